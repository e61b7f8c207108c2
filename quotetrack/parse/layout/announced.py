"""Finds words that are somebody's by layout outside transcripts: letters, posts, what a line announces.

*Here is what the minister had to say:* announces the paragraphs behind it, up to where the article's own
voice takes up again. Whom a line announces the parse of the line tells, later; here it is told whether it
does, and how far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from quotetrack.lexicon import grammar
from quotetrack.lexicon.press.furniture import whole_line
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.verb_forms import verb_lemma
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Span
from quotetrack.parse.layout.blocks import units
from quotetrack.parse.layout.letters import find_letters
from quotetrack.parse.layout.posts import find_messages, find_posts
from quotetrack.parse.layout.sign_offs import (
    NAME,
    Given,
    bare_paragraphs,
    in_first_person,
    is_addressed,
    is_persons,
    open_lines,
)

Announcement = Literal["post", "whole", "words", "own", "speech", "block"]

_POSTING = word_set("announced.post_verbs")
_TEXT = alternatives("announced.texts")
_OF = alternatives("announced.of_somebody")
_OWN = "|".join(sorted(grammar.INDEFINITE_ARTICLES | grammar.THIRD_PERSON_POSSESSIVES | {"the"}))
_TOLD_OF = "|".join(sorted(grammar.DEFINITE_DETERMINERS | grammar.THIRD_PERSON_POSSESSIVES))
_WHOLES = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (  # Her letter in full: / A prayer was offered by Ann Roe: / In a letter, she wrote:
        rf"\b(?:{_TEXT})(?: (?:{_OF}) .{{2,80}}?)?,?\s*(?:(?:{alternatives('announced.wholes')}),?\s*)*:$",
        rf"\b(?:{_TEXT})\b[^:]{{0,40}}\sby [^:]{{2,80}}:$",
        rf"\b(?:the following|this) (?:\w+ )?(?:{_TEXT})\b[^:.]{{0,60}}:$",
        rf"\Ain (?:{_OWN})\b[^,]{{0,60}}\b(?:{_TEXT})\b.*:$",
    )
)
_HANDS_OVER = re.compile(
    rf"(?:{alternatives('announced.handing_over')})\b.*\b(?:{_TEXT})\b.*:$", re.IGNORECASE | re.DOTALL
)
_ABOUT = re.compile(
    rf"(?:(?:[\w’'-]+ ){{0,4}}(?i:{alternatives('announced.speaking_titles')}) )?({NAME}),? on .{{3,80}}:$"
)
_HEADING = re.compile(
    rf"(?:(?:{alternatives('announced.heading_qualities')})\s+)*"
    rf"(?:(?P<spoken>{alternatives('announced.spoken_texts')})|(?:{alternatives('announced.texts_by_somebody')}))"
    rf"(?:,?\s(?:{alternatives('announced.deliveries')}))?\s(?:{_OF})\s(?:[^.!?]|(?<=\b[A-Z])\.|(?<=\b\w\w)\.){{3,100}}",
    re.IGNORECASE,
)
_TOLD_TO = re.compile(rf"\b(?:{alternatives('announced.told_to')})\b", re.IGNORECASE)
_RETOLD = re.compile(rf"(?:{_TOLD_OF}) (?:\w+ )?(?:{_TEXT})\b")
_IDLE = word_set("announced.not_announcing")
_BEHIND = word_set("announced.behind_announcing")
_ENDING = word_set("announced.ending_announcements")
_PRESENT = word_set("announced.present_verbs")
_TAILS = word_set("announced.tails")
_SENTENCE = re.compile(r"[.!?…][”\"’)]*\s+(?=[A-Z“\"‘(])")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_LIST = re.compile(r"(?:[-–—•*▪►·]|\(?\d{1,2}[.):]|\(?[a-z]\)|l\s|#|\[|<)\s*")
_OPENING_MARK = tuple("“\"„«‘'”")
_CLOSED = re.compile(r"[.!?…][”\"’')\]]*$")
_TAGS = re.compile(r"(?:\s+(?:[#@]\w+|https?://\S+|pic\.\S+))+$")
_REPORTS = re.compile(r"[,.?!…][”\"’]\s+[\w’'. ]{1,40}|:\s*[“\"‘]")
_TELLS = re.compile(rf"(?:{'|'.join(w.title() for w in sorted(grammar.THIRD_PERSON_SUBJECTS))})\b")
_CAPITALISED = re.compile(r"\b[A-Z][\w’-]{2,}")
_HAVE = word_set("announced.having")
_BEING = word_set("announced.being")
_ACCORDING, _GERUND = "according", "ing"
_VERB_BACK = 12  # words before a colon among which the verb that announces stands
_CITED = 9  # words of a line that is but *according to* and whom
_HEAD, _SHORT = 4, 4  # lines above a speech that tell when and where; words of one that ends in a stop
_MOST = 12  # paragraphs that one line announces


def find_given(text: str, start: int, end: int | None) -> list[Given]:
    """Return the words of ``text`` between two offsets that are somebody's by layout alone, in order.

    *Tom Reyl has just tweeted: | I will not stand.* Not: *The committee asked for: | Two boats.*
    """
    lines = open_lines(text, start, end)
    posts = list(find_posts(text, lines))
    held = {n for _, numbers in posts for n in numbers}
    posts += [(one, numbers) for one, numbers in find_messages(text, lines) if not held & set(numbers)]
    barred = {n for _, numbers in posts for n in numbers}
    spans = units(text, start, end)
    announcing = {unit.end for unit in spans if announces(unit.of(text)) not in (None, "block")}
    announced = {n for n, line in enumerate(lines) if line.span.end in announcing}
    found = [given for given, _ in posts] + list(find_letters(text, lines, barred, announced))
    found = [given for given in found if given.words]
    found += list(_announced(text, spans, found))
    return sorted(found, key=lambda given: given.whole)


def announces(unit: str) -> Announcement | None:
    """Tell what a paragraph announces with its last sentence: a post, a whole text, words, one's own words.

    *Here is what the minister had to say:*, *Her statement in full:*. Not: *He argued that:*, *Watch her
    speak:* A line that may merely announce a quoted block is told apart: *She describes the night:*
    """
    sentence = _last_sentence(unit)
    if not sentence.endswith((":", "：")):
        own = _TOLD_TO.search(sentence) is not None and sentence.split()[0].lower() not in _IDLE
        heading = None if _CLOSED.search(unit) else _HEADING.fullmatch(unit.strip("*_# "))
        if heading is not None and heading["spoken"]:
            return "speech"
        return "own" if own or heading else None
    first = sentence.split()[0].strip(",").lower()
    if _HANDS_OVER.match(sentence) or (
        first not in _IDLE and any(whole.search(sentence) for whole in _WHOLES)
    ):
        return "whole"
    if first == _ACCORDING and len(sentence.split()) <= _CITED:
        return "words"
    found = None if first in _IDLE else _verb(sentence)
    if found is not None:
        return found
    about = _ABOUT.fullmatch(sentence)
    if about is not None and is_persons(about[1]):
        return "own"
    return (
        "block"
        if first not in _IDLE and any(map(_may_report, re.findall(r"[\w’'-]+", sentence)[1:]))
        else None
    )


def _verb(sentence: str) -> Announcement | None:
    """Tell what the verb before the colon announces: *The governor added:*, *Ann Roe wrote on Monday:*

    Not: *She said the following boats would sail:*, *We asked:*.
    """
    words = re.findall(r"[\w’'-]+", sentence)
    low = [word.lower() for word in words]
    for at in range(len(words) - 1, max(0, len(words) - _VERB_BACK), -1):
        lemma = verb_lemma(low[at]) or low[at]
        if not _reports(words[at], lemma):
            continue
        behind, before = low[at + 1 :], low[:at]
        told = lemma == "tell" and len(behind) <= 6
        if behind and not (behind[0] in _BEHIND or behind[-1] in _ENDING or told):
            continue
        infinitive = before[-1] == "to" and not (at > 1 and before[-2] in _HAVE)
        own = any(word in grammar.FIRST_PERSON_PRONOUNS for word in before[-3:])
        if infinitive or own or before[-1] in grammar.ARTICLES | _BEING or low[at].endswith(_GERUND):
            continue
        listed = cue_word(lemma, "VERB")
        return "post" if listed is not None and listed.lemma in _POSTING else "words"
    return None


def _reports(word: str, lemma: str) -> bool:
    """Tell whether a word is a verb that reports: *added*, *wrote*, *says*. Not: *rules*."""
    listed = cue_word(lemma, "VERB")
    if listed is None or listed.klass != "speech" or word[:1].isupper():
        return False
    if word.endswith("s") and verb_lemma(word) is None:
        return word in _PRESENT
    return listed.strength > 1


def _may_report(word: str) -> bool:
    """Tell whether a word is a verb that may report where a quoted block follows: *describes the night*."""
    listed = None if word[:1].isupper() else cue_word(verb_lemma(word) or word, "VERB")
    return (
        listed is not None and listed.klass == "speech" and listed.strength > 1 and not word.endswith(_GERUND)
    )


def _last_sentence(unit: str) -> str:
    ends = [match.end() for match in _SENTENCE.finditer(unit)]
    return unit[ends[-1] if ends else 0 :].strip("*_# ")


def _announced(text: str, spans: Sequence[Span], found: Sequence[Given]) -> Iterator[Given]:
    """Yield the paragraphs that lines announce, but for those that are somebody's already."""
    taken = _taken(spans, found)
    number = 0
    while number + 1 < len(spans):
        unit = spans[number]
        kind = None if number in taken else announces(unit.of(text))
        number += 1
        if kind is None:
            continue
        dated = kind == "own" and not _CLOSED.search(spans[number].of(text))  # Date: 3 November
        number = _behind_head(text, spans, number) if kind == "speech" or dated else number
        last = _extent(text, spans, number, kind, unit, taken)
        if last > number:
            words = tuple(bare_paragraphs(text, spans[number].start, spans[last - 1].end))
            sentence = Span(unit.end - len(_last_sentence(unit.of(text))), unit.end)
            mark = Span(unit.end - 1, unit.end) if text[unit.end - 1] in ":：" else None
            whole = Span(spans[number].start, spans[last - 1].end)
            yield Given("announced", whole, None, mark, words, sentence)
            number = last


