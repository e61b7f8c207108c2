"""Several processes beside one: python benchmarks/jobs.py [--rounds 3] [--jobs 2] [--memory 20000]

Takes turns, so that what else the machine does slows both: ``quotetrack extract --jobs 1`` and ``--jobs N``
over the stories of tests/gold, several times over and each with a line of its own. Prints seconds, the ratio
of the medians, whether the output is the same to the byte, and how many cores were there for us: processor
seconds by seconds on the clock. With ``--memory N`` instead it ingests N short invented articles with the models
and prints what all processes hold (pages that they share counted once) as it goes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"
COMMAND = [sys.executable, "-m", "quotetrack"]
NAMES = "Ann Roe|Otto Dahl|Mia Falk|Ida Lund|Bo Ek|Irina Volkova|Sam Osei|Lena Brandt".split("|")


def turns(rounds: int, jobs: int, copies: int) -> None:
    """Take turns and print what each took, then the ratio of the medians."""
    stories = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "stories.jsonl")
        rows.write_text(
            "".join(
                json.dumps({"id": f"{copy}-{n}", "text": f"{text}\n\nEdition {copy}."}) + "\n"
                for copy in range(copies)
                for n, text in enumerate(stories)
            ),
            encoding="utf-8",
        )
        seconds: dict[int, list[float]] = {1: [], jobs: []}
        outputs = set()
        for turn in range(rounds):
            for count in (1, jobs) if turn % 2 == 0 else (jobs, 1):
                took, cores, digest = extracted(rows, count)
                seconds[count].append(took)
                outputs.add(digest)
                load = os.getloadavg()[0]
                print(f"--jobs {count}: {took:.1f} s, {cores:.2f} cores, load {load:.1f}", flush=True)
    one, several = (statistics.median(seconds[count]) for count in (1, jobs))
    print(f"{copies * len(stories)} articles; --jobs {jobs} is {one / several:.2f} times as fast (medians)")
    print(f"best of each: {min(seconds[1]) / min(seconds[jobs]):.2f} times")
    print(f"output the same: {len(outputs) == 1}")


def extracted(rows: Path, jobs: int) -> tuple[float, float, str]:
    """Run ``extract``; return the seconds, the cores used and a digest of the output."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [*COMMAND, "extract", str(rows), "--format", "jsonl", "--jobs", str(jobs)]
    output = subprocess.run(command, capture_output=True, check=True).stdout
    took = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, used / took, hashlib.sha256(output).hexdigest()


def memory(articles: int, jobs: int) -> None:
    """Ingest short articles and print the memory of all processes, after each tenth of them."""
    with tempfile.TemporaryDirectory() as folder:
        rows, db = Path(folder, "short.jsonl"), Path(folder, "news.db")
        with rows.open("w", encoding="utf-8") as out:
            for n in range(articles):
                name, other = NAMES[n % 8], NAMES[n // 8 % 8]
                text = f"Bridge {n} is {n % 97} weeks late, {name} said.\n\n“We wait,” {other} told Reuters."
                out.write(json.dumps({"id": str(n), "text": text}) + "\n")
        command = [*COMMAND, "ingest", str(db), str(rows), "--jobs", str(jobs)]
        start = time.monotonic()
        process = psutil.Popen(command, stdout=subprocess.PIPE, text=True)
        told = 0
        while process.poll() is None:
            time.sleep(1)
            stored = count(db)
            if stored >= told:
                print(f"{stored:,} articles, {time.monotonic() - start:.0f} s: {held(process)}", flush=True)
                told = max(1, (stored * 10 // articles + 1) * articles // 10)
        print(process.communicate()[0].strip().replace(folder, ""))


def count(db: Path) -> int:
    """Return how many articles are stored, by the command that says so."""
    done = subprocess.run([*COMMAND, "stats", str(db), "--json"], capture_output=True, text=True)
    found = re.search(r'"articles": (\d+)', done.stdout)
    return int(found[1]) if found else 0


def held(process: psutil.Process) -> str:
    """Say what a process and those that extract for it hold, in megabytes."""
    sizes = []
    for one in (process, *process.children(recursive=True)):
        try:
            sizes.append(one.memory_full_info().pss // 1_000_000)
        except psutil.Error:
            continue
    return f"{sum(sizes)} MB, by process {' '.join(map(str, sizes))}"


def main() -> None:
    """Parse the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", type=int, default=4, help="of the 62 stories")
    parser.add_argument("--memory", type=int, metavar="N", help="ingest N short articles instead")
    args = parser.parse_args()
    if args.memory:
        memory(args.memory, args.jobs)
    else:
        turns(args.rounds, args.jobs, args.copies)


if __name__ == "__main__":
    main()
