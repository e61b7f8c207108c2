"""Bytes that are no UTF-8, or were encoded twice: what is read, and what is said of the guess."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from encoded_bytes import ESCAPED_ROWS, FAULTS, TEXT

from quotetrack.errors import UnreadableInput
from quotetrack.model import Article
from quotetrack.read import read
from quotetrack.read.encodings import decode
from quotetrack.read.legacy_codecs import labelled_codec, plausibility


def read_one(path: Path, data: bytes) -> Article:
    path.write_bytes(data)
    (found,) = read([str(path)])
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_read_as_it_was_meant_and_said(tmp_path: Path, fault: str) -> None:
    data, meant, said = FAULTS[fault]
    found = read_one(tmp_path / "a.txt", data)
    assert (found.text, found.encoding) == (meant, said)


@pytest.mark.parametrize("fault", FAULTS)
def test_so_it_is_in_the_cell_of_a_table(tmp_path: Path, fault: str) -> None:
    data, meant, said = FAULTS[fault]
    if said.startswith("utf-16"):
        return  # the marks of a table's bytes stand before its header
    found = read_one(tmp_path / "a.csv", b'text\n"' + data + b'"\n')
    assert found.text == meant
    assert found.encoding == said


@pytest.mark.parametrize("fault", ESCAPED_ROWS)
def test_json_that_was_escaped_twice(tmp_path: Path, fault: str) -> None:
    assert read_one(tmp_path / "a.jsonl", ESCAPED_ROWS[fault]).text == TEXT


SOUND = [
    "São Paulo, Ångström, naïve “façade” – £5, €6, 5°, 1 000 km², Łódź.",
    "«Ça va?» Œuvre… ‘Twas ½ of it — “CAFÉ” opened.",
    "Mr. Dunne of Hale & Sons: a < b, R&D; AT&T, x<y>z, <unclear>, &c.",
    "Мэр сказал: «нет». 市长说：“不”。",
    "It lay in C:\\news\\users, by d\\u2 and \\d+.",
]


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_text_stays_as_it_is_and_nothing_is_said(tmp_path: Path, text: str) -> None:
    lines = f"{text}\r\n\r\n'Straight' \"marks\"\u2028and\tspaces  stay.\r\n"
    for name, data in (("a.txt", lines.encode()), ("a.jsonl", json.dumps({"text": lines}).encode())):
        found = read_one(tmp_path / name, data)
        assert (found.text, found.encoding) == (lines, None)


def test_repair_leaves_marks_and_line_breaks_of_its_line() -> None:
    text = "\"Itâ€™s\" 'over'…\r\nLine\u2028two ﬁne ½"
    assert decode(text.encode(), "a")[0] == text
    from quotetrack.read.repairs import without_mojibake

    assert without_mojibake(text) == "\"It’s\" 'over'…\r\nLine\u2028two ﬁne ½"


BROKEN = [
    ("â€œIt is,â€ said Ann.", "“It is,” said Ann."),
    ("â€œIt is,â€\ufffd said Ann.", "“It is,” said Ann."),
    ("in â€œthe redâ€.", "in “the red”."),
    ("It is â€“ was â€” over", "It is – was — over"),
    ("A\u0303\u0083A\u0302§a va, seA\u0303±ora", "ça va, señora"),  # with its accents parted
    ("It â€œmixesâ€\x9d — “soundly” — ça", "It “mixes” — “soundly” — ça"),
]


@pytest.mark.parametrize(("wrong", "meant"), BROKEN)
def test_marks_and_letters_that_lost_something_more_are_repaired(
    tmp_path: Path, wrong: str, meant: str
) -> None:
    assert read_one(tmp_path / "a.txt", wrong.encode()).text == meant


def cases() -> list[tuple[str, bytes, str, str | None]]:
    """Name, bytes, text and what is said, where it is counted which sequences are UTF-8."""
    curly = "“No,” she said. "
    return [
        ("a lone letter among ASCII", b"The caf\xe9 is shut.", "The café is shut.", "cp1252"),
        (
            "a lone letter among UTF-8",
            curly.encode() + b"The caf\xe9.",
            f"{curly}The caf\ufffd.",
            "utf-8 with 1 bad byte",
        ),
        (
            "two letters far apart, UTF-8 between them",
            b"Caf\xe9. " + curly.encode() + b"Caf\xe9. " + curly.encode(),
            f"Caf\ufffd. {curly}Caf\ufffd. {curly}",
            "utf-8 with 2 bad bytes",
        ),
        (
            "two letters in a piece",
            curly.encode() + b"Caf\xe9, na\xefve. " + curly.encode(),
            f"{curly}Café, naïve. {curly}",
            "utf-8 and cp1252",
        ),
        (
            "bytes that could be UTF-8",
            b"\x93CAF\xc9\x94 and the caf\xe9\x92s",
            "“CAFÉ” and the café’s",
            "cp1252",
        ),
        ("Polish names", "Wałęsa i Kaczyński".encode("cp1250"), "Wałęsa i Kaczyński", "cp1250"),
        ("a text from DOS", "The café of Señor Peña.".encode("cp850"), "The café of Señor Peña.", "cp850"),
        ("a final é", b"It stood beside the caf\xe9", "It stood beside the café", "cp1252"),
    ]


@pytest.mark.parametrize(("data", "meant", "said"), [c[1:] for c in cases()], ids=[c[0] for c in cases()])
def test_how_many_sequences_are_utf8_decides(data: bytes, meant: str, said: str | None) -> None:
    assert decode(data, "a") == (meant, said)


def test_random_damage_of_a_byte_never_makes_it_another_encoding() -> None:
    data = TEXT.encode()
    for at in range(len(data)):
        for byte in (0xC3, 0xE9, 0x92, 0xFF):
            broken = data[:at] + bytes([byte]) + data[at + 1 :]
            assert decode(broken, "a")[0] == broken.decode("utf-8", "replace")


def test_utf8_cut_anywhere_is_utf8() -> None:
    data = TEXT.encode()
    for at in range(1, len(data)):
        assert decode(data[:at], "a")[0] == data[:at].decode("utf-8", "replace")


LABELS = [
    ("iso-8859-1", "windows-1252"),
    ("ISO8859-1", "windows-1252"),
    ("latin1", "windows-1252"),
    ("us-ascii", "windows-1252"),
    ("ascii", "windows-1252"),
    ("iso-8859-9", "windows-1254"),
    ("macintosh", "mac_roman"),
    ("gb2312", "gbk"),
    ("utf-8", None),
    ("utf-16le", None),
    ("unheard-of", None),
    (None, None),
]


@pytest.mark.parametrize(("label", "codec"), LABELS)
def test_labels_mean_what_browsers_take_them_for(label: str | None, codec: str | None) -> None:
    assert labelled_codec(label) == codec


LABELLED = [
    ("iso-8859-1", "“Café” – €5".encode("cp1252"), "“Café” – €5", "windows-1252"),
    ("utf-8", "“Café” – €5".encode("cp1252"), "“Café” – €5", "cp1252"),
    ("iso-8859-1", "“Café” – €5".encode(), "“Café” – €5", None),
    ("iso-8859-1", "“It’s a café”".encode("mac_roman"), "“It’s a café”", "mac_roman"),
    (
        "iso-8859-1",
        "“No.” ".encode("cp1252") + "“Yes,” said Zoë.".encode(),
        "“No.” “Yes,” said Zoë.",
        "utf-8 and windows-1252",
    ),
    ("shift_jis", "市長は「いいえ」と言った".encode("shift_jis"), "市長は「いいえ」と言った", "cp932"),
    ("shift_jis", "“It’s a café”".encode("cp1252"), "“It’s a café”", "cp1252"),
    ("windows-1251", "“Мэр” said".encode("cp1251"), "“Мэр” said", "windows-1251"),
]


@pytest.mark.parametrize(("label", "data", "meant", "said"), LABELLED)
def test_a_label_is_heard_where_the_bytes_bear_it_out(
    label: str, data: bytes, meant: str, said: str | None
) -> None:
    assert decode(data, "a", label) == (meant, said)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("“We can’t”, café", "ÒWe canÕtÓ, cafŽ"), ("Élise’s €5", "ƒliseÕs €5"), ("Łódź is", "£ód¼ is")],
)
def test_a_right_reading_is_more_plausible(right: str, wrong: str) -> None:
    assert plausibility(right) == 1.0 > plausibility(wrong)


def test_rows_of_one_table_may_differ(tmp_path: Path) -> None:
    rows = ["“One,” he said.".encode(), "“Two,” at the café.".encode("cp1252"), "“Three,” he said.".encode()]
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(b'{"text": "' + row + b'"}\n' for row in rows))
    found = [(f.text, f.encoding) for f in read([str(path)]) if isinstance(f, Article)]
    assert found == [
        ("“One,” he said.", None),
        ("“Two,” at the café.", "utf-8 and cp1252"),
        ("“Three,” he said.", None),
    ]


def test_a_damaged_row_says_so_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    good = "“One,” he said."
    path.write_bytes(f'text\n"{good}"\n"{good} X"\n"{good}"\n'.encode().replace(b"X", b"caf\xe9"))
    found = [(f.text, f.encoding) for f in read([str(path)]) if isinstance(f, Article)]
    assert found == [(good, None), (f"{good} caf\ufffd", "utf-8 with 1 bad byte"), (good, None)]


def test_utf16_without_its_mark_is_called_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("text\nNobody came.\n".encode("utf-16-le"))
    (found,) = read([str(path)])
    assert isinstance(found, UnreadableInput)
    assert "UTF-16 without a byte order mark; save it as UTF-8" in str(found)
