"""Writes docs/api.md from the docstrings of what ``quotetrack`` exports: ``python tests/api_page.py``."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quotetrack

PAGE = Path(__file__).parent.parent / "docs" / "api.md"
HEAD = """# From Python

```python
import quotetrack

found = quotetrack.extract("The levy is “a tax on rain”, Mayor Ida Brandt told Reuters.")
for quote in found.quotes:  # a list of rows: len, slices, to_records(), to_json(), to_pandas()
    print(quote.speaker, quote.kind, quote.text, quote.start, quote.end)

with quotetrack.open("news.db") as db:  # read only
    frame = db.quotes(speaker="Brandt", since="2026-03").to_pandas()
```

In a notebook `found` and a list of quotes show themselves: the text with contents, sources, cues marked, or a
table. Rows have the columns of every export, in one order, whether they were just found or are stored
(`docs/exporting.md`). Every offset is a half-open range of code points.

Made from the docstrings by `python tests/api_page.py`.
"""
_ROLE, _CODE = re.compile(r":\w+:`~?([^`]+)`"), re.compile(r"``([^`]+)``")


def page() -> str:
    """Return the page as it should be."""
    names = [name for name in quotetrack.__all__ if not name.startswith("_")]
    functions = [name for name in names if inspect.isfunction(getattr(quotetrack, name))]
    others = [name for name in names if name not in functions]
    lines = [HEAD]
    for name in (*functions, *others):
        thing = getattr(quotetrack, name)
        lines += [f"## {name}", ""]
        lines += [f"`{name}{_signature(thing)}`", ""] if name in functions else _fields(thing)
        lines += [_told(thing), ""]
        if inspect.isclass(thing):
            lines += _members(thing)
    return "\n".join(lines).rstrip() + "\n"


def _told(thing: Any) -> str:
    """Return a docstring as Markdown, a paragraph a line."""
    text = _CODE.sub(r"`\1`", _ROLE.sub(r"`\1`", inspect.getdoc(thing) or ""))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _signature(thing: Any) -> str:
    """Return how a function is called, without where its types live."""
    parameters = inspect.signature(thing)
    shown = parameters.replace(parameters=[p for n, p in parameters.parameters.items() if n != "self"])
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(shown))


def _fields(thing: Any) -> list[str]:
    """Return the fields of a data class."""
    if not dataclasses.is_dataclass(thing):
        return []
    return [f"Fields: {', '.join(f'`{field.name}`' for field in dataclasses.fields(thing))}", ""]


def _members(thing: Any) -> Iterator[str]:
    """Yield the methods and properties that a class defines itself."""
    for name, member in vars(thing).items():
        if name.startswith("_") or not (inspect.isfunction(member) or isinstance(member, property)):
            continue
        called = name if isinstance(member, property) else f"{name}{_signature(member)}"
        yield f"- `{called}`: {_told(member)}"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
