"""Chooses whom each pronoun of an article means, in the order of the text, each choice feeding the next."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Protocol

from quotetrack.attribute.coreference.nearby import Nearby
from quotetrack.attribute.coreference.new_subjects import (
    alone_told_of,
    answering,
    leads_up,
    led_in_for,
    one_of_two_named,
    overtaken,
    unnamed_told_of,
)
from quotetrack.attribute.coreference.salience import (
    FIRST,
    GENDERS,
    NEUTER,
    PLURAL,
    Pronoun,
    agrees,
    as_mention,
    co_arguments,
    last_before,
    mentions_within,
    named_below,
    rank,
)
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import gendered, told_of
from quotetrack.attribute.entities.mentions import prominence
from quotetrack.attribute.phrases.body_words import apposed_nouns
from quotetrack.attribute.phrases.clause_parts import is_led_in
from quotetrack.attribute.phrases.indexed_text import Reading, phrase_head
from quotetrack.attribute.phrases.person_signs import sex_of_titles
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.model import Quote, Sentence, Span, Token

_span = attrgetter("span")
_DOUBT = 0.7  # share of the doubt in whom a name's sex speaks against, short of a candidate's
_FAINT = 0.15  # salience below which nobody is likely to be meant
_BELOW = ("nmod", "obl", "acl", "advcl")  # how what describes somebody hangs on the name
_SURE = 1.5  # how far ahead a choice must be for its pronoun to tell the sex
Ranked = list[tuple[float, Entity]]


class Scene(Protocol):
    """What is known of an article before its pronouns are; ``chosen`` is filled by them."""

    reading: Reading
    nearby: Nearby
    quotes: Sequence[Quote]
    chosen: dict[tuple[int, int], Ranked]
    unnamed: dict[tuple[int, int], Entity]
    groups: dict[tuple[int, int], Entity]
    self_named: dict[tuple[int, int], Entity]
    sources: dict[tuple[int, int], int]
    uttering: dict[int, set[Entity]]
    writers: set[Entity]

    def entity_at(self, sentence: Sentence, index: int) -> Entity | None:
        """Return the entity whose name covers word ``index`` of the sentence."""

    def quoting(self, place: Span) -> set[Entity]:
        """Return whoever utters the words around a place."""

    def quotes_around(self, place: Span) -> list[Quote]:
        """Return the quotes whose content holds ``place``."""

    def described_last(self, token: Token, sentence: Sentence) -> Entity | None:
        """Return the body which the last subject described."""


def resolve_pronouns(scene: Scene) -> None:
    """Resolve every third-person pronoun in text order, each choice feeding the next."""
    spoke: Entity | None = None
    crowd: Entity | None = None  # a group that has spoken since: *Farmers said no. They ...*
    for sentence in scene.reading.sentences:
        for token in sentence.tokens:
            key = (sentence.index, token.index)
            quote = scene.sources.get(key)
            outer = quote is not None and _speaks_out(scene, scene.quotes[quote])
            if outer:
                named = _speaking(scene, sentence, token)
                spoke, crowd = (named, None) if named is not None else (spoke, crowd)
                if named is not None and token.upos == "PRON":
                    _mention(scene, sentence, token, named)
                crowd = _crowd(scene, sentence, token) or crowd
            ordered = one_of_two_named(scene.nearby, sentence, token)
            if ordered is not None:
                _mention(scene, sentence, token, ordered)
                spoke = ordered if outer else spoke
            if not _is_asked(token, source=quote is not None):
                continue
            many = crowd if token.text.lower() in PLURAL else None
            ranked = scene.chosen[key] = _ranked(scene, sentence, token, many or spoke)
            if ranked:
                _tell_sex(token, ranked)
                _mention(scene, sentence, token, ranked[0][1])
                spoke = ranked[0][1] if outer else spoke


def _speaks_out(scene: Scene, quote: Quote) -> bool:
    """Tell whether a source goes on speaking behind its sentence: *Roe told police so, papers say. She said*.

    Not: *[Roe] told police so, Bob Lee says. He said*, where the outer one is a person.
    """
    if quote.parent is None:
        return True
    outer = scene.quotes[quote.parent] if 0 <= quote.parent < len(scene.quotes) else quote
    words = [t for span in outer.source for _, t in scene.reading.tokens_in(span)]
    head = phrase_head(words)
    row = noun(head.text, head.lemma) if head is not None and head.upos == "NOUN" else None
    return row is not None and row.type == "document" and outer.parent is None


def _mention(scene: Scene, sentence: Sentence, token: Token, meant: Entity) -> None:
    """Count a word to whom it means, so that chains stay alive."""
    quoted = scene.reading.is_quoted(token.span.start)
    weight = prominence(sentence, token) * (0.4 if quoted else 0.9)
    insort(meant.mentions, as_mention(token, sentence, meant.label, weight, quoted), key=_span)


def _speaking(scene: Scene, sentence: Sentence, token: Token) -> Entity | None:
    """Return whom a word of a source names, if he may speak: *[a baker], who told the Post*; not the Post."""
    named = scene.entity_at(sentence, token.index) or _who_is_named(scene, sentence, token)
    if named is None and not scene.reading.is_quoted(token.span.start):
        place = (sentence.index, token.index)
        named = scene.unnamed.get(place) or scene.self_named.get(place)
    if named is None or named.label == "place":
        return None
    source = scene.quotes[scene.sources[sentence.index, token.index]].source
    words = (t for span in source for s, t in scene.reading.tokens_in(span) if s is sentence)
    before = [t for t in words if t.index < token.index]
    aside = any(t.text.lower() in grammar.PERSONAL_RELATIVES and t is not before[0] for t in before)
    return None if aside or _describes(scene, sentence, token, before) else named


def _who_is_named(scene: Scene, sentence: Sentence, token: Token) -> Entity | None:
    """Return whom *who* carries on where it speaks: *Bob Lee, [who] said*. Not: *the clerk who said*."""
    place = token.index - 1
    if token.text.lower() not in grammar.PERSONAL_RELATIVES or token.rel != "nsubj":
        return None
    place -= place > 0 and sentence.tokens[place].text == ","
    named = scene.entity_at(sentence, place) if place >= 0 else None
    return named if named is not None and named.label == "person" else None


def _crowd(scene: Scene, sentence: Sentence, token: Token) -> Entity | None:
    """Return the group that a word of a source describes: *[Farmers] said no*. Not: *a list of [farmers]*."""
    found = scene.groups.get((sentence.index, token.index))
    below = token.rel in _BELOW
    quoted = scene.reading.is_quoted(token.span.start)
    return None if found is None or quoted or (below and _in_source(scene, sentence, token)) else found


def _in_source(scene: Scene, sentence: Sentence, token: Token) -> bool:
    """Tell whether a word hangs on another of its source."""
    key = (sentence.index, token.index)
    return token.head is not None and scene.sources.get((sentence.index, token.head)) == scene.sources[key]


def _describes(scene: Scene, sentence: Sentence, token: Token, before: Sequence[Token]) -> bool:
    """Tell whether a name only describes who is named in front: *Ann Roe, chief of [the Avon Trust], said*.

    So *a spokesman for Mayor [Ann Roe] said*. Not: *Ann Roe and [Bob Lee] said*, nor *the chief of the Avon
    Trust, [Ann Roe], said*.
    """
    named = scene.entity_at(sentence, token.index)
    led = named is not None and named.label == "person" and is_led_in(sentence, token)
    if led and any((sentence.index, t.index) in scene.unnamed for t in before):
        return True
    front = [t.index for t in before if (e := scene.entity_at(sentence, t.index)) and e.label == "person"]
    while token.head is not None and front and token.index > front[-1]:
        if token.rel in _BELOW:
            return True
        token = sentence.tokens[token.head]
    return False


def _is_asked(token: Token, *, source: bool) -> bool:
    """Tell whether a word is a pronoun that means somebody: *he*, *their*. Not: the *it* of *it rains*."""
    word = token.text.lower()
    if token.upos not in ("PRON", "DET") or word in FIRST or word not in GENDERS.keys() | PLURAL | NEUTER:
        return False
    return source or not (word in ("each", "both") or (word in NEUTER and token.rel == "expl"))


def _tell_sex(token: Token, ranked: Ranked) -> None:
    """Take the sex of whom a pronoun surely means from it."""
    best = ranked[0][1]
    if not best.gender and (len(ranked) == 1 or ranked[0][0] > _SURE * ranked[1][0]):
        best.gender = GENDERS.get(token.text.lower(), "")


def _ranked(scene: Scene, sentence: Sentence, token: Token, spoke: Entity | None) -> Ranked:
    """Return whom a pronoun can mean, the likeliest first; ``spoke`` is who spoke last."""
    reading, nearby, word = scene.reading, scene.nearby, token.text.lower()
    quote = scene.sources.get((sentence.index, token.index))
    owns = token.deprel == "nmod:poss"
    his = owns and word in GENDERS  # his lawyer said
    owned = _owned(nearby, sentence, token)
    named = nearby.named_in(sentence.index)
    led = {e for m, e in named.items() if m.words and leads_up(reading, sentence, m, token)}
    barred = ((co_arguments(sentence, token, named) | named_below(sentence, token, named)) - led) | owned
    barred |= scene.uttering.get(sentence.paragraph, set()) | scene.writers
    if word in GENDERS and reading.is_quoted(token.span.start):
        barred |= scene.quoting(token.span)
    told = nearby.told(scene.quotes[quote], sentence) if quote is not None else set[Entity]()
    if owns and quote is not None:
        told = {e for e in told if not _said_before(e, scene.quotes[quote], token)}
    barred |= told
    if quote is not None and word in GENDERS and not owns:
        barred |= _titled(scene, scene.quotes[quote])
    speaks = quote is not None and not his
    spoke = (alone_told_of(reading, nearby, spoke, sentence, token) if speaks else None) or spoke
    led_in = led_in_for(reading, nearby, sentence, token) if speaks else None
    spoke = led_in or spoke
    turned = not speaks or (led_in is None and overtaken(reading, nearby, spoke, sentence, token))
    beside = unnamed_told_of(reading, nearby, sentence, token) if speaks else None
    firm = not turned and spoke is not None and _holds_floor(scene, spoke, sentence, token)
    pronoun = Pronoun(token, sentence, frozenset(barred), None if turned else spoke, beside, firm)
    able = [f for f in nearby.entities(token.span.start) if f.speaks or quote is None]
    later = Pronoun(token, sentence, frozenset(owned | told))
    ranked = rank(pronoun, able) or rank(later, _later(nearby, sentence))
    if not ranked and speaks and word in GENDERS:
        ranked = rank(replace(pronoun, barred=frozenset(barred - _owning(scene, sentence, token))), able)
    outside = speaks and not reading.is_quoted(token.span.start)
    if outside and word in GENDERS and (not ranked or ranked[0][0] < _FAINT):
        whom = _misjudged(nearby, sentence, token)
        if whom is not None and whom not in barred:
            whom.gender = GENDERS[word]
            ranked = rank(pronoun, able)
            ranked = [*ranked[:1], *((_DOUBT * w, e) for w, e in ranked[:1]), *ranked[1:]]  # half as sure
    if quote is not None and not his and word in PLURAL:
        ranked = _without_told(scene, scene.quotes[quote], sentence, ranked)
    one = quote is not None and (
        _is_one(scene, scene.quotes[quote], word) or _goes_on_alone(scene, spoke, sentence, word)
    )
    if firm and spoke is not None and one:
        ranked = [(ranked[0][0] if ranked else 1.0, spoke), *ranked]
    surely = (
        led_in
        or answering(nearby, sentence, token)
        or (beside if token.index == 0 and token.rel == "nsubj" else None)
    )
    if surely is not None and surely not in barred:
        ranked = [
            (ranked[0][0] if ranked else 1.0, surely),
            *(pair for pair in ranked if pair[1] is not surely),
        ]
    described = scene.described_last(token, sentence) if word in NEUTER and quote is not None else None
    if described is not None and described not in barred:
        top = ranked[0][0] if ranked else 1.0
        ranked = [(top, described), *(pair for pair in ranked if pair[1] is not described)]
    return ranked


def _without_told(scene: Scene, quote: Quote, sentence: Sentence, ranked: Ranked) -> Ranked:
    """Return whom *they* can mean but a group of which they tell: *Clerks said no. Police came, they said*.

    Not: *Police came, they said*, where nobody else is about.
    """
    told = scene.nearby.told(quote, sentence, described=True)
    others = [pair for pair in ranked if pair[1].members or pair[1] not in told]
    return others if others and others[0][0] >= _FAINT else ranked


def _said_before(entity: Entity, quote: Quote, token: Token) -> bool:
    """Tell whether reported words in front name somebody: *Roe lied, his clerk said*.

    Not: *His clerk said that Roe lied*.
    """
    named = (m.span for m in entity.mentions if m.words and m.span.end <= token.span.start)
    return any(content.overlaps(span) for span in named for content in quote.content)


def _owning(scene: Scene, sentence: Sentence, token: Token) -> set[Entity]:
    """Return whose is what is told in front of *he*: *Roe's digs, he said, were new*, if nobody else is.

    Not: *Roe was late, he said*.
    """
    named = scene.nearby.named_in(sentence.index).items()
    before = ((sentence.tokens[m.head], e) for m, e in named if m.words and m.last < token.index)
    return {e for t, e in before if t.deprel == "nmod:poss" and e.label == "person"}


def _is_one(scene: Scene, quote: Quote, word: str) -> bool:
    """Tell whether *they* is one person of no told sex, who speaks of *I*: *“I was there,” they said*.

    Not: *“We were there,” they said*, nor *They said that it was late*.
    """
    if word not in PLURAL or quote.kind != "direct":
        return False
    tokens = (t for span in quote.content for _, t in scene.reading.tokens_in(span))
    return any(t.text.lower() in grammar.FIRST_PERSON_SINGULAR for t in tokens)


def _goes_on_alone(scene: Scene, spoke: Entity | None, sentence: Sentence, word: str) -> bool:
    """Tell whether *they* is who spoke right before, of no told sex: *A clerk denied it. They said no*.

    Not: *A clerk said that people were angry. They said so*, who may be the people.
    """
    before = scene.nearby.named_in(sentence.index - 1)
    alone = spoke is not None and not spoke.gender and spoke in before.values()
    return word in PLURAL and alone and not any(entity.label == "group" for entity in before.values())


def _misjudged(nearby: Nearby, sentence: Sentence, token: Token) -> Entity | None:
    """Return who alone the sentence before is about, if but a name told his sex: *Dana Odoi ... He said*.

    Not: *Mrs Odoi*, *the spokeswoman Dana Odoi*, nor whom a pronoun has told of before.
    """
    before = nearby.named_in(sentence.index - 1).items()
    people = [(m, e) for m, e in before if e.label == "person" and not m.quoted]
    if len({e for _, e in people}) != 1 or not any(m.weight >= 1.0 for m, _ in people):
        return None
    whom = people[0][1]
    told = any(not m.words and m.span.start < token.span.start for m in whom.mentions)
    sexed = sex_of_titles(m.title for m in whom.mentions) is not None
    sure = not whom.gender or told or sexed or any(gendered(role) for role, _ in whom.roles)
    return None if sure else whom


def _titled(scene: Scene, quote: Quote) -> set[Entity]:
    """Return whom alone a post in the reported words means: *He asked them not to back [the Prime Minister]*.

    Not: *the minister* of two who are, *the minister for ports*, *the minister's car*, *is the minister*.
    """
    found: set[Entity] = set()
    for sentence, token in (pair for span in quote.content for pair in scene.reading.tokens_in(span)):
        row = noun(token.text, token.lemma) if token.upos in ("NOUN", "PROPN") else None
        if row is None or row.type != "person" or not row.is_post or token.deprel == "nmod:poss":
            continue
        below = list(sentence.children(token.index))
        front = {c.text.lower() for c in below if c.index < token.index and c.rel in ("amod", "compound")}
        linked = any(c.rel in ("nmod", "cop", "flat", "appos") for c in below)
        if linked or not any(c.text.lower() == "the" for c in below):
            continue
        words = front | {token.lemma.lower()}
        able = [e for e in scene.nearby.entities(token.span.start) if e.label == "person"]
        meant = [e for e in able if words <= told_of(e).words]
        found |= set(meant) if len(meant) == 1 else set()
    return found


def _holds_floor(scene: Scene, spoke: Entity, sentence: Sentence, token: Token) -> bool:
    """Tell whether somebody came in speaking without a name: *A baker said no. “It is cold,” he added*.

    Not: *The baker said no*, who may have a name, nor *A baker said that Bob Lee left, and that he lied*.
    """
    first = spoke.mentions[0]
    opening = [c.text.lower() for c in scene.reading.sentences[first.sentence].children(first.head)]
    came_in = (first.sentence, first.head) in scene.sources and grammar.INDEFINITE_ARTICLES & set(opening)
    if spoke.label != "unnamed" or not came_in:
        return False
    inside = scene.reading.is_quoted(token.span.start) or scene.quotes_around(token.span)
    last = last_before(spoke, token.span.start)
    return (
        not inside
        and last is not None
        and not any(
            entity is not spoke and mention.words and last.span < mention.span and mention.span < token.span
            for place in range(last.sentence, sentence.index + 1)
            for mention, entity in scene.nearby.named_in(place).items()
            if agrees(token.text.lower(), entity) and entity.label == "person"
        )
    )


def _owned(nearby: Nearby, sentence: Sentence, token: Token) -> set[Entity]:
    """Return what a possessive pronoun owns: *its statement* is not *it*, nor her aide *her*."""
    if token.deprel != "nmod:poss":
        return set()
    return {
        f
        for f in nearby.entities(token.span.start)
        for m in mentions_within(f, sentence.index, sentence.index)
        if token.head in apposed_nouns(sentence, m.head)
    }


def _later(nearby: Nearby, sentence: Sentence) -> list[Entity]:
    """Return the entities first named in this sentence or the next: a name may follow its pronoun."""
    near = nearby.entities(sentence.span.start)
    return [f for f in near if f.mentions and f.mentions[0].sentence - sentence.index in (0, 1)]
