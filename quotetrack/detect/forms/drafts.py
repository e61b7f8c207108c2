"""What the rooms of detection hand to each other: a cue's words, proposals for its roles, drafts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from quotetrack.detect.forms.spans import tidy
from quotetrack.detect.forms.words import Words
from quotetrack.model import Class, Kind


@dataclass(frozen=True, slots=True)
class CueGroup:
    """A cue's words in order, the number of its head, its lemma, class and the network's trust in it."""

    words: tuple[int, ...]
    head: int
    lemma: str
    klass: Class
    probability: float = 1.0


Rule = Callable[[Words, CueGroup], Iterator[set[int]]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Runs of words, the rule that proposed them first, and how many rules agree on them.

    ``words`` are those of all runs.
    """

    rule: str
    runs: tuple[tuple[int, ...], ...]
    votes: int = 1
    words: frozenset[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(itertools.chain.from_iterable(self.runs)))

    @classmethod
    def of(cls, rule: str, words: Words, numbers: Iterable[int], barred: Iterable[int] = ()) -> Candidate:
        """Draw a candidate's runs by the conventions of ``spans.tidy``; it may end up without any."""
        return cls(rule, tuple(map(tuple, tidy(words, numbers, barred))))


@dataclass(frozen=True, slots=True)
class Draft:
    """A cue with the content and source chosen for it, and the trust in the whole.

    ``kind`` is set where the draft lies inside another: it goes by the marks within that one's content.
    """

    cue: CueGroup
    content: Candidate
    source: Candidate
    confidence: float
    kind: Kind | None = None
