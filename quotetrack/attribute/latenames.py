"""Joins someone first only described (*the woman*) with the bare given name that comes later (*Melanie*)."""

from __future__ import annotations

from quotetrack.attribute.figures import Figure
from quotetrack.attribute.mentions import Mention
from quotetrack.lexicon.people import given_names

_REACH = 12  # sentences between the last description and the name


def join_named_later(figures: list[Figure], owner: dict[Mention, Figure]) -> None:
    """Give the one person of a sex who is only described the given name that nobody introduces.

    *The woman waited. Outside, she sang.* ... *Melanie said* is the woman, where no other woman is
    described or could be called so; *her sister Melanie said* and *Melanie Roe said* are not.
    """
    for figure in list(figures):
        gender = _bare(figure)
        if not gender:
            continue
        first = figure.mentions[0]
        described = [
            f
            for f in figures
            if f.label == "unnamed"
            and f.gender == gender
            and f.mentions[0].span < first.span
            and first.sentence - max(m.sentence for m in f.mentions if m.span < first.span) <= _REACH
        ]
        if len(described) != 1 or _other_bare(figures, figure, gender):
            continue
        same = described[0]
        figure.gender = gender
        for mention in same.mentions:
            figure.mentions.append(mention)
            owner[mention] = figure
        figure.mentions.sort(key=lambda m: m.span)
        figures.remove(same)


def _bare(figure: Figure) -> str:
    """Return the sex of a person only ever called by a given name, unintroduced; empty for others."""
    if figure.label != "person" or len(figure.words) != 1 or figure.roles or figure.aliases:
        return ""
    first = figure.mentions[0]
    if first.sentence < 2 or first.title or max(m.weight for m in figure.mentions) < 0.8:
        return ""
    return given_names().get(figure.words[0].lower(), "")


def _other_bare(figures: list[Figure], figure: Figure, gender: str) -> bool:
    """Tell whether another such name could be meant as well."""
    return any(other is not figure and _bare(other) == gender for other in figures)
