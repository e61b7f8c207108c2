"""Tells whether an entity is known by a noun: its roles, its titles and what says the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.attribute.entities.grouping import Entity, ToldRoles
from quotetrack.attribute.phrases.noun_phrases import Phrase
from quotetrack.lexicon.person_words import countries
from quotetrack.lexicon.word_sets import alternatives, word_families, word_list, word_set

_SAME = word_families("entities.same_posts")
_DEPUTY = re.compile(rf"\b(?:{alternatives('entities.deputies')}) (?:\w+)", re.IGNORECASE)
_LINKS = word_list("entities.post_links")
_PORTFOLIOS = word_set("entities.portfolio_posts")
_PLAIN = (
    word_set("entities.ranks")
    | word_set("entities.past_posts")
    | word_set("entities.lower_ranks")
    | {"the", "new"}
)
DEPUTY = "vice"  # what every deputy of whomever is known as


def knows(entity: Entity, word: str) -> bool:
    """Tell whether a role or title of ``entity`` is ``word`` or says the same.

    *the nominee's daughter* makes nobody a nominee, and *vice president* nobody a president.
    """
    said = told_of(entity).words
    return word in said or any(word in same and said & same for same in _SAME)


def called(entity: Entity, word: str) -> bool:
    """Tell whether a role or title of ``entity`` holds the very ``word``: *senator*, not *lawmaker*."""
    return word in told_of(entity).words


def contradicts(entity: Entity, phrase: Phrase) -> bool:
    """Tell whether what the article says of somebody rules out that ``phrase`` means them.

    *the health minister* is no foreign minister and no *opposition leader*, *the Kurdish envoy* no Turkish
    one; *the minister* may be either.
    """
    lands = {land for m in phrase.modifiers if (land := countries().get(m.text.lower()))}
    theirs = told_of(entity).countries if lands else frozenset[str]()
    if lands and theirs and lands.isdisjoint(theirs):
        return True
    word = phrase.head.lemma.lower()
    mine = _portfolio([m.text for m in phrase.modifiers])
    if word not in _PORTFOLIOS or not mine:
        return False
    told = [role for role, _ in entity.roles if role]
    held = [p for role in told for p in _portfolios(role, word)]
    if not held:  # somebody of another post
        return bool(told) and not called(entity, word)
    return all(p and p.isdisjoint(mine) for p in held)


def _portfolios(role: str, post: str) -> list[frozenset[str]]:
    """Return what stands before each ``post`` of a role: foreign of *Turkish foreign minister*."""
    words = [_bare(word) for word in role.split()]
    return [_portfolio(words[:i]) for i, word in enumerate(words) if word == post]


def _portfolio(words: Sequence[str]) -> frozenset[str]:
    """Return the words before a post that tell its field: no country, rank or *former*."""
    folded = (_bare(word) for word in words)
    return frozenset(w for w in folded if w not in _PLAIN and w not in countries())


def _bare(word: str) -> str:
    return word.lower().strip(".,'’“”").removesuffix("'s").removesuffix("’s")


def told_of(entity: Entity) -> ToldRoles:
    """Return what is told of an entity, made anew where a role or a title has come since."""
    size = len(entity.roles), len(entity.aliases)
    if entity.told is None or entity.told.size != size:
        roles = [role for role, _ in entity.roles]
        lands = {land for role in roles for word in role.split() if (land := countries().get(_bare(word)))}
        words = frozenset(_said(entity))
        entity.told = ToldRoles(size, words, frozenset(lands), " ".join(roles).lower())
    return entity.told


def _said(entity: Entity) -> set[str]:
    """Return the words of an entity's titles and of its roles up to what they are roles in."""
    said: set[str] = {w.strip(".") for title in entity.aliases for w in _plain(title).split()}
    for role, _ in entity.roles:
        head = role
        for link in _LINKS:
            head = head.split(f" {link} ")[0]
        words = [w for w in _plain(head).split() if not w.endswith(("'s", "’s"))]
        said |= {w.strip(".,'’“”").lower() for w in words}
    return said


def _plain(words: str) -> str:
    """Return words without hyphens, and with *vice* for *vice president* and the like."""
    return _DEPUTY.sub(DEPUTY, words.replace("-", " "))
