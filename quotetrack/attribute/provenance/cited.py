"""Finds whom a report cites: *Reuters reported, quoting the ministry* brings the ministry's words."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.descriptions import resolve_description
from quotetrack.attribute.coreference.source_names import adjoining_name, named_heads
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.lexicon.press.outlets import NamedOutlet, outlet
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Agency, Quote, Sentence, Speaker, Token

_CITES = word_set("provenance.citing")
_PRESS = word_set("provenance.press_at_large")
_ACCORDING_TO = ("according to",)
_PRESS_WORDS = 5  # fewer make a source that is the press at large
_ENDS = frozenset((",", ".", ";", ":", "“", "”", '"', "(", "—"))
_CLAUSE = ("VERB", "AUX", "SCONJ")


def find_cited(
    cast: Cast,
    outlets: Sequence[NamedOutlet],
    quotes: Sequence[Quote],
    speakers: Sequence[Speaker | None],
) -> dict[int, tuple[Speaker, Agency | None]]:
    """Return, by quote, whom the outlet that is its source cites, and that outlet as its agency.

    *“It is over,” Xinhua reported, quoting the commission* is the commission's, and so is what *local media*
    report, who are no outlet; *the Times wrote, citing no one* and *the minister said, citing Reuters* stay
    whose they are. *According to the Times, quoting Xinhua, it is over* is the Times'. It is one wherever
    the participle stands: *Citing a witness, Radio Sol said it was over*.
    ``outlets`` are those that the article names, the listed ones first.
    """
    found: dict[int, tuple[Speaker, Agency | None]] = {}
    rows = {one.outlet.name: one.outlet for one in reversed(outlets)}
    for index, (quote, speaker) in enumerate(zip(quotes, speakers, strict=True)):
        if quote.cue is None or not quote.source or speaker is None or len(speaker.names) != 1:
            continue
        speaks = speaker.type in ("organization", "document")
        row = (outlet(speaker.names[0]) or rows.get(speaker.names[0])) if speaks else None
        if (over := _said_over(cast, quote)) is not None:
            name = row.name if row is not None else _lone_name(speaker)
            found[index] = over, Agency(name, "reported", quote.source[0]) if name else None
            continue
        if row is None and not _is_press(quote, speaker, cast.reading.text):
            continue
        if row is not None and row.kind == "platform":
            continue
        cited = _cited(cast, quote, quote.source[0].end) or _cited(cast, quote, 0)
        if cited is not None and cited.type != "person" and any(outlet(n) or n in rows for n in cited.names):
            if row is not None and _relays(cast, quote):
                continue
            last = max(quote.cue.span.end, quote.source[0].end)
            cited = _cited(cast, quote, last)  # an outlet's outlet speaks only where it stands behind both
        if cited is not None and cited.names != speaker.names:
            agency = Agency(row.name, "reported", quote.source[0]) if row is not None else None
            found[index] = (cited, agency)
    return found


def _said_over(cast: Cast, quote: Quote) -> Speaker | None:
    """Return who says what somebody is only cited for: she of *She said, according to Sona: “It is late.”*.

    Not: *“It is late,” according to Sona*, nor *She left, according to Sona: “It is late.”*.
    """
    if quote.cue is None or quote.kind != "direct" or quote.cue.lemma.lower() not in _ACCORDING_TO:
        return None
    for sentence, token in cast.reading.tokens_in(quote.source[0]):
        verb = sentence.tokens[token.head] if token.rel == "obl" and token.head is not None else None
        row = cue_word(verb.lemma.lower(), "VERB") if verb is not None and verb.upos == "VERB" else None
        if verb is None or row is None or row.klass != "speech" or verb.span.start > token.span.start:
            continue
        below = list(sentence.children(verb.index))
        told = any(c.rel in ("ccomp", "parataxis") and c.index > token.index for c in below)
        named = (cast.named_by(sentence, c) for c in below if c.rel == "nsubj")
        who = next((e for e in named if e is not None), None)
        if told and who is not None and not any(c.overlaps(verb.span) for c in quote.content):
            return speaker_of([who], "name", 0.8)
    return None


def _lone_name(speaker: Speaker) -> str:
    """Return the name of what may be an outlet of which nothing else is told: *according to [Soundings]*.

    None of *according to Ann Roe*, *the clerk Roe* or *her clerk*.
    """
    alone = speaker.method == "name" and len(speaker.names[0].split()) == 1 and speaker.role is None
    return speaker.names[0] if alone else ""


def _relays(cast: Cast, quote: Quote) -> bool:
    """Tell whether an outlet is given for what follows, with what it quotes: *According to Sona, citing EFE*.

    Not: *Sona reported that it was over, citing EFE*, which brings the words of EFE.
    """
    if quote.cue is None or quote.content[0].start < max(quote.source[0].end, quote.cue.span.end):
        return False
    given = quote.cue.span.end < quote.source[0].start
    return given or quote.cue.span.of(cast.reading.text).lower() in _CITES


def _is_press(quote: Quote, speaker: Speaker, text: str) -> bool:
    """Tell whether a source is the press at large: *local media*, *reports*. Not: *the inquiry's report*."""
    if speaker.type == "person" or speaker.affiliation:
        return False
    words = quote.source[0].of(text).lower().split()
    last = words[-1].strip(",;")
    return len(words) < _PRESS_WORDS and bool({last, last.removesuffix("s")} & _PRESS)


