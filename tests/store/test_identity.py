"""One person is one speaker over all articles, and two of one name are two: on evidence, in any order."""

from __future__ import annotations

import itertools
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from conftest import extraction_of
from saying import groups, says, who

from quotetrack.model import Extraction, Speaker
from quotetrack.store import Store
from quotetrack.store.name_memory import memory_of
from quotetrack.store.people.aliases import rebuild
from quotetrack.store.people.appointing import reassign
from quotetrack.store.questions.queries import check

TABLES = ("speakers", "speaker_names", "speaker_evidence", "speaker_aliases", "quote_speakers")

# articles by id, and how they are grouped by person
CASES: list[tuple[str, list[tuple[Any, ...]], str | None]] = [
    ("one name", [("Ann Roe", "a"), ("ANN ROE", "b"), ("Roe, Ann", "c")], "abc"),
    ("a title", [("Sen. Ann Roe", "a"), ("Ann Roe", "b")], "ab"),
    ("middle initial and name", [("Ann Roe", "a"), ("Ann B. Roe", "b"), ("Ann Beth Roe", "c")], "abc"),
    ("a nickname", [("Bob Dahl", "a"), ("Robert Dahl", "b"), ("Rob Dahl", "c")], "abc"),
    ("two middle initials leave the bare name alone", [("J. Roe", "a"), ("Jan Roe", "b")], "a b"),
    (
        "two middle initials",
        [("Ann Roe", "a"), ("Ann B. Roe", "b"), ("Ann C. Roe", "c")],
        "a b c",
    ),
    (
        "two middle initials and a role",
        [("Ann Roe", "a", "mayor"), ("Ann B. Roe", "b", "mayor"), ("Ann C. Roe", "c", "a nurse")],
        "ab c",
    ),
    (
        "an initial, and the body says who",
        [("J. Roe", "a", None, "Harbour Trust"), ("Jan Roe", "b", None, "Harbour Trust"), ("Jo Roe", "c")],
        "ab c",
    ),
    (
        "two romanisations of one minister",
        [("Sergei Orlov", "a", "foreign minister"), ("Sergey Orlov", "b", "Foreign Minister")],
        "ab",
    ),
    ("two romanisations without a word more", [("Sergei Orlov", "a"), ("Sergey Orlov", "b")], "a b"),
    (
        "the last name alone with its office",
        [("Verescu", "a", "President"), ("Mikhal Verescu", "b", "Karsovian President")],
        "ab",
    ),
    ("the last name alone", [("Verescu", "a"), ("Mikhal Verescu", "b")], "a b"),
    ("father and son", [("Otto Dahl", "a"), ("Otto Dahl Jr.", "b"), ("Otto Dahl, Sr.", "c")], "a b c"),
    (
        "two of one name",
        [("John Smith", "a", "a plumber from Leeds"), ("John Smith", "b", "Sen."), ("Sen. John Smith", "c")],
        "a bc",
    ),
    (
        "two mayors of one name",
        [("Jan Kos", "a", "mayor of Leeds"), ("Jan Kos", "b", "mayor of Avonby"), ("Jan Kos", "c", "mayor")],
        None,
    ),
    (
        "one who changes jobs",
        [("Ann Roe", "a", "senator"), ("Ann Roe", "b", "lawyer"), ("Ann Roe", "c", "secretary of state")],
        "abc",
    ),
    (
        "two of one name and their variants",
        [
            ("John Smith", "a", "senator"),
            ("John Smith", "b", "plumber"),
            ("John Q. Smith", "c", "Senator"),
            ("Johnny Smith", "d", "plumber"),
        ],
        "ac bd",
    ),
    ("two types", [("Lincoln", "a"), ("Lincoln", "b", None, None, "organization")], "a b"),
]


def article(name: str, where: str, role: Any = None, body: Any = None, kind: str = "person") -> Extraction:
    return says(name, where, role, body, kind=kind)


def rows(store: Store) -> dict[str, list[Any]]:
    connection = store.db.conn
    return {t: sorted(connection.execute(f"SELECT * FROM {t}").fetchall(), key=repr) for t in TABLES}


