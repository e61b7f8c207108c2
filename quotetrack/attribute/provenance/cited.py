"""Finds whom a report cites: *Reuters reported, quoting the ministry* brings the ministry's words."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.descriptions import resolve_description
from quotetrack.attribute.coreference.source_names import named_heads
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Agency, Quote, Sentence, Span, Speaker, Token

_CITES = word_set("provenance.citing")
_ENDS = frozenset((",", ".", ";", ":", "“", "”", '"', "(", "—"))
_CLAUSE = ("VERB", "AUX", "SCONJ")


def find_cited(
    cast: Cast, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]
) -> dict[int, tuple[Speaker, Agency]]:
    """Return, by quote, whom the outlet that is its source cites, and that outlet as its agency.

    *“It is over,” Xinhua reported, quoting the commission* is the commission's; *the Times wrote, citing
    no one* and *the minister said, citing Reuters* stay whose they are.
    """
    found = {}
    for index, (quote, speaker) in enumerate(zip(quotes, speakers, strict=True)):
        if quote.cue is None or not quote.source or speaker is None or len(speaker.names) != 1:
            continue
        row = outlet(speaker.names[0]) if speaker.type in ("organization", "document") else None
        if row is None or row.kind == "platform":
            continue
        cited = _cited(cast, quote)
        if cited is not None and cited.names != speaker.names:
            found[index] = (cited, Agency(row.name, "reported", quote.source[0]))
    return found


def _cited(cast: Cast, quote: Quote) -> Speaker | None:
    """Return whom *citing* or *quoting* behind the cue names, None where nothing is cited or no source is."""
    if quote.cue is None:
        return None
    sentence = cast.reading.sentence_at(quote.cue.span.start)
    if sentence is None:
        return None
    start = max(quote.cue.span.end, quote.source[0].end)
    place = next(
        (
            t.index
            for t in sentence.tokens
            if t.text.lower() in _CITES and t.span.start >= start and not _reported(quote, t)
        ),
        None,
    )
    return _speaker(cast, sentence, place + 1) if place is not None else None


def _reported(quote: Quote, token: Token) -> bool:
    """Tell whether a word lies in the reported words."""
    return any(c.overlaps(Span(token.span.start, token.span.end)) for c in quote.content)


def _speaker(cast: Cast, sentence: Sentence, start: int) -> Speaker | None:
    """Resolve the noun phrase that opens at word ``start``; *figures*, which nobody utters, give None."""
    tokens: list[Token] = []
    for t in sentence.tokens[start:]:
        if t.text in _ENDS or t.upos in _CLAUSE:
            break
        tokens.append(t)
    if not tokens:
        return None
    named = named_heads(cast, sentence, tokens)
    if named:
        return speaker_of(named, "name", 0.8)
    phrase = read_phrase(sentence, tokens)
    if phrase is None or phrase.row is None:
        return None
    return resolve_description(cast, phrase, None)
