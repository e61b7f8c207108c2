"""Freezes the parses of tests/attribute/passages.py: ``python tests/freeze.py [--all]``.

Run it after a change to a passage: it parses those whose words are not frozen yet. After a change of the
embedded models run it with ``--all``, and read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "attribute"))

from passages import FROZEN, HEADER, PASSAGES

from quotetrack.errors import UnreadableInput
from quotetrack.parse.conllu import dump, load


def main(afresh: bool) -> None:
    """Parse the passages that are not frozen, or every one, and write the frozen file."""
    from quotetrack.parse import Parser

    blocks = [] if afresh else FROZEN.read_text(encoding="utf-8").split(HEADER)[1:]
    kept = {name: conllu for name, _, conllu in (block.partition("\n") for block in blocks)}
    texts = {passage.name: passage.read()[0] for passage in PASSAGES}
    lacking = [name for name, text in texts.items() if not is_parse(kept.get(name, ""), text)]
    parsed = Parser().parse_many([texts[name] for name in lacking])
    kept |= {name: dump(document) for name, document in zip(lacking, parsed, strict=True)}
    FROZEN.write_text("".join(f"{HEADER}{name}\n{kept[name]}" for name in texts), encoding="utf-8")


def is_parse(conllu: str, text: str) -> bool:
    """Tell whether a frozen parse is one of ``text``, to its end."""
    try:
        sentences = load(conllu, text).sentences if conllu else ()
    except UnreadableInput:
        return False
    return bool(sentences) and sentences[-1].span.end == len(text.rstrip())


if __name__ == "__main__":
    main(afresh="--all" in sys.argv[1:])
