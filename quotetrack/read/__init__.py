"""Bytes, files, folders and web addresses to Articles; the only stage that touches the file system."""

from quotetrack.read.files import read
from quotetrack.read.options import Format, ReadOptions

__all__ = ["Format", "ReadOptions", "read"]
