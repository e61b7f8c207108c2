"""Drafts one attribution a cue: its best content, then its best source, then how far to trust the whole.

Training uses the same functions to lay out what the scorer must choose from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from quotetrack.detect.decide.candidates import (
    LINKED,
    NOBODY,
    TAGGED,
    Odds,
    View,
    gather_candidates,
    measure,
    reaches_unclosed,
)
from quotetrack.detect.decide.certainty import (
    asks_first,
    is_set,
    is_sure_tag,
    is_told_by,
    opens_noting,
    solid_words,
)
from quotetrack.detect.decide.scorer import Scorer
from quotetrack.detect.decide.senses import told_class
from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import Evidence
from quotetrack.detect.propose.contents import CONTENT_RULES
from quotetrack.detect.propose.cues import has_its_frame, is_plain_tag
from quotetrack.detect.propose.lead_ins import answers, estimates, hearsay, lead_ins
from quotetrack.detect.propose.loose_quotations import is_mere_name
from quotetrack.detect.propose.quotation_tags import beside, closed_before, goes_on_behind_tag, turn_about
from quotetrack.detect.propose.set_phrases import set_phrase, set_phrase_sources
from quotetrack.detect.propose.silences import silences
from quotetrack.detect.propose.sources import JOINING, SOURCE_RULES
from quotetrack.detect.propose.voice import (
    clause_subject,
    interrupted,
    is_asked,
    is_felt,
    is_passive,
    is_quoted_saying,
    made_to_say,
    raised_subject,
    recipients,
    telling_document,
)
from quotetrack.lexicon.reporting_words import cue_word

AS_ANNOUNCED = 0.5  # the structure itself reports, however rare the training corpus has it
RELIED_ON = 0.25  # least confidence of a draft that claims a quotation no other claims
PLAIN_TAG = 0.6  # *It is over, the court announced.* *Asked if it was over, he left.*
LIKELY = 0.5  # from which the network is taken to hold that a word plays a role
SOURCE_EDGES, CONTENT_EDGES = (1, 3, 4), (9, 11, 12)  # columns of begin, end and single tags
LinkScores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Options:
    """The candidates for one role of a cue with the features of each, in the same order."""

    view: View
    candidates: list[Candidate]
    features: list[dict[str, float]]


def content_options(words: Words, evidence: Evidence, cue: CueGroup, link: LinkScores) -> Options:
    """Lay out what the cue may report."""
    taken = frozenset(cue.words) | recipients(words, cue) | _quoted_speaker(words, cue)
    taken |= turn_about(words, cue)
    view = _view(words, evidence, cue, link[:, 1], CONTENT_EDGES, taken)
    odds = Odds.of(view)
    candidates = gather_candidates(view, odds, cue, CONTENT_RULES, tails=True)
    candidates = _plain_readings(view, cue, candidates)
    return Options(view, candidates, [measure(view, odds, c, edges=True) for c in candidates])


def _plain_readings(view: View, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Where the structure leaves one reading, keep the candidates that follow it.

    *As announced, it is over* reports the main clause, *The road, I hear, is open* both its halves. *It is
    over, AP reported soon after noon* reports what stands before. *They met, AP reported, and they shook
    hands* reports both halves, *Two are feared dead* also whom it is feared of. *“It is over,” says Roe of
    the plan* reports what stands in marks, *In Roe's words, it is over* what it is set off from. Not: *It is
    over, AP reported that it was*.
    """
    words = view.words
    if set_phrase(words, cue.head) is not None:
        return [c for c in candidates if c.rule in ("in_the_words_of", "according_to")] or candidates
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
    halves = interrupted(words, cue)
    if halves is not None:
        whole = [c for c in candidates if c.words.issuperset(halves)]
        return [c for c in whole if c.rule == "content_around_cue"] or whole or candidates
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


def _raised_readings(
    words: Words, cue: CueGroup, candidates: list[Candidate], raised: int
) -> list[Candidate]:
    """The candidates that hold the subject of which something is reported: *[Two boats] are reported [missing]*.

    Not: *two boats* alone, where an adjective behind the verb says what of them.
    """
    about = [c for c in candidates if raised in c.words and len(c.words) > 1]
    told = cue.words[-1] + 1
    adjective = told < len(words) and words.tokens[told].upos == "ADJ"
    if adjective and words.heads[told] in cue.words:
        about = [c for c in about if told in c.words] or about
    return about or candidates


