"""Finds attributions inside the content of others: *AP said the Kremlin said ...*.

The training corpus marks only the outermost attribution, so the network keeps silent here. The word list
and the tree propose instead: a listed reporting word with a clause, an infinitive or a quotation as its
complement, wholly inside the content of one attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.detect.candidates import NOBODY
from quotetrack.detect.cues import CueGroup, describe, head_of
from quotetrack.detect.drafts import Draft, content_options, source_options
from quotetrack.detect.evidence import Evidence
from quotetrack.detect.scorer import Scorer
from quotetrack.detect.words import Words
from quotetrack.lexicon.cues import cue_word

_CLAUSAL = frozenset(
    (
        "said_that_clause",
        "said_at_length_that",
        "said_clause",
        "content_before_cue",
        "content_around_cue",
        "according_to",
        "quoted_words",
    )
)
_TRUST = {3: 0.85, 2: 0.7}
_REACH = 12  # words within which a that-clause may follow its verb
_SPAN = 14  # words by which a complement may lie off its cue


def find_nested(words: Words, evidence: Evidence, outer: Draft, scorer: Scorer) -> Iterator[Draft]:
    """Yield the attributions inside ``outer``'s content, in text order.

    *The minister said [the bank warned [that prices would rise]].* Not: *The minister said the bank's
    warning came late.*
    """
    held = outer.content.words
    cues = list(_cues(words, held))
    links = evidence.link([cue.head for cue in cues])
    for cue in cues:
        contents = content_options(words, evidence, cue, links[cue.head])
        keep = [
            i
            for i, c in enumerate(contents.candidates)
            if c.rule in _CLAUSAL and c.words <= held and _near(cue, c.words)
        ]
        if not keep:
            continue
        best, share = scorer.choose("content", [contents.features[i] for i in keep])
        content = contents.candidates[keep[best]]
        sources = source_options(words, evidence, cue, links[cue.head], content)
        inside = [i for i, c in enumerate(sources.candidates) if c.words <= held]
        who, trust = scorer.choose("source", [sources.features[i] for i in inside])
        source = sources.candidates[inside[who]]
        if source.rule == NOBODY and not _passive(words, cue):
            continue
        yield Draft(cue, content, source, round(_trust(words, cue) * share**0.5 * trust**0.5, 4))


def _cues(words: Words, held: set[int]) -> Iterator[CueGroup]:
    """Yield the reporting verbs and phrases among ``held`` that have words on some side to report."""
    for number in sorted(held):
        token = words.tokens[number]
        if token.upos not in ("VERB", "NOUN", "ADP"):
            continue
        group = _group(words, number, held)
        head = head_of(words, group)
        lemma, klass = describe(words, group, head)
        if lemma == "according to" or _governs(words, number):
            yield CueGroup(tuple(group), head, lemma, klass)


def _governs(words: Words, number: int) -> bool:
    """Tell whether a listed word has a clause for its complement, or stands beside the clause it reports."""
    token = words.tokens[number]
    listed = cue_word(token.lemma.lower(), token.upos)
    if listed is None or listed.strength < 2 or token.upos not in ("VERB", "NOUN"):
        return False
    if words.children(number, "ccomp") or (
        listed.strength == 3 and words.children(number, "xcomp", "parataxis")
    ):
        return True
    if token.upos == "VERB" and words.rel(number) == "parataxis":
        return True
    if listed.strength == 3 and listed.klass == "speech" and _that_follows(words, number):
        return True
    neighbours = (number - 2, number + 1, number + 2)
    return listed.strength == 3 and any(0 <= n < len(words) and words.is_mark(n) for n in neighbours)


def _that_follows(words: Words, number: int) -> bool:
    """*He said in a letter to the board that ...*: a clause that the parse may have hung elsewhere."""
    after = [n for n in words.sentence_words(number) if number < n <= number + _REACH]
    return any(words.lemma(n) == "that" and words.tokens[n].upos == "SCONJ" for n in after)


def _group(words: Words, number: int, held: set[int]) -> list[int]:
    """The verb group or phrase around a reporting word."""
    if words.lemma(number) in ("accord", "according") and number + 1 in held:
        return [number, number + 1]
    parts = [c for c in words.children(number, "aux", "advmod") if c in held]
    group = [number]
    for part in sorted((p for p in parts if p < number), reverse=True):
        if part == group[0] - 1:
            group.insert(0, part)
    return group


def _near(cue: CueGroup, content: set[int]) -> bool:
    """Tell whether a content begins or ends close to its cue."""
    return (
        min(abs(n - w) for n in (min(content), max(content)) for w in (cue.words[0], cue.words[-1])) <= _SPAN
    )


def _passive(words: Words, cue: CueGroup) -> bool:
    return any(words.tokens[c].deprel == "aux:pass" for c in words.children(cue.head))


def _trust(words: Words, cue: CueGroup) -> float:
    listed = cue_word(cue.lemma, words.tokens[cue.head].upos)
    return _TRUST.get(listed.strength, 0.5) if listed else 0.8


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Return, for each draft, the index of the smallest other draft whose content holds it."""
    held = [d.content.words for d in drafts]
    found: list[int | None] = []
    for index, draft in enumerate(drafts):
        own = held[index]
        around = [
            other
            for other, words in enumerate(held)
            if other != index
            and draft.cue.head in words
            and len(own & words) >= 0.8 * len(own)
            and drafts[other].cue.head not in own
        ]
        found.append(min(around, key=lambda other: len(held[other]), default=None))
    return found
