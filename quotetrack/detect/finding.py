"""Document to quotes: marks, evidence, drafts, nesting and continuation, in this order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quotetrack.detect.decide.drafting import RELIED_ON, draft_quotes
from quotetrack.detect.decide.holding import each_its_own
from quotetrack.detect.decide.mending import mended_drafts
from quotetrack.detect.decide.nested import (
    ReadContent,
    find_nested,
    own_words,
    parents,
    reports_a_fact,
    worth_telling,
)
from quotetrack.detect.decide.relayed import across_aside, relayed, told_over
from quotetrack.detect.decide.told_before import Told
from quotetrack.detect.forms.by_word import ByWord
from quotetrack.detect.forms.completed_spans import completed
from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.negation import is_negated
from quotetrack.detect.forms.spans import closed_apposition, spans_of, tidy
from quotetrack.detect.forms.words import Words
from quotetrack.detect.mend.reports_beside import before_anothers_word
from quotetrack.detect.network.evidence import Evidence, gather
from quotetrack.detect.network.scorer import Scorer, load_scorer
from quotetrack.detect.propose.cues import propose_cues
from quotetrack.detect.propose.headlines import headlines, subheads
from quotetrack.detect.propose.loose_quotations import (
    described_before,
    has_speaker_before,
    is_fragment,
    is_unclaimed,
    kind_of_content,
    stands_alone,
    unclaimed,
)
from quotetrack.detect.propose.quotation_tags import answered_at_once, answers_at_once
from quotetrack.detect.propose.sources import SOURCE_RULES
from quotetrack.detect.propose.transcripts import signed, turn_quotes
from quotetrack.detect.refuse.refusals import refuse
from quotetrack.marks import Quotation, pair_marks
from quotetrack.model import Cue, Document, Quote, Span

GOES_ON = "quotation_goes_on"
AFTER_SPEAKER = "quotation_after_its_speaker"
NO_CUE = "quotation_without_cue"
_TRUST = {GOES_ON: 0.5, AFTER_SPEAKER: 0.5, NO_CUE: 0.3}
_SAME = 0.8  # share of words at which two contents are one


@dataclass(frozen=True, slots=True)
class _Loose:
    """A quotation that no cue claims, the rule that keeps it, and the draft that it carries on, if any."""

    quotation: int
    rule: str
    continues: int | None


def find_quotations(doc: Document) -> tuple[Quote, ...]:
    """Find the attributions of a parsed document, in text order.

    Returns quotes with content, cue and source as spans of ``doc.text``, the rule that drew the
    content, a calibrated confidence, and the parent of each nested one. Raises ModelUnavailable where
    the embedded model is missing.
    """
    if not doc.sentences:
        return ()
    words = Words(doc, pair_marks(doc.text, doc.layout.paragraphs))
    evidence = gather(words)
    return assemble(words, evidence, load_scorer(), lambda inner: evidence.within(inner.numbers))


def assemble(words: Words, evidence: Evidence, scorer: Scorer, read: ReadContent) -> tuple[Quote, ...]:
    """Turn evidence into quotes; ``read`` gathers it for the contents of others."""
    turns = list(turn_quotes(words))
    uttered = _turns_of(words, turns)
    laid_out = [d for d in (*signed(words), *subheads(words)) if uttered[d.cue.head] is None]
    held = {n for d in laid_out for n in d.content.words}
    others = [d for d in _drafts(words, evidence, scorer) if d.cue.head not in held]
    others = [kept for d in others if (kept := _outside(words, d, held)) is not None]
    others = [kept for d in others if (kept := _within_turn(words, d, uttered)) is not None]
    told = {n for quote, _ in turns if quote.cue for part in words.inside((quote.cue.span,)) for n in part}
    others = [d for d in others if d.cue.head not in told]
    cues = {n for d in others for n in d.cue.words}
    titled = [d for d in headlines(words) if d.cue.head not in cues | held]
    drafts = settle_drafts(told_over(words, [*laid_out, *others, *titled]))
    drafts = [completed(words, one) for one in relayed(words, mended_drafts(words, drafts))]
    drafts, loose = _continue(words, _told_outside(words, drafts), uttered)
    drafts = _with_nested(words, drafts, loose, scorer, read)
    around = {n: len(drafts) + i for i, one in enumerate(loose) for n in words.quoted(one.quotation)}
    around |= {n: len(drafts) + len(loose) + turn for n, turn in enumerate(uttered) if turn is not None}
    quotes = [_quote(words, d) for d in drafts]
    for index, (draft, parent) in enumerate(zip(drafts, parents(drafts), strict=True)):
        outer = around.get(draft.cue.head) if parent is None else parent
        quotes[index] = replace(quotes[index], parent=outer)
    quotes += [_loose_quote(words, one) for one in loose]
    return _ordered([*quotes, *(quote for quote, _ in turns)])


def _turns_of(words: Words, turns: Sequence[tuple[Quote, Sequence[range]]]) -> list[int | None]:
    """Return by word the number of the turn in which it is uttered, None where it is in none."""
    uttered: list[int | None] = [None] * len(words)
    for index, (_, parts) in enumerate(turns):
        for part in parts:
            uttered[part.start : part.stop] = [index] * len(part)
    return uttered


def _outside(words: Words, draft: Draft, held: set[int]) -> Draft | None:
    """A draft without what the layout gives to somebody else, None where nothing is left."""
    if not draft.content.words & held:
        return draft
    content = Candidate.of(draft.content.rule, words, draft.content.words - held, draft.cue.words)
    return replace(draft, content=content) if content.runs else None


def _within_turn(words: Words, draft: Draft, uttered: Sequence[int | None]) -> Draft | None:
    """Keep, of what is reported inside somebody's turn, what a reader would note, cut at the turn's end.

    *ROE: [The minister told us] it was over.* Not: *ROE: [I thank] her*, nor *ROE: [Friday:] budget.*
    What is reported outside reaches into no turn.
    """
    turn = uttered[draft.cue.head]
    numbers = {n for n in draft.content.words if uttered[n] == turn}
    if turn is None and numbers == draft.content.words:
        return draft
    quoted = any(words.quote_of[n] is not None for n in numbers)
    told = turn is None or (worth_telling(words, draft) and (draft.cue.lemma != ":" or quoted))
    if not (numbers and told):
        return None
    if numbers == draft.content.words:
        return draft
    content = Candidate.of(draft.content.rule, words, numbers, draft.cue.words)
    return replace(draft, content=content) if content.runs else None


def _drafts(
    words: Words,
    evidence: Evidence,
    scorer: Scorer,
    may_tell: Callable[[Words, CueGroup], bool] = lambda *_: True,
) -> list[Draft]:
    """Draft the attributions of one text that are trusted enough and report something.

    Cues that may tell nothing worth keeping are left out before anything is drawn for them.
    """
    cues = [c for c in propose_cues(words, evidence.tags, scorer.cue_threshold) if may_tell(words, c)]
    found = [across_aside(words, draft) for draft in draft_quotes(words, evidence, cues, scorer)]
    drafts = accepted(words, found, scorer.threshold)
    return list(refuse(words, drafts))


def accepted(words: Words, drafts: Sequence[Draft], threshold: float) -> list[Draft]:
    """Keep the drafts trusted enough, and those that alone account for a quotation.

    A quotation has a speaker: before it stands unclaimed, the best draft that reaches for it is believed
    a little more readily than one without marks.
    """
    kept = [d for d in drafts if d.confidence >= threshold]
    claimed = {n for d in kept for n in (*d.content.words, *d.cue.words)}
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        if RELIED_ON <= draft.confidence < threshold:
            quoted = {q for n in draft.content.words if (q := words.quote_of[n]) is not None}
            reaches = any(is_unclaimed(words, q, claimed) for q in quoted)
            if reaches and draft.cue.head not in claimed:
                kept.append(draft)
                claimed |= draft.content.words | set(draft.cue.words)
    return kept


def settle_drafts(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep, of drafts that share cue words or nearly all their content, the most trusted.

    Where a writer says *said* twice of one statement (*Roe said, pointing at the door, said that it was
    locked*), it keeps the first as its cue.
    """
    kept: list[Draft] = []
    holders = ByWord()  # the drafts whose cue or content has a word
    for draft in sorted(each_its_own(drafts), key=lambda d: -d.confidence):
        near = sorted({i for n in (*draft.cue.words, *draft.content.words) for i in holders.of(n)})
        rival = next((i for i in near if _clash(draft, kept[i])), None)
        if rival is None:
            holders.add({*draft.cue.words, *draft.content.words}, len(kept))
            kept.append(draft)
        elif _says_twice(draft, kept[rival]) and draft.cue.words[0] < kept[rival].cue.words[0]:
            kept[rival] = replace(kept[rival], cue=draft.cue)
            holders.add(set(draft.cue.words) - kept[rival].content.words, rival)
    return sorted(kept, key=lambda d: d.cue.words[0])


