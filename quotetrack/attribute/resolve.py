"""The stage's verb: quotes in, attributions out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.provenance.agency_chains import find_chains
from quotetrack.attribute.provenance.channels import find_channels
from quotetrack.attribute.provenance.cited import find_cited
from quotetrack.attribute.provenance.recipients import find_recipients
from quotetrack.attribute.provenance.slot_outlets import slot_outlets
from quotetrack.attribute.speakers.floating import fill_floating
from quotetrack.attribute.speakers.full_names import WrittenNames
from quotetrack.attribute.speakers.inner_reports import fill_inner, fill_quoted
from quotetrack.attribute.speakers.issued import fill_issued
from quotetrack.attribute.speakers.signatories import name_signed
from quotetrack.attribute.speakers.source_speaker import resolve_source
from quotetrack.attribute.speakers.turn_speakers import name_turns
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, nationalities, titles
from quotetrack.lexicon.press.outlets import NamedOutlet, find_outlets
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import NOBODY, Agency, Attribution, Document, Quote, Region, Relay, Speaker, quote_ids

_DEPUTIES = word_set("entities.deputies")
_LEADERS = word_set("entities.party_leaders")
_PORTFOLIOS = word_set("entities.portfolio_posts")
_FOR_WHOM = re.compile(rf" (?:{'|'.join(sorted(grammar.POST_PREPOSITIONS))}) ")


def attribute(document: Document, quotes: Sequence[Quote]) -> tuple[Attribution, ...]:
    """Return one attribution a quote, in the same order: its speaker, agencies, channel and recipient.

    A quote that names nobody takes the speaker of the quote it continues; otherwise its speaker is
    NOBODY. Never raises on any parse.
    """
    cast = Cast(document, quotes)
    turns, written = document.layout.turns, WrittenNames(cast)
    cast.turn_speakers = name_turns(cast, turns, written) | name_signed(cast, turns, written)
    told = [quote.source or cast.turn_of(quote) for quote in quotes]
    speakers = [resolve_source(cast, quote) if one else None for quote, one in zip(quotes, told, strict=True)]
    for index, quote in enumerate(quotes):
        if speakers[index] is None and not quote.source:
            speakers[index] = _continued(index, quotes, speakers)
    fill_floating(cast, quotes, speakers)
    fill_issued(cast, quotes, speakers)
    fill_inner(cast, quotes, speakers)
    fill_quoted(cast, quotes, speakers)
    speakers = _with_portfolios(document.text, quotes, _with_superiors(document.text, quotes, speakers))
    speakers = _with_known_bodies(document.text, quotes, speakers)
    outlets = [*cast.outlets, *slot_outlets(cast)]
    speakers = _without_outlets(speakers, outlets)
    cited = find_cited(cast, outlets, quotes, speakers)
    for index, (speaker, _) in cited.items():
        speakers[index] = speaker
    recipients = find_recipients(cast, quotes)
    citing = {index: agency for index, (_, agency) in cited.items() if agency is not None}
    chains = find_chains(cast, outlets, quotes, speakers, citing, recipients)
    agencies = [chain[0] if chain else None for chain in chains]
    uttered = [cast.turn_of(quote) or cast.announced(quote) for quote in quotes]
    channels = find_channels(cast.reading, quotes, speakers, agencies, uttered)
    relays = [tuple(Relay(hop.name, hop.relation, hop.mention) for hop in chain) for chain in chains]
    ids = quote_ids(document.text, quotes)
    known = [speaker or NOBODY for speaker in speakers]
    parts = zip(ids, quotes, known, agencies, channels, relays, recipients, strict=True)
    return tuple(Attribution(*part) for part in parts)


def _without_outlets(
    speakers: Sequence[Speaker | None], outlets: Sequence[NamedOutlet]
) -> list[Speaker | None]:
    """Make a body of an outlet that was taken for something else: *Mto Wetu reported that it rained*.

    So *first reported by The Bulletin*, under its article.
    """
    unlisted = {one.outlet.name for one in outlets if not one.outlet.example}
    articled = {name.removeprefix("The "): name for name in unlisted if name.startswith("The ")}
    found: list[Speaker | None] = []
    for s in speakers:
        if (
            s is not None
            and len(s.names) == 1
            and s.type in ("document", "organization")
            and s.names[0] in articled
        ):
            s = replace(s, names=(articled[s.names[0]],), type="organization", role=None, affiliation=None)
        elif s is not None and s.type == "person" and len(s.names) == 1 and s.names[0] in unlisted:
            s = replace(s, type="organization", role=None, affiliation=None)
        found.append(s)
    return found


def _with_superiors(
    text: str, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """Give *Her deputy, Ann Roe,* the body of whom the statement before was: *Avon Trust chief Lena Holt*.

    Not: *Her lawyer, Ann Roe*, nor *Her deputy at the bank*.
    """
    found = list(speakers)
    order = sorted(range(len(quotes)), key=lambda index: quotes[index].content[0].start)
    last: Speaker | None = None
    for index in order:
        one, source = found[index], quotes[index].source
        if one is None or one.type != "person":
            continue
        words = source[0].of(text).lower().split()[:2] if source else []
        owned = len(words) > 1 and words[0] in grammar.PERSONAL_POSSESSIVES
        second = owned and words[1].strip(",") in _DEPUTIES and one.role == words[1].strip(",")
        if second and one.affiliation is None and last is not None and last.names != one.names:
            found[index] = replace(one, affiliation=last.affiliation)
        last = found[index]
    return found


def _with_portfolios(
    text: str, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """Give a minister the portfolio of a statement's words: *The Harbour Minister* is *Minister Ann Roe*.

    Not: *The Prime Minister*, another office, nor *The Danish Minister*, nor *the harbour minister*.
    """
    found = list(speakers)
    for index, (quote, one) in enumerate(zip(quotes, speakers, strict=True)):
        if (
            one is None
            or one.type != "person"
            or (one.role or "").lower() not in _PORTFOLIOS
            or not quote.source
        ):
            continue
        words = quote.source[0].of(text).split()
        held = [fold_word(w) for w in words[1:]]
        if not 2 < len(words) < 6:
            continue
        styled = words[0].lower() in grammar.ARTICLES and held[-1] == fold_word(one.role or "")
        other = tuple(held[-2:]) in titles() or tuple(held[-3:]) in titles() or held[0] in nationalities()
        if styled and not other and all(w[0].isupper() for w in words[1:]):
            found[index] = replace(one, role=" ".join(words[1:]))
    return found


def _with_known_bodies(
    text: str, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]
) -> list[Speaker | None]:
    """Give a person the role and body that another statement tells: *the Avon Trust chairman* is Ann Roe.

    Not the body of *the leader of the coalition*, taken for Ann Roe who is told of as another: *the baker*.
    """
    roles: dict[tuple[str, ...], str | None] = {}
    bodies: dict[tuple[str, ...], str] = {}
    speakers = [
        replace(s, affiliation=None) if s is not None and _is_of_another(text, quote, s) else s
        for quote, s in zip(quotes, speakers, strict=True)
    ]
    people = [s for s in speakers if s is not None and s.type == "person" and len(s.names) == 1]
    for speaker in people:
        if speaker.role:
            roles[speaker.names] = _fuller(roles.get(speaker.names), speaker.role)
        if speaker.affiliation:
            bodies.setdefault(speaker.names, speaker.affiliation)
    return [
        replace(s, role=_fuller(s.role, roles.get(s.names)), affiliation=s.affiliation or bodies.get(s.names))
        if s is not None and s.type == "person" and (s.names in roles or s.names in bodies)
        else s
        for s in speakers
    ]


def _is_of_another(text: str, quote: Quote, one: Speaker) -> bool:
    """Tell whether a description is a leader's and a role is none: *the leader of the union*, of a minister.

    Not: *the union leader*, of its leader, nor *the Union for Avon legislator*, of an assemblyman.
    """
    if one.method != "description" or not one.role or not one.affiliation or not quote.source:
        return False
    words, role = quote.source[0].of(text).lower(), set(one.role.lower().split())
    leads = not _LEADERS.isdisjoint(words.split()) and role.isdisjoint(_LEADERS | set(words.split()))
    return leads and one.affiliation.lower() in words


def _fuller(role: str | None, other: str | None) -> str | None:
    """Return a role as the fuller of two statements has it: *spokeswoman* is *spokeswoman for Roe*.

    So *Minister* is *Harbour Minister*. Not: *clerk*, where another statement has *head clerk*.
    """
    if role is None or other is None:
        return role or other
    if role.lower() in _PORTFOLIOS and other.endswith(f" {role}"):
        return other
    return other if re.match(_FOR_WHOM, other.removeprefix(role)) else role


def dateline_agency(document: Document) -> Agency | None:
    """Return the agency that the article as a whole comes from, as its dateline or credit says.

    A region counts where its own words name the agency: *(Reporting by Ann Roe; Editing by Bob Lee)*
    has the form of one agency's copy and names none. A credit, byline or tagline counts for a news
    agency alone, since *h/t: The Hill* thanks a newspaper; a dateline also for a broadcaster.
    """
    for kind in ("dateline", "credit", "byline", "tagline"):
        for region in document.layout.regions:
            if region.kind == kind and region.agency and _counts(document, region):
                return Agency(region.agency, "dateline", region.span)
    return None


def _counts(document: Document, region: Region) -> bool:
    """Tell whether a region names its agency, and whether that is one from which copy comes."""
    rows = [n.outlet for n in find_outlets(region.span.of(document.text)) if n.outlet.name == region.agency]
    return bool(rows) and (region.kind == "dateline" or rows[0].kind == "wire")


def _continued(index: int, quotes: Sequence[Quote], speakers: Sequence[Speaker | None]) -> Speaker | None:
    """Follow ``continues`` to a quote with a speaker; a chain that closes on itself ends without one."""
    seen = {index}
    target = quotes[index].continues
    while target is not None and target not in seen and 0 <= target < len(quotes):
        speaker = speakers[target]
        if speaker is not None:
            return replace(speaker, method="continuation")
        seen.add(target)
        target = quotes[target].continues
    return None
