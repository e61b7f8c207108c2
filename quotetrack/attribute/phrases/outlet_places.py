"""Finds where an article names outlets, by the list, by their descriptions and by what the tagger saw."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from quotetrack.attribute.phrases.acronyms import spelled_out
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import given_names, nationalities, noun
from quotetrack.lexicon.press.outlets import NamedOutlet, Outlet, outlet
from quotetrack.lexicon.press.unlisted_outlets import is_outlet_name, name_outlets
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Document, Sentence, Span, Token

_BEFORE = grammar.ARTICLES | nationalities().keys() | {"state"}  # no part of an outlet's name
_OWNED = ("’s", "'s", "s’", "s'")  # Qatar's Al Jazeera
_LONGEST = 200  # code points of an outlet's name
_OUTLET_NOUNS = word_set("coreference.outlet_nouns")
_CAPITALS = re.compile(r"(?: [A-Z][\w’'-]*){1,6}")  # what may go on with a name
_OF_WHAT = re.compile(r" of (?:the )?[A-Z]")
_ASKS_WHOM = word_set("provenance.interviewing") | {"interview"}
_ASKS = _ASKS_WHOM | word_set("provenance.speaking_to") | word_set("provenance.conversing")
_BODIES = word_set("outlets.other_bodies")
_SERVICES = word_set("outlets.own_services") | nationalities().keys()
_PEOPLE_TOO = word_set("outlets.people_too")
_ON_AIR = word_set("outlets.broadcasts")
_DOES = (
    word_set("provenance.relaying_verbs")
    | word_set("provenance.publishing")
    | word_set("provenance.interviewing")
    | word_set("provenance.obtaining")
    | word_set("provenance.press_life")
)
_start = attrgetter("start")


def outlets_named(doc: Document) -> list[NamedOutlet]:
    """Return the outlets that an article names, without what only seems to name one.

    Somebody's name is none (*the weekly Ann Roe founded*, *Leo Ansa* and then *Ansa*), nor is part of a
    longer one: *News* of *GB News* is not the News, nor *The Guardian* of *The Guardian Trust* the Guardian.
    """
    names = _Names(doc)
    found = [one for one in name_outlets(doc.text) if not names.of_another(one)]
    explained = _explained(doc.text, found)
    return _apart(_whole(doc, one) for one in found if _bare(doc.text, one) not in explained)


def _explained(text: str, named: Iterable[NamedOutlet]) -> set[str]:
    """Return the letters of outlets that an article spells out as another body's: *Avon Ferry Police (AFP)*.

    Not: *Agence France-Presse (AFP)*, nor *the mayor told the wire (AFP)*, which spell out no other name.
    """
    found = set()
    for one in named:
        letters = _bare(text, one)
        words = spelled_out(letters, one.start, text) if letters.isupper() else ()
        if words and outlet(" ".join(words)) is not one.outlet:
            found.add(letters)
    return found


def _bare(text: str, one: NamedOutlet) -> str:
    """Return an outlet's name as it stands, without its article: *AFP* of *The AFP*."""
    return text[one.start : one.end].removeprefix("The ")


def _apart(named: Iterable[NamedOutlet]) -> list[NamedOutlet]:
    """Return outlets in text order without those that a longer name before them holds."""
    kept: list[NamedOutlet] = []
    for one in named:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _whole(doc: Document, one: NamedOutlet) -> NamedOutlet:
    """Return an outlet under its whole name: *told CNN Kenya that*, *told BBC Radio Avon that*.

    Not: *told CNN Kenya would win*, nor *a BBC Africa reporter*, where the country belongs elsewhere; what
    goes on otherwise (*CNN Business*) is the outlet's own.
    """
    if not _CAPITALS.match(doc.text, one.end):
        return one
    at = bisect_right(doc.sentences, one.start, key=attrgetter("span.start")) - 1
    words = doc.sentences[at].tokens if at >= 0 else ()
    inside = [t for t in words if one.start <= t.span.start < one.end]
    if not inside or (one.weak and not inside[-1].ner.endswith("ORG")):
        return one
    last = inside[-1].index
    end = last
    while end + 1 < len(words) and _belongs(words, inside[0].index, end + 1):
        end += 1
    first = words[last + 1] if end > last else None
    if first is None:
        return one
    land = first.ner.endswith(("LOC", "GPE", "NORP")) or first.text.lower() in nationalities()
    if not (land or (first.text in _ON_AIR and end > last + 1)):
        return one
    name = doc.text[one.start : words[end].span.end]
    row = outlet(name) or Outlet(name, "", one.outlet.kind, "", (), frozenset(), None, "")
    return NamedOutlet(one.start, words[end].span.end, row, False)


