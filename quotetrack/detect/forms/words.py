"""A document's words in one row, with the tree and the quotations to be asked by word number.

Every rule of this stage speaks of words by their number in the document; only ``spans`` turns sets of
words back into offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quotetrack.marks import Quotation
from quotetrack.model import Document, Sentence, Span, Token

MARKS = frozenset("\"“”„‟«»‹›‘’‚‛'`") | {"``", "''"}


class Words:
    """The words of ``doc`` by number, its dependency trees and its paired quotations that hold any.

    A word's ``head`` is its own number at a root. ``quote_of`` gives the number of the outermost
    quotation that holds a word, None outside quotation marks.
    """

    def __init__(self, doc: Document, quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.tokens: list[Token] = []
        self.sentence: list[int] = []
        self.first: list[int] = []
        self.heads: list[int] = []
        for sentence in doc.sentences:
            base = len(self.tokens)
            self.first.append(base)
            for token in sentence.tokens:
                self.tokens.append(token)
                self.sentence.append(sentence.index)
                self.heads.append(base + (token.index if token.head is None else token.head))
        # marks without a word between them („“, a‹›b) quote nothing
        inside = self.inside(quotation.span for quotation in quotations)
        self.quotations = tuple(q for q, held in zip(quotations, inside, strict=True) if held)
        self._rels = [token.rel for token in self.tokens]
        self._lemmas = [token.lemma.lower() for token in self.tokens]
        self._paragraphs = [doc.sentences[number].paragraph for number in self.sentence]
        self._bare = [t.upos == "PUNCT" or not any(map(str.isalnum, t.text)) for t in self.tokens]
        self._quoted: dict[int, list[int]] = {}
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for number, head in enumerate(self.heads):
            if head != number:
                self._children[head].append(number)
        self.quote_of = self._quotes()

    def __len__(self) -> int:
        return len(self.tokens)

    def _quotes(self) -> list[int | None]:
        """Number the outermost quotation of each word."""
        found: list[int | None] = [None] * len(self.tokens)
        outer = [(n, q) for n, q in enumerate(self.quotations) if q.depth == 0]
        at = 0
        for number, token in enumerate(self.tokens):
            while at < len(outer) and outer[at][1].span.end <= token.span.start:
                at += 1
            if at < len(outer) and outer[at][1].span.start <= token.span.start:
                found[number] = outer[at][0]
        return found

    def rel(self, number: int) -> str:
        """The relation of a word to its head, without subtype."""
        return self._rels[number]

    def lemma(self, number: int) -> str:
        """The lemma in lower case."""
        return self._lemmas[number]

    def is_bare(self, number: int) -> bool:
        """Tell whether a word is punctuation, or holds neither letter nor figure."""
        return self._bare[number]

    def children(self, number: int, *rels: str) -> list[int]:
        """The dependents of a word, of the given relations (without subtype) or all."""
        found = self._children[number]
        return [c for c in found if self._rels[c] in rels] if rels and found else found

    def child(self, number: int, *rels: str) -> int | None:
        """The first dependent of one of the relations, None where there is none."""
        return next(iter(self.children(number, *rels)), None)

    def subtree(self, number: int, without: Iterable[int] = ()) -> set[int]:
        """A word and all below it, less the branches that start at ``without``."""
        found: set[int] = set()
        stack, barred = [number], set(without)
        while stack:
            word = stack.pop()
            if word not in found and word not in barred:
                found.add(word)
                stack += self._children[word]
        return found

    def ancestors(self, number: int) -> Iterator[int]:
        """The heads above a word, nearest first."""
        seen = {number}
        while self.heads[number] not in seen:
            number = self.heads[number]
            seen.add(number)
            yield number

    def sentence_words(self, number: int) -> range:
        """The numbers of all words in the sentence that holds word ``number``."""
        return self.words_of(self.sentence[number])

    def words_of(self, sentence: int) -> range:
        """The numbers of all words of a sentence."""
        start = self.first[sentence]
        return range(start, start + len(self.doc.sentences[sentence].tokens))

    def sentence_of(self, number: int) -> Sentence:
        """The sentence that holds word ``number``."""
        return self.doc.sentences[self.sentence[number]]

    def home(self, number: int) -> range:
        """The words of the sentence of a word, with neighbours that no full stop parts from it.

        A tokenizer may break a sentence where no mark ends it; the paragraph bounds the repair.
        """
        first = last = self.sentence[number]
        sentences = self.doc.sentences
        while first > 0 and not self._ends(first - 1) and self._together(first - 1, first):
            first -= 1
        while last + 1 < len(sentences) and not self._ends(last) and self._together(last, last + 1):
            last += 1
        return range(self.first[first], self.first[last] + len(sentences[last].tokens))

    def _ends(self, sentence: int) -> bool:
        tokens = self.doc.sentences[sentence].tokens
        return any(t.text[-1] in ".?!…:" for t in tokens[-3:] if t.upos == "PUNCT" or t is tokens[-1])

    def _together(self, first: int, second: int) -> bool:
        sentences = self.doc.sentences
        return sentences[first].paragraph == sentences[second].paragraph

    def paragraph(self, number: int) -> int:
        """The number of the paragraph that holds word ``number``."""
        return self._paragraphs[number]

    def is_mark(self, number: int) -> bool:
        """Tell whether a word is a quotation mark that takes part in a quotation."""
        return self.tokens[number].text in MARKS and self.quote_of[number] is not None

    def quoted(self, quotation: int) -> list[int]:
        """The words of an outermost quotation, its marks included."""
        found = self._quoted.get(quotation)
        if found is None:
            found = self._quoted[quotation] = self.inside((self.quotations[quotation].span,))[0]
        return found

    def inside(self, spans: Iterable[Span]) -> list[list[int]]:
        """The words within each of some stretches of the text."""
        found = []
        for span in spans:
            start = self._from(span.start)
            ahead = (n for n in start if self.tokens[n].span.start >= span.end)
            found.append(list(range(start.start, next(ahead, start.stop))))
        return found

    def _from(self, offset: int) -> range:
        """The words from ``offset`` on."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].span.start < offset:
                low = middle + 1
            else:
                high = middle
        return range(low, len(self.tokens))
