"""Finds the outlets that no list holds by the slots in which an article names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.body_signs import headline
from quotetrack.attribute.phrases.outlet_places import described_otherwise, outlets_beside
from quotetrack.attribute.provenance.name_evidence import (
    OTHER,
    brings_news,
    is_opened,
    is_other_body,
    kind_described,
    kind_told,
    quotes_somebody,
    reports,
)
from quotetrack.attribute.provenance.slots import slot_of
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import given_names
from quotetrack.lexicon.press.outlets import NamedOutlet, Outlet, outlet
from quotetrack.lexicon.word_sets import alternatives, word_pairs, word_set
from quotetrack.model import Sentence, Span

_CAPITAL = re.compile(r"(?<=[\w,] )The (?:[A-Z][\w’'-]*)(?: [A-Z][\w’'-]*){0,2}")
_POSSESSIVE = re.compile(r"[’']s?$")
_LATER = re.compile(
    rf"\b(?:{alternatives('provenance.told_outlet')}) (?:{'|'.join(sorted(grammar.ARTICLES))}) "
    rf"(?:[a-z]+ )?(?:{alternatives('provenance.plain_press')})\b"
)
_REACH = 1500  # code points behind a name within which *the newspaper* means it
_REPORTS = word_set("provenance.relaying_verbs")
_RIVALS = word_set("provenance.rivals")
_PRESS = word_pairs("provenance.press_descriptions").keys()
_span = attrgetter("span")
UNKNOWN = "unknown"  # of an outlet of which nothing tells the kind


def slot_outlets(cast: Cast) -> list[NamedOutlet]:
    """Return the places where the article names outlets that neither list nor description gives.

    *told LA Harbour* and *in an interview with Kanal Nord* make them outlets wherever they are named, if
    the article speaks of them in no other way; *told the Port Trust* makes none.
    """
    found: list[NamedOutlet] = []
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for entity in cast.entities:
        named[entity.name].extend(m for m in entity.mentions if m.words)
    for entity in cast.entities:
        mentions = sorted(named[entity.name], key=_span)
        kind = _kind(cast, entity, mentions)
        if kind:
            places = (m.span for m in mentions)
            free = (p for p in places if not outlets_beside(cast.outlets, p))
            found += [NamedOutlet(p.start, p.end, _row(entity.name, kind), False) for p in free]
    capital = ((one, Span(one.start, one.end)) for one in _with_capital(cast))
    found += [one for one, place in capital if not outlets_beside(cast.outlets, place)]
    others = set(described_otherwise(cast.reading.sentences))
    found = [one for one in found if one.outlet.name.split()[-1].lower() not in others]
    found.sort(key=lambda one: (one.start, -one.end))  # the longest of those at one place
    return [one for i, one in enumerate(found) if not i or one.start >= found[i - 1].end]


def _row(name: str, kind: str) -> Outlet:
    return Outlet(name, "", kind, "", (), frozenset(), None, "")


def _kind(cast: Cast, entity: Entity, mentions: Sequence[Mention]) -> str:
    """Return what kind of outlet an unlisted name is by its slots, empty where it is none.

    ``mentions`` are all of that name, whatever the tagger took each for.
    """
    if not mentions or outlet(entity.name) is not None or entity.label in ("group", "unnamed", "body"):
        return ""
    if any(_is_owned(cast, m) for m in mentions):
        return ""
    slots = list(_slots(cast, mentions))
    does = [_reports(cast, m) for m in mentions]
    if not any(slots) and not any(does):
        return ""
    by_name = kind_told(tuple(map(str.lower, entity.words)))
    said = kind_described(cast, mentions)
    if said == OTHER:
        return ""
    if entity.label == "person" and not _may_be_body(cast, entity, mentions):
        return ""
    if said or (by_name and entity.label != "person"):
        return said or by_name
    if entity.label == "place" and len(entity.words) == 1:
        return ""  # told Moscow
    if entity.label == "document" or (entity.label != "person" and is_other_body(entity.words)):
        return ""
    told = any(slot == "told" for slot in slots) or any(_passes_on(cast, entity, m) for m in mentions)
    sure = told and not any(is_opened(cast, m) for m in mentions)
    alone = all(slot or one for slot, one in zip(slots, does, strict=True))
    return UNKNOWN if sure and alone else ""


def _is_owned(cast: Cast, mention: Mention) -> bool:
    """Tell whether a name is part of an outlet's, or its own show's: *told BBC Radio 4's [Morning Boat]*.

    Not: *told Radio Avon's rival, Kanal Nord*.
    """
    words = cast.reading.sentences[mention.sentence].tokens
    clitic = mention.first > 1 and words[mention.first - 1].text in grammar.POSSESSIVE_CLITICS
    place = mention.first - (2 if clitic else 1)
    beside = words[place].span if place >= 0 else None
    return beside is not None and any(n.end >= beside.end for n in outlets_beside(cast.outlets, beside))


def _passes_on(cast: Cast, entity: Entity, mention: Mention) -> bool:
    """Tell whether a name quotes somebody or brings news: *as quoted by Mto Wetu*, *Mto Wetu reported that*.

    Not: *according to Mto Wetu*, who may be a person, nor *Siemens reported that*, a single word.
    """
    sentence = cast.reading.sentences[mention.sentence]
    news = len(entity.words) > 1 and brings_news(sentence, mention.head)
    return news or quotes_somebody(sentence, mention.first)


def _may_be_body(cast: Cast, entity: Entity, mentions: Sequence[Mention]) -> bool:
    """Tell whether a name that the tagger took for a person's may be an outlet's: *told Mto Wetu*.

    Not: *told Ann Roe*, *the broadcaster Ann Roe*, *told Captain Mto*, nor whoever has a post; but *told Ann
    Hiru*, where *told the newspaper* follows.
    """
    posts = [role for role, _ in entity.roles if role.rpartition(" ")[2] not in _RIVALS | _PRESS]
    if posts or entity.aliases or any(m.title for m in mentions) or len(entity.words) < 2:
        return False
    if any(not m.words and m.span > mentions[0].span for m in entity.mentions):
        return False  # he, she
    if entity.words[0].lower() in given_names():
        end = mentions[-1].span.end
        before = any(one.end <= mentions[0].span.start for one in cast.outlets)
        return not before and _LATER.search(cast.reading.text, end, end + _REACH) is not None
    return not is_other_body(entity.words)


def _slots(cast: Cast, mentions: Sequence[Mention]) -> Iterator[str | None]:
    for mention in mentions:
        yield slot_of(cast.reading.sentences[mention.sentence], mention.first, mention.last)


def _reports(cast: Cast, mention: Mention) -> bool:
    return reports(cast.reading.sentences[mention.sentence], mention.head) is not None


def _with_capital(cast: Cast) -> Iterator[NamedOutlet]:
    """Yield the outlets whose name keeps its article within a sentence: *told The Turret that*.

    Not: *told The Hague court*, nor *told The Turret, a museum*, nor in a headline, where capitals tell
    nothing. Once told something a name counts wherever it stands.
    """
    text = cast.reading.text
    names: dict[str, str] = {}
    for match in _CAPITAL.finditer(text):
        name = _POSSESSIVE.sub("", match[0])
        end = match.start() + len(name)
        if name in names or outlet(name) is not None or not _is_told(cast, match.start(), end):
            continue
        names[name] = kind_told(tuple(name.lower().split()[1:])) or UNKNOWN
    for name, kind in names.items():
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield NamedOutlet(match.start(), match.end(), _row(name, kind), False)


def _is_agent(sentence: Sentence, first: int) -> bool:
    """Tell whether something was reported by a name: *were first reported by [The Turret]*.

    Not: *were built by [The Turret]*.
    """
    before = sentence.tokens[max(0, first - 2) : first]
    return len(before) > 1 and before[1].text.lower() == "by" and before[0].lemma.lower() in _REPORTS


def _is_told(cast: Cast, start: int, end: int) -> bool:
    """Tell whether a name with its article stands in an outlet's slot, and nothing speaks against it."""
    sentence = cast.reading.sentence_at(start)
    if sentence is None or headline(sentence):
        return False
    inside = [t.index for t in sentence.tokens if start <= t.span.start < end]
    name = tuple(sentence.tokens[i].text for i in inside[1:])
    if not name or is_other_body(name, article=True):
        return False
    if slot_of(sentence, inside[0], inside[-1]) is None and not _is_agent(sentence, inside[0]):
        return False
    entity = cast.entity_at(sentence, inside[-1])
    if entity is None:
        return True
    mentions = [m for m in entity.mentions if m.words]
    called = entity.label in ("organization", "document")
    called = called or (entity.label == "person" and len(mentions) == 1)
    called = called or (entity.label == "place" and len(name) > 1)
    return called and kind_described(cast, mentions) != OTHER
