"""Which packages a Stanza resources directory really holds, read from its index without importing Stanza."""

from __future__ import annotations

import json
import os
import runpy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LANGUAGE = "en"
PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")
MISSING = "Stanza packages need Stanza, which is not installed; run: pip install 'quotetrack[stanza]'"
_OPTIONAL = ("ner", "mwt")  # without names a parse is poorer, without multiword tokens some models do well


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Models that can be loaded: their package, what they do, their directory and their files."""

    package: str
    processors: tuple[str, ...]
    path: Path
    files: tuple[Path, ...]

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(path.stat().st_size for path in self.files)


def find_packages(directory: Path) -> Iterator[ModelInfo]:
    """Yield, in alphabetical order, the packages all of whose required models are there."""
    english = english_index(directory)
    for package, models in sorted(english.get("packages", {}).items()):
        found: dict[str, set[Path]] = {}
        for processor in (*PROCESSORS, "mwt"):
            paths = set(_files(directory, english, processor, models.get(processor)))
            if paths and all(path.is_file() for path in paths):
                found[processor] = paths
        if all(processor in found or processor in _OPTIONAL for processor in PROCESSORS):
            yield ModelInfo(package, tuple(found), directory, tuple(sorted(set().union(*found.values()))))


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


def stanza_directory() -> Path | None:
    """Return where the installed Stanza keeps its packages, None where Stanza is not installed.

    As ``stanza.resources.common`` has it, which is not imported for it: with it comes torch. Earlier versions
    kept them in the home directory.
    """
    stanza = find_spec("stanza")
    if stanza is None or stanza.origin is None:
        return None
    if given := os.environ.get("STANZA_RESOURCES_DIR"):
        return Path(given)
    earlier = Path.home() / "stanza_resources"
    try:
        from platformdirs import user_cache_dir

        version = runpy.run_path(str(Path(stanza.origin).with_name("_version.py")))["__resources_version__"]
    except (ImportError, OSError, KeyError):
        return earlier
    own = Path(user_cache_dir("stanza", "StanfordNLP", version)) / "resources"
    return own if (own / "resources.json").is_file() or not earlier.exists() else earlier
