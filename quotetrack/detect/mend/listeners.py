"""Leaves out of a content whom it was told to, where and when, between the cue and what is told."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_set

_CITING = word_set("provenance.citing")
_DAYS = word_set("decide.days")
_COMPARING = word_set("decide.comparing")
_ASKING, _ASKED_FOR = word_set("decide.asking"), word_set("decide.asked_for")


def at_its_that(words: Words, draft: Draft) -> Draft:
    """Begin a content at its *that*, behind the occasion and the place of what was said.

    *She said in a statement from her office that it rained* reports *that it rained*, and so does *Sona
    reported quoting sources that it rained*, and *She swore to guards who were there that it rained*. Not:
    *She said in Avon it rains*, where nothing tells where the report begins.
    """
    content, cue = draft.content.words, draft.cue
    after = sorted(n for n in content if n > cue.head)
    if not after or after[0] != min(content):
        return draft
    cites = words.tokens[after[0]].text.lower() in _CITING
    opens = after[0] - (words.lemma(after[0] - 1) == "to")
    if words.tokens[opens].upos != "ADP" and not cites:
        return draft
    clauses = words.children(cue.head, "ccomp")
    told = words.heads[opens]
    if cites:
        clauses = [n for n in words.subtree(after[0]) if words.rel(n) in ("acl", "ccomp")]
    elif not clauses and _hears(words, told) and words.heads[told] == cue.head:
        clauses = words.children(told, "acl", "ccomp")
    marks = [m for clause in clauses for m in words.children(clause, "mark")]
    starts = [m for m in marks if m in content and words.tokens[m].text.lower() == "that"]
    if not starts or starts[0] == after[0]:
        return draft
    kept = {n for n in content if n >= starts[0]}
    found = Candidate.of(draft.content.rule, words, kept, cue.words)
    return replace(draft, content=found) if found.runs else draft


def behind_its_day(words: Words, draft: Draft) -> Draft:
    """*They proved for the first time [that it leaked].* Not: *They recalled [a time that it leaked].*

    So *They said the same day [that it leaked]*: when something was said stands beside the verb.
    """
    content, cue = draft.content.words, draft.cue
    for when in words.children(cue.head, "obl"):
        that = when + 1
        bare = all(words.lemma(c) == "for" for c in words.children(when, "case"))
        if words.lemma(when) not in _DAYS or not bare or when < cue.head or that not in content:
            continue
        if words.tokens[that].text == "that" and words.tokens[that].xpos == "IN":
            kept = Candidate.of(draft.content.rule, words, {n for n in content if n >= that}, cue.words)
            return replace(draft, content=kept) if kept.runs else draft
    return draft


def before_listener(words: Words, draft: Draft) -> Draft:
    """End a thing that is told before whom it is told to, and when: *He explained [the plan] to reporters*.

    Not: *He compared [the plan to those of others]*, nor *He called it [a flop when it comes to jobs]*.
    """
    cue, content = draft.cue, draft.content.words
    things = [n for n in words.children(cue.head, "obj") if n in content and n > cue.words[-1]]
    if not things or len(draft.content.runs) > 1 or words.lemma(cue.head) in _COMPARING:
        return draft
    behind = [n for n in words.children(cue.head, "obl", "advcl") if n in content and n > things[0]]
    named = words.children(things[0], "nmod")
    behind += [n for n in named if n in content and n > things[0] and words.tokens[n].xpos == "PRP"]
    ends = [n for n in behind if _hears(words, n) or _is_occasion(words, n)]
    stops = [min(words.branch(n)) for n in ends if not any(m > n for m in behind if m not in ends)]
    quoted = any(words.quote_of[n] is not None for n in content)
    if not stops or quoted or min(stops) <= things[0]:
        return draft
    kept = Candidate.of(draft.content.rule, words, {n for n in content if n < min(stops)}, cue.words)
    return replace(draft, content=kept) if kept.runs else draft


def behind_whom_it_asks(words: Words, draft: Draft) -> Draft:
    """*She asked the clerk [about the leak].* Not: *She asked [the price of the boat].*

    So *She asked the clerk [for help]*: whom a question or a plea goes to is none of it.
    """
    cue, content = draft.cue, draft.content.words
    hearers = [n for n in words.children(cue.head, "iobj", "obj") if n in content and n > cue.head]
    if words.lemma(cue.head) not in _ASKING or len(hearers) != 1 or is_passive(words, cue.head):
        return draft
    hearer, last = hearers[0], max(words.branch(hearers[0]))
    person = words.tokens[hearer].upos == "PRON" or can_speak(words.tokens[hearer])
    starts = [min(words.branch(n)) for n in words.children(cue.head, "obl") if n in content]
    if not person or min(content) != min(words.branch(hearer)) or last + 1 not in starts:
        return draft
    if words.lemma(last + 1) not in _ASKED_FOR or words.quote_of[min(content)] != words.quote_of[cue.head]:
        return draft
    kept = Candidate.of(draft.content.rule, words, {n for n in content if n > last}, cue.words)
    return replace(draft, content=kept) if kept.runs else draft


def _hears(words: Words, number: int) -> bool:
    """Tell whether a noun is somebody who is told: *to [reporters]*, *to [the court]*; not *to [Norway]*."""
    token = words.tokens[number]
    if not any(words.lemma(c) == "to" for c in words.children(number, "case")):
        return False
    listed = noun(words.lemma(number))
    known = listed is not None and listed.type in ("person", "group", "organization")
    named = token.ner[2:] in ("PERSON", "ORG")
    return token.xpos == "PRP" or named or (known and token.upos == "NOUN")


def _is_occasion(words: Words, number: int) -> bool:
    """Tell whether a participle says when something was told: *while driving home*."""
    meant = words.rel(number) == "advcl" and words.tokens[number].xpos == "VBG"
    return meant and any(words.lemma(m) == "while" for m in words.children(number, "mark", "advmod"))
