"""Finds the body that a noun means: *the union* is the Glass Workers, *the firm* the one spoken of last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from quotetrack.attribute.coreference.salience import salience
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.body_words import body_behind, is_body_noun, is_told
from quotetrack.attribute.phrases.described_things import Described
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import nationalities, noun
from quotetrack.lexicon.press.outlets import NamedOutlet, outlet
from quotetrack.lexicon.word_sets import word_families, word_pairs, word_set
from quotetrack.model import Sentence, Token

_GENERAL = word_set("coreference.general_bodies")
_SPECIFIC = word_set("coreference.telling_bodies")  # a name that tells another kind is none
_TRADES_TOLD = word_set("coreference.trades_told")
_ALIKE = word_families("coreference.alike_bodies")
_PRESS = word_pairs("coreference.press_nouns")
_OF_PRESS = word_set("coreference.of_press")
_PAPERS = word_set("entities.newspapers")
_TELLING = word_set("coreference.telling_kinds")
_TRADING = word_set("coreference.trading_bodies")
_FIRMS = word_set("coreference.firms")
_GOVERNED = word_set("entities.territories")
_GOVERNORS = word_set("coreference.governors")
_OF_PLACES = _GOVERNED | _GOVERNORS
_FORCES = word_set("coreference.forces")
_ARMED = word_set("coreference.guards")
_BODIES, _BODY_ENDS = word_set("outlets.other_bodies"), word_set("provenance.body_ends")
_OUTLETS = word_pairs("provenance.press_descriptions").keys()
_CHAIRED = word_set("coreference.chaired")
_CLUBS = word_set("coreference.clubs")
_CLUB_NAMES = word_set("coreference.club_names")
_DOES = word_set("coreference.trades")
_TOLD = 1.8  # what it adds that an apposition tells the kind
_PRINTED = 1.9  # what it adds that an outlet is of the noun's kind
_TRADES = 0.5  # what it adds that a body is told to trade, where *the company* is asked
_LOOKED_AT = 20  # mentions of a body whose appositions are read
_ABOUT, _BESIDE = 0.4, 0.4  # how present the one body about is, and what share of it another may have
_SOON = 3  # sentences within which a body that governs no place may be named after its noun
_AGAIN = 0.5  # what it adds to be what the noun meant last
Called = Callable[[str, Sentence, Token], Entity | None]
"""Which body an article's *the ...* means, by its noun, at a word."""


