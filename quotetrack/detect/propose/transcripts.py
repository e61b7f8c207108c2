"""Recognises speakers by layout: a label and a colon before their words, a dash and a name behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.words import MARKS, Words

TURN = "transcript_turn"
SIGNED = "signed_quotation"
_LABEL = re.compile(
    r"[\"“‘«]?(?P<label>(?:[QA]|[A-Z][A-Z.’'\-]+(?:,? (?:[A-Z][A-Z.’'\-]*|\d+)){0,4}"
    r"|(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+)(?: ?\([^)\n]{1,40}\))?) ?:(?=\s)"
)
_FEWEST = 3  # paragraphs that must open with a label before a text counts as a transcript
_REPEATED = 2  # times at least one label must come back
_CONFIDENCE = 0.9
_SIGNED = 0.8
_DASHES = frozenset(("—", "–", "--", "-", "―"))
_NAME = 12  # words that a signature may have


def turns(words: Words) -> Iterator[Draft]:
    """Yield a draft for each speaker's turn of a transcript, none for any other text.

    *ROE: I never left the room.* Not: *Weather: rain in the west, later clearing.* Where turns stand in
    quotation marks, opened again in every paragraph, one may go on over paragraphs.
    """
    found = list(_labelled(words))
    labels = [label for _, label in found]
    if len(found) < _FEWEST or max(map(labels.count, labels)) < _REPEATED:
        return
    heads = {words.paragraph(first) for first, _ in found}
    for first, _ in found:
        colon = next(n for n in range(first, len(words)) if words.tokens[n].text == ":")
        turn = [n for n in _turn(words, first, heads) if n > colon]
        if not turn:
            continue
        # what the last mark closes was opened before the label
        closing = turn[-1:] if _mark(words, first) and words.tokens[turn[-1]].text in MARKS else []
        content = Candidate.of(TURN, words, set(turn).difference(closing), closing)
        opening = next((n for n in range(first, colon) if words.tokens[n].text == "("), colon)
        source = Candidate(TURN, (tuple(range(first, opening)),))
        if content.runs and source.words:
            cue = CueGroup((colon,), colon, ":", "speech")
            yield Draft(cue, content, source, _CONFIDENCE)


def _turn(words: Words, first: int, heads: set[int]) -> Iterator[int]:
    """The words of a turn, from its label on; ``heads`` are the paragraphs that open one."""
    paragraph = words.paragraph(first)
    mark = _mark(words, first)
    for later in range(words.sentence[first], len(words.doc.sentences)):
        inside = words.words_of(later)
        here = words.doc.sentences[later].paragraph
        if here != paragraph:
            opens = [words.tokens[n].text for n in inside[:2]]
            if here in heads or opens[0] != mark or opens[-1] == "(":  # *"(APPLAUSE.)*
                return
            paragraph = here
        yield from inside


def _mark(words: Words, first: int) -> str | None:
    """The quotation mark before a label, None where there is none."""
    opens = words.sentence[max(0, first - 1)] == words.sentence[first]
    return words.tokens[first - 1].text if opens and first else None


def signed(words: Words) -> Iterator[Draft]:
    """Yield a draft for each quotation that fills its paragraph but for a dash and a name behind it.

    *“The roof went past like a kite.” — Alan Dow, farmer.* Not: *“We wait” — and they did wait.*
    """
    for number, quotation in enumerate(words.quotations):
        if quotation.depth or not quotation.closed:
            continue
        inside = words.quoted(number)
        paragraph = words.paragraph(inside[-1])
        dash = inside[-1] + 1
        rest: list[int] = []
        while dash + 1 + len(rest) < len(words) and words.paragraph(dash + 1 + len(rest)) == paragraph:
            rest.append(dash + 1 + len(rest))
        if not rest or words.tokens[dash].text not in _DASHES or words.paragraph(dash) != paragraph:
            continue
        if not (_opens(words, inside[0]) and _is_signature(words, rest)):
            continue
        content = Candidate.of(SIGNED, words, inside, (dash,))
        source = Candidate.of(SIGNED, words, rest, (dash,))
        if content.runs and source.runs:
            yield Draft(CueGroup((dash,), dash, "—", "speech"), content, source, _SIGNED)


def _opens(words: Words, first: int) -> bool:
    """Tell whether nothing but a time or a mark stands before a word in its paragraph."""
    before = first - 1
    while before >= 0 and words.paragraph(before) == words.paragraph(first):
        if any(c.isalpha() for c in words.tokens[before].text):
            return False
        before -= 1
    return True


def _is_signature(words: Words, rest: list[int]) -> bool:
    """Tell whether words are a name with what describes it: short, capital first, without a finite verb."""
    tokens = [words.tokens[n] for n in rest]
    finite = any(t.xpos in ("VBZ", "VBD", "VBP", "MD") for t in tokens)
    named = any(t.upos == "PROPN" for t in tokens) and tokens[0].text[:1].isupper()
    return named and not finite and len(tokens) <= _NAME


def _labelled(words: Words) -> Iterator[tuple[int, str]]:
    """Yield the first word and the label of every paragraph that opens with one."""
    text = words.doc.text
    title = words.doc.layout.region("title")
    seen = -1
    for sentence in words.doc.sentences:
        if sentence.paragraph == seen:
            continue
        seen = sentence.paragraph
        if title is not None and title.span.overlaps(sentence.span):
            continue
        match = _LABEL.match(text, sentence.span.start)
        if match:
            opened = match.start("label") > match.start()
            yield words.first[sentence.index] + opened, match["label"].rstrip()
