"""Drafts whose very structure says that they stand, whatever the network makes of them."""

from __future__ import annotations

from collections.abc import Callable

from quotetrack.detect.forms.drafts import Candidate, CueGroup
from quotetrack.detect.forms.inverted_tags import TENSED
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import is_bare_answer, is_plain_tag
from quotetrack.detect.propose.loose_quotations import is_mere_name
from quotetrack.detect.propose.quotation_tags import beside
from quotetrack.detect.propose.set_phrases import set_phrase
from quotetrack.detect.propose.voice import TOLD, interrupted, is_asked, is_passive, recipients
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word, reports_words
from quotetrack.lexicon.word_sets import word_set

_ANSWERS, _JUDGING = word_set("propose.answers"), word_set("decide.judging")
_CLAUSES = frozenset(("said_clause", "said_that_clause"))


def solid_words(words: Words, candidate: Candidate) -> list[int]:
    """The numbers of a candidate's words without punctuation, in order."""
    return [n for n in sorted(candidate.words) if words.solid[n]]


def is_structured(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether one of the structures of this module holds: see ``_STRUCTURES``."""
    return any(structure(words, cue, content, source) for structure in _STRUCTURES)


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
    says = reports_words(cue.lemma, words.tokens[head].upos)
    after = cue.words[-1] + 1
    that = after < len(words) and words.lemma(after) == "that" and words.tokens[after].upos == "SCONJ"
    return opens and says and that and words.tokens[head].xpos == "VBG"


def opens_according(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether a sentence opens with somebody according to whom it holds: *According to Roe, it leaks.*

    Not: *According to taste, salt is added*, which names nobody.
    """
    opens = cue.words[0] == words.first[words.sentence[cue.head]] and cue.lemma == "according to"
    tops = words.tops(source.words)
    listed = noun(words.lemma(tops[0])) if len(tops) == 1 else None
    named = listed is not None or any(words.tokens[n].ner[2:] in ("PERSON", "ORG") for n in tops)
    comma = max(source.words, default=0) + 1
    told = bool(content.words) and min(content.words) == comma + 1 and words.tokens[comma].text == ","
    return opens and named and told and content.rule == "according_to"


def tells_a_message(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether a sentence opens with whose message it holds: *Her advice to parents: stay calm.*

    Not: *The message: stay calm*, which is nobody's, nor *She wrote her message: it was late*.
    """
    if words.lemma(cue.head) not in _ANSWERS or words.tokens[cue.head].upos != "NOUN":
        return False
    sentence = words.sentence_words(cue.head)
    first, colon = sentence.start, min(content.words) - 1
    if colon < cue.head or words.tokens[colon].text != ":":
        return False
    verbs = any(words.tokens[n].upos in ("VERB", "AUX") for n in range(first, colon))
    owned = any(n in source.words for n in words.children(cue.head, "nmod"))
    return owned and not verbs and words.heads[cue.head] not in range(first, cue.head)


def reproaches(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether somebody blames another for what he did: *The mayor lambasted the board for ignoring it.*

    Not: *The mayor lambasted the board.*, which the network judges.
    """
    head = cue.head
    subject = any(n in source.words for n in words.children(head, "nsubj"))
    whom = [n for n in words.children(head, "obj") if n in content.words and n > head]
    gerunds = [
        n for n in words.children(head, "advcl") if words.tokens[n].xpos == "VBG" and n in content.words
    ]
    why = any(words.lemma(m) == "for" for n in gerunds for m in words.children(n, "mark"))
    blames = words.lemma(head) in _JUDGING and words.tokens[head].upos == "VERB"
    return blames and subject and bool(whom) and why and not is_passive(words, head)


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
    says = reports_words(cue.lemma, words.tokens[cue.head].upos)
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


def is_told_a_clause(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether a sentence says what somebody was told: *The inquiry was told the clerks had left.*

    Not: *If she is told the clerks have left, she goes*, nor *She was told to leave*.
    """
    told = cue.lemma in TOLD and is_passive(words, cue.head) and words.rel(cue.head) == "root"
    clause = any(c in content.words and c > cue.head for c in words.children(cue.head, "ccomp"))
    return told and clause and words.quote_of[cue.head] is None


_STRUCTURES: tuple[Callable[[Words, CueGroup, Candidate, Candidate], bool], ...] = (
    *(is_set, is_told_by, says_a_clause, opens_according, tells_a_message, reproaches),
    is_told_a_clause,
)
