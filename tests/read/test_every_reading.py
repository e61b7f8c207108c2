"""What is read of files, dates, heads and bytes made by chance, whole: no reading changes unnoticed.

Who means to change one pins it anew, ``python tests/read/test_every_reading.py``, and reads the difference.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "fuzz"))
sys.path.insert(0, str(Path(__file__).parent))

import generated
import pytest
from pinned_answers import read_pins, write_pins
from test_heads import DECLARED

from quotetrack.errors import UnreadableInput
from quotetrack.read import read
from quotetrack.read.container_kinds import format_told
from quotetrack.read.dates import day_in_address, field_date, iso_date, month_in_address
from quotetrack.read.encodings import decode
from quotetrack.read.heads.plain_head import read_head
from quotetrack.read.legacy_codecs import (
    is_of_several_bytes,
    labelled_codec,
    plausibility,
    western_codec,
)
from quotetrack.read.page_source.page_data import page_data
from quotetrack.read.read_options import ReadOptions
from quotetrack.read.repairs import is_whole_page, marked_quotations, repaired, unescaped, without_markup
from quotetrack.read.signatures import passed_over, refuse_binary

PINNED_IN = Path(__file__).parent / "every_reading.json"
WESTERN = [
    "“We can’t,” said Élise Müller in the café — “not before 5 £.”",
    "Où est l’été ? « Ici », dit-il à Noël, façade, œuvre",
    "Die Größe der Straße: „Übermut tut selten gut“, sagte er für 3 €",
    "El niño comió jamón; ¿qué más? ¡Nada! 25° y 3½",
    "Łódź, żółw, kočka, příliš, ő és ű",
    "Pão, maçã, três às 9 h; ÀS ARMAS; à toa",
    "Ørsted på øen og ÆØÅ, smörgåsbord ©2026 Roe® 5µ",
    "Привет, мир",
    "naïve coöperation",
    "A’B “c” ‘d’ «e» …",
    "½ ¼ x² ±3 ¢5",
    "É",
    "",
    "plain",
    "ÀÉÈÓ aÉb éB",
]
CODECS = [
    "cp1252",
    "mac_roman",
    "cp1250",
    "cp850",
    "cp1251",
    "utf-16",
    "utf-8-sig",
    "utf-8",
    "shift_jis",
    "gbk",
]
LABELS = [
    "",
    "utf-8",
    "iso-8859-1",
    "windows-1252",
    "us-ascii",
    "macintosh",
    "windows-1251",
    "gbk",
    "utf-16",
    "idna",
    "x-user-defined",
    "replacement",
    " Latin1 ",
    "cp850",
]
DATES = [
    "2026-03-04",
    "2026-03-04T10:15:00Z",
    "2026-03-04T99:00",
    "2026-03-04 23:59",
    "2026-02-30",
    "2026/03/04",
    "20260304",
    "4 March 2026",
    "March 4, 2026",
    "4 Mar 2026",
    "Mar 4, 2026",
    "March 4 2026",
    "04.03.2026",
    "03/04/2026",
    "13/04/2026",
    "04/13/2026",
    "Sun, 03 Mar 2024 10:15:00 GMT",
    "999999999",
    "10000000",
    "1000000000",
    "1710000000",
    "1710000000000",
    "17100000001",
    "010000000",
    "x" * 101,
    "2026",
    "yesterday",
    "",
    " 2026-03-04 ",
    "4th of March 2026",
    "12-11-10",
]
ADDRESSES = [
    "https://a.example/2026/03/04/pier",
    "https://a.example/2026/mar/04/pier",
    "https://a.example/2026-03-04-pier",
    "https://a.example/20260304/pier",
    "https://a.example/1989/03/04/x",
    "https://a.example/1990/03/04/x",
    "https://a.example/2026/13/04/x",
    "https://a.example/2026/3/4",
    "https://a.example/2026/12/pier",
    "https://[x/2026/03/04/",
    "https://a.example/2026/00/pier",
    "https://a.example/2026/03/04x",
    "",
    "https://a.example/x?d=/2026/03/04/",
]
HEADS = [
    bytes.fromhex(given)
    for given in (
        "89504e470d0a1a0a",
        "ffd8ff",
        "474946383761",
        "474946383961",
        "0000000057454250565038",
        "5249464600000000574542505650380a",
        "49492a00",
        "4d4d002a",
        "00000100",
        "38425053",
        "0000001866747970686569632e",
        "0000001866747970617669662e",
        "00000018667479704d344120",
        "49443303",
        "fffb90",
        "664c6143",
        "4f676753",
        "5249464600000000415649204c495354",
        "524946460000000057415645666d7420",
        "1a45dfa3",
        "000001ba",
        "464c5601",
        "774f4646",
        "4f54544f00",
        "0001000000",
        "62706c6973743030",
        "53514c69746520666f726d6174203300",
        "894844460d0a",
        "934e554d5059",
        "7f454c46",
        "4d5a9000",
        "cffaedfe",
        "cafebabe",
        "0061736d",
        "25504446",
        "25215053",
        "7b5c727466",
        "d0cf11e0",
        "504b0506",
        "504b0304",
        "1f8b08",
        "41542654464f524d",
        "fffe41004200",
        "feff00410042",
        "4100420043004400450046",
        "0041004200430044004500",
        "00",
        "0000000000000000",
        "41424300",
        "4142430041424300410042",
        "41",
    )
]


def digest(text: str | None) -> str | None:
    """Return what tells one text from another."""
    return (
        None
        if text is None
        else f"{len(text)} {hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
    )


def files() -> Iterator[tuple[str, Any]]:
    """Yield what files made by chance are read as; of pages what does not hang on who finds the main text."""
    for number in range(110):
        suffix, data = generated.file_of_anything(Random(f"reading {number}"))
        path = Path(f"story{suffix}")
        path.write_bytes(data)
        found: list[Any] = []
        for one in read([str(path)]):
            if isinstance(one, UnreadableInput):
                found.append(f"{type(one).__name__}: {one}")
                continue
            about = [
                one.id,
                one.title,
                one.author,
                one.publisher,
                one.published,
                one.url,
                one.encoding,
                str(one.undated),
            ]
            found.append([*about, None if b"<" in data else digest(one.text)])
        yield f"file {number}", found


def codecs() -> Iterator[tuple[str, Any]]:
    """Yield what bytes of many encodings are read as, under right and wrong labels."""
    labels = itertools.cycle(LABELS)
    for number, text in enumerate(WESTERN):
        for codec in CODECS:
            for times in (1, 30) if codec == CODECS[number % len(CODECS)] else (1,):
                data = (f"{text} and then some words. " * times).encode(codec, "ignore")
                told: list[Any] = [
                    western_codec(data),
                    western_codec(data, "cp1250"),
                    round(plausibility(text), 2),
                ]
                for label in (None, next(labels)):
                    for given in (data, data[:-1], data + b"\x93"):
                        try:
                            text_of, codec_of = decode(given, "a.txt", label)
                            told.append([codec_of, digest(text_of)])
                        except UnreadableInput as error:
                            told.append(str(error))
                yield f"bytes {number} {codec} {times}", told
    yield "labels", [[label, labelled_codec(label)] for label in LABELS]
    yield (
        "several bytes",
        [[codec, is_of_several_bytes(codec)] for codec in ("gbk", "cp1252", "shift_jis", "cp874")],
    )


def heads() -> Iterator[tuple[str, Any]]:
    """Yield what dates, addresses and the heads of texts and files say."""
    for date in DATES:
        yield f"date {date}", [iso_date(date), *map(str, field_date(date))]
    yield "addresses", [[day_in_address(one), month_in_address(one)] for one in ADDRESSES]
    for number, (head, *_) in enumerate(DECLARED):
        for cut in (0, 1, 2):
            lines = head.split("\n")
            turned = "\n".join([*lines[cut:], *lines[:cut]])
            yield (
                f"head {number} {cut}",
                str(read_head(f"{turned}\n\n“We waited,” said Olu Ward on Monday, 3 May.")),
            )
    for number, data in enumerate(HEADS):
        told = []
        for given in (data, b"x" + data, data[:-1], data + b"y" * 20):
            try:
                refuse_binary(given, "a")
                told.append(passed_over("a.xyz", given))
            except UnreadableInput as error:
                told.append(str(error))
        yield f"signature {number}", told


def pages() -> Iterator[tuple[str, Any]]:
    """Yield what pages declare, and what is mended in texts."""
    for number in range(60):
        page = generated.web_page(Random(f"page {number}"))
        yield (
            f"page {number}",
            str(page_data(page, "https://a.example/2026/03/04/pier" if number % 2 else None)),
        )
        text = (
            generated.quote_text(Random(f"text {number}"))
            + " caf\u00c3\u00a9 &amp;quot; <b>x</b> \\u201cy\\u201d"
        )
        mended = [
            digest(repaired(text)[0]),
            repaired(text)[1],
            digest(without_markup(text)),
            is_whole_page(text),
        ]
        yield f"mended {number}", [*mended, digest(marked_quotations(text)), digest(unescaped(text))]
    for number in range(80):
        row = json.dumps(generated.record(Random(f"row {number}")))
        text = [
            "title,text\n" + row,
            row,
            f"[{row}]",
            f"{row}\n{row}",
            "a\ttext\n1\tx\n2\ty",
            "a\tb\tc\n1\t2\t3\n4\t5\t6",
        ][number % 6]
        try:
            told: str | None = format_told(text, "a", ReadOptions())
        except UnreadableInput as error:
            told = str(error)
        yield f"told {number}", told


ABOUT: dict[str, Callable[[], Iterator[tuple[str, Any]]]] = {
    "files": files,
    "codecs": codecs,
    "heads": heads,
    "pages": pages,
}


def answers(about: str) -> dict[str, Any]:
    """Return every reading of something, as JSON gives it back; files are written to the current folder."""
    found: dict[str, Any] = json.loads(json.dumps(dict(ABOUT[about]())))
    return found


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("about", ABOUT)
def test_every_reading_is_as_it_was_pinned(
    about: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = answers(about)
    assert found.keys() == PINNED[about].keys()
    assert {name: got for name, got in found.items() if got != PINNED[about][name]} == {}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pinned = {about: answers(about) for about in ABOUT}
        os.chdir("/")
    write_pins(PINNED_IN, pinned)
