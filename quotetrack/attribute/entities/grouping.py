"""Groups the names of an article into entities: one person, body or place under all its names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.entities.relabelling import (
    as_teams,
    named_labels,
    relabelled,
    trimmed,
    without_tickers,
)
from quotetrack.attribute.phrases.acronyms import short_forms, spelled_out
from quotetrack.attribute.phrases.person_signs import (
    is_child,
    opens_family,
    sex_of_given,
    sex_of_names,
    sex_of_titles,
)
from quotetrack.attribute.phrases.same_names import (
    ends_with,
    first_surname,
    fold_body,
    fold_name,
    keys_of_namesakes,
    keys_of_person,
    middle_surname,
    misspelt,
    names_same_body,
    near_spellings,
    same_person,
)
from quotetrack.lexicon.person_words import given_names
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set

_PARTICLES = word_set("entities.name_particles")

_NICKNAMED = re.compile(r"\b([A-Z][\w’-]+) [“\"‘']([A-Z][\w-]{1,20})[”\"’'] ([A-Z][\w’-]+)")
_STYLE = 2  # letters of a word that may be a style before a name: Me Ann Roe
_OFTEN = 2  # times that a given name stands alone for one who goes by it
_GONE, _JUST_NAMED = 24, 5  # sentences since the first bearer of a surname was named, and another one


@dataclass(frozen=True, slots=True)
class ToldRoles:
    """The ``words`` of somebody's titles and roles, the ``countries`` in the roles, the ``roles`` in a row.

    ``size`` are the numbers of roles and of titles that they were made of.
    """

    size: tuple[int, int]
    words: frozenset[str]
    countries: frozenset[str]
    roles: str


@dataclass(slots=True, eq=False)
class Entity:
    """Someone or something the article names, with every mention, role and description found of it.

    ``roles`` holds, in the order told, each role with its affiliation or nothing, ``aliases`` titles,
    ``members`` the people of a pair, ``forms`` how often each form of the name was counted; ``speaks`` is
    false of things that only a plural verb made a group (*talks*). ``told`` is what ``known_as`` has made of
    roles and aliases, of which none ever goes.
    """

    label: str
    words: tuple[str, ...]
    gender: str = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: dict[tuple[str, str], None] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    plural: bool = False
    members: tuple[Entity, ...] = ()
    speaks: bool = True
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    told: ToldRoles | None = None

    @property
    def name(self) -> str:
        """The fullest name: for an agency's initials, the agency's name."""
        name = " ".join(self.words)
        row = outlet(name) if self.label == "organization" else None
        initials = name.replace(".", "").isupper()
        if row is not None and (
            (row.kind == "wire" and (initials or name.lower().endswith(" agency")))
            or f"The {name}" == row.name
            or name == f"The {row.name}"
        ):
            return row.name
        if row is not None and name not in row.weak and not _shares_word(name, row.name):
            return row.name  # Russia Today is RT
        return name

    def add(self, mention: Mention) -> None:
        """Count ``mention`` to this entity; a fuller name or a title's gender is taken over."""
        self.mentions.append(mention)
        if mention.gender and not self.gender:
            self.gender = mention.gender
        if mention.words:
            self.forms[mention.words] += 1
        self.words = self._fullest()

    def _fullest(self) -> tuple[str, ...]:
        """Return the full form used most (*Ann Roe* rather than a single *Ann B. Roe*), else the longest."""
        if not self.forms:
            return self.words
        whole = {
            w: n for w, n in self.forms.items() if len([p for p in w if p.lower() not in _PARTICLES]) > 1
        }
        whole = {w: n for w, n in whole.items() if not (_lacks_given(w, whole) or _lacks_family(w, whole))}
        if whole and self.label == "person":
            return max(whole, key=lambda w: (whole[w], len(w)))
        return max((self.words, *self.forms), key=lambda w: (len(w), not " ".join(w).isupper()))


def _lacks_given(words: tuple[str, ...], forms: Collection[tuple[str, ...]]) -> bool:
    """Tell whether a form of a name is a surname of two words: *Ben Sorek*, where *Ora Ben Sorek* stands too.

    Not: *Ann Roe*, where *Mary Ann Roe* stands, whose first word is a given name.
    """
    longer = any(
        len(form) > len(words) and form[-len(words) :] == words and len(form[0].strip(".")) > _STYLE
        for form in forms
    )
    return longer and not sex_of_given(words[0]) and len(words[0].strip(".")) > 1


def _lacks_family(words: tuple[str, ...], forms: Collection[tuple[str, ...]]) -> bool:
    """Tell whether a form of a name stops before its family: *Karim Saif*, beside *Karim Saif Al-Tamaru*.

    Not: *Ann Roe*, where *Ann Roe Lopez* stands too.
    """
    longer = (form[len(words)] for form in forms if len(form) > len(words) and form[: len(words)] == words)
    return any(map(opens_family, longer))


def _shares_word(one: str, other: str) -> bool:
    """Tell whether two names have a word in common: *Fox* and *Fox News*; not *Russia Today* and *RT*."""
    return not set(fold_body(one).split()).isdisjoint(fold_body(other).split())


