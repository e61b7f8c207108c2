"""Finds the agency or outlet through which each statement reached the article, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.attribute.channels import local_channel
from quotetrack.attribute.reading import Reading
from quotetrack.lexicon.agencies import Named, find_outlets, outlet
from quotetrack.model import Agency, Quote, Relation, Sentence, Span, Speaker

_FILL = r"(?:[\w’'.-]+ ){0,4}"
_TOLD = re.compile(
    rf"\b(?:told|tells|tell|telling|informed) (?:the |a |an |{_FILL})?$"
    rf"|\binterview(?:ed)? (?:{_FILL})(?:with|to|on|for|by|aired on|published by|broadcast on) {_FILL}$"
    rf"|\b(?:speaking|spoke|speaks|talking|talked|spoken) (?:{_FILL})(?:to|with|on) {_FILL}$"
    rf"|\b(?:appear\w*|appearance|guest|called in) {_FILL}(?:on|to|with) {_FILL}$"
    r"|\basked by (?:the )?$"
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
_CITING = re.compile(r"^, (?:citing|quoting)\b")
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
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_OCCASION = re.compile(
    rf"\b(?:[Bb]ack then|[Aa]t the time|[Ll]ast (?:year|month)|[Ii]n (?:{_MONTHS}|(?:19|20)\d\d)"
    r"|(?:years|months|weeks) ago|[Ee]arlier this (?:year|month))\b|\bthen[ .,”]*$"
)
_REPORTING = frozenset(
    """say report write note add reveal describe find tell quote learn claim state explain estimate point cite
    publish     show suggest detail hail credit call read mention warn predict conclude observe""".split()
) | {"according to", "accord", ":", "has learned", "point out"}
_SAME_TALK = re.compile(r"\bin (?:the|that|the same) interview\b", re.IGNORECASE)
_SOURCE = re.compile(r"\bsources?$|^sources?\b")
_NOUN = re.compile(r"\b[Tt]he (news agency|agency|newspaper|paper|magazine|network|broadcaster|website)\b")
_KIND_OF = {
    "agency": ("wire", "online"),
    "newspaper": ("newspaper",),
    "paper": ("newspaper",),
    "magazine": ("newspaper",),
    "network": ("broadcaster",),
    "broadcaster": ("broadcaster",),
    "website": ("online", "newspaper"),
}
_REPORT_REACH, _CARRY_REACH, _TOLD_REACH = 700, 400, 700  # code points
_TWEET = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one quote's own sentence says: an agency, and whether that tells of another occasion."""

    agency: Agency | None
    past: bool = False


def find_agencies(
    reading: Reading, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]
) -> list[Agency | None]:
    """Return the agency of each quote: from its own sentence, its parent, or an earlier statement.

    An outlet that is merely mentioned, employs someone named, or is a party to the story is none.
    """
    named = _with_nouns(reading.text, find_outlets(reading.text))
    local = [_local(reading, quote, speaker, named) for quote, speaker in zip(quotes, speakers, strict=True)]
    found = [e.agency for e in local]
    for index, quote in enumerate(quotes):
        if found[index] is None and quote.parent is not None and 0 <= quote.parent < len(quotes):
            above = found[quote.parent]
            if above is not None and above.relation == "speaker":
                found[index] = Agency(above.name, "reported", above.mention)
        if found[index] is None and quote.continues is not None and 0 <= quote.continues < len(quotes):
            found[index] = found[quote.continues]
    return _inherited(reading, quotes, speakers, local, found)


def _with_nouns(text: str, named: Sequence[Named]) -> list[Named]:
    """Add *the agency*, *the newspaper* after an outlet of that kind: the one named last before."""
    found = list(named)
    for match in _NOUN.finditer(text):
        kinds = _KIND_OF[match[1].lower().replace("news ", "")]
        before = [n for n in named if n.end <= match.start() and n.outlet.kind in kinds]
        if before:
            found.append(Named(match.start(1), match.end(1), before[-1].outlet, True))
    return sorted(found, key=lambda n: n.start)


def _local(reading: Reading, quote: Quote, speaker: Speaker | None, named: Sequence[Named]) -> Evidence:
    """Read the quote's own sentences, outside its content, for an agency."""
    spoken = _as_speaker(quote, speaker, named)
    if spoken is not None:
        return Evidence(spoken)
    sentences = _own_sentences(reading, quote)
    if not sentences:
        return Evidence(None)
    past = any(_OCCASION.search(_outside(reading, sentence, quote)) for sentence in sentences)
    whole = Span(min(s.span.start for s in sentences), max(s.span.end for s in sentences))
    best: Agency | None = None
    for item in named:
        span = Span(item.start, item.end)
        if not whole.overlaps(span) or any(c.overlaps(span) for c in (*quote.content, *quote.source)):
            continue
        relation = relation_of(reading.text, whole, item)
        if relation is not None and (best is None or relation == "told"):
            best = Agency(item.outlet.name, relation, span)
    cue = quote.cue.span.of(reading.text) if quote.cue is not None else ""
    if best is None and _TWEET.search(cue):
        best = Agency("Twitter", "carried", None)
    if best is None and any(_SAME_TALK.search(_outside(reading, s, quote)) for s in sentences):
        best = _talk_before(reading.text, whole, named)
    return Evidence(best, past)


