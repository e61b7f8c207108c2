"""Resolves a description (*the Texas senator*, *the company*) to an entity, or keeps its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotetrack.attribute.coreference.body_nouns import first_of_last, heads_name, telling_before
from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.described_people import (
    likeliest,
    person_meant,
    pronoun_owned,
    rank_people,
    unnamed_before,
)
from quotetrack.attribute.coreference.fitting import told_before
from quotetrack.attribute.coreference.issuers import (
    issuer_of,
    maker_of,
    owner_of,
    spoken_of_last,
    whole_of,
    whose_site,
)
from quotetrack.attribute.coreference.nearby import several
from quotetrack.attribute.coreference.salience import salience
from quotetrack.attribute.coreference.source_names import holder
from quotetrack.attribute.entities.as_speaker import role_of, speaker_of
from quotetrack.attribute.entities.author import opens_in_first_person
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.entities.held_posts import is_past, stood_for_by
from quotetrack.attribute.entities.untagged_entities import work_called
from quotetrack.attribute.phrases.body_words import behind_staff, tagged_body
from quotetrack.attribute.phrases.described_things import around, same_thing
from quotetrack.attribute.phrases.employers import comes_from, employs, has_body_behind
from quotetrack.attribute.phrases.noun_phrases import Phrase
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import nationalities, noun, nouns, provinces
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import word_list, word_pairs, word_set
from quotetrack.model import Method, Quote, Speaker, SpeakerType

_ENDS, _INSIDE = frozenset((",", ".", "”", '"')), grammar.INSIDE | {"from"}
_OFFICIALS = word_set("coreference.officials")
_UNIONS = word_set("coreference.unions_of_states")
_MEMBERS = word_set("coreference.members")
_PANELS = word_list("coreference.panels")
_NO_ROLE = word_set("coreference.no_role")
_OF_PRESS = word_set("coreference.of_press")
_TIED = 0.95  # of the best score, from which on two people are meant alike
_PLACES = word_set("coreference.governed_places")
_STATES = word_set("coreference.states")
_UNGOVERNED = word_set("coreference.ungoverned")
_SELF_NAMED = word_set("coreference.firms") | word_pairs("coreference.press_nouns").keys()
_BENCHES = word_set("coreference.benches")
_CAMPAIGNS = word_set("coreference.campaigns")


def resolve_description(cast: Cast, phrase: Phrase, quote: Quote | None) -> Speaker:
    """Return the speaker that ``phrase`` describes.

    A definite description is matched with the entities of the article by noun, modifiers, sex and
    salience; what matches nobody keeps its own words as name, and its type says what it is. A part of a
    document stands for the whole: *its last page*.
    """
    phrase = whole_of(cast, phrase) or told_before(cast, phrase) or phrase
    kind = phrase.type
    entities = find_described(cast, phrase)
    if entities:
        rivals = _rivals(cast, phrase, entities)
        found = _told(cast, phrase, spoken(entities))
        return replace(found, candidates=rivals, confidence=0.5) if rivals else found
    if (unnamed := unnamed_before(cast, phrase)) is not None:
        return unnamed_speaker(cast, unnamed, "description", 0.7)
    name = _fuller_name(cast, phrase) or _own_name(cast, phrase)
    return Speaker((name,), kind, "description", _role(phrase), described_body(cast, phrase), (), 0.7)


def _told(cast: Cast, phrase: Phrase, found: Speaker) -> Speaker:
    """Return a person with the role and body that only the description tells: *the Avon Trust chairman*."""
    if found.type == "person" and found.role and phrase.name.startswith(f"{found.role} for "):
        found = replace(found, role=phrase.name)  # a spokesman for Ann Roe
    if found.type != "person" or found.affiliation is not None or len(found.names) > 1:
        return found
    body = described_body(cast, phrase)
    role = found.role or (phrase.name if phrase.row is not None and phrase.row.bearing != "none" else None)
    return replace(found, role=role, affiliation=body)


def unnamed_speaker(cast: Cast, entity: Entity, method: Method, confidence: float) -> Speaker:
    """Return somebody without a name under the fullest description that the article gives.

    *An official of the port board said so. The official added*: both times the official of the port board.
    """
    found = cast.unnamed_speakers.get(entity)
    if found is None:
        found = cast.unnamed_speakers[entity] = _fullest_description(cast, entity)
    return replace(found, method=method, confidence=confidence)


def _fullest_description(cast: Cast, entity: Entity) -> Speaker:
    """Return somebody without a name as the fullest of his descriptions has him."""
    phrases = []
    for mention in entity.mentions:
        sentence = cast.reading.sentences[mention.sentence]
        phrase = around(sentence, mention.head) if sentence.tokens[mention.head].upos != "PRON" else None
        if phrase is not None and phrase.head.index == mention.head:
            phrases.append(phrase)
    if not phrases:
        return Speaker((" ".join(entity.words),), "anonymous", "description")
    fullest = max(phrases, key=lambda phrase: len(_own_name(cast, phrase).split()))
    bodies = (body for phrase in phrases if (body := described_body(cast, phrase)))
    name = _own_name(cast, fullest)
    return Speaker((name,), "anonymous", "description", _role(fullest), next(bodies, None))


def _rivals(cast: Cast, phrase: Phrase, entities: Sequence[Entity]) -> tuple[str, ...]:
    """Return the names between which the article does not decide, the chosen one first, else none.

    *the senator* where two senators are spoken of alike; nobody rivals the only one.
    """
    if phrase.type != "anonymous" or len(entities) != 1 or entities[0].label != "person":
        return ()
    ranked = rank_people(cast, phrase)
    if not ranked or ranked[0][1] is not entities[0]:
        return ()
    near = [entity.name for score, entity in ranked if score > _TIED * ranked[0][0]]
    return tuple(near) if len(near) > 1 else ()


def find_described(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """Return the entities that a description means, none where the article names nobody like it."""
    kind: SpeakerType = phrase.type
    chosen = cast.chosen.get((phrase.sentence.index, phrase.head.index), [])
    if phrase.head.upos == "PRON" and chosen:  # most of them
        return (chosen[0][1],)
    named = cast.self_named.get((phrase.sentence.index, phrase.head.index))
    if (held := named or holder(cast, phrase.sentence, phrase.head)) is not None:
        return (held,)
    if kind == "anonymous":
        return person_meant(cast, phrase)
    if kind == "organization":
        paper = phrase.head.lemma.lower() == "paper"
        maker = maker_of(cast, phrase) if paper else whose_site(cast, phrase)
        return (maker,) if maker is not None else _body(cast, phrase)
    if kind == "group":
        return several(cast.nearby, phrase) if phrase.definite else ()
    issuer = work_called(cast.nearby.entities(phrase.head.span.start), phrase) or issuer_of(cast, phrase)
    return (issuer,) if issuer is not None else ()


def spoken(entities: Sequence[Entity]) -> Speaker:
    """Return the speaker that described entities are."""
    return speaker_of(entities, "description", 0.8)


def _role(phrase: Phrase) -> str | None:
    """Return an unnamed person's own words as role: *palace guard*. Not: *somebody*, *another*, *woman*."""
    head = phrase.head
    if phrase.type != "anonymous" or head.upos in ("PRON", "DET") or head.lemma.lower() in _NO_ROLE:
        return None
    owner = phrase.possessor
    owned = owner is not None and owner.upos in ("PRON", "DET")
    return _without_owner(phrase) if owned else phrase.name.removeprefix("another ")


