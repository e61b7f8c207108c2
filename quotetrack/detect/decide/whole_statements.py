"""Makes a statement whole where the parse or the network left out its front, or the list that it leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import channels
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set

_VERDICTS = word_set("decide.verdicts")
_FEWEST = 3  # words of a front: *However,* is the writer's
_PARTING = frozenset((":", "—", "–", "-", "--", "(", ")", "“", '"', "”"))
_HYPHEN = "HYPH"  # the tag of one within a word: far-right
_PARTICIPLE = "VBG"
_BULLET = re.compile(r"(?:[-–—•*▪►·]|\(?\d{1,2}[.)]|\(?[a-z]\))\s*\S")
_ITEM_ENDS = re.compile(r";(?: (?:and|or))?$")
_MOST_ITEMS = 30


def from_its_start(words: Words, draft: Draft) -> Draft:
    """*[In May, when it rained, it leaked], she said.* Not: *In a letter in May, [it leaked], she said.*

    What opens a sentence that a tag ends is told with the rest, subject or circumstance; not the place from
    which a story comes (*AVON, May 3 - [It leaked], she said*), nor where somebody spoke.
    """
    content, cue = draft.content.words, draft.cue
    if not content or max(content) > cue.words[0] or not draft.source.words:
        return draft
    first = min(content)
    start = words.first[words.sentence[first]]
    front = range(start, first)
    if sum(words.solid[n] for n in front) < _FEWEST or words.tokens[first - 1].text != ",":
        return draft
    if words.quote_of[first] is not None or is_passive(words, cue.head):
        return draft
    if words.sentence[cue.head] != words.sentence[first] or not _is_told(words, draft, front):
        return draft
    return _with(words, draft, front)


def _is_told(words: Words, draft: Draft, front: range) -> bool:
    """Tell whether the words before a content can be part of it: no mark, no talk, no part of the source."""
    taken = {*draft.cue.words, *draft.source.words}
    plain = not any(n in taken or words.quote_of[n] is not None for n in front)
    plain = plain and not any(
        words.tokens[n].text in _PARTING and words.tokens[n].xpos != _HYPHEN for n in front
    )
    return plain and not any(_talks(words, n) for n in front)


def _talks(words: Words, number: int) -> bool:
    """Tell whether a word is for telling, or for where it is told: *speaking*, *statement*, *interview*."""
    token, lemma = words.tokens[number], words.lemma(number)
    listed = cue_word(lemma, token.upos)
    told = listed is not None and listed.klass == "speech"
    return told or lemma in channels() or lemma in ("accord", "according")


def from_its_front(words: Words, draft: Draft) -> Draft:
    """*She said [after her trip, she slept].* Not: *She said after her trip, and a meal, [that she slept].*

    What hangs on the verb of the statement and stands between it and the cue, up to a comma, is told.
    """
    content, cue = draft.content.words, draft.cue
    if not content or min(content) < cue.words[-1] or words.quote_of[min(content)] is not None:
        return draft
    first = min(content)
    gap = range(cue.words[-1] + 1, first)
    clause = next((c for c in words.children(cue.head, "ccomp") if c in content), None)
    opens = words.lemma(first) not in grammar.REPORT_CONJUNCTIONS
    if clause is None or len(gap) < _FEWEST or words.tokens[first - 1].text != "," or not opens:
        return draft
    below = words.branch(clause)
    if any(words.solid[n] and n not in below for n in gap) or not _is_told(words, draft, gap):
        return draft
    return _with(words, draft, gap)


def second_that(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a second clause with *that* to the verb of the first, past a participle that takes it along.

    *She said [it sank], calling it [a crime], [and that he knew].* Not: *She left, adding [that it sank, and
    that he knew]*, where both are one verb's.
    """
    found = list(drafts)
    for place, draft in enumerate(drafts):
        cue = draft.cue
        above = words.heads[cue.head] if words.tokens[cue.head].xpos == _PARTICIPLE else cue.head
        cut = _and_that(words, draft)
        outer = next(
            (
                i
                for i, other in enumerate(drafts)
                if other.cue.words[-1] < cue.head
                and other.source.words
                and other.source.words == draft.source.words
                and (other.cue.head == above or above in other.content.words)
                and any(c in other.content.words for c in words.children(other.cue.head, "ccomp"))
            ),
            None,
        )
        if cut is None or outer is None or above == cue.head:
            continue
        kept = Candidate.of(draft.content.rule, words, {n for n in draft.content.words if n < cut}, cue.words)
        first = found[outer].content
        more = first.words | {n for n in draft.content.words if n > cut}
        whole = Candidate.of(first.rule, words, more - {*cue.words} - kept.words, found[outer].cue.words)
        if kept.runs and whole.runs:
            found[place], found[outer] = replace(draft, content=kept), replace(found[outer], content=whole)
    return found


