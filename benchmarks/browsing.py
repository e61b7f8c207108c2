"""How long pages over many quotes take: python benchmarks/browsing.py [--db DB] [--quotes 1000000]

Makes a database of synthetic quotes in a temporary folder (or reads DB, made by benchmarks/synthetic.py),
serves it as ``quotetrack serve`` does, and asks over HTTP for the overview, speakers' pages and ranked
searches, each page's first answer left out. Times are medians over the rounds, in milliseconds, and
ratios to ``SELECT count(*) FROM quotes`` on the same file in the same run. Fails where the median of the
overview, of a speaker's page or of a ranked search is above the limit.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.synthetic import make

LIMIT_MS = 200.0
JUDGED = ("overview", "speaker", "search")


def timed(action: Callable[[], object], rounds: int, between: Callable[[], object]) -> float:
    """Return the median of an action's time in milliseconds; it runs once more before that.

    ``between`` is run before every round, so that what it measures is measured under the same load.
    """
    action()
    taken = []
    for _ in range(rounds):
        between()
        taken.append(milliseconds(action))
    return statistics.median(taken)


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    started = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started)


@contextmanager
def serving(db: Path) -> Iterator[str]:
    """Serve a database in a process of its own, and give the URL."""
    command = [sys.executable, "-m", "quotetrack", "serve", str(db), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            url = server.stdout.readline().strip()
            if not url:
                raise RuntimeError("quotetrack serve did not start")
            yield url + db.stem
        finally:
            server.terminate()


def get(url: str) -> bytes:
    """Return what a page answers; raises HTTPError where that is no page."""
    with urllib.request.urlopen(url) as answer:
        body: bytes = answer.read()
        return body


def pages(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Return the pages to ask for by name: what they are judged as, and their path."""
    speakers = connection.execute(
        "SELECT speaker, quotes FROM count_speakers ORDER BY quotes DESC"
    ).fetchall()
    first, middle, last = speakers[0], speakers[len(speakers) // 50], speakers[len(speakers) // 2]
    article = connection.execute("SELECT max(article) FROM quotes").fetchone()[0]
    quote, text = connection.execute("SELECT id, text FROM quotes WHERE number = 7").fetchone()
    agency = connection.execute("SELECT agency FROM count_agencies ORDER BY quotes DESC").fetchone()[0]
    words = _words(connection)

    def search(**asked: Any) -> str:
        return f"/-/search?{urlencode(asked)}"

    found = {"overview": ("overview", "")}
    for (key, quotes), name in ((first, "most quoted"), (middle, "often quoted"), (last, "rarely quoted")):
        found[f"speaker, {name} ({quotes:,})"] = ("speaker", f"/speakers/{key}")
    for word, matches in words:
        found[f"search, a word in {matches:,} quotes"] = ("search", search(q=word))
    found["search, two words"] = ("search", search(q=" ".join(word for word, _ in words[:2])))
    found["search, a phrase"] = ("search", search(q='"' + " ".join(text.strip("“”,").split()[1:4]) + '"'))
    found["search, a word and a speaker"] = ("other", search(q=words[-2][0], speaker=first[0]))
    found["quotes of the most quoted, oldest"] = ("other", search(speaker=first[0], sort="oldest"))
    found["quotes, newest"] = ("other", search())
    found["agency"] = ("other", f"/agencies/{agency}")
    found["article"] = ("other", f"/articles/{article}")
    found["quote"] = ("other", f"/quotes/{quote}")
    found["speakers"] = ("other", "/-/speakers")
    return found


def _words(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return a common, a usual, a rare and the commonest word, with the quotes that each is in."""
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab (main, quotes_fts, 'row')")
    found = connection.execute("SELECT term, doc FROM temp.vocabulary ORDER BY doc DESC").fetchall()
    return [found[rank] for rank in (60, 600, min(6000, len(found) - 1), 12, 0)]


def measure(db: Path, rounds: int) -> dict[str, Any]:
    """Return the medians by page, and that of counting the quotes, which takes turns with the pages."""
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection, serving(db) as url:
        query = "SELECT count(*) FROM quotes"
        counted = f"{url}.json?{urlencode({'sql': query, '_shape': 'array'})}"
        here, served = [], []

        def count() -> None:
            here.append(milliseconds(lambda: connection.execute(query).fetchone()))
            served.append(milliseconds(lambda: get(counted)))

        answers: dict[str, dict[str, Any]] = {
            name: {"page": page, "ms": round(timed(partial(get, url + path), rounds, count), 2)}
            for name, (page, path) in pages(connection).items()
        }
        quotes = connection.execute(query).fetchone()[0]
    for answer in answers.values():
        answer["ratio"] = round(answer["ms"] / statistics.median(here), 1)
        answer["ratio_over_http"] = round(answer["ms"] / statistics.median(served), 1)
    return {
        "quotes": quotes,
        "bytes": db.stat().st_size,
        "rounds": rounds,
        "count_ms": round(statistics.median(here), 3),
        "count_over_http_ms": round(statistics.median(served), 2),
        "medians": {
            page: round(statistics.median(a["ms"] for a in answers.values() if a["page"] == page), 2)
            for page in JUDGED
        },
        "pages": answers,
    }


def report(figures: dict[str, Any]) -> str:
    """Return the figures as a person reads them."""
    lines = [
        f"{figures['quotes']:,} quotes, {figures['bytes'] / 1e6:,.0f} MB, median of {figures['rounds']}",
        f"select count(*): {figures['count_ms']:.2f} ms in the process,"
        f" {figures['count_over_http_ms']:.1f} ms over HTTP",
        "",
        f"{'page':44} {'ms':>8} {'x count(*)':>11} {'x over HTTP':>12}",
    ]
    for name, answer in figures["pages"].items():
        ratios = f"{answer['ratio']:11.1f} {answer['ratio_over_http']:12.1f}"
        lines.append(f"{name:44} {answer['ms']:8.1f} {ratios}")
    lines.append("")
    for page, ms in figures["medians"].items():
        verdict = "within" if ms <= LIMIT_MS else "ABOVE"
        lines.append(f"median of {page}: {ms:.1f} ms, {verdict} the limit of {LIMIT_MS:.0f} ms")
    return "\n".join(lines)


def main() -> None:
    """Parse the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--db", type=Path, help="a database that benchmarks/synthetic.py has made")
    parser.add_argument("--quotes", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = args.db
        if db is None:
            db = Path(folder) / "synthetic.db"
            make(db, args.quotes, progress=True)
        figures = measure(db, args.rounds)
    print(json.dumps(figures, indent=1) if args.json else report(figures))
    if any(ms > LIMIT_MS for ms in figures["medians"].values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