class BodyNouns:
    """What the nouns for bodies mean in an article: *the union*, *the agency*.

    ``outlets`` are those that it names; what a noun meant last is kept from one question to the next.
    """

    def __init__(self, reading: Reading, outlets: Sequence[NamedOutlet]) -> None:
        self._reading = reading
        self._press = {one.outlet.name: one.outlet.kind for one in outlets}
        self._meant: dict[str, Entity] = {}
        self._told: dict[Entity, Mapping[str, set[str]]] = {}

    def called(
        self, entities: Sequence[Entity], word: str, sentence: Sentence, token: Token
    ) -> Entity | None:
        """Return the body that *the ``word``* means at ``token``.

        One whose name or description holds the word or one like it (*Harbour Inquiries, a division of the
        coast guard*, is an agency); for the general words of business (*company*) the body last spoken of. A
        body named after the word alone is none. What the noun meant last it goes on to mean while that is
        present, whatever other body a list names since. A department is not one that only stands far below.
        """
        alike = next((family for family in _ALIKE if word in family), frozenset((word,)))
        vague = word in _SPECIFIC and token.index > 0  # a union representative
        vague = vague and sentence.tokens[token.index - 1].text.lower() in grammar.INDEFINITE_ARTICLES
        asked = _Asked(word, alike, telling_before(sentence, token), _may_be_press(sentence, token), vague)
        scored: list[tuple[float, Entity]] = []
        for entity in entities:
            if asked.vague and not self._is_called(entity, asked):
                continue
            late = word not in _OF_PLACES and entity.mentions[0].sentence - sentence.index > _SOON
            if entity.label == "organization" and not late and not self._is_another(entity, asked, entities):
                present = salience(entity, sentence, token)
                present += _AGAIN if entity is self._meant.get(word) and present > 0 else 0.0
                score = self._score(entity, asked, present)
                if score is not None:
                    scored.append((score, entity))
        found = (
            max(scored, key=lambda pair: pair[0])[1]
            if scored
            else self._alone(entities, asked, sentence, token)
        )
        if found is not None and word in _PRESS and not heads_name(found.name, word):
            called = [pair for pair in scored if pair[0] > 2.0 and heads_name(pair[1].name, word)]
            found = max(called, key=lambda pair: pair[0])[1] if called else found  # the Weather Agency
        if found is not None:
            self._meant[word] = found
        return found

    def _alone(
        self, entities: Sequence[Entity], asked: _Asked, sentence: Sentence, token: Token
    ) -> Entity | None:
        """*Corvane lost money. The airline said so*: Corvane, where no other body is about as much.

        Not: *Vale lent Corvane money. The airline said so*, *Vale Bank lost it. The airline ...*, whose name
        tells another kind, nor *an airline*.
        """
        before = sentence.tokens[token.index - 1].text.lower() if token.index else ""
        if asked.word not in _DOES or before not in grammar.DEFINITE_DETERMINERS:
            return None
        bodies = (e for e in entities if e.label == "organization")
        near = sorted(((salience(e, sentence, token), e) for e in bodies), key=lambda pair: -pair[0])
        if not near or near[0][0] < _ABOUT or (len(near) > 1 and near[1][0] > _BESIDE * near[0][0]):
            return None
        found = near[0][1]
        rows = (noun(w) for w in fold_body(found.name).split())
        told = self._kinds(found) or any(row is not None and row.type == "organization" for row in rows)
        press = outlet(found.name) is not None or found.name in self._press
        return None if told or press else found

    def _score(self, entity: Entity, asked: _Asked, present: float) -> float | None:
        """How well a noun fits a body that is so present, None where it does not."""
        word, alike = asked.word, asked.alike
        words = set(fold_body(entity.name).split())
        if words == {word}:
            return None
        row = outlet(entity.name)
        kind = row.kind if row is not None else self._press.get(entity.name)
        if kind is not None and word not in _PRESS and self._only_told(entity):
            return None
        told = self._kinds(entity)
        if kind is None and word in _GENERAL and told.keys() <= _OUTLETS and self._may_have_heard(entity):
            return None
        known = words.union(*told.values(), told)
        known |= {w.removesuffix("s") for w in known} | {f"{w[:-3]}y" for w in known if w.endswith("ies")}
        fits = 1.0 if asked.telling & known else 0.0
        if heads_name(entity.name, word):
            return present + 2.0 + fits if asked.telling <= known else None
        if kind is not None and _PRESS.get(word) == kind and asked.press:
            return present + _PRINTED
        if present > 0 and told.keys() & alike:
            return present + _TOLD + fits
        if present > 0 and any(heads_name(entity.name, other) for other in words & alike - {word}):
            return present + 1.5 + fits
        if told and word in _SPECIFIC | _FIRMS and not told.keys() & (_TRADING if word in _FIRMS else alike):
            return None  # the airline Corvane Wings is no union, the ferry Roe no company
        if word in _SPECIFIC and any(words & family for family in _ALIKE if word not in family):
            return None  # Vale Motors is no union
        if word in _SPECIFIC and asked.telling and not fits:
            return None  # Vale is no teachers union
        if word in _FIRMS and entity.words[-1].lower() in _ARMED:
            return None  # the Coast Guard is no company
        if word in _SPECIFIC and not told and entity.words[-1].lower() in _TRADES_TOLD:
            return None  # Vale Foods is no bank
        if word in _CLUBS:
            plays = entity.words[-1].lower() in _CLUB_NAMES and len(entity.words) > 1
            return present + _TOLD + fits if plays and present > 0 else None
        if "company" in alike and told and present > 0:
            return present + _TRADES + fits
        nouns = [n for w in words if (n := noun(w)) is not None and n.type == "organization"]
        printed = kind is not None or entity.words[-1].lower() in _PAPERS
        printed = row is not None or (printed and word in _FIRMS | _SPECIFIC)
        if present > 0.05 and not nouns and not printed and word in _GENERAL:
            return present + fits + 0.02 * min(len(entity.mentions), 20)
        return None

    def _is_called(self, entity: Entity, asked: _Asked) -> bool:
        """Tell whether a name or what is told of it holds the noun: *the Glass Union*, *Gilt, a union*."""
        return heads_name(entity.name, asked.word) or bool(self._kinds(entity).keys() & asked.alike)

    def _only_told(self, entity: Entity) -> bool:
        """Tell whether an outlet does nothing but hear: *Roe told the Avon Post so. The group will sue*.

        Not: *The Avon Post sued. The group said so*, where it is a party to the story.
        """
        named = [m for m in entity.mentions[:_LOOKED_AT] if m.words]
        return all(is_told(self._reading.sentences[m.sentence], m.first, m.head) for m in named)

    def _may_have_heard(self, entity: Entity) -> bool:
        """Tell whether a name does nothing but hear and may be an outlet's: *told Mto Wetu. The group ...*.

        Not: *told Vale Motors so. The company ...*, whose name tells of a body, nor *told Corvane so*.
        """
        if len(entity.words) < 2 or not entity.mentions or not self._only_told(entity):
            return False
        last = entity.words[-1].lower()
        return last not in _BODIES | _BODY_ENDS and noun(last) is None

    def _is_another(self, entity: Entity, asked: _Asked, entities: Sequence[Entity]) -> bool:
        """Tell whether *the council* came before a name brought in another: *the Avon Council, a charity*.

        Not: *The council met. The Avon Council said so*, where the name comes late.
        """
        if asked.word in _GENERAL - _SPECIFIC:
            return False
        first = entity.mentions[0]
        told = self._kinds(entity).keys()
        sentence = self._reading.sentences[first.sentence]
        behind = [t.text.lower() for t in sentence.tokens[first.last + 1 : first.last + 3]]
        aside = behind[:1] == [","] and behind[-1] in grammar.SUBJECT_RELATIVES
        if not (aside or (told and not told & asked.alike)):
            return False
        before = (e.mentions[0] for e in entities if e.label == "body")
        sentences = self._reading.sentences
        return any(
            m.sentence < first.sentence and sentences[m.sentence].tokens[m.head].lemma.lower() == asked.word
            for m in before
        )

    def _kinds(self, entity: Entity) -> Mapping[str, set[str]]:
        """The nouns that tell what a body is, with modifiers: *Corvane, a [division] of Vale Motors*."""
        found = self._told.get(entity)
        if found is None:
            found = self._told[entity] = {}
            for mention in entity.mentions[:_LOOKED_AT] if entity.mentions else ():
                sentence = self._reading.sentences[mention.sentence]
                for token in (*_told_behind(sentence, mention), *_told_before(sentence, mention)):
                    found.setdefault(token.lemma.lower(), set()).update(telling_before(sentence, token))
        return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: a noun, those like it, what in front tells its kind, and if it may be of the press.

    It is ``vague`` behind *a*: *a union representative* is that of what is called a union alone.
    """

    word: str
    alike: frozenset[str]
    telling: frozenset[str]
    press: bool
    vague: bool


def heads_name(name: str, word: str) -> bool:
    """Tell whether a noun says what is named: *council* of *Avon Council*, *bank* of *Bank of Avon*.

    Not: *zoo* of *Avon Zoo Keepers' Union*.
    """
    words = fold_body(name).split()
    front = list(takewhile(lambda w: w not in grammar.BODY_PREPOSITIONS, words))
    if word not in front:
        return word in words and not front
    rows = (noun(w) for w in front[front.index(word) + 1 :])
    later = [r.noun for r in rows if r is not None and r.type == "organization"]
    if word in _GOVERNED:  # the county is Avon County Council
        return all(r in _GOVERNORS for r in later)
    return all(r in _GENERAL | _FORCES and r not in _SPECIFIC for r in later)


def telling_before(sentence: Sentence, token: Token) -> frozenset[str]:
    """Return the words in front of a body's noun that tell of which kind it is: *the [health] ministry*.

    So one with the capital of its sentence, *[Fire] agency chief Ann Roe*. Not: *[Avon] police*, a name.
    """
    front = _in_front(sentence, token)
    told = (t for t in front if t.upos == "NOUN" or t.xpos[:2] == "NN" or t.text.lower() in _TELLING)
    return frozenset(t.text.lower() for t in told)


def _in_front(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Yield the words of no name right in front of a noun, the last one first."""
    return takewhile(
        lambda t: t.upos in ("NOUN", "ADJ", "PROPN") and (t.text.islower() or _opens(t)),
        reversed(sentence.tokens[: token.index]),
    )


