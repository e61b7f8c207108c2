"""The source audit: whom articles quote, how many, in what part, by name or not, directly or through whom.

Everything is counted from what the articles themselves say: roles by their nouns (data/en/auditing.toml),
women and men by pronouns and titles, else by given names, whose error the same file shows. What a person
rejected counts nowhere; copies of an article count once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from quotetrack.lexicon.asked.asked_words import match_expression
from quotetrack.lexicon.person_words import fields as fields_of_work
from quotetrack.lexicon.person_words import given_names, is_description
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model.stored import Row
from quotetrack.store.people.bearer_evidence import read_role
from quotetrack.store.people.person_names import person_name
from quotetrack.store.questions.review_filter import reviewed_as
from quotetrack.store.selecting import named, rows, where, within

BY = ("publisher", "month", "author", "topic")
COLUMNS = (
    *("group", "articles", "quotes", "sources", "sources_per_article", "named", "unnamed", "documents"),
    *("unattributed", "officials", "experts", "affected", "direct", "mixed", "indirect", "single_source"),
    *("declined", "unanswered", "answered", "first_hand", "through_agency", "women", "men", "sex_unknown"),
    *("women_by_name", "men_by_name", "names_compared", "names_wrong", "most_quoted"),
)
_MOST_QUOTED = 3
_CLEAR = 5  # times as often as the other sex, where articles tell both of one name
_ARTICLES = "SELECT a.id, a.publisher, a.published, a.author FROM articles AS a {where}"
_HOLDING = "SELECT rowid AS id FROM articles_fts WHERE articles_fts MATCH ?"
_QUOTED = """
SELECT q.article, q.id, q.kind, q.class, q.cue_lemma, q.role, s.id AS speaker, s.name, s.type,
  (q.agency IS NOT NULL AND q.relation <> 'speaker')
    OR (q.agency IS NULL AND a.dateline_agency IS NOT NULL) AS relayed
FROM articles AS a
CROSS JOIN quotes AS q ON q.article = a.id
LEFT JOIN quote_speakers AS qs ON qs.quote = q.id
LEFT JOIN speakers AS s ON s.id = qs.speaker
{where} ORDER BY q.article, q.start, qs.ordinal
"""
_TOLD = """
SELECT n.speaker, e.value, sum(e.articles) AS articles
FROM speaker_evidence AS e JOIN speaker_names AS n ON n.id = e.name WHERE e.kind = 'gender' GROUP BY 1, 2
"""


@dataclass(slots=True)
class _Tally:
    """What has been counted of one group."""

    counts: Counter[str] = field(default_factory=Counter)
    quoted: Counter[tuple[int, str]] = field(default_factory=Counter)
    people: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Sex:
    """Women (*f*) and men (*m*): what articles tell of speakers, what their given names do."""

    told: Mapping[int, str]
    by_name: Mapping[int, str]


def audit(
    db: Database,
    *,
    by: str | None = None,
    topics: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[Row]:
    """Return a row a group of articles, those with most quotes first; one for all without ``by``.

    ``by`` is one of BY; *topic* groups by the ``topics``, searches of the articles' text, of which an article
    may answer several. A source is counted once an article. ``most_quoted`` holds (name, quotes).
    Raises UnknownRow where a topic holds no word.
    """
    conditions, values = within(since, until)
    articles = rows(db, _ARTICLES.format(where=where(conditions)), values)
    grouped = _groups(db, articles, by, topics)
    tallies: dict[str, _Tally] = {}
    for article in articles:
        for group in grouped.get(article["id"], ()):
            tallies.setdefault(group, _Tally()).counts["articles"] += 1
    sex = _sexes(db)
    for number, some in _by_article(db, conditions, values):
        for group in grouped.get(number, ()):
            _count(tallies[group], some, sex)
    found = [_row(group, tally, sex) for group, tally in tallies.items()]
    return sorted(found, key=lambda row: (-row["quotes"], str(row["group"])))


def _groups(
    db: Database, articles: Iterable[Row], by: str | None, topics: Sequence[str]
) -> dict[int, list[str]]:
    """Return the groups of each article."""
    if by == "topic":
        found: dict[int, list[str]] = {}
        for topic in topics:
            for row in rows(db, _HOLDING, [match_expression(topic)]):
                found.setdefault(row["id"], []).append(topic)
        return found
    if by == "month":
        return {row["id"]: [(row["published"] or "")[:7]] for row in articles}
    return {row["id"]: [(row[by] or "") if by else "all articles"] for row in articles}


def _by_article(
    db: Database, conditions: Sequence[str], values: Mapping[str, Any]
) -> Iterator[tuple[int, list[Row]]]:
    """Yield each article that has quotes with a row a quote and speaker."""
    wanted = [*conditions, "q.class IN ('speech', 'no_comment')", *reviewed_as(None)]
    here, some = 0, list[Row]()
    with named(db) as connection:
        cursor = connection.execute(_QUOTED.format(where=where(wanted)), values)
        names = [column[0] for column in cursor.description]
        for one in cursor:
            row = dict(zip(names, one, strict=True))
            if row["article"] != here and some:
                yield here, some
                some = []
            here = row["article"]
            some.append(row)
    if some:
        yield here, some


def _count(tally: _Tally, some: Sequence[Row], sex: _Sex) -> None:
    """Add one article's quotes and sources."""
    counts = tally.counts
    for row in {row["id"]: row for row in some}.values():
        if row["class"] == "no_comment":
            counts["declined" if row["cue_lemma"] in _DECLINING else "unanswered"] += 1
            continue
        counts["quotes"] += 1
        counts[row["kind"]] += 1
        counts["through_agency" if row["relayed"] else "first_hand"] += 1
        counts["unattributed"] += row["speaker"] is None
        counts["answered"] += row["cue_lemma"] in _ANSWERING
    said = [row for row in some if row["class"] == "speech" and row["speaker"] is not None]
    sources: dict[int, list[Row]] = {}
    for row in said:
        sources.setdefault(row["speaker"], []).append(row)
        tally.quoted[row["speaker"], row["name"]] += 1
    counts["single_source"] += len(sources) == 1
    for speaker, own in sources.items():
        counts["sources"] += 1
        how = _known(own[0])
        counts[how] += 1
        counts[_part(own)] += 1
        if own[0]["type"] == "person" and how == "named":
            tally.people.add(speaker)
            known: str = sex.told.get(speaker) or sex.by_name.get(speaker) or ""
            counts[_SEXES.get(known, "sex_unknown")] += 1
            if speaker not in sex.told and speaker in sex.by_name:
                counts[f"{_SEXES[sex.by_name[speaker]]}_by_name"] += 1


