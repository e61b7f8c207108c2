"""Irregular forms of reporting verbs (data/en/irregular-verbs.csv): *said* say, *wrote* write.

For words that no parser has read; what is parsed has its lemma from the parse.
"""

from __future__ import annotations

from functools import cache

from quotetrack.lexicon.word_tables import word_rows

_COLUMNS = ("form", "lemma", "example")


def verb_lemma(form: str) -> str | None:
    """Return the verb of which ``form``, in any case, is an irregular form; None for every other word."""
    return _lemmas().get(form.lower())


@cache
def _lemmas() -> dict[str, str]:
    """Index the rows by form."""
    return {row["form"]: row["lemma"] for row in word_rows("irregular-verbs", _COLUMNS)}
