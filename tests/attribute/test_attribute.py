"""Every passage resolves as it says, on the frozen parse of its own text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from passage import Passage
from passages import FROZEN, HEADER, PASSAGES

from quotetrack.attribute import attribute, dateline_agency
from quotetrack.model import NOBODY, Attribution, Document, Layout, Region, Span, quote_ids
from quotetrack.parse.conllu import load_conllu


@pytest.fixture(scope="module")
def parses() -> dict[str, str]:
    """The frozen parse of each passage, by its name."""
    found = {}
    for block in FROZEN.read_text(encoding="utf-8").split(HEADER)[1:]:
        name, _, conllu = block.partition("\n")
        found[name] = conllu
    return found


def document_of(passage: Passage, parses: dict[str, str]) -> Document:
    text, _ = passage.read()
    document = load_conllu(parses[passage.name], text)
    words = [t for s in document.sentences for t in s.tokens]
    stale = [t.text for t in words if t.span.of(text)[:1] != t.text[:1]]
    assert not stale, "the passages have changed: run python tests/freeze.py"
    return document


def field(found: Attribution, key: str, text: str) -> Any:
    """Return one field of an attribution as the passages write it."""
    if key == "speaker":
        return found.speaker or None
    if key == "agency":
        return (found.agency.name, found.agency.relation) if found.agency is not None else None
    if key == "channel":
        return found.channel
    if key == "relays":
        return [(hop.agency, hop.relation) for hop in found.relays]
    if key == "recipient":
        return found.recipient.of(text) if found.recipient is not None else None
    if key == "candidates":
        return len(found.speaker.candidates) > 1
    return getattr(found.speaker, key)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage.name)
def test_passage(passage: Passage, parses: dict[str, str]) -> None:
    document = document_of(passage, parses)
    text, quotes = passage.read()
    found = attribute(document, quotes)
    got = {n: {key: field(found[n - 1], key, text) for key in want} for n, want in passage.answers.items()}
    assert got == passage.answers


def test_one_attribution_a_quote_in_order(parses: dict[str, str]) -> None:
    passage = next(p for p in PASSAGES if p.name == "told_an_agency")
    document = document_of(passage, parses)
    _, quotes = passage.read()
    found = attribute(document, quotes)
    assert [a.quote for a in found] == quotes
    assert [a.id for a in found] == list(quote_ids(document.text, quotes))


def test_no_quotes_no_attributions(parses: dict[str, str]) -> None:
    document = document_of(PASSAGES[0], parses)
    assert attribute(document, []) == ()


@pytest.mark.parametrize(
    "broken",
    ["no words", "heads in a circle", "everything hangs on the first word", "no layout"],
)
def test_never_raises_on_a_bad_parse(broken: str, parses: dict[str, str]) -> None:
    for passage in PASSAGES[::3]:
        document = document_of(passage, parses)
        _, quotes = passage.read()
        if broken == "no words":
            document = replace(document, sentences=(), tagged_names=())
        elif broken == "no layout":
            document = replace(document, layout=Layout(()))
        else:
            circle = broken == "heads in a circle"
            document = replace(
                document,
                sentences=tuple(
                    replace(
                        s,
                        tokens=tuple(
                            replace(t, head=(t.index + 1) % len(s.tokens) if circle else 0) for t in s.tokens
                        ),
                    )
                    for s in document.sentences
                ),
            )
        assert len(attribute(document, quotes)) == len(quotes)


@pytest.mark.parametrize("links", [{"continues": 0}, {"continues": 99}, {"parent": 0}, {"parent": 99}])
def test_links_that_lead_nowhere_are_borne(links: dict[str, Any], parses: dict[str, str]) -> None:
    passage = next(p for p in PASSAGES if p.name == "without_source_there_is_no_speaker")
    document = document_of(passage, parses)
    _, quotes = passage.read()
    (found,) = attribute(document, [replace(quotes[0], **links)])
    assert (found.speaker, bool(found.speaker), found.speaker.name) == (NOBODY, False, "")


PLACE = "AVON (Reuters) - "
STORIES = [
    ("none", "The cranes are safe.", [], None),
    ("place only", "AVON - ", [("dateline", "AVON - ", None)], None),
    ("dateline", PLACE, [("dateline", "AVON (Reuters) -", "Reuters")], "Reuters"),
    ("dateline of a broadcaster", "AVON (CNN) - ", [("dateline", "AVON (CNN) -", "CNN")], "CNN"),
    (
        "tagline behind a bare place",
        "AVON - The end.\n\nWith inputs from AFP",
        [("dateline", "AVON -", None), ("tagline", "With inputs from AFP", "Agence France-Presse")],
        "Agence France-Presse",
    ),
    (
        "dateline before tagline",
        PLACE + "The end.\n\nWith inputs from AFP",
        [
            ("tagline", "With inputs from AFP", "Agence France-Presse"),
            ("dateline", "AVON (Reuters) -", "Reuters"),
        ],
        "Reuters",
    ),
    ("byline", "By ANN ROE, AFP", [("byline", "By ANN ROE, AFP", "Agence France-Presse")],
     "Agence France-Presse"),
    ("credit", "The end. (Yonhap)", [("credit", "(Yonhap)", "Yonhap")], "Yonhap"),
    ("furniture", "CNN", [("furniture", "CNN", "CNN")], None),
    (
        "the form of a tagline names nobody",
        "(Reporting by Ann Roe; Editing by Bob Lee)",
        [("tagline", "(Reporting by Ann Roe; Editing by Bob Lee)", "Reuters")],
        None,
    ),
    ("thanks to a newspaper", "h/t: The Hill", [("credit", "h/t: The Hill", "The Hill")], None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "regions", "expected"), STORIES, ids=[s[0] for s in STORIES])
def test_dateline_agency(name: str, text: str, regions: list[Any], expected: str | None) -> None:
    spans = [(k, Span(text.index(w), text.index(w) + len(w)), agency) for k, w, agency in regions]
    found = dateline_agency(Document(text, (), (), Layout((), tuple(Region(*parts) for parts in spans))))
    assert (found and (found.name, found.relation)) == (expected and (expected, "dateline")), name
    assert found is None or found.name in {a for _, s, a in spans if s == found.mention}
