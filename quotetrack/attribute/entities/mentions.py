"""Finds the names in an article as they stand: people, bodies, places, with title and grammatical place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrack.attribute.entities.name_ranges import PARTISANS, extended, name_ranges
from quotetrack.attribute.phrases.body_signs import are_people, headline, is_paper, of_people, role_word
from quotetrack.attribute.phrases.body_words import ends_aside, is_body_noun, names_field
from quotetrack.attribute.phrases.clause_parts import is_cleft, is_led_in
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.namings import is_naming, named_noun
from quotetrack.attribute.phrases.person_signs import (
    is_forename,
    is_generation,
    is_of_land,
    is_rank,
    is_seat,
    keeps_apostrophe,
    sex_of_given,
    shared_surname,
    tied,
    two_people,
)
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import countries, fold_word, given_names, nationalities, noun, titles
from quotetrack.lexicon.press.outlets import NamedOutlet, outlet
from quotetrack.lexicon.word_sets import alternatives, word_pairs, word_set
from quotetrack.model import Sentence, Span, Token

_POSSESSIVE = re.compile(r"(?:['’]s?|'S|’S)$")
_BEHIND_NAMES = grammar.POSSESSIVE_ENDINGS | {",", "("}
_LANDS = word_set("entities.territories")
_PROPER = word_set("entities.lone_bodies")
_COMPANY_POSTS = word_set("entities.company_posts")
_BROADCASTING = word_set("entities.broadcasting")
_OVERHANGING = word_set("entities.overhanging_ranks")
_CALENDAR = word_set("entities.days") | word_set("provenance.months")
_POST_NOMINALS = word_set("entities.post_nominals")
_PRESS = word_pairs("provenance.names_of_press").keys()
_FAMILY = word_set("entities.family_firms")
_WITH_FIELDS = word_set("entities.posts_with_fields")
_QUALIFYING = word_set("entities.qualifying")
_OFFICES = word_set("entities.offices")
_NATIVES = word_set("coreference.natives") - nationalities().keys()  # the Pole; Polish
_KIND, _STATION = alternatives("entities.outlet_kinds"), alternatives("entities.outlet_stations")
_OUTLET_KIND = re.compile(rf"(?i: (?:{_KIND})(?: (?:{_STATION}))?)$")
_NICKNAME = re.compile(r"\b([A-Z][\w’-]+) (?:“[^”\n]{2,20}”|\"[^\"\n]{2,20}\") $")
_QUOTED = re.compile(r" [“\"][^“”\"]{1,20}[”\"] ")
_SURNAME = re.compile(r"[”\"]\s+([A-Z][\w’-]+)")
_TAGS = ("#", "@")
_PARTY_TAG = re.compile(r"^[RDI]-[A-Z]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a name (or, later, of a pronoun that stands for one).

    ``words`` are the name's own words without titles, determiners and possessive ending; ``label``
    is person, organization or place, and ``told`` that the text says so (*a driver named Max Brand*);
    ``weight`` grows with grammatical prominence, 0 to 1.
    """

    span: Span
    sentence: int
    first: int
    last: int
    head: int
    words: tuple[str, ...]
    label: str
    title: str = ""
    gender: str = ""
    weight: float = 0.5
    quoted: bool = False
    told: bool = False

    @property
    def name(self) -> str:
        """The words as one string."""
        return " ".join(self.words)

    @property
    def post(self) -> str:
        """What the title says of its bearer, in lower case: inspector of *Insp.*, else the title itself."""
        row = titles().get(tuple(fold_word(word) for word in self.title.split()))
        return (row.role if row is not None and row.role else self.title).lower()


def find_names(reading: Reading, outlets: Sequence[NamedOutlet]) -> list[Mention]:
    """Return the names of the article in text order; ``outlets`` are those that it names."""
    found: list[Mention] = []
    places = sorted(Span(n.start, n.end) for n in outlets if not n.weak)
    starts = [place.start for place in places]
    for sentence in reading.sentences:
        first, last = (bisect_left(starts, at) for at in (sentence.span.start, sentence.span.end))
        found.extend(_in_sentence(reading, sentence, places[first:last]))
    return found


