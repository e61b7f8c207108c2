"""Freezes the parses of announced_cases.py as tests/freeze.py does: ``freeze_announced.py [--all]``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from announced_cases import CASES, FROZEN, HEADER
from freeze import freeze

if __name__ == "__main__":
    FROZEN.touch()
    freeze(FROZEN, HEADER, {c.name: c.text for c in CASES}, afresh="--all" in sys.argv[1:])
