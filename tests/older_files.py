"""Databases of every schema that ever was, made from what schema.sql said then: small, invented, with all
that a person would miss: reviews, decisions, copies.

``store/schemas/`` holds a file for each, named by the number of the schema and their order: 1a is the first.
"""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

SCHEMAS = sorted((Path(__file__).parent / "store" / "schemas").glob("*.sql"))
TEXTS = {
    1: "“It hails,” said Otto Dahl, mayor of Hail. AP reported that Otto Dahl thinks it rains.\r\n",
    2: "Ann Roe said it rains.",
}
DIGESTS = {number: hashlib.sha256(text.encode()).hexdigest() for number, text in TEXTS.items()}
QUOTES: list[dict[str, Any]] = [
    {
        "id": "qa1", "number": 1, "article": 1, "start": 0, "kind": "direct", "class": "speech",
        "text": "“It hails,”", "cue": "said", "cue_lemma": "say", "cue_start": 12, "cue_end": 16,
        "source": "Otto Dahl, mayor of Hail", "speaker": 1, "method": "name", "role": "mayor",
        "rule": "by_hand", "confidence": 0.9,
    },
    {
        "id": "qa2", "number": 2, "article": 1, "start": 77, "kind": "indirect", "class": "thought",
        "text": "it rains", "cue": "thinks", "cue_lemma": "think", "cue_start": 70, "cue_end": 76,
        "source": "Otto Dahl", "speaker": 1, "method": "name", "agency": 1, "relation": "reported",
        "mention_start": 43, "mention_end": 45, "rule": "by_hand", "confidence": 0.8,
    },
    {
        "id": "qb1", "number": 3, "article": 2, "start": 13, "kind": "indirect", "class": "speech",
        "text": "it rains", "cue": "said", "cue_lemma": "say", "cue_start": 8, "cue_end": 12,
        "source": "Ann Roe", "speaker": 2, "method": "name", "rule": "by_hand", "confidence": 0.9,
    },
]  # fmt: skip
SPANS = [
    ("qa1", "content", 0, 0, 11), ("qa1", "source", 0, 17, 41),
    ("qa2", "content", 0, 77, 85), ("qa2", "source", 0, 60, 69),
    ("qb1", "content", 0, 13, 21), ("qb1", "source", 0, 0, 7),
]  # fmt: skip


def tables_of(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def insert(connection: sqlite3.Connection, table: str, **row: Any) -> None:
    """Insert a row into a table, without the columns that it does not have; nothing where it is not."""
    if table not in tables_of(connection):
        return
    known = {column[1] for column in connection.execute(f"PRAGMA table_info({table})")}
    given = {name: value for name, value in row.items() if name in known}
    names = ", ".join(f'"{name}"' for name in given)
    connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(given))})", [*given.values()]
    )


def make_older(path: Path, schema: Path) -> None:
    """Make a database of a former schema, with articles, quotes, reviews and decisions where it has them."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema.read_text(encoding="utf-8"))
        insert(connection, "runs", id=1, version="0.1.0", parser="by hand", model="", started_at="2024")
        insert(connection, "agencies", id=1, name="Associated Press", short="AP", kind="wire")
        bad = None if "former_texts" in tables_of(connection) else "javascript:alert(1)"  # refused from 3 on
        for number, name in ((1, "hail"), (2, "rain")):
            insert(
                connection, "articles", id=number, document=name, path=f"./{name}.txt", place=f"./{name}.txt",
                title=name.title(),
                url="https://gull.example/hail" if number == 1 else bad,
                publisher="The Gull", published="2024-01-02", text=TEXTS[number], sha256=DIGESTS[number],
                run=1, retrieved_at="2024",
            )  # fmt: skip
        insert(
            connection, "copies", id=1, article=1, document="hail2", path="b/hail.txt", place="./b/hail.txt",
            publisher="The Tern", retrieved_at="2024",
        )  # fmt: skip
        speakers = ((1, "Otto Dahl", "otto dahl"), (2, "Ann Roe", "ann roe"))
        for number, name, key in speakers:
            insert(connection, "speakers", id=number, name=name, key=key, type="person")
            for alias, written, origin in (
                (key, name, "name"),
                (key.split()[1], name.split()[1], "surname"),
            ):
                insert(
                    connection, "speaker_aliases", speaker=number, key=alias, type="person", alias=written,
                    origin=origin,
                )  # fmt: skip
            insert(
                connection, "speaker_names", id=number, speaker=number, name=name, key=key, type="person",
                family=key.split()[1], articles=1, basis="name",
            )  # fmt: skip
        for quote in QUOTES:
            insert(connection, "quotes", **quote)
            insert(
                connection, "quote_speakers", quote=quote["id"], ordinal=0, speaker=quote["speaker"],
                name=quote["speaker"], basis="name",
            )  # fmt: skip
            if "agency" in quote:
                insert(
                    connection, "quote_relays", quote=quote["id"], ordinal=0, agency=quote["agency"],
                    relation=quote["relation"], mention_start=43, mention_end=45,
                )  # fmt: skip
        for span in SPANS:
            insert(
                connection, "quote_spans",
                **dict(zip(("quote", "role", "ordinal", "start", "end"), span, strict=True)),
            )  # fmt: skip
        decide(connection)
        connection.commit()


def decide(connection: sqlite3.Connection) -> None:
    """Give verdicts on two quotes, one of them lost since, and merge a name into a speaker."""
    verdict = {
        "reviewer": "Ida Lund", "note": "on tape", "reviewed_at": "2024-02-01", "kind": "direct",
        "text": "“It hails,”", "before": "", "after": " said Otto Dahl", "sha256": DIGESTS[1],
    }  # fmt: skip
    for number, quote, known_as in ((1, "qa1", "qa1"), (2, None, "qgone")):
        place = {"document": "hail", "path": "./hail.txt", "url": None, "title": "Hail", "sha256": DIGESTS[1]}
        insert(connection, "reviewed", id=number, quote=quote, quote_id=known_as, **place)
        insert(connection, "reviews", id=number, reviewed=number, status="confirmed", **verdict)
        insert(
            connection, "review_spans", review=number, role="content", ordinal=0, start=0, end=11,
            words="“It hails,”",
        )  # fmt: skip
        if "reviewed" in tables_of(connection):
            connection.execute("UPDATE reviewed SET review = id WHERE id = ?", (number,))
    if "decisions" in tables_of(connection):
        insert(
            connection,
            "decisions",
            id=1,
            made_at="2024-03-01",
            action="merge",
            subject="The Mayor",
            speaker=1,
        )
        insert(
            connection, "speaker_names", id=3, speaker=1, name="The Mayor", key="mayor", type="person",
            articles=0, basis="hand", decision=1,
        )  # fmt: skip
        insert(connection, "decision_names", decision=1, name=3, before=None)
        insert(
            connection, "decision_rules", id=1, decision=1, name=3, key="mayor", type="person",
            place="./rain.txt", document="rain",
        )  # fmt: skip
