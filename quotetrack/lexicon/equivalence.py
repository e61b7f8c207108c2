"""What counts as the same word, and which words turn a statement round.

British and American spellings (data/en/spellings.csv), the stem that the forms of a word share
(data/en/irregular-forms.csv, Snowball's English stemmer, and data/en/synonyms.csv), words that carry
grammar more than matter (data/en/function-words.csv), words whose loss changes what is said
(data/en/limiters.csv) and pairs that stand for the contrary (data/en/opposites.csv). Words are given
in lower case, without accents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, Final, Literal, cast

import Stemmer

from quotetrack.lexicon.verb_forms import verb_lemma
from quotetrack.lexicon.word_tables import listed, word_rows

LimitKind = Literal["negation", "condition", "hedge"]
NEGATION: Final = "negation"
CONDITION: Final = "condition"
HEDGE: Final = "hedge"

_RULE_LETTERS = 6  # a spelling rule spares short words: rise, wise, prise
_ROOT_LETTERS = 3  # and their forms: raised, rises, wiser
_OPENING = 4  # letters by which spellings of openings are looked up; none is shorter
_MEMORY = 1 << 17  # words; a large newspaper archive has about as many distinct ones


@lru_cache(_MEMORY)
def american(word: str) -> str:
    """Return the American spelling of a word (*color* of *colour*), the word itself where it has none."""
    whole, openings, endings = _spellings()
    if word in whole:
        return whole[word]
    for british, form in openings.get(word[:_OPENING], ()):
        if word.startswith(british):
            return form + word[len(british) :]
    if len(word) >= _RULE_LETTERS and "s" in word[-8:]:  # every ending has an s: -ise, -yse, -isation
        for british, form in endings:
            if word.endswith(british) and len(word) - len(british) >= _ROOT_LETTERS:
                return word[: len(word) - len(british)] + form
    return word


@lru_cache(_MEMORY)
def spellings(word: str) -> tuple[str, ...]:
    """Return a word in British and American spelling, itself first: *color*, *colour*."""
    whole, openings, endings = _spellings()
    shared = american(word)
    found = [word, shared, *(british for british, form in whole.items() if form == shared)]
    for pairs in openings.values():
        found += [british + shared[len(form) :] for british, form in pairs if shared.startswith(form)]
    if len(shared) >= _RULE_LETTERS:
        found += [shared.removesuffix(form) + british for british, form in endings if shared.endswith(form)]
    return tuple(dict.fromkeys(one for one in found if american(one) == shared))


@lru_cache(_MEMORY)
def stem(word: str) -> str:
    """Return what all forms of a word share: *raise* and *raised*, *said* and *say*, *men* and *man*.

    Words that reports use for one another share it too: *shut* and *close*.
    """
    found = _stem(word)
    return _synonyms().get(found, found)


def _stem(word: str) -> str:
    """Return the stem of a word by its forms alone."""
    plain = word.removesuffix("'s").removesuffix("'")
    known = _irregular().get(plain) or verb_lemma(plain)
    stemmed: str = _stemmer().stemWord(american(known or plain))
    return stemmed


@cache
def function_words() -> frozenset[str]:
    """Return the words that carry grammar: articles, pronouns, auxiliaries, prepositions, ..."""
    return frozenset(
        w for row in word_rows("function-words", ("class", "words", "example")) for w in listed(row["words"])
    )


def limits(words: Sequence[str]) -> list[tuple[int, int, LimitKind]]:
    """Return where words limit a statement: start, end and kind (*negation*, *condition*, *hedge*).

    *unless he pays* holds a condition, *isn't* a negation. The longest phrase wins; nothing counts twice.
    """
    table = _limiters()
    found: list[tuple[int, int, LimitKind]] = []
    at = 0
    while at < len(words):
        for phrase, kind in table.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                found.append((at, at + len(phrase), kind))
                at += len(phrase)
                break
        else:
            if words[at].endswith("n't"):
                found.append((at, at + 1, NEGATION))
            at += 1
    return found


def are_opposite(one: str, other: str) -> bool:
    """Tell whether one word stands for the contrary of the other: *rose* and *fell*, *open* and *closed*."""
    return hold_opposites((one,), (other,))


def hold_opposites(words: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether one of some words stands for the contrary of one of some others."""
    stems, known = set(map(stem, others)), _opposites()
    return any(not stems.isdisjoint(known.get(stem(word), ())) for word in words)


@cache
def _spellings() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]], list[tuple[str, str]]]:
    """Return the spellings of whole words, of openings by their first letters, of endings, longest first."""
    whole: dict[str, str] = {}
    openings: dict[str, list[tuple[str, str]]] = {}
    endings: list[tuple[str, str]] = []
    for row in word_rows("spellings", ("british", "american", "example")):
        british, form = row["british"], row["american"]
        if british.startswith("*"):
            for tail in ("", "s") if british.endswith("*") else ("",):
                endings.append((british.strip("*") + tail, form.strip("*") + tail))
        elif british.endswith("*"):
            openings.setdefault(british[:_OPENING], []).append((british[:-1], form[:-1]))
        else:
            whole[british] = form
    return whole, openings, sorted(endings, key=lambda pair: -len(pair[0]))


@cache
def _irregular() -> dict[str, str]:
    """Index the irregular forms by form."""
    table = word_rows("irregular-forms", ("word", "forms", "example"))
    return {form: row["word"] for row in table for form in listed(row["forms"])}


@cache
def _synonyms() -> dict[str, str]:
    """Return the stem that stands for each stem of data/en/synonyms.csv."""
    table = word_rows("synonyms", ("word", "others", "example"))
    return {_stem(other): _stem(row["word"]) for row in table for other in listed(row["others"])}


@cache
def _stemmer() -> Any:
    """Make the stemmer once."""
    return Stemmer.Stemmer("english")


@cache
def _limiters() -> dict[str, tuple[tuple[tuple[str, ...], LimitKind], ...]]:
    """Return the limiting phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], LimitKind]]] = {}
    for row in word_rows("limiters", ("words", "kind", "example")):
        phrase = tuple(row["words"].split())
        found.setdefault(phrase[0], []).append((phrase, cast(LimitKind, row["kind"])))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for first, phrases in found.items()}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    """Return the contraries of each stem, either way round."""
    found: dict[str, set[str]] = {}
    for row in word_rows("opposites", ("word", "opposites", "example")):
        for other in listed(row["opposites"]):
            found.setdefault(stem(row["word"]), set()).add(stem(other))
            found.setdefault(stem(other), set()).add(stem(row["word"]))
    return {word: frozenset(others) for word, others in found.items()}
