"""What is packed: read as if it lay there by itself, and never to the end of memory."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import PassedOver, count_articles, read

FILES = Path(__file__).parent / "handed_over"
LINES = b'{"text": "Ann Roe said so."}\n{"text": "Otto Dahl said no."}\n'


def zstd(data: bytes) -> bytes:
    from backports.zstd import compress

    return compress(data)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstd,
}


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("called", ["day.jsonl{}", "day{}", "day.txt"])
def test_packed_rows_are_read(tmp_path: Path, suffix: str, called: str) -> None:
    path = tmp_path / called.format(suffix)
    path.write_bytes(PACKERS[suffix](LINES))
    found = [f for f in read([str(path)]) if isinstance(f, Article)]
    assert [(f.id, f.path, f.text) for f in found] == [
        ("day-1", str(path), "Ann Roe said so."),
        ("day-2", str(path), "Otto Dahl said no."),
    ]
    if called != "day.txt":
        assert count_articles([str(path)]) is None  # which would have to be unpacked


@pytest.mark.parametrize("name", ["ferry.docx", "columns.pdf", "rows.xlsx", "feed.atom", "release.eml"])
def test_any_format_may_be_packed(tmp_path: Path, name: str) -> None:
    bare = [f for f in read([str(FILES / name)]) if isinstance(f, Article)]
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress((FILES / name).read_bytes()))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(FILES / name, f"in/{name}")
    for path in (f"{name}.gz", "all.zip"):
        packed = [f for f in read([str(tmp_path / path)]) if isinstance(f, Article)]
        assert [(f.id, f.text) for f in packed] == [(f.id, f.text) for f in bare] != []


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_the_files_of_an_archive_are_read_as_those_of_a_folder(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "week.zip",
        {
            "b/monday.txt": b"Ann Roe said so.",
            "a/logo.png": b"\x89PNG\r\n\x1a\n",
            "a/tuesday.jsonl": LINES,
            "broken.docx": b"PK\x03\x04",
            "empty.txt": b"",
            "notes.log": b"left alone",
            "package.json": b'{"name": "mill"}',
            "../../up.txt": b"Otto Dahl said no.",
            "__MACOSX/._monday.txt": b"\0",
            "inner.zip": zipped(tmp_path / "inner", {"c.txt": b"Bea Linn said yes."}).read_bytes(),
        },
    )
    found = list(read([str(path)]))
    assert [(f.path, f.id) for f in found if isinstance(f, Article)] == [
        (f"{path}/up.txt", "up"),
        (f"{path}/a/tuesday.jsonl", "tuesday-1"),
        (f"{path}/a/tuesday.jsonl", "tuesday-2"),
        (f"{path}/b/monday.txt", "monday"),
        (f"{path}/inner.zip/c.txt", "c"),
    ]
    said = [str(f).removeprefix(f"{path}/") for f in found if isinstance(f, UnreadableInput)]
    assert [line[:34] for line in said] == [
        "a/logo.png: passed over: a PNG ima",
        "broken.docx: a Word document, dama",
        "empty.txt: empty; give a file with",
        "notes.log: passed over: text that ",
        "package.json: passed over: JSON wi",
    ]
    assert [type(f) for f in found if isinstance(f, UnreadableInput)].count(PassedOver) == 3


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_packed_file_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path, suffix: str) -> None:
    rows = b"".join(b'{"text": "Ann Roe said %d, %d."}\n' % (n, n * n) for n in range(20_000))
    packed = PACKERS[suffix](rows)
    (tmp_path / f"a.jsonl{suffix}").write_bytes(packed[: len(packed) * 2 // 3])
    *before, last = read([str(tmp_path / f"a.jsonl{suffix}")])
    assert isinstance(last, UnreadableInput) and "damaged or cut off; get it again" in str(last)
    assert all(isinstance(f, Article) for f in before)


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_bomb_is_refused_before_it_fills_memory(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import quotetrack.read.documents.zip_members as module

    monkeypatch.setattr(module, "LEAST_ALLOWED", 1_000_000)
    (tmp_path / f"a.txt{suffix}").write_bytes(PACKERS[suffix](b"said " * 4_000_000))
    (found,) = read([str(tmp_path / f"a.txt{suffix}")])
    assert "unpacks to more than 100 times its size" in str(found)


def test_a_zip_bomb_is_refused_by_what_it_says_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import quotetrack.read.documents.zip_members as module

    monkeypatch.setattr(module, "LEAST_ALLOWED", 1_000_000)
    for name in ("a.zip", "a.docx", "a.xlsx"):
        path = zipped(tmp_path / name, {"word/document.xml": b"said " * 4_000_000})
        (found,) = read([str(path)])
        assert "unpacks to more than 100 times its size" in str(found)


def test_archives_within_archives_have_an_end(tmp_path: Path) -> None:
    data = b"Ann Roe said so."
    for _ in range(5):
        data = gzip.compress(data)
    (tmp_path / "a.gz").write_bytes(data)
    (found,) = read([str(tmp_path / "a.gz")])
    assert "an archive within 3 others; unpack it" in str(found)


@pytest.mark.parametrize(
    ("names", "called"),
    [
        (("ok.txt", "ok.txt", "ok.txt"), ["ok", "ok (2)", "ok (3)"]),
        (("ok.txt", "ok (2).txt", "ok.txt"), ["ok", "ok (2)", "ok (3)"]),
        (("../a.txt", "a.txt"), ["a", "a (2)"]),
        (("ok (2).txt", "ok.txt", "ok.txt", "ok (2).txt"), ["ok", "ok (2)", "ok (2) (2)", "ok (3)"]),
    ],
)
def test_files_of_one_name_in_an_archive_are_all_read(
    tmp_path: Path, names: tuple[str, ...], called: list[str]
) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        warnings.simplefilter("ignore")  # that a name is there already
        for number, name in enumerate(names):
            archive.writestr(name, f"Ann Roe said it is {number}.")
    found = [one for one in read([str(tmp_path / "a.zip")]) if isinstance(one, Article)]
    assert sorted(one.id for one in found) == called
    assert sorted(one.text for one in found) == [f"Ann Roe said it is {n}." for n in range(len(names))]
    assert len({one.path for one in found}) == len(names)


def test_a_locked_archive_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"Ann Roe said so."})
    data = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1  # as if it were encrypted
    path.write_bytes(bytes(data))
    (found,) = read([str(path)])
    assert "a.txt: a file, locked with a password" in str(found)


def test_a_packed_stream_of_standard_input() -> None:
    found = list(read(["-"], stdin=io.BytesIO(gzip.compress(LINES))))
    assert [f.id for f in found if isinstance(f, Article)] == ["stdin-1", "stdin-2"]
