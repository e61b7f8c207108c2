"""Prepares the lemmas: python -m training.lemmas TRAIN.conllu VECTORS.pt OUT.conllu

The dictionary lemmatizer learns what its training file holds. To the treebank's words this adds, for
each frequent word that it does not have, the lemmas that lemminflect knows, as sentences of 20 words.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from training.conllu import FORM, UPOS, format_block, read
from training.vectors import words_of

Row: TypeAlias = tuple[str, str, str]  # form, UPOS, lemma
Lookup: TypeAlias = Callable[[str], Mapping[str, Sequence[str]]]

OPEN_CLASSES = ("VERB", "NOUN", "ADJ", "ADV")
CAPITALIZED = ("VERB", "NOUN")  # also listed as at the start of a sentence
LENGTH = 20


def missing(words: Iterable[str], seen: set[tuple[str, str]], lookup: Lookup) -> Iterator[Row]:
    """Yield the forms and lemmas of ``words`` whose (lower-case form, UPOS) is not in ``seen``."""
    for word in words:
        if not (word.isalpha() and word.isascii()):
            continue
        for upos, lemmas in lookup(word).items():
            if upos in OPEN_CLASSES and (word, upos) not in seen:
                yield word, upos, lemmas[0]
                if upos in CAPITALIZED:
                    yield word.capitalize(), upos, lemmas[0]


def as_sentence(number: int, rows: Sequence[Row]) -> str:
    """Return the rows as a well-formed CoNLL-U sentence, each word hanging from the one before."""
    lines = [
        [str(i), form, lemma, upos, "_", "_", str(i - 1), "root" if i == 1 else "dep", "_", "_"]
        for i, (form, upos, lemma) in enumerate(rows, 1)
    ]
    return format_block((f"lemmas-{number}", lines))


def prepare(train: Path, vectors: Path, out: Path) -> None:
    """Write the treebank's sentences, then the added lemmas."""
    from lemminflect import getAllLemmas

    seen = {(columns[FORM].lower(), columns[UPOS]) for _, lines in read(train) for columns in lines}
    rows = missing(words_of(vectors), seen, getAllLemmas)
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as target:
        target.write(train.read_text(encoding="utf-8"))
        for number in itertools.count(1):
            if not (chunk := list(itertools.islice(rows, LENGTH))):
                break
            target.write(as_sentence(number, chunk))


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in ("train", "vectors", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    prepare(args.train, args.vectors, args.out)


if __name__ == "__main__":
    main()
