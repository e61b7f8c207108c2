"""The word lists of a newsroom's own by which this process reads, chosen before it has read any word.

One process reads by one lexicon from first to last: many tables become patterns and sets as the modules
that use them are imported, so that a change later would be half a change.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from quotetrack.errors import BadLexicon

_SHOWN = 12  # hexadecimal digits of a digest


@dataclass(frozen=True, slots=True)
class OwnLexicon:
    """A newsroom's lists: the text of each file by its name, and the ``folder`` that errors name.

    It is all that another process, or another machine, needs to read by the same words.
    """

    folder: str
    files: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> str:
        """Twelve digits that tell these lists from others, wherever they lie; comments do not count."""
        found = hashlib.sha256()
        for name, text in sorted(self.files):
            lines = (line.strip() for line in text.splitlines())
            kept = "\n".join(line for line in lines if line and not line.startswith("#"))
            found.update(f"{name}\0{kept}\0".encode())
        return found.hexdigest()[:_SHOWN]

    def text_of(self, file: str) -> str:
        """Return the text of a file, empty where the folder has none of that name."""
        return dict(self.files).get(file, "")

    def place_of(self, file: str) -> str:
        """Return the path by which errors name a file."""
        return f"{self.folder}/{file}"


class _Process:
    """What this process reads by, and whether it has read anything yet."""

    lexicon: OwnLexicon | None = None
    reads = False


def choose_lexicon(lexicon: OwnLexicon) -> None:
    """Let this process read by a lexicon of one's own.

    Raises BadLexicon where words were read by others before: what was made of them would stay.
    """
    if _Process.lexicon is not None and _Process.lexicon.digest == lexicon.digest:
        return
    if _Process.reads or _Process.lexicon is not None:
        raise BadLexicon(
            f"{lexicon.folder}: this process has read other word lists already; choose these before the "
            "first text, in a process of their own"
        )
    _Process.lexicon = lexicon


def chosen_lexicon() -> OwnLexicon | None:
    """Return the lexicon that this process reads by, None for the shipped lists alone."""
    return _Process.lexicon


def lexicon_in_force() -> OwnLexicon | None:
    """Return the same for a table that is about to be read; no other can be chosen from here on."""
    _Process.reads = True
    return _Process.lexicon


def versioned(version: str) -> str:
    """Return the version of the program with the digest of the lexicon: *0.1.0+words.0a1b2c3d4e5f*.

    It is stored with every extraction, so that a text is read again once the words have changed.
    """
    return version if _Process.lexicon is None else f"{version}+words.{_Process.lexicon.digest}"