def _body(cast: Cast, phrase: Phrase) -> Sequence[Entity]:
    """*the bank* by noun; *the British journal* by all its words; *a court* by one named right after."""
    word = phrase.head.lemma.lower()
    said = set(fold_body(phrase.name).split())
    front = {fold_body(t.text) for t in (*phrase.modifiers, phrase.head)} if word in _SELF_NAMED else set()
    entities = cast.nearby.entities(phrase.head.span.start)
    for entity in entities:
        if (
            entity.label == "organization"
            and len(entity.words) > 1
            and (words := set(fold_body(entity.name).split())) <= said
            and (heads_name(entity.name, word) or words <= front or word in _BENCHES)
        ):
            return (entity,)
    owner = owner_of(cast, phrase)
    if owner is not None and owner.label == "person" and word in _CAMPAIGNS:
        return (cast.offices.campaign_of(owner, word),)
    if phrase.possessor is not None:
        return _employer_of(cast, phrase, owner)
    if not phrase.definite:
        later = [
            e
            for e in entities
            if e.label == "organization"
            and heads_name(e.name, word)
            and telling_before(phrase.sentence, phrase.head) <= set(fold_body(e.name).split())
            and 0 <= e.mentions[0].sentence - phrase.sentence.index <= 3
        ]
        return later[:1]
    if word in _PLACES:
        near = [(salience(e, phrase.sentence, phrase.head), e) for e in entities if _governs(e, word)]
        near = [pair for pair in near if pair[0] > 0]
        if near:
            return (max(near, key=lambda pair: pair[0])[1],)
    found = cast.body_called(word, phrase.sentence, phrase.head)
    if found is None or not said & set(fold_body(found.name).split()):
        again = _described_so(cast, phrase, word)
        if again is not None:
            return (again,)
    if found is None or (outlet(found.name) is not None and _is_no_press(phrase)):
        return ()
    proper = [name.lower() for name in phrase.proper if name not in ("U.S.", "US")]
    return (found,) if all(p in fold_body(found.name).split() for p in proper) else ()


