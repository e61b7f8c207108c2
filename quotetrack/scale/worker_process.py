"""One process that extracts: articles go to it through a pipe, answers come back in the same order."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from queue import SimpleQueue
from typing import Any

from quotetrack.errors import QuotetrackError
from quotetrack.lexicon.own.chosen import OwnLexicon, choose_lexicon
from quotetrack.model import Article, Extraction
from quotetrack.pipeline import ExtractionFailed, extract_many, load_parser

Found = Extraction | ExtractionFailed
Load = Callable[[], Callable[[Article], Found]]  # called once in the process; must be picklable

_PATIENCE = 5.0  # seconds that a process gets to end before it is killed


@dataclass(frozen=True, slots=True)
class LoadModels:
    """Loads the embedded models, or those that ``model`` names; returns what extracts from one article.

    ``lexicon`` are word lists of one's own, which the process reads by.
    """

    model: str | None = None
    lexicon: OwnLexicon | None = None

    def __call__(self) -> Callable[[Article], Found]:
        if self.lexicon is not None:
            choose_lexicon(self.lexicon)
        parser = load_parser(self.model)
        return lambda article: next(extract_many([article], parser=parser))


class WorkerProcess:
    """A running process; ``asked`` are the numbers of the articles that it has not answered, oldest first."""

    def __init__(self, context: BaseContext, load: Load) -> None:
        self.pipe, theirs = context.Pipe()
        # a daemon: it ends with this process, whatever happens
        self._process: Any = context.Process(target=_serve, args=(theirs, load), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()
        self.asked: deque[int] = deque()
        self.loaded = False

    def ask(self, number: int, article: Article) -> None:
        """Send an article. A process that has died is seen when its answers are read."""
        self.asked.append(number)
        with suppress(OSError):
            self.pipe.send(article)

    def answers(self) -> list[tuple[int, Found]]:
        """Return what has come back, waiting for the first; raises EOFError where the process has died.

        Raises QuotetrackError for what concerns every article.
        """
        try:
            answer = self.pipe.recv()
        except OSError as error:
            raise EOFError from error
        if answer is None:
            self.loaded = True
            return []
        if isinstance(answer, QuotetrackError) and not isinstance(answer, ExtractionFailed):
            raise answer
        return [(self.asked.popleft(), answer)]

    def ended(self) -> str:
        """End the process, if it has not ended by itself; say how it did."""
        if self.pipe.closed:
            return ""
        self.pipe.close()
        self._process.join(_PATIENCE / 10)
        self._process.terminate()
        self._process.join(_PATIENCE)
        self._process.kill()
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        return f"signal {-code}" if code is not None and code < 0 else f"status {code}"


def _serve(pipe: Connection, load: Load) -> None:
    """Answer one article after another, until the other end of the pipe is closed.

    A thread of its own receives, so that neither end ever waits for the other to read.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that stores
    waiting: SimpleQueue[Article] = SimpleQueue()
    threading.Thread(target=_receive, args=(pipe, waiting), daemon=True).start()
    try:
        extract = load()
        pipe.send(None)
        while True:
            pipe.send(extract(waiting.get()))
    except QuotetrackError as error:
        pipe.send(QuotetrackError(str(error)))
    except OSError:
        pass  # nobody reads any longer


def _receive(pipe: Connection, waiting: SimpleQueue[Article]) -> None:
    """Take articles in; end the process where nobody wants its answers, in the middle of one if need be."""
    try:
        while True:
            waiting.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)
