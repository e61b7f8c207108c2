"""Finds what an article says a person is: before the name, in apposition, in a relative clause.

What one noun phrase says is read in :mod:`quotetrack.attribute.entities.held_posts`.
"""

from __future__ import annotations

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.held_posts import (
    Bodies,
    country_of,
    employer,
    employs,
    held_by,
    hyphened,
    is_past,
    is_post,
    last_role,
    may_hold,
    noun_of,
    phrase_end,
    premodifies,
    read_post,
    related,
)
from quotetrack.attribute.entities.known_as import gendered
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.body_signs import headline, party_of
from quotetrack.attribute.phrases.body_words import body_in_front, has_governor, is_body_noun, is_team
from quotetrack.attribute.phrases.clause_parts import opens_clause, phrase_opening, present_part, states
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.namings import named_noun
from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.attribute.phrases.person_signs import is_seat
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import Noun, fold_word, titles
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Token

_MEMBER_OF = grammar.MEMBERSHIP_PREPOSITIONS
_OWN = word_set("entities.institutional_posts")  # no person has one
_WORKS = word_set("entities.employment_verbs")
_WORKS_THIRD = word_set("entities.employment_forms")
_PRACTISES = word_set("entities.practising_verbs")
_UNDER = word_set("entities.lower_ranks")
_LOOSE = grammar.POSSESSIVE_ENDINGS | {"-", "–", "of"}  # left over at the start of a role
_APPOINTS = word_set("entities.appointing_verbs")
_BECOMES = word_set("entities.becoming_verbs")
_HONORIFICS = word_set("entities.honorifics")
_NOBLE = word_set("entities.noble_titles")
_EMPLOYED = word_set("entities.employed")
_POST_NOMINALS = word_set("entities.post_nominals")
_STOP = frozenset("VERB AUX SCONJ CCONJ INTJ".split())


def describe_entity(
    entity: Entity, mention: Mention, reading: Reading, body: Bodies, *, reported: bool
) -> None:
    """Add the roles that the words around ``mention`` give ``entity``.

    ``body`` returns the fullest name of the body named in a range of words, empty where there is none. What
    somebody is called in words that are ``reported`` is none: *“Roe is a thief,” Lee said*. Not: *Lee said
    that Roe was the mayor*, a post.
    """
    sentence = reading.sentences[mention.sentence]
    told = _before(sentence, mention, reading, body)
    behind, there = _after(sentence, mention, reading, body)
    if behind and behind == mention.title and told[0].endswith(f" {behind}"):
        behind = told[0]  # Vice Chairman Ann Roe of the Avon Trust
    for role, affiliation in (
        told,
        (behind, there),
        ("", _where(sentence, mention, body)),
        _appointed(sentence, mention, reading, body),
    ):
        judged = (
            reported
            and role
            and (mention.quoted or (role == behind and states(sentence.tokens, mention.last)))
        )
        if (role or affiliation) and not (judged and not (is_post(role) or affiliation)):
            entity.roles[role, affiliation] = None
            gender = gendered(role)
            if gender and not entity.gender:
                entity.gender = gender


