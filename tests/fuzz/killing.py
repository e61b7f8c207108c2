"""Kills every command that writes, at any change that it makes to a file, and looks at what is left.

It needs a C compiler and LD_PRELOAD: what counts the changes (``kill_at.c``) lies below SQLite. Extraction is
frozen, so that a command takes milliseconds.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

STORIES = {
    "a.txt": "Ann Roe said it rains. Otto Dahl believes it snows.",
    "b.txt": "Ann Roe said the mill is shut. Anna Roe said no.",
    "c.txt": "Otto Dahl said the toll will rise. Reuters said so too.",
    "d.txt": "Mia Falk said we open in May. Mia Falk said we do not.",
    "g.txt": "Ulla Berg said it was taken back.",
}
LATER = {
    "b.txt": "Ann Roe said the mill is open again.",  # another text at the same place
    "copy.txt": STORIES["a.txt"],  # the same text at another place
    "e.txt": "Bo Ek said nothing was lost. Ann Roe said the same.",
    "f.txt": "The Gazette said that all is well. Otto Dahl said it is not.",
}
State = dict[str, Any]


@dataclass(frozen=True)
class Writing:
    """A command that writes; one of ``whole`` changes all or nothing, the others an article at a time."""

    words: tuple[str, ...]
    whole: bool = True


WRITING = {
    "ingest": Writing(("ingest", "news.db", "in"), whole=False),
    "ingest --again": Writing(("ingest", "news.db", "in", "--again"), whole=False),
    "ingest anew": Writing(("ingest", "fresh.db", "in"), whole=False),
    "review": Writing(
        ("review", "news.db", "QUOTE", "--status", "corrected", "--by", "Ida", "--speaker", "Mia Falk")
    ),
    "review, withdrawn": Writing(("review", "news.db", "REVIEWED", "--status", "withdrawn", "--by", "Bo")),
    "review --apply": Writing(("review", "news.db", "--apply", "checked.csv", "--by", "Ida"), whole=False),
    "merge": Writing(("merge", "news.db", "Otto Dahl", "Ann Roe")),
    "split": Writing(("split", "news.db", "Ann Roe", "--articles", "a", "--as", "Ann Roe of Largo")),
    "alias": Writing(("alias", "news.db", "Mia Falk", "The Falcon")),
    "undo": Writing(("undo", "news.db", "1")),
    "remove": Writing(("remove", "news.db", "c")),
    "restore": Writing(("restore", "news.db", "g")),
    "upgrade of the oldest schema": Writing(("stats", "oldest.db")),
    "upgrade of the latest older one": Writing(("stats", "older.db")),
}


def library() -> Path | None:
    """Compile what counts changes, None where there is no compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = Path(tempfile.mkdtemp(prefix="quotetrack-kill-")) / "kill_at.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", str(made), str(HERE / "kill_at.c"), "-ldl"], check=True
    )
    return made


