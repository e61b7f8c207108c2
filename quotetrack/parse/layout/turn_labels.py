"""Reads one line as the label of a speaker's turn: *MS. FENN:*, *Q.*, *Colin Braid* alone above his words.

A label is only a likely one: ``turns`` tells by its fellows whether a text is a transcript at all. Layouts
follow the UK, Australian and US records of debates, court reporters' pages, briefings, earnings calls,
WebVTT and SRT captions, and what meeting software writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, get_args

from quotetrack.lexicon.person_words import is_honour, names_post
from quotetrack.lexicon.word_sets import alternatives, word_list, word_pairs, word_set
from quotetrack.model import Span

Form = Literal["colon", "stop", "spaced", "dash", "gap", "bracket", "alone", "timed", "cell", "handle"]
FORMS: tuple[Form, ...] = get_args(Form)
STRONG: tuple[Form, ...] = ("colon", "stop", "timed")  # that prose seldom has
BY_CAPITALS: tuple[Form, ...] = ("colon", "stop", "bracket")  # that capitals make sure
_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?"
_SPOKEN_TIME = r"\d{1,2} minutes? \d{1,2} seconds?|(?:an?|\d{1,2}) ?\w{1,7}\.? ago"
_TIME = rf"[\[(]?(?:{_DATE},?[ T])?(?:{_CLOCK}|{_SPOKEN_TIME})(?: ?[AaPp]\.?[Mm]\.?)?[\])]?"
_STAMP = re.compile(rf"^[\[(]|{_DATE}|\d[:.]\d\d[:.]\d")  # that a tool wrote, unlike *09:30 Coffee*
_FRONT = re.compile(
    rf"(?:[-–—•*>“\"‘«]{{1,3}}\s*|<v\s+|<[bip]>|Q\d+\.?\s+|[QA]\s+[-–—]\s+(?=[A-Z])|\d{{1,3}}(?:\.\s+|\t+))*"
    rf"(?P<stamp>{_TIME}\s+[-–—]?\s*)?(?:[*_]{{1,3}}|<[bi]>)?"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]\n]{1,90}[)\]]")
_END_TIME = re.compile(rf"(?:\s+OP)?\s*[-–—|,•·]?\s*(?:{_TIME})\s*$")
_END_BRACKET = re.compile(r"\s*(?:[(\[][^()\[\]\n]{0,90}[)\]]|</[bi]>)\s*$")
_SPACED = re.compile(r"(?P<who>[QA])(?:[ \t\u00a0\u2002\u2003]{2,}|\t|\u00a0|(?<=Q) (?=[A-Z“\"]))(?=\S)")
_LETTERED = re.compile(r"(?P<who>[QA])(?:\d{1,2}(?=:)|\s*\([^()\n]{2,60}\))?(?P<mark>[.:])(?=[\s\u00a0*]|$)")
_PLACE = r"of [A-Z][a-z]+(?: [A-Z][a-z]+)*"
_RECORD = re.compile(
    rf"(?:{alternatives('turns.record_openers')})\.? [A-Z][A-Z’'.-]+"
    rf"(?: (?:[A-Z][A-Z’'.-]+|{alternatives('turns.tenures')}|{_PLACE}))*"
    r"(?: \([^()\n]{1,60}\))?(?P<mark>\.)(?=\s)"
)
_TITLED = re.compile(rf"(?:{alternatives('turns.record_titles')}) [A-Z][\w’'-]+(?P<mark>\.)(?=\s+[A-Z“\"])")
_JOINT = re.compile(r"\s+(?:--|[-–—|])\s+|,\s+(?=[A-Z])")  # between a name and its post, on a line of its own
_WHOLE_TIME = re.compile(rf"{_TIME}\.?")
_WHO = r"(?P<who>[^\W\d_][^\n:—–\t|\[\]<>]{0,60}?)"
_SEPARATED: dict[Form, re.Pattern[str]] = {
    "stop": re.compile(
        rf"{_WHO}(?:,[^\n.]{{0,60}})?\.(?:\s+[–—-]\s+|\s?[–—]\s?)(?:\([A-Z]{{2}}\)\s+)?(?=\S)"
    ),
    "dash": re.compile(rf"{_WHO}\s+(?:[—–-]{{1,2}}|[>»])\s+(?=\S)"),
    "gap": re.compile(rf"{_WHO}(?:\t+[ \t]*| {{2,}})(?=\S)"),
    "cell": re.compile(r"\|\s*(?P<who>[^\W\d_][^\n|]{0,60}?)\s*\|\s*(?=[^\s|])"),
    "bracket": re.compile(
        r"[\[(<【](?P<who>[^\W\d_][^\n\[\]()<>【】]{1,40})[\])>】][:\s]\s*(?=\S)"
        r"|(?P<named>[^\W\d_][^\n:「『]{1,40}?)\s*(?=[「『])"
    ),
}
_SET_OFF = re.compile(  # *Ann Roe* No. | **Ann Roe**, *clerk*: No. | [Unknown]: No.
    r"(?P<sign>\*{1,3}|_{1,3})(?P<who>[^\W\d_][^\n*_:]{1,50}?)(?P=sign)"
    r"(?:(?:,?\s+[*_]{1,3}[^\n*_]{2,60}[*_]{1,3})?(?P<mark>[:：])\s*|\s+(?=[A-Z“\"‘]))(?=\S|$)"
    r"|[\[(](?P<held>[^\W\d_][^\n\[\]()]{1,40})[\])](?P<colon>[:：])(?=\s|$)"
)
_BOLD_NAME = re.compile(r"(?P<name>[^*_\n]{3,50})(?:\*\*|__)\s+(?=[*_])")
_AGED = re.compile(r"(?P<who>[^\W\d_][^\n,:]{2,40}), \d{1,3}(?=$|[,:])")
_HANDLE = re.compile(r"(?:<(?P<who>[a-z][\w.|-]{1,24})>|(?P<name>[a-z][\w.-]{1,24}):)[ \t]+(?=\S)")
_SAYS = re.compile(r"(?P<who>[^\W\d_][\w.’' -]{1,40}) says:\s*")
_BOLD_AGED = re.compile(r"(?P<who>[^\W\d_][^\n,:*]{2,40}), \d{1,3}(?:, [^*\n]{2,60})?")
_NICK = re.compile(r"[\w.-]*[a-z][\w.-]*")
_ADDRESSED = re.compile(r"(?P<from>From\s+)?(?P<who>[^\n]{2,90}?)\s+to\s+(?:the\s+)?[A-Z][^\n]{1,60}")
_OPENS = '—–*_“"‘«<「『'  # what may follow a colon without a space
_FEW_WORDS = 5  # of a label that no colon ends
LEAST = word_set("turns.label_particles")
_LETTERS = word_pairs("turns.letters")
_GROUPS = word_set("turns.speaking_groups")
_FIELDS = word_set("turns.fields")
_GREETINGS = frozenset(("dear", "hello"))
_ASIDES = word_list("turns.directions")
_FEW = 3  # words in lower case of a name that a tool wrote
_MOST_WORDS, _LONGEST = 9, 110  # of a label without its brackets; of a line that holds a label alone


@dataclass(frozen=True, slots=True)
class Label:
    """A likely label: the whole of it with marks and times, the words that name, and where its words begin.

    ``key`` is what two labels of one speaker share: the surname, the office or the letter.
    """

    form: Form
    whole: Span
    name: Span
    mark: Span | None
    words: int
    key: str
    stamped: bool = False  # a time or a date stands before it
    posted: bool = False  # a post behind the name, set off by a dash or on a line of its own

    @property
    def is_letter(self) -> bool:
        """Whether the label is *Q* or *A*."""
        return self.key in ("q", "a")

    def is_numbered(self, text: str) -> bool:
        """Whether a number stands behind the letter: *Q1:*."""
        return self.is_letter and text[self.name.end : self.name.end + 1].isdigit()


def read_label(text: str, line: Span) -> Label | None:
    """Return the label that opens the line of ``text``, or that it is; None for any other line.

    *MS. FENN:  Good afternoon.* Not: *One thing is clear: we pay.*
    """
    front = _FRONT.match(text, line.start, line.end)
    start = front.end() if front else line.start
    found = (
        _lettered(text, line, start)
        or _set_off(text, line, front.end("stamp") if front and front["stamp"] else line.start)
        or _with_colon(text, line, start)
        or _of_record(text, line, start)
        or _set_apart(text, line, start)
        or _handle(text, line, start)
        or _alone(text, line, start)
    )
    stamped = front is not None and _STAMP.search(front["stamp"] or "") is not None
    return replace(found, stamped=True) if found is not None and stamped else found


def _lettered(text: str, line: Span, start: int) -> Label | None:
    """*Q    Will he resign?*, *A.  No.* Not: *A  quiet day.*"""
    match = _LETTERED.match(text, start, line.end)
    if match is None:
        spaced = _SPACED.match(text, start, line.end)
        if spaced is None:
            return None
        name = Span(*spaced.span("who"))
        return Label(
            "spaced", Span(line.start, spaced.end()), name, None, spaced.end(), name.of(text).lower()
        )
    end = _past(text, match.end(), line.end)
    mark = Span(*match.span("mark")) if match["mark"] == ":" else None
    name = Span(*match.span("who"))
    return Label("colon", Span(line.start, end), name, mark, end, name.of(text).lower())


def _with_colon(text: str, line: Span, start: int) -> Label | None:
    """*THE COURT:*, *Doe, John:*, *Senator VALE (Tarrow) (14:05):* Not: *He said: no*, nor *Tickets: £4*."""
    match = re.compile(r"[:：]|>(?=\S)").search(text, start, min(line.end, start + _LONGEST + 60))
    while match is not None and _within_brackets(text, start, match.start()):
        match = re.compile(r"[:：]").search(text, match.end(), min(line.end, start + _LONGEST + 60))
    if match is None or not _may_follow(text, match.end(), line.end):
        return None
    start, stop = _asker(text, start, match.start())
    aged = _AGED.match(text, start, stop)  # *Gloria Abend, 68, retired:*
    stop = aged.end("who") if aged is not None else stop
    name = _name(text, start, stop)
    if name is None or not is_speaker(name.of(text)):
        return None
    end = _past(text, match.end(), line.end)
    mark = Span(*match.span()) if match.group() != ">" else None
    return Label("colon", Span(line.start, end), name, mark, end, key_of(text[start:stop]))


def _asker(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out to whom a label says that its bearer speaks: *From Hester Vane to Everyone*.

    *Hon AROHA TEKAU (Coast) to the Minister of Fisheries*. Not: *Mayor to residents*.
    """
    match = _ADDRESSED.fullmatch(text, start, end)
    bare = "" if match is None else _BRACKETS.sub("", match["who"])
    named = " ".join(word for word in bare.split() if not is_honour(word))
    if match is None or not (match["from"] or named.isupper()):
        return start, end
    return match.span("who")


