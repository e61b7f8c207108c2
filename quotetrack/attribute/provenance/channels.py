"""Names the channel of each statement: statement, interview, tweet, press conference, speech, ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, get_args

from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.provenance.moments import own_clause
from quotetrack.lexicon.person_words import channels
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Agency, Quote, Speaker, Turn

Written = Literal["tweet", "letter", "report"]  # one text, not an occasion on which more is said
_WRITTEN: tuple[str, ...] = get_args(Written)
_OF_FORM = {"post": "tweet", "letter": "letter"}  # of words that the layout shows to be such
_WRITES = word_set("provenance.going_on")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return one pattern a row of the list, longest words first: *in a written statement*, *tweeted*."""
    found = []
    for words, channel in sorted(channels().items(), key=lambda pair: -len(pair[0])):
        lead = rf"(?:{alternatives('provenance.channel_leads')})"
        if channel == "report":
            lead = r"(?:in|according to)"
        verb = words.endswith(("ed", "ing")) or words == "testify"
        pattern = (
            rf"\b{re.escape(words)}\b"
            if verb or " " in words
            else rf"\b{lead} (?:[\w’'-]+ ){{0,3}}{re.escape(words)}s?\b"
        )
        found.append((words, re.compile(pattern, re.IGNORECASE), channel))
    return tuple(found)


def local_channel(reading: Reading, quote: Quote) -> str | None:
    """Return the channel that the quote's own clause names outside what is reported, None for none.

    *said in a statement* names one; *praised his statement* inside the reported words does not.
    """
    offset = quote.cue.span.start if quote.cue is not None else quote.content[0].start
    sentence = reading.sentence_at(offset)
    if sentence is None or not (quote.cue is not None or quote.source):
        return None
    words = " ".join(t.text for t in own_clause(reading, quote))
    words = words.replace(" - ", "-")
    lowered = words.lower()
    for phrase, pattern, channel in _patterns():
        if phrase in lowered and pattern.search(words):
            return channel
    if re.search(r"\b(?:on|via) (?:Twitter|X)\b", words):
        return "tweet"
    return None


def find_channels(
    reading: Reading,
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker | None],
    agencies: Sequence[Agency | None],
    turns: Sequence[Turn | None] = (),
) -> list[str | None]:
    """Return the channel of each quote: its own sentence's, else that of the speaker's statement before.

    A channel holds for the speaker's next statements until another is named or another agency carries them.
    A letter or a post, of which ``turns`` tell, is its own channel, and a line that announces somebody's
    *statement* names one.
    """
    found: list[str | None] = [None] * len(quotes)
    last: dict[tuple[str, ...], tuple[str, str | None, int]] = {}
    starts = [q.cue.span.start if q.cue is not None else q.content[0].start for q in quotes]
    for index in sorted(range(len(quotes)), key=starts.__getitem__):
        quote, speaker, agency = quotes[index], speakers[index], agencies[index]
        name = agency.name if agency is not None else None
        turn = turns[index] if turns else None
        channel = _of_turn(turn, quote) or local_channel(reading, quote)
        if (
            channel is None
            and agency is not None
            and agency.name == "Twitter"
            and agency.relation == "carried"
        ):
            channel = "tweet"
        if speaker is None:
            found[index] = channel
            continue
        if channel is None:
            channel = _goes_on(reading, quote, last.get(speaker.names), name)
        if channel is not None:
            last[speaker.names] = (channel, name, starts[index])
        found[index] = channel
    return found


def _of_turn(turn: Turn | None, quote: Quote) -> str | None:
    """Return the channel of words that are a turn of their own: a letter's, a post's, an announced text's."""
    if turn is None:
        return None
    named = channels().get(quote.cue.lemma) if turn.form == "announced" and quote.cue is not None else None
    return _OF_FORM.get(turn.form, named)


def _goes_on(
    reading: Reading, quote: Quote, before: tuple[str, str | None, int] | None, agency: str | None
) -> str | None:
    """Return the channel of the speaker's statement before, where this one goes on in it.

    *She wrote ... She added* goes on in her letter; what *she said* in a later paragraph does not.
    """
    if before is None or (agency is not None and before[1] != agency):
        return None
    channel, _, start = before
    if channel not in _WRITTEN or quote.cue is None:
        return channel
    here, there = reading.sentence_at(quote.cue.span.start), reading.sentence_at(start)
    same = here is not None and there is not None and here.paragraph == there.paragraph
    return channel if same or quote.cue.lemma.lower() in _WRITES else None
