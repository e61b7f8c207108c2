"""The questions that every database can be asked in Datasette: canned queries with parameters."""

from __future__ import annotations

from typing import Any

from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.web.listing import CLOSING, OPENING

_SNIPPET = f"snippet(quotes_fts, 0, '{OPENING}', '{CLOSING}', ' … ', 32) AS quote"
_NAMED = (
    "(SELECT group_concat(s.name, ' and ') FROM quote_speakers AS qs"
    " JOIN speakers AS s ON s.id = qs.speaker WHERE qs.quote = q.id) AS speaker"
)

_ABOUT = {"label": "About", "hint": 'words, "a phrase" or begin*'}
_SPEAKER = {"label": "Speaker", "hint": "a name, an alias or a surname"}


def questions() -> dict[str, dict[str, Any]]:
    """Return the canned queries by name, each with its title, what it answers, and its SQL.

    ``asks`` says of each parameter how to ask for it, ``most`` how many rows there are at the most.
    """
    return {name: {**question, "hide_sql": True} for name, question in _QUESTIONS.items()}


_QUESTIONS: dict[str, dict[str, Any]] = {
    "who-said-what-about": {
        "title": "Who said what about …",
        "description": "Best match first.",
        "asks": {"about": _ABOUT},
        "most": 200,
        "sql": f"""SELECT q.id, {_NAMED}, q.role, {_SNIPPET}, q.cue, g.name AS agency,
  a.publisher, a.published
FROM quotes_fts AS f
JOIN quotes AS q ON q.number = f.rowid
JOIN articles AS a ON a.id = q.article
LEFT JOIN agencies AS g ON g.id = q.agency
WHERE f.quotes_fts MATCH words(:about) AND {COUNTED}
ORDER BY f.rank LIMIT 200""",
    },
    "what-did-someone-say-about": {
        "title": "What did … say about …, and how did it change?",
        "description": "Oldest first.",
        "asks": {"speaker": _SPEAKER, "about": {**_ABOUT, "optional": True}},
        "most": 500,
        "sql": f"""WITH chosen AS (
  SELECT DISTINCT q.number, a.published
  FROM speaker_aliases AS l
  JOIN quote_speakers AS qs ON qs.speaker = l.speaker
  JOIN quotes AS q ON q.id = qs.quote
  JOIN articles AS a ON a.id = q.article
  WHERE l.key = name_key(:speaker) AND {COUNTED}
    AND (trim(:about) = '' OR q.number IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH words(:about)))
  ORDER BY coalesce(a.published, '~'), q.number LIMIT 500
)
SELECT a.published, q.id, {_NAMED}, q.role, q.affiliation, q.text AS quote, q.cue,
  g.name AS agency, a.publisher
FROM chosen AS c
JOIN quotes AS q ON q.number = c.number
JOIN articles AS a ON a.id = q.article
LEFT JOIN agencies AS g ON g.id = q.agency
ORDER BY coalesce(a.published, '~'), q.number""",
    },
    "first-to-say": {
        "title": "Who was first to say …",
        "description": "Oldest first; articles without a date come last.",
        "asks": {"about": _ABOUT},
        "most": 100,
        "sql": f"""SELECT a.published, q.id, {_NAMED}, {_SNIPPET}, q.cue, g.name AS agency, a.publisher
FROM quotes_fts AS f
JOIN quotes AS q ON q.number = f.rowid
JOIN articles AS a ON a.id = q.article
LEFT JOIN agencies AS g ON g.id = q.agency
WHERE f.quotes_fts MATCH words(:about) AND {COUNTED}
ORDER BY coalesce(a.published, '~'), q.number LIMIT 100""",
    },
    "said-to-agency": {
        "title": "What did … say to agency …",
        "description": "Newest first.",
        "asks": {
            "speaker": _SPEAKER,
            "agency": {"label": "Agency", "hint": "a name or its short form, such as AP"},
        },
        "most": 500,
        "sql": f"""WITH chosen AS (
  SELECT DISTINCT q.number, a.published, g.name AS agency
  FROM speaker_aliases AS l
  JOIN quote_speakers AS qs ON qs.speaker = l.speaker
  JOIN quotes AS q ON q.id = qs.quote
  JOIN articles AS a ON a.id = q.article
  JOIN agencies AS g ON g.id = coalesce(q.agency, a.dateline_agency)
  WHERE l.key = name_key(:speaker) AND {COUNTED}
    AND g.id IN (SELECT id FROM agencies WHERE name_key(:agency) IN (name_key(name), name_key(short)))
  ORDER BY a.published DESC, q.number LIMIT 500
)
SELECT a.published, q.id, {_NAMED}, q.text AS quote, coalesce(q.relation, 'dateline') AS relation,
  c.agency, q.channel, a.publisher
FROM chosen AS c
JOIN quotes AS q ON q.number = c.number
JOIN articles AS a ON a.id = q.article
ORDER BY a.published DESC, q.number""",
    },
    "anonymous-by-publisher": {
        "title": "Anonymous sources by publisher",
        "description": "Who relies on unnamed sources, and how much.",
        "asks": {"since": {"label": "Since", "hint": "2026, 2026-03 or 2026-03-14", "optional": True}},
        "sql": f"""WITH unnamed AS (
  SELECT a.publisher, count(*) AS quotes
  FROM speakers AS s
  JOIN quotes AS q ON q.speaker = s.id
  JOIN articles AS a ON a.id = q.article
  WHERE s.type = 'anonymous' AND coalesce(a.published, '') >= trim(:since) AND {COUNTED}
  GROUP BY a.publisher
), every AS (
  SELECT a.publisher, count(*) AS quotes
  FROM articles AS a
  JOIN quotes AS q ON q.article = a.id
  WHERE coalesce(a.published, '') >= trim(:since) AND {COUNTED}
  GROUP BY a.publisher
)
SELECT coalesce(e.publisher, 'not known') AS publisher, coalesce(u.quotes, 0) AS anonymous, e.quotes,
  round(100.0 * coalesce(u.quotes, 0) / e.quotes, 1) AS per_cent
FROM every AS e
LEFT JOIN unnamed AS u ON u.publisher IS e.publisher
ORDER BY anonymous DESC, e.quotes DESC""",
    },
    "search-quotes": {
        "title": "Search as a table",
        "description": "Every field of every match, to download as CSV or JSON.",
        "asks": {"words": {**_ABOUT, "label": "Words"}},
        "sql": f"""SELECT q.id, {_NAMED}, q.role, q.affiliation, q.kind, q.class, q.cue, q.text, q.source,
  g.name AS agency, q.relation, q.channel, q.negated, a.title, a.publisher, a.published, a.url, q.confidence
FROM quotes_fts AS f
JOIN quotes AS q ON q.number = f.rowid
JOIN articles AS a ON a.id = q.article
LEFT JOIN agencies AS g ON g.id = q.agency
WHERE f.quotes_fts MATCH words(:words) AND {COUNTED}
ORDER BY f.rank""",
    },
}  # fmt: skip