def _set_off(text: str, line: Span, start: int) -> Label | None:
    r"""*\*Ana Poe\* Who paid?*, *\*\*Ana Poe\*\*, \*clerk\*: I.*, *[Unknown]: No.* Not: *\*Very\* good.*"""
    match = _SET_OFF.match(text, start, line.end)
    if match is None:
        return None
    name = Span(*match.span("who" if match["who"] else "held"))
    sign = match["mark"] or match["colon"]
    full = len(name.of(text).split()) > 1
    if not is_speaker(name.of(text)) or not (sign or full):
        return None
    end = _past(text, match.end(), line.end) if sign else match.end()
    mark = Span(*match.span("mark" if match["mark"] else "colon")) if sign else None
    return Label("colon", Span(line.start, end), name, mark, end, key_of(name.of(text)))


def _handle(text: str, line: Span, start: int) -> Label | None:
    """*<inga_s> anyone near the lock*, *matteo: i am*. Not: *It was late: we left.*"""
    match = _HANDLE.match(text, line.start, line.end) or _HANDLE.match(text, start, line.end)
    if match is None:
        return None
    name = Span(*match.span("who" if match["who"] else "name"))
    if name.of(text) in _FIELDS:
        return None
    mark = None if match["who"] else Span(name.end, name.end + 1)
    return Label("handle", Span(line.start, match.end()), name, mark, match.end(), name.of(text))


