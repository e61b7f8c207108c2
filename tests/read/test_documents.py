"""Documents as other programs write them: told by what they hold, read as who opens them reads them."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import PassedOver, ReadOptions, read
from quotetrack.read.documents.mail_messages import is_mail

FILES = Path(__file__).parent / "handed_over"
FERRY = "“We waited for nine weeks, and nobody told us why,” said Olu Ward of the dockers’ union."
NO_TEXT = ("Comment of an editor", "A footnote", "Courier", "Page 1")


def articles(*paths: Path, options: ReadOptions | None = None) -> list[Article]:
    found = list(read([str(path) for path in paths], options))
    assert [f for f in found if isinstance(f, UnreadableInput)] == []
    return [f for f in found if isinstance(f, Article)]


@pytest.mark.parametrize("suffix", ["odt", "docx", "pdf", "epub"])
@pytest.mark.parametrize("renamed", [False, True])
def test_a_document_is_read_whatever_it_is_called(tmp_path: Path, suffix: str, renamed: bool) -> None:
    path = FILES / f"ferry.{suffix}"
    if renamed:
        path = tmp_path / "ferry"
        path.write_bytes((FILES / f"ferry.{suffix}").read_bytes())
    (found,) = articles(path)
    assert found.path == str(path)
    paragraphs = found.text.split("\n\n")
    assert paragraphs[0] == "Ferry returns after nine weeks"
    assert paragraphs[1] == "The harbour ferry will sail again on Monday, Mayor Ilse Brandt said on Friday."
    assert paragraphs[2].startswith(FERRY)


@pytest.mark.parametrize("suffix", ["odt", "docx"])
def test_what_stands_beside_the_text_is_left_out(suffix: str) -> None:
    (found,) = articles(FILES / f"ferry.{suffix}")
    assert not any(aside in found.text for aside in (*NO_TEXT, "Deleted words"))
    assert "Last  word\there.\nSecond line." in found.text
    assert found.text.endswith("North pier\t4.20")
    assert found.title == "Ferry returns after nine weeks"


def test_a_word_document_of_another_program() -> None:
    (found,) = articles(FILES / "note.docx")
    assert found.text == "Ferry returns\n\n“We waited,” said Olu Ward.\n\nNorth pier\t4.20\n\nNobody came."
    assert found.title == "Ferry returns"


COLUMNS = """Pilots were warned, says harbour master

The harbour master said on Sunday that the pilots had been warned twice about the sandbank, which is
well-known to every crew. “We told them in April and we told them again in May,”
Zoë Okafor-Bell said at the
harbour office.

