"""Finds what an article says a person is: before the name, in apposition, in a relative clause.

The role is kept as it stands (*Kremlin spokesman*); the affiliation is the body that the post is
held in. Parties, chambers and offices of state give no affiliation.
"""

from __future__ import annotations

import re
from typing import Protocol

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.entities.name_ranges import headline
from quotetrack.attribute.entities.same_names import fold_body
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import Noun, fold_word, nationalities, noun, provinces, titles
from quotetrack.lexicon.word_sets import alternatives, word_list, word_set
from quotetrack.model import Sentence, Token

_CHAMBERS = word_set("entities.chambers")
_PARTY = re.compile(rf"\b(?:{alternatives('entities.parties')})$")
_CHAMBER_OPENINGS = word_set("entities.chamber_openings")
_CHAMBER_WORDS = word_set("entities.chamber_words")
_COMMITTEES = word_list("entities.committees")
_AT, _OF = grammar.WORKPLACE_PREPOSITIONS, grammar.BODY_PREPOSITIONS
_WITHIN = grammar.BODY_NAME_PREPOSITIONS
_MEMBER_OF = grammar.MEMBERSHIP_PREPOSITIONS
_OWN = word_set("entities.institutional_posts")  # no person has one
_LEADS = word_set("entities.staff_posts")
_SPEAKS = word_list("entities.spokes_stems")
_WORKS = word_set("entities.employment_verbs")
_WORKS_THIRD = word_set("entities.employment_forms")
_PRACTISES = word_set("entities.practising_verbs")
_AMOUNTS = word_set("entities.amounts")
_RANKS = word_set("entities.ranks")
_UNDER = word_set("entities.lower_ranks")
_MERE = word_set("entities.mere_people")
_AGENTS = word_list("entities.agent_endings")
_LOOSE = grammar.POSSESSIVE_ENDINGS | {"-", "–", "of"}  # left over at the start of a role
_CLAUSES = grammar.SUBJECT_RELATIVES | {"said"}
_STOP = frozenset("VERB AUX SCONJ CCONJ INTJ".split())


class Bodies(Protocol):
    """Names the body that a range of words of a sentence means, empty for none."""

    def __call__(self, sentence: Sentence, first: int, last: int, *, before: bool = False) -> str: ...


def describe_entity(entity: Entity, mention: Mention, reading: Reading, body: Bodies) -> None:
    """Add the roles that the words around ``mention`` give ``entity``.

    ``body`` returns the fullest name of the body named in a range of words, empty where there is none.
    """
    sentence = reading.sentences[mention.sentence]
    offset = mention.span.start
    for role, affiliation in (
        _before(sentence, mention, reading, body),
        _after(sentence, mention, reading, body),
        ("", _where(sentence, mention, body)),
    ):
        if role or affiliation:
            entity.roles.append((role, affiliation, offset))
            gender = _gendered(role)
            if gender and not entity.gender:
                entity.gender = gender


def _gendered(role: str) -> str:
    """Return the sex of the last gendered noun of a role (*spokeswoman*, *widow*)."""
    found = ""
    for word in role.split():
        row = noun(word.strip("’'s,"), word)
        found = row.gender if row is not None and row.gender else found
    return found


