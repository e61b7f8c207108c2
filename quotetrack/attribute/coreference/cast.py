"""The cast of an article: its entities with roles, its groups and documents, and whom each pronoun means."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import takewhile
from operator import attrgetter

from quotetrack.attribute.coreference.body_nouns import BodyNouns, owned_body, sits
from quotetrack.attribute.coreference.nearby import ByName, Nearby
from quotetrack.attribute.coreference.offices import Offices
from quotetrack.attribute.coreference.pronouns import resolve_pronouns
from quotetrack.attribute.coreference.salience import Pronoun, last_named, own_turns, rank
from quotetrack.attribute.entities.author import find_author, who_write
from quotetrack.attribute.entities.grouping import Entity, build_entities
from quotetrack.attribute.entities.known_as import join_named_later, join_self_named, tell_counterparts
from quotetrack.attribute.entities.mentions import Mention, find_names
from quotetrack.attribute.entities.relabelling import apposed_bodies
from quotetrack.attribute.entities.roles import describe_entity
from quotetrack.attribute.entities.untagged_entities import (
    described_groups,
    missed_surnames,
    names_a_work,
    pairs,
    staffs,
    works,
)
from quotetrack.attribute.phrases.body_words import agency_of_union, body_behind, body_in_front, modifies_body
from quotetrack.attribute.phrases.described_things import Described, describe_all
from quotetrack.attribute.phrases.employers import employs
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.outlet_places import outlets_named
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.model import Document, Quote, Sentence, Span, Speaker, Token, Turn
from quotetrack.model.offsets import Stretches

_span = attrgetter("span")
_ASIDE = 0.5  # how weighty a body in the sentence before is that is only where something happens


class Cast:
    """Everyone and everything that an article can quote, found once and asked by source."""

    def __init__(self, doc: Document, quotes: Sequence[Quote]) -> None:
        self.reading = Reading(doc)
        self.quotes = quotes
        self.outlets = outlets_named(doc)
        self.sources = self._source_words()
        self._bodies = BodyNouns(self.reading, self.outlets)
        self.entities, self.owner = build_entities(
            apposed_bodies(find_names(self.reading, self.outlets), self.reading), doc.text
        )
        self.by_place = {(m.sentence, i): m for m in self.owner for i in range(m.first, m.last + 1)}
        for finder in (
            missed_surnames(self.reading, self.entities, self._places()),
            staffs(self.reading, self._places()),
            works(self.reading),
        ):
            self._take(finder, named=True)
        self.described = describe_all(self.reading, set(self.by_place))
        self._take(described_groups(self.reading, self._places(), self.sources), named=False)
        self._take(pairs(self.reading, self._places()), named=False)
        self.unnamed = {(m.sentence, m.head): e for m, e in self.owner.items() if e.label == "unnamed"}
        described = (pair for pair in self.owner.items() if not pair[0].words)
        self.groups = {(m.sentence, m.head): e for m, e in described if e.label == "group" and not e.members}
        self.unnamed_speakers: dict[Entity, Speaker] = {}
        self.author = find_author(doc)
        self.chosen: dict[tuple[int, int], list[tuple[float, Entity]]] = {}
        self.turns = {turn.words[0].start: turn for turn in doc.layout.turns}
        self._turn_starts = sorted(self.turns)
        self._uttered = Stretches((turn, turn.words) for turn in self.turns.values())
        self._reported = Stretches((quote, quote.content) for quote in quotes)
        self.turn_speakers: dict[Turn, Speaker] = {}
        self.uttering = own_turns(self.reading, self.entities, self.turns.values())
        self.writers = who_write(doc, self.author, self.entities)
        self.offices = Offices(doc.text, self.entities, doc.tagged_names)
        self.nearby = self._indexed()
        self._describe()
        tell_counterparts(self.entities)
        self.self_named = join_self_named(self.reading, self.entities, self.owner, self.unnamed, self.body)
        join_named_later(self.entities, self.owner)
        self.nearby = self._indexed()
        self.by_name = ByName(self.entities)
        resolve_pronouns(self)

    def _indexed(self) -> Nearby:
        return Nearby(len(self.reading.text), self.entities, self.owner, self.described)

    def _places(self) -> dict[tuple[int, int], Entity]:
        """Return the entity at each word that a name covers."""
        return {place: self.owner[mention] for place, mention in self.by_place.items()}

    def _take(self, found: Iterable[tuple[Entity, Mention]], *, named: bool) -> None:
        """Add mentions to the cast; those of names are also found by their words."""
        known = set(self.entities)
        for entity, mention in list(found):
            if entity not in known:
                known.add(entity)
                self.entities.append(entity)
            insort(entity.mentions, mention, key=_span)
            self.owner[mention] = entity
            if named:
                for index in range(mention.first, mention.last + 1):
                    if index == mention.last or (mention.sentence, index) not in self.by_place:
                        self.by_place[mention.sentence, index] = mention

    def entity_at(self, sentence: Sentence, index: int) -> Entity | None:
        """Return the entity whose name covers word ``index`` of the sentence."""
        mention = self.by_place.get((sentence.index, index))
        return self.owner.get(mention) if mention is not None else None

    def named_by(self, sentence: Sentence, token: Token) -> Entity | None:
        """Return the entity that a noun phrase's head names: its name, its pronoun, a name in apposition."""
        entity = self.entity_at(sentence, token.index)
        if entity is not None:
            return entity
        chosen = self.chosen.get((sentence.index, token.index), [])
        if chosen:
            return chosen[0][1]
        below = [c for c in sentence.children(token.index) if c.rel in ("flat", "appos")]
        named = (self.entity_at(sentence, c.index) for c in below)
        return next((f for f in named if f is not None and f.label == "person"), None)

    def body(self, sentence: Sentence, first: int, last: int, *, before: bool = False) -> str:
        """Return the fullest name of the body named from word ``first`` to ``last``, empty for none.

        A name wins over a noun: *the company's* is the company last spoken of, *its* likewise.
        ``before`` tells that the words stand before a role, where the nearest counts and a person
        can stand for a campaign (*Roe spokesman*).
        """
        bracket = (i - 1 for i in range(first, last + 1) if sentence.tokens[i].text == "(")
        last = next(bracket, last)
        if agency := agency_of_union(sentence, first, last):
            return agency
        named = self._named_within(sentence, first, last, before)
        if not before and not (named and employs(named)):
            named = owned_body(sentence, first, last, self.body_called) or named
        if named:
            return named
        near = [sentence.tokens[i] for i in range(first, last + 1)]
        for token in reversed(near):
            entity = self.entity_at(sentence, token.index)
            if entity is not None and entity.label == "person" and before:
                return self.offices.office(entity, sentence.tokens[min(last + 1, len(sentence.tokens) - 1)])
            if token.upos == "ADJ" and near[0].text.lower() in grammar.COLLECTIVE_POSSESSIVES:
                continue  # its military spokesman
            row = noun(token.text, token.lemma)
            alone = token.index == first or sentence.tokens[token.index - 1].upos == "DET"
            proper = token.text[:1].isupper() and token.index > 0 and not before and alone
            if row is not None and row.type in ("organization", "group") and entity is None and proper:
                return token.text  # superintendent of Police
            if row is not None and row.type == "organization" and entity is None:
                definite = near[0].upos in ("DET", "PRON") or before
                found = self._noun_body(token, sentence, definite=definite, before=before) or (
                    body_in_front(sentence, first, token.index)
                    if before
                    else body_behind(sentence, first, last)
                )
                if found or near[0].text.lower() not in grammar.COLLECTIVE_POSSESSIVES:
                    return found  # its country manager
            if token.text.lower() in ("its", "their"):
                return self._its_body(token, sentence)
        return ""

    def _named_within(self, sentence: Sentence, first: int, last: int, before: bool) -> str:
        """Return the body that a name means from word ``first`` to ``last``, empty for none."""
        modifier = ""  # Avon of *the Avon chapter of the Council*
        for index in range(last, first - 1, -1) if before else range(first, last + 1):
            entity = self.entity_at(sentence, index)
            if entity is None or names_a_work(sentence, mention := self.by_place[sentence.index, index]):
                continue
            if entity.label == "organization" or sits(entity, sentence, last, before):
                if before or not modifies_body(sentence, mention.last + 1, last):
                    return entity.name
                modifier = modifier or entity.name
        return modifier

    def _its_body(self, token: Token, sentence: Sentence) -> str:
        """Return the body that *its* means: the one last spoken of, be it without a name.

        *The dockers' union met. Its chair, Ann Roe, said so*: the union. *The union met the Port Trust, and
        its chair said so*: the trust. None for *The bakers left the trust. They said their chief had*.
        """
        if token.text.lower() == "their" and self._is_of_people(token, sentence):
            return ""
        last = self._body_before(token, sentence)
        if last is not None:
            found = self.body_called(last.word, sentence, token)
            return found.name if found is not None else last.phrase.name
        near = self.nearby.entities(token.span.start)
        ranked = [f for _, f in rank(Pronoun(token, sentence), near) if f.label == "organization"]
        return ranked[0].name if ranked else ""

    def _is_of_people(self, token: Token, sentence: Sentence) -> bool:
        """Tell whether *their* is that of people spoken of: *The bakers left. They rang [their] boss*.

        Not: *The bakers left. The trust said [their] boss was ill*.
        """
        subjects = [t for t in sentence.tokens[: token.index] if t.rel == "nsubj"]
        if subjects and subjects[-1].text.lower() != "they":
            return False
        near = takewhile(
            lambda d: sentence.index - d.sentence <= 1, reversed(self.nearby.described(token.span.start))
        )
        last = next((d for d in near if d.phrase.head.rel.startswith("nsubj")), None)
        return last is not None and last.phrase.type == "group" and last.phrase.plural

    def _body_before(self, token: Token, sentence: Sentence) -> Described | None:
        """Return the unnamed body that was the last subject before a pronoun, if none was named since."""
        near = takewhile(
            lambda d: sentence.index - d.sentence <= 1, reversed(self.nearby.described(token.span.start))
        )
        subjects = (
            d for d in near if d.phrase.type == "organization" and d.phrase.head.rel.startswith("nsubj")
        )
        last = next(subjects, None)
        if last is None:
            return None
        entities = self.nearby.entities(token.span.start)
        bodies = [f for _, f in rank(Pronoun(token, sentence), entities) if f.label == "organization"]
        named = (m for body in bodies if (m := last_named(body, token.span.start)) is not None)
        since = (m for m in named if m.span.start > last.start)
        return None if any(m.sentence == sentence.index or m.weight > _ASIDE for m in since) else last

    def described_last(self, token: Token, sentence: Sentence) -> Entity | None:
        """*The Avon-based group denied it. It said ...*: the entity which the last subject described."""
        last = self._body_before(token, sentence)
        if last is None or not last.phrase.definite or last.phrase.possessor is not None:
            return None
        if last.phrase.proper:
            return None  # the Avon group
        return self.body_called(last.word, last.phrase.sentence, last.phrase.head)

    def _noun_body(self, token: Token, sentence: Sentence, *, definite: bool, before: bool) -> str:
        """Return the name of *the company*, or the fullest description of *junta* before this place."""
        if not definite or (token.index and sentence.tokens[token.index - 1].text in ("'", "’")):
            return ""  # the farmers' union
        found = self.body_called(token.lemma.lower(), sentence, token)
        if found is not None:
            return found.name
        if not before:
            return ""
        earlier = self.nearby.described(token.span.start)
        first = next((d for d in earlier if d.word == token.lemma.lower()), None)
        if first is None:
            return ""
        phrase = first.phrase
        named = (self.entity_at(phrase.sentence, t.index) for t in phrase.modifiers)
        within = next((f.name for f in named if f is not None and f.label == "organization"), "")
        owned = phrase.possessor is not None and phrase.possessor.upos == "PRON"
        return within or (phrase.name.partition(" ")[2] if owned else phrase.name)

    def body_called(self, word: str, sentence: Sentence, token: Token) -> Entity | None:
        """Return the body that *the ``word``* means at ``token``, None where the article names none such."""
        return self._bodies.called(self.nearby.entities(token.span.start), word, sentence, token)

    def _describe(self) -> None:
        """Read the roles at every mention of every person."""
        for entity in self.entities:
            if entity.label != "person":
                continue
            for mention in list(entity.mentions):
                aside = mention.quoted and (mention.sentence, mention.last) not in self.sources
                reported = aside or bool(self.quotes_around(mention.span))
                describe_entity(entity, mention, self.reading, self.body, reported=reported)
                if mention.title:
                    entity.aliases.add(mention.title.lower())
            self.offices.seat(entity)
            self.offices.state(entity)
        self.offices.name_teams(self.owner)

    def _source_words(self) -> dict[tuple[int, int], int]:
        """Map each word of a source to its quote."""
        found: dict[tuple[int, int], int] = {}
        for index, quote in enumerate(self.quotes):
            for span in quote.source:
                for sentence, token in self.reading.tokens_in(span):
                    found.setdefault((sentence.index, token.index), index)
        return found

    @cached_property
    def transcribed(self) -> bool:
        """Whether any turn is one of a transcript."""
        return any(turn.form == "transcript" for turn in self.turns.values())

    @cached_property
    def labelled(self) -> bool:
        """Whether any turn is said under a label of its own."""
        return any(turn.source is not None and turn.part == "said" for turn in self.turns.values())

    def turn_around(self, place: Span) -> Turn | None:
        """Return the first turn of whose words ``place`` is a part, None where there is none."""
        return next(iter(self._uttered.around(place)), None)

    def quotes_around(self, place: Span) -> list[Quote]:
        """Return the quotes whose content holds ``place``, in order."""
        return self._reported.around(place)

    def turn_of(self, quote: Quote) -> Turn | None:
        """Return the turn that a quote is as a whole, None for any other quote."""
        place = bisect_right(self._turn_starts, quote.content[0].start) - 1
        turn = self.turns[self._turn_starts[place]] if place >= 0 else None
        named = (quote.source[0] if quote.source else None, quote.cue.span if quote.cue else None)
        within = turn is not None and quote.content[0].start < turn.words[0].end
        return turn if turn is not None and within and named == (turn.source, turn.mark) else None

    def announced(self, quote: Quote) -> Turn | None:
        """Return the turn that a quote is whose words the sentence of its cue announces."""
        start, cue = quote.content[0].start, quote.cue
        if cue is None or start not in self.turns:
            return None
        turn = self.turns[start]
        return turn if turn.named is not None and turn.named.covers(cue.span) else None

    def quoting(self, place: Span) -> set[Entity]:
        """Return whoever utters the words around a place: nobody is *she* or *the mayor* in her own words."""
        found: set[Entity] = set()
        for span in (span for quote in self.quotes_around(place) for span in quote.source):
            for sentence, token in self.reading.tokens_in(span):
                if token.deprel == "nmod:poss":
                    continue  # his daughter said
                ranked = self.chosen.get((sentence.index, token.index)) or []
                entity = next((e for _, e in ranked), self.entity_at(sentence, token.index))
                if entity is not None and entity.label == "person":
                    found.add(entity)
        return found

    def quote_of(self, sentence: Sentence, token: Token) -> Quote | None:
        """Return the quote whose source a word belongs to, None for no source's word."""
        index = self.sources.get((sentence.index, token.index))
        return self.quotes[index] if index is not None else None

    def told_of(self, sentence: Sentence, head: Token) -> set[Entity]:
        """Return whom the words name of which a word is the source: Roe of *Roe lied, [the clerk] said*."""
        quote = self.quote_of(sentence, head)
        return self.nearby.told(quote, sentence) if quote is not None else set()

    def spoke_before(self, entity: Entity, offset: int) -> bool:
        """Tell whether a source names somebody before ``offset``."""
        before = (m for m in entity.mentions if m.span.end <= offset)
        return any((m.sentence, i) in self.sources for m in before for i in range(m.first, m.last + 1))