def _may_be_press(sentence: Sentence, token: Token) -> bool:
    """Tell whether what stands before *agency* and the like leaves it an outlet: *the state news agency*.

    Not: *a federal agency spokesman*, nor *the fire agency*.
    """
    words = {t.text.lower() for t in _in_front(sentence, token)}
    return words - nationalities().keys() <= _OF_PRESS


def _opens(token: Token) -> bool:
    """Tell whether a word may owe its capital to where it stands."""
    return token.index == 0 and token.ner == "O"


def _told_behind(sentence: Sentence, mention: Mention) -> Iterator[Token]:
    """Yield the noun that tells a kind behind a name: *Harbour Inquiries, a [division] of the coast guard*.

    Not: *To Harbour Inquiries, the agency said no*, which is another body.
    """
    words, comma = sentence.tokens, mention.last + 1
    opens = comma + 1 < len(words) and words[comma].text == ","
    found: list[Token]
    if opens and words[comma + 1].text.lower() in grammar.INDEFINITE_ARTICLES:
        behind = takewhile(lambda t: t.upos in ("ADJ", "NOUN", "PROPN"), words[comma + 2 :])
        found = list(behind)[-1:]
    else:
        found = [c for c in sentence.children(mention.head) if c.rel == "appos" and c.index > comma]
        found = [t for t in found if is_body_noun(t)]
    yield from (t for t in found if t.upos == "NOUN")