def _before(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Kremlin spokesman Dmitry Peskov* gives a role; *the spokesman met Dmitry Peskov* none."""
    tokens = sentence.tokens
    last = comma = mention.first - 1
    while comma > 0 and (fold_word(tokens[comma].text),) in titles() and tokens[comma - 1].text == ",":
        comma -= 1  # the bird officer, Dr Ann Roe
    if comma >= 0 and tokens[comma].text == ",":  # the head of the trust, Ann Roe, said
        found = _apposed_before(sentence, (comma, mention.last), reading, body)
        if comma == last or any(found):
            return found  # not: “A tax on rain,” Mayor Ann Roe said
    if last < 0 or tokens[last].upos == "ADP" or tokens[last].text.lower() in grammar.POST_PREPOSITIONS:
        return "", ""  # an adviser to Ann Roe
    first = last
    while first >= 0 and _premodifies(tokens, first):
        first -= 1
    first += 1
    while first <= last and tokens[first].text in _LOOSE:
        first += 1
    head = _last_role(tokens, first, last) if first <= last else None
    if head is None or (headline(sentence) and tokens[head].text.lower().endswith("s")):
        return "", ""  # Lawmakers Rip Ann Roe
    while (
        first < head
        and tokens[first].upos in ("NOUN", "NUM")
        and tokens[head].text[0].isupper()
        and (tokens[first].upos == "NUM" or not _related(tokens, first))
    ):
        first += 1  # for some reason President Roe
    name = tokens[mention.head]
    verb = tokens[name.head] if name.head is not None and name.rel == "nsubj" else None
    if verb is not None and verb.rel == "acl" and verb.head is not None and first <= verb.head <= last:
        return "", ""  # the best friend Ann Roe ever had
    row = _noun_of(tokens[head])
    role = reading.words(sentence, first, last).strip("“”\"' ,")
    if row is None or row.bearing not in ("post", "either"):
        return role, ""
    edge = head - 1 if tokens[head - 1].text.lower() not in _UNDER else head - 2  # Avon Trust vice president
    staffed = edge >= first and _staffs(tokens, first, head)
    affiliation = body(sentence, first, edge, before=tokens[head].text not in _OWN) if staffed else ""
    if not affiliation and first > 0 and tokens[first - 1].text.lower() in grammar.COLLECTIVE_POSSESSIVES:
        affiliation = body(sentence, first - 1, first - 1, before=True)
    if not affiliation and head < last:
        affiliation = body(sentence, head + 1, last)
    word = tokens[head].lemma.lower()
    if _PARTY.search(affiliation.lower()) and not _is_staff(word):
        affiliation = ""  # Ohio GOP Rep. Ann Roe
    return role, _employer(affiliation)


def _staffs(tokens: tuple[Token, ...], first: int, head: int) -> bool:
    """Tell whether what stands before a post can be its body: a name always, a noun before some posts.

    *junta spokesman*, *an oversight panel member* and *the company's director* name one; *police officer*
    and *bank robber* do not, nor *Avon Trust clerk turned adviser*.
    """
    if any(t.text.lower() == "turned" for t in tokens[first:head]):
        return False
    if any(t.ner != "O" or t.upos == "PROPN" for t in tokens[first:head]):
        return True
    owned = any(t.text in grammar.POSSESSIVE_CLITICS for t in tokens[first:head])
    return owned or _is_staff(tokens[head].lemma.lower())


def _is_staff(word: str) -> bool:
    """Tell whether a post is one of a body's own people: *spokesman*, *director*; not *officer*."""
    return word in _LEADS or word.startswith(_SPEAKS)


def _premodifies(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word can stand in the noun phrase before a name."""
    t = tokens[index]
    if t.text in ("-", "–") and index + 1 < len(tokens) and t.span.end != tokens[index + 1].span.start:
        return False
    if t.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or t.text in (
        "-",
        "–",
        "'s",
        "’s",
        "’",
        "'",
        "“",
        "”",
        '"',
        "/",
    ):
        return True
    if (t.upos == "VERB" and t.rel in ("amod", "compound")) or t.text.lower() in _RANKS:
        return True
    if t.upos == "ADV" and t.rel == "advmod" and index + 1 < len(tokens) and tokens[index + 1].upos == "ADJ":
        return True
    between = 0 < index < len(tokens) - 1 and t.text in grammar.POST_PREPOSITIONS
    if between and (fold_word(tokens[index + 1].text),) in titles():
        return False  # a spokesman for Mr. Roe
    return between and _noun_of(tokens[index - 1]) is not None and tokens[index + 1].upos in ("NOUN", "PROPN")


def _related(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a lower-case noun before a title is itself of a person or a body (*police Chief*)."""
    return tokens[index].text[0].isupper() or noun(tokens[index].text, tokens[index].lemma) is not None


def _noun_of(token: Token) -> Noun | None:
    """Return the row of a noun that describes a person, also behind a title (*Sen.*)."""
    row = noun(token.text, token.lemma)
    if token.lemma.lower() in _AMOUNTS:
        return None
    if row is None:
        title = titles().get((fold_word(token.text),))
        row = noun(*title.role.split()[-1:]) if title is not None and title.role else None
    return row if row is not None and row.type in ("person", "group") else None


def _is_trade(token: Token) -> bool:
    """Tell whether an unlisted noun is formed like one for who does something: *a packer*, *a florist*."""
    return token.upos == "NOUN" and token.text.islower() and token.lemma.endswith(_AGENTS)


def _last_role(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return the last word from ``first`` to ``last`` that describes a person."""
    for index in range(last, first - 1, -1):
        if index + 1 < len(tokens) and tokens[index + 1].text in grammar.POSSESSIVE_CLITICS:
            continue
        if tokens[index].upos in ("NOUN", "PROPN", "ADJ", "X") and _noun_of(tokens[index]) is not None:
            return index
    return None


def _after(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Ann Roe, director of the Port Trust,* gives a role; *Ann Roe, the director said,* none."""
    tokens = sentence.tokens
    index = mention.last + 1
    while index < len(tokens) and tokens[index].text.lower() in grammar.POSSESSIVE_CLITICS:
        return "", ""
    if index < len(tokens) and tokens[index].text == "(":  # Ann Roe (D-Ohio), ...
        while index < len(tokens) and tokens[index].text != ")":
            index += 1
        index += 1
    if index >= len(tokens):
        return "", ""
    if (
        tokens[index].lemma == "be" and tokens[index].upos == "AUX"
    ):  # Ann Roe is a professor at Avon University.
        end = _phrase_end(tokens, index + 1)
        return _role_phrase(sentence, index + 1, end, reading, body) if end > index else ("", "")
    if tokens[index].text in _MEMBER_OF and tokens[index].upos == "ADP":
        end = _phrase_end(tokens, index + 1)
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
        found = _employer(body(sentence, start + 1, _phrase_end(tokens, start + 1)))
        return (mention.title, found) if found else ("", "")
    if start < len(tokens) and tokens[start].text.lower() in grammar.PERSONAL_CLAUSE_OPENERS:
        return _relative(sentence, start, reading, body)
    end = _phrase_end(tokens, start)
    if end < start or any(t.upos in ("AUX",) for t in tokens[start : end + 1]):
        return "", ""
    return _role_phrase(sentence, start, end, reading, body)


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
    return _employer(body(sentence, start, place - 1))


def _phrase_end(tokens: tuple[Token, ...], start: int) -> int:
    """Return the last word of the phrase that opens at ``start``: before a comma, a verb or the end."""
    index = start
    while index < len(tokens):
        t = tokens[index]
        if t.text in ("“", '"') and index > start and tokens[index - 1].upos == "ADP":
            index = next((c.index for c in tokens[index + 1 :] if c.text in ("”", '"')), index) + 1
            continue  # author of “Low Water”
        if t.text in (",", ".", ";", ":", "(", ")", "“", "”", '"', "—", "--") and index > start:
            break
        if (
            t.upos in ("VERB", "AUX")
            and t.rel in ("root", "ccomp", "parataxis", "acl", "conj")
            and t.rel != "amod"
        ):
            break
        if t.upos in ("SCONJ", "PRON") and t.text.lower() in _CLAUSES:
            break
        if t.upos == "CCONJ" and start < index + 1 < len(tokens) and _starts_anew(tokens[index + 1]):
            break
        index += 1
    return index - 1


def _starts_anew(token: Token) -> bool:
    """*a packer and the president's cousin*, *leader of the Union and no relation*: a second description."""
    return token.upos == "DET" or token.deprel == "nmod:poss" or token.lemma in ("author", "co-author")


def _role_phrase(sentence: Sentence, start: int, end: int, reading: Reading, body: Bodies) -> tuple[str, str]:
    """Read one noun phrase as a role with its body: *an associate professor of law at Avon University*."""
    tokens = sentence.tokens
    first = start
    while first <= end and (tokens[first].upos in ("DET", "ADV") or tokens[first].text in ("“", '"')):
        first += 1
    limit = next(
        (i for i in range(first, end + 1) if tokens[i].upos == "ADP" or tokens[i].text == "to"), end + 1
    )
    head = _last_role(tokens, first, limit - 1)
    if head is None and tokens[start].text.lower() in grammar.INDEFINITE_ARTICLES and first < limit:
        head = limit - 1 if _is_trade(tokens[limit - 1]) else None
    if head is None or tokens[first].upos == "CCONJ":
        return "", ""
    if head < end and tokens[head + 1].ner.endswith("PERSON"):
        end = head  # the best friend Ann Roe ever had
    inner = [i for i in range(first, head) if tokens[i].upos == "DET" or tokens[i].deprel == "nmod:poss"]
    own = [i for i in inner if tokens[i].upos in ("DET", "PRON")]
    first = own[-1] + 1 if own else first  # last week the mayor; her deputy
    row = _noun_of(tokens[head])
    role = reading.words(sentence, first, end).replace(",”", "”")
    if row is None:
        return role, ""
    return role, _phrase_body(sentence, (start, head, end), row, body)


def _phrase_body(sentence: Sentence, place: tuple[int, int, int], row: Noun, body: Bodies) -> str:
    """Return the body in a role's phrase: the first after *of*, *at* or *for*, else what precedes."""
    start, head, end = place
    tokens = sentence.tokens
    if row.noun in _MERE:
        return ""  # a man with the Trust's keys
    links = [i for i in range(head + 1, end + 1) if tokens[i].upos == "ADP"]
    for i in links:
        word = tokens[i].text.lower()
        if word not in _AT | _OF or (row.bearing in ("none", "office") and word not in _AT):
            continue
        stop = next((j - 1 for j in links if j > i and tokens[j].text.lower() not in _WITHIN), end)
        found = _employer(body(sentence, i + 1, stop))
        if found:
            return found
    if row.bearing in ("post", "either") and head > start and _staffs(tokens, start, head):
        return _employer(body(sentence, start, head - 1, before=True))
    return ""


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
    lemma, text = tokens[verb].lemma.lower(), tokens[verb].text.lower()
    if lemma in ("be", "'s") or text == "was":
        return _role_phrase(sentence, verb + 1, end, reading, body)
    if lemma in _WORKS or text.rstrip("s") in _WORKS or text in _WORKS_THIRD:
        at = [i for i in range(verb + 1, end + 1) if tokens[i].text.lower() in ("at", "for")]
        found = _employer(body(sentence, at[0] + 1, end)) if at else ""
        found = found or _employer(body(sentence, verb + 1, end, before=True))
        if found:
            return reading.words(sentence, verb, end), found
    return "", ""


def _apposed_before(
    sentence: Sentence, place: tuple[int, int], reading: Reading, body: Bodies
) -> tuple[str, str]:
    """*The head of the trust, Ann Roe, said* gives a role; *In the trust, Ann Roe said* none."""
    tokens = sentence.tokens
    comma, end = place  # the comma before the name, the name's last word
    first = comma - 1
    while (
        first >= 0
        and tokens[first].text not in (",", "“", "”", '"', ";", ":")
        and tokens[first].upos not in _STOP
    ):
        first -= 1
    first += 1
    if first < comma and tokens[first].text == "by":  # confirmed by her son, Bob Roe
        first += 1
    closing = tokens[end + 1].text if end + 1 < len(tokens) else ""
    definite = tokens[first].text.lower() == "the" or tokens[first].deprel == "nmod:poss"
    closes = closing in (",", "'s", "’s") or (closing == "." and definite)  # by her son, Bob Roe.
    if first >= comma or not closes or tokens[first].upos == "ADP":
        return "", ""
    return _role_phrase(sentence, first, comma - 1, reading, body)


def _employer(name: str) -> str:
    """Return ``name`` if it is a body that employs, else nothing."""
    return name if name and employs(name) else ""


def employs(name: str) -> bool:
    """Tell whether a name is a body that employs: no country, nationality, party or chamber."""
    folded = fold_body(name)
    parts = folded.split()
    held = parts[0] in _CHAMBER_OPENINGS or not _CHAMBER_WORDS.isdisjoint(parts)
    chamber = held and not folded.endswith(_COMMITTEES)
    place = folded in nationalities() or folded in provinces()
    return folded not in _CHAMBERS and not place and not chamber
