"""Tells how an outlet that a sentence names relates to what is said there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotetrack.lexicon import grammar
from quotetrack.lexicon.press.outlets import NamedOutlet
from quotetrack.lexicon.word_sets import alternatives
from quotetrack.model import Relation, Span


def _either(words: Iterable[str]) -> str:
    """Return the words of a class as alternatives of a regular expression."""
    return "|".join(sorted(words))


_FILL = r"(?:[\w’'.-]+ ){0,4}"
_ARTICLE = rf"(?:(?:{_either(grammar.ARTICLES)}) )?"
_TALK_PREPOSITION = rf"(?:{_either(grammar.TALK_PREPOSITIONS)})"
_TOLD = re.compile(
    rf"\b(?:{alternatives('provenance.told_outlet')}) {_FILL}$"
    rf"|\binterview(?:ed)? {_FILL}(?:{alternatives('provenance.interview_links')}) {_FILL}$"
    rf"|\b(?:{alternatives('provenance.talking')}) {_FILL}{_TALK_PREPOSITION} {_FILL}$"
    rf"|\b(?:appear\w*|{alternatives('provenance.guests')}) {_FILL}{_TALK_PREPOSITION} {_FILL}$"
    r"|\basked by (?:the )?$"
    rf"|\bin (?:{_either(grammar.INDEFINITE_ARTICLES | grammar.THIRD_PERSON_POSSESSIVES)}) (?:[\w-]+ )?"
    rf"(?:{alternatives('provenance.messages')}) (?:(?:{alternatives('provenance.sent')}) )?to (?:the )?$"
    rf"|\b(?:{alternatives('provenance.said_to')})\b[^.;“”]{{0,60}}\b(?<!according )to (?:the )?$",
    re.IGNORECASE,
)
_REPORTED_BEFORE = re.compile(
    rf"\b(?:{alternatives('provenance.per_outlet')}) "
    rf"{_ARTICLE}(?:report\w* (?:{_either(grammar.REPORT_PREPOSITIONS)}) |[\w’'-]+ ){{0,4}}$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\b(?:{alternatives('provenance.firstly')}) (?:{alternatives('provenance.brought_out')})\b[^,.;]*$",
    re.IGNORECASE,
)
_FIRST_SAID = re.compile(
    rf"\bin (?:{_ARTICLE})(?:{alternatives('provenance.talks')})s? (?:{alternatives('provenance.firstly')}) "
    rf"(?:{alternatives('provenance.brought_out')}) by (?:the )?$",
    re.IGNORECASE,
)
_ON_AIR = re.compile(rf"\b[Oo]n (?:the )?(?:(?:[a-z]+ )?(?:{alternatives('provenance.shows')}) )?[“\"]?$")
_ON_A = re.compile(rf"\b[Oo]n (?:{_either(grammar.INDEFINITE_ARTICLES)}) $")
_PANEL = re.compile(rf" (?:{alternatives('provenance.panels')})\b")
_CARRIED = re.compile(
    rf"\b(?:{alternatives('provenance.carrying')}) "
    rf"{_FILL}(?:{_either(grammar.CARRIER_PREPOSITIONS)}) {_FILL}$"
    rf"|\b(?:{alternatives('provenance.writings')}) "
    rf"{_FILL}(?:{_either(grammar.WRITING_PREPOSITIONS)}) {_FILL}$",
    re.IGNORECASE,
)
_IN_A = re.compile(
    rf"\b(?:in|for) (?:(?:{_either(grammar.ARTICLES | grammar.PERSONAL_POSSESSIVES)}) )?$", re.IGNORECASE
)
_OF = re.compile(rf"\b(?:{_either(grammar.ADJUNCT_PREPOSITIONS)}) (?:the )?$", re.IGNORECASE)
_APART = re.compile(r", (?:the )?$")
_CITING = re.compile(rf"^, (?:{alternatives('provenance.citing')})\b")
_CITED = re.compile(
    rf"\b(?:{alternatives('provenance.citing')}|{alternatives('provenance.relaying')}) "
    rf"{_ARTICLE}(?:[\w’'-]+ ){{0,6}}$"
)
_ALONE = re.compile(r"(?:^|[ ,“])(?:[Tt]he )?$")
_ESSAY = re.compile(rf"[’']?s? (?:{alternatives('provenance.pieces')})\b")
_ON = re.compile(
    rf"\b(?:{_either(grammar.MEDIUM_PREPOSITIONS)}) "
    rf"(?:(?:{_either(grammar.THIRD_PERSON_POSSESSIVES)}|{alternatives('provenance.account_openings')}) )?"
    rf"(?:(?:{alternatives('provenance.account_kinds')}) )?$",
    re.IGNORECASE,
)
_OWN = _either(grammar.INDEFINITE_ARTICLES | grammar.PERSONAL_POSSESSIVES)
_PLACED = re.compile(rf"\b(?:in|to) (?:{_OWN}) $")
_TAKING_TO = re.compile(rf"\b(?:{alternatives('provenance.taking_to')}) to (?:(?:{_OWN}) )?$", re.IGNORECASE)
_POSTING = re.compile(rf" (?:{alternatives('provenance.postings')})")
_AUDIENCE = re.compile(rf"[’']s? (?:{alternatives('provenance.audience')})")
_REPORTS_AFTER = re.compile(
    rf"^[’']?s? ?(?:{alternatives('provenance.outlet_kinds')})? *"
    rf"(?:(?:{alternatives('provenance.before_reports')}) )?(?:{alternatives('provenance.outlet_reports')})\b"
)


def relation_of(text: str, sentence: Span, item: NamedOutlet) -> Relation | None:
    """Return how an outlet named in a sentence relates to what is said there, None where it does not.

    *told Reuters*, *in an interview with CNN*, *on a CNN panel*: told; *according to AFP*, *AP
    reported*: reported; *on Twitter*, *took to Twitter*, *wrote in the Times*: carried. *first reported by
    Reuters*, *a reporter for CNN*, *CNN's ratings* are nothing; *in remarks first reported by Reuters* is its
    report.
    """
    before = text[max(sentence.start, item.start - 90) : item.start].replace("\n", " ")
    after = text[item.end : min(sentence.end, item.end + 60)].replace("\n", " ")
    kind = item.outlet.kind
    if _FIRST.search(before):
        return "reported" if _FIRST_SAID.search(before) else None
    if kind == "platform":
        posted = _ON.search(before) or _CARRIED.search(before) or _TAKING_TO.search(before)
        placed = posted or (_PLACED.search(before) and _POSTING.match(after))
        return "carried" if placed else None
    if _TOLD.search(before) and not _AUDIENCE.match(after):
        return "told"
    if _REPORTED_BEFORE.search(before):
        return "reported"
    if _IN_A.search(before) and _ESSAY.match(after):
        return "told" if "interview" in after[:12] else "carried"
    if _CARRIED.search(before):
        return "told" if kind == "broadcaster" and "interview" in before else "carried"
    if kind == "broadcaster" and (_ON_AIR.search(before) or (_ON_A.search(before) and _PANEL.match(after))):
        return "told"  # on Fox; on a Fox panel
    subject = not _OF.search(before) and (not item.weak or _ALONE.search(before))
    apart = (
        after.startswith(", ") and _APART.search(before) is not None
    )  # ..., the news agency, Petra, reported
    if subject and (_REPORTS_AFTER.match(after[2:] if apart else after) or _CITING.match(after)):
        return "reported"
    return None


def is_cited(text: str, sentence: Span, item: NamedOutlet) -> bool:
    """Tell whether another's report cites this outlet: CNN in *Reuters reported, citing CNN*; not Reuters."""
    before = text[max(sentence.start, item.start - 90) : item.start].replace("\n", " ")
    return _CITED.search(before) is not None
