"""Carries a content on to the clause behind it that the parse joins to the cue and that goes on reporting."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import reports_words
from quotetrack.lexicon.word_sets import word_set

_SHIFTED = word_set("decide.shifted")
_PERFECT = "VBN"
_TELLS = 2  # strength of a verb with which the writer gives the floor to somebody


def through_its_other_half(words: Words, draft: Draft) -> Draft:
    """*She said [it was old, but the roof would hold].* Not: *She said [it was old], but the roof held.*

    What a second subject *would* or *could* do, or *had* done, is told by whoever told the first half; what
    it did the writer may add. So may what the source does: *She said [it was old], but she would stay*.
    """
    content, cue = draft.content.words, draft.cue
    last, head = max(content, default=-1), cue.head
    clause = [c for c in words.children(head, "ccomp") if c in content and c > head]
    tensed = words.tokens[head].upos == "VERB" and len(draft.content.runs) == 1
    if not clause or not tensed or last + 2 >= len(words) or words.tokens[last + 1].text != ",":
        return draft
    for verb in words.children(head, "conj"):
        joint, who = words.child(verb, "cc"), words.child(verb, "nsubj")
        branch = {n for n in words.branch(verb) if n > last}
        if joint != last + 2 or who is None or any(words.quote_of[n] is not None for n in branch):
            continue
        if _is_shifted(words, verb) and not _is_of_source(words, draft, verb, who):
            more = range(last + 1, max(n for n in branch if words.solid[n]) + 1)
            whole = Candidate.of(draft.content.rule, words, content | {*more}, cue.words)
            return replace(draft, content=whole)
    return draft


def _is_shifted(words: Words, verb: int) -> bool:
    """Tell whether a verb has the form that a report gives to what is told: *would hold*, *had held*."""
    helps = {words.lemma(n) for n in words.children(verb, "aux", "cop")}
    past = any(words.tokens[n].text.lower() == "had" for n in words.children(verb, "aux"))
    return bool(helps & _SHIFTED) or (past and words.tokens[verb].xpos == _PERFECT)


def _is_of_source(words: Words, draft: Draft, verb: int, who: int) -> bool:
    """Tell whether a clause is of what the source does, or of what another one tells."""
    own = words.tokens[who].text.lower()
    named = {words.tokens[n].text.lower() for n in draft.source.words if words.tokens[n].upos == "PROPN"}
    person = words.tokens[who].upos == "PRON" and own in grammar.THIRD_PERSON_SUBJECTS - {"it"}
    return person or own in named or reports_words(words.lemma(verb), "VERB", _TELLS)


FURTHER = (through_its_other_half,)