def _of_record(text: str, line: Span, start: int) -> Label | None:
    """*Mr. HALVERSON. I ask consent.*, *The CHAIR (Ms. Ortega). Order.* Not: *Mr. Halverson left. I sat.*"""
    match = _RECORD.match(text, start, line.end) or _TITLED.match(text, start, line.end)
    if match is None:
        return None
    name = _name(text, start, match.start("mark"))
    if name is None:
        return None
    end = _past(text, match.end(), line.end)
    key = key_of(text[start : match.start("mark")])
    return Label("stop", Span(line.start, end), name, None, end, key)


def _set_apart(text: str, line: Span, start: int) -> Label | None:
    """*Ana Poe — Who paid?*, *POE⇥Who paid?*, *[Ana Poe] Who paid?*, *President. – The debate is closed.*

    Not: *The roof — a ruin — fell in*, *[Applause]*.
    """
    for form, pattern in _SEPARATED.items():
        match = pattern.match(text, line.start if form == "bracket" else start, line.end)
        group = "who" if match is not None and match["who"] else "named"
        if match is None or (form == "bracket" and match[group].casefold().startswith(_ASIDES)):
            continue
        if is_speaker(match[group]) and len(match[group].split()) <= _FEW_WORDS:
            name = _name(text, *match.span(group))
            ends = text[match.end() : line.end].rstrip('"”’)*_| 」』')[-1:] in tuple(".?!…,;:—。")
            column = form == "gap" and match[group].isupper()
            if name is not None and (ends or column or form == "bracket"):
                whole = Span(line.start, match.end())
                return Label(form, whole, name, None, match.end(), key_of(match[group]))
    return None


