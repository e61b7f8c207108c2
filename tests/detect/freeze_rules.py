"""Freezes the parses of the sentences of ``rule_cases`` as tests/freeze.py does: ``freeze_rules.py [--all]``.

Among them are the examples of the rules' docstrings.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from freeze import freeze
from rule_cases import FROZEN, in_one_line, texts

if __name__ == "__main__":
    freeze(FROZEN, "# text = ", {in_one_line(text): text for text in texts()}, afresh="--all" in sys.argv[1:])
