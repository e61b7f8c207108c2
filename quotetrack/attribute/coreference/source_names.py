"""Finds the names that a source speaks of, apart from those that only help to describe it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.salience import last_before
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.known_as import LETTERS, ONCE, told_of
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.body_signs import headline, role_word
from quotetrack.attribute.phrases.clause_parts import (
    before_titles,
    describes_led_in,
    in_bracket,
    is_hyphened,
    joins_two_posts,
)
from quotetrack.attribute.phrases.employers import owning_mark
from quotetrack.attribute.phrases.namings import joins_person, named_noun, names_whose
from quotetrack.attribute.phrases.person_signs import is_seat, sex_of_given
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import fold_word, noun, titles
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Span, Token

_RELATIVES = grammar.RELATIVE_PRONOUNS
_OUTLET_NOUNS = word_set("coreference.outlet_nouns") | grammar.SINGULAR_REFLEXIVES
_POST_NOMINALS = word_set("entities.post_nominals")
_LOWER = word_set("entities.deputies")
_PAST = word_set("entities.past_posts")
_PORTFOLIOS = word_set("entities.portfolio_posts")
_DEFINITE = grammar.DEFINITE_DETERMINERS
_DESCRIBING = ("NOUN", "PROPN", "ADJ", "NUM", "X")

Before = tuple[int, bool, int] | None  # the last name's end, whether it only helped to describe, its start


def named_heads(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> list[Entity]:
    """Return the entities that a source names as speakers, in order.

    *Ann Roe and Bob Lee*, *the trust's director, Ann Roe*; not Ann Roe in *a lawyer for Ann Roe*,
    *Ann Roe's lawyer*, *Roe supporters* or *critics like Ann Roe*. Read by position.
    """
    if not tokens:
        return []
    first, last = tokens[0].index, tokens[-1].index
    words = sentence.tokens
    while first < last and words[first].upos in ("ADP", "PUNCT", "VERB"):
        first += 1
    found: list[tuple[Entity, Mention]] = []
    before: Before = None
    index = first
    while index <= last:
        mention = cast.by_place.get((sentence.index, index))
        if (
            words[index].text.lower() in _RELATIVES
            and index > first
            and words[index].upos in ("PRON", "DET", "SCONJ")
        ):
            break
        if mention is None or mention not in cast.owner:
            index += 1
            continue
        bracketed = in_bracket(words, first, mention.first)
        short = words[index].text.isupper() and len(cast.owner[mention].words) > 1
        again = before is not None and cast.entity_at(sentence, before[0]) is cast.owner[mention]
        beside = before is not None and words[before[0] + 1].text == "("
        if bracketed and (again or beside or not short):
            index = max(mention.last, index) + 1  # Ann Roe (Alden); not the Avon Trust (AT)
            continue
        owns = mention.last < last and words[mention.last + 1].text in ("'s", "’s")
        opens = index == first and headline(sentence) and not owns  # there the verb looks like a name
        opens = opens and not _titles_somebody(cast, sentence, mention.last + 1, last)
        place = (max(mention.first, first), mention.last)
        person = cast.owner[mention].label == "person"
        held = person and (_office(words, first, place[0]) or named_noun(sentence, place[0]) is not None)
        embedded = not opens and _embedded(words, (first, last), place, before, office=held, body=not person)
        if embedded and person and before is not None:
            body = cast.by_place.get((sentence.index, before[0]))
            other = body is not None and cast.owner[body].label != "person"
            beside = before[0] == place[0] - 1 and not _modifies(words, place[1] + 1, last)  # Trust Ann Roe
            embedded = not (other and (beside or _apposed(words, (before[0], *place), last)))
        if embedded and person and place[1] == last and _closes(words, first, place[0]):
            embedded = False
        bare = person and not (mention.title or sex_of_given(cast.owner[mention].words[0]))
        if embedded and person and before is not None and found:
            embedded = not joins_person(words, mention.head, mention.first, found[-1][1].head)
        whose = bare or not person
        whose = whose and names_whose(words, first, mention.head, mention.first, body=not person)
        embedded = embedded or whose
        if not embedded:
            found.append((cast.owner[mention], mention))
        before = (mention.last, embedded, max(mention.first, first))
        index = max(mention.last, index) + 1
    people = list(dict.fromkeys(e for e, _ in found if e.label == "person"))
    if people:
        return people
    if found and found[-1][1].last < last and _heads_noun(words, found[-1][1].last + 1, last):
        return []
    bodies = list(dict.fromkeys(e for e, _ in found))
    return bodies if all(e.label == bodies[0].label for e in bodies) else bodies[:1]


def _titles_somebody(cast: Cast, sentence: Sentence, post: int, last: int) -> bool:
    """Tell whether a post and a person's name follow: *Transport [Secretary Rosa Delmar]*."""
    row = noun(sentence.tokens[post].lemma) if post < last else None
    posted = post < last and (is_seat(sentence.tokens, post) or (row is not None and row.type == "person"))
    held = cast.entity_at(sentence, post + 1) if posted else None
    return held is not None and held.label == "person"


