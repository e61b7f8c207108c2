"""Outlets that no list names: known by a description or a word of their name (data/en/press.csv)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import nationalities, provinces
from quotetrack.lexicon.press.outlets import NamedOutlet, Outlet, find_outlets, outlet
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.lexicon.word_tables import word_rows

_PROPER = r"[A-Z][\w’'-]{0,60}[\w]"  # bounded: sought from every capital of A-A-A-A
_SMALL = (
    rf"(?:(?:{alternatives('outlets.name_particles')}) |[dl]['’]){{0,2}}"  # never the last: Voz de la Costa
)
_NAME = rf"{_PROPER}(?: (?:& )?{_SMALL}{_PROPER}){{0,3}}"  # Pumps & Pipes
_FREQUENCY = re.compile(  # Harbour98.1, Voz de Avonby 98.1 FM
    rf"\b(?P<name>(?:{_PROPER} {_SMALL}){{0,3}}[A-Z]\w+ ?\d{{2,3}}\.\d(?: ?(?:FM|AM|MHz)\b)?)(?!\.?\d)"
)
_SITE = rf"[A-Z][\w-]+\.(?:{alternatives('outlets.site_endings')})(?:\.[a-z]{{2}})?"
_DOMAIN = re.compile(rf"(?<![\w@./-])(?P<name>{_SITE})\b(?![/@\w]|\.\w)")  # Harbourline.com
_WORD, _GOES_ON = re.compile(r"\w+"), re.compile(r"[\w-]")
_start = attrgetter("start")
_NO_NAME = word_set("outlets.no_names")
_ALONE = word_set("outlets.names_alone")
_OWN = (grammar.DEFINITE_DETERMINERS - grammar.ARTICLES) | grammar.POSSESSIVE_DETERMINERS
_RUN = word_set("provenance.run_by")


@cache
def _kinds(where: str) -> dict[str, str]:
    """Return the kind of outlet by word, of those in one place."""
    table = word_rows("press", ("word", "where", "kind", "example"))
    return {r["word"]: r["kind"] for r in table if r["where"] == where}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = sorted(map(re.escape, _kinds("noun")), key=len, reverse=True)
    # a capital opens the sentence; *the Daily Show* is none
    nouns = "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" if " " in w else w for w in words)
    names = "|".join(_kinds("name"))
    behind, bare = ("|".join(_kinds(where)) for where in ("behind an article", "opening"))
    article = f"(?:(?:{alternatives('outlets.name_articles')}) |L['’])"
    compound = rf"[A-Z]\w{{1,30}}(?:{alternatives('outlets.press_endings')})"
    no_names = rf"(?:{alternatives('outlets.no_names')})\b"
    determiners = "|".join(sorted(grammar.ARTICLES | {"its"}))
    whole = "|".join(_kinds("end"))
    dated = rf"(?:[Tt]he|(?:{alternatives('parsing.weekdays')})['’]s)"
    joined = rf"(?:{names})-{_PROPER}|[A-Z]\w{{1,30}}-(?:{names})"  # Herald-Courier, Beacon-Tribune
    return (
        # the state news agency Sona; a pro-government daily, Al-Barid,
        re.compile(rf"\b(?P<noun>{nouns})(?:, (?={_NAME},)| )(?:the )?(?P<name>{_NAME})"),
        # the official Sona news agency; no *Avonby* of *the Avonby weekly Novi Dan*
        re.compile(rf"(?<=[a-z] )(?P<name>{_NAME}) (?P<noun>{nouns})\b(?! (?!{no_names})[A-Z])"),
        # Sona, the state news agency
        re.compile(
            rf"\b(?P<name>{_NAME}), (?:{determiners}) (?:[\w’'-]{{1,60}} ){{0,4}}?(?P<noun>{nouns})\b"
        ),
        # El Eco de Avonby, La Voz; Diario de Avonby, and no *Diario*
        re.compile(
            rf"\b(?P<name>{article}(?P<behind>{behind}|{bare}|{compound})(?: {_SMALL}{_PROPER}){{0,3}}"
            rf"|(?P<bare>{bare})(?: {_SMALL}{_PROPER}){{1,3}})\b"
        ),
        # told the Avon Gazette, quoted in Tuesday's Avon Gazette
        re.compile(
            rf"\b{dated} (?P<name>(?:{_PROPER} ){{0,3}}(?P<last>{names}|{joined}))\b(?!-| (?:of|for|[A-Z]))"
        ),
        # told Avon Vale News Agency
        re.compile(rf"(?<![\w’'-])(?P<name>(?:[A-Z]\w{{0,30}} ){{1,4}}(?P<last>{whole}))\b(?! [A-Z])"),
    )


def _opening() -> re.Pattern[str]:
    """What finds names that a word of the press opens: *El Eco de Avonby*."""
    return _patterns()[-3]


def is_outlet_name(name: str) -> bool:
    """Tell whether ``name`` is itself an outlet's: a listed one, *Westport Courier*, *El Eco de Avonby*."""
    listed = outlet(name)
    if listed is not None and name not in listed.weak:
        return True
    if _opening().fullmatch(name):
        return True
    words = name.removeprefix("The ").split()
    last = words[-1].title() if words and words[-1].isupper() else "".join(words[-1:])
    parts = {last, *last.split("-")}  # Beacon-Tribune
    return 1 < len(words) <= 5 and bool(parts & _kinds("name").keys()) and all(w[0].isupper() for w in words)


