"""Words to lemmas by dictionary: by tag where a word has several, by the word alone otherwise."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Mapping
from functools import cache

from quotetrack.errors import ModelUnavailable
from quotetrack.resources import intact, resource

FILE = "data/models/lemmas.json.gz"
_ANY = "*"  # the entry of lemmas that hold for every tag


def lemma(word: str, upos: str) -> str:
    """Return the lemma of a word with a tag: *said*, VERB is *say*. A word that is not listed is its own.

    Raises ModelUnavailable where the dictionary is missing or damaged.
    """
    listed = _dictionary()
    found = listed.get(upos, {}).get(word)
    return found or listed[_ANY].get(word) or word


@cache
def _dictionary() -> Mapping[str, Mapping[str, str]]:
    try:
        content: Mapping[str, Mapping[str, str]] = json.loads(
            gzip.decompress(intact(resource(FILE)).read_bytes())
        )
        content[_ANY]
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError) as error:
        raise ModelUnavailable(f"{resource(FILE)}: no dictionary of lemmas; reinstall quotetrack") from error
    return content
