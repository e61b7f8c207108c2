"""Files that need not be read again: what is asked of whoever stores them, and what tells two readings apart.

A file is known by its bytes, not by its size or time; what they are read as hangs on the options and on the
packages that read pages and documents as well.
"""

from __future__ import annotations

import hashlib
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Protocol

_PACKAGES = (
    *("trafilatura", "lxml", "lxml_html_clean", "charset-normalizer", "webencodings", "ftfy", "dateparser"),
    *("pypdfium2", "python-calamine", "feedparser", "backports.zstd", "pyarrow", "fastwarc"),
)
_PIECE = 1 << 20  # bytes


class KnownFiles(Protocol):
    """Whoever stores articles and may know those of a file already."""

    def holds(self, path: str, digest: str) -> bool:
        """Tell whether all that a file of these bytes holds is stored as it is; it is then not read."""
        ...

    def end(self, path: str, digest: str, articles: int) -> None:
        """Note that a file of these bytes was read to its end, and all that it holds are so many articles."""
        ...


def file_digest(path: Path) -> str:
    """Return a digest of the bytes of a file."""
    found = hashlib.blake2b(digest_size=32)
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def reader_versions() -> str:
    """Return the versions of all that reads files."""
    return "\n".join([sys.version, *map(_version_of, _PACKAGES)])


def _version_of(package: str) -> str:
    """Return the version of a package, empty where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
