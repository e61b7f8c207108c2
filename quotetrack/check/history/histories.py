"""Follows what was said through time: how a wording drifted, and where somebody changed position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from quotetrack.check.history.contradictions import EarlierStatements
from quotetrack.check.history.statement_likeness import CONTRARY, Statement, likeness, statement_of
from quotetrack.check.verification.claims import Claim
from quotetrack.check.verification.comparing import compare_claim
from quotetrack.check.verification.passages import content_of
from quotetrack.check.wording.alignment import Pair, align
from quotetrack.check.wording.compared_words import Word
from quotetrack.check.wording.segments import SAME, Segment, SegmentKind, segments

FIRST: SegmentKind = "first"
SECOND: SegmentKind = "second"
ContraryKind = Literal["number", "negation", "opposite", "condition"]
_KINDS: tuple[ContraryKind, ...] = get_args(ContraryKind)

QuoteRow = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two statements side by side: ``diff`` word by word, ``shared`` words of matter, ``relation``.

    ``relation`` is *same words*, *part*, *reworded*, *reported*, *contrary* or *other*; ``kinds`` what
    makes them contrary: *number*, *negation*, *opposite*.
    """

    diff: tuple[Segment, ...]
    shared: tuple[str, ...]
    relation: str
    likeness: float
    kinds: tuple[ContraryKind, ...]


def contrast(one: QuoteRow, other: QuoteRow) -> Contrast:
    """Compare two quotations, rows of the store, whoever said them."""
    first, second = statement_of(one), statement_of(other)
    found = likeness(_anonymous(first), _anonymous(second))
    stems = {word.stem for word in content_of(second.words)}
    shared = dict.fromkeys(word.text for word in content_of(first.words) if word.stem in stems)
    relation = found.relation if found else "other"
    kinds = _kinds(first, second) if relation == CONTRARY else ()
    return Contrast(
        wording_difference(first, second), tuple(shared), relation, found.score if found else 0.0, kinds
    )


def wording_difference(first: Statement, second: Statement) -> tuple[Segment, ...]:
    """Return the word-level difference of two wordings in reading order, both of them whole."""
    turned = len(first.words) > len(second.words)
    short, long = (second, first) if turned else (first, second)
    pairs = align(short.words, long.words)
    used = [p.other for p in pairs if p.other is not None]
    start, end = (used[0], used[-1] + 1) if used else (0, 0)
    whole = (
        [Pair(None, j) for j in range(start)] + pairs + [Pair(None, j) for j in range(end, len(long.words))]
    )
    if not used:
        whole += [Pair(i, None) for i in range(len(short.words))]
    ops = {True: (SECOND, FIRST), False: (FIRST, SECOND)}[turned]
    steps: list[tuple[SegmentKind, Word]] = []
    for pair in whole:
        if pair.same and pair.claim is not None:
            steps.append((SAME, short.words[pair.claim]))
            continue
        if pair.claim is not None:
            steps.append((ops[0], short.words[pair.claim]))
        if pair.other is not None:
            steps.append((ops[1], long.words[pair.other]))
    return tuple(segments(steps, (FIRST, SECOND)))


def drift(rows: Sequence[QuoteRow]) -> list[dict[str, Any]]:
    """Return, for the quotations of one statement in order of time, how each departs from the first.

    *wording* counts the different wordings so far; *diff* is empty where the words are the first's.
    """
    read = [statement_of(row) for row in rows]
    wordings: dict[tuple[str, ...], int] = {}
    found = []
    for row, statement in zip(rows, read, strict=True):
        number = wordings.setdefault(statement.exact, len(wordings) + 1)
        same = statement.exact == read[0].exact
        alike = likeness(_anonymous(read[0]), _anonymous(statement)) if not same else None
        found.append(
            {
                "id": row["id"],
                "wording": number,
                "relation": "same words" if same else alike.relation if alike else "part",
                "diff": [] if same else list(wording_difference(read[0], statement)),
            }
        )
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a timeline: ``rows`` of it, the earliest first; ``row`` is the fullest direct one.

    ``differs`` lists earlier entries' ids that it contradicts, each with the kinds of difference.
    """

    row: QuoteRow
    rows: tuple[QuoteRow, ...]
    differs: tuple[tuple[str, tuple[ContraryKind, ...], tuple[Segment, ...]], ...] = ()


def timeline(rows: Sequence[QuoteRow], *, last: int | None = None) -> list[Entry]:
    """Fold the quotations of one speaker, earliest first, to one entry a statement, and mark changes.

    Changes are marked in the ``last`` entries, or in all.
    """
    groups: dict[Any, list[QuoteRow]] = {}
    for row in rows:
        groups.setdefault(row["statement"] or f"q{row['number']}", []).append(row)
    chosen = [fullest(some) for some in groups.values()]
    read = [_anonymous(statement_of(row)) for row in chosen]
    earlier = EarlierStatements(read)
    marked = len(chosen) if last is None else last
    return [
        Entry(
            row,
            tuple(some),
            tuple(_contradicted(number, chosen, read, earlier)) if number >= len(chosen) - marked else (),
        )
        for number, (row, some) in enumerate(zip(chosen, groups.values(), strict=True))
    ]


def fullest(rows: Sequence[QuoteRow]) -> QuoteRow:
    """Return the row that tells most of a statement: direct before mixed and indirect, then the longest."""
    rank = {"direct": 2, "mixed": 1, "indirect": 0}
    return max(rows, key=lambda row: (rank[row["kind"]], len(row["text"])))


def _contradicted(
    number: int, chosen: Sequence[QuoteRow], read: Sequence[Statement], earlier: EarlierStatements
) -> list[tuple[str, tuple[ContraryKind, ...], tuple[Segment, ...]]]:
    """Return the latest earlier entries that a statement contradicts, one for each kind of difference."""
    statement = read[number]
    found: dict[tuple[ContraryKind, ...], tuple[str, tuple[ContraryKind, ...], tuple[Segment, ...]]] = {}
    for before in earlier.related(number):
        other = read[before]
        alike = likeness(other, statement)
        if alike is not None and alike.relation == CONTRARY:
            kinds = _kinds(other, statement)
            found.setdefault(kinds, (chosen[before]["id"], kinds, wording_difference(other, statement)))
    return list(found.values())


def _kinds(one: Statement, other: Statement) -> tuple[ContraryKind, ...]:
    """Return what makes two statements contrary."""
    small, large = sorted((one, other), key=lambda s: (len(s.matter), len(s.words)))
    match = compare_claim(Claim(small.text, small.words), large.said.passage)
    found = set(match.conflicts) | {d.kind for d in match.differences} if match else set()
    found.discard("negation")
    if (one.denied - other.denied) & set(other.matter) or (other.denied - one.denied) & set(one.matter):
        found.add("negation")
    return tuple(kind for kind in _KINDS if kind in found) or ("negation",)


def _anonymous(statement: Statement) -> Statement:
    """Return a statement as if nobody had said it, so that only the words are compared."""
    return Statement(statement.number, statement.kind, statement.text, published=statement.published)
