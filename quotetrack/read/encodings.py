"""Bytes to text: UTF-8 first, what a label or the bytes themselves say of another encoding last.

A byte order mark of UTF-8 stays in the text as U+FEFF, so that offsets are those of the file decoded as
UTF-8; layout knows that it is not visible. What was guessed is told as a phrase: the name of another
encoding, or one that opens with *utf-8* where only some bytes are of another or of none.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal

from quotetrack.errors import UnreadableInput
from quotetrack.read.legacy_codecs import (
    is_of_several_bytes,
    labelled_codec,
    plausible_codec,
    stands_right,
    western_codec,
)
from quotetrack.read.repairs import is_mojibake
from quotetrack.read.signatures import refuse_binary

_MARKS = {  # the longer first: UTF-32 opens as UTF-16 does
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_HEAD = 8192  # bytes looked at to tell binary from text
_MOST_CONTROLS = 0.01  # share of control characters above which a guessed decoding is no text
_CONTEXT, _NEAR = 12, 3  # bytes either side by which a sequence is judged
_BYTES = re.compile(  # table 3-7 of the Unicode standard, what is cut short of it, and single bytes
    rb"(?P<whole>[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})"
    rb"|(?P<cut>\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f]|\xf0[\x90-\xbf][\x80-\xbf]?"
    rb"|[\xf1-\xf3][\x80-\xbf]{1,2}|\xf4[\x80-\x8f][\x80-\xbf]?)"
    rb"|(?P<lone>[\x80-\xff])"
)
_REST = re.compile(rb"[\x80-\xbf]{1,3}")  # of a character that began before the first byte
_BEGUN = re.compile(  # a character that would go on behind the last byte
    rb"(?:(?P<lead>[\xc2-\xf4])|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z"
)
_COMMON_LEADS = b"\xc2\xc3\xe2"  # of accented letters and quotation marks

Manner = Literal["throughout", "mostly", "labelled", "pieces"]


@dataclass(frozen=True, slots=True)
class ByteReading:
    """How bytes that are no UTF-8 are read: by ``codec`` *throughout*, or only where they are no UTF-8.

    *mostly*: whatever is no whole sequence of UTF-8 is the codec's; *labelled*: so are bytes that begin none;
    *pieces*: so are such bytes where two or more follow each other. All else is damage, and marked.
    """

    codec: str | None
    manner: Manner = "throughout"

    def text(self, data: bytes) -> tuple[str, str | None]:
        """Return the text of ``data``, and what to say of it: None where it is UTF-8 after all."""
        try:
            return data.decode("utf-8"), None
        except UnicodeDecodeError:
            pass
        if self.codec and self.manner == "throughout":
            return data.decode(self.codec, "replace"), self.codec
        pieces: list[str] = []
        at = foreign = marked = 0
        for match, is_foreign in _sorted_bytes(data, self.manner):
            codec = self.codec if is_foreign else None
            foreign += codec is not None
            codec = codec or ("utf-8" if match["whole"] else None)
            marked += codec is None
            pieces += data[at : match.start()].decode("ascii"), "\ufffd"
            if codec:
                pieces[-1] = match[0].decode(codec, "replace")
            at = match.end()
        pieces.append(data[at:].decode("ascii"))
        said = f"utf-8 and {self.codec}" if foreign else "utf-8"
        return "".join(pieces), f"{said} with {marked} bad byte{'s' * (marked > 1)}" if marked else said


def decode(data: bytes, name: str, label: str | None = None) -> tuple[str, str | None]:
    """Return the text and what was guessed of its encoding (None: UTF-8, nothing guessed).

    ``label`` is what the file itself calls its encoding; it is heard where the bytes are no UTF-8. Raises
    UnreadableInput, naming ``name``, where ``data`` is empty, blank, binary or undecodable.
    """
    refuse_binary(data[:_HEAD], name)
    try:
        text, said = data.decode("utf-8"), None
    except UnicodeDecodeError:
        text, said = _doubted(data, name, label)
    if not text.strip().strip("\ufeff").strip():
        raise UnreadableInput(f"{name}: empty; give a file with an article's text")
    return text, said


def marked_codec(head: bytes) -> str | None:
    """Return the codec that a byte order mark names, None where there is none or it is that of UTF-8."""
    return next((codec for mark, codec in _MARKS.items() if head.startswith(mark)), None)


def survey(data: bytes, label: str | None = None, whole_before: int = 0) -> ByteReading:
    """Decide how bytes that are no UTF-8 are read, by how many of their sequences are UTF-8.

    *Café* in windows-1252 among ASCII is windows-1252; among curly quotes of UTF-8 its one byte is damage,
    and a second such byte before the next of UTF-8 shows a piece in the other encoding. ``whole_before``
    counts sequences of UTF-8 that stood before ``data``. The codec is None where nothing fits.
    """
    found = [_kind(match) for match in _BYTES.finditer(data)]
    whole = whole_before + found.count("whole")
    lone = found.count("lone")
    declared = labelled_codec(label)
    if declared and is_of_several_bytes(declared):
        if "\ufffd" not in data.decode(declared, "replace") and not western_codec(data):
            return ByteReading(declared)
        declared = None
    if not lone or _is_cut_out(data):
        return ByteReading(None, "pieces")
    if lone <= whole:
        manner: Manner = "labelled" if declared else "pieces"
        return ByteReading(western_codec(_foreign(data, manner), declared), manner)
    foreign = _foreign(data, "mostly")
    codec = plausible_codec(foreign, declared) if declared else western_codec(foreign)
    if codec and whole and (whole_before or _reads_as_mojibake(data, codec)):
        return ByteReading(codec, "mostly")
    return ByteReading(codec or detected_codec(data))


def detected_codec(data: bytes) -> str | None:
    """Return the most likely encoding of bytes that are in no Western one, None where nothing fits."""
    from charset_normalizer import from_bytes

    # what the text itself declares was heard before, and may name what is no character encoding: idna
    best = from_bytes(data[:200_000], preemptive_behaviour=False).best()
    return best.encoding if best is not None else None


def _doubted(data: bytes, name: str, label: str | None) -> tuple[str, str | None]:
    """Decode bytes that are no UTF-8."""
    codec = marked_codec(data)
    reading = ByteReading(codec) if codec else survey(data, label)
    if reading.codec or reading.manner != "throughout":
        text, said = reading.text(data)
        odd = sum((ch < " " and ch not in "\t\n\r\f\v") or "\x7f" <= ch <= "\x9f" for ch in text)
        odd += text.count("\ufffd") if reading.manner == "throughout" else 0
        if odd <= _MOST_CONTROLS * len(text):
            return (text.removeprefix("\ufeff") if codec else text), said
    raise UnreadableInput(f"{name}: in no encoding that can be recognised; save it as UTF-8")


def _kind(match: re.Match[bytes]) -> str:
    """Return what odd bytes are: *whole* sequences of UTF-8, *cut* ones, *lone* bytes of other encodings."""
    if match["lone"]:
        return "lone"
    start, end = match.span()
    around = match.string[max(0, start - _NEAR) : start], match[0], match.string[end : end + _NEAR]
    return _kind_between(*around, str(match.lastgroup))


@lru_cache(maxsize=1 << 16)
def _kind_between(before: bytes, odd: bytes, after: bytes, kind: str) -> str:
    """Return *lone* for bytes that are UTF-8, whole or cut, by their values alone, else ``kind``.

    *É”* in *CAFÉ”* and *é’* in *café’s* read well in windows-1252 and not in UTF-8.
    """
    lead, tail = before.decode("cp1252", "replace"), after.decode("cp1252", "replace")
    western = odd.decode("cp1252", "replace")
    if not stands_right(lead + western + tail, len(lead), len(lead) + len(western)):
        return kind
    if kind == "whole" and stands_right(lead + odd.decode("utf-8") + tail, len(lead), len(lead) + 1):
        return kind
    return "lone"


def _sorted_bytes(data: bytes, manner: Manner) -> Iterator[tuple[re.Match[bytes], bool]]:
    """Yield the odd bytes of ``data``, sequences of UTF-8 together, and whether they are the codec's."""
    for kind, run in groupby(_BYTES.finditer(data), key=_kind):
        matches = list(run)
        if manner == "pieces":
            ends = {match.end() for match in matches}
            foreign = kind == "lone" and sum(match.start() not in ends for match in matches) > 1
        else:
            foreign = kind == "lone" or (kind == "cut" and manner == "mostly")
        yield from ((match, foreign) for match in matches)


