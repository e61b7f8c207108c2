"""Resolves a description (*the Texas senator*, *the company*, *the report*) to a figure, or keeps its words."""

from __future__ import annotations

from quotetrack.attribute.cast import Cast
from quotetrack.attribute.figures import Figure
from quotetrack.attribute.phrases import Phrase
from quotetrack.attribute.salience import salience
from quotetrack.lexicon.agencies import outlet
from quotetrack.lexicon.people import nationalities, noun
from quotetrack.model import Quote, Speaker

_SAME = (
    frozenset("nominee candidate contender hopeful standard-bearer".split()),
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("chief head boss director".split()),
    frozenset("mogul businessman businesswoman billionaire tycoon magnate developer entrepreneur".split()),
    frozenset("senator sen lawmaker legislator politician".split()),
    frozenset("representative rep congressman congresswoman lawmaker legislator".split()),
    frozenset("governor gov".split()),
    frozenset("premier minister leader".split()),
    frozenset("president leader dictator strongman".split()),
    frozenset("judge justice jurist".split()),
    frozenset("officer policeman policewoman".split()),
    frozenset("chairman chairwoman chair chairperson".split()),
    frozenset("ceo executive chief".split()),
    frozenset("doctor physician surgeon dr".split()),
    frozenset("lawyer attorney counsel".split()),
    frozenset("professor scholar academic".split()),
)
_GENERIC = frozenset(
    "man woman businessman businesswoman billionaire candidate nominee mother father politician "
    "lawmaker leader official mogul author boy girl".split()
)
_ISSUED = frozenset(
    "statement announcement tweet remark comment claim message post communique communiqué release "
    "spokesman notice declaration".split()
)
_COPY = frozenset("report article story piece column editorial dispatch".split())
_WORKS = (
    frozenset("report study survey poll analysis research".split()),
    frozenset("article piece story feature column".split()),
    frozenset("film documentary movie".split()),
    frozenset("ruling decision opinion order".split()),
)


def resolve_description(cast: Cast, phrase: Phrase, quote: Quote | None) -> Speaker:
    """Return the speaker that ``phrase`` describes.

    A definite description is matched with the figures of the article by noun, modifiers, sex and
    salience; what matches nobody keeps its own words as name, and its type says what it is.
    """
    kind = phrase.type
    figures: list[Figure] = []
    if kind == "anonymous" and phrase.definite:
        figures = _person(cast, phrase)
    elif kind == "organization":
        figures = _body(cast, phrase)
    elif kind == "group" and phrase.definite:
        figures = _several(cast, phrase)
    elif kind == "document":
        issuer = _issuer(cast, phrase)
        if issuer is not None:
            return _spoken(issuer)
    if figures:
        return _spoken(*figures)
    return Speaker(
        (_own_name(cast, phrase),), kind, "description", _role(phrase), _body_in(cast, phrase), (), 0.7
    )


def _spoken(*figures: Figure) -> Speaker:
    """Return the speaker that described figures are."""
    from quotetrack.attribute.speakers import of_figures

    return of_figures(figures, "description", 0.8)


def _role(phrase: Phrase) -> str | None:
    """Return an unnamed person's own description as role."""
    return phrase.name if phrase.type == "anonymous" else None


def _person(cast: Cast, phrase: Phrase) -> list[Figure]:
    """Return the person that *the Texas senator* means: role first, then modifiers, then salience."""
    word = phrase.head.lemma.lower()
    sex = phrase.row.gender if phrase.row is not None else ""
    scored = []
    for figure in cast.figures:
        if figure.label != "person" or (sex and figure.gender not in ("", sex)):
            continue
        present = salience(figure, phrase.sentence, phrase.head)
        known = _knows(figure, word)
        if not known and (word not in _GENERIC or present <= 0):
            continue
        fit = sum(_fits(cast, figure, m.text) for m in phrase.modifiers)
        scored.append(((2.0 if known else 0.0) + fit + min(present, 1.5), figure))
    if not scored or (phrase.possessor is not None and max(s for s, _ in scored) < 2.0):
        return []
    return [max(scored, key=lambda pair: pair[0])[1]]


def _knows(figure: Figure, word: str) -> bool:
    """Tell whether a role or title of ``figure`` holds ``word`` or one that says the same."""
    said = {w.strip(".,'’“”").lower() for role, _, _ in figure.roles for w in role.replace("-", " ").split()}
    said |= {w.strip(".") for title in figure.aliases for w in title.split()}
    return word in said or any(word in same and said & same for same in _SAME)


