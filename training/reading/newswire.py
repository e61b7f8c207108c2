"""Joins the articles of the names' newswire to running texts: python -m training.reading.newswire NAMES OUT

NAMES is ``ner-train.json`` of ``training.names``, OUT gets JSON lines with ``id`` and ``text``. The articles
hang together sentence by sentence; paragraphs are drawn by chance, seeded. Nobody has annotated reports in
them: they are for a teacher to read.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from training.joint.data import read_names
from training.names import article_sizes

_PARAGRAPHS = (1, 1, 2, 2, 3)  # sentences that one may have
_BEFORE = re.compile(
    r" (?=(?:[.,;:?!%)\]}…]|\.\.\.|n[’']t|[’'](?:s|re|ve|ll|d|m)\b)(?:\s|$|”))", re.IGNORECASE
)
_BEHIND = re.compile(r"(?<=[(\[{$£€#]) ")
_MARKS = frozenset(('"', "``", "''", "“", "”"))
_SEED = 4


def sentence_text(words: Sequence[str]) -> str:
    """Join a sentence's words as they are written, with typographic double marks.

    *" We lost , " she said .* becomes *“We lost,” she said.*
    """
    inside, parts = False, list[str]()
    for word in words:
        if word not in _MARKS:
            parts.append(word)
            continue
        opens = not inside if word == '"' else word in ("``", "“")
        parts.append("“\0" if opens else "\0”")
        inside = opens
    text = " ".join(parts).replace("\0 ", "").replace(" \0", "").replace("\0", "")
    return _BEHIND.sub("", _BEFORE.sub("", text))


def texts(sentences: Sequence[Sequence[str]], seed: int = _SEED) -> Iterator[str]:
    """Yield the text of each article, whose first sentence is its address and is left out."""
    rng = random.Random(seed)
    at = 0
    for size in article_sizes(sentences):
        rest = [sentence_text(words) for words in sentences[at + 1 : at + size]]
        at += size
        paragraphs = []
        while rest:
            count = rng.choice(_PARAGRAPHS)
            paragraphs.append(" ".join(rest[:count]))
            rest = rest[count:]
        if paragraphs:
            yield "\n\n".join(paragraphs)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args(arguments)
    found = texts([sentence.words for sentence in read_names(given.names)])
    rows = [json.dumps({"id": f"wire{n:04d}", "text": text}) + "\n" for n, text in enumerate(found)]
    given.out.write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
