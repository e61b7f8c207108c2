"""TEI against the schema of TEI P5, and its characters against the stored text."""

from __future__ import annotations

import lzma
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from quotetrack.export.citation import legal
from quotetrack.export.corpora.nesting import edges, nested_pieces
from quotetrack.export.corpora.tei import paragraphs_of, tei, tei_corpus
from quotetrack.model import Span
from quotetrack.model.stored import StoredArticle, StoredQuote

SCHEMA = Path(__file__).parent / "schemas" / "tei_all.rng.xz"
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


RNG = "{http://relaxng.org/ns/structure/1.0}"
WRITTEN = set(
    "TEI teiCorpus teiHeader fileDesc titleStmt title author publicationStmt publisher date p sourceDesc bibl"
    " ref idno encodingDesc appInfo application label desc classDecl taxonomy category catDesc profileDesc"
    " particDesc listPerson person persName occupation affiliation listOrg org orgName text body div said seg"
    " rs".split()
)


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    """Return the schema without the elements that are never written: stricter, and compiled at once."""
    grammar = etree.fromstring(lzma.decompress(SCHEMA.read_bytes()))
    for define in grammar.iter(f"{RNG}define"):
        element = define.find(f"{RNG}element")
        if element is not None and element.get("name") not in WRITTEN:
            define.replace(element, etree.Element(f"{RNG}notAllowed"))
    return etree.RelaxNG(grammar)


def parsed(text: str) -> etree._Element:
    return etree.fromstring(text.encode("utf-8"))


def offsets(div: etree._Element) -> dict[etree._Element, Span]:
    """Return where the characters of each element stand among those of the division."""
    found: dict[etree._Element, Span] = {}

    def walk(element: etree._Element, at: int) -> int:
        start = at
        at += len(element.text or "")
        for child in element:
            at = walk(child, at) + len(child.tail or "")
        found[element] = Span(start, at)
        return at

    walk(div, 0)
    return found


def test_every_article_is_valid(found: list[StoredArticle], schema: etree.RelaxNG) -> None:
    for article in found:
        schema.assertValid(parsed(tei(article)))


WRONG = [
    ('direct="true"', 'direct="perhaps"'),
    ("<said ", "<quoted "),
    ('cert="0.900"', 'cert="0.900" speaker="x"'),
    ("<sourceDesc>", "<sourceDesc><said>x</said>"),
    ("<titleStmt>", "<titleStmt><p/>"),
]


@pytest.mark.parametrize(("right", "wrong"), WRONG)
def test_the_schema_refuses_what_is_no_tei(
    found: list[StoredArticle], schema: etree.RelaxNG, right: str, wrong: str
) -> None:
    text = tei(found[0])
    assert right in text
    changed = text.replace(right, wrong).replace("</said>", "</quoted>" if "quoted" in wrong else "</said>")
    assert not schema.validate(parsed(changed))


def test_all_articles_are_one_valid_corpus(found: list[StoredArticle], schema: etree.RelaxNG) -> None:
    corpus = parsed("".join(tei_corpus(found)))
    schema.assertValid(corpus)
    assert len(corpus.findall(f"{TEI}TEI")) == len(found) == 2


def test_the_characters_of_the_division_are_the_text(found: list[StoredArticle]) -> None:
    for article in found:
        div = parsed(tei(article)).find(f".//{TEI}body/{TEI}div")
        assert "".join(div.itertext()) == legal(article.text)


def chained(root: etree._Element, first: etree._Element) -> list[etree._Element]:
    """Follow @next from the first part of a quotation; @prev must lead back."""
    by_id = {element.get(ID): element for element in root.iter(f"{TEI}said")}
    chain = [first]
    while chain[-1].get("next"):
        following = by_id[chain[-1].get("next")[1:]]
        assert following.get("prev") == "#" + chain[-1].get(ID)
        chain.append(following)
    return chain


def test_the_parts_of_a_quotation_are_its_content(found: list[StoredArticle]) -> None:
    for article in found:
        root = parsed(tei(article))
        places = offsets(root.find(f".//{TEI}body/{TEI}div"))
        by_id = {element.get(ID): element for element in root.iter(f"{TEI}said")}
        for quote in article.quotes:
            chain = chained(root, by_id[quote.id])
            covered = sorted({at for part in chain for at in range(places[part].start, places[part].end)})
            wanted = sorted(
                {
                    at
                    for span in quote.content
                    for at in range(span.start, span.end)
                    if article.text[at] != "\n"
                }
            )
            assert [at for at in covered if article.text[at] != "\n"] == wanted


