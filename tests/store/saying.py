"""Short stories for tests of who is who: one article in which somebody says one thing."""

from __future__ import annotations

from typing import Any

from conftest import extraction_of

from quotetrack.model import Extraction, Speaker, SpeakerType
from quotetrack.store import Store


def says(name: str, where: str, role: str | None = None, body: str | None = None, **more: Any) -> Extraction:
    """Return an article at ``where`` in which ``name`` speaks, in a role and for a body."""
    kind: SpeakerType = more.pop("kind", "person")
    source, method = more.pop("source", name), more.pop("method", "name")
    speaker = Speaker((name,), kind, method, role, body)
    return extraction_of(
        f"[S1:{source}] [C1:said] [Q1:thing {where} is so].",
        {1: {"speaker": speaker}},
        **{"id": where, "path": f"{where}.txt", **more},
    )


def who(store: Store) -> dict[str, str]:
    """Return the speaker of each article's only quote, by the article's id."""
    query = (
        "SELECT a.document, s.name FROM articles AS a JOIN quotes AS q ON q.article = a.id"
        " JOIN speakers AS s ON s.id = q.speaker ORDER BY a.document"
    )
    return dict(store.db.conn.execute(query))


def groups(store: Store) -> set[frozenset[str]]:
    """Return the articles grouped by speaker."""
    found: dict[int, set[str]] = {}
    query = (
        "SELECT qs.speaker, a.document, q.speaker FROM articles AS a JOIN quotes AS q ON q.article = a.id"
        " JOIN quote_speakers AS qs ON qs.quote = q.id"
    )
    for speaker, document, first in store.db.conn.execute(query):
        assert speaker == first
        found.setdefault(speaker, set()).add(document)
    return {frozenset(group) for group in found.values()}
