"""A database of synthetic quotes, as many as asked for: python benchmarks/synthetic.py DB --quotes 1000000

Articles of about ten short attributions by invented people. Speakers, words and publishers follow
Zipf's law, as they do in news: the first speaker has nearly a tenth of all quotes, most have a handful.
Every offset is right (``quotetrack check DB`` proves it), full text and indexes are made of all rows at the
end, and the same number of quotes gives the same file. Of more than 250,000 quotes, which must be a multiple
of that, SQLite itself repeats the first on other days. Statements are not compared: they wait.
"""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from quotetrack.lexicon.folding import fold
from quotetrack.lexicon.press.outlets import outlets
from quotetrack.store import open_or_create
from quotetrack.store.people.name_keys import surname

SEED = 20260101
SPEAKERS, WORDS, PUBLISHERS, QUOTES_AN_ARTICLE = 20_000, 30_000, 200, 10
FIRST_DAY, DAYS = date(2014, 1, 1), 4000
BATCH = 20_000
INVENTED = 250_000  # quotes; of more, these are repeated under other numbers and on other days
HELD = (
    1 << 28
)  # bytes of full text in memory at once, SQLite's own being 1 << 20: fewer parts to put together
QUOTED = "SELECT speaker FROM count_speakers"
ONSETS = "b br c d dr f g gr h k l m n p pr r s st t tr v w".split()
VOWELS, ENDINGS = "a e i o u ai ea ou".split(), ["", "n", "r", "l", "s", "nd", "rt", "m"]
CUES = (("said", "say"), ("told", "tell"), ("added", "add"), ("announced", "announce"), ("denied", "deny"))
ROLES = ("", "", "", "minister", "mayor", "spokeswoman", "chief executive", "senator", "professor", "coach")
KINDS = ("indirect", "indirect", "mixed", "direct")
CLASSES = ("speech",) * 8 + ("thought", "perception")
_TRIGGERS = "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid"
_INDEXES = "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY rowid"
TYPES = ("person",) * 7 + ("organization", "organization", "anonymous")


def zipf(n: int) -> np.ndarray[Any, Any]:
    """Return the cumulative chances of the first to the n-th by Zipf's law."""
    weights = 1.0 / np.arange(1, n + 1)
    cumulative: np.ndarray[Any, Any] = np.cumsum(weights / weights.sum())
    return cumulative


