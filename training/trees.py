"""Prepares the trees: python -m training.trees DATA OUT

Reads UD_English-EWT, GUM and UD_English-PUD under DATA and writes into OUT train.conllu (shuffled),
dev.conllu and nm-{ewt,gum,pud}-test.conllu. Multiword
tokens are split into their words (*don't* = *do* + *n't*), so no model has to expand them; in the
training and development parts some ASCII quotation marks and apostrophes become typographic.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from training.conllu import FORM, ID, LEMMA, MISC, NO_SPACE, Block, Columns, read, write

# The genres of GUM whose texts are CC BY, CC BY-SA or in the public domain.
GENRES = frozenset(("academic", "bio", "court", "interview", "news", "voyage", "speech", "textbook", "vlog"))
SEED = 3
DEV_EWT, DEV_GUM = 900, 700  # sentences
MARKS, APOSTROPHES = 0.6, 0.4  # shares of the sentences made typographic


def split_multiword(lines: list[Columns]) -> list[Columns]:
    """Drop the range lines; the words of a range become words with no space between them.

    Where the words' lengths add up to the range's, each takes its exact piece of the written form.
    """
    forms: dict[str, str] = {}
    spaces: dict[str, str] = {}
    for columns in lines:
        if "-" not in columns[ID]:
            continue
        first, last = map(int, columns[ID].split("-"))
        words = [w for w in lines if w[ID].isdigit() and first <= int(w[ID]) <= last]
        if sum(len(w[FORM]) for w in words) == len(columns[FORM]):
            position = 0
            for word in words:
                forms[word[ID]] = columns[FORM][position : position + len(word[FORM])]
                position += len(word[FORM])
        spaces.update((word[ID], NO_SPACE) for word in words[:-1])
        spaces[words[-1][ID]] = columns[MISC]
    return [
        [c[ID], forms.get(c[ID], c[FORM]), *c[LEMMA:MISC], spaces.get(c[ID], c[MISC])]
        for c in lines
        if c[ID].isdigit()
    ]


def typographic(lines: list[Columns], rng: random.Random) -> list[Columns]:
    """Make the quotation marks of some sentences and the apostrophes of some typographic."""
    marks = any('"' in c[FORM] for c in lines) and rng.random() < MARKS
    apostrophes = any("'" in c[FORM] for c in lines) and rng.random() < APOSTROPHES
    opened, found = False, list[Columns]()
    for columns in lines:
        columns = list(columns)
        if marks and columns[FORM] == '"':
            columns[FORM] = columns[LEMMA] = "”" if opened else "“"
            opened = not opened
        if apostrophes and len(columns[FORM]) > 1:
            columns[FORM] = columns[FORM].replace("'", "’")
        found.append(columns)
    return found


def gum_parts(gum: Path) -> dict[str, list[Block]]:
    """Return GUM's sentences of the permitted genres by part (train, dev, test) as splits.md has it.

    A document that splits.md does not name is training data.
    """
    part_of, part = dict[str, str](), ""
    for line in (gum / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("* GUM"):
            part_of[line.strip()[2:].strip()] = part
    parts: dict[str, list[Block]] = {"train": [], "dev": [], "test": []}
    for path in sorted((gum / "dep").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] in GENRES:
            parts[part_of.get(path.stem, "train")] += read(path)
    return parts


def _augmented(blocks: list[Block], rng: random.Random) -> Iterator[Block]:
    """Make some sentences typographic, then split their multiword tokens."""
    return ((sent_id, split_multiword(typographic(lines, rng))) for sent_id, lines in blocks)


def _plain(blocks: Iterator[Block] | list[Block]) -> list[Block]:
    """Split multiword tokens and change nothing else: test data keeps its marks."""
    return [(sent_id, split_multiword(lines)) for sent_id, lines in blocks]


def prepare(data: Path, out: Path) -> None:
    """Write all tree files into ``out``; the same input gives the same bytes."""
    ewt, gum = data / "UD_English-EWT", gum_parts(data / "gum")
    rng = random.Random(SEED)
    train = list(_augmented([*read(ewt / "en_ewt-ud-train.conllu"), *gum["train"]], rng))
    rng.shuffle(train)
    write(out / "train.conllu", train)
    dev = [*list(read(ewt / "en_ewt-ud-dev.conllu"))[:DEV_EWT], *gum["dev"][:DEV_GUM]]
    write(out / "dev.conllu", list(_augmented(dev, rng)))
    write(out / "nm-ewt-test.conllu", _plain(read(ewt / "en_ewt-ud-test.conllu")))
    write(out / "nm-gum-test.conllu", _plain(gum["test"]))
    write(out / "nm-pud-test.conllu", _plain(read(data / "UD_English-PUD" / "en_pud-ud-test.conllu")))


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    prepare(args.data, args.out)


if __name__ == "__main__":
    main()
