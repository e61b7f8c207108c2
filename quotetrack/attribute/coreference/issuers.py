"""Finds who speaks through a document: *the Kremlin's announcement*, *a paper by the Avon Trust*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.attribute.coreference.cast import Cast
from quotetrack.attribute.coreference.salience import last_before, mentions_within
from quotetrack.attribute.coreference.source_names import named_heads
from quotetrack.attribute.entities.grouping import Entity
from quotetrack.attribute.phrases.body_words import is_told
from quotetrack.attribute.phrases.described_things import Described, around, same_thing
from quotetrack.attribute.phrases.noun_phrases import Phrase, read_phrase
from quotetrack.attribute.phrases.same_names import fold_body
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.press.outlets import outlet
from quotetrack.lexicon.word_sets import alternatives, word_set
from quotetrack.model import Token

_PARTS = word_set("coreference.parts_of_documents")
_ISSUED = word_set("coreference.issued")
_STUDIED = word_set("coreference.studied")
_PRIVATE = word_set("coreference.private")  # whose, a possessive must say
_COPY = word_set("coreference.copy")
_SITES = word_set("coreference.sites")
_MADE = word_set("coreference.made")
_LOOKED_AT = 4  # names before which an owner is looked for
_PRESS_NOUN = re.compile(rf" (?:{alternatives('coreference.behind_outlets')})\b")


def owner_of(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return whose the described person or thing is (*Roe's lawyer*, *her lawyer*), None for nobody's."""
    owner = phrase.possessor
    if owner is None:
        return None
    chosen = cast.chosen.get((phrase.sentence.index, owner.index), [])
    entity = chosen[0][1] if chosen else cast.entity_at(phrase.sentence, owner.index)
    if entity is None and owner.text.lower() == "whose":  # Ann Roe, whose report
        before = [t for t in phrase.sentence.tokens[: owner.index] if t.upos != "PUNCT"]
        entity = cast.entity_at(phrase.sentence, before[-1].index) if before else None
    return entity if entity is not None else _body_named(cast, phrase, owner)


def is_owners(cast: Cast, entity: Entity, word: str, owner: Entity) -> bool:
    """Tell whether somebody is told to be an owner's: *her son*, where *Ann Roe met her son, Bo Ek*.

    So *her lawyer*, where *Roe's lawyer Bo Ek* came. Not: *her son*, where another met hers.
    """
    if any(owner.words[-1].lower() in role.lower() for role, _ in entity.roles):
        return True
    for mention in (m for m in entity.mentions[:_LOOKED_AT] if m.words and owner.label == "person"):
        words, place = cast.reading.sentences[mention.sentence].tokens, mention.first - 1
        place -= int(place > 0 and words[place].text == ",")
        if place < 0 or words[place].lemma.lower() != word:
            continue
        owners = [
            c for c in cast.reading.sentences[mention.sentence].children(place) if c.deprel == "nmod:poss"
        ]
        sentence = cast.reading.sentences[mention.sentence]
        if any(cast.named_by(sentence, c) is owner for c in owners):
            return True
    return False


