"""The cast of an article: its figures with roles, its groups and documents, and whom each pronoun means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotetrack.attribute.author import find_author
from quotetrack.attribute.bodies import body_called
from quotetrack.attribute.figures import Figure, build_figures
from quotetrack.attribute.latenames import join_named_later
from quotetrack.attribute.mentions import Mention, find_names, prominence
from quotetrack.attribute.reading import Reading
from quotetrack.attribute.registry import Described, describe_all
from quotetrack.attribute.roles import describe
from quotetrack.attribute.salience import (
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
from quotetrack.attribute.things import groups, missed_surnames, pairs, staffs
from quotetrack.attribute.works import works
from quotetrack.lexicon.agencies import Named
from quotetrack.lexicon.people import noun
from quotetrack.lexicon.press import name_outlets
from quotetrack.model import Document, Quote, Sentence, Span, Token

_SURE = 1.5  # how far ahead a choice must be for its pronoun to tell the sex
_STAFF = frozenset("spokesman spokeswoman spokesperson aide adviser advisor staffer secretary".split())
_NO_STAFF = frozenset("deputy predecessor successor counterpart manager lawyer attorney doctor".split())
_IN_OFFICE = frozenset("president governor gov. gov mayor".split())


def _is_person(doc: Document, named: Named) -> bool:
    """Tell whether what seems to be an outlet is somebody's full name: *the weekly Ann Roe founded*."""
    place = Span(named.start, named.end)
    return " " in named.outlet.name and any(
        e.label == "PERSON" and e.span.covers(place) for e in doc.entities
    )


