"""What is read at once: which paragraphs go together, and how what is too long is parted."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from quotetrack.encoder.stretches import (
    AFTER,
    BEFORE,
    JOINS,
    ROOM,
    ReadSentence,
    edges_of,
    states_of,
    stretches,
)
from quotetrack.marks import pair_marks
from quotetrack.model import Span


def sentence(paragraph: int, words: int | str, opens: int = 0) -> ReadSentence:
    """A sentence of so many words, or of these; ``opens`` is the state of its first word in marks."""
    forms = ["w"] * words if isinstance(words, int) else words.split()
    return ReadSentence(forms, paragraph, [opens, *[0] * (len(forms) - 1)])


def kept(sentences: Sequence[ReadSentence]) -> list[list[int]]:
    return [list(passage.kept) for passage in stretches(sentences)]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([sentence(0, 5)], [[0]], id="one sentence"),
        pytest.param([sentence(0, 5), sentence(0, 5)], [[0, 1]], id="a paragraph"),
        pytest.param([sentence(0, 5), sentence(1, 5)], [[0], [1]], id="two paragraphs"),
        pytest.param([sentence(0, 5), sentence(1, 5, 1)], [[0, 1]], id="the second opens with a quotation"),
        pytest.param([sentence(0, 5), sentence(1, 5, 2)], [[0, 1]], id="the second is in a quotation"),
        pytest.param([sentence(0, "She said :"), sentence(1, 5)], [[0, 1]], id="the first announces"),
        pytest.param([sentence(0, "She said ."), sentence(1, 5)], [[0], [1]], id="the first has an end"),
        pytest.param(
            [sentence(0, JOINS - 1), sentence(1, 5, 1), sentence(2, 5, 1)],
            [[0, 1], [2]],
            id="no further paragraph from JOINS words on",
        ),
        pytest.param([sentence(0, JOINS), sentence(1, 5, 1)], [[0], [1]], id="as long as that"),
        pytest.param([sentence(0, ROOM)], [[0]], id="as much as there is room for"),
        pytest.param([sentence(0, ROOM + 30)], [[0]], id="one sentence is never parted"),
        pytest.param([sentence(0, 50) for _ in range(4)], [[0, 1], [2, 3]], id="parts of like size"),
        pytest.param([sentence(0, 50) for _ in range(3)], [[0, 1], [2]], id="a part ends where it is full"),
        pytest.param(
            [sentence(0, ROOM - 1), sentence(0, 2), sentence(0, 2)], [[0], [1, 2]], id="one word too many"
        ),
    ],
)
def test_what_is_answered_together(sentences: list[ReadSentence], expected: list[list[int]]) -> None:
    assert kept(sentences) == expected


def test_a_part_is_read_with_what_stands_around_it() -> None:
    sentences = [sentence(0, 20) for _ in range(11)]
    found = list(stretches(sentences))
    assert [list(p.kept) for p in found] == [[*range(6)], [*range(6, 11)]]
    assert found[0].sentences == range(0, 6 + AFTER // 20)
    assert found[1].sentences == range(6 - BEFORE // 20, 11)
    assert [p.start for p in found] == [0, 20 * (6 - BEFORE // 20)]


def random_article(rng: random.Random) -> list[ReadSentence]:
    found, paragraph = [], 0
    for _ in range(rng.randint(1, 30)):
        paragraph += rng.random() < 0.4
        words = rng.choice((1, 5, 20, 60, 150, 250))
        found.append(sentence(paragraph, words, rng.choice((0, 0, 0, 1, 2))))
    return found


def test_every_sentence_is_answered_once_and_no_passage_is_too_long() -> None:
    rng = random.Random(8)
    for _ in range(500):
        sentences = random_article(rng)
        starts = [sum(len(s.words) for s in sentences[:n]) for n in range(len(sentences) + 1)]
        found = list(stretches(sentences))
        assert [n for p in found for n in p.kept] == list(range(len(sentences)))
        for p in found:
            assert p.start == starts[p.sentences.start]
            assert p.sentences.start <= p.kept.start < p.kept.stop <= p.sentences.stop
            assert starts[p.kept.stop] - starts[p.kept.start] <= ROOM or len(p.kept) == 1
            assert starts[p.kept.start] - p.start <= BEFORE
            assert starts[p.sentences.stop] - starts[p.kept.stop] <= AFTER


def test_a_passage_does_not_hang_on_other_paragraphs() -> None:
    """What stands before or behind a paragraph that nothing ties to it changes nothing but its place."""
    rng = random.Random(9)
    for _ in range(200):
        own, before, behind = (random_article(rng) for _ in range(3))
        before.append(sentence(90, "That is all ."))
        own = [ReadSentence(s.words, s.paragraph + 100, s.states) for s in own]
        own[0] = sentence(100, 5)
        own.append(sentence(190, "That is all ."))
        behind = [ReadSentence(s.words, s.paragraph + 200, s.states) for s in behind]
        behind[0] = sentence(200, 5)
        shift, size = len(before), len(own)
        alone = [(p.sentences, p.kept) for p in stretches(own)]
        among = [
            (
                range(p.sentences.start - shift, p.sentences.stop - shift),
                range(p.kept.start - shift, p.kept.stop - shift),
            )
            for p in stretches([*before, *own, *behind])
            if shift <= p.kept.start < shift + size
        ]
        assert among == alone


def test_edges() -> None:
    sentences = [sentence(0, 3), sentence(0, 1), sentence(1, 2)]
    assert edges_of(sentences) == [1, 0, 3, 2, 1, 3]


def test_states_in_quotation_marks() -> None:
    text = "“No ‘way’ out,” he said. “Open"
    words = ["“", "No", "‘", "way", "’", "out", ",", "”", "he", "said", ".", "“", "Open"]
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    quotations = pair_marks(text, [Span(0, len(text))])
    assert states_of(starts, ends, quotations) == [1, 2, 2, 2, 2, 2, 2, 3, 0, 0, 0, 1, 2]
    assert states_of(starts, ends, ()) == [0] * len(words)
