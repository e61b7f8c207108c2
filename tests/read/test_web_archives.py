"""Web archives and Parquet tables as inputs like others, told by what they hold."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import PassedOver, count_articles, read

PAGE = (
    "<html><head><title>Mill {n}</title><meta property='article:published_time' content='2026-03-04'></head>"
    "<body><article><h1>Mill {n}</h1><p>“The mill number {n} is closed for good,” Ann Roe told the council on"
    " Monday, and nobody in the hall had an answer to that.</p><p>Otto Dahl said that the river had risen {n}"
    " times since the old bridge was taken down, which the office of works denies.</p></article>"
    "</body></html>"
)


def record(
    address: str, body: bytes, status: str = "200 OK", kind: str = "text/html", coding: str = ""
) -> bytes:
    """Return one answer as a web archive holds it."""
    http = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}Content-Length: {len(body)}\r\n\r\n".encode()
        + body
    )
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2026-03-05T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{abs(hash(address)):032x}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def pages(count: int) -> list[bytes]:
    """Return the records of so many pages."""
    return [
        record(f"https://news.example/mill-{n}.html?x=1", PAGE.format(n=n).encode())
        for n in range(1, count + 1)
    ]


def archive(records: list[bytes], *, zipped: bool) -> bytes:
    """Return a web archive; in gzip each record is a member of its own."""
    opening = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    return b"".join(gzip.compress(one) if zipped else one for one in (opening, *records))


OTHERS = [
    record("https://news.example/gone", b"<p>Not here</p>", "404 Not Found"),
    record("https://news.example/photo", b"\xff\xd8\xff", kind="image/jpeg"),
    record("https://news.example/empty", b"<html><body></body></html>"),
]


@pytest.mark.parametrize(
    ("name", "zipped"), [("a.warc", False), ("a.warc.gz", True), ("a.txt", False), ("crawl", True)]
)
def test_pages_are_articles_at_the_address_where_they_were_fetched(
    tmp_path: Path, name: str, zipped: bool
) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / name).write_bytes(archive([*pages(2), *OTHERS], zipped=zipped))
    first, second, passed = read([str(tmp_path / name)])
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.id, first.path, first.title) == ("mill-1", None, "Mill 1")
    assert (first.url, first.fetched) == ("https://news.example/mill-1.html?x=1",) * 2
    assert (first.published, first.retrieved) == ("2026-03-04", "2026-03-05T10:00:00Z")
    assert "The mill number 2 is closed" in second.text
    assert isinstance(passed, PassedOver)
    assert str(passed) == (
        f"{tmp_path / name}: passed over: 1 failed to load, 1 not HTML, 1 without an article"
    )
    assert count_articles([str(tmp_path / name)]) is None or name in ("a.txt", "crawl")


def test_a_page_that_was_sent_in_gzip_or_another_encoding_is_read(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    page = PAGE.format(n=1).replace("Ann Roe", "Jürgen Röe")
    sent = [
        record("https://a.example/1", gzip.compress(page.encode()), coding="Content-Encoding: gzip\r\n"),
        record("https://a.example/2", page.encode("cp1252"), kind="text/html; charset=windows-1252"),
    ]
    (tmp_path / "a.warc").write_bytes(archive(sent, zipped=False))
    found = list(read([str(tmp_path / "a.warc")]))
    assert ["Jürgen Röe" in one.text for one in found if isinstance(one, Article)] == [True, True]


@pytest.mark.parametrize("cut", [200, 30])
def test_what_is_before_the_damage_is_read(tmp_path: Path, cut: int) -> None:
    pytest.importorskip("fastwarc")
    whole = archive(pages(3), zipped=True)
    (tmp_path / "a.warc.gz").write_bytes(whole[:-cut])
    *articles, last = read([str(tmp_path / "a.warc.gz")])
    assert len(articles) == 2 and all(isinstance(one, Article) for one in articles)
    assert isinstance(last, UnreadableInput) and not isinstance(last, PassedOver)
    assert "damaged behind its article 2 (EOFError: the file ends within an answer); fetch it again" in str(
        last
    )


def test_one_without_pages_is_refused_in_a_line(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    (tmp_path / "a.warc").write_bytes(archive(OTHERS[:1], zipped=False))
    (found,) = read([str(tmp_path / "a.warc")])
    assert str(found).endswith(
        "a.warc: a web archive (WARC) without an article: 1 failed to load; give one with pages"
    )


def test_a_zipped_text_is_no_web_archive(tmp_path: Path) -> None:
    for name in ("a.warc.gz", "a.gz"):
        (tmp_path / name).write_bytes(gzip.compress(b"Ann Roe said so."))
        (found,) = read([str(tmp_path / name)])
        assert isinstance(found, Article) and found.text == "Ann Roe said so."


def test_a_parquet_table_is_read_row_by_row(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from datetime import date, datetime

    from pyarrow import parquet

    rows = [
        {"body": "Ann Roe said so.", "title": "A", "date": date(2026, 3, 4), "tags": ["x"]},
        {"body": None, "title": "B", "date": None, "tags": []},
        {"body": "Otto Dahl said no.", "title": "C", "date": date(2026, 3, 5), "tags": []},
    ]
    midnight = [
        {"text": "Ann Roe said so.", "published": datetime(2026, 3, 4 + hour // 9, hour)} for hour in (0, 9)
    ]
    parquet.write_table(pyarrow.Table.from_pylist(midnight), tmp_path / "m.parquet")
    days = [found.published for found in read([str(tmp_path / "m.parquet")]) if isinstance(found, Article)]
    assert days == ["2026-03-04", "2026-03-05T09:00:00"]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    first, second, third = read([str(tmp_path / "a.parquet")])
    assert isinstance(first, Article) and isinstance(third, Article)
    assert (first.id, first.text, first.title, first.published) == (
        "a-1",
        "Ann Roe said so.",
        "A",
        "2026-03-04",
    )
    assert str(second) == f"{tmp_path / 'a.parquet'}: row 2 has no text under body; fill it or drop the row"
    assert third.id == "a-3"
    assert count_articles([str(tmp_path / "a.parquet")]) == 3


def test_a_parquet_table_without_texts_or_damaged_is_refused(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    held = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist([{"n": 1}]), held)
    for data, why in (
        (held.getvalue(), "no column named text, body, content; there are: n; name the one"),
        (held.getvalue()[:-9], "damaged; write it"),
    ):
        (tmp_path / "a.parquet").write_bytes(data)
        (found,) = read([str(tmp_path / "a.parquet")])
        assert why in str(found) and "\n" not in str(found)
