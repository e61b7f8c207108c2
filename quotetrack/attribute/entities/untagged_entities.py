"""Entities that the name tagger does not give: bodies named after people, groups, documents, pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention, prominence
from quotetrack.attribute.phrases.body_signs import headline
from quotetrack.attribute.phrases.described_things import around
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.namings import is_naming
from quotetrack.attribute.phrases.noun_phrases import complement
from quotetrack.attribute.phrases.same_names import fold_name
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Sentence, Span, Token

_STAFF = word_set("entities.staffs")
_STATE = word_set("entities.governments")
_OWNERS = grammar.POSSESSIVE_DETERMINERS | {"whose"}
_BETWEEN = grammar.POSSESSIVE_ENDINGS | word_set("entities.campaign_adjectives")
_ONE_MORE = word_set("entities.one_more")
_PORTFOLIOS = word_set("entities.portfolio_posts")
_OTHER_POST = word_set("entities.past_posts") | word_set("entities.deputies")
_RANKS = word_set("entities.ranks") - _OTHER_POST
_ASIDE = word_set("entities.party_asides") | {"of", "-"}

Places = dict[tuple[int, int], Entity]
_Told = tuple[Entity, set[str]]  # who is described, and what told them from others
Found = Iterator[tuple[Entity, Mention]]


def missed_surnames(reading: Reading, entities: list[Entity], places: Places) -> Found:
    """Yield the surnames that the tagger passed over (*Roe* where *Ann Roe* is known)."""
    bearers = _surname_bearers(entities)
    for sentence in reading.sentences:
        for t in sentence.tokens:
            opens = t.upos == "NOUN" and t.index == 0 and not headline(sentence)  # Fields said
            if (sentence.index, t.index) in places or not (t.upos == "PROPN" or opens) or len(t.text) < 3:
                continue
            entity = bearers.get(fold_name((t.text,)))
            if entity is not None and t.text[0].isupper():
                yield entity, _mention(reading, sentence, (t, t), (t.text,), "person")


def _surname_bearers(entities: Iterable[Entity]) -> dict[tuple[str, ...], Entity]:
    """Return the first person of each surname whom the article names in full, by the surname folded."""
    found: dict[tuple[str, ...], Entity] = {}
    for entity in entities:
        if entity.label == "person" and len(entity.words) > 1 and (surname := fold_name(entity.words)[-1:]):
            found.setdefault(surname, entity)
    return found


def staffs(reading: Reading, places: Places) -> Found:
    """Yield the bodies named after people: *the Clinton campaign*, *Roe's team*, *the Saudi government*."""
    found: dict[str, Entity] = {}
    for sentence in reading.sentences:
        for t in sentence.tokens[1:]:
            word = t.lemma.lower()
            if word not in _STAFF | _STATE or (sentence.index, t.index) in places:
                continue
            place = t.index - 1
            while place > 0 and sentence.tokens[place].text in _BETWEEN:
                place -= 1
            before = sentence.tokens[place]
            owner = places.get((sentence.index, place))
            if (word in _STAFF and (owner is None or owner.label != "person")) or (
                owner is None and not before.ner.endswith("NORP")
            ):
                continue
            first = before.text if owner is None else owner.words[-1]
            words = (first, "campaign" if word in _STAFF else word)
            entity = found.setdefault(" ".join(words).lower(), Entity("organization", words))
            yield entity, _mention(reading, sentence, (before, t), words, "organization")


def described_groups(reading: Reading, places: Places) -> Found:
    """Yield groups and documents that *they* and *it* can mean: plural people, bodies, things that inform."""
    found: dict[tuple[str, str], Entity] = {}
    described: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)  # by a noun, the last one last
    for sentence in reading.sentences:
        for t in sentence.tokens:
            if t.upos not in ("NOUN", "PROPN") or (sentence.index, t.index) in places:
                continue
            row = noun(t.text, t.lemma)
            plural = t.feat("Number") == "Plur"
            if row is None and not (plural and t.rel == "nsubj"):
                continue
            label = _label(row.type if row is not None else "group", plural)
            if label == "unnamed" and (_is_called(sentence, t) or not _introduced(sentence, t, places)):
                continue
            if label is None:
                continue
            key = (label, t.lemma.lower())
            known = _told_again(sentence, t, described[key]) if label == "unnamed" else found.get(key)
            entity = known or Entity(label, _described(sentence, t), plural=plural, speaks=row is not None)
            if known is None:
                entity.gender = row.gender if row is not None else ""
                found[key] = entity
                described[key].append((entity, _telling(sentence, t)))
            yield entity, _mention(reading, sentence, (t, t), (), label)


def _is_called(sentence: Sentence, token: Token) -> bool:
    """Tell whether a noun with a capital is what somebody is called: *Captain*; not *The Captain*."""
    opened = any(c.rel == "det" for c in sentence.children(token.index))
    return token.upos == "PROPN" and token.text.istitle() and not opened


def _told_again(sentence: Sentence, token: Token, before: list[_Told]) -> Entity | None:
    """Return who is described once more, by the noun that described those ``before``, None for somebody new.

    *a second official* and *another official* are new, and *the Chilean official* is after *the Peruvian
    official*, *the defence minister* after *the prime minister*; *the official* is not, nor *the prime
    minister* who is spoken of again.
    """
    below = {c.text.lower() for c in sentence.children(token.index)}
    if not before or not below.isdisjoint(grammar.INDEFINITE_ARTICLES | _ONE_MORE):
        return None
    mine = _telling(sentence, token)
    found = next((told for told in reversed(before) if mine and _alike(mine, told[1])), None)
    if found is None and (_apart(mine, before[-1][1]) or (mine and len(before) > 1 and before[-1][1])):
        return None
    found = found or before[-1]
    before.remove(found)
    before.append((found[0], found[1] | mine))
    return found[0]


