"""Groups words into cues: the verb group, noun or phrase that reports, one unbroken stretch each.

The network proposes where cues stand; the tree completes them (*has also said*, *did not say*), names
their head and lemma, and tells whether they are negated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from quotetrack.detect.forms.drafts import CueGroup
from quotetrack.detect.forms.joined_cues import unjoined
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.quotation_tags import answers_quotation, reports_below, stands_beside
from quotetrack.detect.propose.set_phrases import set_phrases
from quotetrack.detect.propose.voice import QUOTING_WHOM, is_passive, made_to_say, telling_document
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import CueWord, cue_word, reports_words
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Class

SINGLE, BEGIN, FIRST, LAST = 8, 5, 5, 9  # columns of the cue tags in the network's answer
_FRAMED = ("VERB", "NOUN")  # of which ``has_its_frame`` may be true, beside the phrases
_GROUP = ("aux", "cop")
_EDGE = 0.6  # of its likeliest word's probability; best of 0, 0.3, 0.5, 0.7 lay here on training articles
_CIRCUMSTANCES = grammar.CIRCUMSTANCE_PREPOSITIONS
_QUOTED_AS = 12  # words within which *as saying* may follow *was quoted*
_TAIL = 12  # words that may follow a reporting verb at a sentence's end
_FEELING, _SHOWING = word_set("propose.feeling"), word_set("decide.showing")
_HABITS = frozenset(("like", "love"))  # what she likes to say she says
_PHRASES = {
    "accord": "according to",
    "according": "according to",
}


def propose_cues(words: Words, tags: NDArray[np.float32], threshold: float) -> Iterator[CueGroup]:
    """Yield the words that may report, without overlap: set phrases, the network's cues, the word list's.

    The network's are those to which ``tags`` give at least ``threshold``; a group ends where the tags
    begin another and at a sentence's end. The word list adds its strongest words that have a clause or
    a quotation to report; the scorer judges both.
    """
    inside = tags[:, FIRST:LAST].sum(axis=1)
    tagged = inside >= threshold
    taken: set[int] = set()
    for cue in set_phrases(words):
        taken.update(cue.words)
        yield cue
    groups = (part for group in _tagged(words, tags, inside, tagged) for part in unjoined(words, group))
    for group in groups:
        if _is_date(words, group) or _is_manner(words, group, tagged):
            continue
        cue = make_cue(words, group, inside)
        if not taken & set(cue.words):
            taken.update(cue.words)
            yield cue
    for number, token in enumerate(words.tokens):
        if token.upos not in _FRAMED and words.lemma(number) not in _PHRASES:
            continue
        if number not in taken and has_its_frame(words, number):
            phrase = words.lemma(number) in _PHRASES
            cue = make_cue(words, [number, number + 1] if phrase else [number], inside)
            if not taken & set(cue.words):
                taken.update(cue.words)
                yield cue


def _tagged(
    words: Words, tags: NDArray[np.float32], inside: NDArray[np.float32], tagged: NDArray[np.bool_]
) -> Iterator[list[int]]:
    """Group the words that the network tags as a cue."""
    begins = tags[:, BEGIN] + tags[:, SINGLE]
    group: list[int] = []
    for number in np.nonzero(tagged)[0].tolist():
        joins = bool(group) and group[-1] == number - 1 and begins[number] < inside[number] / 2
        joins = joins and words.tokens[group[-1]].text != ":"
        if group and not (joins and words.sentence[number] == words.sentence[group[-1]]):
            yield _trimmed(group, inside)
            group = []
        group.append(number)
    if group:
        yield _trimmed(group, inside)


def _is_manner(words: Words, group: Sequence[int], tagged: NDArray[np.bool_]) -> bool:
    """Tell whether adverbs only say how somebody reports, by a word that is a cue of its own.

    *He [mistakenly] thought that it was over.* Not: *It is [reportedly] over.*
    """
    head = words.heads[group[0]]
    if any(words.tokens[n].upos != "ADV" or words.heads[n] not in (head, *group) for n in group):
        return False
    if head in group or any(cue_word(words.lemma(n), "ADV") for n in group):
        return False
    return bool(tagged[head]) or cue_word(words.lemma(head), words.tokens[head].upos) is not None


def _trimmed(group: list[int], inside: NDArray[np.float32]) -> list[int]:
    """Drop the words at a group's edges that are much less likely than its likeliest."""
    floor = _EDGE * inside[group].max()
    held = [at for at, number in enumerate(group) if inside[number] >= floor]
    return group[held[0] : held[-1] + 1]