@dataclass
class Newsroom:
    """Invents articles, the same ones for the same seed."""

    chance: np.random.Generator = field(default_factory=lambda: np.random.default_rng(SEED))

    def __post_init__(self) -> None:
        self.words = self._unique(WORDS, 2)
        parts = [part.title() for part in self._unique(2 * SPEAKERS, 3)]
        self.names = [f"{a} {b}" for a, b in zip(parts[::2], parts[1::2], strict=True)]
        self.bodies = [f"{word.title()} Council" for word in self.words[100:400]]
        self._word, self._name = zipf(WORDS), zipf(SPEAKERS)
        self._publisher = zipf(PUBLISHERS)
        self.publishers = [f"The {word.title()} Post" for word in self.words[400 : 400 + PUBLISHERS]]

    def _unique(self, n: int, syllables: int) -> list[str]:
        """Return n words, no two the same."""
        found: dict[str, None] = {}
        while len(found) < n:
            parts = self.chance.integers(0, [len(ONSETS), len(VOWELS), len(ENDINGS)], (syllables, 3))
            found[
                "".join(
                    ONSETS[o] + VOWELS[v] + (ENDINGS[e] if i else "") for i, (o, v, e) in enumerate(parts)
                )
            ] = None
        return list(found)

    def draw(self, cumulative: np.ndarray[Any, Any], n: int) -> np.ndarray[Any, Any]:
        """Return n numbers drawn with these chances."""
        return np.searchsorted(cumulative, self.chance.random(n))

    def article(self, number: int, quotes: int, first: int, agencies: int) -> dict[str, Any]:
        """Return the rows of one article by table; its quotes are numbered from ``first``."""
        words = iter(self.draw(self._word, quotes * 22).tolist())
        people = self.draw(self._name, quotes).tolist()
        dice = self.chance.random((quotes, 7)).tolist()
        text, rows = f"Article {number}\n\n", []
        for i in range(quotes):
            row, sentence = self._quote(
                people[i], dice[i], [self.words[next(words)] for _ in range(12 + i % 10)], len(text)
            )
            agency = int(dice[i][5] ** 2 * 8 * agencies) + 1
            row["agency"] = agency if agency <= agencies else None
            row["relation"] = ("reported", "told", "carried")[agency % 3] if row["agency"] else None
            row.update(id=f"q{number:08x}{i:02x}", number=first + i, article=number)
            rows.append(row)
            text += sentence + ("\n\n" if i % 3 == 2 else " ")
        day, publisher, dateline = self.chance.random(3).tolist()
        head = {
            "id": number,
            "document": f"article-{number}",
            "path": f"synthetic/{number}.txt",
            "title": " ".join(self.words[k] for k in self.draw(self._word, 7)).capitalize(),
            "publisher": self.publishers[int(np.searchsorted(self._publisher, publisher))],
            "published": (FIRST_DAY + timedelta(days=int(DAYS * day))).isoformat(),
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "dateline_agency": int((4 * dateline) ** 2 * agencies) + 1 if dateline < 0.25 else None,
        }
        return {"article": head, "quotes": rows}

    def _quote(self, person: int, dice: list[float], words: list[str], at: int) -> tuple[dict[str, Any], str]:
        """Return one attribution's columns and its sentence, which begins at offset ``at``."""
        kind, klass = KINDS[int(dice[0] * len(KINDS))], CLASSES[int(dice[1] * len(CLASSES))]
        cue, lemma = CUES[int(dice[2] * len(CUES))]
        role = ROLES[(person + int(dice[3] * 1.2)) % len(ROLES)]
        content = " ".join(words)
        if kind == "direct":
            content = f"“{content},”"
        elif kind == "mixed":
            content = f"{' '.join(words[:6])} “{' '.join(words[6:])}”"
        source = self.names[person]
        start = at + (0 if kind == "direct" else len(source) + len(cue) + 2)
        source_start = at + len(content) + 1 if kind == "direct" else at
        cue_start = source_start + len(source) + 1
        order = (content, source, cue) if kind == "direct" else (source, cue, content)
        row = {
            "start": start, "kind": kind, "class": klass, "text": content, "cue": cue, "cue_lemma": lemma,
            "cue_start": cue_start, "cue_end": cue_start + len(cue), "source": source, "speaker": person + 1,
            "method": "name", "role": role or None, "rule": "synthetic",
            "confidence": round(0.5 + dice[6] / 2, 3),
            "affiliation": self.bodies[person % len(self.bodies)] if role and dice[4] < 0.5 else None,
            "_source_start": source_start,
        }  # fmt: skip
        return row, " ".join(order) + "."


