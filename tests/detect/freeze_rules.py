"""Freezes the parses of the sentences of ``rule_cases``: ``python tests/detect/freeze_rules.py [--all]``.

Among them are the examples of the rules' docstrings. Run it after a change to a sentence: it parses what is
not frozen yet. After a change of the embedded models run it with ``--all``, and read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from rule_cases import FROZEN, parses, texts

from quotetrack.parse.conllu import dump


def main(afresh: bool) -> None:
    """Parse the texts that are not frozen, or every one, and write the frozen file."""
    from quotetrack.parse import Parser

    kept = {} if afresh else parses()
    lacking = [text for text in texts() if text not in kept]
    new = {text: dump(document) for text, document in zip(lacking, Parser().parse_many(lacking), strict=True)}
    frozen = {**kept, **new}
    blocks = [f"# text = {text}\n{frozen[text]}" for text in texts()]
    FROZEN.write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main(afresh="--all" in sys.argv[1:])
