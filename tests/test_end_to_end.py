"""The sample articles through the real models: the interchange, the database and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.model import Article, Extraction, Span, quote_ids
from quotetrack.pipeline import extract, extract_many, load_parser

pytestmark = pytest.mark.model

STORY = (
    "OLDBRIDGE (AP) — The new bridge will open in May, Mayor Ann Roe said on Monday.\n\n"
    "“We are ready,” she told reporters. “The toll will be low.”\n"
)


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(STORY, parser=load_parser(), name="bridge")


def test_spans_ids_and_parents_of_a_real_extraction(found: Extraction) -> None:
    attributions = found.attributions
    assert attributions
    assert tuple(a.id for a in attributions) == quote_ids(STORY, [a.quote for a in attributions])
    for attribution in attributions:
        quote = attribution.quote
        assert list(quote.content) == sorted(quote.content)
        assert all(span.end <= len(STORY) for span in (*quote.content, *quote.source))
        assert quote.parent is None or 0 <= quote.parent < len(attributions)


def test_a_real_extraction_is_the_same_twice(found: Extraction) -> None:
    assert extract(STORY, parser=load_parser(), name="bridge") == found


def test_the_mayor_is_credited_from_the_file_to_the_query(run: Callable[..., Result]) -> None:
    Path("bridge.txt").write_text(STORY, encoding="utf-8")
    [record] = map(json.loads, run("extract", "bridge.txt").stdout.splitlines())
    assert record["document"]["dateline_agency"] == "Associated Press"
    assert run("ingest", "news.db", "bridge.txt").exit_code == 0
    rows = json.loads(run("quotes", "news.db", "--speaker", "roe", "--class", "all").stdout)
    assert {row["id"] for row in rows} <= {quote["id"] for quote in record["quotes"]}
    assert any("We are ready" in row["text"] for row in rows)
    assert run("stats", "news.db", "--check").exit_code == 0


OTHERS = (
    "Ferry strike enters a third week\n\n"
    "The harbour union “will not move”, its chairman Otto Dahl told the Courier. "
    "Two ministers denied that talks had failed.\n\nAccording to a spokeswoman, “the boats are ready”.\n",
    "It rained in Largo on Friday, and nobody said a word about it.\n",
)
UNRELATED = "It was a quiet week in the valley, and the market closed early.\n\n"


def found_in(extraction: Any, shift: int = 0) -> list[tuple[object, ...]]:
    """Quotes with their confidences, spans counted from ``shift``."""
    assert isinstance(extraction, Extraction)

    def moved(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        return tuple((span.start - shift, span.end - shift) for span in spans)

    rows: list[tuple[object, ...]] = []
    for attribution in extraction.attributions:
        quote = attribution.quote
        cue = None if quote.cue is None else (moved([quote.cue.span]), quote.cue.lemma)
        rows.append((moved(quote.content), cue, moved(quote.source), quote.rule, quote.confidence))
    return rows


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)], ids=str)
def test_what_else_is_read_in_a_call_changes_nothing(found: Extraction, order: tuple[int, ...]) -> None:
    texts = (STORY, *OTHERS)
    alone = [found_in(found), *(found_in(extract(text, parser=load_parser())) for text in OTHERS)]
    assert alone[0] and alone[1]
    together = extract_many([Article(str(n), texts[n]) for n in order], parser=load_parser())
    assert [found_in(one) for one in together] == [alone[n] for n in order]


@pytest.mark.parametrize(
    "text", [STORY.partition(" — ")[2], OTHERS[0].partition("\n\n")[2]], ids=["bridge", "ferry"]
)
def test_an_unrelated_first_paragraph_changes_nothing_behind_it(text: str) -> None:
    alone = found_in(extract(UNRELATED + text, parser=load_parser()), len(UNRELATED))
    after = UNRELATED + "Two boats waited at the quay.\n\n"
    assert alone
    assert found_in(extract(after + text, parser=load_parser()), len(after)) == alone
