"""Recognises phrases that report, set off: *in the words of the clerk*, *to quote Roe*, *as she put it*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.detect.forms.drafts import CueGroup
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Class

_SPOKEN = word_set("propose.spoken_manners")
_HELD = word_set("propose.held_manners")
_MANNERS = _SPOKEN | _HELD
_CITING = word_set("propose.citing")
PUTTING = word_set("propose.putting")
_TALKS = word_set("propose.talks")
_BODIES = ("organization", "group")
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
    elif token.upos == "VERB" and words.lemma(number) in PUTTING:
        found = _as_put(words, number)
    elif token.text.lower() == "per":
        found = _per(words, number)
    else:
        return None
    if found is None or not _is_set_off(words, found.words) or _is_reported(words, number):
        return None
    return found


def set_phrase_sources(words: Words, number: int) -> tuple[str, ...]:
    """The rules that name the speaker of a set phrase: the subject of *as she put it*, the owner of words."""
    if words.tokens[number].upos == "VERB" and words.lemma(number) in PUTTING:
        return ("subject",)
    if words.rel(number) in ("case", "mark"):
        return ("complement_of_phrase",)
    return ("possessor", "object_asked")


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


def _as_put(words: Words, number: int) -> SetPhrase | None:
    """*As the clerk put it*, *as she tells it*. Not: *As she put it in a drawer, it tore.*"""
    below = words.subtree(number)
    it = number + 1
    opens = any(words.lemma(c) == "as" for c in words.children(number, "mark", "advmod"))
    told = it in below and words.rel(it) == "obj" and words.tokens[it].text.lower() == "it"
    if not (opens and told and words.children(number, "nsubj")):
        return None
    behind = [c for c in words.children(number) if c > it and words.tokens[c].upos not in ("ADV", "PUNCT")]
    if not all(words.tokens[c].ner[2:] == "DATE" or _is_text(words, c) for c in behind):
        return None
    solid = [n for n in below if words.tokens[n].upos != "PUNCT"]
    return SetPhrase(range(min(solid), max(solid) + 1), (number, it), number, "speech")


def _per(words: Words, number: int) -> SetPhrase | None:
    """*Per the fire chief*, *as per Sona*. Not: *per day*, *per the usual rule*, which nobody tells."""
    noun_after = words.heads[number]
    below = words.subtree(noun_after)
    if noun_after <= number or words.rel(number) not in ("case", "mark") or min(below) > number:
        return None
    told = words.children(words.heads[noun_after], "nsubj", "csubj", "expl")
    start = number - 1 if number and words.tokens[number - 1].text.lower() == "as" else number
    known = start < number and bool(words.children(noun_after, "det"))  # as per the rules
    if not (known or _tells(words, noun_after)) or not any(n not in below for n in told):
        return None  # nobody tells what has no subject
    solid = [n for n in below if n >= start and words.tokens[n].upos != "PUNCT"]
    return SetPhrase(range(start, max(solid) + 1), tuple(range(start, number + 1)), number, "speech")


def _tells(words: Words, number: int) -> bool:
    """Tell whether a noun is somebody, or a document, that is spoken of by name or as known."""
    token = words.tokens[number]
    if token.ner[2:] in ("PERSON", "ORG"):
        return True
    listed = noun(words.lemma(number))
    if listed is None:
        return False
    known = token.xpos == "NNS" or any(words.rel(c) in ("det", "nmod") for c in words.children(number))
    return listed.type in _BODIES or (known and listed.type in ("person", "document"))


def _is_text(words: Words, number: int) -> bool:
    """Tell whether a noun is what is written or spoken: *in a [letter]*; not *on a letter*."""
    listed = noun(words.lemma(number))
    if not any(words.lemma(c) == "in" for c in words.children(number, "case")):
        return False
    return words.lemma(number) in _TALKS or (listed is not None and listed.type == "document")


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
    closes = words.tokens[last].text in (",", ":") or (
        before is not None and words.tokens[last].upos == "PUNCT"
    )
    return opens and closes