def _alone(text: str, line: Span, start: int) -> Label | None:
    """*Dr Helena Marsh (North Fenwick) (Lab)*, *Petra Olsson -- Chief Executive Officer*, *Ana Poe 00:03*.

    Not: *The harbour reopened on Monday*, nor *Thank you.*
    """
    if (says := _SAYS.fullmatch(text, start, line.end)) is not None:  # Jan Tibbet says: | 12 March at 8:41 pm
        who = Span(*says.span("who"))
        return Label("alone", line, who, None, line.end, key_of(who.of(text)), posted=True)
    first, _, post = text[start : line.end].partition("\n")  # a post may stand on the line below
    body = first.rstrip("*_ \t\u00a0")
    if len(body) > _LONGEST:
        return None
    timed = _END_TIME.search(body) if any(c.isalpha() for c in body) else None
    core = body[: timed.start()] if timed else body
    plain = _BRACKETS.sub("", core).rstrip()
    lettered = start > line.start and text[line.start] in "QA"  # Q - Amos Kirwan
    bold = text[line.start : line.start + 2] in ("**", "__") or lettered
    if not plain or plain[-1] in '.?!,;:”"…':
        return None
    seated = text[line.start].isdigit() and core.endswith(")")  # 1. Morag Roe (Tarn) (Con)
    if start > line.start and not (timed or bold or seated):
        return None
    if (signed := _BOLD_NAME.match(body)) is not None:  # **Keziah Brand** *Nurse, Thornby*
        core = plain = signed["name"]
    head = _JOINT.split(plain)[0]
    low = timed is not None and (head.replace(" ", "").isalpha() or _NICK.fullmatch(head) is not None)
    low = low and len(head.split()) <= _FEW
    aged = _BOLD_AGED.fullmatch(body.strip("*_ ")) if bold else None  # **Jade Amankwah, 27, nurse**
    if aged is not None:
        held = Span(start, start + len(aged["who"]))
        return Label("alone", line, held, None, line.end, key_of(aged["who"]), posted=True)
    if not (is_speaker(head) or low or (bold and not lettered and names_post(head) and is_capital(head))):
        return None
    name = _name(text, start, start + len(core))
    if name is None:
        return None
    joint = _JOINT.search(name.of(text))
    posted = bool(post) or lettered
    if joint is not None and "," not in joint.group():
        posted, name = True, Span(name.start, name.start + joint.start())
    form: Form = "timed" if timed else "alone"
    return Label(form, line, name, None, line.end, key_of(_JOINT.split(core)[0]), posted=posted)


