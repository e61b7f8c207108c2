"""News agencies, newspapers, broadcasters, online outlets and platforms (data/agencies.csv)."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from quotetrack.lexicon.word_tables import listed, word_rows

_WORD = re.compile(r"[^\W_](?:[\w.&'’/+-]*[^\W_])?\.?|&", re.UNICODE)
_LONGEST = 7  # words in a form
_ARTICLES = frozenset(form for word in ("the", "a") for form in (word, word.capitalize()))

_COLUMNS = ("canonical", "short", "kind", "country", "aliases", "weak", "wikidata", "example")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One agency or outlet: ``kind`` is wire, newspaper, broadcaster, online or platform.

    ``weak`` forms are also ordinary words, people's names or other bodies' initials (*Time*, *Petra*,
    *SPA*): they name the outlet only where the sentence treats them as one.
    """

    name: str
    short: str
    kind: str
    country: str
    aliases: tuple[str, ...]
    weak: frozenset[str]
    wikidata: str | None
    example: str

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form under which the outlet is written: name, short form, aliases."""
        return tuple(dict.fromkeys(f for f in (self.name, self.short, *self.aliases) if f))


@cache
def fold_outlet(name: str) -> str:
    """Reduce a written form for look-up: no leading article, full stops, commas or double spaces.

    Case stays, since *AP* is an agency and *ap* is not, except that forms of four letters or more
    in capitals match their ordinary spelling through :func:`outlet`.
    """
    name = re.sub(r"^(?:the|The|THE)\s+", "", name.replace("’", "'").strip())
    return re.sub(r"\s+", " ", re.sub(r"[.,]", "", name))


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all rows of data/agencies.csv."""
    return tuple(
        Outlet(
            r["canonical"],
            r["short"],
            r["kind"],
            r["country"],
            listed(r["aliases"]),
            frozenset(listed(r["weak"])),
            r["wikidata"] or None,
            r["example"],
        )
        for r in word_rows("agencies", _COLUMNS, folder="data")
    )


@cache
def _by_form() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for row in outlets():
        for form in row.forms:
            found.setdefault(fold_outlet(form), row)
    for row in outlets():
        for form in row.forms:
            if len(form) > 4:
                found.setdefault(fold_outlet(form).upper(), row)
    return found


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet named in a text from ``start`` to ``end``; ``weak`` where the words may mean other things."""

    start: int
    end: int
    outlet: Outlet
    weak: bool


def find_outlets(text: str) -> tuple[NamedOutlet, ...]:
    """Return the outlets that ``text`` names, left to right, the longest form at each place.

    *the Post* counts, weakly, for the one outlet of that last word which the text gives in full.
    """
    forms = _by_form()
    firsts = _first_words()
    words = list(_WORD.finditer(text))
    found: list[NamedOutlet] = []
    index = 0
    while index < len(words):
        size = 1
        if words[index][0].rstrip(".") in firsts or _bare(words[index][0]) in firsts:
            size, named = _longest(text, words, index, forms)
            if named is not None:
                found.append(named)
        index += size
    short = _last_words(text, words, found)
    sure = [n for n in found if not (n.weak and any(s.start < n.end and n.start < s.end for s in short))]
    return tuple(sorted([*sure, *short], key=lambda n: n.start))


def _longest(
    text: str, words: list[re.Match[str]], index: int, forms: dict[str, Outlet]
) -> tuple[int, NamedOutlet | None]:
    """Return how many words the longest form at ``index`` takes, and what it names."""
    for size in range(min(_LONGEST, len(words) - index), 0, -1):
        last = words[index + size - 1]
        end = (
            last.end() - len(last[0]) + len(_bare(last[0]))
            if size == 1 or last[0] != _bare(last[0])
            else last.end()
        )
        surface = text[words[index].start() : end]
        if (
            "\n" in surface
            or not surface[:1].strip()
            or not (surface[0].isupper() or surface[0].isdigit() or surface in forms)
        ):
            continue
        row = forms.get(fold_outlet(surface))
        if row is None:
            continue
        return size, NamedOutlet(words[index].start(), end, row, _weak(surface, row))
    return 1, None


def _weak(surface: str, row: Outlet) -> bool:
    """Tell whether a form may mean something else: *Guardian* and *The Sun* may, *The Guardian* not."""
    bare = re.sub(r"^[Tt]he ", "", surface)
    if bare.isupper() or not surface.startswith("The "):
        return bool(row.weak & {bare, fold_outlet(bare), f"The {bare}"})
    return surface in row.weak


@cache
def _bare(word: str) -> str:
    """Cut the possessive ending and a closing full stop that is no abbreviation's."""
    word = re.sub(r"(?:['’]s|['’])$", "", word)
    return word if re.fullmatch(r"(?:\w\.)+", word) else word.rstrip(".")


def _last_words(text: str, words: list[re.Match[str]], found: list[NamedOutlet]) -> list[NamedOutlet]:
    """Return *the Post* and *the Times* where one outlet of that last word is named in full."""
    full: dict[str, set[str]] = {}
    rows = {n.outlet.name: n.outlet for n in found}
    for named in found:
        parts = text[named.start : named.end].split()
        if len(parts) > 1:
            full.setdefault(parts[-1], set()).add(named.outlet.name)
    taken = {i for n in found if not n.weak for i in range(n.start, n.end)}
    extra = []
    for before, word in itertools.pairwise(words):
        bare = _bare(word[0])
        names = full.get(bare, set())
        if len(names) == 1 and before[0] in _ARTICLES and word.start() not in taken:
            extra.append(NamedOutlet(word.start(), word.start() + len(bare), rows[next(iter(names))], True))
    return extra


@cache
def _first_words() -> frozenset[str]:
    return frozenset(
        part.split()[0]
        for form in _by_form()
        for part in (form, "The " + form, "the " + form)
        if part.split()
    ) - {"The", "the"} | {form.split()[0] for row in outlets() for form in row.forms if form.split()}


def outlet(name: str) -> Outlet | None:
    """Return the outlet written ``name`` (*the AP*, *A.P.*, *REUTERS*), None where it is no outlet."""
    return _by_form().get(fold_outlet(name))
