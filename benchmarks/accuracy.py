"""Keeps the history of accuracy: python benchmarks/accuracy.py GOLD_DIR --note "what changed"

Scores extraction on an annotated corpus, as ``quotetrack evaluate`` does, and appends one row to
``benchmarks/accuracy.jsonl``: date, commit, corpus, note, and the main figures over all attributions and
over speech. Rows are only ever added; systems of others stand there as references, with ``system`` naming
them. ``--list`` prints the history instead.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from quotetrack.errors import QuotetrackError
from quotetrack.evaluate import (
    Evaluation,
    GoldArticle,
    Predictions,
    evaluate,
    from_extraction,
    read_corpus,
    read_predictions,
)
from quotetrack.model import Article
from quotetrack.pipeline import ExtractionFailed, extract_many, load_parser

ROOT = Path(__file__).resolve().parent.parent
HISTORY = Path(__file__).parent / "accuracy.jsonl"
SUBSETS = ("all", "speech")
FIGURES = ("triple", "exact", "span.source", "span.cue", "span.content", "content")


def extracted(corpus: Iterable[GoldArticle], model: str | None) -> Predictions:
    """Extract from the articles. Raises ExtractionFailed where one fails: a figure must cover all."""
    found: Predictions = {}
    articles = (Article(article.name, article.text) for article in corpus)
    for extraction in extract_many(articles, parser=load_parser(model)):
        if isinstance(extraction, ExtractionFailed):
            raise extraction
        found[extraction.article.id] = from_extraction(extraction)
    return found


def row(evaluation: Evaluation, corpus: str, note: str, commit: str | None) -> dict[str, Any]:
    """Return one row of the history: F1 by subset, and how right those sure at 0.9 or more are."""
    calibration = evaluation.calibration
    sure = next((band for band in calibration.bands if band.low >= 0.9), None)
    return {
        "date": datetime.now(timezone.utc).date().isoformat(),
        "commit": commit,
        "system": "quotetrack",
        "corpus": corpus,
        "note": note,
        **{
            subset: {name: round(evaluation.figures[subset][name].f, 4) for name in FIGURES}
            for subset in SUBSETS
        },
        "sure": {"n": sure.n, "right": round(sure.right, 4)} if sure else None,
        "calibration_error": None if calibration.error is None else round(calibration.error, 4),
    }


def commit_of(folder: Path) -> str | None:
    """Return the commit that is checked out, None without git.

    It ends in ``+`` where tracked files, the histories apart, differ from it.
    """
    others = ["--", ".", ":!benchmarks/*.jsonl"]
    try:
        head = _git(folder, "rev-parse", "--short", "HEAD")
        changed = _git(folder, "status", "--porcelain", "--untracked-files=no", *others)
    except (OSError, subprocess.CalledProcessError):
        return None
    return head + ("+" if changed else "")


def _git(folder: Path, *arguments: str) -> str:
    """Return what git answers in a folder."""
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def append(path: Path, new: dict[str, Any]) -> None:
    """Add one row to the history."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(new, ensure_ascii=False) + "\n")


def history(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows in the order in which they were added."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def listing(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield a line a row: F1 of triples over all and speech, then of exact spans over all."""
    yield "date        commit     triple speech source cue    content  note"
    for entry in rows:
        all_, speech = entry["all"], entry["speech"]
        values = [
            all_["triple"],
            speech["triple"],
            *(all_[f"span.{r}"] for r in ("source", "cue", "content")),
        ]
        figures = " ".join(f"{value:6.3f}" for value in values)
        yield f"{entry['date']:11} {entry['commit'] or '-':10} {figures}   {entry['system']}: {entry['note']}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, measure, append and print; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "corpus", type=Path, nargs="?", metavar="GOLD_DIR", help="text/*.txt, attributions/*.ann"
    )
    parser.add_argument("--note", help="what changed since the row before")
    parser.add_argument("--predictions", type=Path, help="score this file instead of extracting")
    parser.add_argument("--model", help="a Stanza resources directory or package")
    parser.add_argument("--history", type=Path, default=HISTORY, help="the file of rows")
    parser.add_argument("--list", action="store_true", help="print the history")
    options = parser.parse_args(arguments)
    if options.list:
        print(*listing(history(options.history)), sep="\n")
        return 0
    if options.corpus is None or not options.note:
        parser.error("give GOLD_DIR and --note")
    try:
        corpus = list(read_corpus(options.corpus))
        given = options.predictions
        found = read_predictions(given) if given else extracted(corpus, options.model)
    except QuotetrackError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 2
    name = "/".join(options.corpus.resolve().parts[-2:])
    new = row(evaluate(corpus, found), name, options.note, commit_of(ROOT))
    append(options.history, new)
    print(*listing([new]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
