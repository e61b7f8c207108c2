"""What is no article: called by its name, where it is asked for and where it lies in a folder."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from quotetrack.cli.intake.inputs import Input
from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import PassedOver, read

STORY = "“We waited,” said Olu Ward.\n"


def zipped(*names: str) -> bytes:
    """A zip archive of empty files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return held.getvalue()


BYTES = {
    "a.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
    "a.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
    "a.gif": (b"GIF89a\1\0\1\0", "a GIF image"),
    "a.webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP image"),
    "a.mp3": (b"ID3\x03\0\0", "a sound recording"),
    "a.mp4": (b"\0\0\0\x18ftypmp42", "a video"),
    "a.woff2": (b"wOF2\0\1\0\0", "a font"),
    "a.ttf": (b"\0\1\0\0\0\x10\0", "a font"),
    "a.pdf": (b"%PDF-1.7\n", "a PDF document"),
    "a.docx": (zipped("[Content_Types].xml", "word/document.xml"), "a Word document (.docx)"),
    "a.xlsx": (zipped("[Content_Types].xml", "xl/workbook.xml"), "a workbook"),
    "a.zip": (zipped(), "a zip archive"),
    "a.pptx": (zipped("[Content_Types].xml", "ppt/slide1.xml"), "a PowerPoint presentation (.pptx)"),
    "a.gz": (b"\x1f\x8b\x08\0", "a gzip archive"),
    "a.tar": (b"a.txt".ljust(257, b"\0") + b"ustar\0", "a tar archive"),
    "a.db": (b"SQLite format 3\0" + b"\0" * 20, "an SQLite database"),
    "a.parquet": (b"PAR1\x15\4", "a Parquet table"),
    "a.warc": (b"WARC/1.0\r\nWARC-Type: response\r\n", "a web archive (WARC)"),
    "a.exe": (b"MZ\x90\0\3\0\0\0", "a program, binary"),
    "a.bin": (bytes(range(256)), "binary"),
    "a.eml": (b"From: a@x.example\nSubject: Mill\n\n", "an e-mail message without text"),
    "a.rtf": (b"{\\rtf1 Nobody came.}", "an RTF document"),
    "a.doc": (b"\xd0\xcf\x11\xe0\0", "an old office document"),
    "a.json": (b'{"name": "mill", "files": []}', "JSON without articles"),
    "a.xml": (b"<nitf><body/></nitf>", "an XML document (.xml)"),
}


@pytest.mark.parametrize("name", BYTES)
def test_a_file_that_is_asked_for_is_refused_by_what_it_is(tmp_path: Path, name: str) -> None:
    data, what = BYTES[name]
    (tmp_path / name).write_bytes(data)
    (found,) = read([str(tmp_path / name)])
    assert isinstance(found, UnreadableInput) and not isinstance(found, PassedOver)
    message = str(found)
    assert message.startswith(f"{tmp_path / name}: {what}") and "; " in message and "\n" not in message


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.pptx"])
def test_what_cannot_be_read_yet_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BYTES[name][0])
    (found,) = read([str(tmp_path / name)])
    assert "cannot be read yet" in str(found)


@pytest.mark.parametrize("name", BYTES)
def test_by_its_bytes_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    data, what = BYTES[name]
    if name in ("a.eml", "a.json", "a.xml"):
        return  # texts, and told by their suffix alone
    (tmp_path / "a.txt").write_bytes(data)
    (found,) = read([str(tmp_path / "a.txt")])
    assert str(found).startswith(f"{tmp_path / 'a.txt'}: {what}")


READ = set("a.parquet a.warc a.pdf a.docx a.xlsx a.zip a.gz a.eml".split())  # which may hold articles

TEXTS = [
    "PARIS -- Nobody came.",
    "BZh is no word.",
    "ID31 left.",
    "MZ said so.",
    "Rar is a name.",
    "GIF is said.",
    "OTTO won.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_opens_like_a_signature_is_text(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    (found,) = read([str(tmp_path / "a.txt")])
    assert isinstance(found, Article) and found.text == text


def test_a_folder_names_each_file_that_it_passes_over(tmp_path: Path) -> None:
    for name, (data, _) in BYTES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "c.log").write_text(STORY)
    (tmp_path / "d").write_text(STORY)
    (tmp_path / "e.css").write_bytes(b"")
    os.mkfifo(tmp_path / "f.pipe")
    found = list(read([str(tmp_path)]))
    articles = [f.id for f in found if isinstance(f, Article)]
    passed = {str(f).split(": ")[0].rpartition("/")[2]: str(f) for f in found if isinstance(f, PassedOver)}
    assert (articles, len(found), len(passed)) == (["b"], len(BYTES) + 5, len(BYTES) + 4 - len(READ))
    for name, (_, what) in BYTES.items():
        if name not in READ:
            assert f"{name}: passed over: {what}" in passed[name]
    assert "text that ends in .log; call it .txt if it is an article" in passed["c.log"]
    assert "text without a suffix" in passed["d"]
    assert "empty" in passed["e.css"]
    assert "no regular file" in passed["f.pipe"]
    assert not any("\n" in line for line in passed.values())


def test_a_folder_without_articles_says_in_its_line_what_it_holds(tmp_path: Path) -> None:
    for name in ("a.png", "a.doc"):
        (tmp_path / name).write_bytes(BYTES[name][0])
    (found,) = read([str(tmp_path)])
    assert isinstance(found, UnreadableInput) and not isinstance(found, PassedOver)
    assert "no articles there" in str(found)
    assert "a.png: a PNG image" in str(found) and "a.doc: an old office document" in str(found)


def test_a_folder_with_many_others_names_twenty(tmp_path: Path) -> None:
    for i in range(25):
        (tmp_path / f"{i:02}.png").write_bytes(BYTES["a.png"][0])
    (found,) = read([str(tmp_path)])
    assert "19.png" in str(found) and "20.png" not in str(found) and "and 5 more" in str(found)


def test_the_commands_tell_what_is_passed_over_and_how_a_file_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.png").write_bytes(BYTES["a.png"][0])
    (tmp_path / "b.txt").write_bytes("“No,” said Zoë.".encode("cp1252"))
    (tmp_path / "c.txt").write_text("&ldquo;No,&rdquo; said Zoe.")
    (tmp_path / "d.txt").write_bytes(b"")
    articles = Input((str(tmp_path),), {}, "text")
    assert [a.id for a in articles] == ["b", "c"]
    assert articles.failed == 1  # what was passed over is no failure
    assert capsys.readouterr().err.replace(f"{tmp_path}/", "").splitlines() == [
        "a.png: passed over: a PNG image",
        "b.txt: not UTF-8, read as cp1252",
        "c.txt: read as utf-8 with HTML",
        "Error: d.txt: empty; give a file with an article's text",
    ]
