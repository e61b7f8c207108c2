"""What common questions cost in a large file: python benchmarks/questions.py DB [--rounds 3] [--note WORDS]

Runs twelve commands as a person would, for twenty rows, each in a process of its own, over a database of
benchmarks/synthetic.py or benchmarks/loading.py, asking of its most quoted speaker. Figures are medians in
seconds of the processor, reading the program in included, which other work on the machine disturbs least.
With ``--note`` a row is added to benchmarks/questions.jsonl.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

ROWS = Path(__file__).with_name("questions.jsonl")
MOST = "SELECT s.name FROM count_speakers AS c JOIN speakers AS s ON s.id = c.speaker ORDER BY c.quotes DESC"


def questions(db: Path) -> dict[str, list[str]]:
    """Return the commands, behind ``quotetrack``, by what they ask."""
    with closing(sqlite3.connect(db)) as connection:
        speaker = connection.execute(f"{MOST} LIMIT 1").fetchone()[0]
        quote, words = connection.execute("SELECT id, text FROM quotes LIMIT 1 OFFSET 1000").fetchone()
        agency = connection.execute("SELECT name FROM agencies LIMIT 1").fetchone()
    plain = words.strip("“”,").split()
    where = str(db)
    through = (
        {"quotes through an agency": ["quotes", where, "--agency", agency[0], "--limit", "20"]}
        if agency
        else {}
    )
    return {
        "stats": ["stats", where],
        "speakers": ["speakers", where, "--limit", "20"],
        "agencies": ["agencies", where, "--limit", "20"],
        "quotes of a speaker": ["quotes", where, "--speaker", speaker, "--limit", "20"],
        **through,
        "quotes of a month": ["quotes", where, "--since", "2016-03", "--until", "2016-03", "--limit", "20"],
        "quotes with words": ["quotes", where, "--search", " ".join(plain[2:4]), "--limit", "20"],
        "a quote": ["show", where, quote],
        "verify": ["verify", where, " ".join(plain[:8])],
        "variants": ["variants", where, "--limit", "20"],
        "timeline": ["timeline", where, "--speaker", speaker, "--limit", "20"],
        "report": ["report", where, "-o", os.devnull],
    }


def seconds(command: list[str]) -> float:
    """Return the processor's time that a command takes, with its status checked: 0, or 1 for *no*."""
    with subprocess.Popen(
        [sys.executable, "-m", "quotetrack", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), said.decode()
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Parse the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("db", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--note")
    args = parser.parse_args()
    with closing(sqlite3.connect(args.db)) as connection:
        count = connection.execute("SELECT sum(quotes) FROM count_days").fetchone()[0]
    found = {}
    for name, command in questions(args.db).items():
        found[name] = round(statistics.median(seconds(command) for _ in range(args.rounds)), 2)
        print(f"{name}: {found[name]:.2f} s", flush=True)
    size = round(args.db.stat().st_size / count)
    print(f"{count:,} quotes, {size:,} bytes a quote")
    if args.note:
        row = {
            "date": f"{datetime.now(timezone.utc):%Y-%m-%d}",
            "note": args.note,
            "quotes": count,
            "bytes_a_quote": size,
            "cpu_s": found,
        }
        with ROWS.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
