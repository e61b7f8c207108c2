"""Quotes as the pages show them: with speakers, agency, article and, where people gave one, a review."""

from __future__ import annotations

import json
from collections.abc import Sequence

from quotetrack.export.citation import capacity
from quotetrack.model.article_headings import heading
from quotetrack.model.stored import Row
from quotetrack.web.reader import PageReader

_CARDS = """
SELECT
  q.id, q.number, q.text, q.kind, q.class, q.cue, q.source, q.role, q.affiliation, q.relation, q.channel,
  q.negated, q.start, q.parent, q.method, q.candidates, q.rule, q.confidence,
  q.agency, g.name AS agency_name, coalesce(g.short, g.name) AS agency_short,
  q.article, a.title, a.document, CASE WHEN a.title IS NULL THEN substr(a.text, 1, 400) END AS opening,
  a.publisher, a.published, a.url, a.path, a.author,
  a.dateline_agency, d.name AS dateline_name, coalesce(d.short, d.name) AS dateline_short
FROM quotes AS q
JOIN articles AS a ON a.id = q.article
LEFT JOIN agencies AS g ON g.id = q.agency
LEFT JOIN agencies AS d ON d.id = a.dateline_agency
WHERE q.id IN (SELECT value FROM json_each(:ids))
"""
_SPEAKERS = """
SELECT qs.quote, s.* FROM quote_speakers AS qs JOIN speakers AS s ON s.id = qs.speaker
WHERE qs.quote IN (SELECT value FROM json_each(:ids)) ORDER BY qs.quote, qs.ordinal
"""
VIA = {"told": "told", "carried": "carried by", "reported": "via", "speaker": "by", "dateline": "dateline"}


def cards(reader: PageReader, ids: Sequence[str]) -> list[Row]:
    """Return the quotes with these ids, in this order; unknown ids are left out."""
    asked = json.dumps(list(ids))
    found = {row["id"]: row for row in reader.rows(_CARDS, ids=asked)}
    for row in found.values():
        row["speakers"] = []
        row["via"] = VIA.get(row["relation"] or "", "via")
        row["day"] = (row["published"] or "")[:10]
        row["heading"] = heading(row["title"], row["document"], row.pop("opening"))
        row["review"] = None
    for speaker in reader.rows(_SPEAKERS, ids=asked):
        found[speaker["quote"]]["speakers"].append(speaker)
    for review in _reviews(reader, asked):
        found[review["quote"]]["review"] = review
    for row in found.values():
        names = [speaker["name"] for speaker in row["speakers"]]
        row["who"] = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)
        row["post"], row["body"] = capacity(row["who"], row["role"], row["affiliation"])
        row["label"] = ", ".join(filter(None, [row["who"] or "no source named", row["cue"], row["kind"]]))
    return [found[key] for key in ids if key in found]


def _reviews(reader: PageReader, ids: str) -> list[Row]:
    """Return the verdict that counts on each of these quotes, where the file keeps reviews."""
    if not reader.has("reviewed"):
        return []
    return reader.rows(
        "SELECT d.quote, r.status, r.reviewer, r.note, r.reviewed_at, r.changed FROM reviewed AS d"
        " JOIN reviews AS r ON r.id = d.review WHERE d.quote IN (SELECT value FROM json_each(:ids))",
        ids=ids,
    )