def _told_before(sentence: Sentence, mention: Mention) -> Iterator[Token]:
    """Yield the noun that tells a kind before a name: *the [bank] Moss & Roe*, *the bus [company], Corvane,*.

    Not: *the company's Avon*, nor *In the hospital, Swift Coaches said*.
    """
    words, first = sentence.tokens, mention.first
    beside = first > 0 and words[first - 1].text.islower() and is_body_noun(words[first - 1])
    if beside:
        yield words[first - 1]
        return
    closed = mention.last + 1 < len(words) and words[mention.last + 1].text in (",", ".", "'s", "’s")
    if first < 2 or not closed or words[first - 1].text != "," or not is_body_noun(words[first - 2]):
        return
    start = first - 2
    while start > 0 and words[start].upos in ("NOUN", "ADJ") and words[start].text.islower():
        start -= 1
    definite = words[start].text.lower() in grammar.ARTICLES or words[start].deprel == "nmod:poss"
    if definite and (start == 0 or words[start - 1].upos != "ADP") and start < first - 2:
        yield words[first - 2]


def sits(entity: Entity, sentence: Sentence, last: int, before: bool) -> bool:
    """Tell whether a name means a body: *a Carrow Street spokesman*, *a spokesman for Corvane*.

    So does a place that has a chairman: *Avon Valley chairman Ann Roe*.

    Not: *a spokesman for Ann Roe*, nor *an Avon baker*.
    """
    words = sentence.tokens
    if entity.label == "place":
        post = words[last + 1].lemma.lower() if before and last + 1 < len(words) else ""
        return post.startswith("spokes") or post in _CHAIRED
    if entity.label != "person":
        return False
    return not (before or entity.gender or entity.roles or entity.aliases or len(entity.words) > 1)


def owned_body(sentence: Sentence, first: int, last: int, called: Called) -> str:
    """Return the body that an owned one is or is part of: the office of *the Avon Sheriff's office*.

    *the project's panel* is that of the Flag Project, if ``called`` means it by the noun. None for *the Avon
    Trust's office*, where a name tells.
    """
    tokens = sentence.tokens
    mark = next((i for i in range(first + 1, last) if tokens[i].text in grammar.POSSESSIVE_CLITICS), None)
    if mark is None or not is_body_noun(tokens[mark + 1]):
        return ""
    owner = tokens[mark - 1]
    row = noun(owner.text, owner.lemma)
    if row is not None and row.type == "person":
        return body_behind(sentence, first, last)
    word = owner.lemma.lower()
    found = called(word, sentence, owner) if owner.text.islower() else None
    return found.name if found is not None and word in fold_body(found.name).split() else ""


def first_of_last(described: Sequence[Described]) -> Described:
    """Return the first description of the body that was a subject last, or was described last.

    *the ministry* after *the health ministry* and *the education ministry* is the one that spoke last.
    """
    subjects = (d for d in reversed(described) if d.phrase.head.rel.startswith("nsubj"))
    last = next(subjects, described[-1])
    mine = telling_before(last.phrase.sentence, last.phrase.head)
    alike = (
        d for d in described if not (told := telling_before(d.phrase.sentence, d.phrase.head)) or told & mine
    )
    return next(alike, last) if mine else described[0]
