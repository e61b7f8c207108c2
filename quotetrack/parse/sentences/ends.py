"""Finds where sentences end, word by word, within a paragraph that rules have parted into words.

A full stop ends a sentence unless it belongs to an abbreviation or an initial; marks that close a quotation
go with what they close. What goes on all the same is put together again in ``boundaries``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from sys import intern

from quotetrack.lexicon.abbreviations import abbreviation
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_set
from quotetrack.parse.sentences.boundaries import Pieces, TokenPiece, mend
from quotetrack.parse.sentences.word_rules import split_words

_STOPS = frozenset(".!?…。")
_CLOSING = frozenset("\"'”’)]»") | {"''"}
_OPENERS = word_set("parsing.sentence_openers")
_LEADING_TO_NAMES = word_set("parsing.leading_to_names")
_NUMBERED = word_set("parsing.numbered")
_NUMBER_SIGNS = frozenset(("no", "nos"))


def sentences_of(text: str, turned: AbstractSet[int] = frozenset()) -> list[Pieces]:
    """Return the sentences of one paragraph as words with their places in ``text``, in code points.

    *“Is it?” asked Sen. Ruth Okafor. She left.* has two. A paragraph without a word has none. ``turned`` are
    the places of marks that open though they look as if they closed: *She left.” It is over.”*
    """
    words = [TokenPiece(intern(text[start:end]), start, end) for start, end in split_words(text)]
    return mend(list(_parted(_with_stops(words), turned)), text)


def _with_stops(words: Sequence[TokenPiece]) -> Pieces:
    """Glue full stops to the abbreviations and initials that they belong to."""
    found: Pieces = []
    for place, word in enumerate(words):
        stop = word.text == "." and found and found[-1].end == word.start
        if stop and _is_short(found, words, place):
            found[-1] = TokenPiece(found[-1].text + ".", found[-1].start, word.end)
        else:
            found.append(word)
    return found


def _is_short(before: Pieces, words: Sequence[TokenPiece], place: int) -> bool:
    """Tell whether the full stop at ``place`` belongs to the word before: *Mr.*, *No. 4*, *J. Quill*.

    *the leader J. Quill* goes on, and *according to J. Quill*; *plan B. Quill left* does not; *ward no. 4*
    does, *He said no. 4* does not.
    At a paragraph's end *Colter Corp.* and *Avonby, Ore.* keep theirs, *the Strait of Ore.* does not.
    """
    form = before[-1].text
    kind = abbreviation(form + ".")
    after = words[place + 1] if place + 1 < len(words) else None
    if kind == "open":
        return after is not None or len(before) < 2 or not before[-2].text.islower()
    if after is None:
        return False
    if kind == "title":
        return True
    if form in _NUMBER_SIGNS and after.text[0].isdigit():
        return len(before) > 1 and before[-2].text.lower() in _NUMBERED
    if kind == "number":
        return after.text[0].isdigit() or after.text[0].islower()
    if len(form) == 1 and form.isupper() and after.text not in _OPENERS and after.text[0].isupper():
        if len(after.text) == 1 and place + 2 < len(words) and words[place + 2].text == ".":
            return True
        first = len(before) < 2 or before[-2].text[-1] in '.,(“"'
        led = before[-2].text.lower() in _LEADING_TO_NAMES if len(before) > 1 else False
        led = led or [w.text.lower() for w in before[-3:-1]] == ["according", "to"]
        return first or led or before[-2].text[0].isupper() or _is_person(before[-2].text)
    return False


def _is_person(form: str) -> bool:
    """Tell whether a word says what somebody is, behind which an initial opens a name: *the leader J. Quill*.

    Not: *plan*, *vitamin*, which a letter names.
    """
    listed = noun(form)
    return listed is not None and listed.type == "person"


def _parted(words: Sequence[TokenPiece], turned: AbstractSet[int]) -> Iterator[Pieces]:
    """Yield the words up to each full stop, question or exclamation mark, with the marks that close there."""
    sentence: Pieces = []
    place = 0
    while place < len(words):
        sentence.append(words[place])
        place += 1
        if not _ends(sentence, words, place):
            continue
        while place < len(words) and words[place].start == words[place - 1].end and _closes(words, place):
            if words[place].start in turned:
                break
            sentence.append(words[place])
            place += 1
        opens = place < len(words) and words[place].start in turned
        if place < len(words) and not opens and _goes_on(sentence, words, place):
            continue
        yield sentence
        sentence = []
    if sentence:
        yield sentence


def _ends(sentence: Pieces, words: Sequence[TokenPiece], place: int) -> bool:
    """Tell whether a sentence may end with its last word."""
    last = sentence[-1].text
    if not set(last) <= _STOPS:
        return last[-1] == "." and _closes_short(sentence, words, place)
    return len(sentence) > 1 and not (len(sentence) == 2 and _is_number(sentence[0].text) and last == ".")


def _closes_short(sentence: Pieces, words: Sequence[TokenPiece], place: int) -> bool:
    """Tell whether marks that close follow an abbreviation, and then a sentence opens: *Media Inc.) It*."""
    if abbreviation(sentence[-1].text) != "open" or place >= len(words) or words[place].text not in _CLOSING:
        return False
    behind = next((word for word in words[place:] if word.text not in _CLOSING), None)
    return words[place].start == sentence[-1].end and (behind is None or behind.text in _OPENERS)


def _is_number(form: str) -> bool:
    return form.isdigit() or (len(form) == 1 and form.isalpha())


def _closes(words: Sequence[TokenPiece], place: int) -> bool:
    """Tell whether a mark closes what stands before it: no word follows it without a space."""
    word = words[place]
    if set(word.text) <= _STOPS:
        return True
    if word.text not in _CLOSING:
        return False
    if word.text in "”»)]" or place + 1 == len(words):
        return True
    after = words[place + 1]
    return after.start > word.end or not after.text[0].isalnum()


def _goes_on(sentence: Pieces, words: Sequence[TokenPiece], place: int) -> bool:
    """Tell whether the sentence goes on behind the mark: *No. 4*, *“Why?” she asked*, *Inc., which*."""
    after = words[place]
    apart = after.start > words[place - 1].end
    first = after.text[0]
    if first in ",;:)]”»–—-/%." or after.text.islower():
        return True
    if not apart:
        return (
            not (first.isupper() and len(after.text) > 1 and len(sentence[-2].text) > 1) and first not in "“‘"
        )
    return False
