"""Tells what speaks for and against an unlisted name's being an outlet's: its words, and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.outlet_places import does_another_thing
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import countries, given_names, noun, provinces, titles
from quotetrack.lexicon.word_sets import word_list, word_pairs, word_set
from quotetrack.model import Sentence, Token

_NAMES, _ENDS = word_pairs("provenance.names_of_press"), word_pairs("provenance.ends_of_press")
_PRESS = {**_ENDS, **_NAMES}
_ANYWHERE = word_set("provenance.press_anywhere")
_SMALL = word_set("outlets.name_particles")
_OWNERS = word_set("provenance.press_bodies")
_BODIES = word_set("outlets.other_bodies")
_DAYS = word_set("parsing.weekdays")
_DESCRIBES = word_pairs("provenance.press_descriptions")
_MANY = word_set("provenance.vague_press")
_RUN = word_set("provenance.run_by")
_NEAR = word_set("provenance.behind_names")
_SHOWS = word_set("provenance.shows")
_OF_PRESS = word_set("provenance.telling_press")
_KNOWN = {tuple(name.lower().removesuffix("'s").split()) for name in word_list("provenance.known_bodies")}
_LONGEST = max(map(len, _KNOWN), default=0)
_BODY_ENDS = word_set("provenance.body_ends")
_BODY_OPENS = word_set("provenance.body_openings")
_STAFF = word_set("provenance.press_staff")
_TIMES = word_set("provenance.times")
_REPORTS = word_set("provenance.relaying_verbs") | word_set("provenance.outlet_reporting")
_QUOTES = word_set("provenance.quoting")
_NEWS = word_set("provenance.bringing_news")
_LOOKED_AT = 20  # mentions whose surroundings are read
OTHER = "other"


def kind_told(words: tuple[str, ...]) -> str:
    """Return the kind of outlet that a name tells: *Avon Weekly*, *Canal 7*; none of *Avon Weekly Shipping*.

    Words of newspapers and those that also name other things tell it where they end the name, or stand before
    *of*, or open one of a number; those of broadcasters anywhere. *Radio Square Hotel* is a hotel, *Sunday
    Avon* a newspaper.
    """
    if words[-1] in _BODIES and not (words[-1] in _OWNERS and _ANYWHERE & set(words)):
        return ""
    ends = [word for word, after in zip(words, (*words[1:], ""), strict=True) if not after or after in _SMALL]
    parts = [part for word in ends for part in (word, *word.split("-"))]
    last = next((_PRESS[word] for word in parts if word in _PRESS), "")
    within = next((_NAMES[word] for word in words if word in _NAMES and word in _ANYWHERE), "")
    numbered = _ENDS.get(words[0], "") if len(words) == 2 and words[1].isdigit() else ""
    daily = "newspaper" if len(words) > 1 and words[0].title() in _DAYS else ""
    return last or within or numbered or daily


def is_other_body(words: tuple[str, ...], *, article: bool = False) -> bool:
    """Tell whether a name is surely no outlet's: *Port Trust*, *Avon University*, *Ann Roe*, *Oxfam*.

    Not: *Kanal Nord*, nor *Mto Wetu*, which may be anything. With its ``article`` a noun of people may be
    one, too: *The Sentry*, not *The Queen*.
    """
    lowered = tuple(word.lower() for word in words)
    if {" ".join(lowered)} & (countries().keys() | provinces().keys()):
        return True
    if any(lowered[:size] in _KNOWN for size in range(1, min(_LONGEST, len(words)) + 1)):
        return True  # Oxfam, and Oxfam America
    if len(words) > 1 and lowered[0] in given_names():
        return True  # Ann Roe
    if words[-1].endswith("s") and words[-1][:-1].isupper():
        return True  # MPs
    if lowered[-1] in _BODIES | (_BODY_ENDS if len(words) > 1 else frozenset()):
        return True  # Roe Logistics
    if len(words) > 1 and lowered[0] in _BODY_OPENS:
        return True  # Air Avon
    kinds = {row.type for word in words if (row := noun(word)) is not None}
    people = "person" in kinds and not (article and len(words) == 1 and (lowered[0],) not in titles())
    return people or bool(kinds & {"organization", "group"})


def kind_described(cast: Cast, mentions: Sequence[Mention]) -> str:
    """Return the kind of outlet that the article calls a name, OTHER where it calls it something else.

    *Mto Wetu, a daily*, *the podcast Mto Wetu*, *Mto Wetu is a news site* are outlets; *Mto Wetu, a cinema
    chain*, *the union Mto Wetu*, *Mto Wetu, which makes pumps* something else. Empty where nothing is said.
    """
    found = ""
    for mention in mentions[:_LOOKED_AT]:
        sentence = cast.reading.sentences[mention.sentence]
        near = (_heads(sentence, mention), *map(_kind_beside, _before(sentence, mention)))
        if any(near):
            return next(filter(None, near))
        for token in (*_behind(sentence, mention), *_before(sentence, mention), *_is_a(sentence, mention)):
            row = noun(token.text, token.lemma)
            if row is not None and row.type == "person" and mention.label != "person":
                continue  # Asked by Radio Avon, a resident said
            kind = _kind_of(sentence, token)
            if kind not in ("", OTHER):
                return kind
            found = found or kind
        found = found or (OTHER if _does_another_thing(sentence, mention) else "")
    return found


def _kind_of(sentence: Sentence, token: Token) -> str:
    """Return the kind of outlet that a noun tells: *daily*, *radio station*; OTHER for *chain*.

    A *station* or an *agency* of which nothing more is said tells neither.
    """
    word = token.lemma.lower()
    front = takewhile(
        lambda t: t.upos in ("ADJ", "NOUN", "PROPN", "VERB") or t.text == "-",
        reversed(sentence.tokens[: token.index]),
    )
    words = {t.text.lower(): "ADJ" if _is_hyphened(sentence, t) else t.upos for t in front}
    if word in _SHOWS and _is_of_another(sentence, token):
        return OTHER
    if word in _MANY:
        other = any(upos == "NOUN" and text not in _DESCRIBES for text, upos in words.items())
        return _DESCRIBES[word] if words.keys() & _OF_PRESS else (OTHER if other else "")
    if word in _DESCRIBES:
        return _DESCRIBES[word]
    row = noun(token.text, token.lemma)
    return "" if word in _TIMES or (row is not None and row.type == "document") else OTHER


def _is_hyphened(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is part of what says who runs something: *[church]-[run]*; not *water-pumping*."""
    words, place = sentence.tokens, token.index
    first, last = (place - 2, place) if words[place - 1].text == "-" else (place, place + 2)
    joined = first >= 0 and last < len(words) and words[first + 1].text == "-"
    return joined and words[last].text.lower() in _RUN


