"""Tells whether two quotations carry one statement, and finds them a place among many.

Near-duplicates are found by keys that like quotations share: each pair of neighbouring words of matter,
and the bands of a MinHash signature over all of them (Broder 1997; banding as in Leskovec, Rajaraman and
Ullman, *Mining of Massive Datasets*, ch. 3). Whether two candidates say the same is then decided word by
word, and by who speaks. Nothing here reads a database; the store keeps keys, links and groups.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from quotetrack.check.history.said_words import WORDINGS, SaidWords, said_words
from quotetrack.check.verification.claims import Claim, marked_spans
from quotetrack.check.verification.comparing import Match, compare_claim
from quotetrack.check.verification.passages import content_of
from quotetrack.check.wording.compared_words import Word, keys
from quotetrack.check.wording.differences import may_stand_there
from quotetrack.check.wording.min_hash import PERMUTATIONS, signature_of
from quotetrack.check.wording.numbers import is_number
from quotetrack.check.wording.plain_words import read_plain_words
from quotetrack.lexicon.equivalence import NEGATION, are_opposite, hold_opposites
from quotetrack.lexicon.word_sets import word_set

CONTRARY = "contrary"
NOBODY = 0  # the voice of a quotation whose speaker is not known
ANONYMOUS = frozenset({"anonymous", "group"})
ROWS = 2  # of a band: six bands of two: half in common is a candidate 8 times in 10
WHOLE = 1000  # worth of the keys of a wording, taken together
ENOUGH = 300  # worth of the keys in common from which two are candidates
BAND = 200  # worth of one key of a signature; two signatures share one by chance
MAX_PAIRS = 60  # keys of one quotation; a longer one is found by its first words and by its signature

# Tuned on two thirds of tests/check/gold/pairs.txt, checked on the third that was left out.
RELATED = 0.5  # share of the shorter wording's words of matter below which two have nothing in common
COVERED = 0.72  # share of the shorter wording's words of matter that the longer must hold
DRIFT = 7  # words of matter from which one of them may be another word, and still the same statement
DRIFTED = 0.2  # ... and the share that may

_PAIRS = 4_000  # pairs of wordings whose likeness is remembered

_GENERATIONS = word_set("checking.generations")


@dataclass(frozen=True)
class Statement:
    """One quotation as it is compared: its words and who speaks.

    ``speakers`` are (row number, folded name, type) of each; ``body`` is the folded name of the body that
    a spokesperson speaks for, else empty. ``known`` is False where a pronoun or nobody stands for the source.
    ``place`` is where the content begins and ends in its ``article``.
    """

    number: int
    kind: str
    text: str
    speakers: tuple[tuple[int, str, str], ...] = ()
    body: str = ""
    known: bool = True
    published: str | None = None
    negated: bool = False
    article: int | None = None
    place: tuple[int, int] = (0, 0)

    @cached_property
    def said(self) -> SaidWords:
        """What is said, by itself."""
        return said_words(self.kind, self.text)

    @property
    def words(self) -> tuple[Word, ...]:
        """All words."""
        return self.said.words

    @property
    def matter(self) -> tuple[str, ...]:
        """The stems of the words of matter."""
        return self.said.matter

    @property
    def exact(self) -> tuple[str, ...]:
        """The keys of all words."""
        return self.said.exact

    @property
    def denied(self) -> frozenset[str]:
        """The stems that a negation stands before or behind."""
        return self.said.denied

    @property
    def resolved(self) -> bool:
        """Whether it is known who speaks."""
        return self.known and any(kind not in ANONYMOUS for _, _, kind in self.speakers)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two statements are: ``score`` from 0 to 1, ``relation`` as the database names it.

    *same words*, *part* (one is contained in the other), *reworded*, *reported* (one is indirect) make one
    statement; *contrary* are two that differ in a number, a negation or an opposite.
    """

    score: float
    relation: str


def search_keys(statement: Statement) -> dict[int, int]:
    """Return the keys under which a statement is found, as signed 64-bit numbers, each with its worth.

    A pair of neighbouring words of matter is worth its share of all pairs (of those in marks, where only
    some are). Two are candidates where what they share is worth ENOUGH to one of them: a short wording
    within a long one is, two long ones that share a phrase are not, nor two that share one band of their
    signatures and nothing else. What somebody is said not to have said is no statement of theirs and has no
    keys.
    """
    return {} if statement.negated else _keys_of(statement.said)


@lru_cache(WORDINGS)
def _keys_of(said: SaidWords) -> dict[int, int]:
    """Return the keys of a wording, each with its worth."""
    pairs = _pairs(said)
    worth = WHOLE // max(1, _telling_pairs(said, len(pairs)))
    return {_key(pair): worth for pair in pairs} | _rare_keys(said)


def _telling_pairs(said: SaidWords, pairs: int) -> int:
    """Return how many pairs must be found to find all of a wording, or all that a mixed one has in marks."""
    if said.kind != "mixed":
        return pairs
    if pairs < 2:
        return pairs
    inside = [read_plain_words(span.of(said.text)) for span in marked_spans(said.text)]
    if None in inside:
        marked = len(content_of([word for word in said.words if word.marked]))
    else:
        marked = sum(not word.is_function for words in inside for word in words or ())
    return min(pairs, max(1, marked - 1))


