"""Reading files, folders and standard input: what comes out, in which order, and what is refused."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import ReadOptions, read

STORY = "“We waited,” said Olu Ward.\r\n\r\nNobody came.\r\n"
SENTENCE = (
    "The harbour office said on Monday that the ferry “will sail again” – “soon,” it added – at Café Lund. "
)


def one(path: Path, data: bytes, options: ReadOptions | None = None) -> Article | UnreadableInput:
    path.write_bytes(data)
    (found,) = read([str(path)], options)
    return found


def article(path: Path, data: bytes) -> Article:
    found = one(path, data)
    assert isinstance(found, Article), found
    return found


def message(found: Article | UnreadableInput) -> str:
    assert isinstance(found, UnreadableInput), found
    text = str(found)
    assert "\n" not in text
    return text


def test_text_keeps_every_character(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    assert article(path, STORY.encode()) == Article("ferry", STORY, path=str(path))


def test_a_byte_order_mark_stays_so_that_offsets_are_the_files(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + STORY.encode()
    found = article(tmp_path / "a.txt", data)
    assert found.text == data.decode("utf-8") and found.encoding is None


@pytest.mark.parametrize(
    ("codec", "guess"),
    [("cp1252", "cp1252"), ("utf-16", "utf-16"), ("utf-16-le", None), ("cp1251", "cp1251")],
)
def test_other_encodings_are_detected_and_reported(tmp_path: Path, codec: str, guess: str | None) -> None:
    text = SENTENCE * 3
    if codec == "cp1251":
        text = "Мэр сказал в понедельник, что паром скоро вернётся, и никто не смог объяснить почему. " * 3
    found = one(tmp_path / "a.txt", text.encode(codec))
    if guess is None:
        assert "a.txt" in message(found)
    else:
        assert isinstance(found, Article)
        assert (found.text, found.encoding) == (text, guess)


REFUSED = [
    (b"", "empty"),
    (b" \r\n\t\n", "empty"),
    (b"\xef\xbb\xbf\n", "empty"),
    (b"\x7fELF\x02\x00\x00\x01" * 40, "binary"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
    (b"PK\x03\x04\x14\x00\x06\x00", "zip archive"),
    (bytes(range(1, 256)) * 8, "no encoding"),
    (b"\x81\x8d\x8f\x90\x9d\x01\x02\x03" * 50, "no encoding"),
]


@pytest.mark.parametrize(
    ("data", "reason"), REFUSED, ids=[reason + str(i) for i, (_, reason) in enumerate(REFUSED)]
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    found = message(one(tmp_path / "a.txt", data))
    assert found.startswith(str(tmp_path / "a.txt")) and reason in found and "; " in found


def test_a_bad_input_does_not_stop_the_batch(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(STORY)
    paths = [str(tmp_path / n) for n in ("missing.txt", "a.txt", "b.txt")]
    missing, empty, good = read(paths)
    assert "no such file" in message(missing) and "empty" in message(empty)
    assert isinstance(good, Article) and good.id == "b"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    path.chmod(0)
    (found,) = read([str(path)])
    assert "permission denied" in message(found)


def test_an_unopenable_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("Nobody came.")
    monkeypatch.setattr(Path, "open", refuse)
    (found,) = read([str(tmp_path / "a.txt")])
    assert "permission denied" in message(found)


def test_directories_are_read_below_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.md", "a.txt", "c.TXT", ".hidden.txt", ".git/x.txt", "notes.log", "d.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(STORY)
    found = [f.id for f in read([str(tmp_path)]) if isinstance(f, Article)]
    assert found == ["a", "10", "2", "c"]


def test_a_directory_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.log").write_text(STORY)
    (found,) = read([str(tmp_path)])
    assert "no articles" in message(found) and ".txt" in message(found)


def test_one_bad_file_of_a_directory_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\0")
    (tmp_path / "b.txt").write_text(STORY)
    bad, good = read([str(tmp_path)])
    assert "binary" in message(bad) and isinstance(good, Article)


def test_a_named_file_of_unknown_suffix_is_text_unless_the_format_says_otherwise(tmp_path: Path) -> None:
    found = article(tmp_path / "wire.copy", STORY.encode())
    assert (found.id, found.text) == ("wire", STORY)
    row = one(tmp_path / "wire.copy", b'{"text": "Nobody came."}\n', ReadOptions(format="jsonl"))
    assert isinstance(row, Article) and row.text == "Nobody came."


def test_standard_input() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(STORY.encode()))
    assert found == Article("stdin", STORY, path="-")
    (empty,) = read(["-"], stdin=io.BytesIO(b""))
    assert message(empty).startswith("-: empty")
