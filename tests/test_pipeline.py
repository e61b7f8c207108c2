"""Composing the stages: order, batches, and articles that fail without taking others along."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from quotetrack import __version__
from quotetrack.errors import BadLexicon, ModelUnavailable
from quotetrack.model import Agency, Article, Document, Extraction, Layout, Region, Span
from quotetrack.pipeline import Batch, ExtractionFailed, extract, extract_many


class Recording:
    """A parser that notes the sizes of its batches and fails where told to."""

    def __init__(self, fails: type[Exception] = RuntimeError) -> None:
        self.batches: list[int] = []
        self.fails = fails

    def parse_many(self, texts: Sequence[str]) -> list[Document]:
        self.batches.append(len(texts))
        if any("bad parse" in text for text in texts):
            raise self.fails("line one\nline two")
        return [
            Document(text, (), layout=Layout((), (Region("title", Span(0, 5)),)), parser="p 1")
            for text in texts
        ]


def stages(monkeypatch: pytest.MonkeyPatch, detect: Any) -> None:
    attribute = SimpleNamespace(
        attribute=lambda document, quotes: tuple(quotes),
        dateline_agency=lambda document: Agency("Reuters", "dateline") if "(R)" in document.text else None,
    )
    monkeypatch.setitem(sys.modules, "quotetrack.detect", SimpleNamespace(detect=detect))
    monkeypatch.setitem(sys.modules, "quotetrack.attribute", attribute)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    def detect(document: Document) -> tuple[object, ...]:
        if "bad detect" in document.text:
            raise KeyError("nsubj")
        return ()

    stages(monkeypatch, detect)


def articles(*texts: str) -> list[Article]:
    return [Article(f"a{n}", text, path=f"a{n}.txt") for n, text in enumerate(texts)]


@pytest.mark.usefixtures("plain")
def test_one_text_comes_back_with_everything_that_was_found() -> None:
    found = extract("Hello there (R)", parser=Recording(), name="greeting")
    assert (found.article.id, found.article.text) == ("greeting", "Hello there (R)")
    assert (found.title, found.parser, found.version) == ("Hello", "p 1", __version__)
    assert found.dateline_agency == Agency("Reuters", "dateline")


@pytest.mark.usefixtures("plain")
def test_the_title_that_the_container_gives_outranks_the_text() -> None:
    [found] = extract_many([Article("a", "Hello there", title="Given")], parser=Recording())
    assert isinstance(found, Extraction)
    assert found.title == "Given"


SIZES = [
    pytest.param(Batch(2, 1000), ["x"] * 5, [2, 2, 1], id="by number"),
    pytest.param(Batch(10, 6), ["xxx"] * 5, [2, 2, 1], id="by characters"),
    pytest.param(Batch(10, 6), ["x" * 20, "x", "x" * 20, "x"], [1, 1, 1, 1], id="long ones alone"),
    pytest.param(Batch(10, 6), [], [], id="nothing"),
]


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(("batch", "texts", "expected"), SIZES)
def test_batches(batch: Batch, texts: list[str], expected: list[int]) -> None:
    parser = Recording()
    found = list(extract_many(articles(*texts), parser=parser, batch=batch))
    assert parser.batches == expected
    assert [f.article.text for f in found] == texts


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("bad", ["bad parse", "bad detect"])
def test_an_article_that_fails_is_a_value_in_its_place(bad: str) -> None:
    found = list(extract_many(articles("one", bad, "three"), parser=Recording()))
    assert [type(f) for f in found] == [Extraction, ExtractionFailed, Extraction]
    assert [f.article.id for f in found] == ["a0", "a1", "a2"]


@pytest.mark.parametrize(
    ("path", "document", "name"),
    [
        ("in/clean.jsonl", "r17", "in/clean.jsonl, r17"),
        ("-", "r17", "-, r17"),
        ("-", "stdin", "-"),
        ("in/a.b.txt", "a.b", "in/a.b.txt"),
        ("in/a.txt.gz", "a", "in/a.txt.gz"),
        (None, "r17", "r17"),
    ],
)
def test_a_row_that_fails_is_named_beside_its_file(path: str | None, document: str, name: str) -> None:
    failure = ExtractionFailed(Article(document, "It rains.", path), KeyError("x"))
    assert str(failure).partition(": not extracted")[0] == name


@pytest.mark.usefixtures("plain")
def test_a_failure_is_one_line_that_names_the_article_and_keeps_the_cause() -> None:
    [failure] = extract_many(articles("bad parse"), parser=Recording())
    assert str(failure) == "a0.txt: not extracted (RuntimeError: line one); please report this article"
    assert isinstance(failure, ExtractionFailed)
    assert isinstance(failure.__cause__, RuntimeError)
    with pytest.raises(ExtractionFailed, match="text: not extracted"):
        extract("bad detect", parser=Recording())


@pytest.mark.usefixtures("plain")
def test_models_that_fail_concern_every_article() -> None:
    with pytest.raises(ModelUnavailable):
        list(extract_many(articles("bad parse"), parser=Recording(ModelUnavailable)))


def test_a_bad_word_list_concerns_every_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def detect(document: Document) -> tuple[object, ...]:
        raise BadLexicon("cues.csv: no column lemma")

    stages(monkeypatch, detect)
    with pytest.raises(BadLexicon):
        list(extract_many(articles("one"), parser=Recording()))


@pytest.mark.usefixtures("plain")
def test_articles_are_taken_as_they_are_needed() -> None:
    taken = []

    def source() -> Any:
        for article in articles(*"abcdef"):
            taken.append(article.id)
            yield article

    next(extract_many(source(), parser=Recording(), batch=Batch(2, 100)))
    assert taken == ["a0", "a1", "a2"]


HEAVY = (
    "import sys; {}; heavy = {{'torch', 'stanza', 'onnxruntime', 'numpy', 'sqlite_utils', 'trafilatura'}};"
    "print(sorted(heavy & set(sys.modules)))"
)
LIGHT = [
    "import quotetrack",
    "from quotetrack import extract, extract_many, Article, Span",
    "import quotetrack.cli",
    "import click.testing as t; from quotetrack.cli import main as m; t.CliRunner().invoke(m, ['-h'])",
]


@pytest.mark.parametrize("statement", LIGHT)
def test_importing_and_asking_for_help_load_nothing_heavy(statement: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HEAVY.format(statement)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


@pytest.mark.model
def test_extracting_and_listing_models_import_neither_torch_nor_stanza(tmp_path: Path) -> None:
    """They are installed here, and would be found; who installs quotetrack alone does not have them."""
    (tmp_path / "a.txt").write_text("The bridge is closed, Mayor Ilse Brandt said.\n", encoding="utf-8")
    script = (
        "import sys\n"
        "from quotetrack.cli import main\n"
        "for args in (['extract', 'a.txt'], ['ingest', 'a.db', 'a.txt'], ['models', '--json']):\n"
        "    main(args, standalone_mode=False)\n"
        "print({'torch', 'stanza', 'onnx', 'sklearn'} & set(sys.modules))\n"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Ilse Brandt" in done.stdout
    assert done.stdout.splitlines()[-1] == "set()"
