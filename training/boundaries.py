"""Word and sentence boundaries in news: boundaries.txt, sentences of our own in the shapes of wire copy.

One sentence a line, an empty line between paragraphs. A bar parts two words that no space parts
(*“|Why|?|” asked Sen. Ruth Okafor|.*), so a line is the gold tokens and, without its bars, the text.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

FILE = Path(__file__).with_name("boundaries.txt")
Range: TypeAlias = tuple[int, int]


def running_text(source: str) -> tuple[str, list[Range], list[Range]]:
    """Return the text, with an empty line between paragraphs, and the ranges of words and sentences."""
    text, words, sentences = "", list[Range](), list[Range]()
    for line in source.strip().split("\n"):
        if not line:
            text = text.rstrip(" ") + "\n\n"
            continue
        start = len(text)
        for chunk in line.split(" "):
            for word in chunk.split("|"):
                words.append((len(text), len(text) + len(word)))
                text += word
            text += " "
        sentences.append((start, len(text) - 1))
    return text.rstrip(" "), words, sentences