def has_its_frame(words: Words, number: int) -> bool:
    """Tell whether a word of the list has what its frame needs.

    *She said it was over.* *As announced, it is over.* *“No,” was her answer.* Not: *She said goodbye.*
    """
    token = words.tokens[number]
    if token.lemma.lower() in _PHRASES:
        return words.lemma(number + 1) == "to" if number + 1 < len(words) else False
    if token.upos != "VERB":
        return answers_quotation(words, number) is not None
    listed = cue_word(token.lemma.lower(), token.upos)
    if listed is None or listed.strength < 2:
        return False
    if is_as_clause(words, number):
        return True
    if number + 1 < len(words) and is_bare_answer(words, number + 1):
        return True
    if listed.klass == "speech" and stands_beside(words, number):
        return True
    if listed.strength < 3:
        return False
    if words.children(number, "ccomp", "parataxis") or words.rel(number) == "parataxis":
        return True
    if tags_sentence(words, number) or reports_below(words, number) is not None:
        return True
    return any(words.is_mark(n) for n in words.sentence_words(number))


def is_bare_answer(words: Words, number: int) -> bool:
    """Tell whether a word is *yes* or *no* by itself: *Roe said [no].* Not: *Roe said [no] word.*"""
    plain = words.tokens[number].text.lower() in ("yes", "no")
    after = words.tokens[number + 1].upos if number + 1 < len(words) else "PUNCT"
    return plain and after not in ("NOUN", "ADJ", "PROPN", "PRON", "NUM", "VERB")


def is_as_clause(words: Words, number: int) -> bool:
    """*As announced, it is over.* Not: *He was quoted as saying so.*"""
    marked = any(words.lemma(c) == "as" for c in words.children(number, "mark", "advmod"))
    return marked and words.rel(number) == "advcl" and words.tokens[number].xpos != "VBG"


def tags_sentence(words: Words, number: int) -> bool:
    """Tell whether a verb and its subject trail a sentence, behind a comma.

    *The bridge is safe, the mayor said on Monday.* Not: *The bridge fell and the mayor said so.* Nor: *Last
    night, the mayor wrote:*
    """
    sentence = words.sentence_words(number)
    if words.tokens[sentence[-1]].text == ":":
        return False
    subjects = words.children(number, "nsubj")
    subject = next((c for c in reversed(subjects) if c < number), next(iter(subjects), None))
    if subject is None or len([n for n in sentence if n > number]) > _TAIL:
        return False
    start = min(n for n in (*words.subtree(subject, [number]), number) if n in sentence)
    return start > sentence[0] + 2 and words.tokens[start - 1].text == ","


def is_plain_tag(words: Words, number: int) -> bool:
    """*It is over, AP reported soon after noon.* Not: *It is over, AP reported that it was.*"""
    objects = [c for c in words.children(number, "ccomp", "xcomp", "obj") if c > number]
    return tags_sentence(words, number) and not objects


def make_cue(words: Words, group: Sequence[int], inside: NDArray[np.float32] | None = None) -> CueGroup:
    """Complete a group to the whole verb group and name its head."""
    group = _through_verb(words, _from_document(words, _without_subject(words, list(group))))
    group = _bare_tail(words, _behind_speaker(words, group))
    group = _completed(words, _through_saying(words, _through_feeling(words, group)))
    head = _said_verb(words, group, cue_head(words, group))
    lemma, klass = describe_cue(words, group, head)
    trust = 1.0 if inside is None else float(inside[list(group)].max())
    return CueGroup(tuple(group), head, lemma, klass, trust)


def cue_head(words: Words, group: Sequence[int]) -> int:
    """The word of the group that governs it: a verb, noun or adjective where there is one."""
    members = set(group)
    tops = [n for n in group if words.heads[n] not in members or words.heads[n] == n]
    tops = [n for n in tops if not any(other in tops for other in words.ancestors(n))]
    full = [n for n in tops if words.tokens[n].upos in ("VERB", "NOUN", "ADJ")]
    return (full or tops or list(group))[0]


