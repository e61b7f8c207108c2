"""What columns show whole is whole: what damages a row is seen by the columns as it is by objects."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import pytest
from test_feeds_and_rows import extractions

from quotetrack.export.tables.extraction_columns import extractions_of_batch, see_whole
from quotetrack.export.tables.extraction_rows import extraction_row, extraction_schema
from quotetrack.export.tables.seen_whole import seen_whole
from quotetrack.model import Article

pyarrow = pytest.importorskip("pyarrow")
ARTICLE = [name for name in Article.__slots__ if name not in ("undated", "day_order")]
ODD: dict[type, tuple[Any, ...]] = {
    int: (-1, 0, 1, 2, 5, 10_000, None),
    list: ([], None),
    dict: (None,),
    type(None): (0, 1, 4, {"start": 0, "end": 2}, {"start": 3, "end": 1}, {"start": 0, "end": 999}),
}
HOP = {"name": "AP", "relation": "told", "mention": {"start": 0, "end": 999}}


def batch_of(rows: list[dict[str, Any]]) -> Any:
    """The rows as a file gives them back."""
    [batch] = pyarrow.Table.from_pylist(rows, schema=extraction_schema(pyarrow)).to_batches()
    return batch


def is_whole(batch: Any) -> bool:
    """What objects say."""
    try:
        for one in extractions_of_batch(batch, ARTICLE):
            see_whole(one)
    except (ValueError, TypeError, AttributeError, IndexError):
        return False
    return True


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each value within a row, as what holds it and where."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in list(inner):
        yield value, key
        yield from places(one)


def test_columns_see_what_objects_see() -> None:
    rows = [extraction_row(one) for one in extractions()]
    assert seen_whole(batch_of(rows)) and is_whole(batch_of(rows))
    dice = random.Random(3)
    told = {(whole, seen): 0 for whole in (True, False) for seen in (True, False)}
    for _ in range(600):
        damaged = copy.deepcopy(rows)
        number = dice.randrange(len(rows))
        for _ in range(dice.choice((1, 1, 3))):
            spots = [(one, key) for one, key in places(damaged[number]) if type(one[key]) in ODD]
            holder, key = dice.choice(spots)
            holder[key] = copy.deepcopy(dice.choice(ODD[type(holder[key])]))
        try:
            batch = batch_of(damaged)
        except (pyarrow.ArrowException, TypeError, AttributeError):
            continue  # no such value can stand there
        told[is_whole(batch), seen_whole(batch)] += 1
    assert told[False, True] == 0
    assert min(told[True, True], told[False, False]) > 50
    assert told[True, False] < told[True, True] / 10  # what costs time, and is no fault


@pytest.mark.parametrize(
    "change",
    [
        *({"id": None}, {"text": None}, {"text": ""}, {"dateline_agency": HOP}),
        *({"quotes": {name: value}} for name in ("parent", "continues") for value in (-1, 1, 3, 9)),
        *({"quotes": {name: HOP["mention"]}} for name in ("cue", "recipient")),
        *({"quotes": {name: [HOP["mention"]]}} for name in ("content", "source")),
        *({"quotes": {name: [None]}} for name in ("content", "source")),
        *({"quotes": {"agency": HOP}}, {"quotes": {"relays": [HOP]}}, {"quotes": {"content": []}}),
        {"quotes": {"cue": {"start": 2, "end": None}}},
    ],
)
def test_one_fault_of_a_row_among_others_is_seen(change: dict[str, Any]) -> None:
    rows = [extraction_row(one) for one in extractions()]
    damaged = rows[-1]
    assert len(damaged["quotes"]) == 3
    quote = change.get("quotes", {})
    damaged |= {name: value for name, value in change.items() if name != "quotes"}
    damaged["quotes"][1].update(quote)
    batch = batch_of([rows[0], damaged, rows[1]])
    assert (is_whole(batch), seen_whole(batch)) == (False, False)


def test_what_holds_nothing_is_whole() -> None:
    nothing = extraction_row(extractions()[0]) | {"quotes": [], "dateline_agency": None}
    assert seen_whole(batch_of([nothing]))
    assert seen_whole(batch_of([nothing | {"quotes": None}, nothing]))
