"""Gives each of two groups or sources its own words: *61 percent said no and 12 percent said yes*.

The parse and the network tend to take the second group for a part of what the first one said. Groups are told
by their shares (*61 percent of voters*, *a third*, *the rest*); a second answer may lack its verb. Two claims
of one sentence, each with its own tag, run together likewise: *Sales fell, said the board, while rents rose,
according to the bank*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import is_bare_answer, make_cue
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import reports_words
from quotetrack.lexicon.word_sets import word_set

RULE = "answers_apart"
_SHARES = word_set("decide.shares")
_AGAINST = word_set("decide.against")
_SURE = 3  # strength of a verb that practically always reports
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
    return who, verb, reports_words(token.lemma, token.upos)


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


def claims_apart(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*Sales fell, said the board, while [rents rose], according to the bank.*

    Not: *Sales fell, said the board, while rents rose.* Returns the drafts with what stands before the first
    tag left to it, and what stands behind the conjunction to the second. The network may have missed the
    first, since it marks no report inside another's content.
    """
    found = list(drafts)
    for index, second in enumerate(drafts):
        last = _tag(words, second.cue.head, second.cue.words)
        opens = _first_tag(words, second, last) if last is not None else None
        if last is None or opens is None:
            continue
        head, tag = opens
        theirs = {n for n in second.content.words if tag.stop + 1 < n < last.start}
        content = Candidate.of(second.content.rule, words, theirs, second.cue.words)
        first = _before(words, next((d for d in drafts if d.cue.head == head), None), head, tag, second)
        if content.runs and first is not None:
            found[index] = replace(second, content=content)
            found = [*(d for d in found if d.cue.head != head), first]
    return sorted(found, key=lambda d: d.cue.words[0])


def _tag(words: Words, head: int, cue: Sequence[int]) -> range | None:
    """The words of a tag set off by a comma and by another or the sentence's end: *, said the board,*."""
    who = words.heads[head] if words.rel(head) == "case" else words.child(head, "nsubj")
    if who is None:
        return None
    own = {*cue, *(n for n in words.branch(who) if words.solid[n])}
    tag = range(min(own), max(own) + 1)
    before, behind = tag.start - 1, tag.stop
    parted = before > words.first[words.sentence[head]] and words.tokens[before].text == ","
    closed = behind < len(words) and words.tokens[behind].text in (",", ".", ";")
    return tag if parted and closed and own.issuperset(n for n in tag if words.solid[n]) else None


def _first_tag(words: Words, second: Draft, last: range) -> tuple[int, range] | None:
    """The tag that a content runs over, with its verb or preposition, where another claim follows it."""
    held = second.content.words
    sentence = words.sentence_words(second.cue.head)
    for head in range(sentence.start, last.start):
        reports = reports_words(words.lemma(head), words.tokens[head].upos, _SURE)
        according = words.tokens[head].text.lower() == "according"
        if not (reports or according) or words.quote_of[head] is not None:
            continue
        tag = _tag(words, head, (head, head + 1) if according else (head,))
        link = len(words) if tag is None else tag.stop + 1
        if tag is None or link >= last.start or words.tokens[tag.stop].text != ",":
            continue
        around = any(n < tag.start for n in held) and any(n > link for n in held)
        if around and words.lemma(link) in _AGAINST:
            return head, tag
    return None


def _before(words: Words, draft: Draft | None, head: int, tag: range, second: Draft) -> Draft | None:
    """The report of the first tag: what stands before it, by whomever it names."""
    cue = (
        make_cue(words, [n for n in tag if n == head or words.rel(n) == "fixed"])
        if draft is None
        else draft.cue
    )
    source = Candidate.of(RULE, words, set(tag) - set(cue.words), cue.words)
    before = range(words.first[words.sentence[head]], tag.start)
    kept = {n for n in before if draft is None or n in draft.content.words} or {*before}
    content = Candidate.of(RULE if draft is None else draft.content.rule, words, kept, cue.words)
    if not (source.runs and content.runs):
        return None
    if draft is not None and draft.source.words & set(tag):
        source = draft.source
    trust = second.confidence if draft is None else draft.confidence
    return Draft(cue, content, source, trust)