def _closes(words: Sequence[Token], first: int, name: int) -> bool:
    """Tell whether a name closes the description of one person: *the lawmaker from the Avon ward Ann Roe*.

    Not: *the lawyer for Mayor Ann Roe*, *a critic of Ann Roe*.
    """
    before = noun(words[name - 1].text, words[name - 1].lemma)
    own = words[name - 1].upos == "NOUN" and (before is None or before.type not in ("person", "group"))
    opening = takewhile(lambda t: t.upos != "ADP", words[first:name])
    listed = (t for t in opening if t.upos in ("NOUN", "PROPN") and noun(t.text, t.lemma) is not None)
    head = next(listed, None)
    row = noun(head.text, head.lemma) if head is not None and head.upos == "NOUN" else None
    single = head is not None and head.feat("Number") != "Plur"
    return own and single and row is not None and row.type == "person"


def _apposed(words: Sequence[Token], place: tuple[int, int, int], last: int) -> bool:
    """Tell whether a name between commas ends a source behind a body: *counsel for the trust, Ann Roe,*."""
    before, first, end = place
    between = [t.text for t in words[before + 1 : first]]
    rest = [t for t in words[end + 1 : last + 1] if t.text != "," and t.text not in _POST_NOMINALS]
    return between == [","] and not rest


def _heads_noun(words: Sequence[Token], first: int, last: int) -> bool:
    """*White House and Pentagon spokesmen* speak as spokesmen: bodies joined before a noun name it only."""
    if words[first].upos != "CCONJ":
        return False
    return words[last].upos == "NOUN" and all(
        t.upos in ("CCONJ", "PROPN", "NOUN", "ADJ") for t in words[first : last + 1]
    )


def adjoining_name(
    cast: Cast, sentence: Sentence, tokens: Sequence[Token], told: Sequence[Span]
) -> Entity | None:
    """Return the person whose name stands right beside a description that was taken for the whole source.

    *the trust's director* in *Ann Roe, the trust's director told* is Ann Roe, and *the director* in
    *the director, Ann Roe, told*; in *After meeting Ann Roe, the director said* it is not. *Mum-of-three Ann
    Roe* ends in her name. A name in the words that are ``told`` is of whom they tell: *According to the
    director, [Ann Roe left]*, *[Ann Roe], the director said, [had left]*.
    """
    words, first, last = sentence.tokens, tokens[0].index, tokens[-1].index
    ended = cast.by_place.get((sentence.index, last))
    if ended is not None and ended.first > first and words[ended.first - 1].upos == "NUM":
        return cast.owner[ended] if cast.owner[ended].label == "person" else None
    row = next((r for t in reversed(tokens) if (r := noun(t.text, t.lemma)) is not None), None)
    plural = any(t.feat("Number") == "Plur" and t.rel == "nsubj" for t in tokens)
    owned = any(t.text.lower() in grammar.DESCRIPTION_OWNERS for t in tokens)
    if row is None or row.type != "person" or plural or owned:
        return None
    after = last + 2 if last + 2 < len(words) and words[last + 1].text == "," else last + 1
    while after < len(words) and (fold_word(words[after].text),) in titles():
        after += 1
    entity = cast.entity_at(sentence, after) if after < len(words) else None
    if entity is not None and entity.label == "person":
        end = cast.by_place[sentence.index, after].last + 1
        verb = end < len(words) and words[end].upos in ("VERB", "AUX") and not _within(words[after], told)
        closes = verb or (end < len(words) and words[end].text == ",")
        if closes and not _modifies(words, end, len(words) - 1):
            return entity
    mention = cast.by_place.get((sentence.index, first - 2)) if first > 1 else None
    if mention is None or words[first - 1].text != "," or cast.owner[mention].label != "person":
        return None
    if _within(words[mention.last], told):
        return None
    if words[first].deprel == "nmod:poss":
        return None  # Roe, her deputy said, was ill
    before = before_titles(words, mention.first)
    opens = before < 0 or words[before].upos == "PUNCT"  # not: According to Mr Roe, the clerk told him
    opens = opens and not describes_led_in(words, before)
    return cast.owner[mention] if opens and mention.weight >= 0.3 else None


def _within(token: Token, told: Sequence[Span]) -> bool:
    """Tell whether a word stands in what is told."""
    return any(span.overlaps(token.span) for span in told)


