"""Reads the sentence that announces somebody's words: its cue, and whose it says they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from quotetrack.detect.forms.drafts import Candidate, CueGroup
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import make_cue
from quotetrack.detect.propose.sources import complement_of_phrase, shared_subject, subject
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import channels
from quotetrack.lexicon.reporting_words import reports_words
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Span

ANNOUNCED = "announced_words"
_SOMEBODY = grammar.THIRD_PERSON_SUBJECTS | grammar.THIRD_PERSON_POSSESSIVES
_NOBODY = (grammar.POINTERS | grammar.ARTICLES) - _SOMEBODY
_TOLD = word_set("announced.texts")
_ACCORDING = "According"
_BY = grammar.REPORT_PREPOSITIONS - {"in", "on"}


def announcer(words: Words, sentence: Span) -> tuple[CueGroup | None, Candidate | None]:
    """Return the cue of a sentence that announces words, and whom it names as their speaker.

    *Here is what [S:the minister, Ann Roe,] [C:had to say]:*, *[S:Her] [C:statement] in full:*, *[S:Coach Bo
    Lund] on the first half:*. Not: *The [C:statement] in full:*, which names nobody.
    """
    numbers = [n for part in words.inside((sentence,)) for n in part]
    held = set(numbers)
    first: CueGroup | None = None
    for cue in (*_verbs(words, numbers), *_nouns(words, numbers)):
        first = first or cue
        for phrase in _sources(words, cue):
            source = Candidate.of(ANNOUNCED, words, phrase & held, cue.words)
            if source.runs and _names(words, source.words):
                return cue, _from_start(words, numbers, source)
    return first, _string_before(words, numbers, first) if first is not None else _topic(words, numbers)


def _string_before(words: Words, numbers: Sequence[int], cue: CueGroup) -> Candidate | None:
    """Return names and posts before a verb from which a parse cuts them off: *Ida Moss, Hale, | offered:*"""
    before = [n for n in numbers if n < cue.words[0]]
    verbal = {words.tokens[n].upos for n in before} & {"VERB", "AUX", "PRON", "ADV"}
    named = any(words.tokens[n].ner.endswith("PERSON") for n in before)
    return None if verbal or not named else Candidate.of(ANNOUNCED, words, before)


def _from_start(words: Words, numbers: Sequence[int], source: Candidate) -> Candidate:
    """Widen a source to where its sentence begins, if that is but a string of names and posts.

    *[The chaplain, Ida Moss, Church of the Quay, Hale, Avon], offered this prayer:*, of which a parse may
    take *Avon* alone. Not: *In his memoir [Hugh Perrin] describes the night:*
    """
    before = [n for n in numbers if n < min(source.words)]
    nominal = all(words.tokens[n].upos not in ("VERB", "AUX", "PRON", "ADV") for n in before)
    commas = any(words.tokens[n].text == "," for n in before)
    if not (before and nominal and commas) or words.tokens[before[0]].upos in ("ADP", "SCONJ", "CCONJ"):
        return source
    return Candidate.of(ANNOUNCED, words, [*before, *source.words])


def _verbs(words: Words, numbers: Sequence[int]) -> Iterator[CueGroup]:
    """Yield the verbs that report, the last first: it stands next to the words."""
    if len(numbers) > 1 and words.tokens[numbers[0]].text == _ACCORDING:
        yield make_cue(words, numbers[:2])
    for number in reversed(numbers):
        if words.tokens[number].upos == "VERB" and reports_words(words.lemma(number), "VERB"):
            yield make_cue(words, _with_having(words, number))


def _with_having(words: Words, number: int) -> list[int]:
    """*had to say* is one cue; *began to say* is *say* alone."""
    before = [number - 2, number - 1]
    if before[0] >= 0 and words.lemma(before[1]) == "to" and words.lemma(before[0]) == "have":
        return [*before, number]
    return [number]


def _nouns(words: Words, numbers: Sequence[int]) -> Iterator[CueGroup]:
    """Yield the nouns of what somebody says or writes as a whole: *her statement*."""
    for number in reversed(numbers):
        lemma = words.lemma(number)
        told = lemma in channels() or lemma in _TOLD or words.tokens[number].text.lower() in _TOLD
        if words.tokens[number].upos in ("NOUN", "PROPN") and told:
            yield CueGroup((number,), number, lemma, "speech")


def _sources(words: Words, cue: CueGroup) -> Iterator[AbstractSet[int]]:
    """Yield who may speak: whom *by* or *from* names, then what the rules of sources propose."""
    for child in words.children(cue.head, "obl", "nmod"):
        case = [words.lemma(c) for c in words.children(child, "case")]
        if (case == ["by"] and (is_passive(words, cue.head) or words.tokens[cue.head].upos != "VERB")) or (
            words.tokens[cue.head].upos != "VERB" and set(case) & _BY
        ):
            yield words.subtree(child, cue.words) - set(words.children(child, "case"))
    if is_passive(words, cue.head):
        return
    for rule in (subject, complement_of_phrase, shared_subject):
        yield from rule(words, cue)
    for child in words.children(cue.head, "nmod", "compound"):
        if words.tokens[child].deprel == "nmod:poss" or words.tokens[child].upos == "PROPN":
            yield words.subtree(child, cue.words)
    before = cue.words[0]
    while before > 0 and words.tokens[before - 1].upos == "PROPN":
        before -= 1  # In his memoir Hugh Perrin describes the night, as a parser may misread it
    yield set(range(before, cue.words[0]))


def _names(words: Words, source: AbstractSet[int]) -> bool:
    """Tell whether words can name a speaker: not *this*, *what* or *the following* alone."""
    solid = [words.tokens[n].text.lower() for n in sorted(source) if words.tokens[n].upos != "PUNCT"]
    return bool(solid) and not (len(solid) == 1 and solid[0] in _NOBODY)


def _topic(words: Words, numbers: Sequence[int]) -> Candidate | None:
    """*[Coach Bo Lund] on the first half:* names who speaks before *on*."""
    place = next((at for at, n in enumerate(numbers) if words.lemma(n) == "on"), 0)
    source = Candidate.of(ANNOUNCED, words, numbers[:place])
    return source if source.runs and _names(words, source.words) else None
