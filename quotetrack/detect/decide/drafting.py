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
)
from quotetrack.detect.decide.certainty import (
    asks_first,
    is_structured,
    is_sure_tag,
    opens_noting,
)
from quotetrack.detect.decide.plain_readings import in_marks, plain_readings
from quotetrack.detect.decide.senses import told_class
from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.evidence import Evidence
from quotetrack.detect.network.scorer import Scorer
from quotetrack.detect.propose.contents import CONTENT_RULES
from quotetrack.detect.propose.cues import has_its_frame
from quotetrack.detect.propose.lead_ins import (
    answers,
    estimates,
    hearsay,
    hearsay_within,
    lead_ins,
    overheard,
    positions,
)
from quotetrack.detect.propose.quotation_tags import beside, closed_before, turn_about
from quotetrack.detect.propose.set_phrases import set_phrase, set_phrase_sources, views
from quotetrack.detect.propose.silences import silences
from quotetrack.detect.propose.sources import (
    JOINING,
    SOURCE_RULES,
    accompanying,
    agent_of_participle,
    doer_of_main,
    name_behind,
    nobody_there,
    one_spoken_of,
    participle_doer,
)
from quotetrack.detect.propose.voice import (
    bidden,
    clause_subject,
    fronted_statement,
    interrupted,
    is_asked,
    is_felt,
    is_passive,
    is_quoted_saying,
    made_to_say,
    parting_tag,
    raised_subject,
    recipients,
    telling_document,
)
from quotetrack.lexicon.reporting_words import cue_word

AS_ANNOUNCED = 0.5  # the structure itself reports, however rare the training corpus has it
RELIED_ON = 0.25  # least confidence of a draft that claims a quotation no other claims
PLAIN_TAG = 0.6  # *It is over, the court announced.* *Asked if it was over, he left.*
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
    candidates = plain_readings(view, cue, candidates)
    return Options(view, candidates, [measure(view, odds, c, edges=True) for c in candidates])


def _plain_speakers(words: Words, cue: CueGroup, candidates: list[Candidate]) -> list[Candidate]:
    """Where the structure leaves one speaker, keep the candidates that name him.

    *She was quoted by the radio as saying ...* is hers; *“Where?” shouted somebody* is somebody's. What
    nobody but an agent can have said is the agent's or nobody's: *He was told by the clerk that ...*. Whoever
    *allegedly* did something said nothing by it.
    """
    if cue_word(cue.lemma, "ADV") is not None and all(words.tokens[n].upos == "ADV" for n in cue.words):
        return [c for c in candidates if c.rule == NOBODY]
    if set_phrase(words, cue.head) is not None:
        named = set_phrase_sources(words, cue.head)
        return [c for c in candidates if c.rule in named] or candidates
    if opens_noting(words, cue):
        return [c for c in candidates if c.rule in ("shared_subject", NOBODY)]
    if nobody_there(words, cue):
        own = words.branch(cue.head)
        return [c for c in candidates if c.words <= own] or candidates
    parting = parting_tag(words, cue)
    if parting is not None:
        return [c for c in candidates if c.words and c.words <= {*parting[0]}] or candidates
    speaker = made_to_say(words, cue.head)
    speaker = clause_subject(words, cue) if speaker is None else speaker
    speaker = participle_doer(words, cue.head) if speaker is None else speaker
    speaker = accompanying(words, cue.head) if speaker is None else speaker
    speaker = agent_of_participle(words, cue.head) if speaker is None else speaker
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
                agents |= phrase | name_behind(words, child)
                heads |= {child} if can_speak(words.tokens[child]) else set()
        within = [c for c in candidates if c.words <= agents]
        return [c for c in within if heads & c.words] or within
    if one_spoken_of(words, cue.head) is not None:
        return [c for c in candidates if c.rule == NOBODY]
    doer = doer_of_main(words, cue.head)
    return [c for c in candidates if doer is None or c.rule != NOBODY] or candidates


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
    parts = interrupted(words, cue) or fronted_statement(words, cue)
    return frozenset(words.children(cue.head, "nsubj") if parts is not None else ())


def _subject_beside(words: Words, cue: CueGroup) -> frozenset[int]:
    """The subject of a verb that stands beside what it quotes: *“It is over,” [the clerk] who left said.*"""
    if beside(words, cue) is None or words.tokens[cue.head].upos != "VERB" or is_passive(words, cue.head):
        return frozenset()
    inside = words.quote_of[cue.head]
    own = [n for n in words.children(cue.head, "nsubj") if words.quote_of[n] == inside]
    return frozenset(own) if len(own) == 1 else frozenset()


def source_options(
    words: Words, evidence: Evidence, cue: CueGroup, link: LinkScores, content: Candidate
) -> Options:
    """Lay out who may be its source, given its content; nobody is always possible."""
    raised = raised_subject(words, cue)
    taken = frozenset(cue.words) | content.words | recipients(words, cue) | bidden(words, cue)
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
        noting = opens_noting(words, cue) and bool(source.words)
        if plain or noting or is_structured(words, cue, content, source):
            trust = max(trust, PLAIN_TAG)
        if trust >= least:
            klass = cue.klass
            if set_phrase(words, cue.head) is None:
                klass = told_class(words, evidence.senses, cue, content, source, scorer.senses)
            found.append(Draft(replace(cue, klass=klass), content, source, trust))
    silent = list(silences(words))
    fixed = {draft.cue.head: draft for draft in estimates(words)}
    for draft in overheard(words):
        fixed[draft.cue.head] = draft
        found = [d for d in found if d.cue.head != words.heads[draft.cue.head]]
    vouchless = {draft.cue.head: draft for draft in hearsay_within(words)}
    fixed |= vouchless
    found = [d for d in found if not any(n in vouchless for n in d.cue.words)]
    unsaid = {n for draft in silent for n in draft.cue.words}
    told = (d for d in found if d.cue.klass == "no_comment" or d.cue.head not in unsaid)
    found = [draft for draft in told if draft.cue.head not in fixed]
    heads = {draft.cue.head for draft in found if draft.confidence >= scorer.threshold}
    plain_ones = [*answers(words), *positions(words), *silent, *hearsay(words)]
    plain_ones = [draft for draft in plain_ones if draft.cue.head not in heads]
    held = list(views(words))
    whose = {min(draft.source.words) for draft in held}
    found = [draft for draft in found if whose.isdisjoint(draft.source.words)]
    return [*found, *fixed.values(), *lead_ins(words), *plain_ones, *held]


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
        "quoted": float(in_marks(words, contents.candidates[best])),
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
