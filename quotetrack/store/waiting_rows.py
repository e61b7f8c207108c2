"""Quotes that wait to be written together: many articles' rows at once, counts and full text in sets.

The triggers of the schema do for one row at a time what a set of rows gets cheaper at once. So the rows of
many new articles are kept until the end of their transaction, or until something must read them there. What
the file holds in the end is the same, and what ends early is rolled back with its transaction.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

QUOTE_COLUMNS = (
    "id number article text source speaker parent start kind class cue cue_lemma cue_start cue_end method"
    " candidates speaker_confidence role affiliation channel negated rule confidence agency relation"
    " mention_start mention_end recipient recipient_start recipient_end"
).split()
_ID, _NUMBER, _SPEAKER = (QUOTE_COLUMNS.index(name) for name in ("id", "number", "speaker"))
_ROWS = {
    "quotes": ", ".join(QUOTE_COLUMNS),
    "quote_speakers": "quote, ordinal, speaker, name, form, basis",
    "quote_spans": 'quote, role, ordinal, start, "end"',
    "quote_relays": "quote, ordinal, agency, relation, mention_start, mention_end",
}
_PLACE = itemgetter(0, 1)  # the quote, and what comes first within it
_OF_QUOTES = ("quotes_insert", "statement_new", "quotes_count_insert", "quote_speakers_count_insert")
_OF_ARTICLES = ("articles_insert", "read_files_insert")


class QuoteRows:
    """Rows of quotes, their speakers, spans and relays, in the order in which they are written."""

    def __init__(self) -> None:
        self.quotes: list[list[Any]] = []
        self.speakers: list[list[Any]] = []
        self.spans: list[tuple[Any, ...]] = []
        self.relays: list[tuple[Any, ...]] = []

    def write(self, connection: sqlite3.Connection) -> None:
        """Insert them all."""
        rows: tuple[list[Any], ...] = (self.quotes, self.speakers, self.spans, self.relays)
        for (table, columns), some in zip(_ROWS.items(), rows, strict=True):
            if some:
                marks = ", ".join("?" * len(some[0]))
                connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", some)


class WaitingRows(QuoteRows):
    """The rows of one transaction that are not yet in the file; ``articles`` wait for their full text.

    ``asked`` are ids of which is known, by ``met``, whether the file held them before, or holds them since.
    """

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[int] = []
        self.ids: set[str] = set()
        self.asked: frozenset[str] = frozenset()
        self.met: set[str] = set()
        self._by_name: defaultdict[int, list[tuple[list[Any], list[Any]]]] = defaultdict(list)

    def add(self, rows: QuoteRows) -> None:
        """Take the rows of an article."""
        self.quotes += rows.quotes
        self.speakers += rows.speakers
        self.spans += rows.spans
        self.relays += rows.relays
        quotes = {row[_ID]: row for row in rows.quotes}
        self.ids.update(quotes)
        self.met.update(quotes)
        for row in rows.speakers:
            self._by_name[row[3]].append((row, quotes[row[0]]))

    def has_none_of(self, ids: Sequence[str]) -> bool:
        """Tell whether it is known that none of these ids is, or was, a quote's of the file or waits."""
        return self.asked.issuperset(ids) and self.met.isdisjoint(ids)

    def last_number(self) -> int | None:
        """Return the number of the last quote that waits, None where none does."""
        return int(self.quotes[-1][_NUMBER]) if self.quotes else None

    def forms(self, name: int) -> set[str]:
        """Return the forms under which waiting quotes use a name."""
        return {row[4] for row, _ in self._by_name.get(name, ()) if row[4] is not None}

    def move(self, name: int, speaker: int) -> None:
        """Make a name another speaker's in the rows that wait."""
        for row, quote in self._by_name.get(name, ()):
            row[2] = speaker
            if row[1] == 0:
                quote[_SPEAKER] = speaker

    def flush(self, connection: sqlite3.Connection) -> None:
        """Write what waits, with all that the triggers would have made of it."""
        new = [(number,) for number in self.articles]
        connection.executemany(_ARTICLE_TEXT, new)
        if connection.execute("SELECT 1 FROM read_files LIMIT 1").fetchone() is not None:
            connection.executemany(_READ_FILE, new)
        self.articles = []
        if not self.quotes:
            return
        rows: tuple[list[Any], ...] = (self.speakers, self.spans, self.relays)
        for some in rows:
            some.sort(key=_PLACE)  # in the order of the file, which so writes each page once
        with _without(connection, _OF_QUOTES):
            self.write(connection)
        connection.execute(_FACTS)
        for statement in _SETS:
            connection.execute(statement, {"first": self.quotes[0][_NUMBER]})
        connection.execute("DELETE FROM temp.new_facts")
        self.quotes, self.speakers, self.spans, self.relays = [], [], [], []
        self.ids.clear()
        self._by_name.clear()


