"""Decides which stored speaker each name of an article means, and keeps what articles say of them.

One name and type is one speaker over all articles, unless the evidence tells two people of the name
apart. A decision by hand outranks both, for articles that are stored later as well. What an article
has said is taken back before its quotes are written anew, so that the same articles end in the same
rows however often they are stored.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from quotetrack.model import Attribution, Speaker
from quotetrack.store.database import storable
from quotetrack.store.name_memory import NameMemory, memory_of, remembering, row_by_row
from quotetrack.store.people.aliases import drop_forms, rebuild, record_alias, record_name
from quotetrack.store.people.bearer_evidence import Fact, Said, facts_of
from quotetrack.store.people.choosing import ChosenName, Named, choose_speakers
from quotetrack.store.people.linking import forget_empty, relink, rename
from quotetrack.store.people.name_keys import fold, name_form, name_key
from quotetrack.store.people.person_names import compare_persons, family_key
from quotetrack.store.waiting_rows import write_waiting

Used = set[tuple[int, int, str | None]]  # the name, the speaker and the form of a quote's speaker

_SETTLED = 50  # articles; a name in so many is not weighed anew for a single fact


class People:
    """The speakers of one article, chosen together: what all its quotes say of a name is one evidence."""

    def __init__(
        self, connection: sqlite3.Connection, article: int, found: Iterable[tuple[Attribution, str | None]]
    ) -> None:
        self._connection = connection
        written: dict[Named, str] = {}
        said = []
        for attribution, source in found:
            speaker = attribution.speaker
            for name in map(storable, speaker.names):
                named = (name_key(name, speaker.type), speaker.type)
                written.setdefault(named, name)
                if named[1] == "person" and len(speaker.names) == 1:
                    said.append(_said(named[0], speaker, source))
        facts = _article_facts(said, [key for key, kind in written if kind == "person"])
        with remembering(connection):
            self._choose(memory_of(connection), article, written, facts)

    def _choose(
        self, names: NameMemory, article: int, written: Mapping[Named, str], facts: Mapping[str, set[Fact]]
    ) -> None:
        """Choose whom each name means, count it in, and link anew what that may change."""
        own = {named: facts.get(named[0], set()) if named[1] == "person" else set() for named in written}
        self._chosen = {
            named: choose_speakers(names, article, named, name, own[named]) for named, name in written.items()
        }
        counted = self._chosen.items()
        relink(names, [chosen.name for named, chosen in counted if _count_in(names, chosen.name, own[named])])
        self._speakers = {chosen.name: _speaker_of(names, chosen) for _, chosen in counted}
        for one in self._speakers.values():
            rename(names, one)

    def rows(self, speaker: Speaker, source: str | None) -> list[tuple[int, int, str | None, str]]:
        """Return speaker, name, form used and basis for each of a quote's speakers."""
        form = None
        if speaker.method == "name" and len(speaker.names) == 1 and source:
            form = name_form(source)
        found = []
        for name in map(storable, speaker.names):
            chosen = self._chosen[name_key(name, speaker.type), speaker.type]
            row = self._speakers[chosen.name]
            used = form or (name if speaker.method == "name" else None)
            if used and fold(used) != fold(name):
                record_alias(memory_of(self._connection), row, used, speaker.type, "text")
            found.append((row, chosen.name, used, chosen.basis))
        return found


def _speaker_of(names: NameMemory, chosen: ChosenName) -> int:
    """Return the speaker of a name, which linking may have changed since it was chosen."""
    row = names.name(chosen.name)
    assert row is not None
    return row.speaker


@row_by_row
def withdraw(connection: sqlite3.Connection, article: int, *, counted: bool = True) -> Used:
    """Take back what a stored article says of its speakers, if it was ``counted``; return who it names.

    Call it before the quotes go, and :func:`forget_unused` with the answer when all is written.
    """
    used: Used = set()
    said: list[Said] = []
    keys: dict[str, int] = {}
    names: set[int] = set()
    for name, speaker, form, key, kind, alone, *rest in connection.execute(_STORED, (article,)):
        used.add((name, speaker, form))
        names.add(name)
        if kind == "person":
            keys[key] = name
            if alone:
                said.append(Said(key, *rest))
    facts = {keys[key]: found for key, found in _article_facts(said, list(keys)).items()}
    for name in names if counted else ():
        _count_out(connection, name, facts.get(name, set()))
    return used


