"""The subset *speech* of a corpus that marks every class: what is quoted or said, not believed or wanted.

The list (data/en/scoring.toml) is a part of the figure's definition. It is not the program's word list and
does not grow with it, so that figures taken years apart speak of the same subset.
"""

from __future__ import annotations

import re

from quotetrack.lexicon.word_sets import word_list, word_set

VERBS = word_set("scoring.speech_words")
_ENDINGS = tuple(row.partition(" ")[::2] for row in word_list("scoring.endings"))
_LETTERS = re.compile("[a-z]+")
_MARKS = re.compile("[“”\"]|''|``")
_COLON = re.compile(r":\s*$")


def is_speech(content: str, cue: str) -> bool:
    """Tell whether an attribution with these words is speech.

    That is, its content holds a double quotation mark, or its cue a word of the list in any regular form
    or a colon at its end.
    """
    return bool(_MARKS.search(content)) or reports_speech(cue) or bool(_COLON.search(cue))


def reports_speech(cue: str) -> bool:
    """Tell whether a cue holds a word of the list."""
    return any(is_speech_word(word) for word in _LETTERS.findall(cue.lower()))


def is_speech_word(word: str) -> bool:
    """Tell whether a word in lower case is one of the list or a regular form of one."""
    return word in VERBS or any(
        word.endswith(ending) and word[: -len(ending)] + full in VERBS for ending, full in _ENDINGS
    )
