"""Resolves *the former* and *the latter* as a source: the first and the last of two that were just named."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.new_subjects import one_of_two_named
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.model import Sentence, Speaker, Token


def one_of_two(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """*Brandt met Oke. The latter said so*: Oke. Not: *the latter half*, nor where three were named."""
    found = one_of_two_named(cast.nearby, sentence, tokens[1]) if len(tokens) == 2 else None
    return speaker_of([found], "description", 0.8) if found is not None else None
