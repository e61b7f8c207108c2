"""Recognises speakers by layout: a label and a colon before their words, a dash and a name behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.detect.candidates import Candidate
from quotetrack.detect.cues import CueGroup
from quotetrack.detect.drafts import Draft
from quotetrack.detect.words import Words

TURN = "transcript_turn"
SIGNED = "signed_quotation"
_LABEL = re.compile(
    r"(?:[QA]|[A-Z][A-Z.’'\-]+(?:,? (?:[A-Z][A-Z.’'\-]*|\d+)){0,4}"
    r"|(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+)(?: ?\([^)\n]{1,40}\))? ?:(?=\s)"
)
_FEWEST = 3  # paragraphs that must open with a label before a text counts as a transcript
_REPEATED = 2  # times at least one label must come back
_CONFIDENCE = 0.9
_SIGNED = 0.8
_DASHES = frozenset(("—", "–", "--", "-", "―"))
_NAME = 12  # words that a signature may have


def turns(words: Words) -> Iterator[Draft]:
    """Yield a draft for each speaker's turn of a transcript, none for any other text.

    *ROE: I never left the room.* Not: *Weather: rain in the west, later clearing.*
    """
    found = list(_labelled(words))
    labels = [label for _, label in found]
    if len(found) < _FEWEST or max(map(labels.count, labels)) < _REPEATED:
        return
    for first, _ in found:
        sentence = words.sentence[first]
        paragraph = words.paragraph(first)
        colon = next(n for n in range(first, len(words)) if words.tokens[n].text == ":")
        turn = []
        for later in range(sentence, len(words.doc.sentences)):
            if words.doc.sentences[later].paragraph != paragraph:
                break
            turn += [n for n in words.words_of(later) if n > colon]
        content = Candidate.of(TURN, words, turn)
        opening = next((n for n in range(first, colon) if words.tokens[n].text == "("), colon)
        source = Candidate(TURN, (tuple(range(first, opening)),))
        if content.runs and source.words:
            cue = CueGroup((colon,), colon, ":", "speech")
            yield Draft(cue, content, source, _CONFIDENCE)


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
            yield words.first[sentence.index], match.group().rstrip(": ")
