"""Judges quotations that no cue claims: speech that goes on, or marks that do not quote at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set
from quotetrack.marks import Quotation
from quotetrack.model import Kind

_NAMERS = word_set("propose.naming")
_WORKS = word_set("propose.works")
_SMALL = grammar.SMALL_IN_TITLES


def is_title(words: Words, quotation: int) -> bool:
    """*She sang “Rivers of the North”.* Not: *“Rivers run north,” she sang.*"""
    inside = _inner(words, quotation)
    if not inside or len(inside) > 10:
        return False
    last = words.tokens[words.quoted(quotation)[-1]]
    forms = [words.tokens[n].text for n in inside]
    capital = all(f[0].isupper() or f[0].isdigit() or f.lower() in _SMALL for f in forms)
    if not capital or not forms[0][0].isupper():
        return False
    if len(forms) > 1:
        ends = words.tokens[words.quoted(quotation)[-2]].text
        return not (ends in ",." and last.text and len(forms) > 6)
    before = _before(words, quotation)
    return before is not None and words.lemma(before) in _WORKS


def is_nickname(words: Words, quotation: int) -> bool:
    """*Ana “Lefty” Duarte won.* Not: *Ana “won big”, Duarte said.*"""
    inside = _inner(words, quotation)
    if not inside or len(inside) > 4:
        return False
    members = words.quoted(quotation)
    before, after = members[0] - 1, members[-1] + 1
    if before >= 0 and words.lemma(before) in _NAMERS:
        return True
    if before >= 1 and words.lemma(before) == "as" and words.lemma(before - 1) in _NAMERS:
        return True
    if before < 0 or after >= len(words) or words.sentence[before] != words.sentence[after]:
        return False
    flanked = words.tokens[before].upos == "PROPN" and words.tokens[after].upos == "PROPN"
    return flanked and words.tokens[inside[0]].text[:1].isupper()


def is_scare_quote(words: Words, quotation: int) -> bool:
    """*The “miracle” diet failed.* Not: *The diet was “a miracle that saved us”.*

    A short stretch without a verb that ends no sentence, which no cue claims.
    """
    inside = _inner(words, quotation)
    verb = any(words.tokens[n].upos in ("VERB", "AUX") for n in inside)
    members = words.quoted(quotation)
    ends = len(members) > 1 and words.tokens[members[-2]].text in ("?", "!", ".")
    return len(inside) <= 2 or (len(inside) <= 6 and not verb and not ends)


def stands_alone(words: Words, quotation: int) -> bool:
    """Tell whether a quotation makes up whole sentences by itself."""
    members = words.quoted(quotation)
    first, last = members[0], members[-1]
    if words.first[words.sentence[first]] != first:
        return False
    rest = [n for n in words.sentence_words(last) if n > last]
    return all(words.tokens[n].upos == "PUNCT" for n in rest)


def has_speaker_before(words: Words, quotation: int) -> bool:
    """*Roe put down her cup. “It is cold.”* Not: *The cup was cold. “It is late.”*

    The sentence before, in the same paragraph, has a person for its subject.
    """
    first = words.quoted(quotation)[0]
    sentence = words.sentence[first] - 1
    if sentence < 0 or words.paragraph(words.first[sentence]) != words.paragraph(first):
        return False
    before = words.words_of(sentence)
    roots = [n for n in before if words.heads[n] == n]
    subjects = [c for root in roots for c in words.children(root, "nsubj")]
    return any(
        words.tokens[n].ner[2:] == "PERSON" or words.tokens[n].text.lower() in ("he", "she") for n in subjects
    )


def unclaimed(words: Words, claimed: set[int]) -> Iterator[tuple[int, Quotation]]:
    """Yield the outermost quotations of which ``claimed`` holds no word, that may be speech."""
    for number, quotation in enumerate(words.quotations):
        if quotation.depth:
            continue
        inside = _inner(words, number)
        if not inside or claimed & set(inside):
            continue
        if not (is_title(words, number) or is_nickname(words, number) or is_scare_quote(words, number)):
            yield number, quotation


def kind_of_content(words: Words, content: set[int]) -> Kind:
    """Tell whether content is all, partly or not in quotation marks; titles and nicknames do not count."""
    solid = [n for n in content if words.tokens[n].upos != "PUNCT"]
    judged: dict[int, bool] = {}
    quoted = 0
    for number in solid:
        quotation = words.quote_of[number]
        if quotation is None:
            continue
        if quotation not in judged:
            judged[quotation] = not (is_title(words, quotation) or is_nickname(words, quotation))
        quoted += judged[quotation]
    if quoted == len(solid) and solid:
        return "direct"
    return "mixed" if quoted else "indirect"


def _inner(words: Words, quotation: int) -> Sequence[int]:
    """The words of a quotation that are no punctuation."""
    return [n for n in words.quoted(quotation) if words.tokens[n].upos != "PUNCT" and not words.is_mark(n)]


def _before(words: Words, quotation: int) -> int | None:
    """The last word before a quotation that is no punctuation, in its sentence."""
    members = words.quoted(quotation)
    start = words.first[words.sentence[members[0]]]
    for number in range(members[0] - 1, start - 1, -1):
        if words.tokens[number].upos != "PUNCT":
            return number
    return None
