"""Tells when and at what gathering a statement was made, so that one said elsewhere takes no outlet of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Quote, Sentence, Span, Token

_SPEAKS, _ADDRESSES = word_set("provenance.lead_verbs"), word_set("provenance.addressing")
_PLACES, _TALKS = word_set("provenance.place_prepositions"), word_set("provenance.talks")
_LATER = word_set("provenance.afterwards")
_DAYS = word_set("parsing.weekdays")
_ARTICLES = "|".join(sorted(grammar.ARTICLES | grammar.THIRD_PERSON_POSSESSIVES))
_FILL = r"(?:[\w’'-]+ ){0,3}"
_OWNER = "|".join(sorted(grammar.THIRD_PERSON_POSSESSIVES))
_GATHERING = re.compile(
    rf"\b(?:[Aa]t|[Dd]uring) (?:{_ARTICLES}) {_FILL}(?P<what>{alternatives('provenance.gatherings')})\b"
    rf"|\b(?:[Ii]n|[Bb]efore) (?:(?:{_ARTICLES}) )?{_FILL}(?P<where>{alternatives('provenance.settings')})\b"
    rf"|\b[Oo]n (?:{_OWNER}) {_FILL}(?P<own>{alternatives('provenance.own_media')})\b"
    rf"|\b[Oo]n (?:{_ARTICLES}) {_FILL}(?P<stage>{alternatives('provenance.stages')})\b"
    rf"|\b(?P<other>{alternatives('provenance.separate')}) {_FILL}(?:{alternatives('provenance.talks')})s?\b"
    rf"|^(?P<once>{alternatives('provenance.once_before')})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SaidWhen:
    """What the clause of a statement tells of its occasion outside what is reported.

    The weekdays; the ``gatherings``, with courts, books and other talks; whether it is ``later`` than what
    was told before, and whether it is told as long done (*has announced*).
    """

    days: frozenset[str] = frozenset()
    gatherings: frozenset[str] = frozenset()
    later: bool = False
    done: bool = False

    def apart_from(self, other: SaidWhen) -> bool:
        """Tell whether this is surely not the time of another: another day, a meeting that it was not at.

        *On Friday she said* is apart from *On Monday she told Reuters*, not from *She told Reuters*.
        """
        other_day = bool(self.days and other.days) and self.days.isdisjoint(other.days)
        return other_day or not self.gatherings <= other.gatherings

    def leads_to(self, after: SaidWhen) -> bool:
        """Tell whether this may be part of a talk that is only told of behind it.

        *She said so. She told Reuters more*; not *She has announced so*, *In court she said so*, nor *She
        said so. She later told Reuters more*.
        """
        return not (self.done or after.later or self.apart_from(after) or after.apart_from(self))


ANY_TIME = SaidWhen()


def moment_of(reading: Reading, quote: Quote) -> SaidWhen:
    """Return when a quote was said by the clause of its cue: *on Monday*, *at a council meeting*."""
    if quote.cue is None:
        return ANY_TIME
    done = any(
        t.upos == "AUX" and t.lemma == "have" and t.feat("Tense") == "Pres"
        for _, t in reading.tokens_in(quote.cue.span)
    )
    words = own_clause(reading, quote)
    moment = moment_in(words)
    sentence = reading.sentence_at(quote.cue.span.start)
    places = moment.gatherings | (_place_of_lead(sentence, words) if sentence is not None else frozenset())
    return replace(moment, done=done, gatherings=places)


def _place_of_lead(sentence: Sentence, words: Sequence[Token]) -> frozenset[str]:
    """Return where a clause put first says that somebody spoke: *Speaking at the [harbour]*.

    Also *Addressing [the council]*. Not: *Speaking about the harbour*, *Speaking in the interview*, which may
    be any talk.
    """
    verb = words[0] if words and words[0].upos == "VERB" and words[0].rel == "advcl" else None
    forms = {verb.lemma.lower(), verb.lemma.lower().removesuffix("ing")} if verb is not None else set()
    if verb is None or not forms & (_SPEAKS | _ADDRESSES):
        return frozenset()
    found = set()
    for token in sentence.children(verb.index):
        cases = {c.text.lower() for c in sentence.children(token.index) if c.rel == "case"}
        placed = token.rel == "obl" and cases & _PLACES
        told = token.rel == "obj" and bool(forms & _ADDRESSES)
        if (placed or told) and token.lemma.lower() not in _TALKS:
            found.add(token.lemma.lower())
    return frozenset(found)


def own_clause(reading: Reading, quote: Quote) -> list[Token]:
    """Return the words around a quote's cue that are not reported, up to the semicolons beside them."""
    if quote not in reading.clauses:
        reading.clauses[quote] = _clause_around(reading, quote)
    return reading.clauses[quote]


def _clause_around(reading: Reading, quote: Quote) -> list[Token]:
    """Find what :func:`own_clause` returns; occasion, channel and asker of a quote all ask for it."""
    place = quote.cue.span if quote.cue is not None else quote.content[0]
    sentence = reading.sentence_at(place.start)
    outside = unreported(reading, sentence, quote) if sentence is not None else []
    ends = [t.span.start for t in outside if t.text == ";"]
    first = max((end for end in ends if end < place.start), default=-1)
    last = min((end for end in ends if end > place.start), default=None)
    return [t for t in outside if t.span.start > first and (last is None or t.span.start < last)]


def moment_in(tokens: Sequence[Token]) -> SaidWhen:
    """Return the weekdays and gatherings that some words name."""
    words = " ".join(t.text for t in tokens)
    days = frozenset(t.text for t in tokens if t.text in _DAYS)
    found = (next(filter(None, m.groups())) for m in _GATHERING.finditer(words))
    later = any(t.text in _LATER for t in tokens)
    return SaidWhen(days, frozenset(words.lower() for words in found), later)


def parted(sentence: Sentence, one: Span, other: Span) -> bool:
    """Tell whether a semicolon parts two places of a sentence: *She said so; on Friday she told Reuters.*"""
    first, last = sorted((one.start, other.start))
    return any(t.text == ";" and first < t.span.start < last for t in sentence.tokens)


def unreported(reading: Reading, sentence: Sentence, quote: Quote) -> list[Token]:
    """Return the words of a sentence that are neither the content of a quote nor within quotation marks."""
    told = [c for c in quote.content if c.overlaps(sentence.span)]
    return [
        t
        for t in sentence.tokens
        if not any(c.overlaps(t.span) for c in told) and not reading.is_quoted(t.span.start)
    ]
