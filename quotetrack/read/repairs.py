"""A text as it was meant, where it was decoded wrongly before us or is still wrapped in HTML or JSON.

Each repair has a rule by which it is known that the text is not meant so, and leaves every other character as
it stands: quotation marks, spaces and line breaks too. What was done is told as a phrase behind *with*.
"""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.entities import html5
from unicodedata import normalize

from quotetrack.lexicon.word_sets import alternatives, word_set

_WORD = re.compile(r"[^\s\x00-\x20]*[^\x00-\x7f][^\s\x00-\x20]*")
_SUSPECT = re.compile("[\x80-\x9f]|[^\x00-\x7f]{2}|Ã ")  # two bytes of one character become two characters
_LINE = re.compile(r"[^\n]*\n?")
# the closing mark is E2 80 9D, and windows-1252 has no character 9D: programs drop it or write U+FFFD
_CUT_CLOSING = re.compile("â€(?:\ufffd|(?![\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]))")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TWICE = re.compile(r"&(?:amp;)+(?=(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)")
_VALUE = r"""(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`]+)"""
_PAGE = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED = re.compile(r"(?P<open><q(?:\s[^<>]*)?>(?!\s*[\"“‘«„']))|</q\s*>", re.IGNORECASE)
_LEADING = re.compile(r"(?:\s|&nbsp;|&#160;)*")
_SPACES = ("&nbsp;", "&#160;")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_ESCAPE = re.compile(r'(?:\\u[0-9a-fA-F]{4})+|\\["\\/bfnrt]')
_ESCAPED = re.compile(r'\\u[0-9a-fA-F]{4}|\\"|[.!?”’"»]\\n|\\n\\n')  # what no path and no formula holds


def repaired(text: str, *, json_escapes: bool = False) -> tuple[str, str | None]:
    """Return a text as it was meant, and what was done to it in a phrase, None where nothing was.

    ``json_escapes`` is for fields of rows, which may have been written as JSON twice.
    """
    plain = unescaped(text) if json_escapes else text
    sound = without_mojibake(plain)
    read = without_markup(sound)
    if text == plain == sound == read:
        return text, None
    again = sound if read == sound else without_mojibake(read)
    done = {
        "JSON escapes": plain != text,
        "mojibake repaired": sound != plain or (read != sound and again != read),
        "HTML": read != sound,
    }
    return (again if read != sound else read), " and ".join(what for what, was in done.items() if was) or None


def told(said: str | None, done: str | None) -> str | None:
    """Join what was guessed of an encoding to what was repaired: *cp1252 with HTML*."""
    if done is None:
        return said
    if said is None:
        return f"utf-8 with {done}"
    return f"{said}{' and ' if ' with ' in said else ' with '}{done}"


def is_mojibake(text: str) -> bool:
    """Tell whether a text holds letters that come of decoding UTF-8 wrongly: *canâ€™t*, not *São*."""
    from ftfy.badness import is_bad

    return bool(is_bad(text))


def without_mojibake(text: str) -> str:
    """Undo a wrong decoding, line by line: *â€œWe canâ€™t* to *“We can’t*.

    Not: a line whose letters are none that a wrong decoding makes, such as *São Paulo* or *naïve “façade”*.
    """
    if not _SUSPECT.search(text):
        return text
    return "".join(map(_line_without_mojibake, _LINE.findall(text)))


def without_markup(text: str) -> str:
    """Read the HTML in a text: *&ldquo;We can&#8217;t&rdquo;* to *“We can’t”*, *<p>* to a blank line.

    A reference needs its semicolon and a name of HTML's table; a tag needs a name of HTML, attributes with
    values, and its other half (``_is_tag``). Not: *AT&T*, *R&D; then*, *a < b and c > d*, *<unclear>*.
    """
    if "<" not in text and "&" not in text:
        return text
    read = _without_tags(marked_quotations(text))
    found = _without_references(read)
    if read == text and found != text and "<" in found:  # all of it was escaped, tags too
        return _without_references(_without_tags(found))
    return found


def marked_quotations(text: str) -> str:
    """Give HTML's ``q`` elements the marks that a browser shows; one whose text has its own keeps those."""
    pieces: list[str] = []
    at = 0
    opening: re.Match[str] | None = None
    for tag in _QUOTED.finditer(text):
        if tag["open"]:
            opening = opening or tag
        elif opening:
            pieces += text[at : opening.start()], "“", text[opening.end() : tag.start()], "”"
            at, opening = tag.end(), None
    return "".join([*pieces, text[at:]])


def is_whole_page(text: str) -> bool:
    """Tell whether a text is the source of a web page, not an article with some HTML in it."""
    return _PAGE.match(text) is not None


def unescaped(text: str) -> str:
    r"""Read the escapes of a text that was written as JSON twice: *\u201cWe can\u2019t* to *“We can’t*.

    Every backslash must open an escape, and one must be such as no prose holds. Not: *C:\news\users*.
    """
    if not _ESCAPED.search(text) or "\\" in _ESCAPE.sub("", text):
        return text
    if text[0] == text[-1] == '"':
        try:
            whole = json.loads(text)
        except ValueError:
            whole = None
        if isinstance(whole, str):
            return whole
    return _ESCAPE.sub(lambda match: str(json.loads(f'"{match[0]}"')), text)


def _line_without_mojibake(line: str) -> str:
    """Undo a wrong decoding of one line: word by word, since one may be sound beside another, then in all."""
    from ftfy import fix_encoding

    if not _SUSPECT.search(line) or not is_mojibake(normalize("NFC", line)):
        return line
    closed = _CUT_CLOSING.sub("”", line)
    return fix_encoding(_WORD.sub(_word_without_mojibake, closed))


