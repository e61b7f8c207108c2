"""CONTRIBUTING.md: the map shows every room, and whatever it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "quotetrack"
MAP = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROOMS = sorted(
    p.relative_to(PACKAGE).as_posix()
    for p in PACKAGE.rglob("*")
    if p.is_dir() and (p / "__init__.py").exists()
)
_DECIDED = re.compile(r"`([a-z_]+(?:/[a-z_]+)?)` → ")
_MODULE = re.compile(r"`([a-z_]+)(?:\.([a-z_]+))?`")


def section(heading: str) -> str:
    """Return what stands below a heading of the page."""
    return MAP.partition(f"## {heading}")[2].partition("\n## ")[0]


def shown() -> set[str]:
    """The rooms of the map: ``parse/layout · sentences`` are two, both of *parse*."""
    found = set()
    for row in section("The map").splitlines():
        stage = ""
        for name in re.findall(r"`([a-z_/]+)`", row.split("|")[1] if row.startswith("|") else ""):
            top, _, below = name.partition("/")
            stage = top if below else stage
            found |= {top, name} if below or not stage else {f"{stage}/{name}"}
    for row in re.findall(r"^\| `(web|cli|lexicon)` \|(.*)", section("The map"), re.MULTILINE):
        found |= {f"{row[0]}/{name}" for name in re.findall(r"`([a-z_]+)`", row[1])}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_the_map_shows_the_room(room: str) -> None:
    assert room in shown()


def test_every_file_that_the_page_names_exists() -> None:
    named = re.findall(r"`((?:data|docs|benchmarks|training|tests)/[\w./*-]+\.\w+)", MAP)
    assert len(set(named)) > 12
    assert [name for name in named if not list(ROOT.glob(name))] == []


def test_every_way_leads_somewhere() -> None:
    ways = [row for row in section("Where is it decided").splitlines() if "→" in row]
    assert len(ways) >= 5
    for way in ways:
        assert way.count("→") <= 3, "three steps or fewer"
        room = _DECIDED.findall(way)[0]
        for module, function in _MODULE.findall(way.rpartition("|")[0].partition("→")[2]):
            sources = [p.read_text(encoding="utf-8") for p in (PACKAGE / room).rglob(f"{module}.py")]
            assert sources or (PACKAGE / f"{module}.py").exists(), f"{way}: no {module}"
            assert not function or any(f"def {function}(" in source for source in sources), (
                f"{way}: {function}"
            )


def test_the_page_fits_two_sheets() -> None:
    assert len(MAP.split()) <= 1200
