"""Finds the body of a person who has spokespeople: the campaign, or the office."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.lexicon.word_sets import word_pairs, word_set
from quotetrack.model import Token

_STAFF = word_set("coreference.staff")
_NO_STAFF = word_set("coreference.no_staff")
_IN_OFFICE = word_set("coreference.in_office")
_SEATS = word_pairs("coreference.seats")
_RUNNING = word_set("coreference.running")


def _is_kind(entity: Entity, noun: str) -> bool:
    """Tell whether a body's name says that it is a council or the like."""
    words = [word.lower() for word in entity.words]
    return entity.label == "organization" and len(words) > 1 and words[-1] == noun


class Offices:
    """The campaigns and offices of the people among ``entities``, whom ``text`` is about."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text, self._entities = text, entities

    def campaign_of(self, person: Entity) -> Entity:
        """Return the campaign of a person, a new entity where the article does not name it as a body."""
        words = (person.words[-1], "campaign")
        named = (f for f in self._entities if f.label == "organization" and f.words == words)
        return next(named, Entity("organization", words))

    def office(self, entity: Entity, post: Token) -> str:
        """Return the body of a person who has spokespeople: the campaign if the article knows one.

        *Roe's manager* and *Roe's lawyer* speak for no office.
        """
        surname = entity.words[-1]
        if post.lemma.lower() in _NO_STAFF:
            return ""
        if not (entity.gender or len(entity.words) > 1):
            return ""
        named = next((f for f in self._campaigns if surname in f.words), None)
        if named is not None:
            return named.name
        runs = self._running
        if _IN_OFFICE & entity.aliases:
            runs = f"{surname} campaign".lower() in self._lowered
        if runs:
            return f"{surname} campaign"
        return f"{surname}’s office" if post.lemma.lower() in _STAFF else ""

    def seat(self, person: Entity) -> None:
        """Add to a person's roles the body in which the post is a seat, where the article names one such.

        *Councillor Ann Roe* sits in the Avon Regional Council; of two councils in neither for sure.
        """
        if any(body for _, body in person.roles):
            return
        for role, _ in list(person.roles):
            words = set(role.lower().split())
            noun = next((body for post, body in _SEATS.items() if post in words), "")
            named = {f.name for f in self._entities if noun and _is_kind(f, noun)}
            if len(named) == 1:
                person.roles[role, named.pop()] = None
                return

    @cached_property
    def _campaigns(self) -> list[Entity]:
        bodies = (f for f in self._entities if f.label == "organization")
        return [f for f in bodies if f.words[-1].lower() == "campaign"]

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    @cached_property
    def _running(self) -> bool:
        return any(word in self._lowered for word in _RUNNING)
