"""One peer of peers.py in a process of its own: python -I peer_worker.py serve|story NAME FILE [MODELS]

``serve`` loads the peer, warms it up on the first of the articles in FILE (a JSON list of texts) and works
through all of them at every line it reads, answering each with a line of JSON. ``story`` loads the peer,
works through the one text in FILE and ends. It runs in the environment of the peer, where quotetrack is
not installed: nothing but the standard library is imported before it is known whose turn it is.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

Work = Callable[[Sequence[str]], tuple[int, int]]
"""What a loaded peer does with texts; how much it found, and how many of them it failed on or refused."""
Load = Callable[[str], Work]
"""Loads a peer; what is given are the models to take, empty where it has its own."""


def load_quotetrack(models: str) -> Work:
    """Load this checkout's whole extraction."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    from quotetrack.model import Article
    from quotetrack.pipeline import ExtractionFailed, extract_many, load_parser

    parser = load_parser(models or None)

    def work(texts: Sequence[str]) -> tuple[int, int]:
        quotes = failed = 0
        for found in extract_many([Article(str(i), t) for i, t in enumerate(texts)], parser=parser):
            if isinstance(found, ExtractionFailed):
                failed += 1
            else:
                quotes += len(found.attributions)
        return quotes, failed

    return work


def load_spacy(models: str) -> Work:
    """Load a pipeline of spaCy, whole as it ships, and textacy's direct quotations over it."""
    spacy: Any = import_module("spacy")
    direct_quotations: Any = import_module("textacy.extract").direct_quotations
    pipeline = spacy.load(models)

    def work(texts: Sequence[str]) -> tuple[int, int]:
        quotes = refused = 0
        for doc in pipeline.pipe(texts):
            try:
                quotes += sum(1 for _ in direct_quotations(doc))
            except ValueError:  # an odd number of quotation marks: textacy reads no such article
                refused += 1
        return quotes, refused

    return work


def load_stanza(models: str) -> Work:
    """Load a stock Stanza package (DIRECTORY:PACKAGE); what it finds are sentences."""
    stanza: Any = import_module("stanza")
    import_module("torch").set_num_threads(1)
    directory, _, package = models.rpartition(":")
    pipeline = stanza.Pipeline(
        "en",
        dir=directory,
        package=package,
        processors="tokenize,pos,lemma,depparse,ner",
        download_method=None,
        use_gpu=False,
        logging_level="ERROR",
    )
    return lambda texts: (sum(len(pipeline(text).sentences) for text in texts), 0)


LOADERS: Mapping[str, Load] = {"quotetrack": load_quotetrack, "spacy": load_spacy, "stanza": load_stanza}


def peak_mb() -> float:
    """Return the most memory that this process has held, in MB.

    On Linux a new program inherits ``ru_maxrss`` from the process that started it; VmHWM is its own.
    """
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    except (OSError, IndexError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def serve(work: Work, texts: Sequence[str], orders: Iterable[str], answers: TextIO) -> None:
    """Warm up, then work through the texts at every order."""

    def say(answer: Mapping[str, Any]) -> None:
        print(json.dumps(answer), file=answers, flush=True)

    work(texts[:1])
    say({"ready": True})
    for _ in orders:
        started = time.process_time()
        found, failed = work(texts)
        cpu_s = time.process_time() - started
        say({"cpu_s": cpu_s, "peak_mb": peak_mb(), "found": found, "failed": failed})


def main(arguments: Sequence[str], loaders: Mapping[str, Load] = LOADERS) -> int:
    """Load the peer that is named and do what is asked; return the exit status."""
    task, name, path, *models = arguments
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no answer
    content = Path(path).read_text(encoding="utf-8")
    work = loaders[name](*models or ("",))
    with answers:
        if task == "story":
            work([content])
        else:
            serve(work, json.loads(content), sys.stdin, answers)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