def test_speakers_cues_and_agencies_are_pointed_to(found: list[StoredArticle]) -> None:
    root = parsed(tei(found[0]))
    names = {
        element.get(ID): "".join(element.find(f"{TEI}{name}").itertext())
        for kind, name in (("person", "persName"), ("org", "orgName"))
        for element in root.iter(TEI + kind)
    }
    said = {element.get(ID): element for element in root.iter(f"{TEI}said")}
    first, second, third = (said[quote.id] for quote in found[0].quotes)
    assert names[first.get("who")[1:]] == "Irina Volkova"
    assert names[first.get("toWhom")[1:]] == "Reuters"
    assert [element.get("direct") for element in (first, second, third)] == ["true", "false", "false"]
    assert third.get("aloud") == "false"
    assert second.get("ana") == "#indirect #speech #negated #corrected"
    assert third.getparent() is second
    cue = next(e for e in root.iter(f"{TEI}seg") if e.get("corresp") == f"#{found[0].quotes[0].id}")
    assert (cue.get("type"), cue.text) == ("cue", "told")
    source = next(e for e in root.iter(f"{TEI}rs") if e.get("corresp") == f"#{found[0].quotes[0].id}")
    assert (source.text, source.get("ref")) == ("she", first.get("who"))


def test_an_article_with_nothing_known_of_it_is_valid(
    found: list[StoredArticle], schema: etree.RelaxNG
) -> None:
    bare = replace(
        found[0], title=None, author=None, publisher=None, published=None, url=None, path=None, dateline=None,
        text="\r\n", quotes=(), copies=(),
    )  # fmt: skip
    schema.assertValid(parsed(tei(bare)))
    assert (
        "".join(parsed(tei(replace(bare, text="]]> \x00&\x07"))).itertext())
        .strip()
        .endswith("]]> \ufffd&\ufffd")
    )


PARAGRAPHS = [
    ("one\n\ntwo", ["one", "two"]),
    ("one\r\n\r\ntwo\r\n", ["one\r\n\r", "two\r"]),
    (" \t\none\n  \n", ["one"]),
    ("\r\none", ["\r", "one"]),
    ("", []),
    ("\n\n", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_only_white_space_lies_between_paragraphs(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in paragraphs_of(text)] == expected


CROSSING = [
    pytest.param([(0, 9), (2, 5)], [(0, 9, 0), (2, 5, 1)], id="nested"),
    pytest.param([(2, 5), (0, 9)], [(0, 9, 1), (2, 5, 0)], id="nested, the inner first"),
    pytest.param([(0, 5), (3, 9)], [(0, 5, 0), (3, 5, 1), (5, 9, 1)], id="crossing"),
    pytest.param([(0, 5), (0, 5)], [(0, 5, 0), (0, 5, 1)], id="equal"),
    pytest.param([(0, 5), (5, 9)], [(0, 5, 0), (5, 9, 1)], id="touching"),
    pytest.param(
        [(0, 6), (2, 8), (4, 10)], [(0, 6, 0), (2, 6, 1), (4, 6, 2), (6, 10, 2), (6, 8, 1)], id="three"
    ),
    pytest.param(
        [(0, 10), (2, 6), (4, 8)], [(0, 10, 0), (2, 6, 1), (4, 6, 2), (6, 8, 2)], id="crossing within a third"
    ),
    pytest.param([(1, 15)], [(1, 10, 0), (12, 15, 0)], id="over a paragraph's end"),
    pytest.param([(10, 12), (8, 12)], [(8, 10, 1)], id="between paragraphs, and up to the next"),
]


@pytest.mark.parametrize(("spans", "expected"), CROSSING)
def test_pieces_nest(spans: list[tuple[int, int]], expected: list[tuple[int, int, int]]) -> None:
    found = nested_pieces(((Span(*span), n) for n, span in enumerate(spans)), [Span(0, 10), Span(12, 20)])
    assert [(piece.start, piece.end, piece.key) for piece in found] == expected
    opened = []
    for _, piece, opens in edges(found):
        if opens:
            opened.append(piece)
        else:
            assert opened.pop() is piece
    assert opened == []


def test_crossing_contents_are_cut_and_chained(
    found: list[StoredArticle], schema: etree.RelaxNG, chosen: Callable[..., object]
) -> None:
    article = found[0]
    one, two = article.quotes[0], article.quotes[1]

    def at(quote: StoredQuote, *spans: tuple[int, int]) -> StoredQuote:
        return replace(quote, content=tuple(Span(*span) for span in spans), cue=None, source=())

    crossed = replace(article, quotes=(at(one, (0, 10)), at(two, (5, 18))))
    root = parsed(tei(crossed))
    schema.assertValid(root)
    second = next(e for e in root.iter(f"{TEI}said") if e.get(ID) == two.id)
    assert ["".join(part.itertext()) for part in chained(root, second)] == [
        article.text[5:10],
        article.text[10:18],
    ]
