"""What a text is that its suffix calls no rows, by what it says: a table, JSON, a feed, a list of addresses.

None of these is prose, and nobody is quoted in them as they stand.
"""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import islice

from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.word_sets import word_set
from quotetrack.read.read_options import InputFormat, ReadOptions

_JSON_OPENS = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]{1,100}"\s*:')
_JSON_LIST = re.compile(r'\s*\[\s*(?:["\d\]-]|null\b|true\b|false\b)')
_XML = re.compile(
    r"\s*(?:(?P<declared><\?xml\b[^>]*\?>)\s*)?(?:(?:<\?[^>]*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^>\[]*>)\s*)*"
    r"<(?P<root>[A-Za-z_][\w:.-]*)(?P<attributes>(?:\s[^<>]*)?)/?>",
    re.DOTALL,
)
_NOTE = re.compile(r"(?:^|\s)#.*")  # what a fragment of an address is not
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
_DELIMITERS = "\t,;|"
_RECORDS = 5  # by which it is told that a text is a table
_LONGEST_NAME = 40  # characters of a column's name
_FEWEST_COLUMNS = 3  # of a table whose columns are not known

_ASK_FOR_PAGES = "have its pages fetched with: --fetch"


def format_told(text: str, name: str, options: ReadOptions) -> InputFormat | None:
    """Return the format of rows that a text is in, None where it is prose, as far as can be told.

    Raises UnreadableInput, naming ``name`` and the next step, where it is neither: a feed, another document
    in XML, a list of addresses, a table or JSON without a text.
    """
    text = text.removeprefix("\ufeff")
    if told := _json_told(text):
        return told
    refuse_markup(text, name)
    if addresses_listed(text):
        raise UnreadableInput(f"{name}: a list of web addresses; {_ASK_FOR_PAGES}")
    return _table_told(text, name, options)


def addresses_listed(text: str) -> list[str]:
    """Return the web addresses of a text that holds nothing else, one a line, each once; # opens a note."""
    lines = (_NOTE.sub("", line).strip() for line in text.removeprefix("\ufeff").splitlines())
    listed = list(dict.fromkeys(filter(None, lines)))
    return listed if all(map(_ADDRESS.fullmatch, listed)) else []


def _json_told(text: str) -> InputFormat | None:
    """Return how a text is JSON: objects one a line, or one value over all of it."""
    if not _JSON_OPENS.match(text) and not _JSON_LIST.match(text):
        return None
    first = text.lstrip().partition("\n")[0]
    try:
        lines = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        lines = False
    if lines and text.strip() != first.strip():
        return "jsonl"
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return "json" if _JSON_OPENS.match(text) else None  # cut or damaged; *[1] Ann Roe said so* is prose
    return "json"


def is_feed(head: bytes) -> bool:
    """Tell whether a file opens as a feed (RSS, Atom), whatever it is called."""
    codec = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    xml = _XML.match(head.decode(codec, "replace"))
    return xml is not None and xml["root"].lower() in word_set("reading.feed_tags")


def refuse_markup(text: str, name: str) -> None:
    """Raise UnreadableInput where a text is a document in XML; HTML in a text is its readers' business."""
    xml = _XML.match(text.removeprefix("\ufeff"))
    if xml is None:
        return
    root = xml["root"].lower()
    if root in word_set("reading.page_list_tags"):
        raise UnreadableInput(f"{name}: a list of pages in XML; give their addresses as arguments")
    if root != "html" and (xml["declared"] or "xmlns" in xml["attributes"]):
        raise UnreadableInput(f"{name}: an XML document, which cannot be read yet; save its text as .txt")


def _table_told(text: str, name: str, options: ReadOptions) -> InputFormat | None:
    """Return *csv* where a text is a table with a column of texts; raise where it is one without."""
    lines = (line for line in text.splitlines() if line.strip())
    header = next(lines, "")
    delimiter = max(_DELIMITERS, key=header.count)
    columns = [column.strip().strip('"') for column in header.split(delimiter)]
    if len(columns) < 2 or any(not column or len(column) > _LONGEST_NAME for column in columns):
        return None
    known = {column.lower() for column in columns} & {column.lower() for column in options.text}
    if known:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        try:
            widths = {len(record) for record in islice(reader, _RECORDS + 1) if record}
        except csv.Error:
            return None
        return "csv" if widths == {len(columns)} and reader.line_num > 1 else None
    rows = [line.count("\t") for line in islice(lines, _RECORDS)]
    if (
        delimiter != "\t"
        or len(columns) < _FEWEST_COLUMNS
        or len(rows) < 2
        or set(rows) != {len(columns) - 1}
    ):
        return None
    raise UnreadableInput(
        f"{name}: a table, without a column named {', '.join(options.text[:3])}; name the one that holds the "
        "text with: --from csv --column text=NAME"
    )
