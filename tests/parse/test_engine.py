"""Where models are looked for, how tags become names, and the embedded models end to end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quotetrack.errors import ModelUnavailable
from quotetrack.model import Document, Sentence, Span, Token
from quotetrack.parse.engine import Parser, locate_package, tagged_names
from quotetrack.resources import resource


def _sentence(tags: str) -> Sentence:
    """Return a sentence of one-letter words that carry these name tags."""
    tokens = tuple(
        Token(i, "x", "x", "X", "", "", None if i == 0 else 0, "dep", tag, Span(2 * i, 2 * i + 1))
        for i, tag in enumerate(tags.split())
    )
    return Sentence(0, 0, Span(0, tokens[-1].span.end), tokens)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", []),
        ("S-ORG O", [(0, 1, "ORG")]),
        ("B-PERSON E-PERSON O S-LOC", [(0, 3, "PERSON"), (6, 7, "LOC")]),
        ("B-PERSON I-PERSON E-PERSON", [(0, 5, "PERSON")]),
        ("E-PERSON O", []),
        ("B-PERSON O E-PERSON", []),
        ("B-PERSON S-LOC", [(2, 3, "LOC")]),
    ],
)
def test_entities_of(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert [(e.span.start, e.span.end, e.label) for e in tagged_names(_sentence(tags))] == expected


@pytest.mark.parametrize("model", [None, "news"])
def test_locate_the_embedded_package(model: str | None) -> None:
    assert locate_package(model) == (resource("data/models"), "news")


def test_locate_an_official_package_by_name() -> None:
    assert locate_package("default_fast") == (None, "default_fast")


def test_locate_a_directory_takes_its_default_package() -> None:
    assert locate_package(str(resource("data/models"))) == (resource("data/models"), "default")


def test_locate_a_directory_without_a_default_takes_what_it_holds(tmp_path: Path) -> None:
    content = (resource("data/models") / "resources.json").read_text(encoding="utf-8")
    (tmp_path / "resources.json").write_text(
        content.replace('"default": {', '"unfetched": {"tokenize": "z"}, "other": {')
    )
    for path in resource("data/models").glob("en/*/news.pt"):
        (tmp_path / "en" / path.parent.name).mkdir(parents=True)
        (tmp_path / "en" / path.parent.name / "news.pt").touch()
    assert locate_package(str(tmp_path)) == (tmp_path, "news")


@pytest.mark.parametrize("name", ["", "missing/models", "file.txt"])
def test_a_path_without_an_index_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    with pytest.raises(
        ModelUnavailable, match=r"no resources\.json there; give a Stanza resources directory"
    ):
        locate_package(str(tmp_path / name))


def test_a_directory_with_an_index_but_no_models_is_refused(tmp_path: Path) -> None:
    shutil.copy(resource("data/models") / "resources.json", tmp_path)
    with pytest.raises(ModelUnavailable, match="no whole English package there"):
        locate_package(str(tmp_path))


def test_a_package_that_was_never_fetched_is_one_clear_line(tmp_path: Path) -> None:
    script = (
        "from quotetrack.errors import ModelUnavailable\n"
        "from quotetrack.parse import Parser\n"
        "try:\n"
        "    Parser('default_accurate')\n"
        "except ModelUnavailable as error:\n"
        "    print(error)\n"
    )
    environment = {**os.environ, "STANZA_RESOURCES_DIR": str(tmp_path)}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    [line] = done.stdout.splitlines()
    assert line.startswith("cannot load the models default_accurate: ")
    assert line.endswith("run: quotetrack models")
    assert done.stderr == ""


def test_importing_the_stage_loads_no_torch() -> None:
    script = "import sys, quotetrack.parse, quotetrack.parse.fetch; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@pytest.fixture(scope="module")
def parser() -> Parser:
    """The embedded models, loaded once for this file."""
    return Parser()


TEXTS = (
    "",
    " \n\n\t\n",
    "Mayor Ilse Brandt didn't resign.\n\nShe said: “I’ll stay.” 🙂 Then she left Oslo.\n",
    "One line.\nThe next line of the same text.\r\n\r\nA third, after a Windows break.",
    "\ufeffA mark of byte order, a\u00a0hard space, a zero\u200bwidth one and a \x00 control character.",
    "A lone surrogate \ud83d stands here.",
    "... --- !!! \u2028 ???",
    "word" * 500,
    "e\u0301tude, naïve, Ⅷ, ﬁne, 東京 and İstanbul are words.",
)


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_span_lies_where_its_word_stands(parser: Parser, text: str) -> None:
    document = parser.parse(text)
    assert document.text == text
    position = 0
    for sentence in document.sentences:
        assert sentence.tokens[0].span.start >= position
        assert document.layout.paragraphs[sentence.paragraph].covers(sentence.span)
        for token in sentence.tokens:
            assert position <= token.span.start < token.span.end
            position = token.span.end
        assert [t.index for t in sentence.tokens] == list(range(len(sentence.tokens)))
        assert sum(t.head is None for t in sentence.tokens) == 1
    words = "".join(t.span.of(text) for s in document.sentences for t in s.tokens)
    paragraphs = "".join(p.of(text) for p in document.layout.paragraphs)
    assert "".join(words.split()) == "".join(paragraphs.split())


@pytest.mark.model
def test_a_batch_answers_in_order_and_like_one_by_one(parser: Parser) -> None:
    texts = [TEXTS[2], "", TEXTS[3]]
    together = parser.parse_many(texts)
    assert [d.text for d in together] == texts
    assert [_words(d) for d in together] == [_words(parser.parse(text)) for text in texts]


def _words(document: Document) -> list[tuple[Span, str, int | None, str]]:
    """Return what a parse says of each word."""
    return [(t.span, t.upos, t.head, t.deprel) for s in document.sentences for t in s.tokens]


@pytest.mark.model
def test_names_and_trees_of_a_plain_sentence(parser: Parser) -> None:
    document = parser.parse("Ilse Brandt said on Monday that the bridge in Oslo was closed.")
    [sentence] = document.sentences
    assert {(e.span.of(document.text), e.label) for e in document.tagged_names} == {
        ("Ilse Brandt", "PERSON"),
        ("Monday", "DATE"),
        ("Oslo", "LOC"),
    }
    assert (sentence.root.text, sentence.root.lemma, sentence.root.upos) == ("said", "say", "VERB")
    assert {t.rel for t in sentence.children(sentence.root.index)} >= {"nsubj", "ccomp", "punct"}
    assert document.parser.startswith("stanza ") and document.parser.endswith(" news")


@pytest.mark.model
def test_another_resources_directory_parses_alike(parser: Parser, tmp_path: Path) -> None:
    copy = tmp_path / "mine"
    shutil.copytree(resource("data/models"), copy)
    document = Parser(str(copy)).parse(TEXTS[2])
    assert document.parser.endswith(" mine")
    assert _words(document) == _words(parser.parse(TEXTS[2]))