def _foreign(data: bytes, manner: Manner) -> bytes:
    """Return ``data`` with no other odd bytes than those that would be the codec's."""
    pieces: list[bytes] = []
    at = 0
    for match, foreign in _sorted_bytes(data, manner):
        pieces += data[at : match.start()], match[0] if foreign else b" "
        at = match.end()
    return b"".join([*pieces, data[at:]])


def _reads_as_mojibake(data: bytes, codec: str) -> bool:
    """Tell whether most sequences of UTF-8 read, by ``codec``, as UTF-8 does that was decoded wrongly.

    *â€œ* does; *É”* in *CAFÉ”* does not, though its bytes could be one letter of UTF-8.
    """
    judged = []
    for match in _BYTES.finditer(data):
        if match["whole"]:
            around = data[max(0, match.start() - _CONTEXT) : match.end() + _CONTEXT]
            judged.append(is_mojibake(around.decode(codec, "replace")))
    return sum(judged) * 2 > len(judged)


def _is_cut_out(data: bytes) -> bool:
    r"""Tell whether data is UTF-8 but for a character that is cut in two at its beginning or its end.

    *caf\xc3*, *said: \xf0*, *\x80\x9d he said*; not what reads well in windows-1252: *caf\xe9*, *\x93We can*.
    """
    opening, closing = _REST.match(data), _BEGUN.search(data)
    start, end = opening.end() if opening else 0, closing.start() if closing else len(data)
    if (start == 0 and end == len(data)) or start > end:
        return False
    try:
        data[start:end].decode("utf-8")
    except UnicodeDecodeError:
        return False
    western = (
        data[:start].decode("cp1252", "replace"),
        data[start : start + _NEAR].decode("cp1252", "replace"),
    )
    if start and stands_right("".join(western), 0, start):
        return False
    if closing is None or closing["lead"] is None or closing[0] in _COMMON_LEADS:
        return True
    before = data[max(start, end - _NEAR) : end].decode("cp1252", "replace")
    return not stands_right(before + closing[0].decode("cp1252", "replace"), len(before), len(before) + 1)
