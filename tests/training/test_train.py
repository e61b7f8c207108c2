"""The commands that the recipe spells, packing, and one real (dictionary) training run."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
import torch

from quotetrack.resources import resource
from training import package, train
from training.joint.train import Recipe

PLACES = {
    name: Path("/p")
    for name in ("prepared", "treebanks", "minilm", "lemmas", "multiword", "saved", "previous")
}


def test_flags_spell_each_kind_of_option() -> None:
    options: dict[str, train.Option] = {
        "cpu": True,
        "use_mwt": False,
        "lr": 0.002,
        "train_file": "{treebanks}/t",
    }
    spelled = list(train.flags(options, PLACES))
    assert spelled == ["--cpu", "--no_use_mwt", "--lr", "0.002", "--train_file", "/p/t"]


def test_a_later_stage_inherits_options_and_starts_from_the_one_before() -> None:
    first = {"lang": "en", "lr": 0.003}
    recipe = {
        "model": [
            {
                "processor": "pos",
                "module": "stanza.models.tagger",
                "stage": [first, {"lr": 0.001, "continue_from": "{previous}"}],
            }
        ]
    }
    runs = list(train.stages(recipe))
    assert [(r.processor, r.number, r.options["lr"]) for r in runs] == [("pos", 1, 0.003), ("pos", 2, 0.001)]
    command = train.command(runs[1], Path("/data"), Path("/runs"))
    at = command.index("--continue_from")
    assert command[at + 1] == "/runs/saved/pos/1.pt"
    assert command[command.index("--lang") + 1] == "en"
    assert command[-4:] == ["--save_dir", "/runs/saved/pos", "--save_name", "2.pt"]


def test_the_recipe_makes_the_embedded_package() -> None:
    runs = list(train.stages(train.load()))
    assert [r.processor for r in runs] == ["tokenize", "lemma", "joint"]
    command = train.command(runs[-1], Path("/data"), Path("/runs"), Path("/downloads/minilm"))
    assert command[1:3] == ["-m", "training.joint.train"]
    assert command[command.index("--prepared") + 1] == "/data"
    assert command[command.index("--minilm") + 1] == "/downloads/minilm"
    known = {f"--{name}" for name in (*asdict(Recipe()), "prepared", "minilm", "every")}
    assert set(command[3:-4:2]) == known


def test_every_file_of_the_recipe_is_a_known_place() -> None:
    for stage in train.stages(train.load()):
        assert all("{" not in word for word in train.flags(stage.options, PLACES))


def test_halved_goes_into_dictionaries_and_leaves_other_types() -> None:
    state = {
        "a": torch.ones(2),
        "b": {"c": torch.ones(1, dtype=torch.float64)},
        "d": torch.tensor([1]),
        "e": None,
    }
    found = package.halved(state)
    assert found["a"].dtype == found["b"]["c"].dtype == torch.float16
    assert found["d"].dtype == torch.int64 and found["e"] is None


def test_packed_files_hold_no_folder_and_half_the_weights(tmp_path: Path) -> None:
    source, target = tmp_path / "1.pt", tmp_path / "en" / "pos" / "news.pt"
    config = {"train_file": "/home/mara/trees/train.conllu", "lr": 0.1, "lang": "en"}
    torch.save({"model": {"w": torch.randn(100, 100)}, "config": config}, source)
    package.pack_model(source, target)
    found = torch.load(target, weights_only=False)
    assert found["config"] == {"train_file": "train.conllu", "lr": 0.1, "lang": "en"}
    assert found["model"]["w"].dtype == torch.float16
    assert target.stat().st_size < 0.6 * source.stat().st_size


def test_the_joint_network_is_packed_with_its_curve(tmp_path: Path) -> None:
    source, target = tmp_path / "1.pt", tmp_path / "en" / "joint" / "news.pt"
    rows = {"w": (torch.ones(2, 2, dtype=torch.int8), torch.ones(2))}
    torch.save({"rows": rows, "weights": {}, "config": {"steps": 4, "minilm": "/home/mara/minilm"}}, source)
    source.with_suffix(".curve.jsonl").write_text('{"step": 2, "LAS": 1.5}\n{"step": 4, "LAS": 2.5}\n')
    package.pack_model(source, target)
    found = torch.load(target, weights_only=True)
    assert found["rows"]["w"][1].dtype == torch.float32
    assert found["config"] == {"steps": 4, "minilm": "minilm"}
    assert [point["LAS"] for point in found["curve"]] == [1.5, 2.5]


def test_index_lists_every_model(tmp_path: Path) -> None:
    for name in ("tokenize/news", "joint/news", "joint/other"):
        path = tmp_path / "en" / f"{name}.pt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    package.write_index(tmp_path)
    found = json.loads((tmp_path / "resources.json").read_text(encoding="utf-8"))["en"]
    assert found["packages"] == {
        "news": {"tokenize": "news", "joint": "news"},
        "default": {"tokenize": "news", "joint": "news"},
    }
    assert set(found["joint"]) == {"news", "other"}


def test_the_embedded_index_matches_the_embedded_files() -> None:
    """After changing a model: python -m training.package --index-only data/models"""
    models = resource("data/models")
    assert package.index(models) == json.loads((models / "resources.json").read_text(encoding="utf-8"))


@pytest.mark.model
def test_train_runs_stanzas_own_command(tmp_path: Path) -> None:
    """The dictionary lemmatizer trains in a moment: from prepared file to a packed model."""
    row = "1\tquipped\tquip\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
    treebanks = tmp_path / "prepared" / "treebanks"
    treebanks.mkdir(parents=True)
    (treebanks / "dev.conllu").write_text(row, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    (work / "lem-train.conllu").write_text(row, encoding="utf-8")
    train.train(tmp_path / "prepared", work, only=["lemma"])
    package.pack_model(train.saved(work, "lemma", 1), tmp_path / "out" / "news.pt")
    packed = torch.load(tmp_path / "out" / "news.pt", weights_only=False)
    assert packed["config"]["dict_only"] is True
    assert packed["config"]["train_file"] == "lem-train.conllu"
