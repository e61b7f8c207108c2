"""What a person types, as the database files it: the keys of names, and words that can be stored."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Return the key under which a name is looked up, in Latin letters without marks.

    Case, accents, script, full stops, commas, hyphens, a leading *the* and the spacing of initials do
    not count: *J.K. Rowling*, *J. K. Rowling* and *jk rowling* share a key.
    """
    words = " ".join(re.sub("[-.,]", " ", romanised(name)).split())
    return _INITIALS.sub(r"\1", words).removeprefix("the ")


def romanised(name: str) -> str:
    """Return a name in lower-case Latin letters without marks: *Müller* is *muller*."""
    if name.isascii():
        return name.casefold()
    plain = unicodedata.normalize("NFKD", name).replace("’", "'")
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return anyascii(letters).casefold()


def storable_words(search: str) -> str:
    """Return a search without the code points that cannot stand in the database."""
    return _UNSTORABLE.sub(" ", search)