def _belongs(words: Sequence[Token], first: int, index: int) -> bool:
    """Tell whether a word goes on with the name that opens at word ``first``, as the parse has it."""
    token, before = words[index], range(first, index)
    proper = token.text[:1].isupper() and token.upos in ("PROPN", "ADJ", "X")
    if not proper or token.ner.endswith(("PERSON", "DATE")):
        return False
    if token.head in before or any(words[i].head == index for i in before):
        return True
    if token.rel.startswith("nsubj"):
        return False  # told CNN Kenya would win
    beside = words[index - 1]
    outer = next((words[i] for i in before if words[i].head not in before), beside)
    return token.head == outer.head and token.rel == outer.rel and (token.head or 0) < first


def asks_before(words: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a name opens a clause on whom it asked: *many fishers [Kanal Nord] spoke to said so*.

    Not: *Many fishers said [Kanal Nord] spoke to them*, nor *fishers and [Kanal Nord] spoke to her*. The name
    goes from word ``first`` to ``last``.
    """
    if first == 0 or last + 2 >= len(words):
        return False
    before, verb, place = words[first - 1], words[last + 1], last + 2
    row = noun(before.text, before.lemma) if before.upos == "NOUN" else None
    if row is None or row.type not in ("person", "group") or verb.upos != "VERB":
        return False
    if words[place].text.lower() in grammar.TALK_PREPOSITIONS and verb.lemma.lower() in _ASKS:
        place += 1
    elif verb.lemma.lower() not in _ASKS_WHOM:
        return False
    return place == len(words) or words[place].upos in ("VERB", "AUX", "ADP", "ADV", "PUNCT")


class _Names:
    """The names that the tagger saw in an article, against which its outlets are held."""

    def __init__(self, doc: Document) -> None:
        self._text = doc.text
        self._sentences = doc.sentences
        self._creeds = self._tagged(doc, ("NORP",))
        self._people = self._tagged(doc, ("PERSON",))
        self._bodies = self._tagged(doc, ("ORG", "FAC", "MISC"))
        lands = self._tagged(doc, ("LOC", "GPE"))
        self._lands = {span.end: span.start for span in lands}
        self._ends = {span.end for span in (*self._people, *self._bodies, *lands)}
        self._surnames = self._last_words(self._people)
        self._forenames = self._first_words(self._people)
        self._no_press = set(described_otherwise(doc.sentences))
        self._called = self._last_words(span for span in self._bodies if outlet(span.of(doc.text)) is None)

    @staticmethod
    def _tagged(doc: Document, labels: Sequence[str]) -> list[Span]:
        return [e.span for e in doc.tagged_names if e.label in labels]

    def _last_words(self, names: Iterable[Span]) -> set[str]:
        """The last words of names of several."""
        return {words[-1] for span in names if len(words := span.of(self._text).split()) > 1}

    def _first_words(self, names: Iterable[Span]) -> set[str]:
        """The first words of names of several, but those in capitals: *Ansa* of *Ansa Roe*; not *AFP Roe*."""
        names_of_people = (span.of(self._text).split() for span in names)
        return {words[0] for words in names_of_people if len(words) > 1 and not words[0].isupper()}

    def of_another(self, one: NamedOutlet) -> bool:
        """Tell whether what seems an outlet's name is somebody's, or part of another's."""
        last = self._text[one.start : one.end].split()[-1].lower()
        if not one.outlet.example and last in self._no_press:
            return True
        part = self._is_part(one) or self._goes_on(one) or self._is_short(one)
        return part or self._is_person(one) or self._describes(one)

    def _describes(self, one: NamedOutlet) -> bool:
        """*The Hindu leader Ann Roe* is of no newspaper; *the Hindu newspaper* and *The Hindu said* are."""
        if _covering(self._creeds, one) is None:
            return False
        at = bisect_right(self._sentences, one.start, key=attrgetter("span.start")) - 1
        words = self._sentences[at].tokens if at >= 0 else ()
        last = next((t for t in reversed(words) if one.start <= t.span.start < one.end), None)
        held = words[last.head] if last is not None and last.rel == "amod" and last.head is not None else None
        return held is not None and held.lemma.lower() not in _OUTLET_NOUNS

    def _is_person(self, one: NamedOutlet) -> bool:
        """*Ann Roe* and *Ansa* of *Leo Ansa* and *Ansa Roe* are people, and so is *Ansa* wherever named.

        *El Eco de Avonby* and *the daily Mto Wetu* are no people, whatever the tagger saw.
        """
        around, surface = _covering(self._people, one), self._text[one.start : one.end]
        if around is None or " " in surface:
            described = not one.outlet.example and not self._is_presented(one)  # the daily Mto Wetu
            press = is_outlet_name(surface) or described
            called = self._text[max(0, one.start - 4) : one.start].lower() == "the "  # the Ada Ledger
            press = press and (called or surface.split()[0].lower() not in given_names())
            return around is not None and not (press and around.start == one.start)
        initials = not surface.isupper() and surface.upper() in one.outlet.forms  # Wafa, of WAFA
        borne = one.weak or initials or surface.lower() in given_names()
        first = borne and surface in self._forenames
        return around.start < one.start or first or surface in self._surnames

    def _is_presented(self, one: NamedOutlet) -> bool:
        """Tell whether a noun that people bear stands before a name: *broadcaster Mto Wetu said*."""
        before = self._text[max(0, one.start - 40) : one.start].split()
        return bool(before) and before[-1].lower() in _PEOPLE_TOO

    def _is_part(self, one: NamedOutlet) -> bool:
        """*News* of *GB News* is not the News, *National Post* of *Avon National Post* is not Canada's."""
        text = self._text
        words = " " in _bare(text, one)
        if one.start - 1 in self._lands:
            land = text[self._lands[one.start - 1] : one.start - 1].lower()
            if words and land not in _BEFORE:
                return True  # Avon National Post
        around = _covering(self._bodies, one)
        if around is None:
            return False
        before = text[around.start : one.start].split()
        named = [w for w in before if w[:1].isupper() and w.lower() not in _BEFORE]
        return bool(named) and not (words and before[-1].endswith(_OWNED))

    def _goes_on(self, one: NamedOutlet) -> bool:
        """*The Guardian Trust* is no Guardian, *Sky Nova* no Sky News; *BBC Persian* is the BBC.

        Nor is *Mirror Lake Resort* the Mirror, which would have an article, nor *the Age of Wonder* The Age.

        Of a name that is an ordinary word, whatever goes on with it in one name makes another.
        """
        if _is_word(one, self._text) and _OF_WHAT.match(self._text, one.end):
            return not self._text.startswith("The", one.start)  # at the Age of Wonder fair
        match = _CAPITALS.match(self._text, one.end)
        if match is None:
            return False
        rest = match[0].split()
        if rest[-1].lower() in _BODIES:
            return True
        if not _is_word(one, self._text):
            return False
        named = self._text[max(0, one.start - 4) : one.end].lower()
        bare = not named.lstrip().startswith("the ")
        if bare and len(rest) > 1 and rest[0].lower() not in _SERVICES:
            return True  # told Mirror Lake Resort
        last = Span(max(one.start, one.end - 1), one.end + 1 + len(rest[0]))
        tagged = any(span.covers(last) for span in self._bodies)
        return tagged and rest[0].lower() not in _SERVICES

    def _is_short(self, one: NamedOutlet) -> bool:
        """*Star* of *the Avon Star* is not the Star, nor *the Sun* where the *Avon Sun* is named."""
        surface = _bare(self._text, one)
        if " " in surface or not _is_word(one, self._text):
            return False
        before = self._text[max(0, one.start - 40) : one.start].split()
        joined = one.start - 1 in self._ends and bool(before) and before[-1].lower() not in _BEFORE
        return joined or surface in self._called


def _is_word(one: NamedOutlet, text: str) -> bool:
    """Tell whether an outlet's name is an ordinary word, too: *Sky*, *The Guardian*; not *BBC*."""
    bare = _bare(text, one)
    return bool(one.outlet.weak & {bare, f"The {bare}"})


def _covering(names: Sequence[Span], one: NamedOutlet) -> Span | None:
    """Return which of some names, in text order, holds the whole of an outlet's."""
    at = bisect_right(names, one.start, key=_start) - 1
    return names[at] if at >= 0 and names[at].covers(Span(one.start, one.end)) else None


def outlets_beside(named: Sequence[NamedOutlet], place: Span) -> Sequence[NamedOutlet]:
    """Return those of some outlets, in text order, that are named within a stretch or on its edge."""
    first = bisect_left(named, place.start - _LONGEST, key=_start)
    near = named[first : bisect_left(named, place.end, key=_start)]
    return [item for item in near if place.start < item.end]


def described_otherwise(sentences: Iterable[Sentence]) -> Iterator[str]:
    """Yield the nouns of whose bearers an article tells what no outlet does: *the [tribune], which rules,*.

    Not: *the courier, which reported it*.
    """
    for sentence in sentences:
        words = sentence.tokens
        for called, comma, which in zip(words, words[1:], words[2:], strict=False):
            if (
                called.upos != "NOUN"
                or comma.text != ","
                or which.text.lower() not in grammar.SUBJECT_RELATIVES
            ):
                continue
            verb = words[which.head] if which.head is not None and which.rel == "nsubj" else which
            article = called.index > 0 and words[called.index - 1].text.lower() == "the"
            if article and does_another_thing(verb):
                yield called.text.lower()


def does_another_thing(verb: Token) -> bool:
    """Tell whether the verb of a relative clause says what no outlet does: *which [makes] pumps*."""
    return verb.upos == "VERB" and verb.rel == "acl" and verb.lemma.lower() not in _DOES
