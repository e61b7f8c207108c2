"""Names whoever speaks in the turns that the layout tells of: by label, bracket, fellow labels and text.

A label is often short (*MS. FENN*, *Colin*, *PG*, *A.*); the fullest name that the document gives for its
bearer counts, be it in another label, in the brackets behind an office or in the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.as_speaker import role_of
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.speakers.labels import answers_interview, asks_interview
from quotetrack.attribute.speakers.told_names import name_witness, named_oneself, share_names
from quotetrack.lexicon.person_words import fold_word, given_names, names_post, noun, titles
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Speaker, SpeakerType, Turn

_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,90})[)\]]")
_POST = re.compile(r"\s*(?:--|[-–—|]|,)\s+")
_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]{1,60}(?: [A-Z]\.)? [A-Z][\w’'-]{1,60}\b")
_LEAD = re.compile(r"(?:[^\W\d_][\w.’'-]*,?[^\S\n]+){1,7}$")  # what may stand before a surname
_LED = 400  # characters before a surname in which that is sought
_OPENING_WORD = re.compile(r"\w+")
_BYLINE = re.compile(r"^[ \t*_]*(?:By|BY)\s+([A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,2})", re.MULTILINE)
_VOWELS = frozenset("AEIOUY")
_NUMBERED = re.compile(r"\w+(?: \w+)? \d+|[A-Z]{1,3}\d{1,3}")
_BODIES = word_set("speakers.bodies_that_speak")
_MANY = word_set("speakers.several_voices")
_HONOURS = word_set("speakers.honours")
_ASIDES = word_list("turns.directions")
_CLIPS = word_set("turns.clips")
_NOBODY = word_set("speakers.not_known")
_SURE = 0.9  # of a name that a label gives


@dataclass(frozen=True, slots=True)
class Bearer:
    """What one label says: the words of a name, without title; the office or title; the body; in brackets."""

    name: tuple[str, ...]
    title: str
    role: str | None
    affiliation: str | None
    office: bool


def name_turns(cast: Cast, turns: Sequence[Turn]) -> dict[Turn, Speaker]:
    """Return who speaks in each turn; one that names nobody is left out.

    *MS. FENN:* is Anne Fenn where the text or another label says so. Never the author of the text.
    """
    text = cast.reading.text
    read = {turn: _read(text, turn) for turn in turns if turn.source is not None and turn.part == "said"}
    voices = (
        turn for turn in turns if turn.source is None and turn.part == "said"
    )  # captions without labels
    told = {turn: who for turn in voices if (who := named_oneself(text, turn)) is not None}
    known = _Names([*(b.name for b in read.values()), *(tuple(w.name.split()) for w in told.values())], cast)
    titled = [b for b in read.values() if b.role and b.name and (b.office or " " in b.title)]
    holders = {b.role.casefold(): b for b in sorted(titled, key=lambda b: b.office) if b.role}
    found: dict[Turn, Speaker] = {}
    for turn in turns:
        if turn.part != "said":
            found[turn] = _lettered(cast, turn, known)
        elif turn in read:
            found[turn] = _named_for(cast, turn, known) or _speaker(read[turn], known, holders)
        elif turn in told:
            found[turn] = known.speaker(tuple(told[turn].name.split()), "", None, told[turn].affiliation)
        if turn in found and found[turn].type == "anonymous":
            found[turn] = named_oneself(text, turn) or found[turn]
    offices = {turn: bearer.role for turn, bearer in read.items() if bearer.role and not bearer.name}
    share_names(text, offices, found)
    name_witness(offices, found)
    return found


def _lettered(cast: Cast, turn: Turn, known: _Names) -> Speaker:
    """Return who asks or answers: whom the text names for it, else the interviewer or whom it is about."""
    told = _named_for(cast, turn, known) or _bracketed(cast.reading.text, turn, known)
    if told is not None:
        return told
    if turn.source is None and turn.part == "asked":
        return _interviewer(cast)
    if turn.part == "answered":
        return answers_interview(cast, turn.words[0].start)
    named = any(t.source is not None and t.part == "said" for t in cast.turns.values())
    if named:
        return Speaker(("questioner",), "anonymous", "none", confidence=0.5)
    return _interviewer(cast)


def _bracketed(text: str, turn: Turn, known: _Names) -> Speaker | None:
    """Return who asks where brackets behind the letter name him: *Q (Bea, Tarn):*. Not: *Q (no name):*."""
    behind = text[turn.source.end : turn.words[0].start] if turn.source is not None else ""
    match = _BRACKET.match(behind.lstrip())
    name = match[1].partition(",")[0].split() if match is not None else []
    if not name or not all(word[:1].isupper() for word in name) or name[0].casefold() in _NOBODY:
        return None
    return known.speaker(tuple(name), "", None, None)


def _interviewer(cast: Cast) -> Speaker:
    """Return who asks in an interview: its writer, as one of those who speak."""
    asks = asks_interview(cast)
    byline = _BYLINE.search(cast.reading.text, 0, min(turn for turn in cast.turns))
    if asks.type != "author" and byline is not None:
        return Speaker((byline[1],), "person", "description", confidence=0.8)
    return replace(asks, type="person" if asks.type == "author" else asks.type)


def _named_for(cast: Cast, turn: Turn, known: _Names) -> Speaker | None:
    """Return whom the text names for an office, as the sworn one for *THE WITNESS*."""
    if turn.named is None:
        return None
    name, title = _untitled(turn.named.of(cast.reading.text))
    return known.speaker(name, title, _role_of_title(title), None)


def _read(text: str, turn: Turn) -> Bearer:
    """Read a label: *The Minister for Ports (Colin Braid)*, *Petra Olsson -- Chief Executive Officer*."""
    assert turn.source is not None
    label = " ".join(turn.source.of(text).replace("*", "").split())
    behind = text[turn.source.end : turn.words[0].start]
    held = [b.strip() for b in _BRACKET.findall(behind) if not b.casefold().startswith(_ASIDES)]
    post = _posted(behind.lstrip().split("\n")[0]) if turn.mark is None else (None, None)
    clip = label.casefold() in _CLIPS and bool(held)
    if clip:
        label = held[0]
    if is_office(label) and not _is_posted_name(label):
        within = next((b for b in held if len(b.split()) > 1 and not is_office(b) and b[:1].isupper()), "")
        name, title = _untitled(within) if within else ((), "")
        return Bearer(name, title, _plain_office(label), None, True)
    label, _, after = label.partition(",") if clip or _is_posted_name(label) else (label, "", "")
    name, title = _untitled(label)
    posts = (part for b in held for part in b.split("—")[1:] if names_post(part))
    after = " ".join(map(_cased, after.split()))
    told, body = (after.capitalize(), None) if names_post(after) else (None, after or None)
    role = post[0] or told or next(posts, None) or _role_of_title(title)
    return Bearer(name, title, role, post[1] or body, False)


def _is_posted_name(label: str) -> bool:
    """Tell whether a label gives a post or a body behind its name: *DELIA ROSTOCK, HOST*, *Ana Roe, Tarn FM*.

    Not: *Doe, John*, *Ó Broin, Seán*.
    """
    name, _, post = label.partition(",")
    words = [word for word in name.split() if not is_honour(word)]
    inverted = len(post.split()) == 1 and is_given(post.strip())
    return len(words) > 1 and bool(post) and not inverted


def is_office(label: str) -> bool:
    """Tell whether a label is an office, no name: *The CHAIR*, *Moderator*, *Minister for Ports*.

    Not: *Chair Ann Roe*, *Senator VALE*, *Olsson*.
    """
    words = label.casefold().split()
    if words[:1] == ["the"]:
        return True
    if _NUMBERED.fullmatch(label):
        return False
    last = [w.strip(".") for w in words if w not in ("for", "of")]
    head = words[0].strip(".") if "for" in words or "of" in words else last[-1]
    row = noun(head)
    return ((row is not None and row.type == "person") or head in _BODIES) and not any(
        w in given_names() for w in words[1:]
    )


def _plain_office(label: str) -> str:
    """Write an office without its article and without capitals throughout."""
    words = label.split()
    words = words[1:] if words[0].casefold() == "the" else words
    return " ".join(
        w.title() if w.isupper() and (len(w) > 3 or (fold_word(w),) in titles()) else w for w in words
    )


def _posted(behind: str) -> tuple[str | None, str | None]:
    """Read the post and the firm behind a name: *-- Calder Securities -- Analyst*."""
    parts = [p.strip(" *_") for p in _POST.split(_BRACKET.sub("", behind)) if p.strip(" *_")]
    role = next((p for p in reversed(parts) if names_post(p)), None)
    body = next((p for p in parts if p != role and len(parts) > 1), None)
    return role, body


def _untitled(label: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a name and the title before them; *Doe, John* and *ROE of Avon* are put right."""
    if _NUMBERED.fullmatch(label):
        return (label,), ""
    words = re.sub(r"(?<=[\w.])\s+of\s+[A-Z].*", "", label).split() or label.split()
    if len(words) <= 4 and words[0].endswith(",") and all(w[:1].isupper() for w in words):
        words = [*words[1:], words[0].rstrip(",")]
    title: list[str] = []
    while len(words) > 1 and is_honour(words[0]):
        title.append(words.pop(0))
    posted = _post_before(words)
    title, words = [*title, *words[:posted]], words[posted:]
    told = " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in title)
    return tuple(words), told


