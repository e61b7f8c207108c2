"""Refusals of what nobody has said yet, and of verbs that do not report what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import HEARD, is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set

_DUE, _NEEDING = word_set("decide.due"), word_set("decide.needing")
_CALLING, _POSSIBLE = word_set("decide.calling"), word_set("decide.possibility") | {"would"}
_HOLDING_BACK = word_set("decide.holding_back")
_HAVE, _FUTURE = "have", ("will", "shall")
_OWN = ("i", "we")
_NOW = ("VB", "VBP", "VBZ")


def is_still_due(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Residents should tell the board that it leaks.* Not: *Residents may tell the board that it leaks.*

    So *The board needs to admit that it leaks*, and *will have to*; not *The board needed to admit it in
    2019*, *I must say that it leaks*, nor *The board must have said that it leaks*. Words in marks are left
    for a reader to see.
    """
    head, cue = draft.cue.head, draft.cue
    who = {words.tokens[n].text.lower() for n in draft.source.words}
    if cue.klass != "speech" or not who or who & set(_OWN) or words.tokens[head].upos != "VERB":
        return False
    if is_passive(words, head) or marked(words, solid_words(words, draft.content)) == "quoted":
        return False
    helps = words.children(head, "aux")
    if words.rel(head) == "csubj":  # it is odd that she should say so
        return False
    if any(words.lemma(n) in _DUE for n in helps):
        return not any(words.lemma(n) == "have" for n in helps) or _is_regretted(words, head)
    needs = next((n for n in (head, words.heads[head]) if words.lemma(n) in (*_NEEDING, _HAVE)), None)
    if needs is None or not _is_to_come(words, needs):
        return False
    return any(words.tokens[n].xpos == "VB" and n in cue.words for n in words.children(needs, "xcomp"))


def _is_to_come(words: Words, verb: int) -> bool:
    """Tell whether somebody *needs* to do a thing, or *will have* to; not whether he *has* to."""
    due = any(words.lemma(n) in _FUTURE for n in words.children(verb, "aux"))
    return due or (words.tokens[verb].xpos in _NOW and words.lemma(verb) in _NEEDING)


def _is_regretted(words: Words, verb: int) -> bool:
    """*should have said*, which was not; not *must have said*, which the writer concludes."""
    return any(words.lemma(n) in ("should", "ought") for n in words.children(verb, "aux"))


def is_of_anybody(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*It could be used against men who criticise the board.* Not: *He met men who criticise the board.*

    What could befall whoever speaks so tells of nobody who did; nor does it of *those who say that it leaks*,
    whom the writer may know.
    """
    head, above = draft.cue.head, words.heads[draft.cue.head]
    if words.rel(head) != "acl" or above > head or words.tokens[head].xpos not in ("VBP", "VB"):
        return False
    relatives = [c for c in words.children(head, "nsubj") if words.lemma(c) in grammar.PERSONAL_RELATIVES]
    bare = words.tokens[above].xpos == "NNS" and not words.children(above, "det", "nummod", "nmod")
    if not relatives or not bare or marked(words, solid_words(words, draft.content)) == "quoted":
        return False
    verb = words.heads[above]
    return any(words.lemma(n) in _POSSIBLE for n in words.children(verb, "aux"))


def is_to_rest_assured(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Firms should rest assured that we care.* Not: *Firms should be assured by the board that we care.*"""
    cue = [words.lemma(n) for n in draft.cue.words]
    verb = words.tokens[draft.cue.head]
    rests = "rest" in cue or words.lemma(words.heads[draft.cue.head]) == "rest"
    return rests and verb.text.lower() == "assured" and not words.children(draft.cue.head, "obj", "obl")


def would_be_called(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*It was what clerks would call “a good road”.* Not: *It was what clerks call “a good road”.*

    Nor what somebody *would later call* it, or *he* would, who has.
    """
    head = draft.cue.head
    modal = any(words.lemma(n) in _POSSIBLE for n in words.children(head, "aux"))
    if not modal or words.lemma(head) not in _CALLING or words.children(head, "advmod"):
        return False
    tops = words.tops(draft.source.words)
    anybody = len(tops) == 1 and words.tokens[tops[0]].xpos == "NNS" and not words.children(tops[0], "det")
    what = [words.heads[head], *words.children(head, "obj")]
    return anybody and any(words.lemma(n) == "what" for n in what)


def is_held_back(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Its reluctance to criticise the raid was odd.* Not: *Its move to criticise the raid was odd.*"""
    head, above = draft.cue.head, words.heads[draft.cue.head]
    bare = words.rel(head) == "acl" and words.tokens[head].xpos == "VB" and above < head
    return bare and words.tokens[above].upos == "NOUN" and words.lemma(above) in _HOLDING_BACK


def describes_the_hearer(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She told sailors keen to leave the port.* Not: *She told sailors to leave the port.*

    An adjective behind whom somebody spoke to is of him.
    """
    head, solid = draft.cue.head, solid_words(words, draft.content)
    tops = [n for n in solid if words.heads[n] not in draft.content.words]
    if words.lemma(head) not in HEARD or len(tops) != 1 or words.tokens[tops[0]].upos != "ADJ":
        return False
    bare = tops[0] == solid[0] and not words.children(tops[0], "nsubj", "cop", "mark", "aux", "expl")
    hearers = words.children(head, "obj", "iobj")
    near = any(max(words.subtree(n, tops)) == solid[0] - 1 for n in hearers)
    return bare and near and marked(words, solid) is None


def is_an_owners(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The mayor's alleged theft had hurt the town.* Not: *The mayor alleged theft had hurt the town.*

    Behind an owner stands an adjective.
    """
    cue, before = draft.cue, draft.cue.words[0] - 1
    alone = len(cue.words) == 1 and words.tokens[cue.head].xpos in ("VBD", "VBN") and before > 0
    return alone and words.tokens[before].xpos == "POS" and not words.is_mark(before)


def is_in_its_subject(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The men who defended him “did what they could”.* Not: *The men said they “did what they could”.*

    What is told of a subject in a clause of its own does not report what the subject does.
    """
    head, above = draft.cue.head, words.heads[draft.cue.head]
    if words.rel(head) != "acl" or words.rel(above) != "nsubj" or above > head:
        return False
    verb, after = words.heads[above], min(draft.content.words) > draft.cue.words[-1]
    relative = [n for n in words.children(head, "nsubj") if words.lemma(n) in grammar.SUBJECT_RELATIVES]
    return after and bool(relative) and verb in draft.content.words and verb > head


def is_anothers_adverb(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Roe reportedly told the board that it leaks.* Not: *Roe reportedly sold the ferry.*

    An adverb by which nobody vouches for a report leaves that to whom it names; not *Allegedly, Roe told the
    board that it leaks*, where it holds of all.
    """
    adverb = draft.cue.head
    alone = len(draft.cue.words) == 1 and words.tokens[adverb].upos == "ADV" and words.rel(adverb) == "advmod"
    told = [d for d in others if d.cue.head == words.heads[adverb] and d.cue.klass == "speech"]
    return alone and any(d.source.words and max(d.source.words) < adverb < d.cue.head for d in told)
