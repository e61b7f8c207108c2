"""What extracts in the processes of the tests, in place of the models; imported there by this name."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from quotetrack.errors import ModelUnavailable
from quotetrack.model import Article, Extraction
from quotetrack.pipeline import ExtractionFailed
from quotetrack.scale.worker_process import Found


def shouting() -> Callable[[Article], Found]:
    """Answer with the text in capitals as title; *die*, *die once PATH* and *fail* do as they say."""

    def extract(article: Article) -> Found:
        what, _, path = article.text.partition(" once ")
        if what == "die" and not (path and Path(path).exists()):
            if path:
                Path(path).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "fail":
            return ExtractionFailed(article, ValueError("out of cheese\nerror"))
        return Extraction(article, article.text.upper(), (), None, f"process {os.getpid()}", "0")

    return extract


def no_models() -> Callable[[Article], Found]:
    """Fail as models do that are not there."""
    raise ModelUnavailable("models: none; reinstall quotetrack")


def stillborn() -> Callable[[Article], Found]:
    """End the process before anything is loaded."""
    os._exit(7)


def saying() -> Callable[[Article], Found]:
    """Extract as the tests' parser does, where no test's stand-ins are; slowly where a text asks for it."""
    from conftest import SaidParser, said

    from quotetrack import pipeline

    pipeline._annotate = said
    parser = SaidParser()

    def extract(article: Article) -> Found:
        if article.title == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        return next(pipeline.extract_many([article], parser=parser))

    return extract