def _without_subject(words: Words, group: list[int]) -> list[int]:
    """Drop a participle that belongs to the subject: *Half of those asked [said] yes.*

    Not: *He [went on to say] yes*, where all words are the report's.
    """
    head = cue_head(words, group)
    subjects = words.children(head, "nsubj", "csubj")
    below = set().union(*(words.subtree(s, [head]) for s in subjects if s < head))
    kept = [n for n in group if n > head or n not in below]
    return kept if all(words.tokens[n].upos == "VERB" for n in group if n not in kept) else group


def _behind_speaker(words: Words, group: list[int]) -> list[int]:
    """Begin a group behind whoever is made to speak: *The judge made Roe [admit] it.*

    Not: *Roe [was made to admit] it*, where nobody stands in between.
    """
    for at, number in enumerate(group):
        speaker = made_to_say(words, number)
        if speaker is not None and speaker in group:
            return [n for n in group[: at + 1] if n > max(words.subtree(speaker, [number]))] + group[at + 1 :]
    return group


def _said_verb(words: Words, group: Sequence[int], head: int) -> int:
    """The verb of saying in a group whose head only makes one speak: *was forced to [admit]*."""
    made = (n for n in group if words.heads[n] == head and made_to_say(words, n) is not None)
    return next(made, _felt_to_say(words, head) or head)


def _from_document(words: Words, group: list[int]) -> list[int]:
    """Let a cue begin with the participle of a document: *He had read an article [predicting] a flood.*"""
    begin = next((at for at, n in enumerate(group) if telling_document(words, n) in group[:at]), 0)
    return group[begin:]


def _through_verb(words: Words, group: list[int]) -> list[int]:
    """Carry mere auxiliaries or *to* on to a verb that always reports: *“No,” [was said] in a low voice.*

    So *as* to what shows: *It leaks, [as shown] by the survey.* Not: *It leaks, as feared.*
    """
    heads = {words.heads[n] for n in group}
    verb = min(heads)
    if words.lemma(group[-1]) == "as" and verb == group[-1] + 1 and words.lemma(verb) in _SHOWING:
        return [group[-1], verb] if is_as_clause(words, verb) else group  # as shown by the study
    mere = all(words.rel(n) == "aux" or words.tokens[n].upos == "PART" for n in group)
    if len(heads) > 1 or not mere or verb < group[-1]:
        return group
    between = range(group[-1] + 1, verb)
    plain = all(words.heads[n] == verb and words.rel(n) in ("aux", "advmod") for n in between)
    listed = cue_word(words.lemma(verb), words.tokens[verb].upos)
    plain = plain and listed is not None and listed.strength == 3
    return [*group, *between, verb] if plain else group


def _completed(words: Words, group: list[int]) -> list[int]:
    """Add the auxiliaries and negations that stand just before the group's first word."""
    members = set(group)
    while group[0] > words.first[words.sentence[group[0]]]:
        before = group[0] - 1
        attached = words.heads[before] in members
        opens = words.lemma(before) == "as" and words.rel(before) in ("mark", "advmod")
        if opens and attached and not words.children(group[0], "nsubj"):
            return [before, *group]  # As announced, ...
        negates = words.lemma(before) in grammar.NEGATIVE_ADVERBS and words.rel(before) == "advmod"
        if not attached or not (words.rel(before) in _GROUP or negates):
            break
        group.insert(0, before)
        members.add(before)
    return group


def _bare_tail(words: Words, group: list[int]) -> list[int]:
    """Drop a day at a cue's end and a phrase that is cut before its noun: *said on Monday*, *said in a*.

    Quotation marks at either edge go, too.
    """
    head = cue_head(words, group)
    kept = list(group)
    while kept[-1] > head and (_is_time(words, kept[-1]) or _is_stump(words, kept[-1], kept, group)):
        kept.pop()
    while len(kept) > 1 and words.is_mark(kept[0]):
        kept.pop(0)
    while len(kept) > 1 and words.is_mark(kept[-1]):
        kept.pop()
    return kept


def _through_saying(words: Words, group: list[int]) -> list[int]:
    """Carry a passive *was quoted* on to its *as saying*, whoever quoted: one cue, one stretch.

    *She [was quoted by the radio as saying] that it was over.* Not: *The radio [quoted] her as saying so.*
    """
    head = cue_head(words, group)
    if words.lemma(head) not in QUOTING_WHOM or not is_passive(words, head):
        return group
    for number in range(head + 1, min(head + _QUOTED_AS, len(words))):
        if words.sentence[number] != words.sentence[head] or words.is_mark(number):
            break
        token = words.tokens[number]
        if token.xpos == "VBG" and words.lemma(number - 1) == "as":
            return [*(n for n in group if n <= head), *range(head + 1, number + 1)]
    return group


