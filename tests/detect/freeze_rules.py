"""Freezes the parses of the marked sentences of ``rule_cases``: ``python tests/detect/freeze_rules.py``.

Among them are the examples of the rules' docstrings. Run it after a change to a sentence or to the embedded
models, and read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from rule_cases import FROZEN, texts

from quotetrack.parse.conllu import dump


def main() -> None:
    """Parse every text with the embedded models and write the frozen file."""
    from quotetrack.parse import Parser

    wanted = texts()
    parsed = Parser().parse_many(wanted)
    blocks = [f"# text = {text}\n{dump(document)}" for text, document in zip(wanted, parsed, strict=True)]
    FROZEN.write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
