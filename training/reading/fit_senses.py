"""Fits what a cue does: python -m training.reading.fit_senses SCORER.json --marks FILE … --texts TEXTS …

On marked texts that the network has not learned from (``training.reading.marks``), read by the embedded
models: a softmax over what the cue of each proposed attribution does, from what the network says of it, the
word list and the form of its content (``quotetrack.detect.decide.senses``). Writes the weights into
SCORER.json and leaves the others there as they are. TEXTS are folders of .txt or JSON lines with ``id`` and
``text``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch
from torch import Tensor

from quotetrack.detect.decide.drafting import choose_roles
from quotetrack.detect.decide.senses import sense_features
from quotetrack.detect.network.scorer import Features, Scorer, load_scorer
from quotetrack.encoder.reading_network import SENSES
from quotetrack.evaluate.annotated_corpus import GoldArticle
from quotetrack.parse import Parser
from training.reading.collect import marked_texts
from training.reading.fit import Case, as_weights, minimise, nearest_annotation, read_cases
from training.reading.marks import Mark, read_marks
from training.sums import renew_sums

SENSES_PENALTY = 0.006  # best of 0.0003 to 0.01, each part of the marked texts judged by the others
Sense = tuple[Features, str]


def fit_senses(data: Sequence[Sense]) -> dict[str, dict[str, float]]:
    """Learn the weights of a softmax over what cues do, from their features and what they do."""
    names = sorted({name for features, _ in data for name in features})
    rows = torch.tensor([[features.get(n, 0.0) for n in names] for features, _ in data])
    wanted = torch.tensor([SENSES.index(sense) for _, sense in data])

    def loss(weights: Tensor) -> Tensor:
        error = torch.nn.functional.cross_entropy(rows @ weights, wanted)
        return error + SENSES_PENALTY * (weights**2).sum()

    found = minimise(loss, len(names), len(SENSES))
    return {sense: as_weights(found[:, place], names) for place, sense in enumerate(SENSES)}


def sense_cases(found: Sequence[Case], marks: Sequence[Mark], scorer: Scorer) -> Iterator[Sense]:
    """Yield the features of each proposed cue of a text with what its marks say it does.

    What no mark touches does nothing; what is marked unsurely is passed over.
    """
    spans = [mark.spans for mark in marks]
    for case in found:
        place = nearest_annotation(case.words, case.cue, spans)
        if place is not None and not marks[place].sure:
            continue
        content, source, _ = choose_roles(
            case.words, case.evidence, case.cue, case.link, case.contents, scorer
        )
        features = sense_features(case.words, case.evidence.senses, case.cue, content, source)
        yield features, SENSES[0] if place is None else marks[place].klass


def marked_cases(
    marked: Mapping[str, Sequence[Mark]], texts: Sequence[Path], scorer: Scorer
) -> Iterator[Sense]:
    """Yield what the cues of marked texts do, as the embedded models read them.

    Raises ValueError where a marked text is in none of ``texts``.
    """
    reads = Parser()
    for name, text, marks in marked_texts(marked, texts):
        article = GoldArticle(name, text, tuple(mark.spans for mark in marks))
        yield from sense_cases(read_cases(0, article, reads), marks, scorer)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("--marks", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="+", required=True)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    scorer = load_scorer(given.scorer)
    data = [case for path in given.marks for case in marked_cases(read_marks(path), given.texts, scorer)]
    scorer = replace(scorer, senses=fit_senses(data))
    given.scorer.write_text(json.dumps(asdict(scorer), indent=0, sort_keys=True) + "\n", encoding="utf-8")
    renew_sums(given.scorer.parent)
    print(f"{len(data)} cues")


if __name__ == "__main__":
    main()
