"""What is read from kept counts is what the quotes say, whatever people have decided about them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from test_written_together import NOON, article, prepared

from quotetrack.model import Extraction
from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article, restore_article
from quotetrack.store.decisions.merging import merge_speakers, undo_decision
from quotetrack.store.questions import report_counts
from quotetrack.store.questions.count_tables import count_faults
from quotetrack.store.questions.counts import Period, speakers
from quotetrack.store.questions.queries import QuoteFilter, check
from quotetrack.store.questions.report_counts import counts_for_report
from quotetrack.store.reviews.verdicts import record_review

CLASSES = ("all", "speech", "thought", "perception")


def same_as_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """See that reports and speakers are the same from kept counts and from the quotes."""
    assert count_faults(store.db.conn) == []
    for klass in CLASSES:
        kept = counts_for_report(store.db, QuoteFilter(klass=klass))
        with monkeypatch.context() as changed:
            changed.setattr(report_counts, "_is_kept", lambda wanted: False)
            assert kept == counts_for_report(store.db, QuoteFilter(klass=klass))
        told = speakers(store.db, klass=klass)
        assert told == speakers(store.db, klass=klass, period=Period(reviewed="not-rejected"))


def test_kept_counts_follow_all_that_people_do(
    tmp_path: Path, extraction: Callable[..., Extraction], monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(3)
    some = [article(dice, n, extraction) for n in range(40)]
    with prepared(tmp_path / "a.db", []) as store:
        store.save_many(some)
        same_as_read(store, monkeypatch)
        quotes = [row[0] for row in store.db.conn.execute("SELECT id FROM quotes ORDER BY number DESC")]
        for quote in quotes[:9]:
            record_review(store.db, quote, "rejected", reviewer="Ida", now=lambda: NOON)
        same_as_read(store, monkeypatch)
        lone = "SELECT article FROM quotes GROUP BY 1 HAVING count(*) = 1"
        for (quote,) in store.db.conn.execute(f"SELECT id FROM quotes WHERE article IN ({lone})").fetchall():
            record_review(store.db, quote, "rejected", reviewer="Ida", now=lambda: NOON)
        same_as_read(store, monkeypatch)
        record_review(store.db, quotes[0], "confirmed", reviewer="Bo", now=lambda: NOON)
        merge_speakers(store.db, "Harbour Trust", "Roads Board", now=lambda: NOON)
        same_as_read(store, monkeypatch)
        undo_decision(store.db)
        remove_article(store.db, "a7", now=lambda: NOON)
        remove_article(store.db, "a9", now=lambda: NOON)
        same_as_read(store, monkeypatch)
        restore_article(store.db, "a7")
        for n in range(0, 40, 3):
            store.save(article(dice, n, extraction, turn=1))
        same_as_read(store, monkeypatch)
        assert check(store.db) == []
        store.db.conn.execute("UPDATE articles SET publisher = 'Herald', run = run WHERE id % 2")
        store.db.conn.execute("UPDATE quotes SET cue_lemma = 'tell' WHERE number % 5 = 0")
        same_as_read(store, monkeypatch)
        store.db.conn.execute("UPDATE articles SET published = published || 'T10:00:00Z' WHERE id % 3")
        same_as_read(store, monkeypatch)
        store.db.conn.execute("DELETE FROM articles")
        same_as_read(store, monkeypatch)