def killed(kills: int, seed: int) -> dict[str, Any]:
    """Run :func:`main` under the counting library and return what it found.

    Raises RuntimeError where it cannot be compiled.
    """
    counting = library()
    if counting is None:
        raise RuntimeError("no C compiler, or no Linux: kills are not counted here")
    done = subprocess.run(
        [sys.executable, str(HERE / "killing.py"), str(kills), str(seed)],
        env={**os.environ, "LD_PRELOAD": str(counting)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def run(words: tuple[str, ...], arm: Callable[[], object] = lambda: None) -> int:
    """Run a command line in this process; return its status."""
    from quotetrack.cli import main as command

    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        arm()
        try:
            command.main(args=list(words), standalone_mode=False)
        except SystemExit as error:
            return int(error.code or 0)
        except Exception as error:  # a refusal of ours, which click would have printed
            if error.__class__.__module__.startswith(("quotetrack", "click")):
                return 2
            raise
    return 0


def state_of(path: Path) -> State:
    """Return all that a database holds, but for numbers and times; proves every offset and reference."""
    from quotetrack.errors import DatabaseError
    from quotetrack.store import open_existing
    from quotetrack.store.questions.queries import check

    try:
        db = open_existing(path)
    except DatabaseError as error:
        if "no such database" in str(error) or ": empty; " in str(
            error
        ):  # killed before the schema was there
            return {}
        raise
    with closing(db.conn) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert check(db) == []
        asked = {
            "articles": "SELECT document, path, sha256 FROM articles",
            "copies": "SELECT document, path FROM copies",
            "quotes": "SELECT id, text, speaker, review, reviewer FROM quotes_full",
            "reviews": "SELECT status, reviewer, changed, text FROM reviews WHERE status <> 'found'",
            "decisions": "SELECT action, subject, detail FROM decisions",
            "names": "SELECT n.name, s.name FROM speaker_names AS n JOIN speakers AS s ON s.id = n.speaker",
        }
        return {what: sorted(map(repr, connection.execute(query))) for what, query in asked.items()}


def prepare() -> None:
    """Make the database in the current folder that every command starts from."""
    import pytest
    from conftest import SaidParser, said
    from older_files import SCHEMAS, make_older

    patch = pytest.MonkeyPatch()
    stand_in = SaidParser()
    patch.setattr("quotetrack.pipeline.load_parser", lambda model=None: stand_in)
    patch.setattr("quotetrack.pipeline._annotate", said)
    patch.setattr("quotetrack.scale.cores.processes_to_use", lambda: 1)  # no stand-in is in others
    Path("in").mkdir()
    for name, text in STORIES.items():
        Path("in", name).write_text(text, encoding="utf-8")
    assert run(("ingest", "news.db", "in")) == 0
    assert run(("merge", "news.db", "Anna Roe", "Ann Roe")) == 0
    ids = [row.split("'")[1] for row in state_of(Path("news.db"))["quotes"]]
    assert run(("review", "news.db", ids[0], "--status", "confirmed", "--by", "Bo")) == 0
    for name, text in LATER.items():
        Path("in", name).write_text(text, encoding="utf-8")
    assert run(("remove", "news.db", "g")) == 0
    for name, schema in (("oldest", SCHEMAS[0]), ("older", SCHEMAS[-1])):
        make_older(Path(f"{name}.template"), schema)
    given = ("commented,ask the desk", *("confirmed,", "rejected,") * 2)
    rows = [f"{key},{verdict}" for key, verdict in zip((ids[3], *ids[1:5]), given, strict=True)]
    Path("checked.csv").write_text("\n".join(["id,status,note", *rows]), encoding="utf-8")
    Path("ids").write_text(json.dumps([ids[0], ids[-1]]), encoding="utf-8")


def _clean() -> None:
    for path in Path().glob("fresh.db*"):
        path.unlink()
    for name in ("news", "older", "oldest"):
        for path in Path().glob(f"{name}.db?*"):
            path.unlink()
        shutil.copy(f"{name}.template", f"{name}.db")


def _child(words: tuple[str, ...], counting: Any, at: int) -> int | None:
    """Run a command in a child that is killed at its ``at``-th change; return its changes, None if killed."""
    told = Path("changes")
    told.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        status = 1
        try:
            run(words, lambda: counting.kill_at(at))
            made = counting.changes()
            counting.kill_at(-1)
            told.write_text(str(made))
            status = 0
        except Exception:
            traceback.print_exc()
        finally:
            os._exit(status)
    _, how = os.waitpid(child, 0)
    if os.WIFSIGNALED(how):
        assert os.WTERMSIG(how) == signal.SIGKILL
        return None
    assert os.WEXITSTATUS(how) == 0
    return int(told.read_text())


def _judge(writing: Writing, words: tuple[str, ...], before: State, after: State) -> str:
    """Return what a kill left, a *fault* where it is none of what may be."""
    path = Path(words[1])
    try:
        left = state_of(path)
    except Exception as error:
        return f"fault: cannot be read: {error!r}"
    outcome = "as before" if left == before else "done" if left == after else "in between"
    if writing.whole and outcome == "in between":
        return "fault: neither as before nor done"
    if before:
        kept = {*left["articles"], *left["copies"]}
        documents = {row.split("'")[1] for row in before["articles"]}
        if not documents <= {row.split("'")[1] for row in kept}:
            return "fault: an article is lost"
        if len(left["reviews"]) < len(before["reviews"]) or (
            words[0] != "undo" and not set(before["decisions"]) <= set(left["decisions"])
        ):
            return "fault: a verdict or a decision is lost"
    if not writing.whole or outcome == "as before":
        run(words)
        if state_of(path) != after:
            return "fault: done again, it comes to another end"
    return outcome


def main(kills: int, seed: int) -> None:
    """Kill ``kills`` times and print what became of it."""
    counting: Any = ctypes.CDLL(None)
    counting.kill_at.argtypes, counting.changes.restype = [ctypes.c_long], ctypes.c_long
    rng, found = Random(seed), Counter[str]()
    by_command: dict[str, Counter[str]] = {}
    boundaries: dict[str, int] = {}
    faults: list[str] = []
    memory = (
        "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    )  # a kill is no loss of power: no disk is needed
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        os.chdir(folder)
        prepare()
        shutil.copy("news.db", "news.template")
        reviewed, quote = json.loads(Path("ids").read_text())
        ends: dict[str, tuple[tuple[str, ...], State, State]] = {}
        for name, writing in WRITING.items():
            words = tuple({"QUOTE": quote, "REVIEWED": reviewed}.get(word, word) for word in writing.words)
            _clean()
            before = (
                state_of(Path(words[1])) if words[1] == "news.db" else {}
            )  # looking upgrades an older one
            boundaries[name] = _child(words, counting, 0) or 0
            ends[name] = (words, before, state_of(Path(words[1])))
            assert ends[name][1] != ends[name][2] and boundaries[name] > 0, f"{name} writes nothing"
        names = list(WRITING)
        for number in range(kills):
            name = names[number % len(names)]
            words, before, after = ends[name]
            _clean()
            at = rng.randrange(1, boundaries[name] + 1)
            if _child(words, counting, at) is not None:
                outcome = "not reached"
            else:
                outcome = _judge(WRITING[name], words, before, after)
            by_command.setdefault(name, Counter())[outcome.partition(":")[0]] += 1
            found[outcome.partition(":")[0]] += 1
            if outcome.startswith("fault"):
                faults.append(f"{name}, change {at} of {boundaries[name]}: {outcome}")
        os.chdir("/")
    result = {"kills": kills - found["not reached"], "boundaries": boundaries, "faults": faults}
    print(json.dumps({**result, "commands": {n: dict(c) for n, c in by_command.items()}}))


if __name__ == "__main__":
    main(int((sys.argv[1:2] or ["100"])[0]), int((sys.argv[2:3] or ["0"])[0]))