def reassign(
    connection: sqlite3.Connection,
    article: int,
    only: Named | None = None,
    *,
    without: int | None = None,
    counted: bool = True,
) -> None:
    """Choose anew whom the names of a stored article mean, ``only`` one of them or all.

    Needed after a decision was made or undone, and for articles that are not ``counted`` in
    speaker_names and speaker_evidence. ``without`` is a row of speaker_names that is not to be chosen.
    """
    old = withdraw(connection, article, counted=counted)
    enter(connection, article, only, without=without)
    forget_unused(connection, old)


def give_names(connection: sqlite3.Connection, article: int, chosen: Mapping[int, ChosenName]) -> None:
    """Make quotes of a stored article that name one row of speaker_names name the one that is ``chosen``."""
    old = withdraw(connection, article)
    for name, given in chosen.items():
        _point(connection, article, name, given)
    enter(connection, article, anew=False)
    forget_unused(connection, old)


@row_by_row
def enter(
    connection: sqlite3.Connection,
    article: int,
    only: Named | None = None,
    *,
    without: int | None = None,
    anew: bool = True,
) -> None:
    """Count in what a stored article says of its speakers, after :func:`withdraw`.

    ``anew`` chooses again whom its names mean, ``only`` one of them or all.
    """
    rows = connection.execute(_STORED, (article,)).fetchall()
    said = [Said(*row[3:4], *row[6:]) for row in rows if row[4] == "person" and row[5]]
    people = {(row[3], row[4]): int(row[0]) for row in rows}
    facts = _article_facts(said, [key for key, kind in people if kind == "person"])
    changed = []
    for named, name in people.items():
        own = facts.get(named[0], set()) if named[1] == "person" else set()
        if anew and (only is None or named == only):
            written = connection.execute("SELECT name FROM speaker_names WHERE id = ?", (name,)).fetchone()[0]
            chosen = choose_speakers(memory_of(connection), article, named, written, own, without)
            _point(connection, article, name, chosen)
            name = chosen.name
        if _count_in(memory_of(connection), name, own):
            changed.append(name)
    relink(memory_of(connection), changed)


@row_by_row
def appoint(
    connection: sqlite3.Connection, quote: str, speaker: Speaker | None, source: str | None, *, by_hand: bool
) -> None:
    """Make a quote the statement of ``speaker``, between :func:`withdraw` and :func:`enter`.

    ``by_hand`` tells that a person named the speaker, whose names are then no aliases of the source.
    """
    article = int(connection.execute("SELECT article FROM quotes WHERE id = ?", (quote,)).fetchone()[0])
    connection.execute("DELETE FROM quote_speakers WHERE quote = ?", (quote,))
    form = None
    if speaker and speaker.method == "name" and len(speaker.names) == 1 and source:
        form = name_form(source)
    people: list[tuple[int, int, str | None, str]] = []
    for name in map(storable, speaker.names if speaker else ()):
        assert speaker is not None
        named = (name_key(name, speaker.type), speaker.type)
        chosen = choose_speakers(memory_of(connection), article, named, name, set())
        used = None if by_hand else form or (name if speaker.method == "name" else None)
        if used and fold(used) != fold(name):
            record_alias(memory_of(connection), chosen.speaker, used, speaker.type, "text")
        people.append((chosen.speaker, chosen.name, used, "hand" if by_hand else chosen.basis))
    connection.executemany(
        "INSERT INTO quote_speakers (quote, ordinal, speaker, name, form, basis) VALUES (?,?,?,?,?,?)",
        [(quote, i, *one) for i, one in enumerate(people)],
    )
    first = people[0][0] if people else None
    connection.execute("UPDATE quotes SET speaker = ? WHERE id = ?", (first, quote))


def _point(connection: sqlite3.Connection, article: int, old: int, chosen: ChosenName) -> None:
    """Make the quotes of an article that name ``old`` name what was chosen."""
    quotes = [
        row[0]
        for row in connection.execute(
            "SELECT qs.quote FROM quotes AS q JOIN quote_speakers AS qs ON qs.quote = q.id"
            " WHERE q.article = ? AND +qs.name = ?",  # by the article: a name may stand in every one
            (article, old),
        )
    ]
    for quote in quotes:
        connection.execute(
            "UPDATE quote_speakers SET name = ?, speaker = ?, basis = ? WHERE quote = ? AND +name = ?",
            (chosen.name, chosen.speaker, chosen.basis, quote, old),
        )
        connection.execute(
            "UPDATE quotes SET speaker ="
            " (SELECT speaker FROM quote_speakers WHERE quote = id AND ordinal = 0) WHERE id = ?",
            (quote,),
        )
    record_name(memory_of(connection), chosen.name)


