"""Makes the dictionary of lemmas: python -m training.lemmas TRAIN.conllu VECTORS.pt OUT.json.gz

It holds the lemma that each word of the treebank has most often, whatever its tag, and where its lemma by a
tag is another one, that too; for frequent words that the treebank lacks, the lemmas that lemminflect knows.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from training.conllu import DEPREL, FORM, HEAD, ID, LEMMA, UPOS, Columns, read
from training.sums import renew_sums
from training.vectors import words_of

Row: TypeAlias = tuple[str, str, str]  # form, UPOS, lemma
Lookup: TypeAlias = Callable[[str], Mapping[str, Sequence[str]]]

ANY = "*"
OPEN_CLASSES = ("VERB", "NOUN", "ADJ", "ADV")
CAPITALIZED = ("VERB", "NOUN")  # also listed as at the start of a sentence


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


def listed(lines: Sequence[Columns]) -> Iterator[Row]:
    """Yield a sentence's words with their lemmas, without those that a slip has torn (*goeswith*)."""
    torn = {c[part] for c in lines if c[DEPREL] == "goeswith" for part in (ID, HEAD)}
    return ((c[FORM], c[UPOS], c[LEMMA]) for c in lines if c[ID] not in torn)


def dictionary(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """Return each word's most frequent lemma under ANY, and by tag where that is another.

    Of lemmas that are equally frequent the one that came first is taken.
    """
    found: dict[str, dict[str, str]] = {ANY: {}}
    seen: set[tuple[str, str]] = set()
    for (form, upos, lemma), _ in Counter(rows).most_common():
        usual = found[ANY].setdefault(form, lemma)
        if (form, upos) not in seen:
            seen.add((form, upos))
            if lemma != usual:
                found.setdefault(upos, {})[form] = lemma
    return found


def prepare(train: Path, vectors: Path, out: Path) -> None:
    """Write the dictionary; the same input gives the same bytes."""
    from lemminflect import getAllLemmas

    sentences = [lines for _, lines in read(train)]
    rows = [row for lines in sentences for row in listed(lines)]
    seen = {(columns[FORM].lower(), columns[UPOS]) for lines in sentences for columns in lines}
    rows += missing(words_of(vectors), seen, getAllLemmas)
    content = json.dumps(dictionary(rows), ensure_ascii=False, separators=(",", ":"))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(gzip.compress(content.encode(), mtime=0))


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in ("train", "vectors", "out"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    prepare(args.train, args.vectors, args.out)
    renew_sums(args.out.parent)


if __name__ == "__main__":
    main()