def _word_without_mojibake(match: re.Match[str]) -> str:
    """Undo a wrong decoding of one word, whose marks may have been parted from their letters since."""
    from ftfy import fix_encoding

    whole = normalize("NFC", match[0])
    fixed = fix_encoding(whole)
    return fixed if fixed != whole else match[0]


def _without_references(text: str) -> str:
    """Read references to characters; one that was escaped twice is read twice."""
    once = _TWICE.sub(lambda match: "&" if _names_character(text, match.end()) else match[0], text)
    return _REFERENCE.sub(lambda match: _character(match[0]), once)


def _names_character(text: str, at: int) -> bool:
    """Tell whether what stands at a place would be a reference behind an ampersand."""
    name = text[at : text.index(";", at) + 1]
    return name.startswith("#") or name in html5


def _character(reference: str) -> str:
    """Return the character of a reference; one that HTML does not know stays as it is."""
    return html.unescape(reference) if _names_character(reference, 1) else reference


def _without_tags(text: str) -> str:
    """Read tags: those of blocks part paragraphs, of lines and cells part lines, others part nothing."""
    pieces: list[str] = []
    breaks = at = 0
    for start, end, newlines in _tags(text):
        breaks = _append(pieces, text[at:start], breaks, newlines)
        at = end
    _append(pieces, text[at:], breaks, 0)
    return "".join(pieces)


def _append(pieces: list[str], piece: str, before: int, behind: int) -> int:
    """Add what stands between two tags that stand for so many line breaks; return those still to be written.

    White space at a break is part of it: a blank line there stays one, all else goes.
    """
    start, end = 0, len(piece)
    if before and (lead := _LEADING.match(piece)):
        start = lead.end()
        before = 2 if _BLANK_LINE.search(piece[:start]) else before
    if behind:
        end = _end_of_words(piece, start)
        behind = 2 if _BLANK_LINE.search(piece[end:]) else behind
    if start >= end:
        return before + behind
    if before and pieces:
        pieces.append("\n" * min(before, 2))
    pieces.append(piece[start:end])
    return behind


def _end_of_words(piece: str, start: int) -> int:
    """Return where the white space begins that ends a piece; not before ``start``."""
    end = len(piece)
    while end > start:
        if piece[end - 1].isspace():
            end -= 1
        elif piece.endswith(_SPACES, start, end):
            end = piece.rindex("&", start, end)
        else:
            break
    return end


def _tags(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the places of what is markup, in order, each with the line breaks it stands for."""
    found = list(_unseen_parts(text))
    starts = [start for start, _, _ in found]
    matches = []
    for match in _tag().finditer(text):
        before = bisect_right(starts, match.start())
        if not before or found[before - 1][1] <= match.start():
            matches.append(match)
    halves = Counter((m["name"].lower(), bool(m["close"])) for m in matches)
    for match in matches:
        if _is_tag(text, match, halves):
            found.append((match.start(), match.end(), _newlines(match["name"].lower(), match["close"])))
    yield from sorted(found)


def _is_tag(text: str, match: re.Match[str], halves: Counter[tuple[str, bool]]) -> bool:
    """Tell whether what looks like a tag is one: *<b>late</b>*, *late.<p>She*, *<a href="/x">*.

    Not: *the <b> key*, *if a <b and c> d*, *the <p> tag*.
    """
    name, attributes = match["name"].lower(), match["attributes"]
    if attributes.strip() and "=" not in attributes:
        return False
    paired = halves[name, True] > 0 and halves[name, False] > 0
    if paired or name in word_set("reading.single_tags") or '="' in attributes or "='" in attributes:
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return name in word_set("reading.block_tags") and not (before == " " and after == " ")


def _newlines(name: str, close: str) -> int:
    """Return how many line breaks an element's tag stands for; lines are parted by what opens them."""
    if name in word_set("reading.block_tags"):
        return 2
    return 1 if name in word_set("reading.line_tags") and not close else 0


@cache
def _tag() -> re.Pattern[str]:
    """Return what tags of HTML look like."""
    lists = (
        alternatives("reading.block_tags"),
        alternatives("reading.line_tags"),
        alternatives("reading.inline_tags"),
    )
    attributes = rf"(?:\s+[\w:.@-]+(?:\s*=\s*{_VALUE})?)*\s*"
    names = "|".join(lists)
    return re.compile(rf"<(?P<close>/?)(?P<name>{names})(?P<attributes>{attributes})/?>", re.IGNORECASE)


def _unseen_parts(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the places of what HTML holds that no reader sees: comments, and elements whose text is none."""
    at = 0
    unclosed: set[str] = set()  # what is not closed behind one place is not closed behind a later one
    while opening := _unseen().search(text, at):
        at = opening.end()
        name = "!--" if opening[0] == "<!--" else (opening["name"] or "").lower()
        if not name:
            yield opening.start(), at, 0
        elif name not in unclosed:
            close = re.compile("-->" if name == "!--" else rf"</{name}\s*>", re.IGNORECASE).search(text, at)
            if close is None:
                unclosed.add(name)
                continue
            at = close.end()
            yield opening.start(), at, 0


@cache
def _unseen() -> re.Pattern[str]:
    """Return what opens parts of HTML that no reader sees."""
    names = alternatives("reading.unseen_tags")
    return re.compile(rf"<!--|<!\[CDATA\[|\]\]>|<(?P<name>{names})\b[^<>]*>", re.IGNORECASE)