_SEXES = {"f": "women", "m": "men"}
_DECLINING, _ANSWERING = word_set("auditing.declining_cues"), word_set("auditing.answering_cues")
# the parts of a source, the first that fits: its nouns, and the fields whose people have it
_PARTS = (
    ("officials", word_set("auditing.officials"), word_set("auditing.official_fields")),
    ("experts", word_set("auditing.experts"), word_set("auditing.expert_fields")),
    ("affected", word_set("auditing.affected"), frozenset[str]()),
)


def _known(row: Row) -> str:
    """Tell whether a source is a document, a name, or somebody unnamed."""
    if row["type"] == "document":
        return "documents"
    unnamed = row["type"] == "anonymous" or is_description(row["name"])
    return "unnamed" if unnamed else "named"


def _part(own: Sequence[Row]) -> str:
    """Return the part that a source has in an article by its roles there; empty for none that is known."""
    heads = {read_role(row["role"]).head for row in own if row["role"]}
    if not heads and is_description(own[0]["name"]):
        last = own[0]["name"].split()[-1].lower()
        heads = {read_role(own[0]["name"]).head, last, last.removesuffix("s")}  # officials, residents
    work = fields_of_work()
    for part, nouns, of_fields in _PARTS:
        if any(head in nouns or work.get(head) in of_fields for head in heads):
            return part
    return ""


def _sexes(db: Database) -> _Sex:
    """Return what is known of each speaker's sex: by titles and pronouns, and by the given name."""
    told: dict[int, Counter[str]] = {}
    for row in rows(db, _TOLD):
        sex = str({"he": "m", "she": "f"}.get(row["value"], row["value"]))
        told.setdefault(row["speaker"], Counter())[sex] += row["articles"]
    clear = {
        speaker: "f" if found["f"] > found["m"] else "m"
        for speaker, found in told.items()
        if max(found["f"], found["m"]) >= _CLEAR * min(found["f"], found["m"])
    }
    names = given_names()
    by_name = {}
    for row in rows(db, "SELECT id, key FROM speakers WHERE type = 'person' AND key LIKE '% %'"):
        given = person_name(row["key"]).given
        sex = names.get(given[0], "") if given else ""
        if sex:
            by_name[row["id"]] = sex
    return _Sex(clear, by_name)


def _row(group: str, tally: _Tally, sex: _Sex) -> Row:
    """Return a group's row."""
    counts = tally.counts
    both = [speaker for speaker in tally.people if speaker in sex.told and speaker in sex.by_name]
    row: Row = {name: counts[name] for name in COLUMNS}
    most = sorted(tally.quoted.items(), key=lambda one: (-one[1], one[0]))[:_MOST_QUOTED]
    return row | {
        "group": group or None,
        "sources_per_article": round(counts["sources"] / counts["articles"], 2)
        if counts["articles"]
        else 0.0,
        "names_compared": len(both),
        "names_wrong": sum(sex.told[speaker] != sex.by_name[speaker] for speaker in both),
        "most_quoted": [(name, quotes) for (_, name), quotes in most],
    }
