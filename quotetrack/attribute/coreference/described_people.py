"""Finds whom a description means: *the Texas senator*, *a city judge* named soon, *both senators*."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.fitting import (
    SUBJECT,
    came_as,
    fits,
    heads_it,
    is_former,
    is_told_apart,
    meant_at_first,
    named_next,
    named_soon,
    told_of_last,
)
from quotetrack.attribute.coreference.issuers import is_owners, owner_of
from quotetrack.attribute.coreference.salience import (
    co_arguments,
    is_bare,
    last_before,
    salience,
)
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import DEPUTY, called, is_styled, is_titled, knows
from quotetrack.attribute.entities.ruled_out import contradicts, leads_another
from quotetrack.attribute.phrases.noun_phrases import Phrase
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import nationalities, noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set

_GENERIC = word_set("coreference.anybody")
_NATIVES = word_set("coreference.natives")
_MERE = word_set("coreference.mere_people")
_PAST = word_set("entities.past_posts")
_UNNAMED = word_set("coreference.unnamed_people")
_ONE_MORE = word_set("entities.one_more")
_KIN = word_set("coreference.kin")
_HOLDERS = word_set("coreference.holders_of_posts")
_DEPUTIES = word_set("coreference.deputies")
_WHOEVER = word_set("coreference.whoever")
_REACH = 4  # sentences back in which somebody spoke whom *the official* goes on from
_FIRST = 3  # sentences of a story that has just begun
_NEARBY = 600  # characters before within which whoever spoke is *the person*
_PRESENT = 0.1  # how salient the one person of a described sex must be
_SOON = 8  # sentences within which whoever is described by the very words may be named
_ABOUT = 0.3  # from which on somebody else about makes it unsure whom *the strategist* means
_LATEST = 3.0  # what it adds that the sentence before is about somebody of a told age
_NEAR = 0.5  # how salient a person without a known role must be to be meant by *the strategist*


def rank_people(cast: Cast, phrase: Phrase) -> list[tuple[float, Entity]]:
    """Return the people whom a definite description can mean, the likeliest first, with their scores.

    *the Texas senator*: by role, modifiers, sex and salience; *his lawyer* only where a role says whose.
    Nobody whom only what stands far below names: *The prosecutor said no. ... A prosecutor, Ann Roe*.
    """
    word = phrase.head.lemma.lower()
    if any(m.text.lower() in _DEPUTIES for m in phrase.modifiers) or word.startswith(f"{DEPUTY}-"):
        word = DEPUTY
    sex = next((n.gender for w in phrase.name.split() if (n := noun(w)) is not None and n.gender), "")
    if _is_nobody_told_of(phrase, word):
        return []
    if not sex and word in _NATIVES:
        sex = "f" if word.endswith("woman") else "m" if word.endswith("man") else ""
    anybody = word in _GENERIC or _tells_origin_or_age(phrase, word)
    aged = len(phrase.telling) < len(phrase.modifiers)  # who has come up but now: the 42-year-old clerk
    owner = owner_of(cast, phrase)
    # no body or place of its own, as the head of Avon Trust has
    plain = phrase.name.lower().endswith(phrase.head.text.lower())
    scored = []
    loose = []
    barred = co_arguments(phrase.sentence, phrase.head, cast.nearby.named_in(phrase.sentence.index)) | {owner}
    barred |= cast.quoting(phrase.head.span)  # Roe said the captain knew
    barred |= cast.told_of(phrase.sentence, phrase.head)  # Roe lied, the captain said
    spoken_of = _spoken_of(cast, phrase) if anybody else set[Entity]()
    title = [t.text for t in (*phrase.modifiers, phrase.head)]
    for entity in cast.nearby.entities(phrase.head.span.start):
        if entity.label != "person" or (sex and entity.gender not in ("", sex)) or entity in barred:
            continue
        if entity.mentions[0].sentence - phrase.sentence.index > _SOON and not is_told_apart(
            cast, entity, phrase
        ):
            continue  # a prosecutor named far below is not the prosecutor of the lead
        titled = is_titled(entity, title, cast.reading.text)
        if not titled and contradicts(entity, phrase, cast.reading):
            continue
        present = salience(entity, phrase.sentence, phrase.head)
        known = knows(entity, word) or is_styled(entity, phrase) or came_as(cast, entity, phrase)
        known = known or heads_it(cast, entity, phrase)
        if owner is not None and not is_owners(cast, entity, word, owner):
            known = False
        if (word in _MERE and _reports(entity)) or leads_another(entity, phrase):
            continue
        fit = 2 * sum(1.0 if titled else fits(cast, entity, phrase, m) for m in phrase.telling)
        another = fit < 0 and len(phrase.modifiers) > 1 and not called(entity, word)
        known = known and not another  # the Senate minority leader is no president
        misfit = any(m.upos == "PROPN" and fits(cast, entity, phrase, m) < 0 for m in phrase.modifiers)
        latest = aged and told_of_last(cast, entity, phrase) is not None
        latest = latest or is_former(cast, entity, phrase)
        general = anybody and present > 0 and phrase.possessor is None and not (another and misfit)
        alone = anybody and phrase.possessor is None and _is_only_one(cast, entity, phrase)
        general = (general or alone) and entity not in spoken_of and not _is_mere_name(cast, entity, phrase)
        if known or general or latest:
            once = -2.0 if titled is False else 0.0
            scored.append(
                (_LATEST * latest + (2.0 if known else 0.0) + fit + once + min(present, 1.5), entity)
            )
        elif (
            plain
            and present >= _NEAR
            and not any(role for role, _ in entity.roles)
            and not pronoun_owned(phrase)
            and not (phrase.possessor is not None and word in _KIN)  # Roe's sister is not Bob Lee
            and word not in _UNNAMED
        ):
            loose.append((present, entity))
    best = scored or _alone(cast, phrase, loose) or _by_sex(cast, phrase, sex, barred)
    return sorted(best, key=lambda pair: -pair[0])


def _is_only_one(cast: Cast, entity: Entity, phrase: Phrase) -> bool:
    """Tell whether a story that has just begun has told of one person alone, who spoke.

    *Coach Ann Roe said no. “Late,” the former Chile keeper added*: Ann Roe. Not where Bob Lee was named, too,
    nor *the Senate minority leader*, of whom more than a land is told.
    """
    if not all(m.ner.endswith(("LOC", "NORP")) or m.text.lower() in _PAST for m in phrase.modifiers):
        return False
    start, place = phrase.head.span.start, phrase.sentence.index
    named = [cast.nearby.named_in(index) for index in range(place + 1)] if place <= _FIRST else []
    people = {e for names in named for m, e in names.items() if e.label == "person" and m.span.end <= start}
    return people == {entity} and cast.spoke_before(entity, start)


def _is_nobody_told_of(phrase: Phrase, word: str) -> bool:
    """Tell whether a description means nobody of whom an article tells: *the other source*, *my father*."""
    more = not phrase.modifiers or any(m.text.lower() in _ONE_MORE for m in phrase.modifiers)
    owner = phrase.possessor.text.lower() if phrase.possessor is not None else ""
    return (word in _UNNAMED and more) or owner in grammar.FIRST_PERSON_SINGULAR


def _alone(
    cast: Cast, phrase: Phrase, loose: Sequence[tuple[float, Entity]]
) -> Sequence[tuple[float, Entity]]:
    """*Ann Roe said no. The strategist added*: Ann Roe, of whom no role is told, where nobody else is about.

    Not: *Roe told Bob Lee no. The coach said so*, where two are, nor somebody who has said nothing. A name
    tells enough: *the Avon strategist*.
    """
    if not loose or phrase.proper or phrase.possessor is not None:
        return loose
    about = [
        e
        for e in cast.nearby.entities(phrase.head.span.start)
        if e.label == "person"
        and not is_bare(e)
        and salience(e, phrase.sentence, phrase.head) >= _ABOUT
        and not contradicts(e, phrase, cast.reading)
    ]
    return [pair for pair in loose if about == [pair[1]] and _spoke_last(cast, pair[1], phrase)]


def _spoke_last(cast: Cast, entity: Entity, phrase: Phrase) -> bool:
    """Tell whether a description goes on from somebody's words: *Ann Roe said no. The strategist added*.

    Not: *Ann Roe said no. Roe was charged. The prosecutor added*, who is another.
    """
    before = [m for m in entity.mentions if m.span.end <= phrase.head.span.start and m.weight >= SUBJECT]
    return bool(before) and (before[-1].sentence, before[-1].last) in cast.sources


def _spoken_of(cast: Cast, phrase: Phrase) -> set[Entity]:
    """Return whom *he* means between marks before a source: *“He lied,” [the politician] said*.

    Not: *[The politician] said he lied*, where both may be one, nor whom the sentence before is about: *Ann
    Roe shrugged. “She is late,” [the politician] said*.
    """
    quote, start = cast.quote_of(phrase.sentence, phrase.head), phrase.head.span.start
    opening = cast.reading.sentence_at(quote.content[0].start) if quote else None
    before = cast.nearby.named_in(opening.index - 1) if opening else {}
    about = {entity for mention, entity in before.items() if mention.weight >= 1.0 and not mention.quoted}
    words = [pair for span in quote.content for pair in cast.reading.tokens_in(span)] if quote else []
    marked = (p for p in words if p[1].span.start < start and cast.reading.is_quoted(p[1].span.start))
    ranked = (cast.chosen.get((sentence.index, token.index)) for sentence, token in marked)
    return {found[0][1] for found in ranked if found} - about


def _is_mere_name(cast: Cast, entity: Entity, phrase: Phrase) -> bool:
    """*Skipper* of *Roe said Skipper was gone. The boy said no* may be a dog.

    Not: *Skipper said it was late. The boy said no*, nor *Skipper said he was cold*, whose sex is told.
    """
    unknown = is_bare(entity) and not entity.gender
    return unknown and not cast.spoke_before(entity, phrase.head.span.start)


def _tells_origin_or_age(phrase: Phrase, word: str) -> bool:
    """*the Irishman*, *the German*, *the 29-year-old* can be anybody; *the German keeper* cannot."""
    return word in _NATIVES or word in nationalities() or phrase.aged


def _by_sex(
    cast: Cast, phrase: Phrase, sex: str, barred: set[Entity | None]
) -> Sequence[tuple[float, Entity]]:
    """*The former first lady and senator*: the one woman spoken of just before, where there is one."""
    word = phrase.head.lemma.lower()
    if not sex or pronoun_owned(phrase) or word in _KIN | _MERE or word.startswith("spokes"):
        return ()  # who speaks for others is seldom named, and any other man is none
    near = [
        (salience(e, phrase.sentence, phrase.head), e)
        for e in cast.nearby.entities(phrase.head.span.start)
        if e.label == "person"
        and e.gender == sex
        and e not in barred
        and not contradicts(e, phrase, cast.reading)
    ]
    near = [pair for pair in near if pair[0] > _PRESENT]
    return near if len(near) == 1 else ()


def _reports(entity: Entity) -> bool:
    """Tell whether a person is named as an outlet's reporter, who tells the story and is not in it."""
    return any(body and outlet(body) is not None for _, body in entity.roles)


