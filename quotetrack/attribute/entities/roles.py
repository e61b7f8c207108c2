"""Finds what an article says a person is: before the name, in apposition, in a relative clause.

What one noun phrase says is read in :mod:`quotetrack.attribute.entities.held_posts`.
"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.attribute.entities.before_names import role_before
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.held_posts import is_post, last_role, noun_of, read_post
from quotetrack.attribute.entities.known_as import gendered, holds_also, is_supposed
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.body_signs import names_party
from quotetrack.attribute.phrases.body_words import is_body_noun, tagged_body
from quotetrack.attribute.phrases.clause_parts import (
    is_absolute,
    lasted,
    opens_clause,
    phrase_end,
    present_part,
    states,
    with_fields,
)
from quotetrack.attribute.phrases.employers import (
    Bodies,
    acts_for,
    employer,
    employs,
    is_served,
    owner_of_which,
    where_practised,
    workplace_of,
    works_with,
)
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import countries, fold_word, titles
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Sentence

_MEMBER_OF = grammar.MEMBERSHIP_PREPOSITIONS
_WORKS = word_set("entities.employment_verbs")
_WORKS_THIRD = word_set("entities.employment_forms")
_STATED = (
    word_set("entities.state_posts")
    | word_set("entities.heads_of_state")
    | word_set("entities.portfolio_posts")
)
_CONSORTS = word_list("entities.consorts")
_NOWHERE = word_set("phrases.no_bodies")
_POST_NOMINALS = word_set("entities.post_nominals")
_APPOINTS = word_set("entities.appointing_verbs")
_BECOMES = word_set("entities.becoming_verbs")


def describe_entity(
    entity: Entity, mention: Mention, reading: Reading, body: Bodies, *, reported: bool
) -> None:
    """Add the roles that the words around ``mention`` give ``entity``.

    ``body`` returns the fullest name of the body named in a range of words, empty where there is none. What
    somebody is called in words that are ``reported`` is none: *“Roe is a thief,” Lee said*. Not: *Lee said
    that Roe was the mayor*, a post.
    """
    sentence = reading.sentences[mention.sentence]
    told = role_before(sentence, mention, reading, body)
    if not any(told) and (first := _first_of_several(sentence, mention)) is not None:
        told = role_before(sentence, first, reading, body)
    behind, there = _after(sentence, mention, reading, body)
    if behind and behind == mention.title and told[0].endswith(f" {behind}"):
        behind = told[0]  # Vice Chairman Ann Roe of the Avon Trust
    if _is_of_spouse(entity, mention, reading) or is_supposed(sentence, mention):
        told = "", ""
    if holds_also(entity, sentence, mention):
        behind = ""
    for role, affiliation in (
        told,
        (behind, there),
        ("", where_practised(sentence, mention.first, mention.last, body)),
        _told_of(sentence, mention, reading, body),
        _appointed(sentence, mention, reading, body),
        _in_front(sentence, mention, reading, body),
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


def _first_of_several(sentence: Sentence, mention: Mention) -> Mention | None:
    """Return the name that a post in the plural stands before: *bakers [Ann Roe] and Bo Ek*, asked of Bo.

    None for *baker Ann Roe and Bo Ek*, for *bakers, Ann Roe and Bo Ek* and where it stands alone.
    """
    tokens, name = sentence.tokens, sentence.tokens[mention.head]
    head = name.head if name.deprel == "conj" else None
    if head is None or head >= mention.first or not tokens[head].ner.endswith("PERSON"):
        return None
    first = last = head
    while first > 0 and tokens[first].ner[:2] in ("I-", "E-"):
        first -= 1
    while last + 1 < mention.first and tokens[last + 1].ner[:2] in ("I-", "E-"):
        last += 1
    post = tokens[first - 1] if first else None
    if post is None or post.upos not in ("NOUN", "PROPN") or post.feat("Number") != "Plur":
        return None
    row = noun_of(post)
    people = row is not None and row.type == "person"
    words = tuple(t.text for t in tokens[first : last + 1])
    return replace(mention, first=first, last=last, head=head, words=words) if people else None


def _is_of_spouse(entity: Entity, mention: Mention, reading: Reading) -> bool:
    """Tell whether a surname's post is the other one's: *[President Roe]*, where *First Lady Ann Roe* speaks.

    Not: *[President Ann Roe]*, nor *[Mrs Roe]*.
    """
    if len(mention.words) > 1 or mention.post not in _STATED:
        return False
    named = (m for m in entity.mentions if len(m.words) > 1)
    return any(reading.text[: m.span.start].rstrip().lower().endswith(_CONSORTS) for m in named)


def _told_of(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Ann Roe, a clerk from Avon, is the director at the Port Trust* gives a role with its body.

    Not: *Ann Roe, a clerk from Avon, was the director at it*, nor *Roe is no director at it*.
    """
    tokens, name = sentence.tokens, sentence.tokens[mention.head]
    post = tokens[name.head] if name.rel == "nsubj" and name.head is not None else None
    if post is None or post.upos != "NOUN" or post.index <= mention.last + 1:
        return "", ""
    verb = next((c for c in sentence.children(post.index) if c.rel == "cop" and c.xpos == "VBZ"), None)
    if (
        verb is None
        or verb.index + 1 >= post.index
        or tokens[verb.index + 1].text.lower() not in grammar.ARTICLES
    ):
        return "", ""
    role, found = read_post(sentence, verb.index + 1, phrase_end(tokens, verb.index + 1), reading, body)
    return (role, found) if found else ("", "")


