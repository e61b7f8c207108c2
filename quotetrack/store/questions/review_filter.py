"""Narrows questions to quotes by what a person decided; what was rejected counts in none unasked."""

from __future__ import annotations

VERDICT = "SELECT w.quote FROM reviewed AS w JOIN reviews AS v ON v.id = w.review WHERE w.quote IS NOT NULL"
COUNTED = "q.rowid NOT IN (SELECT row FROM rejected_quotes)"
_CONDITIONS = {
    "all": "",
    "any": f"q.id IN ({VERDICT})",
    "none": f"q.id NOT IN ({VERDICT})",
    "accepted": f"q.id IN ({VERDICT}) AND {COUNTED}",
    "not-rejected": COUNTED,
    "rejected": "q.rowid IN (SELECT row FROM rejected_quotes)",
    **{status: f"q.id IN ({VERDICT} AND v.status = '{status}')" for status in ("confirmed", "corrected")},
}
REVIEWED = tuple(_CONDITIONS)  # what a filter may ask of a quote's review


def reviewed_as(wanted: str | None) -> list[str]:
    """Return the condition over quotes *q* for one of REVIEWED; None is *not-rejected*, *all* has none."""
    return list(filter(None, [_CONDITIONS[wanted or "not-rejected"]]))