def told_by_its_tag(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Leave words to their own tag: *Roe was coy: “We wait,” [he said].* Not: *Roe [was coy:] “We wait.”*"""
    tags = [d for d in drafts if words.tokens[d.cue.head].upos == "VERB"]

    def stays(draft: Draft) -> bool:
        mood = words.tokens[draft.cue.head].upos == "ADJ"
        return not mood or not any(draft.content.words <= tag.content.words for tag in tags)

    return [draft for draft in drafts if stays(draft)]


def _and_that(words: Words, draft: Draft) -> int | None:
    """The *and* before a clause with *that* in a content that is no clause of its verb."""
    content = draft.content.words
    if words.children(draft.cue.head, "ccomp"):
        return None
    for number in sorted(content):
        joins = words.tokens[number].upos == "CCONJ" and number + 1 in content
        if joins and words.lemma(number + 1) == "that" and words.tokens[number + 1].upos == "SCONJ":
            return number
    return None


def _with(words: Words, draft: Draft, more: range) -> Draft:
    content = Candidate.of(draft.content.rule, words, draft.content.words | {*more}, draft.cue.words)
    return replace(draft, content=content) if content.runs else draft


def before_verdict(words: Words, draft: Draft) -> Draft:
    """*He said [it sank], a claim that none could check.* Not: *He said [it was a claim that none checked].*

    What the writer makes of a statement stands behind its last comma, as a claim, a charge or a pledge.
    """
    solid = sorted(n for n in draft.content.words if words.solid[n])
    for number in solid[_FEWEST:]:
        if words.lemma(number) not in _VERDICTS or words.tokens[number].upos != "NOUN":
            continue
        first = min(n for n in words.branch(number) if words.solid[n])
        article = words.tokens[first].text in grammar.INDEFINITE_ARTICLES
        opens = article and words.tokens[first - 1].text == ","
        apart = words.rel(number) in ("appos", "parataxis") and words.quote_of[number] is None
        told = bool(words.children(number, "acl")) and max(words.branch(number)) >= solid[-1]
        if opens and apart and told and first > draft.cue.head:
            kept = {n for n in draft.content.words if n < first}
            content = Candidate.of(draft.content.rule, words, kept, draft.cue.words)
            return replace(draft, content=content) if content.runs else draft
    return draft


def without_dangling(words: Words, draft: Draft) -> Draft:
    """*He praised [the treaty] which, he said, was old.* Not: *He asked [which].*"""
    last = max(draft.content.words, default=0)
    dangles = words.lemma(last) in grammar.SUBJECT_RELATIVES and words.tokens[last].upos == "PRON"
    parted = last + 1 < len(words) and words.tokens[last + 1].text == ","
    if not (dangles and parted) or len(draft.content.words) < _FEWEST:
        return draft
    kept = Candidate.of(draft.content.rule, words, draft.content.words - {last}, draft.cue.words)
    return replace(draft, content=kept) if kept.runs else draft


def with_its_list(words: Words, draft: Draft) -> Draft:
    """*She named [three steps]:¶[close the mine;]¶[plant trees.]* Not: *She named [three steps]:¶“No.”*

    Items are lines that open with a bullet or a number, or end with a semicolon, and the one behind those.
    """
    last = max(draft.content.words, default=0)
    own = words.paragraph_words(last)
    if last + 2 != own.stop or words.tokens[last + 1].text != ":" or draft.cue.head > last:
        return draft
    added: set[int] = set()
    start, listed = own.stop, False
    for _ in range(_MOST_ITEMS):
        if start >= len(words):
            break
        line = words.paragraph_words(start)
        text = words.doc.text[words.tokens[line.start].span.start : words.tokens[line.stop - 1].span.end]
        ends = bool(_ITEM_ENDS.search(text))
        if not (_BULLET.match(text) or ends or listed) or words.quote_of[line.start] is not None:
            break
        added.update(line)
        start, listed = line.stop, ends
    if not added:
        return draft
    items = Candidate.of(draft.content.rule, words, added).runs
    *before, opening = draft.content.runs
    return replace(draft, content=Candidate(draft.content.rule, (*before, (*opening, last + 1), *items)))


WHOLE = (from_its_start, from_its_front, before_verdict, without_dangling, with_its_list)
