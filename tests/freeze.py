"""Freezes the parses of tests/attribute/passages.py: ``python tests/freeze.py [--all]``.

Run it after a change to a passage: it parses those whose words are not frozen yet. After a change of the
embedded models run it with ``--all``, and read the difference.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "attribute"))

from passages import FROZEN, HEADER, PASSAGES

from quotetrack.errors import UnreadableInput
from quotetrack.parse.conllu import dump_conllu, load_conllu


def freeze(path: Path, header: str, texts: Mapping[str, str], *, afresh: bool) -> None:
    """Parse the texts that ``path`` does not hold, or every one, and write it; ``texts`` are by name."""
    from quotetrack.parse import Parser

    blocks = [] if afresh else path.read_text(encoding="utf-8").split(header)[1:]
    kept = {name: conllu for name, _, conllu in (block.partition("\n") for block in blocks)}
    lacking = [name for name, text in texts.items() if not _is_parse(kept.get(name, ""), text)]
    parsed = Parser().parse_many([texts[name] for name in lacking])
    kept |= {name: dump_conllu(document) for name, document in zip(lacking, parsed, strict=True)}
    path.write_text("".join(f"{header}{name}\n{kept[name]}" for name in texts), encoding="utf-8")


def _is_parse(conllu: str, text: str) -> bool:
    """Tell whether a frozen parse is one of ``text``, to its end."""
    try:
        sentences = load_conllu(conllu, text).sentences if conllu else ()
    except UnreadableInput:
        return False
    return bool(sentences) and sentences[-1].span.end == len(text.rstrip())


if __name__ == "__main__":
    freeze(FROZEN, HEADER, {p.name: p.read()[0] for p in PASSAGES}, afresh="--all" in sys.argv[1:])
