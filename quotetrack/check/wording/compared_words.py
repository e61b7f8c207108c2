"""Splits a wording into the words that are compared, and keeps what is not compared beside them.

Marks, case, accents, dashes, spelling and the way a number is written do not make another word. What an
editor put in (brackets) or left out (an ellipsis) stays known, and so does where a sentence ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quotetrack.check.wording.numbers import SIGN, day_of_month, may_open_number, number_at
from quotetrack.lexicon.equivalence import american, function_words, stem
from quotetrack.lexicon.word_sets import word_pairs, word_set
from quotetrack.model import Span

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "‛": "'",
        "´": "'",
        "`": "'",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "\u00a0": " ",
    }
)
_PLAIN = {**_SAME, **dict.fromkeys(map(ord, "“”„‟«»"), '"'), ord("…"): "."}
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\u0300-\u036f"
LETTERS = rf"[^\W\d_](?:[^\W\d_]|[{_INVISIBLE}]|'(?=[^\W\d_]))*"
_DOTS = r"(?:…|\.\s?\.\s?\.(?:\s?\.)*)+"
_TOKEN = re.compile(
    rf"(?P<omission>\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS})"
    r"|(?P<cased>\[[^\W\d_]\](?=[^\W\d_'])(?:[^\W\d_]|')*)"
    r"|(?P<ended>[^\W\d_]+\[[^\W\d_]{1,4}\])"
    r"|(?P<number>\d[\d,]*\d(?:\.\d+)?[a-z]*|\d(?:\.\d+)?[a-z]*)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    rf"|(?P<word>{LETTERS})"
    r"|(?P<sign>[%&$€£¥])"
    r"|(?P<bracket>[\[\]()])"
    r"|(?P<end>[.!?]+(?=[\"'”»›\])]*(?:\s|$)))"
    r"|(?P<clause>[,;:]|\s-+\s|--+|\w?-\s)"
    r"|(?P<paragraph>\n\s*\n)"
)
_SIGNS = word_pairs("checking.signs")
_SIGN_FORMS = word_pairs("checking.sign_forms")
_ABBREVIATIONS = word_set("checking.abbreviations")
MONTHS = word_set("checking.months")
_SENTENCE, _CLAUSE = "sentence", "clause"
_MEMORY = 1 << 17  # words; a large newspaper archive has about as many distinct ones


@dataclass(
    slots=True, unsafe_hash=True
)  # never changed, but made by the million: frozen ones take thrice as long
class Word:
    """One word: ``text`` as written, ``key`` as compared, ``span`` in the string it comes from.

    ``stop`` says what ends behind it: *sentence*, *clause* or nothing. ``editorial`` words stand in square
    brackets, ``aside`` words in round ones. ``after_gap`` marks the first word behind an ellipsis.
    ``marked`` words stand in quotation marks; ``part`` counts the pieces of a split quotation.
    """

    text: str
    key: str
    span: Span
    stop: str = ""
    editorial: bool = False
    aside: bool = False
    recased: bool = False
    after_gap: bool = False
    marked: bool = False
    part: int = 0

    @property
    def stem(self) -> str:
        """What all forms of the word share; a number's key for a number."""
        return _stem_of_key(self.key)

    @property
    def is_function(self) -> bool:
        """Whether the word carries grammar rather than matter."""
        return self.text != "May" and is_function_word(self.key)  # the month, but for a question it opens


@lru_cache(_MEMORY)
def _stem_of_key(key: str) -> str:
    """Return the stem of the words of a key, which for numbers is the key."""
    return key if key.startswith(SIGN) else stem(key)


