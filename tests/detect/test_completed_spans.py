"""What stands with a cue belongs to it, and a closing mark without an opening one to the content."""

from __future__ import annotations

import pytest
from rule_cases import COMPLETED, draft_of, marked, words_of

from quotetrack.detect.forms.completed_spans import completed
from quotetrack.detect.forms.spans import spans_of


@pytest.mark.parametrize(("sentence", "cue", "content"), COMPLETED)
def test_a_draft_is_completed_by_what_stands_with_its_words(sentence: str, cue: str, content: str) -> None:
    text, spans = marked(sentence)
    words = words_of(text)
    found = completed(words, draft_of(words, spans))
    assert [span.of(text) for span in spans_of(words, [found.cue.words])] == [cue]
    assert " / ".join(span.of(text) for span in spans_of(words, found.content.runs)) == content
