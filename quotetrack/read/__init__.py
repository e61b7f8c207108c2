"""Bytes, files, folders and web addresses to Articles; the only stage that touches the file system.

Paths come in; out go articles: the text to store, and what its container says of it. Answers: what did
somebody hand us?
"""

from quotetrack.read.files import read
from quotetrack.read.read_options import InputFormat, ReadOptions

__all__ = ["InputFormat", "ReadOptions", "read"]
