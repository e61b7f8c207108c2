"""How many small faults put into the code do its tests notice?

``python tests/mutants.py [--room NAME ...] [--seed N] [--size N]``, or ``make mutants``.

The faults are those of cosmic-ray's operators: numbers moved by one, comparisons and arithmetic exchanged,
conditions turned round, loops that never run. Of each room a sample is drawn: places by chance, shared out
over its modules by their size, and one fault of each place. A fault is tried in a copy of the tree, against
those tests of the room that ran its line, the fastest first, until one fails; for ``detect`` and
``attribute`` the gate (tests/gold) comes last, on documents that were parsed before. What cannot change any
answer is set apart in tests/mutants-equal.csv, with the reason; where this program itself fails, a fault
is *untried*, and counts for nothing. Adds a row a room to
tests/mutants.jsonl and prints those that nothing noticed.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import gc
import inspect
import json
import os
import pickle
import py_compile
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from mutant_faults import Mutant, draw, mutated

ROOT = Path(__file__).resolve().parent.parent
ROWS = ROOT / "tests" / "mutants.jsonl"
EQUAL = ROOT / "tests" / "mutants-equal.csv"
GATE = "tests/gold/test_gate.py::test_the_pipeline_stays_above_its_floors"
# seconds of the processor (traced) that one fault is shown to: what only slower tests notice counts as left
WORTH = 30.0
PATIENCE = 60  # seconds of the processor that the tests of one fault may take: an endless loop is noticed
WAITING = 5  # times as long it may take by the clock, on a machine that others use
# what tests import and no fault is put in, read once: each try is a fork (not Datasette, which reads ours)
LIBRARIES = (
    "parso pytest click rich sqlite_utils numpy onnxruntime jinja2 trafilatura httpx uvicorn lxml.html"
)

# of each room: where its code lies, and the tests that are asked
ROOMS: dict[str, tuple[str, list[str]]] = {
    "store": ("quotetrack/store", ["tests/store"]),
    "check": ("quotetrack/check", ["tests/check", "tests/cli/test_claims.py", "tests/cli/test_checking.py"]),
    "export": ("quotetrack/export", ["tests/export", "tests/cli/test_desk_round_trip.py"]),
    "read": ("quotetrack/read", ["tests/read"]),
    "policy": ("quotetrack/web/plugin", ["tests/web/test_policy.py"]),
    "detect": ("quotetrack/detect", ["tests/detect", "tests/lexicon/test_cues.py", GATE]),
    "attribute": ("quotetrack/attribute", ["tests/attribute", GATE]),
}


class Recorder:
    """A plugin of pytest that notes how long the processor works for each test, and which lines it runs."""

    def __init__(self, room: Path) -> None:
        import coverage

        self.coverage = coverage.Coverage(source=[str(room)], data_file=None, config_file=False)
        self.seconds: dict[str, float] = defaultdict(float)
        self.coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.coverage.switch_context(nodeid)
        self.seconds[nodeid] -= time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.seconds[nodeid] += time.process_time()

    def result(self, root: Path) -> tuple[dict[str, float], dict[str, dict[int, set[str]]]]:
        """Return the seconds of each test, and by file and line the tests that ran it."""
        self.coverage.stop()
        data = self.coverage.get_data()
        lines = {}
        for file in data.measured_files():
            by_line = data.contexts_by_lineno(file)
            lines[Path(file).relative_to(root).as_posix()] = {n: set(c) - {""} for n, c in by_line.items()}
        return dict(self.seconds), lines


class Tries:
    """A plugin of pytest that, once the tests are collected, tries each fault in a fork of the process.

    A fault within a function is put into the functions that are loaded; ``again`` tells of any other.
    """

    def __init__(self, root: Path, asked: list[tuple[Mutant, list[str]]], results: Path) -> None:
        self.root, self.asked, self.results = root, asked, results
        self.failed = False

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.failed |= report.failed

    def pytest_runtestloop(self, session: Any) -> bool:
        items = {item.nodeid: item for item in session.items}
        with self.results.open("a", encoding="utf-8") as results:
            for number, (mutant, order) in enumerate(self.asked):
                start = time.monotonic()
                status = self._try(mutant, [items[name] for name in order if name in items])
                results.write(
                    f"{number} {status} {time.monotonic() - start:.1f} {mutant.path}:{mutant.line}\n"
                )
                results.flush()
        return True

    def _try(self, mutant: Mutant, items: list[Any]) -> int:
        def work() -> int:
            if not items:
                return 5  # as pytest says where no test was run
            if not put_into_what_is_loaded(self.root, mutant):
                return AGAIN
            for item, following in zip(items, [*items[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.failed:
                    return 1
            return 0

        with fault_on_disk(self.root, mutant):
            return forked(self.root, work, PATIENCE)


BROKEN = 98  # this program failed, not a test
AGAIN = 99  # the fault is in what runs when its module is loaded


def put_into_what_is_loaded(root: Path, mutant: Mutant) -> bool:
    """Exchange the code of the functions that are loaded; False where more than functions changes."""
    file = root / mutant.path
    now = file.read_text(encoding="utf-8")
    lines = now.splitlines(keepends=True)
    was = mutant.source
    assert was != now and lines
    exchanged: dict[CodeType, CodeType] = {}
    if not _exchanged(
        compile(was, str(file), "exec", dont_inherit=True),
        compile(now, str(file), "exec", dont_inherit=True),
        exchanged,
    ):
        return False
    for function in gc.get_objects():
        # not isinstance: libraries have objects that warn when they are asked what they are
        if type(function) is FunctionType and function.__code__ in exchanged:
            new = exchanged[function.__code__]
            if len(function.__closure__ or ()) != len(new.co_freevars):
                return False
            function.__code__ = new
    return True


def _exchanged(old: CodeType, new: CodeType, into: dict[CodeType, CodeType]) -> bool:
    """Note which function's code becomes which; False where a module or class changes by itself."""
    function = bool(old.co_flags & inspect.CO_OPTIMIZED)
    before, after = ([c for c in code.co_consts if isinstance(c, CodeType)] for code in (old, new))
    if function:
        into[old] = new
        if old.co_freevars != new.co_freevars or len(before) != len(after):
            return False
    else:
        plain, now = ([repr(c) for c in code.co_consts if not isinstance(c, CodeType)] for code in (old, new))
        if old.co_code != new.co_code or plain != now or len(before) != len(after):
            return False
    return all(_exchanged(a, b, into) for a, b in zip(before, after, strict=True))


