"""What saving leaves in the file: the same rows however often, and nothing half written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from saying import says

from quotetrack.errors import DatabaseError
from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Refused, Store
from quotetrack.store.questions.queries import check

Build = Callable[..., Extraction]

AP = Agency("Associated Press", "reported")
TABLES = (
    "articles",
    "copies",
    "quotes",
    "quote_spans",
    "quote_speakers",
    "speakers",
    "speaker_aliases",
    "agencies",
)
STORY = (
    "[S1:Ann Roe] [C1:said] [Q1:the bridge will open], [A1:AP] reported. [S2:She] [C2:added], [Q2:“in May.”]"
)
QUOTES = {1: {"agency": AP}, 2: {"kind": "direct", "lemma": "add"}}


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def story(extraction: Build) -> Extraction:
    return extraction(STORY, QUOTES, title="Bridge to open", dateline=Agency("Reuters", "dateline"))


def ticking() -> Callable[[], datetime]:
    """Return a clock that moves on by a minute each time it is asked."""
    moments = (datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=n) for n in range(10_000))
    return lambda: next(moments)


def test_every_fact_of_an_attribution_is_stored(story: Extraction, db_path: Path) -> None:
    with Store(db_path, now=ticking()) as store:
        assert store.save(story) == "new"
    row = ask(
        db_path,
        "SELECT id, speaker, speaker_type, role, affiliation, kind, class, cue, text, source, agency,"
        " relation, dateline_agency, title, path, rule, confidence FROM quotes_full ORDER BY start",
    )[0]
    assert row == (
        *(story.attributions[0].id, "Ann Roe", "person", "mayor", "Oldbridge City Council"),
        *("indirect", "speech", "said", "the bridge will open", "Ann Roe", "Associated Press", "reported"),
        *("Reuters", "Bridge to open", "story.txt", "by_hand", 0.9),
    )


def test_the_same_article_twice_is_the_same_rows(story: Extraction, db_path: Path) -> None:
    with Store(db_path, now=ticking()) as store:
        store.save(story)
    before = dump(db_path)
    with Store(db_path, now=ticking()) as store:
        assert store.save(story) == "unchanged"
        assert store.save(story) == "unchanged"
    assert dump(db_path) == before


def test_again_writes_the_quotes_anew_and_ends_with_the_same_rows(story: Extraction, db_path: Path) -> None:
    with Store(db_path, now=ticking()) as store:
        store.save(story)
        before = dump(db_path)
        assert store.save(story, again=True) == "updated"
    assert dump(db_path) == before


def test_another_version_replaces_the_quotes_and_names_its_run(story: Extraction, db_path: Path) -> None:
    fewer = replace(story, version="0.2.0", attributions=story.attributions[:1])
    with Store(db_path) as store:
        store.save(story)
        assert store.save(fewer) == "updated"
    assert count(db_path, "quotes") == 1
    assert ask(db_path, "SELECT r.version FROM articles AS a JOIN runs AS r ON r.id = a.run") == [("0.2.0",)]


def test_a_changed_text_at_the_same_place_replaces_the_article(extraction: Build, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(extraction("[S1:Ann Roe] [C1:said] [Q1:it is open]."))
        assert store.save(extraction("[S1:Ann Roe] [C1:said] [Q1:it is closed].")) == "updated"
    assert ask(db_path, "SELECT text FROM quotes") == [("it is closed",)]
    assert ask(db_path, "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'open'") == [(0,)]
    assert ask(db_path, "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'closed'") == [(1,)]


def test_the_same_text_at_a_second_place_is_a_copy_and_counts_once(story: Extraction, db_path: Path) -> None:
    elsewhere = replace(
        story, article=replace(story.article, path=None, url="https://example.org/a", publisher="Post")
    )
    with Store(db_path) as store:
        store.save(story)
        assert store.save(elsewhere) == "copy"
        assert store.save(elsewhere) == "unchanged"
    assert count(db_path, "quotes") == 2
    assert ask(db_path, "SELECT url, publisher FROM copies") == [("https://example.org/a", "Post")]


def test_an_article_whose_own_place_changes_moves_to_its_copy(extraction: Build, db_path: Path) -> None:
    first = extraction("[S1:Ann Roe] [C1:said] [Q1:it is open].")
    copy = replace(first, article=replace(first.article, id="b", path="b.txt"))
    changed = extraction("[S1:Ann Roe] [C1:said] [Q1:it is closed].")
    with Store(db_path) as store:
        assert [store.save(one) for one in (first, copy, changed)] == ["new", "copy", "updated"]
    assert ask(db_path, "SELECT path FROM articles ORDER BY path") == [("b.txt",), ("story.txt",)]
    assert count(db_path, "copies") == 0
    assert count(db_path, "quotes") == 2


def test_rows_of_one_file_are_articles_of_their_own(extraction: Build, db_path: Path) -> None:
    rows = [
        extraction(f"[S1:Ann Roe] [C1:said] [Q1:part {n}].", path="rows.csv", id=f"r{n}") for n in range(3)
    ]
    with Store(db_path) as store:
        assert [store.save(row) for row in rows] == ["new"] * 3
    assert count(db_path, "articles") == 3


def test_standard_input_is_no_place_so_two_texts_do_not_replace_each_other(
    extraction: Build, db_path: Path
) -> None:
    with Store(db_path) as store:
        for words in ("open", "closed", "open"):
            store.save(extraction(f"[S1:Ann Roe] [C1:said] [Q1:it is {words}].", path="-", id="stdin"))
    assert count(db_path, "articles") == 2
    assert count(db_path, "copies") == 0


def test_recognising_spares_the_parse_and_records_the_place(story: Extraction, db_path: Path) -> None:
    other = replace(story.article, path="copy.txt")
    titled = replace(story.article, title="A new headline")
    with Store(db_path) as store:
        assert store.recognise(story.article, "0.1.0") is None
        store.save(story)
        assert store.recognise(story.article, "0.1.0") == "unchanged"
        assert store.recognise(story.article, "0.2.0") is None
        assert store.recognise(other, "0.1.0") == "copy"
        assert store.recognise(titled, "0.1.0") == "unchanged"
    assert ask(db_path, "SELECT title FROM articles") == [("A new headline",)]


def test_another_model_is_not_recognised_and_extracts_again(story: Extraction, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(story)
    with Store(db_path, model="ewt") as store:
        assert store.recognise(story.article, "0.1.0") is None
        assert store.save(story) == "updated"
        assert store.recognise(story.article, "0.1.0") == "unchanged"


def test_an_article_that_breaks_a_constraint_is_refused_and_the_rest_stays(
    story: Extraction, db_path: Path
) -> None:
    wrong = replace(story.attributions[0], quote=replace(story.attributions[0].quote, confidence=7.0))
    other = replace(story.article, id="bad", text=story.article.text + " ", path="bad.txt")
    bad = replace(story, article=other)
    bad = replace(bad, attributions=(*story.attributions[1:], wrong), version="0.9")
    with Store(db_path) as store:
        store.save(story)
        before = dump(db_path)
        with pytest.raises(Refused, match=r"^bad\.txt: not stored \(.*\); please report this article$"):
            store.save(bad)
        assert dump(db_path) == before
        again = replace(story, article=replace(story.article, text="Nothing.", path="c.txt"), attributions=())
        assert store.save(again) == "new"


def test_of_many_together_only_the_article_that_breaks_a_constraint_is_refused(db_path: Path) -> None:
    good = [
        says(name, name[:3], version=made)
        for name, made in (("Ann Roe", "1"), ("Bob Dahl", "1"), ("Cy Ek", "2"))
    ]
    wrong = replace(good[1].attributions[0].quote, confidence=7.0)
    bad = replace(good[1], attributions=(replace(good[1].attributions[0], quote=wrong),), version="9")
    with Store(db_path) as store:
        told = store.save_many([good[0], bad, good[2]])
        assert [str(one) if isinstance(one, Refused) else one for one in told] == [
            "new",
            "Bob.txt: not stored (CHECK constraint failed: confidence BETWEEN 0 AND 1);"
            " please report this article",
            "new",
        ]
        assert store.save_many([good[1], good[0]]) == ["new", "unchanged"]
        assert check(store.db) == []
    assert ask(db_path, "SELECT version FROM runs ORDER BY id") == [("1",), ("2",)]
    assert ask(db_path, "SELECT document FROM articles ORDER BY id") == [("Ann",), ("Cy ",), ("Bob",)]


def test_a_failure_keeps_nothing_of_many_and_forgets_their_run(
    db_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(db_path) as store:
        with monkeypatch.context() as broken, pytest.raises(DatabaseError, match="the disk is full"):

            def fail(*_: object) -> None:
                raise sqlite3.OperationalError("database or disk is full")

            broken.setattr("quotetrack.store.articles.saving.write_found", fail)
            store.save_many([says("Ann Roe", "a")])
        assert store.save_many([says("Ann Roe", "a")]) == ["new"]
        assert check(store.db) == []
    assert [count(db_path, table) for table in ("articles", "quotes")] == [1, 1]


def test_an_agency_without_a_chain_is_a_hop_of_its_own(story: Extraction, db_path: Path) -> None:
    alone = replace(story, attributions=tuple(replace(one, relays=()) for one in story.attributions))
    with Store(db_path) as store:
        store.save(alone)
    query = (
        "SELECT g.name, r.ordinal, r.relation, r.mention_start"
        " FROM quote_relays AS r JOIN agencies AS g ON g.id = r.agency"
    )
    assert ask(db_path, query) == [("Associated Press", 0, "reported", story.article.text.index(", ") + 2)]


def test_nested_quotes_keep_their_parent(extraction: Build, db_path: Path) -> None:
    text = "[A1:AP] [C1:said] [Q1:[S2:Roe] [C2:claimed] [Q2:it works]]."
    found = extraction(text, {1: {"speaker": None}, 2: {"parent": 0}})
    with Store(db_path) as store:
        store.save(found)
    outer, inner = (attribution.id for attribution in found.attributions)
    assert ask(db_path, "SELECT id, parent FROM quotes ORDER BY start") == [(outer, None), (inner, outer)]


AWKWARD = [
    pytest.param("😀 [S1:Ann Roe] [C1:said] [Q1:“𝔘p 😀 and away”].", id="astral"),
    pytest.param("e\u0301t\u00e9 \0 [S1:Ann Roe] [C1:said] [Q1:“a\0b” c]. \0", id="nul"),
    pytest.param(
        "\ud83d [S1:Ann \udc00 Roe] [C1:said] [Q1:so \ud83d it] [Q1:goes on].", id="lone surrogates"
    ),
    pytest.param(
        "\r\n\r\n[Q1:“One\r\ntwo,”] [S1:Roe] [C1:said]\r\n[Q1:“three.”]", id="carriage returns, split"
    ),
    pytest.param("\u202e[S1:Roe]\u200f [C1:said] [Q1:\u2067x\u2069 \ufeff y].\u2028", id="bidi and format"),
]


@pytest.mark.parametrize("text", AWKWARD)
def test_stored_words_are_what_sqlite_finds_at_the_offsets(
    extraction: Build, db_path: Path, text: str
) -> None:
    found = extraction(text, {1: {"speaker": Speaker(("Ann \udc00 Roe",), "person", "name")}})
    with Store(db_path) as store:
        assert store.save(found) == "new"
        assert check(store.db) == []
        assert store.recognise(found.article, "0.1.0") == "unchanged"
    [(length, stored)] = ask(db_path, "SELECT length(text), text FROM articles")
    assert length == len(found.article.text) == len(stored)


def test_offsets_that_lie_are_found(story: Extraction, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(story)
        store.db.conn.execute(
            "UPDATE quote_spans SET start = start + 1 WHERE role = 'content' AND ordinal = 0"
        )
        first, second = sorted(attribution.id for attribution in story.attributions)
        assert sorted(check(store.db)) == [
            f"quote {key}: the stored content is not what its offsets say" for key in (first, second)
        ]


def test_deleting_an_article_takes_everything_of_it(story: Extraction, db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(story)
        store.db.conn.execute("DELETE FROM articles")
        found = {table: store.db[table].count for table in ("quotes", "quote_spans", "quote_speakers")}
        assert found == {"quotes": 0, "quote_spans": 0, "quote_speakers": 0}
        assert store.db.conn.execute(
            "SELECT count(*) FROM quotes_fts WHERE quotes_fts MATCH 'bridge'"
        ).fetchone() == (0,)


def test_an_article_that_stands_unchanged_is_known_by_one_question(db_path: Path) -> None:
    """No transaction, no lock: a re-run over a large database reads."""
    one = says("Ann Roe", "a", "mayor", publisher="Herald", published="2016-01-02")
    asked: list[str] = []
    with Store(db_path) as store:
        store.save(one)
        store.db.conn.set_trace_callback(asked.append)
        assert store.recognise(replace(one.article, title=one.title), one.version) == "unchanged"
        store.db.conn.set_trace_callback(None)
        assert len(asked) == 1
        told = replace(one.article, title=one.title, publisher="Post")
        assert store.recognise(told, one.version) == "unchanged"
        assert store.db.conn.execute("SELECT publisher FROM articles").fetchone()[0] == "Post"