Unions blamed the company for the accident. “They saved on pilots,” said Bea Linn of the seafarers’ union, who
called for an inquiry. The well-known captain declined to comment. The inquiry will begin in autumn, a
minister said."""


def test_columns_are_read_one_by_one_hyphens_joined_and_furniture_left_out() -> None:
    (found,) = articles(FILES / "columns.pdf")
    assert found.text.startswith(re.sub(r"(?<!\n)\n(?!\n)", " ", COLUMNS) + "\n\n")
    assert "HARBOUR POST" not in found.text and "4 March 2026" not in found.text and "- 2 -" not in found.text
    assert "lose its largest customers,\fwho had asked for two pilots" in found.text  # over the page
    assert [page.strip()[:12] for page in found.text.split("\f")] == [
        "Pilots were ",
        "“It was not ",
        "who had aske",
    ]


def test_the_page_of_a_place_can_be_counted() -> None:
    (found,) = articles(FILES / "ferry.pdf")
    assert found.text.count("\f") == 2 and not any(aside in found.text for aside in ("Courier", "Page 1"))
    assert found.text.index("passengers since February and\fwould be happy") > 0


def test_the_chapters_of_a_book_are_articles() -> None:
    found = articles(FILES / "weekly.epub")
    assert [(f.id, f.title, f.author, f.publisher, f.published) for f in found] == [
        ("weekly-2", "Mill shut", "Carla Nweke", "Harbour Post", "2026-03-04"),
        ("weekly-3", "Mill open", "Carla Nweke", "Harbour Post", "2026-03-04"),
    ]
    assert found[1].text == "Mill open\n\n“It opens on Monday,” said Otto Dahl.\n\nNobody came."


@pytest.mark.parametrize("name", ["release.eml", "release.txt"])
def test_a_press_release_comes_with_its_sender_date_and_attachment(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes((FILES / "release.eml").read_bytes())
    release, attached = articles(tmp_path / name)
    assert release.title == "Statement on the ferry – nine weeks later"
    assert (release.author, release.published) == ("Harbour Lines Press Office", "2026-03-04T09:15:00Z")
    assert "“We regret the interruption,” said Olu Ward, who heads Harbour Lines." in release.text
    assert (attached.path, attached.id) == (f"{tmp_path / name}/the note.docx", "the note")


MAILS = [
    (b"From: a@b.example\nMessage-ID: <1@b.example>\n\nText.", False, True),
    (b"From ann Mon Mar  2 2026\nReceived: by x\n\tid 1\nFrom: a@b.example\n\nText.", False, True),
    (b"From: a@b.example\nSubject: Mill\n\nText.", False, False),  # a release that was pasted
    (b"From: a@b.example\nSubject: Mill\n\nText.", True, True),
    (b"MS. FENN: No.\nMessage-ID: none\n\nText.", False, False),
    (b"The mill is shut, she said: no.\n", True, False),
]


@pytest.mark.parametrize(("head", "named_so", "expected"), MAILS)
def test_a_message_is_told_by_its_head(head: bytes, named_so: bool, expected: bool) -> None:
    assert is_mail(head, named_so=named_so) is expected


def test_mail_of_html_in_an_unknown_encoding_and_with_a_broken_date(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        b"From: =?utf-8?q?Zo=C3=AB?= <z@b.example>\nDate: soon\nMIME-Version: 1.0\n"
        b"Content-Type: text/html; charset=x-none\n\n<p>&ldquo;No,&rdquo; said Zo\xc3\xab.</p><p>Late.</p>"
    )
    (found,) = articles(tmp_path / "a.eml")
    assert (found.text, found.author, found.published) == ("“No,” said Zoë.\n\nLate.", "Zoë", None)


def test_lines_that_a_mail_program_broke_are_joined(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(
        b"From: a@b.example\nContent-Type: text/plain; format=flowed\n\n"
        b"The mill is \nshut, she said.\n\n-- \nAnn\n"
    )
    (found,) = articles(tmp_path / "a.eml")
    assert found.text == "The mill is shut, she said.\n\n-- \nAnn\n"


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom"])
@pytest.mark.parametrize("called", [None, "feed.xml", "feed.txt", "feed"])
def test_the_entries_of_a_feed_are_articles(tmp_path: Path, name: str, called: str | None) -> None:
    path = tmp_path / (called or name)
    path.write_bytes((FILES / name).read_bytes())
    first, second = articles(path)
    assert first == Article(
        "tag:post.example,2026:1",
        "The mill is shut, Ann Roe said.\n\n“We waited,” said Otto Dahl.",
        path=str(path),
        url="https://post.example/1",
        title="Mill shut",
        author="Carla Nweke",
        publisher="Harbour Post",
        published="2026-03-01T09:30:00Z",
    )
    assert (second.id, second.title, second.author) == ("tag:post.example,2026:2", "Mill open", "Bea Linn")


def test_entries_without_a_text_are_counted(tmp_path: Path) -> None:
    items = "<item><title>A</title></item><item><description>Ann Roe said no.</description></item>"
    (tmp_path / "a.rss").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")
    article, passed = read([str(tmp_path / "a.rss")])
    assert isinstance(article, Article) and isinstance(passed, PassedOver)
    said = str(passed).removeprefix(f"{tmp_path / 'a.rss'}: ")
    assert said == "passed over: 1 entry without a text; fetch them with: --fetch"


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_a_workbook_is_read_as_its_csv(suffix: str) -> None:
    found = articles(FILES / f"rows.{suffix}")
    assert [(f.id, f.title, f.text, f.published) for f in found] == [
        ("rows-2", "Mill shut", "Ann Roe said the mill is shut.", "2024-05-06"),
        ("rows-3", "Mill open", "Otto Dahl said\nit opens on Monday.", "2024-05-07"),
    ]


def test_the_sheets_of_a_workbook_and_the_rows_that_a_reader_sees() -> None:
    found = articles(FILES / "weeks.xlsx")
    assert [f.id for f in found] == ["7", "weeks-May-4", "weeks-June-2", "weeks-June-4"]
    (refused,) = read([str(FILES / "weeks.xlsx")], ReadOptions(text=("bodi",), named=frozenset({"text"})))
    assert "there are: This workbook holds two weeks., Headline, Body, Date, Id; did you mean Body?" in str(
        refused
    )


LOCKED = {"locked.pdf": "a PDF document, locked", "pictures.pdf": "a PDF document without a text layer"}


@pytest.mark.parametrize("name", LOCKED)
def test_what_has_no_text_for_us_says_why(name: str) -> None:
    (found,) = read([str(FILES / name)])
    assert str(found).startswith(f"{FILES / name}: {LOCKED[name]}") and "\n" not in str(found)


NAMES = [
    "ferry.odt",
    "ferry.docx",
    "ferry.pdf",
    "ferry.epub",
    "rows.xlsx",
    "rows.ods",
    "rows.xls",
    "feed.rss",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_a_file_that_is_cut_off_is_one_line(tmp_path: Path, name: str, share: float) -> None:
    data = (FILES / name).read_bytes()
    (tmp_path / name).write_bytes(data[: int(len(data) * share)])
    for one in read([str(tmp_path / name)]):
        if isinstance(one, UnreadableInput):  # a feed is read as far as it goes
            assert str(one).startswith(f"{tmp_path / name}: ") and "; " in str(one) and "\n" not in str(one)
        else:
            assert name == "feed.rss"


@pytest.mark.parametrize("name", NAMES)
def test_no_changed_byte_ends_a_run(tmp_path: Path, name: str) -> None:
    data = (FILES / name).read_bytes()
    for at in range(0, len(data), max(1, len(data) // 25)):
        (tmp_path / name).write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        assert all(
            "\n" not in str(one) for one in read([str(tmp_path / name)]) if isinstance(one, UnreadableInput)
        )


def test_one_damaged_document_of_a_folder_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n nothing")
    (tmp_path / "b.docx").write_bytes((FILES / "note.docx").read_bytes())
    (tmp_path / "c").write_bytes((FILES / "columns.pdf").read_bytes())
    damaged, word, pdf = read([str(tmp_path)])
    assert "a.pdf: a PDF document that is damaged" in str(damaged)
    assert isinstance(word, Article) and isinstance(pdf, Article) and pdf.id == "c"


BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{entities}
<!ENTITY x SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
<w:t>Said &z;&x;.</w:t></w:r></w:p></w:body></w:document>"""


