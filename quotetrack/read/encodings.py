"""Bytes to text: UTF-8 first, a byte order mark next, a detected encoding last; binary is refused.

A byte order mark of UTF-8 stays in the text as U+FEFF, so that offsets are those of the file
decoded as UTF-8; layout knows that it is not visible.
"""

from __future__ import annotations

import codecs

from quotetrack.errors import UnreadableInput

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_MAGIC = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3": "an SQLite database",
}
_HEAD = 8192  # bytes looked at to tell binary from text
_MOST_CONTROLS = 0.01  # share of control characters above which a guessed decoding is no text


def decode(data: bytes, name: str) -> tuple[str, str | None]:
    """Return the text and the encoding that was guessed for it (None: UTF-8, nothing guessed).

    Raises UnreadableInput, naming ``name``, where ``data`` is empty, blank, binary or undecodable.
    """
    refuse_binary(data[:_HEAD], name)
    try:
        text, encoding = data.decode("utf-8"), None
    except UnicodeDecodeError:
        text, encoding = _guess(data, name)
    if not text.strip().strip("\ufeff").strip():
        raise UnreadableInput(f"{name}: empty; give a file with an article's text")
    return text, encoding


def refuse_binary(head: bytes, name: str) -> None:
    """Raise UnreadableInput where the first bytes are those of no text, saying what they look like."""
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise UnreadableInput(f"{name}: {what}, not text; convert it to text or HTML first")
    if b"\0" in head and utf16_mark(head) is None:
        raise UnreadableInput(f"{name}: binary, not text; convert it to text or HTML first")


def utf16_mark(head: bytes) -> str | None:
    """Return the codec that the byte order mark names, None where there is none."""
    return _UTF16.get(head[:2])


def _guess(data: bytes, name: str) -> tuple[str, str]:
    """Decode bytes that are no UTF-8."""
    encoding = utf16_mark(data) or detect_encoding(data)
    if encoding is not None:
        text = data.decode(encoding, "replace")
        if _controls(text) + text.count("\ufffd") <= _MOST_CONTROLS * len(text):
            return text.removeprefix("\ufeff"), encoding
    raise UnreadableInput(f"{name}: in no encoding that can be recognised; save it as UTF-8")


def detect_encoding(data: bytes) -> str | None:
    """Return the most likely encoding of ``data``, None where nothing fits.

    Windows-1252 is tried before the detector, because its quotation marks (0x91 to 0x94) are the
    bytes most often found in news that is no UTF-8 and a short text gives a detector too little.
    """
    from charset_normalizer import from_bytes

    sample = data[:200_000]
    if _reads_as_western(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else None


def _reads_as_western(data: bytes) -> bool:
    """Tell whether the bytes above 0x7F are rare and only quotation marks, dashes and accented letters."""
    high = [byte for byte in data if byte > 0x7F]
    if not high or len(high) > 0.15 * len(data):
        return False
    common = b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xab\xb0\xbb\xbd"
    letters = "ÀÁÂÄÅÆÇÈÉÊËÍÎÑÓÔÖØÙÚÜàáâäåæçèéêëíîïñóôöøùúûüß".encode("cp1252")
    return all(byte in common or byte in letters for byte in high)


def _controls(text: str) -> int:
    """Count the characters that no text holds."""
    return sum((ch < " " and ch not in "\t\n\r\f\v") or "\x7f" <= ch <= "\x9f" for ch in text)
