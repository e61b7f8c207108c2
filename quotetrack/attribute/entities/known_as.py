"""Tells whether an entity is known by a noun: its roles, its titles and what says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.attribute.entities.grouping import Entity, ToldRoles
from quotetrack.attribute.entities.held_posts import was_post
from quotetrack.lexicon.person_words import countries, noun
from quotetrack.lexicon.word_sets import alternatives, word_families, word_list, word_set

_SAME = word_families("entities.same_posts")
_DEPUTY = re.compile(rf"\b(?:{alternatives('entities.deputies')}) (?:\w+)", re.IGNORECASE)
_LINKS = word_list("entities.post_links")
_LOWER = word_set("entities.deputies")
_SMALL = word_set("entities.unabbreviated")
_SHORTEST, _LONGEST = 2, 4  # letters of an abbreviated post
_HELD = ("post", "office", "either")
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


def initials_of_posts(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the letters by which a post of somebody can be called, and the word that makes it a lower one.

    SP of *Avon superintendent of police*; PM of *Deputy Prime Minister*, with *deputy*. Not: AP of *Avon
    police chief*, in which no post is spelled, nor those of what somebody *former* was.
    """
    for role in [role for role, _ in entity.roles] + sorted(entity.aliases):
        words = [bare_word(word) for word in re.split(r"[\s-]+", role.partition(",")[0])]
        words = [word for word in words if word and word not in _SMALL]
        if was_post(role):
            continue
        for start in range(len(words)):
            for end in range(start + _SHORTEST, min(start + _LONGEST, len(words)) + 1):
                if any(_is_held(word) for word in words[start:end]):
                    lower = words[start - 1] if start and words[start - 1] in _LOWER else ""
                    yield "".join(word[0] for word in words[start:end]).upper(), lower


def _is_held(word: str) -> bool:
    """Tell whether a word is a post's noun: *superintendent*, *minister*; not *police*, *friend*."""
    row = noun(word)
    return row is not None and row.type == "person" and row.bearing in _HELD


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
