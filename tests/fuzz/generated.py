"""Texts, files and rows that no writer would think of: made by chance, the same for the same seed.

Every maker takes a source of chance (``random.Random``, or what Hypothesis gives in its place, which shrinks
what fails) and returns one thing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any

Maker = Callable[[Random], Any]

NAMES = (
    "Ann Roe",
    "Otto Dahl",
    "Mayor Chloé Bayer",
    "the council",
    "Reuters",
    "AP",
    "Zoë",
    "She",
    "a spokesman",
    "Q",
    "A",
)
CUES = (
    "said",
    "told Reuters",
    "asked",
    "according to",
    "has also said",
    "wrote",
    "declined to comment",
    "says that",
    ":",
)
WORDS = (
    *(
        "it rains",
        "the mill is shut",
        "we can't",
        "rock ’n’ roll",
        "6' 2\"",
        "the '90s",
        "$3",
        "no",
        "that",
        "not",
    ),
    *(
        "“so-called”",
        "the boys’ choir",
        "U.S.",
        "e.g.",
        "https://a.example/x?y=1",
        "3–2",
        "…",
        "R&D; then",
        "<b>late</b>",
    ),
)
MARKS = (
    "“”",
    "„“",
    "«»",
    "»«",
    '""',
    "''",
    "‘’",
    "``''",
    "‹›",
    "「」",
    "‘‘’’",
    "‚‘",
    "“",
    "”",
    '"',
    "'",
    "’",
    "‟",
    "",
)
ENDS = (".", ",", "?", "!", "…", "", " —", ":", ".)", ".”", "\n")
BREAKS = ("\n\n", "\n", "\r\n\r\n", "\r", "\n \n", "\u2028", "\x0b", "\n\n\n\n", " ", "")
OPENINGS = (
    *(
        "OLDBRIDGE (AP) — ",
        "ROE: ",
        "Q. ",
        "MS. FENN:\t",
        "- ",
        "* ",
        "## ",
        "By Ann Roe\n\n",
        "> ",
        "[Laughter] ",
        "1. ",
    ),
    *(
        "Reporting by X; Editing by Y",
        "LETTER\n\n",
        "@roe · 3h\n",
        "<p>",
        "00:01:02,000 --> 00:01:04,000\n",
        "---\ntitle: x\n---\n",
    ),
)
ODD = (
    *(
        "\x00",
        "\x1b",
        "\ufeff",
        "\u200b",
        "\u202e",
        "\xa0",
        "\ud800",
        "\ufffd",
        "e\u0301",
        "🙂",
        "🇫🇷",
        "ﬁ",
        "İ",
        "ß",
        "٣",
    ),
    *(
        "東京で言った",
        "قال",
        "ไทย",
        "\U0010ffff",
        "\x85",
        "�",
        "Ã©",
        "â€œ",
        "&ldquo;",
        "&amp;quot;",
        "\\u201c",
        "=1+1",
        "'=x",
    ),
)
CODECS = (
    *(
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-32",
        "cp1252",
        "latin-1",
        "mac_roman",
        "cp1250",
        "cp850",
    ),
    *("koi8_r", "shift_jis", "gb18030", "euc_jp", "iso2022_jp", "utf-7", "cp037"),
)
SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".tsv", "", ".xml", ".htm", ".ndjson", ".bin")
DATES = (
    *(
        "2024-05-06",
        "2024-05-06T23:59:60+14:00",
        "6 May 2024",
        "²²²²²²²²²",
        "9" * 13,
        "Mon, 01 Jan 2024 00:00:00 +9999999",
    ),
    *(
        "0000-00-00",
        "2024-13-45",
        "1e9",
        "-1",
        "Mon, 99 Foo 99999999999",
        "２０２４-０１-０１",
        "",
        "\x00",
        "2024-05-06T25:00",
    ),
)
TAGS = (
    "p",
    "div",
    "q",
    "br",
    "b",
    "time",
    "article",
    "h1",
    "script",
    "style",
    "!--",
    "table",
    "a",
    "meta",
    "blockquote",
    "/p",
    "/q",
)


def sentence(rng: Random) -> str:
    """Return a sentence of somebody who may say something, in marks that may be none."""
    mark = rng.choice(MARKS)
    half = len(mark) // 2
    opening, closing = (mark[:half], mark[half:]) if half else (mark, rng.choice((mark, "")))
    content = " ".join(
        rng.choice(WORDS + ODD if rng.random() < 0.1 else WORDS) for _ in range(rng.randrange(0, 5))
    )
    said = f"{opening}{content}{rng.choice(ENDS)}{closing}"
    who, cue = rng.choice(NAMES), rng.choice(CUES)
    orders = (
        f"{said} {cue} {who}",
        f"{who} {cue} {said}",
        f"{who} {cue} that {content}",
        said,
        f"{cue} {who}, {said}",
    )
    return f"{rng.choice(orders)}{rng.choice(ENDS)}"


def quote_text(rng: Random) -> str:
    """Return a text of some paragraphs, in one of the layouts of news, with what does not belong in any."""
    pieces = []
    for _ in range(rng.randrange(0, 6)):
        if rng.random() < 0.3:
            pieces.append(rng.choice(OPENINGS))
        pieces += [sentence(rng) + rng.choice((" ", "", "  ")) for _ in range(rng.randrange(0, 4))]
        pieces.append(rng.choice(BREAKS))
    text = list("".join(pieces))
    for _ in range(rng.choice((0, 0, 0, 1, 2, 8))):  # what an editor or a program has broken
        at = rng.randrange(len(text) + 1)
        if rng.random() < 0.6 or not text:
            text.insert(at, rng.choice(ODD + MARKS))
        elif rng.random() < 0.5:
            del text[at - 1]
        else:
            del text[at:]
    return "".join(text)


def web_page(rng: Random) -> str:
    """Return the source of a page, in which tags stand where chance puts them."""
    head = (
        f'<meta charset="{rng.choice((*CODECS, "idna", "punycode", "x"))}"><title>{rng.choice(NAMES)}</title>'
    )
    if rng.random() < 0.5:
        about = {"@type": "NewsArticle", "articleBody": quote_text(rng), "datePublished": rng.choice(DATES)}
        head += f'<script type="application/ld+json">{json.dumps(about)}</script>'
    said = ("", " class=published", f" datetime={rng.choice(DATES)}", ">")
    tags = (f"<{rng.choice(TAGS)}{rng.choice(said)}>" for _ in range(rng.randrange(0, 12)))
    body = "".join(tag + sentence(rng) for tag in tags) + f"<p>{quote_text(rng)}</p>"
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


def record(rng: Random) -> dict[str, Any]:
    """Return one row as some program might write it."""
    value: Any = rng.choice(
        (quote_text(rng), quote_text(rng), quote_text(rng), web_page(rng), 7, None, ["x"], {"a": 1}, "")
    )
    row: dict[str, Any] = {rng.choice(("text", "body", "Content", "nothing")): value}
    for name in ("title", "date", "id", "author", "url", "publisher"):
        if rng.random() < 0.5:
            row[name] = rng.choice(
                (sentence(rng), rng.choice(DATES), 3, None, [1, "x"], {"name": "y"}, rng.choice(ODD))
            )
    return row


def file_of_anything(rng: Random) -> tuple[str, bytes]:
    """Return the suffix and the bytes of a file: of one kind, of another than its suffix says, or damaged."""
    rows = [record(rng) for _ in range(rng.randrange(0, 4))]
    lines = [",".join('"' + str(v).replace('"', '""') + '"' for v in row.values()) for row in rows]
    texts = (
        *(quote_text(rng), web_page(rng), json.dumps(rows), "\n".join(map(json.dumps, rows))),
        *("title,text,date\n" + "\n".join(lines), "id\ttext\n" + quote_text(rng), "<rss>" + quote_text(rng)),
    )
    data = rng.choice(texts).encode(
        rng.choice(CODECS), rng.choice(("replace", "ignore", "xmlcharrefreplace"))
    )
    if rng.random() < 0.3:
        at = rng.randrange(len(data) + 1)
        data = rng.choice(
            (data[:at], data[at:], data[:at] + bytes(rng.randrange(256) for _ in range(4)) + data[at:])
        )
    return rng.choice(SUFFIXES), data


def address(rng: Random) -> str:
    """Return what may be the address of a page."""
    scheme = rng.choice(
        ("http://", "https://", "HTTP://", "file://", "ftp://", "http:/", "//", "javascript:", "")
    )
    host = rng.choice(
        (
            "press.example",
            "127.0.0.1",
            "[::1]",
            "0x7f.1",
            "a:b@press.example",
            "ü.example",
            "",
            "x" * 300,
            *ODD,
        )
    )
    port = rng.choice(("", ":80", ":99999", ":x", ":-1"))
    path = rng.choice(("", "/", "/a b", "/%zz", "?q=“x”", "#\x00", "/" + rng.choice(ODD), "/..//.."))
    return f"{scheme}{host}{port}{path}"
