"""Groups of quotes follow what is stored: new, replaced, deleted, ascribed to somebody else."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quotetrack.check.history import statement_likeness
from quotetrack.model import Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.questions.queries import check
from quotetrack.store.statements import statement_groups
from quotetrack.store.statements.statement_groups import Statements
from quotetrack.store.statements.tracing import statements as listed

Build = Callable[..., Extraction]
COLE = Speaker(("Bob Cole",), "person", "name")
TOLL = "“The toll on the new bridge will rise in May,”"
WORDINGS = (
    TOLL,
    "“The toll on the new bridge will rise in May, and I regret it.”",
    "that the toll on the new bridge would rise in May",
    "“The toll on the new bridge will not rise in May,”",
    "“Nobody has asked the fishermen what they think.”",
)


def article(build: Build, content: str, name: str, speaker: Speaker | None = None) -> Extraction:
    kind = "direct" if content.startswith("“") else "indirect"
    quotes: dict[int, dict[str, Any]] = {1: {"kind": kind, **({"speaker": speaker} if speaker else {})}}
    return build(f"[Q1:{content}] [S1:Roe] [C1:said]. {name}", quotes, id=name, path=f"{name}.txt")


def partition(store: Store) -> list[list[str]]:
    """Return the texts of each statement that several quotes carry."""
    groups: dict[int, list[str]] = {}
    for statement, text in store.db.conn.execute(
        "SELECT s.statement, q.text FROM statement_quotes AS s JOIN quotes AS q ON q.number = s.quote"
        " ORDER BY text"
    ):
        groups.setdefault(statement, []).append(text)
    return sorted(texts for texts in groups.values() if len(texts) > 1)


def update(store: Store) -> int:
    return Statements(store.db, statement_likeness).update()


@pytest.fixture
def build(extraction: Build) -> Build:
    return extraction


@pytest.fixture
def stories(build: Build) -> list[Extraction]:
    return [article(build, words, f"a{i}") for i, words in enumerate(WORDINGS)]


def test_the_same_groups_at_once_and_one_by_one_in_any_order(
    stories: list[Extraction], tmp_path: Path
) -> None:
    found = []
    for name, order in (("once", stories), ("forth", stories), ("back", stories[::-1])):
        with Store(tmp_path / f"{name}.db") as store:
            for story in order:
                store.save(story)
                if name != "once":
                    assert update(store) == 1
            update(store)
            found.append(partition(store))
            assert check(store.db) == []
    assert found[0] == found[1] == found[2]
    assert found[0] == [sorted(WORDINGS[:3])]


def test_nothing_waits_after_an_update_and_a_second_one_does_nothing(
    stories: list[Extraction], db_path: Path
) -> None:
    with Store(db_path) as store:
        for story in stories:
            store.save(story)
        assert update(store) == len(stories)
        before = [store.db.conn.execute(f"SELECT * FROM {t}").fetchall() for t in TABLES]
        assert update(store) == 0
        assert before == [store.db.conn.execute(f"SELECT * FROM {t}").fetchall() for t in TABLES]


TABLES = ("statement_keys", "statement_links", "statement_quotes", "statement_queue")


def test_a_replaced_article_leaves_its_group(build: Build, stories: list[Extraction], db_path: Path) -> None:
    with Store(db_path) as store:
        for story in stories:
            store.save(story)
        update(store)
        store.save(article(build, "“It is snowing on the moor tonight,”", "a1"))
        update(store)
        assert partition(store) == [sorted([WORDINGS[0], WORDINGS[2]])]
        assert check(store.db) == []


def test_a_deleted_link_splits_the_group_that_it_held_together(build: Build, db_path: Path) -> None:
    whole = "“The toll on the bridge will rise in May, and the ferry will sail on Sundays to Oldbridge”"
    parts = ("“The toll on the bridge will rise in May”", "“the ferry will sail on Sundays to Oldbridge”")
    with Store(db_path) as store:
        for name, words in zip("abc", (*parts, whole), strict=True):
            store.save(article(build, words, name))
        update(store)
        assert partition(store) == [sorted((*parts, whole))]
        store.db.conn.execute("DELETE FROM articles WHERE path = 'c.txt'")
        update(store)
        assert partition(store) == []
        left = store.db.conn.execute("SELECT quote, statement FROM statement_quotes").fetchall()
        assert all(quote == statement for quote, statement in left)


def test_extracting_again_ends_with_the_same_groups(stories: list[Extraction], db_path: Path) -> None:
    with Store(db_path) as store:
        for story in stories:
            store.save(story)
        update(store)
        before = partition(store)
        for story in stories:
            assert store.save(story, again=True) == "updated"
            update(store)
        assert partition(store) == before


def test_quotes_that_are_ascribed_to_somebody_else_are_compared_anew(build: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(article(build, TOLL, "a"))
        store.save(article(build, TOLL, "b", COLE))
        update(store)
        assert partition(store) == []
        roe, cole = (
            row[0] for row in store.db.conn.execute("SELECT speaker FROM quotes ORDER BY number").fetchall()
        )
        with store.db.conn:
            store.db.conn.execute("UPDATE quote_speakers SET speaker = ? WHERE speaker = ?", (roe, cole))
            store.db.conn.execute("UPDATE quotes SET speaker = ? WHERE speaker = ?", (roe, cole))
        assert update(store) == 1
        assert partition(store) == [[TOLL, TOLL]]


def test_an_interrupted_update_goes_on_where_it_stopped(
    stories: list[Extraction], db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotetrack.store.statements.statement_groups.BATCH", 2)
    calls: list[int] = []

    class Stops:
        """Compares as ever, and is interrupted at the fourth quote."""

        def __getattr__(self, name: str) -> Any:
            return getattr(statement_likeness, name)

        def search_keys(self, statement: Any) -> dict[int, int]:
            calls.append(statement.number)
            if len(calls) == 4:
                raise KeyboardInterrupt
            return statement_likeness.search_keys(statement)

    with Store(db_path) as store:
        for story in stories:
            store.save(story)
        with pytest.raises(KeyboardInterrupt):
            Statements(store.db, Stops()).update()
        assert store.db.conn.execute("SELECT count(*) FROM statement_quotes").fetchone() == (2,)
        update(store)
        assert partition(store) == [sorted(WORDINGS[:3])]


def test_a_copy_joins_the_group_without_grouping_it_anew(
    build: Build, stories: list[Extraction], db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(db_path) as store:
        for story in stories:
            store.save(story)
        update(store)
        with monkeypatch.context() as patch:
            patch.setattr(statement_likeness, "group", lambda *args: pytest.fail("grouped anew"))
            store.save(article(build, TOLL, "copy"))
            update(store)
        assert partition(store) == [sorted([*WORDINGS[:3], TOLL])]


def test_a_copy_that_ties_two_statements_has_them_grouped(build: Build, db_path: Path) -> None:
    # words within somebody's words are not compared with those, but what is printed elsewhere is with both
    roe = Speaker(("Roe",), "person", "name")
    within = f"[Q1:[Q2:{TOLL}] said Roe, who runs the mill], [S1:Roe] [C1:told] a friend."
    outer = build(within, {1: {"speaker": roe}, 2: {"kind": "direct", "speaker": roe}}, id="a", path="a.txt")
    again = article(build, TOLL, "again", roe)
    whole = sorted([TOLL, TOLL, f"{TOLL} said Roe, who runs the mill"])
    with Store(db_path) as store:
        store.save(outer)
        update(store)
        assert partition(store) == []
        store.save(again)
        update(store)
        assert partition(store) == [whole]


def test_what_is_contrary_is_not_grouped_again_and_again(
    build: Build, db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grouped, known = [], statement_likeness.group

    def group(statements: Any, links: Any) -> Any:
        grouped.append(len(statements))
        return known(statements, links)

    monkeypatch.setattr(statement_likeness, "group", group)
    monkeypatch.setattr(statement_groups, "BATCH", 10)
    roe = Speaker(("Ann Roe",), "person", "name")
    with Store(db_path) as store:
        for n in range(60):
            store.save(article(build, f"that {n + 20} boats lay in the old harbour", str(n), roe))
        assert update(store) == 60
        links = store.db.conn.execute("SELECT relation, count(*) FROM statement_links GROUP BY 1").fetchall()
        assert [relation for relation, _ in links] == ["contrary"]
        assert partition(store) == []
    assert sum(grouped) <= 60


def test_the_listing_holds_statements_of_several_articles(stories: list[Extraction], db_path: Path) -> None:
    with Store(db_path) as store:
        for story in stories:
            store.save(story)
        update(store)
        [group] = listed(store.db)
        assert [row["text"] for row in group] == list(WORDINGS[:3])
        assert listed(store.db, speakers=[]) == []


def test_a_failed_comparison_leaves_the_quotes_stored(stories: list[Extraction], db_path: Path) -> None:
    class Broken:
        """Fails at once."""

        def __getattr__(self, name: str) -> Any:
            raise sqlite3.OperationalError("database is locked")

    with Store(db_path) as store:
        store.save(stories[0])
        with pytest.raises(Exception, match="locked by another program"):
            Statements(store.db, Broken()).update()
        assert store.db.conn.execute("SELECT count(*) FROM quotes").fetchone() == (1,)
        assert update(store) == 1
