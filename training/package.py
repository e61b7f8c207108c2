"""Packs trained models: python -m training.package WORK OUT, or --index-only OUT

Writes OUT/en/PROCESSOR/PACKAGE.pt with float16 weights (Stanza loads them into float32 modules) and the
development curve where training wrote one, and OUT/resources.json, which makes OUT a Stanza resources
directory. A model that OUT already holds and this recipe does not make stays, and is listed as well.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path, PurePath
from typing import Any

import torch

from training.train import RECIPE, load, saved, stages

DEFAULT = ("tokenize", "joint", "pos", "lemma", "depparse", "ner")


def halved(value: Any) -> Any:
    """Return ``value`` with every float32 or float64 tensor in it as float16."""
    if isinstance(value, torch.Tensor):
        return value.half() if value.dtype in (torch.float32, torch.float64) else value
    if isinstance(value, dict):
        return type(value)((key, halved(item)) for key, item in value.items())
    return value


def without_folders(config: dict[str, Any]) -> dict[str, Any]:
    """Return the recorded options with file names only: where they lay says nothing about the model."""
    return {k: PurePath(v).name if isinstance(v, str) and "/" in v else v for k, v in config.items()}


def pack_model(source: Path, target: Path) -> None:
    """Write a trained model with float16 weights; the joint network is saved packed and stays as it is."""
    content = torch.load(source, map_location="cpu", weights_only=False)
    if "model" in content:
        content["model"] = halved(content["model"])
    content["config"] = without_folders(content["config"])
    curve = source.with_suffix(".curve.jsonl")
    if curve.exists():
        content["curve"] = [json.loads(line) for line in curve.read_text(encoding="utf-8").splitlines()]
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.save(content, target)


def index(root: Path, package: str = "news", language: str = "en") -> dict[str, Any]:
    """Return what resources.json says of the models under ``root``; the package is also the default."""
    found: dict[str, Any] = {}
    for path in sorted((root / language).glob("*/*.pt")):
        entry = {"md5": hashlib.md5(path.read_bytes()).hexdigest()}
        found.setdefault(path.parent.name, {})[path.stem] = entry
    default = {processor: package for processor in DEFAULT if package in found.get(processor, {})}
    found["packages"] = {package: default, "default": default}
    found["default_processors"] = default
    found["default_dependencies"] = {}
    found["lang_name"] = "English"
    return {language: found, "url": ""}


def write_index(root: Path, package: str = "news", language: str = "en") -> None:
    """Write ``root``/resources.json."""
    content = json.dumps(index(root, package, language), indent=1)
    (root / "resources.json").write_text(content, encoding="utf-8")


def pack(work: Path, out: Path, recipe: Path = RECIPE) -> None:
    """Pack the last stage of every model, and the index."""
    content = load(recipe)
    package, language = content["package"], content["language"]
    last = {stage.processor: stage.number for stage in stages(content)}
    for processor, number in last.items():
        pack_model(saved(work, processor, number), out / language / processor / f"{package}.pt")
    write_index(out, package, language)


def main() -> None:
    """Parse the command line and pack, or only write the index again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="WORK OUT")
    parser.add_argument("--index-only", action="store_true", help="only write OUT/resources.json")
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    args = parser.parse_args()
    if len(args.folders) != (1 if args.index_only else 2):
        parser.error("give WORK OUT, or --index-only OUT")
    if args.index_only:
        write_index(args.folders[0])
    else:
        work, out = args.folders
        pack(work, out, args.recipe)


if __name__ == "__main__":
    main()
