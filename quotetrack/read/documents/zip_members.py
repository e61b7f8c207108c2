"""What is in a zip archive, whichever program calls it its own, without being blown up by it.

Nothing is written to a disk. A file that unpacks to far more than text ever does is refused before it is
unpacked, and once it does while it is.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import PurePosixPath
from typing import BinaryIO, Literal

from quotetrack.errors import UnreadableInput
from quotetrack.read.signatures import NoArticles

ZipKind = Literal["docx", "workbook", "odt", "epub", "zip"]

LEAST_ALLOWED, MOST_TIMES = 64_000_000, 100  # bytes that may always be unpacked; else times the packed size
_MOST_MEMBERS = 100_000
LARGEST_PART = 200_000_000  # bytes of one part of a document, unpacked
_MIMETYPES: dict[str, ZipKind] = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "workbook",
    "application/epub+zip": "epub",
}
_CALLED = {
    ".docx": "a Word document",
    ".xlsx": "an Excel workbook",
    ".odt": "an OpenDocument text",
    ".ods": "an OpenDocument workbook",
    ".epub": "an e-book",
}
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, IndexError)


def opened_zip(stream: BinaryIO, name: str) -> zipfile.ZipFile:
    """Open an archive. Raises UnreadableInput where it is damaged, or would unpack to more than is sound."""
    try:
        archive = zipfile.ZipFile(stream)
        size = stream.seek(0, 2)
    except _DAMAGED as error:
        what = _CALLED.get(PurePosixPath(name).suffix.lower(), "a zip archive")
        raise UnreadableInput(f"{name}: {what}, damaged or cut off; get it again") from error
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        raise UnreadableInput(f"{name}: holds more than {_MOST_MEMBERS:,} files; unpack what you need of it")
    refuse_swollen(name, sum(member.file_size for member in members), size)
    return archive


def refuse_swollen(name: str, plain: int, packed: int) -> None:
    """Raise UnreadableInput where so many bytes come of so few packed ones as of no text."""
    if plain > max(LEAST_ALLOWED, MOST_TIMES * packed):
        raise UnreadableInput(
            f"{name}: unpacks to more than {MOST_TIMES} times its size, as no text does; unpack it yourself "
            "if you trust it"
        )


def zip_kind(archive: zipfile.ZipFile, name: str) -> ZipKind:
    """Return which document an archive is, *zip* for a mere one. Raises NoArticles for one not read."""
    names = set(archive.namelist())
    mimetype = ""
    if "mimetype" in names:
        mimetype = (
            member_bytes(archive, "mimetype", name, "a zip archive", most=200)
            .decode("ascii", "replace")
            .strip()
        )
    if mimetype.removesuffix("-template") in _MIMETYPES:
        return _MIMETYPES[mimetype.removesuffix("-template")]
    if mimetype.startswith("application/vnd.oasis.opendocument"):
        raise NoArticles(f"{name}: an OpenDocument file that is no text and no table; save its text as .txt")
    if "[Content_Types].xml" in names:
        if any(member.startswith("word/") for member in names):
            return "docx"
        if any(member.startswith("xl/") for member in names):
            return "workbook"
        if any(member.startswith("ppt/") for member in names):
            raise NoArticles(
                f"{name}: a PowerPoint presentation (.pptx), which cannot be read yet; save its text as .txt"
            )
    return "epub" if "META-INF/container.xml" in names and any(n.endswith(".opf") for n in names) else "zip"


def member_bytes(
    archive: zipfile.ZipFile, member: str | zipfile.ZipInfo, name: str, what: str, *, most: int = LARGEST_PART
) -> bytes:
    """Return a part of ``what`` file ``name`` is, unpacked.

    Raises UnreadableInput where it is missing, locked, damaged or larger than ``most`` bytes.
    """
    try:
        with archive.open(member) as part:
            data = part.read(most + 1)
    except KeyError as error:
        raise UnreadableInput(f"{name}: {what} without its part {member}; save it again") from error
    except RuntimeError as error:  # what zipfile raises for a password
        raise UnreadableInput(f"{name}: {what}, locked with a password; save it without one") from error
    except _DAMAGED as error:
        raise UnreadableInput(f"{name}: {what} that is damaged; get it again") from error
    if len(data) > most:
        raise UnreadableInput(f"{name}: {what} that unpacks to more than {most:,} bytes; split it")
    return data
