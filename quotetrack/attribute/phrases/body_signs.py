"""Tells by the words in and around a name that a body bears it: *the house Vale Shoji*, *the Coast Guard*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from quotetrack.attribute.phrases.body_words import is_body_noun
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, given_names, noun, titles
from quotetrack.lexicon.word_sets import word_pairs, word_set
from quotetrack.model import Sentence, Token

_COURTESY = word_set("entities.courtesy_titles")
_OF_BODIES = word_set("entities.posts_of_bodies")
_FOUNDED = word_set("entities.posts_of_founded")
_SEATS = word_set("entities.party_seats")
_PARTIES = word_set("entities.party_words")
_LAWMAKERS = word_set("entities.lawmakers_of_parties")
_PARTY_NOUNS = word_set("entities.party_nouns")
_OF_FIRMS = word_set("entities.posts_of_firms")
_RANKED = word_set("entities.posts_that_run")
_RUNNING = word_set("phrases.running")
_RANKS = word_set("entities.ranks") | word_set("phrases.levels_of_analysts")
_CANDIDATES = word_set("entities.candidates_of_parties")
_POLITICAL = _CANDIDATES | word_set("entities.people_of_parties")
_FACTIONS = word_set("entities.factions")
_QUALIFYING = word_set("entities.qualifying") | word_set("entities.long_serving")
_PRESS = word_pairs("provenance.names_of_press").keys()
_AS_BODIES = word_set("entities.posts_as_bodies")
_RUN = word_set("provenance.run_by")
_STATES = word_set("entities.governments") | word_set("phrases.no_bodies")
_OWNS = grammar.POSSESSIVE_CLITICS


def is_firm(sentence: Sentence, first: int, last: int) -> bool:
    """*Trading house Vale Shoji* is one; *the house Ann Roe bought* makes her none."""
    noun_before = sentence.tokens[first - 1] if first > 0 else None
    if noun_before is None or noun_before.upos != "NOUN" or not noun_before.text.islower():
        return False
    row = noun(noun_before.text, noun_before.lemma)
    inside = range(first, last + 1)
    head = next((t for t in sentence.tokens[first : last + 1] if t.head not in inside), None)
    joined = noun_before.head in inside or (
        head is not None and head.head == noun_before.index and head.rel in ("appos", "flat")
    )
    return row is not None and row.type == "organization" and joined


def is_run(sentence: Sentence, first: int) -> bool:
    """*State-run Vale Shoji*, *the church-owned Vale Shoji* is a body. Not: *the Avon-based Ann Roe*."""
    words = sentence.tokens
    joined = first > 2 and words[first - 2].text == "-" and words[first - 1].text.lower() in _RUN
    owner = words[first - 3].text.lower() if joined else ""
    return joined and (owner in _STATES or is_body_noun(words[first - 3]))


def is_told_body(sentence: Sentence, first: int, last: int) -> bool:
    """*Vale Shoji, a drug maker,* is a body. Not: *Vale Shoji, a maker of bells*, nor *Ann Roe, a giant*."""
    words = sentence.tokens
    opens = [t.text.lower() for t in words[last + 1 : last + 3]]
    if last == first or opens[:1] != [","] or opens[-1] not in grammar.INDEFINITE_ARTICLES:
        return False
    nominal = list(takewhile(lambda t: t.upos in ("ADJ", "NOUN") and t.text.islower(), words[last + 3 :]))
    stop = words[last + 3 + len(nominal) : last + 4 + len(nominal)]
    told = len(nominal) > 1 and nominal[-1].upos == "NOUN" and is_body_noun(nominal[-1])
    return told and bool(stop) and stop[0].text == "," and words[first].text.lower() not in given_names()


def has_post(sentence: Sentence, first: int, last: int) -> bool:
    """*Karel Enerji's chairman*, *Tapak's founder* is a body's. Not: *Ann Roe's chairman*."""
    words, mark = sentence.tokens, last if sentence.tokens[last].text in _OWNS else last + 1
    named = words[first].text.lower() not in given_names()
    titled = first > 0 and fold_word(words[first - 1].text) in _COURTESY
    if not named or titled or mark + 1 >= len(words) or words[mark].text not in _OWNS:
        return False
    behind = list(
        takewhile(lambda t: t.upos in ("NOUN", "ADJ", "PROPN") and t.text.islower(), words[mark + 1 :])
    )
    posts = _OF_BODIES if mark - first > 1 else _FOUNDED
    told = first > 0 and words[first - 1].text.lower() == "the" and mark - first > 1
    return any(t.text in posts or (told and role_word(t)) for t in behind)  # the Mto Wetu's secretary


def sits_for(sentence: Sentence, last: int) -> bool:
    """*Fianna Gall TD Ann Roe* sits for a party. Not: *Ann Roe TD said*, who has a seat herself."""
    words = sentence.tokens
    seated = last + 2 < len(words) and words[last + 1].text in _SEATS
    return seated and words[last + 2].ner.endswith("PERSON")


def is_employer(sentence: Sentence, first: int) -> bool:
    """*Analyst Ann Roe of Banque Rivage* works there. Not: *Ann Roe of Tuxtla Real*, who may live there.

    Nor do people: *Analyst Ann Roe of Bob Lee*.
    """
    words = sentence.tokens
    if first < 2 or words[first - 1].text not in grammar.POST_PREPOSITIONS | {"at"}:
        return False
    start = first - 1
    while start > 0 and words[start - 1].ner.endswith("PERSON"):
        start -= 1
    posted = 0 < start < first - 1 and role_word(words[start - 1])
    return posted and words[first].text.lower() not in given_names()


def are_people(sentence: Sentence, last: int) -> bool:
    """Tell whether a body is called after people: *the Coast [Guard] said*, *Avon [Stars] captain Ann Roe*.

    So *the Bridge and Road [Executive] said*.

    Not: *Avon Trust [Chairman] said*, a post, nor *Coast [Guard] Ann Roe*, whom it describes.
    """
    words, token = sentence.tokens, sentence.tokens[last]
    if called_after_people(words, last):
        return True
    row = noun(token.text, token.lemma)
    plain = row is not None and row.type == "person" and (row.bearing == "none" or token.text in _AS_BODIES)
    named = last + 1 < len(words) and words[last + 1].ner.endswith("PERSON")
    return plain and token.ner == "E-ORG" and token.text[:1].isupper() and not (named or headline(sentence))


def ends_body(tokens: tuple[Token, ...], first: int, index: int) -> bool:
    """Tell whether a post behind a body's name belongs to it: *The Rail and Road [Executive] said*.

    Not: *the Rail Trust [Executive] Ann Roe*, nor *Avon [Executive]*. ``first`` is where the name begins.
    """
    opened = (
        first > 0 and tokens[first - 1].text.lower() in grammar.ARTICLES and tokens[index].text in _AS_BODIES
    )
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return opened and index > first and (behind is None or not behind.text[:1].isupper())


def called_after_people(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a word before a post ends a body's name: *Home [Guard] chief Roe*, *Avon [Kings] coach*.

    Not: *Avon Trust [Chairman] Ann Roe*, nor *Avon Bank [Clerk] Ann Roe*, before whom no post stands.
    """
    if index + 1 >= len(tokens) or not tokens[index].text[:1].isupper():
        return False
    row = noun(tokens[index].text, tokens[index].lemma)
    plain = row is not None and row.type == "person" and row.bearing == "none"
    plain = plain or (index > 0 and tokens[index].xpos == "NNPS" and tokens[index - 1].text.istitle())
    return plain and tokens[index + 1].text.islower() and role_word(tokens[index + 1])


