"""The source audit: whom articles quote, as charts and as a table, by publisher, month, author or topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotetrack.errors import UnknownRow
from quotetrack.model.stored import Row
from quotetrack.store.questions.auditing import BY, audit
from quotetrack.web.reader import PageReader
from quotetrack.web.shown.charts import bar, bars
from quotetrack.web.site import Site

_DRAWN = 15  # groups of a chart
_OLDER = "An older version made this file; any command, such as quotetrack stats, upgrades it for the audit."
_SOURCES, _PEOPLE, _QUOTES = ("source", "sources"), ("person", "people"), ("quote", "quotes")
_CHARTS = (
    ("Named and unnamed sources", ("named", "unnamed", "documents"), _SOURCES),
    ("Officials, experts, people affected", ("officials", "experts", "affected"), _SOURCES),
    ("Women and men", ("women", "men", "sex_unknown"), _PEOPLE),
    ("How they are quoted", ("direct", "mixed", "indirect"), _QUOTES),
    ("First-hand or through an agency", ("first_hand", "through_agency"), _QUOTES),
)


def audit_page(reader: PageReader, site: Site, arguments: Mapping[str, Any]) -> Row:
    """Return the context of the audit; ``problem`` says why there is none."""
    topics = [part.strip() for part in (arguments.get("topics") or "").split(",") if part.strip()]
    asked = arguments.get("by") or ""
    by = "topic" if topics else asked if asked in BY and asked != "topic" else None
    context: Row = {"by": by, "choices": [name for name in BY if name != "topic"], "rows": [], "charts": []}
    context |= {"topics": ", ".join(topics), "problem": None}
    if not all(map(reader.has, ("speaker_evidence", "reviewed", "articles_fts"))):
        return context | {"problem": _OLDER}
    try:
        rows = audit(reader.database, by=by, topics=topics)
    except UnknownRow as error:
        return context | {"problem": str(error)}
    for row in rows:
        row["people"] = row["women"] + row["men"] + row["sex_unknown"]
        row["href"] = site.search(_address(by, row["group"]))
    return context | {"rows": rows, "charts": [_chart(rows, *chart) for chart in _CHARTS]}


def _chart(rows: list[Row], title: str, names: tuple[str, ...], unit: tuple[str, str]) -> Row:
    """Return a chart of some counts of the first groups."""
    parts = [
        bar(
            {"name": row["group"] or "not known", "quotes": row[name]},
            name.replace("_", " "),
            row["href"],
            row["href"],
        )
        for row in rows[:_DRAWN]
        for name in names
        if row[name]
    ]
    return {"title": title, "chart": bars(parts, tuple(name.replace("_", " ") for name in names), unit)}


def _address(by: str | None, group: str | None) -> dict[str, Any]:
    """Return the arguments of the list of a group's quotes, as near as the list can ask for it."""
    if group is None or by in (None, "author"):
        return {}
    return {"month": {"since": group, "until": group}, "topic": {"q": group}}.get(
        str(by), {"publisher": group}
    )
