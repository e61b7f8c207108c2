"""Finds the agency or outlet through which each statement reached the article, and how."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal, get_args

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.outlet_places import outlets_beside
from quotetrack.attribute.provenance.channels import local_channel
from quotetrack.attribute.provenance.moments import moment_of, own_clause, parted, unreported
from quotetrack.attribute.provenance.occasions import Anchor, Occasion, pass_on
from quotetrack.attribute.provenance.relations import is_cited, relation_of
from quotetrack.attribute.provenance.slots import asks_apart, faces_press, tells_whom_it_met
from quotetrack.attribute.provenance.tellings import (
    ANOTHER_TIME,
    ends_told,
    owned_by,
    slot_in,
    tellings,
    verb_above,
)
from quotetrack.lexicon import grammar
from quotetrack.lexicon.press.outlets import NamedOutlet, Outlet, outlet
from quotetrack.lexicon.word_sets import alternatives, word_list, word_pairs, word_set
from quotetrack.model import Agency, Quote, Sentence, Span, Speaker, Token

_REPORTING = word_set("provenance.outlet_reporting") | {":"}
_SAME_TALK = re.compile(
    rf"\b(?:{alternatives('provenance.same_talk')}|{alternatives('provenance.back_to_talk')})\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(rf"[Tt]h(?:e|at|is) (?:{alternatives('coreference.issued')})")
_REPORTEDLY = re.compile(rf"\b(?:{alternatives('provenance.reportedly')})\b", re.IGNORECASE)
_OTHERS, _AT_LARGE = word_set("provenance.other_press"), word_set("provenance.press_at_large")
_KINDS_OF = {n: tuple(kinds.split()) for n, kinds in word_pairs("provenance.outlet_nouns").items()}
_NOUN = re.compile(
    rf"\b[Tt]he (?:same )?(?:[A-Z][\w’'-]{{1,40}}-(?:{alternatives('provenance.run_by')}) )?"
    rf"({'|'.join(map(re.escape, sorted(_KINDS_OF, key=len, reverse=True)))})\b"
)
_NAME_ON, _DAYS = re.compile(r" ([A-Z]\w+)"), word_set("parsing.weekdays")
_AT = [[word] for word in word_list("provenance.beside_places")]
OwnChannel = Literal[
    "statement", "speech", "letter", "press conference", "testimony", "tweet"
]  # by an outlet
_OWN: tuple[str, ...] = get_args(OwnChannel)
_NO_OTHER = grammar.LISTENERS  # *told me*, *told us*: the writer's own outlet, no other occasion
_TWEET = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)
_start = attrgetter("start")
_LAST_REACH = 800  # code points behind an outlet's report within which *reportedly* means it
_MOST = 1000  # outlets named before a sentence that are looked through for an interview
_RANK = {"told": 0, "carried": 1, "reported": 2}  # how near the speaker a hop of one sentence is


@dataclass(frozen=True, slots=True)
class AgencyEvidence:
    """What one quote's own sentence says: its hops, nearest the speaker first, and of which occasion.

    ``past`` is another one, ``back`` one spoken of before, ``reportedly`` that of the outlet named last.
    """

    hops: tuple[Agency, ...]
    past: bool = False
    back: bool = False
    reportedly: bool = False

    @property
    def agency(self) -> Agency | None:
        """The hop nearest the speaker."""
        return self.hops[0] if self.hops else None


def find_chains(
    cast: Cast,
    outlets: Sequence[NamedOutlet],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker | None],
    citing: Mapping[int, Agency],
    recipients: Sequence[Span | None],
) -> list[tuple[Agency, ...]]:
    """Return the agencies of each quote, nearest the speaker first, empty where it came through none.

    *he told CNN, Reuters reported* came through CNN and then Reuters. The first is that of the quote's
    own sentence, its parent, or an earlier statement; ``outlets`` are those named, ``citing`` gives, by
    quote, the outlet that cites the speaker, ``recipients`` whom each quote was told to. An outlet that is
    merely mentioned, employs someone named, or is a party to the story is none.
    """
    reading = cast.reading
    named = _with_nouns(reading.text, sorted(outlets, key=_start))
    rows = {one.outlet.name: one.outlet for one in reversed(named)}
    local = [
        _local(reading, quote, _as_speaker(quote, speaker, named, rows), named)
        for quote, speaker in zip(quotes, speakers, strict=True)
    ]
    for index, outer in citing.items():
        others = [hop for hop in local[index].hops if hop.name != outer.name]
        local[index] = AgencyEvidence((*others, outer), local[index].past)
    elsewhere = [
        _elsewhere(cast, told, named) or _asked_apart(reading, quote, named)
        for quote, told in zip(quotes, recipients, strict=True)
    ]
    nearest = _nearest(reading, quotes, speakers, local, list(tellings(cast, named)), elsewhere)
    _last_named(quotes, local, nearest)
    whole = {e.hops[0]: e.hops for e in local if e.hops}
    chains = []
    for index, agency in enumerate(nearest):
        hops = local[index].hops or (whole.get(agency, (agency,)) if agency is not None else ())
        above = _above(quotes, nearest, index) if hops else None
        chains.append(
            tuple({hop.name: hop for hop in reversed((*hops, *((above,) if above else ())))}.values())[::-1]
        )
    return chains


def _elsewhere(cast: Cast, told: Span | None, named: Sequence[NamedOutlet]) -> bool:
    """Tell whether somebody else than an outlet was told: *told the committee*, *told reporters*.

    A person may be the outlet's interviewer, and *us* are those who write.
    """
    if told is None or outlets_beside(named, told) or told.of(cast.reading.text).lower() in _NO_OTHER:
        return False
    heads = (cast.entity_at(sentence, token.index) for sentence, token in cast.reading.tokens_in(told))
    return not any(entity is not None and entity.label == "person" for entity in heads)


def _asked_apart(reading: Reading, quote: Quote, named: Sequence[NamedOutlet]) -> bool:
    """Tell whether others than an outlet asked: *Asked about it by reporters*; not *by Reuters reporters*.

    Nor did an outlet meet whom *Roe met the mayor and told her*, nor is it one that *Roe fronted the media*.
    """
    sentence = reading.sentence_at(quote.cue.span.start) if quote.cue is not None else None
    if quote.cue is None or sentence is None:
        return False
    for token in own_clause(reading, quote):
        if quote.cue.span.covers(token.span) and tells_whom_it_met(sentence, token):
            return True
        if faces_press(sentence, token):
            return True
        asker = asks_apart(sentence, token)
        if asker is not None and not outlets_beside(named, Span(token.span.end, asker.span.end)):
            return True
    return False


def _paragraph(reading: Reading, quote: Quote) -> int:
    """Return the number of the paragraph in which a quote's cue stands, or its words where it has none."""
    sentence = reading.sentence_at(quote.cue.span.start if quote.cue is not None else quote.content[0].start)
    return sentence.paragraph if sentence is not None else -1


