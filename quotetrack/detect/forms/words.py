"""A document's words in one row, with the tree and the quotations to be asked by word number.

Every rule of this stage speaks of words by their number in the document; only ``spans`` turns sets of
words back into offsets.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from sys import intern

from quotetrack.detect.forms.fronted_tags import fronted_tags
from quotetrack.detect.forms.inverted_tags import inverted_tags
from quotetrack.detect.forms.second_reports import second_reports
from quotetrack.detect.forms.told_clauses import told_clauses
from quotetrack.marks import Quotation
from quotetrack.marks.turn_taking import takes_turn
from quotetrack.model import Document, Region, Sentence, Span, Token

_SIGNS = frozenset("%‰°$€£¥₹")
MARKS = frozenset("\"“”„‟«»‹›‘’‚‛'`") | {"``", "''"}
_SUBTREES = 4096  # that are kept at a time, for the rules that ask for one again
_ANSWERS = 16384  # about dependents that are kept at a time


class Words:
    """The words of ``doc`` by number, its dependency trees and its paired quotations that hold any.

    A word's ``head`` is its own number at a root. ``quote_of`` gives the number of the outermost
    quotation that holds a word, None outside quotation marks; ``solid`` tells of each word that it is no
    punctuation.
    """

    def __init__(self, doc: Document, quotations: Sequence[Quotation]) -> None:
        self.doc = doc
        self.tokens: list[Token] = []
        # a book has a million words: numbers of them lie in arrays, since a list keeps an object for each
        self.sentence, self.first, self.heads = array("i"), array("i"), array("i")
        self._rels: list[str] = []
        for sentence in doc.sentences:
            base = len(self.tokens)
            self.first.append(base)
            mended = inverted_tags(sentence.tokens) or fronted_tags(sentence.tokens)
            mended = mended or second_reports(sentence.tokens) or told_clauses(sentence.tokens)
            for token in sentence.tokens:
                head, deprel = mended.get(token.index) or (token.head, token.deprel)
                self.tokens.append(token)
                self.sentence.append(sentence.index)
                self.heads.append(base + (token.index if head is None else head))
                self._rels.append(_plain(deprel))
        self.solid = [token.upos != "PUNCT" for token in self.tokens]
        self._starts = array("i", (token.span.start for token in self.tokens))
        # marks without a word between them („“, a‹›b) quote nothing
        inside = self.inside(quotation.span for quotation in quotations)
        self.quotations = tuple(q for q, held in zip(quotations, inside, strict=True) if held)
        self._lemmas = [intern(token.lemma.lower()) for token in self.tokens]
        self._paragraphs = array("i", (doc.sentences[number].paragraph for number in self.sentence))
        self._bare = [
            (not solid or not (token.text.isalnum() or any(map(str.isalnum, token.text))))
            and token.text not in _SIGNS
            for solid, token in zip(self.solid, self.tokens, strict=True)
        ]
        self._quoted: dict[int, range] = {}
        self._voiced: dict[int, list[int]] = {}
        self._solid: dict[int, list[int]] = {}
        self._places: dict[Callable[[Words, int], bool], list[int]] = {}
        self._subtrees: dict[int, frozenset[int]] = {}
        self._asked: dict[tuple[int, tuple[str, ...]], tuple[int, ...]] = {}
        self._below, self._branches = self._dependents()
        self.quote_of = self._quotes()

    def __len__(self) -> int:
        return len(self.tokens)

    def _dependents(self) -> tuple[array[int], array[int]]:
        """Return the dependents of all words in the order of their heads, and where those of each begin."""
        branches = array("i", [0]) * (len(self.tokens) + 2)
        for number, head in enumerate(self.heads):
            branches[head + 2] += head != number
        for place in range(2, len(branches)):
            branches[place] += branches[place - 1]
        below = array("i", [0]) * branches[-1]
        for number, head in enumerate(self.heads):
            if head != number:
                below[branches[head + 1]] = number
                branches[head + 1] += 1
        return below, branches

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
        """Tell whether a word is punctuation, or holds no letter, figure or sign of money or measure."""
        return self._bare[number]

    def children(self, number: int, *rels: str) -> Sequence[int]:
        """The dependents of a word in order, of the given relations (without subtype) or all."""
        asked = (number, rels)
        found = self._asked.get(asked)
        if found is None:
            if len(self._asked) >= _ANSWERS:
                self._asked.clear()
            branches, told = self._branches, self._rels
            below = self._below[branches[number] : branches[number + 1]]
            found = tuple([c for c in below if told[c] in rels] if rels and below else below)
            self._asked[asked] = found
        return found

    def child(self, number: int, *rels: str) -> int | None:
        """The first dependent of one of the relations, None where there is none."""
        found = self.children(number, *rels)
        return found[0] if found else None

    def subtree(self, number: int, without: Iterable[int] = ()) -> set[int]:
        """A word and all below it, less the branches that start at ``without``."""
        whole = self.branch(number)
        barred = whole.intersection(without) if without else None
        return self._walked(number, barred) if barred else set(whole)

    def tops(self, numbers: Collection[int]) -> list[int]:
        """Those of some words whose head is none of them: *mayor* of *the mayor of Avon*."""
        return [n for n in numbers if self.heads[n] not in numbers]

    def branch(self, number: int) -> frozenset[int]:
        """A word and all below it."""
        whole = self._subtrees.get(number)
        if whole is None:
            if len(self._subtrees) >= _SUBTREES:
                self._subtrees.clear()
            whole = self._subtrees[number] = frozenset(self._walked(number, frozenset()))
        return whole

    def _walked(self, number: int, barred: frozenset[int]) -> set[int]:
        """A word and all below it, less the branches that start at ``barred``; a bad parse may go round."""
        found: set[int] = set()
        stack, below, branches = [number], self._below, self._branches
        while stack:
            word = stack.pop()
            if word not in found and word not in barred:
                found.add(word)
                stack += below[branches[word] : branches[word + 1]]
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
        return self._homes[self.sentence[number]]

    @cached_property
    def _homes(self) -> list[range]:
        """For each sentence its words with those of neighbours that no full stop parts from it."""
        sentences, found = self.doc.sentences, list[range]()
        first = 0
        for number, sentence in enumerate(sentences):
            last = number + 1 == len(sentences) or self._ends(number)
            if last or sentences[number + 1].paragraph != sentence.paragraph:
                home = range(self.first[first], self.first[number] + len(sentence.tokens))
                found += [home] * (number + 1 - first)
                first = number + 1
        return found

    def _ends(self, sentence: int) -> bool:
        tokens = self.doc.sentences[sentence].tokens
        return any(t.text[-1] in ".?!…:" for t in tokens[-3:] if t.upos == "PUNCT" or t is tokens[-1])

    def paragraph(self, number: int) -> int:
        """The number of the paragraph that holds word ``number``."""
        return self._paragraphs[number]

    def paragraph_words(self, number: int) -> range:
        """The numbers of all words in the paragraph that holds word ``number``."""
        own = self._paragraphs[number]
        return range(bisect_left(self._paragraphs, own), bisect_right(self._paragraphs, own))

    def is_mark(self, number: int) -> bool:
        """Tell whether a word is a quotation mark that takes part in a quotation."""
        return self.tokens[number].text in MARKS and self.quote_of[number] is not None

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that share a character with a stretch of the text, in order."""
        opened, closed = self._marked
        first = bisect_right(closed, span.start)  # no earlier one reaches so far
        return [q for q in self.quotations[first : bisect_left(opened, span.end)] if q.span.end > span.start]

    @cached_property
    def _marked(self) -> tuple[list[int], list[int]]:
        """Where each quotation begins, and how far it and those before it reach."""
        ends = (q.span.end for q in self.quotations)
        return [q.span.start for q in self.quotations], list(accumulate(ends, max))

    def takes_turn(self, quotation: int) -> bool:
        """Tell whether an outermost quotation is a turn of a dialogue, alone in its paragraph."""
        own = self.quotations[quotation]
        free = own.depth == 0 and not own.continues
        return free and takes_turn(self.doc.text, self.doc.layout.paragraphs, own.paragraph)

    @cached_property
    def title(self) -> Region | None:
        """Where the article's title stands, None where the layout shows none."""
        return self.doc.layout.region("title")

    def quoted(self, quotation: int) -> range:
        """The words of an outermost quotation, its marks included."""
        found = self._quoted.get(quotation)
        if found is None:
            found = self._quoted[quotation] = self.inside((self.quotations[quotation].span,))[0]
        return found

    def voiced(self, quotation: int) -> list[int]:
        """The words of an outermost quotation that hold a letter or a figure."""
        found = self._voiced.get(quotation)
        if found is None:
            found = [n for n in self.quoted(quotation) if not self._bare[n]]
            self._voiced[quotation] = found
        return found

    def solid_words(self, quotation: int) -> list[int]:
        """The words of an outermost quotation that are no punctuation."""
        found = self._solid.get(quotation)
        if found is None:
            found = self._solid[quotation] = [n for n in self.quoted(quotation) if self.solid[n]]
        return found

    def where(self, holds: Callable[[Words, int], bool]) -> list[int]:
        """The numbers of all words of which ``holds`` is true, in order; each word is asked about once."""
        found = self._places.get(holds)
        if found is None:
            found = self._places[holds] = [n for n in range(len(self.tokens)) if holds(self, n)]
        return found

    def inside(self, spans: Iterable[Span]) -> list[range]:
        """The words within each of some stretches of the text."""
        starts = self._starts
        return [range(bisect_left(starts, s.start), bisect_left(starts, s.end)) for s in spans]


@lru_cache(maxsize=1024)
def _plain(deprel: str) -> str:
    """A relation without its subtype."""
    return deprel.partition(":")[0]
