"""Finds to whom something was said: *told reporters*, *said to the committee*."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Quote, Sentence, Span, Token

_TELLS = word_set("provenance.telling_somebody")
_SPEAKS = word_set("provenance.speaking_to")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_NAMES = ("PERSON", "ORG", "NORP")
_PRONOUNS = grammar.LISTENERS
_LEFT = frozenset("det amod compound nummod nmod:poss flat case advmod".split())
_RIGHT = frozenset("flat compound conj cc appos".split())


def find_recipients(cast: Cast, quotes: Sequence[Quote]) -> list[Span | None]:
    """Return the words that name to whom each quote was said, None where none do.

    *told reporters in Avon*: reporters; *said to the committee*: the committee; *told the truth* and
    *said to be ill* name nobody.
    """
    return [_recipient(cast, quote) for quote in quotes]


def _recipient(cast: Cast, quote: Quote) -> Span | None:
    """Return the recipient of one quote from the words that hang on its cue."""
    if quote.cue is None:
        return None
    pairs = cast.reading.tokens_in(quote.cue.span)
    verb = next(
        ((s, t) for s, t in reversed(pairs) if t.upos == "VERB" and _lemma(t) in _TELLS | _SPEAKS), None
    )
    if verb is None:
        return None
    sentence, token = verb
    taken = (*quote.content, *quote.source)
    for child in sentence.children(token.index):
        if child.index < token.index or child.upos not in _NOMINAL:
            continue
        if any(span.overlaps(child.span) for span in taken):
            continue
        if child.rel in ("obj", "iobj") and _lemma(token) in _TELLS and _animate(sentence, child):
            return _phrase(cast, sentence, child, taken)
        case = [c.text.lower() for c in sentence.children(child.index) if c.rel == "case"]
        if child.rel == "obl" and case[:1] == ["to"] and _animate(sentence, child):
            return _phrase(cast, sentence, child, taken)
    return None


def _lemma(token: Token) -> str:
    """Return the verb's lemma in lower case."""
    return token.lemma.lower()


def _animate(sentence: Sentence, token: Token) -> bool:
    """Tell whether a nominal can be told something: people, bodies, *us*; neither *the truth* nor Monday."""
    if token.upos == "PRON":
        return token.text.lower() in _PRONOUNS
    if token.ner.rpartition("-")[2] in _NAMES or outlet(token.text) is not None:
        return True
    if token.rel == "iobj" and token.text[:1].isupper() and not token.ner.endswith("DATE"):
        return True  # told the Turret that
    row = noun(token.text, token.lemma)
    return row is not None and row.type != "document"


def _phrase(cast: Cast, sentence: Sentence, head: Token, taken: Sequence[Span]) -> Span:
    """Return the words of a recipient: what stands before its noun, its name, and what *of* joins to it."""
    inside = {head.index}
    for _ in range(3):  # the words of its words: the county's oldest reporters
        for t in sentence.tokens:
            if t.head not in inside or any(span.overlaps(t.span) for span in taken):
                continue
            left = t.index < head.index and (t.deprel in _LEFT or t.rel in _LEFT)
            preposed = t.rel == "case" and t.text.lower() in ("to", "with") and t.head == head.index
            of = t.rel == "nmod" and any(c.text.lower() == "of" for c in sentence.children(t.index))
            possessive = t.rel == "case" and t.head != head.index
            joined = t.rel in _RIGHT and t.text != ","
            if not preposed and (left or joined or of or possessive):
                inside.add(t.index)
    name = cast.by_place.get((sentence.index, head.index))
    inside |= set(range(name.first, name.last + 1)) if name is not None else set()
    first = last = head.index
    while first - 1 in inside or _joined(sentence, first):
        first -= 1
    while last + 1 in inside:
        last += 1
    return Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)


def _joined(sentence: Sentence, index: int) -> bool:
    """Tell whether a word goes on from the one before it without a space: *owned* of *state-owned*."""
    if index == 0:
        return False
    before, here = sentence.tokens[index - 1], sentence.tokens[index]
    hyphen = "-" in (before.text, here.text)
    return hyphen and before.span.end == here.span.start
