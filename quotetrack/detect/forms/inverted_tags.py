"""Mends the trees of clauses that a tag parts whose speaker stands behind its verb.

*The ferry, said the captain, would be late.* Parsers take *ferry* for whoever said so and *captain* for what
was late; the commas and the verb that goes on behind the second tell better (Quirk et al. 1985, 14.29).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Token

ASIDE = word_set("propose.told") | word_set("propose.naming")  # *told the news*, *called the Owls*
TENSED = frozenset(("VBD", "VBZ", "VBP"))  # tags of verbs with a tense
FINITE = TENSED | {"MD"}
_PHRASE = frozenset(("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "ADP", "PART"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_SUBJECTS = frozenset(("nsubj", "ccomp", "obj", "dislocated", "dep"))  # as parsers take it
_LONGEST = 14  # words of a speaker behind the verb, and of what is said of him
_ADVERBS = 2  # before the verb that goes on
Hanging = dict[int, tuple[int | None, str]]


@dataclass(frozen=True, slots=True)
class _Tag:
    """The places of a tag: its verb, the head of its speaker, its last word, and the verb that goes on."""

    cue: int
    speaker: int
    last: int
    verb: int


def inverted_tags(tokens: Sequence[Token]) -> Hanging:
    """Return the head (None at the root) and the relation of each word of a sentence that hangs otherwise.

    *The ferry, said the captain, would be late.* Not: *The boy, told the news, wept*, nor *The captain, said
    to be ill, sailed*, nor *The ferry sank, said the captain, who wept*.
    """
    for number, token in enumerate(tokens[1:-2], 1):
        if token.text == "," and tokens[number + 1].xpos in FINITE:
            tag = _tag_at(tokens, number + 1)
            subject = None if tag is None else _parted_subject(tokens, tag)
            if tag is not None and subject is not None:
                return _hung(tokens, tag, subject)
    return {}


def _tag_at(tokens: Sequence[Token], cue: int) -> _Tag | None:
    """The tag that a reporting verb opens, where a verb goes on behind it."""
    listed = cue_word(tokens[cue].lemma, tokens[cue].upos)
    if listed is None or listed.upos != "VERB" or listed.klass != "speech" or listed.strength < 2:
        return None
    last = comma_behind(tokens, cue + 1)
    speaker = None if last is None or listed.lemma in ASIDE else _speaker(tokens, cue + 1, last)
    if last is None or speaker is None:
        return None
    for comma in (last, comma_behind(tokens, last + 1)):
        verb = None if comma is None else _verb_behind(tokens, comma)
        if comma is not None and verb is not None:
            return _Tag(cue, speaker, comma, verb)
    return None


def comma_behind(tokens: Sequence[Token], first: int) -> int | None:
    """The comma that ends the noun phrase, or the relative clause, that begins at ``first``."""
    clause = first < len(tokens) and tokens[first].lemma.lower() in grammar.PERSONAL_RELATIVES
    for number in range(first, min(first + _LONGEST, len(tokens))):
        if tokens[number].text == ",":
            return number if number > first else None
        if tokens[number].upos not in _PHRASE and not clause:
            return None
    return None


def _verb_behind(tokens: Sequence[Token], comma: int) -> int | None:
    """The finite verb right behind a comma, adverbs aside."""
    for number in range(comma + 1, min(comma + 2 + _ADVERBS, len(tokens))):
        if tokens[number].xpos in FINITE and tokens[number].upos in ("VERB", "AUX"):
            return number
        if tokens[number].upos != "ADV":
            return None
    return None


def _speaker(tokens: Sequence[Token], first: int, end: int) -> int | None:
    """The head of a phrase that names a speaker: a name, a pronoun, or a noun for people or a body."""
    if tokens[first].upos == "ADP":
        return None
    names = [n for n in range(first, end) if tokens[n].upos in _NOMINAL]
    behind = next((n for n in range(first, end) if tokens[n].upos == "ADP"), end)
    head = next((n for n in reversed(names) if n < behind), None)
    if head is None:
        return None
    token = tokens[head]
    if token.upos == "PRON":
        return head if token.text.lower() in grammar.THIRD_PERSON_SUBJECTS else None
    return head if can_speak(token) else None


def can_speak(token: Token) -> bool:
    """Tell whether a word is a name or a noun for people or bodies: *clerk*, *board*; not *phone*."""
    listed = noun(token.text, token.lemma)
    return token.upos == "PROPN" or (listed is not None and listed.type != "document")


def _parted_subject(tokens: Sequence[Token], tag: _Tag) -> int | None:
    """The subject before the tag, where no other verb of its clause stands there."""
    before = range(tag.cue - 1)
    heads = {tag.cue, tag.verb, tokens[tag.verb].head}
    ahead = (n for n in before if tokens[n].head in heads and tokens[n].upos in (*_NOMINAL, "NUM"))
    subject = next((n for n in ahead if tokens[n].rel in _SUBJECTS), None)
    if subject is None:
        return None
    own = _below(tokens, subject)
    return None if any(tokens[n].xpos in FINITE and n not in own for n in before) else subject


def _below(tokens: Sequence[Token], number: int) -> set[int]:
    """A word and all below it."""
    found, grown = {number}, True
    while grown:
        below = {t.index for t in tokens if t.head in found} - found
        found |= below
        grown = bool(below)
    return found


def _hung(tokens: Sequence[Token], tag: _Tag, subject: int) -> Hanging:
    """Hang the clause under its own verb, the tag beside it and the speaker under the tag."""
    main = tag.verb
    above = tokens[main].head
    if above is not None and above > tag.last and tokens[main].upos == "AUX":
        main = above
    found: Hanging = {}
    if main in _below(tokens, tag.cue):
        found[main] = (tokens[tag.cue].head, tokens[tag.cue].deprel)
    found[tag.cue] = (main, "parataxis")
    found[subject] = (main, "nsubj")
    found[tag.speaker] = (tag.cue, "nsubj")
    for token in tokens:
        if token.index in found or token.head is None:
            continue
        within = tag.cue < token.index < tag.last
        if token.head == tag.cue and not within:
            found[token.index] = (main, token.deprel)
        elif within and not tag.cue < token.head < tag.last:
            aside = token.rel in ("obl", "advmod")
            found[token.index] = (tag.cue if aside else tag.speaker, token.deprel if aside else "dep")
    return found