def _says_twice(a: Draft, b: Draft) -> bool:
    return a.cue.lemma == b.cue.lemma and bool(a.source.words) and a.source.words == b.source.words


def _clash(a: Draft, b: Draft) -> bool:
    if set(a.cue.words) & set(b.cue.words):
        return True
    mine, other = a.content.words, b.content.words
    nested = a.cue.head in other or b.cue.head in mine
    return not nested and len(mine & other) >= _SAME * len(mine | other)


def _told_outside(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out what a quotation tells of words in marks of their own: it is read again as its content.

    *He left. “I asked why. [She said, ‘Ask Roe.’]”* Not: *“It is over,” [she said]*, whose verb stands
    outside.
    """
    within = [q for q in words.quotations if q.depth]
    if not within:
        return list(drafts)

    def stays(draft: Draft) -> bool:
        place = words.quote_of[draft.cue.head]
        if place is None or not words.quotations[place].closed or not stands_alone(words, place):
            return True
        around = words.quotations[place].span
        spans = [words.tokens[n].span for n in draft.content.words]
        return not any(around.covers(q.span) and any(map(q.span.covers, spans)) for q in within)

    return [draft for draft in drafts if stays(draft)]


def _with_nested(
    words: Words, drafts: list[Draft], loose: Sequence[_Loose], scorer: Scorer, read: ReadContent
) -> list[Draft]:
    """Add, behind the drafts, the attributions inside their contents and inside quotations without a cue."""
    taken = {w for d in drafts for w in d.cue.words}
    found = list(drafts)
    contents = [d.content for d in drafts] + [
        Candidate.of(one.rule, words, words.quoted(one.quotation)) for one in loose
    ]

    def inner(text: Words, evidence: Evidence) -> list[Draft]:
        return mended_drafts(text, settle_drafts(_drafts(text, evidence, scorer, reports_a_fact)))

    for draft in find_nested(words, contents, read, inner):
        if not taken & set(draft.cue.words):
            taken.update(draft.cue.words)
            found.append(completed(words, draft))
    found = [before_anothers_word(words, draft) for draft in found]
    around = [None if parent is None else found[parent] for parent in parents(found)]
    return [_named_within(words, d, outer) for d, outer in zip(found, around, strict=True)]


def _named_within(words: Words, draft: Draft, outer: Draft | None) -> Draft:
    """Name a nested draft's source inside the content that holds it.

    *She rejected [the minister's claim that ...]*: the claim is the minister's. Not hers.
    """
    if outer is None or draft.source.words <= outer.content.words:
        return draft
    held = outer.content.words - draft.content.words
    for rule in SOURCE_RULES:
        for phrase in rule(words, draft.cue):
            source = Candidate.of(rule.__name__, words, phrase - set(draft.cue.words))
            if source.runs and phrase <= held:
                return replace(draft, source=source)
    return draft


def _continue(
    words: Words, drafts: list[Draft], uttered: Sequence[int | None]
) -> tuple[list[Draft], list[_Loose]]:
    """Give unclaimed quotations to the attribution they carry on, or let them stand without a cue.

    *“It is over,” she said. “We lost.”* carries on; so does a paragraph that opens with a mark after
    one whose mark was never closed. Not: *The sign read “Closed”.* What is ``uttered`` in a turn
    is told already.
    """
    claimed = {w for d in drafts for w in (*d.content.words, *d.cue.words)}
    claimed.update(n for n, turn in enumerate(uttered) if turn is not None)
    inner = {w for d in drafts if _is_said_of_oneself(words, d) for w in (*d.content.words, *d.cue.words)}
    claimed -= inner
    loose: list[_Loose] = []
    told = Told(words, drafts)
    for number, quotation in unclaimed(words, claimed):
        before = told.quoted_before(number)
        if before is not None and _carries_on(words, drafts[before], number, quotation):
            content = drafts[before].content
            runs = (*content.runs, *Candidate.of(GOES_ON, words, words.quoted(number)).runs)
            told.put(before, replace(drafts[before], content=Candidate(content.rule, runs)))
        elif stands_alone(words, number) and not inner & set(words.quoted(number)):
            loose.append(_loosely(words, told, number, before))
        elif is_fragment(words, number) and not inner & set(words.quoted(number)):
            of = told.spoken_before(number)
            loose += [] if of is None else [_Loose(number, NO_CUE, of)]
    return drafts, loose


def _is_said_of_oneself(words: Words, draft: Draft) -> bool:
    """Tell whether all of a draft lies in one quotation whose speaker reports himself.

    *“It is over,” she said. “[I told them so].”* Not: *“It is over,” [she told them].*
    """
    place = {words.quote_of[n] for n in (*draft.cue.words, *draft.content.words, *draft.source.words)}
    return len(place) == 1 and None not in place and own_words(words, draft)


def _loosely(words: Words, told: Told, number: int, quoted: int | None) -> _Loose:
    """Name what lets a quotation without a cue be somebody's; see the rules' names."""
    said = told.sentence_before(number)
    if words.takes_turn(number) or answers_at_once(words, number) or answered_at_once(words, number):
        return _Loose(number, NO_CUE, None)
    if said is not None:
        return _Loose(number, GOES_ON, said)
    if has_speaker_before(words, number):
        return _Loose(number, AFTER_SPEAKER, None)
    if quoted is not None and _is_next(words, told.drafts[quoted], number):
        return _Loose(number, GOES_ON, quoted)
    return _Loose(number, NO_CUE, None)


def _carries_on(words: Words, draft: Draft, number: int, quotation: Quotation) -> bool:
    """Tell whether a quotation belongs to ``draft``: the mark was left open, or it follows at once."""
    first = words.quoted(number)[0]
    apart = words.paragraph(first) - words.paragraph(max(draft.content.words))
    if quotation.continues:
        return apart <= 1
    if answers_at_once(words, number) or answered_at_once(words, number):
        return False
    same_paragraph = words.paragraph(first) == words.paragraph(draft.cue.head)
    after_cue = words.sentence[first] - words.sentence[max(*draft.content.words, draft.cue.head)]
    return same_paragraph and after_cue <= 1 and stands_alone(words, number)


def _is_next(words: Words, draft: Draft, number: int) -> bool:
    """Tell whether a quotation opens the paragraph after the one in which ``draft`` ends."""
    first = words.quoted(number)[0]
    last = max(*draft.content.words, draft.cue.head)
    opens = first == 0 or words.paragraph(first - 1) != words.paragraph(first)
    return opens and words.paragraph(first) - words.paragraph(last) == 1


def _quote(words: Words, draft: Draft) -> Quote:
    """Turn a draft into a quote."""
    cue, content = draft.cue, draft.content
    spans = spans_of(words, content.runs)
    source = spans_of(words, [closed_apposition(words, run) for run in draft.source.runs])
    return Quote(
        kind=draft.kind or kind_of_content(words, content.words),
        klass=cue.klass,
        content=spans,
        cue=Cue(_span(words, cue), cue.lemma, cue.klass),
        source=source,
        rule=content.rule,
        confidence=round(draft.confidence, 3),
        negated=is_negated(words, cue, sorted(draft.source.words)),
    )


def _loose_quote(words: Words, loose: _Loose) -> Quote:
    """A quotation without a cue of its own."""
    spans = spans_of(words, tidy(words, words.quoted(loose.quotation)))
    who = described_before(words, loose.quotation) if loose.rule == AFTER_SPEAKER else set()
    source, trust = spans_of(words, tidy(words, who)), _TRUST[loose.rule]
    return Quote("direct", "speech", spans, None, source, loose.rule, trust, continues=loose.continues)


def _span(words: Words, cue: CueGroup) -> Span:
    first, last = words.tokens[cue.words[0]].span, words.tokens[cue.words[-1]].span
    return Span(first.start, last.end)


def _ordered(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Sort quotes by their place in the text and renumber what points from one to another."""
    order = sorted(range(len(quotes)), key=lambda i: (_place(quotes[i]), i))
    new = {old: index for index, old in enumerate(order)}
    return tuple(
        replace(
            quotes[old],
            parent=None if (p := quotes[old].parent) is None else new[p],
            continues=None if (c := quotes[old].continues) is None else new[c],
        )
        for old in order
    )


def _place(quote: Quote) -> tuple[int, int]:
    starts = [s.start for s in (*quote.content, *quote.source)]
    if quote.cue:
        starts.append(quote.cue.span.start)
    return min(starts), -max(s.end for s in quote.content)
