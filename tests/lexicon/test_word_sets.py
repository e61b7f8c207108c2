"""data/en/*.toml: every list says who reads it, is read there alone, and proves itself by its example."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack.errors import BadLexicon
from quotetrack.lexicon import word_sets
from quotetrack.lexicon.equivalence import stem
from quotetrack.lexicon.verb_forms import verb_lemma
from quotetrack.lexicon.word_sets import WordSet, alternatives, word_families, word_list, word_pairs, word_set
from quotetrack.resources import resource

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path.stem for path in (ROOT / "data" / "en").glob("*.toml"))
LISTS = [(f"{file}.{name}", row) for file in FILES for name, row in word_sets.word_sets(file).items()]
READERS = {"word_set", "word_list", "word_families", "word_pairs", "alternatives"}


def asked() -> Iterator[tuple[str, str]]:
    """Yield module and list for each place in the package that asks for a list."""
    for path in (ROOT / "quotetrack").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT / "quotetrack").with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in READERS and module != MODULE:
                (name,) = node.args
                assert isinstance(name, ast.Constant), f"{module}: name the list itself"
                yield module, str(name.value)


MODULE = "lexicon.word_sets"
UNCACHED = word_sets.word_sets.__wrapped__
ASKED = set(asked())


def test_every_list_that_is_asked_for_exists() -> None:
    assert {name for _, name in ASKED} == {name for name, _ in LISTS}


@pytest.mark.parametrize(("name", "row"), LISTS, ids=[name for name, _ in LISTS])
def test_a_list_says_what_it_is_and_who_reads_it(name: str, row: WordSet) -> None:
    assert set(row.read_by) == {module for module, other in ASKED if other == name}
    assert re.fullmatch(r"[A-Z].*\.", row.what)


def same(word: str, other: str) -> bool:
    """Tell whether two written forms are one word: case and inflection do not count."""
    return bool(forms(word) & forms(other))


def forms(word: str) -> set[str]:
    """A word in lower case, its lemma and its stem."""
    plain = word.lower()
    lemma = verb_lemma(plain) or plain
    return {plain, lemma, stem(plain), stem(lemma)}


PROVED = [(name, row) for name, row in LISTS if row.example]


@pytest.mark.parametrize(("name", "row"), PROVED, ids=[name for name, _ in PROVED])
def test_the_example_holds_a_word_of_its_list(name: str, row: WordSet) -> None:
    (marked,) = re.findall(r"\[([^\]]+)\]", row.example)
    assert any(same(marked, word) for word in (*row.words, *row.pairs, *frozenset().union(*row.families)))


def test_a_list_keeps_the_order_of_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(monkeypatch, tmp_path, words='words = "two one three"')
    assert word_list("some.list") == ("two", "one", "three")
    assert word_set("some.list") == {"one", "two", "three"}
    assert alternatives("some.list") == "two|one|three"


def test_words_with_spaces_and_signs_stay_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(monkeypatch, tmp_path, words='words = ["point out", "a.m."]')
    assert word_list("some.list") == ("point out", "a.m.")
    assert alternatives("some.list") == r"point\ out|a\.m\."


def test_pairs_keep_their_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(monkeypatch, tmp_path, words='pairs = {b = "2", a = "1"}')
    assert list(word_pairs("some.list").items()) == [("b", "2"), ("a", "1")]


def test_families_are_sets_in_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(monkeypatch, tmp_path, words='families = ["b a", "c"]')
    assert [sorted(family) for family in word_families("some.list")] == [["a", "b"], ["c"]]


WRONG = [
    ('words = "one two one"', "each word once"),
    ("", "needs words, families or pairs"),
    ('words = "one"\npairs = {a = "1"}', "needs words, families or pairs"),
    ('words = "one"\nlist = "two"', "may have"),
    ("words = one", "some.toml"),
]


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_a_list_of_another_shape_is_named(
    words: str, message: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch, tmp_path, words)
    with pytest.raises(BadLexicon, match=message):
        word_set("some.list")


@pytest.mark.parametrize("name", ["some.other", "none.list"])
def test_a_list_or_a_file_that_is_missing_is_named(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given(monkeypatch, tmp_path, 'words = "one"')
    with pytest.raises(BadLexicon, match=name.partition(".")[0]):
        word_list(name)


def test_words_are_no_pairs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given(monkeypatch, tmp_path, 'words = "one"')
    with pytest.raises(BadLexicon, match="list has no pairs"):
        word_pairs("some.list")
    given(monkeypatch, tmp_path, 'pairs = {a = "1"}')
    with pytest.raises(BadLexicon, match="list has no words"):
        word_list("some.list")


def given(monkeypatch: pytest.MonkeyPatch, folder: Path, words: str) -> None:
    """Let there be one file, some.toml, with one list; the real files stay where they are."""
    text = f'[list]\nwhat = "Some."\nread_by = ["some"]\n{words}\n'
    (folder / "some.toml").write_text(text, encoding="utf-8")

    def found(name: str) -> Path:
        path = folder / Path(name).name
        return path if path.exists() else resource("data/en/none.toml")

    monkeypatch.setattr(word_sets, "resource", found)
    monkeypatch.setattr(word_sets, "word_sets", UNCACHED)
