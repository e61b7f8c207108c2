"""Has the shipped network read texts, for a larger teacher to learn from:

python -m training.reading.prepare TEXTS OUT [--corpus --held HELD.json | --marks MARKS.jsonl]
    [--but MARKS.jsonl ...]

TEXTS, --corpus and --marks are those of ``training.reading.collect``, and so is what OUT gets. Annotations
and marks count for TAUGHT of what is to be learned, the rest is what the embedded models say already. HELD
gets the names of the articles that ``training.attribution.train`` holds out, which no network is taught by.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import gather
from quotetrack.evaluate.annotated_corpus import read_corpus
from quotetrack.marks import pair_marks
from quotetrack.model import Document
from quotetrack.parse import Parser
from training.attribution.corpus import held_out
from training.attribution.train import Recipe
from training.reading.collect import (
    CONTENT_COLUMNS,
    WITHIN,
    Told,
    likely_cues,
    links_told,
    passages_of,
    texts,
)
from training.reading.data import keep_passages
from training.reading.marks import read_marks

TAUGHT = 0.85  # what annotations and marks count for


def tell(doc: Document) -> Told:
    """Return what the embedded models say of reporting in a document that they have parsed."""
    words = Words(doc, pair_marks(doc.text, doc.layout.paragraphs))
    evidence = gather(words)
    numbers = range(len(words))
    nested = evidence.nested(numbers).copy()
    known = evidence.tags[:, CONTENT_COLUMNS].sum(axis=1) > WITHIN
    likely = np.maximum(likely_cues(evidence.tags), np.where(known, likely_cues(nested), 0))
    links = dict(links_told(words, evidence, likely, numbers, len(words)))
    return Told(words, evidence.tags.copy(), nested, known, links)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--corpus", action="store_true")
    kinds.add_argument("--marks", type=Path)
    parser.add_argument("--held", type=Path)
    parser.add_argument("--but", type=Path, nargs="*", default=[], help="marks of texts to be passed over")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    if given.held is not None:
        names = (article.name for article in read_corpus(given.texts))
        held = held_out(names, Recipe.held, Recipe.seed)
        given.held.write_text(json.dumps(sorted(held), indent=0), encoding="utf-8")
    reads = Parser()
    marked = read_marks(given.marks) if given.marks else None
    others = {name for path in given.but for name in read_marks(path)}
    for name, text, taught in texts(given.texts, given.corpus, marked):
        target: Path = given.out / f"{name}.passages"
        if name in others or target.exists():
            continue
        doc = reads.parse(text)
        if doc.sentences:
            if taught.share:
                taught = replace(taught, share=TAUGHT)
            keep_passages(target, list(passages_of(tell(doc), taught)))


if __name__ == "__main__":
    main()
