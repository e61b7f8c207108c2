"""The pages of speakers and agencies, and the lists of both."""

from __future__ import annotations

from typing import Any, get_args

from quotetrack.lexicon.folding import fold
from quotetrack.model import SpeakerType
from quotetrack.model.stored import Row
from quotetrack.web.listing import Wanted, choose_quotes
from quotetrack.web.pages.home import agency_shares, by_relation
from quotetrack.web.reader import PageReader
from quotetrack.web.shown.charts import KINDS, RELATIONS, bars, timeline_chart
from quotetrack.web.shown.paging import Paging
from quotetrack.web.shown.shown_quotes import cards
from quotetrack.web.site import Site

SHOWN = 25  # quotes on the page of a speaker or an agency
LISTED = 50  # speakers a page
MOST_ROLES, MOST_AGENCIES, MOST_SPEAKERS = 12, 12, 12


def speaker_page(reader: PageReader, site: Site, number: int) -> Row | None:
    """Return the context of a speaker's page, None where there is no such speaker."""
    speaker = reader.row(
        "SELECT s.*, coalesce(c.quotes, 0) AS quotes, coalesce(c.speech, 0) AS speech"
        " FROM speakers AS s LEFT JOIN count_speakers AS c ON c.speaker = s.id WHERE s.id = ?",
        number,
    )
    if speaker is None:
        return None
    months = reader.rows(
        "SELECT month, kind, sum(quotes) AS quotes FROM count_speaker_months WHERE speaker = ?"
        " GROUP BY month, kind",
        number,
    )
    kinds = {kind: sum(row["quotes"] for row in months if row["kind"] == kind) for kind in KINDS}
    chosen = choose_quotes(reader, Wanted(speaker=number), SHOWN)
    return {
        "speaker": speaker,
        "aliases": _aliases(reader, speaker),
        "kinds": kinds,
        "roles": roles(reader, number),
        "timeline": timeline_chart(
            ((row["month"], row["kind"], row["quotes"]) for row in months),
            KINDS,
            lambda when, kind: site.search(speaker=number, since=when, until=when, kind=kind),
        ),
        "agencies": _agencies_of(reader, site, number),
        "quotes": cards(reader, chosen.ids),
        "namesakes": reader.rows(
            "SELECT DISTINCT s.id, s.name, s.type FROM speaker_aliases AS l"
            " JOIN speakers AS s ON s.id = l.speaker"
            " WHERE l.key = ? AND s.id <> ? ORDER BY s.name LIMIT 6",
            fold(speaker["name"]),
            number,
        ),
    }


def roles(reader: PageReader, number: int) -> list[Row]:
    """Return in what capacities a speaker spoke, from when to when, latest first."""
    return reader.rows(
        "SELECT role, affiliation, min(nullif(month, '')) AS first, max(nullif(month, '')) AS last,"
        " sum(quotes) AS quotes FROM count_speaker_months"
        " WHERE speaker = ? AND (role <> '' OR affiliation <> '')"
        " GROUP BY role, affiliation ORDER BY last DESC, quotes DESC LIMIT ?",
        number,
        MOST_ROLES,
    )


def speaker_list(reader: PageReader, asked: dict[str, Any]) -> Row:
    """Return the context of the list of speakers, most quoted first.

    ``asked`` may have ``type``, ``q`` (words of a name) and ``page``, counted from 1.
    """
    kind = asked.get("type") if asked.get("type") in get_args(SpeakerType) else None
    words = fold(asked.get("q") or "")
    conditions: list[str] = []
    values: dict[str, Any] = {}
    if kind:
        conditions.append("s.type = :type")
        values["type"] = kind
    if words:
        conditions.append("s.id IN (SELECT speaker FROM speaker_aliases WHERE instr(key, :words))")
        values["words"] = words
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    tables = f"count_speakers AS c CROSS JOIN speakers AS s ON s.id = c.speaker {where}"
    paging = Paging.of(asked, LISTED, int(reader.value(f"SELECT count(*) FROM {tables}", **values) or 0))
    rows = reader.rows(
        f"SELECT s.id, s.name, s.type, c.quotes, c.speech FROM {tables}"
        " ORDER BY c.quotes DESC LIMIT :limit OFFSET :skip",
        **values,
        limit=LISTED,
        skip=paging.skipped,
    )
    for row in rows:
        row["roles"] = roles(reader, row["id"])[:1]
        row["aliases"] = _aliases(reader, row)
    most = reader.value("SELECT max(quotes) FROM count_speakers") or 1
    types = reader.rows(
        "SELECT s.type, count(*) AS speakers FROM count_speakers AS c JOIN speakers AS s ON s.id = c.speaker"
        " GROUP BY s.type ORDER BY speakers DESC"
    )
    return {
        "rows": rows,
        "most": most,
        "types": types,
        "type": kind,
        "q": asked.get("q") or "",
        "paging": paging,
    }