class Cast:
    """Everyone and everything that an article can quote, found once and asked by source."""

    def __init__(self, doc: Document, quotes: Sequence[Quote]) -> None:
        self.reading = Reading(doc)
        self.quotes = quotes
        self.outlets = [n for n in name_outlets(doc.text) if not _is_person(doc, n)]
        self.figures, self.owner = build_figures(find_names(self.reading, self.outlets), doc.text)
        self.by_place = {(m.sentence, i): m for m in self.owner for i in range(m.first, m.last + 1)}
        for finder in (
            missed_surnames(self.reading, self.figures, self._places()),
            staffs(self.reading, self._places()),
            works(self.reading),
        ):
            self._take(finder, named=True)
        self.described = describe_all(self.reading, set(self.by_place))
        self._take(groups(self.reading, self._places()), named=False)
        self._take(pairs(self.reading, self._places()), named=False)
        self.author = find_author(doc)
        self.chosen: dict[tuple[int, int], list[tuple[float, Figure]]] = {}
        self._sources = self._source_words()
        self._describe()
        join_named_later(self.figures, self.owner)
        self._pronouns()

    def campaign_of(self, person: Figure) -> Figure:
        """Return the campaign of a person, a new figure where the article does not name it as a body."""
        words = (person.words[-1], "campaign")
        named = (f for f in self.figures if f.label == "organization" and f.words == words)
        return next(named, Figure("organization", words))

    def _places(self) -> dict[tuple[int, int], Figure]:
        """Return the figure at each word that a name covers."""
        return {place: self.owner[mention] for place, mention in self.by_place.items()}

    def _take(self, found: Iterable[tuple[Figure, Mention]], *, named: bool) -> None:
        """Add mentions to the cast; those of names are also found by their words."""
        for figure, mention in list(found):
            if figure not in self.figures:
                self.figures.append(figure)
            figure.mentions.append(mention)
            figure.mentions.sort(key=lambda m: m.span)
            self.owner[mention] = figure
            if named:
                for index in range(mention.first, mention.last + 1):
                    if index == mention.last or (mention.sentence, index) not in self.by_place:
                        self.by_place[mention.sentence, index] = mention

    def figure_at(self, sentence: Sentence, index: int) -> Figure | None:
        """Return the figure whose name covers word ``index`` of the sentence."""
        mention = self.by_place.get((sentence.index, index))
        return self.owner.get(mention) if mention is not None else None

    def named_by(self, sentence: Sentence, token: Token) -> Figure | None:
        """Return the figure that a noun phrase's head names: its name, its pronoun, a name in apposition."""
        figure = self.figure_at(sentence, token.index)
        if figure is not None:
            return figure
        chosen = self.chosen.get((sentence.index, token.index), [])
        if chosen:
            return chosen[0][1]
        below = [c for c in sentence.children(token.index) if c.rel in ("flat", "appos")]
        named = (self.figure_at(sentence, c.index) for c in below)
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
            figure = self.figure_at(sentence, index)
            if figure is not None and (
                figure.label == "organization" or self._sits(figure, sentence, last, before)
            ):
                return figure.name
        near = [sentence.tokens[i] for i in range(first, last + 1)]
        for token in reversed(near):
            figure = self.figure_at(sentence, token.index)
            if figure is not None and figure.label == "person" and before:
                return self._office(figure, sentence.tokens[min(last + 1, len(sentence.tokens) - 1)])
            row = noun(token.text, token.lemma)
            proper = token.text[:1].isupper() and token.index > 0 and not before
            if row is not None and row.type in ("organization", "group") and figure is None and proper:
                return token.text  # superintendent of Police
            if row is not None and row.type == "organization" and figure is None:
                definite = near[0].upos in ("DET", "PRON") or before
                found = self._noun_body(token, sentence, definite=definite, before=before)
                if found or not before:
                    return found
            if token.text.lower() in ("its", "their"):
                return self._its_body(token, sentence)
        return ""

    def _sits(self, figure: Figure, sentence: Sentence, last: int, before: bool) -> bool:
        """Tell whether a name means a body: *a Carrow Street spokesman*, *a spokesman for Corvane*.

        Not: *a spokesman for Ann Roe*, nor *an Avon baker*.
        """
        words = sentence.tokens
        if figure.label == "place":
            return before and last + 1 < len(words) and words[last + 1].lemma.startswith("spokes")
        return not (before or figure.gender or figure.roles or figure.aliases or len(figure.words) > 1)

    def _its_body(self, token: Token, sentence: Sentence) -> str:
        """Return the body that *its* means: the one last spoken of, be it without a name.

        *The dockers' union met. Its chair, Ann Roe, said so*: the union. *The union met the Port Trust, and
        its chair said so*: the trust.
        """
        last = self._body_before(token, sentence)
        if last is not None:
            found = self.body_called(last.word, sentence, token)
            return found.name if found is not None else last.phrase.name
        ranked = [f for _, f in rank(Pronoun(token, sentence), self.figures) if f.label == "organization"]
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
        bodies = [f for _, f in rank(Pronoun(token, sentence), self.figures) if f.label == "organization"]
        since = any(last.start < m.span.start < token.span.start for f in bodies for m in f.mentions)
        return None if since else last

    def _described_last(self, token: Token, sentence: Sentence) -> Figure | None:
        """*The Avon-based group denied it. It said ...*: the figure which the last subject described."""
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
        named = (self.figure_at(phrase.sentence, t.index) for t in phrase.modifiers)
        within = next((f.name for f in named if f is not None and f.label == "organization"), "")
        owned = phrase.possessor is not None and phrase.possessor.upos == "PRON"
        return within or (phrase.name.partition(" ")[2] if owned else phrase.name)

    def body_called(self, word: str, sentence: Sentence, token: Token) -> Figure | None:
        """Return the body that *the ``word``* means at ``token``, None where the article names none such."""
        return body_called(self.figures, word, sentence, token)

    def _office(self, figure: Figure, post: Token) -> str:
        """Return the body of a person who has spokespeople: the campaign if the article knows one.

        *Roe's manager* and *Roe's lawyer* speak for no office.
        """
        surname = figure.words[-1]
        if post.lemma.lower() in _NO_STAFF:
            return ""
        if not (figure.gender or len(figure.words) > 1):
            return ""
        for other in self.figures:
            if (
                other.label == "organization"
                and other.words[-1].lower() == "campaign"
                and surname in other.words
            ):
                return other.name
        lowered = self.reading.text.lower()
        runs = any(word in lowered for word in ("campaign", "nominee", "candidate"))
        if _IN_OFFICE & figure.aliases:
            runs = f"{surname} campaign".lower() in lowered
        if runs:
            return f"{surname} campaign"
        return f"{surname}’s office" if post.lemma.lower() in _STAFF else ""

    def _describe(self) -> None:
        """Read the roles at every mention of every person."""
        for figure in self.figures:
            if figure.label != "person":
                continue
            for mention in list(figure.mentions):
                describe(figure, mention, self.reading, self.body)
                if mention.title:
                    figure.aliases.add(mention.title.lower())

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
        spoke: Figure | None = None
        for sentence in self.reading.sentences:
            for token in sentence.tokens:
                key = (sentence.index, token.index)
                quote = self._sources.get(key)
                named = self.figure_at(sentence, token.index)
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
                if quote is not None:
                    barred |= self._named_in(self.quotes[quote], sentence)
                his = token.deprel == "nmod:poss" and word in GENDERS  # his lawyer said
                speaks = quote is not None and not his
                last = spoke if speaks and not self._overtaken(spoke, sentence, token) else None
                pronoun = Pronoun(token, sentence, frozenset(barred), last)
                able = [f for f in self.figures if f.speaks or quote is None]
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

    def _owned(self, sentence: Sentence, token: Token) -> set[Figure]:
        """Return what a possessive pronoun owns, which it cannot mean: *its statement* is not *it*."""
        if token.deprel != "nmod:poss":
            return set()
        return {
            f
            for f in self.figures
            for m in f.mentions
            if m.sentence == sentence.index and m.head == token.head
        }

    def _overtaken(self, spoke: Figure | None, sentence: Sentence, token: Token) -> bool:
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
            for figure in self.figures
            if figure is not spoke and agrees(token.text.lower(), figure)
            for m in figure.mentions
        )

    def _named_in(self, quote: Quote, sentence: Sentence) -> set[Figure]:
        """Return the figures named in the words that are reported: nobody is named in his own words."""
        return {
            figure
            for mention, figure in self.owner.items()
            if abs(mention.sentence - sentence.index) <= 4
            and mention.words
            and any(c.overlaps(mention.span) for c in quote.content)
        }

    def _later(self, sentence: Sentence) -> list[Figure]:
        """Return the figures first named in this sentence or the next: a name may follow its pronoun."""
        found = []
        for figure in self.figures:
            if figure.mentions and figure.mentions[0].sentence - sentence.index in (0, 1):
                found.append(figure)
        return found