def is_speaker(name: str) -> bool:
    """Tell whether words can name a speaker: *Colin Braid*, *THE COURT*, *Speaker 1*, *Opposition senators*.

    Not: *Serves four*, *Starting price*, *14:05*.
    """
    words = _BRACKETS.sub("", name).replace("*", "").split()
    if words[:1] and words[0].casefold() in _GREETINGS:
        return False
    if not 0 < len(words) <= _MOST_WORDS or not is_capital(words[0]) or name.casefold().strip() in _FIELDS:
        return False
    if words[-1].casefold() in _FIELDS and not name.isupper():
        return False
    low = [w for w in words if w[:1].islower()]
    grouped = names_several(name)
    return all(
        w in LEAST or (grouped and w.isalpha()) or w.startswith(("al-", "el-", "d’", "d'")) for w in low
    )


def is_capital(word: str) -> bool:
    """Tell whether a word begins as names do: in a capital, or in a script without capitals."""
    letter = word.lstrip("([“\"‘'«*_「『")[:1]
    return letter.isupper() or (letter.isalpha() and letter.upper() == letter.lower())


def is_time(line: str) -> bool:
    """Tell whether a line is a time of day alone: *12.44 pm*, *[00:12:31]*."""
    return _WHOLE_TIME.fullmatch(line) is not None


def names_several(name: str) -> bool:
    """Tell whether a label names several people or one of many: *Opposition senators*, *An hon. Member*."""
    return any(word.casefold() in _GROUPS for word in name.split())


def key_of(label: str) -> str:
    """Return what labels of one speaker share: *marsh* of *Dr Helena Marsh* and of *MARSH (Lab)*.

    *Speaker 1* keeps its number, *The Minister for Ports (Colin Braid)* is *braid*, *Doe, John* is *doe*.
    """
    held = [b.strip(" ()[]") for b in _BRACKETS.findall(label)]
    plain = " ".join(_END_TIME.sub("", _BRACKETS.sub("", label)).replace("*", "").split())
    if plain.casefold().startswith("the ") and held and _is_name(held[0]):
        plain = held[0]
    if "," in plain:
        plain = plain.partition(",")[0]
    words = [w.strip(".’'").casefold() for w in plain.split()]
    if len(words) == 1 and words[0] in _LETTERS:
        return _LETTERS[words[0]]
    if len(words) > 1 and words[-1].isdigit():
        return " ".join(words[-2:])
    return words[-1] if words else ""


def _is_name(words: str) -> bool:
    """Tell whether words in brackets behind an office name its holder: *(Colin Braid)*, *(Ms. Ortega)*."""
    parts = words.split()
    return 1 < len(parts) <= 5 and all(p[:1].isupper() or p in LEAST for p in parts)


def _name(text: str, start: int, end: int) -> Span | None:
    """Return the words that name, without times, brackets behind them and white space."""
    core, longer = text[start:end], ""
    while core != longer:
        longer = core
        core = _END_BRACKET.sub("", _END_TIME.sub("", core)).rstrip("*_ \t\u00a0")
    return Span(start, start + len(core)) if core.strip() else None


def _within_brackets(text: str, start: int, place: int) -> bool:
    """Tell whether a place lies between brackets that open behind ``start``: the colon of *(14:05)*."""
    before = text[start:place]
    return (
        before.count("(") > before.count(")")
        or before.count("[") > before.count("]")
        or bool(re.search(r"\d$", before) and text[place + 1 : place + 2].isdigit())
    )


def _may_follow(text: str, end: int, stop: int) -> bool:
    """Tell whether what stands behind a colon can be the words of a turn, or nothing."""
    return end >= stop or text[end].isspace() or text[end] in _OPENS or text[end - 1] in ">："


def _past(text: str, place: int, stop: int) -> int:
    """Step over the marks and spaces between a label and its words: *:—*, *:\\*\\* *."""
    match = re.compile(r"(?:\*{1,3}|_{1,3}|</[bi]>|[—–-](?=\S)|[\s\u00a0])*").match(text, place, stop)
    return match.end() if match else place
