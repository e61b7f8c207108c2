"""What the database answers of a small archive, whole: nothing that can be asked changes unnoticed.

Who means to change one pins it anew, ``python tests/store/test_every_answer.py``, and reads the difference.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import pytest
import small_archive
from pinned_answers import plain_answers, read_pins, write_pins
from sqlite_utils import Database

from quotetrack.errors import QuotetrackError
from quotetrack.store import open_existing
from quotetrack.store.articles.removing import removed_articles
from quotetrack.store.decisions.merging import list_decisions
from quotetrack.store.people.bearer_evidence import Profile, conflict, read_role, shared_evidence
from quotetrack.store.people.lookup import find_agencies, find_publishers, find_speakers, label_of
from quotetrack.store.people.name_keys import name_form, name_key, surname
from quotetrack.store.people.person_names import compare_persons, family_key, person_name
from quotetrack.store.questions import (
    article_lists,
    auditing,
    counts,
    former_ids,
    queries,
    report_counts,
    searching,
)
from quotetrack.store.questions.article_lists import ArticleFilter
from quotetrack.store.questions.counts import Period
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.review_filter import REVIEWED
from quotetrack.store.questions.stored_articles import articles
from quotetrack.store.reviews.verdicts import history, reviews
from quotetrack.store.statements import claim_search, tracing

WHOLE = Path(__file__).parent / "every_answer.json"
NAMES = [
    *dict.fromkeys(str(bearer[0]) for bearer in small_archive.BEARERS),
    "Sen. JOHN SMITH, Jr.",
    "Smith, John Jr.",
    "John Smith III",
    "J.K. Rowling",
    "JK Rowling",
    "Joanne Kathleen Rowling",
    'Edward "Ted" Smith',
    "Ted Smith",
    "Edgar Hoover",
    "John Edgar Hoover",
    "J. Edgar Hoover",
    "Vice President Marsh",
    "the Pope",
    "Dr. Lena Marsh, PhD",
    "Lena (Lou) Marsh",
    "van Gogh",
    "Vincent van Gogh",
    "Al Roe",
    "Anna Roe",
    "Tschaikow Zhdanov",
    "Chaikov Jdanov",
    "Xaver Schulz",
    "Ksaver Shulc",
    "Nathan Phipps",
    "Natan Fips",
    "Yousef Coe",
    "Jusef Koe",
    "Li",
    "X Li",
    "李",
    "",
    "-",
]
ROLES = [
    "mayor",
    "mayor of Leeds",
    "the mayor of Leeds",
    "New York Mayor",
    "Ohio Gov.",
    "governor of Texas",
    "Sen.",
    "Democratic senator from Ohio",
    "former British foreign minister from Leeds",
    "German foreign minister",
    "UK Prime Minister",
    "British actor",
    "Australian swimmer",
    "plumber from Leeds",
    "a lawyer",
    "chief executive",
    "spokesman",
    "U.S. President",
    "French President",
    "president of the club",
    "who knows",
    "of",
]
FORMS = [
    "President Putin",
    "the Kremlin's announcement",
    "the Kremlin’s",
    "he",
    "Dmitry Peskov, a spokesman",
    "a b c d e f g",
    "Roe of the North for All Men",
    "Roe of the North for All",
    "42 Group",
    "The",
    "the 42",
]
FILTERS: list[dict[str, Any]] = [
    {},
    {"klass": "all"},
    {"klass": "thought"},
    {"speaker": "Ann Roe"},
    {"speaker": "Roe"},
    {"speaker": "The Falcon"},
    {"agency": "AP", "klass": "all"},
    {"agency": "Reuters"},
    {"affiliation": "Harbour Trust"},
    {"affiliation": "leeds city council"},
    {"kind": "direct"},
    {"kind": "mixed"},
    {"since": "2022"},
    {"until": "2022-06"},
    {"since": "2026-01-15", "until": "2026-02"},
    {"publisher": "herald"},
    {"publisher": "Third Post"},
    {"search": "toll bridge"},
    {"search": '"so" p0*'},
    *({"reviewed": one, "klass": "all"} for one in REVIEWED),
    {"complete": True, "klass": "all"},
    {"klass": "all", "limit": 3},
    {"search": "toll", "limit": 2},
]
ARTICLES: list[dict[str, Any]] = [
    {},
    {"since": "2024"},
    {"until": "2021"},
    {"publisher": "Herald"},
    {"search": "toll"},
    {"search": "story ROE"},
    {"search": "example.org t3"},
    {"changed": True},
    {"limit": 2},
    {"publisher": "Third Post"},
]
ASKED = [
    "t5",
    "p01",
    "copy",
    "p01.txt",
    "./p01.txt",
    "in/../p01.txt",
    "https://example.org/t3",
    "1",
    "45",
    "99",
    "p0",
    "²",
    "",
]
WORDS = [
    ["toll", "bridge", "rise"],
    ["thing"],
    ["fishermen", "think"],
    ["may"],
    ["zebra"],
    [],
    ["so", "thing", "is", "p07"],
]


TYPED = [
    "toll",
    "toll bridge",
    "tol",
    "brige ferrry",
    "bridgs",
    "zebra",
    "zzzzzz",
    "roe",
    "Ann Roe",
    "ann toll",
    "falcon",
    "speaker:Roe",
    "speaker:falk toll",
    "agency:reuters",
    "publisher:herald toll",
    "publisher:herald nobody",
    "kind:direct toll",
    "class:thought rain",
    "since:2026-03 toll",
    "until:2021",
    "affiliation:harbour",
    "Story p05",
    "t3",
    '"new bridge"',
    "toll -june",
    "toll OR rain",
    "x",
    "",
    "…",
    "kind:loud",
    "since:soon",
]


def alike(one: str, other: str) -> bool:
    """Take two words for forms of one where they open alike."""
    return one[:4] == other[:4]


def said(ask: Any, *given: Any, **more: Any) -> Any:
    """Return an answer, or the words of a refusal."""
    try:
        return ask(*given, **more)
    except QuotetrackError as error:
        return f"{type(error).__name__}: {error}"


def names(_: Database) -> Iterator[tuple[str, Any]]:
    """Yield what is made of names and roles by themselves."""
    keys = [name_key(name, "person") for name in NAMES]
    for name, key in zip(NAMES, keys, strict=True):
        person = person_name(key)
        parts = [" ".join(person.title), " ".join(person.given), person.family, person.generation]
        yield (
            f"name {name}",
            [
                key,
                name_key(name, "organization"),
                *parts,
                family_key(key),
                surname(name, "person"),
                name_form(name),
            ],
        )
    yield "forms", [name_form(form) for form in FORMS]
    found = []
    for one, two in itertools.combinations(sorted(set(keys)), 2):
        like = compare_persons(one, two)
        if like is not None:
            found.append(f"{one} | {two}: {like.reason}{'' if like.certain else '?'}")
    yield "likenesses", found
    for role in ROLES:
        read = read_role(role)
        yield f"role {role}", [read.head, read.post, read.field, sorted(read.countries), sorted(read.words)]
    profiles = [(role, Profile({("role", role): 1}, "robin kay")) for role in ROLES]
    found = []
    for (one, a), (two, b) in itertools.combinations(profiles, 2):
        against, shared = conflict(a, b), shared_evidence(a, b)
        if against or shared:
            found.append(f"{one} | {two}: {against or ''} | {shared or ''}")
    yield "roles of one", found


def quotes(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield which quotes there are, by every filter."""
    for given in FILTERS:
        wanted = QuoteFilter(**given)
        rows = said(queries.quotes, db, wanted)
        found = rows if isinstance(rows, str) else [row["id"] for row in rows]
        chosen = said(lambda wanted=wanted: [quote for _, quote in queries.chosen_ids(db, wanted)])
        yield f"quotes {given}", [found, chosen, said(queries.count_quotes, db, wanted)]
        report = said(report_counts.counts_for_report, db, wanted)
        yield f"report {given}", report if isinstance(report, str) else asdict(report)
    every = queries.quotes(db, QuoteFilter(klass="all"))
    yield "every quote", every
    for row in every[::7]:
        yield f"show {row['id']}", {k: v for k, v in queries.show(db, row["id"]).items() if k not in row}
    yield "stored", [asdict(one) for one in articles(db, QuoteFilter(klass="all", since="2026"))]
    yield (
        "stored of a speaker",
        [asdict(one) for one in articles(db, QuoteFilter(speaker="Otto", klass="all"))],
    )


