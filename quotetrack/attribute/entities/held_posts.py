"""Reads what a noun phrase says somebody is, and the body in which that post is held.

The role is kept as it stands (*Kremlin spokesman*); the affiliation is the body that the post is
held in, by name or by its own noun (*the gallery*), or the country whose minister or envoy
somebody is. Chambers and former posts give no affiliation, and parties none but to those who lead them.
"""

from __future__ import annotations

import re

from quotetrack.attribute.phrases.body_signs import party_behind, party_of, stood_for
from quotetrack.attribute.phrases.body_words import (
    are_fields,
    behind_staff,
    by_workplace,
    force_in_front,
    has_governor,
    is_body_noun,
    names_field,
    tagged_body,
)
from quotetrack.attribute.phrases.clause_parts import is_hyphened, opens_adverbial, opens_post
from quotetrack.attribute.phrases.employers import (
    Bodies,
    advises,
    held_by,
    is_known_party,
    is_staff,
    site_at,
    works_for,
)
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.namings import is_apposed_trade, is_trade
from quotetrack.attribute.phrases.person_signs import is_seat
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import Noun, countries, fold_word, noun, provinces, titles
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Token

_SERVES = word_set("entities.serving_posts")
_SOCIETIES = word_set("entities.societies")
_BEHIND_POSTS = word_set("entities.behind_posts")
_CHAMBER_NOUNS = word_set("entities.chamber_nouns")
_AT, _OF = grammar.WORKPLACE_PREPOSITIONS, grammar.BODY_PREPOSITIONS
_WITHIN = grammar.BODY_NAME_PREPOSITIONS
_AMOUNTS = word_set("entities.amounts")
_EMPLOYED = word_set("entities.employed")
_RANKS = word_set("entities.ranks")
_NOW = word_set("phrases.present_adverbs")
_MERE = word_set("entities.mere_people")
_PAST = word_set("entities.past_posts")
_PORTFOLIOS = word_set("entities.portfolio_posts")
_GRADES = word_set("entities.secretaries_grades")
_STAFF_SECRETARIES = word_set("entities.staff_secretaries")
_STATE_POSTS = word_set("entities.state_posts")
_HEADS_OF_STATE = word_set("entities.heads_of_state")
AFTER_POST = re.compile(rf" (?:{'|'.join(sorted(grammar.POST_PREPOSITIONS))}|at|to) ")
_JOINS = grammar.POSSESSIVE_ENDINGS | frozenset('- – “ ” " /'.split())


def may_hold(tokens: tuple[Token, ...], first: int, head: int) -> bool:
    """Tell whether what stands before a post can be its body: a name always, a noun before some posts.

    *junta spokesman*, *an oversight panel member* and *the company's director* name one; *police officer*
    and *bank robber* do not, nor *Avon Trust clerk turned adviser*, nor the portfolio of a minister: *Shadow
    Home Secretary*.
    """
    if any(t.text.lower() == "turned" for t in tokens[first:head]):
        return False
    if names_field(tokens, first, head - 1):
        return False  # District Health Officer
    owned = any(t.text in grammar.POSSESSIVE_CLITICS for t in tokens[first:head])
    if tokens[first].text.lower() in grammar.COLLECTIVE_POSSESSIVES:
        owned = owned or not any(is_body_noun(t) for t in tokens[:first])  # the museum and its clerk
    if has_portfolio(tokens, head) and not owned:
        return False
    named = any(t.ner != "O" or t.upos == "PROPN" for t in tokens[first:head])
    named = named or (is_body_noun(tokens[head - 2]) and tokens[head - 1].text.lower() in _GRADES)
    return named or owned or is_staff(tokens[head].lemma.lower())


