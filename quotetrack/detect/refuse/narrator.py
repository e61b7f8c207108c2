"""Refusals of what the writer tells readers in the form of a report: *it is worth noting*, *as stated*."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import asks, marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import is_as_clause
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_pairs, word_set

_IDIOMS = {verb: words.split() for verb, words in word_pairs("decide.idioms").items()}
_LINKS = word_pairs("decide.linking_idioms")
_ABOVE, _EARLIER = word_set("decide.above"), word_set("decide.earlier")
_OWN_REPORTS = word_set("decide.own_reports")
_NOBODY, _ABLE = word_set("decide.nobody"), word_set("decide.able")
_SUPPOSING = word_set("decide.supposing")
_REMINDING = word_set("decide.reminding")
_OWN = word_set("decide.own_views")
_PAST = ("VBD",)
_CLAUSES = ("csubj", "xcomp", "ccomp", "advcl", "acl")


def puts_his_own_view(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*“It is, in my view, too late,” Roe said.* Not: *“It is, in her view, too late,” Roe said.*

    Who marks his own words as his view reports nobody. Not: *My view is that it is too late*, outside marks.
    """
    cue, source = draft.cue, [words.tokens[n].text.lower() for n in draft.source.words]
    noun = words.tokens[cue.head].upos == "NOUN" and bool(words.children(cue.head, "case"))
    return noun and words.quote_of[cue.head] is not None and len(source) == 1 and source[0] in _OWN


def is_an_idiom(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*It goes without saying that it rains.* Not: *She left without saying that it rains.*

    Nor does *That said, it rains* report anything, or *Having said that, it rains*.
    """
    cue = [words.tokens[n].text.lower() for n in draft.cue.words]
    source = [words.tokens[n].text.lower() for run in draft.source.runs for n in run]
    ending = _IDIOMS.get(words.lemma(draft.cue.words[0]))
    if ending is not None and cue[-len(ending) :] == ending:
        return True
    behind = [token.text.lower() for token in words.tokens[draft.cue.words[-1] + 1 :][:2]]
    linking = len(source) == 1 and cue == [_LINKS.get(source[0])] and behind[:1] == [","]
    perfect = any(words.tokens[n].xpos == "VBG" for n in words.children(draft.cue.head, "aux"))
    turned = perfect and behind[1:] == [","] and _LINKS.get(behind[0]) == cue[-1]
    return linking or (turned and not source)


def tells_readers(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*It is worth noting that the dam leaks.* Not: *It was noted that the dam leaks.*

    What *it is fair to say*, what *should be noted* and what *it is too early to say*, the writer says or
    nobody does. Not: *It is for the clerk to say when it leaks*, who is named.
    """
    who = {words.tokens[n].text.lower() for n in draft.source.words}
    if draft.cue.klass not in ("speech", "no_comment") or who - {"it"}:
        return False
    if marked(words, solid_words(words, draft.content)) == "quoted":
        return False
    return any(_is_for_readers(words, n) for n in draft.cue.words)


def _is_for_readers(words: Words, verb: int) -> bool:
    """Tell whether a verb has *it* for a subject that stands for what is to be said, not what was said."""
    token, above = words.tokens[verb], words.heads[verb]
    if is_passive(words, verb):
        bidden = any(words.tokens[c].xpos in ("MD", "TO") for c in words.children(verb))
        bidden = bidden or words.lemma(verb) in _REMINDING
        near = [*words.children(verb, "expl"), *words.children(above, "expl")]
        return bidden and any(words.lemma(n) == "it" for n in near)
    if token.upos in ("NOUN", "ADJ"):  # no [exaggeration] to say
        return any(_is_for_readers(words, c) for c in words.children(verb, "csubj", "advcl", "acl"))
    bare = token.xpos in ("VB", "VBG") and words.rel(verb) in _CLAUSES
    if not bare or above > verb or words.children(verb, "nsubj"):
        return False
    past = any(words.tokens[n].xpos in _PAST for n in (above, *words.children(above, "cop", "aux")))
    open_ = any(asks(words, sorted(words.subtree(c))) for c in words.children(verb, "ccomp"))
    named = any(above < c < verb for c in words.children(above, "obl"))
    return _has_it(words, above) and (open_ or not past) and not named


def _has_it(words: Words, verb: int) -> bool:
    """Tell whether a verb or an adjective has *it* for its subject."""
    return any(words.lemma(n) == "it" for n in words.children(verb, "expl", "nsubj"))


def refers_back(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*As stated above, the dam leaks.* Not: *As announced, the dam will be mended.*

    So *As mentioned earlier*, which points at what the article has told. Not: *As mentioned above by Roe*.
    """
    below = words.children(draft.cue.head, "obl")
    said = [n for n in draft.cue.words if words.rel(n) in ("mark", "advmod", "case")]
    verbs = [draft.cue.head, *(words.heads[n] for n in said)]
    for verb in verbs:
        if not is_as_clause(words, verb) or words.children(verb, "nsubj") or below or draft.source.words:
            continue
        where = {words.lemma(n) for n in words.children(verb, "advmod")}
        if where & _ABOVE or (where & _EARLIER and words.lemma(verb) in _OWN_REPORTS):
            return True
    return False


def nobody_knows(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*No one can say how long it will hold.* Not: *No one would say how long it will hold.*"""
    who = {words.tokens[n].text.lower() for n in draft.source.words}
    able = any(words.lemma(n) in _ABLE for n in words.children(draft.cue.head, "aux"))
    nobody = who <= _NOBODY and bool(who & grammar.NEGATIVE_PRONOUNS)
    solid = solid_words(words, draft.content)
    return able and nobody and asks(words, solid) and marked(words, solid) is None


def is_only_if(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*If it is seen as a threat, it is late.* Not: *If it is seen as a threat by Roe, it is late.*"""
    head = draft.cue.head
    supposed = any(words.lemma(n) in _SUPPOSING for n in words.children(head, "mark"))
    bare = not draft.source.words and not words.children(head, "ccomp", "csubj", "obj")
    return supposed and bare and words.rel(head) == "advcl" and is_passive(words, head)
