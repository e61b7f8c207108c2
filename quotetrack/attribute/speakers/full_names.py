"""The full names behind the short forms of labels: *Anne Fenn* for *MS. FENN*, *Colin*, *AF* or an office.

What stands before a name in a label, and is no part of it, is told here too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import islice

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.as_speaker import role_of
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import (
    fold_word,
    given_names,
    is_honour,
    is_word_of_honour,
    names_post,
    noun,
    titles,
)
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Speaker, SpeakerType

_ASIDES = word_list("turns.directions")
_BODIES = word_set("speakers.bodies_that_speak")
_BYLINE = re.compile(r"^[ \t*_]*(?:By|BY)\s+([A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,2})", re.MULTILINE)
_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]{1,60}(?: [A-Z]\.)? [A-Z][\w’'-]{1,60}\b")
_LEAD = re.compile(r"(?:[^\W\d_][\w.’'-]*,?[^\S\n]+){1,7}$")  # what may stand before a surname
_LONGEST_TITLE = 3  # words
_LED = 400  # characters before a surname in which that is sought
_NUMBERED = re.compile(r"\w+(?: \w+)? \d+|[A-Z]{1,3}\d{1,3}")
_OPENING_WORD = re.compile(r"\w+")
_MARGIN = re.compile(r"^[ \t]*\Z", re.MULTILINE)  # what stands before it on its line
_OWN = "|".join(sorted(grammar.ARTICLES | grammar.THIRD_PERSON_POSSESSIVES))
_NAME_BEFORE = re.compile(rf"\b([A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){{1,2}}), (?:(?:{_OWN}) )?\Z")
_SURE = 0.9  # of a name that a label gives
_VOWELS = frozenset("AEIOUY")


class _Forms:
    """Full names by what may stand for each: its surname, its given name, its initials."""

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        self._by: defaultdict[tuple[str, str], dict[tuple[str, ...], int]] = defaultdict(dict)
        for place, name in enumerate(names):
            bare = [_bare(word) for word in name]
            letters = "".join(word[:1] for word in bare)
            ends = (("end", bare[0]), ("end", bare[-1]), ("last", bare[-1]), ("last", bare[-1][:1]))
            for key in (*ends, ("letters", letters)):
                self._by[key].setdefault(name, place)

    def of(self, short: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield the full names that a short form can be, in the order given."""
        last = _bare(short[-1])
        keys = [("last", last)] if len(short) > 1 else [("end", last), ("letters", last)]
        near = {name: place for key in keys for name, place in self._by.get(key, {}).items()}
        yield from (full for full in sorted(near, key=near.__getitem__) if _fits(short, full))


