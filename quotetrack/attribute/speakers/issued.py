"""Gives what *the statement added* to whoever made the statement that an earlier sentence told of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Quote, Speaker

_ISSUED = word_set("coreference.issued")
_REACH = 8  # sentences back to the sentence that tells of the document
_MAKERS = ("person", "organization", "group", "anonymous")


def fill_issued(cast: Cast, quotes: Sequence[Quote], speakers: list[Speaker | None]) -> None:
    """Replace, in ``speakers``, a bare document by whoever was just said to have issued one.

    *In a statement, the Port Trust said so. The statement added ...*: the trust. *A report said so. The
    report added ...* stays the report's.
    """
    made: dict[str, tuple[int, Speaker]] = {}  # by noun, the last sentence that tells of one and its maker
    order = sorted(range(len(quotes)), key=lambda i: quotes[i].content[0].start)
    for index in order:
        quote, speaker = quotes[index], speakers[index]
        word = _bare_document(cast, quote, speaker)
        place, maker = made.get(word, (-1, None))
        sentence = cast.reading.sentence_at((quote.source or quote.content)[0].start)
        if word and maker is not None and sentence is not None and sentence.index - place <= _REACH:
            speakers[index] = speaker = replace(maker, method="description", confidence=0.75, candidates=())
            made[word] = (sentence.index, maker)
        if speaker is None or speaker.type not in _MAKERS or sentence is None:
            continue
        for token in sentence.tokens:
            reported = any(c.overlaps(token.span) for c in quote.content)
            if token.upos == "NOUN" and token.lemma.lower() in _ISSUED and not reported:
                made[token.lemma.lower()] = (sentence.index, speaker)


def _bare_document(cast: Cast, quote: Quote, speaker: Speaker | None) -> str:
    """Return the noun of a source that is nothing but *the statement*, else nothing."""
    if speaker is None or speaker.type != "document" or not quote.source:
        return ""
    pairs = cast.reading.tokens_in(quote.source[0])
    phrase = read_phrase(pairs[0][0], [token for _, token in pairs]) if pairs else None
    bare = phrase is not None and phrase.definite and not phrase.modifiers and phrase.possessor is None
    word = phrase.head.lemma.lower() if phrase is not None else ""
    return word if bare and word in _ISSUED and len(speaker.name.split()) == 1 else ""
