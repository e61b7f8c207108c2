"""Reads the gold set: stories with their attributions written in, claims about them, pairs of statements.

A story's text marks source, cue and content as tests/conftest.py tells; a line ``@1 name | role | body |
type`` says who quote 1's speaker is, ``@1 -`` that there is none. Square brackets that belong to the text
are written as white ones. A third of claims and pairs, every third line, is kept out of tuning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quotetrack.check.verification.claims import marked_spans
from quotetrack.model import Agency, Extraction, Speaker, quote_ids

HERE = Path(__file__).parent / "gold"
BODIES = {"Ministry", "Greenfield", "Harbour"}
Build = Callable[..., Extraction]
_BRACKETS = str.maketrans("⟦⟧", "[]")
_SPEAKER = re.compile(r"@(\d+) (.*)")


@dataclass(frozen=True)
class Claim:
    """One claim of the gold: the verdict it deserves, whom it asks for, the words, what makes it hard."""

    verdict: str
    speaker: str | None
    words: str
    tag: str
    held_out: bool


@dataclass(frozen=True)
class Pair:
    """Two statements, each a speaker and a content, and whether they are one."""

    same: bool
    sides: tuple[tuple[str, str], tuple[str, str]]
    tag: str
    held_out: bool


def lines(name: str) -> list[list[str]]:
    """Return the rows of a file, fields split at bars."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [[f.strip() for f in line.split(" |")] for line in text.splitlines() if line and line[0] != "#"]


def claims() -> list[Claim]:
    """Return all claims."""
    names = {"other": "other speaker", "notfound": "not found", "paraphrase": "paraphrase only"}
    found = []
    for i, row in enumerate(lines("claims.txt")):
        verdict, speaker, words, tag = (row[0], row[1].strip(" |"), row[2], row[3])
        found.append(
            Claim(
                names.get(verdict, verdict), speaker or None, words.lstrip("| "), tag.lstrip("| "), i % 3 == 2
            )
        )
    return found


def pairs() -> list[Pair]:
    """Return all pairs."""
    found = []
    for i, row in enumerate(lines("pairs.txt")):
        same, one, first, two, second, tag = (part.lstrip("| ") for part in row)
        found.append(Pair(same == "same", ((one, first), (two, second)), tag, i % 3 == 2))
    return found


def stories(build: Build) -> Iterator[Extraction]:
    """Yield the stories as extraction would find them."""
    for block in (HERE / "stories.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rest = block.partition("\n")
        key, published, publisher, agency, title = (part.strip(" |") for part in head.split(" |"))
        quotes: dict[int, dict[str, Any]] = {}
        body = []
        for line in rest.splitlines():
            given = _SPEAKER.fullmatch(line)
            if given:
                quotes[int(given[1])] = {"speaker": speaker(given[2])}
            else:
                body.append(line)
        yield story(
            build,
            "\n".join(body).strip() + "\n",
            quotes,
            id=key,
            path=f"{key}.txt",
            title=title,
            publisher=publisher,
            published=published,
            dateline=Agency(agency, "dateline") if agency else None,
        )


def story(build: Build, marked: str, quotes: dict[int, dict[str, Any]], **fields: Any) -> Extraction:
    """Return an extraction whose kinds follow from its marks."""
    found = build(marked, quotes, **fields)
    text = found.article.text.translate(_BRACKETS)
    attributions = []
    for one in found.attributions:
        parts = [span.of(text) for span in one.quote.content]
        inside = [marked_spans(part) for part in parts]
        whole = all(
            i and i[0].start <= 2 and i[-1].end >= len(p) - 2 for i, p in zip(inside, parts, strict=True)
        )
        kind: Any = "direct" if whole else "mixed" if any(inside) else "indirect"
        negated = bool(one.quote.cue and " not " in f" {one.quote.cue.span.of(text)} ")
        attributions.append(replace(one, quote=replace(one.quote, kind=kind, negated=negated)))
    ids = quote_ids(text, [a.quote for a in attributions])
    kept = tuple(replace(a, id=key) for a, key in zip(attributions, ids, strict=True))
    return replace(found, article=replace(found.article, text=text), attributions=kept)


def speaker(given: str) -> Speaker | None:
    """Read a speaker: name, role, body, type."""
    if given == "-":
        return None
    parts = [part.strip(" |") for part in given.split(" |")] + [""] * 3
    name, role, body, kind = parts[:4]
    return Speaker((name,), kind or "person", "name", role or None, body or None)  # type: ignore[arg-type]


def pair_stories(build: Build) -> Iterator[tuple[Extraction, Extraction]]:
    """Yield both sides of each pair, each an article of its own."""
    for i, pair in enumerate(pairs()):
        first, second = (
            _side(build, side, f"p{i}{letter}") for side, letter in zip(pair.sides, "ab", strict=True)
        )
        yield first, second


def _side(build: Build, side: tuple[str, str], key: str) -> Extraction:
    """Return an article of one statement; its number keeps two of the same words apart."""
    who, content = side[0], side[1].replace("[", "⟦").replace("]", "⟧")
    if who == "-":
        return story(build, f"[Q1:{content}]. {key}", {1: {"speaker": None}}, id=key, path=f"{key}.txt")
    name, _, rest = who.removeprefix("anon:").partition("/")
    role, _, body = rest.partition("/")
    kind: Any = "organization" if name.split()[0] in BODIES else "person"
    found = Speaker(
        (name,), "anonymous" if who != name and not rest else kind, "name", role or None, body or None
    )
    return story(
        build,
        f"[S1:{name}] [C1:said] [Q1:{content}]. {key}",
        {1: {"speaker": found}},
        id=key,
        path=f"{key}.txt",
    )
