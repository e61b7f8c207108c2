"""What the network reads at once: a paragraph, with those that carry a quotation on, and nothing around it.

What a passage is answered therefore hangs on the passage alone: not on the article's other paragraphs, not
on other articles of the same call. One that is too long is read in parts that overlap by whole sentences,
and each word is answered where it stands farthest from a cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotetrack.marks import Quotation

ROOM = 120  # words of a passage that are answered; trees get worse in longer ones
JOINS = 100  # words from which a passage takes no further paragraph
BEFORE, AFTER = 40, 25  # words around a part that are read with it, at most
OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
_ANNOUNCING = frozenset(":,—-")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence as the network is shown it: words, paragraph, each word's state in quotation marks."""

    words: Sequence[str]
    paragraph: int
    states: Sequence[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sentences that are read at once: ``sentences`` are their numbers, ``kept`` those answered here.

    ``start`` is the number of its first word in the document.
    """

    start: int
    sentences: range
    kept: range


def states_of(starts: Sequence[int], ends: Sequence[int], quotations: Sequence[Quotation]) -> list[int]:
    """Return for each word whether it opens, lies in, closes or is outside a quotation in marks."""
    return MarkStates(quotations)(starts, ends)


class MarkStates:
    """The quotations of a document, laid out once to be asked sentence by sentence."""

    def __init__(self, quotations: Iterable[Quotation]) -> None:
        self._outer = [q for q in quotations if q.depth == 0]
        self._opened = [q.span.start for q in self._outer]

    def __call__(self, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
        """Return for each word whether it opens, lies in, closes or is outside a quotation in marks."""
        outer, opened = self._outer, self._opened
        found = []
        for start, end in zip(starts, ends, strict=True):
            at = bisect_right(opened, start) - 1
            state = OUTSIDE
            if at >= 0 and start < outer[at].span.end:
                if start == outer[at].span.start:
                    state = OPENING
                else:
                    state = CLOSING if outer[at].closed and end >= outer[at].span.end else INSIDE
            found.append(state)
        return found


def stretches(sentences: Sequence[ReadSentence]) -> Iterator[Stretch]:
    """Yield the passages of a document in order; together they keep every sentence once."""
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence.words))
    for first, last in _runs(sentences, starts):
        for kept in _parts(starts, first, last):
            begin, end = kept.start, kept.stop
            while begin > first and starts[kept.start] - starts[begin - 1] <= BEFORE:
                begin -= 1
            while end < last and starts[end + 1] - starts[kept.stop] <= AFTER:
                end += 1
            yield Stretch(starts[begin], range(begin, end), kept)


def _runs(sentences: Sequence[ReadSentence], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last sentence (not included) of neighbouring paragraphs that belong together.

    So does one that opens inside or with a quotation, and one whose neighbour before ends with a colon.
    """
    first = 0
    for number in range(1, len(sentences)):
        before, after = sentences[number - 1], sentences[number]
        if before.paragraph == after.paragraph:
            continue
        joins = after.states[0] != OUTSIDE or before.words[-1] in _ANNOUNCING
        if not joins or starts[number] - starts[first] >= JOINS:
            yield first, number
            first = number
    if sentences:
        yield first, len(sentences)


def _parts(starts: Sequence[int], first: int, last: int) -> Iterator[range]:
    """Yield a run's sentences in parts of like size; only a single sentence may have more than ROOM words."""
    size = starts[last] - starts[first]
    share = size / -(-size // ROOM)
    begin = first
    for number in range(first + 1, last + 1):
        if number == last or (
            starts[number] - starts[begin] >= share or starts[number + 1] - starts[begin] > ROOM
        ):
            yield range(begin, number)
            begin = number


def edges_of(sentences: Sequence[ReadSentence]) -> list[int]:
    """Return for each word whether it opens a paragraph, opens or ends a sentence, or none of them."""
    found: list[int] = []
    for number, sentence in enumerate(sentences):
        row = [0] * len(sentence.words)
        row[-1] = 3
        row[0] = 1 if number == 0 or sentences[number - 1].paragraph != sentence.paragraph else 2
        found += row
    return found
