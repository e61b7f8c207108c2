"""What an evaluation records beside the scores, and the tables of the model card."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import onnx

from quotetrack.resources import digest
from training.sums import MODELS

BEGIN, END = "<!-- scores: written by training.evaluate -->", "<!-- end of scores -->"
DATA = ("treebanks/*.conllu", "ner/*.json", "vectors/*.pt")


def versions() -> dict[str, str]:
    """Return the versions that the scores depend on."""
    return {"python": platform.python_version(), **{name: version(name) for name in ("onnxruntime", "numpy")}}


def describe_data(prepared: Path) -> dict[str, str]:
    """Return the hash of every prepared file, by its path below ``prepared``."""
    paths = sorted(path for pattern in DATA for path in prepared.glob(pattern))
    return {path.relative_to(prepared).as_posix(): digest(path) for path in paths}


def describe_models(models: Path) -> dict[str, Any]:
    """Return size and hash of every model file, and the options (seed included) and curve that it records."""
    found: dict[str, Any] = {}
    for path in (models / name for name in MODELS):
        if not path.is_file():
            continue
        found[path.name] = {"bytes": path.stat().st_size, "sha256": digest(path)}
        told = recorded(path) if path.suffix == ".onnx" else {}
        if "config" in told:
            found[path.name]["options"] = plain(json.loads(told["config"]))
        if "curve" in told:
            found[path.name]["curve"] = json.loads(told["curve"])
    return found


def recorded(path: Path) -> dict[str, str]:
    """Return what an ONNX file tells of itself."""
    return {entry.key: entry.value for entry in onnx.load(path).metadata_props}


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
        "Words and sentences by rules in running text without paragraph breaks (NEWS: with them), percent:",
        table(["test set", *(f"{unit} {m}" for unit in units for m in ("P", "R", "F1"))], tokens),
        "The whole pipeline on raw text, F1 by the CoNLL 2018 shared task's evaluation:",
        table(*_rows(scores["raw"])),
        "Names on gold words of 80 articles, exact range and type, percent:",
        table(["type", "P", "R", "F1", "names"], names),
        _speed(scores["speed"]),
    ]
    for path, model in scores["models"].items():
        if "curve" in model:
            shown = list(model["curve"][0])
            rows = [[point[c] for c in shown] for point in model["curve"]]
            parts += [f"`{path}` in training, on the development parts:", table(shown, rows)]
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
    return f"{line}, {own / beside:.2f} times the {beside} of another set of models in the same run."


def update_card(card: Path, scores: Mapping[str, Any]) -> None:
    """Put the tables between the card's two markers; ValueError where it lacks one."""
    text = card.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{card}: the markers {BEGIN} and {END} are missing")
    card.write_text(f"{before}{BEGIN}\n\n{score_tables(scores)}\n\n{END}{after}", encoding="utf-8")
