"""Whether an article's answer hangs on what stands around it: python benchmarks/steadiness.py PATH ...

Each article is extracted alone, with all others in one call, in reverse order, and behind a paragraph
that has nothing to do with it. Prints how many quotes differ in words, speaker or class, and how many
confidences in the third decimal.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.model import Article, Attribution, Extraction
from quotetrack.pipeline import extract_many, load_parser
from quotetrack.read import read

AROUND = (
    "The tide tables for the coming week hang beside the harbour office, where the paint has dried by now."
)
Said = tuple[object, ...]


@dataclass
class Difference:
    """What one way of reading changed: of how many quotes how many are others, how many confidences."""

    quotes: int = 0
    others: int = 0
    moved: int = 0


def said(found: Extraction, start: int) -> list[tuple[Said, float]]:
    """Return the quotes of an extraction without their places, those before ``start`` left out."""
    return [one for quote in found.attributions if (one := _said(quote, found.article.text, start))]


def _said(quote: Attribution, text: str, start: int) -> tuple[Said, float] | None:
    quoted = quote.quote
    spans = (*quoted.content, *quoted.source)
    if not quoted.content or min(span.start for span in spans) < start:
        return None
    words = tuple(span.of(text) for span in quoted.content), tuple(span.of(text) for span in quoted.source)
    cue = quoted.cue.span.of(text) if quoted.cue else None
    speaker = quote.speaker.name if quote.speaker else None
    return (words, cue, quoted.klass, quoted.kind, speaker), quoted.confidence


def compare(
    alone: Sequence[tuple[Said, float]], other: Sequence[tuple[Said, float]], into: Difference
) -> None:
    """Add to ``into`` what differs."""
    first, second = dict(alone), dict(other)
    into.quotes += len(first)
    into.others += len(first.keys() ^ second.keys())
    into.moved += sum(abs(first[key] - second[key]) >= 0.0005 for key in first.keys() & second.keys())


def extracted(articles: Sequence[Article]) -> Iterator[Extraction]:
    """Yield what is found in each article, failures raised."""
    for found in extract_many(articles, parser=load_parser()):
        if not isinstance(found, Extraction):
            raise found
        yield found


def measure(articles: Sequence[Article]) -> dict[str, Difference]:
    """Return the differences of each way of reading against each article alone."""
    alone = [said(found, 0) for article in articles for found in extracted([article])]
    ahead = len(AROUND) + 2
    ways: dict[str, list[list[tuple[Said, float]]]] = {
        "in one call": [said(found, 0) for found in extracted(articles)],
        "in reverse order": [said(found, 0) for found in extracted(articles[::-1])][::-1],
        "behind an unrelated paragraph": [
            said(found, ahead)
            for found in extracted([Article(a.id, f"{AROUND}\n\n{a.text}") for a in articles])
        ],
    }
    found = {way: Difference() for way in ways}
    for way, answers in ways.items():
        for one, other in zip(alone, answers, strict=True):
            compare(one, other, found[way])
    return found


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--articles", type=int, default=300)
    given = parser.parse_args()
    articles = [one for one in read(given.paths) if isinstance(one, Article)][: given.articles]
    print(f"{len(articles)} articles")
    for way, found in measure(articles).items():
        print(json.dumps({"way": way, **vars(found)}))


if __name__ == "__main__":
    main()
