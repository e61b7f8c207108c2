"""What an evaluation records beside the scores, and the tables of the model card."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import torch

BEGIN, END = "<!-- scores: written by training.evaluate -->", "<!-- end of scores -->"
DATA = ("treebanks/*.conllu", "treebanks/tok-*", "ner/*.json", "vectors/*.pt")


def versions() -> dict[str, str]:
    """Return the versions that the scores depend on."""
    return {"python": platform.python_version(), **{name: version(name) for name in ("stanza", "torch")}}


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def describe_data(prepared: Path) -> dict[str, str]:
    """Return the hash of every prepared file, by its path below ``prepared``."""
    paths = sorted(path for pattern in DATA for path in prepared.glob(pattern))
    return {path.relative_to(prepared).as_posix(): digest(path) for path in paths}


def describe_models(models: Path) -> dict[str, Any]:
    """Return size, hash and recorded options (seed included) of every model file."""
    found = {}
    for path in sorted(models.glob("*/*/*.pt")):
        content = torch.load(path, map_location="cpu", weights_only=False)
        found[path.relative_to(models).as_posix()] = {
            "bytes": path.stat().st_size,
            "sha256": digest(path),
            "options": plain(content.get("config", {})),
        }
    return found


def plain(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that JSON can hold and that are set."""
    return {k: v for k, v in config.items() if isinstance(v, bool | int | float | str) and v != ""}


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def score_tables(scores: Mapping[str, Any]) -> str:
    """Return the three tables of the card: trees, tokens, names."""
    columns = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS_subtypes", "words", "words_per_second")
    trees = [[name.upper(), *(row[c] for c in columns)] for name, row in scores["trees"].items()]
    tokens = [
        [
            name.upper(),
            *(row[unit][m] for unit in ("words", "sentences") for m in ("precision", "recall", "f1")),
        ]
        for name, row in scores["tokens"].items()
    ]
    names = [
        [k, *(row[m] for m in ("precision", "recall", "f1", "gold"))] for k, row in scores["names"].items()
    ]
    units = ("words P", "words R", "words F1", "sentences P", "sentences R", "sentences F1")
    heads = [c.replace("LAS_subtypes", "LAS with subtypes").replace("_per_", "/") for c in columns]
    return "\n\n".join(
        [
            "Tags, lemmas and trees on gold words, percent of all words with punctuation:",
            table(["test set", *heads], trees),
            "Words and sentences found in running text without paragraph breaks, percent:",
            table(["test set", *units], tokens),
            "Names on gold words of 80 articles, exact range and type, percent:",
            table(["type", "P", "R", "F1", "names"], names),
        ]
    )


def update_card(card: Path, scores: Mapping[str, Any]) -> None:
    """Put the tables between the card's two markers; ValueError where it lacks one."""
    text = card.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{card}: the markers {BEGIN} and {END} are missing")
    card.write_text(f"{before}{BEGIN}\n\n{score_tables(scores)}\n\n{END}{after}", encoding="utf-8")
