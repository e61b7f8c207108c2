"""Cuts sentences that are too long to parse: a table, a list, a transcript without full stops.

Every word is compared with every other as its head, so that time and memory grow with the square. Of the
18,475 sentences that the parser learned from the longest has 159 words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from quotetrack.parse.sentences.boundaries import TokenPiece

LONGEST = 250  # words
_BREAKS = frozenset(".;:!?…,–—")


def bounded(document: Any) -> Any:
    """Return a tokenized Stanza document whose sentences have at most LONGEST tokens.

    The document itself comes back where none is longer. Texts and offsets are kept.
    """
    if all(len(sentence.tokens) <= LONGEST for sentence in document.sentences):
        return document
    from stanza.models.common.doc import Document

    parts = [part for sentence in document.to_dict() for part in cut(sentence)]
    return Document(parts, text=document.text)


def cut_pieces(pieces: Sequence[TokenPiece]) -> Iterator[Sequence[TokenPiece]]:
    """Yield one sentence's words in parts of at most LONGEST.

    A part ends after the last mark in its second half, or where it is full.
    """
    at = 0
    while at < len(pieces):
        size = _part_size([piece.text for piece in pieces[at : at + LONGEST + 1]])
        yield pieces[at : at + size]
        at += size


def cut(entries: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield one sentence's entries in parts, each numbered from 1.

    An entry is a word, or the range of a multiword token, which its words follow. A part ends after
    the last mark in its second half, or where it is full; a multiword token is never torn.
    """
    groups = list(_tokens(entries))
    while groups:
        size = _part_size([group[0]["text"] for group in groups[: LONGEST + 1]])
        yield _renumbered([entry for group in groups[:size] for entry in group])
        groups = groups[size:]


def _tokens(entries: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Group a multiword token's range with the words that it covers."""
    position = 0
    while position < len(entries):
        numbers = _numbers(entries[position])
        width = 1 if len(numbers) == 1 else 2 + numbers[-1] - numbers[0]
        yield list(entries[position : position + width])
        position += width


def _part_size(forms: Sequence[str]) -> int:
    """Return how many of the words ahead the next part takes."""
    if len(forms) <= LONGEST:
        return len(forms)
    for size in range(LONGEST, LONGEST // 2, -1):
        if forms[size - 1] in _BREAKS:
            return size
    return LONGEST


def _numbers(entry: dict[str, Any]) -> tuple[int, ...]:
    """Return an entry's number, or the first and last of its range."""
    found = entry["id"]
    return (found,) if isinstance(found, int) else tuple(found)


def _renumbered(part: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the entries numbered from 1."""
    shift = _numbers(part[0])[0] - 1
    found = []
    for entry in part:
        numbers = tuple(number - shift for number in _numbers(entry))
        found.append({**entry, "id": numbers[0] if len(numbers) == 1 else numbers})
    return found
