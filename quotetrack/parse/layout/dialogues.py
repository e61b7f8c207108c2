"""Tells which labels make a text a transcript: those of one form that come back, or that open every line.

One label proves nothing (*Police: Driver fled*), nor do the same field's names over and over (*Venue: …*).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, given_names, noun, titles
from quotetrack.parse.layout.blocks import Line
from quotetrack.parse.layout.turn_labels import (
    BY_CAPITALS,
    FORMS,
    STRONG,
    Form,
    Label,
    is_capital,
    names_several,
)

_FEWEST, _REPEATED = 3, 2  # labels of one form that make a transcript; times that one must come back
_CAPITALS = 0.6  # share of labels in capitals from which the others are none
_PROSE = 5  # words of a line that count as somebody's without a closing mark
_TALK = grammar.FIRST_PERSON_PRONOUNS | grammar.ADDRESSEES | grammar.DIALOGUE_WORDS
_DENSE, _SENTENCES = 0.5, 0.7  # share of lines with labels, and of sentences behind them, of a pure dialogue


def accepted_labels(
    text: str, lines: Sequence[Line], labelled: Sequence[tuple[int, Label]]
) -> Iterator[tuple[int, Label]]:
    """Yield, of the likely labels, those of forms that make a transcript.

    Names that only a space, a dash or a line sets apart count where they are the commonest form.
    """
    letters = [pair for pair in labelled if pair[1].is_letter]
    found = {form: list(_group(text, lines, labelled, form, bool(letters))) for form in FORMS}
    strong = [pair for form in STRONG for pair in found[form]]
    weak = max((found[form] for form in FORMS if form not in STRONG), key=len)
    kept = weak if len(weak) > 2 * len(strong) else strong
    yield from kept
    kinds = Counter(label.key for _, label in letters)
    if letters and (kept or len(kinds) == 2 or kinds["q"] >= _FEWEST):
        yield from letters


def _group(
    text: str, lines: Sequence[Line], labelled: Sequence[tuple[int, Label]], form: Form, lettered: bool
) -> Iterator[tuple[int, Label]]:
    """Yield the labels of one form, if they make a transcript."""
    group = [pair for pair in labelled if pair[1].form == form and not pair[1].is_letter]
    counts = Counter(label.key for _, label in group)
    if form == "alone":
        opened = {n for n, label in labelled if label.form in (*STRONG, "alone")}
        group = [pair for pair in group if _stands_above(lines, pair[0], opened)]
    capitals = [pair for pair in group if _in_capitals(pair[1].name.of(text))]
    by_capitals = form != "alone" and len(capitals) >= _CAPITALS * len(group) > 0
    if by_capitals:
        group = [p for p in group if p in capitals or _is_marked(p[1].name.of(text))]
    times = Counter(label.key for _, label in group)
    if _make_transcript(group, times, lettered, by_capitals) or _is_dialogue(text, lines, group):
        kept = [p for p in group if by_capitals or counts[p[1].key] > 1 or _is_person(text, p[1])]
        yield from (
            kept
            if form == "alone" or kept == group
            else (p for p in group if p in kept or _is_full(text, p[1]))
        )


def _make_transcript(
    group: Sequence[tuple[int, Label]], counts: Counter[str], lettered: bool, capitals: bool
) -> bool:
    """Tell whether labels of one form make a text a transcript."""
    if not group:
        return False
    form, most = group[0][1].form, max(counts.values())
    if form == "timed" or (capitals and form in BY_CAPITALS):
        return len(group) >= _FEWEST - 1 and (most >= _REPEATED or lettered or form == "stop")
    return len(group) >= _FEWEST and most >= _REPEATED and (len(counts) > 1 or lettered)


def _is_dialogue(text: str, lines: Sequence[Line], group: Sequence[tuple[int, Label]]) -> bool:
    """Tell whether a short text is a dialogue from its first label on: people, and what people say.

    *Ana Poe: Who paid? | Tom Reyl: I did.* Not: *Isobar: a line of pressure | Trough: a low between highs*.
    """
    if len(group) < _FEWEST - 1:
        return False
    after = [line for line in lines if line.span.start >= lines[group[0][0]].span.start]
    if len(group) < _DENSE * len(after) and group[0][1].form != "alone":
        return False
    said = [_words_of(text, lines, number, label) for number, label in group]
    sentences = sum(is_capital(w) and w.rstrip('"”’)*_')[-1:] in tuple(".?!…—。？！।؟") for w in said if w)
    people = sum(_is_person(text, label) or _is_full(text, label) for _, label in group)
    spoken = sum("?" in w or bool(_TALK & set(re.findall(r"[\w’']+", w.casefold()))) for w in said)
    many = _SENTENCES * len(group)
    return sentences >= many and people >= many and 2 * spoken >= len(group)


def _words_of(text: str, lines: Sequence[Line], number: int, label: Label) -> str:
    """Return the words behind a label on its line, or on the next one where it stands alone."""
    here = re.sub(r"</?\w+>", "", text[label.words : lines[number].span.end]).strip()
    return here or (lines[number + 1].text if number + 1 < len(lines) else "")


def _is_full(text: str, label: Label) -> bool:
    """Tell whether a label has the form of a full name: *Piet Sundry*, *Ada Pell-Ross*."""
    words = label.name.of(text).split()
    return 1 < len(words) <= 4 and all(is_capital(w) and not w.rstrip(".").isdigit() for w in words)


def _in_capitals(name: str) -> bool:
    """Tell whether a name is set in capitals but for its title: *Mr. HALVERSON*, *THE COURT*."""
    words = [w for w in name.split() if sum(c.isalpha() for c in w) > 1]
    letters = [c for c in words[-1] if c.isalpha()] if words else []
    return len(letters) > 1 and sum(c.isupper() for c in letters) > 0.7 * len(letters)  # McARDLE


def _is_marked(name: str) -> bool:
    """Tell whether a name among others in capitals is a label: *Senator Lowe*, *Opposition senators*.

    Not: *Hale Bridge*, *Friday*.
    """
    return names_several(name) or (len(name.split()) > 1 and (fold_word(name.split()[0]),) in titles())


def _stands_above(lines: Sequence[Line], number: int, labels: set[int]) -> bool:
    """Tell whether a name alone on its line stands above somebody's words, not above another name."""
    if number + 1 >= len(lines) or number + 1 in labels:
        return False
    below = lines[number + 1].text
    return below.rstrip('"”’)*_')[-1:] in ".?!…:;,—" or len(below.split()) >= _PROSE


def _is_person(text: str, label: Label) -> bool:
    """Tell whether a label that stands but once names a person: by title, given name or post."""
    words = label.whole.of(text).replace("*", "").replace("(", "").split()
    known = given_names()
    first = [w.strip(".,)") for w in words[:4]]
    return any((fold_word(w),) in titles() or w.lower() in known for w in first) or any(
        (row := noun(w.lower())) is not None and row.type == "person" for w in first
    )
