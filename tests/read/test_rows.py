"""JSON lines and CSV: one article per row, streamed, and each bad row named by its line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import ReadOptions, read
from quotetrack.read.rows.table_rows import jsonl


def rows(tmp_path: Path, name: str, data: bytes, options: ReadOptions | None = None) -> list[Article | str]:
    """Return the articles, and the message of what is none without the path."""
    path = tmp_path / name
    path.write_bytes(data)
    found = list(read([str(path)], options))
    return [f if isinstance(f, Article) else str(f).replace(str(path), "FILE") for f in found]


def test_jsonl_fields(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "headline": "Ferry returns",
        "Body": "“We waited.”\r\nNobody came.",
        "authors": ["Ana Petrov", {"name": "Olu Ward"}],
        "source": {"id": None, "name": "Harbour Times"},
        "publishedAt": "2024-03-03T10:15:00Z",
        "url": "https://example.org/a",
    }
    (found,) = rows(tmp_path, "day.jsonl", json.dumps(row).encode())
    assert found == Article(
        id="7",
        text="“We waited.”\r\nNobody came.",
        path=str(tmp_path / "day.jsonl"),
        url="https://example.org/a",
        title="Ferry returns",
        author="Ana Petrov, Olu Ward",
        publisher="Harbour Times",
        published="2024-03-03T10:15:00Z",
    )


def test_each_bad_jsonl_line_is_named_and_the_others_read(tmp_path: Path) -> None:
    lines = [
        '{"text": "First."}',
        '{"text": "Cut',
        "",
        '["no", "object"]',
        '{"title": "No text"}',
        '{"text": " "}',
        '{"text": 7}',
        '{"text": "Last."}',
    ]
    found = rows(tmp_path, "day.jsonl", "\n".join(lines).encode())
    assert [f.id if isinstance(f, Article) else f.split(";")[0] for f in found] == [
        "day-1",
        "FILE: line 2 is not valid JSON (Unterminated string starting at)",
        "FILE: line 4 is not a JSON object",
        "FILE: line 5 has no text",
        "FILE: line 6 has no text under text",
        "FILE: line 7 has no text under text",
        "day-8",
    ]


def test_what_sqlite_cannot_store_is_marked_in_place(tmp_path: Path) -> None:
    (found,) = rows(tmp_path, "a.jsonl", b'{"text": "a\\u0000b\\ud800c \\ud83d\\ude00"}')
    assert isinstance(found, Article) and found.text == "a\ufffdb\ufffdc 😀"


def test_jsonl_is_streamed() -> None:
    class Endless(io.RawIOBase):
        """Never ends, so that a reader that wants the whole never answers."""

        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "Again."}\n'

        def __iter__(self) -> Iterator[bytes]:
            while True:
                yield self.readline()

    found = jsonl(Endless(), "-", "stdin", ReadOptions())  # type: ignore[arg-type]
    assert [f.id for _, f in zip(range(3), found, strict=False) if isinstance(f, Article)] == [
        "stdin-1",
        "stdin-2",
        "stdin-3",
    ]


CSV = 'headline,content,byline\r\nFerry returns,"“We waited,” he said.\nNobody came.",Ana Petrov\r\n'


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_fields(tmp_path: Path, delimiter: str, codec: str) -> None:
    fields = ["headline", "content", "byline\r\nFerry", '"“We waited”\nNobody came."', "Ana\r\n"]
    data = delimiter.join(fields)
    (found,) = rows(tmp_path, "day.csv", data.encode(codec))
    assert isinstance(found, Article)
    assert (found.id, found.title, found.author) == ("day-1", "Ferry", "Ana")
    assert found.text == "“We waited”\nNobody came."
    assert found.encoding == ("utf-16" if codec == "utf-16" else None)


def test_csv_in_another_encoding_reports_the_guess(tmp_path: Path) -> None:
    (found,) = rows(tmp_path, "day.csv", CSV.encode("cp1252"))
    assert isinstance(found, Article)
    assert (found.text, found.encoding) == ("“We waited,” he said.\nNobody came.", "cp1252")


def test_a_column_named_by_option_wins(tmp_path: Path) -> None:
    data = b"text,story\nsummary,The whole story.\n"
    (found,) = rows(tmp_path, "a.csv", data, ReadOptions(text=("story",)))
    assert isinstance(found, Article) and found.text == "The whole story."


def test_fields_may_be_long(tmp_path: Path) -> None:
    text = "word " * 100_000
    (found,) = rows(tmp_path, "a.csv", f'text\n"{text}"\n'.encode())
    assert isinstance(found, Article) and found.text == text


BAD_CSV = [
    (b"", ["FILE: empty"]),
    (b"title,summary\nA,B\n", ["FILE: no column named text, body, content"]),
    (b"title,text\n", ["FILE: a header without rows"]),
    (b"title,text\nA,B,C\nD,Whole.\n", ["FILE: line 2 has 3 fields, not 2", "a-2"]),
    (b"title,text\nA\n\nD,Whole.\n", ["FILE: line 2 has 1 fields, not 2", "a-2"]),
    (b"title,text\nA,\nD,Whole.\n", ["FILE: line 2 has no text under text", "a-2"]),
    (b'title,text\nA,"B" C\nD,Whole.\n', ["FILE: line 2 is not valid CSV (',' expected after '\"')", "a-2"]),
    (b'title,text\nA,"B\n', ["FILE: line 2 is not valid CSV (unexpected end of data)"]),
    (b"\0\1\2\n", ["FILE: binary, not text"]),
]


@pytest.mark.parametrize(("data", "expected"), BAD_CSV, ids=[e[0][6:40] for _, e in BAD_CSV])
def test_bad_csv(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    found = rows(tmp_path, "a.csv", data)
    assert [f.id if isinstance(f, Article) else f.split(";")[0] for f in found] == expected


UNCLOSED = {  # the rows that are bad, and those that are read
    "an open cell at once": (['1,"open', "2,two", "3,three"], [2], ["two", "three"]),
    "an open cell at last": (["1,one", "2,two", '3,"open'], [4], ["one", "two"]),
    "open until another row's quote": (
        ['1,"open', "2,two", '3,"three, said"', "4,four"],
        [2],
        ["two", "three, said", "four"],
    ),
    "a quote within": (['1,"a" said', "2,two"], [2], ["two"]),
    "several lines that are whole": (['1,"one\nand more"', "2,two"], [], ["one\nand more", "two"]),
}


@pytest.mark.parametrize(("lines", "bad", "read_all"), UNCLOSED.values(), ids=UNCLOSED)
def test_a_cell_that_is_never_closed_costs_its_own_row(
    tmp_path: Path, lines: list[str], bad: list[int], read_all: list[str]
) -> None:
    found = rows(tmp_path, "a.csv", "\n".join(["n,text", *lines]).encode())
    assert [f.text for f in found if isinstance(f, Article)] == read_all
    assert [str(f).split("line ")[1].split()[0] for f in found if not isinstance(f, Article)] == list(
        map(str, bad)
    )


def test_a_cell_that_is_open_for_thousands_of_lines_is_taken_for_one_that_is_not_closed(
    tmp_path: Path,
) -> None:
    lines = ['0,"open', *(f"{n},text" for n in range(1, 30_001))]
    found = rows(tmp_path, "a.csv", "\n".join(["n,text", *lines]).encode())
    assert len(found) == 30_001 and "a cell is open for 20,000 lines" in str(found[0])
    assert all(isinstance(f, Article) for f in found[1:])


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_an_empty_jsonl_is_refused(tmp_path: Path, name: str) -> None:
    assert [str(f).split(";")[0] for f in rows(tmp_path, name, b"\n\n")] == ["FILE: empty"]


def test_messages_are_single_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": \n')
    (found,) = read([str(path)])
    assert isinstance(found, UnreadableInput) and "\n" not in str(found)
