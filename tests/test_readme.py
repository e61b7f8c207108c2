"""The README and two pages of docs show what the program prints, and name only what exists."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from readme import README, ROOT, but_for_totals, rewritten

from quotetrack.cli import main as program

PAGES = (README, ROOT / "docs" / "asking.md", ROOT / "docs" / "own-words.md")


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_prints_what_the_page_shows(tmp_path: Path, page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert undated(but_for_totals(rewritten(text, tmp_path), text)) == undated(text)


def test_only_totals_may_differ_and_but_little() -> None:
    shown = "0 failed; 348 quotes stored\nBBC 3 0.9 %"
    assert but_for_totals("0 failed; 346 quotes stored\nBBC 3 1.0 %", shown) == shown
    for other in (shown.replace("348", "340"), shown.replace("3 0.9", "4 0.9"), shown.replace("0.9", "1.1")):
        assert but_for_totals(other, shown) == other


def undated(text: str) -> str:
    """Return a page without the days on which its articles were read: the one thing that every run changes.

    Days of publication and all others stay.
    """
    return re.sub(r"(?<=\bRetrieved )\d{4}-\d\d-\d\d\b", "YYYY-MM-DD", text)


def test_a_citation_says_when_its_article_was_read() -> None:
    shown = PAGES[1].read_text(encoding="utf-8")
    assert undated(shown) != shown


def test_a_newcomer_has_read_the_readme_in_a_few_minutes() -> None:
    assert len(README.read_text(encoding="utf-8").split()) < 1_200


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:data|docs|benchmarks|training|tests)/[\w./-]*|[\w-]+\.(?:md|sql))`", text)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_a_page_runs_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    used = set(re.findall(r"(?:[$|`] ?)quotetrack ([a-z]+) ", text))
    assert used
    assert used <= set(program.commands)
