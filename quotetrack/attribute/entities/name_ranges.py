"""Finds where names begin and end: the tagger’s ranges joined, relabelled, widened, and those it missed."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.attribute.phrases.body_signs import (
    called_after_founders,
    called_after_people,
    called_by_phrases,
    ends_body,
    has_analyst,
    has_post,
    headline,
    is_club,
    is_employer,
    is_firm,
    is_of_things,
    is_paper,
    is_run,
    is_told_body,
    opened_by_hyphen,
    role_word,
    sits_for,
    through_small_words,
)
from quotetrack.attribute.phrases.body_words import is_body_noun, tagged_end, through_fields
from quotetrack.attribute.phrases.namings import body_opening, is_naming
from quotetrack.attribute.phrases.person_signs import (
    adds_syllable,
    are_titles,
    before_learned,
    is_surname,
    through_patronymic,
    tied,
)
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, given_names, nationalities, provinces, titles
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Token

_LINKS = word_set("entities.name_links") | {"&"}
_FIRST_LINKS = grammar.BODY_NAME_PREPOSITIONS | {"&"}
_COURTESY = word_set("entities.courtesy_titles")
_COMPANY = word_set("entities.company_endings")
_FAMILY = word_set("entities.family_firms")
_CHAPTERS = word_set("entities.chapters")
PARTISANS = word_set("entities.partisans")
_WITH_FIELDS = word_set("entities.posts_with_fields")
_GIVEN_WORDS = word_set("entities.given_words")
_NUMBERS = word_set("entities.regnal_numbers")
_DAYS = word_set("parsing.weekdays")
_CLIPPED = grammar.POSSESSIVE_CLITICS | frozenset("‘n 'n ’n ‘n’".split())


def name_ranges(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return word ranges of names with the tagger's label, split names joined, missed ones added."""
    found: list[tuple[int, int, str]] = []
    start = None
    for t in sentence.tokens:
        prefix, _, label = t.ner.partition("-")
        if prefix in ("B", "S"):
            start = t.index
        if prefix in ("E", "S") and start is not None:
            found.append((start, t.index, label))
            start = None
    joined: list[tuple[int, int, str]] = []
    for first, last, label in found:
        if label in ("DATE", "MONEY", "NORP", "PERCENT", "TIME", "CARDINAL", "ORDINAL"):
            continue
        if _is_field(sentence, first, last):
            continue
        if joined and label == "PERSON" == joined[-1][2] and joined[-1][1] + 1 == first:
            joined[-1] = (joined[-1][0], last, label)
        elif joined and is_club(sentence.tokens, joined[-1], first, last):
            joined[-1] = (joined[-1][0], last, "ORG")
        else:
            joined.append((first, last, label))
    joined = [_whole(sentence.tokens, *entity) for entity in joined]
    covered = {i for first, last, _ in (*found, *joined) for i in range(first, last + 1)}
    joined.extend(_missed(sentence, covered))
    for first, last in (*called_by_phrases(sentence), *called_after_founders(sentence)):
        inside = range(first, last + 1)
        joined = [one for one in joined if one[0] not in inside and one[1] not in inside]
        joined.append((first, last, "ORG"))
    joined = sorted(_relabelled(sentence, *entity) for entity in _apposed_bodies(sentence, joined))
    merged: list[tuple[int, int, str]] = []
    for start, last, named in _firms(sentence, joined):
        told = "ORG" if named == "FAC" and is_body_noun(sentence.tokens[last]) else named
        label = "ORG" if merged and is_of_things(sentence, merged[-1], start, last) else told
        first = body_opening(sentence, start, last) if label == "ORG" else start
        if (
            label == "ORG"
            and merged
            and merged[-1][1] + 1 == first
            and _opens(sentence, merged[-1], first, last)
        ):
            merged[-1] = (merged[-1][0], last, label)
        else:
            merged.append((first, last, label))
    return merged


def _whole(tokens: tuple[Token, ...], first: int, last: int, label: str) -> tuple[int, int, str]:
    """Take in a given name that looks like another word, and a number: *Per Hald*, *King Oskar II*.

    So half of a surname: *[Bishop]-Hall*. Not: *Per Reuters*, which the tagger takes for a preposition and a
    body.
    """
    if label != "PERSON":
        return first, through_small_words(tokens, first, last), label
    if first > 1 and tied(tokens, first, 1) and tied(tokens, first - 2, 1):
        whole = tokens[first - 2].ner == "O" and tokens[first - 2].upos == "PROPN"
        first -= 2 if whole and tokens[first - 2].text[:1].isupper() else 0
    before = tokens[first - 1] if first else None
    if before is not None and before.upos == "PROPN" and before.ner == "O" and before.text in _GIVEN_WORDS:
        first -= 1
    behind = tokens[last + 1] if last + 1 < len(tokens) and tokens[last + 1].ner == "O" else None
    if behind is not None and (behind.text in _NUMBERS or is_surname(tokens, behind.index)):
        last += 1
    return first, last, label


