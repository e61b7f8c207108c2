"""What the pages load ships with the package, unchanged and under its licence."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "quotetrack" / "web"
VENDOR = WEB / "static" / "vendor"
ROWS = list(csv.DictReader((VENDOR / "VENDORED.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_a_library_is_the_one_that_was_published(row: dict[str, str]) -> None:
    content = (VENDOR / row["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == row["sha256"]
    assert row["version"].encode() in content[:200]
    licence = (VENDOR / row["licence_file"]).read_text(encoding="utf-8")
    assert "Permission to use, copy, modify" in licence and "Copyright" in licence


def test_every_library_is_listed_and_used() -> None:
    assert {row["file"] for row in ROWS} == {path.name for path in VENDOR.glob("*.js")}
    macros = (WEB / "templates" / "quotetrack" / "_macros.html").read_text(encoding="utf-8")
    assert set(re.findall(r"vendor/([\w.-]+)", macros)) == {row["file"] for row in ROWS}


def test_every_file_that_a_page_loads_exists() -> None:
    for template in (WEB / "templates").rglob("*.html"):
        for name in re.findall(r"static\('([^']+)'\)", template.read_text(encoding="utf-8")):
            assert (WEB / "static" / name).is_file() or name == "app.css", (template.name, name)


def test_no_template_or_style_names_another_host() -> None:
    ours = [p for p in WEB.rglob("*") if p.suffix in (".html", ".css", ".js") and p.parent != VENDOR]
    assert len(ours) > 12
    for path in ours:
        found = re.findall(
            r"""(?:src|href|url|@import|fetch)\W{1,3}(?:https?:)?//""", path.read_text(encoding="utf-8")
        )
        assert not found, path.name
