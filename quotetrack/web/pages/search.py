"""The list of quotes, by words or by who, where and when; with it the people and articles of the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.asked.asked_words import read_asked
from quotetrack.model.stored import Row
from quotetrack.store.questions.quote_filter import QuoteFilter, narrowed
from quotetrack.store.questions.searching import (
    matching_articles,
    other_words,
    people_named,
    publishers_named,
)
from quotetrack.web.listing import CLOSING, MOST, OPENING, Wanted, choose_quotes, described, facets, snippets
from quotetrack.web.pages.article_list import listed_articles
from quotetrack.web.reader import PageReader
from quotetrack.web.shown.inert import marked_html
from quotetrack.web.shown.paging import Paging
from quotetrack.web.shown.shown_quotes import cards

SHOWN = 20
PEOPLE = 8
ARTICLES = 5


def search_page(reader: PageReader, arguments: Mapping[str, Any]) -> Row:
    """Return the context of the list; ``problem`` says why where nothing can be searched for."""
    wanted = Wanted.of(arguments)
    context: Row = {"wanted": wanted, "problem": None, "facets": [], "quotes": [], "narrowed": []}
    context |= {"people": [], "publishers": [], "other_words": [], "articles": []}
    try:
        context["narrowed"] = described(reader, wanted)
        chosen = choose_quotes(reader, wanted)
        context |= _beside(reader, wanted.q, anything=bool(chosen.ids))
    except UnknownRow as error:
        return {**context, "problem": str(error), "total": 0, "chosen": None}
    paging = Paging.of(arguments, SHOWN, len(chosen.ids))
    if paging.page == 1 and set(wanted.arguments()) <= {"q", "sort"}:
        context["articles"] = _articles(reader, wanted.q)
    shown = cards(reader, chosen.ids[paging.skipped : paging.last])
    found = snippets(reader, chosen, {quote["id"]: quote["number"] for quote in shown})
    for quote in shown:
        quote["snippet"] = marked_html(found[quote["id"]], OPENING, CLOSING) if quote["id"] in found else None
    return {
        **context,
        "chosen": chosen,
        "quotes": shown,
        "facets": facets(reader, chosen.ids, wanted),
        "total": chosen.total,
        "most": MOST,
        "paging": paging,
    }


def _beside(reader: PageReader, typed: str | None, *, anything: bool) -> Row:
    """Return whom the words of a search name, and where nothing was found what else may have been meant."""
    if typed is None or not all(map(reader.has, ("speaker_names", "speaker_aliases", "articles_fts"))):
        return {}  # nothing is searched for, or in a file of an older version
    asked = read_asked(typed)
    others = [] if anything else other_words(reader.database, asked)
    for row in others:
        row["q"] = typed.replace(row["word"], row["meant"])
    return {
        "people": people_named(reader.database, asked)[:PEOPLE],
        "publishers": publishers_named(reader.database, asked),
        "other_words": others,
    }


def _articles(reader: PageReader, typed: str | None) -> list[Row]:
    """Return the articles that hold the words of a search, the best match first."""
    if typed is None or not (reader.has("articles_fts") and reader.has("former_texts")):
        return []  # of files older than schema 3 the quotes alone are found
    wanted = narrowed(QuoteFilter(klass="all", search=typed))
    found = matching_articles(reader.database, read_asked(typed), wanted, ARTICLES)
    order = {row["id"]: number for number, row in enumerate(found)}
    where = f"WHERE a.id IN ({', '.join(map(str, order))})"
    return sorted(listed_articles(reader, ARTICLES, where=where), key=lambda row: order[row["id"]])