def _governs(entity: Entity, word: str) -> bool:
    """Tell whether a place can be *the city* or *the state*: not Highway 80, nor Avon, which is no state."""
    name = entity.name.lower()
    listed = name in nationalities() or name in provinces() or word not in _STATES
    return entity.label == "place" and listed and _UNGOVERNED.isdisjoint(name.split())


def _employer_of(cast: Cast, phrase: Phrase, owner: Entity | None) -> Sequence[Entity]:
    """*her agency* is the body in which the article gives her a post, where its kind does not rule it out."""
    body = role_of(owner)[1] if owner is not None and owner.label == "person" else None
    named = next((e for e in cast.by_name.bodies(body) if e.name == body), None) if body else None
    return (named,) if named is not None and not phrase.modifiers else ()


def _is_no_press(phrase: Phrase) -> bool:
    """*the regional roads agency* is no news agency; *the state news agency* and *the agency* may be one."""
    words = {m.text.lower() for m in phrase.modifiers if m.text[0].islower()}
    return bool(words - _OF_PRESS - nationalities().keys())


def _described_so(cast: Cast, phrase: Phrase, word: str) -> Entity | None:
    """*the border intelligence office* is *the intelligence office of the border guard*, by its words."""
    modifiers = {t.text.lower() for t in phrase.modifiers}
    if not modifiers or not phrase.definite or phrase.plural:
        return None
    start = phrase.head.span.start
    for described in reversed([d for d in cast.nearby.described(start) if d.word == word]):
        name = described.phrase.name
        words = set(name.lower().replace("’s", "").replace("'s", "").split())
        if modifiers < words and described.phrase.type == "organization":
            return Entity("organization", tuple(name.split()))
    return None


def _fuller_name(cast: Cast, phrase: Phrase) -> str | None:
    """Return the fuller description that *the study* takes up, None for one with words of its own."""
    if (
        phrase.modifiers
        or not phrase.definite
        or len(phrase.name.split()) > 1
        or phrase.possessor is not None
    ):
        return None
    if phrase.type not in ("document", "organization"):
        return None
    word = phrase.head.lemma.lower()
    start = phrase.head.span.start
    before = [d for d in cast.nearby.described(start) if same_thing(d.word, word)]
    before = [d for d in before if d.phrase.plural == phrase.plural]
    before = [d for d in before if d.phrase.possessor is None or d.phrase.possessor.upos != "PRON"]
    same = [d for d in before if d.word == word] or [d for d in before if _counts(d.phrase)]
    if not same:
        return None
    return (
        spoken_of_last(cast, same).phrase.name
        if phrase.type == "document"
        else first_of_last(same).phrase.name
    )


def _counts(phrase: Phrase) -> bool:
    """Tell whether a description is of one thing: *a survey*, *the survey*; not *more research*."""
    below = phrase.sentence.children(phrase.head.index)
    return phrase.definite or any(c.text.lower() in grammar.INDEFINITE_ARTICLES for c in below)


def _own_name(cast: Cast, phrase: Phrase) -> str:
    """Return the words that name what nobody else names; *his lawyer* takes its owner's name."""
    name = phrase.name or phrase.head.text
    holder = _holder(cast, phrase)
    if holder:
        return f"{holder}’s {_joined_after(phrase)}"
    if phrase.possessor is not None and phrase.possessor.text.lower() == "my" and phrase.type == "anonymous":
        return f"{_narrator(cast, phrase)}’s {_without_owner(phrase)}"
    if not pronoun_owned(phrase) or phrase.possessor is None:
        return name
    rest = _without_owner(phrase)
    owner = owner_of(cast, phrase)
    if owner is not None and phrase.type != "group" and owner.label == "person":
        return f"{owner.words[-1]}’s {rest}"
    return rest


def _holder(cast: Cast, phrase: Phrase) -> str:
    """Return the surname of the person whose office, team or lawyer speaks: *the senator's office*."""
    owner = phrase.possessor
    common = owner is not None and (owner.upos == "NOUN" or (owner.upos == "PROPN" and owner.text.islower()))
    row = noun(owner.text, owner.lemma) if owner is not None and common else None
    if owner is None or row is None or row.type != "person" or phrase.type == "document":
        return ""
    described = around(phrase.sentence, owner.index, 0)
    found = likeliest(cast, described) if described is not None and described.definite else ()
    return found[0].words[-1] if found else ""


