"""Mends the trees of sentences in which somebody is told a clause without *that*.

Parsers take whoever is told for a part of the clause's subject, or for the subject itself. Whoever tells a
clause tells it to somebody.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.forms.inverted_tags import Hanging, can_speak
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Token

_TOLD = word_set("propose.told")
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
_HEARERS = frozenset(("iobj", "obj"))
_PLURALS = frozenset(("NNS", "NNPS"))


def told_clauses(tokens: Sequence[Token]) -> Hanging:
    """Return the head and the relation of each word that hangs otherwise behind a verb of telling.

    *Roe told the court guides were late.* *The inquiry has been told clerks, among them Roe, left.* Not: *Roe
    told the court guides that it was late*.
    """
    for verb in tokens:
        if verb.upos != "VERB" or verb.lemma.lower() not in _TOLD:
            continue
        below = [t for t in tokens if t.head == verb.index]
        clause = next((t for t in below if t.deprel == "ccomp" and t.index > verb.index), None)
        if clause is None or any(t.head == clause.index and t.lemma.lower() == "that" for t in tokens):
            continue
        whole = _of_passive(tokens, verb, clause) or _of_active(tokens, verb, clause)
        if whole:
            return whole
    return {}


def _of_passive(tokens: Sequence[Token], verb: Token, clause: Token) -> Hanging:
    """Who is told stands before *was told*, who acts behind it: *[The court] was told [he] left.*"""
    helped = any(
        t.head in (verb.index, clause.index) and t.lemma.lower() == "be" for t in tokens[: verb.index]
    )
    before = [t for t in tokens[: verb.index] if t.deprel in _SUBJECTS]
    crossing = [t for t in before if t.head == clause.index]
    if verb.xpos != "VBN" or not helped or len(crossing) != 1 or any(t.head == verb.index for t in before):
        return {}
    found: Hanging = {crossing[0].index: (verb.index, "nsubj:pass")}
    between = tokens[verb.index + 1 : clause.index]
    if not any(t.head == clause.index and t.deprel in _SUBJECTS for t in between):
        doer = next((t for t in between if t.head == verb.index and t.deprel in _HEARERS), None)
        if doer is None:
            return {}
        found[doer.index] = (clause.index, "nsubj")
    return found


def _of_active(tokens: Sequence[Token], verb: Token, clause: Token) -> Hanging:
    """Who is told stands right behind *told*, before a plural: *told [the court] [guides] left*."""
    if any(t.head == verb.index and t.deprel in _HEARERS for t in tokens):
        return {}
    behind = tokens[verb.index + 1 : verb.index + 4]
    if len(behind) < 3 or behind[0].upos != "DET":
        return {}
    article, hearer, subject = behind
    whose = subject.head == clause.index and subject.deprel in _SUBJECTS and subject.xpos in _PLURALS
    joined = hearer.deprel == "compound" and hearer.head == subject.index
    if not (whose and joined and hearer.xpos == "NN" and can_speak(hearer)):
        return {}
    return {hearer.index: (verb.index, "iobj"), article.index: (hearer.index, "det")}
