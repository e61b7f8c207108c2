"""Tells how well a description fits somebody, which fuller one it takes up, and who is named for it soon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.salience import agrees, mentions_within
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import is_titled, knows, told_of
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.entities.ruled_out import contradicts
from quotetrack.attribute.phrases.described_things import around
from quotetrack.attribute.phrases.noun_phrases import Phrase, complement
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import nationalities, provinces
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Token

_HEADS, _TOP = word_set("coreference.heads"), word_set("coreference.top_posts")
_KIN = word_set("coreference.kin")
_PAST = word_set("entities.past_posts")
_LOWER = word_set("entities.deputies") | word_set("entities.past_posts")
_HOLDERS = word_set("coreference.holders_of_posts")
_LEARNED, _DEGREES = word_set("coreference.learned_trades"), word_set("coreference.degrees")
_TURNS = word_set("coreference.turning_words")
_LEADING = 2  # the number of the last sentence of a lead
_LEAD = 40  # characters before a name that hold the description it follows
_SOON = 8  # sentences within which whoever is described by the very words may be named
_BEHIND = 4  # words behind a name within which one tells that it is of another
_SINGULAR = grammar.MASCULINE_PRONOUNS | grammar.FEMININE_PRONOUNS
_TAKEN_UP = 8  # sentences back in which a group or kin spoke
SUBJECT = 0.72  # from which weight on a name or a pronoun is a subject


def fits(cast: Cast, entity: Entity, phrase: Phrase, modifier: Token) -> float:
    """Return 1 where a modifier stands in a role, 0.6 beside the name, below 0 elsewhere."""
    word = modifier.text.lower()
    forms = nationalities().get(word, frozenset((word,)))
    forms |= {form for form in provinces().get(word, ()) if len(form) > 3}  # D-Mich.
    place = " ".join(m.text.lower() for m in phrase.modifiers if m.upos == "PROPN")
    if word in place.split():
        forms |= {form for form in provinces().get(place, ()) if len(form) > 3}  # R-S.C.
    named = cast.entity_at(phrase.sentence, modifier.index)
    if named is not None and named.label == "organization":
        forms |= {named.name.lower()}
    said = told_of(entity).roles
    if any(form in said for form in forms):
        return 1.0
    text, start = cast.reading.text, phrase.head.span.start
    left = min([t.span.start for t in phrase.modifiers], default=start)
    spans = [
        (max(0, m.span.start - 40), m.span.end + 30 if m.span.end > start else min(m.span.end + 30, left))
        for m in entity.mentions[:4]
        if m.words
    ]
    near = " ".join(text[first:last].lower() for first, last in spans)
    return 0.6 if any(form in near for form in forms) else -0.2


def is_told_apart(cast: Cast, entity: Entity, phrase: Phrase) -> bool:
    """Tell whether a name in front fits whom only what stands far below names: *the [Chilean] president*."""
    names = [m for m in phrase.modifiers if m.ner != "O" or m.upos == "PROPN"]
    return bool(names) and all(fits(cast, entity, phrase, m) >= 1.0 for m in names)


def heads_it(cast: Cast, entity: Entity, phrase: Phrase) -> bool:
    """Tell whether somebody is told to head the body that a description names: *the Harbour Trust head*.

    Whom the article calls the trust's president can be its head. Not: its *vice president*, nor *the head*.
    """
    return phrase.head.lemma.lower() in _HEADS and any(
        _TOP.intersection(words := role.lower().replace("-", " ").split()) and _LOWER.isdisjoint(words)
        for role in held_in(cast, entity, phrase)
    )


def held_in(cast: Cast, entity: Entity, phrase: Phrase) -> Iterator[str]:
    """Yield the roles that somebody has in the body that stands before the head of a description."""
    named = (cast.entity_at(phrase.sentence, m.index) for m in phrase.modifiers)
    bodies = {body.name for body in named if body is not None and body.label == "organization"}
    yield from (role for role, body in entity.roles if body in bodies)


def came_as(cast: Cast, entity: Entity, phrase: Phrase) -> bool:
    """Tell whether the very post led up to a name when it came: *Ambassador at Large of Peru Ann Roe*.

    So *The jurist and former dean Ann Roe said no. “It is late,” [the jurist] added*. Not: *the Ambassador’s
    guest, Ann Roe*, nor *the ambassador* without its capital, who may be another than who came far above.
    """
    first, word = entity.mentions[0], phrase.head.text
    if not word[:1].isupper():
        last = told_of_last(cast, entity, phrase)
        return last is not None and bool(last.words) and _led_up_to(cast, last, word)
    before = phrase.head.index > 0 and first.span.start < phrase.head.span.start
    return before and _led_up_to(cast, first, word)


def _led_up_to(cast: Cast, mention: Mention, word: str) -> bool:
    """Tell whether a word leads up to a name: *[Envoy] of Peru Ann Roe*. Not: *the [envoy]’s Ann Roe*."""
    sentence = cast.reading.sentences[mention.sentence]
    words = sentence.tokens
    for index in range(mention.first - 1, -1, -1):
        token, other = words[index], cast.entity_at(sentence, index)
        if token.text == word or (index == 0 and token.text.lower() == word):
            return words[index + 1].text not in grammar.POSSESSIVE_ENDINGS
        apart = token.upos in ("PUNCT", "VERB", "AUX", "PRON") and token.xpos != "POS"
        if apart or (other is not None and other.label == "person"):
            return False
    return False


def told_of_last(cast: Cast, entity: Entity, phrase: Phrase) -> Mention | None:
    """Return where the sentence before the words of a description is about somebody, None where it is not.

    *Ann Roe came. “It is late,” [the clerk] said*: her name. Not: *Bob Lee met Ann Roe. “It is late,” ...*.
    """
    quote = cast.quote_of(phrase.sentence, phrase.head)
    opening = cast.reading.sentence_at(quote.content[0].start) if quote else None
    place = min(opening.index, phrase.sentence.index) - 1 if opening else -1
    near = mentions_within(entity, place, place) if place >= 0 else ()
    return next((m for m in near if m.weight >= SUBJECT and not m.quoted), None)


def is_former(cast: Cast, entity: Entity, phrase: Phrase) -> bool:
    """Tell whether who speaks on was something once: *Roe told Lee no. “Late,” [the retired general] said*.

    Not: *Roe retired. “It is late,” [the former mayor] said*, where nobody speaks on, nor *“He was late,”*,
    which may be of Roe.
    """
    if _PAST.isdisjoint(m.text.lower() for m in phrase.modifiers) or phrase.possessor is not None:
        return False
    before = cast.unnamed.get((phrase.sentence.index, phrase.head.index))
    if before is not None and before.mentions[0].sentence < phrase.sentence.index:
        return False
    last = told_of_last(cast, entity, phrase)
    said = last is not None and (last.sentence, last.last) in cast.sources
    quote = cast.quote_of(phrase.sentence, phrase.head)
    words = (
        [t.text.lower() for span in quote.content for _, t in cast.reading.tokens_in(span)] if quote else []
    )
    return said and not any(agrees(word, entity) for word in words if word in _SINGULAR)


def told_before(cast: Cast, phrase: Phrase) -> Phrase | None:
    """Return the fuller description of kin or of a group that *the father* and *the officials* take up."""
    return kin_before(cast, phrase) or group_before(cast, phrase)


def kin_before(cast: Cast, phrase: Phrase) -> Phrase | None:
    """Return the kin who spoke before: *“Yes,” his father said. “No,” [the father] added*.

    Not: *Bo Ek came with his father. [The father] said*, who may be Bo Ek.
    """
    word = phrase.head.lemma.lower()
    if word not in _KIN or phrase.modifiers or phrase.possessor is not None or not phrase.definite:
        return None
    place = phrase.sentence.index
    for sentence in reversed(cast.reading.sentences[max(0, place - _TAKEN_UP) : place]):
        for token in sentence.tokens:
            owned = any(c.deprel == "nmod:poss" for c in sentence.children(token.index))
            if token.lemma.lower() == word and owned and (sentence.index, token.index) in cast.sources:
                return around(sentence, token.index, 0)
    return None


def group_before(cast: Cast, phrase: Phrase) -> Phrase | None:
    """Return the group that spoke under fuller words: *Port officials said no. [The officials] added*.

    Not: *Port officials said no. Bank officials met them. [The officials] added*, where two are told of.
    """
    word = phrase.head.lemma.lower()
    if phrase.type != "group" or phrase.modifiers or phrase.possessor is not None or not phrase.definite:
        return None
    if not phrase.plural or len(phrase.name.split()) > 1:
        return None
    place, found = phrase.sentence.index, dict[str, tuple[Phrase, bool]]()
    for sentence in cast.reading.sentences[max(0, place - _TAKEN_UP) : place]:
        for token in sentence.tokens:
            if token.lemma.lower() != word or token.feat("Number") != "Plur":
                continue
            told = around(sentence, token.index)
            if told is None or told.head is not token or not (told.modifiers or complement(told)):
                continue
            spoke = (sentence.index, token.index) in cast.sources or found.get(told.name, (told, False))[1]
            found[told.name] = told, spoke
    same = [told for told, spoke in found.values() if spoke]
    return same[0] if len(found) == 1 and same else None


def named_soon(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """*A city judge ruled ...* in the lead: the one judge whom the next sentences introduce.

    Whoever is described by the very words (*Avon woman*, *former Kanal Nord anchor*) may be named later. A
    title without *the* is the one person's who bears it: *Crown prince said*, *Harbour Trust president said*.
    Not: *a crown prince*.
    """
    if not phrase.definite and not phrase.plural and _is_bare(phrase):
        title = [t.text for t in (*phrase.modifiers, phrase.head)]
        people = (e for e in cast.nearby.entities(phrase.head.span.start) if e.label == "person")
        word = phrase.head.lemma.lower()
        bearers = [
            e
            for e in people
            if is_titled(e, title, cast.reading.text)
            or any(word in role.lower().split() for role in held_in(cast, e, phrase))
        ]
        if len(bearers) == 1:
            return bearers
    if phrase.sentence.index > _LEADING or phrase.row is None:
        return ()
    word = phrase.head.lemma.lower()
    telling = {m.text.lower() for m in phrase.modifiers}
    told = cast.told_of(phrase.sentence, phrase.head)
    found = []
    for e in cast.nearby.entities(phrase.head.span.start):
        if e.label != "person" or e.mentions[0].span.start <= phrase.head.span.start or not knows(e, word):
            continue
        if e in told or contradicts(e, phrase, cast.reading):
            continue  # their leader vowed to stay till President Ann Roe came
        first = e.mentions[0].span.start
        before = cast.reading.text[max(0, first - _LEAD) : first].lower()
        said = {w for role, _ in e.roles for w in role.lower().split()}
        same = bool(telling) and telling <= said
        same = same or before.endswith(f"the {word}, ")  # a lawyer said; the lawyer, Ann Roe,
        gap = e.mentions[0].sentence - phrase.sentence.index
        if 0 <= gap <= (_SOON if same else 3) and (same or phrase.row.bearing != "none"):
            found.append(e)
    return found if len(found) == 1 else ()


def meant_at_first(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """Return whom the same words meant in the lead: *The port chief said no. Ann Roe, who heads it, ...*

    *The port chief* is Ann Roe further down as well. Not: *The chief*, who may be another.
    """
    entity = cast.unnamed.get((phrase.sentence.index, phrase.head.index))
    first = entity.mentions[0] if entity is not None and phrase.modifiers else None
    if first is None or first.sentence > _LEADING or first.sentence >= phrase.sentence.index:
        return ()
    before = around(cast.reading.sentences[first.sentence], first.head, 0)
    same = before is not None and before.definite and before.name.lower() == phrase.name.lower()
    return named_soon(cast, before) if same and before is not None else ()


def _is_bare(phrase: Phrase) -> bool:
    """Tell whether no article stands before a description: *crown prince*; not *a crown prince*."""
    first = min((m.index for m in phrase.modifiers), default=phrase.head.index)
    return first == 0 or phrase.sentence.tokens[first - 1].upos not in ("DET", "NUM", "PRON", "ADP")


def named_next(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """*A surgeon says she was held. Dr Ann Roe was to get a medal*: whom the next sentence is about.

    She is the one person named there, and what is told of her fits. Not: *A surgeon says no. But Dr Bo Ek
    disagrees*, where another speaks, nor *A clerk says no. Dr Bo Ek left*, nor who was named before.
    """
    place, start = phrase.sentence.index, phrase.head.index
    opens = (c.text.lower() for c in phrase.sentence.children(start) if c.rel == "det")
    single = not phrase.plural and next(opens, "") in grammar.INDEFINITE_ARTICLES
    if not single or (place, start) not in cast.sources:
        return ()
    named = cast.nearby.named_in(place + 1)
    people = {e: m for m, e in named.items() if e.label == "person" and m.words}
    if len(people) != 1:
        return ()
    entity, mention = next(iter(people.items()))
    words = cast.reading.sentences[place + 1].tokens[: mention.last + _BEHIND]
    if any(t.text.lower() in _TURNS for t in words):
        return ()
    described = cast.unnamed.get((place, start))
    other = described is not None and not {"", described.gender} & {"", entity.gender}
    first = entity.mentions[0].sentence == place + 1 and mention.weight >= SUBJECT and not mention.quoted
    if not first or other or contradicts(entity, phrase, cast.reading):
        return ()
    return [entity] if _fits_told(entity, phrase) else ()


def _fits_told(entity: Entity, phrase: Phrase) -> bool:
    """Tell whether what is told of somebody named fits a description: *a botanist*, of *Dr Ann Roe*.

    So *a rescue official*, of a *head of operations at the rescue agency*. Not: *a clerk*, of *Dr Ann Roe*.
    """
    word, said = phrase.head.lemma.lower(), told_of(entity)
    if word in _HOLDERS:
        fields = {m.text.lower() for m in phrase.telling if m.upos == "NOUN"}
        return bool(fields) and fields <= set(said.roles.split())
    return knows(entity, word) or (word in _LEARNED and not _DEGREES.isdisjoint(said.words))
