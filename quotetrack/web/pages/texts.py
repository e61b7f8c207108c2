"""The pages of articles and quotes: the text as it stands, with what was found in it."""

from __future__ import annotations

import json

from quotetrack.model.article_headings import heading
from quotetrack.model.extraction import web_address
from quotetrack.model.stored import Row
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.web.pages.version_pages import gone_quote_page
from quotetrack.web.reader import PageReader
from quotetrack.web.shown.citation_box import citations
from quotetrack.web.shown.highlight import Mark, article_html, shown_paragraphs
from quotetrack.web.shown.shown_quotes import cards
from quotetrack.web.site import Site

ELSEWHERE = 10  # statements in the same words that are listed
PHRASE_WORDS = 24
_DIGITS = 17  # of a number that SQLite can hold


def article_page(reader: PageReader, number: int, was: str | None = None) -> Row | None:
    """Return the context of an article's page, None where there is no such article.

    ``was`` is the number of an article that became this one, for which it was asked.
    """
    article = _article(reader, number)
    if article is None:
        return None
    ids = [
        row["id"]
        for row in reader.rows(
            "SELECT q.id FROM quotes AS q JOIN quote_spans AS s ON s.quote = q.id AND s.role = 'content'"
            f' WHERE q.article = ? AND {COUNTED} GROUP BY q.id ORDER BY q.start, max(s."end") DESC, q.id',
            number,
        )
    ]
    quotes = numbered(cards(reader, ids))
    by_id = {quote["id"]: quote for quote in quotes}
    marks = marks_of(reader, ids)
    speakers: dict[int, Row] = {}
    for quote in quotes:
        for speaker in quote["speakers"]:
            counted = speakers.setdefault(speaker["id"], {**speaker, "quotes": 0})
            counted["quotes"] += 1
    return {
        "article": article,
        "passages": shown_paragraphs(article["text"], marks, by_id, title=article["title"]),
        "by_id": by_id,
        "quotes": quotes,
        "speakers": sorted(speakers.values(), key=lambda s: (-s["quotes"], s["name"])),
        "copies": _copies(reader, number),
        "was": _former_article(reader, number, was),
        **_addresses(article),
    }


def quote_page(reader: PageReader, site: Site, key: str, origin: str, was: str | None = None) -> Row | None:
    """Return the context of a quote's page, None where there is no such quote.

    ``origin`` is the scheme and host under which the pages are asked for, for links that leave them;
    ``was`` the id of a quote that is gone, for which it was asked.
    """
    found = cards(reader, [key])
    if not found:
        return None
    quote = numbered(found)[0]
    article = _article(reader, quote["article"])
    assert article is not None  # a foreign key holds it
    marks = marks_of(reader, [key])
    spans = [(mark.start, mark.end) for mark in marks if mark.part == "content"]
    variants = _variants(reader, quote["number"])
    same_words = cards(reader, _same_words(reader, quote))
    relatives = reader.rows(
        f"SELECT q.id FROM quotes AS q WHERE q.parent = ? AND {COUNTED} ORDER BY q.start", key
    )
    return {
        "quote": quote,
        "article": article,
        "was": _former_quote(reader, key, was),
        **_addresses(article),
        "html": article_html(article["text"], marks, {key: quote}, whole=False),
        "parent": next(iter(cards(reader, [quote["parent"]] if quote["parent"] else [])), None),
        "children": cards(reader, [row["id"] for row in relatives]),
        "spans": spans,
        "copies": _copies(reader, quote["article"]),
        "verdicts": _verdicts(reader, key),
        "relays": _relays(reader, key),
        "variants": variants,
        "elsewhere": [other for other in same_words if other["id"] not in {v["id"] for v in variants}],
        "citations": citations(quote, article, spans, origin + site.article(quote["article"], key)),
    }


def numbered(quotes: list[Row]) -> list[Row]:
    """Number quotes in the order given, and note how deep each is nested in others of the list."""
    by_id = {quote["id"]: quote for quote in quotes}
    for n, quote in enumerate(quotes, 1):
        quote["n"] = n
        depth, above = 0, by_id.get(quote["parent"])
        while above is not None and depth < len(quotes):
            depth += 1
            above = by_id.get(above["parent"])
        quote["depth"] = depth
    for quote in quotes:
        parent = by_id.get(quote["parent"])
        quote["parent_n"] = parent["n"] if parent else None
    return quotes


def marks_of(reader: PageReader, ids: list[str]) -> list[Mark]:
    """Return the spans of quotes: content, source, cue, and where the agency is named."""
    asked = json.dumps(ids)
    spans = reader.rows(
        'SELECT quote, role AS part, start, "end" FROM quote_spans'
        " WHERE quote IN (SELECT value FROM json_each(:ids))"
        " UNION ALL SELECT id, 'cue', cue_start, cue_end FROM quotes"
        " WHERE cue IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))"
        " UNION ALL SELECT id, 'agency', mention_start, mention_end FROM quotes"
        " WHERE mention_start IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))",
        ids=asked,
    )
    return [Mark(row["quote"], row["part"], row["start"], row["end"]) for row in spans]