def _last_named(
    quotes: Sequence[Quote], local: Sequence[AgencyEvidence], nearest: list[Agency | None]
) -> None:
    """Give *The captain reportedly said* the outlet through which the statement before it came."""
    order = sorted((quote.content[0].start, -index) for index, quote in enumerate(quotes))
    for index, quote in enumerate(quotes):
        if nearest[index] is not None or not local[index].reportedly:
            continue
        start = quote.content[0].start
        near = order[bisect_right(order, (start - _LAST_REACH, 1)) : bisect_left(order, (start, -len(order)))]
        last = next((nearest[-i] for _, i in reversed(near) if nearest[-i] is not None), None)
        if last is not None and last.relation in ("speaker", "reported"):
            nearest[index] = Agency(last.name, "reported", last.mention)


def _above(quotes: Sequence[Quote], nearest: Sequence[Agency | None], index: int) -> Agency | None:
    """Return the outlet in whose own statement a quote stands: AP of *AP said that Roe told CNN ...*."""
    parent = quotes[index].parent
    above = nearest[parent] if parent is not None and 0 <= parent < len(quotes) else None
    return Agency(above.name, "reported", above.mention) if above and above.relation == "speaker" else None


def _nearest(
    reading: Reading,
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker | None],
    local: Sequence[AgencyEvidence],
    tellings: Sequence[Anchor],
    others: Sequence[bool],
) -> list[Agency | None]:
    """Return the agency nearest the speaker of each quote."""
    found = [e.agency for e in local]
    for index, quote in enumerate(quotes):
        if found[index] is None:
            found[index] = _above(quotes, found, index)
        if found[index] is None and quote.continues is not None and 0 <= quote.continues < len(quotes):
            found[index] = found[quote.continues]
    occasions = [
        Occasion(
            quote.cue.span.start if quote.cue is not None else quote.content[0].start,
            agency,
            evidence.past,
            local_channel(reading, quote) in _OWN,
            elsewhere=elsewhere,
            back=evidence.back,
            document=any(_DOCUMENT.fullmatch(span.of(reading.text)) for span in quote.source),
            paragraph=_paragraph(reading, quote),
            when=moment_of(reading, quote),
        )
        for quote, agency, evidence, elsewhere in zip(quotes, found, local, others, strict=True)
    ]
    return pass_on(quotes, speakers, occasions, tellings)


