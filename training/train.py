"""Trains networks: python -m training.train PREPARED WORK [--minilm FOLDER] [--read FOLDER] [--mpnet FOLDER]
    [--only NAME ...]

Runs training.joint.train and training.reading.train, a process each, with the options of recipe.toml.
PREPARED holds treebanks/, ner/ and, where --minilm and --mpnet name no other folders, minilm/ and mpnet/;
--read the passages that the teachers have read. Networks are saved as WORK/saved/NAME.pt; each keeps a
checkpoint beside it and goes on from it when started again.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

RECIPE = Path(__file__).with_name("recipe.toml")

Option: TypeAlias = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Stage:
    """One run of a training command: the network's name, the module and all its options."""

    name: str
    module: str
    options: Mapping[str, Option]


def load(path: Path = RECIPE) -> dict[str, Any]:
    """Return the recipe as TOML has it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def stages(recipe: Mapping[str, Any]) -> Iterator[Stage]:
    """Yield the recipe's runs in order."""
    return (Stage(model["name"], model["module"], model["options"]) for model in recipe["model"])


def flags(options: Mapping[str, Option], places: Mapping[str, Path]) -> Iterator[str]:
    """Yield the options as a command line, with the places filled in."""
    for name, value in options.items():
        if isinstance(value, bool):
            yield f"--{name}" if value else f"--no_{name}"
        else:
            yield f"--{name}"
            yield value.format(**places) if isinstance(value, str) else str(value)


def saved(work: Path, name: str) -> Path:
    """Return where a network is saved."""
    return work / "saved" / f"{name}.pt"


def command(
    stage: Stage,
    prepared: Path,
    work: Path,
    minilm: Path | None = None,
    read: Path | None = None,
    mpnet: Path | None = None,
) -> list[str]:
    """Return the command of one stage."""
    places = {
        "prepared": prepared,
        "minilm": minilm or prepared / "minilm",
        "read": read or work / "read",
        "marked": work / "marked",
        "again": work / "again",
        "mpnet": mpnet or prepared / "mpnet",
        "saved": work / "saved",
    }
    return [sys.executable, "-m", stage.module, *flags(stage.options, places)]


def train(
    prepared: Path,
    work: Path,
    only: Sequence[str] = (),
    recipe: Path = RECIPE,
    minilm: Path | None = None,
    read: Path | None = None,
    mpnet: Path | None = None,
) -> None:
    """Run every stage, or those named in ``only``; CalledProcessError where one fails."""
    content = load(recipe)
    environment = {**os.environ, "OMP_NUM_THREADS": str(content["threads"])}
    (work / "saved").mkdir(parents=True, exist_ok=True)
    for stage in stages(content):
        if not only or stage.name in only:
            subprocess.run(command(stage, prepared, work, minilm, read, mpnet), check=True, env=environment)


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--minilm", type=Path, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--read", type=Path, help="folder of passages that the teachers have read")
    parser.add_argument("--mpnet", type=Path, help="folder with all-mpnet-base-v2")
    args = parser.parse_args()
    minilm, read, mpnet = (path and path.resolve() for path in (args.minilm, args.read, args.mpnet))
    train(args.prepared.resolve(), args.work.resolve(), args.only, args.recipe, minilm, read, mpnet)


if __name__ == "__main__":
    main()