def _article(reader: PageReader, number: int) -> Row | None:
    """Return an article with the agency of its dateline and what extracted it."""
    which = "a.version" if reader.has("former_texts") else "1"  # which of its texts it is
    article = reader.row(
        "SELECT a.*, substr(a.published, 1, 10) AS day,"
        f" {which} AS text_version,"
        " d.name AS dateline_name, r.version, r.parser, r.model, r.started_at AS extracted_at"
        " FROM articles AS a JOIN runs AS r ON r.id = a.run"
        " LEFT JOIN agencies AS d ON d.id = a.dateline_agency WHERE a.id = ?",
        number,
    )
    if article is not None:
        article["heading"] = heading(article["title"], article["document"], article["text"])
    return article


def _addresses(article: Row) -> Row:
    """Return ``address``, where an article was fetched or is said to be, and ``claimed``, what its page says.

    Only addresses of the web are any.
    """
    fetched, given = web_address(article.get("fetched")), web_address(article["url"])
    claimed = web_address(article.get("claimed_url"))
    address = fetched or (given if given != claimed else None)
    return {"address": address, "claimed": claimed if claimed != address else None}


def _former_quote(reader: PageReader, key: str, was: str | None) -> Row | None:
    """Return what the quote ``was`` has said, if it is one that ``key`` stands for now."""
    found = gone_quote_page(reader, was) if was is not None else None
    return found["gone"] if found is not None and found["successor"] == key else None


def _former_article(reader: PageReader, number: int, was: str | None) -> Row | None:
    """Return the article that became this one, if it is ``was``."""
    known = reader.has("former_articles") and was is not None and was.isascii() and was.isdigit()
    if not known or len(was or "") > _DIGITS:
        return None
    return reader.row("SELECT * FROM former_articles WHERE id = ? AND article = ?", was, number)


def _copies(reader: PageReader, number: int) -> list[Row]:
    """Return the other places where the very text was found."""
    return reader.rows(
        "SELECT document, path, url, title, publisher, substr(published, 1, 10) AS day FROM copies"
        " WHERE article = ? ORDER BY published, id",
        number,
    )


def _same_words(reader: PageReader, quote: Row) -> list[str]:
    """Return other quotes that hold the same words, whatever stands around them, oldest first."""
    words = ["".join(c if c.isalnum() else " " for c in word) for word in quote["text"].split()]
    phrase = " ".join(" ".join(words).split()[:PHRASE_WORDS])
    if len(phrase.split()) < 3:
        return []
    found = reader.rows(
        "SELECT q.id FROM quotes_fts AS f CROSS JOIN quotes AS q ON q.number = f.rowid"
        " JOIN articles AS a ON a.id = q.article WHERE f.quotes_fts MATCH ? AND q.id <> ?"
        f" AND q.parent IS NOT ? AND {COUNTED} ORDER BY coalesce(a.published, '~'), q.id LIMIT ?",
        f'"{phrase}"',
        quote["id"],
        quote["id"],
        ELSEWHERE,
    )
    return [row["id"] for row in found if row["id"] != quote["parent"]]


def _variants(reader: PageReader, number: int) -> list[Row]:
    """Return the other quotes of the same statement, and those contrary to it, oldest first.

    Each has ``likeness``: how it is related to this one, where the file says so.
    """
    if not reader.has("statement_quotes"):
        return []
    found = reader.rows(
        "SELECT q.id, max(coalesce(l.relation, 'same statement')) AS likeness FROM ("
        " SELECT quote FROM statement_quotes"
        " WHERE statement = (SELECT statement FROM statement_quotes WHERE quote = :number)"
        " UNION SELECT other FROM statement_links WHERE quote = :number"
        " UNION SELECT quote FROM statement_links WHERE other = :number) AS o"
        " JOIN quotes AS q ON q.number = o.quote JOIN articles AS a ON a.id = q.article"
        " LEFT JOIN statement_links AS l"
        " ON l.quote = max(q.number, :number) AND l.other = min(q.number, :number)"
        f" WHERE o.quote <> :number AND {COUNTED} GROUP BY q.id"
        " ORDER BY coalesce(a.published, '~'), q.number LIMIT :most",
        number=number,
        most=ELSEWHERE * 2,
    )
    relations = {row["id"]: row["likeness"] for row in found}
    return [{**quote, "likeness": relations[quote["id"]]} for quote in cards(reader, list(relations))]


def _relays(reader: PageReader, key: str) -> list[Row]:
    """Return the way of a statement from its speaker outward, where the file tells it hop by hop."""
    if not reader.has("quote_relays"):
        return []
    return reader.rows(
        "SELECT r.relation, g.id, g.name FROM quote_relays AS r JOIN agencies AS g ON g.id = r.agency"
        " WHERE r.quote = ? ORDER BY r.ordinal",
        key,
    )


def _verdicts(reader: PageReader, key: str) -> list[Row]:
    """Return every verdict that people gave on a quote, latest first, where the file keeps reviews."""
    if not reader.has("reviewed"):
        return []
    return reader.rows(
        "SELECT r.status, r.reviewer, r.note, substr(r.reviewed_at, 1, 10) AS day, r.changed"
        " FROM reviewed AS d JOIN reviews AS r ON r.reviewed = d.id"
        " WHERE d.quote = ? AND r.status <> 'found' ORDER BY r.id DESC",
        key,
    )