@lru_cache(_MEMORY)
def is_function_word(key: str) -> bool:
    """Tell whether a key is that of a word that carries grammar."""
    base, mark, _ = key.partition("'")
    return key in function_words() or (bool(mark) and (key.endswith("n't") or base in function_words()))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one string; ``opens_cut`` and ``ends_cut`` tell of an ellipsis at its edges."""

    words: tuple[Word, ...]
    opens_cut: bool = False
    ends_cut: bool = False


@dataclass(frozen=True, slots=True)
class WordingPlace:
    """Where a string comes from: ``start`` is added to spans, ``part`` its number among several.

    All its words are ``marked``, or those within ``marks``, spans of the string itself.
    """

    start: int = 0
    part: int = 0
    marked: bool = False
    marks: tuple[Span, ...] = ()


def read_words(text: str, place: WordingPlace = WordingPlace()) -> Wording:
    """Return the words of ``text``; their spans are offsets into what it is taken from."""
    reader = _Reader(text, place)
    for token in _TOKEN.finditer(reader.plain):
        reader.take(token)
    counted = [word for sentence in _sentences(_percents(reader.words)) for word in _numbers(sentence)]
    words = tuple(_days(counted))
    return Wording(words, reader.opens_cut, reader.gap and bool(words))


def keys(words: Iterable[Word]) -> list[str]:
    """Return the keys of words."""
    return [word.key for word in words]


def marks_gaps(words: Sequence[Word]) -> bool:
    """Tell whether words are of several pieces, or an ellipsis stands among them."""
    return any(word.after_gap or word.part != words[0].part for word in words)


def written(words: Sequence[Word]) -> str:
    """Return words as they are written, a sign of money before its number: *$5 million*, *12%*."""
    found: list[str] = []
    for i, word in enumerate(words):
        if is_sign(word) and found and words[i - 1].key.startswith(SIGN):
            number = found.pop()
            found.append(number + word.text if word.text == "%" else word.text + number)
        else:
            found.append(word.text)
    return " ".join(found)


def is_sign(word: Word) -> bool:
    """Tell whether a word is a sign that stands at a number: *$*, *%*."""
    return word.text in _SIGNS and word.text != "&"


def is_money(word: Word) -> bool:
    """Tell whether a word is such a sign, or says in words what one does: *$*, *dollars*, *per cent*."""
    return is_sign(word) or (word.text != "&" and word.key in _SIGNS.values() and not word.is_function)


def fold_wording(text: str) -> str:
    """Return a word in lower case, without accents and without characters that are not seen."""
    text = text.translate(_PLAIN)
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text).replace("\u00ad", "")
    return "".join(
        c for c in plain if not unicodedata.combining(c) and not "\u200b" <= c <= "\u2060"
    ).casefold()


@lru_cache(_MEMORY)
def shared_key(form: str) -> str:
    """Return what a word is compared by, within words in small letters."""
    return "u.s" if form in ("US", "USA") else _key_in_capitals(form)


@lru_cache(_MEMORY)
def _key_in_capitals(form: str) -> str:
    """Return what a word is compared by where all are in capitals, *us* among them."""
    word = fold_wording(form.replace("[", "").replace("]", ""))
    return _SIGN_FORMS.get(word) or american(word)


def one_character_each(text: str) -> str:
    """Return a text with one form of each mark, character for character."""
    return text.translate(_SAME)


class _Reader:
    """What has been read of one string so far."""

    def __init__(self, text: str, place: WordingPlace) -> None:
        self.text = text
        self.place = place
        self.plain = one_character_each(text)
        self.words: list[Word] = []
        self.opens_cut = self.gap = False
        self.brackets: list[str] = []
        self.upper = text.isupper()

    def take(self, token: re.Match[str]) -> None:
        """Add one token."""
        kind, form = str(token.lastgroup), token.group()
        if kind == "word":
            self._add(token, shared_key(form) if not self.upper else self._key(kind, form), kind)
        elif kind == "omission":
            self.opens_cut = self.opens_cut or not self.words
            self.gap = True
        elif kind == "bracket":
            if form in "[(":
                self.brackets.append(form)
            elif self.brackets:
                self.brackets.pop()
        elif kind in ("end", "paragraph"):
            self._stop(_SENTENCE if kind == "end" or not self._comma() else _CLAUSE, form)
        elif kind == "clause":
            self._stop(_CLAUSE, form)
        else:
            self._add(token, self._key(kind, form), kind)

    def _key(self, kind: str, form: str) -> str:
        """Return what a token is compared by."""
        if kind == "sign":
            return _SIGNS[form]
        if kind == "initials":
            bare = fold_wording(form.replace(".", ""))
            return "u.s" if bare in ("us", "usa") else bare
        return _key_in_capitals(form) if self.upper else shared_key(form)

    def _add(self, token: re.Match[str], key: str, kind: str) -> None:
        """Append a word, with what the brackets around it and a gap before it make of it."""
        inner = self.brackets[-1] if self.brackets else ""
        if inner == "[" and key == "sic":
            return
        start, end = token.span()
        text, place = self.text[start:end], self.place
        if kind in ("cased", "ended"):
            text = text.replace("[", "").replace("]", "")
        marked = place.marked or any(marks.start <= start and end <= marks.end for marks in place.marks)
        self.words.append(
            Word(
                text=text,
                key=key,
                span=Span(start + place.start, end + place.start),
                editorial=inner == "[" or kind == "ended",
                aside=inner == "(",
                recased=kind == "cased",
                after_gap=self.gap and bool(self.words),
                marked=marked,
                part=place.part,
            )
        )
        self.gap = False

    def _stop(self, kind: str, form: str) -> None:
        """Note what ends behind the last word; a full stop behind an abbreviation ends nothing."""
        if not self.words:
            return
        last = self.words[-1]
        if form == "." and (last.key in _ABBREVIATIONS or (len(last.text) == 1 and last.text.isupper())):
            return
        if last.stop != _SENTENCE:
            self.words[-1] = replace(last, stop=kind)

    def _comma(self) -> bool:
        """Tell whether the last word is followed by a comma only."""
        return bool(self.words) and self.words[-1].stop == _CLAUSE


def _percents(words: list[Word]) -> list[Word]:
    """Read *per cent* as one word."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if word.key == "cent" and last is not None and last.key == "per":
            span = Span(last.span.start, word.span.end)
            found[-1] = replace(word, text=f"{last.text} {word.text}", key="percent", span=span)
        else:
            found.append(word)
    return found


