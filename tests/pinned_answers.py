"""The files in which tests pin whole answers, by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def read_pins(path: Path) -> dict[str, Any]:
    """Return what is pinned, nothing where nothing is yet."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def plain_answers(about: str, found: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return answers by name, behind what they are about, as JSON gives them back."""
    named = {f"{about}: {name}": got for name, got in found}
    plain: dict[str, Any] = json.loads(json.dumps(named, default=str))
    return plain


def write_pins(path: Path, pinned: Mapping[str, Any], *, a_name_a_line: bool = False) -> None:
    """Pin answers anew so that a difference can be read: a value a line, or all that a name has."""
    text = json.dumps(pinned, ensure_ascii=True, indent=0)
    if a_name_a_line:
        lines = (f" {json.dumps(name)}: {json.dumps(got, ensure_ascii=True)}" for name, got in pinned.items())
        text = "{\n" + ",\n".join(lines) + "\n}"
    path.write_text(text + "\n", encoding="utf-8")