def name_outlets(text: str) -> tuple[NamedOutlet, ...]:
    """Return the outlets that ``text`` names, left to right: those of the list, and those it describes.

    *State news agency Sona*, *Al-Barid, a daily*, *the Avon Gazette* describe one, which then counts wherever
    it is named; *the newspaper on Monday* none.
    """
    listed = find_outlets(text)
    sure = _ByPlace(n for n in listed if not n.weak)
    found: dict[str, Outlet] = {}
    for start, name, kind in _described(text):
        if sure.leave(start, start + len(name), text):
            row = outlet(name)  # of the news agency GNS, the agency with these initials
            same = row is not None and row.kind == kind
            found.setdefault(name, row if row is not None and same else _unlisted(name, kind))
    places = [one for one in _named_again(text, found) if sure.leave(one.start, one.end, text)]
    rivals = _ByPlace(places)
    longest = [n for n in places if not any(_longer(o, n) for o in rivals.over(n.start, n.end))]
    taken = _ByPlace(longest)
    kept = [n for n in listed if not taken.over(n.start, n.end)]
    return tuple(sorted([*kept, *longest], key=_start))


def _unlisted(name: str, kind: str) -> Outlet:
    return Outlet(name, "", kind, "", (), frozenset(), None, "")


class _ByPlace:
    """Outlets named in a text, to be found by what they overlap."""

    def __init__(self, named: Iterable[NamedOutlet]) -> None:
        self._all = sorted(named, key=_start)
        self._longest = max((one.end - one.start for one in self._all), default=0)

    def over(self, start: int, end: int) -> list[NamedOutlet]:
        """Return those that overlap a stretch of the text, in order."""
        first = bisect_right(self._all, start - self._longest, key=_start)
        return [n for n in self._all[first : bisect_left(self._all, end, key=_start)] if n.end > start]

    def leave(self, start: int, end: int, text: str) -> bool:
        """Tell whether a stretch may be another outlet's name: *La Prensa de Avonby* has a listed one."""
        beside = self.over(start, end)
        inside = all(start <= n.start and n.end <= end and n.end - n.start < end - start for n in beside)
        name = text[start:end]
        longer = _opening().fullmatch(name) is not None or name.endswith(tuple(_kinds("end")))
        return not beside or (inside and longer)


def _named_again(text: str, rows: Mapping[str, Outlet]) -> Iterator[NamedOutlet]:
    """Yield where the text names outlets, found by the word that opens each name."""
    opened: defaultdict[str, list[str]] = defaultdict(list)
    for name in rows:
        opened[_WORD.findall(name)[0]].append(name)
    for match in _WORD.finditer(text) if rows else ():
        start = match.start()
        for name in opened.get(match[0], ()):
            end = start + len(name)
            alone = text[start - 1 : start] != "-" and not _GOES_ON.match(text, end)
            if alone and text.startswith(name, start):
                yield NamedOutlet(start, end, rows[name], False)


def _longer(one: NamedOutlet, other: NamedOutlet) -> bool:
    return one.end - one.start > other.end - other.start


def _described(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where a text describes an outlet: the start of its name, the name, its kind."""
    *described, opened, named, ended = _patterns()
    for pattern in described:
        for match in pattern.finditer(text):
            name = re.sub(r"['’]s$|[’']$", "", match["name"])
            first = name.split()[0].lower()
            if name == "The" or name.rpartition("-")[2] in _RUN:
                continue  # the Avonby-based newspaper
            land = name.lower() in _places() or (pattern is described[1] and first in nationalities())
            if pattern is described[0] and _is_speaker(text, match):
                continue  # speaking to this newspaper, Roe, who
            bare = name.removeprefix("The ")
            if not _NO_NAME & set(bare.split()) and not land:
                yield match.start("name"), name, _kinds("noun")[_key(match["noun"])]
    for match in _FREQUENCY.finditer(text):
        start, name = _without_opening(match)
        yield start, name, "broadcaster"
    for match in _DOMAIN.finditer(text):
        yield match.start("name"), match["name"], "online"
    kinds = {**_kinds("behind an article"), **_kinds("opening")}
    for match in opened.finditer(text):
        opening = match["behind"] or match["bare"]
        yield match.start("name"), match["name"], kinds.get(opening, "newspaper")
    for match in named.finditer(text):
        if len(match["name"].split()) > 1 or match["last"] in _ALONE:
            yield match.start("name"), match["name"], _kinds("name").get(match["last"], "newspaper")
    for match in ended.finditer(text):
        start, name = _without_opening(match)
        if name != match["last"]:
            yield start, name, _kinds("end")[match["last"]]


def _is_speaker(text: str, match: re.Match[str]) -> bool:
    """Tell whether a comma ends the phrase with a noun: *Speaking to this newspaper, [Roe], who is ill,*.

    Not: *a pro-government newspaper, [Al-Barid],*.
    """
    apart = text[match.end("noun")] == ","
    before = text[max(0, match.start() - 12) : match.start()].lower().split()
    behind = text[match.end("name") : match.end("name") + 8].replace(",", " ").split()
    own = bool(before) and before[-1] in _OWN
    return apart and (own or (bool(behind) and behind[0] in grammar.PERSONAL_RELATIVES))


def _without_opening(match: re.Match[str]) -> tuple[int, str]:
    """Return where a name begins and the name, without words that are part of none: *On Monday Avon 98.1*."""
    start, name = match.start("name"), match["name"]
    while " " in name and name.split()[0] in _NO_NAME:
        cut = len(name.split()[0]) + 1
        start, name = start + cut, name[cut:]
    return start, name


@cache
def _places() -> frozenset[str]:
    """The names of states, provinces and countries, which newspapers bear only with a word more."""
    return frozenset(place.lower() for places in nationalities().values() for place in places) | frozenset(
        provinces()
    )


def _key(noun: str) -> str:
    """Return the list's spelling of a noun."""
    return next(word for word in _kinds("noun") if word.lower() == noun.lower())
