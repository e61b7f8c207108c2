"""The cast of an article: its entities with roles, its groups and documents, and whom each pronoun means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from quotetrack.attribute.coreference.body_nouns import body_called
from quotetrack.attribute.coreference.salience import (
    FIRST,
    GENDERS,
    NEUTER,
    PLURAL,
    Pronoun,
    agrees,
    as_mention,
    co_arguments,
    rank,
)
from quotetrack.attribute.entities.author import find_author
from quotetrack.attribute.entities.grouping import Entity, build_entities
from quotetrack.attribute.entities.late_names import join_named_later
from quotetrack.attribute.entities.mentions import Mention, find_names, prominence
from quotetrack.attribute.entities.roles import describe_entity
from quotetrack.attribute.entities.untagged_entities import described_groups, missed_surnames, pairs, staffs
from quotetrack.attribute.entities.works import works
from quotetrack.attribute.phrases.described_things import Described, describe_all
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.press.outlets import NamedOutlet
from quotetrack.lexicon.press.unlisted_outlets import name_outlets
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Document, Quote, Sentence, Span, Speaker, Token, Turn

_SURE = 1.5  # how far ahead a choice must be for its pronoun to tell the sex
_STAFF = word_set("coreference.staff")
_NO_STAFF = word_set("coreference.no_staff")
_IN_OFFICE = word_set("coreference.in_office")
_RUNNING = word_set("coreference.running")


def _is_person(doc: Document, named: NamedOutlet) -> bool:
    """Tell whether what seems to be an outlet is somebody's full name: *the weekly Ann Roe founded*."""
    place = Span(named.start, named.end)
    return " " in named.outlet.name and any(
        e.label == "PERSON" and e.span.covers(place) for e in doc.tagged_names
    )