def _pairs(said: SaidWords) -> list[str]:
    """Return the pairs of neighbouring words of matter, whichever of the two comes first."""
    pairs = [" ".join(sorted(pair)) for pair in itertools.pairwise(said.matter)]
    return list(dict.fromkeys(pairs))[:MAX_PAIRS]


def _rare_keys(said: SaidWords) -> dict[int, int]:
    """Return the keys that few others have: the bands of the signature, or all of a very short wording."""
    matter = said.matter
    if len(matter) < 3:
        return {_key("= " + " ".join(matter)): ENOUGH}
    return dict.fromkeys(_bands(frozenset(matter)), BAND) if len(set(matter)) > 3 else {}


def voices(statement: Statement) -> list[int]:
    """Return a statement's voices: the last words of its speakers' names, and of a spokesperson's body."""
    if not statement.resolved:
        return [NOBODY]
    names = [name for _, name, _ in statement.speakers[:3]] + ([statement.body] if statement.body else [])
    return sorted({_key("~" + _surname(name)) for name in names})


def likeness(one: Statement, other: Statement) -> Likeness | None:
    """Return how alike two statements are; None where they have nothing to do with each other."""
    if not may_be_one(one, other) or _nested(one, other):
        return None
    return _likeness_of(one.said, other.said)


@lru_cache(_PAIRS)
def _likeness_of(one: SaidWords, other: SaidWords) -> Likeness | None:
    """Return how alike two wordings are, as if one person said both."""
    small, large = sorted((one, other), key=lambda s: (len(s.matter), len(s.stems)))
    held = _covered(small, large)
    if held < RELATED:  # what is asked first costs least
        return None
    if one.exact == other.exact:
        return Likeness(1.0, "same words") if _telling(one) else None
    whole = _whole(small, large, held)
    if whole is not None and whole.relation in (CONTRARY, "part"):
        return whole
    for part, full in ((small, large), (large, small)):
        if part.kind == "mixed" and full.kind != "indirect":
            found = _marked_part(part, full)
            if found is not None:
                return found
    return whole


def is_copy(one: Statement, other: Statement) -> bool:
    """Tell whether two statements have the same words, all of them, and the same speakers."""
    return one.resolved and one.said.exact == other.said.exact and one.speakers == other.speakers


def may_be_one(one: Statement, other: Statement) -> bool:
    """Tell whether two statements may be of one speaker: somebody unknown may be anybody."""
    if not one.resolved or not other.resolved:
        return True
    if {row for row, _, _ in one.speakers} & {row for row, _, _ in other.speakers}:
        return True
    for _, name, kind in one.speakers:
        for _, theirs, type_ in other.speakers:
            if kind == type_ == "person" and _one_person(name, theirs):
                return True
            if name == theirs and ((kind == "person") == (type_ == "person") or " " in name):
                return True
    names = {name for _, name, _ in one.speakers}, {name for _, name, _ in other.speakers}
    return bool(one.body and one.body in names[1]) or bool(other.body and other.body in names[0])


def group(
    statements: Mapping[int, Statement], links: Iterable[tuple[int, int, float, str]]
) -> dict[int, int]:
    """Return the statement of each quotation, named by the lowest number in it.

    Links are followed from the strongest on. They never join what different people said, so that somebody
    unknown joins one of them and does not tie them together, nor what is contrary, so that a part that two
    contrary statements share does not either.
    """
    groups = {number: [number] for number in statements}
    root = {number: number for number in statements}
    found = sorted(links, key=lambda link: (-link[2], link[0], link[1]))
    contrary = {frozenset(link[:2]) for link in found if link[3] == CONTRARY}
    for one, other, _, relation in found:
        low, high = sorted((root[one], root[other]))
        if relation == CONTRARY or low == high:
            continue
        left, right = groups[low], groups[high]
        if any(frozenset((x, y)) in contrary for x in left for y in right) if contrary else False:
            continue
        voices_left = _few([statements[n] for n in left if statements[n].resolved])
        voices_right = _few([statements[n] for n in right if statements[n].resolved])
        if all(may_be_one(x, y) for x in voices_left for y in voices_right):
            left += groups.pop(high)
            root.update(dict.fromkeys(right, low))
    return root


def statement_of(row: Mapping[str, Any]) -> Statement:
    """Return the statement in a row of the store."""
    known = row["method"] not in (None, "none")
    spokes = "spokes" in (row["role"] or "").casefold()
    body = (row["affiliation_key"] or "") if spokes else ""
    return Statement(
        number=row["number"],
        kind=row["kind"],
        text=row["text"],
        speakers=tuple(row["speakers"]),
        body=body,
        known=known,
        published=row["published"],
        negated=bool(row["negated"]),
        article=row["article"],
        place=(row["start"], row["end"]),
    )


def _nested(one: Statement, other: Statement) -> bool:
    """Tell whether one stands within the other: *AP said that Roe said “it rains”* says so once."""
    if one.article is None or one.article != other.article:
        return False
    return one.place[0] < other.place[1] and other.place[0] < one.place[1]


