"""Recognises who is quoted behind a colon without a verb: *Mette Ruud to the Courier: “We were lucky.”*"""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import HEARD
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun

LEAD_IN = "colon_lead_in"
CONFIDENCE = 0.9
_LONGEST = 30  # words before the colon
_OCCASIONS = grammar.TALK_PREPOSITIONS | grammar.CIRCUMSTANCE_PREPOSITIONS
_FINITE = frozenset(("VBZ", "VBD", "VBP", "MD"))
_SPEAKS = frozenset(("person", "group", "organization"))


def lead_ins(words: Words) -> Iterator[Draft]:
    """Yield a draft for each quotation behind a colon before which a person and an occasion stand.

    *Mette Ruud to the Courier: “We were lucky.”* Not: *The sign on the gate: “No entry”*, nor *She had this
    to say: “We were lucky.”*, which has a verb.
    """
    for number, quotation in enumerate(words.quotations):
        inside = words.quoted(number) if quotation.depth == 0 and not quotation.continues else []
        colon = inside[0] - 1 if inside else -1
        if colon < 1 or words.tokens[colon].text != ":":
            continue
        who = _who(words, colon)
        source = Candidate.of(LEAD_IN, words, who, (colon,))
        content = Candidate.of(LEAD_IN, words, inside, (colon,))
        if source.runs and content.runs and _speaks(words, who):
            yield Draft(CueGroup((colon,), colon, ":", "speech"), content, source, CONFIDENCE)


def _who(words: Words, colon: int) -> list[int]:
    """The words from the start of a sentence that name somebody, none where it has a verb of its own.

    *[Tom Reyl], asked about the bridge:*, *[Ruud] on her striker:*, *[Jane Pike, a teacher]:*
    """
    start = words.first[words.sentence[colon]]
    if colon - start > _LONGEST or words.paragraph(start) != words.paragraph(colon):
        return []
    end = colon
    for number in range(start, colon):
        token = words.tokens[number]
        verb = token.upos in ("VERB", "AUX") or token.xpos in _FINITE
        if verb and not (words.lemma(number) in HEARD and words.tokens[number - 1].text == ","):
            return []
        ends = verb or token.upos == "ADV" or words.lemma(number) in _OCCASIONS
        if ends and number > start:
            end = min(end, number)
    return [] if words.lemma(start) in _OCCASIONS else list(range(start, end))


def _speaks(words: Words, who: list[int]) -> bool:
    """Tell whether words name a person or a body: a name at their head, or a noun for one."""
    tops = [n for n in who if words.heads[n] not in who or words.heads[n] == n]
    last = who[-1] if not any(words.children(n, "case") for n in (who[-1], words.heads[who[-1]])) else tops[0]
    named = any(words.tokens[n].ner[2:] == "PERSON" for n in (*tops, last))
    row = noun(words.tokens[tops[0]].text, words.lemma(tops[0]))
    return named or (row is not None and row.type in _SPEAKS)
