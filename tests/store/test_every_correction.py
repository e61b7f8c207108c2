"""What people set right and what that leaves in the file, whole: no row changes unnoticed.

On the archive of small_archive.py. Who means to change an answer pins it anew,
``python tests/store/test_every_correction.py``, and reads the difference.
"""

from __future__ import annotations

import itertools
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import pytest
import small_archive
from conftest import extraction_of
from pinned_answers import plain_answers, read_pins, write_pins
from sqlite_utils import Database

from quotetrack.errors import QuotetrackError
from quotetrack.model import Agency, Span, Speaker
from quotetrack.store import Store, open_existing
from quotetrack.store.articles.removing import remove_article, restore_article
from quotetrack.store.database import path_of
from quotetrack.store.decisions.merging import add_alias, merge_speakers, undo_decision
from quotetrack.store.decisions.splitting import SpeakerPart, split_speaker
from quotetrack.store.people.lookup import exact_speaker, one_speaker, refuse_several
from quotetrack.store.questions import article_lists, counts, queries
from quotetrack.store.questions.counts import Period
from quotetrack.store.questions.former_ids import gone_quote
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.stored_articles import article_of, whole_article
from quotetrack.store.reviews.corrections import cells_of, correction_of, differing
from quotetrack.store.reviews.queue import ReviewQueue, count_queued, queued, rules_found
from quotetrack.store.reviews.verdicts import Correction, count_orphans, record_review, reviews, state_of
from quotetrack.store.statements.claim_search import ClaimReader
from quotetrack.store.statements.speaker_topics import speaker_topics
from quotetrack.store.statements.tracing import count_statements

PINNED_IN = Path(__file__).parent / "every_correction.json"

