"""Narrows questions to quotes by what a person decided about them."""

from __future__ import annotations

VERDICT = "SELECT w.quote FROM reviewed AS w JOIN reviews AS v ON v.id = w.review WHERE w.quote IS NOT NULL"
_CONDITIONS = {
    "any": f"q.id IN ({VERDICT})",
    "none": f"q.id NOT IN ({VERDICT})",
    "accepted": f"q.id IN ({VERDICT} AND v.status <> 'rejected')",
    "not-rejected": f"q.id NOT IN ({VERDICT} AND v.status = 'rejected')",
    **{
        status: f"q.id IN ({VERDICT} AND v.status = '{status}')"
        for status in ("confirmed", "corrected", "rejected")
    },
}
REVIEWED = tuple(_CONDITIONS)  # what a filter may ask of a quote's review


def reviewed_as(wanted: str | None) -> list[str]:
    """Return the condition over quotes *q* for one of REVIEWED, none for None."""
    return [_CONDITIONS[wanted]] if wanted is not None else []
