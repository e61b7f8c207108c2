"""Prepares the names: python -m training.names DATA OUT

Reads the articles of Stanford's English Worldwide Newswire (one word and its BIO tag a line) under
DATA/en-worldwide-newswire and writes ner-{train,dev,test}.json, split by article. In half of the
training sentences ASCII quotation marks and apostrophes become typographic.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

Tagged: TypeAlias = list[tuple[str, str]]  # words with their BIO tags

TYPES = {
    "Person": "PERSON",
    "Organization": "ORG",
    "Location": "LOC",
    "Facility": "FAC",
    "Misc": "MISC",
    "NORP": "NORP",
    "Date": "DATE",
    "Money": "MONEY",
    "Product": "PRODUCT",
}
SEED = 5
DEV, TEST = 60, 80  # articles
LONGEST = 150  # words; longer sentences are lists and tables
TYPOGRAPHIC = 0.5


def read(path: Path) -> list[Tagged]:
    """Return one article's sentences, the types renamed as in OntoNotes; lines without a tag are skipped."""
    sentences: list[Tagged] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t") if "\t" in line else line.split()
        if not line.strip():
            sentences.append([])
        elif len(fields) > 1 and fields[0].strip():
            prefix, dash, kind = fields[-1].strip().partition("-")
            sentences[-1].append((fields[0].strip(), prefix + dash + TYPES.get(kind, kind)))
    return [sentence for sentence in sentences if sentence]


def article_sizes(sentences: Sequence[Sequence[str]]) -> list[int]:
    """Return how many of the sentences each article has; it begins with its address, a word by itself."""
    sizes = [0]
    for words in sentences:
        if sizes[-1] and len(words) == 1 and words[0].startswith("http"):
            sizes.append(0)
        sizes[-1] += 1
    return sizes


def typographic(sentence: Tagged, rng: random.Random) -> Tagged:
    """Make the quotation marks and apostrophes of some sentences typographic."""
    if rng.random() < TYPOGRAPHIC:
        return sentence
    opened, found = False, Tagged()
    for word, tag in sentence:
        if word in ('"', "``", "''"):
            word, opened = "”" if opened else "“", not opened
        found.append((word.replace("'", "’"), tag))
    return found


def prepare(data: Path, out: Path) -> None:
    """Write the three parts; the same input gives the same bytes."""
    folder = data / "en-worldwide-newswire" / "processed_annotated"
    articles = [read(path) for path in sorted(folder.glob("*.tsv"))]
    if len(articles) <= DEV + TEST:
        raise ValueError(f"{folder}: {len(articles)} articles, too few to split")
    rng = random.Random(SEED)
    rng.shuffle(articles)
    parts = {
        "dev": articles[:DEV],
        "test": articles[DEV : DEV + TEST],
        "train": articles[DEV + TEST :],
    }
    out.mkdir(parents=True, exist_ok=True)
    for part, chosen in parts.items():
        sentences = [s for article in chosen for s in article if len(s) < LONGEST]
        if part == "train":
            sentences = [typographic(s, rng) for s in sentences]
        content = [[{"text": word, "ner": tag} for word, tag in s] for s in sentences]
        (out / f"ner-{part}.json").write_text(json.dumps(content), encoding="utf-8")


def main() -> None:
    """Parse the command line and prepare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    prepare(args.data, args.out)


if __name__ == "__main__":
    main()
