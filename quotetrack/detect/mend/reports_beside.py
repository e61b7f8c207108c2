"""Ends a content before another report that was hung into it: the source's own, or somebody else's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.detect.forms.drafts import Candidate, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import make_cue
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import reports_words

RULE = "participle_report"
_GERUND, _SILENT = "VBG", "no_comment"
_REPORTS = 3  # strength of a verb that practically always makes a report of its own
_MAY_REPORT = 2
_TOLD = ("ccomp", "xcomp", "obj")
_LOOSE = ("appos", "parataxis")
_SUMMED_UP = "something"  # that another says of all that stands before it
_RELATIVES = frozenset(("WDT", "WP"))


def before_own_participle(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*She said [it was late], adding that it rained.* Not: *She said [the clerk had left, saying so].*

    A participle behind a comma with the same source makes a report beside the first and not within it. So
    does one that no draft has, behind a mere thing: *She thanked [the crew], promising to return.* Who tells
    nothing needs no comma: *She declined [to comment] saying that it was late.*
    """
    reports: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        reports[draft.cue.head].append(draft)
    found: list[Draft] = []
    for draft in drafts:
        parts = _parted(words, draft, reports)
        found += parts
        for more in parts[1:]:
            reports[more.cue.head].append(more)
    return found


def _parted(words: Words, draft: Draft, reports: dict[int, list[Draft]]) -> list[Draft]:
    """A draft that ends before the next participle of its source, and what that reports where none has it."""
    cue, content = draft.cue, draft.content.words
    for verb in sorted(n for n in content if words.tokens[n].xpos == _GERUND and n > cue.head):
        first = min((c.cue.words[0] for c in reports.get(verb, ())), default=verb)
        if words.quote_of[verb] != words.quote_of[cue.head] or not _is_apart(words, draft, first):
            continue
        own = [d for d in reports.get(verb, ()) if d.source.words and d.source.words == draft.source.words]
        new = None if reports.get(verb) else _report_of(words, draft, verb)
        kept = Candidate.of(draft.content.rule, words, {n for n in content if n < first}, cue.words)
        if kept.runs and (own or new):
            return [replace(draft, content=kept), *([new] if new else [])]
    return [draft]


def _is_apart(words: Words, draft: Draft, first: int) -> bool:
    """Tell whether a comma stands before a word, or the draft tells that nothing was told."""
    before = first - 1
    while words.is_mark(before):
        before -= 1
    return words.tokens[before].text == "," or draft.cue.klass == _SILENT


def _report_of(words: Words, draft: Draft, verb: int) -> Draft | None:
    """What a participle on a cue reports behind a content that is a thing and no clause."""
    if not reports_words(words.lemma(verb), "VERB", _REPORTS):
        return None
    behind = any(c > verb for c in words.children(verb, *_TOLD))
    clause = any(words.tokens[n].xpos in FINITE for n in draft.content.words if n < verb)
    if words.heads[verb] not in draft.cue.words or words.rel(verb) != "advcl" or clause or not behind:
        return None
    cue = replace(make_cue(words, [verb]), klass="speech")
    told = Candidate.of(RULE, words, {n for n in draft.content.words if n > verb}, cue.words)
    return Draft(cue, told, draft.source, draft.confidence) if told.runs and draft.source.runs else None


def told_by_participles(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """*She filed a suit saying [he had lied].* Not: *She planned a law [banning talk].*

    What brings the words of a text is no part of them; where it reports them itself, that report is enough.
    """
    heads = {draft.cue.head for draft in drafts}
    found: list[Draft] = []
    for draft in drafts:
        rest = sorted(draft.content.words)[1:]
        if not rest or not _opens_with_its_word(words, draft):
            found.append(draft)
        elif min(draft.content.words) not in heads:
            content = Candidate.of(draft.content.rule, words, rest, draft.cue.words)
            found.append(replace(draft, content=content) if content.runs else draft)
    return found


def _opens_with_its_word(words: Words, draft: Draft) -> bool:
    """Tell whether a content opens with the participle of a text in its cue: *[saying he had lied]*."""
    cue, verb = draft.cue, min(draft.content.words)
    under = words.heads[verb]
    opens = words.tokens[verb].xpos == _GERUND and words.rel(verb) in ("acl", "advcl")
    told = any(c in draft.content.words for c in words.children(verb, "ccomp"))
    near = under in cue.words or words.heads[under] in cue.words
    if not (opens and told and near) or cue.words[-1] != verb - 1 or words.quote_of[verb] is not None:
        return False
    return reports_words(words.lemma(verb), "VERB", _REPORTS)


def before_anothers_word(words: Words, draft: Draft) -> Draft:
    """*She said [it would close], a step that Roe called rash.* Not: *She said [it was a step that Roe called
    rash].*

    What somebody else says of all that was said stands behind its last comma, under a noun or *something*.
    A pronoun speaks there only where its words stand in marks: *a sum he called “absurd”*. Not: *She said
    [he bought a boat, a thing he calls Gull].*
    """
    content, cue = draft.content.words, draft.cue
    for verb in sorted(n for n in content if words.rel(n) == "acl" and n > cue.head):
        noun = words.heads[verb]
        if noun not in content or words.rel(noun) not in _LOOSE or words.quote_of[noun] is not None:
            continue
        solid = [n for n in words.branch(noun) if words.solid[n]]
        first = min(solid)
        opens = words.tokens[first].text in grammar.INDEFINITE_ARTICLES or words.lemma(first) == _SUMMED_UP
        last = max(n for n in content if words.solid[n])
        if opens and words.tokens[first - 1].text == "," and max(solid) >= last and _tells(words, verb):
            kept = {n for n in content if n < first}
            found = Candidate.of(draft.content.rule, words, kept, cue.words)
            return replace(draft, content=found) if found.runs else draft
    return draft


def _tells(words: Words, verb: int) -> bool:
    """Tell whether somebody says something of a noun in a clause on it: *a step that [Roe] called rash*."""
    if not reports_words(words.lemma(verb), "VERB", _MAY_REPORT):
        return False
    who = [n for n in words.children(verb, "nsubj") if words.tokens[n].xpos not in _RELATIVES]
    quoted = any(words.quote_of[n] is not None for n in words.branch(verb))
    return bool(who) and (words.tokens[who[0]].upos != "PRON" or quoted)