def agency_list(reader: PageReader, site: Site) -> Row:
    """Return the context of the list of agencies: what each brought, and whose dateline articles carry."""
    found = reader.rows(
        "SELECT g.id, g.name, g.short, g.kind, g.country,"
        " (SELECT count(*) FROM articles AS a WHERE a.dateline_agency = g.id) AS articles,"
        " coalesce(sum(c.quotes), 0) AS quotes"
        " FROM agencies AS g LEFT JOIN count_agencies AS c ON c.agency = g.id"
        " GROUP BY g.id HAVING coalesce(sum(c.quotes), 0) > 0 OR articles > 0"
        " ORDER BY quotes DESC, articles DESC, g.name"
    )
    whole = reader.value("SELECT sum(quotes) FROM count_days") or 0
    return {"rows": found, "whole": whole, "chart": agency_shares(reader, site)}


def agency_page(reader: PageReader, site: Site, number: int) -> Row | None:
    """Return the context of an agency's page, None where there is no such agency."""
    agency = reader.row("SELECT * FROM agencies WHERE id = ?", number)
    if agency is None:
        return None
    months = reader.rows("SELECT month, relation, quotes FROM count_agencies WHERE agency = ?", number)
    relations = {name: sum(r["quotes"] for r in months if r["relation"] == name) for name in RELATIONS}
    speakers = reader.rows(
        "SELECT s.id, s.name, s.type, sum(c.quotes) AS quotes FROM count_speaker_agencies AS c"
        " JOIN speakers AS s ON s.id = c.speaker WHERE c.agency = ? GROUP BY c.speaker"
        " ORDER BY quotes DESC, s.name LIMIT ?",
        number,
        MOST_SPEAKERS,
    )
    chosen = choose_quotes(reader, Wanted(agency=number), SHOWN)
    return {
        "agency": agency,
        "relations": relations,
        "total": sum(relations.values()),
        "whole": reader.value("SELECT sum(quotes) FROM count_days") or 0,
        "articles": reader.value("SELECT count(*) FROM articles WHERE dateline_agency = ?", number),
        "timeline": timeline_chart(
            ((row["month"], row["relation"], row["quotes"]) for row in months),
            RELATIONS,
            lambda when, name: site.search(agency=number, since=when, until=when, relation=name),
        ),
        "speakers": speakers,
        "quotes": cards(reader, chosen.ids),
    }


def _agencies_of(reader: PageReader, site: Site, number: int) -> Row:
    """Return the agencies through which a speaker spoke, and how."""
    found = reader.rows(
        "SELECT g.id, g.name, c.relation, c.quotes,"
        " sum(c.quotes) OVER (PARTITION BY g.id) AS total"
        " FROM count_speaker_agencies AS c JOIN agencies AS g ON g.id = c.agency"
        " WHERE c.speaker = ? ORDER BY total DESC, g.name",
        number,
    )
    names = list(dict.fromkeys(row["name"] for row in found))[:MOST_AGENCIES]
    rows = [by_relation(site, row, speaker=number) for row in found if row["name"] in names]
    return bars(rows, RELATIONS)


def _aliases(reader: PageReader, speaker: Row) -> list[str]:
    """Return the other forms under which a speaker is found in texts, or was put by hand."""
    found = reader.rows(
        "SELECT DISTINCT alias FROM speaker_aliases"
        " WHERE speaker = ? AND origin IN ('text', 'hand') AND alias <> ? ORDER BY alias",
        speaker["id"],
        speaker["name"],
    )
    return [row["alias"] for row in found]
