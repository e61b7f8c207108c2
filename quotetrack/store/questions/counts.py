"""Counts who is reported and through whom: speakers, one speaker's card, agencies, publishers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from quotetrack.model.stored import Row
from quotetrack.store.people.lookup import find_publishers, find_speakers
from quotetrack.store.questions.review_filter import reviewed_as
from quotetrack.store.selecting import numbers, of_class, rows, where, within


@dataclass(frozen=True, slots=True)
class Period:
    """Which articles count: published from ``since`` to ``until``, both inclusive, by ``publisher``.

    ``publisher`` is a name in any of its forms; an article counts for whoever carried its very text.
    ``reviewed``, one of ``review_filter.REVIEWED``, says which of their quotes count.
    """

    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    reviewed: str | None = None


def carried_by(db: Database, publisher: str | None) -> tuple[list[str], dict[str, Any]]:
    """Return the condition for articles *a* that a publisher has carried, none for any."""
    if publisher is None:
        return [], {}
    found = find_publishers(db, publisher)
    values = {f"publisher{i}": name for i, name in enumerate(found)}
    places = ", ".join(f":{name}" for name in values)
    condition = (
        f"(a.publisher IN ({places}) OR a.id IN (SELECT article FROM copies WHERE publisher IN ({places})))"
    )
    return [condition], values


def _asked(db: Database, klass: str, period: Period) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions over quotes *q* and articles *a* for a class and a period."""
    conditions, values = of_class(klass)
    for more, given in (within(period.since, period.until), carried_by(db, period.publisher)):
        conditions += more
        values.update(given)
    return conditions + reviewed_as(period.reviewed), values


def speakers(
    db: Database,
    *,
    klass: str = "speech",
    kind: str | None = None,
    search: str | None = None,
    period: Period = Period(),
    limit: int = -1,
) -> list[Row]:
    """Return who is reported, most often first; ``kind`` is a type of speaker, ``search`` a name."""
    counted, asked, values = _counted_speakers(db, klass, kind, search, period)
    if period == Period() and klass in _KEPT:
        also = {"all": "", "speech": "AND class = 'speech'"}[klass]
        return rows(db, _KEPT_SPEAKERS.format(counted=counted, also=also), {**values, "limit": limit})
    return rows(db, _SPEAKERS.format(counted=counted, where=asked), {**values, "limit": limit})


def count_speakers(
    db: Database,
    *,
    klass: str = "speech",
    kind: str | None = None,
    search: str | None = None,
    period: Period = Period(),
) -> int:
    """Return how many are reported, as :func:`speakers` asks for them without a limit."""
    counted, _, values = _counted_speakers(db, klass, kind, search, period)
    return int(rows(db, f"SELECT count(*) AS n FROM ({counted})", values)[0]["n"])


def _counted_speakers(
    db: Database, klass: str, kind: str | None, search: str | None, period: Period
) -> tuple[str, str, dict[str, Any]]:
    """Return the query that counts the quotes of speakers, its WHERE clause, and the values of both."""
    conditions, values = _asked(db, klass, period)
    who = []
    if kind is not None:
        who.append("IN (SELECT id FROM speakers WHERE type = :type)")
        values["type"] = kind
    if search is not None:
        who.append(f"IN ({numbers(find_speakers(db, search))})")
    asked = where([*conditions, *(f"qs.speaker {condition}" for condition in who)])
    if period != Period():
        counted = f"{_COUNTED_BY_ARTICLE} {asked} GROUP BY qs.speaker"
    elif klass in _KEPT:  # as the database keeps it
        kept = [f"{_KEPT[klass]} > 0", *(f"speaker {condition}" for condition in who)]
        counted = f"SELECT speaker AS id, {_KEPT[klass]} AS quotes FROM count_speakers {where(kept)}"
    else:
        counted = f"{_COUNTED_BY_SPEAKER} {asked} GROUP BY qs.speaker"
    return counted, asked, values


