"""Freezes the parses of tests/detect/stories.py: ``python tests/detect/freeze_stories.py [--all]``.

Run it after a change to a story: it parses those whose words are not frozen yet. After a change of the
embedded models run it with ``--all``, and read the difference.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from freeze import is_parse
from stories import FROZEN, HEADER, STORIES

from quotetrack.parse import Parser
from quotetrack.parse.conllu import dump


def main(afresh: bool) -> None:
    """Parse the stories that are not frozen, or every one, and write the frozen file."""
    blocks = [] if afresh else FROZEN.read_text(encoding="utf-8").split(HEADER)[1:]
    kept = {name: conllu for name, _, conllu in (block.partition("\n") for block in blocks)}
    texts = {story.name: story.read()[0] for story in STORIES}
    lacking = [name for name, text in texts.items() if not is_parse(kept.get(name, ""), text)]
    parsed = Parser().parse_many([texts[name] for name in lacking])
    kept |= {name: dump(document) for name, document in zip(lacking, parsed, strict=True)}
    FROZEN.write_text("".join(f"{HEADER}{name}\n{kept[name]}" for name in texts), encoding="utf-8")


if __name__ == "__main__":
    main(afresh="--all" in sys.argv[1:])
