"""Words that the layout gives to somebody: turns of a transcript, quotations signed with a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.spans import spans_of
from quotetrack.detect.forms.words import MARKS, Words
from quotetrack.detect.propose.announced_words import ANNOUNCED, announcer
from quotetrack.detect.propose.loose_quotations import kind_of_content
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.model import Cue, Quote, Span, Turn

TURN = "transcript_turn"
SIGNED = "signed_quotation"
_RULES = {
    "transcript": TURN,
    "letter": "signed_letter",
    "post": "pasted_post",
    "signed": SIGNED,
    "announced": ANNOUNCED,
}
_CONFIDENCE = 0.9
_SIGNED = 0.8
_DASHES = frozenset(("—", "–", "--", "-", "―"))
_NAME, _LONG = 12, 24  # words that a signature may have, and one behind a sentence and that opens with a name


def turn_quotes(words: Words) -> Iterator[tuple[Quote, list[range]]]:
    """Yield a quote for each turn that the layout tells of, with the numbers of its words by paragraph.

    *ROE: I never left the room.* Not: *Weather: rain in the west, later clearing.* All paragraphs up to the
    next label are the turn's; its source are the label's words, its cue the colon where there is one.
    """
    for turn in words.doc.layout.turns:
        uttered = words.inside(turn.words)
        before = _sign_before(words.doc.text, turn.source.start) if turn.source else ""
        runs = [run for part in uttered for run in _runs(words, part, before in MARKS)]
        if runs:
            yield _quote(words, turn, runs), uttered


def _sign_before(text: str, place: int) -> str:
    """Return the last character before a place that is no space, empty where there is none."""
    while place and text[place - 1].isspace():
        place -= 1
    return text[place - 1 : place]


def _runs(words: Words, part: Sequence[int], marked: bool) -> tuple[tuple[int, ...], ...]:
    """Draw the words of one paragraph; ``marked`` tells that a mark stands before the label.

    Then a mark at the paragraph's end closes that one, and the full stop before it is the speaker's.
    """
    closing = part[-1:] if marked and part and words.tokens[part[-1]].text in MARKS else []
    inside = [n for n in part if n not in closing]
    runs = Candidate.of(TURN, words, inside, closing).runs
    if marked and runs and runs[-1][-1] == inside[-1] - 1 and words.tokens[inside[-1]].upos == "PUNCT":
        return (*runs[:-1], (*runs[-1], inside[-1]))
    return runs


def _quote(words: Words, turn: Turn, runs: list[tuple[int, ...]]) -> Quote:
    """Make the quote of one turn."""
    content = {n for run in runs for n in run}
    mark = turn.mark.of(words.doc.text) if turn.mark else ""
    cue = Cue(turn.mark, ":" if mark in ":：" else "—", "speech") if turn.mark else None
    source: tuple[Span, ...] = (turn.source,) if turn.source else ()
    if turn.form == "announced" and turn.named is not None:
        told, named = announcer(words, turn.named)
        cue = Cue(_reach(words, told), told.lemma, told.klass) if told is not None else cue
        source = spans_of(words, named.runs) if named is not None else ()
    return Quote(
        kind=kind_of_content(words, content),
        klass="speech",
        content=spans_of(words, tuple(runs)),
        cue=cue,
        source=source,
        rule=_RULES[turn.form],
        confidence=_CONFIDENCE,
    )


def _reach(words: Words, cue: CueGroup) -> Span:
    """Return the stretch of a cue's words."""
    return Span(words.tokens[cue.words[0]].span.start, words.tokens[cue.words[-1]].span.end)


def signed(words: Words) -> Iterator[Draft]:
    """Yield a draft for each quotation that fills its paragraph but for a dash and a name behind it.

    *“The roof went past like a kite.” — Alan Dow, farmer.* Not: *“We wait” — and they did wait.* Nor a
    reference to what an outlet printed: *“Roof blown off barn” — Harbour Post, 4 May 2021*.
    """
    for number, quotation in enumerate(words.quotations):
        if quotation.depth or not quotation.closed:
            continue
        inside = words.quoted(number)
        dash, stop = inside[-1] + 1, words.paragraph_words(inside[-1]).stop
        rest = list(range(dash + 1, min(stop, dash + 2 + _LONG)))  # one more than a signature may have
        if not rest or words.tokens[dash].text not in _DASHES:
            continue
        whole = _ends(words, inside)
        if not (_opens(words, inside[0]) and _is_signature(words, rest, _LONG if whole else _NAME)):
            continue
        if not whole and _is_outlet(words, rest):
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


def _ends(words: Words, inside: Sequence[int]) -> bool:
    """Tell whether what stands in marks ends as a sentence does, as *“It fell.”* and no headline."""
    solid = [n for n in inside if not words.is_mark(n)]
    return bool(solid) and words.tokens[solid[-1]].text[-1] in ".!?…,"


def _is_outlet(words: Words, rest: list[int]) -> bool:
    """Tell whether a signature is an outlet's name, or a name with the day of print behind it."""
    comma = next((at for at, n in enumerate(rest) if words.tokens[n].text == ","), len(rest))
    first, last = words.tokens[rest[0]].span.start, words.tokens[rest[max(comma, 1) - 1]].span.end
    dated = any(words.tokens[n].ner.endswith("DATE") for n in rest[comma:])
    return dated or outlet(words.doc.text[first:last]) is not None


def _is_signature(words: Words, rest: list[int], longest: int) -> bool:
    """Tell whether words are a name with what describes it: short, capital first, without a finite verb.

    ``longest`` is for one that opens with somebody's name; others have to be shorter.
    """
    tokens = [words.tokens[n] for n in rest]
    finite = any(t.xpos in FINITE for t in tokens)
    named = any(t.upos == "PROPN" for t in tokens) and tokens[0].text[:1].isupper()
    return named and not finite and len(tokens) <= (longest if tokens[0].ner == "B-PERSON" else _NAME)
