"""Speed and memory of quotetrack's extraction beside its peers, in one run on one core:

    python benchmarks/peers.py [PATH ...] --note "what changed" --prediction "what was expected of it"

The peers are spaCy's small model with textacy's direct quotations, and Stanza's stock processors where one of
its packages is there. Each runs in a process of its own with an environment of its own (see
``peer_environments``), all on the same core with one thread and otherwise as they come (spaCy reads many
articles at once, which costs memory), and they take turns over the same articles. Time is CPU time of the
process, models loaded and warm; words are counted once, between white space; figures are medians of the
rounds. Beside them: CPU seconds of a new process that reads one story of 300 words, and of
``quotetrack --help``. A row is added to ``benchmarks/speed.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource as usage
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, Any

from benchmarks.accuracy import append, commit_of
from benchmarks.peer_environments import OURS, ROOT, Peer, PeerMissing, last_line, peers
from quotetrack.model import Article
from quotetrack.read import read
from quotetrack.resources import resource

HISTORY = Path(__file__).parent / "speed.jsonl"
SPACY = "spacy"
STORY_WORDS = 300
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
HELP = (sys.executable, "-m", "quotetrack", "--help")


class Worker:
    """The process of one peer, loaded and waiting for its turn."""

    def __init__(self, process: subprocess.Popen[bytes], errors: IO[str]) -> None:
        self._process = process
        self._errors = errors

    def turn(self) -> dict[str, Any]:
        """Let the peer work through the articles once. Raises PeerMissing where it ends instead."""
        assert self._process.stdin is not None
        with suppress(BrokenPipeError):  # the missing answer tells why
            self._process.stdin.write(b"work\n")
        return self.answer()

    def answer(self) -> dict[str, Any]:
        """Return what the peer answers. Raises PeerMissing where it ends instead."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            status = self._process.wait()
            self._errors.seek(0)
            raise PeerMissing(last_line(self._errors.read()) or f"it ended with status {status}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def working(command: Sequence[str]) -> Iterator[Worker]:
    """Start the process of a peer and wait until it is loaded; it ends with the context.

    Raises PeerMissing where it does not load.
    """
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as errors,
        subprocess.Popen(
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=ROOT,
            env=single_threaded(),
        ) as process,
    ):
        worker = Worker(process, errors)
        worker.answer()
        yield worker


def single_threaded() -> dict[str, str]:
    """Return the environment in which every library works on one thread."""
    return {**os.environ, **dict.fromkeys(THREADS, "1")}


@contextmanager
def on_one_core(core: int | None = None) -> Iterator[None]:
    """Hold this process, and all it starts, to one core: the last it may use, or the one given."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before) if core is None else core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def words_of(text: str) -> int:
    """Return how many words stand between white space."""
    return len(text.split())


def story_of(texts: Sequence[str], words: int = STORY_WORDS) -> str:
    """Return the first words of the first text that has so many, else of all of them."""
    text = next((text for text in texts if words_of(text) >= words), "\n\n".join(texts))
    ends = [word.end() for word in re.finditer(r"\S+", text)][:words]
    return text[: ends[-1]] + "\n"


def cpu_seconds(command: Sequence[str]) -> float:
    """Run a command and return its CPU time. Raises PeerMissing with its last line where it fails."""
    before = usage.getrusage(usage.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=ROOT, env=single_threaded(), capture_output=True, text=True, check=False
    )
    after = usage.getrusage(usage.RUSAGE_CHILDREN)
    if done.returncode:
        raise PeerMissing(last_line(done.stderr) or f"exit status {done.returncode}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(
    systems: Sequence[Peer], texts: Sequence[str], rounds: int, core: int | None = None
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Let the systems take turns; return the rows by name, and why a system that failed has none."""
    turns: dict[str, list[dict[str, Any]]] = {}
    missing: dict[str, str] = {}
    words = sum(map(words_of, texts))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stack.enter_context(on_one_core(core))
        articles, story = folder / "articles.json", folder / "story.txt"
        articles.write_text(json.dumps(texts), encoding="utf-8")
        story.write_text(story_of(texts), encoding="utf-8")
        workers: dict[str, Worker] = {}
        for peer in systems:
            try:
                workers[peer.name] = stack.enter_context(working(peer.command("serve", articles)))
            except PeerMissing as error:
                missing[peer.title] = str(error)
        for _ in range(rounds):
            for peer in [peer for peer in systems if peer.title not in missing]:
                try:
                    turn = workers[peer.name].turn() | {"cpu_s_story": cpu_seconds(peer.story(story))}
                    if peer.name == OURS:
                        turn["cpu_s_help"] = cpu_seconds(HELP)
                except PeerMissing as error:
                    missing[peer.title] = str(error)
                else:
                    turns.setdefault(peer.name, []).append(turn)
    failed = {peer.name for peer in systems if peer.title in missing}
    return {name: _row(taken, words) for name, taken in turns.items() if name not in failed}, missing


