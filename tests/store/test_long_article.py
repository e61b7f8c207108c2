"""Thrice the quotes of one article take thrice the steps to store and to compare.

Steps are lines of the package and instructions of SQLite, so that no clock decides. Each quote is of
somebody else, or of nobody, and says something of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import steps

from quotetrack.check.history import statement_likeness
from quotetrack.model import NOBODY, Article, Attribution, Cue, Extraction, Quote, Span, Speaker
from quotetrack.store import Store
from quotetrack.store.statements import speakers_around
from quotetrack.store.statements.speakers_around import SpeakersAround
from quotetrack.store.statements.statement_groups import Statements

FEW, MANY = 300, 900  # quotes of an article
MOST = 1.1  # times the growth of the article
CODE = 100  # instructions of SQLite that count as a step
LETTERS = "bcdfghjklmnp"


def word(number: int) -> str:
    """Return a word of its own for each number."""
    return "".join(LETTERS[number // 12**place % 12] + "aeiou"[place % 5] for place in range(4))


def article(many: int) -> Extraction:
    """Return an article of so many quotes, each third within the one before it and of nobody."""
    text, found = "", list[Attribution]()
    for number in range(many):
        first, name = len(text), f"Ann {word(number).title()}"
        text += (
            f"The {word(3 * number)} met the {word(5 * number + 1)} of {word(7 * number + 2)}, {name} said.\n"
        )
        inner = number % 3 == 1
        content = Span(first + (4 if inner else 0), text.rindex(",", first))
        speaker = NOBODY if inner else Speaker((name,), "person", "name", role="mayor")
        said = text.rindex("said")
        cue = None if inner else Cue(Span(said, said + 4), "say", "speech")
        quote = Quote("indirect", "speech", (content,), cue, (), "said_that_clause", 0.9)
        found.append(Attribution(f"q{number}", quote, speaker))
        if inner:
            around = Quote(
                "indirect", "speech", (Span(first, content.end),), None, (), "said_that_clause", 0.9
            )
            found.append(Attribution(f"o{number}", around, Speaker((name,), "person", "name")))
    found.sort(key=lambda one: (one.quote.content[0].start, -one.quote.content[0].end))
    return Extraction(Article("long", text, path="long.txt"), None, tuple(found), None, "by hand", "1")


def instructions(store: Store, work: Callable[[], Any]) -> int:
    """Return how many instructions of SQLite a piece of work runs, in hundreds."""
    run = 0

    def some() -> int:
        nonlocal run
        run += 1
        return 0

    store.db.conn.set_progress_handler(some, CODE)
    try:
        work()
    finally:
        store.db.conn.set_progress_handler(None, 0)
    return run


def stored(folder: Path, many: int) -> tuple[int, int, int]:
    """Return the lines and the instructions that storing takes, and the instructions of comparing."""
    with Store(folder / f"{many}.db") as store:
        found, lines = article(many), 0

        def save() -> None:
            nonlocal lines
            lines = steps(lambda: store.save(found))

        saved = instructions(store, save)
        statements = Statements(store.db, statement_likeness)
        return lines, saved, instructions(store, statements.update)


def test_the_steps_of_storing_and_comparing_grow_with_the_article(tmp_path: Path) -> None:
    stored(tmp_path, 3)  # fills the caches of words
    few, many = stored(tmp_path, FEW), stored(tmp_path, MANY)
    growth = [round(more / less, 2) for more, less in zip(many, few, strict=True)]
    assert all(one <= MOST * MANY / FEW for one in growth), growth


def test_the_steps_of_storing_an_edited_article_grow_with_it(tmp_path: Path) -> None:
    def edited(many: int) -> int:
        before = article(many)
        after = replace(before, article=replace(before.article, text=before.article.text + "It rained.\n"))
        with Store(tmp_path / f"{many}.db") as store:
            assert store.save(before) == "new"
            return steps(lambda: store.save(after))

    edited(3)  # fills the caches of words
    assert edited(MANY // 3) <= MOST * MANY / FEW * edited(FEW // 3)


@pytest.mark.parametrize(
    "marked, expected",
    [
        ("[Q1:The [Q2:toll] rises], [S1:Roe] [C1:said].", "roe"),
        ("[Q1:The [Q3:toll, [Q2:he said], rises], [S3:Cole] said], [S1:Roe] said.", "cole"),  # the innermost
        ("[Q1:The toll rises], [S1:Roe] said. [Q2:It rises].", None),
        ("[Q1:The toll rises], [S1:Roe] said, [Q2:it rises], [Q1:and rises].", None),  # between two parts
        ("[Q1:The toll rises.][Q2:It rains] [S1:Roe] said.", None),  # where the other ends
        ("[Q1:The toll is [Q2:€]] [S1:Roe] said.", "roe"),  # its last character
        ("[Q1:[Q2:T]he toll rises], [S1:Roe] said.", "roe"),  # its first
    ],
)
def test_who_speaks_around_words_of_nobody(
    marked: str, expected: str | None, extraction: Callable[..., Extraction], db_path: Path
) -> None:
    people = {1: Speaker(("Roe",), "person", "name"), 3: Speaker(("Cole",), "person", "name")}
    said = {n: {"speaker": one} for n, one in people.items() if f"Q{n}:" in marked}
    with Store(db_path) as store:
        store.save(extraction(marked, said))
        connection = store.db.conn
        numbers = [row[0] for row in connection.execute("SELECT number FROM quotes")]
        found = SpeakersAround().of(connection, numbers)
    assert [key for _, key, _ in found.values()] == ([expected] if expected else [])


def test_an_article_is_read_once_for_the_speakers_around_its_quotes(
    extraction: Callable[..., Extraction], db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, known = [], speakers_around._read

    def reading(connection: Any, article: int) -> Any:
        read.append(article)
        return known(connection, article)

    monkeypatch.setattr(speakers_around, "_read", reading)
    with Store(db_path) as store:
        marked = "[Q1:The [Q2:toll] rises], [S1:Roe] [C1:said]."
        store.save(extraction(marked, {1: {"speaker": Speaker(("Roe",), "person", "name")}}))
        connection = store.db.conn
        named, lone = (
            [row[0] for row in connection.execute(f"SELECT number FROM quotes WHERE speaker IS {which}")]
            for which in ("NOT NULL", "NULL")
        )
        around = SpeakersAround()
        found = [around.of(connection, numbers) for numbers in (lone, named, lone)]
    assert found[0] == found[2] != {} == found[1]
    assert len(read) == 1
