"""What is promised of every input, each as a check that raises AssertionError where it is broken.

The same checks are run by ``test_fuzz`` over some inputs at every change and by ``reliability`` over many.
"""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random

import generated

from quotetrack.errors import UnreadableInput
from quotetrack.export import dump, extraction_rows, write_csv
from quotetrack.export.tables.columns import COLUMNS
from quotetrack.export.tables.csv_rows import active, inactive
from quotetrack.marks import pair_marks
from quotetrack.model import Article, Extraction, Span
from quotetrack.pipeline import extract_many, load_parser
from quotetrack.read import FetchRules, read
from quotetrack.read.dates import iso_date
from quotetrack.read.encodings import decode
from quotetrack.read.fetching.fetcher import Fetcher
from quotetrack.store import Store, open_existing
from quotetrack.store.questions.queries import check

_SIGNS = tuple("=+-@＝＋－＠")


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="quotetrack-fuzz-"))


def one_line(error: Exception) -> None:
    """A refusal is one line with something in it."""
    assert str(error) and "\n" not in str(error) and "\r" not in str(error), repr(str(error))


def any_file_is_articles_or_one_line(rng: Random) -> None:
    """Whatever a file holds, reading yields articles whose text can be stored, or a line a fault."""
    suffix, data = generated.file_of_anything(rng)
    path = _folder() / f"story{suffix}"
    path.write_bytes(data)
    file_is_articles_or_lines(path)


def file_is_articles_or_lines(path: Path) -> None:
    """A file is articles or lines, and the same when it is read again."""
    found = list(read([str(path)]))
    assert found, path.read_bytes()
    for one in found:
        if isinstance(one, UnreadableInput):
            one_line(one)
            continue
        assert one.text.strip() and one.id
        json.dumps(one.published)
        assert one.published is None or iso_date(one.published) == one.published
    assert list(map(str, found)) == list(map(str, read([str(path)])))


def utf_8_is_read_as_it_stands(rng: Random) -> None:
    """A text in UTF-8 is that text, and cut anywhere it is that text up to the cut, in no other encoding.

    But for one byte behind a letter at the very end, which may as well be *café* in windows-1252.
    """
    text = generated.quote_text(rng).encode("utf-8", "replace").decode().replace("\x00", "")
    data = text.encode()
    cut = data[: rng.randrange(len(data) + 1)]
    for piece in (data, cut):
        whole = piece.decode("utf-8", "ignore")
        if not whole.strip().strip("\ufeff").strip():
            continue
        if piece[:-1].isascii() and piece[-1] >= 0xC0 and piece[-2:-1].isalpha():
            continue
        try:
            found, said = decode(piece, "a.txt")
        except UnreadableInput as error:
            one_line(error)
            assert "looks" not in str(error)
            continue
        assert found.rstrip("\ufffd") == whole.rstrip("\ufffd"), (piece, said)
        assert said is None or said.startswith("utf-8"), (piece, said)


def any_bytes_are_text_or_one_line(rng: Random) -> None:
    """Bytes in any encoding, damaged or not, under any label, are a text or a line."""
    _, data = generated.file_of_anything(rng)
    try:
        text, _ = decode(data, "a.txt", rng.choice((*generated.CODECS, "idna", "rot13", "", None, "x" * 40)))
    except UnreadableInput as error:
        one_line(error)
    else:
        assert text.strip()


def a_date_is_iso_or_none(rng: Random) -> None:
    """What is given as a date is ISO 8601 afterwards, or none."""
    parts = (
        rng.choice(generated.DATES),
        rng.choice(generated.ODD),
        str(rng.randrange(10**13)),
        rng.choice(" T:+-/Z."),
    )
    given = "".join(rng.choice(parts) for _ in range(rng.randrange(1, 4)))
    found = iso_date(given)
    if found is not None:
        assert re.match(r"\d{4}-\d{2}-\d{2}", found, re.ASCII), given
        datetime.strptime(found[:10], "%Y-%m-%d")
        assert found.isascii() and iso_date(found) == found, given


def marks_pair_within_their_text(rng: Random) -> None:
    """Marks are paired in the order of the text, within their paragraph, each with its inside."""
    text = generated.quote_text(rng)
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    for quotation in pair_marks(text, lines):
        inner = quotation.inner(text)
        assert 0 <= quotation.span.start <= inner.start <= inner.end <= quotation.span.end <= len(text)
        assert quotation.span.end <= lines[quotation.paragraph].end or quotation.continues


def extractions_hold(texts: Sequence[str]) -> list[Extraction]:
    """Every text is extracted; every offset is in it; the interchange and CSV say the same; return them."""
    found = list(extract_many((Article(f"t{n}", text) for n, text in enumerate(texts)), parser=load_parser()))
    kept = []
    for text, extraction in zip(texts, found, strict=True):
        assert isinstance(extraction, Extraction), (text, repr(getattr(extraction, "__cause__", extraction)))
        _offsets_hold(text, extraction)
        kept.append(extraction)
    return kept