def forget_unused(connection: sqlite3.Connection, used: Used) -> None:
    """Delete those of these forms, names and speakers that no quote uses any longer, and no hand made."""
    if used:
        write_waiting(connection)
        _forget(connection, used)


@row_by_row
def _forget(connection: sqlite3.Connection, used: Used) -> None:
    """Do what :func:`forget_unused` says."""
    drop_forms(connection, {(speaker, form) for _, speaker, form in used if form is not None})
    again = []
    for name in {name for name, _, _ in used}:
        row = connection.execute(_UNUSED, (name,)).fetchone()
        if row is None:
            continue
        articles, free, key, family, speaker = row
        if articles or not free:
            again += [name] if articles < _SETTLED else []
            rename(memory_of(connection), speaker)
            continue
        again += _neighbours(connection, name, key, family) if family else []
        connection.execute("DELETE FROM speaker_names WHERE id = ?", (name,))
        if not forget_empty(memory_of(connection), speaker):
            rename(memory_of(connection), speaker)
            rebuild(memory_of(connection), speaker)
    relink(memory_of(connection), again)


def _count_in(names: NameMemory, name: int, facts: set[Fact]) -> bool:
    """Count one article more for a name and its facts; tell whether that may link it otherwise."""
    row = names.name(name)
    assert row is not None
    counts = names.count(row, facts)
    return row.articles == 1 or (row.articles < _SETTLED and 1 in counts)


def _count_out(connection: sqlite3.Connection, name: int, facts: set[Fact]) -> None:
    """Count one article less for a name and its facts."""
    connection.execute("UPDATE speaker_names SET articles = max(articles - 1, 0) WHERE id = ?", (name,))
    for kind, value in facts:
        connection.execute(
            "UPDATE speaker_evidence SET articles = articles - 1 WHERE name = ? AND kind = ? AND value = ?",
            (name, kind, value),
        )
    connection.execute("DELETE FROM speaker_evidence WHERE name = ? AND articles <= 0", (name,))


def _said(key: str, speaker: Speaker, source: str | None) -> Said:
    """Return what an attribution says of its speaker, as it is stored."""
    role, body, words = (v if v is None else storable(v) for v in (speaker.role, speaker.affiliation, source))
    return Said(key, role, body, words, speaker.method)


def _article_facts(said: list[Said], keys: list[str]) -> Mapping[str, set[Fact]]:
    """Return what an article says of each person, and which like-named others speak in it beside them."""
    found = facts_of(said)
    families: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        families[family_key(key)].append(key)
    for family in families.values():
        for one, other in itertools.permutations(family, 2):
            if one != other and compare_persons(one, other):
                found.setdefault(one, set()).add(("beside", other))
    return found


def _neighbours(connection: sqlite3.Connection, name: int, key: str, family: str | None) -> list[int]:
    """Return the names that a name which goes may have linked or kept apart."""
    rows = connection.execute("SELECT id, key FROM speaker_names WHERE family = ?", (family,))
    return [int(i) for i, other in rows if i != name and compare_persons(key, other)]


_STORED = """
SELECT qs.name, qs.speaker, qs.form, n.key, n.type,
  NOT EXISTS (SELECT 1 FROM quote_speakers AS o WHERE o.quote = q.id AND o.ordinal = 1),
  q.role, q.affiliation, q.source, q.method
FROM quotes AS q
JOIN quote_speakers AS qs ON qs.quote = q.id
JOIN speaker_names AS n ON n.id = qs.name
WHERE q.article = ?
"""

_UNUSED = """
SELECT n.articles,
  n.decision IS NULL AND NOT EXISTS (SELECT 1 FROM decision_rules WHERE name = n.id)
    AND NOT EXISTS (SELECT 1 FROM quote_speakers WHERE name = n.id),
  n.key, n.family, n.speaker
FROM speaker_names AS n WHERE n.id = ?
"""
