"""Which one-byte encoding were these bytes written in? Judged by how each odd byte reads in its place.

The quotation marks and accented letters of news stand in every Western encoding, at other bytes. A reading is
right where marks open before words and close behind them, and where letters agree with their neighbours.
"""

from __future__ import annotations

import webencodings

WESTERN = ("cp1252", "mac_roman", "cp1250", "cp850")  # likeliest first: a tie goes to the earlier one
_WIDEST = 200_000  # bytes looked at
_MOST_ODD = 0.3  # share of bytes above 0x7F beyond which a text is in no Western language
_FEW_ODD = 6  # such bytes that show nothing of the language of a short text
_PLAUSIBLE = 0.8  # share of odd characters that must stand where such characters stand
_MOST_UNUSED = 45  # bytes above 0x7F that mean nothing alone in an encoding of one byte a character
_LAST_LATIN = "\u024f"
_LONGEST_RUN = 3  # accented letters in a row; more are another alphabet

_OPENING = "“‘«‹„"
_CLOSING = "”’»›"
_DASHES = "–—…•·\xa0\xad"
_MONEY = "£€¥¢"
_NUMERIC = "°²³¹½¼¾±×"
_BESIDE = "©®™§"
_NO_LETTERS = "ƒªºµˆ˜ıþðÿŸÝ¸"  # letters by their category that other alphabets' bytes become
_WORDS_OF_ONE = "àÀéÉèÈáÁóÓýÝ"


def labelled_codec(label: str | None) -> str | None:
    """Return the Python codec of an encoding's label, None where there is none or it is UTF-8 or UTF-16.

    Labels mean what the WHATWG's table says: *iso-8859-1* and *us-ascii* are windows-1252. UTF-16 in a
    label that could be read byte by byte is a mistake for UTF-8.
    """
    found = webencodings.lookup(label.strip()) if label else None
    if found is None or found.name.startswith("utf-") or found.name in ("replacement", "x-user-defined"):
        return None
    if found.name in webencodings.PYTHON_NAMES:
        return str(webencodings.PYTHON_NAMES[found.name]).replace("-", "_")
    return str(found.name)


def is_of_several_bytes(codec: str) -> bool:
    """Tell whether a codec writes most characters above ASCII in more than one byte: GBK, Shift JIS."""
    return sum(not bytes([byte]).decode(codec, "ignore") for byte in range(0x80, 0x100)) > _MOST_UNUSED


def western_codec(data: bytes, first: str | None = None) -> str | None:
    """Return the one-byte encoding in which the odd bytes of ``data`` read best, None where none does.

    ``first`` wins where it reads as well as another.
    """
    sample = data[:_WIDEST]
    if sum(byte > 0x7F for byte in sample) > max(_FEW_ODD, _MOST_ODD * len(sample)):
        return None
    codecs = (*filter(None, (first,)), *WESTERN)
    scores = {codec: plausibility(sample.decode(codec, "replace")) for codec in codecs}
    best = max(scores, key=lambda codec: scores[codec])
    return best if scores[best] >= _PLAUSIBLE else None


def plausible_codec(data: bytes, declared: str) -> str:
    """Return the codec that a label declares, or a Western one where its bytes read well only in that."""
    if plausibility(data[:_WIDEST].decode(declared, "replace")) >= _PLAUSIBLE:
        return declared
    return western_codec(data) or declared


def plausibility(text: str) -> float:
    """Return the share of characters above ASCII that stand where such characters stand; 0 without any.

    “We can’t” and *Élise* do; *ÒWe canÕt*, *week,î said* and *cafŽ* do not.
    """
    judged = [_fits(text, i) for i, char in enumerate(text) if char > "\x7f"]
    return sum(judged) / len(judged) if judged else 0.0


def stands_right(text: str, start: int, end: int) -> bool:
    """Tell whether all characters of a piece may stand where they stand."""
    return all(_fits(text, i) for i in range(start, end))


def _fits(text: str, i: int) -> bool:
    """Tell whether the character at ``i`` may stand between its neighbours."""
    char, before, after = text[i], text[i - 1 : i] or " ", text[i + 1 : i + 2] or " "
    if char in _OPENING:
        return not before.isalnum() and not after.isspace()
    if char in _CLOSING:
        return not before.isspace() and (char == "’" or not after.isalnum())
    if char in _DASHES:
        return True
    if char in _MONEY:
        return after.isdigit() or before.isdigit()
    if char in _NUMERIC:
        return before.isdigit() or after.isdigit() or before.isspace()
    if char in _BESIDE:
        return after.isspace() or before.isspace()
    return char.isalpha() and char not in _NO_LETTERS and _letter_fits(text, i, before, after)


def _letter_fits(text: str, i: int, before: str, after: str) -> bool:
    """Tell whether an accented letter agrees with the word it stands in."""
    char = text[i]
    if char > _LAST_LATIN:
        return not any(beside.isascii() and beside.isalpha() for beside in (before, after))
    if all(c > "\x7f" and c.isalpha() for c in text[max(0, i - _LONGEST_RUN) : i + 1]) and i >= _LONGEST_RUN:
        return False
    if not before.isalpha() and not after.isalpha():
        return char in _WORDS_OF_ONE and before.isspace() and after not in '”"'
    if char.isupper():
        opens_small_word = not before.isalpha() and after.isupper() and text[i + 2 : i + 3].islower()
        return not before.islower() and not opens_small_word
    return not after.isupper()
