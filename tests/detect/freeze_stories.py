"""Freezes the parses of tests/detect/stories.py as tests/freeze.py does: ``freeze_stories.py [--all]``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from freeze import freeze
from stories import FROZEN, HEADER, STORIES

if __name__ == "__main__":
    freeze(FROZEN, HEADER, {s.name: s.read()[0] for s in STORIES}, afresh="--all" in sys.argv[1:])