def _row(turns: Sequence[Mapping[str, Any]], words: int) -> dict[str, Any]:
    """Return the medians of a peer's turns; memory is the most of all."""
    names = [name for name in ("cpu_s_story", "cpu_s_help") if name in turns[0]]
    return {
        "words_per_cpu_s": round(words / statistics.median(max(turn["cpu_s"], 1e-9) for turn in turns)),
        "peak_mb": round(max(turn["peak_mb"] for turn in turns)),
        **{name: round(statistics.median(turn[name] for turn in turns), 2) for name in names},
        "found": turns[0]["found"],
        "failed": turns[0]["failed"],
    }


def history_row(
    rows: Mapping[str, Mapping[str, Any]],
    texts: Sequence[str],
    rounds: int,
    note: str | None,
    prediction: str | None,
) -> dict[str, Any]:
    """Return what is added to the history."""
    both = OURS in rows and SPACY in rows
    ours, spacy = (rows[name]["words_per_cpu_s"] for name in (OURS, SPACY)) if both else (0, 0)
    return {
        "date": datetime.now(timezone.utc).date().isoformat(),
        "commit": commit_of(ROOT),
        "note": note,
        "prediction": prediction,
        "articles": len(texts),
        "words": sum(map(words_of, texts)),
        "rounds": rounds,
        "rows": rows,
        "ratio_to_spacy": round(ours / spacy, 3) if spacy else None,
    }


def report(new: Mapping[str, Any], titles: Mapping[str, str], missing: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that a person reads: a line a system, then what quotetrack is to spaCy."""
    yield f"{new['articles']} articles, {new['words']:,} words, median of {new['rounds']}, on one core"
    yield f"{'':42}{'words/CPU s':>11}{'peak MB':>9}{'CPU s a story':>15}{'found':>7}{'refused':>9}"
    for name, row in new["rows"].items():
        yield (
            f"{titles[name]:42}{row['words_per_cpu_s']:>11,}{row['peak_mb']:>9,}"
            f"{row['cpu_s_story']:>15.2f}{row['found']:>7,}{row['failed']:>9,}"
        )
    for title, reason in missing.items():
        yield f"{title:42}not measured: {reason}"
    if new["ratio_to_spacy"]:
        yield f"words a CPU second, quotetrack to spaCy: {new['ratio_to_spacy']:.3f}"
    if OURS in new["rows"]:
        yield f"quotetrack --help: {new['rows'][OURS]['cpu_s_help']:.2f} CPU s"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, measure, append and print; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles; by default the samples")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--note", help="what changed since the row before")
    parser.add_argument("--prediction", help="what was expected before it was measured")
    parser.add_argument(
        "--envs", type=Path, default=ROOT / "build" / "peers", help="where peers are installed"
    )
    parser.add_argument("--stanza", type=Path, metavar="DIR", help="a Stanza resources directory")
    parser.add_argument("--core", type=int, help="the core to run on; by default the last")
    parser.add_argument("--history", type=Path, default=HISTORY, help="the file of rows")
    options = parser.parse_args(arguments)
    if options.rounds < 1:
        parser.error("--rounds is 1 or more")
    paths = options.paths or [str(resource("data/articles"))]
    texts = [found.text for found in read(paths) if isinstance(found, Article) and found.text.strip()]
    if not texts:
        print(f"{', '.join(paths)}: no article with text to measure on", file=sys.stderr)
        return 1
    found = list(peers(options.envs, options.stanza))
    systems = [one for one in found if isinstance(one, Peer)]
    missing = dict(one for one in found if not isinstance(one, Peer))
    rows, failed = measure(systems, texts, options.rounds, options.core)
    new = history_row(rows, texts, options.rounds, options.note, options.prediction)
    print(*report(new, {peer.name: peer.title for peer in systems}, missing | failed), sep="\n")
    if OURS not in rows:  # a row of the peers alone says nothing of quotetrack
        return 2
    append(options.history, new)
    return 0


if __name__ == "__main__":
    sys.exit(main())