def _alike(one: set[str], other: set[str]) -> bool:
    """Tell whether two descriptions by one noun share what tells people apart: *the prime minister* does."""
    return bool(one & other) and not _apart(one, other)


def _apart(one: set[str], other: set[str]) -> bool:
    """Tell whether two descriptions by one noun are of two people: *Chilean* and *Peruvian*, *former* or not.

    Names are held against names and other words against others: *the Avon official* may be one *of the port
    board*.
    """
    if (one & _OTHER_POST) - other:
        return True
    named, others = {w for w in one if w[0].isupper()}, {w for w in other if w[0].isupper()}
    if named & others:
        return False
    fields, posts = one - named, other - others
    return bool(named and others) or (bool(fields and posts) and fields.isdisjoint(posts))


def _telling(sentence: Sentence, token: Token) -> set[str]:
    """Return what tells a described person from others: Chilean and health of *the Chilean health official*.

    Of a post also what it is held in or for, and that it is another's no more: *the former mayor of Avon*.
    """
    phrase = around(sentence, token.index)
    if phrase is None or phrase.head.index != token.index:
        return set()
    told = {t.text for t in phrase.modifiers if t.text[:1].isupper()}
    row = phrase.row
    if row is not None and row.is_post:
        field = token.lemma.lower() in _PORTFOLIOS
        told |= {t.text for t in phrase.modifiers if t.upos == "NOUN" or (field and t.upos == "ADJ")}
        told |= {t.text for t in phrase.modifiers if t.text.lower() in _OTHER_POST}
        told |= {t.text for t in complement(phrase)}
    return told - _RANKS


def _described(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Return the words that describe a group where it is first named (*labour experts*)."""
    row = noun(token.text, token.lemma)
    reach = 8 if row is not None and row.type == "person" and token.feat("Number") != "Plur" else 0
    phrase = around(sentence, token.index, reach)
    if phrase is None or phrase.head is not token:
        return (token.text,)
    words = phrase.name.split()
    return tuple(words[1:] if words[0].lower() in _OWNERS and len(words) > 1 else words)


def _introduced(sentence: Sentence, token: Token, places: Places) -> bool:
    """Tell whether *he* can mean a person described: a subject whom nobody owns and no name follows.

    *The warden left* introduces one; *Roe's wife left* and *the warden, Ann Roe, left* do not, nor does
    *a warden named Ann Roe left*.
    """
    below = list(sentence.children(token.index))
    owners = [c.text.lower() for c in below if c.deprel == "nmod:poss"]
    named = any(c.rel in ("appos", "flat") and (sentence.index, c.index) in places for c in below)
    beside = sentence.tokens[token.index + 1 : token.index + 2]
    named |= bool(beside) and beside[0].text == "," and (sentence.index, token.index + 2) in places
    named |= is_naming(sentence, token.index + 1)
    named |= any(c.rel == "acl" and is_naming(sentence, c.index) for c in below)
    told = token.rel == "nsubj" or any(c.lemma.lower() in ("accord", "according") for c in below)
    return told and not named and all(owner in ("my", "our") for owner in owners)


def pairs(reading: Reading, places: Places) -> Found:
    """Yield the people named side by side, whom *they* can mean: *Ann Roe and Bob Lee*."""
    found: dict[tuple[str, ...], Entity] = {}
    for sentence in reading.sentences:
        words = sentence.tokens
        for t in words:
            if t.upos != "CCONJ" or t.text.lower() != "and":
                continue
            left = _before(words, t.index - 1)
            right = t.index + 1
            while (
                right < len(words) and places.get((sentence.index, right)) is None and _titular(words[right])
            ):
                right += 1
            one, other = places.get((sentence.index, left)), places.get((sentence.index, right))
            if one is None or other is None or one is other or {one.label, other.label} != {"person"}:
                continue
            key = (one.name, other.name)
            entity = found.setdefault(key, Entity("group", key, plural=True, members=(one, other)))
            yield entity, _mention(reading, sentence, (words[left], words[right]), (), "group")


def _before(words: tuple[Token, ...], index: int) -> int:
    """Step over brackets, parties and states back to the name (*Ann Roe, Democrat of Ohio, and*)."""
    steps = 0
    while (
        index > 0
        and steps < 8
        and (words[index].upos == "PUNCT" or words[index].text in _ASIDE or words[index].ner.endswith("LOC"))
    ):
        index -= 1
        steps += 1
    return index


def _titular(word: Token) -> bool:
    """Tell whether a word can stand between *and* and the second name: *Senator*, *his counterpart*."""
    row = noun(word.text, word.lemma)
    return (
        word.upos in ("ADJ", "DET")
        or word.deprel == "nmod:poss"
        or word.text.endswith(".")
        or (row is not None and row.type == "person")
    )


def _label(kind: str, plural: bool) -> str | None:
    """Return the label of a described thing as an entity; single people described are not tracked."""
    if kind in ("person", "group"):
        return "group" if plural or kind == "group" else "unnamed"
    if kind == "organization":
        return "group" if plural else "body"
    return "document" if not plural else None


def _mention(
    reading: Reading, sentence: Sentence, ends: tuple[Token, Token], words: tuple[str, ...], label: str
) -> Mention:
    """Make a mention from its first to its last word."""
    first, last = ends
    span = Span(first.span.start, last.span.end)
    quoted = reading.is_quoted(span.start)
    weight = prominence(sentence, last) * (0.4 if quoted else 1.0)
    if label == "group" and first is not last:
        weight = max(weight, prominence(sentence, first) * (0.4 if quoted else 1.0))
    return Mention(
        span, sentence.index, first.index, last.index, last.index, words, label, weight=weight, quoted=quoted
    )
