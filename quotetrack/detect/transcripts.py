"""Recognises transcripts and interviews, where a label and a colon at a paragraph's head name the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotetrack.detect.candidates import Candidate
from quotetrack.detect.cues import CueGroup
from quotetrack.detect.drafts import Draft
from quotetrack.detect.words import Words

TURN = "transcript_turn"
_LABEL = re.compile(
    r"(?:[QA]|[A-Z][A-Z.’'\-]+(?:,? (?:[A-Z][A-Z.’'\-]*|\d+)){0,4}"
    r"|(?:[A-Z][\w.’'-]+ ){0,3}[A-Z][\w.’'-]+)(?: ?\([^)\n]{1,40}\))? ?:(?=\s)"
)
_FEWEST = 3  # paragraphs that must open with a label before a text counts as a transcript
_REPEATED = 2  # times at least one label must come back
_CONFIDENCE = 0.9


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