def _fits(cast: Cast, figure: Figure, modifier: str) -> float:
    """Return 1 where a modifier stands in a role or beside the name, 0.3 where it says nothing about it."""
    word = modifier.lower()
    forms = nationalities().get(word, frozenset((word,)))
    said = " ".join(role for role, _, _ in figure.roles).lower()
    near = " ".join(
        cast.reading.text[max(0, m.span.start - 40) : m.span.end + 30].lower()
        for m in figure.mentions[:4]
        if m.words
    )
    if any(form in said for form in forms):
        return 1.0
    return 0.8 if any(form in near for form in forms) else -0.2


def _body(cast: Cast, phrase: Phrase) -> list[Figure]:
    """Return the body that *the bank* means; *a federal court* may mean one that is named right after."""
    word = phrase.head.lemma.lower()
    if phrase.possessor is not None:
        return []
    if phrase.definite:
        found = cast.body_called(word, phrase.sentence, phrase.head)
        return [found] if found is not None else []
    for figure in cast.figures:
        if figure.label == "organization" and word in figure.name.lower().split():
            gap = figure.mentions[0].sentence - phrase.sentence.index
            if 0 <= gap <= 3:
                return [figure]
    return []


def _several(cast: Cast, phrase: Phrase) -> list[Figure]:
    """Return the people that *the senators* means where exactly their number is introduced, else nobody."""
    word = phrase.head.lemma.lower()
    count = {"two": 2, "three": 3, "four": 4}
    wanted = next((count[m.text.lower()] for m in phrase.modifiers if m.text.lower() in count), 0)
    found = [
        f
        for f in cast.figures
        if f.label == "person" and _knows(f, word) and f.mentions[0].sentence <= phrase.sentence.index
    ]
    return found if len(found) > 1 and len(found) == (wanted or 2) else []


def _issuer(cast: Cast, phrase: Phrase) -> Figure | None:
    """Return who speaks through a document: *the Kremlin's announcement* is the Kremlin, a paper's story the paper."""
    word = phrase.head.lemma.lower()
    figures = [
        f
        for t in phrase.sentence.tokens[max(0, phrase.head.index - 6) : phrase.head.index]
        if (t in phrase.modifiers or t is phrase.possessor)
        and (f := cast.figure_at(phrase.sentence, t.index)) is not None
    ]
    if phrase.possessor is not None and not figures:
        chosen = cast.chosen.get((phrase.sentence.index, phrase.possessor.index), [])
        figures = [chosen[0][1]] if chosen else []
    if word in _ISSUED:
        if figures:
            return figures[-1]
        for t in phrase.modifiers:
            row = noun(t.text, t.lemma)
            if row is not None and row.type == "organization":
                return cast.body_called(t.lemma.lower(), phrase.sentence, phrase.head)
    if word in _COPY:
        papers = [f for f in figures if outlet(f.name) is not None]
        return papers[-1] if papers else None
    return None


def _own_name(cast: Cast, phrase: Phrase) -> str:
    """Return the words that name what nobody else names; *his lawyer* takes its owner's name."""
    if phrase.possessor is not None:
        chosen = cast.chosen.get((phrase.sentence.index, phrase.possessor.index), [])
        rest = phrase.name
        first = phrase.possessor.text.lower()
        if chosen and rest.lower().startswith(first + " "):
            return f"{chosen[0][1].words[-1]}’s {rest[len(first) + 1 :]}"
        if first in ("my", "our", "your", "their", "its", "his", "her") and rest.lower().startswith(
            first + " "
        ):
            return rest[len(first) + 1 :]
    return phrase.name or phrase.head.text


def _body_in(cast: Cast, phrase: Phrase) -> str | None:
    """Return the body that an unnamed speaker speaks for: *a spokeswoman for X*, *officials at X*."""
    if phrase.type not in ("anonymous", "group"):
        return None
    if phrase.row is None or (
        phrase.row.bearing not in ("post", "either") and phrase.row.noun != "officials"
    ):
        return None
    tokens = phrase.sentence.tokens
    end = phrase.head.index + 1
    while (
        end < len(tokens)
        and tokens[end].text not in (",", ".", "”", '"')
        and tokens[end].upos not in ("VERB", "AUX")
    ):
        end += 1
    if end > phrase.head.index + 1 and tokens[phrase.head.index + 1].text.lower() in (
        "for",
        "of",
        "at",
        "with",
    ):
        return cast.body(phrase.sentence, phrase.head.index + 2, end - 1) or None
    start = phrase.modifiers[0].index if phrase.modifiers else phrase.head.index
    found = cast.body(phrase.sentence, start, phrase.head.index - 1) if start < phrase.head.index else ""
    return found or None
