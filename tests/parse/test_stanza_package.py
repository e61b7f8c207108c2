"""Stanza's packages: where they are looked for, and how an answer of Stanza's becomes a document."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from stanza.models.common.doc import Document as StanzaDocument
from stanza_files import make_directory

from quotetrack.errors import ModelUnavailable
from quotetrack.parse import Parser, stanza_package
from quotetrack.parse.sentences.overlong import LONGEST
from quotetrack.parse.stanza_package import locate_package


def test_locate_an_official_package_by_name() -> None:
    assert locate_package("default_fast") == (None, "default_fast")


def test_locate_a_directory_takes_its_default_package(tmp_path: Path) -> None:
    make_directory(tmp_path, default="plain")
    assert locate_package(str(tmp_path)) == (tmp_path, "default")


def test_locate_a_directory_without_a_default_takes_what_it_holds(tmp_path: Path) -> None:
    make_directory(tmp_path, default="none")
    assert locate_package(str(tmp_path)) == (tmp_path, "plain")


@pytest.mark.parametrize("name", ["", "missing/models", "file.txt"])
def test_a_path_without_an_index_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    with pytest.raises(
        ModelUnavailable, match=r"no resources\.json there; give a Stanza resources directory"
    ):
        locate_package(str(tmp_path / name))


def test_a_directory_with_an_index_but_no_models_is_refused(tmp_path: Path) -> None:
    make_directory(tmp_path)
    for path in tmp_path.glob("en/*/*.pt"):
        path.unlink()
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


@pytest.mark.parametrize("missing", ["stanza", "torch"])
def test_without_stanza_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ModelUnavailable) as failed:
        Parser("default_accurate")
    assert str(failed.value) == (
        "Stanza packages need Stanza, which is not installed; run: pip install 'quotetrack[stanza]'"
    )


class Pipeline:
    """Stands in for Stanza's: words at spaces, each hanging from the first; *don't* is a multiword token."""

    def bulk_process(self, documents: Sequence[Any], processors: Sequence[str]) -> list[Any]:
        if processors == ("tokenize",):
            return [StanzaDocument(list(self._sentences(doc.text)), text=doc.text) for doc in documents]
        assert processors == ("pos", "lemma", "depparse", "ner")
        for document in documents:
            for sentence in document.sentences:
                for word in sentence.words:
                    word.upos, word.lemma = "NOUN", word.text.lower()
                    word.head, word.deprel = (0, "root") if word.id == 1 else (1, "dep")
                for token in sentence.tokens:
                    token.ner = "S-PERSON" if token.text == "Roe" else "O"
        return list(documents)

    def _sentences(self, text: str) -> Any:
        at = 0
        for paragraph in text.split("\n\n"):
            entries: list[dict[str, Any]] = []
            number = 0
            for word in paragraph.split():
                at = text.index(word, at)
                place = {"start_char": at, "end_char": at + len(word)}
                if word == "don't":
                    entries.append({"id": (number + 1, number + 2), "text": word, **place})
                    entries += [{"id": number + 1, "text": "do"}, {"id": number + 2, "text": "n't"}]
                    number += 2
                else:
                    number += 1
                    entries.append({"id": number, "text": word, **place})
                at += len(word)
            yield entries


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Parser:
    """A parser by the stand-in."""
    monkeypatch.setattr(stanza_package, "stanza_pipeline", lambda *_: Pipeline())
    return Parser(str(make_directory(tmp_path / "mine")))


def test_words_stand_where_they_stand_in_the_text(parser: Parser) -> None:
    text = "\n We don't know .\n\n\n  Roe left\u00a0. "
    document = parser.parse(text)
    assert document.text == text and document.parser.endswith(" mine")
    shown = [[(t.text, t.span.of(text), t.head) for t in s.tokens] for s in document.sentences]
    assert shown == [
        [("We", "We", None), ("do", "don't", 0), ("n't", "don't", 0), ("know", "know", 0), (".", ".", 0)],
        [("Roe", "Roe", None), ("left", "left", 0), (".", ".", 0)],
    ]
    assert [s.paragraph for s in document.sentences] == [0, 1]
    assert [(n.span.of(text), n.label) for n in document.tagged_names] == [("Roe", "PERSON")]
    assert document.readings is None


def test_texts_without_words_are_documents_without_sentences(parser: Parser) -> None:
    found = parser.parse_many(["", "Roe left .", " \n"])
    assert [len(document.sentences) for document in found] == [0, 1, 0]


def test_a_sentence_too_long_to_parse_is_cut(parser: Parser) -> None:
    document = parser.parse("no end " * LONGEST)
    assert [len(s.tokens) for s in document.sentences] == [LONGEST, LONGEST]


class Runs:
    """An object that writes a file when it is unpickled without care."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("asked", [{}, {"weights_only": False}], ids=["by default", "without care"])
def test_a_package_that_would_run_code_is_refused_without_advice_to_let_it(
    asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made, models = tmp_path / "made", make_directory(tmp_path / "mine")
    torch.save({"model": Runs(made)}, models / "en" / "pos" / "plain.pt")
    monkeypatch.setenv("TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD", "1")

    def pipeline(directory: Path, *_: Any) -> Any:
        return torch.load(directory / "en" / "pos" / "plain.pt", **asked)

    monkeypatch.setattr(stanza_package, "stanza_pipeline", pipeline)
    with pytest.raises(ModelUnavailable) as failed:
        Parser(str(models))
    assert str(failed.value) == (
        f"{models}: a file of these models is damaged, or holds more than weights, which could run as code,"
        " and is not loaded; take a package from: quotetrack models download"
    )
    assert not made.exists()
    assert os.environ["TORCH_FORCE_NO_WEIGHTS_ONLY_LOAD"] == "1"
    assert "TORCH_FORCE_WEIGHTS_ONLY_LOAD" not in os.environ


@pytest.mark.parametrize(
    ("given", "there", "used"),
    [("0", True, True), ("0", False, False), ("", True, False), ("-1", True, False), (None, True, False)],
)
def test_a_gpu_is_used_where_one_is_given_to_the_process(
    monkeypatch: pytest.MonkeyPatch, given: str | None, there: bool, used: bool
) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: there)
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    if given is not None:
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", given)
    assert stanza_package.has_gpu() is used
