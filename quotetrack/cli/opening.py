"""Opens databases for the commands, and closes them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


@contextmanager
def opened(path: Path, *, to_review: bool = False) -> Iterator[Database]:
    """Open a database that is there, for reading or for verdicts, and close it afterwards."""
    from quotetrack.store import open_existing, open_to_review

    db = open_to_review(path) if to_review else open_existing(path)
    with closing(db.conn):
        yield db
