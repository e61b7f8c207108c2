"""Completes a draft by what stands with its words: an adverb before a cue, a preposition or a colon behind.

So PolNeAR marks them (Newell, Margolin and Ruths 2018): adverbs in all but a few of its cues, a preposition
wherever a thing is told. A closing mark whose opening mark is lost ends the content.
"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.word_sets import word_set

_BEFORE_THINGS = word_set("propose.before_things")
_WRITERS_OPENINGS = word_set("propose.writers_openings")
_LEAST = 4  # words of a content from which its opening is another's
_CLOSING = frozenset(("”", "’’", "''", '"'))
_BETWEEN = 3  # words of punctuation behind a content, the closing mark among them
_OPENING = frozenset(("case", "mark"))


def completed(words: Words, draft: Draft) -> Draft:
    """Return a draft with all of its cue: *She [also called for] calm*, *He [went on:] “It is over.”*

    The words of a cue stay one stretch; what it takes from the content is no longer part of that.
    """
    whole = _with_colon(words, _with_preposition(words, _with_adverbs(words, draft)))
    return _with_lost_mark(words, _without_opening(words, whole))


def _without_opening(words: Words, draft: Draft) -> Draft:
    """*But [the dam will hold], she said.* Not: *[“But it holds,”] she said*, nor *She said: [But it holds.]*

    In PolNeAR's training part 70 of 85 such contents leave *but* and *and* out, most others are quoted.
    """
    first = draft.content.runs[0]
    opens = first[0] == words.first[words.sentence[first[0]]] and words.quote_of[first[0]] is None
    before_cue = len(first) >= _LEAST and draft.cue.head > first[-1]
    if not (opens and before_cue and words.lemma(first[0]) in _WRITERS_OPENINGS):
        return draft
    start = 2 if words.tokens[first[1]].text == "," else 1
    runs = (first[start:], *draft.content.runs[1:])
    return replace(draft, content=replace(draft.content, runs=runs))


def _with_lost_mark(words: Words, draft: Draft) -> Draft:
    """*[It is over,”] she said*, where the opening mark is lost. Not: *She said [it was over].”*"""
    taken = {*draft.cue.words, *draft.source.words}
    found = [
        _to_closing(words, run, taken) if run[-1] < draft.cue.words[0] else run for run in draft.content.runs
    ]
    if found == list(draft.content.runs):
        return draft
    return replace(draft, content=replace(draft.content, runs=tuple(found)))


def _to_closing(words: Words, run: tuple[int, ...], taken: set[int]) -> tuple[int, ...]:
    """A run with the closing mark behind it that takes part in no quotation."""
    last = run[-1]
    stop = min(last + 1 + _BETWEEN, len(words))
    for number in range(last + 1, stop):
        token, before = words.tokens[number], words.tokens[number - 1]
        outside = words.quote_of[number] is None and words.quote_of[last] is None
        if number in taken or not outside or not words.is_bare(number) or token.span.start > before.span.end:
            break
        if token.text in _CLOSING:
            return (*run, *range(last + 1, number + 1))
    return run


def _with_adverbs(words: Words, draft: Draft) -> Draft:
    """*She [also said] that it was over.* Not: *When [did] she [say] so?*"""
    cue = list(draft.cue.words)
    if words.tokens[draft.cue.head].upos != "VERB":
        return draft
    held = draft.content.words | draft.source.words
    first = words.first[words.sentence[cue[0]]]
    while cue[0] > first and cue[0] - 1 not in held and _tells_how(words, cue[0] - 1, cue):
        cue.insert(0, cue[0] - 1)
    return replace(draft, cue=replace(draft.cue, words=tuple(cue)))


def _tells_how(words: Words, number: int, cue: list[int]) -> bool:
    """Tell whether a word is an adverb or auxiliary of a cue's verb, on the same side of quotation marks."""
    token = words.tokens[number]
    adverb = token.upos == "ADV" and words.rel(number) == "advmod" and token.xpos != "WRB"
    belongs = adverb or (words.rel(number) == "aux" and token.upos == "AUX")
    return belongs and words.heads[number] in cue and words.quote_of[number] == words.quote_of[cue[0]]


def _with_preposition(words: Words, draft: Draft) -> Draft:
    """*She [called for] calm.* Not: *She [called] for an hour*, where the content opens elsewhere."""
    behind = draft.cue.words[-1] + 1
    if behind >= len(words) or words.lemma(behind) not in _BEFORE_THINGS or draft.cue.klass == "no_comment":
        return draft  # did not respond [to a request]
    thing = words.heads[behind]
    content = draft.content.words - {behind}
    opens = words.rel(behind) in _OPENING and words.tokens[behind].upos in ("ADP", "SCONJ")
    told = thing in content and min((n for n in content if n > behind), default=0) == behind + 1
    if not (opens and told and words.heads[thing] in draft.cue.words):
        return draft
    if behind in draft.source.words or words.quote_of[behind] != words.quote_of[draft.cue.head]:
        return draft
    cue = (*draft.cue.words, behind)
    kept = Candidate.of(draft.content.rule, words, content, cue)
    return replace(draft, cue=replace(draft.cue, words=cue), content=kept) if kept.runs else draft


def _with_colon(words: Words, draft: Draft) -> Draft:
    """*He [went on:] “It is over.”* Not: *He went on. “It is over: we lost.”*"""
    behind = draft.cue.words[-1] + 1
    if behind + 1 >= len(words) or words.tokens[behind].text != ":" or behind + 1 not in draft.content.words:
        return draft
    return replace(draft, cue=replace(draft.cue, words=(*draft.cue.words, behind)))
