"""Tells whether an entity is known by a noun: its roles, its titles and what says the same."""

from __future__ import annotations

import re

from quotetrack.attribute.entities.grouping import Entity

_SAME = tuple(
    frozenset(family.split())
    for family in (
        "nominee candidate contender hopeful standard-bearer",
        "spokesman spokeswoman spokesperson",
        "chief head boss director",
        "mogul businessman businesswoman billionaire tycoon magnate developer entrepreneur",
        "senator sen lawmaker legislator politician",
        "representative rep congressman congresswoman lawmaker legislator",
        "governor gov",
        "premier minister leader",
        "president leader dictator strongman",
        "judge justice jurist",
        "officer policeman policewoman",
        "chairman chairwoman chair chairperson",
        "ceo executive chief",
        "doctor physician surgeon dr",
        "lawyer attorney counsel",
        "professor scholar academic",
    )
)
_DEPUTY = re.compile(r"\b(?:vice|deputy|assistant) (?:\w+)", re.IGNORECASE)


def knows(entity: Entity, word: str) -> bool:
    """Tell whether a role or title of ``entity`` is ``word`` or says the same.

    *the nominee's daughter* makes nobody a nominee, and *vice president* nobody a president.
    """
    said = _said(entity)
    return word in said or any(word in same and said & same for same in _SAME)


def called(entity: Entity, word: str) -> bool:
    """Tell whether a role or title of ``entity`` holds the very ``word``: *senator*, not *lawmaker*."""
    return word in _said(entity)


def _said(entity: Entity) -> set[str]:
    """Return the words of an entity's titles and of its roles up to what they are roles in."""
    said: set[str] = {w.strip(".") for title in entity.aliases for w in _plain(title).split()}
    for role, _, _ in entity.roles:
        head = _plain(role.split(" of ")[0].split(" for ")[0].split(" at ")[0])
        words = [w for w in head.split() if not w.endswith(("'s", "’s"))]
        said |= {w.strip(".,'’“”").lower() for w in words}
    return said


def _plain(words: str) -> str:
    """Return words without hyphens, and with *vice* for *vice president* and the like."""
    return _DEPUTY.sub("vice", words.replace("-", " "))
