"""A short story with its answers inside: ``[S1:..]`` source, ``[C1:..]`` cue, ``[Q1:..]`` content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conftest import unmark

from quotetrack.model import Cue, Quote
from quotetrack.model.attribution import Class

_LEMMAS = {
    ":": ":", "said": "say", "alleged": "allege", "told": "tell", "added": "add", "reported": "report",
    "wrote": "write",
    "argued": "argue", "tweeted": "tweet", "According to": "according to", "according to": "according to",
    "warned": "warn",
    "announced": "announce", "says": "say", "quoting": "quote", "asked": "ask", "sued": "sue",
    "confirmed": "confirm", "saying": "say",
}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """One story: its mechanism, its marked text, what each quote must resolve to, and its links."""

    name: str
    marked: str
    answers: dict[int, dict[str, Any]]
    links: dict[int, dict[str, int]] | None = None
    classes: Mapping[int, Class] = field(default_factory=dict)

    def read(self) -> tuple[str, list[Quote]]:
        """Return the text without marks, and its quotes in the order of their numbers."""
        text, spans = unmark(self.marked)
        quotes = []
        for number, found in sorted(spans.items()):
            cue = found.get("C", [None])[0]
            words = cue.of(text) if cue is not None else ""
            linked: dict[str, Any] = {
                key: value - 1 for key, value in (self.links or {}).get(number, {}).items()
            }
            quotes.append(
                Quote(
                    "direct" if text[found["Q"][0].start - 1 : found["Q"][0].start] == "“" else "indirect",
                    self.classes.get(number, "speech"),
                    tuple(found["Q"]),
                    Cue(cue, _LEMMAS.get(words, words)) if cue is not None else None,
                    tuple(found.get("S", ())),
                    "hand_made",
                    1.0,
                    **linked,
                )
            )
        return text, quotes
