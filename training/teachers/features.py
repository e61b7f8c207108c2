"""What the attribution network sees of a document: chunks of whole paragraphs, word by word.

A chunk is long enough to hold a quotation, its cue and the paragraph that carries it on, and short
enough to batch. Pure Python: the network is taught and asked by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.encoder.stretches import states_of
from quotetrack.marks import Quotation
from quotetrack.model import Document, Token

CHUNK = 224  # words after which a chunk ends with its paragraph
LIMIT = 320  # words at which a chunk ends with its sentence, whatever the paragraph


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of sentences with what is known of each word.

    ``words`` are (sentence, token) indexes into the document; ``heads`` indexes into the chunk (a
    root's own index); ``states`` tell each word's place in a quotation; ``depths`` its nesting.
    """

    words: tuple[tuple[int, int], ...]
    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    states: tuple[int, ...]
    sentences: tuple[int, ...]
    edges: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.tokens)


def chunks(doc: Document, quotations: Sequence[Quotation]) -> Iterator[Chunk]:
    """Yield the chunks of ``doc`` in order; together they hold every word once."""
    states = quotation_states(doc, quotations)
    pending: list[int] = []
    size = 0
    for index, sentence in enumerate(doc.sentences):
        new_paragraph = index and doc.sentences[index - 1].paragraph != sentence.paragraph
        if pending and ((new_paragraph and size >= CHUNK) or size + len(sentence.tokens) > LIMIT):
            yield _chunk(doc, pending, states)
            pending, size = [], 0
        pending.append(index)
        size += len(sentence.tokens)
    if pending:
        yield _chunk(doc, pending, states)


def _chunk(doc: Document, indexes: Sequence[int], states: Sequence[Sequence[int]]) -> Chunk:
    """Gather the words of the sentences ``indexes``."""
    words: list[tuple[int, int]] = []
    tokens: list[Token] = []
    heads: list[int] = []
    state: list[int] = []
    sentence_of: list[int] = []
    edges: list[int] = []
    for index in indexes:
        sentence = doc.sentences[index]
        base = len(tokens)
        first = index == 0 or doc.sentences[index - 1].paragraph != sentence.paragraph
        for token in sentence.tokens:
            words.append((index, token.index))
            tokens.append(token)
            heads.append(base + (token.index if token.head is None else token.head))
            sentence_of.append(index)
            edge = 0
            if token.index == 0:
                edge = 1 if first else 2
            elif token.index == len(sentence.tokens) - 1:
                edge = 3
            edges.append(edge)
        state.extend(states[index])
    return Chunk(tuple(words), tuple(tokens), tuple(heads), tuple(state), tuple(sentence_of), tuple(edges))


def quotation_states(doc: Document, quotations: Sequence[Quotation]) -> list[list[int]]:
    """Return, sentence by sentence, whether each word opens, lies in, closes or is outside a quotation."""
    return [
        states_of([t.span.start for t in s.tokens], [t.span.end for t in s.tokens], quotations)
        for s in doc.sentences
    ]