def speaker_card(db: Database, speaker: int, *, klass: str = "speech", period: Period = Period()) -> Row:
    """Return one speaker with counts, names and aliases, roles over time, agencies, namesakes.

    ``names`` say why each is this speaker's, ``namesakes`` who else bears one of them and what tells
    the two apart, ``roles`` the first and last day of each role and body, ``agencies`` through whom
    the statements came (the whole chain; datelines counted apart).
    """
    conditions, values = _asked(db, klass, period)
    conditions.append("qs.speaker = :speaker")
    values["speaker"] = speaker
    asked = where(conditions)
    card = rows(db, "SELECT id, name, type, qualifier FROM speakers WHERE id = :speaker", values)[0]
    card.update(rows(db, _CARD_COUNTS.format(where=asked), values)[0])
    card["aliases"] = [row["alias"] for row in rows(db, _CARD_ALIASES, values)]
    card["names"] = rows(db, _CARD_NAMES, values)
    card["namesakes"] = rows(db, _CARD_NAMESAKES, values)
    card["roles"] = rows(db, _CARD_ROLES.format(where=asked), values)
    card["agencies"] = rows(db, _CARD_AGENCIES.format(where=asked), values)
    card["recipients"] = rows(db, _CARD_RECIPIENTS.format(where=asked), values)
    return card


def agencies(db: Database, *, klass: str = "speech", period: Period = Period(), limit: int = -1) -> list[Row]:
    """Return through whom statements came, by relation, and whose dateline how many articles carry.

    Every hop of a chain counts. ``share`` is the percentage of all quotes that came through the
    agency, with the ``dateline_quotes``: those of articles under its dateline that name no agency.
    """
    conditions, values = _asked(db, klass, period)
    values["limit"] = limit
    return rows(db, _AGENCIES.format(**_parts(conditions, klass)), values)


def publishers(
    db: Database, *, klass: str = "speech", period: Period = Period(), limit: int = -1
) -> list[Row]:
    """Return which publisher leans on which agency, the publisher with most quotes first.

    ``quotes`` came through the agency, ``dateline_quotes`` stand in articles under its dateline and
    name no agency; ``share`` is the percentage that both make of all quotes of the publisher, ``of``.
    An article that several have carried counts for each.
    """
    conditions, values = of_class(klass)
    dates, given = within(period.since, period.until)
    conditions += dates + reviewed_as(period.reviewed)
    values.update(given)
    values["limit"] = limit
    if period.publisher is not None:
        found = {f"publisher{i}": n for i, n in enumerate(find_publishers(db, period.publisher))}
        conditions.append(f"a.publisher IN ({', '.join(f':{name}' for name in found)})")
        values.update(found)
    return rows(db, _PUBLISHERS.format(**_parts(conditions, klass)), values)


def _parts(conditions: list[str], klass: str) -> dict[str, str]:
    """Return the clauses of a query over articles and their quotes."""
    of_articles = [c for c in conditions if "q." not in c]
    return {
        "where": where(conditions),
        "and_": "".join(f" AND {c}" for c in conditions),
        "articles": "".join(f" AND {c}" for c in of_articles),
    }


