"""What a person sets right in a quote, from the options of a command or the cells of a row."""

from __future__ import annotations

import itertools
from typing import Any

from quotetrack.errors import UnknownRow
from quotetrack.model import Span
from quotetrack.model.stored import Row


def correction_of(shown: Row, given: dict[str, Any]) -> Any:
    """Return what is set right, its words found in the article's text.

    ``given`` holds any of the options that correct. Raises UnknownRow where the text lacks the words.
    """
    from quotetrack.detect.quoted import kind_of_spans
    from quotetrack.lexicon.lemmas import cue_lemma
    from quotetrack.store.reviews.verdicts import Correction

    text, near = shown["text_of_article"], shown["start"]
    parts: list[Span] = list(given.get("content_span", ()))
    for words in given.get("content", ()):
        parts.append(_found(text, words, near, "content"))
        near = parts[-1].end
    content = tuple(sorted(parts))
    for left, right in itertools.pairwise(content):
        if left.overlaps(right):
            raise UnknownRow("the parts of the content overlap; give each part once")
    if content and content[-1].end > len(text):
        raise UnknownRow(f"the text has {len(text)} characters, fewer than {content[-1].end}")
    near = shown["start"]
    cue = _found(text, given["cue"], near, "cue") if given.get("cue") else None
    source = (_found(text, given["source"], near, "source"),) if given.get("source") else None
    return Correction(
        content=content or None,
        kind=kind_of_spans(text, content) if content else None,
        cue=cue,
        cue_lemma=cue_lemma(cue.of(text)) if cue else None,
        source=source,
        speaker=tuple(name.strip() for name in given.get("speaker", ()) if name.strip()) or None,
        **{name: given.get(name) for name in ("speaker_type", "role", "affiliation")},
    )


def _found(text: str, words: str, near: int, part: str) -> Span:
    """Return where words stand in a text, the nearest place to the quote."""
    from quotetrack.store.reviews.locating import locate

    span = locate(text, words, near)
    if span is None:
        raise UnknownRow(
            f"the article does not say {words!r}; copy the {part} from: quotetrack show DB ID --whole"
        )
    return span
