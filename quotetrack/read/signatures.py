"""What a file is that is no text, by its first bytes, and what cannot be read yet, by its suffix."""

from __future__ import annotations

import re
from pathlib import PurePath

from quotetrack.errors import UnreadableInput

# offset, bytes, what it is; https://www.iana.org/assignments/media-types and file(1)
_NO_TEXT: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBPVP8", "a WebP image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (0, b"\0\0\x01\0", "an icon"),
    (0, b"8BPS", "a Photoshop image"),
    (4, b"ftypheic", "a HEIC image"),
    (4, b"ftypmif1", "a HEIC image"),
    (4, b"ftypavif", "an AVIF image"),
    (0, b"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
    (4, b"ftypM4A", "a sound recording"),
    (0, b"ID3\x02", "a sound recording"),
    (0, b"ID3\x03", "a sound recording"),
    (0, b"ID3\x04", "a sound recording"),
    (0, b"\xff\xfb", "a sound recording"),
    (0, b"fLaC", "a sound recording"),
    (0, b"OggS", "a sound recording or video"),
    (8, b"WAVEfmt", "a sound recording"),
    (4, b"ftyp", "a video"),
    (8, b"AVI LIST", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"\0\0\x01\xba", "a video"),
    (0, b"FLV\x01", "a video"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"OTTO\0", "a font"),
    (0, b"ttcf\0", "a font"),
    (0, b"\0\x01\0\0\0", "a font"),
    (0, b"bplist00", "a binary property list"),
    (0, b"SQLite format 3\0", "an SQLite database"),
    (0, b"\x89HDF", "an HDF5 file"),
    (0, b"\x93NUMPY", "a NumPy array"),
    (0, b"\x7fELF", "a program, binary"),
    (0, b"MZ\x90\0", "a program, binary"),
    (0, b"\xcf\xfa\xed\xfe", "a program, binary"),
    (0, b"\xca\xfe\xba\xbe", "a program, binary"),
    (0, b"\0asm", "a program, binary"),
)
_DOCUMENTS: tuple[tuple[int, bytes, str], ...] = (  # in which an article may stand
    (0, b"%PDF", "a PDF document"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"AT&TFORM", "a DjVu document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"PK\x05\x06", "an empty zip archive"),
    (0, b"PK\x03\x04", "a zip archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (4, b"1AY&SY", "a bzip2 archive"),
    (0, b"\xfd7zXZ\0", "an xz archive"),
    (0, b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (0, b"Rar!\x1a", "a RAR archive"),
    (0, b"(\xb5/\xfd", "a zstd archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"ARROW1\0", "an Arrow table"),
)
_ZIPPED = (  # what the first entries of a zip archive are called, likeliest first
    (re.compile(rb"word/|wordprocessingml"), "a Word document (.docx)"),
    (re.compile(rb"xl/|spreadsheetml"), "an Excel workbook (.xlsx)"),
    (re.compile(rb"ppt/|presentationml"), "a PowerPoint presentation (.pptx)"),
    (re.compile(rb"opendocument\.text"), "an OpenDocument text (.odt)"),
    (re.compile(rb"opendocument\."), "an OpenDocument file"),
    (re.compile(rb"application/epub"), "an e-book (.epub)"),
)
_UNREAD = {  # texts and documents that somebody may well hand us, and that no reader here takes yet
    ".msg": "an Outlook message (.msg)",
    ".mhtml": "a web page with its files (.mhtml)",
    ".mht": "a web page with its files (.mht)",
    ".doc": "an old Word document (.doc)",
    ".rtf": "an RTF document (.rtf)",
    ".pptx": "a PowerPoint presentation (.pptx)",
    ".xml": "an XML document (.xml)",
    ".svg": "a drawing (.svg)",
}
_UNREADABLE = "which cannot be read yet; save its text as .txt"
_UTF_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_UNMARKED = "UTF-16 without a byte order mark"
_MOSTLY = 0.4  # share of one byte of two that is zero in UTF-16 of a Western language


class PassedOver(UnreadableInput):
    """What is no article and was not asked for by name; its message says what it is."""


class NoArticles(UnreadableInput):
    """A file whose form is right and in which nothing is an article: settings, a list of packages, slides."""


def refuse_binary(head: bytes, name: str) -> None:
    """Raise UnreadableInput where the first bytes are those of no text, saying what they look like."""
    if what := _document(head):
        raise UnreadableInput(f"{name}: {what}, {_UNREADABLE}")
    if what := _no_text(head):
        advice = (
            "; save it as UTF-8" if what == _UNMARKED else ", not text; give a file with an article's text"
        )
        raise UnreadableInput(f"{name}: {what}{advice}")


def refuse_unread(name: str) -> None:
    """Raise UnreadableInput where a suffix is that of documents which no reader takes yet."""
    if what := _UNREAD.get(PurePath(name).suffix.lower()):
        raise UnreadableInput(f"{name}: {what}, {_UNREADABLE}")


def of_reader(error: Exception) -> str:
    """Return what went wrong in a reader, in brackets behind what could not be read."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said[:80]}" if said else type(error).__name__


def passed_over(name: str, head: bytes) -> str:
    """Say in one line why a file of a folder is not read: what it is, and what would make it an article."""
    suffix = PurePath(name).suffix
    if not head.strip():
        return f"{name}: passed over: empty"
    if what := _no_text(head):
        return f"{name}: passed over: {what}"
    if what := _document(head) or _UNREAD.get(suffix.lower()):
        return f"{name}: passed over: {what}, {_UNREADABLE}"
    kind = f"text that ends in {suffix}" if suffix else "text without a suffix"
    return f"{name}: passed over: {kind}; call it .txt if it is an article"


def passed(error: NoArticles) -> PassedOver:
    """Say of a file among others, which was not asked for by name, that it is no article."""
    return PassedOver(str(error).replace(": ", ": passed over: ", 1))


def _no_text(head: bytes) -> str | None:
    """Return what a file is in which no article stands, by its first bytes; None where it may be text."""
    if what := _signed(head, _NO_TEXT):
        return what
    if b"\0" not in head or head.startswith(_UTF_MARKS) or _document(head):
        return None
    sample = head[: len(head) // 2 * 2]
    zeros = sorted((sample[::2].count(0), sample[1::2].count(0)))
    return _UNMARKED if zeros[1] > _MOSTLY * len(sample) and zeros[0] * 20 < zeros[1] else "binary"


def _document(head: bytes) -> str | None:
    """Return what document a file is that no reader takes yet, by its first bytes."""
    what = _signed(head, _DOCUMENTS)
    if what == "a zip archive":
        return next((inside for names, inside in _ZIPPED if names.search(head)), what)
    return what


def _signed(head: bytes, signatures: tuple[tuple[int, bytes, str], ...]) -> str | None:
    """Return what a file is by the first signature that it bears."""
    return next((what for offset, signature, what in signatures if head.startswith(signature, offset)), None)