def pronoun_owned(phrase: Phrase) -> bool:
    """Tell whether a pronoun owns what is described (*her lawyer*)."""
    return phrase.possessor is not None and phrase.possessor.upos == "PRON"


def introduced(cast: Cast, phrase: Phrase) -> Entity | None:
    """*the woman* who was *a young woman* before: the one described by that noun, indefinitely and last.

    *the senator* after *a senator, Ann Roe* is not, nor is *the woman* where no woman was described. So *the
    Reform official* who was *an official from the Reform movement*.
    """
    entity = unnamed_before(cast, phrase)
    if entity is None or (phrase.modifiers and not _tells_as_first(phrase, entity)):
        return None
    first, start = entity.mentions[0], phrase.head.span.start
    opens = [
        c.text.lower() for c in cast.reading.sentences[first.sentence].children(first.head) if c.rel == "det"
    ]
    last = last_before(entity, start) or first
    near = phrase.sentence.index - last.sentence <= 4
    return entity if near and opens[:1] in (["a"], ["an"]) else None


def _tells_as_first(phrase: Phrase, entity: Entity) -> bool:
    """Tell whether a name in front is one by which somebody was first described: *the [Reform] official*.

    Not: *the Reform official*, of *a leading Reform official*, whom a lead may leave for a name to come,
    nor *the senior official*.
    """
    told = {m.text for m in phrase.modifiers}
    head = entity.words.index(phrase.head.text) if phrase.head.text in entity.words else len(entity.words)
    return told == set(phrase.proper) and told <= set(entity.words[head:])


