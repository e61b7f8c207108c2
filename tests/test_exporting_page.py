"""docs/exporting.md shows what the program prints, and names every format, style and status."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from readme import ROOT, but_for_totals, rewritten

from quotetrack.cli.editing.reviewing import review_command
from quotetrack.export.formats import FORMATS
from quotetrack.export.newsroom.citation_styles import STYLES

PAGE = ROOT / "docs" / "exporting.md"
_TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|(?<=Retrieved )[\d-]{10}|(?<=urldate = \{)[\d-]{10}")
_DAYS = re.compile(r"(by [A-Z]\w+ [A-Z]\w+, )\d{4}-\d\d-\d\d")


def timeless(text: str) -> str:
    """Return a page without the times at which its examples were run."""
    return _DAYS.sub(r"\1DAY", _TIMES.sub("TIME", text))


@pytest.mark.model
def test_every_example_prints_what_the_page_shows(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert timeless(but_for_totals(rewritten(text, tmp_path), text)) == timeless(text)


def test_the_table_of_formats_is_whole() -> None:
    named = re.findall(r"^\| `([a-z-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    statuses = next(p.type.choices for p in review_command.params if p.name == "status")  # type: ignore[attr-defined]
    assert sorted(named) == sorted([*FORMATS, *statuses])


def test_every_style_of_citation_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [style for style in STYLES if style != "plain" and f"--style {style}" not in text] == []
