"""The page of a review: one quote of the queue in its context, what was decided about it, and what may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from quotetrack.errors import UnknownRow
from quotetrack.model import CLASSES, KINDS, Relation, SpeakerType
from quotetrack.model.stored import Row
from quotetrack.store.database import path_of
from quotetrack.store.questions.queries import show
from quotetrack.store.reviews.corrections import cells_of
from quotetrack.store.reviews.queue import (
    COUNTED_TO,
    STATES,
    ReviewQueue,
    count_queued,
    queued,
    rules_found,
)
from quotetrack.store.reviews.verdicts import history, state_of
from quotetrack.web.pages.texts import marks_of, numbered
from quotetrack.web.reader import PageReader
from quotetrack.web.shown.highlight import article_html
from quotetrack.web.shown.shown_quotes import cards

_LOOKED_AT = 50  # quotes of the queue among which one is sought that nobody else looks at
_DECIDED = ("confirmed", "corrected", "rejected")
_KNOWN_RULES: dict[Path, tuple[Row | None, list[Row]]] = {}
_CHANNELS = "SELECT DISTINCT channel FROM quotes WHERE channel IS NOT NULL ORDER BY channel LIMIT 40"
_NEIGHBOURS = """
SELECT DISTINCT s.name FROM quotes AS q JOIN quote_speakers AS p ON p.quote = q.id
JOIN speakers AS s ON s.id = p.speaker WHERE q.article = :article ORDER BY s.name
"""
_ARTICLE = """
SELECT a.id, a.text, a.title, coalesce(a.title, a.document) AS heading, a.publisher, a.author,
  substr(a.published, 1, 10) AS day FROM articles AS a WHERE a.id = ?
"""


@dataclass(frozen=True)
class Asked:
    """What a reviewer asks for: a queue, a quote of it or the one behind ``after``, what came of the last.

    ``others`` tells who else looks at which quote. ``problem`` says why a verdict was not recorded, and
    ``typed`` holds what was filled in, so that nothing has to be written twice; ``changed`` says that
    somebody was quicker.
    """

    reviewer: str
    queue: ReviewQueue
    quote: str | None = None
    after: str | None = None
    done: str | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    changed: bool = False


def review_page(reader: PageReader, asked: Asked) -> Row:
    """Return the context of the page; ``quote`` is None where the queue has come to its end."""
    if not reader.has("rejected_quotes"):
        return {"outdated": True}
    db, queue = reader.database, asked.queue
    key = asked.quote or _next(reader, asked)
    context: Row = {
        "outdated": False,
        "asked": asked,
        "reviewer": asked.reviewer,
        "queue": queue.arguments(),
        "chosen": queue,
        "left": count_queued(db, queue),
        "counted_to": COUNTED_TO,
        "filters": {"state": STATES, "kind": KINDS, "class": CLASSES},
        "rules": _rules(reader),
        "done": _outcome(reader, asked.done),
        "quote": None,
    }
    return context | (_shown(reader, asked, key) if key else {})


def _rules(reader: PageReader) -> list[Row]:
    """Return the rules by which quotes were found; looked up anew where something was stored since."""
    stored = reader.row("SELECT (SELECT max(id) FROM articles) AS article, (SELECT max(id) FROM runs) AS run")
    path = path_of(reader.database)
    if _KNOWN_RULES.get(path, (None, []))[0] != stored:
        _KNOWN_RULES[path] = (stored, rules_found(reader.database))
    return _KNOWN_RULES[path][1]


def _next(reader: PageReader, asked: Asked) -> str | None:
    """Return the next quote of the queue: one that nobody else looks at, where there is one."""
    found = queued(reader.database, asked.queue, after=asked.after, limit=_LOOKED_AT)
    free = [key for key in found if key not in asked.others]
    return next(iter(free or found), None)


def _outcome(reader: PageReader, key: str | None) -> Row | None:
    """Return what was decided last, with what it takes to undo it; None where nothing was."""
    found = cards(reader, [key]) if key else []
    if not found:
        return None
    past = [row for row in history(reader.database, key) if row["status"] != "found"]
    return {
        "quote": found[0],
        "latest": past[-1] if past else None,
        "state": state_of(reader.database, str(key)),
        "standing": found[0]["review"] is not None,
    }


def _shown(reader: PageReader, asked: Asked, key: str) -> Row:
    """Return what the page shows of one quote; raises UnknownRow where there is none of this id."""
    found = cards(reader, [key])
    if not found:
        raise UnknownRow(f"quote {key} is not there")
    quote = numbered(found)[0]
    article = reader.row(_ARTICLE, quote["article"])
    assert article is not None  # a foreign key holds it
    past = [row for row in history(reader.database, key) if row["status"] != "found"]
    marks = marks_of(reader, [key])
    cells = cells_of(show(reader.database, key))
    return {
        "quote": quote,
        "article": article,
        "html": article_html(article["text"], marks, {key: quote}, whole=False),
        "state": state_of(reader.database, key),
        "past": past[::-1],
        "meanwhile": past[_count_seen(asked.typed.get("seen", "")) :][::-1] if asked.changed else [],
        "standing": quote["review"] is not None,
        "decided": _DECIDED,
        "held_by": asked.others.get(key),
        "cells": {**cells, **{name: asked.typed[name] for name in cells if name in asked.typed}},
        "note": asked.typed.get("note", ""),
        "retyped": any(asked.typed.get(name, value) != value for name, value in cells.items()),
        "choices": {
            "speaker_type": get_args(SpeakerType),
            "class": CLASSES,
            "relation": ("", *get_args(Relation)),
        },
        "channels": [row["channel"] for row in reader.rows(_CHANNELS)],
        "people": [row["name"] for row in reader.rows(_NEIGHBOURS, article=article["id"])],
    }


def _count_seen(state: str) -> int:
    """Return how many verdicts there were when a quote was in this state, see ``state_of``."""
    count = state.partition("-")[0]
    return int(count) if count.isascii() and count.isdigit() and len(count) < 9 else 0