def _behind_head(text: str, spans: Sequence[Span], first: int) -> int:
    """Return the first paragraph behind the lines that tell when and where a speech was held."""
    for number in range(first, min(len(spans) - 1, first + _HEAD)):
        line = spans[number].of(text).strip("*_ ()")
        if (_CLOSED.search(line) and len(line.split()) > _SHORT) or is_addressed(line):
            return number
    return min(len(spans) - 1, first + _HEAD)


def _speech_end(text: str, spans: Sequence[Span], first: int, taken: AbstractSet[int]) -> int:
    """Return the paragraph behind a speech: a line that ends copy, or one that reports in a third voice."""
    for number in range(first, len(spans)):
        unit = spans[number].of(text)
        ended = whole_line(unit) is not None or (unit.isupper() and not _CLOSED.search(unit))
        if number in taken or ended or _REPORTS.search(unit) or not any(c.isalpha() for c in unit):
            return number
    return len(spans)


def _taken(spans: Sequence[Span], found: Sequence[Given]) -> set[int]:
    """Return the numbers of the paragraphs that are somebody's already."""
    wholes = iter(sorted(given.whole for given in found))
    whole, numbers = next(wholes, None), set[int]()
    for number, span in enumerate(spans):
        while whole is not None and whole.end <= span.start:
            whole = next(wholes, None)
        if whole is not None and whole.start < span.end:
            numbers.add(number)
    return numbers


