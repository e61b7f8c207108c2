"""Mends drafts that the parse or the network drew too wide: one named repair for each way of going wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.detect.decide.holding import Holding
from quotetrack.detect.decide.relayed import answered_reports, around_aside, behind_apposition
from quotetrack.detect.decide.shared_answers import answers_apart, claims_apart
from quotetrack.detect.decide.whole_statements import WHOLE, second_that, told_by_its_tag
from quotetrack.detect.forms.by_word import ByWord
from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import MARKS, Words
from quotetrack.detect.mend.antecedents import of_its_antecedent, with_its_antecedent
from quotetrack.detect.mend.asides import ASIDES
from quotetrack.detect.mend.further_clauses import FURTHER
from quotetrack.detect.mend.hearings import put_to_a_court
from quotetrack.detect.mend.listeners import (
    at_its_that,
    before_listener,
    behind_its_day,
    behind_whom_it_asks,
)
from quotetrack.detect.mend.nearer_speakers import around_its_reports, told_by_the_nearer
from quotetrack.detect.mend.next_deeds import before_next_deed, through_its_tag
from quotetrack.detect.mend.others_words import of_others
from quotetrack.detect.mend.parted_statements import FRONTS
from quotetrack.detect.mend.reports_beside import before_own_participle, told_by_participles
from quotetrack.detect.mend.writers_tails import TAILS
from quotetrack.detect.propose.quotation_tags import tagged_quotation
from quotetrack.detect.propose.voice import TOLD
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import cue_word

_NOUN_GAP = 3  # words by which a verb's noun may part it from what it reports
_SURE = 0.5  # from which a cue, or an attribution, is taken to stand by itself
_LINKS = grammar.CLAUSE_LINKS


def mended_drafts(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with every repair made."""
    found = around_its_reports(words, told_by_the_nearer(words, drafts))
    found = keep_to_one(words, part_shared(words, claims_apart(words, answers_apart(words, found))))
    found = told_by_its_tag(words, second_that(words, opened_above(words, found)))
    found = before_own_participle(words, before_next_deed(words, found))
    found = told_by_participles(words, found)
    for repair in _REPAIRS:
        found = [repair(words, draft) for draft in found]
    return told_once(found)


