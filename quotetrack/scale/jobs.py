"""Extracts in several processes and hands the answers on in the order of the articles.

Each process holds few articles at a time, and no more are read ahead than memory has room for, however many
there are. A process that dies (killed for its memory, crashed in a library) is replaced; the article that it
died on is tried once more, in another process, and then handed back as one that failed.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack
from multiprocessing.connection import wait

from quotetrack.errors import QuotetrackError
from quotetrack.lexicon.own.chosen import chosen_lexicon
from quotetrack.model import Article
from quotetrack.pipeline import ExtractionFailed
from quotetrack.scale.worker_process import Found, Load, LoadModels, WorkerProcess

_HELD = 2  # articles that a process has at once: one that it reads, one that waits
_AHEAD, _CHARACTERS = 32, 4_000_000  # articles a process, and characters over all, read and not handed on
_TRIES = 2  # times that an article may end its process
_FALSE_STARTS = 3  # processes that end before the models are loaded


class ProcessDied(QuotetrackError):
    """A process that extracted ended without an answer."""


def extract_with_jobs(
    articles: Iterable[Article], jobs: int, load: Load | None = None
) -> Generator[Found, None, None]:
    """Yield one answer an article, in the order given, made by ``jobs`` processes.

    An article that fails, or ends its process twice, is a value (ExtractionFailed), never raised. Raises
    QuotetrackError for what concerns every article: models that do not load, processes that do not start.
    Close the iterator to end the processes before all articles are through.
    """
    load = load or LoadModels(lexicon=chosen_lexicon())
    with ExitStack() as stack:
        pool = _Pool(iter(articles), jobs, load)
        stack.callback(pool.close)
        yield from pool.run()


class _Pool:
    """The processes, and what is between reading and handing on."""

    def __init__(self, articles: Iterator[Article], jobs: int, load: Load) -> None:
        own = isinstance(load, LoadModels) and load.lexicon is not None
        # what others are forked from may have read the shipped words
        forks = not own and "forkserver" in multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if forks else "spawn")
        if forks and load == LoadModels():
            self._context.set_forkserver_preload(["quotetrack.scale.preloaded"])
        self._load = load
        self._pending: Iterator[Article] | None = articles
        self._jobs = jobs
        self._workers: list[WorkerProcess] = []
        self._unanswered: dict[int, Article] = {}
        self._again: deque[int] = deque()  # articles whose process died before they were answered
        self._deaths: Counter[int] = Counter()
        self._false_starts = 0
        self._answered: dict[int, Found] = {}
        self._characters = 0
        self._read = self._given = 0

    def run(self) -> Iterator[Found]:
        """Yield the answers in order."""
        while True:
            self._fill()
            while self._given in self._answered:
                found = self._answered.pop(self._given)
                self._given += 1
                self._characters -= len(found.article.text)
                yield found
                self._fill()
            if not self._unanswered:
                return
            self._take()

    def close(self) -> None:
        """End all processes."""
        for worker in self._workers:
            worker.ended()

    def _fill(self) -> None:
        """Give each process what it has room for, those that have least first."""
        while True:
            worker = min(self._workers, key=lambda one: len(one.asked), default=None)
            if worker is None or (worker.asked and len(self._workers) < self._jobs):
                number = self._next()
                if number is None:
                    return
                worker = WorkerProcess(self._context, self._load)
                self._workers.append(worker)
            else:
                number = self._next() if len(worker.asked) < _HELD else None
                if number is None:
                    return
            worker.ask(number, self._unanswered[number])

    def _next(self) -> int | None:
        """Return the number of an article to extract, None where there is none or no room for it yet."""
        if self._again:
            return self._again.popleft()
        ahead = self._read - self._given
        if ahead and (ahead >= _AHEAD * self._jobs or self._characters >= _CHARACTERS):
            return None
        article = next(self._pending, None) if self._pending is not None else None
        if article is None:
            self._pending = None
            return None
        number = self._read
        self._read += 1
        self._unanswered[number] = article
        self._characters += len(article.text)
        return number

    def _take(self) -> None:
        """Wait until a process answers or dies."""
        ready = wait([worker.pipe for worker in self._workers])
        for worker in [one for one in self._workers if one.pipe in ready]:
            try:
                answers = worker.answers()
            except EOFError:
                self._bury(worker)
                continue
            for number, found in answers:
                del self._unanswered[number]
                self._answered[number] = found

    def _bury(self, worker: WorkerProcess) -> None:
        """Take a dead process out; its first article is tried once more, those behind it are not to blame."""
        how = worker.ended()
        self._workers.remove(worker)
        if not worker.loaded:
            self._false_starts += 1
            if self._false_starts == _FALSE_STARTS:
                raise ProcessDied(f"processes end before they read an article ({how}); run with --jobs 1")
            self._again.extendleft(reversed(worker.asked))
            return
        for place, number in enumerate(reversed(worker.asked), 1 - len(worker.asked)):
            self._deaths[number] += place == 0
            if self._deaths[number] < _TRIES:
                self._again.appendleft(number)
                continue
            article = self._unanswered.pop(number)
            cause = ProcessDied(f"its process ended, twice, with {how}")
            self._answered[number] = ExtractionFailed(article, cause)
