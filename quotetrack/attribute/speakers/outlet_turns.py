"""Turns that an outlet speaks under its own name or initials: *The Avon Post:*, then *TAP:*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.press.unlisted_outlets import is_outlet_name
from quotetrack.model import Speaker, Turn

_SURE = 0.9  # of a name that a label gives


def outlet_turns(text: str, turns: Sequence[Turn]) -> Mapping[Turn, Speaker]:
    """Return the outlets that ask: *The Avon Post: Who paid?*, and so *TAP: And then?*

    Not: *POST: Who paid?*, which may be somebody's name, nor *AP: And then?* where Ana Poe speaks.
    """
    labels = {t: " ".join(t.source.of(text).split()) for t in turns if t.source is not None}
    named = {label for label in labels.values() if " " in label and _is_outlet(label)}
    short = {"".join(word[0] for word in name.split() if word[0].isupper()): name for name in named}
    people = {"".join(w[0] for w in label.split()) for label in labels.values() if label not in named}
    found: dict[Turn, Speaker] = {}
    for turn, label in labels.items():
        name = label if label in named else short.get(label) if len(label) > 1 else None
        if name is not None and (label in named or label not in people):
            known = outlet(name)
            shown = known.name if known is not None else name
            found[turn] = Speaker((shown,), "organization", "name", confidence=_SURE)
    return found


def _is_outlet(label: str) -> bool:
    """Tell whether a label is an outlet's name alone: not *Ana Poe, The Avon Post*, nor *AVON POST*."""
    return not label.isupper() and "," not in label and is_outlet_name(label)
