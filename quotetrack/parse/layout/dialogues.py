"""Tells which labels make a text a transcript: those of one form that come back, or that open every line.

One label proves nothing (*Police: Driver fled*), nor do the same field's names over and over (*Venue: …*).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, given_names, is_honour, noun, titles
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set
from quotetrack.parse.layout.blocks import Line
from quotetrack.parse.layout.turn_initials import spells_out, with_full_keys
from quotetrack.parse.layout.turn_labels import (
    BY_CAPITALS,
    FORMS,
    LEAST,
    STRONG,
    Form,
    Label,
    is_capital,
    names_several,
)
from quotetrack.parse.layout.turn_openings import is_question, is_unspoken

_FEWEST, _REPEATED = 3, 2  # labels of one form that make a transcript; times that one must come back
_NEAR = 4  # lines from the first answer under a name to the *Q:* behind it
_CAPITALS = 0.6  # share of labels in capitals from which the others are none
_PROSE = 5  # words of a line that count as somebody's without a closing mark
_TALK = grammar.FIRST_PERSON_PRONOUNS | grammar.ADDRESSEES | grammar.DIALOGUE_WORDS
_DENSE, _SENTENCES = 0.5, 0.7  # share of lines with labels, and of sentences behind them, of a pure dialogue
_BODIES = word_set("speakers.bodies_that_speak")
_NOBODY = word_set("speakers.not_known")
_NAMED = re.compile(r"(?P<given>[A-Z][\w’'-]+)(?: [A-Z]\.)? (?P<family>[A-Z][\w’'-]+)")
_AGO = " ago"
_CENTRED = 8  # columns before a name in the middle of a line
_PURE = 0.8  # share of lines with labels from which every label counts
_OPENING = frozenset('“"«')
_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
_BESIDE = (re.compile(r"\b(\w+) (?=[A-Z][\w’'-]+\b)"), re.compile(r"\b[A-Z][\w’'-]+ (?=(\w+))"))
_TIMES = re.compile(r"(?:\s*[(\[][^()\[\]]{1,40}[)\]]\*?|\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)+\s*$")  # (02:14)


def accepted_labels(
    text: str, lines: Sequence[Line], labelled: Sequence[tuple[int, Label]], *, captions: bool = False
) -> Iterator[tuple[int, Label]]:
    """Yield, of the likely labels, those of forms that make a transcript.

    Names that only a space, a dash or a line sets apart count where they are the commonest form. In
    ``captions`` of a film everything is uttered, and one label in capitals or of a full name is enough. So is
    one in capitals behind an opening mark: *“ROE: I never left.* Not: *ROE: winner of the day.*
    """
    letters = _letters(text, labelled)
    found = {form: list(_group(text, lines, labelled, form, bool(letters))) for form in FORMS}
    if captions and not any(found.values()):
        sure = (p for p in labelled if p[1].form in STRONG and _is_sure(text, p[1]))
        found["colon"] = [] if letters else list(sure)
    if not any(found.values()):
        found["colon"] = [pair for pair in labelled if _opens_quoted(text, pair[1])]
    strong = [pair for form in STRONG for pair in found[form]]
    weak = max((found[form] for form in FORMS if form not in STRONG), key=len)
    kept = weak if len(weak) > 2 * len(strong) else strong
    yield from kept
    kinds = Counter(label.key for _, label in letters)
    if letters and (kept or len(kinds) == 2 or kinds["q"] >= _FEWEST):
        yield from letters
        yield from (() if kept else _first_pair(text, lines, labelled, letters[0][0]))


def _letters(text: str, labelled: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Return the labels *Q* and *A*; with numbers only both of them: *Q1: Why? | A1: It leaks.*

    Not: *Q1: sales rose. | Q2: sales fell.*, which are quarters.
    """
    letters = [pair for pair in labelled if pair[1].is_letter]
    both = len({label.key for _, label in letters}) == 2
    return letters if both else [p for p in letters if not p[1].is_numbered(text)]


def _first_pair(
    text: str, lines: Sequence[Line], labelled: Sequence[tuple[int, Label]], first: int
) -> Sequence[tuple[int, Label]]:
    """Return the labels in full of question and answer right before the first *Q:*, at line ``first``.

    *Avon Post: Why? | Ana Poe: It leaked. | Q: And now? | A: It is dry.* Not: *Date: May. | Place: The mill.
    | Q: And now?*
    """
    pair = [one for one in labelled if one[0] < first and one[1].form == "colon" and not one[1].is_letter][
        -2:
    ]
    if len(pair) < 2 or pair[1][0] - pair[0][0] != 1 or first - pair[1][0] > _NEAR:
        return ()
    asks = is_question(_words_of(text, lines, *pair[0]))
    return pair if asks and _is_full(text, pair[1][1]) else ()


