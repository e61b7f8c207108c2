"""Searches as people type them, over people, quotes and articles at once, and what each finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Any

import pytest
from conftest import extraction_of
from sqlite_utils import Database

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.asked.asked_dates import read_asked_date
from quotetrack.lexicon.asked.asked_words import match_expression, read_asked
from quotetrack.model import Agency, Extraction, Speaker
from quotetrack.store import Store, open_existing
from quotetrack.store.questions.queries import QuoteFilter, count_quotes, quotes
from quotetrack.store.questions.report_counts import counts_for_report
from quotetrack.store.questions.searching import search_all

# article, day, publisher, agency, who, what; the quote has the article's letter
STORIES = [
    (
        "a",
        "2026-03-02",
        "Harbour Times",
        None,
        "Zoë Brontë",
        "that the colour of the pier was a matter of taste",
    ),
    ("b", "2026-03-09", "Harbour Times", "Reuters", "Tom Okafor", "that the toll on the bridge would rise"),
    ("c", "2026-04-11", "Post", None, "Tom Okafor", "that a tax on rain was never planned"),
    ("d", "2026-05-20", "Post", "Associated Press", "Ann Roe", "that the toll was a tax"),
    ("e", "2027-01-02", None, None, "Bob Roe", "that they organised the theatre on the bridge"),
    ("f", None, None, None, "Harbour Trust", "that bridges need paint"),
]


def story(
    where: str, day: str | None, publisher: str | None, agency: str | None, who: str, what: str
) -> Extraction:
    kind: Any = "organization" if who == "Harbour Trust" else "person"
    quote = {"speaker": Speaker((who,), kind, "name"), "agency": Agency(agency, "told") if agency else None}
    marked = f"[S1:{who}] [C1:said] [Q1:{what}]. The ferryman waited at the quay."
    more = {"publisher": publisher, "published": day, "title": f"Story {where} of the harbour"}
    return extraction_of(marked, {1: quote}, id=where, path=f"{where}.txt", **more)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("search") / "news.db"
    with Store(path) as store:
        for one in STORIES:
            store.save(story(*one))
    opened = open_existing(path)
    with closing(opened.conn):
        yield opened


# as typed: the people, the quotes (by article), the articles, and what else was meant
SEARCHES = [
    ("toll", "", "bd", "bd", ""),
    ("Toll Bridge", "", "b", "b", ""),
    ("bridge toll", "", "b", "b", ""),
    ("color", "", "a", "a", ""),
    ("colour", "", "a", "a", ""),
    ("organized theater", "", "e", "e", ""),
    ("organise*", "", "e", "e", ""),
    ("bridge*", "", "bef", "bef", ""),
    ('"a tax on rain"', "", "c", "c", ""),
    ("“tax on rain”", "", "c", "c", ""),
    ('"rain on tax"', "", "", "", ""),
    ("toll OR paint", "", "bdf", "bdf", ""),
    ("toll | paint", "", "bdf", "bdf", ""),
    ("rise OR rain OR taste", "", "abc", "abc", ""),
    ("toll -bridge", "", "d", "d", ""),
    ("toll NOT tax", "", "b", "b", ""),
    ('tax -"on rain"', "", "d", "d", ""),
    ("Brontë", "Zoë Brontë", "", "a", ""),
    ("bronte", "Zoë Brontë", "", "a", ""),
    ("Okafor", "Tom Okafor", "", "bc", ""),
    ("tom okafor", "Tom Okafor", "", "bc", ""),
    ("Okafor toll", "Tom Okafor", "", "b", ""),
    ("Roe", "Ann Roe, Bob Roe", "", "de", ""),
    ("Harbour Trust", "Harbour Trust", "", "f", ""),
    ("trust", "Harbour Trust", "", "f", ""),
    ("Tom", "Tom Okafor", "", "bc", ""),
    ("zoe", "Zoë Brontë", "", "a", ""),
    ("Trust Harbour", "", "", "f", ""),
    ("color unheard", "", "", "", ""),
    ("speaker:Okafor", "", "bc", "", ""),
    ("speaker:Okafor toll", "", "b", "", ""),
    ('speaker:"Ann Roe" tax', "", "d", "", ""),
    ("by:Okafor -toll", "", "c", "", ""),
    ("agency:AP", "", "d", "", ""),
    ("agency:reuters toll", "", "b", "", ""),
    ("publisher:post", "", "cd", "", ""),
    ("tax publisher:Post after:2026-05", "", "d", "d", ""),
    ("toll before:2026-03", "", "b", "b", ""),
    ("after:2026-04 before:2026", "", "cd", "", ""),
    ("bridge kind:direct", "", "", "", ""),
    ("ferryman", "", "", "abcdef", ""),
    ("brigde", "", "", "", "bridge"),
    ("Okafro toll", "", "", "", "Okafor"),
    ("Brontéx", "", "", "", "Brontë"),
    ("ferrymann", "", "", "", "ferryman"),
    ("tol", "", "", "", "toll"),
    ("C++", "", "", "", ""),
    ("tax: rain?!", "", "c", "c", ""),
]


@pytest.mark.parametrize(
    ("typed", "people", "said", "articles", "meant"), SEARCHES, ids=[s[0] for s in SEARCHES]
)
def test_a_search_finds(db: Database, typed: str, people: str, said: str, articles: str, meant: str) -> None:
    found = search_all(db, typed, limit=20)
    assert ", ".join(sorted(row["name"] for row in found["people"])) == people
    assert "".join(sorted(row["document"] for row in found["quotes"])) == said
    assert "".join(sorted(row["document"] for row in found["articles"])) == articles
    assert " ".join(row["meant"] for row in found["did_you_mean"]) == meant
    assert found["quotes_total"] == len(found["quotes"])


PAPERS = [
    ("Harbour Times", ["Harbour Times"]),
    ("the harbour TIMES", ["Harbour Times"]),
    ("post", ["Post"]),
    ("Harbour", []),
    ("Harbour Trust", []),
    ("publisher:Post", []),
    ("-Post toll", []),
]


@pytest.mark.parametrize(("typed", "named"), PAPERS)
def test_a_publisher_that_is_named_is_offered_with_the_search_for_it(
    db: Database, typed: str, named: list[str]
) -> None:
    offered = search_all(db, typed)["publishers"]
    assert [row["name"] for row in offered] == named
    for row in offered:
        found = search_all(db, row["asks"])
        assert found["quotes"] and {one["publisher"] for one in found["quotes"]} == {row["name"]}


@pytest.mark.parametrize("typed", [s[0] for s in SEARCHES])
def test_all_that_ask_for_quotes_answer_a_search_alike(db: Database, typed: str) -> None:
    wanted = QuoteFilter(klass="all", search=typed)
    found = search_all(db, typed, limit=20)["quotes"]
    assert {row["id"] for row in quotes(db, wanted)} == {row["id"] for row in found}
    assert count_quotes(db, wanted) == counts_for_report(db, wanted).quotes == len(found)


WRONG = [
    ("", "nothing to search for"),
    ("?!", "nothing to search for"),
    ("toll after:soonish", "'soonish' is no date"),
    ("toll kind:loud", "'loud' is none of direct, mixed, indirect"),
    ("speaker:Roe speaker:Okafor", "speaker: is given twice, 'Roe' and 'Okafor'; give one"),
]


@pytest.mark.parametrize(("typed", "why"), WRONG)
def test_what_cannot_be_searched_for_says_so(db: Database, typed: str, why: str) -> None:
    with pytest.raises(UnknownRow, match=why):
        search_all(db, typed)


def test_a_field_narrows_beside_the_filters_own(db: Database) -> None:
    def found(typed: str, **more: Any) -> list[str]:
        return sorted(row["document"] for row in quotes(db, QuoteFilter(search=typed, **more)))

    assert found("speaker:Okafor", since="2026-04") == ["c"]
    assert found("class:thought toll") == []
    with pytest.raises(UnknownRow, match="speaker is asked for twice"):
        found("speaker:Okafor", speaker="Roe")


SIGNS = [
    "OR",
    "AND OR",
    "toll OR",
    "OR toll",
    "-",
    "- toll",
    "-toll",
    '"',
    '"toll',
    'toll"',
    "a:b",
    "speaker:",
    ":",
    "(",
    "NEAR(a b)",
    "toll^2",
    "{x}",
    "*",
    "||",
]


@pytest.mark.parametrize("typed", SIGNS)
def test_no_sign_is_an_error_of_syntax(db: Database, typed: str) -> None:
    try:
        search_all(db, typed)
    except UnknownRow as error:
        assert "nothing to search for" in str(error)


def test_an_expression_holds_words_alone() -> None:
    assert match_expression("speaker:Roe toll -tax") == '("toll") NOT ("tax")'
    with pytest.raises(UnknownRow, match="a word or a phrase that must occur"):
        match_expression("-toll")
    assert read_asked("and or").words == ("and", "or")


DAYS = [
    ("2016", "2016"),
    ("2016-11", "2016-11"),
    ("2016-11-14", "2016-11-14"),
    ("today", "2026-11-29"),
    ("yesterday", "2026-11-28"),
    ("3 days ago", "2026-11-26"),
    ("last week", "2026-11-22"),
    ("last month", "2026-10"),
    ("last year", "2025"),
    ("monday", "2026-11-23"),
    ("March 2026", "2026-03"),
    ("14 March 2026", "2026-03-14"),
    ("march", "2026-03"),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_dates_are_read_as_people_give_them(typed: str, day: str) -> None:
    assert read_asked_date(typed, datetime(2026, 11, 29, 12)) == day


@pytest.mark.parametrize(
    "typed", ["", "2016-13", "2016-02-30", "03/04/2026", "14.3.2026", "soonish", "a", "1", "Q3 2025"]
)
def test_what_is_no_date_or_two_is_refused(typed: str) -> None:
    with pytest.raises(UnknownRow, match="is no date; write 2016"):
        read_asked_date(typed, datetime(2026, 11, 29, 12))
