"""Articles by any of their names, what became of a number that is gone, and statements by their bounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from conftest import extraction_of
from saying import says

from quotetrack.check.history import statement_likeness
from quotetrack.errors import UnknownRow
from quotetrack.model import Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article
from quotetrack.store.questions.article_lists import (
    ArticleFilter,
    article_versions,
    count_listed,
    find_article,
    find_versions,
    gone_article,
    list_articles,
)
from quotetrack.store.questions.counts import Period, count_speakers, speakers
from quotetrack.store.questions.former_ids import explain_gone, gone_quote
from quotetrack.store.statements.claim_search import ClaimReader
from quotetrack.store.statements.statement_groups import Statements
from quotetrack.store.statements.tracing import (
    count_statements,
    find_quote,
    statement_of_quote,
    statements,
    statements_said,
    waiting,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
TOLL = "“The toll on the new bridge will rise in May and never fall again,”"


def carried(where: str, name: str, words: str, published: str | None = None, **more: str) -> Extraction:
    """Return an article at ``where`` in which ``name`` says the words."""
    speaker = Speaker((name,), "person", "name")
    return extraction_of(
        f"[Q1:{words}] [S1:{name}] [C1:said] in {more.pop('town', where)}.",
        {1: {"speaker": speaker, "kind": "direct"}},
        **{"id": where, "path": f"{where}.txt", **more},
        published=published,
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store of articles under several names, one edited, one merged into another, one taken out."""
    path: Path = tmp_path_factory.mktemp("shelf") / "news.db"
    with Store(path, now=lambda: NOON) as store:
        store.save(carried("a", "Ann Roe", TOLL, "2026-01-05", url="https://example.org/a", title="A toll"))
        store.save(carried("b", "Bo Ek", "“It will rain all week,”", "2026-01-07", publisher="Herald"))
        store.save(carried("2", "Ann Roe", "“Nobody asked the fishermen,”", "2026-01-06"))
        store.save(carried("d", "Ann Roe", TOLL, "2026-02-01", publisher="Example Post"))
        store.save(says("Cy Orr", "e", published="2026"))
        store.save(says("Cy Orr", "f"))
        store.save(says("Cy Orr", "f", "poet"))
        store.save(carried("b", "Bo Ek", "“It will snow all week,”", "2026-01-07", publisher="Herald"))
        store.save(says("Cy Orr", "g"))
        store.save(carried("g", "Ann Roe", TOLL, town="a"))  # the text of a
        store.save(carried("h", "Bo Ek", "“It will hail,”", "2026-01-07", id="b"))
        remove_article(store.db, "e", now=lambda: NOON)
        Statements(store.db, statement_likeness).update()
        ClaimReader(store.db, str.__eq__)  # lets the words of the index be read
        yield store


# a name, the number of the article that alone is called so, or what is said of it
CALLED: list[tuple[str, int | str]] = [
    ("a", 1),
    ("a.txt", 1),
    ("x/../a.txt", 1),
    ("https://example.org/a", 1),
    ("1", 1),
    ("2", 2),
    ("3", 3),
    ("2.txt", 3),
    ("h.txt", 8),
    ("b", "several articles are called 'b'; give the number: 2, 8"),
    ("5", "article 5 was taken out on 2026-11-24; bring it back with: quotetrack restore DB 5"),
    ("7", "article 7 is no longer one of its own: since 2026-11-24 its text is that of article 1"),
    ("9", "no article is called '9'; see: quotetrack articles DB"),
    ("0", "no article is called '0'; see: quotetrack articles DB"),
    ("h.text", "no article is called 'h.text'; see: quotetrack articles DB"),
    ("٣", "no article is called '٣'; see: quotetrack articles DB"),
    ("1" * 17, f"no article is called {'1' * 17!r}; see: quotetrack articles DB"),
    ("1" * 18, f"no article is called {'1' * 18!r}; see: quotetrack articles DB"),
]


