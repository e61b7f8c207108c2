"""Spreads extraction over the cores, where there are articles enough to pay for starting processes."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from quotetrack.lexicon.own.chosen import chosen_lexicon
from quotetrack.model import Article, Extraction

if TYPE_CHECKING:
    from quotetrack.pipeline import ExtractionFailed

_FEW = 8  # articles; fewer are through before other processes have loaded the models


def extractions(
    articles: Iterator[Article], model: str | None, jobs: int | None
) -> Generator[Extraction | ExtractionFailed, None, None]:
    """Yield one answer an article, in the order given; models are loaded once the first article is there.

    ``jobs`` None is the number of cores; one for the packages of others (``model``), which share no memory.
    Close it to end the processes before all articles are through.
    """
    from quotetrack.pipeline import extract_many, load_parser
    from quotetrack.scale import cores
    from quotetrack.scale.jobs import extract_with_jobs
    from quotetrack.scale.worker_process import LoadModels

    first = list(itertools.islice(articles, _FEW if jobs is None else 2))
    if not first:
        return
    if len(first) < 2 or (jobs is None and (len(first) < _FEW or model is not None)):
        jobs = 1
    jobs = jobs or cores.processes_to_use()
    everything = itertools.chain(first, articles)
    if jobs == 1:
        yield from extract_many(everything, parser=load_parser(model))
    else:
        yield from extract_with_jobs(everything, jobs, LoadModels(model, chosen_lexicon()))
