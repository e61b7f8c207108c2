"""Recognises phrases that report without a verb of their own: *in the words of the clerk*, *to quote Roe*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.detect.forms.drafts import CueGroup
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Class

_SPOKEN = word_set("propose.spoken_manners")
_HELD = word_set("propose.held_manners")
_MANNERS = _SPOKEN | _HELD
_CITING = word_set("propose.citing")
_BEFORE = frozenset(("in", "by"))


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """A phrase set off from its sentence: all its words, those of them that report, and the class."""

    words: range
    cue: tuple[int, ...]
    head: int
    klass: Class


def set_phrases(words: Words) -> Iterator[CueGroup]:
    """Yield a cue for each such phrase of a text.

    *In the words of the clerk, the roof is safe.* Not: *The words of the clerk are safe*, nor *He spoke in
    the words of the clerk*, which nothing sets off, nor *In its judgment, the court found that it was safe*,
    where a verb reports.
    """
    for number in range(len(words)):
        phrase = set_phrase(words, number)
        if phrase is not None:
            lemma = " ".join(words.tokens[n].text.lower() for n in phrase.cue)
            yield CueGroup(phrase.cue, phrase.head, lemma, phrase.klass)


def set_phrase(words: Words, number: int) -> SetPhrase | None:
    """The phrase whose noun or verb is ``number``, None where there is none."""
    token = words.tokens[number]
    if token.upos == "NOUN":
        found = _in_words_of(words, number)
    elif token.xpos == "VB" and words.lemma(number) in _CITING:
        found = _to_quote(words, number)
    else:
        return None
    if found is None or not _is_set_off(words, found.words) or _is_reported(words, number):
        return None
    return found


def _in_words_of(words: Words, number: int) -> SetPhrase | None:
    """*In the words of the clerk*, *in her own words*, *by his account*."""
    form = words.tokens[number].text.lower()
    if form not in _MANNERS:
        return None
    case = [c for c in words.children(number, "case") if words.lemma(c) in _BEFORE and c < number]
    if not case:
        return None
    klass: Class = "speech" if form in _SPOKEN or _is_quoting(words, number) else "thought"
    for owner in words.children(number, "nmod"):
        below = words.subtree(owner)
        of = [c for c in words.children(owner, "case") if words.lemma(c) == "of"]
        if owner > number and of and of[0] == number + 1:
            return SetPhrase(range(case[0], max(below) + 1), tuple(range(case[0], of[0] + 1)), number, klass)
        if case[0] < owner < number and words.tokens[owner].deprel == "nmod:poss":
            first = max(below) + 1
            return SetPhrase(range(case[0], number + 1), tuple(range(first, number + 1)), number, klass)
    return None


def _to_quote(words: Words, number: int) -> SetPhrase | None:
    """*To quote the old sexton*."""
    to = [c for c in words.children(number, "mark") if c == number - 1 and words.lemma(c) == "to"]
    whom = words.children(number, "obj")
    if not to or not whom or min(words.subtree(whom[0])) != number + 1:
        return None
    return SetPhrase(range(to[0], max(words.subtree(whom[0])) + 1), (to[0], number), number, "speech")


def _is_quoting(words: Words, number: int) -> bool:
    """Tell whether the sentence of a word quotes: a view that is quoted was spoken."""
    return any(words.quote_of[n] is not None for n in words.sentence_words(number))


def _is_reported(words: Words, number: int) -> bool:
    """Tell whether the verb that a phrase hangs on reports a clause itself."""
    verb = words.heads[number]
    listed = cue_word(words.lemma(verb), words.tokens[verb].upos)
    strong = listed is not None and listed.strength >= 2
    return strong and any(c > verb for c in words.children(verb, "ccomp"))


def _is_set_off(words: Words, phrase: range) -> bool:
    """Tell whether commas, marks or the sentence's ends stand around a phrase."""
    sentence = words.sentence_words(phrase.start)
    last = phrase.stop - 1 if words.tokens[phrase.stop - 1].text == "," else phrase.stop
    if last >= sentence.stop:
        return False
    before = words.tokens[phrase.start - 1] if phrase.start > sentence.start else None
    opens = before is None or before.upos in ("PUNCT", "CCONJ")
    closes = words.tokens[last].text == "," or (before is not None and words.tokens[last].upos == "PUNCT")
    return opens and closes
