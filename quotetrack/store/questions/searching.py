"""Answers a search as a person types it: the people, quotes and articles at once, and what else was meant."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz, process
from sqlite_utils import Database

from quotetrack.lexicon.asked.asked_words import AskedWords, match_expression, read_asked
from quotetrack.lexicon.equivalence import spellings
from quotetrack.lexicon.folding import romanised
from quotetrack.model.stored import Row
from quotetrack.store.database import make_temporary
from quotetrack.store.people.lookup import LABELS, called_speakers, find_publishers, label, partly_called
from quotetrack.store.questions import queries
from quotetrack.store.questions.article_lists import ArticleFilter, list_articles
from quotetrack.store.questions.quote_filter import QuoteFilter, narrowed
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.store.selecting import numbers, rows

FIELDS = ("speaker", "agency", "publisher", "affiliation", "kind", "since", "until")
_ALIKE = 78  # of 100: from which likeness a stored word is offered for one that is in no text
_TERMS = 5_000  # stored words of one beginning that are looked at
_WRITTEN_IN = 20  # articles that tell how a stored word is written
_VOCABULARY = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.searched_words USING fts5vocab(main, articles_fts, 'row')"
)
_WRITTEN = f"""
SELECT highlight(articles_fts, 0, '\x02', '\x03') AS found
FROM articles_fts WHERE articles_fts MATCH ? LIMIT {_WRITTEN_IN}
"""
_MARKED = re.compile("\x02(.*?)\x03")
_HOLDING = f"""
SELECT a.id, a.title, a.publisher, a.published, a.document, a.path, coalesce(a.fetched, a.url) AS url,
  (SELECT count(*) FROM quotes AS q WHERE q.article = a.id AND {COUNTED}) AS quotes,
  f.snippet AS found
FROM (
  SELECT rowid, snippet(articles_fts, 0, '', '', ' … ', 16) AS snippet, bm25(articles_fts) AS score
  FROM articles_fts WHERE articles_fts MATCH :search
) AS f
JOIN articles AS a ON a.id = f.rowid {{where}} ORDER BY f.score, a.id LIMIT :limit
"""


def search_all(db: Database, typed: str, *, limit: int = 10) -> Row:
    """Return what a search finds: *people*, *quotes*, *articles*, and under *did_you_mean* other words.

    People are those whose name the words are, or a part of it, each with a *label*. *publishers* are those
    whom the words name, each with the search (*asks*) that finds what appeared there. Of quotes and articles
    there are ``limit`` at most, best match first; *quotes_total* counts all. *asked* holds the fields as they
    were read. Raises UnknownRow where there is nothing to search for, or a field is no date, kind or class.
    """
    asked = read_asked(typed)
    wanted = narrowed(QuoteFilter(klass="all", search=typed, limit=limit))
    found = queries.quotes(db, wanted)
    return {
        "people": people_named(db, asked),
        "publishers": publishers_named(db, asked),
        "quotes": found,
        "quotes_total": queries.count_quotes(db, wanted),
        "articles": matching_articles(db, asked, wanted, limit),
        "asked": {name: getattr(wanted, name) for name in ("search", *FIELDS)},
        "did_you_mean": [] if found else other_words(db, asked),
    }


def people_named(db: Database, asked: AskedWords) -> list[Row]:
    """Return the speakers whom the words of a search name, all in a row or each: rows with a *label*.

    Where nobody has just this name, those of whose name it is a part: *Zoë*; *Haldane*, of the institute.
    """
    names = [asked.name, *asked.words] if len(asked.words) > 1 else [asked.name]
    for some, how in ((names[:1], called_speakers), (names[1:], called_speakers), (names[:1], partly_called)):
        ids = {speaker for name in some if len(name) > 1 for speaker in how(db, name)}
        if ids:
            found = rows(db, LABELS.format(numbers(ids)))
            return [{**row, "label": label(row)} for row in found]
    return []


def publishers_named(db: Database, asked: AskedWords) -> list[Row]:
    """Return the publishers whose name the words of a search are: *name*, and *asks*, the search for it."""
    if not asked.words or "publisher" in asked.fields:
        return []
    named = [name for name in find_publishers(db, asked.name) if '"' not in name]
    return [{"name": name, "asks": f'publisher:"{name}"'} for name in named]


def other_words(db: Database, asked: AskedWords) -> list[Row]:
    """Return for each word that no article holds the stored one that looks most like it: *word*, *meant*.

    What was meant is given as articles mostly write it, with its capitals and accents.
    """
    make_temporary(db, _VOCABULARY)
    found = []
    for word in " ".join(asked.words).split():
        key = "".join(c for c in romanised(word) if c.isalnum())
        forms = {key, *(romanised(form) for form in spellings(word.lower()))}
        held = f"SELECT 1 FROM temp.searched_words WHERE term IN ({', '.join('?' * len(forms))})"
        if len(key) < 3 or rows(db, held, sorted(forms)):
            continue
        meant = _nearest_term(db, key)
        if meant is not None:
            found.append({"word": word, "meant": _as_written(db, meant)})
    return found


def _as_written(db: Database, term: str) -> str:
    """Return a word of the index, which keeps no capitals, as the articles that hold it mostly write it."""
    found = (row["found"] for row in rows(db, _WRITTEN, [f'"{term}"']))
    forms = Counter(form for one in found for form in _MARKED.findall(one))
    return max(forms, key=lambda form: (forms[form], form)) if forms else term


def _nearest_term(db: Database, key: str) -> str | None:
    """Return the stored word most like ``key``, of several the commonest; None where none is like it."""
    query = f"SELECT term, doc FROM temp.searched_words WHERE term >= ? AND term < ? LIMIT {_TERMS}"
    near = rows(db, query, [key[:1], key[:1] + "\U0010ffff"])
    common = {row["term"]: row["doc"] for row in near if abs(len(row["term"]) - len(key)) <= 2}
    best = process.extract(key, list(common), scorer=fuzz.ratio, limit=5, score_cutoff=_ALIKE)
    return max(best, key=lambda one: (round(one[1]), common[one[0]]))[0] if best else None


def matching_articles(db: Database, asked: AskedWords, wanted: QuoteFilter, limit: int) -> list[Row]:
    """Return up to ``limit`` articles whose text holds the words, else those whose title or place does."""
    if asked.match is None or {"speaker", "agency", "affiliation", "kind", "klass"} & set(asked.fields):
        return []
    dates = QuoteFilter(
        klass="all", since=wanted.since, until=wanted.until, publisher=wanted.publisher, reviewed="all"
    )
    conditions, values = queries.conditions_of(db, dates)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    values |= {"search": match_expression(asked.rest), "limit": limit}
    found = rows(db, _HOLDING.format(where=where), values)
    if found:
        return found
    titled = ArticleFilter(wanted.since, wanted.until, wanted.publisher, " ".join(asked.words), limit=limit)
    return list_articles(db, titled)