def _opens_quoted(text: str, label: Label) -> bool:
    """Tell whether a label in capitals stands right behind a double quotation mark that opens its line."""
    before = text[label.whole.start : label.name.start].strip()
    return label.form == "colon" and before in _OPENING and _in_capitals(label.name.of(text))


def _group(
    text: str, lines: Sequence[Line], labelled: Sequence[tuple[int, Label]], form: Form, lettered: bool
) -> Iterator[tuple[int, Label]]:
    """Yield the labels of one form, if they make a transcript."""
    group = [pair for pair in labelled if pair[1].form == form and not pair[1].is_letter]
    group = with_full_keys(text, [pair for pair in group if not _is_column_head(lines, pair[0])])
    counts = Counter(label.key for _, label in group)
    if form == "alone":
        opened = {n for n, label in labelled if label.form in (*STRONG, "alone")}
        centred = [pair for pair in group if is_centred(lines, pair[0])]
        if len(centred) >= _FEWEST - 1:
            yield from centred
            return
        group = [pair for pair in group if _stands_above(lines, pair[0], opened)]
    if group and form == "colon" and _is_rubric(text, group):
        group = group[1:]
    if form == "colon" and not _are_stamped(group):
        group = list(_of_sentences(text, lines, group))
    capitals = [pair for pair in group if _in_capitals(pair[1].name.of(text))]
    by_capitals = form != "alone" and len(capitals) >= _CAPITALS * len(group) > 0
    if by_capitals:
        sure = {label.key for _, label in capitals}
        shorts = {label.name.of(text) for _, label in capitals}
        group = [
            pair
            for pair in group
            if _in_capitals(name := pair[1].name.of(text))
            or (pair[1].key in sure and " " in name)  # ANA POE, Ana Poe
            or any(spells_out(name, short) for short in shorts)  # AP, Ana Poe
            or _is_marked(name)
        ]
    times = Counter(label.key for _, label in group)
    share = _share_of_lines(lines, group)
    said = [_words_of(text, lines, number, label) for number, label in group]
    if form == "handle" and not (share >= _DENSE and _are_spoken(said, pure=True)):
        return
    if form == "alone" and not _are_voices(text, group, said):
        return
    made = _are_comments(text, group) or _make_transcript(group, times, lettered, by_capitals)
    if made or _is_dialogue(text, group, said, share):
        posted = all(label.whole.of(text).endswith(_AGO) for _, label in group)
        everyone = by_capitals or share >= _PURE or form == "handle" or posted or _are_stamped(group)
        for number, label in group:
            alone = label.posted or _is_office(label.name.of(text).split())
            named = alone if form == "alone" else _is_full(text, label)
            press = outlet(label.name.of(text)) is not None  # APTN: How did you do it?
            if everyone or counts[label.key] > 1 or named or press or _is_person(text, label):
                yield number, label


def _make_transcript(
    group: Sequence[tuple[int, Label]], counts: Counter[str], lettered: bool, capitals: bool
) -> bool:
    """Tell whether labels of one form make a text a transcript."""
    if not group:
        return False
    form, most = group[0][1].form, max(counts.values())
    if form in STRONG and _are_stamped(group):
        return True
    if form == "alone" and sum(label.posted for _, label in group) > 1:
        return True
    if form == "timed" or (capitals and form in BY_CAPITALS):
        return len(group) >= _FEWEST - 1 and (most >= _REPEATED or lettered or form == "stop")
    return len(group) >= _FEWEST and most >= _REPEATED and (len(counts) > 1 or lettered)


def _is_dialogue(text: str, group: Sequence[tuple[int, Label]], said: Sequence[str], share: float) -> bool:
    """Tell whether a short text is a dialogue from its first label on: people, and what people say.

    *Ana Poe: Who paid? | Tom Reyl: I did.* Not: *Isobar: a line of pressure | Trough: a low between highs*.
    ``said`` are the words behind the labels, ``share`` that of the lines which they open.
    """
    if len(group) < _FEWEST - 1:
        return False
    if share < _DENSE and group[0][1].form != "alone":
        return False
    many = _SENTENCES * len(group)
    if sum(is_capital(words) and _closed(words) for words in said if words) < many:
        return False
    beside = _beside_capitals(text)
    named: dict[str, bool] = {}
    for _, label in group:
        person = _is_person(text, label) or _is_full(text, label) or _is_introduced(text, label, beside)
        named[label.key] = named.get(label.key, False) or person
    if sum(named[label.key] for _, label in group) < many:
        return False
    titled = sum(_is_titled(text, label) for _, label in group)
    return _are_spoken(said, pure=share >= _PURE) or titled >= many