def namesakes(
    cast: Cast, people: Sequence[Entity], sentence: Sentence, tokens: Sequence[Token]
) -> tuple[str, ...]:
    """Return the people between whom a bare surname does not decide, the chosen one first, else none.

    *Roe* where Ann Roe and Bob Roe were both named before; *Mrs. Roe* and *Ann Roe* decide.
    """
    if len(people) != 1 or people[0].label != "person":
        return ()
    mentions = {m for t in tokens if (m := cast.by_place.get((sentence.index, t.index))) is not None}
    own = [m for m in mentions if cast.owner.get(m) is people[0]]
    if not own or any(len(m.words) > 1 or m.gender for m in own):
        return ()
    start = tokens[0].span.start
    others = [
        e.name
        for e in cast.by_name.surnamed(own[0].words[-1])
        if e is not people[0] and len(e.words) > 1 and last_before(e, start) is not None
    ]
    return (people[0].name, *others) if others else ()


def by_initials(cast: Cast, entity: Entity, sentence: Sentence, tokens: Sequence[Token]) -> Entity:
    """*the ASP* is the person introduced as Assistant Superintendent of Police; *the UN* is no person.

    Nor is *the SP* whoever is superintendent of police where the article has an *SP leader*.
    """
    if entity.label == "organization" and len(entity.words) > 1:
        return _titled_by(cast, entity, sentence, tokens) or entity
    letters = entity.name.replace(".", "")
    if entity.label == "place" or not is_abbreviation(letters) or len(entity.words) > 1:
        return entity
    place = next((t for t in tokens if t.text.replace(".", "") == letters), None)
    held = holder(cast, sentence, place) if place is not None else None
    if held is not None and not (entity.label == "organization" and _has_people(cast, entity)):
        return held
    if held is None and (titled := _titled_by(cast, entity, sentence, tokens)) is not None:
        return titled
    loosely = entity.label == "organization" and not cast.by_name.holders(letters, "")
    return (cast.by_name.of_initials(letters) if loosely else None) or entity


def _titled_by(cast: Cast, entity: Entity, sentence: Sentence, tokens: Sequence[Token]) -> Entity | None:
    """*The Roads CS* is *Roads CS Ann Roe*, before whose name the very letters stand as her title.

    Not: *the Avon FC*, where *Avon FC captain Ann Roe* is named, nor an outlet: *BBC*, *Ann Roe, BBC*.
    """
    definite = tokens[0].text.lower() in _DEFINITE
    if not definite or not is_abbreviation(entity.words[-1]) or outlet(entity.name) is not None:
        return None
    for mention in entity.mentions:
        held = cast.entity_at(cast.reading.sentences[mention.sentence], mention.last + 1)
        if mention.words and held is not None and held.label == "person" and mention.words == entity.words:
            return held
    return None


def holder(cast: Cast, sentence: Sentence, token: Token) -> Entity | None:
    """Return whose post a word in capitals abbreviates: *the SP* is Ann Roe, superintendent of police.

    *The former CE* is who was chief executive. Not: *the PM*, a deputy prime minister, nor *the PM
    of Chile* another's. Of several, who was named last.
    """
    letters = token.text.replace(".", "")
    before = sentence.tokens[max(0, token.index - 2) : token.index]
    word = before[-1].text.lower() if before else ""
    lower = ONCE if word in _PAST else word if word in _LOWER else ""
    article = before[:-1] if lower else before
    if not is_abbreviation(letters) or not article or article[-1].text.lower() not in _DEFINITE:
        return None
    after = [t for t in sentence.tokens[token.index + 1 : token.index + 4] if t.upos != "DET"]
    of = after[1].text if len(after) > 1 and after[0].text in grammar.POST_PREPOSITIONS else ""
    able = [e for e in cast.by_name.holders(letters, lower) if of.lower() in told_of(e).roles]
    named = [(m.span, e) for e in able if (m := last_before(e, token.span.start, named=True)) is not None]
    return max(named, key=lambda pair: pair[0])[1] if named else next(iter(able), None)


def is_abbreviation(letters: str) -> bool:
    """Tell whether a word can abbreviate a post or a body: *SP*, *DGP*; not *I*, *MoU*, *FOREST*."""
    return letters.isupper() and letters.isalpha() and len(letters) in LETTERS


def _has_people(cast: Cast, entity: Entity) -> bool:
    """Tell whether somebody is told to be of a body, be it in letters: *the SP leader Ann Roe*."""
    for mention in entity.mentions:
        words = cast.reading.sentences[mention.sentence].tokens
        rows = (noun(t.text, t.lemma) for t in words[mention.last + 1 : mention.last + 2])
        if any(row is not None and row.type in ("person", "group") for row in rows):
            return True
    return False