def _introduces(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a post goes with a name behind it: *Ann Roe, [Mayor Bob Lee] and a clerk came*.

    Not: *Ann Roe, [the best friend Bob Lee ever had], came*, nor *Ann Roe, [Mayor Bob Lee's adviser], came*.
    """
    tokens = sentence.tokens
    held = {t.head for t in tokens[first : last + 1] if t.deprel == "nmod:desc"}
    people = {
        t.index
        for t in tokens[first + 1 : last + 1]
        if t.ner.endswith("PERSON") and not is_served(tokens, first, last, t)
    }
    return tokens[first].upos != "DET" and not held.isdisjoint(people)


def _after(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Ann Roe, director of the Port Trust,* gives a role; *Ann Roe, the director said,* none."""
    tokens = sentence.tokens
    index = mention.last + 1
    while index + 1 < len(tokens) and tokens[index].text in _POST_NOMINALS and tokens[index + 1].text == ",":
        index += 1  # Ann Roe KC, director
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
        if tokens[index].xpos == "VBG":
            return "", ""  # neither Ann nor Roe being member
        end = phrase_end(tokens, index + 1)
        role, there = read_post(sentence, index + 1, end, reading, body) if end > index else ("", "")
        return role, there or (
            _beside(sentence, index + 1, end, body) or owner_of_which(sentence, mention.first, body)
        )
    trade = mention.first > 0 and noun_of(tokens[mention.first - 1]) is not None
    works = tokens[index].text == "at" and trade  # economist Ann Roe at Avon Bank
    if (tokens[index].text in _MEMBER_OF or works) and tokens[index].upos == "ADP":
        end = phrase_end(tokens, index + 1)
        found = body(sentence, index + 1, end)
        land = _land_of(sentence, mention, index + 1, end)
        if land and tokens[index].text.lower() == "of":
            return "", land
        return ("", "") if not found or not employs(found) else (_told_by(mention.title), found)
    if tokens[index].text != "," or index + 1 >= len(tokens):
        return "", ""
    start = index + 1
    while start < len(tokens) and (
        tokens[start].upos == "NUM" or tokens[start].text == ","
    ):  # Ann Roe, 43, a ...
        start += 1
    if start < len(tokens) and tokens[start].text.lower() in _MEMBER_OF and start == index + 1:
        found = employer(body(sentence, start + 1, phrase_end(tokens, start + 1)))
        return (_told_by(mention.title), found) if found else ("", "")
    if start < len(tokens) and tokens[start].text.lower() in grammar.PERSONAL_CLAUSE_OPENERS:
        return _relative(sentence, start, reading, body)
    if start < len(tokens) and (stood := acts_for(sentence, start, mention.head, body)):
        return "", stood
    end = phrase_end(tokens, start)
    clause = start < len(tokens) and tokens[start].upos == "SCONJ"
    if end < start or clause or any(t.upos == "AUX" for t in tokens[start : end + 1]):
        return "", ""  # Ann Roe, while her family paid
    if tokens[start].deprel == "nmod:poss" and end + 1 < len(tokens) and tokens[end].head == end + 1:
        return "", ""  # Ann Roe, her deputy said, was ill
    if opens_clause(tokens, mention.first, end) or _introduces(sentence, start, end):
        return "", ""
    if is_absolute(tokens, start, end):
        return "", ""
    end = with_fields(tokens, start, end)
    role, affiliation = read_post(sentence, start, end, reading, body)
    affiliation = affiliation or _beside(sentence, start, end, body)
    if role and not affiliation and (place := workplace_of(tokens, end + 1)) is not None:
        affiliation = employer(body(sentence, *place))  # a researcher specialising in moths at the Avon Trust
    if not affiliation and end + 1 < len(tokens) and tokens[end + 1].text.lower() == "who":
        now, there = _relative(sentence, end + 1, reading, body)  # a teacher who heads the Port Trust
        return (now, there) if there else (role, affiliation)
    return role, affiliation


def _beside(sentence: Sentence, first: int, last: int, body: Bodies) -> str:
    """Return the body set behind a bare post: *Ann Roe, Director, [Avon Harbour Trust], said*.

    So *is the Director: [Avon Harbour Trust].* Not: *Ann Roe, the director, [Avon Trust] said*, nor *Ann Roe,
    director, [Avon Trust] clerk Bo Ek and Max Ek*.
    """
    tokens = sentence.tokens
    post = last_role(tokens, first, last)
    if post != last or last + 2 >= len(tokens) or tokens[last + 1].text not in (",", ":"):
        return ""
    row, start = noun_of(tokens[last]), last + 2
    bare = tokens[first].upos != "DET" and tokens[last].text.istitle()
    if row is None or not row.is_post or not (bare or tokens[last + 1].text == ":"):
        return ""
    start += tokens[start].upos == "DET"
    if start >= len(tokens) or tokens[start].ner not in ("B-ORG", "S-ORG"):
        return ""
    end = phrase_end(tokens, start)
    closed = end + 1 >= len(tokens) or tokens[end + 1].text in (",", ".", "(", ";")
    at = next((t.index for t in tokens[start:end] if t.text == "at" and t.ner == "O"), start)
    if at > start and tagged_body(tokens, at + 1, end):
        start = at + 1  # Vice President, Cranes & Docks Group at Corvane
    named = tokens[end].ner.endswith(("ORG", "LOC")) and last_role(tokens, start, end) is None
    return employer(body(sentence, start, end)) if closed and named else ""


def _land_of(sentence: Sentence, mention: Mention, first: int, last: int) -> str:
    """Return the country of a title before a name and *of*: *Foreign Minister Ann Roe of [Chile]*.

    Not: *Ann Roe of Chile*, nor *Captain Ann Roe of Chile*.
    """
    words = [t.text for t in sentence.tokens[first : last + 1] if t.upos != "DET"]
    stated = mention.post.rpartition(" ")[2] in _STATED
    return countries().get(" ".join(words).lower(), "") if stated else ""


def _told_by(title: str) -> str:
    """Return a title that tells of a post: *Captain* Roe of the Coast Watch; nothing for *Mr* Roe of it."""
    row = titles().get(tuple(fold_word(word) for word in title.split()))
    return title if row is not None and row.role else ""


def _bracketed(sentence: Sentence, start: int, end: int, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*Ann Roe (Avon University)* and *(director, the Port Trust)* give a body, *(left)* gives none."""
    tokens = sentence.tokens
    comma = next((i for i in range(start, end) if tokens[i].text == ","), None)
    if comma is not None and last_role(tokens, start, end) is None:
        return "", _seated_for(sentence, start, comma - 1, body)
    if comma is not None and last_role(tokens, start, comma - 1) is not None:
        found = employer(body(sentence, comma + 1, end))
        return (reading.words(sentence, start, comma - 1), found) if found else ("", "")
    if end < start or last_role(tokens, start, end) is not None:
        return read_post(sentence, start, end, reading, body) if start <= end else ("", "")
    found = body(sentence, start, end)
    solid = [t.text for t in tokens[start : end + 1] if t.upos != "DET"]
    whole = len(found.split()) >= len(solid) and (len(solid) > 1 or solid[:1] == [solid[0].upper()])
    return ("", found) if whole and employs(found) else ("", "")


def _seated_for(sentence: Sentence, start: int, end: int, body: Bodies) -> str:
    """Return the party or body before a seat in brackets: *Ann Roe (Reform Union, Avon East)*.

    Not: *Ann Roe (Avon, Ohio)*.
    """
    words = sentence.tokens[start : end + 1]
    if any(t.ner.endswith(("LOC", "PERSON")) or not t.text[:1].isupper() for t in words):
        return ""
    if names_party(words):
        return " ".join(t.text for t in words)
    whole = words[-1].ner.endswith("ORG") and len(words) > 1
    return employer(body(sentence, start, end)) if whole else ""


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
    since = verb < end and tokens[verb].lemma == "have" and tokens[verb + 1].xpos == "VBN"
    lasting = since and any(t.text.lower() == "since" for t in tokens[verb : end + 1])
    verb += lasting  # who has headed the Port Trust since May
    lemma, text = tokens[verb].lemma.lower(), tokens[verb].text.lower()
    if text == "was" and lasted(tokens, verb, end):
        return "", ""  # who was a judge for 17 years
    if lemma in ("be", "'s") or text == "was":
        end = min(end, phrase_end(tokens, verb + 1))
        return works_with(sentence, verb, end, body) or read_post(sentence, verb + 1, end, reading, body)
    if lemma in _WORKS or text.rstrip("s") in _WORKS or text in _WORKS_THIRD:
        at = [i for i in range(verb + 1, end + 1) if tokens[i].text.lower() in ("at", "for")]
        found = employer(body(sentence, at[0] + 1, end)) if at else ""
        found = found or employer(_object_body(sentence, verb + 1, end, body))
        if found:
            return reading.words(sentence, verb, end) if not lasting else "", found
    return "", ""


def _object_body(sentence: Sentence, first: int, last: int, body: Bodies) -> str:
    """Return the body that somebody heads: *the Port Trust*; none for *chaired a Port Trust meeting*."""
    phrase = read_phrase(sentence, sentence.tokens[first : last + 1])
    if phrase is None:
        return ""
    if phrase.head.lemma.lower() in _NOWHERE:
        return ""  # who represents the Third Ward
    named = body(sentence, phrase.head.index, phrase.head.index, before=True)
    if is_body_noun(phrase.head) and phrase.modifiers and phrase.modifiers[0].ner.endswith("ORG"):
        return body(sentence, phrase.modifiers[0].index, phrase.head.index)  # heads the HTB federation
    return named if phrase.head.ner != "O" or phrase.head.text[:1].isupper() else ""


def _in_front(sentence: Sentence, mention: Mention, reading: Reading, body: Bodies) -> tuple[str, str]:
    """*As a director at the Port Trust, Ann Roe said so* gives a role with its body.

    Not: *As a director at the Port Trust left, Ann Roe spoke*, nor *As a child, Ann Roe spoke*.
    """
    tokens, comma = sentence.tokens, mention.first - 1
    articles = grammar.INDEFINITE_ARTICLES | grammar.ARTICLES
    if (
        comma < 3
        or tokens[comma].text != ","
        or tokens[0].text != "As"
        or tokens[1].text.lower() not in articles
    ):
        return "", ""
    name = tokens[mention.head]
    if name.rel != "nsubj" or phrase_end(tokens, 1) != comma - 1:
        return "", ""
    role, found = read_post(sentence, 1, comma - 1, reading, body)
    return (role, found) if found else ("", "")


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
