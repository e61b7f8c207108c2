"""Reads a description (*a federal judge in Ohio*): its head, its determiner, its name without trimmings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from quotetrack.attribute.phrases.clause_parts import is_hyphened
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import Noun, channels, noun
from quotetrack.lexicon.word_sets import word_list, word_set
from quotetrack.model import Sentence, SpeakerType, Token

_QUANTIFIERS = word_set("phrases.quantifiers")
_TRIMMED = word_set("phrases.trimmings")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM", "DET")
_LEADING = ("ADP", "PUNCT", "SCONJ", "CCONJ", "ADV", "AUX")
_COMPLEMENT = grammar.COMPLEMENT_PREPOSITIONS
_CLAUSES = grammar.RELATIVE_PRONOUNS | {"such"}
_AFTER_NAME = grammar.SUBJECT_RELATIVES | grammar.EXEMPLIFIERS
_VAGUE = word_set("phrases.vague_heads")
_FRACTIONS = word_set("phrases.fractions")
_AT_FIRST = word_set("phrases.people_at_first")
_WHO_POST = word_set("phrases.who_posts")
_COMPOUND = frozenset(word_list("phrases.people_by_front"))
_POSTED_ON = word_set("phrases.posted_on")
_AGED = re.compile(r"\byear[ -]old$")
_YEARS = ["year", "old"]
_STYLES = word_set("phrases.styles_of_address")
_ENDINGS = word_list("phrases.person_endings")
_NEAR = 6  # words behind a noun within which *who* tells of it
_NATIVES = word_set("coreference.natives")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description as a source states it.

    ``name`` is the phrase without determiners and clauses; ``modifiers`` the words before the head,
    ``row`` what the word list knows of the head, ``possessor`` the word that owns it.
    """

    sentence: Sentence
    head: Token
    name: str
    modifiers: tuple[Token, ...]
    row: Noun | None
    definite: bool
    plural: bool
    possessor: Token | None

    @property
    def proper(self) -> list[str]:
        """The names before the head: *Avon* of *the Avon bank*, none of *the Avon-based bank*."""
        words = self.sentence.tokens
        return [m.text for m in self.modifiers if m.text[0].isupper() and words[m.index + 1].text != "-"]

    @property
    def aged(self) -> bool:
        """Whether an age is the whole description: *the 29-year-old*, *the 29 year old*; not *the old*."""
        return _AGED.search(self.name.lower()) is not None

    @property
    def telling(self) -> list[Token]:
        """The words before the head but those of an age: *trade* of *the 29-year-old trade consultant*."""
        words = [t.lemma.lower() for t in (*self.modifiers, self.head)]
        age = next((i for i in range(1, len(words)) if words[i - 1 : i + 1] == _YEARS), None)
        return [m for i, m in enumerate(self.modifiers) if age is None or not age - 2 <= i <= age]

    @property
    def type(self) -> SpeakerType:
        """What kind of speaker the phrase describes, as far as its head tells: *a forum poster* is a person.

        So is *a rafter who fell*. Not: *a council poster*, a document, nor *a bank, who lends*.
        """
        kind = self.row.type if self.row is not None else self._guess()
        if self.aged or self._posts() or (kind == "document" and self._is_who()):
            kind = "person"
        if kind == "person":
            return "group" if self.plural and not self.aged else "anonymous"
        if kind == "organization":
            return "group" if self.plural else "organization"
        return "group" if kind == "group" else "document"

    def _posts(self) -> bool:
        """Tell whether a *poster* is who posts: *an online poster*; not *a wall poster*.

        So *a care professional*, *a tour guide*. Not: *the professional*, who is somebody spoken of.
        """
        front = {m.text.lower() for m in self.modifiers}
        word = self.head.lemma.lower()
        if self.modifiers and f"{self.modifiers[-1].text.lower()} {word}" in _COMPOUND:
            return True  # a tour guide
        first = word in _AT_FIRST and not self.definite and not self.plural
        return first or (word in _WHO_POST and bool(front & _POSTED_ON))

    def _is_who(self) -> bool:
        """Tell whether a clause with *who* tells of the head."""
        words, head = self.sentence.tokens, self.head.index
        for who in words[head + 1 : head + _NEAR]:
            verb = words[who.head] if who.head is not None else None
            if who.text.lower() == "who" and verb is not None and (verb.rel, verb.head) == ("acl", head):
                return True
        return False

    def _guess(self) -> str:
        if self.head.lemma.lower() == "one" and not self.modifiers:
            return "person"
        if self.plural or self.head.upos == "NUM" or self.head.lemma.lower() in _FRACTIONS:
            return "group"
        if self.head.upos == "ADJ":
            return "group"
        word = self.head.lemma.lower()
        return "person" if word.endswith(_ENDINGS) or word in _NATIVES else "document"


