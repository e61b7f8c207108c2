"""Makes whole a statement that a tag between commas parts: its front before it, its second verb behind."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.person_words import channels
from quotetrack.lexicon.reporting_words import cue_word

_FEWEST = 2  # words of a front: *However, she said, ...* is the writer's
_OWN = ("nsubj", "csubj", "expl", "mark")  # of a verb that shares nothing with the one before
_PARTICIPLES = frozenset(("VBG", "VBN"))  # that tell what the speaker did: *Asked about it, ...*
_OPENS = frozenset(("ADP", "DET", "NUM", "ADJ", "NOUN", "PROPN"))  # with which a phrase may open


def with_its_front(words: Words, draft: Draft) -> Draft:
    """*[The next morning], Roe said, [it rained].* Not: *In a letter, Roe said, [it rained].*

    A phrase that opens a sentence before a tag between two commas is part of what the tag reports, but for
    where it was told.
    """
    content, source, cue = draft.content.words, sorted(draft.source.words), draft.cue
    if not content or not source or min(content) < cue.words[-1] or source[-1] > cue.words[0]:
        return draft
    start, comma, behind = words.first[words.sentence[cue.head]], source[0] - 1, cue.words[-1] + 1
    between = range(source[-1] + 1, cue.words[0])
    apart = comma > start and words.tokens[comma].text == "," and words.tokens[behind].text == ","
    if not apart or any(words.tokens[n].upos != "ADV" for n in between):
        return draft
    next_to = all(words.is_bare(n) for n in range(behind, min(content)))
    front = range(start, comma)
    if not next_to or words.sentence[min(content)] != words.sentence[cue.head]:
        return draft
    if sum(words.solid[n] for n in front) < _FEWEST or not _is_told(words, front):
        return draft
    whole = Candidate.of(draft.content.rule, words, content | {*front}, cue.words)
    return replace(draft, content=whole)


def _is_told(words: Words, front: range) -> bool:
    """Tell whether an opening is a phrase that can be told: no mark, no clause, no place of telling."""
    if words.tokens[front[0]].upos not in _OPENS or words.tokens[front[0]].xpos in _PARTICIPLES:
        return False
    for number in front:
        token = words.tokens[number]
        listed = cue_word(words.lemma(number), token.upos)
        told = listed is not None and listed.klass != "thought" and token.upos in ("VERB", "NOUN")
        if words.quote_of[number] is not None or token.text in ":;" or words.lemma(number) in channels():
            return False
        if told or words.rel(number) in ("nsubj", "root"):
            return False
    return True


def across_its_tag(words: Words, draft: Draft) -> Draft:
    """*[The dam], she said, [was mended but did not hold].* Not: *It was mended, she said, but she left.*

    Where a tag stands within a statement, a second verb of that statement belongs to it.
    """
    content, cue = draft.content.words, draft.cue
    if len(draft.content.runs) < 2 or not min(content) < cue.words[0] < max(content):
        return draft
    last = max(content)
    if words.quote_of[last] is not None or words.sentence[last] != words.sentence[cue.head]:
        return draft
    main = next((n for n in content if words.rel(n) == "root" and n > cue.head), None)
    for verb in () if main is None else words.children(main, "conj"):
        branch = {n for n in words.branch(verb) if n > last}
        joint = words.child(verb, "cc")
        next_to = joint is not None and last < joint and all(map(words.is_bare, range(last + 1, joint)))
        if verb < last or not next_to or words.children(verb, *_OWN):
            continue
        if any(words.quote_of[n] is not None for n in branch):
            continue
        more = range(last + 1, max(branch) + 1)
        return replace(draft, content=Candidate.of(draft.content.rule, words, content | {*more}, cue.words))
    return draft


FRONTS = (with_its_front, across_its_tag)