def _whole(small: SaidWords, large: SaidWords, held: float) -> Likeness | None:
    """Compare two wordings whose words of matter are mostly the same."""
    if held < COVERED and not _may_conflict(small, large):
        return None
    match = compare_claim(Claim(small.text, small.words), large.passage)
    if match is None:
        return None
    if _conflict(match, small, large):
        return Likeness(round(match.similarity, 3), CONTRARY)
    if held < COVERED:
        return None
    shared = len(set(small.matter) & set(large.matter))
    if shared < 2 and not (match.exact and len(small.words) > 2 and _telling(small)):
        return None
    replaced = match.replaced
    amount = len(set(small.matter))
    if replaced and (amount < DRIFT or len(replaced) / amount > DRIFTED or any(map(_firm, replaced))):
        return None
    if match.exact:
        return Likeness(1.0 if len(small.words) == len(large.words) else 0.95, "part")
    reported = "indirect" in (small.kind, large.kind)
    score = round(min(0.94, (held + match.similarity) / 2), 3)
    return Likeness(score, "reported" if reported else "reworded")


def _marked_part(part: SaidWords, full: SaidWords) -> Likeness | None:
    """Find what a mixed quotation has in marks among the words in marks of another."""
    marked = tuple(word for word in part.words if word.marked)
    if len(marked) < 3 or len(content_of(marked)) < 2 or not may_stand_there(marked, full.words):
        return None
    match = compare_claim(Claim(part.text, marked), full.passage)
    if match is None or not match.exact or match.in_marks != "all":
        return None
    if bool(part.denied) != bool(full.denied) and any(kind == NEGATION for kind, _ in match.drops):
        return None
    whole = compare_claim(Claim(part.text, part.words), full.passage)
    if len(content_of(marked)) < 3 and whole is not None and whole.replaced:
        return None
    return Likeness(0.9, "part")


def _conflict(match: Match, small: SaidWords, large: SaidWords) -> bool:
    """Tell whether two wordings contradict each other: a number, an opposite, a negation, an exchange."""
    return match.other_number or match.opposite or _replaces(match) or _denies(small, large)


def _may_conflict(small: SaidWords, large: SaidWords) -> bool:
    """Tell whether two wordings may contradict each other, however their words are aligned."""
    return _has_sides(keys(small.words), keys(large.words)) or _denies(small, large)


def _has_sides(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether words of two wordings hold a number or an opposite, without which none is replaced."""
    both = {*ours, *theirs}
    return any(map(is_number, both)) or hold_opposites(both, both)


def _denies(small: SaidWords, large: SaidWords) -> bool:
    """Tell whether one wording denies what the other one says."""
    if not small.denied and not large.denied:
        return False
    ours = (small.denied - large.denied) & set(large.matter)
    theirs = (large.denied - small.denied) & set(small.matter)
    if ours and theirs:
        return True
    return bool(ours and not large.denied) or bool(theirs and not small.denied)


def _replaces(match: Match) -> bool:
    """Tell whether a number or an opposite stands where the other wording has something else."""
    return _has_sides(keys(match.words), keys(match.others)) and any(
        d.kind == "opposite" or (d.kind == "number" and d.claim and d.quote) for d in match.differences
    )


def _firm(pair: tuple[Word, Word]) -> bool:
    """Tell whether one word cannot be another word for the other: names, numbers, opposites."""
    one, other = pair
    names = one.text[:1].isupper() and other.text[:1].isupper()
    return names or is_number(one.key) or is_number(other.key) or are_opposite(one.key, other.key)


def _covered(small: SaidWords, large: SaidWords) -> float:
    """Return the share of the shorter wording's stems that the longer holds."""
    there = set(large.stems)
    return sum(word in there for word in small.matter) / max(1, len(small.matter))


def _telling(said: SaidWords) -> bool:
    """Tell whether words say enough that saying them twice is one statement: not *Thank you*."""
    return len(content_of(said.words)) > 1 or len(said.words) > 3


def _one_person(name: str, other: str) -> bool:
    """Tell whether two names may be one person's: *vance* and *peter vance*, not *ann* and *john roe*."""
    short, full = sorted((name.split(), other.split()), key=len)
    if not short or short[-1] != full[-1]:
        return False
    return len(short) == 1 or short[0] in full


def _surname(name: str) -> str:
    """Return the last word of a name."""
    words = [word for word in name.split() if word not in _GENERATIONS]
    return words[-1] if words else name


def _few(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Return one statement for each different set of speakers."""
    return list({statement.speakers: statement for statement in statements}.values())


def _key(text: str) -> int:
    """Return a signed 64-bit hash."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8"), digest_size=8).digest(), "big", signed=True)


def _bands(matter: frozenset[str]) -> list[int]:
    """Return one key for each band of the MinHash signature of a set of stems, which holds several."""
    values = list(map(min, *map(signature_of, matter)))
    return [_key(f"#{i} {values[i : i + ROWS]}") for i in range(0, PERMUTATIONS, ROWS)]
