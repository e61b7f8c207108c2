"""Fits the scorer: python -m training.reading.fit CORPUS HELD.json OUT.json [--marks FILE … --texts TEXTS …]

On the articles that the network has not learned from (HELD.json names them), and on marked texts of which
that is true (``training.reading.marks``; TEXTS hold them), read by the embedded models: a
softmax over each cue's candidates for content and for source (the candidate nearest to the annotation is
right), then a logistic regression for whether the whole triple is right, whose threshold is where the
triple's F is best over all and speech together. What a cue does is fitted afterwards
(``training.reading.fit_senses``).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch
from torch import Tensor

from quotetrack.detect.decide.drafting import (
    LinkScores,
    Options,
    choose_roles,
    content_options,
    source_options,
)
from quotetrack.detect.forms.drafts import Candidate, CueGroup
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import Evidence, gather
from quotetrack.detect.network.scorer import Features, Scorer
from quotetrack.detect.propose.cues import propose_cues
from quotetrack.evaluate.annotated_corpus import Gold, GoldArticle, read_corpus
from quotetrack.evaluate.speech_subset import is_speech
from quotetrack.marks import pair_marks
from quotetrack.model import Span
from quotetrack.parse import Parser
from training.reading.collect import marked_texts
from training.reading.marks import Mark, outermost_marks, read_marks
from training.sums import renew_sums

CUE_THRESHOLD = 0.15
FOLDS = 4  # parts of the articles, each judged by what was fitted on the others
CHOICE_PENALTY, STANDS_PENALTY = 0.003, 0.0003
_FLAT = 0.0125  # of the two together: on so few articles less tells nothing, and a lower threshold finds more
SEEN = 12  # times a feature must occur to have a weight in the last decision
Choice = tuple[Sequence[Features], Sequence[float]]
Loss = Callable[[Tensor], Tensor]
THRESHOLDS = tuple(round(0.2 + 0.02 * i, 2) for i in range(25))


@dataclass(frozen=True, slots=True)
class Case:
    """A proposed cue with its candidates, and the words annotated for it (None: no such cue)."""

    article: int
    words: Words
    evidence: Evidence
    cue: CueGroup
    link: LinkScores
    contents: Options
    content: frozenset[int] | None
    source: frozenset[int] | None
    apart: bool = False  # from the subset speech: annotated, and none


def cases(number: int, article: GoldArticle, evidence: Evidence, words: Words) -> Iterator[Case]:
    """Yield every proposed cue of an article as a case."""
    cues = list(propose_cues(words, evidence.tags, CUE_THRESHOLD))
    links = evidence.link([cue.head for cue in cues])
    for cue in cues:
        link = links[cue.head]
        options = content_options(words, evidence, cue, link)
        if not options.candidates:
            continue
        gold = _annotated(words, cue, article.attributions)
        near = evidence.chunk_of(cue.head)
        content = None if gold is None else _solid(words, near, gold.content)
        source = None if gold is None else _solid(words, near, gold.source)
        apart = gold is not None and not _is_speech(gold, article.text)
        yield Case(number, words, evidence, cue, link, options, content, source, apart)


def _is_speech(gold: Gold, text: str) -> bool:
    """Tell whether an annotation belongs to the subset speech."""
    content, cue = (" ".join(span.of(text) for span in spans) for spans in (gold.content, gold.cue))
    return is_speech(content, cue)


def _annotated(words: Words, cue: CueGroup, attributions: Sequence[Gold]) -> Gold | None:
    """The attribution whose cue shares most words with ``cue``."""
    best = nearest_annotation(words, cue, attributions)
    return None if best is None else attributions[best]


def nearest_annotation(words: Words, cue: CueGroup, attributions: Sequence[Gold]) -> int | None:
    """The place of the attribution whose cue shares most words with ``cue``, None where none shares any."""

    def shared(place: int) -> int:
        return sum(words.tokens[n].span.overlaps(s) for s in attributions[place].cue for n in cue.words)

    best = max(range(len(attributions)), key=shared, default=None)
    return best if best is not None and shared(best) else None


def _solid(words: Words, near: range, spans: Sequence[Span]) -> frozenset[int]:
    tokens = words.tokens
    return frozenset(
        n for n in near if tokens[n].upos != "PUNCT" and any(tokens[n].span.overlaps(s) for s in spans)
    )


def jaccard(a: set[int] | frozenset[int], b: set[int] | frozenset[int]) -> float:
    """The share of common members; two empty sets are equal."""
    return len(a & b) / len(a | b) if a | b else 1.0


def _without_marks(case: Case, candidate: Candidate) -> set[int]:
    return {n for n in candidate.words if case.words.tokens[n].upos != "PUNCT"}


def choices(found: Sequence[Case]) -> tuple[list[Choice], list[Choice]]:
    """Return, for content and for source, the candidates' features with their nearness to the annotation."""
    contents: list[Choice] = []
    sources: list[Choice] = []
    for case in found:
        if case.content is None or case.source is None:
            continue
        wanted = case.content - set(case.cue.words)
        near = [jaccard(_without_marks(case, c), wanted) for c in case.contents.candidates]
        best = max(range(len(near)), key=lambda i: (near[i], case.contents.candidates[i].votes))
        if near[best] >= 0.5:
            contents.append((case.contents.features, near))
        who = source_options(case.words, case.evidence, case.cue, case.link, case.contents.candidates[best])
        close = [jaccard(_without_marks(case, c), case.source - who.view.taken) for c in who.candidates]
        if max(close) > 0:
            sources.append((who.features, close))
    return contents, sources


