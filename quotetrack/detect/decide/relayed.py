"""Tells who said what another quotes: *The paper quoted the mayor as saying it was over.*

So *According to the Herald, the mayor said it was over*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import make_cue
from quotetrack.detect.propose.quotation_tags import tagged_quotation
from quotetrack.detect.propose.voice import QUOTING, is_passive

RULE, TOLD_OVER = "quoted_as_saying", "told_over"
_ACCORDING = "according to"
_SAYING = frozenset(("saying", "telling"))


def relayed(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*The paper quoted the mayor as saying it was over.* Not: *The paper quoted the mayor.*

    Returns the drafts with each quotation at second hand in two: the paper quotes, the mayor said. *The
    mayor was quoted as saying it was over* names but one.
    """
    found = list(drafts)
    for draft in drafts:
        parts = _parts(words, draft.cue.head)
        if draft.cue.lemma not in QUOTING or parts is None:
            continue
        person, saying = parts
        cue = make_cue(words, sorted({*words.children(saying, "mark"), saying}))
        said = _said(words, draft, cue.words[-1], saying)
        whole = words.subtree(person, draft.cue.words) | words.subtree(saying, draft.cue.words) | said
        outer = replace(draft, content=Candidate.of(RULE, words, whole, draft.cue.words))
        source = Candidate.of(RULE, words, words.subtree(person, cue.words), cue.words)
        inner = Draft(
            replace(cue, klass="speech"), Candidate.of(RULE, words, said, cue.words), source, draft.confidence
        )
        if inner.content.runs and source.runs:
            own = set(cue.words)
            found = [outer if d is draft else d for d in found if d is draft or not own & set(d.cue.words)]
            found.append(inner)
    return sorted(found, key=lambda d: d.cue.words[0])


def told_over(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*According to the Herald, Roe said it was over.* Not: *According to the Herald, it was over, Roe said.*

    What opens a sentence tells all of the report behind it, however the two names run together (*According
    to the Herald, Ana Roe, the mayor, said ...*).
    """
    found = []
    for draft in drafts:
        sentence = words.sentence_words(draft.cue.head)
        opens = draft.cue.lemma == _ACCORDING and draft.cue.words[0] == sentence.start and draft.source.words
        beside = [d for d in drafts if d is not draft and d.cue.head in sentence] if opens else []
        found.append(next((both for d in beside if (both := _told_over(words, draft, d))), draft))
    return found


def _told_over(words: Words, outer: Draft, inner: Draft) -> Draft | None:
    """The outer draft around the whole of the inner one, None where its words and its source are its own."""
    whose = outer.source.words
    joined = inner.source.words < whose or (
        inner.content.runs == outer.content.runs and not inner.source.words & whose
    )
    if not (joined and inner.source.words and inner.content.words):
        return None
    first, last = min(inner.source.words), max(inner.content.words)
    if not outer.cue.words[-1] < first < inner.cue.words[0] < last:
        return None
    source = Candidate.of(outer.source.rule, words, {n for n in whose if n < first}, outer.cue.words)
    content = Candidate.of(TOLD_OVER, words, range(first, last + 1), outer.cue.words)
    return replace(outer, source=source, content=content) if source.runs and content.runs else None


def _said(words: Words, draft: Draft, last: int, saying: int) -> set[int]:
    """What *saying* reports: the clause behind it, or the quotation that stands beside.

    So in *The paper quoted the mayor as saying on Monday: [“It is over.”]* and in *[“It is over,”] the paper
    quoted her as saying.*
    """
    behind = {n for n in words.subtree(saying) if n > last}
    clause = words.children(saying, "ccomp", "xcomp", "obj")
    tagged = tagged_quotation(words, draft.cue)
    if tagged is not None and not any(c > last for c in clause):
        return set(words.quoted(tagged))
    for number in sorted(behind):
        if words.tokens[number].text == ":" and number + 1 in behind and words.is_mark(number + 1):
            return {n for n in behind if n > number}
    return behind


def _parts(words: Words, verb: int) -> tuple[int, int] | None:
    """Whom a verb quotes and the *saying* behind, None where it has either not."""
    if is_passive(words, verb):
        return None
    people = words.children(verb, "obj")
    sayings = [
        c
        for c in words.children(verb, "advcl", "xcomp", "ccomp")
        if words.tokens[c].text.lower() in _SAYING and words.children(c, "mark")
    ]
    if not people or not sayings or not verb < people[0] < sayings[0]:
        return None
    return people[0], sayings[0]