def _with_nouns(text: str, named: Sequence[NamedOutlet]) -> list[NamedOutlet]:
    """Add *the agency*, *the newspaper* after an outlet of that kind: the one named last before."""
    found = list(named)
    last: dict[str, tuple[int, Outlet]] = {}  # of each kind, the outlet named last with its place
    passed = 0
    for match in _NOUN.finditer(text):
        goes_on = _NAME_ON.match(text, match.end())
        if goes_on is not None and goes_on[1] not in _DAYS:
            continue  # the podcast Long Harbour
        if text[max(0, match.start() - 12) : match.start()].split()[-1:] in _AT:
            continue  # told police at the station
        while passed < len(named) and named[passed].end <= match.start():
            last[named[passed].outlet.kind] = passed, named[passed].outlet
            passed += 1
        before = [last[kind] for kind in _KINDS_OF[match[1]] if kind in last]
        if before:
            nearest = max(before, key=lambda pair: pair[0])[1]
            found.append(NamedOutlet(match.start(1), match.end(1), nearest, True))
    return sorted(found, key=lambda n: n.start)


def _local(
    reading: Reading, quote: Quote, spoken: tuple[Agency, ...], named: Sequence[NamedOutlet]
) -> AgencyEvidence:
    """Read the quote's own sentences, outside its content, for an agency; outlets that speak are its own."""
    sentences = _own_sentences(reading, quote)
    if spoken:
        return AgencyEvidence((*spoken, *_quoted_by(reading, quote, spoken, named)))
    if not sentences:
        return AgencyEvidence(())
    if _is_other_press(reading, quote):
        return AgencyEvidence((), past=True)
    outside = [_outside(reading, sentence, quote) for sentence in sentences]
    past = any(ANOTHER_TIME.search(words) for words in outside)
    reportedly = any(_REPORTEDLY.search(words) for words in outside)
    whole = Span(min(s.span.start for s in sentences), max(s.span.end for s in sentences))
    found: list[tuple[tuple[int, bool, int], Agency]] = []
    for item in outlets_beside(named, whole):
        span = Span(item.start, item.end)
        within = any(c.overlaps(span) for c in quote.source)
        if any(c.overlaps(span) for c in quote.content) and not ends_told(reading, quote, item):
            continue
        slot = slot_in(reading, item, source=within)
        if within and slot != "told" and not (slot is not None and len(quote.source[-1]) > len(span)):
            continue
        relation = slot if within else relation_of(reading.text, whole, item) or slot
        relation = None if relation == "told" and owned_by(reading, item) else relation
        if relation is not None and not (relation == "told" and _told_by_another(reading, quote, item)):
            place = (_RANK[relation], not is_cited(reading.text, whole, item), item.start)
            found.append((place, Agency(item.outlet.name, relation, span)))
    hops: dict[str, Agency] = {}
    for _, agency in sorted(found, key=lambda pair: pair[0]):
        hops.setdefault(agency.name, agency)
    cue = quote.cue.span.of(reading.text) if quote.cue is not None else ""
    if not hops and _TWEET.search(cue):
        hops["Twitter"] = Agency("Twitter", "carried", None)
    if not hops and any(_SAME_TALK.search(words) for words in outside):
        talk = _talk_before(reading.text, whole, named)
        return AgencyEvidence((talk,) if talk is not None else (), past, talk is None, reportedly)
    return AgencyEvidence(tuple(hops.values()), past, reportedly=reportedly)