@contextmanager
def fault_on_disk(root: Path, mutant: Mutant) -> Iterator[None]:
    """Write a fault into the copy of its file, and take it out again."""
    file = root / mutant.path
    try:
        file.write_text(mutated(mutant.source, mutant.operator, mutant.number) or "", encoding="utf-8")
        yield
    finally:
        file.write_text(mutant.source, encoding="utf-8")


class Chosen:
    """A plugin of pytest that leaves the chosen tests, in their order."""

    def __init__(self, order: list[str]) -> None:
        self.rank = {name: i for i, name in enumerate(order)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = sorted(
            (one for one in items if one.nodeid in self.rank), key=lambda x: self.rank[x.nodeid]
        )


def forked(root: Path, work: Any, patience: float) -> int:
    """Return the status of ``work`` in a fork of this process; 124 where it was not done in time.

    ``patience`` is in seconds of the processor.
    """
    child = os.fork()
    if not child:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(patience), int(patience)))
        os.chdir(root)
        told = os.dup(2)
        quiet = os.open(root / "last.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        sys.path[:0] = [str(root)]
        os.environ["PYTHONPATH"] = str(root)
        status = BROKEN
        try:
            status = int(work())
        except BaseException:
            os.write(told, traceback.format_exc().encode())
        finally:
            sys.stderr.flush()
            os._exit(status)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, WAITING * patience)
    _, status = os.waitpid(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return 124 if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def parsed_before(root: Path) -> None:
    """Let the gate parse by what was kept, in place of the models."""
    import quotetrack.pipeline

    kept = root / "parsed.pickle"
    load = quotetrack.pipeline.load_parser

    class Kept:
        def parse_many(self, texts: Any) -> Any:
            found = pickle.loads(kept.read_bytes()) if kept.exists() else {}
            if new := [text for text in texts if text not in found]:
                parsed = (in_memory(doc) for doc in load().parse_many(new))
                found |= dict(zip(new, parsed, strict=True))
                kept.write_bytes(pickle.dumps(found))
            return [found[text] for text in texts]

    quotetrack.pipeline.load_parser = lambda model=None: Kept()  # type: ignore[assignment]


def in_memory(doc: Any) -> Any:
    """Return a document whose readings are plain arrays, which can be pickled."""
    return replace(doc, readings=None if doc.readings is None else list(doc.readings))


def run_tests(root: Path, plugin: Any, tests: list[str]) -> int:
    """Run tests in this process until one fails; return pytest's status."""
    import pytest

    if GATE in tests:
        parsed_before(root)
    return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests], plugins=[plugin]))