def is_honour(word: str) -> bool:
    """Tell whether a word is a title or a word of honour before a name: *Senator*, *Hon*, *Smt.*"""
    return (fold_word(word),) in titles() or word.casefold().strip(".") in _HONOURS


def _post_before(words: Sequence[str]) -> int:
    """Return how many words before a name are its bearer's post: two of *First Minister Gwilym Tarrant*.

    Not one of *Host Teo*, nor of *Baker Lund*, whom nothing tells from names.
    """
    last = max((at for at, word in enumerate(words[:-1]) if names_post(word)), default=-1)
    full = last > 0 and len(words) - last > 2
    return last + 1 if full and not any(is_given(word) for word in words[: last + 1]) else 0


def _role_of_title(title: str) -> str | None:
    """Return a title that says what its bearer is: *Senator*. Not: *Ms.*"""
    row = titles().get((fold_word(title.split()[-1]),)) if title else None
    posted = " " in title and names_post(title)
    return title if posted or (row is not None and row.role) else None


def _cased(word: str) -> str:
    """Write a word of a name that is set in capitals as names are: *McNAMARA*, *O'NEILL*, *ROE-BELL*."""
    letters = [c for c in word if c.isalpha()]
    if len(letters) <= 3 and word.isupper() and not _VOWELS & set(word) and word != "NG":
        return word  # initials
    upper = sum(c.isupper() for c in letters)
    if len(letters) < 2 or upper < 2 or "." in word[:-1] or (upper < len(letters) and "_" in word):
        return word
    if upper <= len(letters) / 2 and not word.startswith(("Mc", "Mac")):  # *TeaAndToast*, as its bearer has it
        return word
    if word.islower():
        return word[:1].upper() + word[1:]
    cased = re.sub(r"[^\W\d_]+", lambda m: m[0][:1].upper() + m[0][1:].lower(), word)
    return re.sub(r"\b(Mc)([a-z])", lambda m: m[1] + m[2].upper(), cased)


