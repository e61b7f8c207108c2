"""Tells what is told although the network takes it for seen or thought: its class is *speech*."""

from __future__ import annotations

from collections.abc import Callable

from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.negation import is_negated
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set

_RESEARCH, _TELLING_FINDINGS = word_set("decide.research"), word_set("decide.telling_findings")
_UTTERING = word_set("decide.uttering")
_PEOPLE = grammar.SPEAKERS_THEMSELVES | (grammar.THIRD_PERSON_SUBJECTS - {"it"})


def is_told_aloud(words: Words, draft: Draft) -> bool:
    """Tell whether a report that nobody took for speech tells words all the same: see ``TOLD_ALOUD``."""
    verb = words.tokens[draft.cue.head].upos == "VERB" and not is_passive(words, draft.cue.head)
    return draft.cue.klass != "speech" and verb and any(told(words, draft) for told in TOLD_ALOUD)


def gives_a_finding(words: Words, draft: Draft) -> bool:
    """*The survey found a rise in thefts.* Not: *The guard found a rise in thefts.*

    What research and figures find or show they tell, a mere thing as well as a clause, and also that they
    *did not find a link*.
    """
    tops = words.tops(draft.source.words)
    finds = words.lemma(draft.cue.head) in _TELLING_FINDINGS and len(tops) == 1 and tops[0] < draft.cue.head
    return finds and words.tokens[tops[0]].upos == "NOUN" and words.lemma(tops[0]) in _RESEARCH


def gives_its_word(words: Words, draft: Draft) -> bool:
    """*Roe was promising a new school.* Not: *The weather was promising a new school.*

    What whoever can speak promises or announces is put in words, unless he did not.
    """
    tops = words.tops(draft.source.words)
    if len(tops) != 1 or not _may_speak(words, tops[0]):
        return False
    things = [n for n in words.children(draft.cue.head, "obj") if n in draft.content.words]
    utters = words.lemma(draft.cue.head) in _UTTERING and bool(things)
    denied = is_negated(words, draft.cue, sorted(draft.source.words))
    return utters and not denied


def _may_speak(words: Words, number: int) -> bool:
    """Tell whether a word is a name, a noun for people or a pronoun for them."""
    token = words.tokens[number]
    return token.upos == "PROPN" or can_speak(token) or token.text.lower() in _PEOPLE


TOLD_ALOUD: tuple[Callable[[Words, Draft], bool], ...] = (gives_a_finding, gives_its_word)
