"""The main text of a page, found by trafilatura, which may take the square of a page's elements in time.

A page with very many is read by another process, which ends at a deadline.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from typing import Any

from quotetrack.errors import UnreadableInput

SECONDS = 20.0  # for a large page; an ordinary one takes a tenth of one
_MOST_TAGS = 10_000  # a page with more is large: news pages have some two thousand
_FIELDS = ("text", "url", "title", "author", "sitename")
_COMMAND = (sys.executable, "-m", "quotetrack.read.page_source.main_text")


def main_text(
    html: str, name: str, url: str | None, *, seconds: float = SECONDS, command: tuple[str, ...] = _COMMAND
) -> dict[str, Any]:
    """Return what trafilatura finds in a page, by the names of its fields; its guess of a date is left alone.

    Raises UnreadableInput, naming ``name``, where a large page takes longer than ``seconds``.
    """
    tags = html.count("<")
    if tags <= _MOST_TAGS:
        return found_in(html, url)
    paths = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(
            command,
            input=json.dumps([html, url]),
            capture_output=True,
            encoding="ascii",
            env={**os.environ, "PYTHONPATH": paths},
            timeout=seconds,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        how = f"takes longer than {seconds:g} s to read" if _is_late(error) else "cannot be read"
        raise UnreadableInput(f"{name}: {how} ({tags:,} tags); save its text as .txt") from error
    return found


def found_in(html: str, url: str | None) -> dict[str, Any]:
    """Return what trafilatura finds in a page, in this process."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    found = trafilatura.bare_extraction(
        html, url=url, include_comments=False, include_tables=False, with_metadata=True
    )
    held = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    return {name: held.get(name) for name in _FIELDS}


def _is_late(error: Exception) -> bool:
    """Tell whether a process was ended by its deadline."""
    return isinstance(error, subprocess.TimeoutExpired)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(found_in(*json.load(sys.stdin))))
