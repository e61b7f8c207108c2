"""The overview: what is in the file, who is quoted most, through whom it came, and when."""

from __future__ import annotations

from typing import Any

from quotetrack.model.stored import Row
from quotetrack.web.listing import Wanted, choose_quotes
from quotetrack.web.pages.article_list import listed_articles
from quotetrack.web.plugin.canned_questions import questions
from quotetrack.web.reader import PageReader
from quotetrack.web.shown.charts import DAYS, KINDS, RELATIONS, bar, bars, timeline_chart
from quotetrack.web.shown.shown_quotes import cards
from quotetrack.web.site import Site

TOP, LATEST, NEWEST = 12, 8, 4
LOOKED_AT = 60  # newest direct quotations from which those worth showing are taken
WORTH = 40  # characters that a quotation on the overview has at least


def home(reader: PageReader, site: Site) -> Row:
    """Return the context of the overview."""
    totals = reader.row(
        "SELECT (SELECT count(*) FROM articles) AS articles,"
        " (SELECT coalesce(sum(quotes), 0) FROM count_days) AS quotes,"
        " (SELECT count(*) FROM count_speakers) AS speakers,"
        " (SELECT count(DISTINCT agency) FROM count_agencies) AS agencies,"
        " (SELECT substr(min(published), 1, 10) FROM articles) AS first,"
        " (SELECT substr(max(published), 1, 10) FROM articles) AS last,"
        " (SELECT count(*) FROM articles WHERE published IS NULL) AS undated"
    )
    anonymous = reader.value(
        "SELECT coalesce(sum(c.quotes), 0) FROM speakers AS s JOIN count_speakers AS c ON c.speaker = s.id"
        " WHERE s.type = 'anonymous'"
    )
    return {
        "totals": totals,
        "anonymous": anonymous,
        "timeline": over_time(reader, site),
        "speakers": top_speakers(reader, site),
        "agencies": agency_shares(reader, site),
        "latest": listed_articles(reader, LATEST),
        "newest": newest_quotations(reader),
        "questions": questions(),
    }


def over_time(reader: PageReader, site: Site) -> Row:
    """Return quotes by kind and by day, or by month where there are many days."""
    many = int(reader.value("SELECT count(DISTINCT day) FROM count_days")) > DAYS
    counted = reader.rows(
        "SELECT substr(day, 1, ?) AS day, kind, sum(quotes) AS quotes FROM count_days GROUP BY 1, kind",
        7 if many else 10,
    )
    return timeline_chart(
        ((row["day"], row["kind"], row["quotes"]) for row in counted),
        KINDS,
        lambda when, kind: site.search(since=when, until=when, kind=kind),
    )


def top_speakers(reader: PageReader, site: Site) -> Row:
    """Return the named speakers with most quotes, each by kind."""
    top = reader.rows(
        "SELECT s.id, s.name, s.type, c.quotes FROM count_speakers AS c"
        " JOIN speakers AS s ON s.id = c.speaker"
        " WHERE s.type NOT IN ('anonymous', 'author') ORDER BY c.quotes DESC, s.name LIMIT ?",
        TOP,
    )
    rows = []
    for speaker in top:
        key = speaker["id"]
        query = "SELECT kind, sum(quotes) AS quotes FROM count_speaker_months WHERE speaker = ? GROUP BY kind"
        for row in reader.rows(query, key):
            href = site.search(speaker=key, kind=row["kind"])
            rows.append(bar({**speaker, **row}, row["kind"], href, site.speaker(key)))
    return bars(rows, KINDS)


def agency_shares(reader: PageReader, site: Site, top: int = TOP) -> Row:
    """Return the agencies that brought most quotes, by how they did."""
    found = reader.rows(
        "SELECT g.id, g.name, c.relation, sum(c.quotes) AS quotes"
        " FROM count_agencies AS c JOIN agencies AS g ON g.id = c.agency GROUP BY g.id, c.relation"
    )
    totals: dict[int, int] = {}
    for row in found:
        totals[row["id"]] = totals.get(row["id"], 0) + row["quotes"]
    order = sorted(totals, key=lambda key: -totals[key])[:top]
    found = [row for key in order for row in found if row["id"] == key]
    return bars([by_relation(site, row) for row in found], RELATIONS)


def by_relation(site: Site, row: Row, **asked: Any) -> Row:
    """Return what an agency brought in one way as a part of its bar."""
    href = site.search(agency=row["id"], relation=row["relation"], **asked)
    return bar(row, row["relation"], href, site.agency(row["id"]))


def newest_quotations(reader: PageReader) -> list[Row]:
    """Return a few of the newest direct quotations of some length, one an article."""
    found: dict[int, Row] = {}
    for quote in cards(reader, choose_quotes(reader, Wanted(klass="speech", kind="direct"), LOOKED_AT).ids):
        if len(quote["text"]) >= WORTH and quote["speakers"] and quote["article"] not in found:
            found[quote["article"]] = quote
    return list(found.values())[:NEWEST]
