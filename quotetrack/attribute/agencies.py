"""Finds the agency or outlet through which each statement reached the article, and how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.attribute.cast import Cast
from quotetrack.attribute.channels import local_channel
from quotetrack.attribute.figures import Figure
from quotetrack.attribute.occasions import Anchor, Occasion, pass_on
from quotetrack.attribute.reading import Reading
from quotetrack.lexicon.agencies import Named, find_outlets, outlet
from quotetrack.model import Agency, Quote, Relation, Sentence, Span, Speaker, Token

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
_APART = re.compile(r", (?:the )?$")
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
_OWN = ("statement", "speech", "letter", "press conference", "testimony", "tweet")  # no outlet asked
_TWEET = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one quote's own sentence says: an agency, and whether that tells of another occasion."""

    agency: Agency | None
    past: bool = False


def find_agencies(
    cast: Cast, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]
) -> list[Agency | None]:
    """Return the agency of each quote: from its own sentence, its parent, or an earlier statement.

    An outlet that is merely mentioned, employs someone named, or is a party to the story is none.
    """
    reading = cast.reading
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
    occasions = [
        Occasion(
            quote.cue.span.start if quote.cue is not None else quote.content[0].start,
            agency,
            evidence.past,
            local_channel(reading, quote) in _OWN,
        )
        for quote, agency, evidence in zip(quotes, found, local, strict=True)
    ]
    return pass_on(quotes, speakers, occasions, list(_tellings(cast, named)))


def _tellings(cast: Cast, named: Sequence[Named]) -> Iterator[Anchor]:
    """Yield who told an outlet something, whether or not what was told is a quote."""
    reading = cast.reading
    for item in named:
        sentence = reading.sentence_at(item.start)
        if sentence is None or relation_of(reading.text, sentence.span, item) != "told":
            continue
        words = [
            t for t in sentence.tokens if t.span.start < item.start and not reading.is_quoted(t.span.start)
        ]
        if _OCCASION.search(" ".join(t.text for t in sentence.tokens)):
            continue
        verb = next((t for t in reversed(words) if t.upos == "VERB"), None)
        figure = _teller(cast, sentence, verb) if verb is not None else None
        if verb is not None and figure is not None and figure.label == "person":
            agency = Agency(item.outlet.name, "told", Span(item.start, item.end))
            yield Anchor(verb.span.start, (figure.name,), agency)


def _teller(cast: Cast, sentence: Sentence, verb: Token) -> Figure | None:
    """Return who tells: the verb's subject, else the name that ends right before the verb."""
    subjects = [c for c in sentence.children(verb.index) if c.rel == "nsubj"]
    figures = [f for c in subjects if (f := cast.named_by(sentence, c)) is not None]
    if figures or subjects or verb.index == 0:
        return figures[-1] if figures else None
    place = verb.index - 1
    if sentence.tokens[place].text == ")":  # Ann Roe (D-Ohio) told
        opens = (t.index for t in reversed(sentence.tokens[:place]) if t.text == "(")
        place = next(opens, 1) - 1
    return cast.figure_at(sentence, max(place, 0))


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
    apart = (
        after.startswith(", ") and _APART.search(before) is not None
    )  # ..., the news agency, Petra, reported
    if subject and (_REPORTS_AFTER.match(after[2:] if apart else after) or _CITING.match(after)):
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
