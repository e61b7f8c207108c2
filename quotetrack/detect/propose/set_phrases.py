"""Recognises phrases that report, set off: *in the words of the clerk*, *to quote Roe*, *as she put it*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.loose_quotations import is_title
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word, reports_words
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
VIEW = "for_whom"
_TRUST = 0.8
_PRESENT = ("VBZ", "VBP")
_ABOUT_SOMEBODY = grammar.MASCULINE_PRONOUNS | grammar.FEMININE_PRONOUNS
_NOMINAL = ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "CCONJ")
_QUOTED = 3  # words in marks that are somebody's
_LONGEST_NAME = 30  # words between *for* and the comma


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


def views(words: Words) -> Iterator[Draft]:
    """Yield a draft for each sentence that opens with for whom what it states holds.

    *For Ann Roe, the plan is “a farce from end to end”.* So *For Ann Roe, a lawyer, such plans are farces*,
    and of whoever speaks elsewhere. Not: *For Ann Roe, it was a bitter defeat*, *For Ann Roe, a lawyer, the
    fight is over*, which the writer tells of her, nor *For Avon, the plan is a farce*, a town.
    """
    speaking = _who_speaks(words)
    for first in words.first:
        start = first + (words.tokens[first].upos == "CCONJ")
        if start + 2 >= len(words) or words.lemma(start) != "for" or words.quote_of[start] is not None:
            continue
        who, verb = words.heads[start], words.heads[words.heads[start]]
        if who < start or words.tokens[who].ner[2:] != "PERSON":
            continue
        whole = _named_and_described(words, start, who)
        sentence = words.sentence_words(first)
        if not _sets_off(words, start, whole, verb) or len(whole) > _LONGEST_NAME:
            continue
        stated = range(whole.stop + 1, sentence.stop)
        known = {words.tokens[n].text for n in whole if words.tokens[n].ner[2:] == "PERSON"} & speaking
        described = any(words.tokens[n].upos == "NOUN" for n in words.children(who, "appos"))
        if not (_quotes(words, stated) or ((known or described) and _is_view(words, stated, verb))):
            continue
        held = [*stated, *_goes_on_in_marks(words, stated)]
        content = Candidate.of(VIEW, words, held, (start,))
        name = next((n for n in whole if words.tokens[n].text == ","), whole.stop)
        source = Candidate.of(VIEW, words, range(start + 1, name), (start,))
        if content.runs and source.runs:
            yield Draft(CueGroup((start,), start, "for", "speech"), content, source, _TRUST)


def _who_speaks(words: Words) -> set[str]:
    """The names of all who are the subject of a verb that practically always reports."""
    found: set[str] = set()
    for number, token in enumerate(words.tokens):
        if token.ner[2:] != "PERSON":
            continue
        top = number if words.rel(number) != "flat" else words.heads[number]
        if words.rel(top) == "nsubj" and reports_words(words.lemma(words.heads[top]), "VERB", 3):
            found.add(token.text)
    return found


def _named_and_described(words: Words, start: int, who: int) -> range:
    """The words from *for* to the end of what describes a name: *For Roe, a clerk*, not *For Roe, rather*."""
    comma = next((n for n in range(who, words.sentence_words(who).stop) if words.tokens[n].text == ","), who)
    beside = [c for c in words.children(who) if c > comma and not _describes(words, c)]
    own = words.subtree(who, beside)
    return range(start, max((n for n in own if words.solid[n]), default=start) + 1)


def _describes(words: Words, number: int) -> bool:
    """Tell whether a word heads what is said of a name beside it: *Roe, [a clerk]*, *Roe, [who left]*."""
    opens = min((n for n in words.branch(number) if words.solid[n]), default=number)
    noun_phrase = words.rel(number) in ("appos", "conj") and words.tokens[opens].upos in _NOMINAL
    return noun_phrase or words.rel(number) == "acl"


def _sets_off(words: Words, start: int, whole: range, verb: int) -> bool:
    """Tell whether *for* and a person stand before a comma and hang on the verb of the sentence."""
    who = words.heads[start]
    after = whole.stop
    comma = after < words.sentence_words(start).stop - 1 and words.tokens[after].text == ","
    reports = reports_words(words.lemma(verb), words.tokens[verb].upos, 3)
    hung = words.rel(start) == "case" and words.rel(who) == "obl" and words.rel(verb) == "root"
    return comma and hung and not reports


def _quotes(words: Words, stated: range) -> bool:
    """Tell whether a statement quotes somebody: not a title, nor a word or two in scare quotes."""
    numbers = {q for n in stated if (q := words.quote_of[n]) is not None}
    return any(len(words.voiced(q)) >= _QUOTED and not is_title(words, q) for q in numbers)


def _is_view(words: Words, stated: range, verb: int) -> bool:
    """Tell whether a statement holds now, and is not about whoever holds it: *[no plan is perfect]*."""
    finite = [verb, *words.children(verb, "aux", "cop")]
    now = any(words.tokens[n].xpos in _PRESENT for n in finite)
    subjects = words.children(verb, "nsubj")
    own = any(words.tokens[n].text.lower() in _ABOUT_SOMEBODY for n in stated)
    pointing = any(words.tokens[n].upos == "PRON" for n in subjects)
    its_own = any(_is_bare_the(words, n) for n in subjects)
    return now and bool(subjects) and not (pointing or own or its_own)


def _is_bare_the(words: Words, number: int) -> bool:
    """Tell whether a subject is a thing of whoever is spoken of: *For Roe, [the fight] is over*."""
    below = words.children(number)
    return len(below) == 1 and words.lemma(below[0]) == "the"


def _goes_on_in_marks(words: Words, stated: range) -> range:
    """The rest of a quotation in which a sentence ends: *For Roe, it is late: “Look! [It is dark.”]*"""
    last = words.quote_of[stated[-1]]
    return range(0) if last is None else range(stated.stop, words.quoted(last).stop)
