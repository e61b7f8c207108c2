"""Bytes, files, folders and web addresses to Articles.

Paths and addresses come in; out go articles: the text to store, and what its container says of it.
Answers: what did somebody hand us?
"""

from quotetrack.read.fetching.fetch_rules import FetchRules
from quotetrack.read.files import count_articles, read
from quotetrack.read.read_options import InputFormat, ReadOptions
from quotetrack.read.signatures import PassedOver

__all__ = ["FetchRules", "InputFormat", "PassedOver", "ReadOptions", "count_articles", "read"]
