"""Turns figures into the speakers that the stage answers with."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.figures import Figure
from quotetrack.model import Method, Speaker, SpeakerType


def of_figures(figures: Sequence[Figure], method: Method, confidence: float = 0.95) -> Speaker:
    """Return the speaker that one or several figures are."""
    figures = [m for f in figures for m in (f.members or (f,))]
    first = figures[0]
    role, affiliation = role_of(first) if len(figures) == 1 else (None, None)
    return Speaker(
        tuple(dict.fromkeys(f.name for f in figures)),
        type_of(first),
        method,
        role,
        affiliation,
        (),
        confidence,
    )


def type_of(figure: Figure) -> SpeakerType:
    """Return the kind of speaker that a figure is; a place speaks as a body."""
    if figure.label == "unnamed":
        return "anonymous"
    if figure.label in ("person", "group", "document"):
        return figure.label  # type: ignore[return-value]
    return "organization"


def role_of(figure: Figure) -> tuple[str | None, str | None]:
    """Return a figure's role and affiliation from all its mentions: the first with a body, else the first."""
    if figure.label != "person":
        return None, None
    said = [role for role, _, _ in figure.roles if role]
    bodies = [(role or next(iter(said), None), body) for role, body, _ in figure.roles if body]
    if bodies:
        return bodies[0]
    return (said[0], None) if said else (None, None)
