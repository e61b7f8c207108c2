"""Resolves one source to a speaker: a name, a pronoun, a description, or several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.attribute.cast import Cast
from quotetrack.attribute.descriptions import resolve_description
from quotetrack.attribute.figures import Figure
from quotetrack.attribute.mentions import Mention, headline
from quotetrack.attribute.phrases import read_phrase
from quotetrack.attribute.reading import ancestors, head_of
from quotetrack.attribute.salience import FIRST, GENDERS, NEUTER, PLURAL
from quotetrack.lexicon.people import noun
from quotetrack.model import Method, Quote, Sentence, Speaker, SpeakerType, Token

_RELATIVES = frozenset(("who", "whom", "which", "that", "whose"))
_OUTLET_NOUNS = frozenset(
    "agency newspaper network magazine channel station website paper daily broadcaster itself himself herself".split()
)


def resolve_source(cast: Cast, quote: Quote) -> Speaker | None:
    """Return the speaker of a quote that has a source, None where the source holds no word.

    Never raises on any parse; where nothing is found, the source's own words are the name.
    """
    pairs = [pair for span in quote.source for pair in cast.reading.tokens_in(span)]
    pairs = [p for p in pairs if p[1].upos != "PUNCT"] or pairs
    if not pairs:
        return None
    parts = [[p for p in pairs if p[0].index == index] for index in sorted({s.index for s, _ in pairs})]
    for part in parts:
        people = named_heads(cast, part[0][0], [t for _, t in part])
        if people and (people[0].label == "person" or len(parts) == 1):
            return of_figures([_by_initials(cast, f) for f in people], "name")
    longest = max(parts, key=len)
    sentence, tokens = longest[0][0], [t for _, t in longest]
    people = named_heads(cast, sentence, tokens) if len(parts) > 1 else []
    if people:
        return of_figures(people, "name", 0.8)
    return _unnamed(cast, quote, sentence, tokens)


def _unnamed(cast: Cast, quote: Quote, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """Resolve a source that holds no name of its speaker: a pronoun or a description."""
    head = head_of(tokens) or tokens[0]
    word = head.text.lower()
    lowered = [t.text.lower() for t in tokens]
    relative = next((t for t in tokens if t.text.lower() in _RELATIVES and t.upos in ("PRON", "DET", "SCONJ")), None)
    if relative is not None and (head is relative or "whom" in lowered):
        return _relative(cast, sentence, relative)
    first = next((t for t in tokens if t.text.lower() in FIRST), None)
    if first is not None and (word in FIRST or head.upos == "PRON"):
        return _first_person(cast, quote, first)
    alone = len(tokens) == 1 or (len(tokens) == 2 and set(lowered) & {"both", "all", "himself", "herself"})
    if alone and word in GENDERS.keys() | PLURAL | NEUTER:
        return _pronoun(cast, sentence, head)
    both = _two_groups(cast, sentence, tokens)
    if both is not None:
        return both
    phrase = read_phrase(sentence, tokens)
    if phrase is None:
        text = " ".join(span.of(cast.reading.text) for span in quote.source)
        return Speaker((" ".join(text.split()),), "anonymous", "none", confidence=0.2)
    return resolve_description(cast, phrase, quote)


def _two_groups(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """*Residents and supporters in the council* are two; *state and federal officials* are one."""
    place = next((i for i, t in enumerate(tokens) if t.upos == "CCONJ"), None)
    if place is None or not 0 < place < len(tokens) - 1:
        return None
    left, right = tokens[:place], tokens[place + 1 :]
    plain = left[-1].upos == "NOUN" and left[-1].feat("Number") == "Plur"
    if not plain or any(t.upos in ("ADP", "VERB") or t.text == "," for t in left):
        return None
    phrases = [read_phrase(sentence, side) for side in (left, right)]
    found = [resolve_description(cast, phrase, None) for phrase in phrases if phrase is not None]
    if len(found) != 2 or found[1].type not in ("group", "organization"):
        return None
    return Speaker(tuple(n for s in found for n in s.names), "group", "description", confidence=0.7)


def named_heads(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> list[Figure]:
    """Return the figures that a source names as speakers, in order.

    *Ann Roe and Bob Lee*, *the trust's director, Ann Roe*; not Ann Roe in *a lawyer for Ann Roe*,
    *Ann Roe's lawyer*, *Roe supporters* or *critics like Ann Roe*. Read by position.
    """
    if not tokens:
        return []
    first, last = tokens[0].index, tokens[-1].index
    words = sentence.tokens
    while first < last and words[first].upos in ("ADP", "PUNCT", "VERB"):
        first += 1
    found: list[tuple[Figure, Mention]] = []
    before: tuple[int, bool] | None = None  # where the last name ended, and whether it was embedded
    index = first
    while index <= last:
        mention = cast.by_place.get((sentence.index, index))
        if (
            words[index].text.lower() in _RELATIVES
            and index > first
            and words[index].upos in ("PRON", "DET", "SCONJ")
        ):
            break
        if mention is None or mention not in cast.owner:
            index += 1
            continue
        opens = index == first and headline(sentence)  # in a headline the verb looks like a name
        embedded = not opens and _embedded(words, (first, last), (max(mention.first, first), mention.last), before)
        if not embedded:
            found.append((cast.owner[mention], mention))
        before = (mention.last, embedded)
        index = max(mention.last, index) + 1
    people = list(dict.fromkeys(f for f, _ in found if f.label == "person"))
    if people:
        return people
    bodies = list(dict.fromkeys(f for f, _ in found))
    return bodies if all(f.label == bodies[0].label for f in bodies) else bodies[:1]


def _by_initials(cast: Cast, figure: Figure) -> Figure:
    """*the ASP* is the person introduced as Assistant Superintendent of Police; *the UN* is no person."""
    name = figure.name.replace(".", "")
    if figure.label != "organization" or not name.isupper() or not 2 <= len(name) <= 4 or len(figure.words) > 1:
        return figure
    for person in cast.figures:
        for role, _, _ in person.roles:
            if person.label == "person" and "".join(w[0] for w in role.split() if w[0].isupper()).startswith(name):
                return person
    return figure


def _embedded(
    words: Sequence[Token], source: tuple[int, int], place: tuple[int, int], before: tuple[int, bool] | None
) -> bool:
    """Tell whether a name only helps to name another: by what follows it, and by what leads up to it."""
    follow = place[1] + 1
    if follow <= source[1]:
        after = words[follow]
        if after.text in ("'s", "’s", "'", "’") and follow + 1 <= source[1]:
            return True
        if after.upos in ("NOUN", "PROPN", "ADJ") and after.text.lower() not in _OUTLET_NOUNS:
            return True
        if after.text == "-":
            return True
    left = place[0] - 1
    while left >= source[0] and (
        words[left].upos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or words[left].rel == "amod"
    ):
        left -= 1
    if before is not None and before[0] >= left and words[before[0]].index < place[0]:
        joined = all(
            t.text in (",", "(", ")", "-")
            or t.upos in ("CCONJ", "PUNCT", "PROPN", "DET")
            or noun(t.text, t.lemma)
            for t in words[before[0] + 1 : place[0]]
        )
        if joined and any(t.upos == "CCONJ" or t.text == "," for t in words[before[0] + 1 : place[0]]):
            return before[1]
    while left >= source[0] and (
        words[left].upos in ("DET", "PRON") or words[left].text in ("“", "”", '"', "-")
    ):
        left -= 1
    if left < source[0]:
        return False
    if words[left].text.lower() == "of" and left > source[0] and left + 1 < place[0]:  # member of parliament Ann Roe
        office = noun(words[left - 1].text, words[left - 1].lemma)
        between = [noun(t.text, t.lemma) for t in words[left + 1 : place[0]]]
        if office is not None and office.type == "person" and not any(b is not None and b.type == "person" for b in between):
            return False
    if words[left].upos in ("ADP", "SCONJ", "VERB", "AUX") or words[left].text.lower() in (
        "like",
        "including",
    ):
        return True
    if words[left].text == ")" and before is not None:
        return before[1]
    if words[left].upos == "CCONJ" and before is not None and before[0] < left:
        return before[1]
    return False


def of_figures(figures: Sequence[Figure], method: Method, confidence: float = 0.95) -> Speaker:
    """Return the speaker that one or several figures are."""
    figures = [m for f in figures for m in (f.members or (f,))]
    first = figures[0]
    role, affiliation = role_of(first) if len(figures) == 1 else (None, None)
    return Speaker(
        tuple(dict.fromkeys(f.name for f in figures)),
        type_of(first),
        method,
        role,
        affiliation,
        (),
        confidence,
    )


def type_of(figure: Figure) -> SpeakerType:
    """Return the kind of speaker that a figure is; a place speaks as a body."""
    if figure.label in ("person", "group", "document"):
        return figure.label  # type: ignore[return-value]
    return "organization"


def role_of(figure: Figure) -> tuple[str | None, str | None]:
    """Return a figure's role and affiliation from all its mentions: the fullest early role, the first body."""
    if figure.label != "person":
        return None, None
    bodies = [(role, body) for role, body, _ in figure.roles if body]
    if bodies:
        return bodies[0]
    return (figure.roles[0][0], None) if figure.roles else (None, None)


