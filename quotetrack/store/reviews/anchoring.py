"""Finds reviewed quotes again after an article was extracted anew, or its text was changed.

A verdict holds for an attribution, not for a row: the newer model may draw the content's edges
otherwise, and an edited article shifts every offset. A quote is the same where it has the same cue,
or where its content is nearly the same and no other cue speaks against it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from quotetrack.model import Span
from quotetrack.store.reviews.snapshots import Snapshot, current, keep, kept_snapshot, write

SAME = 0.8  # share of common characters from which contents are the same whatever their cues
LIKE = 0.5  # ... where one of the two has no cue
_KEPT = 3.0  # more than any likeness

_ORPHANED = "SELECT 1 FROM reviewed WHERE quote IS NULL LIMIT 1"
_LOST = """
SELECT id FROM reviewed WHERE quote IS NULL AND sha256 = :sha256
UNION
SELECT w.id FROM articles AS a JOIN reviewed AS w
  ON w.place = a.place AND w.document = a.document AND w.quote IS NULL
 WHERE a.id = :article
"""


def anchor(
    connection: sqlite3.Connection,
    article: int,
    text: str,
    sha256: str,
    *,
    kept: Collection[str] = frozenset(),
) -> None:
    """Give the verdicts that lost their quotes in ``article`` the quotes that they hold for.

    Each goes to the quote whose id was ``kept`` for it, else to the likeliest, and what it approved is
    written into that quote's rows; a verdict without one stays an orphan.
    """
    lost = lost_verdicts(connection, article, sha256)
    free = [
        row[0]
        for row in connection.execute(
            "SELECT id FROM quotes WHERE article = ? AND id NOT IN"
            " (SELECT quote FROM reviewed WHERE quote IS NOT NULL) ORDER BY id",
            (article,),
        )
    ]
    quotes = {quote: current(connection, quote) for quote in free}
    scored = []
    for number in lost:
        known = list(_known(connection, number, text, sha256))
        was = connection.execute("SELECT quote_id FROM reviewed WHERE id = ?", (number,)).fetchone()[0]
        for quote, found in quotes.items():
            score = max((attribution_likeness(one, found) for one in known), default=0.0)
            if quote == was and quote in kept:
                score = _KEPT
            if score:
                scored.append((score, quote == was, -number, quote))
    taken: set[object] = set()
    for _, _, negative, quote in sorted(scored, reverse=True):
        if negative not in taken and quote not in taken:
            taken |= {negative, quote}
            _hold(connection, -negative, quote, text, sha256, quotes[quote])


def lost_verdicts(connection: sqlite3.Connection, article: int, sha256: str) -> list[int]:
    """Return the verdicts that were given on this text, or at this article's place, and hold for no quote."""
    if connection.execute(_ORPHANED).fetchone() is None:
        return []
    return [row[0] for row in connection.execute(_LOST, {"article": article, "sha256": sha256})]


def attribution_likeness(one: Snapshot, other: Snapshot) -> float:
    """Return from 0 (another attribution) to 2 (the same words by the same cue) how alike two are."""
    common = shared_part(one.content, other.content)
    if not common:
        return 0.0
    if one.cue is None or other.cue is None:
        enough = SAME if one.cue is other.cue else LIKE
        return common if common >= enough else 0.0
    if one.cue.overlaps(other.cue):
        return 1 + common
    within = any(
        span.covers(cue)
        for cue, spans in ((one.cue, other.content), (other.cue, one.content))
        for span in spans
    )
    return common if common >= SAME and not within else 0.0


def shared_part(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return the share of characters that two contents have in common, of all that either has."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return common / ((sum(map(len, one)) + sum(map(len, other)) - common) or 1)


def _known(connection: sqlite3.Connection, number: int, text: str, sha256: str) -> Iterable[Snapshot]:
    """Yield what is known of a reviewed attribution in offsets of ``text``: found last, and approved."""
    rows = connection.execute(
        "SELECT max(id) FROM reviews WHERE reviewed = ? AND status = 'found'"
        " UNION SELECT review FROM reviewed WHERE id = ?",
        (number, number),
    ).fetchall()
    for (review,) in rows:
        snapshot = kept_snapshot(connection, review, text, sha256) if review is not None else None
        if snapshot is not None:
            yield snapshot


def _hold(
    connection: sqlite3.Connection, number: int, quote: str, text: str, sha256: str, found: Snapshot
) -> None:
    """Tie a reviewed attribution to a quote and write what counts into the quote's rows."""
    connection.execute(
        "UPDATE reviewed SET quote = :quote, quote_id = :quote, sha256 = :sha256,"
        " (place, document, path, url, title, published) ="
        " (SELECT a.place, a.document, a.path, a.url, a.title, a.published"
        " FROM articles AS a JOIN quotes AS q ON q.article = a.id WHERE q.id = :quote) WHERE id = :id",
        {"quote": quote, "sha256": sha256, "id": number},
    )
    note_found(connection, number, quote, text, sha256, found)
    review, status = connection.execute(
        "SELECT w.review, v.status FROM reviewed AS w LEFT JOIN reviews AS v ON v.id = w.review"
        " WHERE w.id = ?",
        (number,),
    ).fetchone()
    approved = (
        kept_snapshot(connection, review, text, sha256) if status in ("confirmed", "corrected") else None
    )
    if approved is not None:
        write(connection, quote, text, approved, by_hand=True)


def note_found(
    connection: sqlite3.Connection, number: int, quote: str, text: str, sha256: str, found: Snapshot
) -> None:
    """Add what was found to a quote's history, unless that is what was found there before."""
    last = connection.execute(
        "SELECT max(id) FROM reviews WHERE reviewed = ? AND status = 'found'", (number,)
    ).fetchone()[0]
    if last is not None and kept_snapshot(connection, last, text, sha256) == found:
        return
    version, time = connection.execute(
        "SELECT r.version, r.started_at FROM quotes AS q JOIN articles AS a ON a.id = q.article"
        " JOIN runs AS r ON r.id = a.run WHERE q.id = ?",
        (quote,),
    ).fetchone()
    keep(
        connection,
        text,
        sha256,
        found,
        {"reviewed": number, "status": "found", "reviewer": f"quotetrack {version}", "reviewed_at": time},
    )