def _sentences(words: list[Word]) -> Iterator[list[Word]]:
    """Yield words by their sentences, since no number goes on in the next: *I asked a hundred. Two came.*"""
    at = 0
    for end, word in enumerate(words, start=1):
        if word.stop == _SENTENCE or end == len(words):
            yield words[at:end]
            at = end


def _numbers(words: list[Word]) -> list[Word]:
    """Read the words that write one number as one word; *$5 million* is read as *5 million dollars*."""
    plain = [word.key for word in words]
    if not any(map(may_open_number, plain)):
        return words
    found: list[Word] = []
    at, currency = 0, None
    while at < len(words):
        number = number_at(plain, at)
        if number is None:
            is_sign = words[at].text in _SIGNS and words[at].text not in "%&"
            if is_sign and at + 1 < len(words) and number_at(plain, at + 1):
                currency = words[at]
            else:
                found.append(words[at])
            at += 1
            continue
        key, used = number
        some = words[at : at + used]
        text = " ".join(word.text for word in some)
        span = Span(some[0].span.start, some[-1].span.end)
        stop = some[-1].stop
        found.append(replace(some[0], text=text, key=key, span=span, stop="" if currency else stop))
        if currency:
            found.append(replace(currency, stop=stop, after_gap=False))
            currency = None
        at += used
    return found


def _days(words: list[Word]) -> list[Word]:
    """Read the day of a month as a number: *the first of May*, *May 1st* and *May 1* have the same."""
    for i, word in enumerate(words):
        if word.key not in MONTHS or not word.text[:1].isupper():
            continue
        before = i - 2 if i > 1 and words[i - 1].key == "of" else i - 1
        for at in (before, i + 1):
            if 0 <= at < len(words):
                words[at] = replace(words[at], key=day_of_month(words[at].key))
    return words