def _narrator(cast: Cast, phrase: Phrase) -> str:
    """Return whose *my father* is: the surname of the one who is quoted there, else the author."""
    place = phrase.head.span
    turn = cast.turn_around(place)
    if turn is not None and not cast.reading.is_quoted(place.start):
        speaker = cast.turn_speakers.get(turn)
        named = speaker is not None and speaker.type in ("person", "author")
        return speaker.name.split()[-1] if named and speaker is not None else "speaker"
    inside = cast.reading.is_quoted(place.start)
    outer = [q for q in cast.quotes_around(place) if q.source] if inside else []
    for quote in sorted(outer, key=lambda q: sum(len(c) for c in q.content)):
        for sentence, token in cast.reading.tokens_in(quote.source[0]):
            entity = cast.entity_at(sentence, token.index)
            if entity is not None and entity.label == "person":
                return entity.words[-1]
    unknown = outer or not (cast.author or opens_in_first_person(cast.reading.doc))
    return "speaker" if unknown else cast.author or "author"


def _joined_after(phrase: Phrase) -> str:
    """Return the description behind the word that owns it: *office* of *the senator's office*."""
    return re.split(r"['’]s? ", phrase.name, maxsplit=1)[-1]


def _without_owner(phrase: Phrase) -> str:
    """Return the description without the pronoun that owns it: *husband* of *her husband*."""
    first = phrase.possessor.text.lower() if phrase.possessor is not None else ""
    rest = phrase.name or phrase.head.text
    for word in (first, "own"):
        rest = rest[len(word) + 1 :] if rest.lower().startswith(word + " ") else rest
    return rest


def described_body(cast: Cast, phrase: Phrase) -> str | None:
    """Return the body that an unnamed speaker speaks for: *a spokeswoman for X*, *officials at X*.

    *Harbour Committee Republicans* speak for the committee; *Ohio Republicans* for none.
    """
    row = phrase.row
    if phrase.type not in ("anonymous", "group") or row is None or row.type not in ("person", "group"):
        return None  # schools and universities
    single = nouns().get(phrase.head.lemma.lower())
    bearing = row.bearing or (single.bearing if single is not None else "")
    sits = phrase.head.lemma.lower() in _MEMBERS
    tokens, head = phrase.sentence.tokens, phrase.head.index
    posted = bearing in ("post", "either") or sits or row.noun in _OFFICIALS or comes_from(tokens, head, row)
    if not (posted or bearing == "office"):
        return None
    if bearing == "office" and head and tokens[head - 1].text in _UNIONS:
        return tokens[head - 1].text  # an EU diplomat
    start = min((m.index for m in phrase.modifiers), default=head)
    if is_past(tokens, start, head):
        return None
    seated = (
        head + 2 < len(tokens) and tokens[head + 1].text == "of" and tagged_body(tokens, head + 2, head + 4)
    )
    found = _body_beside(cast, phrase) if posted or seated else ""
    if not found:
        return stood_for_by(phrase.sentence, (start, head, min(head + 4, len(tokens) - 1)), cast.body) or None
    if not employs(found) or (sits and not seated and not found.lower().endswith(_PANELS)):
        return None
    return found


def _body_beside(cast: Cast, phrase: Phrase) -> str:
    """Return the body named behind a description by *for*, *of*, *at*, else before its noun."""
    tokens, head = phrase.sentence.tokens, phrase.head.index
    end = head + 1
    while end < len(tokens) and tokens[end].text not in _ENDS and tokens[end].upos not in ("VERB", "AUX"):
        end += 1
    if end > head + 1 and has_body_behind(tokens, head, phrase.row):
        behind = cast.body(phrase.sentence, max(head + 2, behind_staff(tokens, head + 1)), end - 1)
        if behind:
            return behind
    ends = end > head + 2 and tokens[end - 1].ner.endswith("ORG") and tokens[head + 1].text in _INSIDE
    if ends and tagged_body(tokens, head + 2, end - 1):
        return cast.body(phrase.sentence, head + 2, end - 1)  # sources in the Ministry of Roads
    start = phrase.modifiers[0].index if phrase.modifiers else head
    owner = phrase.possessor
    if start == head and owner is not None and owner.text.lower() in grammar.COLLECTIVE_POSSESSIVES:
        start = owner.index  # its registrar
    return cast.body(phrase.sentence, start, head - 1, before=True) if start < head else ""
