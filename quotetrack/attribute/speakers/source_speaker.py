"""Resolves one source to a speaker: a name, a pronoun, a description, or several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.descriptions import (
    described_body,
    find_described,
    resolve_description,
    unnamed_speaker,
)
from quotetrack.attribute.coreference.nearby import last_two
from quotetrack.attribute.coreference.new_subjects import one_of_two_named
from quotetrack.attribute.coreference.salience import FIRST, GENDERS, NEUTER, PLURAL
from quotetrack.attribute.coreference.source_names import adjoining_name, by_initials, named_heads, namesakes
from quotetrack.attribute.entities.as_speaker import speaker_of
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.phrases.described_things import around
from quotetrack.attribute.phrases.indexed_text import phrase_head
from quotetrack.attribute.phrases.noun_phrases import read_phrase
from quotetrack.attribute.phrases.outlet_places import asks_before
from quotetrack.attribute.speakers.labels import resolve_label
from quotetrack.attribute.speakers.relatives import RELATIVES, resolve_relative
from quotetrack.attribute.speakers.writers import writer
from quotetrack.lexicon import grammar
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Quote, Sentence, Speaker, SpeakerType, Token

_ADDRESSED = grammar.ADDRESSEES
_SEEMS = word_set("speakers.seeming")
_HEARS = word_set("speakers.hearing")
_LISTED = ("NOUN", "PROPN", "ADJ", "CCONJ", "DET")


def resolve_source(cast: Cast, quote: Quote) -> Speaker | None:
    """Return the speaker of a quote that has a source, None where the source holds no word.

    Never raises on any parse; where nothing is found, the source's own words are the name.
    """
    turn = cast.turn_of(quote)
    if turn is not None:
        return cast.turn_speakers.get(turn)
    pairs = [pair for span in quote.source for pair in cast.reading.tokens_in(span)]
    pairs = _without_asker(cast, _behind_one_of(_behind_lead(pairs)))
    pairs = [p for p in pairs if p[1].upos != "PUNCT"] or pairs
    if not pairs:
        return None
    if len(pairs) == 1 and _expletive(*pairs[0]):
        return None
    labelled = resolve_label(cast, quote)
    if labelled is not None:
        return labelled
    opening = (
        pairs[0][1].text.lower() in GENDERS.keys() | PLURAL and len(pairs) > 1 and pairs[1][1].upos == "CCONJ"
    )
    if opening:
        return _unnamed(cast, quote, pairs[0][0], [t for s, t in pairs if s is pairs[0][0]])
    parts = [[p for p in pairs if p[0].index == index] for index in sorted({s.index for s, _ in pairs})]
    for part in parts:
        people = named_heads(cast, part[0][0], [t for _, t in part])
        if people and (people[0].label == "person" or len(parts) == 1):
            own = [t for _, t in part]
            found = speaker_of([by_initials(cast, f, part[0][0], own) for f in people], "name")
            found = _with_described(cast, part[0][0], own, people, found)
            found = _with_groups(cast, part[0][0], own, people, found)
            shared = namesakes(cast, people, part[0][0], [t for _, t in part])
            if shared:
                return replace(found, candidates=shared, confidence=0.7)
            return replace(found, type="document") if _titled(part, people) else found
    longest = max(parts, key=len)
    sentence, tokens = longest[0][0], [t for _, t in longest]
    people = named_heads(cast, sentence, tokens) if len(parts) > 1 else []
    if people:
        return speaker_of(people, "name", 0.8)
    return _unnamed(cast, quote, sentence, tokens)


_Pairs = list[tuple[Sentence, Token]]


def _behind_lead(pairs: _Pairs) -> _Pairs:
    """Return the words of a source behind whom a clause put first names: *Asked by Sona, [a clerk] said*.

    Not: *According to Ann Roe, a clerk*, who is the clerk.
    """
    if not pairs or pairs[0][1].index < 2:
        return pairs
    sentence, token = pairs[0]
    words, first = sentence.tokens, token.index
    while token.head is not None and token.head >= first:
        token = words[token.head]
    verb = words[token.head] if token.head is not None else None
    leads = verb is not None and verb.upos == "VERB" and verb.rel == "advcl" and token.rel == "obl"
    if words[first - 1].upos != "ADP" or not leads:
        return pairs
    comma = next((i for i, (_, t) in enumerate(pairs) if t.text == ","), None)
    rest = pairs[comma + 1 :] if comma is not None else []
    return rest if rest and rest[0][1].upos == "DET" else pairs


def _without_asker(cast: Cast, pairs: _Pairs) -> _Pairs:
    """Return the words of a source up to who asked it: *[Many fishers] Kanal Nord spoke to in Avon said*.

    Not: *[Fishers and Kanal Nord] said*.
    """
    for place, (sentence, token) in enumerate(pairs):
        name = cast.by_place.get((sentence.index, token.index)) if place else None
        if name is not None and asks_before(sentence.tokens, name.first, name.last):
            return pairs[:place]
    return pairs


def _behind_one_of(pairs: _Pairs) -> _Pairs:
    """Return the words that tell who one of several is: *One of them, [a welder from Avon], said*.

    Not: *One of them said*, nor *One of the crew, a welder, said*, where the crew tells more.
    """
    words = [token.text.lower() for _, token in pairs[:4]]
    opens = words[:2] == ["one", "of"] and len(pairs) > 3 and pairs[2][1].upos == "PRON"
    comma = next((i for i, (_, t) in enumerate(pairs) if t.text == ","), None)
    rest = pairs[comma + 1 :] if opens and comma == 3 else []
    return rest if rest and rest[0][1].upos == "DET" else pairs


def _titled(part: Sequence[tuple[Sentence, Token]], people: Sequence[Entity]) -> bool:
    """*the council's pamphlet, Living With Geese*, names a document; *the council, Avon Trust*, does not."""
    tokens = [t for _, t in part]
    phrase = read_phrase(part[0][0], tokens)
    if phrase is None or phrase.row is None or people[0].label != "organization":
        return False
    after = [t for t in part[0][0].tokens if t.index == phrase.head.index + 1]
    return phrase.row.type == "document" and phrase.head is not tokens[-1] and after[0].text == ","