def _through_feeling(words: Words, group: list[int]) -> list[int]:
    """Carry a feeling on to what it is to say: *The bank [is pleased to announce] the sale.*

    Not: *The bank [is pleased] to help.* So *She [liked to boast] that it was over*.
    """
    said = _felt_to_say(words, cue_head(words, group))
    return group if said is None else [*(n for n in group if n < said - 1), said - 1, said]


def _felt_to_say(words: Words, head: int) -> int | None:
    """The verb of saying right behind an adjective of feeling, or a verb of habit, and *to*."""
    verb = head + 2
    if words.lemma(head) not in _FEELING | _HABITS or verb >= len(words) or words.heads[verb] != head:
        return None
    tells = words.children(verb, "ccomp") or [t.text for t in words.tokens[verb + 1 : verb + 2]] == [","]
    if words.lemma(head) in _HABITS and not tells:
        return None  # likes to argue over it
    says = reports_words(words.lemma(verb), words.tokens[verb].upos)
    return verb if says and words.lemma(verb - 1) == "to" else None


def _is_time(words: Words, number: int) -> bool:
    """*said on [Monday]*, *said last [week]*. Not: *said in a [statement]*."""
    return words.tokens[number].ner[2:] in ("DATE", "TIME")


def _is_date(words: Words, group: Sequence[int]) -> bool:
    """Tell whether a group says only when: *on Sunday*, *last year*."""
    solid = [n for n in group if words.tokens[n].upos not in ("ADP", "DET", "PUNCT")]
    return bool(solid) and all(_is_time(words, n) for n in solid)


def _is_stump(words: Words, number: int, group: Sequence[int], whole: Sequence[int]) -> bool:
    """Tell whether a word waits for a noun that does not follow within the cue (*in a*, *statement from*)."""
    head = words.heads[number]
    if words.tokens[number].upos in ("DET", "ADJ", "NUM") or words.rel(number) in (
        "compound",
        "det",
        "nmod:poss",
    ):
        return head not in group and head > number
    before = words.tokens[number - 1]
    waits = words.rel(number) == "case" and head not in group and head > number
    cut = before.upos == "NOUN" or number != whole[-1]
    return waits and ((cut and words.lemma(number) in _CIRCUMSTANCES) or _is_time(words, head))


def describe_cue(words: Words, group: Sequence[int], head: int) -> tuple[str, Class]:
    """Return the cue's lemma (*say*, *according to*, *:*) and its class."""
    token = words.tokens[head]
    lemma = token.lemma.lower()
    following = words.tokens[group[group.index(head) + 1]].text.lower() if head != group[-1] else ""
    if lemma in _PHRASES and following == "to":
        return _PHRASES[lemma], "speech"
    if words.tokens[group[-1]].text == ":" and token.upos not in ("VERB", "NOUN", "ADJ"):
        return ":", "speech"
    found = own = cue_word(lemma, token.upos)
    if own is None or own.strength == 1 or lemma in _HABITS:
        told = _told_by(words, group, head)
        if told is not None:
            return told.lemma, told.klass
    if own is not None and own.klass == "perception" and _sees_as(words, head):
        return own.lemma, "thought"
    if found is None and len(group) > 1:
        others = (cue_word(words.lemma(n), words.tokens[n].upos) for n in group if n != head)
        found = next((other for other in others if other), None)
    if found is not None:
        return found.lemma if own else lemma, found.klass
    return lemma, "thought" if token.upos == "ADJ" else "speech"


def _told_by(words: Words, group: Sequence[int], head: int) -> CueWord | None:
    """The reporting verb to which a weak head leads: *went on to say*, *tried to defend*."""
    inside = [c for c in words.children(head, "xcomp", "advcl") if c in group and c > head]
    found = (cue_word(words.lemma(n), words.tokens[n].upos) for n in inside)
    return next((word for word in found if word and word.strength > 1), None)


def _sees_as(words: Words, head: int) -> bool:
    """Tell whether seeing is judging: *They see the result as a warning.* Not: *They saw it as they left.*"""
    below = words.children(head, "obl", "xcomp", "advcl")
    return any(
        words.lemma(mark) == "as" and words.tokens[child].upos not in ("VERB", "AUX")
        for child in below
        for mark in words.children(child, "case", "mark")
    )
