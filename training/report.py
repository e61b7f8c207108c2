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
CURVE = ("UPOS", "XPOS", "feats", "UAS", "LAS", "LAS_subtypes", "names", "PERSON", "ORG", "LOC")
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
        if "curve" in content:
            found[path.relative_to(models).as_posix()]["curve"] = content["curve"]
    return found


def plain(config: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that JSON can hold and that are set."""
    return {k: v for k, v in config.items() if isinstance(v, bool | int | float | str) and v != ""}


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def score_tables(scores: Mapping[str, Any]) -> str:
    """Return the tables of the card: trees, tokens, raw text, names, speed and the curve of training."""
    columns = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS_subtypes", "words", "words_per_second")
    trees = [[name.upper(), *(row[c] for c in columns)] for name, row in scores["trees"].items()]
    units, measures = ("words", "sentences"), ("precision", "recall", "f1")
    tokens = [
        [name.upper(), *(row[unit][m] for unit in units for m in measures)]
        for name, row in scores["tokens"].items()
    ]
    names = [[k, *(row[m] for m in (*measures, "gold"))] for k, row in scores["names"].items()]
    heads = [c.replace("LAS_subtypes", "LAS with subtypes").replace("_per_", "/") for c in columns]
    parts = [
        "Tags, lemmas and trees on gold words, percent of all words with punctuation:",
        table(["test set", *heads], trees),
        "Words and sentences found in running text without paragraph breaks (NEWS: with them), percent:",
        table(["test set", *(f"{unit} {m}" for unit in units for m in ("P", "R", "F1"))], tokens),
        "The whole pipeline on raw text, F1 by the CoNLL 2018 shared task's evaluation:",
        table(*_rows(scores["raw"])),
        "Names on gold words of 80 articles, exact range and type, percent:",
        table(["type", "P", "R", "F1", "names"], names),
        _speed(scores["speed"]),
    ]
    for path, model in scores["models"].items():
        if "curve" in model:
            header, rows = _rows({str(point["step"]): point for point in model["curve"]})
            shown = [header.index(c) for c in ("test set", *CURVE)]
            parts += [
                f"`{path}` in training, on the development parts:",
                table(["step", *CURVE], ([row[i] for i in shown] for row in rows)),
            ]
    return "\n\n".join(parts)


def _rows(by_name: Mapping[str, Mapping[str, Any]]) -> tuple[list[str], list[list[object]]]:
    """Return header and rows of a table whose rows have names and the same columns."""
    columns = list(next(iter(by_name.values()), {}))
    return ["test set", *columns], [
        [name.upper(), *(row[c] for c in columns)] for name, row in by_name.items()
    ]


def _speed(speed: Mapping[str, Mapping[str, float]]) -> str:
    """Say how fast the whole pipeline is, and beside what."""
    own = speed["models"]["words_per_second"]
    line = f"The whole pipeline from raw text, on one thread: {own} words a second"
    if "beside" not in speed:
        return line + "."
    beside = speed["beside"]["words_per_second"]
    return f"{line}, {own / beside:.2f} times the {beside} of the first set of models in the same run."


def update_card(card: Path, scores: Mapping[str, Any]) -> None:
    """Put the tables between the card's two markers; ValueError where it lacks one."""
    text = card.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{card}: the markers {BEGIN} and {END} are missing")
    card.write_text(f"{before}{BEGIN}\n\n{score_tables(scores)}\n\n{END}{after}", encoding="utf-8")