class WrittenNames:
    """The names that an article itself gives, indexed once for all who are named by labels and signatures."""

    def __init__(self, cast: Cast) -> None:
        self.text = cast.reading.text
        self._cast = cast
        self._holders: dict[str, tuple[str, ...]] = {}
        self._pairs: dict[str, defaultdict[str, list[int]]] = {}

    @cached_property
    def people(self) -> dict[tuple[str, ...], Entity]:
        """The people of the article by the words of their names."""
        found: dict[tuple[str, ...], Entity] = {}
        for entity in self._cast.entities:
            if entity.label == "person":
                found.setdefault(entity.words, entity)
        return found

    @cached_property
    def _written(self) -> list[tuple[str, ...]]:
        """What is set as full names are, honours included."""
        return list(dict.fromkeys(_words_of(match[0]) for match in _FULL_NAME.finditer(self.text)))

    @cached_property
    def _known(self) -> _Forms:
        return _Forms(bare for words in self.people if len(bare := _without_honours(words)) > 1)

    @cached_property
    def _set_as_names(self) -> _Forms:
        return _Forms(bare for words in self._written if len(bare := _without_honours(words)) > 1)

    def full(self, short: tuple[str, ...], called: AbstractSet[str]) -> Iterator[tuple[str, ...]]:
        """Yield the full names that a short form can be; ``called`` are more words known for given names."""
        yield from self._known.of(short)
        for name in self._set_as_names.of(short):
            if is_given(name[0]) or name[0].casefold() in called:
                yield name

    @cached_property
    def byline(self) -> str:
        """Whom *By* names above the first turn, empty for nobody."""
        match = _BYLINE.search(self.text, 0, min(self._cast.turns, default=0))
        return match[1] if match is not None else ""

    def of_initials(self, letters: str) -> tuple[str, ...]:
        """Return the one titled name of which letters are the initials: *Lord Penhallow* of *LP*."""
        fits = self._initials.get(letters, ())
        return untitled(" ".join(fits[0]))[0] if len(fits) == 1 else ()

    @cached_property
    def _initials(self) -> dict[str, list[tuple[str, ...]]]:
        found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in self._written:
            found["".join(word[0] for word in name)].append(name)
        return found

    def holder(self, office: str) -> tuple[str, ...]:
        """Return whom the text names in brackets behind an office: *the Speaker (Mr. Tolland)*."""
        if office not in self._holders:
            self._holders[office] = self._holder_sought(office)
        return self._holders[office]

    def _holder_sought(self, office: str) -> tuple[str, ...]:
        """Search the text for whoever holds an office."""
        words = r"\s+".join(map(re.escape, office.split()))
        bracketed = rf"\b{words}\s*\(([^()]{{3,60}})\)"
        listed = rf"{words}\b[^\n—–:]{{0,60}}[—–][ \t]*([^\n]{{3,60}})$"
        after = rf"\b{words}\s*[,(]\s*([A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){{1,3}})[,)]"
        beside = rf"\b(?i:{words})[^\S\n]+([A-Z][\w’'-]+ [A-Z][\w’'-]+)\b"  # our reporter Ann Roe
        before = rf"{words}\b"
        leads = {listed: _MARGIN, before: _NAME_BEFORE}
        places = self.places_of(tuple(office.split())) if words else ()
        for pattern in (bracketed, listed, after, before, beside):
            match = self._first(re.compile(pattern, re.MULTILINE), places, leads.get(pattern))
            name = untitled(" ".join(match[1].split()))[0] if match else ()
            aside = " ".join(name).casefold().startswith(_ASIDES)
            if aside or (name and pattern == beside and not is_given(name[0])):
                continue
            if name and not is_office(" ".join(name)) and all(w[:1].isupper() for w in name):
                return name
        return ()

    def _first(
        self, pattern: re.Pattern[str], places: Iterable[int], lead: re.Pattern[str] | None
    ) -> re.Match[str] | None:
        """Return the first match of a pattern at one of ``places``, right behind one of ``lead``.

        Where the lead holds a group, it is the lead's match.
        """
        for place in places:
            match = pattern.match(self.text, place)
            if match is not None and lead is not None:
                before = lead.search(self.text, max(0, place - _LED), place)
                match = before and (before if lead.groups else match)
            if match is not None:
                return match
        return None

    def places_of(self, name: tuple[str, ...]) -> Sequence[int]:
        """Return where words of the text begin as a name does, up to the first sign in its second word."""
        opening = [match[0].casefold() for match in islice(_OPENING_WORD.finditer(" ".join(name)), 2)]
        if not opening or not _OPENING_WORD.match(name[0]):
            return [match.start() for match in re.finditer(re.escape(name[0]), self.text, re.IGNORECASE)]
        if len(opening) == 1:
            return self._places.get(opening[0], ())
        return self._pairs_of(opening[0]).get(opening[1], ())

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word of the text begins."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for match in _OPENING_WORD.finditer(self.text):
            found[match[0].casefold()].append(match.start())
        return found

    def _pairs_of(self, first: str) -> Mapping[str, Sequence[int]]:
        """Where a word of the text begins, by the word behind it."""
        if first not in self._pairs:
            found = self._pairs[first] = defaultdict(list)
            for place in self._places.get(first, ()):
                pair = list(islice(_OPENING_WORD.finditer(self.text, place), 2))
                found[pair[-1][0].casefold()].append(place)
        return self._pairs[first]


