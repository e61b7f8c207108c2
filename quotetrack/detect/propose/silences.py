"""Recognises who gave no answer: *The firm did not respond to calls*, *Roe was unavailable for comment*."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.inverted_tags import TENSED, can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_set

SILENCE = "gave_no_answer"
CONFIDENCE = 0.8
_ANSWERING = word_set("propose.answering")
_REACHING = word_set("propose.reaching")
_ASKING = word_set("propose.asking_nouns")
_AT_HAND, _AWAY = word_set("propose.at_hand"), word_set("propose.out_of_reach")
_GIVING, _COMMENTS = word_set("propose.giving"), word_set("propose.comments")
_UNANSWERED = word_set("propose.unanswered")
_ABLE = frozenset(("could", "can"))
_GOES, _YET = "go", "yet"
_DRAWN, _COMMENT = "draw", "comment"
_WILLING, _WH = frozenset(("would", "will")), ("WP", "WRB", "WDT", "WP$")
_KEEPING, _QUIET = word_set("propose.keeping"), word_set("propose.quiet")
_SAYING = word_set("propose.saying_more")
_SETTLEMENTS = word_set("propose.settlements")
_TIMES = ("DATE", "TIME")
_PRINTING, _UNTIL = word_set("propose.printing"), word_set("propose.until_printed")
_ANSWERABLE = ("PERSON", "ORG")
_EFFORTS, _FUTILE = word_set("propose.efforts"), word_set("propose.futile")
_SPEAKING, _REFERRING = word_set("propose.speaking_to"), word_set("propose.referring")


@dataclass(frozen=True, slots=True)
class _Silence:
    """Who kept silent, by which words that is told, and what was not answered."""

    who: AbstractSet[int]
    first: int
    head: int
    asked: AbstractSet[int]
    lemma: str = ""


def silences(words: Words) -> Iterator[Draft]:
    """Yield a draft for each clause that says of somebody that he gave no answer.

    *The firm did not respond to calls.* Not: *The engine did not respond to the throttle.* Nor *The firm did
    not reply that it was over*, which denies words.
    """
    for number, token in enumerate(words.tokens):
        if token.upos not in ("VERB", "ADJ", "AUX") or words.quote_of[number] is not None:
            continue
        found = next((s for way in _WAYS if (s := way(words, number)) is not None), None)
        if found is None:
            continue
        cue = tuple(range(found.first, found.head + 1))
        source = Candidate.of(SILENCE, words, found.who - {*cue}, cue)
        content = Candidate.of(SILENCE, words, found.asked - found.who - {*cue}, cue)
        if source.runs and content.runs:
            lemma = found.lemma or words.lemma(found.head)
            yield Draft(CueGroup(cue, found.head, lemma, "no_comment"), content, source, CONFIDENCE)


def answers_nothing(words: Words, number: int) -> _Silence | None:
    """*The firm did not respond to calls.* Not: *The engine did not respond to the throttle.*

    So *The firm had not responded by press time*; not *The patient had not responded by noon*.
    """
    if words.lemma(number) not in _ANSWERING | _REACHING or words.children(number, "ccomp"):
        return None
    asked = _asked(words, number)
    if not _is_denied(words, number):
        return None
    if asked is None:
        printed = words.lemma(number) in _ANSWERING and _by_press_time(words, number)
        return _silence(words, number, {number}, number - 1, words.lemma(number)) if printed else None
    return _silence(words, number, words.subtree(asked))


def _by_press_time(words: Words, number: int) -> bool:
    """Tell whether something had been waited for until an article was printed: *as of press time*."""
    for when in words.children(number, "obl"):
        below = [when, *words.children(when, "nmod", "compound")]
        mere = all(words.tokens[n].ner == "O" for n in below)
        if mere and words.lemma(when) in _UNTIL and any(words.lemma(n) in _PRINTING for n in below):
            return True
    return False


def is_unavailable(words: Words, number: int) -> _Silence | None:
    """*Roe was unavailable for comment.* Not: *Roe was unavailable for the match.*"""
    lemma, asked = words.lemma(number), _asked(words, number)
    away = lemma in _AWAY or (lemma in _AT_HAND and _is_denied(words, number))
    return _silence(words, number, words.subtree(asked)) if asked is not None and away else None


def is_out_of_reach(words: Words, number: int) -> _Silence | None:
    """*The firm could not be reached.* Not: *The islet could not be reached by road*, nor *The crew could not
    be reached*, which may wait for help.

    Nothing is asked in so many words, so the verb itself is what came of it.
    """
    subject = words.child(number, "nsubj")
    if words.lemma(number) not in _REACHING or subject is None or subject > number:
        return None
    able = any(words.tokens[c].text.lower() in _ABLE for c in words.children(number, "aux"))
    told = words.children(number, "obl", "advcl", "xcomp", "ccomp", "obj")
    elsewhere = [c for c in told if words.tokens[c].ner[2:] not in _TIMES]
    if words.lemma(subject) in _SETTLEMENTS or elsewhere:
        return None
    if not (able and is_passive(words, number) and _is_denied(words, number)):
        return None
    if not _is_asked(words, subject):
        return None
    first = _first(words, number, subject)
    return _Silence(words.subtree(subject), first, number - 1, {number}, words.lemma(number))


def has_no_comment(words: Words, number: int) -> _Silence | None:
    """*The mayor made no comment.* Not: *The mayor made no mistake*, nor *The geese made no comment*."""
    if words.lemma(number) not in _GIVING:
        return None
    things = [c for c in words.children(number, "obj") if words.lemma(c) in _COMMENTS]
    none = [
        c
        for c in things
        if any(words.lemma(d) in grammar.EMPTY_DETERMINERS for d in words.children(c, "det"))
    ]
    return _silence(words, number, words.subtree(none[0])) if none else None


def is_unanswered(words: Words, number: int) -> _Silence | None:
    """*Calls to the firm were not returned.* Not: *The books were not returned*, which asked nobody."""
    adjective = next((c for c in words.children(number, "xcomp") if words.lemma(c) in _UNANSWERED), None)
    unheard = words.lemma(number) in _ANSWERING and _is_denied(words, number)
    subject = words.child(number, "nsubj")
    if subject is None or not _asks(words, subject) or subject > number:
        return None
    if not unheard and (words.lemma(number) != _GOES or adjective is None):
        return None
    below = words.branch(subject)
    to = [n for n in sorted(below) if words.lemma(n) == "to" and words.rel(n) == "case"]
    if not to or not _can_answer(words, words.heads[to[0]]):
        return None
    who = words.subtree(words.heads[to[0]], to)
    return _Silence(who, _first(words, number, subject), adjective or number, below - who - {to[0]})


def has_yet_to(words: Words, number: int) -> _Silence | None:
    """*Brandt has yet to respond to questions.* Not: *Brandt has yet to respond to treatment.*

    So *Brandt has yet to comment* and *has yet to issue a statement*; not *has yet to issue a refund*.
    """
    if not any(words.lemma(c) == _YET for c in words.children(number, "advmod")):
        return None
    verb = next(iter(words.children(number, "xcomp")), None)
    if verb is None:
        return None
    things = [c for c in words.children(verb, "obj") if words.lemma(c) in _COMMENTS]
    if things and words.lemma(verb) in _GIVING:
        return _silence(words, number, words.subtree(things[0]), verb)
    if words.lemma(verb) not in _ANSWERING | _COMMENTS:
        return None
    if words.lemma(verb) in _COMMENTS:
        return _silence(words, number, {verb}, verb - 1, "comment")
    asked = _asked(words, verb)
    return None if asked is None else _silence(words, number, words.subtree(asked), verb)


def would_not_be_drawn(words: Words, number: int) -> _Silence | None:
    """*Roe would not be drawn on the date.* Not: *The town would not be drawn into the war.*"""
    if words.lemma(number) != _DRAWN or not (is_passive(words, number) and _is_denied(words, number)):
        return None
    things = _behind(words, number, ("obl", "advcl", "ccomp"))
    on_topic = not things or words.lemma(min(things)) in grammar.TOPIC_PREPOSITIONS
    if not on_topic or "would" not in [words.lemma(c) for c in words.children(number, "aux")]:
        return None
    return _silence(words, number, things or {number}, number if things else number - 1, _DRAWN)


def would_not_comment(words: Words, number: int) -> _Silence | None:
    """*Roe would not comment further.* Not: *Roe would not go further*, nor *Roe does not comment on films*.

    So *Roe confirmed the talks but would not say with whom*. Not: *Roe would not say that it was over*.
    """
    would = any(words.lemma(c) in _WILLING for c in words.children(number, "aux"))
    if not would or not _is_denied(words, number):
        return None
    behind = _behind(words, number, ("obl", "advmod", "ccomp", "advcl", "obj"))
    if words.lemma(number) == _COMMENT:
        return _silence(words, number, behind or {number}, number if behind else number - 1, _COMMENT)
    asked = {n for n in behind if words.tokens[n].xpos in _WH or words.lemma(n) == "whether"}
    opens = bool(asked) and min(asked) <= number + 2
    return _silence(words, number, behind) if words.lemma(number) in _SAYING and opens else None


def neither_confirms(words: Words, number: int) -> _Silence | None:
    """*The board would neither confirm nor deny it.* Not: *The board would not confirm it*."""
    denied = [c for c in words.children(number, "conj") if words.lemma(c) == "deny"]
    if words.lemma(number) != "confirm" or not denied or not _is_neither(words, number):
        return None
    things = _behind(words, denied[0], ("obj", "ccomp", "obl"))
    return _silence(words, number, things, denied[0], "confirm") if things else None


def has_nothing_to_say(words: Words, number: int) -> _Silence | None:
    """*Roe had nothing to say.* Not: *Roe had nothing to eat.*"""
    if words.lemma(number) not in _GIVING:
        return None
    for thing in words.children(number, "obj"):
        saying = any(words.lemma(v) in _SAYING for v in words.children(thing, "acl"))
        if words.lemma(thing) == "nothing" and saying:
            return _silence(words, number, words.branch(thing))
    return None


def kept_silent(words: Words, number: int) -> _Silence | None:
    """*The board has kept silent on the matter.* Not: *The board has kept calm about the matter.*"""
    if words.lemma(number) not in _KEEPING:
        return None
    quiet = next((c for c in words.children(number, "xcomp", "acl", "obj") if words.lemma(c) in _QUIET), None)
    if quiet is None:
        return None
    things = _behind(words, quiet, ("obl", "nmod")) | _behind(words, number, ("obl",))
    own = things and words.lemma(min(things)) in grammar.TOPIC_PREPOSITIONS
    head, asked = (quiet, things) if own else (quiet - 1, {quiet})
    return _silence(words, number, asked, head, words.lemma(number))


def came_to_nothing(words: Words, number: int) -> _Silence | None:
    """*Efforts to reach the mayor were futile.* Not: *Efforts to reach the summit were futile.*

    So *Attempts to get a comment from the mill failed*, and *proved abortive*.
    """
    subject = words.child(number, "nsubj")
    if subject is None or subject > number or words.lemma(subject).removesuffix("s") not in _EFFORTS:
        return None
    end = next((c for c in (number, *words.children(number, "xcomp")) if words.lemma(c) in _FUTILE), None)
    tried = next((v for v in words.children(subject, "acl") if v > subject), None)
    who = None if end is None or tried is None else _tried(words, tried)
    if end is None or who is None:
        return None
    asked = words.branch(subject) - words.subtree(who)
    named = words.subtree(who, words.children(who, "case"))
    return _Silence(named, _first(words, number, subject), end, asked, words.lemma(end))


def _tried(words: Words, verb: int) -> int | None:
    """Whom somebody tried to reach, to speak to, or to have a comment from."""
    things = words.children(verb, "obj")
    found = things if words.lemma(verb) in _REACHING else []
    if words.lemma(verb) in _SPEAKING:
        found = words.children(verb, "obl")
    comments = [c for c in things if words.lemma(c) in _COMMENTS]
    givers = (n for c in comments for n in (*words.children(c, "nmod"), *words.children(verb, "obl")))
    reached = [n for n in found if _is_asked(words, n)]
    return next(iter([*reached, *(n for n in givers if _can_answer(words, n))]), None)


def refers_questions(words: Words, number: int) -> _Silence | None:
    """*The mayor referred questions to the police.* Not: *The doctor referred the boy to a clinic.*"""
    asked = words.child(number, "obj") if words.lemma(number) in _REFERRING else None
    if asked is None or asked < number or not _asks(words, asked) or is_passive(words, number):
        return None
    behind = [n for n in words.subtree(number) if n > asked]
    to = any(words.lemma(c) == "to" for n in behind for c in words.children(n, "case"))
    clauses = [n for n in behind if words.rel(n) == "acl" and words.tokens[n].xpos in TENSED]
    told = words.branch(asked) - {n for c in clauses for n in words.branch(c)}
    return _silence(words, number, told) if to else None


def is_asked_for_comment(words: Words, number: int) -> _Silence | None:
    """*The club has been contacted for comment.* Not: *The club was contacted for help*.

    Nor *Contacted for comment, the club said no*, which answered.
    """
    if words.lemma(number) not in _REACHING or words.rel(number) not in ("root", "conj", "parataxis"):
        return None
    asked = _asked(words, number)
    if asked is None or words.lemma(asked) not in _COMMENTS or words.children(number, "conj", "ccomp"):
        return None
    who = words.child(number, "nsubj") if is_passive(words, number) else words.child(number, "obj")
    if who is None or not _can_answer(words, who) or who > asked:
        return None
    first = _first(words, number, words.child(number, "nsubj") or 0)
    return _Silence(words.subtree(who), first, number, words.subtree(asked), words.lemma(number))


def _is_asked(words: Words, number: int) -> bool:
    """Tell whether a word is for somebody whom the press asks: *the mayor*, *Roe*; not *the crew*."""
    token = words.tokens[number]
    listed = noun(token.text, token.lemma)
    asked = listed is not None and (listed.type == "organization" or listed.is_post)
    return (asked and token.upos == "NOUN") or token.ner[2:] in _ANSWERABLE


def _behind(words: Words, number: int, relations: tuple[str, ...]) -> set[int]:
    """The words behind a verb that stand in some relations to it."""
    return {n for c in words.children(number, *relations) if c > number for n in words.branch(c)}


def _is_neither(words: Words, number: int) -> bool:
    """Tell whether a verb and its conjunct are both denied: *would [neither] confirm nor deny*."""
    near = range(max(words.first[words.sentence[number]], number - 3), number)
    return any(words.lemma(n) == "neither" for n in near) or _is_denied(words, number)


_WAYS = (
    *(answers_nothing, is_out_of_reach, is_unavailable, has_no_comment, is_unanswered, has_yet_to),
    *(would_not_be_drawn, would_not_comment, neither_confirms, has_nothing_to_say, kept_silent),
    *(came_to_nothing, is_asked_for_comment, refers_questions),
)


def _silence(
    words: Words, number: int, asked: AbstractSet[int], head: int | None = None, lemma: str = ""
) -> _Silence | None:
    """Put a silence together where somebody who can speak is the subject; its words end with ``head``."""
    subject = words.child(number, "nsubj")
    subject = _joined_subject(words, number) if subject is None else subject
    if subject is None or subject > number or not _can_answer(words, subject):
        return None
    last = number if head is None else head
    return _Silence(words.subtree(subject), _first(words, number, subject), last, asked, lemma)


def _joined_subject(words: Words, number: int) -> int | None:
    """Whose a second verb is: *[The firm] spoke but would not comment.*

    Where it is hung on a clause, whose that is, if he is no pronoun and can speak, else who tells the clause:
    *[The firm] confirmed that talks went on but would not say where.*
    """
    verb = words.heads[number]
    if words.rel(number) != "conj" or verb > number:
        return None
    subject = words.child(verb, "nsubj")
    able = subject is not None and words.tokens[subject].upos != "PRON" and _can_answer(words, subject)
    if words.rel(verb) == "ccomp" and not able:
        subject = words.child(words.heads[verb], "nsubj")
    return subject


def _first(words: Words, number: int, subject: int) -> int:
    """Where the words begin by which a silence is told: behind its subject."""
    own = words.children(number, "aux", "advmod", "cop")
    return min([number, *(c for c in own if subject < c < number)])


def _asked(words: Words, number: int) -> int | None:
    """What was asked, behind a verb or an adjective: *calls*, *for comment*."""
    below = words.children(number, "obl", "obj", "nmod")
    return next((c for c in below if c > number and _asks(words, c)), None)


def _is_denied(words: Words, number: int) -> bool:
    below = words.children(number)
    return any(words.lemma(c) in grammar.NEGATIONS_OF_REPORTS for c in below if c < number)


def _can_answer(words: Words, number: int) -> bool:
    named = any(words.tokens[n].ner[2:] in _ANSWERABLE for n in words.children(number, "appos"))
    if words.tokens[number].upos == "NUM":  # one of the contractors, Reef Builders
        return named or any(_can_answer(words, n) for n in words.children(number, "nmod"))
    return named or words.tokens[number].upos == "PRON" or can_speak(words.tokens[number])


def _asks(words: Words, number: int) -> bool:
    """Tell whether a word is for what somebody is asked by: *calls*, *a request*, *comment*."""
    lemma = words.lemma(number).removesuffix("s")  # Calls, where a sentence opens
    return words.tokens[number].upos == "NOUN" and lemma in _ASKING
