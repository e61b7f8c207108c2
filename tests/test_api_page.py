"""docs/api.md is what the docstrings say, and every name that is exported says something."""

from __future__ import annotations

import inspect

import pytest
from api_page import PAGE, page

import quotetrack


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tests/api_page.py"


@pytest.mark.parametrize("name", [name for name in quotetrack.__all__ if not name.startswith("_")])
def test_every_exported_name_stands_on_the_page_and_is_described(name: str) -> None:
    assert f"## {name}\n" in page()
    assert len((inspect.getdoc(getattr(quotetrack, name)) or "").split()) > 3