def _are_voices(text: str, group: Sequence[tuple[int, Label]], said: Sequence[str]) -> bool:
    """Tell whether names alone on their lines head what people say: *Ana Poe | I paid for it.*

    Not: *Tarn Moor Reserve | Daily from 8 a.m. | Fell Wood Refuge | Closed on Mondays.*, a list of places.
    """
    people = sum(label.posted or _is_person(text, label) for _, label in group)
    return 2 * people >= len(group) or _are_spoken(said, pure=True)


def _are_comments(text: str, group: Sequence[tuple[int, Label]]) -> bool:
    """Tell whether labels are those of comments below an article: *Marjorie Dent   2 hours ago*."""
    past = all(label.whole.of(text).endswith(_AGO) and _is_full(text, label) for _, label in group)
    return len(group) > 1 and past


def _are_stamped(group: Sequence[tuple[int, Label]]) -> bool:
    """Tell whether a tool wrote labels: a time in brackets, with a day or with seconds, before most."""
    return len(group) > 1 and sum(label.stamped for _, label in group) >= _PURE * len(group)


def _share_of_lines(lines: Sequence[Line], group: Sequence[tuple[int, Label]]) -> float:
    """Return the share of the lines from the first label on that a label of the group opens."""
    if not group:
        return 0.0
    uttered = sum(not is_unspoken(line.text) for line in lines[group[0][0] :])
    return len(group) / max(uttered, len(group))


def _are_spoken(said: Sequence[str], *, pure: bool = False) -> bool:
    """Tell whether what stands behind labels is talk: half the lines ask, call out or speak of *I* and *you*.

    Where labels open nearly every line (``pure``), a third of them; in a script without case, any.
    """
    spoken = sum(_is_talk(words) or _is_uncased(words) for words in said)
    return (3 if pure else 2) * spoken >= len(said)


def _is_talk(words: str) -> bool:
    """Tell whether words ask, call out or speak of *I* and *you*."""
    return any(c in words for c in "?!？！") or bool(_TALK & set(re.findall(r"\w+", words.casefold())))


def _is_uncased(words: str) -> bool:
    """Tell whether words are in a script without capitals, whose talk no list of ours tells."""
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(c.upper() == c.lower() for c in letters) > len(letters) / 2


def _closed(words: str) -> bool:
    """Tell whether words end as a sentence or a part of one does, whatever time stands behind them."""
    return _TIMES.sub("", words).rstrip("\"'”’)*_| 」』")[-1:] in tuple(".?!…—,。？！।؟")


def _of_sentences(
    text: str, lines: Sequence[Line], group: Sequence[tuple[int, Label]]
) -> Sequence[tuple[int, Label]]:
    """Leave out labels before what is no sentence, where most stand before one: a list of who is who.

    *Hester Lyle: chair of the parish council | Lyle: The bins are full.*: the second alone.
    """
    group = _without_cast(text, lines, group)
    said = {number: _words_of(text, lines, number, label) for number, label in group}
    loose = {n for n, w in said.items() if w[:1].islower() and not _closed(w)}
    named = {n for n, label in group if n in loose and len(label.name.of(text).split()) > 1}
    return group if 2 * len(loose) > len(group) else [pair for pair in group if pair[0] not in named]


def _without_cast(
    text: str, lines: Sequence[Line], group: Sequence[tuple[int, Label]]
) -> Sequence[tuple[int, Label]]:
    """Leave out lines that tell who is who: *Moderator: Ana Poe, KTV* before *POE: Good evening.*

    Not: *Moderator: Ana Poe, your question.*, where nobody of that name speaks.
    """
    keys = {label.key for _, label in group}
    return [(n, label) for n, label in group if not _tells_who(text, lines[n].span.end, label, keys)]


def _tells_who(text: str, end: int, label: Label, keys: set[str]) -> bool:
    """Tell whether a label's words, up to ``end``, are the name of another who speaks, with what he is."""
    match = _NAMED.match(text, label.words, end)
    if match is None or (fold_word(match[0].split()[0]),) in titles():
        return False
    given, family = match["given"].casefold(), match["family"].casefold()
    rest = text[match.end() : end]
    named = {given, family, given[:1] + family[:1]} & (keys - {label.key})
    described = rest[:1] == "," and not _closed(rest) and not _is_talk(rest)
    return bool(named) and (not rest or rest[0] == "." or described)


def _is_rubric(text: str, group: Sequence[tuple[int, Label]]) -> bool:
    """Tell whether a first line in capitals is a title above others' labels: *WORD ON THE STREET: …*"""
    (number, first), rest = group[0], group[1:]
    name = first.name.of(text)
    again = any(label.key == first.key for _, label in rest)
    low = rest and not any(_in_capitals(label.name.of(text)) for _, label in rest)
    behind = text[first.words :].partition("\n")[0]
    alone = behind.isupper() and not _closed(behind)
    return number == 0 and (bool(low) or alone) and not again and name.isupper() and " " in name