def fit_choice(data: Sequence[Choice]) -> dict[str, float]:
    """Learn the weights of a softmax over candidates: the nearest ones share the probability."""
    names = sorted({name for features, _ in data for one in features for name in one})
    rows = torch.tensor([[one.get(n, 0.0) for n in names] for features, _ in data for one in features])
    group = torch.tensor([g for g, (features, _) in enumerate(data) for _ in features])
    right = torch.tensor([float(v >= max(near) - 1e-9) for _, near in data for v in near])

    def loss(weights: Tensor) -> Tensor:
        scores = rows @ weights
        top = torch.full((len(data),), -1e9).scatter_reduce(0, group, scores.detach(), "amax")
        share = (scores - top[group]).exp()
        total = torch.zeros(len(data)).index_add(0, group, share)
        good = torch.zeros(len(data)).index_add(0, group, share * right)
        return -(torch.log(good + 1e-9) - torch.log(total)).mean() + CHOICE_PENALTY * (weights**2).sum()

    return as_weights(minimise(loss, len(names)), names)


def fit_stands(features: Sequence[Features], right: Sequence[bool]) -> dict[str, float]:
    """Learn the logistic regression whose output is the confidence."""
    seen = Counter(name for one in features for name in one)
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    rows = torch.tensor([[one.get(n, 0.0) for n in names] for one in features])
    wanted = torch.tensor([float(r) for r in right])

    def loss(weights: Tensor) -> Tensor:
        error = torch.nn.functional.binary_cross_entropy_with_logits(rows @ weights, wanted)
        return error + STANDS_PENALTY * (weights**2).sum()

    return as_weights(minimise(loss, len(names)), names)


def minimise(loss: Loss, *shape: int) -> Tensor:
    """Return the weights at which a loss is least, begun from noughts."""
    weights = torch.zeros(shape, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], lr=0.5, max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        value = loss(weights)
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    return weights.detach()


def as_weights(found: Tensor, names: Sequence[str]) -> dict[str, float]:
    """Return learnt weights by the names of their features, as they are kept."""
    return {name: round(float(w), 5) for name, w in zip(names, found, strict=True)}


def draft(case: Case, scorer: Scorer) -> tuple[dict[str, float], bool]:
    """Return the features of a case's best draft and whether its triple is right."""
    content, who, features = choose_roles(
        case.words, case.evidence, case.cue, case.link, case.contents, scorer
    )
    if case.content is None or case.source is None:
        return features, False
    source = who.words
    named = bool(source & case.source) or (not source and not case.source)
    return features, named and jaccard(_without_marks(case, content), case.content) >= 0.5


