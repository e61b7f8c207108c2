"""What the columns of a batch of extractions show by themselves: that no row points outside itself.

It is asked of every row before the first is stored; Arrow answers for a batch at once, in a fraction of the
time that objects take. Where it does not see a batch whole, objects are made, and tell which row is none.
"""

from __future__ import annotations

from typing import Any


def seen_whole(batch: Any) -> bool:
    """Tell whether each row of a batch is an extraction; False where one may be none.

    What this sees whole, ``extractions_of_batch`` can read and ``see_whole`` agrees to, of
    :mod:`quotetrack.export.tables.extraction_columns`.
    """
    from pyarrow import compute

    quotes = batch.column("quotes")
    if batch.column("id").null_count or batch.column("text").null_count:
        return False
    sizes = compute.utf8_length(batch.column("text"))
    row = compute.list_parent_indices(quotes)
    each = quotes.flatten()
    column = dict(zip([field.name for field in each.type], each.flatten(), strict=True))
    limits = sizes.take(row)
    return (
        _name_others(column, quotes, row)
        and all(_lists_inside(column[name], limits) for name in ("content", "source"))
        and _all(compute.greater(compute.fill_null(column["content"].value_lengths(), 0), 0))
        and all(_inside(column[name], limits) for name in ("cue", "recipient"))
        and _inside(_mentions(column["agency"]), limits)
        and _inside(_mentions(column["relays"].flatten()), _limits_within(column["relays"], limits))
        and _inside(_mentions(batch.column("dateline_agency")), sizes)
    )


def _name_others(column: dict[str, Any], quotes: Any, row: Any) -> bool:
    """Tell whether the quotes that quotes name are others of their row."""
    import pyarrow
    from pyarrow import compute

    counts = compute.fill_null(quotes.value_lengths(), 0)
    first = compute.subtract(compute.cumulative_sum(counts), counts)
    own = compute.subtract(pyarrow.array(range(len(row)), pyarrow.int32()), first.take(row))
    for name in ("parent", "continues"):
        other = column[name]
        inside = compute.and_(compute.greater_equal(other, 0), compute.less(other, counts.take(row)))
        if not _all(compute.and_(inside, compute.not_equal(other, own))):
            return False
    return True


def _lists_inside(lists: Any, limits: Any) -> bool:
    """Tell whether each list of a column holds nothing but spans of the text."""
    spans = lists.flatten()
    return not spans.null_count and _inside(spans, _limits_within(lists, limits))


def _limits_within(lists: Any, limits: Any) -> Any:
    """Return the limit of each value of a column of lists, from the limit of each list."""
    from pyarrow import compute

    return limits.take(compute.list_parent_indices(lists))


def _inside(spans: Any, limits: Any) -> bool:
    """Tell whether the spans of a column, where there are any, end before their limits."""
    from pyarrow import compute

    there = spans.is_valid()
    starts, ends = spans.filter(there).flatten()
    if starts.null_count or ends.null_count:
        return False
    ordered = compute.and_(compute.greater_equal(starts, 0), compute.greater_equal(ends, starts))
    return _all(compute.and_(ordered, compute.less_equal(ends, limits.filter(there))))


def _mentions(hops: Any) -> Any:
    """Return where the agencies of a column are named."""
    return hops.flatten()[-1]


def _all(told: Any) -> bool:
    """Tell whether a column says nowhere *no*."""
    from pyarrow import compute

    return bool(compute.all(told, min_count=0).as_py())