def _without_names(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Drop what only names somebody: *Roe, known as “Big Blue,” [said that it was off].*"""
    named = [
        c
        for c in candidates
        if _quotes(words, c) and is_mere_name(words, cue.head, set(solid_words(words, c)))
    ]
    return [c for c in candidates if c not in named] or candidates if named else candidates


def _quotes(words: Words, candidate: Candidate) -> bool:
    """Tell whether any word of a candidate stands in quotation marks."""
    return any(words.quote_of[n] is not None for n in candidate.words)


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


def _plain_speakers(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Where the structure leaves one speaker, keep the candidates that name him.

    *She was quoted by the radio as saying ...* is hers; *“Where?” shouted somebody* is somebody's. What
    nobody but an agent can have said is the agent's or nobody's: *He was told by the clerk that ...*.
    """
    if set_phrase(words, cue.head) is not None:
        named = set_phrase_sources(words, cue.head)
        return [c for c in candidates if c.rule in named] or candidates
    if opens_noting(words, cue):
        return [c for c in candidates if c.rule in ("shared_subject", NOBODY)]
    speaker = made_to_say(words, cue.head)
    speaker = clause_subject(words, cue) if speaker is None else speaker
    if speaker is not None:
        his = words.subtree(speaker, cue.words)
        return [c for c in candidates if speaker in c.words and c.words <= his] or candidates
    document = telling_document(words, cue.head)
    if document is not None:
        return [c for c in candidates if document in c.words] or candidates
    must = _quoted_speaker(words, cue) or _inverted_subject(words, cue) or _subject_beside(words, cue)
    must = must or _parting_subject(words, cue)
    if must:
        return [c for c in candidates if must & c.words] or candidates
    if is_asked(words, cue) or (is_passive(words, cue.head) and not is_felt(words, cue)):
        agents, heads = set[int](), set[int]()
        for child in words.children(cue.head, "obl"):
            phrase = words.subtree(child)
            if words.lemma(min(phrase)) == "by":
                agents |= phrase
                heads |= {child} if can_speak(words.tokens[child]) else set()
        within = [c for c in candidates if c.words <= agents]
        return [c for c in within if heads & c.words] or within
    return candidates


def _quoted_speaker(words: Words, cue: CueGroup) -> frozenset[int]:
    """The subject of *was quoted as saying*."""
    subject = words.child(cue.head, "nsubj")
    if subject is None or not is_quoted_saying(words, cue):
        return frozenset()
    return frozenset(words.subtree(subject, cue.words))


def _inverted_subject(words: Words, cue: CueGroup) -> frozenset[int]:
    """Whoever follows a reporting verb right behind a quotation: *“Where?” shouted somebody.*"""
    before, after = cue.words[0] - 1, cue.words[-1] + 1
    particles = words.children(cue.head, "compound")
    after += after in particles  # called out the boy
    near = before >= 0 and (words.is_mark(before) or closed_before(words, cue.words[0]) is not None)
    if not near or words.children(cue.head, "nsubj"):
        return frozenset()
    listed = cue_word(cue.lemma, words.tokens[cue.head].upos)
    if listed is None or listed.klass != "speech":
        return frozenset()
    return frozenset(
        n
        for n in words.children(cue.head, "obj", "obl")
        if min(words.subtree(n)) == after
        and words.tokens[n].upos in ("PROPN", "PRON", "NOUN")
        and not words.children(n, "case")
    )


def _parting_subject(words: Words, cue: CueGroup) -> frozenset[int]:
    """The subject of a tag that parts what it reports: *The ferry, said [the captain], would be late.*"""
    return frozenset(words.children(cue.head, "nsubj") if interrupted(words, cue) is not None else ())


def _subject_beside(words: Words, cue: CueGroup) -> frozenset[int]:
    """The subject of a verb that stands beside what it quotes: *“It is over,” [the clerk] who left said.*"""
    if beside(words, cue) is None or words.tokens[cue.head].upos != "VERB" or is_passive(words, cue.head):
        return frozenset()
    inside = words.quote_of[cue.head]
    own = [n for n in words.children(cue.head, "nsubj") if words.quote_of[n] == inside]
    return frozenset(own) if len(own) == 1 else frozenset()


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


def source_options(
    words: Words, evidence: Evidence, cue: CueGroup, link: LinkScores, content: Candidate
) -> Options:
    """Lay out who may be its source, given its content; nobody is always possible."""
    raised = raised_subject(words, cue)
    taken = frozenset(cue.words) | content.words | recipients(words, cue)
    if raised is not None:
        taken |= words.subtree(raised, cue.words)
    view = _view(words, evidence, cue, link[:, 0], SOURCE_EDGES, taken)
    odds = Odds.of(view)
    gathered = gather_candidates(view, odds, cue, SOURCE_RULES)
    gathered = [c for c in gathered if c.rule != TAGGED or len(c.runs) == 1]
    candidates = [*(_unjoined(words, c) for c in gathered), Candidate(NOBODY, ())]
    candidates = _plain_speakers(words, cue, candidates)
    return Options(view, candidates, [measure(view, odds, c) for c in candidates])


def _unjoined(words: Words, candidate: Candidate) -> Candidate:
    """A source without the conjunction before it: *and [12 percent] said yes*."""
    first, *rest = candidate.runs
    joined = len(first) > 1 and words.lemma(first[0]) in JOINING
    return replace(candidate, runs=(first[1:], *rest)) if joined else candidate


def _view(
    words: Words,
    evidence: Evidence,
    cue: CueGroup,
    link: LinkScores,
    edges: tuple[int, int, int],
    taken: frozenset[int],
) -> View:
    chunk = evidence.chunk_of(cue.head)
    begin, end = evidence.edges(edges)
    return View(words, chunk.start, link, begin, end, evidence.spans(edges[0], chunk), taken)


def draft_quotes(words: Words, evidence: Evidence, cues: Sequence[CueGroup], scorer: Scorer) -> list[Draft]:
    """Draft an attribution for every cue that has any content; what nobody would keep is let go at once.

    That is what is trusted less than a draft that alone claims a quotation: most of them, and in a book too
    many to hold.
    """
    least = min(RELIED_ON, scorer.threshold)
    found = []
    for cue in cues:
        link = evidence.link([cue.head])[cue.head]
        contents = content_options(words, evidence, cue, link)
        if not contents.candidates:
            continue
        content, source, features = choose_roles(words, evidence, cue, link, contents, scorer)
        trust = scorer.confidence(features)
        if content.rule == "as_announced" and cue.klass == "speech":
            trust = max(trust, AS_ANNOUNCED)
        plain = is_sure_tag(words, cue, source) or asks_first(words, cue, content)
        plain = plain or is_told_by(words, cue, content, source)
        noting = opens_noting(words, cue) and bool(source.words)
        if plain or noting or is_set(words, cue, content, source):
            trust = max(trust, PLAIN_TAG)
        if trust >= least:
            klass = cue.klass
            if set_phrase(words, cue.head) is None:
                klass = told_class(words, evidence.senses, cue, content, source, scorer.senses)
            found.append(Draft(replace(cue, klass=klass), content, source, trust))
    fixed = {draft.cue.head: draft for draft in estimates(words)}
    found = [draft for draft in found if draft.cue.head not in fixed]
    heads = {draft.cue.head for draft in found if draft.confidence >= scorer.threshold}
    plain_ones = (d for d in (*answers(words), *silences(words), *hearsay(words)) if d.cue.head not in heads)
    return [*found, *fixed.values(), *lead_ins(words), *plain_ones]


def choose_roles(
    words: Words, evidence: Evidence, cue: CueGroup, link: LinkScores, contents: Options, scorer: Scorer
) -> tuple[Candidate, Candidate, dict[str, float]]:
    """Choose a cue's content and then its source; return both with the features of the whole."""
    best, content_share = scorer.choose("content", contents.features)
    content = contents.candidates[best]
    sources = source_options(words, evidence, cue, link, content)
    who, source_share = scorer.choose("source", sources.features)
    features = _whole(words, cue, contents, best, sources, who)
    features["content_share"], features["source_share"] = content_share, source_share
    return content, sources.candidates[who], features


def _whole(
    words: Words, cue: CueGroup, contents: Options, best: int, sources: Options, who: int
) -> dict[str, float]:
    """The features of a complete draft, from which its confidence is estimated."""
    content, source = contents.features[best], sources.features[who]
    token = words.tokens[cue.head]
    listed = cue_word(cue.lemma, token.upos)
    inside = words.quote_of[cue.head] is not None
    rule = contents.candidates[best].rule
    features = {
        "bias": 1.0,
        "cue": cue.probability,
        "cue_log": log(max(cue.probability, 1e-3)),
        "cue_rest": log(max(1 - cue.probability, 1e-3)),
        "content_overlap": content["overlap"],
        "content_mean": content["mean"],
        "content_lost": content["lost"],
        "content_begin": content["begin"],
        "content_end": content["end"],
        "content_runs": content["runs"],
        "content_size": content["size"],
        "source_overlap": source["overlap"],
        "source_mean": source["mean"],
        "nobody": float(sources.candidates[who].rule == NOBODY),
        "nobody_link": source.get("nobody", 0.0),
        "cue_quoted": float(inside),
        "quoted": float(_quotes(words, contents.candidates[best])),
        "cue_size": log(len(cue.words)),
        "strength": float(listed.strength) if listed else 0.0,
        "linked": float(rule == LINKED),
        "framed": float(has_its_frame(words, cue.head)),
        f"rule={rule}": 1.0,
        f"lemma={cue.lemma}": 1.0,
        f"upos={token.upos}": 1.0,
        f"class={cue.klass}": 1.0,
    }
    return features