def _cited(cast: Cast, quote: Quote, start: int) -> Speaker | None:
    """Return whom *citing* or *quoting* from ``start`` on names, None where nothing or nobody is cited."""
    if quote.cue is None:
        return None
    sentence = cast.reading.sentence_at(quote.cue.span.start)
    if sentence is None:
        return None
    place = next(
        (
            t.index
            for t in sentence.tokens
            if t.text.lower() in _CITES and t.span.start >= start and _is_its(quote, sentence, t)
        ),
        None,
    )
    return _speaker(cast, quote, sentence, place + 1) if place is not None else None


def _is_its(quote: Quote, sentence: Sentence, token: Token) -> bool:
    """Tell whether it is a quote's source that cites: *Sona reported it, and police, [citing] her, said no*.

    What cites inside the reported words is no one's here; what hangs on a verb of its own is that verb's.
    """
    if any(c.overlaps(token.span) for c in quote.content):
        return False
    upper = sentence.tokens[token.head] if token.head is not None else token
    own = [*quote.content, *quote.source, *((quote.cue.span,) if quote.cue is not None else ())]
    return upper.upos != "VERB" or any(span.overlaps(upper.span) for span in own)


def _tells_more(before: Sequence[Token], token: Token) -> bool:
    """Tell whether a word only tells more of those before it: *citing people [familiar] with the bid*.

    So *people [briefed] on it*. Not: *citing [local] people*.
    """
    return (token.upos == "ADJ" or token.deprel == "acl") and bool(before) and before[-1].upos == "NOUN"


def _speaker(cast: Cast, quote: Quote, sentence: Sentence, start: int) -> Speaker | None:
    """Resolve the noun phrase that opens at word ``start``; *figures*, which nobody utters, give None.

    *The mayor, Ann Roe,* is she; *fog*, *the risk of flight*, things that say nothing, are nobody.
    """
    tokens: list[Token] = []
    for t in sentence.tokens[start:]:
        if t.text in _ENDS or (t.upos in _CLAUSE and t.deprel != "acl"):
            break
        tokens.append(t)
    if not tokens:
        return None
    named = named_heads(cast, sentence, tokens)
    if named:
        return speaker_of(named, "name", 0.8)
    beside = adjoining_name(cast, sentence, tokens, quote.content)
    if beside is not None:
        return speaker_of([beside], "name", 0.8)
    more = next((n for n, t in enumerate(tokens) if _tells_more(tokens[:n], t)), len(tokens))
    phrase, core = read_phrase(sentence, tokens), read_phrase(sentence, tokens[:more])
    if phrase is None or core is None or core.row is None:
        return None
    return resolve_description(cast, phrase, None)
