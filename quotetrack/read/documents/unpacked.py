"""Packed files (gzip, bzip2, xz, zstd), read as streams that end before they have blown anything up."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, cast

from quotetrack.errors import UnreadableInput
from quotetrack.read.documents.zip_members import refuse_swollen

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Packing = Literal["gzip", "bzip2", "xz", "zstd"]
PACKED: dict[str, Packing] = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz", ".zst": "zstd"}
SIGNATURES: tuple[tuple[int, bytes, Packing], ...] = (
    (0, b"\x1f\x8b", "gzip"),
    (4, b"1AY&SY", "bzip2"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"(\xb5/\xfd", "zstd"),
)


class _Counted(io.RawIOBase):
    """A stream that counts the bytes that are taken from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self.taken += len(data)
        return len(data)


class _Bounded(io.RawIOBase):
    """What a packed stream holds; raises UnreadableInput where it is damaged, or holds more than is sound."""

    def __init__(self, packed: BinaryIO, name: str, packing: Packing) -> None:
        self._source = _Counted(packed)
        self._name, self._packing = name, packing
        self._plain = _opened(self._source, name, packing)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._plain.read(len(view))
        except Exception as error:  # each packing has errors of its own
            if not isinstance(error, EOFError | OSError | zlib.error | lzma.LZMAError | ValueError) and (
                type(error).__name__ != "ZstdError"
            ):
                raise
            raise UnreadableInput(
                f"{self._name}: a {self._packing} archive, damaged or cut off; get it again"
            ) from error
        self._given += len(data)
        refuse_swollen(self._name, self._given, self._source.taken)
        view[: len(data)] = data
        return len(data)


def unpacked(stream: BinaryIO, name: str, packing: Packing) -> io.BufferedReader:
    """Return the stream that a packed one holds. Raises UnreadableInput where zstd cannot be unpacked here.

    Reading it raises UnreadableInput once it turns out to be damaged, or to unpack to more than text does.
    """
    return io.BufferedReader(_Bounded(stream, name, packing))


def _opened(source: io.RawIOBase, name: str, packing: Packing) -> Any:
    """Return what unpacks a stream."""
    packed = cast(BinaryIO, source)
    if packing == "gzip":
        return gzip.GzipFile(fileobj=packed)
    if packing == "bzip2":
        return bz2.BZ2File(packed)
    if packing == "xz":
        return lzma.LZMAFile(packed)
    try:
        try:
            from compression.zstd import ZstdFile  # from Python 3.14 on
        except ImportError:
            from backports.zstd import ZstdFile
    except ImportError as error:
        raise UnreadableInput(
            f"{name}: a zstd archive, which needs backports.zstd; run: pip install 'quotetrack[formats]'"
        ) from error
    return ZstdFile(packed)
