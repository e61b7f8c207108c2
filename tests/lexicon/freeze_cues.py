"""Freezes the parse of all examples of data/en/cues.csv: ``python tests/lexicon/freeze_cues.py``.

Run it after every change to an example or to the embedded models, and read the difference. The
examples are parsed as the paragraphs of one text; the parse lands in tests/parses/cues.conllu.
"""

from __future__ import annotations

import re
from pathlib import Path

from quotetrack.lexicon.reporting_words import cue_words
from quotetrack.model import Span
from quotetrack.parse.conllu import dump_conllu

FROZEN = Path(__file__).parent.parent / "parses" / "cues.conllu"
GAP = "\n\n"
_BRACKET = re.compile(r"[\[\]]")


def unbracketed(example: str) -> tuple[str, list[Span]]:
    """Return the sentence without its square brackets, and the spans that they held."""
    text, spans = "", []
    for position, part in enumerate(_BRACKET.split(example)):
        if position % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, spans


def joined() -> str:
    """Return the text that is parsed: every example, one a paragraph, in the file's order."""
    return GAP.join(unbracketed(word.example)[0] for word in cue_words())


def main() -> None:
    """Parse the examples with the embedded models and write the frozen file."""
    from quotetrack.parse import Parser

    (document,) = Parser().parse_many([joined()])
    FROZEN.write_text(dump_conllu(document), encoding="utf-8")


if __name__ == "__main__":
    main()
