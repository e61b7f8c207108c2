"""Mends words and sentences where marks alone mislead, by named rules.

A full stop may end *Sen.*, and a quoted question may be followed by its reporting clause. Each rule looks at
what ``ends`` found and at the spaces between; no rule crosses the end of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotetrack.lexicon import grammar
from quotetrack.lexicon.abbreviations import abbreviation
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.verb_forms import verb_lemma
from quotetrack.lexicon.word_sets import alternatives, word_set

_CLOSING = frozenset("\"'”’)]»")
_TERMINAL = frozenset(".?!…:;") | _CLOSING | {"...", "....", "''"}
_INITIALS = re.compile(rf"(?:[A-Z]\.)+[A-Z]|{alternatives('parsing.dotted_abbreviations')}")
_DECADE = re.compile(r"\d\ds?")
_PRESENT = word_set("parsing.present_forms")
_NO_CLAUSE = grammar.CLAUSE_STARTS | {"I"}
_OPENING = frozenset('“"‘')
_OPENERS = word_set("parsing.sentence_openers")
_WITHIN_NAME = word_set("parsing.name_particles") | {",", "-"}
_LONGEST_NAME = 7  # words before the reporting verb


class TokenPiece(NamedTuple):
    """One word: its form, and where it stands in the text, in code points."""

    text: str
    start: int
    end: int


Pieces = list[TokenPiece]
WordRule = Callable[[TokenPiece, TokenPiece, Sequence[TokenPiece]], bool]  # the last: the word behind, if any
SentenceRule = Callable[[Sequence[TokenPiece], Sequence[TokenPiece]], bool]


def whole_abbreviation(word: TokenPiece, after: TokenPiece, rest: Sequence[TokenPiece]) -> bool:
    """*Colter Corp. went bankrupt* has the word *Corp.*; *the Strait of Ore.* does not have *Ore.*

    ``word`` and its full stop ``after`` are one word where the table knows them: a title anywhere, others
    where the sentence goes on, and those that stand before a figure (*No.*) where one follows.
    """
    kind = abbreviation(word.text + ".") if after.text == "." else None
    if kind == "number":
        return bool(rest) and rest[0].text[0].isdigit()
    return kind == "title" or (kind == "open" and bool(rest))


def dotted_initials(word: TokenPiece, after: TokenPiece, rest: Sequence[TokenPiece]) -> bool:
    """*Washington, D.C. He* has the word *D.C.*; *It was plan B. He* does not have *B.*"""
    return after.text == "." and _INITIALS.fullmatch(word.text) is not None


def short_year(word: TokenPiece, after: TokenPiece, rest: Sequence[TokenPiece]) -> bool:
    """*since '82* and *the ’90s* have the words *'82* and *’90s*; *'82* that a mark closes does not."""
    return word.text in ("'", "’") and _DECADE.fullmatch(after.text) is not None


def possessive_its(word: TokenPiece, after: TokenPiece, rest: Sequence[TokenPiece]) -> bool:
    """*Its rival* opens with the word *Its*; *It's late* does not."""
    return after.text == "s" and word.text in ("It", "it")


WORD_RULES: tuple[WordRule, ...] = (whole_abbreviation, dotted_initials, short_year, possessive_its)


def title_before_name(left: Sequence[TokenPiece], right: Sequence[TokenPiece]) -> bool:
    """*Capt.* and *Rosa Diaz said so.* are one sentence; *He left in May.* and *Rosa stayed.* are two."""
    return abbreviation(left[-1].text) == "title" and right[0].text[0].isupper()


def figure_follows(left: Sequence[TokenPiece], right: Sequence[TokenPiece]) -> bool:
    """*It ends on Aug.* and *14.* are one sentence; *He said no.* and *14 others agreed.* are two."""
    last = left[-1].text
    if last == "." and len(left) > 1 and left[-2].end == left[-1].start:
        last = left[-2].text + last
    return abbreviation(last) == "number" and right[0].text[0].isdigit()


def torn_name(left: Sequence[TokenPiece], right: Sequence[TokenPiece]) -> bool:
    """*U.N. chief Maria* and *Teles urged peace.* are one sentence; *Dear Maria* and *The talks failed.* two.

    No mark ends the first, and capitals stand at both sides of the break; a word that opens sentences does
    not go on with a name.
    """
    if left[-1].text[-1] in _TERMINAL or right[0].text in _OPENERS:
        return False
    return left[-1].text[0].isupper() and right[0].text[0].isupper()


def goes_on_small(left: Sequence[TokenPiece], right: Sequence[TokenPiece]) -> bool:
    """*“Yahoo!* and *was my job,” she wrote.* are one sentence; *Sales fell.* and *iPhone sales rose* two."""
    first = right[0].text
    if not first[0].islower() or not (first.islower() or len(first) == 1):
        return False
    last = left[-1].text
    return last[-1] in "?!…" or last in _CLOSING or last == "..." or abbreviation(last) is not None


