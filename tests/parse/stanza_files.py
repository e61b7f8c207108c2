"""Resources directories as Stanza's are, with files that hold no models; nothing here looks inside them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

MODELS = {"tokenize": "plain", "pos": "plain", "lemma": "plain", "depparse": "plain", "ner": "wire"}


def index(url: str, root: Path) -> dict[str, Any]:
    """Return the index of the models under ``root``/en, as an official one is built."""
    english: dict[str, Any] = {"lang_name": "English", "packages": {"plain": dict(MODELS)}}
    for path in sorted((root / "en").glob("*/*.pt")):
        entry: dict[str, Any] = {"md5": hashlib.md5(path.read_bytes()).hexdigest()}
        if path.parent.name in ("pos", "depparse", "ner"):
            entry["dependencies"] = [{"model": "pretrain", "package": "plain"}]
        english.setdefault(path.parent.name, {})[path.stem] = entry
    english["packages"]["broken"] = {**MODELS, "pos": "gone"}
    english["pos"]["gone"] = {"md5": "0" * 32}
    return {"en": english, "url": url + "/{lang}/{filename}"}


def make_models(root: Path) -> None:
    """Write a file for every model of the package *plain*."""
    for processor, model in {**MODELS, "pretrain": "plain"}.items():
        path = root / "en" / processor / f"{model}.pt"
        path.parent.mkdir(parents=True)
        path.write_bytes(processor.encode() * 10)


def make_directory(root: Path, **packages: str) -> Path:
    """Make a resources directory with *plain*, and further packages of its files: ``default="plain"``."""
    make_models(root)
    content = index("", root)
    for name, other in packages.items():
        content["en"]["packages"][name] = content["en"]["packages"].get(other, {"tokenize": "unfetched"})
    (root / "resources.json").write_text(json.dumps(content), encoding="utf-8")
    return root
