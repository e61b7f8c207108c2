"""Gives each group of those who were asked its own answer: *61 percent said no and 12 percent said yes*.

The parse and the network tend to take the second group for a part of what the first one said. Groups are told
by their shares (*61 percent of voters*, *a third*, *the rest*); a second answer may lack its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import is_bare_answer, make_cue
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set

RULE = "answers_apart"
_SHARES = word_set("decide.shares")
_LIMITS = 4  # words before a share that limit it: *about*, *a further*, *fewer than*
_LIMITING = frozenset(("DET", "ADV", "ADJ", "ADP", "SCONJ"))
_MEMBERS = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"))
_VERBAL = frozenset(("AUX", "PART", "ADV"))


@dataclass(frozen=True, slots=True)
class _Group:
    """A further group: where it is parted from the one before, who it is, its verb and its answer.

    ``verb`` is None where it shares that of the first; ``answer`` is empty where it does not answer.
    """

    parted: int
    who: range
    verb: int | None
    answer: range


def answers_apart(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*61 percent said no and [12 percent said yes].* Not: *She said 61 percent said no and 12 said yes.*

    Returns the drafts with the answer of each group its own. *61 percent said no and [12 percent yes]* has
    two, with one verb.
    """
    found: list[Draft] = []
    answered = {d.cue.head for d in drafts}
    for draft in drafts:
        groups = list(_groups(words, draft))
        own = {n for n in draft.content.words if not groups or n < groups[0].parted}
        content = Candidate.of(draft.content.rule, words, own, draft.cue.words)
        silent = [g for g in groups if not g.answer]
        if not groups or not content.runs or (silent and not _is_answer(words, own)):
            found.append(draft)
            continue
        found.append(replace(draft, content=content))
        further = [_of_group(words, draft, g) for g in groups if g.answer and g.verb not in answered]
        found += [d for d in further if d.content.runs and d.source.runs]
    return found


def _of_group(words: Words, draft: Draft, group: _Group) -> Draft:
    """The draft of a further group's answer."""
    cue = draft.cue if group.verb is None else make_cue(words, [group.verb])
    content = Candidate.of(RULE, words, group.answer, cue.words)
    return replace(draft, cue=cue, content=content, source=Candidate.of(RULE, words, group.who))


def _groups(words: Words, draft: Draft) -> Iterator[_Group]:
    """The groups behind the one that a draft is about, in its sentence."""
    cue, sentence = draft.cue, words.sentence_words(draft.cue.head)
    who, said = draft.source.words, draft.content.words
    if not who or not said or not max(who) < cue.head < min(said) or words.lemma(cue.head) == "be":
        return
    shared = any(_is_share(words, n) for n in who)
    starts = []
    for number in range(cue.words[-1] + 2, sentence.stop - 1):
        if _parts(words, number) and not _parts(words, number - 1):
            starts.append(number)
    found = [(n, group) for n in starts if (group := _who_answers(words, n, sentence.stop, shared))]
    for place, (parted, (members, verb, answers)) in enumerate(found):
        stop = found[place + 1][0] if place + 1 < len(found) else sentence.stop
        first = members.stop if verb is None else verb + 1
        yield _Group(parted, members, verb, range(first, stop if answers else first))


def _parts(words: Words, number: int) -> bool:
    """Tell whether a word may part two groups: a comma, *and*, *while*, outside quotation marks."""
    token = words.tokens[number]
    return words.quote_of[number] is None and (
        token.text in (",", ";") or token.text.lower() in grammar.CLAUSE_CONJUNCTIONS
    )


def _who_answers(words: Words, parted: int, stop: int, shared: bool) -> tuple[range, int | None, bool] | None:
    """The group that opens behind a comma or *and*, its own verb, and whether what follows is an answer."""
    start = parted + 1
    while start < stop and _parts(words, start):
        start += 1
    end = _share(words, start, stop) if shared else _name(words, start, stop)
    if end == start or end >= stop:
        return None
    who = range(start, end)
    if is_bare_answer(words, end) or (shared and words.is_mark(end)):
        return who, None, True
    verb = end
    while verb < stop - 1 and words.tokens[verb].upos in _VERBAL:
        verb += 1
    token = words.tokens[verb]
    if not shared or token.upos not in ("VERB", "AUX"):
        return None
    listed = cue_word(token.lemma, token.upos)
    return who, verb, listed is not None and listed.klass == "speech" and listed.strength > 1


def _share(words: Words, start: int, stop: int) -> int:
    """Where the words for a share of people end (*a further 12 percent of women*), ``start`` if none do."""
    number = start
    while number < min(start + _LIMITS, stop) and not _is_share(words, number):
        if words.tokens[number].upos not in _LIMITING:
            return start
        number += 1
    if number >= stop or not _is_share(words, number):
        return start
    while number < stop and _is_share(words, number):
        number += 1
    if number + 1 < stop and words.lemma(number) == "in" and words.tokens[number + 1].upos == "NUM":
        number += 2
    while number < stop and words.tokens[number].upos == "NOUN":
        number += 1
    if number < stop and words.lemma(number) == "of":
        number += 1
        while number < stop and words.tokens[number].upos in _MEMBERS and not is_bare_answer(words, number):
            number += 1
    return number


def _name(words: Words, start: int, stop: int) -> int:
    """Where a name ends, ``start`` if there is none."""
    number = start
    while number < stop and words.tokens[number].upos == "PROPN":
        number += 1
    return number


def _is_share(words: Words, number: int) -> bool:
    token = words.tokens[number]
    return token.upos in ("NUM", "SYM") or {token.text.lower(), token.lemma.lower()} & _SHARES != set()


def _is_answer(words: Words, numbers: set[int]) -> bool:
    """Tell whether words are *yes* or *no*, or stand in quotation marks."""
    solid = [n for n in sorted(numbers) if words.tokens[n].upos != "PUNCT"]
    alone = len(solid) == 1 and is_bare_answer(words, solid[0])
    return alone or all(words.quote_of[n] is not None for n in solid)
