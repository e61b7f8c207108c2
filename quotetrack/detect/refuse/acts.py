"""Tells what is only done, whatever the network makes of its verb: the class of a deed is *thought*."""

from __future__ import annotations

from collections.abc import Callable

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import asks, form_of, marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.negation import is_negated
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set

_REFUSED = word_set("decide.refused")
_COMPARING = word_set("decide.comparing")
_DENY, _GRANTED = "deny", word_set("decide.granted")
_FEW = 3  # words in marks that only name a thing by the word of another
_DOOMING, _CAUSING = word_set("decide.dooming"), word_set("decide.causing")
_TAKING_BACK, _PUNISHING = word_set("decide.taking_back"), word_set("decide.punishing")
_FACING, _FACED = word_set("decide.facing"), word_set("decide.faced")
_CALLING = word_set("decide.calling")
_CHOOSING = word_set("decide.choosing")
_HELPERS = ("VERB", "AUX", "ADV", "PART")


def is_only_done(words: Words, draft: Draft) -> bool:
    """Tell whether a report outside quotation marks tells a deed: see the tests in ``ACTS``."""
    spoken = draft.cue.klass == "speech" and words.tokens[draft.cue.head].upos == "VERB"
    return spoken and not _all_marked(words, draft) and any(act(words, draft) for act in ACTS)


def _all_marked(words: Words, draft: Draft) -> bool:
    return marked(words, solid_words(words, draft.content)) == "quoted"


def keeps_from_somebody(words: Words, draft: Draft) -> bool:
    """*The guards denied us the visits.* Not: *The guards denied the visits.*

    So *They denied a party of divers entry to the port*, where what one may refuse others stands behind them,
    and *The judge denied bail*, which only who decides on it can; not *The board denied support for it*.
    """
    head = draft.cue.head
    bare = [n for n in words.children(head, "obj") if words.lemma(n) in _GRANTED and not words.children(n)]
    if words.lemma(head) == _DENY and bare and not words.children(head, "ccomp", "xcomp"):
        return True
    if words.lemma(head) != _DENY or form_of(words, solid_words(words, draft.content)) != "noun":
        return False
    given = [*words.children(head, "iobj"), *words.children(head, "obj")]
    if len(given) > 1:
        return True
    if not given or not (can_speak(words.tokens[given[0]]) or words.tokens[given[0]].upos == "PRON"):
        return False
    behind = [n for n in words.subtree(given[0]) if n > given[0] and words.lemma(n) in _REFUSED]
    return any(not words.children(n, "case", "det") for n in behind)


def dooms_somebody(words: Words, draft: Draft) -> bool:
    """*The judge condemned him to death.* Not: *The mayor condemned the raid.*"""
    head = draft.cue.head
    fates = [n for n in words.children(head, "obl") if n > head and not can_speak(words.tokens[n])]
    to = any(words.lemma(c) == "to" for n in fates for c in words.children(n, "case"))
    return words.lemma(head) in _DOOMING and to and bool(words.children(head, "obj"))


def brings_it_about(words: Words, draft: Draft) -> bool:
    """*The deal ensured that rents would fall.* Not: *The deal said that rents would fall.*"""
    return words.lemma(draft.cue.head) in _CAUSING


def acts_in_silence(words: Words, draft: Draft) -> bool:
    """*The board blocked the sale.* Not: *The board criticised the sale.*

    A verb that no list has for speech does something to a mere thing; with a clause it may well report
    (*She quipped that it rained*), and so may a noun beside it: *They passed a resolution to go*, *She
    extended her congratulations*. A word of another within does not tell it: *It blocked the sale of the
    “pirate” ship*.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    listed = cue_word(words.lemma(cue.head), "VERB")
    reports = listed is not None and (listed.klass == "speech" or listed.strength > 1)
    reports = reports or words.lemma(cue.head) in _COMPARING  # linked the leak to the mill
    quoted = sum(words.quote_of[n] is not None for n in solid)
    if reports or quoted > _FEW or (quoted and words.quote_of[solid[0]] is not None):
        return False
    bare = all(words.tokens[n].upos in _HELPERS for n in cue.words)
    objects = [n for n in words.children(cue.head, "obj") if n in draft.content.words]
    spoken = any(cue_word(words.lemma(n), "NOUN") and _is_own(words, n) for n in objects)
    return bare and bool(objects) and not spoken and form_of(words, solid) in ("noun", "infinitive")


def _is_own(words: Words, number: int) -> bool:
    """Tell whether a noun may be uttered: *[her] thanks*, *[a] vow*; not *the town's [request]*."""
    owners = words.children(number, "nmod")
    named = any(words.tokens[n].deprel == "nmod:poss" and words.tokens[n].upos != "PRON" for n in owners)
    return not named and not any(words.lemma(n) == "the" for n in words.children(number, "det"))


def leaves_it_open(words: Words, draft: Draft) -> bool:
    """*What he has not said is who paid.* Not: *What he has said is that Roe paid.*

    What somebody did not tell is a question still.
    """
    told = [n for n in solid_words(words, draft.content) if n > draft.cue.head]
    cleft = bool(told) and words.lemma(told[0]) == "be" and asks(words, told[1:])
    return cleft and is_negated(words, draft.cue, sorted(draft.source.words))


def takes_it_back(words: Words, draft: Draft) -> bool:
    """*She withdrew her allegations against Roe.* Not: *She repeated her allegations against Roe.*

    Of whom a claim was that nobody makes any more, is no statement.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    claims = [n for n in words.children(cue.head, "obj") if cue_word(words.lemma(n), "NOUN") is not None]
    return words.lemma(cue.head) in _TAKING_BACK and bool(claims) and form_of(words, solid) == "noun"


def punishes_it(words: Words, draft: Draft) -> bool:
    """*Roe was fined for leaving the gate open.* Not: *Roe was blamed for leaving the gate open.*"""
    head = draft.cue.head
    below = [c for n in words.children(head, "advcl", "obl") for c in words.children(n, "mark", "case")]
    why = any(words.lemma(c) == "for" for c in below)
    return words.lemma(head) in _PUNISHING and is_passive(words, head) and why


def will_not_call_it(words: Words, draft: Draft) -> bool:
    """*She would no longer call it “a flop”.* Not: *She would call it “a flop”.*"""
    calls = words.lemma(draft.cue.head) in _CALLING
    return calls and is_negated(words, draft.cue, sorted(draft.source.words))


def is_asked_it(words: Words, draft: Draft) -> bool:
    """*He dodged questions about the leak.* Not: *He raised questions about the leak.*

    Who faces what is said, or gives cause for it, does not say it.
    """
    cue = draft.cue
    faces = any(words.lemma(n) in _FACING and words.tokens[n].upos == "VERB" for n in cue.words)
    said = [n for n in words.children(cue.head, "obj") if n in cue.words and words.tokens[n].upos == "NOUN"]
    return faces and any(words.lemma(n) in _FACED for n in said)


def chooses_to_do(words: Words, draft: Draft) -> bool:
    """*The clerk opted not to sell.* Not: *The clerk promised not to sell.*"""
    return words.lemma(draft.cue.head) in _CHOOSING and bool(words.children(draft.cue.head, "xcomp"))


ACTS: tuple[Callable[[Words, Draft], bool], ...] = (
    *(keeps_from_somebody, dooms_somebody, brings_it_about, acts_in_silence, leaves_it_open),
    *(takes_it_back, punishes_it, will_not_call_it, is_asked_it),
    chooses_to_do,
)
