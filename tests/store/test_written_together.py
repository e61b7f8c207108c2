"""Many articles written together leave the rows that each leaves when it is written by itself."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Literal

import pytest
from saying import says

from quotetrack.check.history import statement_likeness
from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article
from quotetrack.store.decisions.merging import add_alias, merge_speakers
from quotetrack.store.decisions.splitting import SpeakerPart, split_speaker
from quotetrack.store.questions.count_tables import count_faults
from quotetrack.store.questions.queries import check
from quotetrack.store.reviews.verdicts import Correction, record_review
from quotetrack.store.statements.statement_groups import Statements

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
NAMES = (
    "Ann Roe|Ann B. Roe|Annie Roe|A. Roe|Mayor Roe|ANN ROE|Bob Dahl|Robert Dahl|Robert J. Dahl|Rob Dahl Jr."
    "|Dahl|Irina Volkova|Irina Wolkowa|Sam Osei|Samuel Osei|Lena Brandt|Harbour Trust|Roads Board"
    "|officials|Zoë Ek"
).split("|")
ROLES = (
    None,
    None,
    "mayor of Leeds",
    "mayor of Avonby",
    "plumber",
    "senator",
    "spokeswoman",
    "chief executive",
)
BODIES = (None, None, None, "Harbour Trust", "Roads Board")
WORDS = (
    "the toll on the old bridge will rise in May and nobody has asked the fishermen of the harbour".split()
)


def kind_of(name: str) -> Any:
    """Return the type under which articles give a name."""
    return "organization" if name in NAMES[16:18] else "anonymous" if name == "officials" else "person"


def article(dice: random.Random, where: int, build: Callable[..., Extraction], turn: int = 0) -> Extraction:
    """Return an article in which one to four people of like names speak, in words that others use as well."""
    quotes: dict[int, dict[str, Any]] = {}
    parts = [f"Story {where}, edition {turn}."] if dice.random() < 0.9 else ["Story."]
    for n in range(1, dice.randint(1, 4) + 1):
        name = dice.choice(NAMES)
        source = dice.choice((name, name, name.split()[-1], "she"))
        at = dice.randrange(3)
        said = " ".join(WORDS[at : at + dice.randint(4, 12)])
        parts.append(f"[S{n}:{source}] [C{n}:said] [Q{n}:that {said}].")
        method: Literal["name", "pronoun"] = "pronoun" if source == "she" else "name"
        names = (name,) if dice.random() < 0.9 else (name, dice.choice(NAMES[11:16]))
        speaker = Speaker(names, kind_of(name), method, dice.choice(ROLES), dice.choice(BODIES))
        agency = Agency(dice.choice(("Reuters", "Example Wire")), "told") if dice.random() < 0.2 else None
        quotes[n] = {"kind": "indirect", "speaker": speaker, "agency": agency}
    dateline = Agency("Reuters", "dateline") if dice.random() < 0.2 else None
    published = f"2026-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}" if dice.random() < 0.9 else None
    return build(
        "\n\n".join(parts),
        quotes,
        id=f"a{where}",
        path=f"a{where}.txt",
        dateline=dateline,
        published=published,
    )


def corpus(dice: random.Random, build: Callable[..., Extraction]) -> list[Extraction]:
    """Return new articles, changed ones, copies, texts that wander, and some again, in one order."""
    found = [article(dice, n, build) for n in range(40)]
    found += [article(dice, n, build, turn=1) for n in range(0, 40, 5)]
    for n in range(0, 40, 7):
        here, there = found[n], found[(n + 3) % 40]
        found.append(replace(here, article=replace(here.article, id=f"c{n}", path=f"c{n}.txt")))
        found.append(
            replace(here, article=replace(here.article, id=there.article.id, path=there.article.path))
        )
    found += found[3:9]
    found.append(replace(found[4], version="another"))
    return found


def prepared(path: Path, first: list[Extraction]) -> Store:
    """Return an open database in which people have decided, reviewed and taken out."""
    store = Store(path, now=lambda: NOON)
    for one in [
        *first,
        says("Bob Dahl", "x", "plumber"),
        says("Bob Dahl", "v", "baker", "Harbour Trust"),
        says("Bob Dahl", "u"),
        says("Mia Falk", "y"),
        says("Jon Sand", "w"),
        says("Ann Roe", "z", "mayor"),
    ]:
        store.save(one)
    merge_speakers(store.db, "Mia Falk", "Jon Sand", now=lambda: NOON)
    add_alias(store.db, "Ann Roe", "Madam", now=lambda: NOON)
    split_speaker(store.db, "Bob Dahl", SpeakerPart(role="plumber"), "Rob D.", now=lambda: NOON)
    one, other, *_ = (row[0] for row in store.db.conn.execute("SELECT id FROM quotes ORDER BY number"))
    right = Correction(speaker=("Otto Falk",), role="engineer")
    record_review(store.db, one, "corrected", reviewer="Ida", correction=right, now=lambda: NOON)
    record_review(store.db, other, "confirmed", reviewer="Bo", now=lambda: NOON)
    remove_article(store.db, "x", now=lambda: NOON)
    return store


def dump(path: Path, *, but: str = "") -> dict[str, list[Any]]:
    """Return every row of every table, the full text by what it finds."""
    found: dict[str, list[Any]] = {}
    with closing(sqlite3.connect(path)) as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
        for (table,) in connection.execute(tables).fetchall():
            if not (but and table.startswith(but)):
                found[table] = sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
        for table in ("quotes_fts", "articles_fts"):
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            query = f"SELECT rowid FROM {table} WHERE {table} MATCH 'toll OR dahl OR story' ORDER BY 1"
            found[table] = connection.execute(query).fetchall()
        found["schema"] = sorted(connection.execute("SELECT name, sql FROM sqlite_master"), key=repr)
    return found


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("size", [7, 1000])
def test_together_and_one_by_one_end_in_the_same_rows(
    tmp_path: Path, extraction: Callable[..., Extraction], seed: int, size: int
) -> None:
    dice = random.Random(seed)
    some = corpus(dice, extraction)
    first, rest = some[:3], some[3:]
    with prepared(tmp_path / "one.db", first) as store:
        outcomes = [store.save(one) for one in rest]
    with prepared(tmp_path / "many.db", first) as store:
        told = [told for at in range(0, len(rest), size) for told in store.save_many(rest[at : at + size])]
        assert count_faults(store.db.conn) == []
        Statements(store.db, statement_likeness).update()
        assert check(store.db) == []
    assert told == outcomes
    assert {"new", "updated", "copy", "unchanged"} <= set(outcomes)
    with Store(tmp_path / "one.db") as store:
        Statements(store.db, statement_likeness).update()
    many, one = dump(tmp_path / "many.db"), dump(tmp_path / "one.db")
    assert {name: (set(many[name]) ^ set(one[name])) for name in one if many[name] != one[name]} == {}


@pytest.mark.parametrize("seed", range(3))
def test_statements_are_the_same_however_the_quotes_were_cut_into_batches(
    tmp_path: Path, extraction: Callable[..., Extraction], seed: int
) -> None:
    """Where no name is linked otherwise meanwhile: a quote is compared as soon as its batch is stored."""
    dice = random.Random(seed)
    told = ("Ann Roe|Bob Dahl|Irina Volkova|Sam Osei|Lena Brandt").split("|")
    some = []
    for n in range(60):
        at, name = dice.randrange(6), dice.choice(told)
        words = " ".join(WORDS[at : at + dice.randint(4, 12)])
        quotes = {1: {"speaker": Speaker((name,), "person", "name")}, 2: {"speaker": None}}
        where = {"id": f"a{n}", "path": f"a{n}.txt"}
        rest = " ".join(WORDS[at:])
        body = f"Story {n}. [S1:{name}] [C1:said] [Q1:that {words}]. [C2:It was said] [Q2:that {rest}]."
        some.append(extraction(body, quotes, **where))
    dumps = []
    for name, size in (("one", 1), ("few", 13), ("all", 60)):
        with Store(tmp_path / f"{name}.db", now=lambda: NOON) as store:
            for at in range(0, 60, size):
                store.save_many(some[at : at + size])
                Statements(store.db, statement_likeness).update()
        dumps.append(dump(tmp_path / f"{name}.db"))
    assert len(dumps[0]["statement_links"]) > 100
    assert dumps[0] == dumps[1] == dumps[2]


def test_a_thousand_quotes_take_few_statements_of_sql(
    tmp_path: Path, extraction: Callable[..., Extraction]
) -> None:
    dice = random.Random(5)
    some = [article(dice, n, extraction) for n in range(30)]
    told: list[str] = []
    with Store(tmp_path / "a.db") as store:
        store.db.conn.set_trace_callback(told.append)
        store.save_many(some)
    assert sum(line.startswith("INSERT INTO count_days") for line in told) == 1
    assert sum(line.startswith("INSERT INTO quotes_fts (rowid") for line in told) == 1
