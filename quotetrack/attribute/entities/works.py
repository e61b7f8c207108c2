"""Finds works under their titles (*the documentary “Low Water”*), so that *the film* finds its name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.mentions import Mention, prominence
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.noun_phrases import Phrase
from quotetrack.lexicon import grammar
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import alternatives, word_families
from quotetrack.model import Sentence, Span

_ART = word_families("entities.kinds_of_work")
_NOUNS = frozenset(word for family in _ART for word in family)
_TITLE = re.compile(r"[“\"]([A-Z0-9][^“”\"\n.!?]{0,60}?)[,.]?[”\"]")
_DETERMINERS = "|".join(sorted(grammar.ARTICLES | grammar.PERSONAL_POSSESSIVES))
_NOUN_BEFORE = re.compile(rf"\b([a-z]+),? (?:(?:{alternatives('entities.titling')}) )?$")
_NOUN_AFTER = re.compile(rf"^,? (?:(?:{_DETERMINERS}) )?(?:[\w-]+ ){{0,3}}?([a-z]+)\b")
_start = attrgetter("span.start")
_OWNED = re.compile(rf"\b[A-Z][\w’'-]*[’']s? (?:(?:{alternatives('entities.fresh')}) )?$")


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
        yield entity, _mention(sentence, match, [t.index for _, t in inside])


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


def _mention(sentence: Sentence, match: re.Match[str], places: list[int]) -> Mention:
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
