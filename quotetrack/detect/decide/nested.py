"""Finds attributions inside the content of others by looking at each content as a text of its own.

The training corpus marks only the outermost attribution. What a content holds is outermost in the content
itself: *the Kremlin said it was ready*, out of *AP said the Kremlin said it was ready*. The network has a
second row of roles for that, learned from such contents read alone, and the same rules look at it once
more, and so on inward.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.detect.decide.candidates import NOBODY
from quotetrack.detect.decide.holding import Holding
from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.inverted_tags import TENSED
from quotetrack.detect.forms.spans import runs
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import Evidence
from quotetrack.detect.propose.loose_quotations import kind_of_content
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set
from quotetrack.marks import Quotation
from quotetrack.model import Document, Sentence, Span, Token

_DEEPEST = 3  # levels of attributions inside attributions that are looked for
_FEWEST = 4  # words of a content that may hold another attribution
_OPENERS = frozenset(("that", "to"))
_OPEN = grammar.UNASSERTED_OPENERS
_FIRST = grammar.SPEAKERS_THEMSELVES
_OWN = word_set("decide.own_views")
Drafter = Callable[[Words, Evidence], Sequence[Draft]]


@dataclass(frozen=True, slots=True)
class Inner:
    """A content as a text of its own; ``numbers`` gives each of its words' number in the article."""

    words: Words
    numbers: tuple[int, ...]

    def outward(self, draft: Draft) -> Draft:
        """Return a draft of the inner text in the article's numbers."""
        cue = draft.cue
        group = CueGroup(
            tuple(self.numbers[n] for n in cue.words),
            self.numbers[cue.head],
            cue.lemma,
            cue.klass,
            cue.probability,
        )
        return Draft(
            group,
            self._outward(draft.content),
            self._outward(draft.source),
            draft.confidence,
            kind_of_content(self.words, draft.content.words),
        )

    def _outward(self, candidate: Candidate) -> Candidate:
        found = runs(self.numbers[n] for n in candidate.words)
        return replace(candidate, runs=tuple(tuple(run) for run in found))


ReadContent = Callable[[Inner], Evidence]


def find_nested(
    words: Words, contents: Sequence[Candidate], read: ReadContent, draft: Drafter
) -> Iterator[Draft]:
    """Yield the attributions inside ``contents``, outer levels first.

    *The minister said [the bank warned [that prices would rise]].* Not: *The minister said the bank's
    warning came late.* ``read`` tells what the network says of a content, ``draft`` makes drafts
    of such a text.
    """
    level = list(contents)
    for _ in range(_DEEPEST):
        within: list[Draft] = []
        for outer in level:
            one = content_as_text(words, outer)
            if one is not None:
                found = draft(one.words, read(one))
                told = [each for each in found if worth_telling(one.words, each)]
                within += [one.outward(in_its_sentence(one.words, each)) for each in told]
        level = [each.content for each in within]
        yield from within


def in_its_sentence(words: Words, draft: Draft) -> Draft:
    """A draft without what it claims of other sentences outside quotation marks.

    *“He says [he is busy],” she said. “Busy doing what?”* Not: *“He told me: [‘Wait. It is late.’]”*
    """
    own = words.sentence[draft.cue.head]
    kept = {n for n in draft.content.words if words.sentence[n] == own or words.quote_of[n] is not None}
    content = Candidate.of(draft.content.rule, words, kept, draft.cue.words)
    return replace(draft, content=content) if content.runs and kept != draft.content.words else draft


def content_as_text(words: Words, content: Candidate) -> Inner | None:
    """Return a content without the marks around it and its opening *that* or *to*; None where it is short.

    Of a content in quotation marks the marks within it become the outermost ones.
    """
    pieces = [piece for run in content.runs for piece in _sentences(words, run)]
    around = _around(words, pieces)
    edges = {offset for q in around for offset in (q.span.start, q.span.end)}
    bare = [_bare(words, piece, edges) for piece in pieces]
    bare = [piece for piece in bare if piece]
    numbers = [n for piece in bare for n in piece]
    if sum(words.tokens[n].upos != "PUNCT" for n in numbers) < _FEWEST or not _may_report(words, numbers):
        return None
    sentences = tuple(_sentence(words, index, piece) for index, piece in enumerate(bare))
    doc = words.doc
    inner = Document(doc.text, sentences, (), doc.layout, doc.parser)
    near = words.quotations_in(Span(sentences[0].span.start, sentences[-1].span.end))
    return Inner(Words(inner, _within(near, around)), tuple(numbers))


def _sentences(words: Words, run: Sequence[int]) -> Iterator[list[int]]:
    """Part a run where sentences end."""
    piece: list[int] = []
    for number in run:
        if piece and words.sentence[number] != words.sentence[piece[-1]]:
            yield piece
            piece = []
        piece.append(number)
    if piece:
        yield piece


def _around(words: Words, pieces: Sequence[Sequence[int]]) -> list[Quotation]:
    """The outermost quotations of which a whole piece is made."""
    found = []
    for index in sorted({q for piece in pieces for n in piece if (q := words.quote_of[n]) is not None}):
        if any(all(words.quote_of[n] == index for n in _solid(words, piece)) for piece in pieces):
            found.append(words.quotations[index])
    return found