def headline(sentence: Sentence) -> bool:
    """Tell whether a sentence is set in title case, where capitals tell nothing."""
    words = [t.text for t in sentence.tokens if len(t.text) > 3 and t.text.isalpha()]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.75 * len(words)


def role_word(token: Token) -> bool:
    """Tell whether the word is a title or a noun of a person (*Chairman*)."""
    word = noun(token.text, token.lemma)
    return (fold_word(token.text),) in titles() or (word is not None and word.type == "person")


def of_people(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether people end a body's name: *Association of Harbour Clerks*, *the firm, Swift Coaches,*."""
    words = sentence.tokens
    plural = words[last].feat("Number") == "Plur" or words[last].xpos == "NNPS"
    between = [t.text for t in (*words[max(first - 1, 0) : first], *words[last + 1 : last + 2])] == [",", ","]
    if ends_body(words, first, last):
        return True  # the Rail and Road Executive
    return plural and (between or any(t.text in grammar.POST_PREPOSITIONS for t in words[first:last]))


def party_of(tokens: tuple[Token, ...], first: int, head: int) -> str:
    """Return the party named right before a seat in a parliament: Harbour Democrat of *Harbour Democrat MP*.

    So *Harbour Green Party (HGP) Legislator*. Not the constituency: *Avon East MP*.
    """
    lawmaker = tokens[head].lemma.lower() in _LAWMAKERS
    if tokens[head].text not in _SEATS and not lawmaker:
        return ""
    bracket = head - 3  # Harbour Green Party (HGP) Legislator
    glossed = bracket >= first and tokens[bracket].text == "(" and tokens[head - 1].text == ")"
    start = end = bracket if glossed else head
    while start > first and tokens[start - 1].upos in ("PROPN", "ADJ"):
        if tokens[start - 1].ner.endswith("LOC"):
            break
        start -= 1
    while start < end and tokens[start].text.lower() in _QUALIFYING:
        start += 1  # veteran Labour MP
    party = tokens[start:end]
    if lawmaker and (len(party) < 2 or party[-1].text.lower() not in _PARTY_NOUNS):
        return ""  # not: Democratic legislator
    return " ".join(t.text for t in party) if names_party(party) else ""


def stood_for(tokens: tuple[Token, ...], first: int, head: int) -> tuple[int, int] | None:
    """Return where the party stands of whoever does politics for it: *[Green Party] Avon mayoral candidate*.

    So *an [SDP] politician*, *the [SDP] caucus whip*. Not: *the NATO candidate*, of which letters alone tell
    no party, *a British politician*, nor *the party's candidate*.
    """
    if tokens[head].lemma.lower() not in _POLITICAL:
        return None
    for last in range(head - 1, first - 1, -1):
        word = tokens[last]
        if word.text.istitle() and word.text.lower() in _PARTY_NOUNS and word.ner.endswith("ORG"):
            start = last
            while (
                start > first and tokens[start - 1].upos in ("PROPN", "ADJ") and _is_named(tokens[start - 1])
            ):
                start -= 1
            return (start, last) if start < last else None
    place = head - 1
    while place > first and tokens[place].text.lower() in _FACTIONS:
        place -= 1
    letters = place >= first and tokens[place].ner == "S-ORG" and tokens[place].text.isupper()
    return (place, place) if letters and tokens[head].lemma.lower() not in _CANDIDATES else None


def party_behind(tokens: tuple[Token, ...], head: int) -> tuple[int, int] | None:
    """Return where the party stands from which a lawmaker is: *a lawmaker from the ruling [Harbour Party]*.

    Not: *a lawmaker from the Harbour Board*, nor *a clerk from the Harbour Party*.
    """
    posted = tokens[head].lemma.lower() in _POLITICAL | _LAWMAKERS
    if (
        not posted
        or head + 2 >= len(tokens)
        or tokens[head + 1].text.lower() not in grammar.MEMBERSHIP_PREPOSITIONS
    ):
        return None
    place = head + 2
    while (
        place < len(tokens) - 1
        and tokens[place].text.islower()
        and tokens[place].upos in ("DET", "ADJ", "VERB")
    ):
        place += 1
    last = place
    while last < len(tokens) - 1 and _is_named(tokens[last + 1]):
        last += 1
    named = last > place and tokens[last].text.istitle() and tokens[last].text.lower() in _PARTY_NOUNS
    return (place, last) if named and _is_named(tokens[place]) else None


def _is_named(token: Token) -> bool:
    """Tell whether a word can be one of a party's name: it has a capital and is no place's, nor a rank."""
    rank = token.text.lower() in _QUALIFYING
    return token.text[:1].isupper() and not token.ner.endswith(("PERSON", "LOC")) and not rank


def names_party(words: Sequence[Token]) -> bool:
    """Tell whether words name a party: *Harbour Democrat*, *SDLP*; not *Avon East*."""
    return any(t.ner.endswith("NORP") or t.text.isupper() or t.text.lower() in _PARTIES for t in words)


def called_by_phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the names that people with a preposition make, all in capitals: *[Nurses Without Walls] said*.

    Not: *Nurses without papers*, nor in a headline.
    """
    words = sentence.tokens
    for link in words[1:-1] if not headline(sentence) else ():
        head, last = words[link.index - 1], link.index + 1
        named = all(t.text.istitle() and t.text.isalpha() for t in (head, link, words[last]))
        row = noun(head.text, head.lemma)
        people = row is not None and row.type in ("person", "group") and head.text.endswith("s")
        if link.upos != "ADP" or not named or not people:
            continue
        while last + 1 < len(words) and words[last + 1].text.istitle():
            last += 1
        yield head.index, last


def called_after_founders(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the names of bodies that begin with people's: *the [Ann and Bob Roe Foundation] said*.

    Not: *Ann Roe and the Bay Foundation*, nor *Ann Roe Foundation*, which the tree does not hang on one noun.
    """
    words = sentence.tokens
    for noun_at in (t.index for t in words[1:] if t.text.istitle() and is_body_noun(t)):
        first = noun_at
        while first > 0 and _is_part(words[first - 1]) and not role_word(words[first - 1]):
            first -= 1
        while first < noun_at and words[first].upos == "CCONJ":
            first += 1
        inside = range(first, noun_at + 1)
        people = any(t.ner.endswith("PERSON") for t in words[first:noun_at])
        outer = [t.index for t in words[first : noun_at + 1] if t.head not in inside]
        opened = first > 0 and words[first - 1].text.lower() in grammar.ARTICLES  # the Ann and Bob Roe Trust
        whole = outer == [noun_at] or (opened and {*outer} <= {first, noun_at})
        if people and whole and not headline(sentence):
            yield first, noun_at


def _is_part(token: Token) -> bool:
    """Tell whether a word before a body's noun can be of its name: a capital, *and*, a part of a person's."""
    capital = token.text[:1].isupper() and token.upos in ("PROPN", "ADJ", "NOUN", "X")
    return capital or token.text in ("and", "&") or token.ner.endswith("PERSON")


def is_club(tokens: tuple[Token, ...], before: tuple[int, int, str], first: int, last: int) -> bool:
    """Tell whether two bodies in a row are one club before a post: *[Avon Kings] coach Ann Roe*.

    Not: *Avon Trust bosses said*, nor *the FBI's Kings*.
    """
    start, end, label = before
    town, name = tokens[end], tokens[first]
    single = start == end and first == last == end + 1 and label in ("ORG", "LOC")
    plural = name.text.istitle() and name.text.endswith("s") and town.text.istitle()
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    posted = behind is not None and behind.text.islower() and role_word(behind)
    return single and name.ner == "S-ORG" and plural and posted and town.head == name.head


def opened_by_hyphen(tokens: Sequence[Token], first: int) -> int:
    """Return where a name of a hyphen's two parts begins: *the [U.S.]-Korea Council*, *the [Roe]-Lee Bank*.

    Not: *the anti-[Avon] Council*, nor *Marlow - [Avon Council]*. ``first`` is where it seems to begin.
    """
    if first < 2 or tokens[first - 1].text not in ("-", "–"):
        return first
    before, mark = tokens[first - 2], tokens[first - 1]
    glued = before.span.end == mark.span.start and mark.span.end == tokens[first].span.start
    return first - 2 if glued and before.text[:1].isupper() and before.upos == "PROPN" else first


def has_analyst(sentence: Sentence, last: int) -> bool:
    """*Marlow Wood principal analyst Ann Roe*, *Mto Wetu general secretary Ann Roe* is of a body.

    Not: *Marlow Wood aide Ann Roe*, *Marlow Wood press secretary Ann Roe*.
    """
    words, post = sentence.tokens, last + 1
    while post < len(words) - 1 and words[post].text.lower() in _RANKS | _RUNNING:
        post += 1
    if post >= len(words) - 1 or not words[post].text.islower():
        return False
    ranked = words[post].text in _RANKED and words[post - 1].text in _RUNNING
    return (ranked or words[post].text in _OF_FIRMS) and words[post + 1].ner.endswith("PERSON")


def is_of_things(sentence: Sentence, before: tuple[int, int, str], first: int, last: int) -> bool:
    """Tell whether a plural behind a place's name makes a body's: *Tri-County [Aggregates] said*.

    Not: *Avon Roe said*.
    """
    token = sentence.tokens[last]
    plural = token.xpos in ("NNS", "NNPS") or token.lemma == token.text.lower().removesuffix("s")
    return before[2] == "LOC" and before[1] + 1 == first == last and plural and token.text.endswith("s")


def is_paper(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a noun for people has an outlet's capital behind an article: *told the [Observer] so*.

    Not: *told the [Observer] Ann Roe so*, nor *told [Observer]*.
    """
    word, behind = tokens[index], tokens[index + 1 : index + 2]
    alone = not behind or not behind[0].text[:1].isupper()
    opened = index > 1 and tokens[index - 1].text in grammar.ARTICLES
    return alone and opened and word.text.istitle() and word.text.lower() in _PRESS


def through_small_words(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a foreign name ends whose small words the tagger left: *Te Puna [i te reo Maori] said*.

    Not: *Te Puna [said]*, nor *Te Puna [Ann Roe]*. The tagged name goes from ``first`` to ``last``.
    """
    place = last + 1
    flat = place < len(tokens) and tokens[place].rel == "flat" and tokens[place].head in range(first, place)
    while place < len(tokens) and tokens[place].text.islower():
        if tokens[place].rel != "flat" and tokens[place].upos != "X":
            return last
        place += 1
    return place - 1 if flat and place < len(tokens) and tokens[place].text[:1].isupper() else last
