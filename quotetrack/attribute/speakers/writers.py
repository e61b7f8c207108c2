"""Tells whose *I* and *we* are outside all quotation: a writer's, an issuer's, or nobody's.

That a text is by a writer is a claim: a byline makes it, or an opening in the first person, or that the
writer tells how he spoke with somebody. In doubt nobody is the speaker.
"""

from __future__ import annotations

import re
from functools import lru_cache

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.as_speaker import role_of
from quotetrack.attribute.entities.author import opens_in_first_person
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Quote, Sentence, Speaker, Token

_RELEASED = re.compile(rf"(?:{alternatives('speakers.release_marks')})", re.IGNORECASE)
_ABOUT = re.compile(
    rf"^(?:{alternatives('speakers.issuer_headings')}) ([A-Z][^\n.:!?]{{1,60}}?):?\s*$", re.MULTILINE
)
_ONE = grammar.FIRST_PERSON_SINGULAR
_SURE, _UNSURE, _NOBODY = 0.8, 0.5, 0.1


def writer(cast: Cast, quote: Quote, token: Token) -> Speaker:
    """Return whose *I* or *we* outside quotations is.

    *By Ann Roe | I asked him* is Ann Roe's, *I walked to the pier. | I think so* the author's. Not: *The
    mayor resigned. | I thank the crews*, *We asked three shoppers*, *FOR IMMEDIATE RELEASE | We are sorry*.
    """
    word = token.text.lower()
    nobody = Speaker((word,), "anonymous", "none", confidence=_NOBODY)
    if cast.turn_around(token.span) is not None:
        return nobody
    released, issuer = _release(cast.reading.text)
    if released:
        if word in _ONE or issuer is None:
            return nobody
        return Speaker((issuer,), "organization", "pronoun", confidence=_UNSURE)
    if cast.author:
        entity = next((f for f in cast.entities if f.name == cast.author), None)
        role, affiliation = role_of(entity) if entity is not None else (None, None)
        return Speaker((cast.author,), "author", "pronoun", role, affiliation, confidence=_SURE)
    if cast.transcribed:
        return nobody
    if opens_in_first_person(cast.reading.doc) or (word in _ONE and _tells(cast, quote)):
        return Speaker(("author",), "author", "pronoun", confidence=_UNSURE)
    return nobody


@lru_cache(maxsize=1)
def _release(text: str) -> tuple[bool, str | None]:
    """Tell whether a text says that it is a release, and the issuer that it then names."""
    if not _RELEASED.search(text):
        return False, None
    issuer = _ABOUT.search(text)
    return True, issuer[1].strip() if issuer is not None else None


def _tells(cast: Cast, quote: Quote) -> bool:
    """Tell whether the writer tells of a talk: *“Nothing yet,” I answered*. Not: *I think so*."""
    if quote.cue is None or quote.kind == "indirect":
        return False
    pairs: list[tuple[Sentence, Token]] = cast.reading.tokens_in(quote.cue.span)
    return any(t.xpos in ("VBD", "VBN") for _, t in pairs)
