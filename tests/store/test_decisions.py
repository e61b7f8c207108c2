"""What people decide about speakers holds, whatever is stored later, and can be taken back."""

from __future__ import annotations

import random
import re
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
    (
        "a name of no letters",
        lambda db: splitting.split_speaker(db, "Lena Marsh", SpeakerPart(("b",)), "…"),
        "'…' is no name; give one with letters",
    ),
    (
        "a name of several",
        lambda db: splitting.split_speaker(db, "Lena Marsh", SpeakerPart(("b",)), "John Smith"),
        "2 speakers are called 'John Smith'; give the number of one as #N",
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


@pytest.fixture
def town(db_path: Path) -> Store:
    """Two mayors without a name, one with, a firm and an engineer of its name, and two nameless companies."""
    with Store(db_path) as opened:
        opened.save(says("mayor", "a", source="the mayor", method="description"))
        opened.save(says("mayor", "b", source="the mayor", method="description"))
        opened.save(says("Ann Roe", "c", "mayor"))
        opened.save(says("Lars Brandt", "d", "engineer"))
        opened.save(says("Brandt & Sons", "e", kind="organization"))
        opened.save(says("company", "f", kind="organization", source="the company", method="description"))
        return Store(db_path)


def test_a_description_is_merged_in_its_article_alone(town: Store) -> None:
    before = groups(town)
    made = merging.merge_speakers(town.db, "company", "Brandt & Sons")
    assert (made.quotes, made.detail, made.articles) == (1, "in f", ((6, "f", 1),))
    assert who(town)["f"] == "Brandt & Sons"
    for where in ("g", "f"):
        story = says("company", where, kind="organization", source="the company", method="description")
        town.save(story, again=True)
    assert who(town)["f"] == "Brandt & Sons"
    assert who(town)["g"] == "company"
    assert check(town.db) == []
    assert merging.undo_decision(town.db).action == "merge"
    assert groups(town) == before - {frozenset("f")} | {frozenset("fg")}
    assert check(town.db) == []


def test_a_description_that_was_merged_for_good_names_nobody_in_later_articles(town: Store) -> None:
    with town.db.conn as connection:  # as an older version merged it
        [(company, name)] = connection.execute("SELECT speaker, id FROM speaker_names WHERE key = 'company'")
        [(firm,)] = connection.execute("SELECT id FROM speakers WHERE name = 'Brandt & Sons'")
        connection.execute(
            "INSERT INTO decisions (made_at, action, subject, speaker) VALUES ('', 'merge', 'company', ?)",
            [firm],
        )
        connection.execute(
            "INSERT INTO decision_names (decision, name, before) VALUES (1, ?, ?)", [name, company]
        )
        connection.execute(
            "UPDATE speaker_names SET decision = 1, basis = 'hand', speaker = ? WHERE id = ?", [firm, name]
        )
    town.save(says("company", "g", kind="organization", source="the company", method="description"))
    assert who(town)["g"] == "company"


REFUSED = [
    ("mayor", "Ann Roe", "describes somebody in each of 2 articles, and not always Ann Roe"),
    (
        "Brandt & Sons",
        "company",
        "'company' describes somebody and names nobody; merge it into the name instead",
    ),
    ("Lars Brandt", "Brandt & Sons", "Lars Brandt is a person, Brandt & Sons is an organization"),
    (
        "Brandt",
        "Brandt & Sons",
        "nobody's full name is 'Brandt'; it may be #3 Lars Brandt (engineer), 1 quote",
    ),
    ("Lars", "Ann Roe", "nobody's full name is 'Lars'; it may be #3 Lars Brandt (engineer), 1 quote"),
    ("Sons", "Ann Roe", "nobody's full name is 'Sons'; it may be #4 Brandt & Sons (organization)"),
    ("Lars Brand", "Ann Roe", "no speaker is called 'Lars Brand'; did you mean Lars Brandt"),
]


@pytest.mark.parametrize(("one", "other", "why"), REFUSED, ids=[" into ".join(r[:2]) for r in REFUSED])
def test_a_merge_takes_exact_names_and_mixes_no_kinds(town: Store, one: str, other: str, why: str) -> None:
    before = groups(town)
    with pytest.raises((BadDecision, UnknownRow), match=re.escape(why)):
        merging.merge_speakers(town.db, one, other)
    assert groups(town) == before
    assert merging.list_decisions(town.db) == []


def test_the_same_holds_for_an_alias_and_a_split(town: Store) -> None:
    with pytest.raises(UnknownRow, match="nobody's full name is 'Brandt'"):
        merging.add_alias(town.db, "Brandt", "Old Brandt")
    with pytest.raises(UnknownRow, match="nobody's full name is 'Brandt'"):
        splitting.split_speaker(town.db, "Brandt", SpeakerPart(("d",)), "Lars")
    with pytest.raises(BadDecision, match="is a person, Brandt & Sons is an organization"):
        splitting.split_speaker(town.db, "mayor", SpeakerPart(("a",)), "#4")
    with pytest.raises(BadDecision, match="'the chief' describes somebody and names nobody"):
        splitting.split_speaker(town.db, "mayor", SpeakerPart(("a",)), "the chief")
    splitting.split_speaker(town.db, "mayor", SpeakerPart(("a",)), "Ann Roe")
    assert who(town)["a"] == "Ann Roe"
    assert who(town)["b"] == "mayor"


def test_an_alias_given_by_hand_outranks_whoever_articles_call_so(town: Store) -> None:
    assert find_speakers(town.db, "the mayor") == find_speakers(town.db, "mayor") == [1]
    merging.add_alias(town.db, "Ann Roe", "the Mayor")
    [roe] = find_speakers(town.db, "Ann Roe")
    assert find_speakers(town.db, "the mayor") == find_speakers(town.db, "Mayor") == [roe]
    town.save(says("mayor", "g", source="the mayor", method="description"))
    assert who(town)["g"] == "mayor"
    town.save(says("Mayor Brandt", "h", source="Mayor"))
    assert find_speakers(town.db, "mayor") == [roe]
    merging.undo_decision(town.db)
    assert roe not in find_speakers(town.db, "mayor")


def test_a_form_that_a_text_uses_becomes_an_alias_by_hand(town: Store) -> None:
    town.save(says("Ann Roe", "g", source="Red Ann"))
    town.save(says("Ann Roe", "h", source="Madam"))
    merging.add_alias(town.db, "Ann Roe", "Red Ann")
    town.save(extraction_of("Nobody spoke.", path="g.txt", id="g"))
    assert find_speakers(town.db, "Red Ann") == find_speakers(town.db, "Ann Roe") != []


def test_a_rehearsal_says_what_would_move_and_changes_nothing(town: Store) -> None:
    before = list(town.db.conn.iterdump())
    made = merging.merge_speakers(town.db, "Lars Brandt", "Brandt & Sons", across=True, keep=False)
    assert (made.quotes, made.articles) == (1, ((4, "d", 1),))
    made = splitting.split_speaker(town.db, "mayor", SpeakerPart(("b",)), "Bo Berg", keep=False)
    assert (made.speaker, made.quotes, made.articles) == ("Bo Berg", 1, ((2, "b", 1),))
    made = merging.add_alias(town.db, "Ann Roe", "Annie", keep=False)
    assert (made.subject, made.speaker) == ("Annie", "Ann Roe")
    assert list(town.db.conn.iterdump()) == before
