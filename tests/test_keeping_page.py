"""docs/keeping.md shows what the program prints."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from readme import ROOT, rewritten

PAGE = ROOT / "docs" / "keeping.md"


@pytest.mark.model
def test_every_example_prints_what_the_page_shows(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert rewritten(text, tmp_path) == text
