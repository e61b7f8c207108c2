"""The commands that the recipe spells, and that every option in it is one."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from training import train
from training.joint.train import Recipe as JointRecipe
from training.reading.train import Recipe as ReadingRecipe

PLACES = {name: Path("/p") for name in ("prepared", "minilm", "mpnet", "read", "marked", "again", "saved")}


def test_flags_spell_each_kind_of_option() -> None:
    options: dict[str, train.Option] = {"cpu": True, "wide": False, "lr": 0.002, "out": "{saved}/t"}
    spelled = list(train.flags(options, PLACES))
    assert spelled == ["--cpu", "--no_wide", "--lr", "0.002", "--out", "/p/t"]


def test_the_recipe_makes_the_teachers_and_then_the_reader() -> None:
    runs = list(train.stages(train.load()))
    assert [r.name for r in runs] == ["joint", "reading", "marked", "larger", "again"]
    joint, reading, marked, larger, again = (
        train.command(run, Path("/data"), Path("/runs"), Path("/downloads/minilm")) for run in runs
    )
    assert joint[1:3] == ["-m", "training.joint.train"]
    assert joint[joint.index("--prepared") + 1] == "/data"
    assert joint[joint.index("--minilm") + 1] == "/downloads/minilm"
    assert joint[joint.index("--save_dir") + 1] == "/runs/saved"
    assert reading[reading.index("--start") + 1] == str(train.saved(Path("/runs"), "joint"))
    assert reading[reading.index("--read") + 1] == "/runs/read"
    assert reading[reading.index("--out") + 1] == str(train.saved(Path("/runs"), "reading"))
    assert marked[marked.index("--start") + 1] == str(train.saved(Path("/runs"), "reading"))
    assert marked[marked.index("--marked") + 1] == "/runs/marked"
    assert larger[larger.index("--start") + 1] == "/data/mpnet"
    assert again[again.index("--start") + 1] == str(train.saved(Path("/runs"), "unpacked"))
    assert again[again.index("--read") + 1] == "/runs/again/retold"


@pytest.mark.parametrize(
    ("name", "recipe", "others"),
    [
        ("joint", JointRecipe(), ("prepared", "minilm", "save_dir", "save_name", "every")),
        ("reading", ReadingRecipe(), ("prepared", "read", "held", "start", "out", "every")),
        ("again", ReadingRecipe(), ("prepared", "read", "marked", "held", "start", "out", "every")),
    ],
)
def test_every_option_of_a_command_is_written_down(
    name: str, recipe: JointRecipe | ReadingRecipe, others: tuple[str, ...]
) -> None:
    [options] = [run.options for run in train.stages(train.load()) if run.name == name]
    assert set(options) == {*asdict(recipe), *others}


def test_every_file_of_the_recipe_is_a_known_place() -> None:
    for stage in train.stages(train.load()):
        assert all("{" not in word for word in train.flags(stage.options, PLACES))
