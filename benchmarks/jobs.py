"""Several processes beside one: python benchmarks/jobs.py [--rounds 3] [--jobs 2] [--memory 20000]

Takes turns, so that what else the machine does slows both: ``quotetrack extract --jobs 1`` and ``--jobs N``
over the stories of tests/gold, several times over and each with a line of its own. Prints seconds, the ratio
of the medians, whether the output is the same to the byte, and the machine's load, which tells how much else
it did. With ``--memory N`` instead it extracts N short invented articles, with the models, loads them, and
prints what all processes hold (pages that they share counted once) as it goes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
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
                took, digest = extracted(rows, count)
                seconds[count].append(took)
                outputs.add(digest)
                load = os.getloadavg()[0]
                print(f"--jobs {count}: {took:.1f} s, load {load:.1f}", flush=True)
    one, several = (statistics.median(seconds[count]) for count in (1, jobs))
    print(f"{copies * len(stories)} articles; --jobs {jobs} is {one / several:.2f} times as fast (medians)")
    print(f"best of each: {min(seconds[1]) / min(seconds[jobs]):.2f} times")
    print(f"output the same: {len(outputs) == 1}")


def extracted(rows: Path, jobs: int) -> tuple[float, str]:
    """Run ``extract``; return the seconds and a digest of the output."""
    start = time.monotonic()
    command = [*COMMAND, "extract", str(rows), "--format", "jsonl", "--jobs", str(jobs)]
    output = subprocess.run(command, capture_output=True, check=True).stdout
    return time.monotonic() - start, hashlib.sha256(output).hexdigest()


def memory(articles: int, jobs: int) -> None:
    """Extract short articles, load them, and print the memory of all processes."""
    with tempfile.TemporaryDirectory() as folder:
        rows, out, db = (Path(folder, name) for name in ("short.jsonl", "out", "news.db"))
        with rows.open("w", encoding="utf-8") as lines:
            for n in range(articles):
                name, other = NAMES[n % 8], NAMES[n // 8 % 8]
                text = f"Bridge {n} is {n % 97} weeks late, {name} said.\n\n“We wait,” {other} told Reuters."
                lines.write(json.dumps({"id": str(n), "text": text}) + "\n")
        steps = (["extract", str(rows), "--out", str(out), "--jobs", str(jobs)], ["load", str(db), str(out)])
        for words in steps:
            watch(words[0], psutil.Popen([*COMMAND, *words], stdout=subprocess.PIPE, text=True))


def watch(name: str, process: psutil.Popen) -> None:
    """Print every ten seconds what a command and those that work for it hold, and what it says at last."""
    start = time.monotonic()
    while process.poll() is None:
        try:
            process.wait(10)
        except psutil.TimeoutExpired:
            print(f"{name}, {time.monotonic() - start:.0f} s: {held(process)}", flush=True)
    print(f"{name}, {time.monotonic() - start:.0f} s: {process.communicate()[0].strip()}", flush=True)


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
    parser.add_argument("--memory", type=int, metavar="N", help="extract and load N short articles instead")
    args = parser.parse_args()
    if args.memory:
        memory(args.memory, args.jobs)
    else:
        turns(args.rounds, args.jobs, args.copies)


if __name__ == "__main__":
    main()
