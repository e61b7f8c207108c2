"""Tells whether a figure is known by a noun: its roles, its titles and what says the same."""

from __future__ import annotations

import re

from quotetrack.attribute.figures import Figure

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


def knows(figure: Figure, word: str) -> bool:
    """Tell whether a role or title of ``figure`` is ``word`` or says the same.

    *the nominee's daughter* makes nobody a nominee, and *vice president* nobody a president.
    """
    said: set[str] = {
        w.strip(".") for title in figure.aliases for w in _DEPUTY.sub("vice", title.replace("-", " ")).split()
    }
    for role, _, _ in figure.roles:
        head = role.split(" of ")[0].split(" for ")[0].split(" at ")[0]
        head = _DEPUTY.sub("vice", head.replace("-", " "))
        words = [w for w in head.split() if not w.endswith(("'s", "’s"))]
        said |= {w.strip(".,'’“”").lower() for w in words}
    return word in said or any(word in same and said & same for same in _SAME)
