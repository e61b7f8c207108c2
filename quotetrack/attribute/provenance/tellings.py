"""Finds who told an outlet something, whether or not what was told is a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.descriptions import resolve_description
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.phrases.body_signs import headline
from quotetrack.attribute.phrases.described_things import around
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.provenance.moments import moment_in
from quotetrack.attribute.provenance.occasions import Anchor
from quotetrack.attribute.provenance.relations import relation_of
from quotetrack.attribute.provenance.slots import is_ordered, is_owner, slot_of
from quotetrack.lexicon.person_words import channels
from quotetrack.lexicon.press.outlets import NamedOutlet
from quotetrack.lexicon.word_sets import alternatives, word_list, word_pairs, word_set
from quotetrack.model import Agency, Quote, Relation, Sentence, Span, Token

_THEN = "|".join(f"[{p[0].upper()}{p[0]}]{re.escape(p[1:])}" for p in word_list("provenance.another_time"))
ANOTHER_TIME = re.compile(
    rf"\b(?:{_THEN}|[Ii]n (?:{alternatives('provenance.months')}|(?:19|20)\d\d)"
    rf"|(?i:{alternatives('provenance.spans_ago')}) ago"
    rf"|(?i:{alternatives('provenance.span_counts')}) (?:{alternatives('provenance.spans_before')})s? "
    r"(?:earlier|before|ago))\b|\bthen[ .,”]*$"
)
_HAS_TALK = word_pairs("provenance.has_talk")
_THE = "The "
_ISSUED = ("statement", "letter")  # channels of what several put out together
_SAID_TO = word_set("provenance.confirming")
_WAS_FIRST = re.compile(rf"[,]? (?:which|who) (?:{alternatives('provenance.firstly')})\b")


def tellings(cast: Cast, named: Sequence[NamedOutlet]) -> Iterator[Anchor]:
    """Yield who told an outlet something, whether or not what was told is a quote."""
    reading = cast.reading
    for item in named:
        sentence = reading.sentence_at(item.start)
        if sentence is None:
            continue
        if (whom := _interviewed(cast, sentence, item)) is not None:
            agency = Agency(item.outlet.name, "told", Span(item.start, item.end))
            yield Anchor(item.start, whom, agency, sentence.paragraph)
            continue
        told = relation_of(reading.text, sentence.span, item) == "told"
        if not told and slot_in(reading, item, source=False) != "told":
            continue
        if owned_by(reading, item):
            continue
        words = [
            t for t in sentence.tokens if t.span.start < item.start and not reading.is_quoted(t.span.start)
        ]
        if ANOTHER_TIME.search(" ".join(t.text for t in sentence.tokens)):
            continue
        verb = next((t for t in reversed(words) if t.upos == "VERB"), None) or verb_above(
            sentence, item, "VERB"
        )
        if verb is None:
            continue
        agency, when = Agency(item.outlet.name, "told", Span(item.start, item.end)), moment_in(words)
        issued = any(channels().get(t.lemma.lower()) in _ISSUED for t in words)
        for names in _tellers(cast, sentence, verb, alone=issued):
            yield Anchor(verb.span.start, names, agency, sentence.paragraph, when=when)


def _interviewed(cast: Cast, sentence: Sentence, item: NamedOutlet) -> tuple[str, ...] | None:
    """Return by name whom an outlet has talk: *Sona sat down with Ana Poe*, *Reuters asked Ana Poe*.

    Not: *Sona sat down*, *Sona asked Ana Poe to pay*, *Sona asked Ana Poe for comment*.
    """
    last = next((t for t in sentence.tokens if t.span.start < item.end <= t.span.end), None)
    if last is None or last.head is None or cast.reading.is_quoted(item.start):
        return None
    verb = sentence.tokens[last.head]
    before = _HAS_TALK.get(verb.lemma.lower())
    below = list(sentence.children(verb.index))
    cases = {n.index: {c.text.lower() for c in sentence.children(n.index) if c.rel == "case"} for n in below}
    asks = any(c.rel == "xcomp" or "for" in cases[c.index] for c in below)
    if last.rel != "nsubj" or before is None or asks:
        return None
    for noun in below:
        alone = before == "alone" and noun.rel in ("obj", "iobj")
        if alone or (noun.rel == "obl" and cases[noun.index] & set(before.split())):
            entity = cast.named_by(sentence, noun) or cast.entity_at(sentence, noun.index + 1)
            return (entity.name,) if entity is not None and entity.label == "person" else None
    return None


def verb_above(sentence: Sentence, item: NamedOutlet, *kinds: str) -> Token | None:
    """Return the verb of some kinds on which an outlet hangs: *In an interview with Sona, he [spoke]*."""
    token = next((t for t in sentence.tokens if t.span.start < item.end <= t.span.end), None)
    for _ in sentence.tokens:
        if token is not None and token.upos not in kinds:
            token = sentence.tokens[token.head] if token.head is not None else None
    return token


def _tellers(cast: Cast, sentence: Sentence, verb: Token, *, alone: bool) -> list[tuple[str, ...]]:
    """Return by name whoever tells, each apart where several do: *Ana Poe and her son Bo spoke to Sona*.

    Not: *Ana Poe, Bo's sister, spoke to Sona*, nor *In a joint statement to Sona, Poe and Ek said so*, of
    which one stands for both. ``alone`` tells that it is such a statement.
    """
    first = _teller(cast, sentence, verb)
    if alone:
        return [first] if first is not None else []
    joined = [c for c in sentence.children(verb.index) if c.rel == "nsubj"]
    for one in joined:  # grows by those that each is joined to
        below = (c for c in sentence.children(one.index) if c.rel == "conj" and c.index < verb.index)
        joined += [c for c in below if c not in joined]
    named = (cast.named_by(sentence, one) for one in joined)
    people = [m for e in named if e is not None and e.label == "person" for m in (e.members or (e,))]
    return list(dict.fromkeys([*([first] if first is not None else ()), *((one.name,) for one in people)]))


def _teller(cast: Cast, sentence: Sentence, verb: Token) -> tuple[str, ...] | None:
    """Return by name the person who tells: the verb's subject, else the name right before the verb.

    *The mayor spoke to Kanal Nord* is somebody, though nobody names the mayor.
    """
    subjects = [c for c in sentence.children(verb.index) if c.rel == "nsubj"]
    entities = [e for c in subjects if (e := cast.named_by(sentence, c)) is not None]
    if not entities and not subjects and verb.index > 0:
        before = _before(cast, sentence, verb)
        entities = [before] if before is not None else []
    if entities:
        return (entities[-1].name,) if entities[-1].label == "person" else None
    phrase = around(sentence, subjects[-1].index) if subjects else None
    if phrase is None or phrase.row is None or phrase.type != "anonymous":
        return None
    return resolve_description(cast, phrase, None).names


def _before(cast: Cast, sentence: Sentence, verb: Token) -> Entity | None:
    """Return whose name ends right before a verb."""
    place = verb.index - 1
    if sentence.tokens[place].text == ")":  # Ann Roe (D-Ohio) told
        opens = (t.index for t in reversed(sentence.tokens[:place]) if t.text == "(")
        place = next(opens, 1) - 1
    return cast.entity_at(sentence, max(place, 0))


def slot_in(reading: Reading, item: NamedOutlet, *, source: bool) -> Relation | None:
    """Return the slot in which the parse shows an outlet; a platform and a weak name have none."""
    sentence = reading.sentence_at(item.start)
    if sentence is None or item.outlet.kind == "platform":
        return None
    if item.weak and not _keeps_article(reading.text, sentence, item):
        return None
    if _WAS_FIRST.match(reading.text, item.end):
        return None  # disclosed it to the AP, which first reported the story
    if reading.is_quoted(item.start) and not _named_in_marks(reading.text, item):
        return None
    inside = [t.index for t in sentence.tokens if item.start <= t.span.start < item.end]
    return slot_of(sentence, inside[0], inside[-1], source=source) if inside else None


def _keeps_article(text: str, sentence: Sentence, item: NamedOutlet) -> bool:
    """Tell whether a name that is an ordinary word keeps its article's capital: *spoke to [The Sun]*.

    Not: *[The Sun] was late*, where the sentence opens, nor *the sun*.
    """
    article = item.start if text.startswith(_THE, item.start) else item.start - len(_THE)
    opens = article <= sentence.span.start
    return text.startswith(_THE, max(article, 0)) and not opens and not headline(sentence)


def owned_by(reading: Reading, item: NamedOutlet) -> bool:
    """Tell whether an outlet is only named as whose somebody is who was told: *told Kanal Nord's lawyer*.

    So where it is told to do something: *told Kanal Nord to pay*. Not: *told Kanal Nord that it rained*.
    """
    sentence = reading.sentence_at(item.start)
    inside = [t.index for t in sentence.tokens if item.start <= t.span.start < item.end] if sentence else []
    if sentence is None or not inside:
        return False
    return is_owner(sentence, inside[0], inside[-1]) or is_ordered(sentence, inside[0], inside[-1])


def ends_told(reading: Reading, quote: Quote, item: NamedOutlet) -> bool:
    """Tell whether what was said ends with the outlet that heard it: *confirmed the deal to [Sona]*.

    Not: *confirmed that it was sold to Sona*, *admitted a payment to Sona on Monday*.
    """
    if quote.cue is None or quote.kind != "indirect" or len(quote.content) != 1:
        return False
    content, cue = quote.content[0], quote.cue.span.of(reading.text).lower()
    words = [t for _, t in reading.tokens_in(content)]
    heard = [t for t in words if t.span.start < item.start]
    plain = not any(t.upos in ("VERB", "AUX", "SCONJ") for t in words)
    ends = content.end - item.end in (0, 1) and [t.text for t in heard if t.upos != "DET"][-1:] == ["to"]
    return cue in _SAID_TO and plain and ends and quote.cue.span.end <= content.start


def _named_in_marks(text: str, item: NamedOutlet) -> bool:
    """Tell whether the marks around an outlet hold its name alone: *told “Kanal Nord”*."""
    around = text[max(0, item.start - 1) : item.start], text[item.end : item.end + 2].lstrip(",")[:1]
    return all(mark and mark in "“”\"‘’'«»" for mark in around)
