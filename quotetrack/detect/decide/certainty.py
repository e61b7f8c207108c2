"""Drafts whose very structure says that they stand, whatever the network makes of them."""

from __future__ import annotations

from quotetrack.detect.forms.drafts import Candidate, CueGroup
from quotetrack.detect.forms.inverted_tags import TENSED
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import is_bare_answer, is_plain_tag
from quotetrack.detect.propose.loose_quotations import is_mere_name
from quotetrack.detect.propose.quotation_tags import beside
from quotetrack.detect.propose.set_phrases import set_phrase
from quotetrack.detect.propose.voice import interrupted, is_asked, is_passive, recipients
from quotetrack.lexicon.reporting_words import cue_word

_CLAUSES = frozenset(("said_clause", "said_that_clause"))


def solid_words(words: Words, candidate: Candidate) -> list[int]:
    """The numbers of a candidate's words without punctuation, in order."""
    return [n for n in sorted(candidate.words) if words.solid[n]]


def is_set(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether a set phrase names its speaker, or somebody stands beside a quotation or a bare *no*.

    A clause behind somebody with a nickname is reported as well, however the marks confuse the network.
    """
    if set_phrase(words, cue.head) is not None:
        return bool(source.words)
    answer = cue.words[-1] + 1
    if solid_words(words, content) == [answer] and is_bare_answer(words, answer):
        within = [n for n in (cue.head, *words.ancestors(cue.head)) if words.rel(n) == "ccomp"]
        return bool(source.words) and not within and words.quote_of[cue.head] is None
    if content.rule in _CLAUSES and any(
        is_mere_name(words, cue.head, words.subtree(c)) for c in words.children(cue.head, "nsubj")
    ):
        return bool(source.words)
    tagged = beside(words, cue)
    if tagged is None or not content.words & set(words.quoted(tagged)):
        return False
    if not source.words:
        return is_passive(words, cue.head) and all(words.quote_of[n] is not None for n in content.words)
    return words.tokens[cue.head].upos == "NOUN" or any(words.heads[n] == cue.head for n in source.words)


def opens_noting(words: Words, cue: CueGroup) -> bool:
    """Tell whether a sentence opens with what its subject says besides: *Noting that it rained, she left.*"""
    head, opens = cue.head, cue.words[0] == words.first[words.sentence[cue.head]]
    listed = cue_word(cue.lemma, words.tokens[head].upos)
    says = listed is not None and listed.klass == "speech" and listed.strength >= 2
    after = cue.words[-1] + 1
    that = after < len(words) and words.lemma(after) == "that" and words.tokens[after].upos == "SCONJ"
    return opens and says and that and words.tokens[head].xpos == "VBG"


def asks_first(words: Words, cue: CueGroup, content: Candidate) -> bool:
    """Tell whether a sentence opens with what somebody was asked: *Asked if it rained, he left.*"""
    opens = cue.words[0] == words.first[words.sentence[cue.head]]
    return opens and is_asked(words, cue) and min(content.words) > cue.words[-1]


def is_sure_tag(words: Words, cue: CueGroup, source: Candidate) -> bool:
    """Tell whether a sentence ends in somebody and a verb that practically always reports, or is parted so.

    *It is over, the clerk said.* *The ferry, added the clerk, is late.* Not: *It is over, the clerk knew.*
    """
    listed = cue_word(cue.lemma, words.tokens[cue.head].upos)
    if listed is None or listed.klass != "speech":
        return False
    if source.words and listed.strength >= 2 and interrupted(words, cue) is not None:
        return True
    named = bool(source.words) or bool(recipients(words, cue))
    return listed.strength == 3 and named and is_plain_tag(words, cue.head)


def is_told_by(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether *it* stands for a clause that somebody is said to have told.

    *It is asserted by the bank that both knew.* Not: *It is asserted that both knew*, which is nobody's.
    """
    listed = cue_word(cue.lemma, words.tokens[cue.head].upos)
    says = listed is not None and listed.klass == "speech" and listed.strength >= 2
    it = any(words.tokens[n].text.lower() == "it" for n in words.children(cue.head, "expl", "nsubj"))
    clause = content.rule in _CLAUSES and min(content.words) > cue.words[-1]
    return says and it and clause and bool(source.words) and is_passive(words, cue.head)


def says_a_clause(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether somebody practically always says what his verb governs: *Roe said, his plan was to stay.*

    Not: *Roe knew, his plan was to stay*, nor *It was said that he stayed*, which is nobody's.
    """
    listed = cue_word(cue.lemma, words.tokens[cue.head].upos)
    if listed is None or listed.klass != "speech" or listed.strength < 3:
        return False
    if words.quote_of[cue.head] is not None or content.rule not in _CLAUSES:
        return False  # what is said of others within a quotation is read by itself
    named = any(c in source.words and c < cue.head for c in words.children(cue.head, "nsubj"))
    clause = any(c in content.words and c > cue.head for c in words.children(cue.head, "ccomp"))
    return named and clause and words.tokens[cue.head].xpos in TENSED
