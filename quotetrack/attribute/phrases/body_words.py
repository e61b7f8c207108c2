"""Names a body that has no name by its own words: *the meteorological department*, *Harbour police*."""

from __future__ import annotations

from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import countries, noun
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Token

_NOWHERE = word_set("phrases.no_bodies")  # nobody speaks for them
_TELLS = word_set("provenance.telling")
_ANY_BODY = word_set("phrases.any_bodies")  # that alone tell of none
_RANKS = word_set("entities.ranks")
_UNNAMED = word_set("phrases.unnamed")
_UNIONS = word_set("entities.unions")
_ONE_MORE = word_set("entities.one_more")
_LEVELS = word_set("phrases.levels_of_posts")
_FIELDS = word_set("phrases.fields_of_posts") | _LEVELS
_FORCES = word_set("entities.forces")
_PARTY_FIELDS = word_set("phrases.fields_or_parties")
_GOVERNED = word_set("phrases.with_governors")
_OF_TEAMS = word_set("entities.posts_in_teams")
_PLACES_OF_STUDY = word_set("entities.places_of_study")
_SHARED = word_set("phrases.shared_fields")
_FIELDS_BEHIND = grammar.BODY_NAME_PREPOSITIONS - {"of"}  # between a body's noun and its field


def body_behind(sentence: Sentence, first: int, last: int) -> str:
    """Return the words for the body behind *of*, *at*, *for*: gallery of *director of the gallery*.

    None for *head of a charity*, which is any, *mayor of the city* and *her office*.
    """
    phrase = read_phrase(sentence, sentence.tokens[first : last + 1])
    if phrase is None or phrase.row is None or phrase.row.type != "organization" or not phrase.definite:
        return ""
    if phrase.head.feat("Number") == "Plur" and phrase.head.lemma.lower() != "police":
        return ""
    if phrase.head.lemma.lower() in _NOWHERE or (
        phrase.possessor is not None and phrase.possessor.upos == "PRON"
    ):
        return ""
    return "" if phrase.name.lower() in _ANY_BODY else phrase.name