def _pronoun(cast: Cast, sentence: Sentence, token: Token) -> Speaker | None:
    """*she said*: the figure chosen for the pronoun, with those that came near as candidates."""
    ranked = cast.chosen.get((sentence.index, token.index), [])
    if not ranked:
        kind: SpeakerType = "group" if token.text.lower() in PLURAL else "person"
        return Speaker((token.text.lower(),), kind, "none", confidence=0.1)
    best = ranked[0][0]
    near = tuple(f.name for s, f in ranked[1:4] if s > 0.75 * best)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    speaker = of_figures([ranked[0][1]], "pronoun", round(best / (best + second), 2))
    return replace(speaker, candidates=(speaker.name, *near) if near else ())


def _relative(cast: Cast, sentence: Sentence, token: Token) -> Speaker | None:
    """*Ann Roe, who said ...*: the name right before; else the noun that the clause hangs on."""
    words = sentence.tokens
    place = token.index - 1
    while place >= 0 and (
        words[place].upos in ("PUNCT", "ADP") or words[place].text.lower() in ("many", "most", "some", "all")
    ):
        place -= 1
    person = token.text.lower() in ("who", "whom", "whose")
    figure = cast.figure_at(sentence, place) if place >= 0 else None
    if figure is not None and (figure.label == "person") == person:
        return of_figures([figure], "pronoun", 0.85)
    target = None
    for upper in ancestors(sentence, token):
        if upper.deprel.startswith("acl") and upper.head is not None and upper.head < token.index:
            target = words[upper.head]
            break
    if target is None:
        nominal = [t for t in words[: max(place + 1, 0)] if t.upos in ("NOUN", "PROPN")]
        target = nominal[-1] if nominal else None
    if target is None:
        return None
    figure = cast.figure_at(sentence, target.index)
    if figure is not None and (figure.label == "person" or not person):
        return of_figures([figure], "pronoun", 0.8)
    start = target.index
    while start > 0 and words[start - 1].upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "PART"):
        start -= 1
    comma = start - 1 if start > 1 and words[start - 1].text == "," else None
    apposed = cast.figure_at(sentence, comma - 1) if comma else None
    if apposed is not None and person and apposed.label == "person":
        return of_figures([apposed], "pronoun", 0.8)
    member = [t for t in words[start : max(place, target.index) + 1]]
    names = [f for f in named_heads(cast, sentence, member) if (f.label == "person") == person]
    if names:
        return of_figures(names[-1:], "pronoun", 0.8)
    phrase = read_phrase(sentence, member)
    return replace(resolve_description(cast, phrase, None), method="pronoun") if phrase is not None else None


def _first_person(cast: Cast, quote: Quote, token: Token) -> Speaker:
    """*I think* within a quotation is its speaker, which the caller fills in; outside, the author."""
    outer = [q for q in cast.quotes if q is not quote and any(c.covers(token.span) for c in q.content)]
    if outer:
        inner = min(outer, key=lambda q: sum(len(c) for c in q.content))
        if inner.source and not any(s.covers(token.span) for s in inner.source):
            found = resolve_source(cast, inner) if inner is not quote else None
            if found is not None:
                return replace(found, method="pronoun")
    figure = next((f for f in cast.figures if f.name == cast.author), None)
    role, affiliation = role_of(figure) if figure is not None else (None, None)
    sure = 0.8 if cast.author else 0.5
    return Speaker((cast.author or "author",), "author", "pronoun", role, affiliation, confidence=sure)
