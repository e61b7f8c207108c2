"""Writes extractions: one transaction an article, the same rows however often it is repeated.

An article is what stands at a place. Where the text there has changed, the article has another version;
where the same text turns up at a second place, that place becomes a row of ``copies`` and no statement counts
twice. What was taken out stays out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import datetime, timezone
from pathlib import Path
from types import TracebackType
from typing import Literal, cast

from sqlite_utils import Database

from quotetrack.errors import DatabaseError
from quotetrack.model import Article, Extraction, article_name
from quotetrack.store.articles.new_articles import NewArticle, known_ids, new_articles
from quotetrack.store.articles.places import (
    HomeFolder,
    Place,
    article_at,
    find_place,
    is_settled,
    mend_digest,
    move_to_copy,
    settle_place,
    take_copy,
)
from quotetrack.store.articles.read_files import ReadFiles
from quotetrack.store.articles.removing import is_removed
from quotetrack.store.articles.revising import (
    insert_article,
    keep_copied_text,
    merge,
    part_copy,
    revise,
    rewrite,
    write_found,
)
from quotetrack.store.database import BUSY_SECONDS, storable, text_digest, transaction, worded
from quotetrack.store.name_memory import remembering
from quotetrack.store.people.appointing import Used, forget_unused
from quotetrack.store.questions.count_tables import count_faults, recount
from quotetrack.store.upgrades.opened_files import Tell, open_or_create
from quotetrack.store.waiting_rows import writing_together

_CACHE = 64 * 1024  # KiB of the file kept in memory for many articles, whose rows go all over it

Outcome = Literal["new", "updated", "copy", "unchanged", "removed"]


class Refused(DatabaseError):
    """One article that the database cannot hold; the others are not affected."""


class Store:
    """An open database to write to; use it in a ``with`` statement, which closes it.

    ``model`` labels the models that the extractions come from (empty for the embedded ones): with
    quotetrack's version it decides whether an article must be extracted again. ``given_from`` is the folder
    from which relative paths are given, None for the current one; ``now`` is the clock; ``tell`` is called
    with what became of a file of an older schema. Raises DatabaseError where the file cannot be opened, see
    :func:`open_or_create`.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        model: str = "",
        given_from: Path | None = None,
        wait: float = BUSY_SECONDS,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
        tell: Tell = lambda upgraded: None,
    ) -> None:
        self.db: Database = open_or_create(path, wait=wait, tell=tell)
        self._path = Path(path)
        self._home = HomeFolder(self._path.absolute().parent, given_from)
        self._model = model
        self._now = now
        self._runs: dict[tuple[str, str], int] = {}
        self._moment: str | None = None  # of a transaction of many articles

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.conn.close()

    def recognise(self, article: Article, version: str) -> Outcome | None:
        """Say what became of an article whose text this version and model have already extracted.

        None where it must be extracted. Where the text is stored but not yet at this place, the place
        is recorded; metadata that has changed is written. Raises DatabaseError.
        """
        sha256 = text_digest(storable(article.text))
        with worded(self._path):
            if is_settled(self.db.conn, article, self._home, (sha256, version, self._model)):
                return "unchanged"
            row = self.db.conn.execute(
                "SELECT a.id FROM articles AS a JOIN runs AS r ON r.id = a.run"
                " WHERE a.sha256 = ? AND r.version = ? AND r.model = ?",
                (sha256, version, self._model),
            ).fetchone()
            with transaction(self.db) as connection:
                place = find_place(connection, article, self._home)
                if is_removed(connection, place, sha256):
                    return "removed"
                if row is None:
                    return None
                outcome, left = self._settle(connection, article, article.title, row[0], place)
                forget_unused(connection, left)
                return outcome

    def read_files(self, version: str, mark: str) -> ReadFiles:
        """Return the files whose articles are all stored as ``version`` and this model read them.

        ``mark`` tells by what else than that their bytes are read. Raises DatabaseError.
        """
        return ReadFiles(self.db, self._home, version, self._model, mark)

    def mend_counts(self) -> bool:
        """Fill the tables of counts anew where they are not what the quotes add up to; tell whether.

        Raises DatabaseError where the file cannot be written.
        """
        with worded(self._path):
            if not count_faults(self.db.conn):
                return False
            with transaction(self.db) as connection:
                recount(connection)
        return True

    def save(self, extraction: Extraction, *, again: bool = False) -> Outcome:
        """Store one article and its quotes in one transaction, and say what that changed.

        An article whose text is stored already, by the same version and parser, keeps its rows unless
        ``again``. Raises Refused where this article breaks a constraint of the schema, DatabaseError
        where the file cannot be written; in both cases nothing of the article is stored and all that
        was stored before remains.
        """
        runs = dict(self._runs)
        try:
            with worded(self._path), transaction(self.db) as connection:
                return self._save(connection, extraction, again)
        except sqlite3.IntegrityError as error:
            self._runs = runs
            raise _refused_article(extraction, error) from error
        except BaseException:
            self._runs = runs
            raise

    def save_many(
        self, extractions: Iterable[Extraction], *, again: bool = False, outdated: Container[int] = ()
    ) -> list[Outcome | Refused]:
        """Store articles as :meth:`save` would, one after the other, in one transaction.

        Where the text of one of those ``outdated``, counted from 0, is stored, its place is written alone,
        whoever has read the text. An article that breaks a constraint is Refused in its place, and nothing
        of it is stored. Raises DatabaseError where the file cannot be written; then none of them is stored.
        """
        some = list(extractions)
        try:
            return self._save_all(some, again, outdated, together=True)
        except sqlite3.IntegrityError:  # of one of them; which one shows when each is written by itself
            return self._save_all(some, again, outdated, together=False)

    def _save_all(
        self, extractions: Sequence[Extraction], again: bool, outdated: Container[int], *, together: bool
    ) -> list[Outcome | Refused]:
        """Do what :meth:`save_many` says; ``together``, the rows of many articles are written at once."""
        runs = dict(self._runs)
        self._moment = self._time()
        try:
            with worded(self._path), transaction(self.db) as connection:
                connection.execute(f"PRAGMA cache_size = -{_CACHE}")
                if not together:
                    return [
                        self._save_one(connection, extraction, again, index in outdated)
                        for index, extraction in enumerate(extractions)
                    ]
                with (
                    self._home.held(),
                    writing_together(connection) as waiting,
                    remembering(connection, on=True),
                ):
                    new = new_articles(connection, extractions, self._home)
                    ids = [found.id for one in extractions for found in one.attributions]
                    waiting.asked, waiting.met = frozenset(ids), known_ids(connection, ids)
                    return [
                        self._save(connection, extraction, again, index in outdated, new.get(index))
                        for index, extraction in enumerate(extractions)
                    ]
        except BaseException:
            self._runs = runs
            raise
        finally:
            self._moment = None

    def _save_one(
        self, connection: sqlite3.Connection, extraction: Extraction, again: bool, outdated: bool
    ) -> Outcome | Refused:
        """Store one article of many, or nothing of it."""
        runs = dict(self._runs)
        connection.execute("SAVEPOINT one_article")
        try:
            outcome: Outcome | Refused = self._save(connection, extraction, again, outdated)
        except sqlite3.IntegrityError as error:
            connection.execute("ROLLBACK TO one_article")
            self._runs = runs
            outcome = _refused_article(extraction, error)
        connection.execute("RELEASE one_article")
        return outcome

    def _save(
        self,
        connection: sqlite3.Connection,
        extraction: Extraction,
        again: bool,
        outdated: bool = False,
        new: NewArticle | None = None,
    ) -> Outcome:
        """Do what :meth:`save` says, inside its transaction; ``new`` where the article is known to be."""
        if new is not None:
            run, time = self._run(connection, extraction), self._time()
            where = (new.place, new.text, new.sha256, run, time)
            number = insert_article(connection, None, extraction, *where)
            write_found(connection, number, new.text, new.sha256, extraction)
            return "new"
        article, text = extraction.article, storable(extraction.article.text)
        sha256, title = text_digest(text), extraction.title or article.title
        place = find_place(connection, article, self._home)
        if is_removed(connection, place, sha256):
            return "removed"
        if again:
            mend_digest(connection, place, text, sha256)
        stored = connection.execute(
            "SELECT a.id, r.version, r.parser, r.model FROM articles AS a JOIN runs AS r ON r.id = a.run"
            " WHERE a.sha256 = ?",
            (sha256,),
        ).fetchone()
        if stored is None:
            outcome, left = self._write_text(connection, extraction, place, text, sha256)
        else:
            number = int(stored[0])
            outcome, left = self._settle(connection, article, title, number, place)
            read_by = (extraction.version, extraction.parser, self._model)
            if again or (stored[1:] != read_by and not outdated):
                run, time = self._run(connection, extraction), self._time()
                left |= rewrite(connection, number, text, sha256, extraction, run, time)
                outcome = "updated" if outcome == "unchanged" else outcome
        forget_unused(connection, left)
        return outcome

    def _write_text(
        self, connection: sqlite3.Connection, extraction: Extraction, place: Place, text: str, sha256: str
    ) -> tuple[Outcome, Used]:
        """Write a text that is not stored: another version of the article at its place, or a new article."""
        run, time = self._run(connection, extraction), self._time()
        own = article_at(connection, place)
        if own is not None:
            return "updated", revise(connection, own, place, text, sha256, extraction, run, time)
        copied = take_copy(connection, place, keep=None)
        number, version = (None, 1) if copied is None else part_copy(connection, place)
        number = insert_article(connection, number, extraction, place, text, sha256, run, time, version)
        if copied is not None:
            keep_copied_text(connection, number, version - 1, copied, time)
        write_found(connection, number, text, sha256, extraction)
        return "new" if copied is None else "updated", set()

    def _settle(
        self, connection: sqlite3.Connection, article: Article, title: str | None, number: int, place: Place
    ) -> tuple[Outcome, Used]:
        """Make ``place`` one of stored article ``number``, whatever was there; return what that changed.

        Also return the speakers that an article leaves behind that was there before.
        """
        time = self._time()
        left: Used = set()
        own = article_at(connection, place)
        replaced = take_copy(connection, place, keep=number) is not None
        if own is not None and own != number:
            replaced = True
            if not move_to_copy(connection, own):
                left = merge(connection, own, number, time)
        outcome = settle_place(connection, article, title, number, place, time)
        return ("updated" if replaced and outcome == "copy" else outcome), left

    def _run(self, connection: sqlite3.Connection, extraction: Extraction) -> int:
        """Return the row of this run, one for each version and parser that it meets."""
        key = (extraction.version, extraction.parser)
        if key not in self._runs:
            cursor = connection.execute(
                "INSERT INTO runs (version, parser, model, started_at) VALUES (?,?,?,?)",
                (*key, self._model, self._time()),
            )
            self._runs[key] = cast(int, cursor.lastrowid)
        return self._runs[key]

    def _time(self) -> str:
        """Return the clock's time as stored; that of its beginning in a transaction of many articles."""
        return self._moment or self._now().astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def _refused_article(extraction: Extraction, error: sqlite3.IntegrityError) -> Refused:
    """Say that an article cannot be held."""
    name = article_name(extraction.article)
    return Refused(f"{name}: not stored ({error}); please report this article")
