"""Records which model files belong together: python -m training.sums FOLDER

Writes SHA256SUMS into FOLDER, in the form of sha256sum: without it, or with another file in the place of
one that it names, quotetrack loads nothing from data/models. The commands that write models call it.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from quotetrack.resources import SUMS, digest

MODELS = ("reading.onnx", "relations.onnx", "lemmas.json.gz", "scorer.json")


def write_sums(folder: Path) -> None:
    """Record the SHA-256 of every model file in ``folder``."""
    lines = [f"{digest(folder / name)}  {name}\n" for name in MODELS if (folder / name).is_file()]
    (folder / SUMS).write_text("".join(lines), encoding="ascii")


def renew_sums(folder: Path) -> None:
    """Record them anew where they are recorded: one of the files was written again."""
    if (folder / SUMS).is_file():
        write_sums(folder)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    write_sums(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    main()