def _speaker(bearer: Bearer, known: _Names, holders: Mapping[str, Bearer]) -> Speaker:
    """Return whom a label means."""
    if not bearer.name:
        office = bearer.role or ""
        fellow = holders.get(office.casefold())
        name = fellow.name if fellow is not None else known.holder(office)
        if name:
            return known.speaker(name, "", office, None)
        return Speaker((office,), "anonymous", "name", office, confidence=0.8)
    words = " ".join(map(_cased, bearer.name))
    if bearer.name[0].casefold() in _NOBODY:
        return Speaker((words,), "anonymous", "none", confidence=0.5)
    if bearer.name[-1].casefold() in _MANY or bearer.name[0].casefold() in _MANY:
        return Speaker((words,), "group", "name", confidence=0.8)
    if _NUMBERED.fullmatch(words):
        return Speaker((words,), "anonymous", "name", confidence=0.8)
    return known.speaker(bearer.name, bearer.title, bearer.role, bearer.affiliation)


class _Names:
    """The full names that labels and text give, to be found by surname, given name or initials."""

    def __init__(self, labels: Sequence[tuple[str, ...]], cast: Cast) -> None:
        self._cast = cast
        self._text = cast.reading.text
        self._found: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = {}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._people: dict[tuple[str, ...], Entity] = {}
        for entity in cast.entities:
            if entity.label == "person":
                self._people.setdefault(entity.words, entity)
        people = [bare for words in self._people if len(bare := _without_honours(words)) > 1]
        labels = [name for name in labels if name]
        called = {name[0] for name in labels}
        written = [tuple(m[0].split()) for m in _FULL_NAME.finditer(self._text)]
        written = [bare for words in written if len(bare := _without_honours(words)) > 1]
        named = [words for words in written if is_given(words[0]) or words[0] in called]
        self._written = list(dict.fromkeys(tuple(m[0].split()) for m in _FULL_NAME.finditer(self._text)))
        self._full = list(dict.fromkeys([*(name for name in labels if len(name) > 1), *people, *named]))
        self._labels = tuple(name[0] for name in labels if len(name) == 1)  # who is called by a given name

    def speaker(self, name: tuple[str, ...], title: str, role: str | None, body: str | None) -> Speaker:
        """Return the speaker of a name, under the fullest form that fits nobody else."""
        full = tuple(map(_cased, self._fullest(name, title)))
        entity = self._people.get(full)
        told = role_of(entity) if entity is not None else (None, None)
        kind: SpeakerType = "person"
        return Speaker((" ".join(full),), kind, "name", role or told[0], body or told[1], confidence=_SURE)

    def holder(self, office: str) -> tuple[str, ...]:
        """Return whom the text names in brackets behind an office: *the Speaker (Mr. Tolland)*."""
        words = r"\s+".join(map(re.escape, office.split()))
        listed = rf"^[ \t]*{words}\b[^\n—–:]{{0,60}}[—–][ \t]*([^\n]{{3,60}})$"
        after = rf"\b{words}\s*[,(]\s*([A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){{1,3}})[,)]"
        beside = rf"\b(?i:{words})[^\S\n]+([A-Z][\w’'-]+ [A-Z][\w’'-]+)\b"  # our reporter Ann Roe
        before = rf"\b([A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){{1,2}}), (?:the |an? |its )?{words}\b"
        for pattern in (rf"\b{words}\s*\(([^()]{{3,60}})\)", listed, after, before, beside):
            match = re.search(pattern, self._text, re.MULTILINE)
            name = _untitled(" ".join(match[1].split()))[0] if match else ()
            if name and ((pattern == beside and not is_given(name[0])) or " ".join(name).casefold().startswith(_ASIDES)):
                continue
            if name and not is_office(" ".join(name)) and all(w[:1].isupper() for w in name):
                return name
        return ()

    def _fullest(self, name: tuple[str, ...], title: str) -> tuple[str, ...]:
        """Return the fullest form of a name; where two people share it, the one whom the title fits."""
        key = (name, title)
        if key not in self._found:
            self._found[key] = self._searched(name, title)
        return self._found[key]

    def _searched(self, name: tuple[str, ...], title: str) -> tuple[str, ...]:
        """Search labels and text for the fullest form of a name."""
        fits = [full for full in self._full if _fits(name, full)]
        if not fits and len(name) == 1 and name[0].isupper() and len(name[0]) == 2:
            fits = [full for full in self._written if "".join(w[0] for w in full) == name[0]]  # LP, Lord Penhallow
            fits = [tuple(_untitled(" ".join(full))[0]) for full in fits[:1]] if len(fits) == 1 else []
            return fits[0] if fits else name
        told = {full: set[str]() for full in fits}
        for full, before in self._in_text(name):
            told.setdefault(full, set()).update(before)
        for others in (self._labels, ()):
            rest = [full for full in told if not any(_bare(full[0]) == _bare(o) for o in others)]
            agree = [full for full in rest if _agrees(title, full, told[full])]
            for some in (rest, agree):
                longest = max(some, key=lambda full: (len(full), len("".join(full))), default=name)
                if some and all(_fits(full, longest) for full in some):
                    return longest if len(longest) >= len(name) else name
        return name

    def _places_of(self, word: str) -> Sequence[int]:
        """Return where a word of the text begins as ``word`` does, up to the first sign within it."""
        opening = _OPENING_WORD.match(word)
        if opening is None:
            return [m.start() for m in re.finditer(re.escape(word), self._text, re.IGNORECASE)]
        if not self._places:
            for match in _OPENING_WORD.finditer(self._text):
                self._places[match[0].casefold()].append(match.start())
        return self._places.get(opening[0].casefold(), ())

    def _in_text(self, name: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
        """Yield the full names of a surname that the text holds, each with the words before it.

        Given names make a full name, also in capitals: *DIRECTOR OF WATERS MARTA RUHL* gives *Marta Ruhl*.
        """
        words = r"[^\S\n]+".join(map(re.escape, name))
        pattern = re.compile(rf"((?:[^\W\d_][\w.’'-]*,?[^\S\n]+){{1,7}}){words}\b", re.IGNORECASE)
        end = 0
        for place in self._places_of(name[0]):
            lead = _LEAD.search(self._text, max(end, place - _LED), place) if place >= end else None
            match = pattern.match(self._text, lead.start()) if lead is not None else None
            if match is None:
                continue
            end = match.end()
            before, given = match[1].split(), list[str]()
            while before and is_given(before[-1]):
                given.insert(0, _cased(before.pop()))
            if given and len(given[0].strip(".")) > 1:
                yield (*given, *(_cased(w) for w in name)), [w.strip(".,").casefold() for w in before]


def _without_honours(name: tuple[str, ...]) -> tuple[str, ...]:
    """Take the words of honour off a name: *Shri Devraj Kolhatkar*."""
    while len(name) > 1 and name[0].casefold().strip(".") in _HONOURS:
        name = name[1:]
    return name


def is_given(word: str) -> bool:
    """Tell whether a capitalised word is a given name or an initial."""
    return word[:1].isupper() and (
        word.lower() in given_names() or (len(word.strip(".")) == 1 and "." in word)
    )


def _agrees(title: str, full: tuple[str, ...], before: set[str]) -> bool:
    """Tell whether a label's title fits a full name: by the words before it, or by the sex that both tell.

    *MR. RUHL* is Colin Ruhl and *DIRECTOR RUHL* is *Director Marta Ruhl*.
    """
    word = title.casefold().strip(".")
    row = titles().get((word,))
    if row is not None and row.gender:
        return given_names().get(full[0].lower(), row.gender) == row.gender
    return bool(word) and bool({word, fold_word(word)} & before)


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a short form can be a full name's: its surname, its given name, its initials.

    *Fenn*, *Anne* and *AF* fit *Anne Fenn*. Not: *Marta Fenn*.
    """
    low, whole = [_bare(w) for w in short], [_bare(w) for w in full]
    if len(low) == 1:
        letters = "".join(w[:1] for w in whole)
        initials = short[0].isupper() and low[0] == letters and len(letters) > 1
        return initials or low[0] in (whole[0], whole[-1])
    if low[-1] != whole[-1] and not (len(low[-1]) == 1 and whole[-1].startswith(low[-1])):
        return False
    return all(any(w == o or (len(w) == 1 and o.startswith(w)) for o in whole[:-1]) for w in low[:-1])


def _bare(word: str) -> str:
    return word.casefold().strip(".’'")
