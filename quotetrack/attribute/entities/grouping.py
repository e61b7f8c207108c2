"""Groups the names of an article into entities: one person, body or place under all its names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.acronyms import is_abbreviated, short_forms, spelled_out
from quotetrack.attribute.phrases.person_signs import is_child, sex_of_names, sex_of_titles
from quotetrack.attribute.phrases.same_names import (
    ends_with,
    first_surname,
    fold_body,
    fold_name,
    keys_of_namesakes,
    keys_of_person,
    middle_surname,
    misspelt,
    near_spellings,
    same_person,
    short_form,
)
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set

_PAPERS = word_set("entities.newspapers")
_PARTICLES = word_set("entities.name_particles")
_LANDS = word_set("entities.land_features")
_AIRS = word_set("entities.opening_bodies")

ASKS = word_set("entities.question_labels")
ANSWERS = word_set("entities.answer_labels")
_OPENS = re.compile(r"(?:^|\n)(?:[A-Z]{2,5}\. ?)?$")  # PROF. ROE:
_STOPS = (".", "!", "?", "”", '"')
_SHOUTED = re.compile(r"[A-Z][A-Z.’'-]+")


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
        if whole and self.label == "person":
            return max(whole, key=lambda w: (whole[w], len(w)))
        return max((self.words, *self.forms), key=lambda w: (len(w), not " ".join(w).isupper()))


def _shares_word(one: str, other: str) -> bool:
    """Tell whether two names have a word in common: *Fox* and *Fox News*; not *Russia Today* and *RT*."""
    return not set(fold_body(one).split()).isdisjoint(fold_body(other).split())


def build_entities(names: list[Mention], text: str) -> tuple[list[Entity], dict[Mention, Entity]]:
    """Return the entities of the article and the entity of each mention (some with corrected words).

    Full names first, so that a surname in the headline finds the name that comes later.
    """
    known = _Known(text)
    entities, owner = known.entities, known.owner
    names = _relabelled(_trimmed(named_labels(names, text), text))
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


def named_labels(names: list[Mention], text: str) -> list[Mention]:
    """Return the names with the labels in capitals read as people: *ROE:* is Roe; *Q:* names nobody.

    A name in capitals elsewhere (*the FBI:*) stays what it was.
    """
    found = []
    for mention in names:
        behind = text[mention.span.end : mention.span.end + 45]
        if not _OPENS.search(text, max(0, mention.span.start - 8), mention.span.start) or not re.match(
            r" ?(?:\([^)\n]{1,40}\))? ?:\s", behind
        ):
            found.append(mention)
        elif mention.name.upper() in ASKS | ANSWERS:
            continue
        elif all(_SHOUTED.fullmatch(w) for w in mention.words):
            words = tuple(w.title().replace("’S", "’s") for w in mention.words)
            found.append(replace(mention, words=words, label="person"))
        else:
            found.append(mention)
    return found


class _Known:
    """The entities found so far, by the words that two names of one thing share."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entities: list[Entity] = []
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
        if found.words != before:
            for key in self._keys(found):
                self._by[key].add(self._order[found])

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
        return (e for e in self._with(*keys) if _same_body(e, mention, acronyms))


def _bearer(mention: Mention, known: _Known) -> Entity | None:
    """Return the person whom a surname or first name alone means, None where nobody bears it.

    Of several bearers: no child where a title stands (*Mr Roe* is not the boy Tom Roe, 11), those whose sex
    a title states, those of the very title (*Senator Roe* is no Mayor Ann Roe); then the first to be
    introduced, since the others go on being named in full. *Mrs Roe* is nobody whom a title made *Mr Roe*.
    """
    word = fold_name(mention.words)
    if not word:
        return None
    bearers = known.ending(word) or known.opening(word) or known.misspelt(word)
    if len(bearers) > 1 and mention.title:
        grown = [e for e in bearers if not any(is_child(known.text, m.span) for m in e.mentions)]
        bearers = grown or bearers
    if (sex := sex_of_titles([mention.title])) is not None:
        bearers = [e for e in bearers if sex_of_titles(m.title for m in e.mentions) in (sex, None)]
    if mention.gender:
        fitting = [e for e in bearers if (e.gender or sex_of_names(e.words)) in (mention.gender, "")]
        bearers = fitting or bearers
    if mention.title:
        bearers = [e for e in bearers if any(m.post == mention.post for m in e.mentions)] or bearers
    if len(bearers) < 2:
        return bearers[0] if bearers else None
    before = [e for e in bearers if e.mentions[0].span < mention.span] or bearers
    return min(before, key=lambda e: e.mentions[0].span)