def _in_sentence(reading: Reading, sentence: Sentence, outlets: Sequence[Span]) -> Iterator[Mention]:
    """Yield the names of one sentence: outlets as listed, entities extended to whole names."""
    taken: set[int] = set()
    for span in outlets:
        inside = [t.index for t in sentence.tokens if t.span.overlaps(span)]
        if inside and (mention := _outlet(reading, sentence, inside[0], inside[-1])) is not None:
            taken.update(inside)
            yield mention
    for first, last, label in name_ranges(sentence):
        one = sentence.tokens[first].text.lower() if first == last else ""
        if one in _NATIVES or taken & set(range(first, last + 1)) or _is_tag(reading, sentence.tokens[first]):
            continue  # the Dutchwoman
        if first == last and _heads_body(sentence, last + 1, label):
            label, last = "ORG", last + 1
        if label == "PERSON" and first == last and sentence.tokens[first].text.islower():
            continue  # Sheila Orme, walker
        if label == "PERSON" and _is_held(sentence, first, last):
            label = "LOC"
        aired = first > 0 and sentence.tokens[first - 1].text in _BROADCASTING
        if label in ("PERSON", "LOC") and first == last and aired:
            label, first = "ORG", first - 1
        if label == "PERSON":
            if first > 0 and is_forename(sentence.tokens[first - 1], sentence.tokens[first]):
                first -= 1
            mention = _person(reading, sentence, first, last)
        else:
            if label in ("ORG", "FAC", "MISC"):
                first, last = extended(sentence, first, last, taken)
            mention = _named(reading, sentence, first, last, label)
        if mention is not None:
            taken.update(range(mention.first, mention.last + 1))
            yield mention