def whose_site(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the body behind *the Trust's website*, None for a news site and whatever is no site."""
    if phrase.head.lemma.lower() not in _SITES or phrase.possessor is None:
        return None
    owner = _owner_or_body(cast, phrase)
    return owner if owner is not None and owner.label == "organization" else None


def _owner_or_body(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return whose a document is, or the body that the words before *'s* describe: *the ministry's website*.

    Not: *the mayor's website*, where nobody is named.
    """
    if (named := owner_of(cast, phrase)) is not None:
        return named
    owner = phrase.possessor
    before = phrase.sentence.tokens[: owner.index + 1] if owner is not None and owner.upos == "NOUN" else ()
    start = next((t.index for t in reversed(before) if t.upos == "DET"), None)
    return _body_described(phrase, before[start:]) if start is not None else None


def _body_named(cast: Cast, phrase: Phrase, token: Token) -> Entity | None:
    """Return the body that a noun beside a document means: the palace of *the palace's account*."""
    row = noun(token.text, token.lemma)
    if row is None or row.type != "organization":
        return None
    return cast.body_called(token.lemma.lower(), phrase.sentence, token)


def whole_of(cast: Cast, phrase: Phrase) -> Phrase | None:
    """Return the document of which ``phrase`` describes a part: the study of *its last page*.

    Not: *its readers*, nor *the last page*, which may be of anything.
    """
    owner = phrase.possessor
    if owner is None or phrase.head.lemma.lower() not in _PARTS:
        return None
    if owner.upos != "PRON":
        return around(phrase.sentence, owner.index)
    before = reversed(cast.nearby.described(phrase.head.span.start))
    papers = (d for d in before if d.word not in _PARTS and d.phrase.type == "document")
    return next((d.phrase for d in papers if not d.phrase.plural), None)


def issuer_of(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return who speaks through the document that ``phrase`` describes, None where the text does not say.

    *the Kremlin's announcement* is the Kremlin, *the paper, published by the Avon Trust* the Trust, *the
    survey* the Northern Survey, *the article* the newspaper quoted last; *her letter* is nobody's for
    *a letter to the mayor*.
    """
    word = phrase.head.lemma.lower()
    if phrase.definite and not phrase.modifiers and (body := _named_so(cast, phrase, word)) is not None:
        return body
    if (client := _on_behalf(cast, phrase)) is not None:
        return client
    if word in _STUDIED and (maker := maker_of(cast, phrase)) is not None:
        return maker
    if word in _STUDIED | _ISSUED and (sender := _sender(cast, phrase)) is not None:
        return sender
    if word not in _ISSUED | _COPY | _STUDIED:
        return None
    entities = [
        e
        for t in phrase.modifiers
        if (e := cast.entity_at(phrase.sentence, t.index)) is not None and e.label != "place"
    ]
    owner = _owner_or_body(cast, phrase)
    if word in _PRIVATE:
        entities = []
    if owner is not None and owner.label != "place":
        entities.append(owner)
    if word in _ISSUED:
        if entities:
            return entities[-1]
        bodies = (_body_named(cast, phrase, t) for t in phrase.modifiers if t.upos != "PRON")
        return next((e for e in bodies if e is not None), None) or maker_of(cast, phrase)
    papers = [e for e in entities if outlet(e.name) is not None]
    if word in _COPY and (papers or not phrase.definite or entities):
        return papers[-1] if papers else _holder(word, owner)
    if word in _COPY:
        if _by_another(cast, phrase):
            return _maker_before(cast, phrase)
        return _last_paper(cast, phrase) or _maker_before(cast, phrase)
    return _holder(word, owner) or _maker_before(cast, phrase)


def _on_behalf(cast: Cast, phrase: Phrase) -> Entity | None:
    """*a statement on behalf of Ann Roe*, whoever reads it out, is hers. Not: *a statement by her lawyer*."""
    after = phrase.sentence.tokens[phrase.head.index + 1 : phrase.head.index + 6]
    behalf = next((t for t in after if t.lemma.lower() == "behalf"), None)
    if behalf is None:
        return None
    named = named_heads(cast, phrase.sentence, _until_stop(phrase.sentence.tokens[behalf.index + 2 :]))
    return named[0] if named else None


def _holder(word: str, owner: Entity | None) -> Entity | None:
    """Return the owner of a study or report (*the Board's annual report*)."""
    return owner if owner is not None and owner.label == "organization" and word in _STUDIED else None


def _named_so(cast: Cast, phrase: Phrase, word: str) -> Entity | None:
    """*the survey* is the *Northern Survey* unless another survey was spoken of since."""
    start = phrase.head.span.start
    found = None
    for entity in cast.nearby.entities(start):
        if (
            entity.label != "organization"
            or len(entity.words) < 2
            or fold_body(entity.name).split()[-1] != word
        ):
            continue
        mention = last_before(entity, start, named=True)
        if mention is not None and (found is None or mention.span > found[0]):
            found = (mention.span, entity)
    if found is None:
        return None
    since = (d for d in cast.nearby.described(start) if d.word == word and found[0].end < d.start)
    return None if next(since, None) is not None else found[1]


def maker_of(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the body that *by* names after a document: *report by the Trust*, *paper, published by it*.

    A study by Ann Roe, a professor at a university, is hers and keeps its own words.
    """
    tokens = phrase.sentence.tokens
    made = False
    for t in tokens[phrase.head.index + 1 : phrase.head.index + 9]:
        made = made or t.text.lower() in _MADE
        if t.text.lower() == "by" and (made or t.index == phrase.head.index + 1):
            by = _until_stop(tokens[t.index + 1 : t.index + 12])
            named = named_heads(cast, phrase.sentence, by)
            if not named and made:
                return _body_described(phrase, by)
            return named[0] if named and named[0].label == "organization" else None
        verb = t.upos in ("VERB", "AUX", "PRON") and not made
        if verb or t.text in (".", ";", ":", "“", '"'):
            return None
    return None


def _sender(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return who gave a document out: *figures from the Trust*, *a survey that the Trust published*.

    Not: *a report from Avon*, *a study of the Trust*, *data that the Trust hid*.
    """
    tokens, head = phrase.sentence.tokens, phrase.head.index
    after = tokens[head + 1 : head + 12]
    across = len(after) > 1 and after[1].upos == "ADP"  # reports from across the country
    if after and after[0].text.lower() == "from" and not across and (behind := _until_stop(after[1:])):
        sender = _one_named(cast, phrase, behind)
        return sender if sender is None or _may_send(phrase, sender) else None
    for verb in phrase.sentence.children(head):
        if verb.deprel.startswith("acl") and verb.text.lower() in _MADE and verb.index > head:
            subjects = (
                c for c in phrase.sentence.children(verb.index) if c.rel == "nsubj" and c.index < verb.index
            )
            named = (e for c in subjects if (e := cast.named_by(phrase.sentence, c)) is not None)
            return next((e for e in named if e.label == "organization"), None)
    return _site_owner(cast, phrase)


def _site_owner(cast: Cast, phrase: Phrase) -> Entity | None:
    """*a statement posted on the Trust's website* is the Trust's. Not: *a statement on the Trust*."""
    tokens, head = phrase.sentence.tokens, phrase.head.index
    placed = (t for t in tokens[head + 1 : head + 4] if t.text.lower() in grammar.MEDIUM_PREPOSITIONS)
    place = next(placed, None)
    ahead = tokens[place.index + 1 : place.index + 10] if place is not None else ()
    site = next((t for t in ahead if t.lemma.lower() in _SITES), None)
    if place is None or site is None:
        return None
    told = read_phrase(phrase.sentence, tokens[place.index + 1 : site.index + 1])
    owner = owner_of(cast, told) if told is not None else None
    after = tokens[site.index + 1 : site.index + 10]
    if owner is None and after and after[0].text.lower() == "of":
        owner = _one_named(cast, phrase, _until_stop(after[1:]))
    return owner if owner is not None and _may_send(phrase, owner) else None


def _one_named(cast: Cast, phrase: Phrase, words: Sequence[Token]) -> Entity | None:
    """Return whom a few words name, or the body that they mean: *the ministry* that was named before."""
    named = named_heads(cast, phrase.sentence, words)
    if named:
        return named[0]
    told = read_phrase(phrase.sentence, words)
    body = _body_named(cast, phrase, told.head) if told is not None else None
    return body if body is not None else _body_described(phrase, words)


def _may_send(phrase: Phrase, entity: Entity) -> bool:
    """Tell whether somebody can speak through a document: a body through all, a person through a message."""
    issued = phrase.head.lemma.lower() in _ISSUED
    return entity.label == "organization" or (issued and entity.label == "person")


def _body_described(phrase: Phrase, words: Sequence[Token]) -> Entity | None:
    """*issued by the harbour police of the island*: a body by its description; people are none."""
    described = read_phrase(phrase.sentence, words)
    if described is None or described.row is None or described.type != "organization":
        return None
    return Entity("organization", tuple(described.name.split()))


def _until_stop(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of a name with its description, up to a verb or a stop."""
    ends = (
        i
        for i, t in enumerate(tokens)
        if (t.upos in ("VERB", "AUX", "PRON") and t.rel != "amod") or t.text in ',.;:“”"'
    )
    return list(tokens[: next(ends, len(tokens))])


def _maker_before(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the maker of the document that *the report* takes up, where its first mention names one."""
    if not phrase.definite or phrase.possessor is not None or phrase.modifiers:
        return None
    word, start = phrase.head.lemma.lower(), phrase.head.span.start
    before = [d for d in cast.nearby.described(start) if same_thing(d.word, word)]
    same = [d for d in before if d.word == word] or before
    return maker_of(cast, same[-1].phrase) if same else None


def _by_another(cast: Cast, phrase: Phrase) -> bool:
    """*the story* that was *a story by the website Politigram* before is no listed paper's."""
    word, start = phrase.head.lemma.lower(), phrase.head.span.start
    before = [d for d in cast.nearby.described(start) if same_thing(d.word, word)]
    return bool(before) and " by " in f" {before[-1].phrase.name} "


def _last_paper(cast: Cast, phrase: Phrase) -> Entity | None:
    """Return the outlet whose report *the report* is: the one named last, at most six sentences before.

    Not: *The Trust issued a report. The mayor told Reuters so. The report ...*, where Reuters was only told.
    """
    found = None
    word, start = phrase.head.lemma.lower(), phrase.head.span.start
    brought = any(
        e.label == "document" and e.words[-1].lower() == word and e.mentions[0].span.end < start
        for e in cast.nearby.entities(start)
    )
    for entity in cast.nearby.entities(phrase.head.span.start):
        if entity.label == "person" or (row := outlet(entity.name)) is None or row.kind == "platform":
            continue
        for mention in mentions_within(entity, phrase.sentence.index - 6, phrase.sentence.index):
            after = cast.reading.text[mention.span.end : mention.span.end + 20]
            sure = mention.weight >= 0.5 or _PRESS_NOUN.match(after) is not None
            near = mention.span.start < phrase.head.span.start
            if brought and is_told(cast.reading.sentences[mention.sentence], mention.first, mention.head):
                continue
            if mention.words and sure and near and (found is None or mention.span > found[0]):
                found = (mention.span, entity)
    return found[1] if found is not None else None


def spoken_of_last(cast: Cast, described: Sequence[Described]) -> Described:
    """Return the document described last, but one of which only was told while another spoke.

    *The board wrote a report on cranes. It said no. Somebody kept a first one. The report said*: the one
    on cranes. Not: *A later report came. The report said*, the later one.
    """
    last = described[-1]
    aside = not last.phrase.head.rel.startswith("nsubj") and not _is_source(
        cast, last.sentence, last.phrase.head
    )
    taken = [
        d
        for d in described[:-1]
        if any(
            token.lemma.lower() == d.word and _is_source(cast, sentence.index, token)
            for sentence in cast.reading.sentences[d.sentence : last.sentence]
            for token in sentence.tokens
        )
    ]
    return taken[-1] if aside and taken and not last.phrase.definite else last


def _is_source(cast: Cast, sentence: int, token: Token) -> bool:
    """Tell whether a word stands in a source."""
    return (sentence, token.index) in cast.sources