def read_phrase(sentence: Sentence, tokens: Sequence[Token]) -> Phrase | None:
    """Return the description that ``tokens`` of one sentence make, None where they hold no nominal.

    Read by position, not by the parse, whose labels inside long noun phrases are the least sure.
    """
    members, single = _counted(sentence, tokens)
    while len(members) > 1 and members[-1].text.lower() in grammar.SINGULAR_REFLEXIVES:
        members.pop()  # the bloc itself
    core = _core(members)
    head = next((t for t in reversed(core) if t.upos in _NOMINAL and not _tells_behind(members, t)), None)
    if head is None:
        return None
    left = [t for t in core if t.index < head.index]
    possessor = None if head.text in _STYLES else _possessor(left)  # Her Majesty is nobody's
    kept = list(left)
    while kept and _trimmed(kept[0]) and not _counts_years(kept):
        kept.pop(0)
    name = _joined([*kept, head, *_complement(members, head)])
    if single:
        name = (_joined(kept) + " " + head.lemma).strip()
    if _opens_sentence(sentence, kept[0] if kept else head):
        name = name[:1].lower() + name[1:]
    plural = (
        head.feat("Number") == "Plur" or head.xpos in ("NNS", "NNPS") or head.lemma in ("police", "people")
    )
    return Phrase(
        sentence,
        head,
        name,
        tuple(t for t in left if t.upos in ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB")),
        noun(head.text, head.lemma),
        possessor is not None
        or (not single and any(t.text.lower() in grammar.DEFINITE_DETERMINERS for t in left)),
        plural and not single,
        possessor,
    )


def _tells_behind(members: Sequence[Token], token: Token) -> bool:
    """Tell whether an adjective says more of the noun before it: *a man [close] to Roe*; not *the poor*."""
    place = token.index - members[0].index
    behind = token.upos == "ADJ" and 0 < place < len(members) - 1 and members[place - 1].upos == "NOUN"
    return behind and members[place + 1].upos == "ADP" and token.head == members[place - 1].index


def _opens_sentence(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word has its capital only from opening the sentence or a quotation."""
    if token.ner != "O" or token.upos not in ("NOUN", "ADJ", "VERB", "NUM", "PRON", "DET"):
        return False
    opens = token.index == 0 or sentence.tokens[token.index - 1].upos == "PUNCT"
    return opens and token.text.istitle() and len(token.text) > 1


def _counted(sentence: Sentence, tokens: Sequence[Token]) -> tuple[list[Token], bool]:
    """Return the phrase's words without what leads up to it, and whether it is one of several.

    *a number of members* speaks of members, *one of the officers* of an officer.
    """
    members = [t for t in sentence.tokens if tokens[0].index <= t.index <= tokens[-1].index] if tokens else []
    while members and (members[0].upos in _LEADING or members[0].lemma in ("accord", "according")):
        members.pop(0)
    words = [t.text.lower() for t in members]
    single = False
    while "of" in words[1:4] and words[words.index("of") - 1] in _QUANTIFIERS:
        single = single or words[0] == "one"
        rest = words.index("of") + 1
        members, words = members[rest:], words[rest:]
    return members, single


def _possessor(left: Sequence[Token]) -> Token | None:
    """Return the word that owns the head: before *'s*, or a possessive pronoun."""
    for index in range(len(left) - 1, 0, -1):
        if left[index].text in ("'s", "’s", "'", "’", "s"):
            return left[index - 1]
    return next((t for t in reversed(left) if t.deprel == "nmod:poss" and t.upos == "PRON"), None)


def _trimmed(token: Token) -> bool:
    """Tell whether a word in front adds nothing: *some*, *the*, *recent*; *New* of *New York* does."""
    word = token.text.lower()
    if word == "another" or token.ner != "O":
        return False
    return word in _TRIMMED or token.upos in ("DET", "PUNCT") or token.text == "-"


def _counts_years(words: Sequence[Token]) -> bool:
    """Tell whether a number opens what tells an age: *nine-year-old boy*. Not: *nine boys*."""
    return len(words) > 1 and words[0].upos == "NUM" and words[1].text == "-"


def _core(members: Sequence[Token]) -> list[Token]:
    """Return the words up to the end of the head: before a preposition, a comma, a clause."""
    found: list[Token] = []
    for t in members:
        stop = (t.upos in ("ADP", "SCONJ", "AUX") and t.text not in ("s", "'s", "’s")) or t.text in (
            ",",
            "(",
            "—",
            "--",
            ";",
            ":",
        )
        clause = t.text.lower() in _CLAUSES and found
        verb = (
            t.upos == "VERB"
            and t.rel not in ("amod", "compound")
            and any(f.upos in ("NOUN", "PROPN") for f in found)
        )
        if found and (stop or clause or verb):
            break
        found.append(t)
    return found


def _complement(members: Sequence[Token], head: Token) -> list[Token]:
    """Return the words after the head that name it: *of Congress*, not *released last year*."""
    tied = _tied_on(members, head)
    close = any(_tells_behind(members, t) for t in members if t.index == head.index + 1)
    vague = close or head.text.lower() in _VAGUE
    found: list[Token] = []
    for t in members:
        if t.index <= head.index + len(tied):
            continue
        if t.text in (",", "(", "—", "--", ";", ":"):
            break
        clause = t.upos in ("VERB", "AUX", "SCONJ") and t.rel not in ("amod", "compound")
        if not vague and (clause or t.text.lower() in _AFTER_NAME):
            break
        if not found and not vague and t.text.lower() not in _COMPLEMENT:
            break
        another = t.upos == "CCONJ" and any(n.upos == "DET" for n in members if n.index == t.index + 1)
        if (t.upos == "ADP" and _of_time(members, t)) or (close and another):
            break  # an official close to Roe and a clerk
        found.append(t)
    while found and found[-1].upos in ("ADP", "CCONJ", "DET", "ADV", "PUNCT", "PART"):
        found.pop()
    return [*tied, *found]


def _tied_on(members: Sequence[Token], head: Token) -> list[Token]:
    """Return what hyphens tie behind a noun: *a son[-in-law] of Roe*; not *a son in Avon*."""
    behind = [t for t in members if head.index < t.index <= head.index + 4]
    tied = len(behind) > 3 and behind[0].text == "-" and is_hyphened(behind, 1)
    return behind if tied and behind[0].span.start == head.span.end else []


def complement(phrase: Phrase) -> list[Token]:
    """Return the words behind *of* or *for* of a description: youth of *the minister for youth*.

    None for *the minister in the hall*, and none of what stands behind: *the mayor of Avon in her boat*.
    """
    words, link = phrase.sentence.tokens, phrase.head.index + 1
    if link >= len(words) or words[link].text not in grammar.POST_PREPOSITIONS:
        return []
    kinds = ("DET", "ADJ", "NOUN", "PROPN", "CCONJ")
    nominal = takewhile(lambda t: t.upos in kinds or t.rel == "amod", words[link + 1 :])
    return [t for t in nominal if t.upos in ("ADJ", "NOUN", "PROPN")]


def _of_time(members: Sequence[Token], link: Token) -> bool:
    """Tell whether a preposition opens a time or a channel (*in April*, *in a statement*), no name."""
    after = [t for t in members if t.index > link.index][:3]
    return any(
        t.ner.endswith("DATE") or t.lemma.lower() in channels() for t in after[:1] if link.text != "of"
    ) or (link.text.lower() in ("in", "on") and any(t.lemma.lower() in channels() for t in after[1:3]))


def _joined(tokens: Sequence[Token]) -> str:
    """Join words as the text has them, white space made single."""
    text, end = "", None
    for t in tokens:
        text += (" " if end is not None and t.span.start > end else "") + t.text
        end = t.span.end
    return " ".join(text.split())
