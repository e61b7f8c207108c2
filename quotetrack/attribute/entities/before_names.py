"""Finds what stands before a name: *Kremlin spokesman Ann Roe*, *the head of the trust, Ann Roe,*."""

from __future__ import annotations

from quotetrack.attribute.entities.as_speaker import was_post
from quotetrack.attribute.entities.held_posts import (
    country_of,
    has_portfolio,
    hyphened,
    is_past,
    last_role,
    may_hold,
    noun_of,
    party_held,
    premodifies,
    read_post,
    related,
)
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.body_signs import headline, party_of
from quotetrack.attribute.phrases.body_words import (
    behind_staff,
    body_in_front,
    force_in_front,
    has_governor,
    is_body_noun,
    is_team,
    tagged_body,
)
from quotetrack.attribute.phrases.clause_parts import phrase_end, phrase_opening
from quotetrack.attribute.phrases.employers import Bodies, employer, held_by, owner_of_name, owning_mark
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.namings import (
    is_trade_before,
    named_noun,
    over_staff,
    without_rank,
)
from quotetrack.attribute.phrases.person_signs import is_seat
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import Noun, fold_word, titles
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Token

_OWN = word_set("entities.institutional_posts")  # no person has one
_UNDER = word_set("entities.lower_ranks")
_GRADED = _UNDER | word_set("entities.ranks")
_LOWER = _UNDER | word_set("entities.secretaries_grades")
_LOOSE = grammar.POSSESSIVE_ENDINGS | grammar.ARTICLES | {"-", "–", "of"}  # left over at the start of a role
_HONORIFICS = word_set("entities.honorifics")
_CONSORTS = word_set("entities.consorts")
_BEFORE_NAMES = word_set("entities.ranks_before_names")
_NOBLE = word_set("entities.noble_titles")
_EMPLOYED = word_set("entities.employed")
_POST_NOMINALS = word_set("entities.post_nominals")
_DAYS = ("obl:unmarked", "obl:tmod", "obl:npmod")
_STOP = frozenset("VERB AUX SCONJ CCONJ INTJ".split())


