"""Tells who said what another quotes: *The paper quoted the mayor as saying it was over.*

So *According to the Herald, the mayor said it was over*; and what *according to* stands beside as an aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.spans import runs
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import make_cue
from quotetrack.detect.propose.quotation_tags import tagged_quotation
from quotetrack.detect.propose.voice import QUOTING_WHOM, is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set

RULE, TOLD_OVER = "quoted_as_saying", "told_over"
_ACCORDING = "according to"
_ANSWERING = word_set("decide.answering_to")
_RELATIVES = grammar.PERSONAL_RELATIVES | grammar.SUBJECT_RELATIVES
_SAYING = frozenset(("saying", "telling"))


def relayed(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*The paper quoted the mayor as saying it was over.* Not: *The paper quoted the mayor.*

    So *Sona reported the mayor as saying it was over*; not *Sona reported a theft, saying it was over*.
    Returns the drafts with each quotation at second hand in two: the paper quotes, the mayor said. *The
    mayor was quoted as saying it was over* names but one.
    """
    found = list(drafts)
    for draft in drafts:
        parts = _parts(words, draft.cue.head)
        if draft.cue.lemma not in QUOTING_WHOM or parts is None:
            continue
        person, saying = parts
        cue = make_cue(words, sorted({*words.children(saying, "mark"), saying}))
        said = _said(words, draft, cue.words[-1], saying)
        whole = words.subtree(person, draft.cue.words) | words.subtree(saying, draft.cue.words) | said
        outer = replace(draft, content=Candidate.of(RULE, words, whole, draft.cue.words))
        source = Candidate.of(RULE, words, words.subtree(person, cue.words), cue.words)
        inner = Draft(
            replace(cue, klass="speech"), Candidate.of(RULE, words, said, cue.words), source, draft.confidence
        )
        if inner.content.runs and source.runs:
            own = set(cue.words)
            found = [outer if d is draft else d for d in found if d is draft or not own & set(d.cue.words)]
            found.append(inner)
    return sorted(found, key=lambda d: d.cue.words[0])