def people(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield who is counted and who is found."""
    periods = [Period(), Period(since="2022"), Period(publisher="Herald"), Period(reviewed="confirmed")]
    for period, klass in itertools.product(periods, ("speech", "all", "thought")):
        yield f"speakers {period} {klass}", counts.speakers(db, period=period, klass=klass)
        yield f"agencies {period} {klass}", counts.agencies(db, period=period, klass=klass)
        yield f"publishers {period} {klass}", counts.publishers(db, period=period, klass=klass)
    for speaker in [row["id"] for row in db.query("SELECT id FROM speakers ORDER BY id")]:
        yield f"card {speaker}", [label_of(db, speaker), counts.speaker_card(db, speaker, klass="all")]
    for name in [*NAMES[:40], "Falk", "falcon", "Trust", "harbour trust", "Kay", "roe mayor", "zebra"]:
        yield (
            f"called {name}",
            [said(find_speakers, db, name), sorted(claim_search.speakers_called(db, name))],
        )
    yield "agencies called", [find_agencies(db, name) for name in ("ap", "the AP", "AFP", "reuters", "x")]
    yield "publishers called", [find_publishers(db, name) for name in ("the herald", "Example", "post", "x")]


def listed(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield which articles there are."""
    for given in ARTICLES:
        found = article_lists.list_articles(db, ArticleFilter(**given))
        yield f"articles {given}", [row if not given else row["document"] for row in found]
    for name in ASKED:
        yield (
            f"article {name}",
            [said(article_lists.find_article, db, name), said(article_lists.find_versions, db, name)],
        )
    yield "versions", [article_lists.article_versions(db, number) for number in (1, 2, 3)]
    yield "gone articles", [article_lists.gone_article(db, number) for number in range(60)]


def statements(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield what is asked of statements, claims and verdicts."""
    for words in WORDS:
        for limit, speakers in ((3, frozenset[int]()), (40, frozenset({20, 21}))):
            found = claim_search.ClaimReader(db, alike).quotes_holding(words, limit=limit, speakers=speakers)
            yield f"claim {words} {limit}", found
        yield f"articles of {words}", claim_search.ClaimReader(db, alike).articles_holding(words, limit=4)
    yield "passages", claim_search.passages(db, [41, 31, 5])
    yield "statements", [[row["id"] for row in group] for group in tracing.statements(db)]
    yield (
        "statements of two",
        [[row["id"] for row in group] for group in tracing.statements(db, speakers=[20], limit=1)],
    )
    for row in queries.quotes(db, QuoteFilter(search="toll", klass="all")):
        of = tracing.statement_of_quote(db, row["id"])
        against = tracing.contrary_to(db, [one["number"] for one in of])
        yield f"statement of {row['id']}", [[one["id"] for one in of], [one["id"] for one in against]]
    for about, klass in itertools.product([(), ("toll",), ("toll", "june"), ("x",)], ("speech", "all")):
        said = tracing.statements_said(db, [20, 21], about=about, alike=alike, klass=klass, since="2026-02")
        quoted = tracing.quotes_numbered(db, [number for some in said for number in some])
        yield f"said {about} {klass}", [row["id"] for row in quoted]
    yield "waiting", tracing.waiting(db)
    for given in ({}, {"status": "confirmed"}, {"reviewer": "Ida Lund"}, {"orphaned": True}, {"limit": 1}):
        yield f"reviews {given}", reviews(db, **given)
    yield "history", history(db)
    yield "decisions", list_decisions(db)
    yield "removed", [{**row, "place": Path(row["place"]).name} for row in removed_articles(db)]
    gone = [row["id"] for row in db.query("SELECT id FROM former_quotes ORDER BY id")]
    yield (
        "gone quotes",
        [[former_ids.gone_quote(db, one[:9]), former_ids.explain_gone(db, one)] for one in gone],
    )
    yield "counts", {name: n for name, n in queries.stats(db).items() if name not in ("bytes", "version")}
    yield "faults", queries.check(db)
    for table in (
        "speakers",
        "speaker_names",
        "speaker_evidence",
        "speaker_aliases",
        "former_articles",
        "quote_spans",
    ):
        yield (
            f"table {table}",
            [list(row.values()) for row in db.query(f"SELECT * FROM {table} ORDER BY 1, 2, 3")],
        )


def searched(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield what searches find, as people type them, and who is audited as a source."""
    for typed in TYPED:
        for limit in (10, 2):
            found = said(searching.search_all, db, typed, limit=limit)
            if not isinstance(found, str):
                known = [[row["id"] for row in found[name]] for name in ("people", "quotes", "articles")]
                snippets = [row.get("found") for row in found["articles"]]
                rest = [found["quotes_total"], found["asked"], found["did_you_mean"]]
                found = [*known, snippets, *rest]
            yield f"search {typed} {limit}", found
    for by in (None, *auditing.BY):
        for span in ({}, {"since": "2021", "until": "2022-06"}, {"since": "2026-02"}):
            found = said(auditing.audit, db, by=by, topics=("toll", "thing", "toll june", "zebra"), **span)
            yield (
                f"audit {by} {span}",
                [" ".join(f"{name}={value}" for name, value in row.items() if value) for row in found],
            )
    yield "audit of nothing", said(auditing.audit, db, by="topic", topics=("…",))


ABOUT: dict[str, Callable[[Database], Iterator[tuple[str, Any]]]] = {
    "names": names,
    "quotes": quotes,
    "people": people,
    "articles": listed,
    "statements": statements,
    "searched": searched,
}


def answers(about: str, db: Database) -> dict[str, Any]:
    """Return every answer about something, as JSON gives it back."""
    return plain_answers(about, ABOUT[about](db))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("archive") / "news.db"
    small_archive.build(path)
    db = open_existing(path)
    yield db
    db.conn.close()


PINNED = read_pins(WHOLE)


@pytest.mark.parametrize("about", ABOUT)
def test_every_answer_is_as_it_was_pinned(about: str, archive: Database) -> None:
    found = answers(about, archive)
    assert found.keys() == {name for name in PINNED if name.startswith(f"{about}: ")}
    assert {name: got for name, got in found.items() if got != PINNED[name]} == {}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        small_archive.build(Path(folder) / "news.db")
        asked = open_existing(Path(folder) / "news.db")
        pinned = {name: got for about in ABOUT for name, got in answers(about, asked).items()}
        asked.conn.close()
    write_pins(WHOLE, pinned, a_name_a_line=True)