def test_xml_reads_nothing_from_outside_and_does_not_swell(tmp_path: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwz"
    entities = "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise(letters))
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", BOMB.format(entities=entities))
    (found,) = read([str(tmp_path / "a.docx")])
    text = found.text if isinstance(found, Article) else str(found)
    assert len(text) < 1000 and "root:" not in text


@pytest.mark.parametrize(
    ("package", "name"),
    [("pypdfium2", "ferry.pdf"), ("python_calamine", "rows.xlsx"), ("feedparser", "feed.rss")],
)
def test_a_missing_package_is_named_with_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, package: str, name: str
) -> None:
    real = builtins.__import__

    def without(module: str, *others: Any) -> Any:
        if module.partition(".")[0] == package:
            raise ImportError(module)
        return real(module, *others)

    monkeypatch.setattr(builtins, "__import__", without)
    (found,) = read([str(FILES / name)])
    assert str(found).endswith("; run: pip install 'quotetrack[formats]'") and "\n" not in str(found)


def test_standard_input_is_told_by_what_it_holds_too() -> None:
    with (FILES / "ferry.docx").open("rb") as stream:
        (found,) = read(["-"], stdin=stream)
    assert isinstance(found, Article) and (found.id, found.path) == ("stdin", "-")
    (found,) = read(["-"], stdin=io.BytesIO((FILES / "columns.pdf").read_bytes()))
    assert isinstance(found, Article) and found.text.startswith("Pilots were warned")


@pytest.mark.parametrize("name", ["feed.rss", "feed.atom"])
@pytest.mark.parametrize("within", [True, False])
def test_a_feed_that_is_cut_off_gives_its_whole_entries_and_says_so(
    tmp_path: Path, name: str, within: bool
) -> None:
    data = (FILES / name).read_bytes()
    end = next(re.finditer(rb"</(?:item|entry)>", data)).end()
    (tmp_path / "cut.xml").write_bytes(data[: end + (40 if within else 0)])
    *entries, said = read([str(tmp_path / "cut.xml")])
    whole = articles(FILES / name)
    assert [f.text for f in entries if isinstance(f, Article)] == [whole[0].text]
    assert str(said) == f"{tmp_path / 'cut.xml'}: a feed that is cut off behind 1 entry; get it again"
    assert not isinstance(said, PassedOver)


