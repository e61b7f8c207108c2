"""What an article is called where it is shown: by its title, else by how it begins, else by its file."""

from __future__ import annotations

import re

LONGEST = 90  # code points of a heading that is no title
_JOINTS = re.compile(r"[-_.\s]+")


def heading(title: str | None, document: str, opening: str | None = None) -> str:
    """Return what to call an article, on one line.

    ``document`` is its id, mostly a file's name without its ending; ``opening`` how its text begins.
    A heading that is no title is cut at a word: it is for reading, never for citing.
    """
    named = " ".join((title or "").split())
    if named:
        return named
    first = next((" ".join(line.split()) for line in (opening or "").splitlines() if line.strip()), "")
    words = first or _JOINTS.sub(" ", document).strip()
    if not first:
        words = words[:1].upper() + words[1:]
    if len(words) <= LONGEST:
        return words or document
    return (
        words[:LONGEST].rpartition(" ")[0].rstrip(" ,;:–-") + " …"
        if " " in words[:LONGEST]
        else words[:LONGEST] + "…"
    )