def is_centred(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a name in capitals stands in the middle of its line, above words set less far in."""
    if number + 1 >= len(lines) or not lines[number].text.isupper():
        return False
    below = [line for line in lines[number + 1 : number + 3] if not is_unspoken(line.text)]
    return lines[number].indent >= _CENTRED and bool(below) and below[0].indent < lines[number].indent


def _is_column_head(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line is the head of a table: *| Speaker | Words |* above *| :-- | :-- |*."""
    return number + 1 < len(lines) and _RULE.fullmatch(lines[number + 1].text) is not None


def _is_sure(text: str, label: Label) -> bool:
    """Tell whether a label is one by itself where all is uttered: *HESTER VANE*, *Cole Amory*."""
    return _in_capitals(label.name.of(text)) or _is_full(text, label)


def _is_titled(text: str, label: Label) -> bool:
    """Tell whether a label holds a title, or a post or seat in brackets: *Ms. Conlan (Pelly Sound)*."""
    words = label.whole.of(text)
    first = words.split()[0].strip("*_([")
    if (fold_word(first),) in titles() or names_several(label.name.of(text)):
        return True
    return re.search(r"[(\[][A-Z]", words) is not None


def _words_of(text: str, lines: Sequence[Line], number: int, label: Label) -> str:
    """Return the words behind a label on its line, or on the next one where it stands alone."""
    here = re.sub(r"</?\w+>", "", text[label.words : lines[number].span.end]).strip()
    return here or (lines[number + 1].text if number + 1 < len(lines) else "")


def _is_full(text: str, label: Label) -> bool:
    """Tell whether a label has the form of a full name: *Piet Sundry*, *Ada Pell-Ross*."""
    name, comma, behind = label.name.of(text).partition(",")
    words = name.split() if len(name.split()) > 1 or not comma else [*behind.split(), name]  # *VARGA, Sol*
    if words[:1] and words[0].casefold() in grammar.ARTICLES:
        return label.name.of(text).isupper() or _is_office(words[1:])
    if not 1 < len(words) <= 5 or not is_capital(words[0]):
        return False
    return all(w in LEAST or (is_capital(w) and not w.rstrip(".").isdigit()) for w in words)


def _beside_capitals(text: str) -> set[str]:
    """Return the words of a text that stand beside a capitalised one: both of *Inga Sorrel*."""
    return {match[1] for pattern in _BESIDE for match in pattern.finditer(text)}


def _is_introduced(text: str, label: Label, beside: Set[str]) -> bool:
    """Tell whether a label is a part of a name that the text gives in full: *Inga* of *Inga Sorrel*."""
    words = label.name.of(text)
    return words in beside if words.isalpha() and is_capital(words) else names_several(words)


def _is_office(words: Sequence[str]) -> bool:
    """Tell whether words behind an article name who leads talk or holds a post: *The Speaker*."""
    low = [word.casefold().strip(".,") for word in words]
    return any(w in _BODIES or (w,) in titles() or ((r := noun(w)) and r.type == "person") for w in low)


def _in_capitals(name: str) -> bool:
    """Tell whether a name is set in capitals but for its title: *Mr. HALVERSON*, *THE COURT*."""
    words = [w for w in name.split() if sum(c.isalpha() for c in w) > 1]
    letters = [c for c in words[-1] if c.isalpha()] if words else []
    return len(letters) > 1 and sum(c.isupper() for c in letters) > 0.7 * len(letters)  # McARDLE


def _is_marked(name: str) -> bool:
    """Tell whether a name among others in capitals is a label: *Senator Lowe*, *Opposition senators*.

    Not: *Hale Bridge*, *Friday*.
    """
    return names_several(name) or (len(name.split()) > 1 and is_honour(name.split()[0]))


def _stands_above(lines: Sequence[Line], number: int, labels: set[int]) -> bool:
    """Tell whether a name alone on its line stands above somebody's words, not above another name."""
    if number + 1 >= len(lines) or number + 1 in labels:
        return False
    below = lines[number + 1].text
    return below.rstrip('"”’)*_')[-1:] in ".?!…:;,—" or len(below.split()) >= _PROSE


def _is_person(text: str, label: Label) -> bool:
    """Tell whether a label that stands but once names a person: by title, given name or post."""
    words = label.whole.of(text).replace("*", "").replace("(", "").lstrip("> ").split()
    known = given_names()
    if words and words[0].strip("[").rstrip(":.]").casefold() in _NOBODY:
        return True
    first = [w.strip(".,:)") for w in words[:4]]
    return any((fold_word(w),) in titles() or w.lower() in known for w in first) or any(
        (row := noun(w.lower())) is not None and row.type == "person" for w in first
    )
