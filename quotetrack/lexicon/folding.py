"""What a person types, as the database files it: keys of names, and expressions to search by.

The command line and the pages ask alike, so both read it from here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from quotetrack.errors import UnknownRow

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
    plain = unicodedata.normalize("NFKD", name).replace("’", "'")
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return anyascii(letters).casefold()


def match_expression(search: str) -> str:
    """Return an FTS5 expression for what a person typed, none of whose signs can be a syntax error.

    Words must all occur; *"a phrase"* stands together; *begin\\** stands for words that begin so.
    Raises UnknownRow where there is no word in it.
    """
    terms = []
    for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', storable_words(search)):
        term = phrase or word
        if re.search(r"\w", term):
            star = "*" if word.endswith("*") else ""
            terms.append('"' + term.rstrip("*" if star else "") + '"' + star)
    if not terms:
        raise UnknownRow(f"nothing to search for in {search!r}; give a word or a phrase")
    return " ".join(terms)


def storable_words(search: str) -> str:
    """Return a search without the code points that cannot stand in the database."""
    return _UNSTORABLE.sub(" ", search)
