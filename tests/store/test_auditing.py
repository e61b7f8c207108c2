"""The source audit of a corpus made at random, against counts of what the corpus was made of."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import extraction_of
from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.model import Agency, Speaker
from quotetrack.store import Store, open_existing
from quotetrack.store.questions.auditing import COLUMNS, audit
from quotetrack.store.reviews.verdicts import record_review


@dataclass(frozen=True)
class Source:
    """Somebody whom articles may quote, with what an audit must make of them."""

    name: str
    kind: Any = "person"
    role: str | None = None
    source: str = ""
    how: str = "named"
    part: str = ""
    sex: str = ""


SOURCES = [
    Source("Ann Marlow", role="mayor of Avonby", source="Mrs. Marlow", part="officials", sex="women"),
    Source("Henry Alcott", role="foreign minister", source="Mr. Alcott", part="officials", sex="men"),
    Source("Vex Quillon", role="economist", source="she", part="experts", sex="women"),
    Source("Oru Bantam", role="resident", source="Oru Bantam", part="affected", sex="sex_unknown"),
    Source("Robert Finch", role=None, source="Robert Finch", sex="men"),
    Source("Harbour Trust", "organization"),
    Source("company", "organization", source="the company", how="unnamed"),
    Source("officials", "anonymous", source="officials", how="unnamed", part="officials"),
    Source("report", "document", source="the report", how="documents"),
]
PUBLISHERS = ["Herald", "Example Post", None]


def corpus(count: int) -> tuple[list[Any], dict[str | None, Counter[str]]]:
    """Return articles made at random, and by publisher what stands in them."""
    chance = random.Random(7)
    stories, truth = [], dict[str | None, Counter[str]]()
    for number in range(count):
        publisher = chance.choice(PUBLISHERS)
        told = truth.setdefault(publisher, Counter())
        dateline = Agency("Reuters", "dateline") if chance.random() < 0.2 else None
        marked, quotes, quoted = (
            [f"Story {number} of the toll." if number % 2 else f"Story {number}."],
            {},
            set(),
        )
        for at in range(1, chance.randint(0, 6) + 1):
            one = chance.choice(SOURCES)
            silent = chance.random() < 0.1
            kind = "indirect" if silent else chance.choice(["direct", "mixed", "indirect"])
            agency = Agency("Reuters", "told") if chance.random() < 0.2 else None
            cue = (
                chance.choice(["declined", "did not respond"])
                if silent
                else chance.choice(["said", "denied"])
            )
            method: Any = "pronoun" if one.source == "she" else "name"
            speaker = Speaker((one.name,), one.kind, method, one.role)
            marked.append(
                f"[S{at}:{one.source or one.name}] [C{at}:{cue}] [Q{at}:thing {number} {at} is so]."
            )
            quotes[at] = {
                "kind": kind,
                "klass": "no_comment" if silent else "speech",
                "speaker": speaker,
                "agency": agency,
            }
            quotes[at] |= {
                "lemma": {"declined": "decline", "said": "say", "denied": "deny"}.get(cue, "respond")
            }
            if silent:
                told["declined" if cue == "declined" else "unanswered"] += 1
                continue
            quoted.add(one)
            told.update({"quotes": 1, kind: 1, "answered": cue == "denied"})
            told["through_agency" if agency or dateline else "first_hand"] += 1
        for one in quoted:
            told.update(["sources", one.how, *filter(None, (one.part, one.sex))])
        told.update({"articles": 1, "single_source": len(quoted) == 1})
        more = {"id": f"a{number}", "path": f"a{number}.txt", "publisher": publisher, "dateline": dateline}
        stories.append(
            extraction_of("\n\n".join(marked), quotes, published=f"2026-0{number % 3 + 1}-02", **more)
        )
    return stories, truth


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Database, dict[str | None, Counter[str]]]]:
    path = tmp_path_factory.mktemp("audit") / "news.db"
    stories, truth = corpus(90)
    with Store(path) as store:
        for one in stories:
            store.save(one)
    db = open_existing(path)
    with closing(db.conn):
        yield db, truth


COUNTED = [
    c for c in COLUMNS if c not in ("group", "sources_per_article", "most_quoted") and "name" not in c
] + ["named"]


def test_by_publisher_it_counts_what_the_corpus_was_made_of(made: Any) -> None:
    db, truth = made
    found = {row["group"]: row for row in audit(db, by="publisher")}
    assert found.keys() == truth.keys()
    for publisher, told in truth.items():
        assert {n: found[publisher][n] for n in COUNTED} == {n: told[n] for n in COUNTED}
        each = told["sources"] / told["articles"]
        assert found[publisher]["sources_per_article"] == pytest.approx(each, abs=0.01)


def test_all_articles_are_the_sum_of_any_grouping(made: Any) -> None:
    db, _ = made
    [whole] = audit(db)
    for by in ("publisher", "month", "author"):
        rows = audit(db, by=by)
        assert {n: sum(row[n] for row in rows) for n in COUNTED} == {n: whole[n] for n in COUNTED}
    [author] = audit(db, by="author")
    assert author["group"] is None
    assert [row["group"] for row in sorted(audit(db, by="month"), key=lambda r: r["group"])] == [
        "2026-01",
        "2026-02",
        "2026-03",
    ]


def test_counts_agree_with_sql_of_another_make(made: Any) -> None:
    db, _ = made
    [whole] = audit(db)
    one = "SELECT count(*) FROM quotes WHERE class = 'speech'"
    assert whole["quotes"] == db.conn.execute(one).fetchone()[0]
    pairs = (
        "SELECT count(*) FROM (SELECT DISTINCT q.article, w.speaker FROM quotes AS q"
        " JOIN quote_speakers AS w ON w.quote = q.id WHERE q.class = 'speech')"
    )
    assert whole["sources"] == db.conn.execute(pairs).fetchone()[0]
    top = (
        "SELECT s.name, count(*) FROM speakers AS s JOIN quote_speakers AS w ON w.speaker = s.id"
        " JOIN quotes AS q ON q.id = w.quote WHERE q.class = 'speech'"
        " GROUP BY s.id ORDER BY 2 DESC, s.id LIMIT 3"
    )
    assert [n for _, n in whole["most_quoted"]] == [n for _, n in db.conn.execute(top)]


def test_topics_and_dates_narrow(made: Any) -> None:
    db, _ = made
    [toll, both] = sorted(
        audit(db, by="topic", topics=["toll", "toll OR story"]), key=lambda r: r["articles"]
    )
    assert (toll["articles"], both["articles"]) == (45, 90)
    [march] = audit(db, since="2026-03")
    assert march["articles"] == 30
    with pytest.raises(UnknownRow, match="nothing to search for"):
        audit(db, by="topic", topics=["?!"])


def test_given_names_are_a_guess_whose_error_is_said(made: Any) -> None:
    db, _ = made
    [whole] = audit(db)
    assert whole["men_by_name"] == sum(1 for _ in db.query(_BY_ROBERT))
    assert (whole["names_compared"], whole["names_wrong"]) == (2, 0)  # Ann Marlow and Henry Alcott


_BY_ROBERT = """
SELECT DISTINCT q.article FROM quotes AS q JOIN speakers AS s ON s.id = q.speaker
WHERE s.name = 'Robert Finch' AND q.class = 'speech'
"""


def test_what_a_person_rejected_counts_nowhere(db_path: Path) -> None:
    stories, _ = corpus(6)
    with Store(db_path) as store:
        for one in stories:
            store.save(one)
    with closing(open_existing(db_path, writing=True).conn) as connection:
        db = Database(connection, recursive_triggers=False)
        [before] = audit(db)
        [(key,)] = connection.execute("SELECT id FROM quotes WHERE class = 'speech' LIMIT 1").fetchall()
        record_review(db, key, "rejected", reviewer="Ann")
        [after] = audit(db)
    assert after["quotes"] == before["quotes"] - 1
