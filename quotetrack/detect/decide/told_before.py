"""Finds the attribution that a quotation without a cue may carry on: the last one told before it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from quotetrack.detect.decide.holding import Holding
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.word_sets import word_set

_EXPECTING = word_set("decide.expecting")
Place = tuple[int, int]  # the number of a word, the place of a draft


class Told:
    """The drafts of an article in the order of its text; ``drafts`` is changed where one is carried on."""

    def __init__(self, words: Words, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self._words = words
        self._holding = Holding(drafts)
        self._by_sentence: defaultdict[int, list[int]] = defaultdict(list)
        for index, draft in enumerate(drafts):
            self._by_sentence[words.sentence[draft.cue.head]].append(index)
        self._heads = sorted((draft.cue.head, index) for index, draft in enumerate(drafts))
        self._quoted = sorted(
            (max(draft.content.words), index) for index, draft in enumerate(drafts) if self._quotes(draft)
        )

    def put(self, index: int, draft: Draft) -> None:
        """Take ``draft``, whose content goes on in further quotations, for the one at ``index``."""
        before = (max(self.drafts[index].content.words), index)
        if self._quotes(self.drafts[index]):
            del self._quoted[bisect_left(self._quoted, before)]
        self.drafts[index] = draft
        self._holding.put(index, draft)
        if self._quotes(draft):
            insort(self._quoted, (max(draft.content.words), index))

    def quoted_before(self, quotation: int) -> int | None:
        """The draft with quoted words that ends last before a quotation."""
        return next(self._outermost(self._quoted, self._words.quoted(quotation)[0]), None)

    def sentence_before(self, quotation: int) -> int | None:
        """The attribution that ends the sentence right before a quotation, in one paragraph.

        *She declined to say where. “I have nothing to add.”* Not where that sentence also tells of another.
        """
        words, first = self._words, self._words.quoted(quotation)[0]
        sentence = words.sentence[first] - 1
        if sentence < 0 or words.paragraph(words.first[sentence]) != words.paragraph(first):
            return None
        before = [
            (self.drafts[i].cue.head, i)
            for i in self._by_sentence[sentence]
            if all(other == i for other in self._holding.of(self.drafts[i].cue.head))
        ]
        sources = {tuple(sorted(self.drafts[i].source.words)) for _, i in before}
        return max(before)[1] if len(sources) == 1 and () not in sources else None

    def spoken_before(self, quotation: int) -> int | None:
        """The last attribution of speech with a source before a quotation, in its paragraph.

        *Roe was against it, she said. It would [“double the price of a bath”].* So behind what somebody
        expects (*Roe expects it to rise*). Not: *They had guns to “keep the hungry off”*, where nobody has
        spoken.
        """
        words, start = self._words, self._words.quoted(quotation)[0]
        for index in self._outermost(self._heads, start):
            draft = self.drafts[index]
            if words.paragraph(draft.cue.head) != words.paragraph(start):
                return None
            speaks = draft.cue.klass == "speech" or words.lemma(draft.cue.head) in _EXPECTING
            if draft.source.words and speaks:
                return index
        return None

    def _quotes(self, draft: Draft) -> bool:
        """Tell whether any word of a draft's content stands in quotation marks."""
        return any(self._words.quote_of[n] is not None for n in draft.content.words)

    def _outermost(self, places: list[Place], start: int) -> Iterator[int]:
        """The drafts that lie in no other, of those placed before a word, the last one first."""
        for at in range(bisect_left(places, (start, -1)) - 1, -1, -1):
            index = places[at][1]
            if self._holding.parent(index) is None:
                yield index
