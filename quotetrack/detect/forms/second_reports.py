"""Mends the trees of sentences whose second report the parse hung into the first.

*Roe said the plan was late and called for an inquiry*: a plan calls for nothing, so the call is Roe's.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.forms.inverted_tags import TENSED, Hanging, can_speak
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.model import Token

_REPORTS = 3  # strength of a verb that practically always reports
_ALONE = grammar.THIRD_PERSON_SUBJECTS - {"it", "they"}
_OWN = frozenset(("nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "cop", "expl", "mark"))


def second_reports(tokens: Sequence[Token]) -> Hanging:
    """Return the head and the relation of each verb that reports beside the main one, not within its clause.

    *Roe said the plan was late and called for an inquiry.* Not: *Roe said the clerk was late and called for
    an inquiry*, who may have done so, nor *Roe says the plan was late and called for an inquiry*. Where a
    pronoun goes on from the speaker, *but* leads to what he says himself: *Roe said he was late but denied
    it.*
    """
    found: Hanging = {}
    for token in tokens:
        if token.deprel != "conj" or token.head is None or token.xpos not in TENSED:
            continue
        inner = tokens[token.head]
        outer = tokens[inner.head] if inner.deprel == "ccomp" and inner.head is not None else None
        if outer is None or outer.xpos != token.xpos or not outer.index < inner.index < token.index:
            continue
        listed = cue_word(token.lemma, token.upos)
        if listed is None or listed.upos != "VERB" or listed.klass != "speech" or listed.strength < 2:
            continue
        subjects = [t for t in tokens if t.head == inner.index and t.deprel in ("nsubj", "nsubj:pass")]
        own = any(t.head == token.index and t.deprel in _OWN for t in tokens)
        if len(subjects) != 1 or own:
            continue
        strong = listed.strength >= _REPORTS
        if _is_a_thing(subjects[0]) or (strong and _is_his_own(tokens, token, subjects[0], outer)):
            found[token.index] = (outer.index, "conj")
    return found


def _is_his_own(tokens: Sequence[Token], verb: Token, subject: Token, outer: Token) -> bool:
    """Tell whether *but* leads to a verb, from a clause about *he* or *she* who says all of it."""
    but = any(t.head == verb.index and t.deprel == "cc" and t.lemma == "but" for t in tokens)
    said = [t for t in tokens if t.head == outer.index and t.deprel == "nsubj"]
    if not but or subject.upos != "PRON" or subject.text.lower() not in _ALONE or len(said) != 1:
        return False
    return said[0].upos != "PRON" or said[0].lemma == subject.lemma


def _is_a_thing(token: Token) -> bool:
    """Tell whether a word is a noun for something that does not speak: *plan*; not *clerk*, *Roe*."""
    return token.upos == "NOUN" and token.ner == "O" and not can_speak(token)
