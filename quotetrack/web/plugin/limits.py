"""What a question may cost that anybody can write: how large its answer may grow, how many run at once.

How long one may run is a setting of Datasette; see ``serving``. Pages of ours are not held to this: they ask
what we have written.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any
from weakref import ReferenceType, ref

from datasette.utils.sqlite import sqlite3

App = Callable[..., Awaitable[None]]

LONGEST = 1_000_000  # bytes of one value: more than any article, and compared with itself in some seconds
COLUMNS = 100  # of one answer; the widest view has half as many
ANSWER = 32_000_000  # bytes of all rows of one answer
WAITING = 40  # questions that may wait for their turn
_LENGTH, _COLUMN = 0, 2  # SQLITE_LIMIT_LENGTH, SQLITE_LIMIT_COLUMN
_UNLIMITED = 1_000_000_000


class CountedRows:
    """Makes rows as Datasette has them, and ends an answer that grows beyond what is allowed."""

    def __init__(self) -> None:
        self._cursor: ReferenceType[Any] | None = None
        self._bytes = 0

    def __call__(self, cursor: Any, row: tuple[Any, ...]) -> Any:
        """Return a row; raises OperationalError where it is one too many."""
        if self._cursor is None or self._cursor() is not cursor:
            self._cursor, self._bytes = ref(cursor), 0
        self._bytes += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if self._bytes > ANSWER:
            raise sqlite3.OperationalError(
                f"the answer is larger than {ANSWER // 1_000_000} MB; ask for less"
            )
        return sqlite3.Row(cursor, row)


def limit_size(connection: Any) -> None:
    """Limit what a connection may answer."""
    connection.row_factory = CountedRows()
    _set_limits(connection, LONGEST, COLUMNS)


@contextmanager
def without_limits(connection: Any) -> Iterator[None]:
    """Let a connection answer whatever is stored."""
    made, connection.row_factory = connection.row_factory, None
    _set_limits(connection, _UNLIMITED, 2000)
    try:
        yield
    finally:
        connection.row_factory = made
        if isinstance(made, CountedRows):
            _set_limits(connection, LONGEST, COLUMNS)


def _set_limits(connection: Any, length: int, columns: int) -> None:
    """Set what SQLite itself limits, where this Python can."""
    if hasattr(connection, "setlimit"):  # from Python 3.11 on
        connection.setlimit(_LENGTH, length)
        connection.setlimit(_COLUMN, columns)


def in_turn(
    app: App, *, concerns: Callable[[dict[str, Any]], bool], at_once: int, busy: App, waiting: int = WAITING
) -> App:
    """Return the application with at most ``at_once`` of the requests that it ``concerns`` at a time.

    The others wait without holding a thread, so that there is always one for our pages; where more than
    ``waiting`` wait already, ``busy`` answers.
    """
    turns = asyncio.Semaphore(at_once)
    queue: set[object] = set()

    async def wrapped(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not concerns(scope):
            await app(scope, receive, send)
            return
        if len(queue) >= waiting:
            await busy(scope, receive, send)
            return
        ticket = object()
        queue.add(ticket)
        try:
            async with turns:
                queue.discard(ticket)
                await app(scope, receive, send)
        finally:
            queue.discard(ticket)

    return wrapped
