"""The descriptions that an article gives, so that *the study* finds *a survey by the Avon Institute*."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.noun_phrases import Phrase, read_phrase
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_families
from quotetrack.model import Sentence, Token

_KINDS_OF_THING = word_families("phrases.same_things")

_ENDING = ("PUNCT", "CCONJ", "DET")  # what a description is not cut behind


@dataclass(frozen=True, slots=True)
class Described:
    """A description as it stands in the article: its noun, its place and its name."""

    word: str
    sentence: int
    start: int
    phrase: Phrase


def describe_all(reading: Reading, taken: set[tuple[int, int]]) -> list[Described]:
    """Return the descriptions with words of their own, in text order; names are left out."""
    found = []
    for sentence in reading.sentences:
        for t in sentence.tokens:
            common = t.upos == "NOUN" or (t.upos == "PROPN" and t.text.islower())
            if not common or (sentence.index, t.index) in taken:
                continue
            row = noun(t.text, t.lemma)
            if row is None or row.type == "person":
                continue
            phrase = around(sentence, t.index)
            if phrase is not None and phrase.head.index == t.index and len(phrase.name.split()) > 1:
                found.append(Described(t.lemma.lower(), sentence.index, t.span.start, phrase))
    return found


def around(sentence: Sentence, index: int, reach: int = 8) -> Phrase | None:
    """Read the noun phrase whose head is word ``index``, with up to ``reach`` words behind it."""
    words = sentence.tokens
    start = index
    while start > 0 and (
        words[start - 1].upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM")
        or words[start - 1].deprel == "nmod:poss"
        or words[start - 1].text in ("'s", "’s", "-")
        or words[start - 1].xpos == "POS"  # the dockers' union
        or (words[start - 1].upos == "VERB" and words[start - 1].rel == "amod")  # the Avon-based group
    ):
        start -= 1
        if words[start].upos == "DET" and words[start].text.lower() in grammar.ARTICLES:
            break  # last week the mayor
    end = index
    while end + 1 < len(words) and (
        end - index < reach or (end - index < 2 * reach and _leads_on(words[end]))
    ):
        if words[end + 1].upos in ("VERB", "AUX", "SCONJ") or words[end + 1].text in (
            ",",
            ".",
            ";",
            ":",
            "”",
            "“",
            '"',
            "(",
            ")",
            "—",
        ):
            break
        end += 1
    return read_phrase(sentence, words[start : end + 1])


def _leads_on(token: Token) -> bool:
    """Tell whether a phrase goes on with what a word belongs to: *a study by the local arm of the [anti]-*.

    Not: *a study by the local arm of the [union]* in April, nor *of drivers [and]*.
    """
    return token.head is not None and token.head > token.index and token.upos not in _ENDING


def same_thing(one: str, other: str) -> bool:
    """Tell whether two nouns can name one thing: the same, or of one family (*study*, *survey*)."""
    return one == other or any(one in family and other in family for family in _KINDS_OF_THING)