@pytest.mark.parametrize(("given", "expected"), CALLED)
def test_an_article_is_called_by_any_of_its_names(shelf: Store, given: str, expected: int | str) -> None:
    if isinstance(expected, int):
        assert find_article(shelf.db, given) == expected
        assert find_versions(shelf.db, given) == (expected, None)
        return
    with pytest.raises(UnknownRow) as caught:
        find_article(shelf.db, given)
    assert str(caught.value) == expected
    if given == "7":  # its texts are kept
        assert find_versions(shelf.db, given) == (7, expected)
    else:
        with pytest.raises(UnknownRow):
            find_versions(shelf.db, given)


@pytest.mark.parametrize(
    ("number", "begins"), [(1, None), (9, None), (5, "article 5 was"), (7, "article 7 is")]
)
def test_a_number_that_is_gone_says_why(shelf: Store, number: int, begins: str | None) -> None:
    said = gone_article(shelf.db, number)
    assert said is None if begins is None else (said or "").startswith(begins)


@pytest.mark.parametrize(
    ("number", "texts"), [(1, [(1, None)]), (2, [(1, "2026-11-24T12:00:00Z"), (2, None)]), (9, [])]
)
def test_every_text_stands_until_the_next(
    shelf: Store, number: int, texts: list[tuple[int, str | None]]
) -> None:
    found = article_versions(shelf.db, number)
    assert [(row["version"], row["replaced_at"]) for row in found] == texts


LISTED: list[tuple[ArticleFilter, list[int]]] = [
    (ArticleFilter(), [4, 8, 2, 3, 1, 6]),
    (ArticleFilter(limit=0), []),
    (ArticleFilter(limit=1), [4]),
    (ArticleFilter(limit=-1, since="2026-01-06", until="2026-01-06"), [3]),
    (ArticleFilter(since="2026-01-07"), [4, 8, 2]),
    (ArticleFilter(until="2026-01-05"), [1]),
    (ArticleFilter(until="2026-01"), [8, 2, 3, 1]),
    (ArticleFilter(publisher="herald"), [2]),
    (ArticleFilter(publisher="Nobody"), []),
    (ArticleFilter(changed=True), [2]),
    (ArticleFilter(search="TOLL a"), [1]),
    (ArticleFilter(search="toll zebra"), []),
    (ArticleFilter(search="example.org"), [1]),
]


@pytest.mark.parametrize(("wanted", "expected"), LISTED)
def test_articles_are_listed_by_day(shelf: Store, wanted: ArticleFilter, expected: list[int]) -> None:
    assert [row["id"] for row in list_articles(shelf.db, wanted)] == expected
    if wanted.limit < 0:
        assert count_listed(shelf.db, wanted) == len(expected)


def quote_in(store: Store, article: int) -> tuple[str, int]:
    found = store.db.execute("SELECT id, number FROM quotes WHERE article = ?", [article]).fetchone()
    return str(found[0]), int(found[1])


@pytest.mark.parametrize(("article", "with_it"), [(1, [1, 4]), (4, [1, 4]), (3, [3]), (2, [2])])
def test_a_statement_stands_with_those_that_carry_it(shelf: Store, article: int, with_it: list[int]) -> None:
    key, number = quote_in(shelf, article)
    assert find_quote(shelf.db, key[:8])["number"] == number
    assert [row["article"] for row in statement_of_quote(shelf.db, key[:8])] == with_it


@pytest.mark.parametrize(
    ("name", "found"), [(None, [[1, 4]]), ("Ann Roe", [[1, 4]]), ("Bo Ek", []), ("Cy Orr", [])]
)
def test_what_several_articles_carry(shelf: Store, name: str | None, found: list[list[int]]) -> None:
    who = None
    if name is not None:
        who = [shelf.db.execute("SELECT id FROM speakers WHERE name = ?", [name]).fetchone()[0]]
    assert [[row["article"] for row in one] for one in statements(shelf.db, speakers=who)] == found
    assert statements(shelf.db, speakers=who, limit=0) == []
    assert count_statements(shelf.db, speakers=who) == len(found)
    assert waiting(shelf.db) == 0


