"""Rules that propose what a cue reports, one named structure of English each.

Every rule takes the words and a cue and yields sets of word numbers. A set is only a proposal: the
scorer weighs it with the network's evidence, and the winner's name is stored with the attribution.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from quotetrack.detect.forms.drafts import CueGroup, Rule
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import is_as_clause
from quotetrack.detect.propose.loose_quotations import is_nickname, is_title
from quotetrack.detect.propose.quotation_tags import (
    answered_at_once,
    closed_before,
    reports_below,
    tagged_quotation,
)
from quotetrack.detect.propose.set_phrases import PUTTING, set_phrase
from quotetrack.detect.propose.voice import cleft_copula, parting_tag
from quotetrack.lexicon import grammar

_TAIL_MARKS = frozenset((",", "—", "–", "--", "-"))
_TAILS = grammar.TRAILING_OPENERS
_MOST_TAILS = 2
_FAR = 200  # words behind a colon that the network may see together with it, at most
_MOST_FAR = 40  # ends beyond those that are proposed: the network tells them no longer apart


def said_that_clause(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*She said that the bridge would close.* Not: *The bridge that she mended closed.*

    So *It was said that the bridge would close*, where the clause is the subject.
    """
    for child in _below(words, cue, "ccomp", "csubj"):
        if child > cue.words[-1] and _marked(words, child, "that"):
            yield words.subtree(child, cue.words)


