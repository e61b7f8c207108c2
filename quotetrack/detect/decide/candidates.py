"""Gathers the proposals of all rules for one role of one cue, and measures each against the evidence.

A candidate is a set of words with the name of the rule that proposed it. Its features are what the
scorer weighs: how likely the network holds that very set, whether its edges are where the network
sees edges, whether it cuts a quotation, which structure it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from math import log

import numpy as np
from numpy.typing import NDArray

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Rule
from quotetrack.detect.forms.edge_kinds import edge_kinds
from quotetrack.detect.forms.spans import tidy
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.contents import before_tail

TAGGED = "tagged_words"  # the spans that the network's tags draw and its links give to the cue
LINKED = "linked_words"  # the words that the network links to the cue, with no structure behind them
NOBODY = "nobody_named"
_FLOOR = 1e-4
_LONG = 6  # words from which a content may have a tail
_MOST = 40  # candidates of one role that are weighed
_HOLDS = 0.5  # the mean probability from which a tagged span is the cue's
_LINKED_FROM = tuple(np.float32(p) for p in (0.5, 0.3, 0.75))  # as the network's answers are
Array = NDArray[np.float32]
Runs = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What a role's candidates are measured against.

    ``link`` holds the probability of each word of the chunk (from number ``start`` on) to play the
    role; ``begin`` and ``end`` the tag probabilities of a span's edges, by word of the document; ``spans``
    what the likeliest tags draw for the role. ``open`` are the words of the chunk that are no punctuation
    and not ``taken``.
    """

    words: Words
    start: int
    link: Array
    begin: Sequence[float]
    end: Sequence[float]
    spans: Sequence[range]
    taken: frozenset[int]
    open: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        chunk = range(self.start, self.start + len(self.link))
        solid = compress(chunk, self.words.solid[chunk.start : chunk.stop])
        object.__setattr__(self, "open", frozenset(solid) - self.taken)

    def linked(self, number: int) -> float:
        """The probability of one word to play the role, 0 outside the chunk."""
        place = number - self.start
        return float(self.link[place]) if 0 <= place < len(self.link) else 0.0

    def solid(self, numbers: Iterable[int]) -> list[int]:
        """Of ``numbers``, as places in the chunk, those that are no punctuation and not taken."""
        start, free = self.start, self.open
        return [n - start for n in numbers if n in free]


@dataclass(frozen=True, slots=True)
class Odds:
    """Sums over a view's words that every candidate's features need: computed once a view.

    ``tagged`` are the words of the spans that the tags draw for the cue, ``solid_tagged`` those of them that
    are no punctuation and not taken.
    """

    probability: list[float]
    odds: list[float]
    expected: float
    best: float
    linked: tuple[set[int], ...]
    tagged: frozenset[int]
    solid_tagged: frozenset[int]

    @classmethod
    def of(cls, view: View) -> Odds:
        """Sum up ``view``; ``linked`` are the words from each of three probabilities on."""
        start = view.start
        places = sorted(view.open)
        p = np.minimum(np.maximum(view.link, _FLOOR), 1 - _FLOOR)
        odds: list[float] = (np.log(p) - np.log1p(-p)).tolist()
        probability: list[float] = view.link.tolist()
        best = sum([odds[n - start] for n in places if odds[n - start] > 0])
        expected = sum([probability[n - start] for n in places])
        numbers = np.arange(start, start + len(probability))
        linked = tuple(set(numbers[view.link > at].tolist()) for at in _LINKED_FROM)
        tagged = set[int]()
        for span in view.spans:
            own = [probability[n - start] for n in span if n in view.open]
            if own and sum(own) >= _HOLDS * len(own):
                tagged.update(span)
        drawn = frozenset(tagged - view.taken)
        return cls(probability, odds, expected, best, linked, drawn, drawn & view.open)

    def overlap(self, places: Sequence[int]) -> float:
        """The expected Jaccard overlap of a set of places with what the network holds for the role."""
        inside = sum(map(self.probability.__getitem__, places))
        union = len(places) + self.expected - inside
        return inside / union if union else 0.0

    def lost(self, places: Sequence[int]) -> float:
        """How much less likely the set is than the likeliest one, in nats."""
        return self.best - sum(map(self.odds.__getitem__, places))


def gather_candidates(
    view: View, odds: Odds, cue: CueGroup, rules: Sequence[Rule], *, tails: bool = False
) -> list[Candidate]:
    """Return the distinct candidates of the rules, and the network's own at three thresholds.

    ``tails``: also what the rules propose without the clauses that trail it.
    """
    words = view.words
    rules_of: dict[Runs, str] = {}
    votes: dict[Runs, int] = {}
    proposals = [(LINKED, frozenset(linked)) for linked in odds.linked]
    if odds.tagged:
        proposals.append((TAGGED, odds.tagged))
    shorter: dict[frozenset[int], list[frozenset[int]]] = {}
    for rule in rules:
        for proposal in map(frozenset, rule(words, cue)):
            proposals.append((rule.__name__, proposal))
            if tails and len(proposal) > _LONG:
                if proposal not in shorter:
                    shorter[proposal] = [frozenset(short) for short in before_tail(words, proposal)]
                proposals += [(rule.__name__, short) for short in shorter[proposal]]
    home = words.home(cue.head)
    near, far = home.start, home.stop
    drawn: dict[frozenset[int], Runs] = {}
    for name, asked in proposals:
        runs = drawn.get(asked)
        if runs is None:
            inside = not asked or (near <= min(asked) and max(asked) < far)
            apart = [] if inside else [n for n in asked if not near <= n < far]
            within = asked.difference(apart) | _lying_apart(words, cue, apart) if apart else asked
            runs = drawn[asked] = tuple(map(tuple, tidy(words, within - view.taken, view.taken)))
        if not runs:
            continue
        if runs not in rules_of:
            rules_of[runs], votes[runs] = name, 1
            continue
        votes[runs] += name not in (LINKED, TAGGED)
        if rules_of[runs] in (LINKED, TAGGED):
            rules_of[runs] = name
    found = [Candidate(name, runs, votes[runs]) for runs, name in rules_of.items()]
    if len(found) < 2:
        return found
    overlaps = [odds.overlap(view.solid(candidate.words)) for candidate in found]
    ranked = sorted(range(len(found)), key=overlaps.__getitem__, reverse=True)
    return [found[place] for place in ranked[:_MOST]]


