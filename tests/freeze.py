"""Freezes the parses of tests/attribute/passages.py: ``python tests/freeze.py``.

Run it after every change to a passage or to the embedded models, and read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "attribute"))

from passages import FROZEN, HEADER, PASSAGES

from quotetrack.parse.conllu import dump


def main() -> None:
    """Parse every passage with the embedded models and write the frozen file."""
    from quotetrack.parse import Parser

    documents = Parser().parse_many([passage.read()[0] for passage in PASSAGES])
    blocks = [
        f"{HEADER}{passage.name}\n{dump(document)}"
        for passage, document in zip(PASSAGES, documents, strict=True)
    ]
    FROZEN.write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