def consistent(store: Store) -> bool:
    """Tell whether speakers, names, quotes and counts agree, and nothing is left over."""
    connection: sqlite3.Connection = store.db.conn
    faults = [
        "SELECT 1 FROM quote_speakers AS qs JOIN speaker_names AS n ON n.id = qs.name"
        " WHERE n.speaker <> qs.speaker",
        "SELECT 1 FROM speakers AS s WHERE NOT EXISTS (SELECT 1 FROM speaker_names WHERE speaker = s.id)",
        "SELECT 1 FROM speaker_names AS n WHERE n.articles <> (SELECT count(DISTINCT q.article)"
        " FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote WHERE qs.name = n.id)",
        "SELECT 1 FROM speaker_evidence WHERE articles <= 0",
        "SELECT 1 FROM speakers AS s WHERE NOT EXISTS"
        " (SELECT 1 FROM speaker_aliases WHERE speaker = s.id AND alias = s.name)",
    ]
    return check(store.db) == [] and all(connection.execute(q).fetchone() is None for q in faults)


@pytest.mark.parametrize(("_", "articles", "expected"), CASES, ids=[c[0] for c in CASES])
def test_who_is_who_in_any_order(
    tmp_path: Path, _: str, articles: list[tuple[Any, ...]], expected: str | None
) -> None:
    found = set()
    for number, order in enumerate(itertools.permutations(articles)):
        with Store(tmp_path / f"{number}.db") as store:
            for one in order:
                store.save(article(*one))
            assert consistent(store)
            found.add(frozenset(groups(store)))
            if number == 0:
                before = rows(store)
                for one in order:
                    store.save(article(*one), again=True)
                assert groups(store) in found
                assert consistent(store)
                if len(store.db.conn.execute("SELECT 1 FROM speakers").fetchall()) == 1:
                    assert rows(store) == before
    if expected is not None:
        assert found == {frozenset(frozenset(group) for group in expected.split())}


