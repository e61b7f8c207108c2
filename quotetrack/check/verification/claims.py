"""Reads what is to be checked: words that somebody is said to have said, in marks or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotetrack.check.wording.compared_words import Word, Wording, WordingPlace, read_words, written
from quotetrack.marks import Quotation, pair_marks
from quotetrack.model import Span

_MARK = re.compile('["“”]')
_TELLING = 2  # words of matter that a report must hold
_OUTSIDE = re.compile(r"[\s.,;:!?]*")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words to check. ``opens_cut`` and ``ends_cut`` tell that the claim itself marks a cut at its edge.

    A ``fragment`` stands within a sentence of somebody else's (*he called it “a tax on rain”*) and does
    not pretend to be a whole sentence. ``framed`` tells that only a part of what was given is in marks,
    ``reported`` that none of it is: the writer's words for what somebody said.
    """

    text: str
    words: tuple[Word, ...]
    opens_cut: bool = False
    ends_cut: bool = False
    fragment: bool = False
    framed: bool = False
    reported: bool = False


def read_claims(given: str) -> tuple[Claim, ...]:
    """Return the ways to read ``given``, the likeliest first; none where it holds no word.

    Marks around the whole are taken off. Where only parts stand in marks, the whole is read first (the
    marks may be a quotation within the quotation), then the parts alone, the rest being a report.
    """
    text = _opened(given.strip())
    outer = marked_spans(text)
    if len(outer) == 1 and _covers(text, outer[0]):
        return _nonempty([_claim([outer[0].of(text)])])
    whole = _claim([text])
    inside = [replace(w, marked=any(span.covers(w.span) for span in outer)) for w in whole.words]
    readings = [replace(whole, words=tuple(inside))]
    if outer:
        readings.append(replace(_claim([span.of(text) for span in outer]), framed=True))
    return _nonempty(readings)


def _opened(text: str) -> str:
    """Put back an opening mark that was left behind: *We lost,” she said.*"""
    first = _MARK.search(text)
    if first is None or first.start() == 0 or len(_MARK.findall(text)) % 2 == 0:
        return text
    closes = not text[first.start() - 1].isspace() and text[first.end() :][:1] in ("", " ", ",", ".")
    return ("“" if first.group() == "”" else first.group()) + text if closes else text


def claim_of_spans(text: str, spans: Sequence[Span], *, mixed: bool) -> Claim | None:
    """Return what a quotation in a draft claims: all of a direct one, of a mixed one what is in marks.

    ``spans`` are those of the content in ``text``. None where nothing in them is in marks.
    """
    pieces = []
    for span in spans:
        inside = span.of(text)
        outer = marked_spans(inside)
        pieces += [part.of(inside) for part in outer] or ([] if mixed else [inside])
    found = _nonempty([_claim(pieces)])
    if not found:
        return None
    return replace(found[0], fragment=mixed or found[0].fragment, framed=mixed)


def claim_of_report(text: str, spans: Sequence[Span]) -> Claim | None:
    """Return what a report without marks claims; None where its words hold too little to be checked by."""
    claim = replace(_claim([span.of(text) for span in spans]), reported=True)
    return claim if len({word.stem for word in claim.words if not word.is_function}) >= _TELLING else None


def marked_spans(text: str) -> list[Span]:
    """Return the stretches of ``text`` in outermost quotation marks, without their marks."""
    return [quotation.inner(text) for quotation in claimed_quotations(text) if quotation.depth == 0]


def claimed_quotations(text: str) -> tuple[Quotation, ...]:
    """Return all quotations of ``text``, whose lines are its paragraphs."""
    lines, at = [], 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        if end > start:
            lines.append(Span(start, end))
        at += len(line) + 1
    return pair_marks(text, lines)


def _joined(pieces: Sequence[Wording]) -> Wording:
    """Return one wording of the pieces of a split quotation."""
    words = [word for piece in pieces for word in piece.words]
    return Wording(tuple(words), pieces[0].opens_cut, pieces[-1].ends_cut)


def _claim(pieces: Sequence[str]) -> Claim:
    """Read the pieces of one claim."""
    whole = (
        _joined([read_words(piece, WordingPlace(part=i)) for i, piece in enumerate(pieces)])
        if pieces
        else Wording(())
    )
    first = whole.words[0] if whole.words else None
    edited = bool(first and (first.editorial or (first.recased and first.text[:1].isupper())))
    opens = whole.opens_cut or edited
    fragment = bool(first and first.text[:1].islower() and len(pieces) > 0)
    return Claim(" … ".join(pieces), whole.words, opens, whole.ends_cut, fragment)


def _covers(text: str, inner: Span) -> bool:
    """Tell whether nothing but marks and punctuation stands outside a span."""
    before, after = text[: max(0, inner.start - 2)], text[inner.end + 2 :]
    return all(_OUTSIDE.fullmatch(part) for part in (before, after)) and inner.end > inner.start


def _nonempty(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Drop readings without a word."""
    return tuple(claim for claim in claims if claim.words)


def claimed_pieces(claim: Claim) -> list[Claim]:
    """Return the pieces of a claim that is split, each a claim."""
    numbers = sorted({word.part for word in claim.words})
    if len(numbers) < 2:
        return []
    found = []
    for number in numbers:
        words = tuple(replace(w, part=0) for w in claim.words if w.part == number)
        found.append(_part(claim, words, number == numbers[0], number == numbers[-1]))
    return found


def claimed_sentences(claim: Claim) -> list[Claim]:
    """Return the sentences of a claim, each a claim."""
    groups: list[list[Word]] = [[]]
    for word in claim.words:
        groups[-1].append(word)
        if word.stop == "sentence":
            groups.append([])
    groups = [group for group in groups if group]
    last = len(groups) - 1
    return [_part(claim, tuple(group), i == 0, i == last) for i, group in enumerate(groups)]


def _part(claim: Claim, words: tuple[Word, ...], first: bool, last: bool) -> Claim:
    """Return a part of a claim as a claim."""
    words = (replace(words[0], after_gap=False), *words[1:])
    fragment = claim.fragment if first else words[0].text[:1].islower()
    return Claim(
        written(words),
        words,
        claim.opens_cut if first else claim.words[0].after_gap or fragment,
        claim.ends_cut if last else words[-1].stop != "sentence",
        fragment,
        claim.framed,
    )