def record(root: Path, room: str) -> Any:
    """Run a room's tests over the code as it is; return their seconds and lines (see Recorder)."""
    folder, tests = ROOMS[room]
    kept = root / f"{room}.pickle"

    def parse() -> int:
        parsed_before(root)
        import pytest

        return int(pytest.main(["-q", GATE]))

    def work() -> int:
        recorder = Recorder(root / folder)
        status = run_tests(root, recorder, tests)
        kept.write_bytes(pickle.dumps(recorder.result(root)))
        return status

    if GATE in tests and not kept.exists():
        forked(root, parse, 3600)  # apart, or what it keeps in memory would be recorded of no test
    if not kept.exists() and forked(root, work, 3600) != 0:
        kept.unlink(missing_ok=True)
        raise SystemExit(f"the tests of {room} fail without any fault:\n{(root / 'last.txt').read_text()}")
    return pickle.loads(kept.read_bytes())


def seen_by(mutant: Mutant, known: Any) -> list[str]:
    """Return the tests that can see a fault, the fastest first."""
    seconds, lines = known
    of_file = lines.get(mutant.path, {})
    first, last = mutant.statement
    who = set().union(*(of_file.get(n, set()) for n in range(first, last + 1)))
    # what runs when a module is loaded is seen by whoever runs anything in it
    who = who or (set().union(*of_file.values()) if mutant.loading else set())
    return list(within(sorted(who, key=lambda name: seconds.get(name, 0.0)), seconds))


def tried(root: Path, room: str, asked: list[tuple[Mutant, list[str]]]) -> list[int]:
    """Try faults; return the status of the tests for each: 0 where none failed."""
    results = root / f"{room}.results"
    results.unlink(missing_ok=True)
    tests = ROOMS[room][1]
    forked(root, lambda: run_tests(root, Tries(root, asked, results), tests), 7200)
    found = [int(line.split()[1]) for line in results.read_text(encoding="utf-8").splitlines()]
    for number, (mutant, order) in enumerate(asked):
        if found[number] == AGAIN:
            files = sorted({name.partition("::")[0] for name in order if name != GATE})
            files += [GATE] if GATE in order else []
            with fault_on_disk(root, mutant):
                chosen = Chosen(order)
                found[number] = forked(root, partial(run_tests, root, chosen, files), PATIENCE)
    return found


def within(order: list[str], seconds: dict[str, float]) -> Iterator[str]:
    """Yield the tests of an order that take no longer than WORTH together; the gate always."""
    spent = 0.0
    for name in order:
        spent += seconds.get(name, 0.0)
        if spent <= WORTH or name == GATE:
            yield name


def copy_tree(root: Path) -> None:
    """Copy what git knows of, and compile it so that a changed file is told by its contents."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, root / name)
    compileall.compile_dir(
        root / "quotetrack", quiet=2, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH
    )


def equal_ones() -> set[tuple[str, str, str]]:
    """Return the faults that change no answer."""
    with EQUAL.open(encoding="utf-8", newline="") as file:
        return {(row["path"], row["before"], row["after"]) for row in csv.DictReader(file)}


def measure(root: Path, room: str, size: int, seed: int) -> dict[str, Any]:
    """Try a room's sample; return its row."""
    known, equal = record(root, room), equal_ones()
    sample = draw(root, ROOMS[room][0], size, seed)
    asked = [(one, seen_by(one, known)) for one in sample if one.key not in equal]
    found = tried(root, room, asked)
    left = []
    for (mutant, order), status in zip(asked, found, strict=True):
        if status in (0, 5):
            left.append(f"{mutant.path}:{mutant.line} {mutant.before} → {mutant.after}")
            print(
                f"{mutant.path}:{mutant.line} {'' if order else 'no test runs it'}\n"
                f"    - {mutant.before}\n    + {mutant.after}"
            )
    untried = found.count(BROKEN)
    count = len(asked) - untried
    killed = count - len(left)
    return {
        "date": date.today().isoformat(),
        "room": room,
        "seed": seed,
        "tried": count,
        "killed": killed,
        "share": round(killed / max(1, count), 3),
        "equal": len(sample) - len(asked),
        "untried": untried,
        "left": left,
    }


def main() -> None:
    """Measure the rooms that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--room", action="append", choices=ROOMS, help="only this; may be given again")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=50, help="faults a room")
    parser.add_argument("--keep", type=Path, help="folder to work in, which keeps what its tests ran")
    asked = parser.parse_args()
    for name in LIBRARIES.split():
        __import__(name)
    assert "quotetrack" not in sys.modules, "a library has read the code before a fault was put in"
    with tempfile.TemporaryDirectory() as folder:
        root = asked.keep or Path(folder)
        copy_tree(root)
        for room in asked.room or ROOMS:
            row = measure(root, room, asked.size, asked.seed)
            print(f"{room}: {row['killed']} of {row['tried']} noticed, {row['share']:.0%}", flush=True)
            with ROWS.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
