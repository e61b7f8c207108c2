"""Words a second of quotetrack's extraction, beside Stanza alone: python benchmarks/throughput.py [PATH ...]

Both work on the same articles in one process on one thread with the same embedded models. Stanza parses
one article at a time with its default settings and does nothing else; quotetrack parses in batches,
detects and attributes. They take turns, and time is the process's own, so that a busy machine changes
little. Words are counted once, as Stanza splits them; times are the medians of the rounds.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from unittest.mock import patch

import stanza
import torch

import quotetrack.attribute
import quotetrack.detect
from quotetrack.model import Article, Document
from quotetrack.parse import Parser
from quotetrack.parse.engine import EMBEDDED, processors, stanza_pipeline
from quotetrack.pipeline import ExtractionFailed, extract_many
from quotetrack.read import read
from quotetrack.resources import resource

Answer = TypeVar("Answer")
STAGES = ("parse", "detect", "attribute")


@dataclass
class Stopwatch:
    """Adds up the seconds that each stage takes."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    def timed(self, stage: str, function: Callable[..., Answer]) -> Callable[..., Answer]:
        """Return ``function`` with its time added to that of ``stage``."""

        def run(*args: Any, **kwargs: Any) -> Answer:
            started = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[stage] += time.process_time() - started

        return run

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Time the stages behind parsing for as long as the context lasts."""
        with (
            patch.object(quotetrack.detect, "detect", self.timed("detect", quotetrack.detect.detect)),
            patch.object(
                quotetrack.attribute, "attribute", self.timed("attribute", quotetrack.attribute.attribute)
            ),
        ):
            yield


class TimedParser:
    """A parser whose time is added to the stage ``parse``."""

    def __init__(self, parser: Parser, stopwatch: Stopwatch) -> None:
        self._parse_many = stopwatch.timed("parse", parser.parse_many)

    def parse_many(self, texts: Sequence[str]) -> list[Document]:
        """Return one document a text."""
        return self._parse_many(texts)


@dataclass(frozen=True)
class Round:
    """What one turn of both took, in seconds, and what it worked on."""

    words: int
    quotes: int
    stanza: float
    quotetrack: float
    stages: dict[str, float]


def plain_stanza() -> Any:
    """Load the embedded models in a Stanza pipeline of their own, without quotetrack's parser around it."""
    return stanza_pipeline(resource("data/models"), EMBEDDED, processors(resource("data/models"), EMBEDDED))


def enough(articles: Sequence[Article], words: int) -> list[Article]:
    """Return the articles over and over until they hold about ``words`` words (six characters each).

    Raises ValueError where there is no text.
    """
    total = sum(len(article.text) for article in articles) // 6
    if not total:
        raise ValueError("no article with text to measure on")
    return [*articles] * max(1, round(words / total))


def one_round(articles: Sequence[Article], parser: Parser, nlp: Any) -> Round:
    """Let Stanza and then quotetrack work through the articles."""
    started = time.process_time()
    words = sum(nlp(article.text).num_words for article in articles)
    alone = time.process_time() - started

    stopwatch = Stopwatch()
    with stopwatch.watching():
        started = time.process_time()
        found = list(extract_many(articles, parser=TimedParser(parser, stopwatch)))
        whole = time.process_time() - started
    quotes = sum(0 if isinstance(one, ExtractionFailed) else len(one.attributions) for one in found)
    return Round(words, quotes, alone, whole, stopwatch.seconds)


def measure(articles: Sequence[Article], rounds: int) -> dict[str, Any]:
    """Return the figures of several rounds, after one unmeasured round over the first article."""
    torch.set_num_threads(1)
    parser, nlp = Parser(), plain_stanza()
    one_round(articles[:1], parser, nlp)
    taken = [one_round(articles, parser, nlp) for _ in range(rounds)]
    words, alone = taken[0].words, statistics.median(r.stanza for r in taken)
    whole = statistics.median(r.quotetrack for r in taken)
    return {
        "articles": len(articles),
        "words": words,
        "quotes": taken[0].quotes,
        "rounds": rounds,
        "stanza_words_per_second": round(words / alone),
        "quotetrack_words_per_second": round(words / whole),
        "ratio": round(statistics.median(r.stanza / r.quotetrack for r in taken), 3),
        "seconds": {s: round(statistics.median(r.stages[s] for r in taken), 3) for s in STAGES},
        "stanza": stanza.__version__,
        "torch": torch.__version__,
    }


def report(figures: dict[str, Any]) -> str:
    """Return the figures as a person reads them."""
    total = sum(figures["seconds"].values())
    stages = ", ".join(f"{stage} {100 * s / total:.0f} %" for stage, s in figures["seconds"].items())
    return (
        f"{figures['articles']} articles, {figures['words']:,} words, {figures['quotes']} attributions, "
        f"median of {figures['rounds']}\n"
        f"Stanza alone, one article at a time  {figures['stanza_words_per_second']:>7,} words/s\n"
        f"quotetrack extract                   {figures['quotetrack_words_per_second']:>7,} words/s\n"
        f"ratio                                {figures['ratio']:>7}\n"
        f"time by stage: {stages}"
    )


def main() -> None:
    """Parse the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles; by default the samples")
    parser.add_argument("--words", type=int, default=10_000, help="repeat the articles up to about so many")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    paths = args.paths or [str(resource("data/articles"))]
    articles = [found for found in read(paths) if isinstance(found, Article)]
    try:
        figures = measure(enough(articles, args.words), args.rounds)
    except ValueError as error:
        sys.exit(f"{', '.join(paths)}: {error}")
    print(json.dumps(figures, indent=1) if args.json else report(figures))


if __name__ == "__main__":
    main()