# Speakers are counted in the order of one index and only those left are written out in full.
_CHOSEN = """
WITH
  counted AS ({counted}),
  chosen AS (
    SELECT c.id, c.quotes, s.name, s.type, s.qualifier FROM counted AS c JOIN speakers AS s ON s.id = c.id
    ORDER BY c.quotes DESC, s.name, s.id LIMIT :limit
  )
"""
_ALIASES = """
  (SELECT group_concat(alias, '; ') FROM (SELECT alias FROM speaker_aliases AS l
    WHERE l.speaker = c.id AND l.origin <> 'surname' AND l.alias <> c.name ORDER BY alias)) AS aliases
"""
_SPEAKERS = f"""
{_CHOSEN}
SELECT c.id, c.name, c.type, c.qualifier, c.quotes,
  sum(q.kind = 'direct') AS direct, sum(q.kind = 'mixed') AS mixed, sum(q.kind = 'indirect') AS indirect,
  count(DISTINCT q.article) AS articles, min(a.published) AS first, max(a.published) AS last,
  {_ALIASES}
FROM chosen AS c
CROSS JOIN quote_speakers AS qs ON qs.speaker = c.id
CROSS JOIN quotes AS q ON q.id = qs.quote
CROSS JOIN articles AS a ON a.id = q.article
{{where}} GROUP BY c.id ORDER BY c.quotes DESC, c.name, c.id
"""
_IN_ARTICLES = "FROM count_speaker_articles WHERE speaker = c.id {also}"
_KEPT_SPEAKERS = f"""
{_CHOSEN}
SELECT c.id, c.name, c.type, c.qualifier, c.quotes,
  sum(m.quotes * (m.kind = 'direct')) AS direct, sum(m.quotes * (m.kind = 'mixed')) AS mixed,
  sum(m.quotes * (m.kind = 'indirect')) AS indirect,
  (SELECT count(*) FROM (SELECT DISTINCT published, article {_IN_ARTICLES})) AS articles,
  (SELECT min(published) {_IN_ARTICLES} AND published <> '') AS first,
  (SELECT max(published) {_IN_ARTICLES} AND published <> '') AS last,
  {_ALIASES}
FROM chosen AS c CROSS JOIN count_speaker_months AS m ON m.speaker = c.id {{also}}
GROUP BY c.id ORDER BY c.quotes DESC, c.name, c.id
"""
_KEPT = {"all": "quotes", "speech": "speech"}  # columns of count_speakers
_COUNTED = "SELECT qs.speaker AS id, count(*) AS quotes FROM"
_COUNTED_BY_SPEAKER = f"{_COUNTED} quote_speakers AS qs CROSS JOIN quotes AS q ON q.id = qs.quote"
_COUNTED_BY_ARTICLE = (
    f"{_COUNTED} articles AS a CROSS JOIN quotes AS q ON q.article = a.id"
    " CROSS JOIN quote_speakers AS qs ON qs.quote = q.id"
)
_FROM_CARD = """
FROM quote_speakers AS qs
CROSS JOIN quotes AS q ON q.id = qs.quote
CROSS JOIN articles AS a ON a.id = q.article
"""
_CARD_COUNTS = f"""
SELECT count(*) AS quotes, coalesce(sum(q.kind = 'direct'), 0) AS direct,
  coalesce(sum(q.kind = 'mixed'), 0) AS mixed, coalesce(sum(q.kind = 'indirect'), 0) AS indirect,
  count(DISTINCT q.article) AS articles, min(a.published) AS first, max(a.published) AS last,
  coalesce(sum(qs.basis = 'undecided'), 0) AS undecided
{_FROM_CARD} {{where}}
"""
_CARD_ALIASES = """
SELECT alias FROM speaker_aliases AS l JOIN speakers AS s ON s.id = l.speaker
WHERE l.speaker = :speaker AND l.origin <> 'surname' AND l.alias <> s.name ORDER BY l.alias
"""
_CARD_NAMES = """
SELECT name, articles, basis, reason, decision FROM speaker_names WHERE speaker = :speaker
ORDER BY articles DESC, name, id
"""
_CARD_NAMESAKES = """
SELECT s.id, s.name, coalesce(s.qualifier, (SELECT value FROM speaker_evidence AS e
    WHERE e.name = o.id AND e.kind = 'role' ORDER BY e.articles DESC, e.value LIMIT 1)) AS qualifier,
  sum(o.articles) AS articles, coalesce(max(o.reason), max(m.reason)) AS reason
FROM speaker_names AS m
JOIN speaker_names AS o ON o.key = m.key AND o.type = m.type AND o.speaker <> m.speaker
JOIN speakers AS s ON s.id = o.speaker
WHERE m.speaker = :speaker GROUP BY s.id ORDER BY articles DESC, s.id
"""
_CARD_ROLES = f"""
SELECT q.role, q.affiliation, min(a.published) AS first, max(a.published) AS last, count(*) AS quotes
{_FROM_CARD} {{where}} AND (q.role IS NOT NULL OR q.affiliation IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM quote_speakers AS o WHERE o.quote = q.id AND o.ordinal = 1)
GROUP BY q.role, q.affiliation ORDER BY first IS NULL, first, last, quotes DESC, q.role, q.affiliation
"""
_CARD_AGENCIES = f"""
SELECT agency, sum(quotes) AS quotes, sum(reported) AS reported, sum(told) AS told,
  sum(carried) AS carried, sum(dateline) AS dateline_quotes
FROM (
  SELECT g.name AS agency, count(DISTINCT q.id) AS quotes, sum(r.relation = 'reported') AS reported,
    sum(r.relation = 'told') AS told, sum(r.relation = 'carried') AS carried, 0 AS dateline
  {_FROM_CARD} CROSS JOIN quote_relays AS r ON r.quote = q.id JOIN agencies AS g ON g.id = r.agency
  {{where}} GROUP BY g.id
  UNION ALL
  SELECT g.name, 0, 0, 0, 0, count(*)
  {_FROM_CARD} JOIN agencies AS g ON g.id = a.dateline_agency
  {{where}} AND q.agency IS NULL GROUP BY g.id
) GROUP BY agency ORDER BY quotes DESC, dateline_quotes DESC, agency
"""
_CARD_RECIPIENTS = f"""
SELECT q.recipient, count(*) AS quotes {_FROM_CARD} {{where}} AND q.recipient IS NOT NULL
GROUP BY q.recipient ORDER BY quotes DESC, q.recipient
"""
_AGENCIES = """
WITH
  total (n) AS (
    SELECT count(*) FROM articles AS a CROSS JOIN quotes AS q ON q.article = a.id {where}
  ),
  hops AS (
    SELECT r.agency, count(DISTINCT r.quote) AS quotes, sum(r.relation = 'reported') AS reported,
      sum(r.relation = 'told') AS told, sum(r.relation = 'carried') AS carried,
      sum(r.relation = 'speaker') AS speaker
    FROM quote_relays AS r JOIN quotes AS q ON q.id = r.quote JOIN articles AS a ON a.id = q.article
    {where} GROUP BY r.agency
  ),
  datelines AS (
    SELECT a.dateline_agency AS agency, count(*) AS articles
    FROM articles AS a WHERE a.dateline_agency IS NOT NULL {articles} GROUP BY 1
  ),
  under AS (
    SELECT a.dateline_agency AS agency, count(*) AS quotes
    FROM articles AS a CROSS JOIN quotes AS q ON q.article = a.id
    WHERE a.dateline_agency IS NOT NULL AND q.agency IS NULL {and_} GROUP BY 1
  )
SELECT g.name, g.short, g.kind, coalesce(h.quotes, 0) AS quotes,
  round(100.0 * (coalesce(h.quotes, 0) + coalesce(u.quotes, 0)) / (SELECT n FROM total), 1) AS share,
  coalesce(h.reported, 0) AS reported, coalesce(h.told, 0) AS told, coalesce(h.carried, 0) AS carried,
  coalesce(h.speaker, 0) AS speaker, coalesce(d.articles, 0) AS dateline_articles,
  coalesce(u.quotes, 0) AS dateline_quotes
FROM agencies AS g
LEFT JOIN hops AS h ON h.agency = g.id
LEFT JOIN datelines AS d ON d.agency = g.id
LEFT JOIN under AS u ON u.agency = g.id
WHERE h.agency IS NOT NULL OR d.agency IS NOT NULL
ORDER BY quotes DESC, dateline_articles DESC, g.name LIMIT :limit
"""
_PUBLISHERS = """
WITH
  a (id, publisher, published, dateline_agency) AS (
    SELECT id, publisher, published, dateline_agency FROM articles WHERE publisher IS NOT NULL
    UNION
    SELECT o.id, c.publisher, coalesce(c.published, o.published), o.dateline_agency
      FROM copies AS c JOIN articles AS o ON o.id = c.article WHERE c.publisher IS NOT NULL
  ),
  total AS (
    SELECT a.publisher, count(*) AS quotes FROM a CROSS JOIN quotes AS q ON q.article = a.id
    {where} GROUP BY 1
  ),
  through AS (
    SELECT a.publisher, r.agency, count(DISTINCT r.quote) AS quotes, 0 AS dateline_quotes
    FROM quote_relays AS r JOIN quotes AS q ON q.id = r.quote JOIN a ON a.id = q.article
    {where} GROUP BY 1, 2
    UNION ALL
    SELECT a.publisher, a.dateline_agency, 0, count(*)
    FROM a CROSS JOIN quotes AS q ON q.article = a.id
    WHERE a.dateline_agency IS NOT NULL AND q.agency IS NULL {and_} GROUP BY 1, 2
  )
SELECT t.publisher, g.name AS agency, sum(t.quotes) AS quotes, sum(t.dateline_quotes) AS dateline_quotes,
  n.quotes AS "of", round(100.0 * (sum(t.quotes) + sum(t.dateline_quotes)) / n.quotes, 1) AS share
FROM through AS t JOIN agencies AS g ON g.id = t.agency JOIN total AS n ON n.publisher = t.publisher
GROUP BY t.publisher, g.id
ORDER BY n.quotes DESC, t.publisher, share DESC, g.name LIMIT :limit
"""