def told_over(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*According to the Herald, Roe said it was over.* Not: *According to the Herald, it was over, Roe said.*

    What opens a sentence tells all of the report behind it, however the two names run together (*According
    to the Herald, Ana Roe, the mayor, said ...*).
    """
    found = []
    for draft in drafts:
        sentence = words.sentence_words(draft.cue.head)
        opens = draft.cue.lemma == _ACCORDING and draft.cue.words[0] == sentence.start and draft.source.words
        beside = [d for d in drafts if d is not draft and d.cue.head in sentence] if opens else []
        found.append(next((both for d in beside if (both := _told_over(words, draft, d))), draft))
    return found


def _told_over(words: Words, outer: Draft, inner: Draft) -> Draft | None:
    """The outer draft around the whole of the inner one, None where its words and its source are its own."""
    whose = outer.source.words
    joined = inner.source.words < whose or (
        inner.content.runs == outer.content.runs and not inner.source.words & whose
    )
    if not (joined and inner.source.words and inner.content.words):
        return None
    first, last = min(inner.source.words), max(inner.content.words)
    if not outer.cue.words[-1] < first < inner.cue.words[0] < last:
        return None
    source = Candidate.of(outer.source.rule, words, {n for n in whose if n < first}, outer.cue.words)
    content = Candidate.of(TOLD_OVER, words, range(first, last + 1), outer.cue.words)
    return replace(outer, source=source, content=content) if source.runs and content.runs else None


def _said(words: Words, draft: Draft, last: int, saying: int) -> set[int]:
    """What *saying* reports: the clause behind it, or the quotation that stands beside.

    So in *The paper quoted the mayor as saying on Monday: [“It is over.”]*, in *[“It is over,”] the paper
    quoted her as saying*, in *[It is over], the paper quoted her as saying on Monday* and in *as telling
    aides [that it was over]*.
    """
    behind = {n for n in words.subtree(saying) if n > last}
    clause = words.children(saying, "ccomp", "xcomp", "obj")
    when = _when(words, saying)
    if words.children(saying, "ccomp"):
        behind -= when | {n for c in words.children(saying, "iobj") for n in words.branch(c)}
    tagged = tagged_quotation(words, draft.cue)
    if tagged is not None and not any(c > last for c in clause):
        return set(words.quoted(tagged))
    for number in sorted(behind):
        if words.tokens[number].text == ":" and number + 1 in behind and words.is_mark(number + 1):
            return {n for n in behind if n > number}
    if all(words.tokens[n].upos == "PUNCT" for n in behind - when):
        first = draft.cue.words[0]
        before = [c for c in words.children(draft.cue.head, "ccomp", "parataxis") if c < first]
        return words.subtree(before[0], draft.cue.words) if before else behind
    return behind


def _when(words: Words, saying: int) -> set[int]:
    """The day or hour of a *saying*: *It is over, the paper quoted her as saying [on Monday]*."""
    days = (c for c in words.children(saying, "obl", "nmod", "advmod") if c > saying)
    return {n for c in days if words.tokens[c].ner[2:] in ("DATE", "TIME") for n in words.branch(c)}


def _parts(words: Words, verb: int) -> tuple[int, int] | None:
    """Whom a verb quotes and the *saying* behind, None where it has either not."""
    if is_passive(words, verb):
        return None
    people = words.children(verb, "obj")
    sayings = [
        c
        for c in words.children(verb, "advcl", "xcomp", "ccomp")
        if words.tokens[c].text.lower() in _SAYING and words.children(c, "mark")
    ]
    if not people or not sayings or not verb < people[0] < sayings[0]:
        return None
    return people[0], sayings[0]


def across_aside(words: Words, draft: Draft) -> Draft:
    """*Roe, according to the Herald, [said it was shut]*: the Herald tells all of it, and Roe said it.

    Not: *Roe said that, according to the Herald, it was shut*, where nothing parts subject and verb.
    """
    aside = _aside(words, draft)
    if aside is None:
        return draft
    verb, subject, phrase = aside
    commas = (phrase.start - 1, phrase.stop)
    if draft.cue.head in phrase:
        held, own = words.subtree(verb) - {*phrase, *commas}, set(phrase) - set(draft.cue.words)
    else:
        own = words.subtree(subject) - {*phrase, *commas}
        held = set(draft.content.words) - {*phrase, *commas, *own}
    content = Candidate.of(draft.content.rule, words, held, draft.cue.words)
    source = Candidate(draft.source.rule, tuple(map(tuple, runs(own))))
    return replace(draft, content=content, source=source) if content.runs else draft


def _aside(words: Words, draft: Draft) -> tuple[int, int, range] | None:
    """A verb, its subject and the *according to …* between, which commas set off: the cue is one."""
    told = draft.cue.lemma == _ACCORDING
    verb = words.heads[words.heads[draft.cue.head]] if told else draft.cue.head
    subject = next((n for n in words.children(verb, "nsubj") if n < verb), None)
    for noun in words.children(verb, "obl", "nmod"):
        below = sorted(n for n in words.subtree(noun) if words.tokens[n].text != ",")
        if not below:  # a comma that a parse takes for a noun
            continue
        phrase = range(below[0], below[-1] + 1)
        opens = words.lemma(phrase.start) in ("accord", "according") and phrase.stop < verb
        off = opens and words.tokens[phrase.start - 1].text == words.tokens[phrase.stop].text == ","
        if off and subject is not None and subject < phrase.start:
            return verb, subject, phrase
    return None


def answered_reports(words: Words, draft: Draft) -> Draft:
    """*He was replying to press reports [that boats had sunk]*: the press tells it, and he answers.

    Not: *He replied to the clerk that boats had sunk*.
    """
    if draft.cue.lemma not in _ANSWERING or not draft.content.words:
        return draft
    first = min(draft.content.words)
    for noun in words.children(draft.cue.head, "obl", "obj"):
        clause = [c for c in words.children(noun, "acl") if c in draft.content.words]
        to = draft.cue.head + 1 < noun and words.lemma(draft.cue.head + 1) == "to"
        if not (clause and to) or first < noun or cue_word(words.lemma(noun), "NOUN") is None:
            continue
        own = {n for c in words.children(noun, "compound", "nmod") for n in words.branch(c)}
        own -= {n for c in words.children(noun, "compound", "nmod") for n in words.children(c, "case")}
        who = Candidate.of(RULE, words, {n for n in own if n < first}, (noun,))
        cue = replace(make_cue(words, [noun]), klass=draft.cue.klass)
        return replace(draft, cue=cue, source=who)
    return draft


def behind_apposition(words: Words, draft: Draft) -> Draft:
    """*According to Roe, who runs the port, [it is shut].* Not: *According to Roe, [it is shut].*

    What tells more of the source belongs to it: a relative clause, the first of two subjects that commas set
    off, whom it cites (*according to Sona, quoting the army, …*).
    """
    opens = draft.cue.lemma == _ACCORDING and bool(draft.source.words)
    start = max(draft.source.words, default=0) + 2
    if not opens or start > min(draft.content.words) or words.tokens[start - 1].text != ",":
        return draft
    cites = words.tokens[start].xpos == "VBG" and words.heads[start] in draft.source.words
    aside = words.subtree(start) if cites else {start}
    held = range(max(aside), max(draft.content.words) + 1)
    comma = next((n for n in held if words.tokens[n].text == ","), None)
    if comma is None or min(draft.content.words) > comma:
        return draft
    if not cites and not _describes(words, range(start, comma)):
        return draft
    behind = {n for n in draft.content.words if n > comma}
    content = Candidate.of(draft.content.rule, words, behind, draft.cue.words)
    whole = (tuple(range(min(draft.source.words), comma)),)
    source = draft.source if cites else replace(draft.source, runs=whole)
    return replace(draft, content=content, source=source) if content.runs else draft


def _describes(words: Words, part: range) -> bool:
    """Tell whether words between commas describe what stands before: *who runs it*; not *what he owns*."""
    first = words.tokens[part.start]
    if first.xpos in ("WDT", "WP", "WP$") and words.lemma(part.start) in _RELATIVES:
        return True
    tops = [n for n in part if words.heads[n] not in part]
    if len(tops) != 1 or words.tokens[tops[0]].upos not in ("NOUN", "PROPN"):
        return False
    verb = words.heads[tops[0]]
    subjects = [n for n in words.children(verb, "nsubj") if n < verb]
    return words.rel(tops[0]) in ("appos", "parataxis") or (len(subjects) > 1 and subjects[0] == tops[0])


def around_aside(words: Words, draft: Draft) -> Draft:
    """*[It was built], according to Roe, [by prisoners].* Not: *[It was built], according to a study by Roe.*

    Behind the comma that ends the aside a passive goes on with who did it, which is no part of the source.
    """
    if draft.cue.lemma != _ACCORDING:
        return draft
    told, verb = sorted(draft.source.words), words.heads[words.heads[draft.cue.head]]
    comma = next((n for n in told[:-1] if words.tokens[n].text == "," and words.lemma(n + 1) == "by"), None)
    before = verb in draft.content.words and verb < draft.cue.head
    if comma is None or not before or not is_passive(words, verb):
        return draft
    behind = {n for n in told if n > comma}
    content = Candidate.of(draft.content.rule, words, draft.content.words | behind, draft.cue.words)
    source = Candidate(draft.source.rule, tuple(map(tuple, runs(n for n in told if n < comma))))
    return replace(draft, content=content, source=source)