def test_what_the_evidence_was_is_there_to_read(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(says("John Smith", "a", "senator"))
        store.save(says("John Smith", "b", "plumber from Leeds"))
        store.save(says("John Smith", "c", "plumber"))
        store.save(says("Johnny Smith", "d", "plumber"))
        named = store.db.conn.execute(
            "SELECT name, namesake, basis, reason FROM speaker_names ORDER BY id"
        ).fetchall()
        assert named == [
            ("John Smith", 1, "name", None),
            ("John Smith", 2, "namesake", "plumber, not senator"),
            ("Johnny Smith", 1, "variant", "Johnny for John; both plumber"),
        ]
        assert store.db.conn.execute("SELECT name, qualifier FROM speakers ORDER BY id").fetchall() == [
            ("John Smith", None),
            ("John Smith", "plumber from Leeds"),
        ]


def test_an_article_that_does_not_say_which_is_marked(db_path: Path) -> None:
    with Store(db_path) as store:
        for one in (
            says("John Smith", "a", "senator"),
            says("John Smith", "b", "plumber"),
            says("John Smith", "c", "senator"),
            says("John Smith", "d"),
        ):
            store.save(one)
        found = store.db.conn.execute(
            "SELECT a.document, qs.basis FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote"
            " JOIN articles AS a ON a.id = q.article ORDER BY 1"
        ).fetchall()
        assert found == [("a", "name"), ("b", "evidence"), ("c", "evidence"), ("d", "undecided")]
        assert groups(store) == {frozenset("acd"), frozenset("b")}


def test_a_man_and_a_woman_of_one_name_are_two_unless_the_given_name_knows(db_path: Path) -> None:
    with Store(db_path) as store:
        for name in ("Robin Fenn", "John Fenn"):
            store.save(says(name, f"{name[0]}1", source="Mr. Fenn"))
            store.save(says(name, f"{name[0]}2", source="Mrs. Fenn"))
        assert groups(store) == {frozenset({"R1"}), frozenset({"R2"}), frozenset({"J1", "J2"})}


def test_a_pronoun_that_is_mistaken_once_makes_no_second_person(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(says("Robin Fenn", "a", source="Ms. Fenn"))
        store.save(says("Robin Fenn", "b", source="He", method="pronoun"))
        assert groups(store) == {frozenset("ab")}


def test_two_who_speak_in_one_article_are_not_one(db_path: Path) -> None:
    both = extraction_of(
        "[S1:Bill Roe] [C1:said] [Q1:yes]. [S2:William Roe] [C2:said] [Q2:no].",
        {
            1: {"speaker": Speaker(("Bill Roe",), "person", "name")},
            2: {"speaker": Speaker(("William Roe",), "person", "name")},
        },
        path="both.txt",
    )
    with Store(db_path) as store:
        store.save(says("Bill Roe", "a"))
        store.save(says("William Roe", "b"))
        assert groups(store) == {frozenset("ab")}
        store.save(both)
        assert len(groups(store)) == 2
        store.save(extraction_of("Nobody spoke.", path="both.txt"))
        assert groups(store) == {frozenset("ab")}
        assert consistent(store)


def test_the_name_shown_is_the_one_most_articles_give(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(says("ROBERT DAHL", "a"))
        assert who(store) == {"a": "ROBERT DAHL"}
        store.save(says("Robert Dahl", "b"))
        assert set(who(store).values()) == {"Robert Dahl"}
        for where in "cde":
            store.save(says("Bob Dahl", where))
        assert set(who(store).values()) == {"Bob Dahl"}
        aliases = store.db.conn.execute("SELECT alias FROM speaker_aliases ORDER BY 1").fetchall()
        assert aliases == [("Bob Dahl",), ("Dahl",), ("Robert Dahl",)]


def test_a_variant_goes_with_its_last_article_and_frees_the_others(db_path: Path) -> None:
    with Store(db_path) as store:
        store.save(says("Ann B. Roe", "a"))
        store.save(says("Ann Roe", "b"))
        store.save(says("Ann C. Roe", "c"))
        assert groups(store) == {frozenset("a"), frozenset("b"), frozenset("c")}
        store.save(extraction_of("Nobody spoke.", path="c.txt", id="c"))
        assert groups(store) == {frozenset("ab")}
        assert consistent(store)


@pytest.mark.parametrize("articles", [c[1] for c in CASES], ids=[c[0] for c in CASES])
def test_articles_whose_names_were_never_weighed_end_as_if_they_had_been(
    db_path: Path, articles: list[tuple[Any, ...]]
) -> None:
    with Store(db_path) as store:
        for one in articles:
            store.save(article(*one))
        expected = groups(store)
        connection = store.db.conn
        _one_speaker_a_key(connection)
        for (number,) in connection.execute("SELECT id FROM articles ORDER BY id").fetchall():
            reassign(connection, number, counted=False)
        assert groups(store) == expected
        assert consistent(store)


def _one_speaker_a_key(connection: sqlite3.Connection) -> None:
    """Leave of the speakers what a file without evidence has: one a key and type, counted nowhere."""
    for statement in _UNWEIGHED.split(";"):
        connection.execute(statement)
    for (number,) in connection.execute("SELECT id FROM speakers").fetchall():
        rebuild(memory_of(connection), number)


_UNWEIGHED = """
DELETE FROM speaker_evidence;
UPDATE speaker_names SET articles = 0, basis = 'name', reason = NULL;
CREATE TEMP TABLE firsts AS SELECT min(id) AS id, key, type FROM speaker_names GROUP BY key, type;
UPDATE quote_speakers SET name = (
  SELECT f.id FROM firsts AS f JOIN speaker_names AS n ON n.key = f.key AND n.type = f.type
   WHERE n.id = quote_speakers.name);
DELETE FROM speaker_names WHERE id NOT IN (SELECT id FROM firsts);
DELETE FROM speaker_aliases;
INSERT INTO speakers (id, name, key, type) SELECT id + 100, name, key, type FROM speaker_names;
UPDATE speaker_names SET speaker = id + 100;
UPDATE quote_speakers SET speaker = name + 100;
UPDATE quotes SET speaker = (SELECT speaker FROM quote_speakers WHERE quote = id AND ordinal = 0);
DELETE FROM speakers WHERE id NOT IN (SELECT speaker FROM speaker_names)
"""


def test_a_compound_source_is_evidence_of_nobody(db_path: Path) -> None:
    pair = Speaker(("John Smith", "Ann Roe"), "person", "name", "plumber")
    with Store(db_path) as store:
        store.save(says("John Smith", "a", "senator"))
        store.save(
            extraction_of(
                "[S1:John Smith and Ann Roe] [C1:said] [Q1:no].", {1: {"speaker": pair}}, path="b.txt"
            )
        )
        names = store.db.conn.execute("SELECT name FROM speakers ORDER BY id").fetchall()
        assert names == [("John Smith",), ("Ann Roe",)]