def test_every_message_of_a_mailbox_is_read(tmp_path: Path) -> None:
    release = (FILES / "release.eml").read_bytes().replace(b"\r\n", b"\n")
    reply = b"From: Bea Linn <bea@linn.example>\nSubject: Reply\nDate: Thu, 5 Mar 2026 08:00:00 +0000\n\n"
    said = b"We disagree.\n\n>From Monday on nobody sails.\n\nFrom here it looks bad, said Ms Linn."
    empty = b"From: a@b.example\nSubject: Nothing\n\n"
    parted = b"From - Wed Mar  4 09:15:00 2026\n"
    for name in ("box.mbox", "box"):
        path = tmp_path / name
        path.write_bytes(b"\n\n".join(parted + one for one in (release, reply + said, empty)) + b"\n")
        found = list(read([str(path)]))
        assert [f.title for f in found if isinstance(f, Article)] == [
            "Statement on the ferry – nine weeks later",
            articles(FILES / "note.docx")[0].title,
            "Reply",
        ]
        last = [f for f in found if isinstance(f, Article)][-1]
        assert (last.id, last.author, last.path) == ("box-2", "Bea Linn", str(path))
        assert last.text.strip().splitlines()[-3::2] == [
            "From Monday on nobody sails.",
            "From here it looks bad, said Ms Linn.",
        ]
        (attached,) = (f for f in found if isinstance(f, Article) and f.path != str(path))
        assert attached.path == f"{path}/1/the note.docx"
        (nothing,) = (f for f in found if isinstance(f, UnreadableInput))
        assert str(nothing).startswith(f"{path}: message 3: an e-mail message without text")


def test_sheets_without_texts_are_named(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "March"
    for row in (("id", "text"), ("a", FERRY)):
        book.active.append(row)
    for title in ("Budget", "Staff"):
        sheet = book.create_sheet(title)
        sheet.append(("name", "sum"))
        sheet.append(("Ann Roe", 3))
    book.create_sheet("Cover").append(("A week in March",))
    book.save(tmp_path / "week.xlsx")
    article, said = read([str(tmp_path / "week.xlsx")])
    assert isinstance(article, Article) and isinstance(said, PassedOver)
    assert str(said).endswith("week.xlsx: passed over: sheets 'Budget', 'Staff', without a column of texts")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("ferry.docx", "a Word document"),
        ("ferry.odt", "an OpenDocument text"),
        ("ferry.epub", "an e-book"),
        ("rows.xlsx", "an Excel workbook"),
        ("rows.ods", "an OpenDocument workbook"),
    ],
)
def test_a_damaged_document_is_called_what_it_is(tmp_path: Path, name: str, what: str) -> None:
    data = (FILES / name).read_bytes()
    for called, said in ((name, what), ("monday.zip", "a zip archive")):
        (tmp_path / called).write_bytes(data[: len(data) // 2])
        (found,) = read([str(tmp_path / called)])
        assert str(found) == f"{tmp_path / called}: {said}, damaged or cut off; get it again"


def one_page(title: str, *lines: tuple[int, str]) -> bytes:
    """Return a PDF document of one page, the size of each line given, and the title that it declares."""
    shown, top = "", 760
    for size, line in lines:
        shown += f"BT /F {size} Tf 60 {top} Td ({line}) Tj ET\n"
        top -= 4 * size
    return f"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R
 /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> >> >> >> endobj
4 0 obj <</Length {len(shown)}>> stream
{shown}endstream endobj
5 0 obj <</Title ({title})>> endobj
trailer <</Root 1 0 R /Info 5 0 R>>
""".encode()


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("Pilots were warned, says harbour master", "Pilots Were Warned, Says Harbour Master"),
        ("Microsoft Word - pilots 3.docx", None),
        ("warned", None),
        ("", None),
    ],
)
def test_the_title_that_a_pdf_declares_counts_where_its_page_has_it(
    tmp_path: Path, declared: str, title: str | None
) -> None:
    headline = (18, "Pilots Were Warned, Says Harbour Master")
    story = (10, "The harbour master said on Sunday that the pilots had been warned twice.")
    path = tmp_path / "pilots.pdf"
    path.write_bytes(one_page(declared, (8, "Tidewater Post"), headline, story))
    (found,) = articles(path)
    assert [part.strip() for part in found.text.split("\n\n")] == ["Tidewater Post", headline[1], story[1]]
    assert found.title == title