def best_threshold(
    confidences: Sequence[float], right: Sequence[bool], apart: Sequence[bool], gold: tuple[int, int]
) -> float:
    """The lowest threshold at which the triple's F over all and over speech are practically highest together.

    ``apart`` tells which cases do not belong to the subset speech; ``gold`` are the annotations of all and
    of it.
    """
    rows = list(zip(confidences, right, apart, strict=True))

    def f(at: float, count: int, speech: bool) -> float:
        kept = [good for trust, good, out in rows if trust >= at and not (speech and out)]
        return 2 * sum(kept) / (len(kept) + count) if kept else 0.0

    together = {at: f(at, gold[0], False) + f(at, gold[1], True) for at in THRESHOLDS}
    return min(at for at in THRESHOLDS if together[at] >= max(together.values()) - _FLAT)


def fit(found: Sequence[Case], gold: tuple[int, int]) -> Scorer:
    """Fit all three decisions on the cases of held-out articles; ``gold`` as for :func:`best_threshold`.

    The threshold is chosen by cross-validation over the articles: a scorer trusts the cases that it was
    fitted on too much.
    """
    trust, right, apart = [], [], []
    for fold in range(FOLDS):
        scorer = _fitted([case for case in found if case.article % FOLDS != fold])
        for case in found:
            if case.article % FOLDS == fold:
                features, good = draft(case, scorer)
                trust.append(scorer.confidence(features))
                right.append(good)
                apart.append(case.apart)
    return replace(_fitted(found), threshold=best_threshold(trust, right, apart, gold))


def _fitted(found: Sequence[Case]) -> Scorer:
    """Fit the three decisions, without a threshold."""
    contents, sources = choices(found)
    scorer = Scorer(fit_choice(contents), fit_choice(sources), {}, {}, CUE_THRESHOLD, 0.0)
    drafts = [draft(case, scorer) for case in found]
    return replace(scorer, stands=fit_stands([f for f, _ in drafts], [r for _, r in drafts]))


def read_cases(number: int, article: GoldArticle, reads: Parser) -> list[Case]:
    """Return the cases of an article as the embedded models read it."""
    doc = reads.parse(article.text)
    words = Words(doc, pair_marks(doc.text, doc.layout.paragraphs))
    return list(cases(number, article, gather(words), words))


def outermost_cases(found: Sequence[Case], marks: Sequence[Mark]) -> Iterator[Case]:
    """Yield the cases of a marked text but for those that a mark leaves open, or has within a content."""
    every = [mark.spans for mark in marks]
    for case in found:
        place = nearest_annotation(case.words, case.cue, every)
        if place is None or (marks[place].sure and not marks[place].nested):
            yield case


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("held", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--marks", type=Path, nargs="+", default=[])
    parser.add_argument("--texts", type=Path, nargs="+", default=[])
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    held = set(json.loads(given.held.read_text(encoding="utf-8")))
    reads = Parser()
    found: list[Case] = []
    gold = spoken = 0
    for number, article in enumerate(a for a in read_corpus(given.corpus) if a.name in held):
        found += read_cases(number, article, reads)
        gold += len(article.attributions)
        spoken += sum(_is_speech(one, article.text) for one in article.attributions)
    marked = {name: marks for path in given.marks for name, marks in read_marks(path).items()}
    for number, (name, text, marks) in enumerate(marked_texts(marked, given.texts), len(held)):
        article = GoldArticle(name, text, tuple(outermost_marks(marks)))
        found += outermost_cases(read_cases(number, article, reads), marks)
        gold += len(article.attributions)
        spoken += sum(_is_speech(one, article.text) for one in article.attributions)
    scorer = fit(found, (gold, spoken))
    given.out.write_text(json.dumps(asdict(scorer), indent=0, sort_keys=True) + "\n", encoding="utf-8")
    renew_sums(given.out.parent)
    print(f"{len(found)} cases, {gold} annotated; threshold {scorer.threshold}")


if __name__ == "__main__":
    main()
