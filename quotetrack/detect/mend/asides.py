"""Gives *according to …* the part of its sentence that it stands in: an apposition, a clause, a member.

What it vouches for is the whole sentence where commas set it off from that (see ``propose.contents``).
"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.spans import runs
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar

_ACCORDING = "according to"
_FEWEST = 2  # words of an apposition that says something


def of_its_apposition(words: Words, draft: Draft) -> Draft:
    """*He met Roe, [the best coach] according to Poe.* Not: *He met Roe, the coach, according to Poe.*"""
    start, sentence = draft.cue.words[0], words.sentence_words(draft.cue.head)
    if draft.cue.lemma != _ACCORDING or not draft.source.words or start - 1 not in draft.content.words:
        return draft
    own = words.branch(words.heads[draft.cue.head])
    for number in range(start - 1, sentence.start, -1):
        if words.tokens[number].text == ",":
            break
        phrase = sorted(words.branch(number) - own) if words.rel(number) == "appos" else []
        if phrase and words.tokens[phrase[0]].text == ",":  # as a parse hangs it
            phrase = phrase[1:]
        whole = len(phrase) >= _FEWEST and phrase == list(range(phrase[0], start))
        if whole and words.tokens[phrase[0] - 1].text == ",":
            who = _before_joint(words, draft)
            content = Candidate.of(draft.content.rule, words, phrase, draft.cue.words)
            return replace(draft, content=content, source=who) if content.runs else draft
    return draft


def _before_joint(words: Words, draft: Draft) -> Candidate:
    """The source up to a comma and a conjunction: *according to [Poe], and a mayor*."""
    told = sorted(draft.source.words)
    for number in told[1:]:
        if words.tokens[number - 1].text == "," and words.tokens[number].upos == "CCONJ":
            return Candidate.of(draft.source.rule, words, [n for n in told if n < number - 1])
    return draft.source


def behind_its_joint(words: Words, draft: Draft) -> Draft:
    """*It is old and, according to Roe, [safe].* Not: *[It is old and safe], according to Roe.*

    Between a conjunction and a member, it vouches for the member; where the network gives it more, the parse
    joins what the conjunction joins.
    """
    told, start = sorted(draft.source.words), draft.cue.words[0]
    sentence = words.sentence_words(draft.cue.head)
    if draft.cue.lemma != _ACCORDING or not told or start - 2 not in sentence:
        return draft
    joined = words.tokens[start - 1].text == "," and words.tokens[start - 2].upos == "CCONJ"
    comma = next((n for n in range(told[0] + 1, sentence.stop) if words.tokens[n].text == ","), None)
    if not joined or comma is None or words.quote_of[start] is not None or told[0] < start:
        return draft
    behind = {n for n in draft.content.words if n > comma} or set(range(comma + 1, sentence.stop))
    content = Candidate.of(draft.content.rule, words, behind, draft.cue.words)
    who = Candidate(draft.source.rule, tuple(map(tuple, runs(n for n in told if n < comma))))
    return replace(draft, content=content, source=who) if content.runs and who.runs else draft


def of_its_relative(words: Words, draft: Draft) -> Draft:
    """*The mill, which according to Roe [was sold], is shut.* Not: *The mill was sold, according to Roe.*"""
    told, start = sorted(draft.source.words), draft.cue.words[0]
    sentence = words.sentence_words(draft.cue.head)
    opens = start - 1 - (words.tokens[start - 1].text == ",") if start > sentence.start + 1 else start
    if draft.cue.lemma != _ACCORDING or not told or words.lemma(opens) not in grammar.SUBJECT_RELATIVES:
        return draft
    verbs = [n for n in range(told[0] + 1, sentence.stop) if words.rel(n) == "acl" and opens < n]
    if words.tokens[opens].upos != "PRON" or not verbs or words.heads[verbs[0]] > opens:
        return draft
    clause = sorted(n for n in words.branch(verbs[0]) if n > told[0])
    first = next((n for n in clause if n > told[-1] or words.tokens[n].upos in ("VERB", "AUX")), None)
    if first is None:
        return draft
    main = (n for n in clause if n > first and words.tokens[n].text == "," and n + 1 < sentence.stop)
    stop = next((n for n in main if words.tokens[n + 1].xpos in FINITE), sentence.stop)  # *, is shut*
    clause = [n for n in clause if first <= n < stop]
    content = Candidate.of(draft.content.rule, words, clause, draft.cue.words)
    who = Candidate(draft.source.rule, tuple(map(tuple, runs(n for n in told if n < first))))
    return replace(draft, content=content, source=who) if content.runs and who.runs else draft


def behind_its_age(words: Words, draft: Draft) -> Draft:
    """*According to Roe, 34, [it leaks].* Not: *According to Roe, [34 boats leak].*"""
    content = sorted(draft.content.words)
    first = content[0]
    number = words.tokens[first].upos == "NUM" and words.tokens[first].text.isdigit()
    if not number or len(content) == 1 or first - 2 not in draft.source.words:
        return draft
    if any(words.tokens[n].text != "," for n in (first - 1, first + 1)) or first < draft.cue.words[0]:
        return draft
    rest = Candidate.of(draft.content.rule, words, content[1:], draft.cue.words)
    return replace(draft, content=rest) if rest.runs else draft


ASIDES = (of_its_apposition, behind_its_joint, of_its_relative, behind_its_age)
