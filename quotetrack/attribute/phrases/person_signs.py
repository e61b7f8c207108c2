"""Tells by the marks in and around a person's name where it begins and ends, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quotetrack.lexicon.folding import romanised
from quotetrack.lexicon.person_words import fold_word, given_names, nationalities, noun, titles
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Sentence, Span, Token

_ARABIC = word_set("entities.arabic_particles")
_SEATS = word_set("entities.party_seats")
_PATRONYMICS = word_set("entities.patronymics")
_HYPHENS = ("-", "–")
_MARKS = frozenset('“ " ‘ «'.split())  # “Moby-Dick”
_APOSTROPHES = ("'", "’")
_OPENS_SINGLE = re.compile(r"(?:^|[\s(“\"])['‘](?=\w)")
_DAUGHTERS = word_list("entities.daughters")
_BEHIND_HYPHEN = word_set("entities.hyphened_nouns")
_LEARNED = word_set("entities.learned_titles")
_RANKS = word_set("entities.ranks_before_names")
_HONORIFICS = word_set("entities.honorifics")
_YOUNG = word_set("entities.young_people")
_AGE_BEHIND = re.compile(r"(?:,| \() ?(\d{1,2})(?=[,).])")
_AGE_BEFORE = re.compile(r"\b(\d{1,2})[- ]year[- ]old,? $")
_GROWN_UP = 16  # years from which somebody may be called by a title
_LOOKED_AT = 400  # characters before an apostrophe in which a single mark may have opened


def two_people(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a hyphen joins two people: *the Roe-Lee talks*.

    Not: *al-Maruni*, nor *“It is over,” Okafor-Bell said*.
    """
    tokens = sentence.tokens
    if tokens[first].text.lower() in _ARABIC:
        return False
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    before = tokens[first - 1] if first > 0 else None
    marked = before is not None and before.text in _MARKS and before.span.end == tokens[first].span.start
    opened = marked or (before is not None and before.upos == "DET")
    acts = any(t.rel == "nsubj" for t in tokens[first : last + 1])  # not: to read Moby-Dick
    return opened or not acts or behind is None or behind.upos in ("NOUN", "PROPN", "ADJ")


def shared_surname(sentence: Sentence, last: int) -> tuple[str, ...]:
    """*Ann* of *Ann and Bob Roe* is Ann Roe; *Kate* of *Kate and Bob said* has no surname there."""
    after = sentence.tokens[last + 1 : last + 5]
    if len(after) < 3 or romanised(sentence.tokens[last].text) not in given_names():
        return ()
    both = after[0].text in ("and", "&") and romanised(after[1].text) in given_names()
    surname = after[2]
    known = surname.upos == "PROPN" and surname.ner.endswith("PERSON") and surname.text[:1].isupper()
    return (surname.text,) if both and known else ()


def tied(tokens: Sequence[Token], index: int, size: int) -> bool:
    """Tell whether a word is half of a name: *Omar [Bishop]-Hall*, *Ann Reed-[King] Otieno*.

    Not: *[Bishop] Hall*, nor *[Bishop] - Hall*.
    """
    end = index + size
    before = index > 0 and tokens[index - 1].text in _HYPHENS
    behind = end < len(tokens) and tokens[end].text in _HYPHENS
    return (before and tokens[index - 1].span.end == tokens[index].span.start) or (
        behind and tokens[end].span.start == tokens[end - 1].span.end
    )


def through_patronymic(tokens: Sequence[Token], last: int) -> int:
    """Return the end of a name that goes on behind its patronymic: *Arumugam a/l [Subramaniam]*.

    Not: *Arumugam and/or Subramaniam*.
    """
    mark = tokens[last + 1 : last + 4]
    if len(mark) < 3 or mark[1].text != "/" or "".join(t.text for t in mark).lower() not in _PATRONYMICS:
        return last
    end = last + 4
    while end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].upos in ("PROPN", "X"):
        end += 1
    return end - 1 if end > last + 4 else last


def keeps_apostrophe(text: str, end: int) -> bool:
    """Tell whether the apostrophe behind a name is its own: *Lilian Achieng', the lawyer,*.

    Not: *the Roses', who left*, an owner, nor *‘It is over for Roe’, she said*, where it closes a mark.
    """
    if text[end : end + 1] not in _APOSTROPHES or text[end - 1 : end].lower() in ("s", "x", "z"):
        return False
    goes_on = text[end + 1 : end + 2] == "," or (
        text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].islower()
    )
    before = text[max(0, end - _LOOKED_AT) : end].rpartition("\n")[2]
    return goes_on and _OPENS_SINGLE.search(before) is None


