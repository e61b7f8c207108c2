"""Tells whether an entity is known by a noun: its roles, its titles and what says the same.

Joins someone first only described (*the woman*) with the bare given name that comes later (*Melanie*).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotetrack.attribute.entities.as_speaker import role_of, was_post
from quotetrack.attribute.entities.grouping import Entity, ToldRoles
from quotetrack.attribute.entities.mentions import Mention
from quotetrack.attribute.phrases.clause_parts import is_hyphened
from quotetrack.attribute.phrases.described_things import around
from quotetrack.attribute.phrases.employers import Bodies, employs
from quotetrack.attribute.phrases.indexed_text import Reading
from quotetrack.attribute.phrases.noun_phrases import Phrase, complement
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import countries, given_names, noun
from quotetrack.lexicon.word_sets import alternatives, word_families, word_list, word_pairs, word_set
from quotetrack.model import Sentence, Token

_SAME = word_families("entities.same_posts")
_STYLES = word_pairs("coreference.styles")
_STATED = (
    word_set("entities.state_posts")
    | word_set("entities.heads_of_state")
    | word_set("entities.portfolio_posts")
)
_DEPUTY = re.compile(rf"\b(?:{alternatives('entities.deputies')}) (?:\w+)", re.IGNORECASE)
_LINKS = word_list("entities.post_links")
_LOWER = word_set("entities.deputies")
_GIVING = word_list("entities.giving_names")
_GIVING_SURNAMES = word_list("entities.giving_surnames")  # of which none tells the sex
_PAST = word_set("entities.past_posts")
_LOOKED_AT = 12  # mentions before which a title is looked for
_FRONT = 20  # characters before a title that hold the word before it
_COUNTERPARTS = word_set("entities.counterparts")
_SMALL = word_set("entities.unabbreviated")
LETTERS = range(2, 5)  # how many abbreviate a post
DEPUTY = "vice"  # what every deputy of whomever is known as
ONCE = "former"  # what stands with the letters of a post that somebody had
_OPENS_NAME = (",", "“", '"', "‘")  # between what gives a name and the name
_REACH = 12  # sentences between the last description and the name


def knows(entity: Entity, word: str) -> bool:
    """Tell whether a role or title of ``entity`` is ``word`` or says the same.

    *the nominee's daughter* makes nobody a nominee, and *vice president* nobody a president.
    """
    said = told_of(entity).words
    return word in said or any(word in same and said & same for same in _SAME)


def called(entity: Entity, word: str) -> bool:
    """Tell whether a role or title of ``entity`` holds the very ``word``: *senator*, not *lawmaker*."""
    return word in told_of(entity).words


def is_titled(entity: Entity, words: Sequence[str], text: str) -> bool | None:
    """Tell whether the very title stands before a name: *the First Lady* is *First Lady Ann Roe*.

    Not where it stands only as one that somebody had, *former First Lady Ann Roe*; None where it does not, as
    in *Ann Roe, a lady*, where it is a *deputy* one's, and for a title of one word.
    """
    title = " ".join(words).lower()
    if len(words) < 2:
        return None
    past = not _PAST.isdisjoint(title.split())
    once = not past and any(title in role.lower() and was_post(role) for role, _ in entity.roles)
    for mention in entity.mentions[:_LOOKED_AT]:
        at = text.find(mention.words[0], mention.span.start, mention.span.end) if mention.words else -1
        front = text[max(0, at - len(title) - _FRONT) : at].lower().rstrip() if at > 0 else ""
        if not re.search(rf"(?:^|\W){re.escape(title)}$", front):
            continue
        word = front.removesuffix(title).split()[-1:]
        if word and word[0] in _PAST:
            once = True
        elif not word or word[0] not in _LOWER:
            return True
    return False if once else None


def is_styled(entity: Entity, phrase: Phrase) -> bool:
    """Tell whether a description says otherwise what somebody is: *the top diplomat*, a foreign minister.

    Not: *the diplomat*, *the top official*, who may be anybody, nor *the top diplomat of Peru*, one of Chile.
    """
    styled = [posts for style, posts in _STYLES.items() if f" {style} " in f" {phrase.name.lower()} "]
    if not styled:
        return False
    held = [" ".join(re.findall(r"\w+", role.lower())) for role, _ in entity.roles]
    lands = {land for t in complement(phrase) if (land := countries().get(t.text.lower()))}
    theirs = told_of(entity).countries
    elsewhere = bool(lands and theirs) and lands.isdisjoint(theirs)
    return not elsewhere and any(re.search(rf"\b(?:{posts})\b", role) for posts in styled for role in held)


def tell_counterparts(entities: Sequence[Entity]) -> None:
    """Give who is somebody's counterpart the same post.

    *Prime Minister Ann Roe and her Irish counterpart, Bo Ek*: the Irish prime minister. Not: *Ann Roe, my
    friend, and her Irish counterpart*, where she has no post.
    """
    for entity in entities:
        lands = [role.split()[0] for role, _ in entity.roles if _is_counterpart(role)]
        if not lands or entity.label != "person":
            continue
        first = entity.mentions[0]
        others = [e for e in entities if e is not entity and e.label == "person"]
        near = [(m.span, e) for e in others for m in e.mentions if m.sentence == first.sentence and m.words]
        before = [pair for pair in near if pair[0] < first.span]
        role = role_of(max(before, key=lambda pair: pair[0])[1])[0] if before else None
        words = [word for word in (role or "").split() if word.lower() not in countries()]
        if words and not was_post(role or "") and is_held(words[-1].lower()):
            entity.roles.setdefault((" ".join((lands[0], *(word.lower() for word in words))), ""))


def _is_counterpart(role: str) -> bool:
    """Tell whether a role says of which country somebody's counterpart is: *Irish counterpart*."""
    words = role.lower().split()
    return len(words) > 1 and words[-1] in _COUNTERPARTS and words[0] in countries()


