"""When a reviewed attribution and one that was found are the same: a case on either side of each bound."""

from __future__ import annotations

import pytest

from quotetrack.model import Span
from quotetrack.store.reviews.anchoring import LIKE, SAME, attribution_likeness, shared_part
from quotetrack.store.reviews.snapshots import Snapshot

Ends = tuple[int, int]


def said(*content: Ends, cue: Ends | None = None) -> Snapshot:
    """Return an attribution of these stretches."""
    spans = tuple(Span(*one) for one in content)
    return Snapshot("indirect", spans, None if cue is None else Span(*cue), None, (), None)


SHARES: list[tuple[list[Ends], list[Ends], float]] = [
    ([(0, 10)], [(0, 10)], 1.0),
    ([(0, 10)], [(10, 20)], 0.0),
    ([(0, 10)], [(9, 19)], 1 / 19),
    ([(0, 10)], [(0, 5)], 0.5),
    ([(0, 4), (6, 10)], [(0, 10)], 0.8),
    ([(0, 4), (6, 10)], [(2, 8)], 4 / 10),
    ([(20, 30)], [(0, 10)], 0.0),
    ([], [], 0.0),
]


@pytest.mark.parametrize(("one", "other", "share"), SHARES)
def test_the_share_that_two_contents_have_in_common(one: list[Ends], other: list[Ends], share: float) -> None:
    spans = [tuple(Span(*ends) for ends in some) for some in (one, other)]
    assert shared_part(spans[0], spans[1]) == pytest.approx(share)
    assert shared_part(spans[1], spans[0]) == pytest.approx(share)


LIKENESSES = [
    pytest.param(said((0, 10)), said((0, 8)), 0.8, id="no cues, just enough"),
    pytest.param(said((0, 100)), said((0, 79)), 0.0, id="no cues, just too little"),
    pytest.param(said((0, 10), cue=(20, 24)), said((0, 5)), 0.5, id="one cue, just enough"),
    pytest.param(said((0, 10)), said((0, 5), cue=(20, 24)), 0.5, id="the other's cue"),
    pytest.param(said((0, 100), cue=(120, 124)), said((0, 49)), 0.0, id="one cue, just too little"),
    pytest.param(said((0, 10), cue=(20, 24)), said((9, 19), cue=(23, 28)), 1 + 1 / 19, id="cues that meet"),
    pytest.param(said((0, 10), cue=(20, 24)), said((0, 10), cue=(20, 24)), 2.0, id="the same"),
    pytest.param(said((0, 10), cue=(20, 24)), said((10, 19), cue=(20, 24)), 0.0, id="one cue, other words"),
    pytest.param(said((0, 10), cue=(20, 24)), said((0, 8), cue=(24, 28)), 0.8, id="other cues, enough"),
    pytest.param(
        said((0, 100), cue=(120, 124)), said((0, 79), cue=(124, 128)), 0.0, id="other cues, too little"
    ),
    pytest.param(said((0, 10), cue=(20, 24)), said((0, 10), cue=(4, 6)), 0.0, id="a cue within the content"),
    pytest.param(said((0, 10), cue=(4, 6)), said((0, 10), cue=(20, 24)), 0.0, id="and the other way round"),
    pytest.param(
        said((0, 10), cue=(9, 12)), said((0, 10), cue=(20, 24)), 1.0, id="half within is not within"
    ),
    pytest.param(
        said((0, 10), (20, 30), cue=(40, 44)),
        said((0, 10), (20, 30), cue=(22, 24)),
        0.0,
        id="in a later part",
    ),
]


@pytest.mark.parametrize(("one", "other", "likeness"), LIKENESSES)
def test_how_alike_two_attributions_are(one: Snapshot, other: Snapshot, likeness: float) -> None:
    assert attribution_likeness(one, other) == pytest.approx(likeness)
    assert attribution_likeness(other, one) == pytest.approx(likeness)


def test_without_a_cue_less_is_enough() -> None:
    assert 0 < LIKE < SAME < 1