class StoreConnection(sqlite3.Connection):
    """A connection with the rows that wait to be written to it, None where each is written at once.

    ``names`` are the names kept in memory, ``rested`` those that the next transaction may go on with; see
    :mod:`quotetrack.store.name_memory`.
    """

    waiting: WaitingRows | None = None
    names: Any = None
    rested: Any = None


def waiting_of(connection: sqlite3.Connection) -> WaitingRows | None:
    """Return the rows that wait to be written to a connection, None where none are to wait."""
    return connection.waiting if isinstance(connection, StoreConnection) else None


def write_waiting(connection: sqlite3.Connection) -> None:
    """Write the rows that wait, for what reads them in the file."""
    waiting = waiting_of(connection)
    if waiting is not None:
        waiting.flush(connection)


@contextmanager
def writing_together(connection: sqlite3.Connection) -> Iterator[WaitingRows]:
    """Let the rows of quotes wait until the end of the block, which lies within one transaction."""
    assert isinstance(connection, StoreConnection)
    connection.waiting = WaitingRows()
    try:
        with _without(connection, _OF_ARTICLES):
            yield connection.waiting
            connection.waiting.flush(connection)
    finally:
        connection.waiting = None


@contextmanager
def _without(connection: sqlite3.Connection, triggers: Sequence[str]) -> Iterator[None]:
    """Take triggers away for a while; an exception leaves that to the transaction, which is rolled back."""
    listed = ", ".join("?" * len(triggers))
    query = f"SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name IN ({listed}) ORDER BY rowid"
    statements = [row[0] for row in connection.execute(query, triggers)]
    for name in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for statement in statements:
        connection.execute(statement)


_FACTS = "CREATE TEMP TABLE IF NOT EXISTS new_facts AS SELECT * FROM quote_facts LIMIT 0"
_SPEAKERS = "temp.new_facts AS f CROSS JOIN quote_speakers AS s ON s.quote = f.quote"
_MORE = "ON CONFLICT DO UPDATE SET quotes = quotes + excluded.quotes"
_ARTICLE_TEXT = "INSERT INTO articles_fts (rowid, text) SELECT id, text FROM articles WHERE id = ?"
_FACETS = (  # by what word and what number it is counted, and what is counted
    ("cue", "cue", "0", "cue"),
    ("publisher", "publisher", "0", "publisher"),
    ("dateline", "''", "dateline", "dateline"),
    ("agency", "relation", "own_agency", "own_agency"),
    ("version", "version", "0", "version"),
)
_READ_FILE = "DELETE FROM read_files WHERE place = (SELECT place FROM articles WHERE id = ?)"
_SETS = (
    "INSERT INTO quotes_fts (rowid, text) SELECT number, text FROM quotes WHERE number >= :first",
    "INSERT INTO statement_queue (quote) SELECT number FROM quotes WHERE number >= :first",
    "INSERT INTO temp.new_facts SELECT * FROM quote_facts"
    " WHERE quote IN (SELECT id FROM quotes WHERE number >= :first)",
    "INSERT INTO count_days SELECT day, kind, class, count(*) AS quotes FROM temp.new_facts WHERE true"
    f" GROUP BY 1, 2, 3 {_MORE}",
    "INSERT INTO count_agencies SELECT agency, month, relation, count(*) AS quotes FROM temp.new_facts"
    f" WHERE agency IS NOT NULL GROUP BY 1, 2, 3 {_MORE}",
    f"INSERT INTO count_speakers SELECT speaker, count(*) AS quotes, sum(class = 'speech') FROM {_SPEAKERS}"
    f" WHERE true GROUP BY 1 {_MORE}, speech = speech + excluded.speech",
    "INSERT INTO count_speaker_months SELECT speaker, month, class, kind, role, affiliation, count(*)"
    f" FROM {_SPEAKERS} WHERE true GROUP BY 1, 2, 3, 4, 5, 6 {_MORE}",
    "INSERT INTO count_speaker_agencies SELECT speaker, agency, relation, count(*)"
    f" FROM {_SPEAKERS} WHERE agency IS NOT NULL GROUP BY 1, 2, 3 {_MORE}",
    "INSERT INTO count_speaker_articles SELECT speaker, published, article, class, count(*) AS quotes"
    f" FROM {_SPEAKERS} WHERE true GROUP BY 1, 2, 3, 4 {_MORE}",
    *(
        f"INSERT INTO count_facets SELECT '{facet}', {word}, {number}, class, count(*) AS quotes"
        f" FROM temp.new_facts WHERE {given} IS NOT NULL GROUP BY 2, 3, 4 {_MORE}"
        for facet, word, number, given in _FACETS
    ),
)