def role_before(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Kremlin spokesman Dmitry Peskov* gives a role; *the spokesman met Dmitry Peskov* none."""
    tokens = sentence.tokens
    last = comma = mention.first - 1
    if (place := before_ranks(tokens, last)) >= 0 and tokens[place].text == ",":
        comma = place  # the bird officer, Dr Ann Roe
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
    if owning_mark(tokens, last) > 0:  # Avon Trust's Ann Roe
        return "", owner_of_name(sentence, last, body, full=len(mention.words) > 1)
    while last > 0 and _is_honour(tokens, last):
        if is_seat(tokens, last):
            break  # Plaid Cymru MS Ann Roe
        last -= 1  # Avon Trust chairman Dr Ann Roe
    if last > 1 and is_seat(tokens, last - 1) and (fold_word(tokens[last].text),) in titles():
        last -= 1  # Public Works CS Professor Ann Roe
    last = without_rank(tokens, last)
    first = _phrase_start(tokens, last)
    while first <= last and tokens[first].text in _LOOSE:
        first += 1
    first = _behind_other(tokens, first, last, tokens[mention.head])
    head = last_role(tokens, first, last) if first <= last else None
    head = over_staff(tokens, head) if head is not None else None
    if head is None and first <= last and is_trade_before(tokens, last, tokens[mention.head]):
        head = last
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
    if row is None:
        return role, party_of(tokens, first, head)
    if head == last and tokens[head].feat("Number") == "Plur":
        role = _of_one(role, tokens[head], row)
    if is_past(tokens, first, head):
        now = _over_former(sentence, first - 1, mention, reading, body)
        return now if any(now) else (role, "")
    affiliation = _first_held(sentence, (first, head, last), row, body)
    if first == 0 and affiliation == tokens[0].text and head > 1 and reading.text.count(affiliation) == 1:
        told = is_body_noun(tokens[1]) and tokens[1].text.islower()
        affiliation = body_in_front(sentence, 0, 1) if told else affiliation  # Spice board chief Ann Roe
    affiliation = affiliation or party_held(sentence, first, head, body)
    return role, affiliation or country_of(sentence, (first, head, last))


def _behind_other(tokens: tuple[Token, ...], first: int, last: int, name: Token) -> int:
    """Tell where a post begins behind another's: *an aide to | Minister Roe*. Not: *head of the port Roe*."""
    if name.rel != "nmod" or name.head is None or not first <= name.head < last:
        return first
    inner = next((i for i in range(name.head + 1, last) if tokens[i].upos == "ADP"), last)
    row = noun_of(tokens[last])
    posted = row is not None and row.type == "person" and tokens[last].head == name.index
    return inner + 1 if inner < last and posted else first


def _of_one(role: str, head: Token, row: Noun) -> str:
    """Say of one what is said of several: minister of *ministers Ann Roe and Bo Ek*.

    Not: *the Avon police's Ann Roe*, of whom no noun is known for one.
    """
    if row.noun == head.text.lower() or not role.endswith(head.text):
        return role
    one = row.noun[:1].upper() + row.noun[1:] if head.text[:1].isupper() else row.noun
    return role.removesuffix(head.text) + one


def before_ranks(tokens: tuple[Token, ...], last: int) -> int:
    """Return the word before a name's titles and ranks: *the envoy[,] Lt. Col. Roe*, *the envoy[,] SP Roe*.

    So a plain one behind the comma itself: *the envoy[,] professor Roe*. Not: *the envoy [Ann] Roe*, whose
    title is none.
    """
    place = last
    while place >= 0 and last - place < 3:
        word = fold_word(tokens[place].text)
        opens = tokens[place].text[:1].isupper() or (place > 0 and tokens[place - 1].text == ",")
        if not opens or not ((word,) in titles() or word in _BEFORE_NAMES):
            break
        place -= 1
    return place


def _is_honour(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a title before a name is no part of a role: *adviser [Prince] Roe*.

    Not: *[Prince] Roe*, nor *First [Lady] Ann Roe*.
    """
    word, before = fold_word(tokens[index].text), tokens[index - 1]
    if f"{before.text.lower()} {word}" in _CONSORTS:
        return False
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


def _over_former(
    sentence: Sentence, comma: int, mention: Mention, reading: Reading, body: Bodies
) -> tuple[str, str]:
    """Read the post before a former one: *its president, [former mayor] Ann Roe*.

    Not: *Mayor Bo Ek, [former clerk] Ann Roe*, nor *the ex-mayor, [former clerk] Ann Roe*.
    """
    tokens = sentence.tokens
    if comma < 1 or tokens[comma].text != "," or tokens[comma - 1].ner.endswith("PERSON"):
        return "", ""
    found = _apposed_before(sentence, comma, mention, reading, body)
    return found if found[0] and not was_post(found[0]) else ("", "")


def _first_held(sentence: Sentence, place: tuple[int, int, int], row: Noun, body: Bodies) -> str:
    """Return the body of the first of two posts before a name: *[BLP] spokesman and House member Ann Roe*.

    Of the second where the first has none: *sculptor and [Avon Trust] director Ann Roe*.
    """
    first, head, _ = place
    for link in (t.index for t in sentence.tokens[first + 1 : head] if t.upos == "CCONJ"):
        post = noun_of(sentence.tokens[link - 1])
        found = _held_in(sentence, (first, link - 1, link - 1), post, body) if post is not None else ""
        if found:
            return found
    return _held_in(sentence, place, row, body)


def _held_in(sentence: Sentence, place: tuple[int, int, int], row: Noun, body: Bodies) -> str:
    """Return the body of a post before a name: before the post, behind it, or that of *its*."""
    first, head, last = place
    tokens = sentence.tokens
    near = head - 1
    while near > first and tokens[near].text.lower() in _GRADED:
        near -= 1
    employed = row.noun in _EMPLOYED and tokens[near].text[:1].isupper()  # not: climate change activist
    posted = row.bearing in ("post", "either") or employed or has_governor(tokens, head)
    if not posted:
        return _abbreviated(sentence, first, head, body)
    edge = head - 1 if tokens[head - 1].text.lower() not in _LOWER else head - 2  # Avon Trust vice president
    first_part = hyphened(tokens, head)
    if first_part < head:  # Avon Trust secretary-general
        edge = first_part - 1
    staffed = edge >= first and may_hold(tokens, first, head)
    own = tokens[head].text in _OWN and not is_body_noun(tokens[edge])
    affiliation = body(sentence, first, edge, before=not own) if staffed else ""
    affiliation = (force_in_front(sentence, first, edge) if staffed else "") or affiliation
    if not affiliation and first > 0 and tokens[first - 1].text.lower() in grammar.COLLECTIVE_POSSESSIVES:
        affiliation = body(sentence, first - 1, first - 1, before=True)
    in_charge = has_portfolio(tokens, head) and not tagged_body(tokens, head + 2, last)
    if not affiliation and head < last and not in_charge:
        affiliation = body(sentence, behind_staff(tokens, head + 1), last)
    if not affiliation and is_team(tokens, edge, head):
        affiliation = tokens[edge].text
    return held_by(affiliation, tokens[head], tokens[edge])


def _abbreviated(sentence: Sentence, first: int, head: int, body: Bodies) -> str:
    """Return the body whose initials stand before what a capital makes a title: *LCS Senior Ranger Ann Roe*.

    Only one that the article spells out: *the Lakes Conservation Service (LCS)*. Not: *an LCS ranger*,
    nor *the LCS Lakes Ranger*.
    """
    tokens, place = sentence.tokens, head - 1
    while place > first and tokens[place].text.lower() in _GRADED:
        place -= 1
    if place < first or not (tokens[head].text.istitle() and tokens[place].text.isupper()):
        return ""
    named = body(sentence, place, place, before=True)
    return employer(named) if len(named.split()) > 1 else ""


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
        if tokens[first].deprel == "amod" and tokens[first].upos == "VERB" and tokens[first].ner == "O":
            first = phrase_opening(tokens, first) - 1  # the managing editor
            break
        stops = tokens[first].upos in _STOP and tokens[first].text != "&"
        if stops and not (
            _within_name(tokens, first) or _joins_posts(tokens, first) or _acts_for(tokens, first)
        ):
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
    closes = closes or _is_subject(tokens[first:comma], name, mention)
    if first >= comma or not closes or tokens[first].upos == "ADP":
        return "", ""
    bracket = comma - 3  # the harbour relations officer (HRO), Ann Roe,
    short = bracket > first and tokens[bracket].text == "(" and tokens[bracket + 1].text.isupper()
    last = bracket if short else comma
    while first < last and any(t.deprel in _DAYS for t in tokens[first : first + 2]):
        first += 1  # Last year | the mayor, Ann Roe,
    if _are_several(tokens, first, last - 1):
        return "", ""  # the sons of the baker, Bo Ek, Max Ek and Kim Ek
    return read_post(sentence, first, last - 1, reading, body)


def _are_several(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a description is of several people: *the [sons] of the baker*; not *the police chief*."""
    ends = (t.index for t in tokens[first : last + 1] if t.upos == "ADP" or t.deprel == "acl")
    link = next(ends, last + 1)
    head = last_role(tokens, first, link - 1)
    return head == link - 1 and tokens[head].feat("Number") == "Plur" and tokens[head].upos == "NOUN"


def _within_name(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word stands within a body's name: *the head of the Cranes [and] Docks Union, Ann Roe,*.

    So *the head of the [United] Docks*. Not: *the head of the union [and] Ann Roe*.
    """
    return tokens[index].ner in ("B-ORG", "I-ORG")


def _acts_for(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a participle says for whom somebody acts: *the lawyer [representing] them, Ann Roe,*.

    Not: *The lawyer [representing] guards left*, nor *the boat [carrying] the guards, Ann Roe*.
    """
    verb = tokens[index]
    held = tokens[verb.head] if verb.rel == "acl" and verb.head is not None else None
    return held is not None and verb.deprel == "acl" and held.index < index and noun_of(held) is not None


def _joins_posts(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether *and* stands within what somebody is: *the minister of ports and docks, Ann Roe,*.

    So *the head of the choir and town clerk, Ann Roe,*. Not: *He rang the drivers and union boss, Ann Roe,*.
    """
    if tokens[index].upos != "CCONJ" or not 0 < index < len(tokens) - 1:
        return False
    right = tokens[index + 1]
    posts = [
        any(noun_of(t) for t in side)
        for side in (tokens[max(0, index - 6) : index], tokens[index + 1 : index + 4])
    ]
    if tokens[index - 1].ner == "E-ORG" and all(posts):
        return True  # the head of the Port Trust and town clerk
    part = next((t for t in tokens[index + 1 : index + 4] if t.deprel == "conj"), None)
    if right.upos not in ("NOUN", "PROPN", "ADJ") or part is None or part.head is None or part.head >= index:
        return False
    left = tokens[part.head]
    if left.ner.endswith("LOC") and part.ner.endswith("LOC"):
        return left.rel == "compound"  # the Marno and Kelsa Governor
    if left.ner.endswith("PERSON") or left.feat("Number") == "Plur":
        return left.deprel.startswith("nmod") and not left.ner.endswith("PERSON")
    return left.deprel.startswith("nmod") or (noun_of(left) is not None and noun_of(part) is not None)


def _is_subject(post: tuple[Token, ...], name: Token, mention: Mention) -> bool:
    """Tell whether a post with a name behind its comma does something: *the mayor, Ann Roe on Monday said*.

    Not: *Last week the mayor, Ann Roe said, was ill*, where she says so of another.
    """
    own = name.rel == "appos" or name.rel == "nsubj"
    subject = next((t for t in post if t.rel == "nsubj"), None)
    if not own or subject is None or subject.head is None or subject.head <= mention.last:
        return False
    return name.head in (subject.index, subject.head)


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
