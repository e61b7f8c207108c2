"""Tells whether what the article says of somebody rules out that a description means them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import bare_word, called, is_held, knows, told_of
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.noun_phrases import Phrase, complement
from quotetrack.lexicon.person_words import countries, noun
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Token

_LINKS = word_list("entities.post_links")
_PORTFOLIOS = word_set("entities.portfolio_posts")
_PAST = word_set("entities.past_posts")
_LEAVES = word_set("entities.leaving_verbs")
_SIDES = word_set("entities.sides")
_CHURCH, _CLERGY = {"church"}, word_set("entities.clerical_titles")
_MERE = word_set("entities.mere_people")
_YOUNG = word_set("entities.young_people")
_ANYBODY = word_set("entities.plain_people")
_PASSING = word_set("entities.passing_roles")
_HONORIFICS = word_set("entities.honorifics")
_PLAIN = word_set("entities.ranks") | _PAST | word_set("entities.lower_ranks") | {"the", "new"}
_AGED = re.compile(r"\b(\d{1,3})(?:-| )year(?:-| )old")
_GROWN = 20  # years from which on nobody is a boy or a girl


def contradicts(entity: Entity, phrase: Phrase, reading: Reading) -> bool:
    """Tell whether what the article says of somebody rules out that ``phrase`` means them.

    *the health minister* is no foreign minister, *the Kurdish envoy* no Turkish one, *the former mayor* not
    Mayor Ann Roe, *the boy* no judge; *the minister* may be any minister.
    """
    return (
        _of_another_land(entity, phrase)
        or _of_another_field(entity, phrase)
        or _of_another_side(entity, phrase)
        or _of_another_place(entity, phrase, reading)
        or _of_another_time(entity, phrase, reading)
        or _of_another_age(entity, phrase, reading)
        or (_of_some_post(entity, phrase) and not _goes_on(entity, phrase, reading))
    )


def leads_another(entity: Entity, phrase: Phrase) -> bool:
    """Tell whether a description is of a body that nothing told of somebody names.

    *The leader of the ruling coalition* is no finance minister. Not: *the leader of the party*, where Ann
    Roe is called a leader, nor *the author of the book*.
    """
    word = phrase.head.lemma.lower()
    rows = [(t, noun(t.text, t.lemma)) for t in complement(phrase) if t.upos == "NOUN"]
    bodies = {t.lemma.lower() for t, row in rows if row is not None and row.type == "organization"}
    return bool(bodies) and not called(entity, word) and bodies.isdisjoint(told_of(entity).roles.split())


def _of_another_land(entity: Entity, phrase: Phrase) -> bool:
    """*the Kurdish envoy* is no Turkish envoy. Not: *the Kurdish envoy*, the envoy Ann Roe."""
    lands = {land for m in phrase.modifiers if (land := countries().get(m.text.lower()))}
    theirs = told_of(entity).countries if lands else frozenset[str]()
    return bool(lands and theirs) and lands.isdisjoint(theirs)


def _of_another_field(entity: Entity, phrase: Phrase) -> bool:
    """*the minister for youth* is not Health Minister Ann Roe. Not: *the minister*, who may be."""
    word = phrase.head.lemma.lower()
    if word not in _PORTFOLIOS:
        return False
    behind = [t.text for t in complement(phrase) if not t.ner.endswith("LOC")]
    mine = _portfolio([*(m.text for m in phrase.modifiers), *behind])
    if not mine:
        return False
    told = [role for role, _ in entity.roles if role]
    held = [p for role in told for p in _portfolios(role, word)]
    if not held:  # somebody of another post
        return bool(told) and not called(entity, word)
    return all(p and p.isdisjoint(mine) for p in held)


def _of_another_side(entity: Entity, phrase: Phrase) -> bool:
    """*the opposition leader* is no minister, *the union leader* no rebel leader.

    Not: *the party leader*, where the article calls Ann Roe a leader of a party by its name, nor *the church
    leader*, the Reverend Ann Roe.
    """
    mine = {m.text.lower() for m in phrase.modifiers} & _SIDES
    mine -= _CHURCH if not _CLERGY.isdisjoint(entity.aliases) else set()
    told = [_words(role) for role, _ in entity.roles if role]
    posts = [words for words in told if any(map(is_held, words))]
    if not mine or not posts or any(mine & set(words) for words in told):
        return False
    word = phrase.head.lemma.lower()
    same = [words for words in posts if word in words]
    return not same or all(_SIDES & set(words) for words in same)


def _of_another_place(entity: Entity, phrase: Phrase, reading: Reading) -> bool:
    """*the mayor of Alden* is no mayor of Boca, nor a mayor of whom nobody told before that it is Alden.

    Not: *the mayor of Alden*, Ann Roe, in a story that opened in Alden, nor *a spokesman for Alden's Harbour
    Trust*, where she is Harbour Trust spokeswoman.
    """
    word, start = phrase.head.lemma.lower(), phrase.head.span.start
    if not called(entity, word) or not is_held(word):
        return False
    mine = {bare_word(t.text) for t in _held_in(phrase)}
    here = {bare_word(m.text) for m in phrase.modifiers if m.upos == "PROPN" and m.ner.endswith("LOC")}
    told = [_governed(role, word) for role, _ in entity.roles]
    theirs = {name for names in told for name in names}
    if theirs and (mine or here):
        lands = {countries().get(name, name) for name in mine or here}
        said = told_of(entity).roles
        return lands.isdisjoint({countries().get(name, name) for name in theirs}) and not any(
            name in said for name in mine or here
        )
    people = {
        bare_word(t.text) for t in complement(phrase) if t.ner.endswith("PERSON")
    }  # a spokesman for Roe
    if mine and all(name in told_of(entity).roles for name in mine):
        return False
    before = reading.text[:start].lower()
    return bool(mine - people) and not any(name in before for name in mine)


def _held_in(phrase: Phrase) -> Iterator[Token]:
    """Yield the names of what a post is held in: *for [Avon]*, *for Avon's [Harbour] [Trust]*, not its owner.

    Not: *for Avon's [old town]*, which has no name, so that Avon tells.
    """
    for token in complement(phrase):
        owned = token.deprel == "nmod:poss" and token.head is not None and token.upos == "PROPN"
        behind = phrase.sentence.tokens[token.index + 1 : (token.head or 0) + 1] if owned else ()
        names = [t for t in behind if t.upos == "PROPN"]
        yield from names or ([token] if token.upos == "PROPN" else [])


def _of_another_time(entity: Entity, phrase: Phrase, reading: Reading) -> bool:
    """*the former mayor* is not Mayor Ann Roe, nor *the mayor* former mayor Bob Lee.

    Not: *the former mayor*, where Mayor Ann Roe resigned before.
    """
    word = phrase.head.lemma.lower().removeprefix("ex-")
    past = word != phrase.head.lemma.lower() or any(m.text.lower() in _PAST for m in phrase.modifiers)
    told = list(_heads([_words(role) for role, _ in entity.roles]))
    held = [words for words in told if word in words]
    once = [words for words in held if _PAST & set(words)]
    if not past:
        return bool(held) and len(once) == len(held) and is_held(word)
    if once or not (held or word in entity.aliases):
        return False
    start = phrase.head.span.start
    sentences = (reading.sentences[m.sentence] for m in entity.mentions if m.span.start < start)
    return not any(t.lemma.lower() in _LEAVES for s in sentences for t in s.tokens if t.span.start < start)


def _of_another_age(entity: Entity, phrase: Phrase, reading: Reading) -> bool:
    """*the girl* is not Ann Roe, 43, nor is *the 29-year-old*. Not: *the girl*, Ann Roe, 9."""
    own = _AGED.search(phrase.name.lower())
    young = phrase.head.lemma.lower() in _YOUNG
    if own is None and not young:
        return False
    ages = set(_ages(entity, reading))
    if own is not None:
        return bool(ages) and int(own[1]) not in ages
    return bool(ages) and min(ages) >= _GROWN


def _ages(entity: Entity, reading: Reading) -> Iterator[int]:
    """Yield how old the article says that somebody is: *Ann Roe, 43,*, *43-year-old Ann Roe*."""
    for role, _ in entity.roles:
        yield from (int(age) for age in _AGED.findall(role.lower()))
    for mention in entity.mentions:
        words, last = reading.sentences[mention.sentence].tokens, mention.last
        behind = [t.text for t in words[last + 1 : last + 4]]
        apart = len(behind) == 3 and behind[0] in (",", "(") and behind[2] in (",", ")", ".")
        if mention.words and apart and behind[1].isdigit() and len(behind[1]) < 3:
            yield int(behind[1])


def _of_some_post(entity: Entity, phrase: Phrase) -> bool:
    """*the boy*, *the woman* and *the politician* are nobody with a post or trade: not Judge Ann Roe.

    Not: *the woman*, where the article calls Ann Roe a woman, a suspect or a widow, nor *the former farm
    boy*, who has grown up.
    """
    word = phrase.head.lemma.lower()
    past = any(m.text.lower() in _PAST for m in phrase.modifiers)
    if past or word not in _ANYBODY | _MERE | _YOUNG or knows(entity, word):
        return False
    told = [_words(role) for role, _ in entity.roles if role]
    if any((_MERE | _YOUNG) & set(words) or _AGED.search(" ".join(words)) for words in told):
        return False
    titled = any(title.strip(".") not in _HONORIFICS for title in entity.aliases)
    return titled or any(noun(words[-1]) is not None and words[-1] not in _PASSING for words in _heads(told))


def _goes_on(entity: Entity, phrase: Phrase, reading: Reading) -> bool:
    """*Mayor Ann Roe said no. “It is late,” the politician added*: Ann Roe, of whom the sentence before was.

    Not: *Mayor Ann Roe flew home, and the politician said that it was late*, nor *the woman*, who says less.
    """
    if phrase.head.lemma.lower() not in _ANYBODY:
        return False
    start = phrase.head.span.start
    near = [
        m for m in entity.mentions if m.words and m.span.start < start and m.weight >= 1.0 and not m.quoted
    ]
    last = reading.sentences[near[-1].sentence] if near else None
    beside = last is not None and last.index + 1 == phrase.sentence.index
    same = last is not None and last.paragraph == phrase.sentence.paragraph
    return beside and same


def _heads(roles: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the words of each role up to what it is a role in: clerk of *clerk of Avon*."""
    for words in roles:
        head = list(takewhile(lambda word: word not in _LINKS, words))
        if head:
            yield head


def _governed(role: str, post: str) -> list[str]:
    """Return the names behind *of* or *for* of a role: alden of *mayor of Alden*."""
    words = role.split()
    place = next(
        (i for i, word in enumerate(words) if word in _LINKS and bare_word(words[i - 1]) == post), None
    )
    return [bare_word(word) for word in words[place + 1 :] if word[:1].isupper()] if place else []


def _portfolios(role: str, post: str) -> list[frozenset[str]]:
    """Return what stands before and behind each ``post`` of a role: foreign of *foreign minister*."""
    words = _words(role)
    found = []
    for i, word in enumerate(words):
        if word == post:
            linked = i + 1 < len(words) and words[i + 1] in _LINKS
            found.append(_portfolio(words[:i] + (words[i + 2 :] if linked else [])))
    return found


def _portfolio(words: Sequence[str]) -> frozenset[str]:
    """Return the words beside a post that tell its field: no country, rank or *former*."""
    folded = (bare_word(word) for word in words)
    return frozenset(w for w in folded if w not in _PLAIN and w not in countries())


def _words(role: str) -> list[str]:
    return [bare_word(word) for word in role.replace("ex-", "ex ").split()]