def opened_above(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Carry a report of the end of a quotation back to the paragraphs in which it began.

    *“One boat sank. / “The other came back,” he said* is his as a whole. Not: *Roe said: “One boat sank. /
    “The other came back,” she said*, where the first part has its own speaker.
    """
    found = list(drafts)
    claimed = ByWord()  # the cues of the drafts that claim a word
    for draft in found:
        claimed.add({*draft.content.words, *draft.cue.words}, draft.cue.head)
    for index, draft in enumerate(found):
        quoted = {q for n in draft.content.words if (q := words.quote_of[n]) is not None}
        first = min(quoted, default=None) if words.quote_of[draft.cue.head] is None else None
        added: list[int] = []
        while first is not None and (first := _part_before(words, first)) is not None:
            part = words.quoted(first)
            inside = range(part[0], part[-1] + 1)
            if any(head not in inside for number in part for head in claimed.of(number)):
                break
            added += part
        if added and draft.cue.head > max(added):
            content = Candidate.of(draft.content.rule, words, [*added, *draft.content.words], draft.cue.words)
            found[index] = replace(draft, content=content)
            claimed.add(content.words - draft.content.words, draft.cue.head)
            left = draft.content.words - content.words - set(draft.cue.words)
            claimed.remove(left, draft.cue.head)
    return found


def _part_before(words: Words, quotation: int) -> int | None:
    """The part of a quotation in the paragraph before, None where it begins in its own.

    A mark of another form does not go on: *"She was glad. / “It is over,” she said* quotes within one.
    """
    if not words.quotations[quotation].continues:
        return None
    before = next((n for n in range(quotation - 1, -1, -1) if words.quotations[n].depth == 0), None)
    opening = [words.quoted(n)[:1] for n in (quotation, before) if n is not None]
    forms = {words.tokens[n].text for first in opening for n in first}
    return before if all(opening) and len(forms & MARKS) < 2 else None


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one of two reports of the same words by the same verb and source, the surer.

    *The clerk said, pointing at the door, said that it was locked* is one report. Not: *The clerk said, and
    the guard said, that it was locked*, which has two sources.
    """
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (draft.cue.lemma, frozenset(draft.content.words), frozenset(draft.source.words))
        best[key] = max(best.get(key, draft), draft, key=lambda one: one.confidence)
    return list(best.values())


def said_again(words: Words, draft: Draft) -> Draft:
    """Begin a content after a second *said* of the same cue: writers lose the thread of long asides.

    *The clerk said, pointing at the door, said that it was locked* reports *that it was locked*. Not:
    *The clerk said, and the guard said, that it was locked*.
    """
    content = draft.content.words
    for number in sorted(content):
        token = words.tokens[number]
        again = token.upos == "VERB" and words.lemma(number) == draft.cue.lemma
        if not again or number < draft.cue.head or words.tokens[number - 1].text != ",":
            continue
        if words.children(number, "nsubj"):
            continue
        after = Candidate.of("said_that_clause", words, {n for n in content if n > number}, {number})
        if after.runs:
            return replace(draft, content=after)
    return draft


def without_it(words: Words, draft: Draft) -> Draft:
    """*It is claimed by Roe that boats leak* reports *that boats leak*. Not: *It rains, said Roe*."""
    runs_left = [
        run for run in draft.content.runs if len(run) > 1 or words.tokens[run[0]].text.lower() != "it"
    ]
    if not runs_left or words.tokens[runs_left[0][0]].text.lower() != "that":
        return draft
    return replace(draft, content=replace(draft.content, runs=tuple(runs_left)))


def through_its_title(words: Words, draft: Draft) -> Draft:
    """Carry an owner on to the work that speaks: *[Lund’s “Harbour”] documents how they were driven out*.

    Not: *[Lund’s] “clear” warning was that it would flood*, where a noun of saying is whose the words are.
    """
    owner, cue = draft.source.words, draft.cue
    last = max(owner, default=-1)
    owns = 0 <= last < len(words) - 1 and words.tokens[last].text in grammar.POSSESSIVE_ENDINGS
    if not owns or not words.is_mark(last + 1):
        return draft
    quotation = words.quote_of[last + 1]
    title = words.quoted(quotation) if quotation is not None else []
    if not title or title[0] != last + 1 or title[-1] + 1 != cue.words[0]:
        return draft
    verbal = words.tokens[cue.head].xpos[:2] == "VB" or any(
        c > cue.head for c in words.children(cue.head, "ccomp")
    )
    if not verbal or draft.content.words & set(title):
        return draft
    return replace(draft, source=Candidate(draft.source.rule, (tuple(range(min(owner), title[-1] + 1)),)))


def part_shared(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """End a content before a second report of the same source that the parse hung into it.

    *She said two boats had sunk and thanked the crews*: thanking is hers, no part of what she said. Not:
    *She said the crews had come and thanked her*. The network marks outermost cues only, so one that it is
    sure of, with the same source, cannot lie inside.
    """
    found = list(drafts)
    heads: defaultdict[int, list[int]] = defaultdict(list)
    for index, draft in enumerate(found):
        heads[draft.cue.head].append(index)
    for index, outer in enumerate(found):
        held = outer.content.words
        for other in [found[i] for i in sorted(i for n in held for i in heads.get(n, ()))]:
            first = other.cue.words[0]
            sure = other is not outer and other.cue.head in held and _is_sure(other)
            if not sure or not outer.source.words or other.source.words != outer.source.words:
                continue
            joins = {n for n in range(first - 2, first) if words.tokens[n].upos == "CCONJ"}
            kept = frozenset(n for n in held if n < first) - joins
            content = Candidate.of(outer.content.rule, words, kept, outer.cue.words)
            if content.runs and outer.cue.head < first and words.rel(other.cue.head) == "conj":
                held = kept
                found[index] = replace(outer, content=content)
    return found


def _is_sure(draft: Draft) -> bool:
    return max(draft.cue.probability, draft.confidence) >= _SURE


def keep_to_one(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave a stretch that two attributions claim to the one it is bound to, else to the more trusted one.

    *It would not return, the chairman said in a statement. “We cannot wait,” he said.* Each has its own
    words. Of two that it is bound to, the nearer one has it: *“It rained,” said Roe, adding [that it was
    late]*. Not: *She said he had said it was over*, where one lies inside the other.
    """
    found = []
    holding = Holding(drafts)
    for index, draft in enumerate(drafts):
        kept = list(draft.content.runs)
        for place in holding.any_of(run[0] for run in kept):
            other = drafts[place]
            if place == index or _within(draft, other) or _within(other, draft):
                continue
            less = draft.confidence < other.confidence
            for run in [r for r in kept if other.content.words.issuperset(r)]:
                mine, theirs = (_bound(words, one).issuperset(run) for one in (draft, other))
                mine = mine and not (theirs and draft.cue.head in words.ancestors(other.cue.head))
                if theirs if mine != theirs else less:
                    kept.remove(run)
        if kept or not _cuts(words, draft):
            kept = kept or list(draft.content.runs)
            found.append(replace(draft, content=replace(draft.content, runs=tuple(kept))))
    return found


def _bound(words: Words, draft: Draft) -> set[int]:
    """The words that a cue governs in the tree, and those of the quotation beside it."""
    tagged = tagged_quotation(words, draft.cue)
    beside = set() if tagged is None else set(words.quoted(tagged))
    return words.subtree(draft.cue.head) | beside


def _cuts(words: Words, draft: Draft) -> bool:
    """Tell whether a content takes some words of a quotation and leaves others."""
    held = draft.content.words
    return any(
        (words.tokens[n].upos != "PUNCT") and n not in held
        for quotation in {words.quote_of[n] for n in held} - {None}
        for n in words.quoted(quotation or 0)
    )


def _within(inner: Draft, outer: Draft) -> bool:
    return inner.cue.head in outer.content.words


def through_relatives(words: Words, draft: Draft) -> Draft:
    """Go on through clauses beside the last one: *There are some [who think so, who say so, and who act so].*

    Not: *He closed the shelter that he had built, which is a pity*, where another word opens what is added.
    """
    content, cue = set(draft.content.words), draft.cue
    while (clause := _relative_beside(words, content)) is not None:
        content |= {
            max(content) + 1,
            *words.branch(clause),
            *range(max(content) + 1, min(words.branch(clause))),
        }
    if len(content) == len(draft.content.words):
        return draft
    return replace(draft, content=Candidate.of(draft.content.rule, words, content, cue.words))


def _relative_beside(words: Words, content: set[int]) -> int | None:
    """The verb of a relative clause that goes on, behind a comma, from one at a content's end."""
    comma = max(content) + 1
    opens = next((n for n in range(comma + 1, comma + 3) if n < len(words) and words.lemma(n) != "and"), None)
    if (
        opens is None
        or words.tokens[comma].text != ","
        or words.lemma(opens) not in grammar.SUBJECT_RELATIVES
    ):
        return None
    clause = words.heads[opens]
    if clause in content or words.sentence[clause] != words.sentence[comma]:
        return None
    upper = words.heads[clause]
    if words.rel(clause) == "conj":
        before = [upper] if words.rel(upper) == "acl" else []
    else:
        before = [c for c in words.children(upper, "acl") if words.rel(clause) == "acl"]
    same = [
        n for c in before if c in content for n in words.branch(c) if words.lemma(n) == words.lemma(opens)
    ]
    return clause if any(n in content for n in same) else None


def before_main_verb(words: Words, draft: Draft) -> Draft:
    """End what a claim holds before the verb of the sentence: *Her claim that buttons break sounds odd*.

    The parse may take *sounds* into the clause, and then the sentence has no verb left; so may the network
    behind a participle: *A note announcing that buttons break went astray*. Not: *She repeated her claim that
    buttons break*, which has one.
    """
    cue, content = draft.cue, draft.content.words
    clause = words.tokens[cue.head].xpos == "VBG" and words.rel(cue.head) == "acl"
    if not (clause or words.tokens[cue.head].upos == "NOUN") or not content or len(draft.content.runs) > 1:
        return draft
    first = min(content)
    rest = [n for n in words.sentence_words(cue.head) if n not in content]
    if first < cue.head or words.lemma(first) != "that" or any(words.tokens[n].xpos in FINITE for n in rest):
        return draft
    main = _second_verb(words, sorted(content))
    if main is None:
        return draft
    kept = Candidate.of(draft.content.rule, words, {n for n in content if n < main}, cue.words)
    return replace(draft, content=kept) if kept.runs else draft


def _second_verb(words: Words, clause: Sequence[int]) -> int | None:
    """The last finite verb of a clause that no subject, conjunction or auxiliary of its own leads to."""
    verbs = [n for n in clause if words.tokens[n].xpos in FINITE]
    for earlier, verb in zip(reversed(verbs[:-1]), reversed(verbs[1:]), strict=False):
        between = range(earlier + 1, verb)
        led = any(
            words.lemma(n) in _LINKS or words.tokens[n].xpos == "PRP" or words.tokens[n].text == ","
            for n in between
        )
        if not led:
            return verb
    return None


def through_its_noun(words: Words, draft: Draft) -> Draft:
    """Carry a cue on to the noun that says what kind of report it is: *She [expressed hope] to return*.

    Not: *She [expressed] her hope*, where the noun itself is what she expressed.
    """
    cue, content = draft.cue, draft.content.words
    first = min(content, default=0)
    gap = range(cue.words[-1] + 1, first)
    if (
        cue.lemma in TOLD
        or not 0 < len(gap) <= _NOUN_GAP
        or words.sentence[first] != words.sentence[cue.head]
    ):
        return draft
    things = [n for n in words.children(cue.head, "obj") if n in gap]
    if not things or cue_word(words.lemma(things[0]), "NOUN") is None:
        return draft
    below = words.subtree(things[0])
    if not all(n in below and words.quote_of[n] is None for n in gap):
        return draft
    if not any(words.heads[n] in (things[0], cue.head) for n in content):
        return draft
    return replace(draft, cue=replace(cue, words=(*cue.words, *gap)))


_REPAIRS = (
    *(said_again, without_it, at_its_that, behind_its_day, through_relatives),
    *(before_listener, behind_whom_it_asks, before_main_verb, through_its_noun),
    *(behind_apposition, around_aside, through_its_title, answered_reports),
    *(*FURTHER, *WHOLE, *FRONTS, through_its_tag),
    *(
        of_its_antecedent,
        with_its_antecedent,
        *ASIDES,
        *TAILS,
        put_to_a_court,
        of_others,
    ),
)
