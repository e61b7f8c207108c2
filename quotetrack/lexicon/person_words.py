"""Words about people and bodies: names, titles, nouns, fields, nationalities, states, channels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from quotetrack.lexicon.word_sets import word_set
from quotetrack.lexicon.word_tables import listed, word_rows

_REMEMBERED = 10_000  # questions, of which an article asks most more than once


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: ``gender`` is m, f or empty, ``role`` what it makes of its bearer."""

    words: tuple[str, ...]
    gender: str
    role: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that describes a speaker.

    ``type`` is person, organization, document or group. ``bearing`` tells of a person's noun whether
    it is a post in a body (*spokesman*), an office (*senator*), either (*president*) or none.
    """

    noun: str
    type: str
    gender: str
    bearing: str

    @property
    def is_post(self) -> bool:
        """Whether it is a post or an office that somebody holds: *spokesman*, *senator*; not *friend*."""
        return self.bearing in ("post", "office", "either")


@cache
def given_names() -> dict[str, str]:
    """Return the sex (m, f) of the given names of data/en/names.csv, by their lower-case form."""
    return {r["name"].lower(): r["gender"] for r in word_rows("names", ("name", "gender", "example"))}


@cache
def titles() -> dict[tuple[str, ...], Title]:
    """Return the titles of data/en/titles.csv by their words in lower case, full stops removed."""
    found: dict[tuple[str, ...], Title] = {}
    for r in word_rows("titles", ("title", "gender", "role", "example")):
        words = tuple(fold_word(w) for w in r["title"].split())
        found.setdefault(words, Title(words, r["gender"], r["role"]))
    return found


@cache
def _honours() -> frozenset[str]:
    return word_set("speakers.honours")


def is_word_of_honour(word: str) -> bool:
    """Tell whether a word before a name honours its bearer and says nothing else of him: *Hon.*, *Smt.*"""
    return word.casefold().strip(".") in _honours()


def is_honour(word: str) -> bool:
    """Tell whether a word is a title or a word of honour before a name: *Senator*, *Hon*, *Smt.*"""
    return (fold_word(word),) in titles() or is_word_of_honour(word)


@lru_cache(maxsize=20_000)
def is_description(name: str) -> bool:
    """Tell whether words describe somebody and name nobody: *the company*, not *the Kremlin*.

    Such words mean one speaker within an article, and others in the next.
    """
    return any(c.islower() for c in name) and not any(c.isupper() or c.isdigit() for c in name)


def fold_word(word: str) -> str:
    """Reduce a word for look-up in :func:`titles`: lower case without its full stops."""
    return word.lower().replace(".", "")


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns of data/en/nouns.csv by their lower-case form."""
    table = word_rows("nouns", ("noun", "type", "gender", "bearing", "example"))
    return {r["noun"].lower(): Noun(r["noun"], r["type"], r["gender"], r["bearing"]) for r in table}


@lru_cache(maxsize=_REMEMBERED)
def noun(*forms: str) -> Noun | None:
    """Return the row of the first of ``forms`` that the list holds; *co-founder* counts as *founder*.

    A plural that the list does not hold (*presidents*) counts as its singular.
    """
    table = nouns()
    for form in forms:
        word = form.lower()
        for key in (word, word.rpartition("-")[2], word.partition("-")[0]):
            if key in table:
                return table[key]
    singular = next((f.lower()[:-1] for f in forms if f.lower().endswith("s") and len(f) > 3), "")
    return table.get(singular) or table.get(singular.rpartition("-")[2])


def names_post(words: str) -> bool:
    """Tell whether words say what somebody is: *Chief Executive Officer*, *Analyst, Pemmican Research*."""
    rows = (noun(word.casefold().strip(".,")) for word in words.split())
    return any(row is not None and row.type == "person" for row in rows)


@cache
def nationalities() -> dict[str, frozenset[str]]:
    """Return the places that an adjective or another name of the place means (*us*: United States, ...)."""
    found: dict[str, frozenset[str]] = {}
    for r in word_rows("nationalities", ("adjective", "places", "example")):
        names = frozenset(n.lower() for n in (r["adjective"], *listed(r["places"])))
        for name in names:
            found[name] = found.get(name, frozenset()) | names
    return found


@cache
def countries() -> dict[str, str]:
    """Return the country that an adjective or a name means, in lower case: Chile for *chilean* and *chile*.

    A name stands for itself as the list spells it (*us*: US); states and provinces are none.
    """
    found: dict[str, str] = {}
    for r in word_rows("nationalities", ("adjective", "places", "example")):
        places = [place for place in listed(r["places"]) if place.lower() not in provinces()]
        if places:
            found[r["adjective"].lower()] = places[0]
            found.update({place.lower(): place for place in places})
    return found


@cache
def provinces() -> dict[str, frozenset[str]]:
    """Return every form of a state or province (*michigan*, *mich.*, *mi*) by each form, in lower case."""
    found: dict[str, frozenset[str]] = {}
    for r in word_rows("places", ("place", "short", "example")):
        forms = frozenset(form.lower() for form in (r["place"], *listed(r["short"])))
        found.update(dict.fromkeys(forms, forms))
    return found


@cache
def channels() -> dict[str, str]:
    """Return the channel that words name (*news conference*: press conference), in lower case."""
    return {r["words"]: r["channel"] for r in word_rows("channels", ("words", "channel", "example"))}


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return the full given names that a short form stands for (*bill*: william), in lower case."""
    table = word_rows("nicknames", ("short", "full", "example"))
    return {r["short"].lower(): frozenset(n.lower() for n in listed(r["full"])) for r in table}


@cache
def fields() -> dict[str, str]:
    """Return the field of work of the nouns that name who works there (*plumber*: trade), in lower case."""
    return {r["noun"].lower(): r["field"] for r in word_rows("fields", ("noun", "field", "example"))}


def initials_of(name: str) -> str:
    """Return the capitals that open the words of a name: *AP* of *Ana Poe*, *TAP* of *The Avon Post*."""
    return "".join(word[0] for word in name.split() if word[0].isupper())
