"""Proves what is promised of any input and of any end, and writes docs/reliability.md.

``python tests/reliability.py``; ``--size full`` takes an hour, ``--seed`` draws other inputs.
The page is written whatever was found; the command's status is 1 where a promise was broken.
"""

from __future__ import annotations

import argparse
import platform
import re
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reliability.md"
TEMPLATE = ROOT / "tests" / "reliability.template.md"
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "fuzz")]
BATCH = 16  # texts that are extracted together

# how many inputs are drawn: of each quick promise, texts through all stages, texts stored, kills
SIZES: dict[str, dict[str, int]] = {
    "small": {"quick": 500, "texts": 320, "stored": 48, "kills": 50},
    "full": {"quick": 15_000, "texts": 20_000, "stored": 1_600, "kills": 1_000},
}


@dataclass
class Tally:
    """How many inputs were tried of each promise, and those that broke it."""

    tried: dict[str, int] = field(default_factory=dict)
    broken: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, tried: int, broken: list[str]) -> None:
        """Note what came of some inputs."""
        self.tried[name] = self.tried.get(name, 0) + tried
        self.broken.setdefault(name, []).extend(broken)


def generated_inputs(sizes: dict[str, int], seed: int, tally: Tally) -> None:
    """Try every promise on inputs made by chance."""
    import generated
    import promises

    for name, check in promises.QUICK.items():
        broken = []
        for number in range(sizes["quick"]):
            try:
                check(Random(f"{seed} {name} {number}"))
            except Exception as error:
                broken.append(f"{name} {number}: {type(error).__name__}: {error}")
        tally.add(name, sizes["quick"], broken)
        _tell(tally, name)
    for start in range(0, sizes["texts"], BATCH):
        texts = [generated.quote_text(Random(f"{seed} text {start + n}")) for n in range(BATCH)]
        broken = []
        try:
            promises.extractions_hold(texts)
        except Exception as error:
            broken.append(f"texts {start} to {start + BATCH}: {type(error).__name__}: {error}")
        tally.add("texts", BATCH, broken)
    _tell(tally, "texts")
    with tempfile.TemporaryDirectory() as folder:
        texts = [generated.quote_text(Random(f"{seed} stored {n}")) for n in range(sizes["stored"])]
        broken = []
        try:
            promises.stored_articles_hold(texts, Path(folder) / "a.db")
        except Exception as error:
            broken.append(f"stored: {type(error).__name__}: {error}")
        tally.add("stored", sizes["stored"], broken)
    _tell(tally, "stored")


def servers(tally: Tally) -> None:
    """Fetch from every misbehaving server of the tests."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/read/test_fetching.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    counts = {what: int(n) for n, what in re.findall(r"(\d+) (passed|failed|error)", done.stdout)}
    broken = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    tally.add("servers", sum(counts.values()), broken)
    _tell(tally, "servers")


def kills(number: int, seed: int, tally: Tally) -> dict[str, dict[str, int]]:
    """Kill every command that writes; return what was left, by command, with its changes as *changes*."""
    import killing

    found = killing.killed(number, seed)
    tally.add("kills", found["kills"], found["faults"])
    _tell(tally, "kills")
    return {
        name: {**found["commands"][name], "changes": found["boundaries"][name]} for name in found["commands"]
    }


def _tell(tally: Tally, name: str) -> None:
    print(f"{name}: {tally.tried[name]:,} tried, {len(tally.broken[name])} broken", flush=True)
    for line in tally.broken[name][:5]:
        print(f"  {line[:300]}", flush=True)


def page(tally: Tally, commands: dict[str, dict[str, int]], command: str) -> str:
    """Return the page: what is promised, how it is tested, and the counts of this run."""
    cells = {
        name.lower().replace("-", "_"): f"{tried:,} | {len(tally.broken[name])}"
        for name, tried in tally.tried.items()
    }
    rows = []
    for name, outcome in commands.items():
        counts = [outcome.get(what, 0) for what in ("changes", "as before", "in between", "done", "fault")]
        rows.append(f"| `{name}` | {' | '.join(f'{n:,}' for n in counts)} |")
    broken = [f"- {' '.join(line.split())[:400]}" for some in tally.broken.values() for line in some]
    cells["kills"] = f"{tally.tried['kills']:,}, broken: {len(tally.broken['kills'])}"
    return (
        TEMPLATE.read_text(encoding="utf-8")
        .format(
            **cells,
            command=command,
            day=date.today().isoformat(),
            python=platform.python_version(),
            sqlite=sqlite3.sqlite_version,
            commands="\n".join(rows),
            broken="\n".join(["", "## Broken", "", *broken[:50]]) if broken else "",
        )
        .rstrip()
        + "\n"
    )


def main() -> int:
    """Run everything and write the page."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", choices=SIZES, default="small")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=int, help="texts through all stages, in place of the size's number")
    parser.add_argument("--output", type=Path, default=PAGE)
    given = parser.parse_args()
    sizes = dict(SIZES[given.size])
    sizes["texts"] = given.texts or sizes["texts"]
    tally = Tally()
    servers(tally)
    commands = kills(sizes["kills"], given.seed, tally)
    generated_inputs(sizes, given.seed, tally)
    command = f"python tests/reliability.py --size {given.size} --seed {given.seed}"
    command += f" --texts {given.texts}" if given.texts else ""
    given.output.write_text(page(tally, commands, command), encoding="utf-8")
    print(f"{given.output}: written")
    return 1 if any(tally.broken.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