def initials_of_posts(entity: Entity) -> Iterator[tuple[str, str]]:
    """Yield the letters by which a post of somebody can be called, and the word that makes it a lower one.

    SP of *Avon superintendent of police*; PM of *Deputy Prime Minister*, with *deputy*. Not: AP of *Avon
    police chief*, in which no post is spelled. What somebody *former* was comes with ``ONCE``.
    """
    for role in [role for role, _ in entity.roles] + sorted(entity.aliases):
        words = [bare_word(word) for word in re.split(r"[\s-]+", role.partition(",")[0])]
        words = [word for word in words if word and word not in _SMALL]
        past = was_post(role)
        for start in range(len(words)):
            for post in (words[start : start + size] for size in LETTERS if start + size <= len(words)):
                if any(map(is_held, post)):
                    lower = words[start - 1] if start and words[start - 1] in _LOWER else ""
                    lower = ONCE if past else lower
                    yield "".join(word[0] for word in post).upper(), lower


def is_held(word: str) -> bool:
    """Tell whether a word is a post's noun: *superintendent*, *minister*; not *police*, *friend*."""
    row = noun(word)
    return row is not None and row.type == "person" and row.is_post


def bare_word(word: str) -> str:
    """Return a word of a role in lower case, without an owner's ending and marks: mayor of *“Mayor’s*."""
    return word.lower().strip(".,'’“”").removesuffix("'s").removesuffix("’s")


def told_of(entity: Entity) -> ToldRoles:
    """Return what is told of an entity, made anew where a role or a title has come since."""
    size = len(entity.roles), len(entity.aliases)
    if entity.told is None or entity.told.size != size:
        roles = [role for role, _ in entity.roles]
        lands = {
            land for role in roles for word in role.split() if (land := countries().get(bare_word(word)))
        }
        words = frozenset(_said(entity))
        entity.told = ToldRoles(size, words, frozenset(lands), " ".join(roles).lower())
    return entity.told


def _said(entity: Entity) -> set[str]:
    """Return the words of an entity's titles and of its roles up to what they are roles in."""
    said: set[str] = {w.strip(".") for title in entity.aliases for w in _plain(title).split()}
    for role, _ in entity.roles:
        head = role
        for link in _LINKS:
            head = head.split(f" {link} ")[0]
        words = [w for w in _plain(head).split() if not w.endswith(("'s", "’s"))]
        said |= {w.strip(".,'’“”").lower() for w in words}
    return said


def _plain(words: str) -> str:
    """Return words without hyphens, and with *vice* for *vice president* and the like."""
    return _DEPUTY.sub(DEPUTY, words.replace("-", " "))


def gendered(role: str) -> str:
    """Return the sex of the last gendered noun of a role (*spokeswoman*, *widow*)."""
    found = ""
    for word in role.split():
        row = noun(word.strip("’'s,"), word)
        found = row.gender if row is not None and row.gender else found
    return found