def _offsets_hold(text: str, extraction: Extraction) -> None:
    record = json.loads(dump(extraction))
    ids = [quote["id"] for quote in record["quotes"]]
    assert len(set(ids)) == len(ids), text
    for quote in record["quotes"]:
        spans = [*quote["content"], *quote["cue"], *quote["source"]]
        spans += [
            named["mention"] for named in (quote["agency"], quote["recipient"]) if named and named["mention"]
        ]
        assert quote["content"] and all(0 <= start < end <= len(text) for start, end in spans), (text, quote)
        assert quote["content"] == sorted(quote["content"]), (text, quote)
        shown = " ".join(text[start:end] for start, end in quote["content"])
        assert storable(quote["text"]) == storable(shown) and shown.strip(), (text, quote)
        assert quote["parent"] in (None, *ids) and quote["parent"] != quote["id"], (text, quote)
        assert 0 <= quote["confidence"] <= 1
    rows = list(extraction_rows(extraction))
    assert [row["id"] for row in rows] == ids
    csv_holds(
        [{name: None if row[name] is None else storable(str(row[name])) for name in COLUMNS} for row in rows]
    )


def storable(text: str) -> str:
    """A text as files hold it: lone surrogates and NUL are none of UTF-8's."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "?")


def csv_holds(rows: Sequence[dict[str, str | None]]) -> None:
    """Rows come back from CSV cell by cell, and nothing in them opens a formula however they are read."""
    names = list(rows[0]) if rows else ["a"]
    written = "".join(f"{line}\r\n" for line in write_csv(rows, names))
    read_back = list(csv.reader(io.StringIO(written, newline=""), strict=True))
    assert [[active(cell) for cell in row] for row in read_back[1:]] == [
        ["" if row[name] is None else row[name] for name in names] for row in rows
    ]
    for delimiter in ",;\t|":
        for line in written.splitlines():
            for cell in line.split(delimiter):
                assert not cell.strip('"').startswith(_SIGNS), (delimiter, line)


def cells_come_back(rng: Random) -> None:
    """Any cells whatever come back from CSV, and a spreadsheet's line ends change nothing else."""
    makers: tuple[generated.Maker, ...] = (generated.quote_text, generated.sentence, generated.address)
    cells = [
        storable(rng.choice(makers)(rng)) + rng.choice(("", "\n=1", ";=x", "\r-2", "'=")) for _ in range(3)
    ]
    csv_holds([dict(zip("abc", cells, strict=True))])
    for cell in cells:
        assert active(inactive(cell)) == cell
        for end in ("\n", "\r\n"):
            saved = end.join(inactive(cell).replace("\r\n", "\n").replace("\r", "\n").split("\n"))
            assert active(saved).split() == cell.split()


def containers_agree(rng: Random, folder: Path) -> None:
    """The same rows are the same articles as JSON lines, JSON, CSV and TSV, whatever their cells hold."""
    made = ("text", "title", "date", "id", "author")
    rows = [
        {name: storable(generated.quote_text(rng) or "x") for name in made[: rng.randrange(2, 6)]}
        for _ in range(rng.randrange(1, 4))
    ]
    names = sorted({name for row in rows for name in row}, key=made.index)
    rows = [{name: row.get(name, "") for name in names} for row in rows]
    out = {delimiter: io.StringIO(newline="") for delimiter in ",\t"}
    for delimiter, sheet in out.items():
        writer = csv.DictWriter(sheet, names, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    containers = {
        ".jsonl": "\n".join(map(json.dumps, rows)),
        ".json": json.dumps(rows, indent=1),
        ".csv": out[","].getvalue(),
        ".tsv": out["\t"].getvalue(),
    }
    told = []
    for suffix, text in containers.items():
        path = folder / f"story{suffix}"
        path.write_text(text, encoding="utf-8", newline="")
        told.append(
            [
                (one.id, one.text, one.title, one.published, one.author) if isinstance(one, Article) else None
                for one in read([str(path)])
            ]
        )
    assert len(told[0]) == len(rows)
    assert all(one == told[0] for one in told), told


def an_address_is_refused_in_one_line(rng: Random) -> None:
    """Any text for an address is refused in a line, and nothing is asked of any host in the own network."""
    rules = FetchRules(seconds=5, lookup=lambda host, port: ["127.0.0.1"])
    given = generated.address(rng)
    try:
        Fetcher(rules).fetch(given)
    except UnreadableInput as error:
        one_line(UnreadableInput(str(error).removeprefix(given)))
    else:
        raise AssertionError(given)


def stored_articles_hold(texts: Sequence[str], path: Path) -> None:
    """What is extracted is stored, and the database proves every offset and reference of it."""
    with Store(path) as store:
        for extraction in extractions_hold(texts):
            store.save(extraction)
    db = open_existing(path)
    try:
        assert check(db) == []
    finally:
        db.conn.close()


QUICK: dict[str, Callable[[Random], None]] = {
    "readers": any_file_is_articles_or_one_line,
    "encodings": any_bytes_are_text_or_one_line,
    "UTF-8": utf_8_is_read_as_it_stands,
    "dates": a_date_is_iso_or_none,
    "marks": marks_pair_within_their_text,
    "CSV": cells_come_back,
    "addresses": an_address_is_refused_in_one_line,
}