class Cast:
    """Everyone and everything that an article can quote, found once and asked by source."""

    def __init__(self, doc: Document, quotes: Sequence[Quote]) -> None:
        self.reading = Reading(doc)
        self.quotes = quotes
        self.outlets = [n for n in name_outlets(doc.text) if not _is_person(doc, n)]
        self.entities, self.owner = build_entities(find_names(self.reading, self.outlets), doc.text)
        self.by_place = {(m.sentence, i): m for m in self.owner for i in range(m.first, m.last + 1)}
        for finder in (
            missed_surnames(self.reading, self.entities, self._places()),
            staffs(self.reading, self._places()),
            works(self.reading),
        ):
            self._take(finder, named=True)
        self.described = describe_all(self.reading, set(self.by_place))
        self._take(described_groups(self.reading, self._places()), named=False)
        self._take(pairs(self.reading, self._places()), named=False)
        self.author = find_author(doc)
        self.chosen: dict[tuple[int, int], list[tuple[float, Entity]]] = {}
        self.turns = {turn.words[0].start: turn for turn in doc.layout.turns}
        self._turn_starts = sorted(self.turns)
        self.turn_speakers: dict[Turn, Speaker] = {}
        self._uttering = self._speak_themselves()
        self._sources = self._source_words()
        self._describe()
        join_named_later(self.entities, self.owner)
        self._pronouns()

    def campaign_of(self, person: Entity) -> Entity:
        """Return the campaign of a person, a new entity where the article does not name it as a body."""
        words = (person.words[-1], "campaign")
        named = (f for f in self.entities if f.label == "organization" and f.words == words)
        return next(named, Entity("organization", words))

    def _places(self) -> dict[tuple[int, int], Entity]:
        """Return the entity at each word that a name covers."""
        return {place: self.owner[mention] for place, mention in self.by_place.items()}

    def _take(self, found: Iterable[tuple[Entity, Mention]], *, named: bool) -> None:
        """Add mentions to the cast; those of names are also found by their words."""
        for entity, mention in list(found):
            if entity not in self.entities:
                self.entities.append(entity)
            entity.mentions.append(mention)
            entity.mentions.sort(key=lambda m: m.span)
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
        order = range(last, first - 1, -1) if before else range(first, last + 1)
        for index in order:
            entity = self.entity_at(sentence, index)
            if entity is not None and (
                entity.label == "organization" or self._sits(entity, sentence, last, before)
            ):
                return entity.name
        near = [sentence.tokens[i] for i in range(first, last + 1)]
        for token in reversed(near):
            entity = self.entity_at(sentence, token.index)
            if entity is not None and entity.label == "person" and before:
                return self._office(entity, sentence.tokens[min(last + 1, len(sentence.tokens) - 1)])
            row = noun(token.text, token.lemma)
            proper = token.text[:1].isupper() and token.index > 0 and not before
            if row is not None and row.type in ("organization", "group") and entity is None and proper:
                return token.text  # superintendent of Police
            if row is not None and row.type == "organization" and entity is None:
                definite = near[0].upos in ("DET", "PRON") or before
                found = self._noun_body(token, sentence, definite=definite, before=before)
                if found or not before:
                    return found
            if token.text.lower() in ("its", "their"):
                return self._its_body(token, sentence)
        return ""

    def _sits(self, entity: Entity, sentence: Sentence, last: int, before: bool) -> bool:
        """Tell whether a name means a body: *a Carrow Street spokesman*, *a spokesman for Corvane*.

        Not: *a spokesman for Ann Roe*, nor *an Avon baker*.
        """
        words = sentence.tokens
        if entity.label == "place":
            return before and last + 1 < len(words) and words[last + 1].lemma.startswith("spokes")
        return not (before or entity.gender or entity.roles or entity.aliases or len(entity.words) > 1)

    def _its_body(self, token: Token, sentence: Sentence) -> str:
        """Return the body that *its* means: the one last spoken of, be it without a name.

        *The dockers' union met. Its chair, Ann Roe, said so*: the union. *The union met the Port Trust, and
        its chair said so*: the trust.
        """
        last = self._body_before(token, sentence)
        if last is not None:
            found = self.body_called(last.word, sentence, token)
            return found.name if found is not None else last.phrase.name
        ranked = [f for _, f in rank(Pronoun(token, sentence), self.entities) if f.label == "organization"]
        return ranked[0].name if ranked else ""

    def _body_before(self, token: Token, sentence: Sentence) -> Described | None:
        """Return the unnamed body that was the last subject before a pronoun, if none was named since."""
        subjects = [
            d
            for d in self.described
            if d.phrase.type == "organization"
            and d.phrase.head.rel.startswith("nsubj")
            and d.start < token.span.start
            and sentence.index - d.phrase.sentence.index <= 1
        ]
        last = max(subjects, key=lambda d: d.start, default=None)
        if last is None:
            return None
        bodies = [f for _, f in rank(Pronoun(token, sentence), self.entities) if f.label == "organization"]
        since = any(last.start < m.span.start < token.span.start for f in bodies for m in f.mentions)
        return None if since else last

    def _described_last(self, token: Token, sentence: Sentence) -> Entity | None:
        """*The Avon-based group denied it. It said ...*: the entity which the last subject described."""
        last = self._body_before(token, sentence)
        if last is None or not last.phrase.definite or last.phrase.possessor is not None:
            return None
        if last.phrase.proper:
            return None  # the Avon group
        return self.body_called(last.word, last.phrase.sentence, last.phrase.head)

    def _noun_body(self, token: Token, sentence: Sentence, *, definite: bool, before: bool) -> str:
        """Return the name of *the company*, or the fullest description of *junta* before this place."""
        if not definite:
            return ""
        found = self.body_called(token.lemma.lower(), sentence, token)
        if found is not None:
            return found.name
        if not before:
            return ""
        earlier = [d for d in self.described if d.word == token.lemma.lower() and d.start < token.span.start]
        if not earlier:
            return ""
        phrase = earlier[0].phrase
        named = (self.entity_at(phrase.sentence, t.index) for t in phrase.modifiers)
        within = next((f.name for f in named if f is not None and f.label == "organization"), "")
        owned = phrase.possessor is not None and phrase.possessor.upos == "PRON"
        return within or (phrase.name.partition(" ")[2] if owned else phrase.name)

    def body_called(self, word: str, sentence: Sentence, token: Token) -> Entity | None:
        """Return the body that *the ``word``* means at ``token``, None where the article names none such."""
        return body_called(self.entities, word, sentence, token)

    def _office(self, entity: Entity, post: Token) -> str:
        """Return the body of a person who has spokespeople: the campaign if the article knows one.

        *Roe's manager* and *Roe's lawyer* speak for no office.
        """
        surname = entity.words[-1]
        if post.lemma.lower() in _NO_STAFF:
            return ""
        if not (entity.gender or len(entity.words) > 1):
            return ""
        for other in self.entities:
            if (
                other.label == "organization"
                and other.words[-1].lower() == "campaign"
                and surname in other.words
            ):
                return other.name
        lowered = self.reading.text.lower()
        runs = any(word in lowered for word in _RUNNING)
        if _IN_OFFICE & entity.aliases:
            runs = f"{surname} campaign".lower() in lowered
        if runs:
            return f"{surname} campaign"
        return f"{surname}’s office" if post.lemma.lower() in _STAFF else ""

    def _describe(self) -> None:
        """Read the roles at every mention of every person."""
        for entity in self.entities:
            if entity.label != "person":
                continue
            for mention in list(entity.mentions):
                describe_entity(entity, mention, self.reading, self.body)
                if mention.title:
                    entity.aliases.add(mention.title.lower())

    def _source_words(self) -> dict[tuple[int, int], int]:
        """Map each word of a source to its quote."""
        found: dict[tuple[int, int], int] = {}
        for index, quote in enumerate(self.quotes):
            for span in quote.source:
                for sentence, token in self.reading.tokens_in(span):
                    found.setdefault((sentence.index, token.index), index)
        return found

    def _pronouns(self) -> None:
        """Resolve every third-person pronoun in text order, each choice feeding the next."""
        spoke: Entity | None = None
        for sentence in self.reading.sentences:
            for token in sentence.tokens:
                key = (sentence.index, token.index)
                quote = self._sources.get(key)
                named = self.entity_at(sentence, token.index)
                if quote is not None and named is not None and named.label != "place":
                    spoke = named
                word = token.text.lower()
                if (
                    token.upos not in ("PRON", "DET")
                    or word not in GENDERS.keys() | PLURAL | NEUTER
                    or word in FIRST
                ):
                    continue
                if word in ("each", "both") and quote is None:
                    continue
                if word in NEUTER and token.rel == "expl" and quote is None:
                    continue
                barred = co_arguments(sentence, token, self.owner) | self._owned(sentence, token)
                barred |= self._uttering.get(sentence.paragraph, set())
                if quote is not None:
                    barred |= self._named_in(self.quotes[quote], sentence)
                his = token.deprel == "nmod:poss" and word in GENDERS  # his lawyer said
                speaks = quote is not None and not his
                last = spoke if speaks and not self._overtaken(spoke, sentence, token) else None
                pronoun = Pronoun(token, sentence, frozenset(barred), last)
                able = [f for f in self.entities if f.speaks or quote is None]
                ranked = rank(pronoun, able) or rank(Pronoun(token, sentence), self._later(sentence))
                described = (
                    self._described_last(token, sentence) if word in NEUTER and quote is not None else None
                )
                if described is not None and described not in barred:
                    top = ranked[0][0] if ranked else 1.0
                    ranked = [(top, described), *(pair for pair in ranked if pair[1] is not described)]
                self.chosen[key] = ranked
                if ranked:
                    best = ranked[0][1]
                    if not best.gender and (len(ranked) == 1 or ranked[0][0] > _SURE * ranked[1][0]):
                        best.gender = GENDERS.get(word, "")
                    quoted = self.reading.is_quoted(token.span.start)
                    weight = prominence(sentence, token) * (0.4 if quoted else 0.9)
                    best.mentions.append(as_mention(token, sentence, best.label, weight, quoted))
                    best.mentions.sort(key=lambda m: m.span)
                    spoke = best if quote is not None else spoke

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

    def _speak_themselves(self) -> dict[int, set[Entity]]:
        """Map the paragraphs of a turn to its speaker: nobody is *he* or *she* in his own turn."""
        found: dict[int, set[Entity]] = {}
        bearers: dict[str, set[Entity]] = {}
        for entity in self.entities:
            if entity.label == "person":
                bearers.setdefault(entity.words[-1].casefold(), set()).add(entity)
        starts = [sentence.span.start for sentence in self.reading.sentences]
        for turn in self.turns.values():
            label = turn.source.of(self.reading.text).split() if turn.source is not None else []
            people = bearers.get(label[-1].strip(".").casefold(), set()) if label else set()
            for part in turn.words if people else ():
                for sentence in self.reading.sentences[bisect_left(starts, part.start) :]:
                    if sentence.span.start >= part.end:
                        break
                    found.setdefault(sentence.paragraph, set()).update(people)
        return found

    def _owned(self, sentence: Sentence, token: Token) -> set[Entity]:
        """Return what a possessive pronoun owns, which it cannot mean: *its statement* is not *it*."""
        if token.deprel != "nmod:poss":
            return set()
        return {
            f
            for f in self.entities
            for m in f.mentions
            if m.sentence == sentence.index and m.head == token.head
        }

    def _overtaken(self, spoke: Entity | None, sentence: Sentence, token: Token) -> bool:
        """Tell whether the paragraph has a new subject since ``spoke`` was last mentioned.

        *Ann Roe said yes.* | *Bob Lee looked up. He said*: the second paragraph is about Bob Lee.
        """
        before = [m for m in spoke.mentions if m.span.end <= token.span.start] if spoke is not None else []
        if not before:
            return False
        went_on = self.reading.sentences[before[-1].sentence].paragraph == sentence.paragraph
        return any(
            m.weight >= 1.0
            and m.words
            and not m.quoted
            and before[-1].span < m.span
            and m.span.end <= token.span.start
            and self.reading.sentences[m.sentence].paragraph == sentence.paragraph
            and (not went_on or m.sentence == sentence.index)
            for entity in self.entities
            if entity is not spoke and agrees(token.text.lower(), entity)
            for m in entity.mentions
        )

    def _named_in(self, quote: Quote, sentence: Sentence) -> set[Entity]:
        """Return the entities named in the words that are reported: nobody is named in his own words."""
        return {
            entity
            for mention, entity in self.owner.items()
            if abs(mention.sentence - sentence.index) <= 4
            and mention.words
            and any(c.overlaps(mention.span) for c in quote.content)
        }

    def _later(self, sentence: Sentence) -> list[Entity]:
        """Return the entities first named in this sentence or the next: a name may follow its pronoun."""
        found = []
        for entity in self.entities:
            if entity.mentions and entity.mentions[0].sentence - sentence.index in (0, 1):
                found.append(entity)
        return found
