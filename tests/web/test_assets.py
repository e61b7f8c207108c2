"""What the pages load ships with the package."""

from __future__ import annotations

import re
from pathlib import Path

WEB = Path(__file__).parents[2] / "quotetrack" / "web"


def test_every_file_that_a_page_loads_exists_and_every_file_is_loaded() -> None:
    sources = [*(WEB / "templates").rglob("*.html"), *WEB.rglob("*.py")]
    named = re.findall(
        r"static\(['\"]([\w.-]+)['\"]\)", "".join(p.read_text(encoding="utf-8") for p in sources)
    )
    ours = {path.name for path in (WEB / "static").iterdir()}
    assert set(named) - {"app.css"} == ours


def test_no_template_or_style_names_another_host() -> None:
    ours = [p for p in WEB.rglob("*") if p.suffix in (".html", ".css", ".js")]
    assert len(ours) > 12
    for path in ours:
        found = re.findall(
            r"""(?:src|href|url|@import|fetch)\W{1,3}(?:https?:)?//""", path.read_text(encoding="utf-8")
        )
        assert not found, path.name