def said_at_length_that(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*He added in a note to staff that the shop would close.* Not: *She said nothing about that.*"""
    for number in words.sentence_words(cue.head):
        if number <= cue.words[-1] + 1 or words.lemma(number) != "that":
            continue
        if words.rel(number) == "mark" or words.tokens[number].upos == "SCONJ":
            clause = {n for n in words.subtree(words.heads[number]) if n >= number}
            yield clause
            yield {n for n in words.sentence_words(number) if n >= number}
            return


def said_clause(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*She said the bridge would close.* Not: *She left the bridge open.*"""
    for child in _below(words, cue, "ccomp", "parataxis"):
        if child > cue.words[-1] and not _marked(words, child, "that"):
            yield words.subtree(child, cue.words)


def content_before_cue(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The bridge will close, she said.* Not: *The bridge closed, she left.*"""
    for child in _below(words, cue, "ccomp", "obj", "parataxis"):
        if child < cue.words[0]:
            yield words.subtree(child, cue.words)


def content_around_cue(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*Prices have doubled, he added, since June.* Not: *He added figures since June.*

    Nor is *She was met by a guard* what he says in *She was met by a guard, who apologised for it*.
    """
    parting, copula = parting_tag(words, cue), cleft_copula(words, cue)
    if parting is not None:
        yield {*parting[1], *parting[2]}
    if copula is not None:
        yield set(range(copula + 1, words.sentence_words(copula).stop))
    tied = any(words.lemma(c) in grammar.SUBJECT_RELATIVES for c in words.children(cue.head, "nsubj"))
    if words.rel(cue.head) in ("parataxis", "advcl", "conj", "appos", "dep", "acl") and not tied:
        own = words.subtree(cue.head)
        for above in words.ancestors(cue.head):
            whole = words.subtree(above) - own
            yield whole
            yield {n for n in whole if n < cue.words[0]}


def promised_to(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*He promised to resign.* Not: *He promised the house to Ana.*"""
    for child in _below(words, cue, "xcomp", "advcl", "acl"):
        if child > cue.words[-1]:
            yield words.subtree(child, cue.words)


def urged_someone_to(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*They urged the council to vote again.* Not: *They asked the council for money.*"""
    for child in _below(words, cue, "xcomp", "ccomp", "advcl"):
        for thing in _below(words, cue, "obj", "iobj", "obl"):
            if cue.words[-1] < thing < child:
                yield words.subtree(thing, cue.words) | words.subtree(child, cue.words)


def denied_the_charge(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*He denied the charge.* Not: *He lied at the hearing.*"""
    for child in _below(words, cue, "obj", "iobj", "xcomp"):
        yield words.subtree(child, cue.words)


def called_for(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*They called for calm.* Not: *They called loudly.*"""
    for child in _below(words, cue, "obl", "nmod", "advcl", "obj", "acl"):
        if child > cue.words[-1]:
            below = words.subtree(child, cue.words)
            yield below
            yield {n for n in below if n > cue.words[-1]} - set(words.children(child, "case"))


def described_as(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*She described the plan as a gamble.* Not: *The plan was described.*"""
    after = [
        c for c in _below(words, cue) if c > cue.words[-1] and words.rel(c) not in ("punct", "cc", "conj")
    ]
    union: set[int] = set()
    for child in after:
        union |= words.subtree(child, cue.words)
        yield set(union)


def was_expected_to(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The court is expected to rule.* Not: *It rained, as expected.*

    *Two boats were reported missing by police* is of two boats missing, and not of two boats.
    """
    subjects = _below(words, cue, "nsubj")
    told = [c for c in _below(words, cue) if c == cue.words[-1] + 1 and words.tokens[c].upos == "ADJ"]
    complements = [c for c in _below(words, cue, "xcomp") if c > cue.words[-1]] or told
    for child in [*told, *_below(words, cue, "xcomp", "obl", "ccomp", "advcl")]:
        agents = {n for c in words.children(child, "obl") if _by(words, c) for n in words.subtree(c)}
        for subject in subjects:
            whole = words.subtree(subject, cue.words) | words.subtree(child, cue.words)
            yield whole
            if agents:
                yield whole - agents
    for subject in subjects if not complements else ():
        yield words.subtree(subject, cue.words)


def _by(words: Words, number: int) -> bool:
    """Tell whether a phrase names who does something: *by police*."""
    return any(words.lemma(n) == "by" for n in words.children(number, "case"))


def according_to(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*According to the mayor, the bridge is safe.* Not: *The accord with the mayor is safe.*"""
    if words.rel(cue.head) not in ("case", "mark", "advmod"):
        return
    noun = words.heads[cue.head]
    own = words.subtree(noun)
    for above in words.ancestors(noun):
        whole = words.subtree(above) - own
        yield whole
        yield {n for n in whole if n < cue.words[0]}
        yield {n for n in whole if n > max(own)}


def in_the_words_of(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*In the words of the clerk, the roof is safe.* Not: *The words of the clerk are safe.*

    The quotation beside the phrase, where there is one, else the statement that it is set off from.
    """
    phrase = set_phrase(words, cue.head)
    if phrase is None:
        return
    sentence = words.sentence_words(cue.head)
    after = next((n for n in range(phrase.words.stop, sentence.stop) if words.tokens[n].text != ","), None)
    beside = closed_before(words, phrase.words.start)
    if after is not None and words.is_mark(after):
        beside = words.quote_of[after]
    if beside is not None and words.lemma(cue.head) not in PUTTING:
        yield set(words.quoted(beside))
        return
    for above in words.ancestors(cue.head):
        if above not in phrase.words:
            yield words.subtree(above) - set(phrase.words) - set(words.children(above, "cc"))
            if words.lemma(cue.head) in PUTTING and words.children(above, "nsubj"):
                return


def his_claim_that(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*He repeated his claim that the vote was bought.* Not: *They claim that the vote was bought.*"""
    for word in cue.words:
        if words.tokens[word].upos in ("NOUN", "PROPN", "ADJ"):
            for child in words.children(word, "acl", "ccomp", "nmod", "obl", "appos", "xcomp", "advcl"):
                if child > cue.words[0]:
                    below = words.subtree(child, cue.words)
                    yield below
                    yield below - set(words.children(child, "case"))


def her_view_is(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*Her view is that the rules must change.* Not: *They shared her view.*"""
    governor = words.heads[cue.head]
    if words.rel(cue.head) == "nsubj" and governor != cue.head:
        yield words.subtree(governor, [*cue.words, cue.head])
        for child in words.children(governor, "ccomp", "xcomp", "advcl"):
            yield words.subtree(child, cue.words)


def relative_object(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*This is the outcome which she fears.* Not: *They feared the outcome.*"""
    for child in _below(words, cue, "obj", "nsubj", "ccomp", "obl"):
        if words.tokens[child].xpos in ("WDT", "WP") or words.lemma(child) in grammar.OBJECT_RELATIVES:
            yield {child}


def as_announced(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*As announced, the ministers discussed trade.* Not: *They announced it as the doors closed.*"""
    if is_as_clause(words, cue.head):
        own = words.subtree(cue.head)
        whole = words.subtree(words.heads[cue.head]) - own
        yield {n for n in whole if n > max(own)} or whole


def colon_before(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*Mayor: Bridge to close by May.* Not: *The mayor said the bridge would close.*"""
    if words.tokens[cue.words[-1]].text != ":":
        return
    sentence = words.sentence[cue.words[-1]]
    rest = {n for n in words.words_of(sentence) if n > cue.words[-1]}
    yield set(rest)
    paragraph, far = words.doc.sentences[sentence].paragraph, 0
    for later in range(sentence + 1, len(words.doc.sentences)):
        if words.doc.sentences[later].paragraph != paragraph or far == _MOST_FAR:
            break
        rest.update(words.words_of(later))
        far += words.first[later] - cue.head > _FAR
        yield set(rest)


def quotation_below(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The Gazette reports: “Nobody came.”* Not: *The Gazette reports it. “Nobody came.”*

    So where the quotation opens the next paragraph, or the parse takes it for a sentence of its own. A verb
    that breaks off leads to the next paragraph as well: *The Gazette reports, / “Nobody came.”*
    """
    below = reports_below(words, cue.words[-1])
    if below is not None:
        yield set(words.quoted(below))
    sentence = words.sentence[cue.words[-1]]
    if words.tokens[words.words_of(sentence)[-1]].text == ":" and sentence + 1 < len(words.doc.sentences):
        quotation = words.quote_of[words.first[sentence + 1]]
        if quotation is not None:
            yield set(words.quoted(quotation))


def quoted_words(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*“We are ready,” she said.* Not: *“He said we were ready.”*"""
    sentence = words.sentence[cue.head]
    inside = words.quote_of[cue.head]
    near = {words.quote_of[n] for n in words.words_of(sentence)} | {tagged_quotation(words, cue)}
    near -= {None, inside}
    found = sorted(q for q in near if q is not None)
    tagged = tagged_quotation(words, cue)
    found = [q for q in found if tagged is None or q == tagged or not is_title(words, q)]
    union: set[int] = set()
    for quotation in found:
        quoted = set(words.quoted(quotation))
        yield quoted
        union |= quoted
    if len(found) > 1:
        yield union
    following = _following_quotation(words, sentence)
    if following and found and not is_nickname(words, found[-1]):
        yield set(words.quoted(found[-1])) | following
        yield union | following


def _following_quotation(words: Words, sentence: int) -> set[int]:
    """The quotation that fills the next sentence of the paragraph, if there is one."""
    if sentence + 1 >= len(words.doc.sentences):
        return set()
    first = words.first[sentence + 1]
    quotation = words.quote_of[first]
    if (
        quotation is None
        or words.doc.sentences[sentence + 1].paragraph != words.doc.sentences[sentence].paragraph
    ):
        return set()
    return set() if answered_at_once(words, quotation) else set(words.quoted(quotation))


def before_tail(words: Words, proposal: AbstractSet[int]) -> Iterator[set[int]]:
    """A content without the clause that trails it: *She said it was over, [smiling at the crowd]*.

    The parse hangs such a tail into the content; in PolNeAR two in three belong to the writer. Every tail is
    offered off, the last one first. Not: *She said it was over, [and done with]*, nor *He was accused of
    lying, [hiding the books] and leaving*, a list.
    """
    first, last = min(proposal), max(proposal)
    opening = words.where(_opens_tail)
    found = 0
    for at in range(bisect_left(opening, last) - 1, -1, -1):
        number = opening[at]
        if number < first + 3 or found == _MOST_TAILS:
            return
        if number not in proposal or _is_parallel(words, number + 1):
            continue
        if words.sentence[number + 1] == words.sentence[last]:
            yield {n for n in proposal if n < number}
            found += 1


def _opens_tail(words: Words, number: int) -> bool:
    """Tell whether a comma or dash outside quotation marks leads to a word that opens a trailing clause."""
    if words.tokens[number].text not in _TAIL_MARKS or number + 1 == len(words):
        return False
    opens = words.tokens[number + 1].xpos == "VBG" or words.lemma(number + 1) in _TAILS
    return opens and words.quote_of[number] is None


def _is_parallel(words: Words, tail: int) -> bool:
    """Tell whether a participle goes on a list of gerunds: *of lying, [hiding the books] and leaving*.

    It hangs on a gerund behind a preposition, and another is joined to it.
    """
    above = words.heads[tail]
    gerund = words.tokens[above].xpos == words.tokens[tail].xpos == "VBG" and above > 0
    listed = any(words.tokens[c].xpos == "VBG" for c in words.children(tail, "conj"))
    return gerund and listed and words.tokens[above - 1].upos in ("ADP", "SCONJ")


def _below(words: Words, cue: CueGroup, *rels: str) -> list[int]:
    """The dependents of the cue's words that are no part of it, of the given relations, in text order."""
    members = set(cue.words)
    found = {c for word in cue.words for c in words.children(word, *rels) if c not in members}
    return sorted(found)


def _marked(words: Words, clause: int, lemma: str) -> bool:
    """Tell whether a clause opens with a subordinator (*that*, *as*)."""
    return any(words.lemma(c) == lemma for c in words.children(clause, "mark", "advmod", "case"))


CONTENT_RULES: tuple[Rule, ...] = (
    said_that_clause,
    said_at_length_that,
    said_clause,
    as_announced,
    content_before_cue,
    according_to,
    in_the_words_of,
    content_around_cue,
    promised_to,
    urged_someone_to,
    his_claim_that,
    her_view_is,
    relative_object,
    denied_the_charge,
    called_for,
    was_expected_to,
    described_as,
    colon_before,
    quotation_below,
    quoted_words,
)
