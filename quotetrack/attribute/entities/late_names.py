"""Joins someone first only described (*the woman*) with the bare given name that comes later (*Melanie*)."""

from __future__ import annotations

from collections import Counter

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.lexicon.person_words import given_names

_REACH = 12  # sentences between the last description and the name


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