def names_field(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether words before a post with a capital are its field: *the [District Health] Officer*.

    So behind a land: *the [United States Trade] Envoy*, *[U.S. District] Judge*. Not: *[Health Trust]
    Officer*, *[health] officer*.
    """
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if first > last or behind is None or not behind.text.istitle():
        return False
    row = noun(behind.text, behind.lemma)
    posted = row is not None and row.type == "person" and row.is_post
    land = next((i for i in range(last, first, -1) if _joined(tokens, first, i) in countries()), first)
    level = land > first and all(t.text.lower() in _LEVELS for t in tokens[land : last + 1])
    return posted and (level or are_fields(tokens, land, last, _FIELDS | _PARTY_FIELDS))


def _joined(tokens: tuple[Token, ...], first: int, stop: int) -> str:
    """Return the words before ``stop`` in lower case: united states of *the [United States] Trade Envoy*."""
    return " ".join(t.text.lower() for t in tokens[first:stop])


def ends_aside(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a mark at the end of a name is none of its own: *the Port Trust [,]*, *the Trust (PT [)]*.

    Not: *the JD(S[)]*, whose bracket is tied to its letters.
    """
    bracket = next((t for t in tokens[first : last + 1] if t.text == "("), None)
    own = tokens[last].text == ")" and bracket is not None and bracket.index > first
    tied = own and bracket is not None and tokens[bracket.index - 1].span.end == bracket.span.start
    return tokens[last].upos == "PUNCT" and not tied


def are_fields(
    tokens: tuple[Token, ...], first: int, last: int, fields: frozenset[str] | None = None
) -> bool:
    """Tell whether words are what somebody is in charge of: *commissioner for [Health and Works]*.

    Not: *commissioner for [the Health Trust]*, nor *a clerk at [District]*.
    """
    words = [t for t in tokens[first : last + 1] if t.upos not in ("PUNCT", "DET", "CCONJ")]
    lowered = [t.text.lower() for t in words]
    return bool(words) and set(lowered) <= (fields or _FIELDS) and lowered[-1] not in _LEVELS


def body_in_front(sentence: Sentence, first: int, noun_at: int) -> str:
    """Return the words for the body whose noun stands before a post: Avon police of *Avon police chief*.

    None for *city councillor*, nor *the company's chairman* of a company without a name.
    """
    tokens = sentence.tokens
    head = tokens[noun_at]
    if head.lemma.lower() in _NOWHERE:
        return ""
    start = noun_at
    while start > first and _belongs(tokens[start - 1]):
        start -= 1
    while start < noun_at and (
        tokens[start].text.lower() in _RANKS | _UNNAMED or tokens[start].text in _ONE_MORE
    ):
        start += 1  # senior military officer, unnamed military source, a second navy officer
    words = [t.text for t in tokens[start : noun_at + 1]]
    named = noun_at > 0 and head.text.istitle()  # Fire Service chief, Teachers' Union chief
    titled = named or (len(tokens) > 1 and tokens[1].text.istitle())  # Council President
    if start == 0 and tokens[0].ner == "O" and tokens[0].upos != "PROPN" and not titled:
        words[0] = words[0][:1].lower() + words[0][1:]
    if len(words) == 1 and words[0].lower() in _ANY_BODY:
        return ""
    return " ".join(words).replace(" ’", "’").replace(" '", "'")


def force_in_front(sentence: Sentence, first: int, last: int) -> str:
    """Return a force with its place before a post: *Eastern Vale police* of its spokesman.

    Not: *Avon Trust* of its spokesman, nor *police* without a place.
    """
    tokens = sentence.tokens
    while first < last and tokens[first].upos == "DET":
        first += 1
    placed = first < last and tokens[last].text in _FORCES and tokens[last - 1].ner.endswith(("LOC", "ORG"))
    return body_in_front(sentence, first, last) if placed else ""


def _belongs(token: Token) -> bool:
    """Tell whether a word before a body's noun is part of what the body is called."""
    return token.upos in ("NOUN", "PROPN", "ADJ") or token.text in grammar.POSSESSIVE_ENDINGS


def is_body_noun(token: Token) -> bool:
    """Tell whether a word is a noun for bodies: Council of *Council on Harbour Relations*."""
    row = noun(token.text, token.lemma)
    return row is not None and row.type == "organization"


def is_told(sentence: Sentence, first: int, head: int) -> bool:
    """Tell whether a name only names who was told: *The mayor told [the Avon Post] that it was shut*.

    Also *told the website [Mto Wetu] so*. Not: *The Avon Post told the mayor*. ``first`` is
    the name's first word and ``head`` its head.
    """
    tokens = sentence.tokens
    token = tokens[apposed_nouns(sentence, head)[-1]]
    above = tokens[token.head] if token.head is not None else token
    if token.rel in ("obj", "iobj", "obl") and above.lemma.lower() in _TELLS and above.index < head:
        return True
    before = next((t for t in reversed(tokens[:first]) if t.upos != "DET"), None)
    return before is not None and before.upos == "VERB" and before.lemma.lower() in _TELLS


def modifies_body(sentence: Sentence, index: int, last: int) -> bool:
    """Tell whether a common noun for a body follows a name: chapter of *the Avon chapter*."""
    token = sentence.tokens[index] if index <= last else None
    return token is not None and token.text.islower() and is_body_noun(token)


def apposed_nouns(sentence: Sentence, head: int) -> list[int]:
    """Return a name's head with the nouns to which it stands in apposition: *her aide, Ann Roe*."""
    found = [head]
    for _ in range(4):
        token = sentence.tokens[found[-1]]
        if token.head is None or not (token.rel in ("appos", "flat") or token.deprel == "nmod:desc"):
            break
        found.append(token.head)
    return found


def is_team(tokens: tuple[Token, ...], edge: int, head: int) -> bool:
    """Tell whether people in the plural before a post are a team: *[Rangers] coach Roe*; not *Avon coach*."""
    team = tokens[edge]
    plural = team.xpos in ("NNS", "NNPS") and team.upos == "PROPN" and team.text[:1].isupper()
    return edge == head - 1 and plural and tokens[head].text in _OF_TEAMS


def has_governor(tokens: tuple[Token, ...], head: int) -> bool:
    """Tell whether a governor is a body's: *the central bank governor*; not *the state governor*."""
    before = tokens[head - 1].lemma.lower() if head else ""
    return tokens[head].lemma.lower() == "governor" and before in _GOVERNED


def tagged_body(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether what follows a preposition is a body by its tag."""
    while first < min(last, len(tokens) - 1) and (
        tokens[first].upos == "DET"
        or (tokens[first].ner.endswith("LOC") and tokens[first + 1].ner == "B-ORG")
    ):
        first += 1  # the Kenya | Growers Alliance
    return first <= last and tokens[first].ner.endswith("ORG")


def leads_to_body(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a body's name, by its tag, closes what leads up to it: *the dredging firm [Avon Hydro]*.

    So *the Avon-based [Port Trust]*. Not: *the firm in Avon of [the Port Trust]*.
    """
    place = first
    while place < last and not tokens[place].ner.endswith("ORG"):
        based = tokens[place + 1].text == "-" or tokens[place].text == "-" or tokens[place - 1].text == "-"
        plain = tokens[place].upos in ("DET", "ADJ", "NOUN") or tokens[place].rel in ("amod", "compound")
        plain = plain and tokens[place].text.islower()
        if not (plain or based or tokens[place].ner.endswith(("LOC", "NORP"))):
            return False
        place += 1
    return place <= last and tokens[place].ner.endswith("ORG")


def by_workplace(tokens: tuple[Token, ...], links: list[int]) -> list[int]:
    """Return prepositions, *at* in front if it leads to a body: *head for cranes [at] Avon Rail*.

    So a place of learning or healing behind a field that looks like a name: *director of Surgery [at] Avon
    Hospital*.

    Not: *head of the Port branch at Avon Rail*, nor *head for the Port Trust at Avon Rail*, nor *director of
    Corvane Watch at the UN*.
    """
    at = next((i for i in links if tokens[i].text.lower() == "at"), None)
    if at is None or at == links[0] or not tagged_body(tokens, at + 1, len(tokens) - 1):
        return links
    field = tokens[links[0]].text.lower() == "for" or _is_field_at(tokens, links[0], at)
    if not field or any(map(is_body_noun, tokens[links[0] + 1 : at])):
        return links
    return [at, *(i for i in links if i != at)]


def _is_field_at(tokens: tuple[Token, ...], link: int, at: int) -> bool:
    """Tell whether *of* leads to a field and its place: *director [of] Surgery at Avon Hospital*.

    Not: *director [of] Corvane Watch at the UN*, *of the Ark at Avon Hospital*, nor *of the GDU at it*.
    """
    named = tokens[link + 1].upos == "DET" or any(t.text.isupper() for t in tokens[link + 1 : at])
    if tokens[link].text.lower() != "of" or named:
        return False
    end = next((t.index for t in tokens[at + 1 :] if t.ner[:2] in ("E-", "S-")), at)
    return any(t.text.lower() in _PLACES_OF_STUDY for t in tokens[at + 1 : end + 1])


def tagged_end(tokens: tuple[Token, ...], index: int) -> int:
    """Return where the body's name ends that opens at a word: *Avon [Research and Design Institute]*.

    Not: *Avon [Research] and Ann Roe*, of which the tagger joins nothing, nor *Avon [Youth] League*.
    """
    joined = index + 1 < len(tokens) and tokens[index + 1].upos == "CCONJ"
    if tokens[index].ner != "B-ORG" or not joined:
        return index
    return next((t.index for t in tokens[index:] if t.ner == "E-ORG"), index)


def through_fields(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Return where a name ends that two fields share: *Institute for Norse [and Baltic Studies]*.

    Not: *Bank of Norway [and] Baltic Airways*, nor *Institute for Norway [and] Avon Rail*, who are two.
    """
    joined = last + 1 < len(tokens) and tokens[last + 1].text in ("and", "&")
    if not joined or not any(t.text.lower() in _FIELDS_BEHIND for t in tokens[first:last]):
        return last
    end = last + 2
    while end < len(tokens) and tokens[end].text not in _SHARED and tokens[end].text.istitle():
        end += 1
    field = tokens[end] if last + 2 < end < len(tokens) and tokens[end].text in _SHARED else None
    inside = field is not None and field.head is not None and first <= field.head <= last
    people = any(t.ner.endswith("PERSON") for t in tokens[last + 2 : end + 1])
    return end if inside and not people else last


def behind_staff(tokens: tuple[Token, ...], link: int) -> int:
    """Return the word behind a post over a staff: *chief of staff [of] the Bank*.

    Of any other, ``link``, its preposition: *chief [of] the Staff Union*.
    """
    place = link + 1
    while place < len(tokens) and place - link < 6 and tokens[place].upos in ("DET", "ADJ", "NOUN", "PROPN"):
        ends = place + 1 == len(tokens) or not is_body_noun(tokens[place + 1])
        if tokens[place].text.lower() == "staff" and tokens[link].text.lower() == "of" and ends:
            return place + 1
        place += 1
    return link


def agency_of_union(sentence: Sentence, first: int, last: int) -> str:
    """Return the agency that goes by its union and its field: *the [UN health agency]'s director*.

    Not: *the UN's health director*, *the UN agency*, of which there are many, nor *the Avon health agency*.
    """
    tokens = sentence.tokens
    for union in tokens[first : last + 1]:
        noun_at = union.head if union.text.replace(".", "").lower() in _UNIONS else None
        if noun_at is None or not union.index + 1 < noun_at <= last or not union.text.isupper():
            continue
        within = tokens[union.index + 1 : noun_at]
        inside = range(union.index + 1, noun_at + 1)
        plain = all(t.upos in ("NOUN", "PROPN", "ADJ") and t.head in inside for t in within)
        if plain and tokens[noun_at].text.islower() and is_body_noun(tokens[noun_at]):
            return " ".join(t.text for t in tokens[union.index : noun_at + 1])
    return ""