def reporting_clause(left: Sequence[TokenPiece], right: Sequence[TokenPiece]) -> bool:
    """*“Who are they?”* and *Belov told TASS.* are one sentence; *“Who?”* and *Belov said he knew.* two.

    A name or pronoun and a reporting verb follow a quoted question or exclamation and report nothing else.
    """
    if len(left) < 2 or left[-1].text not in ('"', "”", "’", "'") or left[-2].text[-1] not in "?!…":
        return False
    for place, piece in enumerate(right[: _LONGEST_NAME + 1]):
        if place and is_reporting_form(piece.text):
            return _reports_nothing_else(right[place + 1 :])
        if not (piece.text[0].isupper() or piece.text in _WITHIN_NAME):
            return False
        if piece.text == "," and place < 1:
            return False
    return False


def is_reporting_form(form: str) -> bool:
    """Tell whether a form is a reporting verb in the past or third person: *said*, *asks*; not *say*."""
    lemma = verb_lemma(form) or (form[:-1] if form in _PRESENT else form)
    if lemma == form and not form.endswith("ed"):
        return False
    word = cue_word(lemma, "VERB") if form.islower() else None
    return word is not None and word.klass == "speech"


def _reports_nothing_else(rest: Sequence[TokenPiece]) -> bool:
    clause = [piece.text for piece in rest[:12]]
    for mark in (",", ".", ";", ":"):
        if mark in clause:
            clause = clause[: clause.index(mark)]
    if rest and len(clause) < len(rest) and rest[len(clause)].text in (":", ";"):
        return False
    return not _NO_CLAUSE & set(clause) and len(clause) <= 8


SENTENCE_RULES: tuple[SentenceRule, ...] = (
    title_before_name,
    figure_follows,
    torn_name,
    goes_on_small,
    reporting_clause,
)


def date_ends(left: Sequence[TokenPiece], right: Sequence[TokenPiece]) -> bool:
    """*due on Aug. 14.* and *Ford's lawyer spoke.* are two sentences; *rose 3.* and *5 percent* are one.

    Asked where a date's full stop was taken for that of a numbered item.
    """
    stop = len(left) > 2 and left[-1].text == "." and left[-2].text.isdigit()
    return stop and abbreviation(left[-3].text) == "number" and right[0].text[0].isupper()


def abbreviation_ends(left: Sequence[TokenPiece], right: Sequence[TokenPiece]) -> bool:
    """*He left at 8 a.m.* and *Some stayed.* are two sentences; *7 p.m. Monday* and *U.S. President* go on.

    An abbreviation that may end does so before a word that opens sentences and no name.
    """
    last = left[-1].text
    may_end = abbreviation(last) == "open" or (last[-1] == "." and _INITIALS.fullmatch(last[:-1]) is not None)
    if not may_end:
        return False
    first = right[0].text
    if first in _OPENING:
        return len(right) > 1 and right[1].text[0].isupper()
    return first in _OPENERS


ENDING_RULES: tuple[SentenceRule, ...] = (date_ends, abbreviation_ends)


def mend(sentences: Sequence[Sequence[TokenPiece]], text: str) -> list[Pieces]:
    """Return the sentences with their words and their ends mended; ``text`` is the paragraph."""
    found: list[Pieces] = []
    for sentence in sentences:
        pieces = list(sentence)
        before = found[-1] if found else None
        if before is not None and "\n\n" not in text[before[-1].end : pieces[0].start]:
            joined = _glued([*before, *pieces]) if pieces[0].start == before[-1].end else before
            if len(joined) < len(before) + len(pieces) and joined is not before:
                found[-1] = joined
                continue
            if any(rule(before, pieces) for rule in SENTENCE_RULES):
                found[-1] = _glued([*before, *pieces])
                continue
        found.append(_glued(pieces))
    return [part for pieces in found for part in _parted(pieces)]


def _glued(pieces: Pieces) -> Pieces:
    """Join the neighbours that a rule takes for one word."""
    found: Pieces = []
    for place, piece in enumerate(pieces):
        rest = pieces[place + 1 : place + 2]
        if found and found[-1].end == piece.start and any(r(found[-1], piece, rest) for r in WORD_RULES):
            found[-1] = TokenPiece(found[-1].text + piece.text, found[-1].start, piece.end)
        else:
            found.append(piece)
    return found


def _parted(pieces: Pieces) -> list[Pieces]:
    """End a sentence after a date or an abbreviation where it was not ended."""
    cuts = [at + 1 for at, (a, _) in enumerate(pairwise(pieces)) if a.text[-1] == "."]
    cuts = [at for at in cuts if any(rule(pieces[:at], pieces[at:]) for rule in ENDING_RULES)]
    return [pieces[a:b] for a, b in pairwise([0, *cuts, len(pieces)])]