def _talk_before(text: str, sentence: Span, named: Sequence[Named]) -> Agency | None:
    """*noted the rule in the interview*: the interview spoken of last."""
    for item in reversed([n for n in named if n.end <= sentence.start]):
        if "interview" in text[max(0, item.start - 60) : item.start]:
            return Agency(item.outlet.name, "told", Span(item.start, item.end))
    return None


def relation_of(text: str, sentence: Span, item: Named) -> Relation | None:
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
    if subject and (_REPORTS_AFTER.match(after) or _CITING.match(after)):
        return "reported"
    return None


def _as_speaker(quote: Quote, speaker: Speaker | None, named: Sequence[Named]) -> Agency | None:
    """Return the outlet that itself speaks (*The Times wrote*), not one that pleads or is asked."""
    if speaker is None or speaker.type not in ("organization", "document") or quote.cue is None:
        return None
    rows = [outlet(name) for name in speaker.names]
    if not rows or rows[0] is None or len(rows) > 1 or rows[0].kind == "platform":
        return None
    lemma = quote.cue.lemma.lower()
    if not {lemma, lemma.removesuffix("s"), lemma.removesuffix("ed"), lemma.removesuffix("d")} & _REPORTING:
        return None
    inside = [
        Span(n.start, n.end) for n in named if any(s.overlaps(Span(n.start, n.end)) for s in quote.source)
    ]
    return Agency(
        rows[0].name, "speaker", inside[0] if inside else (quote.source[0] if quote.source else None)
    )


def _own_sentences(reading: Reading, quote: Quote) -> list[Sentence]:
    """Return the sentence of the cue and of the source, or of the content where there is no cue."""
    offsets = [quote.cue.span.start] if quote.cue is not None else [quote.content[0].start]
    offsets += [s.start for s in quote.source]
    found = {s.index: s for offset in offsets if (s := reading.sentence_at(offset)) is not None}
    return list(found.values())


def _outside(reading: Reading, sentence: Sentence, quote: Quote) -> str:
    """Return a sentence's words that are not reported."""
    return " ".join(
        t.text
        for t in sentence.tokens
        if not any(c.overlaps(t.span) for c in quote.content) and not reading.is_quoted(t.span.start)
    )


def _inherited(
    reading: Reading,
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker | None],
    local: Sequence[Evidence],
    found: list[Agency | None],
) -> list[Agency | None]:
    """Pass an agency on to the same speaker's other statements of the occasion.

    *told Reuters* holds for the speaker's statements after it, and for those shortly before;
    *AP reported* for the next ones. A statement on another occasion or over another channel,
    and a speaker without a name, inherit nothing, save *sources* of the outlet that just spoke.
    """
    answer = list(found)
    starts = [q.cue.span.start if q.cue is not None else q.content[0].start for q in quotes]
    order = sorted(range(len(quotes)), key=starts.__getitem__)
    own = [_own_channel(reading, quote) for quote in quotes]
    for place, index in enumerate(order):
        speaker = speakers[index]
        if answer[index] is not None or speaker is None or local[index].past or own[index]:
            continue
        if speaker.type in ("anonymous", "group"):
            answer[index] = _outlets_source(answer[order[place - 1]] if place else None, speaker)
            continue
        same = [i for i in order if (s := speakers[i]) is not None and s.names == speaker.names]
        anchors = [
            i for i in same if (a := found[i]) is not None and a.relation != "speaker" and not local[i].past
        ]
        closers = [starts[i] for i in same if own[i] and found[i] is None and starts[i] < starts[index]]
        before = [i for i in anchors if starts[i] < starts[index] and starts[i] > max(closers, default=-1)]
        after = [] if closers else [i for i in anchors if starts[i] > starts[index]]
        answer[index] = _passed_on(found, before, after, starts, index, quotes[index])
    return answer


def _passed_on(
    found: Sequence[Agency | None],
    before: Sequence[int],
    after: Sequence[int],
    starts: Sequence[int],
    index: int,
    quote: Quote,
) -> Agency | None:
    """Return the agency that the nearest anchor passes on, None where it is too far off.

    What is *carried* (an essay, a post) reaches only the writer's next words that are written too.
    """
    if before:
        near = found[before[-1]]
        gap = starts[index] - starts[before[-1]]
        if near is None or (near.relation == "reported" and gap > _REPORT_REACH):
            return None
        written = quote.cue is not None and quote.cue.lemma.lower().startswith(("writ", "wrote", "post"))
        return near if near.relation != "carried" or (gap < _CARRY_REACH and written) else None
    told = [i for i in after if (a := found[i]) is not None and a.relation == "told"]
    if told and starts[told[0]] - starts[index] < _TOLD_REACH:
        return found[told[0]]
    return None


def _outlets_source(before: Agency | None, speaker: Speaker) -> Agency | None:
    """*The Post has learned ..., sources said*: unnamed sources are those of the outlet before."""
    if (
        before is None
        or before.relation not in ("speaker", "reported")
        or not _SOURCE.search(speaker.names[0])
    ):
        return None
    return Agency(before.name, "reported", before.mention)


def _own_channel(reading: Reading, quote: Quote) -> bool:
    """Tell whether the quote's own sentence names a channel that no outlet asked for (*in a speech*)."""
    return local_channel(reading, quote) in (
        "statement",
        "speech",
        "letter",
        "press conference",
        "testimony",
        "tweet",
    )
