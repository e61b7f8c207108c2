"""Entities that the name tagger does not give: bodies named after people, groups, documents, works, pairs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from operator import attrgetter

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention, prominence
from quotetrack.attribute.entities.relabelling import may_be_name
from quotetrack.attribute.phrases.described_things import around
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.namings import is_naming
from quotetrack.attribute.phrases.noun_phrases import Phrase, complement
from quotetrack.attribute.phrases.same_names import fold_name
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import nationalities, noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import alternatives, word_families, word_set
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
_ART = word_families("entities.kinds_of_work")
_NOUNS = frozenset(word for family in _ART for word in family)
_TITLE = re.compile(r"[“\"]([A-Z0-9][^“”\"\n.!?]{0,60}?)[,.]?[”\"]")
_DETERMINERS = "|".join(sorted(grammar.ARTICLES | grammar.PERSONAL_POSSESSIVES))
_NOUN_BEFORE = re.compile(rf"\b([a-z]+),? (?:(?:{alternatives('entities.titling')}) )?$")
_NOUN_AFTER = re.compile(rf"^,? (?:(?:{_DETERMINERS}) )?(?:[\w-]+ ){{0,3}}?([a-z]+)\b")
_start = attrgetter("span.start")
_OWNED = re.compile(rf"\b[A-Z][\w’'-]*[’']s? (?:(?:{alternatives('entities.fresh')}) )?$")

Places = dict[tuple[int, int], Entity]
_Told = tuple[Entity, set[str]]  # who is described, and what told them from others
Found = Iterator[tuple[Entity, Mention]]


def missed_surnames(reading: Reading, entities: list[Entity], places: Places) -> Found:
    """Yield the surnames that the tagger passed over (*Roe* where *Ann Roe* is known).

    So *It is late, Fields said*, where *Bo Fields* is known. Not: *the Fields*, nor *Fields* in a headline.
    """
    bearers = _surname_bearers(entities)
    for sentence in reading.sentences:
        for t in sentence.tokens:
            if (sentence.index, t.index) in places or len(t.text) < 3 or not t.text[0].isupper():
                continue
            entity = bearers.get(fold_name((t.text,)))
            if entity is None or (t.upos != "PROPN" and not may_be_name(sentence, t)):
                continue
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
            first = (before.text,) if owner is None else owner.words  # the New Norland government
            first = first[first[0].lower() in grammar.ARTICLES :]  # The Norlander is a paper
            first = first[-1:] if owner is not None and owner.label == "person" else first
            words = (*first, "campaign" if word in _STAFF else word)
            entity = found.setdefault(" ".join(words).lower(), Entity("organization", words))
            yield entity, _mention(reading, sentence, (before, t), words, "organization")


def described_groups(reading: Reading, places: Places, sources: Container[tuple[int, int]]) -> Found:
    """Yield groups and documents that *they* and *it* can mean: plural people, bodies, things that inform.

    ``sources`` are the words of sources.
    """
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
            speaks = (sentence.index, t.index) in sources
            if label == "unnamed" and (
                _is_called(sentence, t) or not _introduced(sentence, t, places, speaks=speaks)
            ):
                continue
            if label is None:
                continue
            key = (label, t.lemma.lower())
            known = _told_again(sentence, t, described[key]) if label == "unnamed" else found.get(key)
            entity = known or Entity(
                label,
                _described(sentence, t),
                plural=plural,
                speaks=row is not None or t.ner.endswith("NORP"),
            )
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
    told = {_of_land(t.text) for t in phrase.modifiers if t.text[:1].isupper()}
    row = phrase.row
    if row is not None and row.is_post:
        field = token.lemma.lower() in _PORTFOLIOS
        told |= {t.text for t in phrase.modifiers if t.upos == "NOUN" or (field and t.upos == "ADJ")}
        told |= {t.text for t in phrase.modifiers if t.text.lower() in _OTHER_POST}
        told |= {t.text for t in complement(phrase)}
    return told - _RANKS


def _of_land(word: str) -> str:
    """Return one name for a land and its people: *the Chile official* is *the Chilean official*.

    Not: *the Chilean official*, *the Peruvian official*.
    """
    forms = nationalities().get(word.lower())
    return min(forms).capitalize() if forms else word


def _described(sentence: Sentence, token: Token) -> tuple[str, ...]:
    """Return the words that describe a group where it is first named (*labour experts*)."""
    row = noun(token.text, token.lemma)
    reach = 8 if row is not None and row.type == "person" and token.feat("Number") != "Plur" else 0
    phrase = around(sentence, token.index, reach)
    if phrase is None or phrase.head is not token:
        return (token.text,)
    words = phrase.name.split()
    return tuple(words[1:] if words[0].lower() in _OWNERS and len(words) > 1 else words)


def _introduced(sentence: Sentence, token: Token, places: Places, *, speaks: bool) -> bool:
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
    told = token.rel in (("nsubj", "obj", "root") if speaks else ("nsubj",))
    told |= any(c.lemma.lower() in ("accord", "according") for c in below)
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


def works(reading: Reading) -> Iterator[tuple[Entity, Mention]]:
    """Yield the works that the article titles, each as a document, with what kind of work it is.

    *her documentary “Low Water”* and *Roe’s “Low Water”* are works; *a “Low Water” mark* and *said
    “Low Water”* are not.
    """
    found: dict[str, Entity] = {}
    for match in _TITLE.finditer(reading.text):
        title = " ".join(match[1].split())
        if not _titled(title):
            continue
        kind = _kind(reading.text, match)
        if kind is None and title not in found:
            continue
        sentence = reading.sentence_at(match.start())
        inside = [p for p in reading.tokens_in(Span(match.start(1), match.end(1))) if p[0] is sentence]
        if sentence is None or not inside:
            continue
        entity = found.setdefault(title, Entity("document", tuple(title.split())))
        if kind:
            entity.aliases.add(kind)
        yield entity, _titled_mention(sentence, match, [t.index for _, t in inside])


def work_called(entities: Sequence[Entity], phrase: Phrase) -> Entity | None:
    """Return the work that *the film* means: the one of that kind titled last before, None for none.

    Where the article never says what kind of work its only one is, any noun of works means it.
    """
    word, start = phrase.head.lemma.lower(), phrase.head.span.start
    if word not in _NOUNS or not phrase.definite or phrase.plural:
        return None
    titled = [e for e in entities if e.label == "document" and e.mentions[0].words]
    before = [e for e in titled if e.mentions[0].span.start < start]
    kin = [e for e in before if any(_same(word, kind) for kind in e.aliases)]
    if not kin and len(titled) == 1 and not titled[0].aliases:
        kin = before
    return max(
        kin, key=lambda e: e.mentions[bisect_left(e.mentions, start, key=_start) - 1].span, default=None
    )


def _same(one: str, other: str) -> bool:
    """Tell whether two nouns can name one work."""
    return any(one in family and other in family for family in _ART)


def _titled(title: str) -> bool:
    """Tell whether words are set as a title: every word of weight capitalised."""
    words = title.split()
    return bool(words) and all(w[0].isupper() or w[0].isdigit() or w in grammar.SMALL_IN_WORKS for w in words)


def _kind(text: str, match: re.Match[str]) -> str | None:
    """Return the noun of the work beside its title, empty beside an owner only, None for no work."""
    before = text[max(0, match.start() - 40) : match.start()]
    noun = _NOUN_BEFORE.search(before)
    if noun and noun[1] in _NOUNS:
        return noun[1]
    if _OWNED.search(before):
        return ""
    after = text[match.end() : match.end() + 40]
    apposed = _NOUN_AFTER.match(after) if match[0][-2] == "," or after.startswith(",") else None
    return apposed[1] if apposed and apposed[1] in _NOUNS else None


def _titled_mention(sentence: Sentence, match: re.Match[str], places: list[int]) -> Mention:
    """Make the mention of a title; its words lie between marks but are the article's own."""
    span = Span(match.start(1), match.end(1))
    inside = set(places)
    head = next((t for t in sentence.tokens if t.index in inside and t.head not in inside), None)
    place = head.index if head is not None else places[-1]
    weight = prominence(sentence, sentence.tokens[place])
    words = tuple(match[1].split())
    return Mention(
        span, sentence.index, places[0], places[-1], place, words, "document", weight=weight, quoted=False
    )


def names_a_work(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a name opens with a quotation mark and is no outlet's: *curator of “Low Water”*."""
    if mention.first == 0 or outlet(mention.name) is not None:
        return False
    mark = sentence.tokens[mention.first - 1]
    opens = mark.index == 0 or sentence.tokens[mark.index - 1].span.end < mark.span.start
    return mark.text in ("“", "‘", "``") or (
        mark.text == '"' and opens and mark.span.end == mention.span.start
    )