def person_meant(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """Return whom a description of one person means, none where the article names nobody like it."""
    if not phrase.definite:
        return named_soon(cast, phrase) or named_next(cast, phrase)
    if introduced(cast, phrase) is not None:
        return ()
    found = likeliest(cast, phrase) or meant_at_first(cast, phrase) or _official_before(cast, phrase)
    return found or named_soon(cast, phrase)


def likeliest(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """Return the likeliest of the people whom a description can mean, none where there are none."""
    return [entity for _, entity in rank_people(cast, phrase)[:1]]


def _official_before(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """*Ann Roe, a spokeswoman for the port, said no. The official added*: Ann Roe, who spoke last.

    Not: *Ann Roe, a baker, said no. The official added*, nor where an official without a name was told of.
    """
    word, start = phrase.head.lemma.lower(), phrase.head.span.start
    if word not in _HOLDERS or phrase.modifiers or phrase.possessor is not None:
        return ()
    if any(e.words[-1].lower() == word for e in cast.unnamed.values() if e.mentions[0].span.end < start):
        return ()
    last = _last_spoke(cast, phrase, _REACH)
    if last is None or last.label != "person":
        return ()
    posted = any(body and _is_post(role) for role, body in last.roles)
    return [last] if posted or knows(last, word) else ()


def _is_post(role: str) -> bool:
    """Tell whether a role is a post: *spokeswoman for the port*; not *baker at the port*."""
    rows = (noun(word) for word in role.lower().split())
    return any(row is not None and row.is_post for row in rows)


def _last_spoke(cast: Cast, phrase: Phrase, reach: int) -> Entity | None:
    """Return the one person whom the last source before a description names, ``reach`` sentences at most."""
    start, place = phrase.head.span.start, phrase.sentence.index
    for index in range(place, max(-1, place - reach), -1):
        spoke = {
            entity: mention
            for mention, entity in cast.nearby.named_in(index).items()
            if entity.label in ("person", "unnamed")
            and mention.span.end < start
            and any((index, i) in cast.sources for i in range(mention.first, mention.last + 1))
        }
        if spoke:
            return next(iter(spoke)) if len(spoke) == 1 else None
    return None


def unnamed_before(cast: Cast, phrase: Phrase) -> Entity | None:
    """*the official* who was *an official of the port board* before, in whatever words since.

    Nobody for *another official*, nor for *the official* whom the article describes here first.
    """
    if not phrase.definite or phrase.plural or phrase.possessor is not None:
        return None
    entity = cast.unnamed.get((phrase.sentence.index, phrase.head.index))
    if entity is None or entity.mentions[0].span.start < phrase.head.span.start:
        return entity
    return (
        _who_spoke(cast, phrase) if phrase.head.lemma.lower() in _WHOEVER and not phrase.modifiers else None
    )


def _who_spoke(cast: Cast, phrase: Phrase) -> Entity | None:
    """*A diplomat said so. The person added*: the diplomat, where nobody else without a name has spoken.

    So who alone has spoken in its paragraph. Not: *A diplomat said so. A clerk denied it. The person added*.
    """
    start = phrase.head.span.start
    near = {e for e in cast.unnamed.values() if (m := last_before(e, start)) and m.span.end > start - _NEARBY}
    spoke = [e for e in near if cast.spoke_before(e, start)]
    place = phrase.sentence.paragraph
    here = {m.sentence for e in spoke for m in e.mentions if m.span.end <= start} if len(spoke) > 1 else ()
    here = {i for i in here if cast.reading.sentences[i].paragraph == place}
    spoke = [e for e in spoke if any(m.sentence in here for m in e.mentions)] if here else spoke
    return spoke[0] if len(spoke) == 1 and (not here or _last_spoke(cast, phrase, 2) is spoke[0]) else None
