"""Freezes the parses of tests/detect/stories.py: ``python tests/detect/freeze_stories.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from stories import FROZEN, HEADER, STORIES

from quotetrack.parse import Parser
from quotetrack.parse.conllu import dump


def main() -> None:
    """Parse every story with the embedded models and write the frozen file."""
    parsed = Parser().parse_many([story.read()[0] for story in STORIES])
    blocks = [f"{HEADER}{s.name}\n{dump(d)}" for s, d in zip(STORIES, parsed, strict=True)]
    FROZEN.write_text("".join(blocks), encoding="utf-8")


if __name__ == "__main__":
    main()