# what is asked for of Ann Roe: words, class, first and last day, and the articles, statement by statement
SAID: list[tuple[tuple[str, ...], str, str | None, str | None, list[list[int]]]] = [
    ((), "speech", None, None, [[1, 4], [3]]),
    ((), "all", None, None, [[1, 4], [3]]),
    ((), "thought", None, None, []),
    ((), "speech", "2026-01-06", None, [[3], [4]]),
    ((), "speech", "2026-01-05", "2026-01-06", [[1], [3]]),
    ((), "speech", None, "2026-01-05", [[1]]),
    ((), "speech", None, "2026", [[1, 4], [3]]),
    ((), "speech", "2026-02-02", None, []),
    (("toll",), "speech", None, None, [[1, 4]]),
    (("toll", "bridge"), "speech", None, None, [[1, 4]]),
    (("toll", "fishermen"), "speech", None, None, []),
    (("toll", "zebra"), "speech", None, None, []),
    (("fishermen",), "speech", None, None, [[3]]),
]


@pytest.mark.parametrize(("about", "klass", "since", "until", "expected"), SAID)
def test_what_somebody_said_when(
    shelf: Store,
    about: tuple[str, ...],
    klass: str,
    since: str | None,
    until: str | None,
    expected: list[list[int]],
) -> None:
    found = statements_said(
        shelf.db, [1], about=about, alike=str.__eq__, klass=klass, since=since, until=until
    )
    article = dict(shelf.db.execute("SELECT number, article FROM quotes").fetchall())
    assert [[article[number] for number in one] for one in found] == expected


def test_what_an_id_that_is_gone_said(shelf: Store) -> None:
    gone = {row["article"]: row["id"] for row in shelf.db.query("SELECT id, article FROM former_quotes")}
    now, _ = quote_in(shelf, 2)
    assert (gone_quote(shelf.db, gone[2][:8]) or {})["successor"] == now
    assert (gone_quote(shelf.db, gone[5]) or {"successor": 0})["successor"] is None
    assert (explain_gone(shelf.db, gone[2]) or "").endswith(
        f"is gone since 2026-11-24; in its place stands {now}: quotetrack show DB {now}"
    )
    assert (explain_gone(shelf.db, gone[5]) or "").startswith(f"quote {gone[5]} is of article 5, which was")
    assert explain_gone(shelf.db, "q") is None
    assert explain_gone(shelf.db, "") is None
    assert explain_gone(shelf.db, now) is None


COUNTED: list[tuple[str, Period, list[tuple[str, int]]]] = [
    ("speech", Period(), [("Ann Roe", 3), ("Bo Ek", 2), ("Cy Orr", 1)]),
    ("thought", Period(), []),
    ("speech", Period(since="2026-01-07"), [("Bo Ek", 2), ("Ann Roe", 1)]),
    ("speech", Period(until="2026-01-06"), [("Ann Roe", 2)]),
    ("all", Period(publisher="Herald"), [("Bo Ek", 1)]),
    ("speech", Period(reviewed="confirmed"), []),
]


@pytest.mark.parametrize(("klass", "period", "expected"), COUNTED)
def test_who_is_reported_in_a_period(
    shelf: Store, klass: str, period: Period, expected: list[tuple[str, int]]
) -> None:
    found = speakers(shelf.db, klass=klass, period=period)
    assert [(row["name"], row["quotes"]) for row in found] == expected
    assert count_speakers(shelf.db, klass=klass, period=period) == len(expected)
    assert [row["name"] for row in speakers(shelf.db, klass=klass, period=period, limit=1)] == [
        name for name, _ in expected[:1]
    ]
    assert speakers(shelf.db, klass=klass, period=period, search="Zoe") == []