# what is set right in each of some quotes, one after the other
GIVEN: list[dict[str, Any]] = [
    {"speaker": ["Falk"]},
    {"speaker": ["Ann Roe", " ", "Bob Dahl "], "role": "witness"},
    {"speaker": ["the Harbour Trust"], "speaker_type": "group", "affiliation": ""},
    {"speaker": ["Nobody Known"]},
    {"speaker_type": "anonymous"},
    {"speaker_type": "crowd"},
    {"role": "", "affiliation": "Roads Board"},
    {"role": "diver"},
    {"klass": "thought"},
    {"klass": "song"},
    {"agency": "AP"},
    {"agency": "Reuters", "relation": "carried"},
    {"agency": "Low Water Wire", "relation": "told"},
    {"agency": ""},
    {"relation": "carried"},
    {"relation": "sung"},
    {"channel": "speech"},
    {"channel": ""},
    {"cue": "said"},
    {"cue": "sang"},
    {"source": "Falk"},
    {"source": "Dahl", "cue": "believes"},
    {"content": ["will rise"]},
    {"content": ["Before it", "opens"]},
    {"content": ["it will rise", "opens"]},
    {"content": ["opens", "opens"]},
    {"content": ["zebra"]},
    {"content_span": [Span(0, 6)]},
    {"content_span": [Span(7, 9), Span(0, 6)]},
    {"content_span": [Span(0, 8), Span(7, 9)]},
    {"content_span": [Span(0, 8), Span(8, 9)]},
    {"content_span": [Span(2, 1_000)]},
    {"content_span": [Span(0, 6)], "content": ["opens"], "cue": "said", "speaker": ["Otto Dahl"]},
    {},
]
# the cells of a row that somebody changed
CELLS: list[dict[str, str]] = [
    {},
    {"speaker": "Mia  Falk"},
    {"speaker": "Otto Dahl; Mia Falk", "role": "engineer"},
    {"speaker": "", "role": "", "affiliation": "", "agency": "", "channel": "", "cue": "", "class": ""},
    {"role": " diver ", "class": "thought"},
    {"text": "The toll [...] will rise"},
    {"text": "[...] rise […] in May"},
    {"content": "0-6"},
    {"content": "0-6; 7-9"},
    {"content": "0 to 6", "text": "Before"},
    {"content": "18-75", "text": "Before"},
    {"agency": "reuters\n", "relation": "told"},
    {"source": "she", "cue": "sang", "speaker_type": "group", "affiliation": "x", "channel": "y"},
]
QUEUES: list[dict[str, Any]] = [
    {},
    {"kind": "direct"},
    {"kind": "loud", "class": "thought"},
    {"class": "speech", "order": "most"},
    {"rule": "by_hand", "kind": "indirect", "order": "least"},
    {"rule": "none"},
    *({"state": state} for state in ("open", "commented", "confirmed", "corrected", "rejected", "lost")),
    {"state": "confirmed", "order": "most", "rule": ""},
]
CALLED = ["Roe", "Ann Roe", "ann roe", "Falk", "Mia Falk", "police", "#1", "#20", "#999", "Dal", "Orlov", ""]
PARTS = [
    ("Harbour Trust", SpeakerPart(articles=("b2",)), "Harbour Trust of Largo"),
    ("Otto Dahl", SpeakerPart(articles=("t6", "t7")), "Otto Dahl Jr."),
    ("Bob Dahl", SpeakerPart(role="senator"), "Bob Dahl the Younger"),
    ("Jan Orlov", SpeakerPart(role="spokesman", affiliation="Harbour Trust", articles=("p13",)), "J. Orlov"),
    ("Otto Dahl", SpeakerPart(articles=("p01",)), "Otto Dahl"),
    ("Otto Dahl", SpeakerPart(role="diver"), "…"),
    ("Otto Dahl", SpeakerPart(), "Otto"),
    ("Nobody", SpeakerPart(role="diver"), "Otto"),
    ("#1", SpeakerPart(affiliation="Leeds City Council"), "Ann Roe of Leeds"),
]
MERGED = [
    ("Sergei Petrov", "Petrov"),
    ("#1", "#3"),
    ("police", "Harbour Trust"),
    ("Roe", "Falk"),
    ("#4", "#4"),
]
ALIASES = [
    ("police", "the Force"),
    ("Otto Dahl", "Falk"),
    ("Otto Dahl", " "),
    ("#1", "The Mayor"),
    ("#99", "X"),
]
# what stands before a quote, its words, and what stands behind it, in one version after the other
EDITED = [
    ("Today", "“The toll is fair and low”", "."),
    ("Only yesterday, it rained. Today", "“The toll is fair and low”", "."),
    ("Today in Reuters news", "“The toll is fair, and low”", "."),
    ("Today", "“The toll is fair”", ", it is said."),
    ("Today", "“No toll was ever paid by anybody”", "."),
    ("Today", "“The toll is fair and low”", "."),
]
NO_TABLE = re.compile(r"sqlite_|.*_fts|count_|.*_keys$|waiting|runs$")


