"""Trains the models: python -m training.train PREPARED WORK [--minilm FOLDER] [--only PROCESSOR ...]

Runs Stanza's own training commands and training.joint.train, one process a stage, with the options of
recipe.toml. PREPARED holds treebanks/, ner/, vectors/ and, where --minilm names no other folder, minilm/;
models are saved as WORK/saved/PROCESSOR/STAGE.pt. The joint network keeps a checkpoint beside it and goes on
from it when started again.
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
    """One run of one Stanza command: where its model goes and all its options."""

    processor: str
    number: int
    module: str
    options: Mapping[str, Option]


def load(path: Path = RECIPE) -> dict[str, Any]:
    """Return the recipe as TOML has it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def stages(recipe: Mapping[str, Any]) -> Iterator[Stage]:
    """Yield the recipe's runs in order; a later stage inherits the options of the one before."""
    for model in recipe["model"]:
        options: dict[str, Option] = {}
        for number, stage in enumerate(model["stage"], 1):
            options = {**options, **stage}
            yield Stage(model["processor"], number, model["module"], options)


def flags(options: Mapping[str, Option], places: Mapping[str, Path]) -> Iterator[str]:
    """Yield the options as a command line, with the places filled in."""
    for name, value in options.items():
        if isinstance(value, bool):
            yield f"--{name}" if value else f"--no_{name}"
        else:
            yield f"--{name}"
            yield value.format(**places) if isinstance(value, str) else str(value)


def saved(work: Path, processor: str, number: int) -> Path:
    """Return where a stage's model is saved."""
    return work / "saved" / processor / f"{number}.pt"


def command(stage: Stage, prepared: Path, work: Path, minilm: Path | None = None) -> list[str]:
    """Return the command of one stage."""
    target = saved(work, stage.processor, stage.number)
    places = {
        "prepared": prepared,
        "treebanks": prepared / "treebanks",
        "minilm": minilm or prepared / "minilm",
        "lemmas": work / "lem-train.conllu",
        "multiword": work / "multiword.json",
        "saved": target.parent,
        "previous": saved(work, stage.processor, stage.number - 1),
    }
    save = ["--save_dir", str(target.parent), "--save_name", target.name]
    return [sys.executable, "-m", stage.module, *flags(stage.options, places), *save]


def train(
    prepared: Path,
    work: Path,
    only: Sequence[str] = (),
    recipe: Path = RECIPE,
    minilm: Path | None = None,
) -> None:
    """Run every stage, or those of the processors in ``only``; CalledProcessError where one fails."""
    content = load(recipe)
    environment = {**os.environ, "OMP_NUM_THREADS": str(content["threads"])}
    (work / "saved").mkdir(parents=True, exist_ok=True)
    (work / "multiword.json").write_text("[]", encoding="utf-8")  # every multiword token is split
    for stage in stages(content):
        if not only or stage.processor in only:
            saved(work, stage.processor, stage.number).parent.mkdir(exist_ok=True)
            subprocess.run(command(stage, prepared, work, minilm), check=True, env=environment)


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--only", nargs="*", default=[], metavar="PROCESSOR")
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    parser.add_argument("--minilm", type=Path, help="folder with model.safetensors and vocab.txt")
    args = parser.parse_args()
    minilm = args.minilm and args.minilm.resolve()
    train(args.prepared.resolve(), args.work.resolve(), args.only, args.recipe, minilm)


if __name__ == "__main__":
    main()
