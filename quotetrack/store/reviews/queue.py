"""The queue of a review: which quotes wait for a verdict, in what order, and what they are of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlite_utils import Database

from quotetrack.model import CLASSES, KINDS
from quotetrack.model.stored import Row
from quotetrack.store.questions.review_filter import VERDICT, reviewed_as
from quotetrack.store.selecting import rows, where

State = Literal["open", "commented", "confirmed", "corrected", "rejected"]
Order = Literal["least", "most"]
STATES: tuple[State, ...] = get_args(State)
COUNTED_TO = 1_000  # how far a queue is counted

_OPEN = f"q.id NOT IN ({VERDICT})"
_COMMENTED = (
    "q.id IN (SELECT c.quote FROM reviewed AS c JOIN reviews AS n ON n.reviewed = c.id"
    " WHERE n.status = 'commented' AND c.review IS NULL)"
)
_QUEUE = "SELECT q.id FROM quotes AS q {where} ORDER BY q.confidence {way}, q.id {way} LIMIT :limit"
_BEHIND = "(q.confidence, q.id) {sign} (SELECT confidence, id FROM quotes WHERE id = :after)"
_RULES = "SELECT rule, count(*) AS quotes FROM quotes GROUP BY rule ORDER BY rule"


@dataclass(frozen=True, slots=True)
class ReviewQueue:
    """Which quotes are to be reviewed, least sure first or ``order`` *most*; None asks for any.

    ``state`` *open* has no verdict, *commented* none but a comment; the others have that verdict.
    """

    kind: str | None = None
    klass: str | None = None
    rule: str | None = None
    state: State = "open"
    order: Order = "least"

    @classmethod
    def of(cls, asked: dict[str, Any]) -> ReviewQueue:
        """Read the arguments of an address; what cannot be meant is left out."""
        known = {"kind": KINDS, "class": CLASSES, "state": STATES, "order": get_args(Order)}
        found = {name: asked[name] for name, values in known.items() if asked.get(name) in values}
        if asked.get("rule"):
            found["rule"] = asked["rule"]
        return cls(**{("klass" if name == "class" else name): value for name, value in found.items()})

    def arguments(self) -> dict[str, str]:
        """Return the arguments of an address that asks for this, without what is usual."""
        given = {"kind": self.kind, "class": self.klass, "rule": self.rule}
        usual = {"state": (self.state, "open"), "order": (self.order, "least")}
        changed = {name: value for name, (value, plain) in usual.items() if value != plain}
        return {name: value for name, value in {**given, **changed}.items() if value}


def queued(db: Database, queue: ReviewQueue, *, after: str | None = None, limit: int = -1) -> list[str]:
    """Return the ids of the quotes of a queue in its order, those behind the quote ``after``."""
    conditions, values = _conditions(queue)
    if after is not None and rows(db, "SELECT 1 AS one FROM quotes WHERE id = ?", [after]):
        conditions.append(_BEHIND.format(sign=">" if queue.order == "least" else "<"))
        values["after"] = after
    query = _QUEUE.format(where=where(conditions), way="ASC" if queue.order == "least" else "DESC")
    return [row["id"] for row in rows(db, query, {**values, "limit": limit})]


def count_queued(db: Database, queue: ReviewQueue) -> int | None:
    """Return how many quotes a queue has, None where more than COUNTED_TO."""
    conditions, values = _conditions(queue)
    query = (
        f"SELECT count(*) AS n FROM (SELECT 1 FROM quotes AS q {where(conditions)} LIMIT {COUNTED_TO + 1})"
    )
    found = int(rows(db, query, values)[0]["n"])
    return found if found <= COUNTED_TO else None


def rules_found(db: Database) -> list[Row]:
    """Return the rules by which quotes were found, each with how many; every quote is looked at."""
    return rows(db, _RULES)


def _conditions(queue: ReviewQueue) -> tuple[list[str], dict[str, Any]]:
    """Return the conditions over quotes *q*, and their values."""
    named = {"open": [_OPEN], "commented": [_COMMENTED]}
    conditions = named[queue.state] if queue.state in named else reviewed_as(queue.state)
    values: dict[str, Any] = {}
    for column, value in (("kind", queue.kind), ("class", queue.klass), ("rule", queue.rule)):
        if value is not None:
            conditions = [*conditions, f"q.{column} = :{column}"]
            values[column] = value
    return conditions, values
