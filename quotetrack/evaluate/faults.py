"""Lists what went wrong, to be read: each attribution under the first thing about it that is not right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quotetrack.evaluate.annotated_corpus import Gold
from quotetrack.evaluate.matching import RIGHT, Comparison, Side, jaccard, same
from quotetrack.evaluate.predictions import Predicted
from quotetrack.model import Span

FaultGroup = Literal["cue", "content", "source", "spurious"]
GROUPS: dict[FaultGroup, str] = {
    "cue": "cue: nothing found has it, or the content went to another",
    "content": "content: the cue is right, less than half of the content is",
    "source": "source: cue and content are right, the source is not",
    "spurious": "spurious: found where nothing is annotated",
}

_AROUND, _ENDS, _GAP = 40, 70, 50
_LETTERS = {"content": "Q", "source": "S", "cue": "C"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong attribution, by its place: what was annotated, what was found, either of which may be None.

    ``gold`` and ``predicted`` hold the passage with source, cue and content marked as *[S:Ann Roe] [C:said]
    [Q:it rains]*, long stretches cut in the middle; ``offset`` is where the content begins, a code point
    into the article's text; ``rule`` and ``confidence`` are of what was found.
    """

    group: FaultGroup
    document: str
    offset: int
    gold: str | None
    predicted: str | None
    rule: str | None = None
    confidence: float | None = None


def faults(comparisons: Sequence[Comparison]) -> dict[FaultGroup, list[Fault]]:
    """Return all that went wrong, by group, in the order of the articles."""
    found: dict[FaultGroup, list[Fault]] = {group: [] for group in GROUPS}
    for comparison in comparisons:
        for fault in sorted(_faults(comparison), key=lambda fault: fault.offset):
            found[fault.group].append(fault)
    return found


def _faults(comparison: Comparison) -> Iterator[Fault]:
    """Yield what went wrong in one article."""
    partner = dict(comparison.pairs(0.0))
    for i, gold in enumerate(comparison.gold):
        predicted = comparison.predicted[partner[i]] if i in partner else None
        group = _first_wrong(comparison, gold, predicted)
        if group is not None:
            yield _fault(comparison, group, gold, predicted)
    met = frozenset[int]().union(*(gold.content for gold in comparison.gold))
    for predicted in comparison.predicted:
        if not predicted.content & met:
            yield _fault(comparison, "spurious", None, predicted)


def _first_wrong(
    comparison: Comparison, gold: Side[Gold], predicted: Side[Predicted] | None
) -> FaultGroup | None:
    """Name the first thing that is wrong with an annotated attribution; None where nothing is."""
    if predicted is None:
        on_cue = any(gold.cue & other.cue for other in comparison.predicted)
        return "content" if on_cue else "cue"
    if not same(gold.cue, predicted.cue):
        return "cue"
    if jaccard(gold.content, predicted.content) < RIGHT:
        return "content"
    return None if same(gold.source, predicted.source) else "source"


def _fault(
    comparison: Comparison, group: FaultGroup, gold: Side[Gold] | None, predicted: Side[Predicted] | None
) -> Fault:
    """Describe one fault."""
    text, either = comparison.article.text, gold or predicted
    assert either is not None
    return Fault(
        group,
        comparison.article.name,
        min(span.start for span in either.origin.content),
        passage(text, gold.origin) if gold else None,
        passage(text, predicted.origin) if predicted else None,
        predicted.origin.rule if predicted else None,
        predicted.origin.confidence if predicted else None,
    )


def passage(text: str, attribution: Gold | Predicted) -> str:
    """Return the words around an attribution on one line, its roles in brackets.

    Where roles overlap the one that begins first keeps the words.
    """
    spans = sorted((span, letter) for role, letter in _LETTERS.items() for span in getattr(attribution, role))
    at = max(0, spans[0][0].start - _AROUND)
    pieces = ["…" if at else "", text[at : spans[0][0].start]]
    at = spans[0][0].start
    for span, letter in spans:
        if span.end <= at and span.start < at:
            continue
        pieces += [_cut(text[at : span.start], _GAP), f"[{letter}:"]
        pieces += [_cut(Span(max(at, span.start), span.end).of(text), _ENDS), "]"]
        at = span.end
    rest = text[at : at + _AROUND]
    return " ".join("".join([*pieces, rest, "…" if at + _AROUND < len(text) else ""]).split())


def _cut(text: str, ends: int) -> str:
    """Shorten a long stretch to its first and last ``ends`` characters."""
    return text if len(text) <= 2 * ends + 3 else f"{text[:ends]} … {text[-ends:]}"
