"""Turns entities into the speakers that the stage answers with."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.held_posts import AFTER_POST
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import countries
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Method, Speaker, SpeakerType

_PASSING = word_set("entities.passing_roles")
_PAST = word_set("entities.past_posts")
_DOES = frozenset(f"{verb}s" for verb in word_set("entities.employment_verbs")) | word_set(
    "entities.employment_forms"
)
_AT = grammar.WORKPLACE_PREPOSITIONS | grammar.POST_PREPOSITIONS | {"as"}
_MERE = word_set("entities.mere_people")
_CONSORTS = word_set("entities.consorts")


def speaker_of(entities: Sequence[Entity], method: Method, confidence: float = 0.95) -> Speaker:
    """Return the speaker that one or several entities are."""
    entities = [m for e in entities for m in (e.members or (e,))]
    first = entities[0]
    role, affiliation = role_of(first) if len(entities) == 1 else (None, None)
    return Speaker(
        tuple(dict.fromkeys(e.name for e in entities)),
        type_of(first),
        method,
        role,
        affiliation,
        (),
        confidence,
    )


def type_of(entity: Entity) -> SpeakerType:
    """Return the kind of speaker that an entity is; a place speaks as a body."""
    if entity.label == "unnamed":
        return "anonymous"
    if entity.label in ("person", "group", "document"):
        return entity.label  # type: ignore[return-value]
    return "organization"


def role_of(entity: Entity) -> tuple[str | None, str | None]:
    """Return role and affiliation from all of an entity's mentions: the first with a body, else the first.

    A post that somebody had (*former mayor*) counts only where no other is told, and gives no body. What says
    no more than the sex (*woman*) is no role, and what one is to another (*brother*) comes behind a post.
    """
    if entity.label != "person":
        return None, None
    said = [role for role, _ in entity.roles if role and not was_post(role) and not _is_mere(role)]
    said.sort(key=_is_passing)
    said += [role for role, _ in entity.roles if role and was_post(role)]
    nouns = (role for role in said if not (_is_doing(role) or _is_passing(role)))
    told = next(nouns, next(iter(said), None))
    bodies = [(role if role and not _is_doing(role) else told, body) for role, body in entity.roles if body]
    if bodies:
        return next((pair for pair in bodies if pair[1].lower() not in countries()), bodies[0])
    return (told, None) if said else (None, None)


def _is_passing(role: str) -> bool:
    """Tell whether a role is no post or trade: *brother*, *friend of the mayor*; not *the mayor's baker*."""
    return role.lower().partition(" of ")[0].split()[-1] in _PASSING


def _is_doing(role: str) -> bool:
    """Tell whether a role is what somebody does: *heads the Port Trust*, *teaches law at Avon University*.

    Not: *head of it*, *works chief*.
    """
    verb, *rest = role.lower().split()
    placed = bool(grammar.WORKPLACE_PREPOSITIONS & set(rest[1:]))
    return verb in _DOES and bool(rest) and (placed or rest[0] in grammar.ARTICLES | _AT)


def _is_mere(role: str) -> bool:
    """Tell whether a role says sex or age alone: *young woman*, *family man with a cane*.

    Not: *woman of means*, *First Lady*.
    """
    return role.lower() not in _CONSORTS and role.lower().partition(" with ")[0].split()[-1] in _MERE


def was_post(role: str) -> bool:
    """Tell whether a role in its own words is one that somebody had."""
    words = AFTER_POST.split(role.lower().replace("-", " "))[0].split()
    return bool(_PAST.intersection(words))