def _is_held(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether brackets behind a name hold a seat or a party: *TOMAS REYL (Alden)*. Not: *he (Reyl)*."""
    words = sentence.tokens
    if first < 2 or last + 1 >= len(words) or words[first - 1].text != "(":
        return False
    return words[last + 1].text in (")", ",") and words[first - 2].ner.endswith("PERSON")


def _is_tag(reading: Reading, token: Token) -> bool:
    """Tell whether a word is a hashtag or a handle, which is nobody's name: *#PierForAll*, *@annroe*."""
    return token.text[0] in _TAGS or reading.text[token.span.start - 1 : token.span.start] in _TAGS


def _outlet(reading: Reading, sentence: Sentence, first: int, last: int) -> Mention | None:
    """Make the mention of an outlet; one that only the article describes may be called like people do."""
    words = tuple(_POSSESSIVE.sub("", reading.words(sentence, first, last)).split())
    if outlet(" ".join(words)) is not None or not words:
        return _named(reading, sentence, first, last, "ORG")
    return _mention(reading, sentence, (first, last), words, "organization", ("", ""))  # the Avon Courier


def _heads_body(sentence: Sentence, index: int, label: str) -> bool:
    """Tell whether a word makes the name before it a body's: *Marlow Bank*, *Marlow Today*."""
    token = sentence.tokens[index] if index < len(sentence.tokens) else None
    if token is None or not token.text.istitle() or headline(sentence):
        return False
    if label in ("PERSON", "LOC") and token.text.lower() in _PRESS:
        return True
    row = noun(token.text) if label == "PERSON" and token.upos == "PROPN" else None
    return row is not None and row.type == "organization"


def _person(reading: Reading, sentence: Sentence, first: int, last: int) -> Mention | None:
    """Make a person's mention: titles, offices and the possessive ending cut off."""
    tokens = sentence.tokens
    joined = last - first == 2 and tokens[first + 1].text in ("-", "–", "/")
    titled = first > 0 and _title_before(sentence, first) is not None
    if joined and not titled and two_people(sentence, first, last):  # the Roe-Lee talks
        return None
    while last > first and tokens[last].text.lower() in _BEHIND_NAMES:
        last -= 1
    if (
        first > 1
        and first < last
        and tuple(fold_word(t.text) for t in tokens[first - 2 : first + 1]) in titles()
    ):
        first += 1  # Secretary of State Roe
    while last - first > 1 and tokens[last].text in _POST_NOMINALS:
        last -= 1  # Ann Roe KC
    first, title, gender = _untitled(sentence, first, last)
    whole = _QUOTED.sub(" ", reading.words(sentence, first, last))
    words = tuple(_POSSESSIVE.sub("", whole).split())
    if (
        last + 1 < len(tokens) and tokens[last + 1].text in _COMPANY_POSTS and not title
    ):  # Wells Fargo CEO John Stumpf
        return _mention(reading, sentence, (first, last), words, "organization", ("", ""))
    if len(words) == 1 and (fold_word(words[0]),) in titles():
        return None
    if not words or any(_PARTY_TAG.match(w) for w in words) or words[0].startswith(("@", "http")):
        return None
    if title == "" and first > 0:
        title, gender = _title_before(sentence, first) or ("", gender)
    if is_generation(title, words):
        return None
    if any(c in words[-1] for c in '“"') and len(words) > 1:  # Ann “Nan” Roe, cut after Nan
        rest = _SURNAME.match(reading.text, tokens[last].span.end)
        words = (*words[:-1], rest[1]) if rest else words[:-1]
    if keeps_apostrophe(reading.text, tokens[last].span.end):
        words = (*words[:-1], words[-1] + reading.text[tokens[last].span.end])  # Ann Achieng’
    before = reading.text[max(0, tokens[first].span.start - 50) : tokens[first].span.start]
    nicknamed = _NICKNAME.search(before) if len(words) == 1 else None
    if nicknamed and nicknamed[1].lower() in given_names():
        words = (nicknamed[1], *words)  # Ann “Nan” Roe
    if len(words) == 1 and not title:
        words = (*words, *shared_surname(sentence, last))
    if not gender:
        gender = sex_of_given(words[0]) if len(words) > 1 else ""
    found = _mention(reading, sentence, (first, last), words, "person", (title, gender))
    return replace(found, told=is_naming(sentence, first - 1))


def _untitled(sentence: Sentence, first: int, last: int) -> tuple[int, str, str]:
    """Skip titles and nouns of people at the front; return the new start, the title, its gender."""
    tokens, title, gender = sentence.tokens, "", ""
    table = titles()
    for index in range(first, last):
        for size in (3, 2, 1):
            key = tuple(fold_word(t.text) for t in tokens[index : index + size])
            if index + size <= last and key in table and len(key) == size and not tied(tokens, index, size):
                title = " ".join(t.text for t in tokens[index : index + size])
                gender = table[key].gender or gender
                first = max(first, index + size)
                break
    while first < last and is_rank(tokens, first, last):
        first += 1  # Engr. Ann Roe, Alhaji Musa Roe
    while first < last:
        word = noun(tokens[first].text, tokens[first].lemma)
        known = tokens[first].text.lower() in given_names()
        place = (
            tokens[first].ner.endswith(("LOC", "NORP", "ORG"))
            and not tokens[last].ner.endswith(("LOC", tokens[first].ner[2:]))
        ) or is_of_land(tokens, first)
        if not place and (word is None or word.type != "person" or known):
            break
        if tied(tokens, first, 1):
            break  # Omar | Bishop-Hall
        first += 1
    return first, title, gender


def _title_before(sentence: Sentence, first: int) -> tuple[str, str] | None:
    """Return the title right before word ``first`` and its gender."""
    table = titles()
    for size in (3, 2, 1):
        if first - size >= 0:
            words = sentence.tokens[first - size : first]
            key = tuple(fold_word(t.text) for t in words)
            if key in table and words[0].text[:1].isupper() and not is_seat(sentence.tokens, first - size):
                return " ".join(t.text for t in words), table[key].gender
    return None


def _is_noun(word: str) -> bool:
    """Tell whether a word is only a body's or a document's noun (*the Ministry*, *Poll:*), not a name."""
    row = noun(word)
    return row is not None and row.type in ("organization", "document") and word.lower() not in _PROPER


def _named(reading: Reading, sentence: Sentence, first: int, last: int, label: str) -> Mention | None:
    """Make the mention of a body or place: Avon Trust of *the rebel Avon Trust’s*; None of *the ministry*."""
    tokens = sentence.tokens
    while (
        first < last
        and (
            tokens[first].upos in ("DET", "PUNCT")
            or tokens[first].text.lower() in _QUALIFYING
            or _is_plain(tokens[first], tokens[last])
        )
        and not outlet(reading.words(sentence, first, last))
    ):
        first += 1
    while last > first and (
        tokens[last].text.lower() in grammar.POSSESSIVE_ENDINGS or ends_aside(tokens, first, last)
    ):
        last -= 1
    while (
        first < last
        and (role_word(tokens[last]) or tokens[last].lemma in PARTISANS)
        and not (tokens[last].text in _FAMILY and tokens[last - 1].text in ("&", "and"))
        and not (of_people(sentence, first, last) or are_people(sentence, last))
        and not outlet(reading.words(sentence, first, last))
    ):
        last -= 1
    while last > first and tokens[last].upos in ("ADP", "DET", "CCONJ") and tokens[last].text.islower():
        last -= 1  # Staff of the
    while last > first and (tokens[last].text in _OVERHANGING or is_seat(tokens, last)):
        last -= 1  # Avon Trust Vice President
    field = last > first and last + 1 < len(tokens) and tokens[last + 1].text in _WITH_FIELDS
    if field and tokens[first].text.isupper() and not is_body_noun(tokens[last]):
        last = first  # EU Trade Commissioner
    if label != "LOC" and names_field(tokens, first, last):
        return None  # Labour Minister
    while last - first > 1 and names_field(tokens, last - 1, last):
        last -= 2  # Harbour Public Relations Officer
    first = _behind_country(sentence, _behind_members(sentence, first, last), last)
    text = _POSSESSIVE.sub("", reading.words(sentence, first, last)).strip('*_“”«»"')
    words = tuple(text.split())
    if words and words[0].lower() in nationalities() and outlet(text) is None:
        rest = _OUTLET_KIND.sub("", " ".join(words[1:]))
        words = tuple(rest.split()) if outlet(rest) is not None else words
    role = first == last and role_word(tokens[first]) and outlet(text) is None  # Politico is no politico
    role = role and not is_paper(tokens, first)
    if not words or _PARTY_TAG.match(words[0]) or role:
        return None
    if len(words) == 1 and _is_noun(words[0]) and outlet(text) is None:
        return None
    if len(words) == 1 and (words[0] in _CALENDAR or (len(words[0]) == 1 and outlet(text) is None)):
        return None  # cut an R; X is an outlet
    if words[0] in _OFFICES or (len(words) == 1 and words[0].lower() in _QUALIFYING):
        return None
    if words[0].startswith(("@", "http", "#")) or not any(c.isalpha() for c in text):
        return None
    kind = "place" if label == "LOC" and not _seat(words) else "organization"
    if outlet(text) is not None and label != "LOC":
        kind = "organization"
    return _mention(reading, sentence, (first, last), words, kind, ("", ""))


def _is_plain(token: Token, last: Token) -> bool:
    """Tell whether a word before a name only describes its bearer: *rebel* of *the rebel Front*.

    Not: *national* of *the national weather service*, which has no capitals at all.
    """
    describes = token.upos in ("NOUN", "ADJ", "PROPN") and len(token.text) > 2 and token.text.isalpha()
    return describes and token.text.islower() and last.text[:1].isupper()


def _seat(words: tuple[str, ...]) -> bool:
    """Tell whether a place's name is that of the body which sits there: *Linden Palace*; not *Avon City*."""
    row = noun(words[-1]) if len(words) > 1 else None
    return row is not None and row.type == "organization" and words[-1].lower() not in _LANDS


def _behind_members(sentence: Sentence, first: int, last: int) -> int:
    """Return where the body's name begins: behind its members in *Democrats on the Oversight Committee*."""
    tokens = sentence.tokens
    if tokens[first].text not in PARTISANS or last - first < 2 or tokens[first + 1].upos != "ADP":
        return first
    start = first + 2
    return start + 1 if start < last and tokens[start].upos == "DET" else start


def _behind_country(sentence: Sentence, first: int, last: int) -> int:
    """Return where a body's name begins behind the country that owns it: *Chile's National Mint Board*."""
    tokens = sentence.tokens
    mark = next((i for i in range(first + 1, last - 1) if tokens[i].text in grammar.POSSESSIVE_CLITICS), None)
    if mark is None:
        return first
    owner = " ".join(t.text for t in tokens[first:mark]).lower()
    return mark + 1 if owner in countries() and tokens[mark + 1].text[:1].isupper() else first


def _mention(
    reading: Reading,
    sentence: Sentence,
    place: tuple[int, int],
    words: tuple[str, ...],
    label: str,
    title: tuple[str, str],
) -> Mention:
    """Put a mention together with its head and weight."""
    first, last = place
    tokens = sentence.tokens[first : last + 1]
    inside = {t.index for t in tokens}
    head = next((t for t in tokens if t.head is None or t.head not in inside), tokens[-1])
    span = Span(tokens[0].span.start, tokens[-1].span.end)
    quoted = reading.is_quoted(span.start)
    led = label == "person" and head.rel == "nmod" and is_led_in(sentence, head)  # a spokesman for Ann Roe
    weight = (0.35 if led else prominence(sentence, head)) * (0.4 if quoted else 1.0)
    return Mention(span, sentence.index, first, last, head.index, words, label, *title, weight, quoted)


def prominence(sentence: Sentence, head: Token) -> float:
    """Return how prominent a nominal is by its grammatical relation: subjects of main clauses most."""
    token = named_noun(sentence, head.index) or head
    for _ in range(3):  # a name within its title's phrase: *spokesman Dmitry Peskov*
        hangs = token.rel in ("flat", "appos", "compound", "nmod") and token.deprel != "nmod:poss"
        if hangs and token.head is not None:
            upper = sentence.tokens[token.head]
            if token.rel in ("compound", "nmod") and not role_word(upper):
                break
            token = upper
    if token.rel in ("nsubj", "csubj") or is_cleft(sentence, token):
        verb = sentence.tokens[token.head] if token.head is not None else token
        return 1.0 if verb.rel in ("root", "parataxis", "conj") or verb.head is None else 0.8
    if token.rel == "conj":
        return 0.75
    if token.rel in ("obj", "iobj", "root", "vocative"):
        return 0.55
    if token.deprel == "nmod:poss":
        return 0.5
    return {"obl": 0.5, "nmod": 0.35, "compound": 0.15}.get(token.rel, 0.3)
