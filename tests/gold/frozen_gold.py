"""The articles of this folder with frozen parses: ``python tests/gold/frozen_gold.py [--all]`` freezes them.

What a network would say of them is drawn from their marks (``stories.Annotated``): surely, doubtfully, or
not at all.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "detect"))
sys.path.insert(0, str(Path(__file__).parent))

from gold_gate import GoldArticle, articles
from stories import HEADER, STORIES, Annotated, Parts
from stories import document as story_document

from quotetrack.detect.decide.nested import Inner
from quotetrack.detect.finding import assemble
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.scorer import load_scorer
from quotetrack.marks import pair_marks
from quotetrack.model import Document, Quote
from quotetrack.parse.conllu import load_conllu

FROZEN = Path(__file__).parent.parent / "parses" / "gold.conllu"
SURE, DOUBTFUL, BLIND = 1.0, 0.35, 0.0  # how much of what the marks say the network is made to say


@cache
def gold_documents() -> dict[str, tuple[Document, dict[str, Parts]]]:
    """Return each article's document and what is marked in it, by name."""
    parses = {}
    for block in FROZEN.read_text(encoding="utf-8").split(HEADER)[1:]:
        name, _, parse = block.partition("\n")
        parses[name] = parse
    return {one.name: (load_conllu(parses[one.name], one.text), _marked(one)) for one in articles()}


def _marked(article: GoldArticle) -> dict[str, Parts]:
    return {
        f"{number}{'' if gold.parent is None else 'n'}": {"S": gold.source, "C": gold.cue, "K": gold.content}
        for number, gold in article.attributions.items()
    }


@cache
def every_document() -> dict[str, tuple[Document, dict[str, Parts]]]:
    """Return the articles and the stories of tests/detect, by name."""
    return {**gold_documents(), **{one.name: (story_document(one), one.read()[1]) for one in STORIES}}


def found(doc: Document, marked: dict[str, Parts], trust: float) -> tuple[Quote, ...]:
    """Return the quotes of a document where the network says as much of what is marked as ``trust``."""
    words = Words(doc, pair_marks(doc.text, doc.layout.paragraphs))

    def evidence(of: Words, *, inner: bool = False) -> Any:
        told, nothing = Annotated(of, marked, inner=inner), Annotated(of, {})
        told.tags[:] = trust * told.tags + (1 - trust) * nothing.tags
        return told

    def read(inner: Inner) -> Any:
        return evidence(inner.words, inner=True)

    return assemble(words, evidence(words), load_scorer(), read)


if __name__ == "__main__":
    from freeze import freeze

    freeze(FROZEN, HEADER, {one.name: one.text for one in articles()}, afresh="--all" in sys.argv[1:])
