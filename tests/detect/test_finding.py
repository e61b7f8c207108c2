"""From evidence to quotes, on frozen parses: what is chosen, split, nested, carried on and refused."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from stories import STORIES, Annotated, Story, document

from quotetrack.detect.decide.nested import Inner
from quotetrack.detect.finding import assemble
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.scorer import load_scorer
from quotetrack.marks import pair_marks
from quotetrack.model import Quote, Span


def found(story: Story) -> tuple[tuple[Quote, ...], dict[str, Any]]:
    doc = document(story)
    words = Words(doc, pair_marks(doc.text, doc.layout.paragraphs))
    marked = story.read()[1]

    def read(inner: Inner) -> Any:
        return Annotated(inner.words, marked, inner=True)

    evidence: Any = Annotated(words, marked)
    return assemble(words, evidence, load_scorer(), read), marked


def by_cue(quotes: tuple[Quote, ...], cue: Span) -> Quote:
    matching = [q for q in quotes if q.cue and q.cue.span.overlaps(cue)]
    assert len(matching) == 1, [q.cue for q in quotes]
    return matching[0]


def without_cue(quotes: tuple[Quote, ...]) -> Quote:
    (matching,) = (q for q in quotes if q.cue is None)
    return matching


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_every_marked_attribution_comes_out_and_no_other(story: Story) -> None:
    quotes, marked = found(story)
    text = story.read()[0]
    answers = {}
    for number, parts in marked.items():
        quote = by_cue(quotes, parts["C"][0]) if parts["C"] else without_cue(quotes)
        answers[number] = quote
        assert [s.of(text) for s in quote.content] == [s.of(text) for s in parts["K"]]
        assert [s.of(text) for s in quote.source] == [s.of(text) for s in parts["S"]]
        cue = [] if quote.cue is None else [quote.cue.span.of(text)]
        assert cue == [s.of(text) for s in parts["C"][:1]]
    assert len(quotes) == len(marked)
    for number, facts in story.facts.items():
        check(quotes, answers, number, facts)


def check(quotes: tuple[Quote, ...], answers: dict[str, Quote], number: str, facts: Any) -> None:
    quote = answers[number]
    for name, wanted in facts.items():
        if name in ("parent", "continues"):
            held = None if wanted is None else quotes.index(answers[wanted])
            assert getattr(quote, name) == held
        elif name == "lemma":
            assert quote.cue is not None
            assert quote.cue.lemma == wanted
        else:
            assert getattr(quote, name) == wanted, name


@pytest.mark.parametrize("story", STORIES, ids=lambda s: s.name)
def test_spans_keep_the_rules_of_the_model(story: Story) -> None:
    quotes, _ = found(story)
    text = story.read()[0]
    for quote in quotes:
        assert list(quote.content) == sorted(quote.content)
        assert all(a.end <= b.start for a, b in zip(quote.content, quote.content[1:], strict=False))
        assert all(0 <= s.start < s.end <= len(text) for s in (*quote.content, *quote.source))
        assert quote.cue is None or not any(s.overlaps(quote.cue.span) for s in quote.content)
        assert 0 <= quote.confidence <= 1


def test_the_same_evidence_gives_the_same_quotes() -> None:
    assert found(STORIES[0])[0] == found(STORIES[0])[0]