def build_entities(names: list[Mention], text: str) -> tuple[list[Entity], dict[Mention, Entity]]:
    """Return the entities of the article and the entity of each mention (some with corrected words).

    Full names first, so that a surname in the headline finds the name that comes later.
    """
    known = _Known(text)
    entities, owner = known.entities, known.owner
    names = relabelled(as_teams(trimmed(without_tickers(named_labels(names, text), text), text), text))
    people = [m for m in names if m.label == "person"]
    for mention in people:
        if len(fold_name(mention.words)) > 1:
            known.place(next(known.namesakes(mention.words), None), mention)
    for mention in people:
        if mention not in owner:
            known.place(_bearer(mention, known), mention)
    plain = [m for m in names if m.label != "person"]
    bodies = [replace(m, words=spelled_out(m.name, m.span.start, text) or m.words) for m in plain]
    acronyms = short_forms([(m.words, m.span.end) for m in bodies], text)
    acronyms.update(
        {fold_body(m.name): fold_body(b.name) for m, b in zip(plain, bodies, strict=True) if m != b}
    )
    for mention in sorted(bodies, key=lambda m: -len(m.words)):
        known.place(next(known.bodies(mention, acronyms), None), mention)
    for entity in entities:
        entity.mentions.sort(key=lambda m: m.span)
        if entity.label == "person" and not entity.gender:
            entity.gender = sex_of_names(entity.words)
    entities.sort(key=lambda e: e.mentions[0].span)
    return entities, owner


