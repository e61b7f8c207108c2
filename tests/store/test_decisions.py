"""What people decide about speakers holds, whatever is stored later, and can be taken back."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path

import pytest
from conftest import extraction_of
from saying import groups, says, who

from quotetrack.errors import BadDecision, UnknownRow
from quotetrack.model import Speaker
from quotetrack.store import Store
from quotetrack.store.decisions import merging, splitting
from quotetrack.store.decisions.splitting import SpeakerPart
from quotetrack.store.people.lookup import find_speakers
from quotetrack.store.questions.queries import check

NOON = datetime(2026, 3, 4, 12, tzinfo=timezone.utc)


@pytest.fixture
def store(db_path: Path) -> Store:
    """Three articles: two of a president under two names, one of a namesake who is a plumber."""
    with Store(db_path) as opened:
        opened.save(says("President Marsh", "a"))
        opened.save(says("Lena Marsh", "b", "economist"))
        opened.save(says("John Smith", "c", "senator"))
        opened.save(says("John Smith", "d", "plumber from Leeds"))
        opened.save(says("John Smith", "e", "senator"))
        return Store(db_path)


def test_a_merge_holds_for_what_is_stored_later(store: Store) -> None:
    made = merging.merge_speakers(store.db, "President Marsh", "Lena Marsh", now=lambda: NOON)
    assert (made.number, made.subject, made.speaker, made.quotes) == (1, "President Marsh", "Lena Marsh", 1)
    store.save(says("President Marsh", "a"), again=True)
    store.save(says("President Marsh", "f"))
    store.save(says("President Marsh", "g", "plumber"))
    assert {k: v for k, v in who(store).items() if k in "abfg"} == dict.fromkeys("abfg", "Lena Marsh")
    assert find_speakers(store.db, "President Marsh") == find_speakers(store.db, "Lena Marsh")
    assert check(store.db) == []


def test_a_merge_outlives_every_article_of_the_name(store: Store) -> None:
    merging.merge_speakers(store.db, "President Marsh", "Lena Marsh")
    store.save(extraction_of("Nobody spoke.", path="a.txt", id="a"))
    store.save(extraction_of("Nobody spoke here.", path="b.txt", id="b"))
    store.save(says("President Marsh", "h"))
    assert who(store)["h"] == "Lena Marsh"


def test_a_merge_taken_back_leaves_what_was_there(store: Store) -> None:
    before = groups(store)
    names = who(store)
    merging.merge_speakers(store.db, "President Marsh", "Lena Marsh")
    assert groups(store) != before
    assert merging.undo_decision(store.db).action == "merge"
    assert (groups(store), who(store)) == (before, names)
    assert merging.list_decisions(store.db) == []
    store.save(says("President Marsh", "a"), again=True)
    assert groups(store) == before


def test_two_of_one_name_can_be_merged_by_number_or_role(store: Store) -> None:
    assert len(find_speakers(store.db, "John Smith")) == 2
    merging.merge_speakers(store.db, "John Smith (plumber)", "John Smith (senator)")
    store.save(says("John Smith", "f", "plumber"))
    store.save(says("John Smith", "g", "senator"))
    [smith] = find_speakers(store.db, "John Smith")
    assert {frozenset("cdefg")} <= groups(store)
    merging.undo_decision(store.db)
    assert {frozenset("ceg"), frozenset("df")} <= groups(store)
    assert find_speakers(store.db, f"#{smith}") == find_speakers(store.db, str(smith)) == [smith]
    assert find_speakers(store.db, "#") == find_speakers(store.db, "999") == []


def test_merges_in_a_row_come_apart_in_order(store: Store) -> None:
    merging.merge_speakers(store.db, "President Marsh", "Lena Marsh")
    merging.merge_speakers(store.db, "Lena Marsh", "John Smith (senator)")
    assert {frozenset("abce"), frozenset("d")} == groups(store)
    with pytest.raises(BadDecision, match="decision 2 builds on decision 1; undo that first"):
        merging.undo_decision(store.db, 1)
    merging.undo_decision(store.db)
    assert {frozenset("ab"), frozenset("ce"), frozenset("d")} == groups(store)
    assert who(store)["a"] == "Lena Marsh"
    merging.undo_decision(store.db)
    assert {frozenset("a"), frozenset("b"), frozenset("ce"), frozenset("d")} == groups(store)


def test_a_split_by_article_survives_storing_anew(store: Store) -> None:
    made = splitting.split_speaker(
        store.db, "John Smith (senator)", SpeakerPart(("e",)), "John Smith (the younger)"
    )
    assert (made.quotes, made.detail) == (1, "article e")
    assert who(store)["e"] == "John Smith (the younger)"
    for where in "ce":
        store.save(says("John Smith", where, "senator"), again=True)
    changed = says("John Smith", "e", "senator", title="Another text")
    smith = {1: {"speaker": Speaker(("John Smith",), "person", "name", "senator")}}
    store.save(extraction_of("[S1:John Smith] [C1:said] [Q1:it anew].", smith, path="e.txt", id="e"))
    assert who(store)["c"] == "John Smith"
    assert who(store)["e"] == "John Smith (the younger)"
    store.save(changed)
    assert who(store)["e"] == "John Smith (the younger)"
    merging.undo_decision(store.db)
    assert {frozenset("ce"), frozenset("d")} <= groups(store)
    assert find_speakers(store.db, "John Smith (the younger)") == []


@pytest.mark.parametrize(
    ("part", "later", "expected"),
    [
        (SpeakerPart(role="mayor"), ("mayor of Avonby", None), "Jan Kos (mayor)"),
        (SpeakerPart(role="mayor"), ("tutor", None), "Jan Kos"),
        (SpeakerPart(affiliation="harbour trust"), ("pilot", "the Harbour Trust"), "Jan Kos (mayor)"),
        (SpeakerPart(affiliation="harbour trust"), ("pilot", "the Bank"), "Jan Kos"),
        (SpeakerPart(role="mayor", affiliation="Avonby"), ("mayor", "City of Avonby"), "Jan Kos (mayor)"),
        (SpeakerPart(role="mayor", affiliation="Avonby"), ("mayor", None), "Jan Kos"),
    ],
)
def test_a_split_by_role_or_body_takes_what_comes_later(
    db_path: Path, part: SpeakerPart, later: tuple[str, str | None], expected: str
) -> None:
    with Store(db_path) as store:
        store.save(says("Jan Kos", "a", "pilot"))
        store.save(says("Jan Kos", "b", "deputy mayor", "Harbour Trust, City of Avonby"))
        store.save(says("Jan Kos", "c", "driver"))
        made = splitting.split_speaker(store.db, "Jan Kos", part, "Jan Kos (mayor)")
        assert made.quotes == 1
        assert who(store) == {"a": "Jan Kos", "b": "Jan Kos (mayor)", "c": "Jan Kos"}
        store.save(says("Jan Kos", "d", *later))
        assert who(store)["d"] == expected
        merging.undo_decision(store.db)
        assert groups(store) == {frozenset("abcd")}
        assert check(store.db) == []


def test_a_part_can_go_to_a_speaker_who_is_there(store: Store) -> None:
    splitting.split_speaker(store.db, "John Smith (senator)", SpeakerPart(("e",)), "Lena Marsh")
    assert who(store)["e"] == "Lena Marsh"
    assert {frozenset("be"), frozenset("c")} <= groups(store)
    merging.undo_decision(store.db)
    assert {frozenset("b"), frozenset("ce")} <= groups(store)


def test_an_alias_means_the_speaker_from_now_on(store: Store) -> None:
    merging.add_alias(store.db, "Lena Marsh", "the Iron Economist")
    assert find_speakers(store.db, "Iron Economist") == find_speakers(store.db, "Lena Marsh")
    store.save(says("Iron Economist", "f"))
    assert who(store)["f"] == "Lena Marsh"
    made = merging.remove_alias(store.db, "Lena Marsh", "The Iron Economist")
    assert made.action == "alias"
    assert who(store)["f"] == "Iron Economist"
    merging.add_alias(store.db, "John Smith (senator)", "Big John")
    merging.undo_decision(store.db)
    assert find_speakers(store.db, "Big John") == []
    assert check(store.db) == []


def test_decisions_are_listed_the_last_first(store: Store) -> None:
    merging.merge_speakers(store.db, "President Marsh", "Lena Marsh", now=lambda: NOON)
    splitting.split_speaker(store.db, "John Smith (senator)", SpeakerPart(("e",)), "J. S.", now=lambda: NOON)
    merging.add_alias(store.db, "Lena Marsh", "LM", now=lambda: NOON)
    found = [
        tuple(row[n] for n in ("id", "action", "subject", "speaker", "detail", "quotes"))
        for row in merging.list_decisions(store.db)
    ]
    assert found == [
        (3, "alias", "LM", "Lena Marsh", None, 0),
        (2, "split", "John Smith", "J. S.", "article e", 1),
        (1, "merge", "President Marsh", "Lena Marsh", None, 1),
    ]
    assert {row["made_at"] for row in merging.list_decisions(store.db)} == {"2026-03-04T12:00:00Z"}


WRONG = [
    (
        "unknown",
        lambda db: merging.merge_speakers(db, "Lena Marhs", "John Smith"),
        "did you mean Lena Marsh?",
    ),
    (
        "unknown at all",
        lambda db: merging.merge_speakers(db, "Zebra", "John Smith"),
        "quotetrack speakers DB",
    ),
    (
        "several",
        lambda db: merging.merge_speakers(db, "Lena Marsh", "John Smith"),
        "2 speakers are called 'John Smith': #3 John Smith (senator), 2 quotes;"
        " #4 John Smith (plumber from Leeds), 1 quote; give the number of one, such as '#3'",
    ),
    ("itself", lambda db: merging.merge_speakers(db, "Lena Marsh", "LENA MARSH"), "are one speaker already"),
    ("alias of another", lambda db: merging.add_alias(db, "Lena Marsh", "John Smith"), "quotetrack merge"),
    ("alias of nothing", lambda db: merging.add_alias(db, "Lena Marsh", " . "), "is no name"),
    ("no such alias", lambda db: merging.remove_alias(db, "Lena Marsh", "LM"), "none was given"),
    (
        "no article",
        lambda db: splitting.split_speaker(db, "Lena Marsh", SpeakerPart(("bb",)), "X"),
        "no article has the number, id, path or URL 'bb'",
    ),
    (
        "nothing",
        lambda db: splitting.split_speaker(db, "Lena Marsh", SpeakerPart(role="judge"), "X"),
        "fits role judge",
    ),
    ("all", lambda db: splitting.split_speaker(db, "Lena Marsh", SpeakerPart(("b",)), "X"), "leaves nothing"),
    (
        "own name",
        lambda db: splitting.split_speaker(db, "Lena Marsh", SpeakerPart(("b",)), "Lena Marsh"),
        "such as 'Lena Marsh (plumber)'",
    ),
    ("undo nothing", lambda db: merging.undo_decision(db), "there is no decision to undo"),
    ("undo another", lambda db: merging.undo_decision(db, 7), "there is no decision 7 to undo"),
]


@pytest.mark.parametrize(("_", "attempt", "part"), WRONG, ids=[c[0] for c in WRONG])
def test_what_cannot_be_decided_changes_nothing(store: Store, _: str, attempt: object, part: str) -> None:
    before = groups(store)
    with pytest.raises((UnknownRow, BadDecision)) as raised:
        attempt(store.db)  # type: ignore[operator]
    assert part in str(raised.value)
    assert "\n" not in str(raised.value)
    assert groups(store) == before
    assert store.db.conn.execute("SELECT count(*) FROM decisions").fetchone() == (0,)


NAMES = (
    "John Smith",
    "John A. Smith",
    "Johnny Smith",
    "J. Smith",
    "Smith",
    "Sen. John Smith",
    "Ann Roe",
    "Roe",
)
ROLES = (None, "senator", "plumber", "mayor of Leeds", "mayor of Avonby", "President")
FAULTS = (
    "SELECT 1 FROM quote_speakers AS qs JOIN speaker_names AS n ON n.id = qs.name"
    " WHERE n.speaker <> qs.speaker",
    "SELECT 1 FROM speaker_names AS n WHERE n.articles <> (SELECT count(DISTINCT q.article)"
    " FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote WHERE qs.name = n.id)",
    "SELECT 1 FROM speaker_names WHERE decision IS NULL AND (articles = 0 OR basis = 'hand' OR namesake < 1)",
    "SELECT 1 FROM speaker_evidence WHERE articles < 1",
    "SELECT 1 FROM quotes WHERE speaker IS NOT"
    " (SELECT speaker FROM quote_speakers WHERE quote = id AND ordinal = 0)",
)


def attempt(choose: random.Random, store: Store) -> None:
    """Do one thing at random: store an article, or decide something, which may be refused."""
    found = store.db.conn.execute("SELECT DISTINCT speaker FROM quote_speakers").fetchall()
    one, two = (f"#{choose.choice(found)[0]}" if found else "nobody" for _ in range(2))
    part = choose.choice(
        (
            SpeakerPart((f"a{choose.randrange(8)}",)),
            SpeakerPart(role="mayor"),
            SpeakerPart(affiliation="Harbour"),
        )
    )
    acts: tuple[Callable[[], object], ...] = (
        lambda: merging.merge_speakers(store.db, one, two),
        lambda: merging.add_alias(store.db, one, choose.choice(("Big John", "Smith", "Roe"))),
        lambda: splitting.split_speaker(store.db, one, part, choose.choice(("X (other)", "Ann Roe"))),
        lambda: merging.undo_decision(store.db),
    )
    if choose.random() < 0.5:
        where, body = f"a{choose.randrange(8)}", choose.choice((None, "Harbour Trust"))
        store.save(says(choose.choice(NAMES), where, choose.choice(ROLES), body), again=True)
        return
    with suppress(UnknownRow, BadDecision):
        choose.choice(acts)()


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_decided_in_whatever_order_rows_agree_and_all_can_be_undone(
    db_path: Path, seed: int
) -> None:
    choose = random.Random(seed)
    with Store(db_path) as store:
        connection = store.db.conn
        connection.execute("PRAGMA synchronous = off")
        for _ in range(20):
            attempt(choose, store)
            assert [fault for fault in FAULTS if connection.execute(fault).fetchone()] == []
        while merging.list_decisions(store.db):
            merging.undo_decision(store.db)
        assert [fault for fault in FAULTS if connection.execute(fault).fetchone()] == []
        assert connection.execute("SELECT 1 FROM speakers WHERE named = 1").fetchone() is None
        assert check(store.db) == []
