"""Tells how an outlet that a sentence names relates to what is said there."""

from __future__ import annotations

import re

from quotetrack.lexicon.press.outlets import NamedOutlet
from quotetrack.model import Relation, Span

_FILL = r"(?:[\w’'.-]+ ){0,4}"
_TOLD = re.compile(
    rf"\b(?:told|tells|tell|telling|informed) (?:the |a |an |{_FILL})?$"
    rf"|\binterview(?:ed)? (?:{_FILL})(?:with|to|on|for|by|aired on|published by|broadcast on) {_FILL}$"
    rf"|\b(?:speaking|spoke|speaks|talking|talked|spoken) (?:{_FILL})(?:to|with|on) {_FILL}$"
    rf"|\b(?:appear\w*|appearance|guest|called in) {_FILL}(?:on|to|with) {_FILL}$"
    r"|\basked by (?:the )?$"
    r"|\bin (?:an?|his|her|its|their) (?:[\w-]+ )?(?:letter|e-?mail|statement|note|message|comments?) "
    r"(?:sent |given |provided )?to (?:the )?$"
    r"|\b(?:confirmed|said|admitted|acknowledged|explained|revealed|insisted|gave|granted|speaking)\b"
    r"[^.;“”]{0,60}\b(?<!according )to (?:the )?$",
    re.IGNORECASE,
)
_REPORTED_BEFORE = re.compile(
    r"\b(?:according to|per|quoted by|cited by|reported by|reports? in"
    r"|reports? by|reported in|as reported on|citing) "
    r"(?:the |a |an )?(?:report\w* (?:from|by|in|on) |[\w’'-]+ ){0,4}$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:first|originally|initially|previously) (?:reported|published|revealed|obtained)\b[^,.;]*$",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:carried|published|aired|broadcast|posted|relayed|shown|distributed|printed|televised|released) "
    rf"(?:{_FILL})(?:by|on|in|to|via|through) {_FILL}$"
    r"|\b(?:wrote|writes|writing|written|op-ed|column|essay|editorial|piece) "
    rf"(?:{_FILL})(?:in|for|on) {_FILL}$",
    re.IGNORECASE,
)
_IN_A = re.compile(r"\b(?:in|for) (?:an? |the |his |her |their )?$", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|at|from|with|in|by|on) (?:the )?$", re.IGNORECASE)
_APART = re.compile(r", (?:the )?$")
_CITING = re.compile(r"^, (?:citing|quoting)\b")
_CITED = re.compile(r"\b(?:citing|quoting|cited|quoted|by way of|via) (?:the |a |an )?(?:[\w’'-]+ ){0,3}$")
_ALONE = re.compile(r"(?:^|[ ,“])(?:[Tt]he )?$")
_ESSAY = re.compile(r"[’']?s? (?:interview|essay|op-ed|column|opinion piece|editorial|article)\b")
_ON = re.compile(
    r"\b(?:on|via|over|through) (?:his |her |its |their |the |an official )?(?:official |personal )?$",
    re.IGNORECASE,
)
_REPORTS_AFTER = re.compile(
    r"^[’']?s? ?(?:news agency|news website|newspaper|agency|radio|television|TV|website|magazine)? *"
    r"(?:had |has |have |also |later |first )?"
    r"(?:report(?:s|ed)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|said|says|wrote|writes|not(?:es|ed)|reveal(?:s|ed)|learned|added|adds)\b",
)


def relation_of(text: str, sentence: Span, item: NamedOutlet) -> Relation | None:
    """Return how an outlet named in a sentence relates to what is said there, None where it does not.

    *told Reuters*, *in an interview with CNN*: told; *according to AFP*, *AP reported*: reported;
    *on Twitter*, *wrote in the Times*: carried. *first reported by Reuters*, *a reporter for
    CNN*, *CNN's ratings* are nothing.
    """
    before = text[max(sentence.start, item.start - 90) : item.start].replace("\n", " ")
    after = text[item.end : min(sentence.end, item.end + 60)].replace("\n", " ")
    kind = item.outlet.kind
    if _FIRST.search(before):
        return None
    if kind == "platform":
        posted = _ON.search(before) or _CARRIED.search(before)
        return (
            "carried"
            if posted
            or (
                re.search(r"\b(?:in|to) (?:a|his|her|their) $", before)
                and re.match(r" (?:post|page|account|video|message)", after)
            )
            else None
        )
    if _TOLD.search(before) and not re.match(r"[’']s? (?:ratings|audience|viewers)", after):
        return "told"
    if _REPORTED_BEFORE.search(before):
        return "reported"
    if _IN_A.search(before) and _ESSAY.match(after):
        return "told" if "interview" in after[:12] else "carried"
    if _CARRIED.search(before):
        return "told" if kind == "broadcaster" and "interview" in before else "carried"
    if kind == "broadcaster" and re.search(r"\bon (?:the )?$", before):
        return "told"
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
