"""The sample articles through the real models: the interchange, the database and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quotetrack.model import Extraction, quote_ids
from quotetrack.pipeline import extract, load_parser

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