def _is_of_another(sentence: Sentence, token: Token) -> bool:
    """Tell whether a show is another's, which is the outlet: *Mto Wetu, a breakfast [show] on Radio Avon*."""
    behind = sentence.tokens[token.index + 1 : token.index + 4]
    names = any(t.upos == "PROPN" for t in behind[1:])
    return bool(behind) and behind[0].text.lower() in grammar.WRITING_PREPOSITIONS and names


def _behind(sentence: Sentence, mention: Mention) -> Iterator[Token]:
    """Yield the noun with an article behind a name: *Mto Wetu, a cinema [chain] in Avon,*.

    Not: *To Mto Wetu, the dam was full*, which is a clause.
    """
    words, comma = sentence.tokens, mention.last + 1
    opens = comma + 2 < len(words) and words[comma].text in (",", "(", "—", "–")
    if not opens or words[comma + 1].text.lower() not in grammar.ARTICLES:
        return
    run = list(takewhile(lambda t: _in_phrase(t), words[comma + 2 :]))
    after = words[run[-1].index + 1] if run and run[-1].index + 1 < len(words) else None
    clause = after is not None and (after.upos == "AUX" or (after.upos == "VERB" and after.rel != "acl"))
    if run and run[-1].upos in ("NOUN", "PROPN") and not clause and run[-1].rel != "nsubj:pass":
        yield run[-1]


def _in_phrase(token: Token) -> bool:
    """Tell whether a word can stand between an article and its noun, or is that noun."""
    participle = token.upos == "VERB" and token.rel == "amod"
    return token.upos in ("ADJ", "NOUN", "PROPN", "NUM", "ADV") or token.text == "-" or participle


def _before(sentence: Sentence, mention: Mention) -> Iterator[Token]:
    """Yield the noun right before a name: *the Polish [union] Mto Wetu*. Not: *told the union's Mto Wetu*."""
    place = mention.first - 1
    words = sentence.tokens
    if place > 0 and words[place].text == "The":
        place -= 1  # the newspaper The Turret
    if place > 0 and words[place].upos == "NOUN" and words[place].text.islower():
        yield words[place]


