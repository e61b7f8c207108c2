"""Ends a content before what its source does next, which the parse or the network hung into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import TENSED, can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import make_cue
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import cue_word, reports_words
from quotetrack.lexicon.word_sets import word_set

RULE = "next_report"
_OWN = ("nsubj", "csubj", "expl", "mark")  # of a verb that shares nothing with the one before
_STATES = frozenset(("be", "have"))  # that *and* may join to what *would* be
_PAST, _PRESENT, _GERUND, _WILL = "VBD", frozenset(("VBZ", "VBP")), "VBG", "will"
_TELLING, _PARTICULARS = word_set("decide.telling"), word_set("decide.particulars")
_REPORTS = 3  # strength of a verb that practically always makes a report of its own


def before_next_deed(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*He told them [to wait] and left.* Not: *He told them [to wait and leave].*

    A verb in the form of the cue, behind a clause whose own verb has another form, goes on from the cue: so
    in *He said [it would rain] and left* and *by demanding [that he resign], and locking the door*. Not: *He
    said [it rained and snowed]*, nor *He said [it would rain and hoped for more]*, a state. Where it reports,
    that is a report of the same source: *He told them [to wait] and warned [of fog].* Who tells no more is
    the source: *The board said [it met] but gave no details*, and who denies on *but*. So behind a
    mere thing: *The plan shows [the costs] and names those who pay.*
    """
    heads = {draft.cue.head for draft in drafts}
    return [part for draft in drafts for part in _parted(words, draft, heads)]


def _parted(words: Words, draft: Draft, heads: set[int]) -> Iterator[Draft]:
    """A draft that ends before the next deed of its source, and what that deed reports, where it does."""
    cue, content = draft.cue, draft.content
    joint, verb = next(_next_deeds(words, draft), (0, 0))
    kept = Candidate.of(content.rule, words, {n for n in content.words if n < joint}, cue.words)
    if not kept.runs:
        yield draft
        return
    yield replace(draft, content=kept)
    if not reports_words(words.lemma(verb), "VERB", _REPORTS) or verb in heads:
        return
    if _is_withheld(words, verb):
        return
    report = replace(make_cue(words, [verb]), klass="speech")
    told = Candidate.of(RULE, words, {n for n in content.words if n > verb}, report.words)
    if told.runs and draft.source.runs:
        yield Draft(report, told, draft.source, draft.confidence)


def _next_deeds(words: Words, draft: Draft) -> Iterator[tuple[int, int]]:
    """The conjunction and the verb of what a source does next, in the order of the text."""
    content, head = draft.content.words, draft.cue.head
    for verb in sorted(content):
        if verb < head or words.rel(verb) != "conj" or words.quote_of[verb] is not None:
            continue
        joint = next((c for c in words.children(verb, "cc") if c in content and head < c < verb), None)
        if joint is None or words.children(verb, *_OWN):
            continue
        own = _goes_on(words, draft, verb) or _is_of_thing(words, draft, verb)
        if own or _turns(words, draft, joint, verb) or _tells_no_more(words, draft, verb):
            yield joint, verb


def _turns(words: Words, draft: Draft, joint: int, verb: int) -> bool:
    """*She said [it was late] but denied that it leaked*: the tree hangs what she denied on *said*."""
    but = words.lemma(joint) == "but" and words.heads[verb] == draft.cue.head
    tense = words.tokens[verb].xpos in _forms(words, draft.cue.head)
    return but and tense and reports_words(words.lemma(verb), "VERB", _REPORTS)


def _is_of_thing(words: Words, draft: Draft, verb: int) -> bool:
    """Tell whether a verb in the form of the cue stands behind what is told where that is a mere thing."""
    cue, content = draft.cue.head, draft.content.words
    things = [n for n in words.children(cue, "obj") if n in content and cue < n < verb]
    clause = words.children(cue, "ccomp", "xcomp")
    behind = bool(things) and words.heads[verb] in (cue, *things) and not clause
    return behind and words.tokens[verb].xpos in _forms(words, cue) and not words.children(verb, "aux", "cop")


def _tells_no_more(words: Words, draft: Draft, verb: int) -> bool:
    """*The board said [it met] but would not say where.* Not: *She said the clerk came but did not speak.*"""
    cue, way = _way(words, draft, verb)
    clause = words.heads[verb] if words.heads[verb] != cue else next(iter(way), cue)
    if not _is_withheld(words, verb) or words.heads[clause] not in (clause, *draft.cue.words):
        return False
    subjects = [words.tokens[n] for n in words.children(clause, "nsubj", "expl")]
    if len(subjects) != 1:
        return False
    source = {words.tokens[n].text.lower() for n in draft.source.words} & grammar.THIRD_PERSON_SUBJECTS
    if subjects[0].upos == "PRON":
        own = subjects[0].text.lower()
        return own in (source or grammar.THIRD_PERSON_SUBJECTS)
    return subjects[0].upos == "NOUN" and not can_speak(subjects[0])