class FullNames:
    """The full names that ``labels`` and the text give, to be found by surname, given name or initials."""

    def __init__(self, labels: Sequence[tuple[str, ...]], written: WrittenNames) -> None:
        self.written = written
        self._found: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
        labels = [name for name in labels if name]
        self._called = {name[0].casefold() for name in labels}
        self._labelled = _Forms(name for name in labels if len(name) > 1)
        self._labels = {_bare(name[0]) for name in labels if len(name) == 1}  # who is called by a given name

    def speaker(self, name: tuple[str, ...], title: str, role: str | None, body: str | None) -> Speaker:
        """Return the speaker of a name, under the fullest form that fits nobody else."""
        full = tuple(map(cased, self._fullest(name, title)))
        entity = self.written.people.get(full)
        told = role_of(entity) if entity is not None else (None, None)
        kind: SpeakerType = "person"
        return Speaker((" ".join(full),), kind, "name", role or told[0], body or told[1], confidence=_SURE)

    def holder(self, office: str) -> tuple[str, ...]:
        """Return whom the text names in brackets behind an office: *the Speaker (Mr. Tolland)*."""
        return self.written.holder(office)

    def _fullest(self, name: tuple[str, ...], title: str) -> tuple[str, ...]:
        """Return the fullest form of a name; where two people share it, the one whom the title fits."""
        key = (name, title)
        if key not in self._found:
            self._found[key] = self._searched(name, title)
        return self._found[key]

    def _searched(self, name: tuple[str, ...], title: str) -> tuple[str, ...]:
        """Search labels and text for the fullest form of a name."""
        fits = list(dict.fromkeys((*self._labelled.of(name), *self.written.full(name, self._called))))
        if not fits and len(name) == 1 and name[0].isupper() and len(name[0]) == 2:
            return self.written.of_initials(name[0]) or name
        told = {full: set[str]() for full in fits}
        for full, before in self._in_text(name):
            told.setdefault(full, set()).update(before)
        for others in (self._labels, frozenset[str]()):
            rest = [full for full in told if _bare(full[0]) not in others]
            agree = [full for full in rest if _agrees(title, full, told[full])]
            for some in (rest, agree):
                longest = max(some, key=lambda full: (len(full), len("".join(full))), default=name)
                if some and all(_fits(full, longest) for full in some):
                    return longest if len(longest) >= len(name) else name
        return name

    def _in_text(self, name: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Yield the full names of a surname that the text holds, each with the words before it.

        Given names make a full name, also in capitals: *DIRECTOR OF WATERS MARTA RUHL* gives *Marta Ruhl*.
        """
        words = r"[^\S\n]+".join(map(re.escape, name))
        pattern = re.compile(rf"((?:[^\W\d_][\w.’'-]*,?[^\S\n]+){{1,7}}){words}\b", re.IGNORECASE)
        end = 0
        for place in self.written.places_of(name):
            lead = _LEAD.search(self.written.text, max(end, place - _LED), place) if place >= end else None
            match = pattern.match(self.written.text, lead.start()) if lead is not None else None
            if match is None:
                continue
            end = match.end()
            before, given = match[1].split(), list[str]()
            while before and is_given(before[-1]):
                given.insert(0, cased(before.pop()))
            if given and len(given[0].strip(".")) > 1:
                yield (*given, *(cased(w) for w in name)), [w.strip(".,").casefold() for w in before]


def _words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name without the sign of its bearer's: *Hattie Boyle* of *Hattie Boyle's*."""
    return tuple(re.sub(r"[’']s$", "", name).split())


def _without_honours(name: tuple[str, ...]) -> tuple[str, ...]:
    """Take the words of honour off a name: *Shri Devraj Kolhatkar*."""
    while len(name) > 1 and is_word_of_honour(name[0]):
        name = name[1:]
    return name


def is_given(word: str) -> bool:
    """Tell whether a capitalised word is a given name or an initial."""
    return word[:1].isupper() and (
        word.lower() in given_names() or (len(word.strip(".")) == 1 and "." in word)
    )


def _agrees(title: str, full: tuple[str, ...], before: set[str]) -> bool:
    """Tell whether a label's title fits a full name: by the words before it, or by the sex that both tell.

    *MR. RUHL* is Colin Ruhl and *DIRECTOR RUHL* is *Director Marta Ruhl*.
    """
    word = title.casefold().strip(".")
    row = titles().get((word,))
    if row is not None and row.gender:
        return given_names().get(full[0].lower(), row.gender) == row.gender
    return bool(word) and bool({word, fold_word(word)} & before)


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a short form can be a full name's: its surname, its given name, its initials.

    *Fenn*, *Anne* and *AF* fit *Anne Fenn*. Not: *Marta Fenn*.
    """
    low, whole = [_bare(w) for w in short], [_bare(w) for w in full]
    if len(low) == 1:
        letters = "".join(w[:1] for w in whole)
        initials = short[0].isupper() and low[0] == letters and len(letters) > 1
        return initials or low[0] in (whole[0], whole[-1])
    if low[-1] != whole[-1] and not (len(low[-1]) == 1 and whole[-1].startswith(low[-1])):
        return False
    return all(any(w == o or (len(w) == 1 and o.startswith(w)) for o in whole[:-1]) for w in low[:-1])


def _bare(word: str) -> str:
    return word.casefold().strip(".’'")


def is_office(label: str) -> bool:
    """Tell whether a label is an office, no name: *The CHAIR*, *Moderator*, *Minister for Ports*.

    Not: *Chair Ann Roe*, *Senator VALE*, *Olsson*.
    """
    words = label.casefold().split()
    if words[:1] == ["the"]:
        return True
    if _NUMBERED.fullmatch(label):
        return False
    last = [w.strip(".") for w in words if w not in ("for", "of")]
    head = words[0].strip(".") if "for" in words or "of" in words else last[-1]
    row = noun(head)
    return ((row is not None and row.type == "person") or head in _BODIES) and not any(
        w in given_names() for w in words[1:]
    )


def untitled(label: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a name and the title before them; *Doe, John* and *ROE of Avon* are put right."""
    if _NUMBERED.fullmatch(label):
        return (label,), ""
    words = re.sub(r"(?<=[\w.])\s+of\s+[A-Z].*", "", label).split() or label.split()
    if len(words) <= 4 and words[0].endswith(",") and all(w[:1].isupper() for w in words):
        words = [*words[1:], words[0].rstrip(",")]
    title: list[str] = []
    while len(words) > 1 and is_honour(words[0]):
        title.append(words.pop(0))
    posted = _post_before(words)
    title, words = [*title, *words[:posted]], words[posted:]
    told = " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in title)
    return tuple(words), told


def _post_before(words: Sequence[str]) -> int:
    """Return how many words before a name are its bearer's post: two of *First Minister Gwilym Tarrant*.

    So two of *Prime Minister Tadic*, a title that is listed.

    Not one of *Host Teo*, nor of *Baker Lund*, whom nothing tells from names.
    """
    for size in range(_LONGEST_TITLE, 1, -1):
        if len(words) > size and tuple(fold_word(word) for word in words[:size]) in titles():
            return size
    last = max((at for at, word in enumerate(words[:-1]) if names_post(word)), default=-1)
    full = last > 0 and len(words) - last > 2
    return last + 1 if full and not any(is_given(word) for word in words[: last + 1]) else 0


def cased(word: str) -> str:
    """Write a word of a name that is set in capitals as names are: *McNAMARA*, *O'NEILL*, *ROE-BELL*."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) <= 3 and word.isupper() and not _VOWELS & set(word) and word != "NG":
        return word  # initials
    upper = sum(c.isupper() for c in letters)
    if len(letters) < 2 or upper < 2 or "." in word[:-1] or (upper < len(letters) and "_" in word):
        return word
    if upper <= len(letters) / 2 and not word.startswith(("Mc", "Mac")):  # TeaAndToast
        return word
    if word.islower():
        return word[:1].upper() + word[1:]
    cased = re.sub(r"[^\W\d_]+", lambda m: m[0][:1].upper() + m[0][1:].lower(), word)
    return re.sub(r"\b(Mc)([a-z])", lambda m: m[1] + m[2].upper(), cased)