def _extent(
    text: str, spans: Sequence[Span], first: int, kind: Announcement, unit: Span, taken: AbstractSet[int]
) -> int:
    """Return the number of the first paragraph behind those that a line announces."""
    start = spans[first].of(text)
    if kind == "speech":
        talks = first not in taken and is_addressed(start)
        return _speech_end(text, spans, first, taken) if talks else first
    if first in taken or not _may_be_words(start, kind):
        return first
    if _is_set_off(text, spans[first], kind == "block") and not _is_set_off(text, unit):
        ends = (n for n in range(first, len(spans)) if not _is_set_off(text, spans[n], kind == "block"))
        return next(ends, len(spans))
    if kind == "block":
        return first
    names = set(_CAPITALISED.findall(_last_sentence(unit.of(text))[1:]))
    last = at = first + 1 if kind == "post" else _behind_block(text, spans, first, unit)
    while at < min(len(spans), first + _MOST) and at not in taken:
        voice = _voice(spans[at].of(text), names)
        if voice is False or (kind == "post" and not voice):
            break
        at += 1
        if voice:
            last = at
    if last < at and kind == "whole" and _TAILS & set(spans[last].of(text).lower().split()):
        last += 1
    return last


def _behind_block(text: str, spans: Sequence[Span], first: int, unit: Span) -> int:
    """Return the paragraph behind those that follow an announcement without a blank line, as a prayer does.

    Where no blank line ends them there is none in the text, and they are the first alone.
    """
    before = unit.end
    for number in range(first, len(spans)):
        if _BLANK_LINE.search(text, before, spans[number].start):
            return max(number, first + 1)
        before = spans[number].end
    return first + 1


def _may_be_words(unit: str, kind: Announcement) -> bool:
    """Tell whether the paragraph behind an announcement can be somebody's words in no marks.

    Not: *• Masks indoors*, *“We close,” she said*, *Read more: Ferry late*.
    """
    plain = unit.lstrip("> \t")
    if _LIST.match(plain) or plain.startswith(_OPENING_MARK) or whole_line(unit) is not None:
        return False
    if announces(unit) not in (None, "block"):
        return False
    closed = _CLOSED.search(_TAGS.sub("", plain)) is not None
    if kind == "own":
        return closed and in_first_person(plain)
    return closed or kind == "post"


def _is_set_off(text: str, span: Span, by_sign: bool = False) -> bool:
    """Tell whether a sign sets a paragraph off as a quoted block's, or else white space where that may."""
    line = text.rfind("\n", 0, span.start) + 1
    before = text[line : span.start]
    return text[span.start] == ">" or (not by_sign and ("\t" in before or len(before) >= 2))


def _voice(unit: str, names: set[str]) -> bool | None:
    """Tell whether a paragraph goes on in somebody's voice: True, False for the article's own, else None.

    *I thank the crews.* Not: *Reyl left by a side door.*, *He was dead within the month.*
    """
    reports = _REPORTS.search(unit) is not None or unit.startswith(_OPENING_MARK)
    if reports or not _CLOSED.search(unit) or announces(unit) or whole_line(unit) is not None:
        return False
    if in_first_person(unit):
        return True
    opening = " ".join(unit.split()[:4]).casefold()
    if _RETOLD.match(opening) or _TELLS.match(unit) or names & set(_CAPITALISED.findall(unit)):
        return False
    return None
