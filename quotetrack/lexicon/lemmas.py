"""The lemma of cue words that no parser has read: *has also said* say, *according to* according to."""

from __future__ import annotations

import re

from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.verb_forms import verb_lemma


def cue_lemma(words: str) -> str:
    """Return the lemma of the last word of ``words`` that is known to report, else its last word.

    A fixed phrase is its own lemma. In lower case; a colon is a colon.
    """
    plain = " ".join(words.split()).lower()
    if cue_word(plain, "PHRASE"):
        return plain
    parts = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", plain)
    for part in reversed(parts):
        for upos in ("VERB", "NOUN", "ADP", "ADV", "ADJ"):
            known = cue_word(verb_lemma(part) or part, upos)
            if known:
                return known.lemma
    return parts[-1] if parts else plain