def _quoted_by(
    reading: Reading, quote: Quote, spoken: tuple[Agency, ...], named: Sequence[NamedOutlet]
) -> list[Agency]:
    """Return the outlets that one that speaks quotes right behind its name: *According to Sona, citing EFE*.

    Not: *According to Sona, EFE was sold*, nor what stands in the reported words.
    """
    if len(spoken) != 1 or not quote.source or quote.source[0].end > quote.content[0].start:
        return []
    between = Span(quote.source[0].end, quote.content[0].start)
    known = {spoken[0].name}
    near = (n for n in outlets_beside(named, between) if n.start >= between.start and not n.weak)
    cited = [n for n in near if n.outlet.name not in known and is_cited(reading.text, between, n)]
    return [Agency(n.outlet.name, "reported", Span(n.start, n.end)) for n in cited[:1]]


def _is_other_press(reading: Reading, quote: Quote) -> bool:
    """Tell whether others report than those named last: *other reports*, *several local media*."""
    words = [w.lower() for span in quote.source for w in span.of(reading.text).split()]
    return bool(words) and words[0] in _OTHERS and words[-1].strip(",").removesuffix("s") in _AT_LARGE


def _told_by_another(reading: Reading, quote: Quote, item: NamedOutlet) -> bool:
    """*Her agent told Reuters so, a claim that she denies*: she told Reuters nothing.

    Not: *She told Reuters so*, nor *The guard, who told Reuters so, said it was over*.
    """
    sentence = reading.sentence_at(item.start)
    if sentence is None or not quote.source:
        return False
    if quote.cue is not None and parted(sentence, quote.cue.span, Span(item.start, item.end)):
        return True  # on Friday, in another interview
    verb = verb_above(sentence, item, "VERB", "AUX")
    if verb is None or verb.span.start > item.start:
        return False
    if quote.cue is not None and quote.cue.span.covers(verb.span):
        return False
    subjects = [t for t in sentence.children(verb.index) if t.rel.startswith("nsubj")]
    if verb.rel == "acl" and verb.head is not None:  # the guard, who told Reuters
        subjects = [sentence.tokens[verb.head] if _stands_for(t) else t for t in subjects]
    return bool(subjects) and not any(s.overlaps(t.span) for s in quote.source for t in subjects)


def _stands_for(token: Token) -> bool:
    """Tell whether a word is a relative pronoun, which stands for the noun before it."""
    return token.text.lower() in grammar.RELATIVE_PRONOUNS


def _talk_before(text: str, sentence: Span, named: Sequence[NamedOutlet]) -> Agency | None:
    """*noted the rule in the interview*: the interview spoken of last."""
    before = bisect_left(named, sentence.start, key=_start)
    for item in reversed([n for n in named[max(0, before - _MOST) : before] if n.end <= sentence.start]):
        if "interview" in text[max(0, item.start - 60) : item.start]:
            return Agency(item.outlet.name, "told", Span(item.start, item.end))
    return None


def _as_speaker(
    quote: Quote, speaker: Speaker | None, named: Sequence[NamedOutlet], described: Mapping[str, Outlet]
) -> tuple[Agency, ...]:
    """Return the outlets that themselves speak (*The Times wrote*), not one that pleads or is asked.

    ``described`` gives by name those that only the article describes as outlets.
    """
    if speaker is None or speaker.type not in ("organization", "document") or quote.cue is None:
        return ()
    rows = [row for name in speaker.names if (row := outlet(name) or described.get(name)) is not None]
    if len(rows) < len(speaker.names) or any(row.kind == "platform" for row in rows):
        return ()
    lemma = quote.cue.lemma.lower()
    if not {lemma, lemma.removesuffix("s"), lemma.removesuffix("ed"), lemma.removesuffix("d")} & _REPORTING:
        return ()
    inside = {
        n.outlet.name: Span(n.start, n.end) for source in quote.source for n in outlets_beside(named, source)
    }
    whole = quote.source[0] if quote.source else None
    return tuple(Agency(row.name, "speaker", inside.get(row.name, whole)) for row in rows)


def _own_sentences(reading: Reading, quote: Quote) -> list[Sentence]:
    """Return the sentence of the cue and of the source, or of the content where there is no cue."""
    offsets = [quote.cue.span.start] if quote.cue is not None else [quote.content[0].start]
    offsets += [s.start for s in quote.source]
    found = {s.index: s for offset in offsets if (s := reading.sentence_at(offset)) is not None}
    return list(found.values())


def _outside(reading: Reading, sentence: Sentence, quote: Quote) -> str:
    """Return a sentence's words that are not reported."""
    return " ".join(t.text for t in unreported(reading, sentence, quote))
