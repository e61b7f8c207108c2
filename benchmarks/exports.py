"""Memory and time of every export on a small database and on a larger one: python benchmarks/exports.py

Each export runs in a process of its own, which reports the most memory it ever held and its own time.
What streams holds the same memory whatever the size: its ratio is near 1, while that of time is the
ratio of the sizes. The articles are made up, five quotes each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from quotetrack.export.formats import FORMATS
from quotetrack.store import open_or_create
from quotetrack.store.database import transaction

QUOTES = 5  # an article
_MEASURED = """
import resource, sys, time
from quotetrack.cli import main
try:
    main(sys.argv[1:], standalone_mode=False)
finally:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(kilobytes / 1024, time.process_time(), file=sys.stderr)
"""


def build(path: Path, quotes: int) -> None:
    """Make a database of about so many quotes."""
    db = open_or_create(path)
    with transaction(db) as connection:
        connection.execute("INSERT INTO runs VALUES (1, '0', 'made up', '', '2026-01-01T00:00:00Z')")
        connection.execute("INSERT INTO agencies (id, name) VALUES (1, 'Reuters')")
        connection.executemany(
            "INSERT INTO speakers (id, name, key, type) VALUES (?,?,?,'person')",
            ((n, f"Speaker {n}", f"speaker {n}") for n in range(1, 1001)),
        )
        connection.execute(
            "INSERT INTO speaker_names (id, speaker, name, key, type)"
            " SELECT id, id, name, key, type FROM speakers"
        )
        for article in range(1, quotes // QUOTES + 1):
            _article(connection, article)
    db.conn.close()


def _article(connection: object, number: int) -> None:
    """Insert one article and its quotes."""
    sentence = "Speaker said the bridge number {} will open in the {} week of May. "
    text = "".join(sentence.format(number, n) for n in range(QUOTES)) + "Nothing more was said. " * 20
    execute = connection.execute  # type: ignore[attr-defined]
    execute(
        "INSERT INTO articles (id, document, path, title, published, text, sha256, run, retrieved_at)"
        " VALUES (?,?,?,?,?,?,?,1,'2026-01-01T00:00:00Z')",
        (
            number,
            f"a{number}",
            f"a{number}.txt",
            f"Bridge {number}",
            f"20{number % 20:02}-0{number % 9 + 1}-11",
            text,
            hashlib.sha256(text.encode()).hexdigest(),
        ),
    )
    at = 0
    for n in range(QUOTES):
        key, speaker = f"q{number:08x}{n}", (number * QUOTES + n) % 1000 + 1
        start, end = text.index("the bridge", at), text.index(".", at)
        execute(
            "INSERT INTO quotes (id, number, article, start, kind, class, text, cue, cue_lemma, cue_start,"
            " cue_end, source, speaker, method, rule, confidence)"
            " VALUES (?,?,?,?,'indirect','speech',?,'said','say',?,?,'Speaker',?,'name','made_up',0.9)",
            (key, number * QUOTES + n, number, start, text[start:end], start - 5, start - 1, speaker),
        )
        execute("INSERT INTO quote_spans VALUES (?,'content',0,?,?)", (key, start, end))
        execute("INSERT INTO quote_spans VALUES (?,'source',0,?,?)", (key, at, at + 7))
        execute(
            "INSERT INTO quote_speakers (quote, ordinal, speaker, name, form) VALUES (?,0,?,?,'Speaker')",
            (key, speaker, speaker),
        )
        at = end + 2


def measured(args: Sequence[str]) -> tuple[float, float]:
    """Run quotetrack with ``args``; return the most megabytes it held, and its seconds."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *args],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    megabytes, seconds = map(float, done.stderr.split()[-2:])
    return megabytes, seconds


def rounds(folder: Path, sizes: Sequence[int], names: Sequence[str]) -> Iterator[dict[str, object]]:
    """Yield memory and time of each format and of the report, at each size."""
    for size in sizes:
        build(folder / f"{size}.db", size)
    for name in names:
        form = FORMATS.get(name)
        command = ["report"] if form is None else ["export", "--format", name]
        found = []
        for size in sizes:
            out = folder / f"{name}-{size}{'/' if form and not form.stream and form.files else ''}"
            found.append(measured([*command, str(folder / f"{size}.db"), "-o", str(out)]))
        (small, quick), (large, slow) = found[0], found[-1]
        yield {
            "format": name,
            "quotes": list(sizes),
            "megabytes": [round(memory, 1) for memory, _ in found],
            "memory_ratio": round(large / small, 2),
            "seconds": [round(seconds, 1) for _, seconds in found],
            "time_ratio": round(slow / quick, 2),
        }


def main() -> None:
    """Measure and print one JSON object a format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=20_000, help="of the larger database")
    parser.add_argument("--times", type=int, default=5, help="how often the smaller one goes into it")
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help="all and the report by default")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sizes = (given.quotes // given.times, given.quotes)
        for line in rounds(Path(folder), sizes, given.formats or [*FORMATS, "report"]):
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
