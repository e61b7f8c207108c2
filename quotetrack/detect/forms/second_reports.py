"""Mends the trees of sentences whose second report the parse hung into the first.

*Roe said the plan was late and called for an inquiry*: a plan calls for nothing, so the call is Roe's.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.forms.inverted_tags import TENSED, Hanging, can_speak
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.model import Token

_OWN = frozenset(("nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "cop", "expl", "mark"))


def second_reports(tokens: Sequence[Token]) -> Hanging:
    """Return the head and the relation of each verb that reports beside the main one, not within its clause.

    *Roe said the plan was late and called for an inquiry.* Not: *Roe said the clerk was late and called for
    an inquiry*, who may have done so, nor *Roe says the plan was late and called for an inquiry*.
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
        if len(subjects) == 1 and _is_a_thing(subjects[0]) and not own:
            found[token.index] = (outer.index, "conj")
    return found


def _is_a_thing(token: Token) -> bool:
    """Tell whether a word is a noun for something that does not speak: *plan*; not *clerk*, *Roe*."""
    return token.upos == "NOUN" and token.ner == "O" and not can_speak(token)
