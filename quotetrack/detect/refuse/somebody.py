"""Tells whether a content is only somebody: whom a report is about or turns to."""

from __future__ import annotations

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon.person_words import noun


def is_somebody(words: Words, draft: Draft) -> bool:
    """Tell whether a content names a person or a body."""
    members = set(solid_words(words, draft.content))
    heads = [n for n in members if words.heads[n] not in members]
    named = any(words.tokens[n].ner[2:] in ("PERSON", "ORG") for n in heads)
    listed = noun(words.lemma(heads[0])) if heads else None
    return named or (listed is not None and listed.type in ("person", "group", "organization"))