class _Known:
    """The entities found so far, by the words that two names of one thing share."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self._full: defaultdict[Entity, list[int]] = defaultdict(list)  # the sentences that name them in full
        self.owner: dict[Mention, Entity] = {}
        self._order: dict[Entity, int] = {}
        self._by: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)

    def place(self, found: Entity | None, mention: Mention) -> None:
        """Add ``mention`` to ``found``, or to a new entity."""
        if found is None:
            found = Entity(mention.label, mention.words)
            self._order[found] = len(self.entities)
            self.entities.append(found)
        before = found.words if found.mentions else None
        found.add(mention)
        self.owner[mention] = found
        if len(mention.words) > 1:
            self._full[found].append(mention.sentence)
        if found.words != before:
            for key in self._keys(found):
                self._by[key].add(self._order[found])

    def last_named(self, entity: Entity, mention: Mention) -> int:
        """Return the sentence before a mention that last names somebody; names in full are known by then."""
        full = self._full.get(entity, [0])
        before = full[max(bisect_right(full, mention.sentence) - 1, 0)]
        last = entity.mentions[-1]
        return max(before, last.sentence) if len(last.words) == 1 else before

    def _keys(self, entity: Entity) -> Iterator[tuple[str, ...]]:
        """Yield what an entity is looked up by; no key is shared by more than can be meant by one name."""
        if entity.label == "person":
            if name := fold_name(entity.words):
                yield from (("first", name[0]), ("last", name[-1]))
            if len(name) > 1:
                yield from keys_of_person(name)
                yield from (("like", *form) for form in near_spellings(name[-1]))
            if middle := middle_surname(name) or first_surname(name):
                yield "last", middle
            yield from (("middle", word) for word in name[1:-1])
            return
        body = fold_body(" ".join(entity.words))
        yield "body", body
        words = body.split()
        yield from (("body opens", " ".join(words[:n])) for n in range(1, len(words)))
        yield from (("body ends", " ".join(words[-n:])) for n in range(1, len(words)))
        if (row := outlet(" ".join(entity.words))) is not None:
            yield "outlet", row.name

    def _with(self, *keys: tuple[str, ...]) -> Iterator[Entity]:
        """The entities with one of these keys, in the order in which they were found."""
        return (self.entities[i] for i in sorted(set().union(*(self._by.get(key, ()) for key in keys))))

    def namesakes(self, words: tuple[str, ...]) -> Iterator[Entity]:
        """The people whose names are forms of the same name."""
        near = self._with(*keys_of_namesakes(fold_name(words)))
        return (e for e in near if same_person(e.words, words))

    def ending(self, word: tuple[str, ...]) -> list[Entity]:
        """The people whose surname ``word`` is."""
        names = [(e, fold_name(e.words)) for e in self._with(("last", word[-1]))]
        found = [e for e, name in names if ends_with(name, word) or (middle_surname(name),) == word]
        return found or [e for e, name in names if (first_surname(name),) == word]

    def opening(self, word: tuple[str, ...]) -> list[Entity]:
        """The people whose given names ``word`` is."""
        return [e for e in self._with(("first", word[0])) if fold_name(e.words)[: len(word)] == word]

    def nicknamed(self, word: tuple[str, ...]) -> list[Entity]:
        """The people whose nickname ``word`` is, which stands in marks within the name: *Ann “Nan” Roe*."""
        full = self._nicknames.get(word[0]) if len(word) == 1 else None
        return list(self.namesakes(full))[:1] if full is not None else []

    @cached_property
    def _nicknames(self) -> dict[str, tuple[str, ...]]:
        """The names, given name and surname, in which nicknames stand in marks, by the nickname."""
        found = _NICKNAMED.findall(self.text)
        return {nick: (given, surname) for given, one, surname in found for nick in fold_name((one,))}

    def middled(self, word: tuple[str, ...]) -> list[Entity]:
        """The one person in whose name a surname stands within: reyl of *Kim Reyl Solvo*.

        Not: ann of *Mary Ann Roe*, a given name.
        """
        if len(word) != 1 or word[0] in given_names():
            return []
        found = list(self._with(("middle", word[0])))
        return found if len(found) == 1 else []

    def misspelt(self, word: tuple[str, ...]) -> list[Entity]:
        """The people whose surname ``word`` is with one letter wrong: Maurer for *Mauer*."""
        if len(word) != 1:
            return []
        near = self._with(*(("like", *form) for form in near_spellings(word[0])))
        return [e for e in near if misspelt(fold_name(e.words)[-1], word[0])]

    def bodies(self, mention: Mention, acronyms: dict[str, str]) -> Iterator[Entity]:
        """The bodies and places that a mention may name."""
        name = fold_body(mention.name)
        keys: list[tuple[str, ...]] = [("body", name), ("body", acronyms.get(name, name))]
        if name:
            keys += [("body opens", name), ("body ends", name)]
        if (row := outlet(mention.name)) is not None:
            keys.append(("outlet", row.name))
        return (e for e in self._with(*keys) if _may_be(e, mention, acronyms))


def _bearer(mention: Mention, known: _Known) -> Entity | None:
    """Return the person whom a surname or first name alone means, None where nobody bears it.

    Of several bearers: no child where a title stands (*Mr Roe* is not the boy Tom Roe, 11), those whose sex
    a title states, those of the very title (*Senator Roe* is no Mayor Ann Roe); then the first to be
    introduced, since the others go on being named in full, unless the talk has long left him for one
    just named. *Mrs Roe* is nobody whom a title made *Mr Roe*.
    """
    word = fold_name(mention.words)
    if not word:
        return None
    bearers = known.ending(word) or known.opening(word) or known.misspelt(word)
    bearers = bearers or known.nicknamed(word) or known.middled(word)
    if len(bearers) > 1 and mention.title:
        grown = [e for e in bearers if not any(is_child(known.text, m.span) for m in e.mentions)]
        bearers = grown or bearers
    if (sex := sex_of_titles([mention.title])) is not None:
        bearers = [e for e in bearers if sex_of_titles(m.title for m in e.mentions) in (sex, None)]
    if mention.gender:
        fitting = [e for e in bearers if (e.gender or sex_of_names(e.words)) in (mention.gender, "")]
        bearers = fitting or bearers
    if mention.title:
        bearers = _of_the_title(bearers, mention)
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    before = [e for e in bearers if e.mentions[0].span < mention.span] or bearers
    before = [e for e in before if not _goes_by_given(e, word)] or before
    first = min(before, key=lambda e: e.mentions[0].span)
    last = max(before, key=lambda e: known.last_named(e, mention))
    gone = mention.sentence - known.last_named(first, mention) > _GONE
    return last if gone and mention.sentence - known.last_named(last, mention) <= _JUST_NAMED else first


def _of_the_title(bearers: list[Entity], mention: Mention) -> list[Entity]:
    """Return who of several is meant by a title: *Senator Roe* is Senator Bob Roe, not Mayor Ann Roe.

    Not one who comes later, where somebody without a title came before: *Ann Roe spoke. Cllr Roe left.
    Councillor Bob Roe stayed*.
    """
    same = [e for e in bearers if any(m.post == mention.post for m in e.mentions)]
    before = [e for e in bearers if e.mentions[0].span < mention.span]
    if same and before and not any(e in before for e in same):
        plain = [e for e in before if not any(m.title for m in e.mentions)]
        return plain or same
    return same or bearers


def _goes_by_given(entity: Entity, word: tuple[str, ...]) -> bool:
    """Tell whether an article calls somebody by the given name: *Ann Roe. Ann ... Ann*, who is no *Roe*.

    Not: *Ann Roe. Ann ... Roe*, whom it calls both.
    """
    name = fold_name(entity.words)
    if word != name[-1:] or len(name) < 2:
        return False
    single = Counter({form: n for words, n in entity.forms.items() if len(form := fold_name(words)) == 1})
    return single[name[:1]] >= _OFTEN and not single[name[-1:]]


def _may_be(entity: Entity, mention: Mention, acronyms: dict[str, str]) -> bool:
    """Tell whether a mention can name a body or a place; a place is only what has its very name."""
    if entity.label == "person":
        return False
    alike = entity.label != "place" and mention.label != "place"
    same = fold_body(" ".join(entity.words)) == fold_body(mention.name)
    return same or (alike and names_same_body(entity.words, mention.words, acronyms))