def _embedded(
    words: Sequence[Token],
    source: tuple[int, int],
    place: tuple[int, int],
    before: Before,
    *,
    office: bool,
    body: bool,
) -> bool:
    """Tell whether a name only helps to name another: by what follows it, and by what leads up to it."""
    titled = not body and place[1] < source[1] and words[place[1] + 1].text in _POST_NOMINALS
    if not titled and _modifies(words, place[1] + 1, source[1]):
        return True  # but: Ann Roe MP
    left = place[0] - 1
    named = range(before[2], before[0] + 1) if before is not None and before[1] else ()
    while left >= source[0] and (
        words[left].upos in _DESCRIBING
        or words[left].rel == "amod"
        or (words[left].text == "-" and words[left + 1].rel == "amod")  # the Avon-based trust
        or left in named
        or (words[left].upos == "VERB" and left - 1 in named)
        or _joins_posts(words, left, source[0])
    ):
        left -= 1
    if before is not None and left <= before[0] < place[0] and _listed(words[before[0] + 1 : place[0]]):
        return before[1]
    while left >= source[0] and (
        words[left].upos in ("DET", "PRON")
        or words[left].text in ("“", "”", '"', "-")
        or is_hyphened(words, left)
    ):
        left -= 1
    if before is not None and not before[1] and left <= before[0]:
        return True  # a second name that nothing joins to the first
    if left < source[0] or office:
        return False
    owned = left == place[0] - 1 and words[left].text in grammar.POSSESSIVE_CLITICS
    if body and owned and before is not None:
        return before[1] and place[1] == source[1]  # a keeper at Elm Hill's Reptile House
    if words[left].upos in ("ADP", "SCONJ", "VERB", "AUX") or words[left].text.lower() in (
        "like",
        "including",
    ):
        return True
    if words[left].text == ")" and owning_mark(words, left) > 0:
        return False  # the Avon Trust's (AT) Ann Roe
    if before is not None and (words[left].text == ")" or (words[left].upos == "CCONJ" and before[0] < left)):
        return before[1] and not joins_two_posts(words, left, place[0])
    return False


def _joins_posts(words: Sequence[Token], index: int, first: int) -> bool:
    """Tell whether *and* joins what one person is, behind a comma: *the dean, the priest and poet Ann Roe,*.

    Not: *the dean and the poet Ann Roe*, *the dean, a priest and Ann Roe*.
    """
    if words[index].upos != "CCONJ" or index - 2 <= first or index + 1 >= len(words):
        return False
    sides = (words[index - 1], words[index + 1])
    rows = [noun(t.text, t.lemma) for t in sides if t.upos == "NOUN"]
    single = len(rows) == 2 and all(row is not None and row.type == "person" for row in rows)
    left = index - 1
    while left > first and words[left].upos in _DESCRIBING:
        left -= 1
    return single and words[left].upos == "DET" and words[left - 1].text == ","


def _modifies(words: Sequence[Token], follow: int, last: int) -> bool:
    """*Roe's lawyer*, *Roe supporters*, *Avon Rail managing director*: it says whose; not *AP agency*."""
    if follow > last:
        return False
    after = words[follow]
    if after.text in grammar.POSSESSIVE_ENDINGS:
        return follow < last
    nominal = after.upos in ("NOUN", "PROPN", "ADJ") or after.rel == "amod"
    posted = after.upos == "VERB" and follow < last and role_word(words[follow + 1])
    return after.text == "-" or posted or (nominal and after.text.lower() not in _OUTLET_NOUNS)


def _listed(between: Sequence[Token]) -> bool:
    """Tell whether what lies between two names only joins them: *Ann Roe (D-Ohio) and Senator Bob Lee*."""
    joins = all(
        t.text in (",", "(", ")", "-")
        or t.upos in ("CCONJ", "PUNCT", "PROPN", "DET")
        or noun(t.text, t.lemma)
        for t in between
    )
    return joins and any(t.upos == "CCONJ" or t.text == "," for t in between)


def _office(words: Sequence[Token], first: int, name: int) -> bool:
    """*member of parliament Ann Roe* names Ann Roe, so *Minister of Justice Ann Roe*.

    Not: *critics of senator Ann Roe*, *critics of Justice Ann Roe*.
    """
    left = name - 1
    while left >= first and (
        words[left].upos in (*_DESCRIBING, "DET", "PRON")
        or words[left].rel == "amod"
        or words[left].text in ("“", "”", '"', "-")
    ):
        left -= 1
    if left < first or words[left].text.lower() != "of" or left <= first or left + 1 >= name:
        return False
    held = noun(words[left - 1].text, words[left - 1].lemma)
    field = words[left - 1].lemma.lower() in _PORTFOLIOS and left + 2 == name  # minister of Justice Ann Roe
    between = [noun(t.text, t.lemma) for t in words[left + 1 + field : name]]
    return (
        held is not None
        and held.type == "person"
        and not any(b is not None and b.type == "person" for b in between)
    )