def _expletive(sentence: Sentence, token: Token) -> bool:
    """*It is alleged that ...*, *it seems that ...* have no source; *it said* and *it was told* have one."""
    if token.text.lower() == "they":
        return _says_anybody(sentence, token)
    if token.text.lower() != "it" or token.head is None or token.rel not in ("expl", "nsubj"):
        return False
    verb = sentence.tokens[token.head]
    if verb.lemma in _SEEMS:
        return True
    below = list(sentence.children(verb.index))
    passive = any(c.deprel == "aux:pass" or (c.rel == "aux" and c.lemma == "be") for c in below)
    passive = passive and verb.xpos == "VBN" and verb.lemma not in _HEARS
    stated = passive or (any(c.rel == "cop" for c in below) and verb.upos == "ADJ")
    clause = any(c.rel in ("ccomp", "csubj", "xcomp") and c.index > verb.index for c in below)
    return stated and (clause or token.rel == "expl")


def _says_anybody(sentence: Sentence, token: Token) -> bool:
    """Tell whether *they* are people at large: *It was late, as they say*. Not: *as they said in May*."""
    verb = sentence.tokens[token.head] if token.head is not None else token
    below = {c.rel: c for c in sentence.children(verb.index)}
    opened = "mark" in below and below["mark"].text.lower() == "as"
    plain = verb.xpos == "VBP" and verb.lemma == "say" and below.keys() <= {"mark", "nsubj", "punct"}
    return opened and plain


