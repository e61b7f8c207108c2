"""Tells what only facts show or senses take in: the class of such a report is *perception*."""

from __future__ import annotations

from collections.abc import Callable

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import form_of, kind_of_source, marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_set

_SHOWING, _MEASURING = word_set("decide.showing"), word_set("decide.measures")
_RAISING, _SENSING = word_set("decide.raising"), word_set("decide.sensing")
_EXPLAINING, _MATCHING = word_set("decide.explaining"), word_set("decide.matching")
_PICTURES, _SIGNS = word_set("decide.pictures"), word_set("decide.signs")
_FAR = 4  # verbs above a participle, of which one has the subject


def is_only_shown(words: Words, draft: Draft) -> bool:
    """Tell whether nobody speaks where a report has the class of speech: see the tests in ``SHOWN``."""
    if draft.cue.klass != "speech" or marked(words, solid_words(words, draft.content)) == "quoted":
        return False
    return any(fact(words, draft) for fact in SHOWN)


def _is_thing(words: Words, number: int) -> bool:
    """Tell whether a noun is for nobody who speaks and nothing that is written: *demand*, *delay*."""
    token = words.tokens[number]
    if token.upos != "NOUN" or token.ner != "O" or words.lemma(number) in _MEASURING:
        return False
    owners = words.children(number, "nmod", "appos", "flat", "compound")
    named = any(words.tokens[n].upos == "PROPN" and words.rel(n) != "nmod" for n in owners)
    return not named and noun(token.text, token.lemma) is None


def follows_from_it(words: Words, draft: Draft) -> bool:
    """*Demand rose, suggesting that it would last.* Not: *Roe shrugged, suggesting that it would last.*

    A participle behind a comma concludes from the whole of what a thing did.
    """
    head = draft.cue.head
    if words.lemma(head) not in _SHOWING or words.tokens[head].xpos != "VBG" or words.children(head, "nsubj"):
        return False
    if words.tokens[draft.cue.words[0] - 1].text != "," or words.rel(head) not in ("advcl", "acl"):
        return False
    if any(words.tokens[n].upos in ("PRON", "PROPN") for n in draft.source.words):
        return False
    for above in list(words.ancestors(head))[:_FAR]:
        subject = words.child(above, "nsubj")
        if subject is not None:
            return subject < head and _is_thing(words, subject)
    return False


def is_raised_by_it(words: Words, draft: Draft) -> bool:
    """*The delay raised fears that it would leak.* Not: *The mayor raised fears that it would leak.*

    So *It met in secret on two trips, which has raised questions over them*.
    """
    tops, cue = words.tops(draft.source.words), draft.cue
    if len(tops) != 1 or len(cue.words) == 1 or not any(words.lemma(n) in _RAISING for n in cue.words):
        return False
    relative = words.lemma(tops[0]) in grammar.OBJECT_RELATIVES
    if relative and words.rel(cue.head) == "advcl":
        return True  # of all that happened
    return _is_thing(words, words.heads[cue.head] if relative else tops[0])


def helps_to_explain(words: Words, draft: Draft) -> bool:
    """*The drought helps explain why it closed.* Not: *The clerk helps explain why it closed.*"""
    head = draft.cue.head
    helped = any(words.lemma(n) == "help" for n in draft.cue.words)
    explains = any(words.lemma(n) in _EXPLAINING for n in draft.cue.words)
    subject = words.child(head, "nsubj")
    tops = words.tops(draft.source.words)
    who = subject if subject is not None and subject < head else next(iter(tops), None)
    spoken = who is not None and (words.tokens[who].ner != "O" or words.tokens[who].upos == "PRON")
    listed = None if who is None else noun(words.tokens[who].text, words.tokens[who].lemma)
    person = listed is not None and listed.type == "person"
    return helped and explains and not spoken and not person


def is_in_the_picture(words: Words, draft: Draft) -> bool:
    """*The photo shows boats tied to a wall.* Not: *The photo shows that the wall is broken.*"""
    tops = words.tops(draft.source.words)
    picture = len(tops) == 1 and words.lemma(tops[0]) in _PICTURES
    shows = words.lemma(draft.cue.head) in _SHOWING and words.tokens[draft.cue.head].upos == "VERB"
    return picture and shows and form_of(words, solid_words(words, draft.content)) == "noun"


def matches_another(words: Words, draft: Draft) -> bool:
    """*The findings echoed an earlier survey.* Not: *The minister echoed an earlier survey.*"""
    solid = solid_words(words, draft.content)
    tops = [n for n in solid if words.heads[n] not in draft.content.words]
    written = len(tops) == 1 and noun(words.tokens[tops[0]].text, words.tokens[tops[0]].lemma)
    both = written and written.type == "document" and kind_of_source(words, draft.source) == "document"
    return bool(both) and words.lemma(draft.cue.head) in _MATCHING


def is_a_sign(words: Words, draft: Draft) -> bool:
    """*The boats were shot at, proof that the law had failed.* Not: *They had proof that the law had failed.*

    What stands beside a clause concludes from it.
    """
    cue = draft.cue
    solid = [n for n in cue.words if words.solid[n]]
    bare = all(words.lemma(n) in _SIGNS or words.tokens[n].upos in ("DET", "ADJ") for n in solid)
    return bare and bool(solid) and solid[0] > 0 and words.tokens[solid[0] - 1].text in (",", "–", "—")


def is_taken_in(words: Words, draft: Draft) -> bool:
    """*The guard heard what was going on.* Not: *The guard told what was going on.*"""
    cue = draft.cue
    active = words.tokens[cue.head].upos == "VERB" and not is_passive(words, cue.head)
    return active and words.lemma(cue.head) in _SENSING and len(draft.source.words) > 0


SHOWN: tuple[Callable[[Words, Draft], bool], ...] = (
    *(follows_from_it, is_raised_by_it, helps_to_explain, is_in_the_picture, matches_another, is_a_sign),
    is_taken_in,
)