def make(path: Path, quotes: int, *, progress: bool = False) -> None:
    """Write a database of ``quotes`` quotes to ``path``.

    Raises FileExistsError where one is, ValueError for a number that is above INVENTED and no multiple of it.
    """
    if path.exists():
        raise FileExistsError(path)
    invented = min(quotes, INVENTED)
    if quotes % invented:
        raise ValueError(f"{quotes:,} quotes: of more than {INVENTED:,}, give a multiple of that")
    db = open_or_create(path)
    connection: sqlite3.Connection = db.conn
    with closing(connection):
        connection.execute("PRAGMA journal_mode = off")
        connection.execute("PRAGMA synchronous = off")
        connection.execute("PRAGMA cache_size = -1000000")
        connection.execute("BEGIN")
        triggers = [row[0] for row in connection.execute(_TRIGGERS)]
        for name in (row[0] for row in connection.execute(_TRIGGERS.replace("sql", "name", 1)).fetchall()):
            connection.execute(f"DROP TRIGGER {name}")
        newsroom = Newsroom()
        agencies = _write_names(connection, newsroom)
        indexes = [row[0] for row in connection.execute(_INDEXES)]
        for name in (row[0] for row in connection.execute(_INDEXES.replace("sql", "name", 1)).fetchall()):
            connection.execute(f"DROP INDEX {name}")
        for batch in _batches(newsroom, invented, agencies):
            _write(connection, batch)
            if progress:
                print(f"\r{batch[-1]['quotes'][-1]['number']:,} quotes", end="", file=sys.stderr)
        turns = quotes // invented
        _count(connection, turns)
        for turn in range(1, turns):
            _repeat(connection, turn, invented)
            if progress:
                print(f"\r{(turn + 1) * invented:,} quotes", end="", file=sys.stderr)
        for statement in indexes:
            connection.execute(statement)
        for table in ("quotes_fts", "articles_fts"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', {HELD})")
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
            connection.execute(f"DELETE FROM {table}_config WHERE k = 'hashsize'")
        connection.execute("INSERT INTO statement_queue (quote) SELECT number FROM quotes")
        for statement in triggers:
            connection.execute(statement)
        if _columns(connection, "speaker_names"):
            connection.execute(f"DELETE FROM speaker_names WHERE speaker NOT IN ({QUOTED})")
        connection.execute(f"DELETE FROM speakers WHERE id NOT IN ({QUOTED})")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = delete")
    if progress:
        print(file=sys.stderr)


def _count(connection: sqlite3.Connection, turns: int) -> None:
    """Fill the counts of so many turns from the quotes of the first, which alone is stored by now."""
    connection.execute(f"CREATE TEMP TABLE told AS SELECT {_TOLD} FROM speaker_facts")
    for table, columns, query in _PARTS:
        connection.execute(f"CREATE TEMP TABLE {table} AS SELECT {columns}, count(*) AS n FROM told {query}")
    articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    for turn in range(turns):
        for statement in _COUNTS:
            values = {"days": _later(turn), "turn": turn, "articles": articles}
            connection.execute(statement, {name: values[name] for name in values if f":{name}" in statement})
    for statement in _WHOLE:
        connection.execute(statement, {"turns": turns})
    for name in ("told", *(table for table, _, _ in _PARTS)):
        connection.execute(f"DROP TABLE temp.{name}")


def _later(turn: int) -> str:
    """Return by how much the days of a turn are later than those of the first."""
    return f"{turn * 37} days"


_TOLD = "speaker, day, class, kind, role, affiliation, agency, relation, article"
_PARTS = (
    ("told_days", "day, kind, class", "GROUP BY 1, 2, 3"),
    ("told_agencies", "agency, day, relation", "WHERE agency IS NOT NULL GROUP BY 1, 2, 3"),
)
_MORE = "ON CONFLICT DO UPDATE SET quotes = quotes + excluded.quotes"
_COUNTS = (
    "INSERT INTO count_days SELECT date(day, :days), kind, class, n AS quotes FROM temp.told_days WHERE true"
    f" {_MORE}",
    "INSERT INTO count_agencies SELECT agency, substr(date(day, :days), 1, 7), relation, sum(n) AS quotes"
    f" FROM temp.told_agencies WHERE true GROUP BY 1, 2, 3 {_MORE}",
    "INSERT INTO count_speaker_months"
    " SELECT speaker, substr(date(day, :days), 1, 7), class, kind, role, affiliation, count(*) AS quotes"
    f" FROM temp.told WHERE true GROUP BY 1, 2, 3, 4, 5, 6 {_MORE}",
    "INSERT INTO count_speaker_articles"
    " SELECT speaker, date(day, :days), article + :turn * :articles, class, count(*) AS quotes"
    " FROM temp.told GROUP BY 1, 2, 3, 4",
)
_WHOLE = (
    "INSERT INTO count_speakers SELECT speaker, :turns * count(*), :turns * sum(class = 'speech')"
    " FROM temp.told GROUP BY 1",
    "INSERT INTO count_speaker_agencies SELECT speaker, agency, relation, :turns * count(*)"
    " FROM temp.told WHERE agency IS NOT NULL GROUP BY 1, 2, 3",
    "INSERT INTO count_facets SELECT facet, word, number, class, :turns * quotes FROM counted_facets",
)


def _repeat(connection: sqlite3.Connection, turn: int, quotes: int) -> None:
    """Store the articles that were invented once more, under other numbers and on other days."""
    articles = -(-quotes // QUOTES_AN_ARTICLE)
    values = {"turn": turn, "quotes": quotes, "articles": articles, "days": _later(turn)}
    connection.create_function("digest", 1, lambda text: hashlib.sha256(text.encode()).hexdigest())
    ids = "substr(quote, 1, 1) || printf('%02d', :turn) || substr(quote, 2)"
    changed = {
        "articles": {
            "id": "id + :turn * :articles",
            "document": "document || '-' || :turn",
            "path": "path || '-' || :turn",
            "text": "text || char(10) || 'Edition ' || :turn",
            "sha256": "digest(text || char(10) || 'Edition ' || :turn)",
            "published": "date(published, :days)",
        },
        "quotes": {
            "id": ids.replace("quote", "id"),
            "number": "number + :turn * :quotes",
            "article": "article + :turn * :articles",
        },
        "quote_speakers": {"quote": ids},
        "quote_spans": {"quote": ids},
    }
    chosen = {
        "articles": "id <= :articles",
        "quotes": "number <= :quotes",
        "quote_speakers": "quote < 'q01'",
        "quote_spans": "quote < 'q01'",
    }
    for table, new in changed.items():
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        columns = ", ".join(f'"{name}"' for name in names)
        told = ", ".join(new.get(name, f'"{name}"') for name in names)
        where = f"WHERE {chosen[table]}"
        connection.execute(f"INSERT INTO {table} ({columns}) SELECT {told} FROM {table} {where}", values)


def _write_names(connection: sqlite3.Connection, newsroom: Newsroom) -> int:
    """Insert the run, the agencies and the speakers; return how many agencies there are."""
    connection.execute(
        "INSERT INTO runs (id, version, parser, started_at)"
        " VALUES (1, 'synthetic', 'none', '2026-01-01T00:00:00Z')"
    )
    wires = [one for one in outlets() if one.kind == "wire"][:30]
    connection.executemany(
        "INSERT INTO agencies (id, name, short, kind) VALUES (?,?,?,?)",
        [(i, one.name, one.short or None, one.kind) for i, one in enumerate(wires, 1)],
    )
    kinds = [TYPES[i % len(TYPES)] for i in range(SPEAKERS)]
    connection.executemany(
        "INSERT INTO speakers (id, name, key, type) VALUES (?,?,?,?)",
        [(i + 1, name, fold(name), kinds[i]) for i, name in enumerate(newsroom.names)],
    )
    if _columns(connection, "speaker_names"):  # every name that articles give, one a speaker here
        connection.execute(
            "INSERT INTO speaker_names (id, speaker, name, key, type)"
            " SELECT id, id, name, key, type FROM speakers"
        )
    forms = [
        (i + 1, fold(form), kinds[i], form, origin)
        for i, name in enumerate(newsroom.names)
        for origin, form in (("name", name), ("surname", surname(name, kinds[i])))  # type: ignore[arg-type]
        if form
    ]
    connection.executemany(
        "INSERT OR IGNORE INTO speaker_aliases (speaker, key, type, alias, origin) VALUES (?,?,?,?,?)", forms
    )
    return len(wires)


def _batches(newsroom: Newsroom, quotes: int, agencies: int) -> Iterator[list[dict[str, Any]]]:
    """Yield articles in batches until there are as many quotes as asked for."""
    batch: list[dict[str, Any]] = []
    number, done = 0, 0
    while done < quotes:
        number += 1
        count = min(QUOTES_AN_ARTICLE, quotes - done)
        batch.append(newsroom.article(number, count, done + 1, agencies))
        done += count
        if done % BATCH == 0 or done >= quotes:
            yield batch
            batch = []


def _write(connection: sqlite3.Connection, batch: list[dict[str, Any]]) -> None:
    """Insert a batch of articles with everything that belongs to them."""
    heads = [article["article"] for article in batch]
    rows = [row for article in batch for row in article["quotes"]]
    spans = [
        (row["id"], role, 0, start, start + len(words))
        for row in rows
        for role, start, words in (
            ("content", row["start"], row["text"]),
            ("source", row["_source_start"], row["source"]),
        )
    ]
    for row in rows:
        del row["_source_start"]
    names = list(heads[0])
    connection.executemany(
        f"INSERT INTO articles ({', '.join(names)}, run, retrieved_at)"
        f" VALUES ({', '.join(f':{name}' for name in names)}, 1, '2026-01-01T00:00:00Z')",
        heads,
    )
    names = list(rows[0])
    connection.executemany(
        f"INSERT INTO quotes ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})", rows
    )
    connection.executemany(
        'INSERT INTO quote_spans (quote, role, ordinal, start, "end") VALUES (?,?,?,?,?)', spans
    )
    found = [
        {
            "quote": row["id"],
            "ordinal": 0,
            "speaker": row["speaker"],
            "name": row["speaker"],
            "form": row["source"],
        }
        for row in rows
    ]
    names = [name for name in found[0] if name in _columns(connection, "quote_speakers")]
    connection.executemany(
        f"INSERT INTO quote_speakers ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})",
        found,
    )


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    """Return the names of a table's columns; none where there is no such table."""
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def main() -> None:
    """Parse the command line and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("db", type=Path, metavar="DB", help="the file to make")
    parser.add_argument("--quotes", type=int, default=1_000_000)
    args = parser.parse_args()
    try:
        make(args.db, args.quotes, progress=True)
    except FileExistsError:
        sys.exit(f"{args.db}: exists already; give another name")
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