def join_named_later(entities: list[Entity], owner: dict[Mention, Entity]) -> None:
    """Give the one person of a sex who is only described the given name that nobody introduces.

    *The woman waited. Outside, she sang.* ... *Melanie said* is the woman, where no other woman is
    described or could be called so; *her sister Melanie said* and *Melanie Roe said* are not.
    """
    bare = {entity: gender for entity in entities if (gender := _bare(entity))}
    alone = Counter(bare.values())
    for entity, gender in bare.items():
        if alone[gender] > 1:
            continue  # another such name could be meant as well
        first = entity.mentions[0]
        described = [
            e
            for e in entities
            if e.label == "unnamed"
            and e.gender == gender
            and e.mentions[0].span < first.span
            and first.sentence - max(m.sentence for m in e.mentions if m.span < first.span) <= _REACH
        ]
        if len(described) != 1:
            continue
        entity.gender = gender
        _make_one(entity, described[0], entities, owner)


def _make_one(
    entity: Entity, described: Entity, entities: list[Entity], owner: dict[Mention, Entity]
) -> None:
    """Give a named entity the mentions of whoever was only described, who is nobody else from then on."""
    entity.mentions += described.mentions
    entity.mentions.sort(key=lambda m: m.span)
    owner.update(dict.fromkeys(described.mentions, entity))
    entities.remove(described)


def join_self_named(
    reading: Reading,
    entities: list[Entity],
    owner: dict[Mention, Entity],
    unnamed: dict[tuple[int, int], Entity],
    body: Bodies,
) -> dict[tuple[int, int], Entity]:
    """Make one of whoever is described and of the name given to them; return who is named at each place.

    *A clerk, who gave her name as Lena, left. The clerk said*: Lena, twice. Not: *a clerk who gave a name
    away*, nor *a clerk who met a man surnamed Roe*, where the man is Roe.
    """
    named = {}
    places = defaultdict[int, set[int]](set)
    for sentence, at in unnamed:
        places[sentence].add(at)
    for given, entity in list(owner.items()):
        words = reading.sentences[given.sentence].tokens
        start = _giving(words, given.first) if given.words and entity.label != "place" else None
        before = [at for at in places.get(given.sentence, ()) if start and at < start]
        if not before or any(t.upos in ("VERB", "AUX") for t in words[max(before) + 1 : start]):
            continue
        place = (given.sentence, max(before))
        described = unnamed[place]
        entity.label = "person"
        sure = given.title or " ".join(t.text.lower() for t in words[start : given.first]) in _GIVING
        entity.gender = described.gender or (entity.gender if sure else "")
        tied = 4 if is_hyphened(words, place[1] + 2) else 0  # a son-in-law
        phrase = around(reading.sentences[place[0]], place[1], tied)
        if phrase is not None:
            front = [t.index for t in phrase.modifiers]
            employer = body(phrase.sentence, front[0], place[1] - 1, before=True) if front else ""
            entity.roles.setdefault((phrase.name, employer if employer and employs(employer) else ""))
        for mention in described.mentions:
            if unnamed.pop((mention.sentence, mention.head), None) is not None:
                named[mention.sentence, mention.head] = entity
                places[mention.sentence].discard(mention.head)
        _make_one(entity, described, entities, owner)
    return named


def _giving(words: Sequence[Token], name: int) -> int | None:
    """Return where the words begin that give a name right before it: *surnamed*, *who gave her name as*."""
    end = name - 1 if name and words[name - 1].text in _OPENS_NAME else name
    front = [t.text.lower() for t in words[:end]]
    for phrase in (*_GIVING, *_GIVING_SURNAMES):
        size = phrase.count(" ") + 1
        if " ".join(front[max(0, len(front) - size) :]) == phrase:
            return end - size
    return None


def _bare(entity: Entity) -> str:
    """Return the sex of a person only ever called by a given name, unintroduced; empty for others."""
    if entity.label != "person" or len(entity.words) != 1 or entity.roles or entity.aliases:
        return ""
    first = entity.mentions[0]
    if first.sentence < 2 or first.title or max(m.weight for m in entity.mentions) < 0.8:
        return ""
    return given_names().get(entity.words[0].lower(), "")


def is_supposed(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether somebody only might have a post: *a [President Roe] would sell the port*.

    Not: *a [Sergeant Roe] said*, who has a rank, nor *[President Roe]*.
    """
    place = mention.first - 1 - len(mention.title.split())
    opens = place >= 0 and sentence.tokens[place].text.lower() in grammar.INDEFINITE_ARTICLES
    return opens and mention.post in _STATED


def holds_also(entity: Entity, sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a second post is told of one in a state: *Premier Roe. Roe, who is also head of it*.

    Not: *Ann Roe, a baker, who is also head of it*.
    """
    behind = [t.lemma.lower() for t in sentence.tokens[mention.last + 1 : mention.last + 5]]
    also = any(one == "be" and other == "also" for one, other in pairwise(behind))
    return also and any(word in _STATED for role, _ in entity.roles for word in role.lower().split()[-1:])
