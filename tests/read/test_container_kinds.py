"""What is no prose is told by what it says: read as rows where it has texts, else refused."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import PassedOver, ReadOptions, read
from quotetrack.read.files import printable_name

ROWS = [
    {"headline": "Mill shut", "body": "Ann Roe said it rains.", "date": "2024-05-06"},
    {"headline": "Mill open", "body": "Otto Dahl said\nit snows.", "date": "2024-05-07"},
]
ARRAY = json.dumps(ROWS)
PRETTY = json.dumps(ROWS, indent=2)
WRAPPED = json.dumps({"status": "ok", "total": 2, "found": ["x"], "docs": ROWS})
LINES = "\n".join(map(json.dumps, ROWS)) + "\n"
TSV = (
    "headline\tbody\tdate\nMill shut\tAnn Roe said it rains.\t2024-05-06\n"
    'Mill open\t"Otto Dahl said\nit snows."\t2024-05-07\n'
)
CSV = TSV.replace("\t", ",")
AS_ROWS = {"array": ARRAY, "indented": PRETTY, "wrapped": WRAPPED, "lines": LINES, "TSV": TSV, "CSV": CSV}


def found_in(path: Path, text: str, options: ReadOptions | None = None) -> list[Article | UnreadableInput]:
    path.write_bytes(text.encode())
    return list(read([str(path)], options))


@pytest.mark.parametrize("opening", ["", "\ufeff"])
@pytest.mark.parametrize("name", ["a.txt", "a", "a.dat"])
@pytest.mark.parametrize("text", AS_ROWS.values(), ids=AS_ROWS)
def test_rows_are_read_as_rows_whatever_the_file_is_called(
    tmp_path: Path, text: str, name: str, opening: str
) -> None:
    found = found_in(tmp_path / name, opening + text)
    assert [(f.title, f.text, f.published) for f in found if isinstance(f, Article)] == [
        (row["headline"], row["body"], row["date"]) for row in ROWS
    ]
    assert [f.id for f in found if isinstance(f, Article)] == ["a-1", "a-2"]


@pytest.mark.parametrize(("name", "text"), [("a.json", ARRAY), ("a.JSON", WRAPPED), ("a.tsv", TSV)])
def test_their_suffixes_are_known(tmp_path: Path, name: str, text: str) -> None:
    for place in (tmp_path / name, tmp_path):
        (tmp_path / name).write_bytes(text.encode())
        assert [type(f) for f in read([str(place)])] == [Article, Article]


def test_standard_input_is_told_by_what_it_says_too() -> None:
    found = list(read(["-"], stdin=io.BytesIO(ARRAY.encode())))
    assert [(f.path, f.id) for f in found if isinstance(f, Article)] == [("-", "stdin-1"), ("-", "stdin-2")]


def test_one_object_is_one_article(tmp_path: Path) -> None:
    [found] = found_in(tmp_path / "mill.txt", json.dumps(ROWS[0], indent=1))
    assert isinstance(found, Article) and (found.id, found.text) == ("mill", "Ann Roe said it rains.")


def test_a_bad_item_is_named_and_the_others_read(tmp_path: Path) -> None:
    items = [ROWS[0], "prose", {"body": 7}, {"title": "none"}, ROWS[1]]
    found = found_in(tmp_path / "a.json", json.dumps(items))
    assert [type(f) for f in found] == [Article, *[UnreadableInput] * 3, Article]
    assert [str(f).partition(": ")[2][:26] for f in found[1:4]] == [
        "item 2 is not a JSON objec",
        "item 3 has no text under b",
        "item 4 has no text; put it",
    ]


def test_columns_are_named_as_for_any_rows(tmp_path: Path) -> None:
    for name, text in (
        ("a.json", '[{"words": "Ann Roe said so."}]'),
        ("a.txt", "words\tn\nAnn said so.\t1\n"),
    ):
        [found] = found_in(tmp_path / name, text, ReadOptions(text=("words",)))
        assert isinstance(found, Article), found


RSS = '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel/></rss>'
ADDRESSES = "https://a.example/one\n\n# later\nhttp://b.example/two?x=1\n"
REFUSED = {
    "markup alone": ("<p>\r\n&nbsp;<br>\r\n", "empty but for its markup; give a file with an article's text"),
    "a feed": (RSS, "a feed that is "),
    "a feed of another kind": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>',
        "a feed that is ",
    ),
    "an old feed": ('<rdf:RDF xmlns="http://purl.org/rss/1.0/"></rdf:RDF>', "a feed that is "),
    "a sitemap": ("<urlset><url><loc>https://a.example</loc></url></urlset>", "a list of pages in XML; give"),
    "newswire XML": (
        '<?xml version="1.0"?><nitf><body/></nitf>',
        "an XML document, which cannot be read yet",
    ),
    "addresses": (
        ADDRESSES,
        "a list of web addresses; have its pages fetched with: --fetch",
    ),
    "an address": ("https://a.example/one", "a list of web addresses; have its pages"),
    "JSON that is cut": (ARRAY[:-20], "not valid JSON (Unterminated string"),
    "JSON of something else": ('{"name": "mill", "files": ["a"]}', "JSON without articles; give an array of"),
    "numbers in JSON": ("[1, 2, 3]", "JSON without articles"),
    "JSON too deep": ('[{"a": ' + "[" * 100_000, "not valid JSON ("),
    "a table without texts": (
        "id\tname\tage\n1\tAnn\t9\n2\tOtto\t8\n",
        "a table, without a column named text, ",
    ),
}


def test_a_feed_is_told_by_what_it_says_where_its_suffix_says_less(tmp_path: Path) -> None:
    for name in ("feed.xml", "feed.rss"):
        [found] = found_in(tmp_path / name, RSS)
        assert str(found).startswith(f"{tmp_path / name}: {REFUSED['a feed'][1]}")


@pytest.mark.parametrize("name", ["a.txt", "a"])
@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_prose_is_refused_with_the_next_step(
    tmp_path: Path, text: str, said: str, name: str
) -> None:
    [found] = found_in(tmp_path / name, text)
    assert isinstance(found, UnreadableInput)
    assert str(found).startswith(f"{tmp_path / name}: {said}") and "\n" not in str(found)


PROSE = {
    "a note in brackets": "[Editor's note: the mayor spoke on Friday.]\n\nAnn Roe said it rains.",
    "a footnote": "[1] Ann Roe said it rains.",
    "a year in brackets": "[2024] was wet, Ann Roe said.",
    "a mark in braces": "{Updated} Ann Roe said it rains.",
    "an address and prose": "https://a.example/one\n\nAnn Roe said it rains.",
    "a tag": "<p>Ann Roe said it rains.</p>",
    "a comparison": "<rain> is what Ann Roe said.",
    "a list with commas": "Mill, text, rain\n\nAnn Roe said so, and so, and so, and so.",
    "one line that names a column": "text, body",
    "turns with tabs": "ROE:\tWe open in May.\nDAHL:\tWe do not.\nROE:\tWe do.",
    "scores": "Home\tAway\nOldbridge 1\tAvonby 2\nAnn Roe said so.",
    "prose with tabs": "\tAnn Roe said it rains.\n\tOtto Dahl said it snows.",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose_is_still_prose(tmp_path: Path, text: str) -> None:
    [found] = found_in(tmp_path / "a.txt", text)
    assert isinstance(found, Article) and found.text.split()[-1] == text.replace("</p>", "").split()[-1]


def test_json_of_a_folder_that_holds_no_articles_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Ann Roe said it rains.")
    (tmp_path / "d.json").write_text("[{")
    [asked] = found_in(tmp_path / "package.json", '{"name": "mill"}')
    assert isinstance(asked, UnreadableInput) and not isinstance(asked, PassedOver)
    assert [type(f) for f in read([str(tmp_path)])] == [Article, UnreadableInput, PassedOver]


DATES = [
    "²²²²²²²²²",
    "٣٣٣٣٣٣٣٣٣",
    "1" * 5000,
    "9" * 13,
    "Mon, 01 Jan 2024 00:00:00 +99999999999999999999",
    "Mon, 01 Jan 99999999999 00:00:00 +0000",
    "Mon, 01 Jan 2024 00:00:00 -9999999",
    "Thu, 32 Foo",
    "\ud800",
]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_no_date_ends_a_run(tmp_path: Path, date: str, name: str) -> None:
    rows = [{"text": "Ann Roe said it rains.", "date": date}, {"text": "Otto Dahl said so."}]
    text = json.dumps(rows) if name == "a.json" else "\n".join(map(json.dumps, rows))
    assert [type(f) for f in found_in(tmp_path / name, text)] == [Article, Article]


LABELS = ["idna", "punycode", "undefined", "rot13", "unicode_escape", "utf-7", "mbcs", "x-user-defined"]
SAID = "日本の首相は、「橋を閉める」と述べた。町の人々は驚いた。"


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("codec", ["utf-8", "euc_jp"])
def test_no_label_ends_a_run(tmp_path: Path, label: str, codec: str) -> None:
    head = f'<html><head><meta charset="{label}"></head><body><article><h1>T</h1>'
    (tmp_path / "a.html").write_bytes(
        f"{head}<p>{SAID * 4}</p><p>{SAID * 4}</p></article></body></html>".encode(codec)
    )
    (tmp_path / "b.txt").write_text("Ann Roe said it rains.")
    found = list(read([str(tmp_path)]))
    assert [type(f) for f in found] == [Article, Article]
    assert SAID in found[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize("error", [ValueError("x\ny"), OverflowError(), UnicodeError("no"), RecursionError()])
@pytest.mark.parametrize(("stage", "rows"), [("field_date", 2), ("repaired", 2)])
def test_whatever_a_row_makes_a_reader_raise_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, stage: str, rows: int
) -> None:
    import quotetrack.read.rows.row_articles as module

    real: Callable[..., object] = getattr(module, stage)
    calls: list[object] = []

    def once(*args: object, **options: object) -> object:
        calls.append(args)
        if len(calls) == 1:
            raise error
        return real(*args, **options)

    monkeypatch.setattr(module, stage, once)
    found = found_in(tmp_path / "a.jsonl", LINES)
    assert [type(f) for f in found] == [UnreadableInput, Article]
    assert f"line 1 cannot be read ({type(error).__name__}" in str(found[0]) and "\n" not in str(found[0])


def test_a_pipe_or_device_of_a_folder_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")  # reading it would wait for a writer
    (tmp_path / "b.txt").write_text("Ann Roe said it rains.")
    (tmp_path / "zero.html").symlink_to("/dev/zero")
    found = list(read([str(tmp_path)]))
    assert sorted(type(f).__name__ for f in found) == ["Article", "PassedOver", "PassedOver"]
    assert {str(f).partition(": ")[2] for f in found if isinstance(f, PassedOver)} == {
        "passed over: no regular file"
    }
    (found_zero,) = read(["/dev/zero"])
    assert str(found_zero) == "/dev/zero: a device, not a file; give a file with an article's text"


def test_a_file_whose_name_is_no_utf_8_is_read_under_its_bytes(tmp_path: Path) -> None:
    for byte, text in ((b"\xf6", "Ann Roe said it rains."), (b"\xe9", "Otto Dahl said so.")):
        with open(os.fsencode(tmp_path) + b"/m" + byte + b".txt", "w") as file:  # noqa: PTH123
            file.write(text)
    found = list(read([str(tmp_path)]))
    names = [(f.id, f.path) for f in found if isinstance(f, Article)]
    assert names == [(rf"m\x{b}", rf"{tmp_path}/m\x{b}.txt") for b in ("e9", "f6")]
    assert printable_name("mö.txt") == "mö.txt"


CUT = [
    "Мэр сказала: «Мы не закроем мост».",
    "市长说：“我们不会关闭大桥。”",
    "“We can’t,” said Zoë — 5 € 😀.",
    "no é",
    "Þórður sagði nei",
]


@pytest.mark.parametrize("before", ["", "The town hall stood empty. " * 40], ids=["short", "long"])
@pytest.mark.parametrize("text", CUT)
def test_utf_8_that_is_cut_within_a_character_stays_utf_8(tmp_path: Path, text: str, before: str) -> None:
    data = (before + text).encode()
    for cut in range(len(before) + 1, len(data)):
        (tmp_path / "a.txt").write_bytes(data[:cut])
        [found] = read([str(tmp_path / "a.txt")])
        assert isinstance(found, Article)
        assert (found.encoding or "utf-8").startswith("utf-8"), data[:cut][-8:]
        assert found.text.rstrip("\ufffd") == data[:cut].decode("utf-8", "ignore")


WESTERN = ["caf\xe9", "The caf\xe9", "a la caf\xe9, na\xefve caf\xe9", "\x93We can", "\xc9lise"]


@pytest.mark.parametrize("text", WESTERN)
def test_a_western_letter_at_an_edge_is_still_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode("latin-1"))
    [found] = read([str(tmp_path / "a.txt")])
    assert isinstance(found, Article) and found.text == text.encode("latin-1").decode("cp1252")
