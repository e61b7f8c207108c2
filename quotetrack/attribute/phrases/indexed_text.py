"""A document indexed for questions by offset: which word, which sentence, inside quotation marks or not."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from quotetrack.model import Document, Quote, Sentence, Span, Token

_OPEN, _CLOSE = "“«„", "”»"
_paragraph = attrgetter("paragraph")
LONGEST = 500  # words of a sentence put together again: what is asked of a word may look through its sentence


class Reading:
    """The sentences of ``doc`` with the look-ups that resolving needs.

    ``quoted`` spans are those between paired quotation marks of one paragraph; an unclosed mark
    runs to the end of its paragraph.
    """

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.text = doc.text
        self.sentences = stitched(doc)
        self._starts = [s.span.start for s in self.sentences]
        self.quotations = tuple(_quotations(doc))
        self._opens = [q.start for q in self.quotations]
        self.clauses: dict[Quote, list[Token]] = {}  # see provenance.moments.own_clause

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that holds ``offset`` (the one before it, in a gap)."""
        index = bisect.bisect_right(self._starts, offset) - 1
        return self.sentences[max(index, 0)] if self.sentences else None

    def tokens_in(self, span: Span) -> list[tuple[Sentence, Token]]:
        """Return the words that overlap ``span``, with their sentences."""
        first = max(0, bisect.bisect_right(self._starts, span.start) - 1)
        found: list[tuple[Sentence, Token]] = []
        for place in range(first, bisect.bisect_left(self._starts, span.end)):
            sentence = self.sentences[place]
            found.extend((sentence, t) for t in sentence.tokens if t.span.overlaps(span))
        return found

    def sentences_of(self, paragraph: int) -> tuple[int, int]:
        """Return the numbers of the first and the last sentence of a paragraph."""
        return (
            bisect.bisect_left(self.sentences, paragraph, key=_paragraph),
            bisect.bisect_right(self.sentences, paragraph, key=_paragraph) - 1,
        )

    def is_quoted(self, offset: int) -> bool:
        """Tell whether ``offset`` lies between quotation marks."""
        index = bisect.bisect_right(self._opens, offset) - 1
        return index >= 0 and self.quotations[index].start <= offset < self.quotations[index].end

    def words(self, sentence: Sentence, first: int, last: int) -> str:
        """Return the text from word ``first`` to word ``last`` of the sentence, white space made single."""
        span = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
        return " ".join(span.of(self.text).split())


def stitched(doc: Document) -> tuple[Sentence, ...]:
    """Return the sentences with those joined that the splitter broke off on a line before their end.

    A sentence that ends in no mark and is followed on the same line (*Ann* | *Roe said so.*) goes on, as long
    as the whole has no more than LONGEST words: a list or a table without a full stop stays in parts.
    """
    found: list[list[Sentence]] = []
    size = 0
    for sentence in doc.sentences:
        last = found[-1][-1] if found else None
        between = doc.text[last.span.end : sentence.span.start] if last is not None else "\n"
        broken = last is not None and last.tokens[-1].upos != "PUNCT" and last.paragraph == sentence.paragraph
        if broken and "\n" not in between and size + len(sentence.tokens) <= LONGEST:
            found[-1].append(sentence)
            size += len(sentence.tokens)
        else:
            found.append([sentence])
            size = len(sentence.tokens)
    return tuple(_joined(index, parts) for index, parts in enumerate(found))


def _joined(index: int, parts: list[Sentence]) -> Sentence:
    """Return one sentence of several: the root of the longest stays, the others hang on it."""
    if len(parts) == 1:
        return replace(parts[0], index=index)
    longest = max(parts, key=lambda s: len(s.tokens))
    starts = [sum(len(p.tokens) for p in parts[:n]) for n in range(len(parts))]
    root = starts[parts.index(longest)] + next((t.index for t in longest.tokens if t.head is None), 0)
    tokens = []
    for part, start in zip(parts, starts, strict=True):
        for t in part.tokens:
            head = t.head + start if t.head is not None else None
            if head is None and start + t.index != root:
                tokens.append(replace(t, index=start + t.index, head=root, deprel="dep"))
            else:
                tokens.append(replace(t, index=start + t.index, head=head))
    return Sentence(index, parts[0].paragraph, Span(tokens[0].span.start, tokens[-1].span.end), tuple(tokens))


def phrase_head(tokens: Sequence[Token]) -> Token | None:
    """Return the word of ``tokens`` (of one sentence) whose head lies outside them, if possible a nominal."""
    inside = {t.index for t in tokens}
    roots = [t for t in tokens if t.head is None or t.head not in inside]
    for wanted in (("NOUN", "PROPN", "PRON"), ("NUM", "ADJ", "DET", "X", "SYM", "VERB")):
        for token in roots:
            if token.upos in wanted and token.rel not in ("punct", "case", "advmod", "cc", "mark"):
                return token
    return roots[0] if roots else None


def ancestors(sentence: Sentence, token: Token) -> Iterable[Token]:
    """Yield the heads above ``token``, nearest first; a cycle in a bad parse ends the walk."""
    seen = {token.index}
    while token.head is not None and token.head not in seen and token.head < len(sentence.tokens):
        token = sentence.tokens[token.head]
        seen.add(token.index)
        yield token


def _quotations(doc: Document) -> Iterable[Span]:
    """Pair the double quotation marks of each paragraph, left to right."""
    for paragraph in doc.layout.paragraphs:
        start: int | None = None
        for offset in range(paragraph.start, paragraph.end):
            char = doc.text[offset]
            if char in _OPEN or (char == '"' and start is None):
                start = offset if start is None else start
            elif start is not None and (char in _CLOSE or char == '"'):
                yield Span(start, offset + 1)
                start = None
        if start is not None:
            yield Span(start, paragraph.end)
