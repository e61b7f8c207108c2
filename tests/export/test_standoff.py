"""Formats of annotation: brat through the project's own reader, Citron's JSON through its own definition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jsonschema
from test_formats import thing

from quotetrack.evaluate.annotated_corpus import Gold, read_corpus
from quotetrack.export.corpora.brat import brat
from quotetrack.export.corpora.citron import citron
from quotetrack.model import Extraction
from quotetrack.model.stored import StoredArticle, StoredQuote
from quotetrack.store import Store
from quotetrack.store.questions.queries import QuoteFilter
from quotetrack.store.questions.stored_articles import articles

Chosen = Callable[..., list[StoredArticle]]


def written(articles: list[StoredArticle], folder: Path) -> Path:
    """Write a corpus as the command does."""
    for article in articles:
        for name, text in brat(article):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
    return folder


def gold(quote: StoredQuote) -> Gold:
    return Gold(tuple(sorted(quote.source)), (quote.cue,) if quote.cue else (), tuple(sorted(quote.content)))


def test_brat_comes_back_as_it_was_written(found: list[StoredArticle], tmp_path: Path) -> None:
    corpus = {article.name: article for article in read_corpus(written(found, tmp_path))}
    assert list(corpus) == sorted(article.name for article in found)
    for article in found:
        back = corpus[article.name]
        assert back.text == article.text
        assert back.attributions == tuple(gold(quote) for quote in article.quotes if not quote.rejected)
    assert any(len(one.content) > 1 for back in corpus.values() for one in back.attributions)


def test_accepted_quotes_make_a_gold_corpus(chosen: Chosen, tmp_path: Path) -> None:
    accepted = chosen(klass="all", reviewed="accepted")
    [article] = read_corpus(written(accepted, tmp_path))
    assert len(article.attributions) == 2
    assert [path.name for path in (tmp_path / "attributions").iterdir()] == ["call-1_reviewed.ann"]
    notes = (tmp_path / "attributions" / "call-1_reviewed.ann").read_text(encoding="utf-8")
    assert "\tReviewed E2 corrected\n" in notes
    assert "AnnotatorNotes E2\tOtto Dahl (" in notes


def test_complete_articles_alone(chosen: Chosen) -> None:
    assert [article.document for article in chosen(klass="all", complete=True)] == ["call"]


def test_every_line_of_brat_is_one_line(found: list[StoredArticle]) -> None:
    for article in found:
        _, (_, notes) = brat(article)
        lines = notes.split("\n")
        assert lines.pop() == ""
        assert all(line[:1] in "TEA#" and line.count("\t") in (1, 2) for line in lines)
        assert notes.splitlines() == lines


def test_an_attribution_of_brat_says_what_its_offsets_say(found: list[StoredArticle]) -> None:
    for article in found:
        _, (_, notes) = brat(article)
        bounds = [line.split("\t") for line in notes.splitlines() if line.startswith("T")]
        for _, where, words in bounds:
            spans = [list(map(int, part.split())) for part in where.split(" ", 1)[1].split(";")]
            said = " ".join(article.text[start:end] for start, end in spans)
            assert len(said) == len(words)
            assert all(a == b or b == " " for a, b in zip(said, words, strict=True))


SPAN = thing(
    start={"type": "integer", "minimum": 0}, end={"type": "integer", "minimum": 1}, text={"type": "string"}
)
SPANS = {"type": "array", "items": SPAN}
CITRON = thing(
    text={"type": "string"},
    quotes={
        "type": "array",
        "items": thing(
            cue=SPAN,
            sources=SPANS,
            contents={**SPANS, "minItems": 1},
            confidence={"type": "number"},
            id={"type": "string"},
        ),
    },
    coreference_groups={"type": "array", "items": {**SPANS, "minItems": 2}},
)


def test_citron_is_what_its_definition_says(found: list[StoredArticle]) -> None:
    for article in found:
        record = citron(article)
        jsonschema.validate(record, CITRON)
        spans = [span for group in record["coreference_groups"] for span in group]
        for quote in record["quotes"]:
            spans += [quote["cue"], *quote["sources"], *quote["contents"]]
        assert all(article.text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_sources_of_one_speaker_are_one_group(extraction: Callable[..., Extraction], db_path: Path) -> None:
    story = extraction("[S1:Ann Roe] [C1:said] [Q1:it rains]. [S2:She] [C2:added] [Q2:it pours].")
    with Store(db_path) as store:
        store.save(story)
        [article] = articles(store.db, QuoteFilter())
    groups = citron(article)["coreference_groups"]
    assert [[span["text"] for span in group] for group in groups] == [["Ann Roe", "She"]]


def test_citron_leaves_out_what_it_cannot_say(found: list[StoredArticle]) -> None:
    kept = [[quote["id"] for quote in citron(article)["quotes"]] for article in found]
    assert kept == [
        [quote.id for quote in article.quotes if quote.cue and not quote.rejected] for article in found
    ]
    assert [len(ids) for ids in kept] == [2, 4]
