"""Finds the body of a person who has spokespeople: the campaign, or the office."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import told_of
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.lexicon.person_words import countries, noun
from quotetrack.lexicon.word_sets import word_pairs, word_set
from quotetrack.model import TaggedName, Token

_STAFF = word_set("coreference.staff")
_NO_STAFF = word_set("coreference.no_staff")
_IN_OFFICE = word_set("coreference.in_office")
_SEATS = word_pairs("coreference.seats")
_RUNNING = word_set("coreference.running")
_STATES = word_set("coreference.lands_by_kind")
_HEADS = word_set("entities.heads_of_state")
_CONSORTS = word_set("entities.consorts")
_PLACES = ("LOC", "NORP")
_OFTEN_TOLD = 2  # times that the article names its land
_TIMES_ANOTHER = 4  # as often as the next land
_LONGEST = 100  # characters of a surname


class Offices:
    """The campaigns and offices of the people among ``entities``, whom ``text`` is about.

    ``tagged`` are the names that the tagger found in it.
    """

    def __init__(self, text: str, entities: Sequence[Entity], tagged: Sequence[TaggedName] = ()) -> None:
        self._text, self._entities, self._tagged = text, entities, tagged

    def campaign_of(self, person: Entity, word: str) -> Entity:
        """Return the campaign of a person, a new entity where the article does not name it as a body.

        *Her team* of a mayor is the Roe campaign. Not: *her team* of a racer, which is Roe’s team.
        """
        words = (person.words[-1], "campaign")
        if word != "campaign" and not self._is_political(person):
            words = (f"{person.words[-1]}’s", word)
        return self._bodies.get(words) or Entity("organization", words)

    def name_teams(self, owner: Mapping[Mention, Entity]) -> None:
        """Call the team of who is in no politics a team: *Roe’s team*, a racer's; not *the Roe campaign*."""
        political = {e.words[-1] for e in self._entities if e.label == "person" and self._is_political(e)}
        people = {e.words[-1] for e in self._entities if e.label == "person"} - political
        for mention, entity in owner.items():
            surname, kind = entity.words[0], entity.words[-1]
            if entity.label != "organization" or kind != "campaign" or surname not in people:
                continue
            word = mention.span.of(self._text).split()[-1].lower()
            if word != kind and mention is entity.mentions[0]:
                entity.words = (f"{surname}’s", word)

    def _is_political(self, person: Entity) -> bool:
        """Tell whether somebody has an office or the article is of an election: who else has a campaign?"""
        rows = (noun(word) for word in told_of(person).words)
        return self._running or any(row is not None and row.bearing in ("office", "either") for row in rows)

    def office(self, entity: Entity, post: Token) -> str:
        """Return the body of a person who has spokespeople: the campaign if the article knows one.

        *Roe's manager* and *Roe's lawyer* speak for no office.
        """
        surname = entity.words[-1]
        if post.lemma.lower() in _NO_STAFF:
            return ""
        if not (entity.gender or len(entity.words) > 1):
            return ""
        named = self._campaigns.get(surname)
        if named is not None:
            return named.name
        runs = self._running
        if _IN_OFFICE & entity.aliases:
            runs = self._is_before_campaign(surname.lower())
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
            named = self._kinds.get(noun, ())
            if len(named) == 1:
                person.roles[role, next(iter(named))] = None
                return

    def state(self, person: Entity) -> None:
        """Add the land to *the President of the Republic*, where the article is of one land alone.

        Not: *the president*, of a club, perhaps, *the Foreign Minister*, of the reader's own land, nor
        where two lands compete.
        """
        role = next((role for role, _ in person.roles if _is_of_state(role)), "")
        if not role or any(body and body.lower() not in _STATES for _, body in person.roles):
            return
        held = [(post, self.land if post == role else "") for post, _ in person.roles]
        person.roles.clear()  # the Republic alone is no body
        person.roles.update(dict.fromkeys(held))

    @cached_property
    def land(self) -> str:
        """The land that the article is of, empty where it is of several or of none."""
        places = (e.span.of(self._text).lower() for e in self._tagged if e.label in _PLACES)
        found = Counter(countries().get(" ".join(name.split()), "") for name in places)
        del found[""]
        told = found.most_common(2)
        if not told or told[0][1] < _OFTEN_TOLD:
            return ""
        alone = len(told) < 2 or told[1][1] * _TIMES_ANOTHER <= told[0][1]
        return told[0][0] if alone else ""

    @cached_property
    def _bodies(self) -> dict[tuple[str, ...], Entity]:
        """The first body of each name."""
        return {f.words: f for f in reversed(self._entities) if f.label == "organization"}

    @cached_property
    def _campaigns(self) -> dict[str, Entity]:
        """The first campaign in whose name each word stands."""
        found: dict[str, Entity] = {}
        for body in self._entities:
            if body.label == "organization" and body.words[-1].lower() == "campaign":
                for word in body.words:
                    found.setdefault(word, body)
        return found

    @cached_property
    def _kinds(self) -> dict[str, set[str]]:
        """The names of the bodies of each kind that is a seat's: a council, an assembly."""
        kinds = set(_SEATS.values())
        found: defaultdict[str, set[str]] = defaultdict(set)
        for body in self._entities:
            if body.label == "organization" and len(body.words) > 1 and body.words[-1].lower() in kinds:
                found[body.words[-1].lower()].add(body.name)
        return found

    def _is_before_campaign(self, surname: str) -> bool:
        """Tell whether the text has a campaign of somebody of this surname: *the Roe campaign*."""
        at = bisect_left(self._owners, turned := surname[::-1])
        return at < len(self._owners) and self._owners[at].startswith(turned)

    @cached_property
    def _owners(self) -> list[str]:
        """What stands before each *campaign*, read backwards, in order."""
        ends = (match.start() for match in re.finditer(" campaign", self._lowered))
        return sorted({self._lowered[max(0, end - _LONGEST) : end][::-1] for end in ends})

    @cached_property
    def _lowered(self) -> str:
        return self._text.lower()

    @cached_property
    def _running(self) -> bool:
        return any(word in self._lowered for word in _RUNNING)


def _is_of_state(role: str) -> bool:
    """Tell whether a role is at the head of a land that it leaves unnamed: *President of the Republic*.

    So *first lady of the nation*. Not: *president*, *clerk of the republic*, *president of the Nation Bank*.
    """
    post, _, whose = role.lower().partition(" of the ")
    return whose in _STATES and (post in _CONSORTS or post in _HEADS)
