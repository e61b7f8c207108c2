"""Keeps statements up to date: hands what came into a database to the comparing of quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def relate(db: Database) -> int:
    """Compare the quotes of an open database that wait for it; return how many there were."""
    from quotetrack.check.history import statement_likeness
    from quotetrack.store.statements.statement_groups import Statements

    return Statements(db, statement_likeness).update()