def is_seat(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether letters are a seat behind a party's name: *Plaid Cymru [MS] Rhys Owen*.

    Not: *[MS] FENN: Yes.*, which is how she is called in capitals.
    """
    before = tokens[index - 1] if index > 0 else None
    named = before is not None and before.upos == "PROPN" and before.text[:1].isupper()
    return named and tokens[index].text in _SEATS and tokens[index].text.isupper()


def is_surname(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word behind a given name is a name, too, that looks like a verb: *Abdou [Said] told*.

    Not: *“Late,” Abdou [Said]*, behind which nobody does anything.
    """
    token, behind = tokens[index], tokens[index + 1 : index + 2]
    named = token.text.istitle() and token.text.lower() in given_names()
    named = named and token.upos in ("PROPN", "VERB") and not tokens[index - 1].text.isupper()
    return named and bool(behind) and behind[0].upos in ("VERB", "AUX") and behind[0].text.islower()


def adds_syllable(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a hyphen ties another syllable to a name: *Chong Suk-fan*; not *Roe-led*, *Roe-era*."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "-":
        return False
    mark, part = tokens[last + 1], tokens[last + 2]
    tied = tokens[last].span.end == mark.span.start and mark.span.end == part.span.start
    plain = part.upos in ("PROPN", "NOUN", "X") and part.text.isalpha() and len(part.text) < 7
    whole = last > first or noun(part.text, part.lemma) is None
    return tied and plain and whole and part.text.lower() not in _BEHIND_HYPHEN


def is_child(text: str, name: Span) -> bool:
    """Tell whether a name is introduced as a child's: *the boy, [Tom Roe]*, *[Tom Roe], 11,*.

    Not: *[Tom Roe], 41,*, nor *the boy's father, [Peter Roe]*.
    """
    before, behind = text[max(0, name.start - 30) : name.start], _AGE_BEHIND.match(text, name.end)
    age = behind or _AGE_BEFORE.search(before)
    nearest = before.rstrip(", ").rpartition(" ")[2].lower()
    return int(age[1]) < _GROWN_UP if age else nearest in _YOUNG


def sex_of_titles(before: Iterable[str]) -> str | None:
    """Return the sex that the first courtesy before a name tells: f of *Mrs* Roe; none of *Chairman* Roe."""
    known = (titles().get(tuple(fold_word(word) for word in title.split())) for title in before)
    return next((row.gender for row in known if row is not None and row.gender and not row.role), None)


def sex_of_names(words: tuple[str, ...]) -> str:
    """Return the sex that a person's names tell: *J. Mary Ames*, *Birna Oddsdottir*."""
    if len(words) > 1 and words[-1].lower().endswith(_DAUGHTERS):
        return "f"
    for word in words[:-1] if len(words) > 1 else words:
        known = sex_of_given(word.lower().rstrip("."))
        if known:
            return known
    return ""


def sex_of_given(word: str) -> str:
    """Return the sex that a given name tells, be it written with accents: *Tomás* as *Tomas*."""
    return given_names().get(word.lower(), "") or given_names().get(romanised(word), "")


def before_learned(sentence: Sentence, run: Sequence[Token]) -> bool:
    """Tell whether a word opens somebody's titles: *[Nii Professor] Roe*; not *[AHU Professor] Roe*."""
    behind = sentence.tokens[run[-1].index + 1 : run[-1].index + 2]
    learned = len(run) == 2 and fold_word(run[1].text) in _LEARNED
    return learned and bool(behind) and behind[0].ner.endswith("PERSON") and run[0].text.istitle()


def is_rank(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a rank opens what the tagger took for a name: *[Engr.] Ann Roe*, *[Alhaji] Musa Roe*.

    Not: *[SP] Roe* and *[M.K.] Roe*, which may be initials, nor *[Pastor] Roe*.
    """
    word = fold_word(tokens[first].text)
    dotted = tokens[first].text.find(".") == len(tokens[first].text) - 1 and word in _RANKS
    return dotted or (last - first > 1 and word in _HONORIFICS)


def is_forename(token: Token, surname: Token) -> bool:
    """Tell whether the word that the tagger left before a surname is a given name: *[Marlowe] Roe agreed.*

    Not: *[Said] Roe: “We wait.”*, whose verb it is.
    """
    if token.upos == "VERB" and surname.rel == "nsubj" and surname.head == token.index:
        return False
    return token.ner in ("O", "S-PERSON") and token.text.lower() in given_names() and token.text[:1].isupper()


def are_titles(sentence: Sentence, run: list[Token]) -> bool:
    """Tell whether words that may be a name are somebody's titles: *the [Amir Sheikh] Karim Al-Tamaru*.

    Not: *the [Avon Trust President] Ann Roe*, nor *[Amir Sheikh] said*.
    """
    behind = sentence.tokens[run[-1].index + 1 : run[-1].index + 2]
    titled = len(run) > 1 and all((fold_word(t.text),) in titles() for t in run[1:])
    named = bool(behind) and behind[0].ner in ("B-PERSON", "S-PERSON")
    return titled and named and run[0].text.lower() in given_names()


def is_generation(title: str, words: tuple[str, ...]) -> bool:
    """Tell whether a short title before one letter is none: *[Gen] Z likes films*.

    Not: *[Gen.] Roe*, *[General] Z*.
    """
    row = titles().get((fold_word(title),))
    clipped = row is not None and bool(row.role) and "." not in title and fold_word(title) != row.role
    return clipped and len(words) == 1 and len(words[0]) == 1


def opens_family(word: str) -> bool:
    """Tell whether a word of a name is its family's: *Karim [Al-Tamaru]*; not *Ann [Roe-Lee]*."""
    particle, hyphen, rest = word.partition("-")
    return bool(hyphen) and particle.lower() in _ARABIC and rest[:1].isupper()


def is_of_land(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a word before a name is a land's: *[Israeli] Roe*; not *[Chad] Roe*, one name."""
    word, behind = tokens[first], tokens[first + 1 : first + 2]
    named = word.ner == "B-PERSON" and word.upos == "PROPN" and word.text.istitle()
    own = named and bool(behind) and behind[0].rel == "flat" and behind[0].head == first
    return word.text.lower() in nationalities() and not own
