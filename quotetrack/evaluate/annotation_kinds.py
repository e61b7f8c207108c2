"""Tells from the bare text what sort of attribution an annotation is: its kind, its cue's type and class.

Annotators mark spans only, so the groups of a report are read off the words, in the same way for what was
annotated and for what was found. No parse is needed. The words (data/en/scoring.toml) are frozen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from quotetrack.evaluate.speech_subset import is_speech_word
from quotetrack.lexicon.reporting_words import CueWord, cue_word
from quotetrack.lexicon.verb_forms import verb_lemma
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Class, Kind, Span

CueType = Literal[
    "say or tell", "other speech verb", "other verb", "noun", "according to", "colon or none", "other"
]
CUE_TYPES: tuple[CueType, ...] = (
    "say or tell",
    "other speech verb",
    "other verb",
    "noun",
    "according to",
    "colon or none",
    "other",
)

_MARK = re.compile("[“”„«»\"]|''|``|(?<!\\w)‘|’(?!\\w)")
_BEFORE = re.compile("(?:[“„«\"‘]|''|``)$")
_AFTER = re.compile("^[,.?!;]?(?:[”»\"’]|'')(?!\\w)")
_OPENING, _CLOSING = frozenset("“„«‘") | {"``"}, frozenset("”»’")
_LETTERS = re.compile(r"\w")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_HELPERS = word_set("scoring.helpers")
_DETERMINERS = word_set("scoring.determiners")
_BEING = word_set("scoring.being")
_VERBAL = re.compile(rf"(?:{alternatives('scoring.verbal_endings')})$")
_ADJECTIVAL = re.compile(rf"(?:{alternatives('scoring.adjectival_endings')})$")
_NOMINAL = re.compile(rf"(?:{alternatives('scoring.nominal_endings')})s?$")


def kind_of_annotation(text: str, content: Sequence[Span]) -> Kind:
    """Return the kind that quotation marks give a content: within them, partly, or not at all.

    Marks that touch a span from outside count as its own.
    """
    inside = outside = False
    for span in content:
        for quoted, piece in _pieces(text, span):
            if _LETTERS.search(piece):
                inside, outside = inside or quoted, outside or not quoted
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _pieces(text: str, span: Span) -> list[tuple[bool, str]]:
    """Cut a span at its quotation marks; each piece says whether it lies between them."""
    before = _BEFORE.search(text[max(0, span.start - 2) : span.start])
    after = _AFTER.search(text[span.end : span.end + 3])
    stretch = (before[0] if before else "") + span.of(text) + (after[0] if after else "")
    marks = list(_MARK.finditer(stretch))
    if any(mark[0] not in "‘’" for mark in marks):  # single marks are then apostrophes or inner quotations
        marks = [mark for mark in marks if mark[0] not in "‘’"]
    elif not any(mark[0] == "‘" for mark in marks):
        marks = []
    quoted, at = bool(marks) and marks[0][0] in _CLOSING, 0
    found = []
    for mark in marks:
        found.append((quoted, stretch[at : mark.start()]))
        quoted = mark[0] in _OPENING or (mark[0] not in _CLOSING and not quoted)
        at = mark.end()
    return [*found, (quoted, stretch[at:])]


def cue_of(text: str, cue: Sequence[Span]) -> tuple[CueType, Class]:
    """Return the type and the class of a cue as its words and the word before it show.

    *his claim* is a noun where *they claim* is a verb. A word that no list has is judged by its ending;
    its class is then speech, or thought for an adjective.
    """
    words = [word.lower() for span in cue for word in _WORD.findall(span.of(text))]
    if not words:
        return "colon or none", "speech"
    if "according" in words:
        return "according to", "speech"
    start = min(span.start for span in cue)
    before = _WORD.findall(text[max(0, start - 40) : start].lower())[-1:]
    for number, word in enumerate(words):
        if word not in _HELPERS and not word.endswith(("n't", "n’t")):
            found = _judge(word, [*before, *words[:number]])
            if found is not None:
                return found
    rest = [word for word in words if word not in _HELPERS | _DETERMINERS and not word.endswith("ly")]
    return _unlisted(rest, [*before, *words])


def _judge(word: str, before: Sequence[str]) -> tuple[CueType, Class] | None:
    """Judge one word of a cue by the word lists; None where they do not have it."""
    lemma = verb_lemma(word)
    verb = _listed(lemma or word, "VERB")
    noun, adjective = _listed(word, "NOUN"), _listed(word, "ADJ")
    if noun and (verb is None or _nominal(before)):
        return "noun", noun.klass
    if adjective and (verb is None or (before and before[-1] in _BEING and lemma is None)):
        return "other", adjective.klass
    if verb is None:
        return None
    if verb.lemma in ("say", "tell"):
        return "say or tell", "speech"
    return ("other speech verb" if is_speech_word(verb.lemma) else "other verb"), verb.klass


def _listed(word: str, upos: str) -> CueWord | None:
    """Return a word's row under exactly this part of speech."""
    found = cue_word(word, upos)
    return found if found is not None and found.upos == upos else None


def _nominal(before: Sequence[str]) -> bool:
    """Tell whether the word before makes a noun of a word that may be either."""
    return bool(before) and (before[-1] in _DETERMINERS or before[-1].endswith(("'s", "’s", "s’")))


def _unlisted(words: Sequence[str], before: Sequence[str]) -> tuple[CueType, Class]:
    """Judge a cue that the word lists do not have."""
    if not words:
        return "other", "speech"
    word = words[0]
    context = before[: before.index(word)]
    if _nominal(context) or _NOMINAL.search(word):
        return "noun", "speech"
    if not _VERBAL.search(word) and (_ADJECTIVAL.search(word) or (context and context[-1] in _BEING)):
        return "other", "thought"
    return "other verb", "speech"
