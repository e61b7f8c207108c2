"""What a check of the file finds wrong is right again once the articles are stored again."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import extraction_of
from saying import says

from quotetrack.model import Extraction
from quotetrack.store import Store
from quotetrack.store.questions.queries import check

DAMAGE = [
    "UPDATE articles SET text = replace(text, 'thing', 'thin')",
    "UPDATE articles SET text = 'Roe went.'",
    "UPDATE articles SET sha256 = 'none-' || id",
    "UPDATE quotes SET text = 'no word of it'",
    "UPDATE quote_spans SET start = start + 1",
]
COUNTS = [
    "UPDATE count_speakers SET quotes = quotes + 1",
    "UPDATE count_days SET quotes = quotes + 1",
    "DELETE FROM count_facets",
]


@pytest.fixture
def stories() -> list[Extraction]:
    return [says("Ann Roe", "a"), says("Ben Ito", "b"), extraction_of("Nobody spoke.", id="c", path="c.txt")]


def damaged(db_path: Path, stories: list[Extraction], damage: str) -> Store:
    store = Store(db_path)
    for one in stories:
        store.save(one)
    store.db.conn.execute(damage)
    assert check(store.db) != []
    return store


@pytest.mark.parametrize("damage", DAMAGE)
def test_storing_again_mends_texts_and_quotes(db_path: Path, stories: list[Extraction], damage: str) -> None:
    with damaged(db_path, stories, damage) as store:
        outcomes = [store.save(one, again=True) for one in stories]
        assert outcomes == ["updated"] * 3
        assert check(store.db) == []
        rows = store.db.conn.execute("SELECT text, version FROM articles ORDER BY id").fetchall()
        assert rows == [(one.article.text, 1) for one in stories]
        ids = {row[0] for row in store.db.conn.execute("SELECT id FROM quotes")}
        assert ids == {found.id for one in stories for found in one.attributions}


@pytest.mark.parametrize("damage", COUNTS)
def test_counts_that_are_wrong_are_filled_anew(db_path: Path, stories: list[Extraction], damage: str) -> None:
    with damaged(db_path, stories, damage) as store:
        assert store.mend_counts()
        assert check(store.db) == []
        assert not store.mend_counts()
