"""Tells whether an entity is known by a noun: its roles, its titles and what says the same.

Joins someone first only described (*the woman*) with the bare given name that comes later (*Melanie*).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quotetrack.attribute.entities.as_speaker import was_post
from quotetrack.attribute.entities.grouping import Entity, ToldRoles
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.lexicon.person_words import countries, given_names, noun
from quotetrack.lexicon.word_sets import alternatives, word_families, word_list, word_set

_SAME = word_families("entities.same_posts")
_DEPUTY = re.compile(rf"\b(?:{alternatives('entities.deputies')}) (?:\w+)", re.IGNORECASE)
_LINKS = word_list("entities.post_links")
_LOWER = word_set("entities.deputies")
_SMALL = word_set("entities.unabbreviated")
_SHORTEST, _LONGEST = 2, 4  # letters of an abbreviated post
_HELD = ("post", "office", "either")
DEPUTY = "vice"  # what every deputy of whomever is known as
_REACH = 12  # sentences between the last description and the name


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


def join_named_later(entities: list[Entity], owner: dict[Mention, Entity]) -> None:
    """Give the one person of a sex who is only described the given name that nobody introduces.

    *The woman waited. Outside, she sang.* ... *Melanie said* is the woman, where no other woman is
    described or could be called so; *her sister Melanie said* and *Melanie Roe said* are not.
    """
    bare = {entity: gender for entity in entities if (gender := _bare(entity))}
    alone = Counter(bare.values())
    for entity, gender in bare.items():
        if alone[gender] > 1:
            continue  # another such name could be meant as well
        first = entity.mentions[0]
        described = [
            e
            for e in entities
            if e.label == "unnamed"
            and e.gender == gender
            and e.mentions[0].span < first.span
            and first.sentence - max(m.sentence for m in e.mentions if m.span < first.span) <= _REACH
        ]
        if len(described) != 1:
            continue
        same = described[0]
        entity.gender = gender
        for mention in same.mentions:
            entity.mentions.append(mention)
            owner[mention] = entity
        entity.mentions.sort(key=lambda m: m.span)
        entities.remove(same)


def _bare(entity: Entity) -> str:
    """Return the sex of a person only ever called by a given name, unintroduced; empty for others."""
    if entity.label != "person" or len(entity.words) != 1 or entity.roles or entity.aliases:
        return ""
    first = entity.mentions[0]
    if first.sentence < 2 or first.title or max(m.weight for m in entity.mentions) < 0.8:
        return ""
    return given_names().get(entity.words[0].lower(), "")