def _lying_apart(words: Words, cue: CueGroup, numbers: Sequence[int]) -> set[int]:
    """The words outside the cue's sentence that can be part of what it reports.

    Of 3,273 training contents 12 % reach beyond their cue's sentence: within quotation marks, and forward.
    """
    own, last = words.paragraph(cue.head), cue.words[-1]
    if words.tokens[last].text == ":":
        leads = last + 1 < len(words) and words.paragraph(last + 1) > words.paragraph(last)
        if not leads:  # a label, with its words behind it
            return {n for n in numbers if n > cue.head and words.paragraph(n) == own}
    return {
        n
        for n in numbers
        if words.quote_of[n] is not None
        and (0 <= words.paragraph(n) - own <= 3 or (words.paragraph(n) == own - 1 and n < cue.head))
    }


def reaches_unclosed(words: Words, candidate: Candidate, tagged: int) -> bool:
    """Tell whether a candidate takes in what another mark opened in its paragraph and none closed.

    *“I was ready. It rained. [“We lost,”] said Roe* is that alone. Not: *“We won. / “We lost,” said Roe*.
    """
    touched = {q for n in candidate.words if (q := words.quote_of[n]) is not None and q != tagged}
    here = words.quotations[tagged].paragraph
    return any(not words.quotations[q].closed and words.quotations[q].paragraph == here for q in touched)


def measure(view: View, odds: Odds, candidate: Candidate, *, edges: bool = False) -> dict[str, float]:
    """Return the candidate's features by name; ``edges``: also what stands at its edges, by kind."""
    chosen = candidate.words
    places = view.solid(chosen)
    size = len(places)
    lost = max(0.0, odds.lost(places))
    common = len(odds.solid_tagged & chosen)
    either = len(odds.solid_tagged) + size - common
    edges_begin = [_log(_edge(view.begin, run[0], view.words)) for run in candidate.runs]
    edges_end = [_log(_edge(view.end, run[-1], view.words, back=True)) for run in candidate.runs]
    features = {
        "lost": min(lost, 60.0) / 10,
        "lost_sqrt": min(lost, 200.0) ** 0.5,
        "overlap": odds.overlap(places),
        "mean": sum(map(odds.probability.__getitem__, places)) / size if size else 0.0,
        "begin": sum(edges_begin) / max(1, len(edges_begin)),
        "end": sum(edges_end) / max(1, len(edges_end)),
        "runs": float(len(candidate.runs) - 1),
        "votes": float(min(candidate.votes, 3)),
        "size": log(1 + size),
        "cuts": _cut_quotations(view.words, chosen),
        "tagged": float(0 < common == either),
        "tagged_overlap": common / either if either else 0.0,
        "stops": _stops(view.words, candidate),
        f"rule={candidate.rule}": 1.0,
    }
    if edges:
        features |= edge_kinds(view.words, candidate)
    if candidate.rule == NOBODY:
        features["nobody"] = float(view.link.max()) if len(view.link) else 0.0
    return features


def _log(p: float) -> float:
    return log(max(p, 1e-3))


def _edge(column: Sequence[float], number: int, words: Words, *, back: bool = False) -> float:
    """The probability of an edge at a word, or at its neighbour where the word is punctuation."""
    if not words.solid[number]:
        other = number - 1 if back else number + 1
        if 0 <= other < len(column):
            return max(column[number], column[other])
    return column[number]


def _cut_quotations(words: Words, chosen: frozenset[int]) -> float:
    """How many outermost quotations the set holds in part."""
    touched = set(map(words.quote_of.__getitem__, chosen))
    touched.discard(None)
    cut = 0
    for quotation in touched:
        inside = words.solid_words(quotation or 0)
        cut += not (chosen.isdisjoint(inside) or chosen.issuperset(inside))
    return float(cut)


def _stops(words: Words, candidate: Candidate) -> float:
    """The share of runs after which punctuation, a conjunction or the sentence's end stands."""
    good = 0
    for run in candidate.runs:
        after = run[-1] + 1
        at_end = after >= len(words) or words.sentence[after] != words.sentence[run[-1]]
        good += at_end or words.tokens[after].upos in ("PUNCT", "CCONJ", "SCONJ", "ADP")
    return good / max(1, len(candidate.runs))
