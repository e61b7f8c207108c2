"""Extractions from a batch of a Parquet file of theirs, read column by column.

A file holds its values by columns, and a column becomes Python's at once: that takes a fraction of what rows
of dictionaries take, of which nothing but the objects is wanted. The columns are those of
:mod:`quotetrack.export.tables.extraction_rows`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from quotetrack.model import (
    NOBODY,
    Agency,
    Article,
    Attribution,
    Cue,
    Extraction,
    Quote,
    Relay,
    Span,
    Speaker,
)

T = TypeVar("T")
_Hop = tuple[str, Any, Span | None]
_QUOTES = "quotes"
_OF_EXTRACTION = ("found_title", "parser", "version")


def extractions_of_batch(batch: Any, article: Sequence[str]) -> Iterator[Extraction]:
    """Yield the extractions of a batch of rows; ``article`` names the columns that make the article."""
    told = zip(*(batch.column(name).to_pylist() for name in article), strict=True)
    rest = [batch.column(name).to_pylist() for name in _OF_EXTRACTION]
    datelines = [_agency(hop) for hop in _hops(batch.column("dateline_agency"))]
    quotes = _lists(batch.column(_QUOTES), _attributions)
    for values, title, parser, version, dateline, found in zip(told, *rest, datelines, quotes, strict=True):
        made = Article(**dict(zip(article, values, strict=True)))
        yield Extraction(made, title, found, dateline, parser, version)


def see_whole(extraction: Extraction) -> None:
    """See that an extraction points at nothing outside itself. Raises ValueError where it does."""
    article, count = extraction.article, len(extraction.attributions)
    for name in ("id", "text"):
        if getattr(article, name) is None:
            raise ValueError(f"no {name}")
    hops = [extraction.dateline_agency]
    _see_inside("its dateline", [hop.mention for hop in hops if hop and hop.mention], len(article.text))
    for number, one in enumerate(extraction.attributions):
        name, quote = f"quote {number}", one.quote
        if not quote.content:
            raise ValueError(f"{name} has no content")
        if None in quote.content or None in quote.source:
            raise ValueError(f"{name} has a content that is nowhere")
        for other in (quote.parent, quote.continues):
            if other is not None and not (0 <= other < count and other != number):
                raise ValueError(f"{name} names quote {other} of {count}")
        mentions = [hop.mention for hop in (one.agency, *one.relays) if hop]
        more = [one.recipient, quote.cue.span if quote.cue else None, *mentions]
        _see_inside(name, [*quote.content, *quote.source, *filter(None, more)], len(article.text))


def _see_inside(name: str, spans: Sequence[Span], size: int) -> None:
    """See that spans lie in a text of so many characters. Raises ValueError where one does not."""
    for span in spans:
        if span.end > size:
            raise ValueError(f"{name} lies at {span.start} to {span.end} of a text of {size}")


def _attributions(array: Any) -> list[Attribution]:
    """Return the attributions of a column of quotes."""
    column = dict(zip([field.name for field in array.type], array.flatten(), strict=True))
    plain = {
        name: column[name].to_pylist()
        for name in ("id", "kind", "class", "cue_lemma", "cue_class", "channel", "negated", "parent")
    }
    cues = [
        Cue(span, lemma, klass) if span else None
        for span, lemma, klass in zip(
            _spans(column["cue"]), plain["cue_lemma"], plain["cue_class"], strict=True
        )
    ]
    quotes = map(
        Quote,
        *(plain["kind"], plain["class"], _lists(column["content"], _spans), cues),
        *(_lists(column["source"], _spans), column["rule"].to_pylist(), column["confidence"].to_pylist()),
        *(plain["negated"], plain["parent"], column["continues"].to_pylist()),
    )
    return list(
        map(
            Attribution,
            *(plain["id"], quotes, _speakers(column["speaker"]), map(_agency, _hops(column["agency"]))),
            *(plain["channel"], _lists(column["relays"], _relays), _spans(column["recipient"])),
        )
    )


def _speakers(array: Any) -> list[Speaker]:
    """Return the speakers of a column, one object for all that are the same."""
    names, kind, method, role, body, candidates, confidence = array.flatten()
    values = zip(
        *(_lists(names, _texts), kind.to_pylist(), method.to_pylist(), role.to_pylist(), body.to_pylist()),
        *(_lists(candidates, _texts), confidence.to_pylist()),
        strict=True,
    )
    known: dict[tuple[Any, ...], Speaker] = {}
    found = []
    for one, there in zip(values, array.is_valid().to_pylist(), strict=True):
        speaker = known.get(one) if there else NOBODY
        if speaker is None:
            speaker = known[one] = Speaker(*one)
        found.append(speaker)
    return found


def _agency(hop: _Hop | None) -> Agency | None:
    """Return the agency of a hop."""
    return None if hop is None else Agency(*hop)


def _relays(array: Any) -> list[Relay]:
    """Return the hops of a column in which each is one."""
    return [Relay(*hop) for hop in _hops(array) if hop is not None]


def _hops(array: Any) -> list[_Hop | None]:
    """Return names, relations and places of a column of hops, None where there is none."""
    if array.null_count == len(array):
        return [None] * len(array)
    names, relations, mentions = array.flatten()
    rows = zip(names.to_pylist(), relations.to_pylist(), _spans(mentions), strict=True)
    return [one if there else None for one, there in zip(rows, array.is_valid().to_pylist(), strict=True)]


def _spans(array: Any) -> list[Span | None]:
    """Return the spans of a column, None where there is none."""
    if array.null_count == len(array):
        return [None] * len(array)
    starts, ends = (part.to_pylist() for part in array.flatten())
    if not array.null_count:
        return list(map(Span, starts, ends))
    return [None if start is None else Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _texts(array: Any) -> list[str]:
    """Return the values of a column of texts."""
    values: list[str] = array.to_pylist()
    return values


def _lists(array: Any, read: Callable[[Any], Sequence[T]]) -> list[Any]:
    """Return a tuple for each list of a column, of what ``read`` makes of all their values; none for none."""
    values = iter(read(array.flatten()))
    return [tuple(islice(values, size)) if size else () for size in array.value_lengths().to_pylist()]
