"""Learns what the word of a report does (``quotetrack.detect.decide.senses``) from marked texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from quotetrack.detect.decide.drafting import LinkScores, choose_roles, content_options
from quotetrack.detect.decide.scorer import Features, Scorer
from quotetrack.detect.decide.senses import sense_features
from quotetrack.detect.forms.drafts import CueGroup
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import Evidence
from quotetrack.detect.propose.cues import propose_cues
from quotetrack.encoder.reading_network import SENSES
from training.reading.marks import Mark

PENALTY = 0.006  # best of 0.0003 to 0.01, each part of the marked texts judged by the others
Sense = tuple[Features, str]


def sense_cases(words: Words, evidence: Evidence, marks: Sequence[Mark], scorer: Scorer) -> Iterator[Sense]:
    """Yield the features of each proposed cue of a text with what the marks say it does.

    What no mark touches does nothing; what is marked unsurely is passed over.
    """
    cues = list(propose_cues(words, evidence.tags, scorer.cue_threshold))
    links = evidence.link([cue.head for cue in cues])
    for cue in cues:
        mark = _marked(words, cue, marks)
        if mark is None or mark.sure:
            features = _features(words, evidence, cue, links[cue.head], scorer)
            if features is not None:
                yield features, mark.klass if mark else SENSES[0]


def _marked(words: Words, cue: CueGroup, marks: Sequence[Mark]) -> Mark | None:
    """The mark whose cue holds most words of a proposed one."""

    def shared(mark: Mark) -> int:
        return sum(words.tokens[n].span.overlaps(s) for s in mark.spans.cue for n in cue.words)

    best = max(marks, key=shared, default=None)
    return best if best is not None and shared(best) else None


def _features(
    words: Words, evidence: Evidence, cue: CueGroup, link: LinkScores, scorer: Scorer
) -> Features | None:
    contents = content_options(words, evidence, cue, link)
    if not contents.candidates:
        return None
    content, source, _ = choose_roles(words, evidence, cue, link, contents, scorer)
    return sense_features(words, evidence.senses, cue, content, source)


def fit_senses(data: Sequence[Sense]) -> dict[str, dict[str, float]]:
    """Learn the weights of a softmax over the senses."""
    names = sorted({name for features, _ in data for name in features})
    rows = torch.tensor([[features.get(n, 0.0) for n in names] for features, _ in data])
    wanted = torch.tensor([SENSES.index(sense) for _, sense in data])
    weights = torch.zeros(len(names), len(SENSES), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], lr=0.5, max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(rows @ weights, wanted)
        loss = loss + PENALTY * (weights**2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    found = weights.detach().T.tolist()
    return {
        sense: {name: round(value, 4) for name, value in zip(names, row, strict=True)}
        for sense, row in zip(SENSES, found, strict=True)
    }