def _unnamed(cast: Cast, quote: Quote, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """Resolve a source that holds no name of its speaker: a pronoun or a description."""
    head = phrase_head(tokens) or tokens[0]
    word = head.text.lower()
    lowered = [t.text.lower() for t in tokens]
    relative = next(
        (t for t in tokens if t.text.lower() in RELATIVES and t.upos in ("PRON", "DET", "SCONJ")), None
    )
    if relative is not None and (head is relative or "whom" in lowered):
        return resolve_relative(cast, sentence, relative)
    first = next((t for t in tokens if t.text.lower() in FIRST), None)
    if first is not None and (word in FIRST or head.upos == "PRON"):
        return _first_person(cast, quote, first)
    beside = adjoining_name(cast, sentence, tokens, quote.content)
    if beside is not None:
        return speaker_of([beside], "name", 0.85)
    alone = len(tokens) == 1 or (len(tokens) == 2 and set(lowered) & grammar.PRONOUN_EMPHASES)
    if alone and word in GENDERS.keys() | PLURAL | NEUTER:
        return _pronoun(cast, sentence, head)
    if lowered == ["no", "one"]:
        return Speaker(("no one",), "anonymous", "none", confidence=0.2)
    if alone and word in _ADDRESSED:
        return Speaker((word,), "anonymous", "none", confidence=0.2)
    ordered = _one_of_two(cast, sentence, tokens)
    if ordered is not None:
        return ordered
    both = _with_pronoun(cast, quote, sentence, tokens) or _two_groups(cast, sentence, tokens)
    both = both or _several(cast, sentence, tokens)
    if both is not None:
        return both
    phrase = read_phrase(sentence, tokens)
    if phrase is None:
        text = " ".join(span.of(cast.reading.text) for span in quote.source)
        return Speaker((" ".join(text.split()),), "anonymous", "none", confidence=0.2)
    return resolve_description(cast, phrase, quote)


def _one_of_two(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """*Brandt met Oke. The latter said so*: Oke. *The latter half* is neither, nor is he of three."""
    found = one_of_two_named(cast.nearby, sentence, tokens[1]) if len(tokens) == 2 else None
    return speaker_of([found], "description", 0.8) if found is not None else None


def _with_pronoun(cast: Cast, quote: Quote, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """*She and her husband* are two; *she* alone is one."""
    word = tokens[0].text.lower()
    if len(tokens) < 3 or word not in GENDERS.keys() | PLURAL or tokens[1].upos != "CCONJ":
        return None
    one = _pronoun(cast, sentence, tokens[0])
    people = named_heads(cast, sentence, tokens[2:])
    other = speaker_of(people, "name") if people else _unnamed(cast, quote, sentence, tokens[2:])
    if one is None or other is None:
        return one or other
    kind: SpeakerType = "person" if other.type == "person" else "group"
    return Speaker((*one.names, *other.names), kind, "pronoun", confidence=0.7)


def _with_described(
    cast: Cast, sentence: Sentence, tokens: Sequence[Token], people: Sequence[Entity], found: Speaker
) -> Speaker:
    """*Ann Roe and a clerk* are two, as are *Ann Roe and her lawyer*.

    Not: *Ann Roe, a clerk and a poet*, *Ann Roe and her lawyer Bo Ek*, of whom both have names.
    """
    named = [i for i, t in enumerate(tokens) if cast.entity_at(sentence, t.index) is people[-1]]
    place = named[-1] + 1 if named else len(tokens)
    rest = tokens[place + 1 :]
    if not rest or tokens[place].upos != "CCONJ" or not _determined(rest[0]):
        return found
    if any(t.upos in ("VERB", "AUX", "PUNCT") or t.text.lower() in RELATIVES for t in rest):
        return found
    phrase = read_phrase(sentence, rest)
    row = phrase.row if phrase is not None else None
    if phrase is None or row is None or row.type not in ("person", "group", "organization"):
        return found
    other = resolve_description(cast, phrase, None)
    names = tuple(dict.fromkeys((*found.names, *other.names)))
    return Speaker(names, found.type, found.method, confidence=0.8) if names != found.names else found


def _with_groups(
    cast: Cast, sentence: Sentence, tokens: Sequence[Token], people: Sequence[Entity], found: Speaker
) -> Speaker:
    """*The Avon Trust, local charities and port officials* are three.

    Not: *Avon Trust charities and officials*, nor *The Avon Trust, which runs ports and charities*.
    """
    if len(people) > 1 or people[0].label != "organization" or len(found.names) > 1:
        return found
    first = next((t for t in tokens if cast.entity_at(sentence, t.index) is people[0]), tokens[0])
    mention = cast.by_place.get((sentence.index, first.index))
    if mention is None or first.index - tokens[0].index > 1:
        return found
    rest, names, joined = [t for t in tokens if t.index > mention.last], list(found.names), False
    if any(t.upos not in _LISTED for t in rest):
        return found
    start = 0
    for place, token in enumerate(rest):
        if token.rel != "conj" or token.head is None or token.head < mention.first:
            continue
        group = read_phrase(sentence, [t for t in rest[start : place + 1] if t.upos != "CCONJ"])
        if group is None or group.head is not token or group.row is None or group.type != "group":
            return found
        joined = joined or any(t.upos == "CCONJ" for t in rest[start : place + 1])
        names += resolve_description(cast, group, None).names
        start = place + 1
    whole = joined and start == len(rest)
    return Speaker(tuple(dict.fromkeys(names)), found.type, found.method, confidence=0.8) if whole else found


def _two_groups(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """*Residents, farmers and supporters in the council* are three; *state and federal officials* are one."""
    place = next((i for i, t in enumerate(tokens) if t.upos == "CCONJ"), None)
    if place is None or not 0 < place < len(tokens) - 1:
        return None
    left, right = tokens[:place], tokens[place + 1 :]
    plain = left[-1].upos == "NOUN" and left[-1].feat("Number") == "Plur"
    if not plain or any(t.upos in ("ADP", "VERB", "PRON", "PUNCT") for t in left):
        return None
    listed = [i for i in range(1, len(left)) if left[i - 1].index + 1 < left[i].index]
    sides = [left[a:b] for a, b in zip((0, *listed), (*listed, len(left)), strict=True)]
    if any(side[-1].feat("Number") != "Plur" for side in sides):
        sides = [left]
    phrases = [read_phrase(sentence, side) for side in (*sides, right)]
    found = [resolve_description(cast, phrase, None) for phrase in phrases if phrase is not None]
    if len(found) < 2 or found[-1].type not in ("group", "organization"):
        return None
    return Speaker(tuple(n for s in found for n in s.names), "group", "description", confidence=0.7)


def _several(cast: Cast, sentence: Sentence, tokens: Sequence[Token]) -> Speaker | None:
    """*The mayor and the warden* are two; *the mayor and leader* is one, *an aide to Roe and a clerk* two.

    Each begins with a determiner of its own and hangs on one before.
    """
    words = [t for t in tokens if t.deprel != "cc:preconj"]  # both
    opens = [i for i in range(1, len(words)) if _determined(words[i]) and _joined(words[i - 1], words[i])]
    if not opens or words[opens[-1] - 1].upos != "CCONJ":
        return None
    sides = [words[a:b] for a, b in zip((0, *opens), (*opens, len(words)), strict=True)]
    phrases = [read_phrase(sentence, [t for t in side if t.upos != "CCONJ"]) for side in sides]
    heads = [phrase.head for phrase in phrases if phrase is not None and phrase.head.upos == "NOUN"]
    places = {head.index for head in heads}
    if len(heads) != len(sides) or any(h.rel != "conj" or h.head not in places for h in heads[1:]):
        return None
    found = [resolve_description(cast, phrase, None) for phrase in phrases if phrase is not None]
    kinds = {s.type for s in found}
    kind: SpeakerType = found[0].type if len(kinds) == 1 else "group"
    return Speaker(tuple(n for s in found for n in s.names), kind, "description", confidence=0.7)


def _joined(before: Token, token: Token) -> bool:
    """Tell whether *and* or a comma, which a source has lost, stands between two words."""
    return before.upos == "CCONJ" or before.index + 1 < token.index


def _determined(token: Token) -> bool:
    """Tell whether a word opens a phrase of its own: *the*, *a*, *her*."""
    return token.upos == "DET" or token.deprel == "nmod:poss"


def _pronoun(cast: Cast, sentence: Sentence, token: Token) -> Speaker | None:
    """*she said*: the entity chosen for the pronoun, with those that came near as candidates."""
    ranked = cast.chosen.get((sentence.index, token.index), [])
    both = _both(cast, sentence, token)
    if both is not None:
        return both
    if not ranked:
        word = token.text.lower()
        kind: SpeakerType = "group" if word in PLURAL else "organization" if word in NEUTER else "person"
        return Speaker((token.text.lower(),), kind, "none", confidence=0.1)
    best = ranked[0][0]
    near = tuple(f.name for s, f in ranked[1:4] if s > 0.75 * best)
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    sure = round(best / (best + second), 2)
    speaker = _described(cast, ranked[0][1], sure) or speaker_of([ranked[0][1]], "pronoun", sure)
    return replace(speaker, candidates=(speaker.name, *near) if near else ())


def _both(cast: Cast, sentence: Sentence, token: Token) -> Speaker | None:
    """*Ann Roe left. Bo Ek stayed. Both said no*: Ann Roe and Bo Ek, where just two people are about.

    Not: *They said no*, nor *Both* where three are or where a pair was named: *Ann Roe and Bo Ek left*.
    """
    ranked = cast.chosen.get((sentence.index, token.index), [])
    paired = bool(ranked) and bool(ranked[0][1].members)
    two = last_two(cast.nearby, sentence, token) if token.text.lower() == "both" and not paired else ()
    return speaker_of(two, "pronoun", 0.6) if two else None


def _described(cast: Cast, entity: Entity, sure: float) -> Speaker | None:
    """*The paper, published by the Avon Trust, ... It says*: whom the words first used describe."""
    if entity.label not in ("body", "document", "unnamed", "group") or entity.members:
        return None
    first = entity.mentions[0]
    phrase = around(cast.reading.sentences[first.sentence], first.head)
    found = find_described(cast, phrase) if phrase is not None and phrase.head.index == first.head else ()
    if not found and phrase is not None and entity.label == "unnamed":
        if phrase.possessor is not None:
            return replace(resolve_description(cast, phrase, None), method="pronoun", confidence=sure)
        return unnamed_speaker(cast, entity, "pronoun", sure)
    if not found and phrase is not None and entity.label == "group":
        return replace(speaker_of([entity], "pronoun", sure), affiliation=described_body(cast, phrase))
    return speaker_of(found, "pronoun", sure) if found else None


def _first_person(cast: Cast, quote: Quote, token: Token) -> Speaker:
    """*I think* within a quotation or a turn is its speaker's; outside, the writer's where there is one."""
    outer = [q for q in cast.quotes_around(token.span) if q is not quote]
    if outer:
        inner = min(outer, key=lambda q: sum(len(c) for c in q.content))
        if not any(s.covers(token.span) for s in inner.source):
            found = resolve_source(cast, inner) if inner is not quote else None
            if found is not None:
                return replace(found, method="pronoun")
    return writer(cast, quote, token)
