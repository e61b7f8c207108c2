"""Takes what a relative clause tells of for the content, where the draft has but whom it was told to."""

from __future__ import annotations

from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import HEARD, is_passive
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_set

_TO_SOMEBODY = HEARD | word_set("propose.clause_telling")
_RELATIVE = ("WDT", "WP")
_PEOPLE = ("person", "group", "organization")


def of_its_antecedent(words: Words, draft: Draft) -> Draft:
    """*It was [the help] they promised farmers.* Not: *It was the board that promised [farmers help].*"""
    cue, content = draft.cue, draft.content.words
    verb, thing = cue.head, words.heads[cue.head]
    if words.rel(verb) != "acl" or thing > verb or cue.lemma not in _TO_SOMEBODY or is_passive(words, verb):
        return draft
    if words.tokens[thing].upos == "ADV":  # 4 million a year, as a parse hangs it
        thing = words.heads[thing]
    told = [c for c in words.children(verb, "obj", "iobj") if c > verb]
    between = [c for c in words.children(verb) if thing < c < verb]
    subject = any(words.rel(c) == "nsubj" and words.tokens[c].xpos not in _RELATIVE for c in between)
    if len(told) != 1 or not subject or not can_speak(words.tokens[told[0]]) or _is_somebody(words, thing):
        return draft
    aside = [n for c in words.children(verb, "obl", "advmod", "case") for n in words.branch(c)]
    if not content or not content <= {*words.branch(told[0]), *aside}:
        return draft
    other = words.children(thing, "nsubj", "cop", "expl", "cc", "mark", "advcl", "aux")
    whole = {n for n in words.subtree(thing, [verb, *other]) if n < min(between)}
    found = Candidate.of(draft.content.rule, words, whole, cue.words)
    return replace(draft, content=found) if found.runs else draft


def with_its_antecedent(words: Words, draft: Draft) -> Draft:
    """*She pointed to [the boats that leak].* Not: *She told the guard [that boats leak].*

    A relative clause says nothing without the noun it is of, where that stands behind the cue's verb.
    """
    cue, content = draft.cue, draft.content.words
    first = min((n for n in content if words.solid[n]), default=0)
    clause = words.heads[first]
    thing = words.heads[clause]
    relative = words.tokens[first].xpos in _RELATIVE and words.rel(first) in ("nsubj", "obj")
    hung = words.rel(clause) == "acl" and cue.words[-1] < thing < first and clause in content
    if not (relative and hung) or words.heads[thing] != cue.head or words.quote_of[first] is not None:
        return draft
    opens = max((c for c in words.children(thing, "case") if c < thing), default=cue.words[-1]) + 1
    if thing in content or any(words.is_mark(n) for n in range(opens, first)):
        return draft
    found = Candidate.of(draft.content.rule, words, content | set(range(opens, first)), cue.words)
    return replace(draft, content=found)


def _is_somebody(words: Words, number: int) -> bool:
    """Tell whether a noun is a person or a body: *the man* whom they promised something."""
    token = words.tokens[number]
    listed = noun(token.text, token.lemma)
    return token.ner[2:] in ("PERSON", "ORG") or (listed is not None and listed.type in _PEOPLE)