def said(ask: Callable[..., Any], *given: Any, **more: Any) -> Any:
    """Return an answer, or the words of a refusal."""
    try:
        return ask(*given, **more)
    except (QuotetrackError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


def told(correction: Correction | str) -> Any:
    """Return what a correction sets right."""
    if isinstance(correction, str):
        return correction
    return [
        correction.changed,
        {name: value for name, value in asdict(correction).items() if value is not None},
    ]


def read(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield what is read of what people give, and of what they change in cells."""
    shown = [queries.show(db, row["id"]) for row in queries.quotes(db, QuoteFilter(klass="all"))[::6]]
    for number, row in enumerate(shown):
        cells = cells_of(row)
        yield f"cells {number}", cells
        for given in GIVEN:
            yield f"given {number} {given}", told(said(correction_of, row, given))
        for changed, emptied in itertools.product(CELLS, (False, True)):
            found = differing({**cells, **changed}, row, ("18-75",), emptied=emptied)
            yield f"changed {number} {changed} {emptied}", found
        yield f"nothing {number}", [differing({}, row), differing(changed, row, emptied=True)]


def waiting(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield what waits for a verdict, and who is meant by a name."""
    for asked in QUEUES:
        queue = ReviewQueue.of(asked)
        whole = queued(db, queue)
        behind = [queued(db, queue, after=one, limit=2) for one in (*whole[1:30:9], "gone")]
        yield f"queue {asked}", [queue.arguments(), count_queued(db, queue), whole, behind]
    yield "rules", rules_found(db)
    for name in CALLED:
        asks = (one_speaker, exact_speaker, refuse_several)
        yield f"called {name}", [said(ask, db, name) for ask in asks]
    for speaker in (1, 20, 21, 31):
        for span in ({}, {"since": "2026-03"}, {"until": "2026-04", "limit": 2}, {"limit": 0}):
            yield f"topics {speaker} {span}", speaker_topics(db, speaker, words_of=words_of, **span)
    yield "statements", [count_statements(db), count_statements(db, speakers=[20])]
    ids = [row["id"] for row in db.query("SELECT id FROM quotes ORDER BY id")][::8]
    yield "articles", [asdict(said(article_of, db, one[:9])) for one in ids]
    yield "whole articles", [str(whole_article(db, number)) for number in (1, 33, 99)]
    yield "counted", [counts.count_speakers(db, klass=one, period=Period()) for one in ("speech", "all")]
    yield "listed", article_lists.count_listed(db, article_lists.ArticleFilter(search="toll"))
    reader = ClaimReader(db, small_archive_alike)
    yield "claims", [reader.passages([5])[0]["id"], sorted(reader.speakers_called("Roe", "Falk"))]
    yield "orphans", count_orphans(db)


def words_of(text: str) -> list[tuple[str, str, str]]:
    """Return the words of a text as stem, indexed form and word."""
    return [(word.lower()[:4], word.lower(), word) for word in re.findall(r"[^\W\d_]{3,}", text)]


def small_archive_alike(one: str, other: str) -> bool:
    """Take two words for forms of one where they open alike."""
    return one[:4] == other[:4]


def written(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield every table of the archive, before and after quotes were set right one after the other."""
    yield from ((f"before {name}", rows) for name, rows in tables(db))
    ids = [row["id"] for row in queries.quotes(db, QuoteFilter(klass="all"))]
    clock = (small_archive.FIRST + timedelta(days=9, minutes=minute) for minute in itertools.count())
    for quote, given in zip(itertools.cycle(ids[::5]), GIVEN, strict=False):
        row = queries.show(db, quote)
        correction = said(correction_of, row, given)
        if isinstance(correction, str) or not correction.changed:
            continue
        state = state_of(db, quote)
        more = {"reviewer": "Cy Noor", "correction": correction, "now": lambda: next(clock)}
        done = said(record_review, db, quote, "corrected", **more)
        yield f"review {quote} {given}", [state.partition("-")[0], done]
        late = said(record_review, db, quote, "corrected", seen=state, **more)
        now = {
            name: queries.show(db, quote)[name] for name in ("text", "spans", "speaker", "relays", "class")
        }
        yield f"reviewed {quote} {given}", [re.sub(r"\S{17,}", "…", late), now]
    for quote, status in zip(
        ids[::5], itertools.cycle(("undone", "commented", "withdrawn", "rejected")), strict=False
    ):
        note = " seen " if len(quote) else None
        done = said(record_review, db, quote, status, reviewer="Ada Ek", note=note, now=lambda: next(clock))
        yield f"{status} {quote}", [done, [row["status"] for row in reviews(db)][:3]]
    wrong = [("commented", " ", None), ("corrected", None, None), ("confirmed", None, Correction(role="x"))]
    for status, note, correction in wrong:
        given = {"reviewer": "Ada Ek", "note": note, "correction": correction}
        yield f"refused {status}", said(record_review, db, ids[0], status, **given)
    yield from ((f"after {name}", rows) for name, rows in tables(db))


def decided(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield what deciding who is who says, and every table then."""
    clock = (small_archive.FIRST + timedelta(days=19, minutes=minute) for minute in itertools.count())

    def tell(ask: Callable[..., Any], *given: Any) -> Any:
        return said(ask, db, *given, now=lambda: next(clock))

    for one, part, name in PARTS:
        yield f"part {one} {part.words} {name}", [part.words, tell(split_speaker, one, part, name)]
    for one, other in MERGED:
        yield f"merged {one} {other}", tell(merge_speakers, one, other)
    for one, alias in ALIASES:
        yield f"called {one} {alias}", tell(add_alias, one, alias)
    for number in (99, 5, 7, 5):
        yield f"undone {number}", said(undo_decision, db, number)
    for article in ("t1", "p01", "nothing"):
        yield f"removed {article}", tell(remove_article, article)
    for article in ("t5", "p01", "nothing"):
        yield f"restored {article}", said(restore_article, db, article)
    yield from ((f"decided {name}", rows) for name, rows in tables(db))


def moved(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield what is left of verdicts on an article that is edited around and within its quotes."""
    with Store(path_of(db), now=lambda: small_archive.FIRST + timedelta(days=29)) as store:
        for number, (opens, words, closes) in enumerate(EDITED):
            agency = {
                "agency": Agency("Reuters", "told"),
                "relays": [("Reuters", "told"), ("CNN", "carried")],
            }
            story = extraction_of(
                f"{opens} [S1:Ann Roe] [C1:told] [A1:Reuters]: [Q1:{words}]{closes}"
                f" [S2:She] [C2:added] [Q2:that it was {words}].",
                {1: {**agency, "kind": "direct"}, 2: {"speaker": Speaker(("Ann Roe",), "person", "pronoun")}},
                id="moved",
                path="moved.txt",
            )
            store.save(story)
            rows = queries.quotes(store.db, QuoteFilter(klass="all", search="toll"))
            mine = [queries.show(store.db, row["id"]) for row in rows if row["document"] == "moved"]
            told = ("id", "text", "kind", "spans", "speaker", "agency", "relation", "relays")
            yield f"moved {number}", [{name: row[name] for name in told} for row in mine]
            if number == 0:
                given: dict[str, Any] = {"reviewer": "Ada Ek"}
                given["now"] = lambda: small_archive.FIRST + timedelta(days=30)
                right = {**given, "correction": Correction(role="mayor", relation="carried")}
                done = [record_review(store.db, row["id"], "corrected", **right) for row in mine[:1]]
                done += [record_review(store.db, row["id"], "confirmed", **given) for row in mine[1:]]
                yield "reviewed", done
            yield (
                f"verdicts {number}",
                [" ".join(map(str, row.values())) for row in reviews(store.db) if row["document"] == "moved"],
            )
        for beginning in ("q", "", "zebra"):
            yield f"gone {beginning}", gone_quote(store.db, beginning)


def tables(db: Database) -> Iterator[tuple[str, Any]]:
    """Yield the rows of each table that holds what was found or decided, by its name."""
    for name in sorted(db.table_names()):
        if not NO_TABLE.match(name):
            rows = (list(row.values()) for row in db.query(f'SELECT * FROM "{name}" ORDER BY 1, 2'))
            yield name, [" | ".join(re.sub(r"/[^ |]*/", "/…/", str(cell)) for cell in row) for row in rows]


ABOUT: dict[str, Callable[[Database], Iterator[tuple[str, Any]]]] = {
    "read": read,
    "waiting": waiting,
    "written": written,
    "decided": decided,
    "moved": moved,
}


def answers(about: str, db: Database) -> dict[str, Any]:
    """Return every answer about something, as JSON gives it back."""
    return plain_answers(about, ABOUT[about](db))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "news.db"
    small_archive.build(path)
    return path


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Iterator[Database]:
    db = open_existing(shutil.copy(built, tmp_path / "news.db"), writing=True)
    yield db
    db.conn.close()


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("about", ABOUT)
def test_every_correction_is_as_it_was_pinned(about: str, archive: Database) -> None:
    found = answers(about, archive)
    assert found.keys() == {name for name in PINNED if name.startswith(f"{about}: ")}
    assert {name: got for name, got in found.items() if got != PINNED[name]} == {}


if __name__ == "__main__":
    pinned: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        small_archive.build(Path(folder) / "news.db")
        for number, about in enumerate(ABOUT):
            asked = open_existing(
                shutil.copy(Path(folder) / "news.db", f"{folder}/{number}.db"), writing=True
            )
            pinned |= answers(about, asked)
            asked.conn.close()
    write_pins(PINNED_IN, pinned, a_name_a_line=True)
