"""Tells whether an entity is known by a noun: its roles, its titles and what says the same."""

from __future__ import annotations

import re

from quotetrack.attribute.entities.grouping import Entity, ToldRoles
from quotetrack.lexicon.person_words import countries, noun
from quotetrack.lexicon.word_sets import alternatives, word_families, word_list

_SAME = word_families("entities.same_posts")
_DEPUTY = re.compile(rf"\b(?:{alternatives('entities.deputies')}) (?:\w+)", re.IGNORECASE)
_LINKS = word_list("entities.post_links")
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


def bare_word(word: str) -> str:
    """Return a word of a role in lower case, without an owner's ending and marks: mayor of *“Mayor’s*."""
    return word.lower().strip(".,'’“”").removesuffix("'s").removesuffix("’s")


def told_of(entity: Entity) -> ToldRoles:
    """Return what is told of an entity, made anew where a role or a title has come since."""
    size = len(entity.roles), len(entity.aliases)
    if entity.told is None or entity.told.size != size:
        roles = [role for role, _ in entity.roles]
        lands = {
            land for role in roles for word in role.split() if (land := countries().get(bare_word(word)))
        }
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


def gendered(role: str) -> str:
    """Return the sex of the last gendered noun of a role (*spokeswoman*, *widow*)."""
    found = ""
    for word in role.split():
        row = noun(word.strip("’'s,"), word)
        found = row.gender if row is not None and row.gender else found
    return found
