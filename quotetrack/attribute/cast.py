"""The cast of an article: its figures with roles, its groups and documents, and whom each pronoun means."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribute.figures import Figure, build_figures, fold_body
from quotetrack.attribute.mentions import Mention, find_names, prominence
from quotetrack.attribute.reading import Reading
from quotetrack.attribute.roles import describe
from quotetrack.attribute.salience import (
    FIRST,
    GENDERS,
    NEUTER,
    PLURAL,
    Pronoun,
    as_mention,
    co_arguments,
    rank,
)
from quotetrack.lexicon.people import noun
from quotetrack.model import Document, Quote, Sentence, Span, Token

_STAFF = frozenset("campaign team camp staff".split())
_STATE = frozenset("administration government".split())


class Cast:
    """Everyone and everything that an article can quote, found once and asked by source."""

    def __init__(self, doc: Document, quotes: Sequence[Quote]) -> None:
        self.reading = Reading(doc)
        self.quotes = quotes
        names = find_names(self.reading)
        self.figures, self.owner = build_figures(names, doc.text)
        self.by_place = {(m.sentence, i): m for m in names for i in range(m.first, m.last + 1)}
        self._campaigns()
        self._groups()
        self.chosen: dict[tuple[int, int], list[tuple[float, Figure]]] = {}
        self.author = ""
        self._sources = self._source_words()
        self._describe()
        self._pronouns()

    def figure_at(self, sentence: Sentence, index: int) -> Figure | None:
        """Return the figure whose name covers word ``index`` of the sentence."""
        mention = self.by_place.get((sentence.index, index))
        return self.owner.get(mention) if mention is not None else None

    def body(self, sentence: Sentence, first: int, last: int) -> str:
        """Return the fullest name of the body named from word ``first`` to ``last``, empty for none.

        A name wins over a noun: *the company's* is the company last spoken of, *its* likewise.
        """
        for index in range(last, first - 1, -1):
            figure = self.figure_at(sentence, index)
            if figure is None:
                continue
            if figure.label == "organization":
                return figure.name
            if figure.label == "person":
                return self._office(figure)
            if figure.label == "place" and index == first:
                return ""
        for index in range(last, first - 1, -1):
            token = sentence.tokens[index]
            row = noun(token.text, token.lemma)
            if row is not None and row.type == "organization":
                found = self.body_called(token.lemma.lower(), sentence, token)
                return found.name if found is not None else ""
            if token.text.lower() in NEUTER and token.text.lower() != "it":
                ranked = [
                    f for _, f in rank(Pronoun(token, sentence), self.figures) if f.label == "organization"
                ]
                return ranked[0].name if ranked else ""
        return ""

    def body_called(self, word: str, sentence: Sentence, token: Token) -> Figure | None:
        """Return the body that *the ``word``* means at ``token``: one whose name holds the word, else the nearest."""
        from quotetrack.attribute.salience import salience

        scored = []
        for figure in self.figures:
            if figure.label != "organization":
                continue
            present = salience(figure, sentence, token)
            words = fold_body(figure.name).split()
            known = word in words or any(word in role.lower().split() for role, _, _ in figure.roles)
            nouns = [n for w in words if (n := noun(w)) is not None and n.type == "organization"]
            if known:
                scored.append((present + 2.0, figure))
            elif (
                present > 0
                and not nouns
                and word
                in ("company", "firm", "group", "organization", "bank", "agency", "network", "newspaper")
            ):
                scored.append((present, figure))
        return max(scored, key=lambda pair: pair[0])[1] if scored else None

    def _office(self, figure: Figure) -> str:
        """Return the body of a person who has spokespeople: the campaign if the article knows one."""
        surname = figure.words[-1]
        for other in self.figures:
            if (
                other.label == "organization"
                and other.words[-1].lower() == "campaign"
                and surname in other.words
            ):
                return other.name
        lowered = self.reading.text.lower()
        runs = any(word in lowered for word in ("campaign", "nominee", "candidate"))
        return f"{surname} {'campaign' if runs else 'office'}"

    def _campaigns(self) -> None:
        """Add the bodies named after people: *the Clinton campaign*, *Trump's team*, *the Obama administration*."""
        found: dict[str, Figure] = {}
        for sentence in self.reading.sentences:
            for t in sentence.tokens[1:]:
                word = t.lemma.lower()
                if word not in _STAFF | _STATE or (sentence.index, t.index) in self.by_place:
                    continue
                place = t.index - 1
                while place > 0 and sentence.tokens[place].text in (
                    "’s",
                    "'s",
                    "’",
                    "'",
                    "presidential",
                    "re-election",
                ):
                    place -= 1
                owner = self.figure_at(sentence, place)
                adjective = sentence.tokens[place].ner.endswith("NORP")
                if word in _STAFF and (owner is None or owner.label != "person"):
                    continue
                if word in _STATE and owner is None and not adjective:
                    continue
                start = (
                    sentence.tokens[place]
                    if adjective
                    else sentence.tokens[self.by_place[sentence.index, place].first]
                )
                words = (
                    sentence.tokens[place].text if owner is None else owner.words[-1],
                    "campaign" if word in _STAFF else word,
                )
                figure = found.setdefault(" ".join(words).lower(), Figure("organization", words))
                span = Span(start.span.start, t.span.end)
                mention = Mention(
                    span,
                    sentence.index,
                    start.index,
                    t.index,
                    t.index,
                    words,
                    "organization",
                    weight=prominence(sentence, t),
                    quoted=self.reading.is_quoted(span.start),
                )
                figure.add(mention)
                self.owner[mention] = figure
                self.by_place[sentence.index, t.index] = mention
        self.figures.extend(found.values())

    def _groups(self) -> None:
        """Add groups and documents that can be meant by *they* and *it*: plural people, bodies by noun."""
        found: dict[tuple[str, str], Figure] = {}
        for sentence in self.reading.sentences:
            for t in sentence.tokens:
                if t.upos not in ("NOUN", "PROPN") or (sentence.index, t.index) in self.by_place:
                    continue
                row = noun(t.text, t.lemma)
                plural = t.feat("Number") == "Plur"
                if row is None and not (plural and t.rel == "nsubj"):
                    continue
                label = _label(row.type if row is not None else "group", plural)
                if label is None:
                    continue
                figure = found.setdefault((label, t.lemma.lower()), Figure(label, (t.text,), plural=plural))
                weight = prominence(sentence, t) * (0.4 if self.reading.is_quoted(t.span.start) else 1.0)
                mention = Mention(t.span, sentence.index, t.index, t.index, t.index, (), label, weight=weight)
                figure.mentions.append(mention)
                self.owner[mention] = figure
        self.nominal = found
        self.figures.extend(found.values())

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
        found = {}
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
                if word in NEUTER and token.rel == "expl":
                    continue
                barred = co_arguments(sentence, token, self.owner)
                if quote is not None:
                    barred |= self._named_in(self.quotes[quote], sentence)
                pronoun = Pronoun(token, sentence, frozenset(barred), spoke if quote is not None else None)
                ranked = rank(pronoun, self.figures) or rank(Pronoun(token, sentence), self._later(sentence))
                self.chosen[key] = ranked
                if ranked:
                    best = ranked[0][1]
                    quoted = self.reading.is_quoted(token.span.start)
                    weight = prominence(sentence, token) * (0.4 if quoted else 0.9)
                    best.mentions.append(as_mention(token, sentence, best.label, weight, quoted))
                    best.mentions.sort(key=lambda m: m.span)
                    spoke = best if quote is not None else spoke

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


def _label(kind: str, plural: bool) -> str | None:
    """Return the label of a described thing as a figure; single people described are not tracked."""
    if kind in ("person", "group"):
        return "group" if plural or kind == "group" else None
    if kind == "organization":
        return "group" if plural else None
    return "document" if not plural else None
