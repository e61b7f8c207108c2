"""What a person sets right in a quote, from the options of a command, the cells of a row or a form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Mapping
from typing import Any, get_args

from quotetrack.errors import UnknownRow
from quotetrack.lexicon.lemmas import cue_lemma
from quotetrack.marks.quoted import kind_of_spans
from quotetrack.model import CLASSES, Relation, Span, SpeakerType
from quotetrack.model.stored import Row
from quotetrack.store.reviews.locating import locate
from quotetrack.store.reviews.verdicts import Correction

_GAP = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_SPANS = re.compile(r"\d+-\d+(;\d+-\d+)*")
_CELLS = (
    *("cue", "source", "speaker_type", "role", "affiliation"),
    *("class", "agency", "relation", "channel"),
)
_KNOWN = {"klass": CLASSES, "relation": get_args(Relation), "speaker_type": get_args(SpeakerType)}
_NAMES = {"klass": "class", "relation": "relation", "speaker_type": "kind of speaker"}
_EMPTIED = frozenset(("role", "affiliation", "agency", "channel"))  # what an emptied field takes out
_WORDS = ("speaker_type", "role", "affiliation", "klass", "agency", "relation", "channel")


def correction_of(shown: Row, given: dict[str, Any]) -> Correction:
    """Return what is set right, its words found in the article's text.

    ``given`` holds any of CORRECTABLE; an empty role, affiliation, agency or channel is taken out. Raises
    UnknownRow where the text lacks the words.
    """
    for name, known in _KNOWN.items():
        if given.get(name) and given[name] not in known:
            raise UnknownRow(f"{given[name]!r} is no {_NAMES[name]}; write one of {', '.join(known)}")
    text, near = shown["text_of_article"], shown["start"]
    parts: list[Span] = list(given.get("content_span", ()))
    for words in given.get("content", ()):
        parts.append(_found(text, words, near, "content"))
        near = parts[-1].end
    content = tuple(sorted(parts))
    for left, right in itertools.pairwise(content):
        if left.overlaps(right):
            raise UnknownRow("the parts of the content overlap; give each part once")
    if content and content[-1].end > len(text):
        raise UnknownRow(f"the text has {len(text)} characters, fewer than {content[-1].end}")
    near = shown["start"]
    cue = _found(text, given["cue"], near, "cue") if given.get("cue") else None
    source = (_found(text, given["source"], near, "source"),) if given.get("source") else None
    return Correction(
        content=content or None,
        kind=kind_of_spans(text, content) if content else None,
        cue=cue,
        cue_lemma=cue_lemma(cue.of(text)) if cue else None,
        source=source,
        speaker=tuple(name.strip() for name in given.get("speaker", ()) if name.strip()) or None,
        **{name: given.get(name) for name in _WORDS},
    )


def _found(text: str, words: str, near: int, part: str) -> Span:
    """Return where words stand in a text, the nearest place to the quote."""
    span = locate(text, words, near)
    if span is None:
        raise UnknownRow(
            f"the article does not say {words!r}; copy the {part} from: quotetrack show DB ID --whole"
        )
    return span


def cells_of(shown: Row) -> dict[str, str]:
    """Return what a form shows of a quote to be set right, as :func:`differing` compares it."""
    text = shown["text_of_article"]
    parts = [text[start:end] for role, start, end in shown["spans"] if role == "content"]
    return {"text": " [...] ".join(parts), **{name: shown[name] or "" for name in ("speaker", *_CELLS)}}


def differing(
    cells: Mapping[str, str], shown: Row, past: Collection[str] = (), *, emptied: bool = False
) -> dict[str, Any]:
    """Return the corrections that the cells of a row, or the fields of a form, make, by CORRECTABLE.

    ``past`` are the places of content that the quote once had: in a sheet that is applied again they are
    what nobody has touched. An empty cell changes nothing, unless what is ``emptied`` was cleared by hand.
    """
    found: dict[str, Any] = {}
    for name in _CELLS:
        cleared = emptied and name in _EMPTIED and name in cells and bool(shown[name])
        if (cells.get(name) or cleared) and not alike(cells[name], shown[name]):
            found["klass" if name == "class" else name] = cells[name].strip()
    if cells.get("speaker") and not alike(cells["speaker"], shown["speaker"]):
        found["speaker"] = tuple(cells["speaker"].split("; "))
        found |= {name: cells[name] for name in ("role", "affiliation") if cells.get(name)}
    spans = [f"{start}-{end}" for role, start, end in shown["spans"] if role == "content"]
    cell = cells.get("content", "").replace(" ", "")
    if _SPANS.fullmatch(cell) and cell not in {";".join(spans), *past}:
        found["content_span"] = tuple(Span(*map(int, part.split("-"))) for part in cell.split(";"))
    elif cells.get("text") and not alike(_GAP.sub(" ", cells["text"]), _GAP.sub(" ", shown["text"])):
        found["content"] = tuple(filter(None, _GAP.split(cells["text"].strip())))
    return found


def alike(one: str | None, other: str | None) -> bool:
    """Tell whether two cells say the same: a spreadsheet writes line breaks its own way."""
    return (one or "").split() == (other or "").split()