def _apposed_bodies(sentence: Sentence, ranges: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Add what stands between commas behind a body's noun: *The bus company, [Swift Coaches], said*.

    So behind whose it is: *His team, [Marlow-Reed], said*.

    Not: *In the hospital, Ann Roe, a nurse, said*, nor what is tagged as a place or opens with a given name.
    """
    tokens, found = sentence.tokens, list(ranges)
    for comma in (t.index for t in tokens[2:-2] if t.text == ","):
        start = comma - 1
        while start > 0 and tokens[start].upos in ("NOUN", "ADJ") and tokens[start].text.islower():
            start -= 1
        if start > 0 and tokens[start].text in grammar.POSSESSIVE_CLITICS:  # the depot's operator, Corvane,
            while start > 0 and tokens[start - 1].upos in ("NOUN", "PROPN", "ADJ", "DET"):
                start -= 1
        last = comma
        while last + 1 < len(tokens) and (
            tokens[last + 1].text[:1].isupper() or tokens[last + 1].text in ("&", "-")
        ):
            last += 1
        named = range(comma + 1, last + 1)
        owns = last + 1 < len(tokens) and tokens[last + 1].text in grammar.POSSESSIVE_CLITICS
        closed = last + 1 + owns < len(tokens) and tokens[last + 1 + owns].text == ","
        owned = tokens[start].text.lower() in grammar.THIRD_PERSON_POSSESSIVES
        whose = any(t.text in grammar.POSSESSIVE_CLITICS for t in tokens[start:comma])
        opens = (owned or whose or tokens[start].text.lower() in grammar.ARTICLES) and start < comma - 1
        subject = start == 0 or tokens[start - 1].upos in ("PUNCT", "CCONJ")
        if not (closed and opens and subject and named and is_body_noun(tokens[comma - 1])):
            continue
        inside = [one for one in found if one[0] in named or one[1] in named]
        if (
            any(label in ("LOC", "ORG") for *_, label in inside)
            or tokens[comma + 1].text.lower() in given_names()
        ):
            continue
        found = [one for one in found if one not in inside]
        found.append((comma + 1, last, "ORG"))
    return sorted(found)


def _firms(sentence: Sentence, ranges: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join surnames that make a firm's name: *Marlow & Sons*, *Ann Roe of Moss, Reed and Lowe*.

    Not: *Moss, Reed and Lowe said*, who are three people.
    """
    tokens = sentence.tokens
    found: list[tuple[int, int, str]] = []
    for first, last, label in ranges:
        if found and first <= found[-1][1]:
            continue
        if found and found[-1][1] == first - 1 and tokens[first - 1].text in grammar.POST_PREPOSITIONS:
            found[-1] = (found[-1][0], last, "ORG")  # Friends of | Avon Lido
            continue
        end = through_patronymic(tokens, last) if label == "PERSON" else last
        if end > last:
            found.append((first, end, label))
            continue
        if label == "PERSON" and adds_syllable(tokens, first, last):
            found.append((first, last + 2, label))  # Sophia Chong Suk | - | fan
            continue
        if label in ("PERSON", "ORG") and last + 2 < len(tokens):
            joined = tokens[last + 1].text in ("&", "and") and tokens[last + 2].text in _FAMILY
            end = last + 2 if joined else _partners(sentence, first, last)
        found.append((first, end, label if end == last else "ORG"))
    return found


def _partners(sentence: Sentence, first: int, last: int) -> int:
    """Return the last word of *Moss, Reed and Lowe* behind *of*, else ``last``."""
    tokens = sentence.tokens
    behind = first > 1 and tokens[first - 1].text in ("of", "at") and tokens[first - 2].ner.endswith("PERSON")
    place = last
    while (
        place + 2 < len(tokens)
        and tokens[place + 1].text == ","
        and tokens[place + 2].ner.startswith("S-")
        and tokens[place + 2].ner.endswith(("PERSON", "ORG"))
    ):
        place += 2
    closes = (
        place + 2 < len(tokens)
        and tokens[place + 1].text in ("and", "&")
        and tokens[place + 2].ner[:2] == "S-"
    )
    return place + 2 if first == last and behind and closes else last


def _opens(sentence: Sentence, before: tuple[int, int, str], first: int, last: int) -> bool:
    """Tell whether a name is the beginning of the body's name behind it.

    *U.S.* of *U.S. Court of Appeals*, *Marlow* of *Marlow Tool Corp.*, *Glaziers* of *Glaziers Local
    88*; not *Ann Roe* of *Ann Roe Avon Bank*.
    """
    start, end, label = before
    company = label == "PERSON" and start == end and sentence.tokens[last].text in _COMPANY
    chapter = label == "ORG" and (
        sentence.tokens[first].text in _CHAPTERS
        or (is_body_noun(sentence.tokens[last]) and not headline(sentence))
    )
    named = label == "PERSON" and is_body_noun(sentence.tokens[first]) and not headline(sentence)
    titled = start > 0 and fold_word(sentence.tokens[start - 1].text) in _COURTESY
    clipped = sentence.tokens[first].text in _CLIPPED and not titled  # Touch ‘n Go
    return clipped or label == "LOC" or company or chapter or named  # Ann Roe University


def _relabelled(sentence: Sentence, first: int, last: int, label: str) -> tuple[int, int, str]:
    """*Mrs. Roe* is a person whatever the tagger says; *Mich.* is a place; *Mrs. Roe's Senate* is hers."""
    words = [t.text for t in sentence.tokens[first : last + 1]]
    if is_naming(sentence, first - 1):
        return first, last, "PERSON"  # a driver named Ola Brand
    if label == "PERSON":
        firm = is_run(sentence, first) or is_firm(sentence, first, last)
        firm = firm or is_told_body(sentence, first, last) or sits_for(sentence, last)
        firm = (
            firm
            or has_analyst(sentence, last)
            or has_post(sentence, first, last)
            or is_employer(sentence, first)
        )
        label = "ORG" if firm else label
        return (first, last, "LOC") if " ".join(words).lower() in provinces() else (first, last, label)
    if label == "LOC":
        person = "ORG" if is_run(sentence, first) else "PERSON"
        return first, last, person if _acts(sentence, first, last) else label
    verb = next(
        (t.index for t in sentence.tokens[first + 1 : last + 1] if t.upos == "VERB" and t.text.islower()),
        None,
    )
    if verb is not None:  # Roe practices medicine
        return first, verb - 1, label
    initials = words[0].isupper() and not words[-1].isupper()  # REP Radio
    if len(words) > 1 and fold_word(words[0]) in _COURTESY and not initials:
        stop = next((i for i, w in enumerate(words) if w in grammar.POSSESSIVE_ENDINGS), len(words))
        return first, first + stop - 1, "PERSON"
    if first > 0 and len(words) < 3 and fold_word(sentence.tokens[first - 1].text) in _COURTESY:
        return first, last, "PERSON"
    return first, last, label


def _acts(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether what the tagger calls a place is built and acts like a person: *Ondine Marsh has carved*.

    Not: *Corrie Valley has*, whose first word modifies, nor *West Avon was*, which does nothing.
    """
    words = sentence.tokens[first : last + 1]
    if not 2 <= len(words) <= 3 or any(t.rel != "flat" for t in words[1:]) or words[0].deprel != "nsubj":
        return False
    name = " ".join(t.text for t in words).lower()
    verb = sentence.tokens[words[0].head] if words[0].head is not None else None
    return (
        verb is not None and verb.upos == "VERB" and name not in nationalities() and name not in provinces()
    )


def _missed(sentence: Sentence, covered: set[int]) -> Iterator[tuple[int, int, str]]:
    """Yield runs of proper nouns without an entity: a given name opens a person, others are bodies."""
    run: list[Token] = []
    for t in (*sentence.tokens, None):
        paper = t is not None and is_paper(sentence.tokens, t.index)
        proper = t is not None and (paper or t.upos == "PROPN") and t.text not in PARTISANS
        if t is not None and proper and t.index not in covered and t.text[:1].isupper():
            if run or paper or not role_word(t):
                run.append(t)
            continue
        alone = len(run) == 1 and (_opens_quotation(sentence, run[0]) or _tells_kind(sentence, run[0]))
        alone = alone or (bool(run) and (before_learned(sentence, run) or are_titles(sentence, run)))
        alone = alone or (bool(run) and _is_field(sentence, run[0].index, run[-1].index))
        if run and not alone:
            person = len(run) > 1 and run[0].text.lower() in given_names()
            titled = fold_word(run[0].text) in {w[0] for w in titles() if len(w) == 1}
            label = "PERSON" if person or (titled and len(run) > 1) else "ORG"
            yield run[0].index, run[-1].index, label
        run = []


def _tells_kind(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word has its capital from opening a sentence with a body: *[Space] agency chief Roe*.

    Not: *[Corvane] said*, nor *Avon [Space] Agency*.
    """
    behind = sentence.tokens[1] if token.index == 0 and len(sentence.tokens) > 1 else None
    return (
        behind is not None and behind.text.islower() and behind.index == token.head and is_body_noun(behind)
    )


def _is_field(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether words are what somebody is in charge of: *EU [Trade] Commissioner Roe*.

    Not: *Avon [Trust] Commissioner Roe*, one name, nor *[Trade] Association*.
    """
    words = sentence.tokens
    last -= last > first and words[last].text in _WITH_FIELDS
    inside = first > 0 and last + 1 < len(words) and words[last + 1].text in _WITH_FIELDS
    told = inside and words[first - 1].ner == "S-ORG" and words[first - 1].text.isupper()
    return told and not is_body_noun(words[last])


def _before_field(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether initials stand before what somebody is in charge of: *[EU] Home Affairs Chief Roe*.

    So before a branch's place: *[GDU] Avon secretary*. Not: *[UN] Security Council Secretary Roe*, who is the
    council's.
    """
    place = index + 1
    placed = place + 1 < len(tokens) and tokens[place].ner in ("S-LOC", "S-NORP")
    if placed and tokens[place + 1].text.islower() and role_word(tokens[place + 1]):
        return tokens[index].text.isupper() and len(tokens[index].text) > 2  # SG Australia chief Roe
    while place < min(len(tokens), index + 4) and tokens[place].text not in _WITH_FIELDS:
        if not tokens[place].text[:1].isupper() or is_body_noun(tokens[place]):
            return False
        place += 1
    posted = index + 1 < place < len(tokens) and tokens[place].text in _WITH_FIELDS
    return posted and tokens[index].text.isupper()


def _opens_quotation(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word has its capital from opening a quotation (*« Nos vamos »*)."""
    return token.index > 0 and sentence.tokens[token.index - 1].text in ("“", "«", "„", '"', "‘", "``")


def extended(sentence: Sentence, first: int, last: int, taken: set[int]) -> tuple[int, int]:
    """Widen a body's range over its other capitalised words (*Committee for a Responsible Budget*)."""
    tokens = sentence.tokens

    def proper(index: int) -> bool:
        t = tokens[index]
        return (
            t.text[:1].isupper()
            and t.upos in ("PROPN", "NOUN", "ADJ", "X")
            and not t.ner.endswith(("PERSON", "DATE"))
            and index not in taken
        )

    while first > 0 and not headline(sentence) and proper(first - 1) and not role_word(tokens[first - 1]):
        opening = first == 1 and tokens[0].ner == "O" and tokens[0].upos != "PROPN"
        if opening and (tokens[0].rel not in ("amod", "compound") or is_body_noun(tokens[0])):
            break  # Nonprofit Avon Aid
        first -= 1
    first = opened_by_hyphen(tokens, first) if is_body_noun(tokens[last]) else first
    if first > 1 and tokens[first - 1].text in _DAYS and tokens[first - 2].text.lower() in grammar.ARTICLES:
        first -= 1  # the Sunday Post
    while last + 1 < len(tokens):
        inner = last + 2 < len(tokens) and proper(last + 2) and is_body_noun(tokens[last + 2])
        if first == last and _before_field(tokens, last):
            break  # EU Trade Commissioner
        inner = inner or called_after_people(tokens, last + 1) or ends_body(tokens, first, last + 1)
        if proper(last + 1) and (inner or not role_word(tokens[last + 1])) and not headline(sentence):
            last = tagged_end(tokens, last + 1)  # Avon Student Association
            continue
        spaced = tokens[last + 1].text in ("-", "–") and tokens[last].upos == "ADJ" and last + 2 < len(tokens)
        if spaced and proper(last + 2) and not headline(sentence):
            last += 2  # Council on Arab - Norse Relations
            continue
        number = last + (1 if tokens[last].text in _CHAPTERS else 2)  # Glass Workers Local 88
        if number < len(tokens) and tokens[number - 1].text in _CHAPTERS and tokens[number].text.isdigit():
            last = number
            continue
        step = last + 1
        while step < len(tokens) and step - last <= 3 and tokens[step].text.lower() in _LINKS | {"a"}:
            step += 1
        linked = last + 1 < step < len(tokens) and tokens[last + 1].text.lower() in _FIRST_LINKS
        if linked and tokens[last + 1].text == "on" and not is_body_noun(tokens[last]):
            break  # Corvane on the Internet
        partner = linked and tokens[last + 1].text == "&" and tokens[step].text[:1].isupper()
        if linked and (proper(step) or partner) and not tokens[last].text.isupper():
            last = step
            continue
        fields = through_fields(tokens, first, last)
        if fields > last:
            last = fields
            continue
        break
    return first, last