def _solid(words: Words, numbers: Sequence[int]) -> list[int]:
    return [n for n in numbers if words.tokens[n].upos != "PUNCT"]


def _within(quotations: Sequence[Quotation], gone: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that are left, one level up where they lay within one that is gone."""
    left = []
    for quotation in quotations:
        if quotation not in gone:
            lifted = quotation.depth and any(q.span.covers(quotation.span) for q in gone)
            left.append(replace(quotation, depth=quotation.depth - 1) if lifted else quotation)
    return left


def _bare(words: Words, piece: Sequence[int], edges: set[int]) -> list[int]:
    """A piece of one sentence without the marks at ``edges`` and without what merely opens a clause."""
    kept = [
        n
        for n in piece
        if not (words.is_mark(n) and {words.tokens[n].span.start, words.tokens[n].span.end} & edges)
    ]
    while kept and (words.lemma(kept[0]) in _OPENERS or words.tokens[kept[0]].upos == "PUNCT"):
        if words.tokens[kept[0]].upos not in ("SCONJ", "PART", "PUNCT"):
            break
        kept = kept[1:]
    return kept


def _sentence(words: Words, index: int, piece: Sequence[int]) -> Sentence:
    """The words of ``piece`` as a sentence; whatever hung on a word outside becomes a root."""
    place = {number: at for at, number in enumerate(piece)}
    tokens: list[Token] = []
    for at, number in enumerate(piece):
        own, head = words.tokens[number], place.get(words.heads[number])
        root = head is None or head == at
        head, deprel = (None, "root") if root else (head, own.deprel)
        tokens.append(
            Token(at, own.text, own.lemma, own.upos, own.xpos, own.feats, head, deprel, own.ner, own.span)
        )
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    return Sentence(index, words.paragraph(piece[0]), span, tuple(tokens))


def _may_report(words: Words, numbers: Sequence[int]) -> bool:
    """Tell whether a listed word is among ``numbers``: most contents hold none and are read once only."""
    return any(
        words.lemma(n) in ("accord", "according") or _strength(words, n) > 1
        for n in numbers
        if words.tokens[n].upos in ("VERB", "NOUN", "ADP")
    )


def _strength(words: Words, number: int) -> int:
    listed = cue_word(words.lemma(number), words.tokens[number].upos)
    return listed.strength if listed else 0


def worth_telling(words: Words, draft: Draft) -> bool:
    """Tell whether a draft of an inner text is a report that a reader would note.

    It has a listed cue, a source or a passive without one, and it happened: *[the navy had refused] to let
    her aboard*. Not: *whether [the navy would refuse] her request*.
    """
    cue = draft.cue
    if not reports_a_fact(words, cue):
        return False
    if draft.source.rule == NOBODY and not is_passive(words, cue.head):
        return False
    if own_words(words, draft):
        return cue.klass == "speech" and _is_past(words, cue) and _is_statement(words, draft)
    return _is_statement(words, draft) or (cue.klass == "speech" and len(_solid_words(words, draft)) >= 3)


def reports_a_fact(words: Words, cue: CueGroup) -> bool:
    """Tell whether a cue of an inner text is a listed one, and no verb for what has not happened."""
    if cue.lemma != "according to" and not any(_strength(words, n) > 1 for n in cue.words):
        return False
    return words.tokens[cue.head].upos != "VERB" or _is_fact(words, cue)


def own_words(words: Words, draft: Draft) -> bool:
    """Tell whether someone speaks of himself: *“[I thought] they were logs,” he said*.

    Not: *“[She thought] they were logs,” he said*.
    """
    source = [words.tokens[n].text.lower() for n in _solid(words, sorted(draft.source.words))]
    return source[:1] != [] and (source[0] in _FIRST or (len(source) == 1 and source[0] in _OWN))


def _is_fact(words: Words, cue: CueGroup) -> bool:
    """Tell whether a verb stands for what was done: neither to be done, nor possible, nor asked about."""
    below = words.children(cue.head)
    before = [c for c in below if c < cue.head]
    possible = any(words.tokens[c].xpos == "MD" and words.lemma(c) != "would" for c in before)
    if possible or any(words.lemma(c) in _OPEN for c in before):
        return False
    finite = words.tokens[cue.head].xpos in TENSED
    return (
        finite
        or any(words.rel(c) in ("aux", "cop") and words.tokens[c].upos == "AUX" for c in below)
        or (words.tokens[cue.head].xpos in ("VBN", "VBG"))
    )


def _is_past(words: Words, cue: CueGroup) -> bool:
    return words.tokens[cue.head].xpos in ("VBD", "VBN")


def _is_statement(words: Words, draft: Draft) -> bool:
    """Tell whether a content is a clause, an infinitive or a quotation, not a mere thing."""
    content = _solid_words(words, draft)
    return any(
        words.quote_of[n] is not None
        or (words.tokens[n].upos in ("VERB", "AUX") and words.rel(n) not in ("acl", "amod", "compound"))
        for n in content
    )


def _solid_words(words: Words, draft: Draft) -> list[int]:
    return _solid(words, sorted(draft.content.words))


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return, for each draft, the index of the smallest other draft whose content holds it."""
    holding = Holding(drafts)
    return [holding.parent(index) for index in range(len(drafts))]
