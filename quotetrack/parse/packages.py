"""Which packages a Stanza resources directory really holds, read from its index without loading Stanza."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LANGUAGE = "en"
PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")  # those of an official package
NAME = "joint"  # our own processor: see ``tagging.joint_processor``
JOINT = ("tokenize", NAME, "lemma")  # those of the embedded package
_OPTIONAL = ("ner", "mwt")  # without names a parse is poorer, without multiword tokens some models do well


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A package that can be loaded: its processors, its resources directory, its files' size in bytes."""

    package: str
    processors: tuple[str, ...]
    path: Path
    bytes: int


def find_packages(directory: Path) -> Iterator[ModelInfo]:
    """Yield, in alphabetical order, the packages all of whose required models are there."""
    english = english_index(directory)
    for package, models in sorted(english.get("packages", {}).items()):
        found: dict[str, set[Path]] = {}
        wanted = processors_of(models)
        for processor in (*wanted, "mwt"):
            paths = set(_files(directory, english, processor, models.get(processor)))
            if paths and all(path.is_file() for path in paths):
                found[processor] = paths
        if all(processor in found or processor in _OPTIONAL for processor in wanted):
            size = sum(path.stat().st_size for path in set().union(*found.values()))
            yield ModelInfo(package, tuple(found), directory, size)


def processors_of(models: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the processors to run for a package, given what resources.json lists of it."""
    return JOINT if NAME in models else PROCESSORS


def english_index(directory: Path) -> Mapping[str, Any]:
    """Return the English part of resources.json, empty where there is none or it is damaged."""
    try:
        content = json.loads((directory / "resources.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found = content.get(LANGUAGE) if isinstance(content, dict) else None
    return found if isinstance(found, dict) else {}


def _files(directory: Path, english: Mapping[str, Any], processor: str, model: str | None) -> Iterator[Path]:
    """Yield the files of one model and of the vectors and character models it needs."""
    if model is not None:
        yield directory / LANGUAGE / processor / f"{model}.pt"
        for needed in english.get(processor, {}).get(model, {}).get("dependencies", ()):
            yield directory / LANGUAGE / needed["model"] / f"{needed['package']}.pt"
