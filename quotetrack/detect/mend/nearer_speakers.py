"""Gives a second verb of saying inside somebody's report to whoever it is told of there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.word_sets import word_set

_TALKING, _GOING_ON = word_set("decide.talking"), word_set("decide.going_on")
_GERUND = "VBG"
_CLAUSES = ("ccomp", "parataxis")
_PARTING = frozenset(";:")


def told_by_the_nearer(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*He said she rang and asked him if it leaked.* Not: *He said she rang and asked Roe if it leaked.*

    Nobody asks himself by a mere pronoun: there she asked. So *Roe said the clerk had written to it, saying
    that it leaked*, where who wrote says so; not *Roe said the clerk had written to it, adding that it
    leaked*. A participle before a tag is not the tag's: *She said it was late, adding that it rained, Vane
    wrote.*
    """
    found = list(drafts)
    for place, draft in enumerate(drafts):
        found[place] = given = _given(words, draft, drafts)
        if given.source.words == draft.source.words:
            continue
        for other, outer in enumerate(found):
            if given.source.words <= outer.content.words:
                found[other] = _with_the_rest(words, outer, given)
    return found


def _with_the_rest(words: Words, outer: Draft, inner: Draft) -> Draft:
    """A report to its end where it was drawn only up to another in it: *said [he wrote, saying so]*."""
    last, first = max(outer.content.words), inner.cue.words[0]
    if not last < first or any(words.solid[n] for n in range(last + 1, first)):
        return outer
    more = {*range(last + 1, max(inner.content.words) + 1)}
    whole = Candidate.of(outer.content.rule, words, outer.content.words | more, outer.cue.words)
    return replace(outer, content=whole) if whole.runs else outer


def _given(words: Words, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft with the nearer source, where the tree and the words show that it has the further one's."""
    head, source = draft.cue.head, draft.source.words
    if not source or words.tokens[head].upos != "VERB" or words.children(head, "nsubj"):
        return draft
    above = words.heads[head]
    if words.tokens[head].xpos == _GERUND and min(source) > max(draft.content.words) > head:
        said = {above, *words.children(above, *_CLAUSES)}
        before = [d for d in drafts if d.cue.head in said and d.cue.head < head and d.source.words]
        own = [d for d in before if max(d.source.words) < head]
        return replace(draft, source=own[-1].source) if own else draft
    subject = words.child(above, "nsubj")
    if subject is None or subject in source or not max(source) < subject < above < head:
        return draft
    if not (_asks_himself(words, draft) or _talks_on(words, draft, subject)):
        return draft
    nearer = Candidate.of(draft.source.rule, words, words.branch(subject), draft.cue.words)
    return replace(draft, source=nearer) if nearer.runs else draft


def _asks_himself(words: Words, draft: Draft) -> bool:
    """Tell whether a verb has the pronoun of its own source for an object: *he ... asked him*."""
    head, source = draft.cue.head, draft.source.words
    joined = words.rel(head) == "conj" and len(source) == 1
    who = words.lemma(min(source))
    hears = words.children(head, "iobj", "obj")
    same = any(words.tokens[n].upos == "PRON" and words.lemma(n) == who for n in hears)
    return joined and same


def _talks_on(words: Words, draft: Draft, subject: int) -> bool:
    """Tell whether a participle hangs on a verb of talking, whose subject can speak and is no pronoun."""
    head = draft.cue.head
    talks = words.lemma(words.heads[head]) in _TALKING and words.rel(head) in ("advcl", "acl")
    other = can_speak(words.tokens[subject]) and words.tokens[subject].upos != "PRON"
    alone = words.tokens[head].xpos == _GERUND and words.lemma(head) not in _GOING_ON
    return talks and other and alone


def around_its_reports(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*[She said it was late], court papers say.* Not: *She said [it was late], the clerk wrote.*

    A tag behind a report tells all of it, its subject and its verb.
    """
    cues = {draft.cue.head: draft for draft in drafts if draft.source.words}
    return [_whole(words, draft, cues) for draft in drafts]


def _whole(words: Words, draft: Draft, cues: dict[int, Draft]) -> Draft:
    content, head = draft.content.words, draft.cue.head
    tag = min(draft.cue.words, default=0)
    if not content or max(content) > tag or any(words.quote_of[n] is not None for n in draft.cue.words):
        return draft
    if all(words.quote_of[n] is not None for n in content if words.solid[n]):
        return draft
    own = {*draft.cue.words, *draft.source.words}
    for told in words.children(head, *_CLAUSES):
        inner = cues.get(told)
        if inner is None or inner is draft or told > tag or words.quote_of[told] is not None:
            continue
        first, last = min(words.branch(told)), max(content)
        held = range(first, last + 1)
        parted = any(words.tokens[n].text in _PARTING for n in held) or not own.isdisjoint(held)
        left = inner.source.words <= {*held} and not inner.source.words <= content
        if left and not parted and last >= max(inner.content.words):
            whole = Candidate.of(draft.content.rule, words, held, draft.cue.words)
            return replace(draft, content=whole) if whole.runs else draft
    return draft
