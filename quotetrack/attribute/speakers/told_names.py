"""Names that one turn of a transcript gives another: who introduces himself, who answers as the witness."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import given_names
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Speaker, Turn

_INTRODUCTION = re.compile(
    rf"\b(?i:{alternatives('speakers.introductions')}) "
    r"(?P<name>[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){1,2})(?!\w)"
)
_BY_OUTLET = re.compile(
    r"(?P<name>[A-Z][\w’'-]{1,60} [A-Z][\w’'-]{1,60}),? "
    rf"(?:(?:{'|'.join(sorted(grammar.MEMBERSHIP_PREPOSITIONS))}) )?"
    r"(?P<body>(?:[Tt]he )?[A-Z][\w’'& -]{2,40})\."
)
_OPENING = 120  # characters of a turn in which somebody gives his name
_SEVERAL = word_set("turns.speaking_groups")
_WITNESSES = word_set("speakers.witnesses")
_CARRIED = 0.6  # of a voice of many that goes on
_WITNESS = 0.7  # of the one who answers as the witness


def named_oneself(text: str, turn: Turn) -> Speaker | None:
    """Return who names himself first: *Hi. My name's Colm Brady*, *Petra Lund, Harbor Wire. Two questions.*

    Not: *I'm Irish*, *Thank you, Anne*.
    """
    start, end = turn.words[0].start, turn.words[-1].end
    opening = " ".join(text[start : min(end, start + _OPENING)].split())
    match = _INTRODUCTION.search(opening)
    if match is None and turn.part == "asked":
        match = _BY_OUTLET.match(opening)
        match = match if match and match["name"].split()[0].lower() in given_names() else None
    if match is None:
        return None
    body = match.groupdict().get("body")
    return Speaker((match["name"],), "person", "name", affiliation=body, confidence=0.8)


def carry_on_names(offices: Mapping[Turn, str], found: dict[Turn, Speaker]) -> None:
    """Give a voice of many whoever named himself under its label two turns before: they talk to each other.

    *AUDIENCE MEMBER: I'm Colm Brady. | OKAFOR: Yes? | AUDIENCE MEMBER: Well, now you know.*
    """
    turns = sorted(found, key=lambda turn: turn.words[0])
    for one, turn in zip(turns, turns[2:], strict=False):
        label, before = offices.get(turn), offices.get(one)
        same = label is not None and label == before and found[one].type == "person"
        if same and found[turn].type == "anonymous":
            found[turn] = replace(found[one], confidence=_CARRIED)


def share_names(text: str, offices: Mapping[Turn, str], found: dict[Turn, Speaker]) -> None:
    """Give whoever named himself once his name under the same label throughout: *Host*, who is Teo Marchetti.

    Not under a label that several bear: *AUDIENCE MEMBER*.
    """
    named: defaultdict[str, set[Speaker]] = defaultdict(set)
    labels = {turn: turn.source.of(text).casefold() for turn in offices if turn.source is not None}
    for turn, label in labels.items():
        if turn in found and found[turn].type == "person":
            named[label].add(found[turn])
    for turn, label in labels.items():
        several = set(label.split()) & _SEVERAL
        if turn in found and found[turn].type == "anonymous" and len(named[label]) == 1 and not several:
            found[turn] = next(iter(named[label]))


def name_witness(offices: Mapping[Turn, str], found: dict[Turn, Speaker]) -> None:
    """Give *THE WITNESS* the name of whoever answers by letter before: *A. Behind the store.*"""
    answering: Speaker | None = None
    for turn, speaker in sorted(found.items(), key=lambda pair: pair[0].words[0]):
        if turn.part == "answered":
            answering = speaker if speaker.type == "person" else answering
        elif speaker.type == "anonymous" and answering is not None:
            witness = offices.get(turn, "").casefold() in _WITNESSES
            found[turn] = replace(answering, confidence=_WITNESS) if witness else speaker