def through_its_tag(words: Words, draft: Draft) -> Draft:
    """*[They left], she writes, [and got lost].* Not: *They left, she wrote, and got lost.*

    Behind a tag in the present, a past tense without a subject goes on from the statement, not from the tag;
    so does a present or *will* behind a tag in the past: *[It has left], she said, [but won't be back].*
    """
    content, cue = draft.content.words, draft.cue
    tensed = words.tokens[cue.head].xpos in TENSED and not words.children(cue.head, "aux")
    if not content or not tensed or max(content) > cue.words[0] or words.quote_of[cue.head] is not None:
        return draft
    stated = words.children(cue.head, "ccomp")
    for verb in (n for above in (cue.head, *stated) for n in words.children(above, "conj")):
        joint = next((c for c in words.children(verb, "cc") if cue.words[-1] < c < verb), None)
        if joint is None or words.children(verb, *_OWN) or words.tokens[joint - 1].text != ",":
            continue
        if _has_its_tense(words, cue.head, stated, verb) and not _is_withheld(words, verb):
            more = {joint, *(n for n in words.branch(verb) if n > joint)}
            whole = Candidate.of(draft.content.rule, words, content | more, cue.words)
            return replace(draft, content=whole)
    return draft


def _has_its_tense(words: Words, cue: int, stated: Sequence[int], verb: int) -> bool:
    """Tell whether a verb behind a tag has a tense that the statement has and the tag has not."""
    own = _PRESENT if words.tokens[cue].xpos == _PAST else {_PAST}
    told = {words.tokens[n].xpos for c in stated for n in (c, *words.children(c, "aux", "cop"))}
    group = (verb, *words.children(verb, "aux", "cop"))
    will = own is _PRESENT and any(words.lemma(n) == _WILL for n in group)
    return bool(told & own) and (will or any(words.tokens[n].xpos in own for n in group))


def _is_withheld(words: Words, verb: int) -> bool:
    """Tell whether a verb says that nothing is told: *would not say*, *gave no details*."""
    lemma = words.lemma(verb)
    denied = any(words.lemma(c) == "not" for c in words.children(verb, "advmod"))
    things = [thing for thing in words.children(verb, "obj") if words.lemma(thing) in _PARTICULARS]
    empty = any(words.lemma(d) in grammar.EMPTY_DETERMINERS for t in things for d in words.children(t, "det"))
    return (denied and lemma in _TELLING) or empty


def _goes_on(words: Words, draft: Draft, verb: int) -> bool:
    """Tell whether a verb has the form of the cue, and no verb has it on the way from there to the verb."""
    tag = words.tokens[verb].xpos
    cue, way = _way(words, draft, verb)
    if not way or words.children(verb, "aux") or tag not in _forms(words, cue):
        return False
    if any(_is_like(words, number, tag) for number in way):
        return False
    to = all(any(words.lemma(m) == "to" for m in words.children(n, "mark")) for n in way)
    listed = cue_word(words.lemma(verb), "VERB")
    state = words.lemma(verb) in _STATES or (listed is not None and listed.klass == "thought")
    return to or tag == _GERUND or not state


def _way(words: Words, draft: Draft, verb: int) -> tuple[int, list[int]]:
    """The cue's verb and those of the clauses that lead from it to the one that another is joined to."""
    cue, content = draft.cue, draft.content.words
    above = words.heads[verb]
    if above in cue.words:
        clauses = words.children(above, "ccomp", "xcomp", "advcl")
        return above, [c for c in clauses if c in content and above < c < verb]
    way = list[int]()
    for number in (above, *words.ancestors(above)):
        if number in cue.words:
            return number, way
        if number not in content:
            break
        way.append(number)
    return cue.head, []


def _is_like(words: Words, number: int, tag: str) -> bool:
    """Tell whether a verb, or what stands with it, may be joined to another with ``tag``."""
    group = (number, *words.children(number, "aux", "cop"))
    tags = {words.tokens[n].xpos for n in group}
    if tag == _GERUND:
        return tag in tags
    bare = "MD" in tags or any(words.lemma(m) == "to" for m in words.children(number, "mark"))
    return bool(tags & TENSED) or not bare


def _forms(words: Words, cue: int) -> set[str]:
    """The tags that a verb joined to a cue has, where it shares its subject and needs no auxiliary."""
    group = [cue, *words.children(cue, "aux")]
    tags = {words.tokens[n].xpos for n in group}
    return tags & (TENSED | {_GERUND}) if words.tokens[cue].upos == "VERB" else set()