def _heads(sentence: Sentence, mention: Mention) -> str:
    """Return the kind of outlet that a noun right behind a name tells: *the Mto Wetu [website]*.

    Not: *the Mto Wetu agency*, which may be of any kind.
    """
    words, place = sentence.tokens, mention.last + 1
    token = words[place] if place < len(words) else None
    if (
        token is None
        or token.upos != "NOUN"
        or token.index not in {t.head for t in words[mention.first : place]}
    ):
        return ""
    return _kind_beside(token)


def _kind_beside(token: Token) -> str:
    """Return the kind of outlet that a noun right beside a name tells: *the [website] Mto Wetu*."""
    return _DESCRIBES.get(token.lemma.lower(), "") if token.lemma.lower() in _NEAR else ""


def _is_a(sentence: Sentence, mention: Mention) -> Iterator[Token]:
    """Yield the noun that a sentence says a name is: *Mto Wetu is a [bank]*."""
    head = sentence.tokens[mention.head]
    upper = sentence.tokens[head.head] if head.head is not None else head
    copular = any(c.rel == "cop" for c in sentence.children(upper.index))
    if head.rel == "nsubj" and upper.upos == "NOUN" and copular:
        yield upper


def _does_another_thing(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a clause behind a name says what no outlet does: *Mto Wetu, which makes pumps,*.

    Also *Mto Wetu, whose trucks were burnt*. Not: *Mto Wetu, which first reported it*.
    """
    behind = sentence.tokens[mention.last + 1 : mention.last + 4]
    if len(behind) > 2 and behind[0].text == "," and behind[1].deprel == "nmod:poss":
        whose = behind[1].text.lower() in grammar.DESCRIPTION_OWNERS - grammar.POSSESSIVE_DETERMINERS
        return whose and behind[2].upos == "NOUN" and behind[2].lemma.lower() not in _STAFF
    if len(behind) < 2 or behind[0].text != "," or behind[1].text.lower() not in grammar.SUBJECT_RELATIVES:
        return False
    head = behind[1].head
    verb = sentence.tokens[head] if head is not None else behind[1]
    return does_another_thing(verb)


def is_opened(cast: Cast, mention: Mention) -> bool:
    """Tell whether an article or a possessive stands before a name: *the Senate*, *her Corvane*."""
    words = cast.reading.sentences[mention.sentence].tokens
    return mention.first > 0 and words[mention.first - 1].upos in ("DET", "PRON")


def reports(sentence: Sentence, place: int) -> Token | None:
    """Return the verb with which a name reports: *Sona and Kanal Nord [reported] that it rained*.

    Also *The website Sona [reported]*. Not: *The report named Sona*.
    """
    words = sentence.tokens
    head = words[place]
    for _ in words:
        if head.rel in ("conj", "appos") and head.head is not None:
            head = words[head.head]
    verb = words[head.head] if head.head is not None and head.rel == "nsubj" else None
    return verb if verb is not None and verb.lemma.lower() in _REPORTS else None


def brings_news(sentence: Sentence, place: int) -> bool:
    """Tell whether a name reports what others did: *Mto Wetu reported on Friday that the dam was full*.

    Not: *Mto Wetu reported a loss*, *Mto Wetu reported that its sales fell*, *It fell, Mto Wetu reported*.
    """
    verb = reports(sentence, place)
    if verb is None or verb.lemma.lower() not in _NEWS or verb.deprel == "acl:relcl":
        return False
    behind = (c for c in sentence.children(verb.index) if c.rel == "ccomp" and c.index > verb.index)
    clause = next((c for c in behind if any(m.rel == "mark" for m in sentence.children(c.index))), None)
    own = (t for t in sentence.tokens[verb.index :] if t.deprel == "nmod:poss" and t.upos == "PRON")
    return clause is not None and next(own, None) is None


def quotes_somebody(sentence: Sentence, first: int) -> bool:
    """Tell whether somebody is quoted by a name: *as quoted by Mto Wetu*, *was quoted as saying by Mto Wetu*.

    ``first`` is the name's first word. Not: *was fined by Mto Wetu*.
    """
    before = sentence.tokens[max(0, first - 2) : first]
    return len(before) > 1 and before[1].text.lower() == "by" and before[0].lemma.lower() in _QUOTES
