"""Which column or key holds what: nested ones too, and one line for a name that is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import ReadOptions, read

NESTED = [
    {
        "id": 1,
        "article": {"Body": "Ann Roe said so.", "meta": {"when": "2024-05-06"}},
        "pages": [{"t": "Yes."}],
    },
    {"id": 2, "article": {"Body": "Otto Dahl said no.", "meta": {}}, "pages": [{"t": "No."}]},
]


def read_as(path: Path, data: str, **columns: str) -> list[Article | UnreadableInput]:
    path.write_text(data, encoding="utf-8")
    named = {field: (column,) for field, column in columns.items()}
    return list(read([str(path)], ReadOptions(**named, named=frozenset(columns))))  # type: ignore[arg-type]


def lines(rows: list[dict[str, object]]) -> str:
    return "\n".join(map(json.dumps, rows)) + "\n"


FORMS = {
    "a.jsonl": lines(NESTED),
    "a.json": json.dumps(NESTED),
    "b.json": json.dumps({"response": {"status": "ok", "pages": 1, "results": NESTED}}),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_key_leads_into_what_is_nested(tmp_path: Path, name: str) -> None:
    found = read_as(tmp_path / name, FORMS[name], text="article.body", published="article.meta.when")
    assert [(f.text, f.published) for f in found if isinstance(f, Article)] == [
        ("Ann Roe said so.", "2024-05-06"),
        ("Otto Dahl said no.", None),
    ]


@pytest.mark.parametrize("name", FORMS)
def test_an_object_is_no_text_and_its_keys_are_named_in_one_line(tmp_path: Path, name: str) -> None:
    (found,) = read_as(tmp_path / name, FORMS[name])  # each row has *article*, which is an object
    assert isinstance(found, UnreadableInput)
    assert "article.Body" in str(found)
    assert "--column text=NAME" in str(found)


@pytest.mark.parametrize(
    ("row", "name", "text"),
    [
        ({"a": {"b": "deep"}, "a.b": "flat"}, "a.b", "flat"),  # a key that is called so comes first
        ({"a": [{"b": "first"}, {"b": "second"}]}, "a.1.b", "second"),
        ({"a": ["One.", "Two."]}, "a", "One.\n\nTwo."),
        ({" A ": {"B": "spelled otherwise"}}, "a.b", "spelled otherwise"),
    ],
)
def test_how_a_key_is_found(tmp_path: Path, row: dict[str, object], name: str, text: str) -> None:
    (found,) = read_as(tmp_path / "a.jsonl", lines([row]), text=name)
    assert isinstance(found, Article) and found.text == text


@pytest.mark.parametrize("name", [*FORMS, "a.csv"])
def test_a_typo_is_one_error_that_lists_the_keys(tmp_path: Path, name: str) -> None:
    data = FORMS.get(name, "id,article.Body,pages\n" + "1,Ann Roe said so.,x\n" * 300)
    (found,) = read_as(tmp_path / name, data, text="article.boddy")
    said = str(found).removeprefix(f"{tmp_path / name}: ")
    assert said.startswith("no column named article.boddy; there are: id, article.Body, ")
    assert said.endswith(
        "; did you mean article.Body?; name the one that holds the text with --column text=NAME"
    )


def test_a_typo_in_another_field_is_one_error_and_the_articles_are_read(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"text": f"Ann Roe said {n}.", "dated": "2024-05-06"} for n in range(250)
    ]
    found = read_as(tmp_path / "a.jsonl", lines(rows), published="dates")
    wrong = [str(f) for f in found if not isinstance(f, Article)]
    assert wrong == [
        f"{tmp_path / 'a.jsonl'}: no column named dates; there are: text, dated; did you mean dated?; "
        "name it with --column published=NAME"
    ]
    assert len(found) == 251 and found.index(next(f for f in found if not isinstance(f, Article))) < 101


def test_a_column_that_few_rows_have_is_there(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"text": "Ann."}, {"text": "Otto.", "dates": "2024-05-06"}]
    assert [type(f) for f in read_as(tmp_path / "a.jsonl", lines(rows), published="dates")] == [Article] * 2
    few: list[dict[str, object]] = [{"title": "none"}, {"text": "Otto."}]
    told = read_as(tmp_path / "b.jsonl", lines(few))
    assert [type(f) for f in told] == [UnreadableInput, Article] and "line 1 has no text" in str(told[0])


def test_keys_are_printable_and_not_too_many(tmp_path: Path) -> None:
    row = {f"k{n}\x1b[31m\n{'x' * 99}": n for n in range(50)}
    (found,) = read_as(tmp_path / "a.jsonl", lines([row]))  # type: ignore[list-item]
    assert str(found).isprintable() and "and 30 more" in str(found) and len(str(found)) < 2000
