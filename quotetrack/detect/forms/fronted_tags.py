"""Mends the trees of statements that a tag parts from the phrase with which they open.

*In May, says Roe, the river rose.* Parsers take *Roe* for one of the subjects of what is said, or for whom it
is said to, since a subject stands behind its verb in few places.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.forms.inverted_tags import ASIDE, FINITE, TENSED, Hanging, can_speak, comma_behind
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.model import Token

_OPENS = frozenset(("ADP", "ADV", "SCONJ"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_JOINED = frozenset(("conj", "appos", "dep", "parataxis"))  # as what follows hangs on a speaker
_CLAUSES = frozenset(("VERB", "AUX", "ADJ"))
_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))


def fronted_tags(tokens: Sequence[Token]) -> Hanging:
    """Return the head (None at the root) and the relation of each word of a sentence that hangs otherwise.

    *In May, says Roe, the river rose.* Not: *In May, said to be ill, Roe left*, nor *In May, says Roe, and
    Ann Poe agrees, it rose*.
    """
    for number, token in enumerate(tokens[1:-2], 1):
        if token.text == "," and tokens[number + 1].xpos in TENSED and tokens[0].upos in _OPENS:
            return _hung(tokens, number + 1)
        if token.xpos in FINITE:
            break
    return {}


def _hung(tokens: Sequence[Token], cue: int) -> Hanging:
    """Hang the tag beside its statement, the speaker under the tag, all else under the statement."""
    comma = comma_behind(tokens, cue + 1)
    if comma is None or not _reports(tokens[cue]) or comma + 2 >= len(tokens):
        return {}
    names = [n for n in range(cue + 1, comma) if tokens[n].upos in _NOMINAL]
    speaker = next((n for n in names if not cue < (tokens[n].head or 0) < comma), None)
    if speaker is None or not (can_speak(tokens[speaker]) or noun(tokens[speaker].lemma)):
        return {}
    above = tokens[speaker].head
    below = [t.index for t in tokens if t.head == cue and t.index > comma and t.upos in _CLAUSES]
    main = above if above is not None and above > comma else next(iter(below), None)
    hung = [t.index for t in tokens if t.head == speaker and t.index > comma and t.upos != "PUNCT"]
    subjects = [t.index for t in tokens if t.head == main and t.rel in _SUBJECTS and t.index > comma]
    subjects += [n for n in hung if tokens[n].rel in _JOINED][:1]
    if main is None or not subjects or subjects[0] != _first_noun(tokens, comma, subjects[0]):
        return {}
    first = subjects[0]
    found: Hanging = {cue: (main, "parataxis"), speaker: (cue, "nsubj")}
    if above == cue or main in below:
        found[main] = (tokens[cue].head, tokens[cue].deprel)
    for token in tokens:
        if token.index in found:
            continue
        if token.index == first:
            found[first] = (main, tokens[first].deprel if tokens[first].rel in _SUBJECTS else "nsubj")
        elif token.head == cue and not cue < token.index < comma:
            found[token.index] = (main, token.deprel)
        elif token.head == speaker and token.index > comma:
            found[token.index] = (first, token.deprel)
    return found


def _reports(token: Token) -> bool:
    """Tell whether a verb reports what stands around it: *says*; not *told*, *called*."""
    listed = cue_word(token.lemma, token.upos)
    reports = listed is not None and listed.upos == "VERB" and listed.klass == "speech"
    return reports and listed is not None and listed.strength > 1 and token.lemma not in ASIDE


def _first_noun(tokens: Sequence[Token], comma: int, subject: int) -> int:
    """The subject, where nothing but its own words stands between a comma and it; else -1."""
    between = range(comma + 1, subject)
    inside = {subject}
    for number in reversed(between):
        if tokens[number].head in inside or tokens[number].upos in ("ADV", "PUNCT"):
            inside.add(number)
    return subject if inside.issuperset(between) else -1