def _before(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Kremlin spokesman Dmitry Peskov* gives a role; *the spokesman met Dmitry Peskov* none."""
    tokens = sentence.tokens
    last = comma = mention.first - 1
    while comma > 0 and (fold_word(tokens[comma].text),) in titles() and tokens[comma - 1].text == ",":
        comma -= 1  # the bird officer, Dr Ann Roe
    if comma >= 0 and tokens[comma].text == ",":  # the head of the trust, Ann Roe, said
        found = _apposed_before(sentence, comma, mention, reading, body)
        if comma == last or any(found):
            return found  # not: “A tax on rain,” Mayor Ann Roe said
    described = named_noun(sentence, mention.first)
    if described is not None:  # a driver named Ann Roe
        start = _phrase_start(tokens, described.index)
        return read_post(sentence, start, last - 1, reading, body)
    if (
        last < 0
        or tokens[last].upos in ("ADP", "DET", "CCONJ")
        or tokens[last].text.lower() in grammar.POST_PREPOSITIONS
    ):
        return "", ""  # an adviser to Ann Roe
    if tokens[last].text in grammar.POSSESSIVE_CLITICS:  # Avon Trust's Ann Roe
        return "", _owned_by(sentence, last, body)
    while last > 0 and _is_honour(tokens, last):
        if is_seat(tokens, last):
            break  # Plaid Cymru MS Ann Roe
        last -= 1  # Avon Trust chairman Dr Ann Roe
    first = _phrase_start(tokens, last)
    while first <= last and tokens[first].text in _LOOSE:
        first += 1
    head = last_role(tokens, first, last) if first <= last else None
    if head is None or (
        headline(sentence) and tokens[head].text.lower().endswith("s") and not is_seat(tokens, head)
    ):
        return "", ""  # Lawmakers Rip Ann Roe
    while (
        first < head
        and tokens[first].upos in ("NOUN", "NUM")
        and tokens[head].text[0].isupper()
        and (tokens[first].upos == "NUM" or not related(tokens, first))
    ):
        first += 1  # for some reason President Roe
    name = tokens[mention.head]
    verb = tokens[name.head] if name.head is not None and name.rel == "nsubj" else None
    if verb is not None and verb.rel == "acl" and verb.head is not None and first <= verb.head <= last:
        return "", ""  # the best friend Ann Roe ever had
    row = noun_of(tokens[hyphened(tokens, head)])
    named = first
    while named < head and tokens[named].ner[:2] in ("I-", "E-"):
        named += 1  # group CEO of *Touch ‘n Pay group CEO*
    if head < last and tokens[head + 1].ner.endswith("PERSON"):
        last = head  # neighbour | Ann "Nan" Roe
    role = reading.words(sentence, named, last).strip("“”\"' ,")
    if row is None or is_past(tokens, first, head):
        return role, party_of(tokens, first, head) if row is None else ""
    affiliation = _held_in(sentence, (first, head, last), row, body)
    if first == 0 and affiliation == tokens[0].text and head > 1 and reading.text.count(affiliation) == 1:
        told = is_body_noun(tokens[1]) and tokens[1].text.islower()
        affiliation = body_in_front(sentence, 0, 1) if told else affiliation  # Spice board chief Ann Roe
    affiliation = affiliation or party_of(tokens, first, head)
    return role, affiliation or country_of(sentence, (first, head, last))


def _is_honour(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a title before a name is no part of a role: *adviser [Prince] Roe*; not *[Prince] Roe*."""
    word, before = fold_word(tokens[index].text), tokens[index - 1]
    noble = word in _NOBLE and before.text.islower() and noun_of(before) is not None
    return noble or (word in _HONORIFICS and before.upos != "PUNCT")


def _phrase_start(tokens: tuple[Token, ...], last: int) -> int:
    """Return where the phrase before a name begins, over the short form of a body in brackets too."""
    first = last
    while first >= 0:
        opening = next((i for i in range(first - 1, max(first - 4, -1), -1) if tokens[i].text == "("), None)
        if tokens[first].text == ")" and opening is not None and tokens[first - 1].text.isupper():
            first = opening - 1  # Harbour Safety Board (HSB) chief Ann Roe
        elif premodifies(tokens, first):
            first -= 1
        else:
            break
    return first + 1


def _owned_by(sentence: Sentence, mark: int, body: Bodies) -> str:
    """Return the body, by its tag, that owns a name: Avon Trust of *Avon Trust's Ann Roe*."""
    owned = mark > 0 and sentence.tokens[mark - 1].ner.endswith(("ORG", "MISC"))
    return employer(body(sentence, max(mark - 5, 0), mark - 1, before=True)) if owned else ""


def _held_in(sentence: Sentence, place: tuple[int, int, int], row: Noun, body: Bodies) -> str:
    """Return the body of a post before a name: before the post, behind it, or that of *its*."""
    first, head, last = place
    tokens = sentence.tokens
    posted = row.bearing in ("post", "either") or row.noun in _EMPLOYED or has_governor(tokens, head)
    if not posted:
        return ""
    edge = head - 1 if tokens[head - 1].text.lower() not in _UNDER else head - 2  # Avon Trust vice president
    first_part = hyphened(tokens, head)
    if first_part < head:  # Avon Trust secretary-general
        edge = first_part - 1
    staffed = edge >= first and may_hold(tokens, first, head)
    own = tokens[head].text in _OWN and not is_body_noun(tokens[edge])
    affiliation = body(sentence, first, edge, before=not own) if staffed else ""
    if not affiliation and first > 0 and tokens[first - 1].text.lower() in grammar.COLLECTIVE_POSSESSIVES:
        affiliation = body(sentence, first - 1, first - 1, before=True)
    if not affiliation and head < last:
        affiliation = body(sentence, head + 1, last)
    if not affiliation and is_team(tokens, edge, head):
        affiliation = tokens[edge].text
    return held_by(affiliation, tokens[head], tokens[edge])


def _after(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Ann Roe, director of the Port Trust,* gives a role; *Ann Roe, the director said,* none."""
    tokens = sentence.tokens
    index = mention.last + 1
    while index < len(tokens) and tokens[index].text.lower() in grammar.POSSESSIVE_CLITICS:
        return "", ""
    if index < len(tokens) and tokens[index].text == "(":  # Ann Roe (D-Ohio), ...
        closed = next((i for i in range(index, len(tokens)) if tokens[i].text == ")"), len(tokens))
        role, within = _bracketed(sentence, index + 1, closed - 1, reading, body)
        if within:
            return role, within
        index = closed + 1
    if index >= len(tokens):
        return "", ""
    if (
        tokens[index].lemma == "be" and tokens[index].upos == "AUX"
    ):  # Ann Roe is a professor at Avon University.
        end = phrase_end(tokens, index + 1)
        return read_post(sentence, index + 1, end, reading, body) if end > index else ("", "")
    trade = mention.first > 0 and noun_of(tokens[mention.first - 1]) is not None
    works = tokens[index].text == "at" and trade  # economist Ann Roe at Avon Bank
    if (tokens[index].text in _MEMBER_OF or works) and tokens[index].upos == "ADP":
        end = phrase_end(tokens, index + 1)
        found = body(sentence, index + 1, end)
        return ("", "") if not found or not employs(found) else (mention.title, found)
    if tokens[index].text != "," or index + 1 >= len(tokens):
        return "", ""
    start = index + 1
    while start < len(tokens) and (
        tokens[start].upos == "NUM" or tokens[start].text == ","
    ):  # Ann Roe, 43, a ...
        start += 1
    if start < len(tokens) and tokens[start].text.lower() in _MEMBER_OF and start == index + 1:
        found = employer(body(sentence, start + 1, phrase_end(tokens, start + 1)))
        return (mention.title, found) if found else ("", "")
    if start < len(tokens) and tokens[start].text.lower() in grammar.PERSONAL_CLAUSE_OPENERS:
        return _relative(sentence, start, reading, body)
    end = phrase_end(tokens, start)
    clause = start < len(tokens) and tokens[start].upos == "SCONJ"
    if end < start or clause or any(t.upos == "AUX" for t in tokens[start : end + 1]):
        return "", ""  # Ann Roe, while her family paid
    if tokens[start].deprel == "nmod:poss" and end + 1 < len(tokens) and tokens[end].head == end + 1:
        return "", ""  # Ann Roe, her deputy said, was ill
    if opens_clause(tokens, mention.first, end):
        return "", ""
    role, affiliation = read_post(sentence, start, end, reading, body)
    if not affiliation and end + 1 < len(tokens) and tokens[end + 1].text.lower() == "who":
        now, there = _relative(sentence, end + 1, reading, body)  # a teacher who heads the Port Trust
        return (now, there) if there else (role, affiliation)
    return role, affiliation


def _bracketed(sentence: Sentence, start: int, end: int, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Ann Roe (Avon University)* and *(director, the Port Trust)* give a body, *(left)* gives none."""
    tokens = sentence.tokens
    comma = next((i for i in range(start, end) if tokens[i].text == ","), None)
    if comma is not None and last_role(tokens, start, comma - 1) is not None:
        found = employer(body(sentence, comma + 1, end))
        return (reading.words(sentence, start, comma - 1), found) if found else ("", "")
    if end < start or last_role(tokens, start, end) is not None:
        return read_post(sentence, start, end, reading, body) if start <= end else ("", "")
    found = body(sentence, start, end)
    solid = [t.text for t in tokens[start : end + 1] if t.upos != "DET"]
    whole = len(found.split()) >= len(solid) and (len(solid) > 1 or solid[:1] == [solid[0].upper()])
    return ("", found) if whole and employs(found) else ("", "")


def _where(sentence: Sentence, mention: Mention, body: Bodies) -> str:
    """*at Avon University, where Roe teaches* gives the university; *in the hall where Roe spoke* none."""
    tokens = sentence.tokens
    place, verb = mention.first - 1, mention.last + 1
    if place < 1 or tokens[place].text.lower() != "where" or verb >= len(tokens):
        return ""
    while verb + 1 < len(tokens) and tokens[verb].upos in ("ADV", "AUX"):
        verb += 1
    if not {tokens[verb].lemma.lower(), tokens[verb].text.lower().removesuffix("s")} & _PRACTISES:
        return ""
    start = place - 1
    while start > 0 and tokens[start - 1].text not in (",", ";", "“") and tokens[start - 1].upos != "VERB":
        start -= 1
    return employer(body(sentence, start, place - 1))


def _relative(sentence: Sentence, start: int, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Ann Roe, who heads the Port Trust,* gives a role; *who met the Trust* none."""
    tokens = sentence.tokens
    stops = (i - 1 for i in range(start + 1, len(tokens)) if tokens[i].text in (",", ".", "—"))
    end = next(stops, len(tokens) - 1)
    verb = next((i for i in range(start + 1, min(start + 4, end + 1)) if tokens[i].upos != "ADV"), None)
    if verb is None:
        return "", ""
    if tokens[start].text.lower() == "whose" or tokens[verb].upos in ("ADJ", "DET", "PRON"):
        return "", ""
    part = present_part(tokens, verb, end)
    if part is None:
        return "", ""  # who was mayor until 2014
    verb, end = part
    lemma, text = tokens[verb].lemma.lower(), tokens[verb].text.lower()
    if lemma in ("be", "'s") or text == "was":
        end = min(end, phrase_end(tokens, verb + 1))
        return read_post(sentence, verb + 1, end, reading, body)
    if lemma in _WORKS or text.rstrip("s") in _WORKS or text in _WORKS_THIRD:
        at = [i for i in range(verb + 1, end + 1) if tokens[i].text.lower() in ("at", "for")]
        found = employer(body(sentence, at[0] + 1, end)) if at else ""
        found = found or employer(_object_body(sentence, verb + 1, end, body))
        if found:
            return reading.words(sentence, verb, end), found
    return "", ""


def _object_body(sentence: Sentence, first: int, last: int, body: Bodies) -> str:
    """Return the body that somebody heads: *the Port Trust*; none for *chaired a Port Trust meeting*."""
    phrase = read_phrase(sentence, sentence.tokens[first : last + 1])
    if phrase is None:
        return ""
    named = body(sentence, phrase.head.index, phrase.head.index, before=True)
    return named if phrase.head.ner != "O" or phrase.head.text[:1].isupper() else ""


def _apposed_before(
    sentence: Sentence, comma: int, mention: Mention, reading: Reading, body: Bodies
) -> tuple[str, str]:
    """*The head of the trust, Ann Roe, said* gives a role; *In the trust, Ann Roe said* none.

    Nor does *According to the mayor, Roe's boat sank*, where the comma ends a phrase. Where a sentence ends
    behind the name, the tree must tell of an apposition: *He called a lawyer, Ann Roe.*
    """
    tokens, end = sentence.tokens, mention.last
    first = comma - 1
    while first >= 0 and tokens[first].text not in (",", "“", "”", '"', ";", ":"):
        if tokens[first].deprel == "amod" and tokens[first].upos == "VERB":
            first = phrase_opening(tokens, first) - 1  # the managing editor
            break
        if tokens[first].upos in _STOP and tokens[first].text != "&":
            break
        first -= 1
    first += 1
    if tokens[first].upos == "ADP" or tokens[first].text in ("by", "to"):
        first = _within_preposition(tokens, first, comma)
    closing = _closing(tokens, end)
    definite = tokens[first].text.lower() == "the" or tokens[first].deprel == "nmod:poss"
    owns = closing in grammar.POSSESSIVE_CLITICS and mention.last > mention.first
    name = tokens[mention.head]
    apposed = name.rel == "appos" and name.head is not None and first <= name.head < comma
    closes = closing == "," or owns or (closing == "." and (definite or apposed))  # by her son, Bob Roe.
    if first >= comma or not closes or tokens[first].upos == "ADP":
        return "", ""
    return read_post(sentence, first, comma - 1, reading, body)


def _closing(tokens: tuple[Token, ...], end: int) -> str:
    """Return the word that ends an apposition behind a name: that of *Ann Roe KC,*, *Ann Roe of Avon,*."""
    place = end + 1
    while place < len(tokens) and (tokens[place].text in _POST_NOMINALS or tokens[place].text in "'’"):
        place += 1
    if place < len(tokens) and tokens[place].text.lower() in grammar.EMPLOYER_PREPOSITIONS:
        place = phrase_end(tokens, place + 1) + 1
    return tokens[place].text if place < len(tokens) else ""


def _within_preposition(tokens: tuple[Token, ...], first: int, comma: int) -> int:
    """Return where a description begins behind prepositions: *in the words of | the coach, Ann Roe,*.

    So behind a day: *On Monday | the coach, Ann Roe,*. Where no noun for a person follows, as in *In the
    trust, Ann Roe*, the start stays a preposition.
    """
    if tokens[first].text == "by":  # confirmed by her son, Bob Roe
        return first + 1
    for i in range(first + 1, comma):
        opens = tokens[i].upos in ("DET", "PRON") or tokens[i].deprel == "nmod:poss"
        if (tokens[i - 1].upos == "ADP" or tokens[i - 1].ner.endswith("DATE")) and opens:
            stop = next((j for j in range(i + 1, comma) if tokens[j].upos == "ADP"), comma)
            if last_role(tokens, i, stop - 1) is not None:
                return i
    return first


def _appointed(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*The Port Trust appointed Ann Roe as head of cranes* gives a role; *Roe served as head* none."""
    tokens = sentence.tokens
    name = tokens[mention.head]
    verb = tokens[name.head] if name.head is not None else None
    if verb is None or verb.lemma.lower() not in _APPOINTS:
        return "", ""
    passive = name.deprel == "nsubj:pass"
    became = name.rel == "nsubj" and verb.lemma.lower() in _BECOMES
    if not (passive or became or name.rel == "obj"):
        return "", ""
    start = max(verb.index, mention.last if name.rel == "obj" else verb.index) + 1
    if start < len(tokens) and tokens[start].text.lower() in ("as", "to"):
        start += 1
    elif name.rel != "obj" and start < len(tokens) and tokens[start].upos == "ADP":
        return "", ""
    end = phrase_end(tokens, start)
    if any(t.text.isdigit() for t in tokens[start : end + 1]):
        return "", ""  # became mayor in 2018
    role, affiliation = read_post(sentence, start, end, reading, body) if end >= start else ("", "")
    subject = next((c for c in sentence.children(verb.index) if c.deprel == "nsubj"), None)
    if role and not affiliation and name.rel == "obj" and subject is not None:
        affiliation = employer(body(sentence, subject.index, subject.index, before=True))
    return role, affiliation
