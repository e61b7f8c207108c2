"""Where the structure leaves one reading of what a cue reports, keeps the candidates that follow it."""

from __future__ import annotations

from quotetrack.detect.decide.candidates import View, reaches_unclosed
from quotetrack.detect.decide.certainty import opens_noting, solid_words
from quotetrack.detect.forms.drafts import Candidate, CueGroup
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.cues import is_plain_tag
from quotetrack.detect.propose.loose_quotations import is_mere_name
from quotetrack.detect.propose.quotation_tags import beside, goes_on_behind_tag
from quotetrack.detect.propose.set_phrases import set_phrase
from quotetrack.detect.propose.voice import (
    TOLD,
    cleft_copula,
    fronted_statement,
    interrupted,
    is_passive,
    parting_tag,
    raised_subject,
)
from quotetrack.lexicon import grammar

LIKELY = 0.5  # from which the network is taken to hold that a word plays a role


def plain_readings(view: View, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Where the structure leaves one reading, keep the candidates that follow it.

    *As announced, it is over* reports the main clause, *The road, I hear, is open* both its halves. *It is
    over, AP reported soon after noon* reports what stands before. *They met, AP reported, and they shook
    hands* and *Rocks, say his critics, do not fly* report both halves, *Two are feared dead* also whom it is
    feared of, *What Roe said was that it is over* what stands behind the copula. *“It is over,” says Roe of
    the plan* reports what stands in marks, *In Roe's words, it is over* what it is set off from. Not: *It is
    over, AP reported that it was*.
    """
    words = view.words
    if set_phrase(words, cue.head) is not None:
        return [c for c in candidates if c.rule in ("in_the_words_of", "according_to")] or candidates
    parting = parting_tag(words, cue)
    if parting is not None:
        return _parted_readings(words, candidates, parting)
    copula = cleft_copula(words, cue)
    if copula is not None:
        return [c for c in candidates if min(c.words) > copula] or candidates
    tagged = beside(words, cue)
    if tagged is not None:
        rest = goes_on_behind_tag(words, cue, tagged)
        for part in (tagged, rest) if rest is not None else (tagged,):
            held = {n for n in words.quoted(part) if words.tokens[n].upos != "PUNCT"}
            candidates = [c for c in candidates if held <= c.words] or candidates
        own = [c for c in candidates if not reaches_unclosed(words, c, tagged)]
        candidates = own or candidates
    if opens_noting(words, cue):
        candidates = [c for c in candidates if min(c.words) == cue.words[-1] + 1] or candidates
    candidates = _without_speaker(words, cue, _without_names(words, cue, candidates))
    candidates = _told_readings(words, cue, _behind_relative(words, cue, candidates))
    candidates = behind_its_verb(words, cue, candidates)
    halves = interrupted(words, cue)
    if halves is not None:
        whole = [c for c in candidates if c.words.issuperset(halves)]
        return [c for c in whole if c.rule == "content_around_cue"] or whole or candidates
    fronted = fronted_statement(words, cue)
    if fronted is not None:
        start, main, speaker = fronted
        whole = [c for c in candidates if start in c.words and main in c.words and speaker not in c.words]
        return whole or candidates
    raised = raised_subject(words, cue)
    if raised is not None:
        return _raised_readings(words, cue, candidates, raised)
    parted = _parted_subject(words, cue)
    if parted is not None and view.linked(parted) >= LIKELY:
        whole = [c for c in candidates if parted in c.words and len(c.words) > 1]
        return whole or candidates
    behind = _goes_on_behind(words, cue)
    if behind is not None:
        around = [c for c in candidates if behind in c.words and min(c.words) < cue.words[0]]
        return around or candidates
    if not words.children(cue.head, "nsubj"):
        certain = [c for c in candidates if c.rule == "as_announced"]
    elif is_plain_tag(words, cue.head):
        certain = _tagged_readings(words, cue, candidates)
    else:
        certain = []
    return certain or candidates


def _parted_readings(
    words: Words, candidates: list[Candidate], parting: tuple[range, range, range]
) -> list[Candidate]:
    """The candidates that hold both sides of a tag: *[Rocks], say his critics, [do not fly].*"""
    who, front, rest = parting
    both = {n for n in front if words.solid[n]} | {next(n for n in rest if words.solid[n])}
    whole = [c for c in candidates if both <= c.words]
    return [c for c in whole if c.words.isdisjoint(who)] or whole or candidates


def _raised_readings(
    words: Words, cue: CueGroup, candidates: list[Candidate], raised: int
) -> list[Candidate]:
    """The candidates that hold of whom something is reported: *[Two boats] are reported [missing]*.

    Not: *two boats* alone, where an adjective behind the verb says what of them.
    """
    about = [c for c in candidates if raised in c.words and len(c.words) > 1]
    told = cue.words[-1] + 1
    adjective = told < len(words) and words.tokens[told].upos == "ADJ"
    if adjective and words.heads[told] in cue.words:
        about = [c for c in about if told in c.words] or about
    return about or candidates


def _behind_relative(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Drop what stands before a clause whose *who* or *which* speaks: *It was Roe who warned of [fog].*"""
    relatives = [c for c in words.children(cue.head, "nsubj") if words.lemma(c) in grammar.SUBJECT_RELATIVES]
    if not relatives or words.rel(cue.head) != "acl":
        return candidates
    return [c for c in candidates if min(c.words) > relatives[0]] or candidates


def _told_readings(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Where somebody was told a clause, keep what holds its subject: *Roe was told [clerks had left].*

    Not: *Roe was told [to leave].*
    """
    if cue.lemma not in TOLD or not is_passive(words, cue.head):
        return candidates
    clause = next((c for c in words.children(cue.head, "ccomp") if c > cue.words[-1]), None)
    subjects = (
        [] if clause is None else [c for c in words.children(clause, "nsubj") if cue.words[-1] < c < clause]
    )
    if len(subjects) != 1:
        return candidates
    return [c for c in candidates if {subjects[0], clause} <= c.words] or candidates


def behind_its_verb(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """*[It shut] according to Roe, [as the sea rose].* Not: *The mill that burned according to Roe is old.*

    Where *according to* hangs on the main verb before it, what it vouches for holds that verb. So it does
    where a comma sets it off from all: *[It is shut, unable to take boats], according to Roe.* Behind what is
    told of a noun it may vouch for that alone.
    """
    by = words.heads[cue.head]
    if cue.lemma != "according to" or words.quote_of[cue.head] is not None or by < cue.head:
        return candidates
    way = list(words.ancestors(by))
    main = way[-1] if way else by
    apart = words.tokens[cue.words[0] - 1].text == "," and all(_is_loose(words, n) for n in way[:-1])
    if main > cue.head or words.rel(main) != "root" or not (len(way) == 1 or apart):
        return candidates
    return [c for c in candidates if main in c.words] or candidates


def _is_loose(words: Words, number: int) -> bool:
    """Tell whether a word is of the clause above it: not in a noun's, nor joined with its own subject."""
    if words.rel(number) == "conj":
        return not words.children(number, "nsubj", "csubj", "expl")
    return words.rel(number) in ("advcl", "xcomp", "obl", "obj")


def _without_names(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Drop what only names somebody: *Roe, known as “Big Blue,” [said that it was off].*"""
    named = [
        c
        for c in candidates
        if in_marks(words, c) and is_mere_name(words, cue.head, set(solid_words(words, c)))
    ]
    return [c for c in candidates if c not in named] or candidates if named else candidates


def _without_speaker(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Where a verb has one subject and a clause behind it, what holds the subject is not what it reports.

    *Roe, who sings as “Big Blue,” [told fans it was off].* Not: *The valley, she says, has good stone.*
    """
    subjects = words.children(cue.head, "nsubj", "csubj")
    clause = any(c > cue.words[-1] for c in words.children(cue.head, "ccomp"))
    if len(subjects) != 1 or subjects[0] > cue.head or not clause or is_passive(words, cue.head):
        return candidates
    return [c for c in candidates if subjects[0] not in c.words] or candidates


def _tagged_readings(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates that hold the verb of the statement before a tag, and not the tag's own subject.

    *The firm now expects a loss, down from a gain, [it] said*: not *a loss*, nor *down from a gain*.
    """
    own = set(words.children(cue.head, "nsubj"))
    before = [c for c in candidates if min(c.words) < cue.words[0] and not own & c.words]
    told = [c for c in words.children(cue.head, "ccomp") if c < cue.head]
    whole = [c for c in before if set(told) <= c.words]
    return whole or before


def _parted_subject(words: Words, cue: CueGroup) -> int | None:
    """The first of two subjects, which is the statement's own: *[The valley], she says, has good stone.*"""
    subjects = [c for c in words.children(cue.head, "nsubj", "csubj") if c < cue.words[0]]
    parted = len(subjects) == 2 and any(
        words.tokens[n].text == "," for n in range(subjects[0] + 1, subjects[1])
    )
    clauses = [c for c in words.children(cue.head, "ccomp", "xcomp") if c > cue.head]
    lacking = bool(clauses) and not words.children(clauses[0], "nsubj", "csubj", "expl")
    return subjects[0] if parted and lacking else None


def _goes_on_behind(words: Words, cue: CueGroup) -> int | None:
    """The verb with which a statement goes on behind its cue: its subject is the same pronoun again."""
    main = words.heads[cue.head]
    if words.rel(cue.head) != "parataxis" or main > cue.head:
        return None
    own = {words.lemma(c) for c in words.children(main, "nsubj") if words.tokens[c].upos == "PRON"}
    for verb in words.children(main, "conj"):
        again = {words.lemma(c) for c in words.children(verb, "nsubj")}
        if verb > cue.head and own & again:
            return verb
    return None


def in_marks(words: Words, candidate: Candidate) -> bool:
    """Tell whether any word of a candidate stands in quotation marks."""
    return any(words.quote_of[n] is not None for n in candidate.words)
