"""The subset *speech* of a corpus that marks every class: what is quoted or said, not believed or wanted.

The list is a part of the figure's definition. It is not the program's word list and does not grow with it,
so that figures taken years apart speak of the same subset.
"""

from __future__ import annotations

import re

VERBS = frozenset(
    """say tell add write ask note report announce suggest tweet describe argue continue explain acknowledge
    declare urge recall conclude claim respond state warn promise insist reply reveal predict offer question
    pledge vow confirm admit deny indicate express stress emphasize remark comment joke quip mention observe
    maintain assert contend allege accuse criticize praise complain caution disclose estimate repeat reiterate
    shout testify thank call according statement quote quoted told said says saying wrote asked speak speech
    post interject lament boast concede point tout blast mock dismiss reject decline refuse demand propose
    recommend advise inform assure remind interview chide scoff retort counter elaborate clarify detail
    outline read answer""".split()
)
_ENDINGS = (
    ("ied", "y"),
    ("ies", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("s", ""),
    ("es", ""),
    ("d", ""),
)
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