def _trimmed(names: list[Mention], text: str) -> list[Mention]:
    """Cut what a headline's capitals added to a person's name that the article gives elsewhere.

    *Ann Roe Slams Avon Rail* is Ann Roe where she is named below, and *Roe Slams* is Roe; *Ann Roe
    Foundation* stays a body. Not: *Reed Lang said*, nor *Sen. Reed Lang*, where a Bo Reed is named below.
    """
    full = {m.words for m in names if m.label == "person" and len(m.words) > 1 and m.sentence > 0}
    surnames = {fold_name(words)[-1] for words in full if fold_name(words)}
    fixed = []
    for m in names:
        shorter = [m.words[:n] for n in range(2, len(m.words)) if m.words[:n] in full]
        if m.sentence == 0 and m.words not in full and not shorter and fold_name(m.words[:1]):
            shorter = [m.words[:1]] if _is_slammed(m, names, surnames, text) else []
            fixed.append(replace(m, words=shorter[0], label="person") if shorter else m)
            continue
        rest = m.words[len(shorter[0]) :] if shorter else ()
        bodied = m.label != "person" and (m.sentence > 0 or any(_names_body(w) for w in rest))
        opens = m.sentence == 0 and m.words not in full
        cut = shorter and not bodied and (len(m.words) > 3 or opens or m.label != "person")
        fixed.append(replace(m, words=shorter[0], label="person") if cut else m)
    return fixed


def _is_slammed(mention: Mention, names: list[Mention], surnames: set[str], text: str) -> bool:
    """Tell whether a headline's capital makes two words of a surname: *Roe Slams*; not *Sen. Reed Lang*.

    Nor *Reed Lang Quits*, where *Lang* is named below.
    """
    first, *rest = fold_name(mention.words)
    if len(mention.words) != 2 or first not in surnames or mention.title:
        return False
    if any(fold_name(m.words) == tuple(rest) for m in names):
        return False
    behind = text[mention.span.end :].partition("\n")[0].rstrip()
    return not behind.endswith(_STOPS)


def _names_body(word: str) -> bool:
    """Tell whether a word makes a name a body's (*Foundation*)."""
    row = noun(word)
    return row is not None and row.type == "organization"


def _relabelled(names: list[Mention]) -> list[Mention]:
    """Correct bodies that are plainly people and people that are plainly bodies, by their other mentions."""
    full = [fold_name(m.words) for m in names if m.label == "person" and len(fold_name(m.words)) > 1]
    surnames = {w for words in full for w in (words[0], words[-1])}
    openings = {m.words[0] for m in names if m.label == "organization" and len(m.words) > 1}
    votes: Counter[tuple[str, ...]] = Counter()
    for m in names:
        votes[m.words] += 1 if m.label == "person" else -1
    fixed, known = [], set(full)
    acting = _acting(names)
    initials = {m.name for m in names if m.label == "organization" and m.name.isupper()}
    for m in names:
        body = m.label == "person" and not m.title and is_abbreviated(m.words, initials)
        label = "organization" if body else _corrected(m, known, surnames, (openings, acting), votes[m.words])
        fixed.append(m if label == m.label else replace(m, label=label))
    return fixed


def _acting(names: list[Mention]) -> set[tuple[str, ...]]:
    """Return the single words, called places, that mostly do something: *Marlow said*, not *in Marlow*."""
    weights: defaultdict[tuple[str, ...], list[float]] = defaultdict(list)
    for m in names:
        if m.label == "place" and len(m.words) == 1:
            weights[m.words].append(m.weight)
    return {words for words, found in weights.items() if sum(w >= 0.3 for w in found) * 2 > len(found)}


def _corrected(
    mention: Mention,
    people: set[tuple[str, ...]],
    surnames: set[str],
    elsewhere: tuple[set[str], set[tuple[str, ...]]],
    votes: int,
) -> str:
    """Return the label that the rest of the article gives a mention.

    *Roe* tagged as a body is a person where *Ann Roe* is named; *Marlow* tagged as a person is a
    body where *Marlow Shipping* is and no person bears the name.
    """
    openings, acting = elsewhere
    core = fold_name(mention.words)
    known = len(core) == 1 and core[0] in surnames
    row = outlet(mention.name)
    outvoted = len(core) == 1 and votes > 2 and not mention.name.isupper()
    if mention.label == "organization" and (known or outvoted) and row is None:
        return "person"
    acts = (core in people and len(core) > 1) or (known and mention.words in acting)
    if mention.label == "place" and acts:
        return "person"
    if mention.label != "person" or known or mention.title or mention.told:
        return mention.label
    single = len(mention.words) == 1
    if not single and mention.words[0].lower() in _LANDS:
        return "place"
    bodied = any((n := noun(w)) is not None and n.type == "organization" for w in mention.words[1:]) or (
        not single and mention.words[0].lower() in _AIRS
    )
    opens = single and mention.name in openings and votes < 3
    return "organization" if votes < 0 or (single and row is not None) or bodied or opens else "person"


def _same_body(entity: Entity, mention: Mention, acronyms: dict[str, str]) -> bool:
    """*FBP* is the *Federal Bureau of Prisons*, *Wells* is *Wells Fargo*; *the Bureau* is no name."""
    a, b = fold_body(" ".join(entity.words)), fold_body(mention.name)
    if entity.label == "person" or a == b:
        return a == b and entity.label != "person"
    if "place" in (entity.label, mention.label):
        return False
    if mention.name.replace(".", "").isupper() and acronyms.get(b) == a:
        return True
    one, other = outlet(" ".join(entity.words)), outlet(mention.name)
    if len(mention.words) == 1 and a.endswith(" " + b):
        if one is None and other is not None and mention.name in other.weak:
            return True  # the Sun, in an article on the Avon Sun
        if b in _PAPERS:
            return one is not None
    if one is not None or other is not None:
        return one is other
    return short_form(a.split(), b.split())
