"""Prepared treebanks and names to what the parse network learns from, and the changes made on the way.

News copy comes in capitals (headlines), in lower case, without final stops and with either kind of
quotation marks; some sentences are shown that way, so that the network does not lean on what may be missing.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from training.conllu import DEPREL, FEATS, FORM, HEAD, UPOS, XPOS, read

TREES, NAMES = "treebanks/train.conllu", "ner/ner-train.json"  # below the folder of prepared files
CAPITALS, LOWER, NO_STOP = 0.04, 0.04, 0.04  # shares of the sentences
RARE = 3  # times a bundle of features must occur to be learned
_MARKS = {'"', "“", "”", "``", "''"}


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its tags and tree; heads count from 1, 0 is the root."""

    words: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprel: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Named:
    """A sentence with one BIOES tag a word."""

    words: tuple[str, ...]
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)


Sentence = TypeVar("Sentence", Tree, Named)


def read_trees(path: Path) -> list[Tree]:
    """Return the sentences of a CoNLL-U file without multiword ranges."""
    found = []
    for _, lines in read(path):
        columns = list(zip(*lines, strict=True))
        heads = tuple(int(head) for head in columns[HEAD])
        found.append(
            Tree(columns[FORM], columns[UPOS], columns[XPOS], columns[FEATS], heads, columns[DEPREL])
        )
    return found


def read_names(path: Path) -> list[Named]:
    """Return the sentences of a prepared names file, BIO made BIOES."""
    found = []
    for sentence in json.loads(path.read_text(encoding="utf-8")):
        tags = bioes([word["ner"] for word in sentence])
        found.append(Named(tuple(word["text"] for word in sentence), tuple(tags)))
    return found


def bioes(tags: Sequence[str]) -> Iterator[str]:
    """Yield BIOES for BIO tags; an I that follows no name of its type opens one."""
    kind_before = ""
    for place, tag in enumerate(tags):
        prefix, _, kind = tag.partition("-")
        after, _, kind_after = (tags[place + 1] if place + 1 < len(tags) else "O").partition("-")
        opens = prefix == "B" or kind != kind_before
        goes_on = after == "I" and kind_after == kind
        yield f"{('B' if goes_on else 'S') if opens else ('I' if goes_on else 'E')}-{kind}" if kind else "O"
        kind_before = kind


def frequent(values: Iterator[str], least: int = 1) -> tuple[str, ...]:
    """Return the values that occur often enough, the commonest first."""
    return tuple(v for v, count in Counter(values).most_common() if count >= least)


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return a sentence as it might stand in other copy: in capitals, in lower case, without its stop."""
    draw = rng.random()
    if draw < CAPITALS:
        return replace(sentence, words=tuple(word.upper() for word in sentence.words))
    if draw < CAPITALS + LOWER:
        return replace(sentence, words=tuple(word.lower() for word in sentence.words))
    if draw < CAPITALS + LOWER + NO_STOP and len(sentence) > 3 and sentence.words[-1] == ".":
        return without_last(sentence)
    return sentence


def without_last(sentence: Sentence) -> Sentence:
    """Return the sentence without its last word, or as it is where another word hangs from it."""
    if isinstance(sentence, Named):
        return replace(sentence, words=sentence.words[:-1], tags=sentence.tags[:-1])
    if len(sentence) in sentence.heads or sentence.heads[-1] == 0:
        return sentence
    return Tree(
        sentence.words[:-1],
        sentence.upos[:-1],
        sentence.xpos[:-1],
        sentence.feats[:-1],
        sentence.heads[:-1],
        sentence.deprel[:-1],
    )


def batches(data: Sequence[Sentence], size: int, rng: random.Random) -> Iterator[list[Sentence]]:
    """Yield passes over the data without end, in batches of about ``size`` words and like length."""
    while True:
        order = sorted(range(len(data)), key=lambda i: len(data[i]) * (0.9 + 0.2 * rng.random()))
        groups: list[list[int]] = [[]]
        for i in order:
            if groups[-1] and (len(groups[-1]) + 1) * len(data[i]) > size:
                groups.append([])
            groups[-1].append(i)
        rng.shuffle(groups)
        for group in groups:
            yield [varied(data[i], rng) for i in group]
