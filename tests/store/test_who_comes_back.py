"""Who is taken out with an article is who comes back with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from saying import says

from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article, restore_article
from quotetrack.store.decisions import merging
from quotetrack.store.questions.queries import check


def people(store: Store) -> list[tuple[Any, ...]]:
    query = (
        "SELECT a.document, s.id, s.name, s.qualifier FROM articles AS a JOIN quotes AS q ON q.article = a.id"
        " JOIN speakers AS s ON s.id = q.speaker ORDER BY 1"
    )
    return list(store.db.conn.execute(query))


@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("gone", ["a", "b", "c"])
def test_who_is_taken_out_comes_back_and_nobody_else(db_path: Path, gone: str, merged: bool) -> None:
    with Store(db_path) as store:
        store.save(says("John Marsh", "a", "senator"))
        store.save(says("John Marsh", "b", "plumber from Leeds"))
        store.save(says("Mo Reed", "c"))
        apart = people(store)
        assert len({row[1] for row in apart}) == 3
        if merged:
            merging.merge_speakers(store.db, f"#{apart[1][1]}", "Mo Reed")
        before = people(store)
        remove_article(store.db, gone)
        restore_article(store.db, gone)
        assert people(store) == before
        if merged:
            merging.undo_decision(store.db)
            assert people(store) == apart
        assert check(store.db) == []


def test_a_merge_made_meanwhile_takes_nobody_who_is_out(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(says("John Marsh", "a", "senator"))
        store.save(says("John Marsh", "b", "plumber from Leeds"))
        store.save(says("Mo Reed", "c"))
        apart = people(store)
        remove_article(store.db, "a")
        merging.merge_speakers(store.db, f"#{apart[1][1]}", "Mo Reed")
        restore_article(store.db, "a")
        assert [row[2] for row in people(store)] == ["John Marsh", "Mo Reed", "Mo Reed"]
        store.save(says("John Marsh", "a", "senator"), again=True)
        assert [row[2] for row in people(store)] == ["John Marsh", "Mo Reed", "Mo Reed"]
        merging.undo_decision(store.db)
        assert people(store) == apart
        assert check(store.db) == []