def premodifies(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word can stand in the noun phrase before a name."""
    t = tokens[index]
    if opens_post(tokens, index):
        return True
    if t.text in ("-", "–") and index + 1 < len(tokens) and t.span.end != tokens[index + 1].span.start:
        return index > 0 and tokens[index - 1].upos == "ADJ" and tokens[index + 1].text[:1].isupper()
    if t.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X") or t.text in _JOINS or t.rel == "flat":
        return True
    if (t.upos == "VERB" and t.rel in ("amod", "compound")) or t.text.lower() in _RANKS:
        return True
    if t.upos == "ADV" and t.rel == "advmod" and index + 1 < len(tokens) and tokens[index + 1].upos == "ADJ":
        return not opens_adverbial(tokens, index)  # when chief guide Ann Roe left
    if not 0 < index < len(tokens) - 1:
        return False
    if t.upos == "ADV" and t.rel == "advmod" and t.head is not None and tokens[t.head].rel == "amod":
        return index < t.head <= index + 2  # newly-appointed mayor Ann Roe
    joins = t.text in ("and", "&")  # sculptor and professor Ann Roe
    return _alike(tokens, index) if joins else _opens_complement(tokens, index)


def _alike(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether *and* joins two nouns for what one person is: *sculptor and professor Ann Roe*."""
    left, right = tokens[index - 1], tokens[index + 1]
    if left.rel == right.rel == "compound" and left.head == right.head:
        return True  # planning and science manager Ann Roe, as another tagger has it
    if right.rel == "conj" and right.head == index - 1 and left.rel in ("compound", "amod", "nmod"):
        return True  # planning and science manager Ann Roe
    trade = noun_of(left) is not None or is_trade(left)
    nominal = right.upos in ("NOUN", "PROPN", "ADJ") and not right.ner.endswith("PERSON")
    return trade and left.feat("Number") != "Plur" and nominal


def _opens_complement(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word links a post to its body before a name: *director of the gallery Ann Roe*.

    Not: *critics of Mayor Ann Roe*, nor *a spokesman for Mr. Roe*.
    """
    t, left, right = tokens[index], tokens[index - 1], tokens[index + 1]
    if t.upos == "DET":
        opens = t.text.lower() == "the" and left.text in grammar.POST_PREPOSITIONS | {"to"}
        return opens and right.upos in ("NOUN", "PROPN", "ADJ")
    if t.text == "of" and left.ner[:2] == "E-" and right.ner[:2] == "B-":  # Te Roto of Nga Moana chair
        return right.ner.endswith("ORG")
    links = grammar.BODY_NAME_PREPOSITIONS if is_body_noun(left) else grammar.POST_PREPOSITIONS
    if left.lemma.lower() in _STATE_POSTS:
        links |= {"to"}  # ambassador to Chile
    field = left.lemma.lower() in _PORTFOLIOS and t.text == "of"  # minister of Justice
    if t.text not in links or ((fold_word(right.text),) in titles() and not field):
        return False
    if left.feat("Number") == "Plur" and left.upos == "NOUN":
        return False
    if is_body_noun(left) and left.text.islower() and t.text != "of" and right.text.islower():
        return right.upos == "DET"  # not: 18 months in jail for former coach Ann Roe
    row = noun(left.text, left.lemma)
    related = row is not None and row.type in ("person", "group", "organization")
    return related and right.upos in ("NOUN", "PROPN", "ADJ", "DET")


def related(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a lower-case noun before a title is itself of a person or a body (*police Chief*)."""
    return tokens[index].text[0].isupper() or noun(tokens[index].text, tokens[index].lemma) is not None


def noun_of(token: Token) -> Noun | None:
    """Return the row of a noun that describes a person, also behind a title (*Sen.*)."""
    row = noun(token.text, token.lemma)
    if token.lemma.lower() in _AMOUNTS:
        return None
    if row is None:
        title = titles().get((fold_word(token.text),))
        row = noun(*title.role.split()[-1:]) if title is not None and title.role else None
    return row if row is not None and row.type in ("person", "group") else None


def last_role(tokens: tuple[Token, ...], first: int, last: int) -> int | None:
    """Return the last word from ``first`` to ``last`` that describes a person."""
    for index in range(last, first - 1, -1):
        if index + 1 < len(tokens) and tokens[index + 1].text in grammar.POSSESSIVE_ENDINGS:
            continue
        nominal = tokens[index].upos in ("NOUN", "PROPN", "ADJ", "X")
        if nominal and (noun_of(tokens[index]) is not None or is_seat(tokens, index)):
            return index
    return None


def read_post(sentence: Sentence, start: int, end: int, reading: Reading, body: Bodies) -> tuple[str, str]:
    """Read a noun phrase as a role with its body: *a clerk at Avon Bank*, *a Board of Pumps chair*."""
    tokens = sentence.tokens
    first = start
    while first <= end and (tokens[first].upos in ("DET", "ADV") or tokens[first].text in ("“", '"')):
        first += 1
    links = (
        i
        for i in range(first, end + 1)
        if (tokens[i].upos == "ADP" or tokens[i].text == "to") and not is_hyphened(tokens, i)
    )
    limit = next((i for i in links if not tokens[i].ner.endswith("ORG")), end + 1)
    acts = (
        i for i in range(first + 1, limit) if tokens[i].deprel == "acl" and noun_of(tokens[i - 1]) is not None
    )
    limit = next(acts, limit)  # lawyer representing the guards
    head = last_role(tokens, first, limit - 1)
    if head is None and tokens[start].text.lower() in grammar.INDEFINITE_ARTICLES and first < limit:
        head = (
            limit - 1 if is_trade(tokens[limit - 1]) or is_apposed_trade(tokens, start, limit - 1) else None
        )
    if head is None or tokens[first].upos == "CCONJ" or _leads_to_thing(tokens, head, limit):
        return "", ""
    if head < end and tokens[head + 1].ner.endswith("PERSON"):
        end = head  # the best friend Ann Roe ever had
    owners = (t for t in tokens[first:head] if t.upos == "DET" or t.deprel == "nmod:poss")
    first = max((t.index + 1 for t in owners if t.upos in ("DET", "PRON")), default=first)  # her deputy
    while end > head and tokens[end].upos in ("CCONJ", "ADP", "DET"):
        end -= 1  # a volunteer and, in her own words, a clerk
    trade = Noun(tokens[head].lemma, "person", "", "none") if is_trade(tokens[head]) else None
    row = noun_of(tokens[hyphened(tokens, head)]) or trade  # a toxicologist at Avon University
    role = reading.words(sentence, first, end).replace(",”", "”")
    if row is None:
        return role, ""
    further = _further(tokens, head + 1, end, past=is_past(tokens, start, head))
    for opens, post, closes in ((start, head, end), *further):
        close = next((p[0] - 2 for p in further if p[0] > post), closes)
        found = post_body(
            sentence, (opens, post, close), row if post == head else noun_of(tokens[post]), body
        )
        if found:
            return role, found
    return role, ""


def _leads_to_thing(tokens: tuple[Token, ...], head: int, limit: int) -> bool:
    """Tell whether a noun for people only tells of which kind a thing is: *a [press] conference in May*.

    So *a [public] figure*. Not: *a [press] officer*, nor *a [baker] in May*.
    """
    thing = tokens[head + 1] if head + 1 < limit else None
    if thing is None or thing.upos != "NOUN" or tokens[head].rel not in ("compound", "amod"):
        return False
    return tokens[head].head == thing.index and thing.text.islower() and noun_of(thing) is None


def _further(tokens: tuple[Token, ...], first: int, last: int, *, past: bool) -> list[tuple[int, int, int]]:
    """Return where further posts open, their nouns and the end: *head of cranes and [mayor of Avon]*.

    Not: *head of cranes and [docks]*. Behind a ``past`` post only *and now mayor*.
    """
    found = []
    for i in (t.index for t in tokens[first:last] if t.upos == "CCONJ"):
        end = min(i + 4, last + 1)
        post = next((j for j in range(i + 1, end) if tokens[j].upos == "ADP"), end) - 1
        row = noun_of(tokens[post])
        if row is not None and row.type == "person" and (not past or tokens[i + 1].text.lower() in _NOW):
            found.append((i + 1, post, last))
    return found


def post_body(sentence: Sentence, place: tuple[int, int, int], row: Noun | None, body: Bodies) -> str:
    """Return the body in a role's phrase: the first after *of*, *at* or *for*, else what precedes.

    ``place`` is the first word of the phrase, the post and the last word.
    """
    start, head, end = place
    tokens = sentence.tokens
    if row is None or row.noun in _MERE or is_past(tokens, start, head):
        return ""  # a man with the Trust's keys; a former director of it
    links = [i for i in range(head + 1, end + 1) if tokens[i].upos == "ADP"]
    for i in by_workplace(tokens, links):
        word = tokens[i].text.lower()
        if word in _OF and _is_chamber(tokens, i + 1, end):
            return ""  # member of parliament Avon East
        if behind_staff(tokens, i) > i:
            continue  # chief of staff of the Avon Trust
        serves = word == "for" and row.noun in _SERVES  # lawyer for the forum
        serves = serves or (i == head + 1 and works_for(tokens, i, end, row))
        serves = serves or advises(tokens, i, tokens[head])
        if not (word in _AT | _OF or serves) or (row.bearing == "none" and word not in _AT and not serves):
            continue
        seated = word != "for" and tagged_body(tokens, i + 1, end)
        if row.bearing == "office" and word not in _AT and not seated:
            continue  # minister of the sea, MEC for Works; but: legislator of the Union for Avon
        stop = next((j - 1 for j in links if j > i and tokens[j].text.lower() not in _WITHIN), end)
        if tokens[i].ner == "O" and word not in _AT and are_fields(tokens, i + 1, stop):
            continue  # commissioner for Health
        found = held_by(body(sentence, i + 1, stop), tokens[head])
        if not found and word == "at":
            found = site_at(tokens, i + 1, stop, row)  # a clerk at Avon County
        if found:
            return found
    found = holding_body(sentence, (start, head), row, body)
    return found or stood_for_by(sentence, place, body)


def stood_for_by(sentence: Sentence, place: tuple[int, int, int], body: Bodies) -> str:
    """Return the party or the country of a post that names no body: *an SDP politician*, *Chile's president*.

    Not: *a president*.
    """
    return party_held(sentence, place[0], place[1], body) or country_of(sentence, place)


def party_held(sentence: Sentence, start: int, head: int, body: Bodies) -> str:
    """Return the party for which one sits or stands: *an SDP politician*, *a lawmaker from the Bay Party*.

    Not: *a Democratic Party candidate*, of a party that is none but its own people's.
    """
    tokens = sentence.tokens
    place = stood_for(tokens, start, head) or party_behind(tokens, head)
    if place is None:
        return party_of(tokens, start, head)
    words = [t.text for t in tokens[place[0] : place[1] + 1]]
    found = body(sentence, *place)
    whole = found if len(words) == 1 or found.endswith(f" {words[-1]}") else " ".join(words)
    whole = whole or words[0]
    return held_by(whole, tokens[head]) if is_known_party(whole) else whole


def holding_body(sentence: Sentence, place: tuple[int, int], row: Noun, body: Bodies) -> str:
    """Return the body named before a post: *an Avon Trust clerk*, *the gallery's director*.

    So *the central bank governor*, *the team's doctor*, *an Avon Trust activist*. Not: *the team doctor*,
    *the state governor*, *an Avon activist*.
    """
    start, head = place
    tokens = sentence.tokens
    owned = any(t.text in grammar.POSSESSIVE_CLITICS for t in tokens[start:head])
    works = row.noun in _EMPLOYED and (owned or (head > 0 and tokens[head - 1].ner.endswith("ORG")))
    posted = row.bearing in ("post", "either") or has_governor(tokens, head) or works
    if not posted or head <= start or not may_hold(tokens, start, head):
        return ""
    force = force_in_front(sentence, start, head - 1)
    return force or held_by(body(sentence, start, head - 1, before=True), tokens[head], tokens[head - 1])


def hyphened(tokens: tuple[Token, ...], head: int) -> int:
    """Return the first noun of a post in two parts: secretary of *secretary-general*; else the post.

    So of *secretary general*. Not: *a retired general*.
    """
    if head and tokens[head].text.lower() in _BEHIND_POSTS and noun_of(tokens[head - 1]) is not None:
        return head - 1
    joined = head > 1 and tokens[head - 1].text in ("-", "–") and noun_of(tokens[head - 2]) is not None
    return head - 2 if joined else head


def has_portfolio(tokens: tuple[Token, ...], head: int) -> bool:
    """Tell whether a post is one in a government, after its portfolio: *Health Secretary*.

    Not: *press secretary*, *secretary-general*, *club secretary*, nor *GDU Avon secretary*, of a branch.
    """
    if tokens[head].lemma.lower() not in _PORTFOLIOS or head == 0:
        return False
    graded = head > 1 and tokens[head - 1].text.lower() in _GRADES
    if tokens[head - 1].lemma.lower() in _SOCIETIES or (graded and is_body_noun(tokens[head - 2])):
        return False  # Society secretary
    joined = head + 1 < len(tokens) and tokens[head + 1].text == "-"
    joined = joined or (
        head > 1 and tokens[head - 1].ner[:5] in ("S-LOC", "S-NOR") and _is_short(tokens[head - 2])
    )
    return not joined and tokens[head - 1].text.lower() not in _STAFF_SECRETARIES


def _is_short(token: Token) -> bool:
    """Tell whether a word is a body's letters: *[GDU] Avon secretary*; not *[The] Avon secretary*."""
    return token.ner == "S-ORG" and token.text.isupper() and len(token.text) > 2


def _is_chamber(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether what follows *member of* is a parliament by its noun."""
    while first < last and tokens[first].upos == "DET":
        first += 1
    return first <= last and tokens[first].lemma.lower() in _CHAMBER_NOUNS


def is_past(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a role is one that somebody had: *former*, *ex-*."""
    return any(t.text.lower() in _PAST or t.text.lower().startswith("ex-") for t in tokens[first : last + 1])


def is_post(role: str) -> bool:
    """Tell whether a role in its own words is a post: *mayor of Avon*; not *the mayor's friend*."""
    word = AFTER_POST.split(role.lower())[0].split()[-1]
    row = noun(word)
    return (fold_word(word),) in titles() or (row is not None and row.is_post)


def country_of(sentence: Sentence, place: tuple[int, int, int]) -> str:
    """Return the country for which somebody holds a post: *Chile's president*, *governor of Ohio*.

    So *US President*, *U.S. Defense Secretary*. Not: *the Chile branch president*.
    """
    start, head, end = place
    tokens = sentence.tokens
    post = tokens[head].lemma.lower()
    if post not in _STATE_POSTS | _HEADS_OF_STATE | _PORTFOLIOS or is_past(tokens, start, head):
        return ""
    for i in range(head - 1, start - 1, -1):
        named = _whole(tokens, i, start)
        country = countries().get(named.lower(), "")
        owned = tokens[i + 1].text in grammar.POSSESSIVE_CLITICS
        if owned and post in _HEADS_OF_STATE:
            country = country or (named if named.lower() in provinces() else "")
        head_of_it = post in _HEADS_OF_STATE and (tokens[i].upos == "ADJ" or i == head - 1)
        if country and (owned or head_of_it or post in _STATE_POSTS or has_portfolio(tokens, head)):
            return country
    if head + 2 <= end and tokens[head + 1].text.lower() == "of":
        rest = " ".join(t.text for t in tokens[head + 2 : end + 1] if t.upos != "DET")
        return countries().get(rest.lower(), "") or (rest if rest.lower() in provinces() else "")
    return ""


def _whole(tokens: tuple[Token, ...], index: int, start: int) -> str:
    """Return a word with the capitalised words before it that make a country's name: *New Zealand*."""
    for first in range(max(start, index - 3), index):
        name = " ".join(t.text for t in tokens[first : index + 1])
        if name.lower() in countries():
            return name
    return tokens[index].text
