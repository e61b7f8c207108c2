"""Rules that propose who is reported, one named structure each; see ``contents`` for how they are used."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.detect.forms.drafts import CueGroup, Rule
from quotetrack.detect.forms.inverted_tags import can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import (
    behind_conjunction,
    is_passive,
    made_to_say,
    parting_tag,
    telling_document,
)
from quotetrack.lexicon import grammar
from quotetrack.lexicon.reporting_words import reports_words
from quotetrack.model import Token

_BLAMING = frozenset(("for", "of"))  # before what somebody is praised or blamed for
_WITH = "with"
_TIMES = grammar.CONJUNCTIONS_OF_TIME | {"without"}
JOINING = frozenset(("and", "or"))


def subject(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The mayor said so.* Not: *Asked about it, he left.*

    So *He left after [an inquiry] found that he lied*, where a parse has the noun tell when, and *It shut,
    with [Roe] saying it was late*.
    """
    for word in cue.words:
        for child in words.children(word, "nsubj", "csubj"):
            yield from _noun_phrase(words, child, cue)
    beside = accompanying(words, cue.head)
    if beside is not None:
        for phrase in _noun_phrase(words, beside, cue):
            yield phrase - set(words.children(beside, "case"))
    parting = parting_tag(words, cue)
    if parting is not None:
        yield set(parting[0])
    behind = behind_conjunction(words, cue.head)
    if behind is not None:
        opening = words.children(behind, "case")[0]
        yield {n for n in words.subtree(behind, cue.words) if n > opening}


def shared_subject(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The mayor rose and said no.* Not: *The mayor rose and the clerk said no.*"""
    if any(words.children(w, "nsubj") for w in cue.words):
        return
    for above in words.ancestors(cue.head):
        for child in words.children(above, "nsubj"):
            yield from _noun_phrase(words, child, cue)


def agent(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The plan was denounced by farmers.* Not: *Farmers denounced the plan.*

    So *by neighbour Ann Roe*, where a parse hangs *by* on *neighbour*, or makes two of them.
    """
    for word in cue.words:
        for child in words.children(word, "obl", "nmod", "advmod"):
            for phrase in _noun_phrase(words, child, cue):
                bare = phrase - set(words.children(child, "case"))
                first = min(bare, default=child)
                bare -= {first} if words.rel(first) == "case" else set()
                yield bare
                name = name_behind(words, child)
                if name:
                    yield bare | name


def name_behind(words: Words, noun: int) -> frozenset[int]:
    """The name right behind a noun for somebody that hangs where the noun hangs: *by neighbour [Ann Roe]*."""
    name = max(words.branch(noun)) + 1
    if name >= len(words) or words.heads[name] != words.heads[noun] or words.rel(name) != words.rel(noun):
        return frozenset()
    named = words.tokens[name].ner == "B-PERSON" and words.tokens[noun].upos == "NOUN"
    return words.branch(name) if named else frozenset()


def possessor(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*Her claim that he lied was false.* Not: *Claims that he lied were false.*"""
    for word in cue.words:
        for child in words.children(word, "nmod", "det", "compound", "amod"):
            yield from _noun_phrase(words, child, cue)


def complement_of_phrase(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*According to the mayor, it is safe.* Not: *Next to the mayor, it is safe.*"""
    if words.rel(cue.head) in ("case", "mark"):
        yield from _noun_phrase(words, words.heads[cue.head], cue)


def head_of_clause(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The letter accusing him was sent on Monday.* Not: *The man left, accusing her.*"""
    if words.rel(cue.head) in ("acl", "amod", "case"):
        yield from _noun_phrase(words, words.heads[cue.head], cue)


def its_document(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*They kept a letter predicting rain.* Not: *They met the nurse predicting rain.*"""
    document = telling_document(words, cue.head)
    if document is not None:
        own = words.subtree(document, [*cue.words, cue.head])
        yield own | set(range(min(own), cue.words[0]))
        yield own


def object_asked(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The news surprised them.* Not: *The news spread among them.*"""
    for word in cue.words:
        for child in words.children(word, "obj", "iobj"):
            yield from _noun_phrase(words, child, cue)


def one_made_to_say(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*The judge made Roe admit it.* Not: *The judge asked Roe to admit it.*"""
    speaker = made_to_say(words, cue.head)
    if speaker is not None:
        yield from _noun_phrase(words, speaker, cue)


def one_answering_for_it(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*They jailed Roe for saying so.* Not: *They jailed Roe after saying so.*"""
    answering = participle_doer(words, cue.head)
    if answering is not None:
        yield from _noun_phrase(words, answering, cue)


def participle_doer(words: Words, number: int) -> int | None:
    """Who does what a gerund behind a preposition tells, where that is not the subject of an active verb.

    *They jailed [Roe] for saying so*, *[Roe] was jailed by the court for saying so*, and *after saying so*.
    Not: *The court jailed Roe after saying so*, *Roe apologised to the court for saying so*.
    """
    marks = {words.lemma(m) for m in words.children(number, "mark", "case")}
    verb = words.heads[number]
    if words.tokens[number].xpos != "VBG" or words.rel(number) != "advcl" or not verb < number:
        return None
    if words.children(number, "nsubj", "aux") or not marks & (_BLAMING | _TIMES):
        return None
    passive = is_passive(words, verb)
    told = words.children(verb, "nsubj" if passive else "obj")
    people = [c for c in told if (c < verb or not passive) and _can_answer(words.tokens[c])]
    return people[0] if people and people[0] < number and (passive or marks & _BLAMING) else None


def agent_of_participle(words: Words, number: int) -> int | None:
    """Who says what a participle tells of the noun before it: *The man accused by [Roe] of theft fled.*

    Not: *The man accused of theft by letter fled*, nor *The man accusing Roe of theft fled*.
    """
    if words.tokens[number].xpos not in ("VBN", "VBD") or words.children(number, "aux", "obj"):
        return None
    agents = [c for c in words.children(number, "obl") if words.tokens[c].deprel == "obl:agent"]
    named = len(agents) == 1 and can_speak(words.tokens[agents[0]])
    return agents[0] if named and agents[0] > number else None


def one_spoken_of(words: Words, number: int) -> int | None:
    """Whom a participle of telling describes, who has said none of it: *[A man] accused of theft fled.*

    Not: *A man worried about theft fled*, who may have told so, nor *The clerk argued that it leaked*,
    where a clause hangs on what a parse may have taken for a participle.
    """
    bare = words.rel(number) == "acl" and words.tokens[number].xpos == "VBN"
    says = reports_words(words.lemma(number), "VERB", 3)
    bare = bare and not words.children(number, "aux", "obj", "ccomp")
    return words.heads[number] if bare and says else None


def accompanying(words: Words, number: int) -> int | None:
    """Who does what a participle tells behind *with*: *They met, with [Roe], a clerk, saying it was late*.

    Not: *They met with Roe, and the clerk is saying it was late*.
    """
    if words.tokens[number].xpos != "VBG" or words.children(number, "nsubj", "aux"):
        return None
    before = number - 1 - (words.tokens[number - 1].text == ",")
    for noun in (before, *words.ancestors(before)):
        opening = words.child(noun, "case")
        if opening is None or words.lemma(opening) != _WITH:
            continue
        opens = opening == words.first[words.sentence[opening]]
        apart = (opens or words.tokens[opening - 1].text == ",") and _can_answer(words.tokens[noun])
        own = max((n for n in words.branch(noun) if words.solid[n] and n < number), default=-1)
        return noun if apart and own == _last_solid(words, before) else None
    return None


def doer_of_main(words: Words, number: int) -> int | None:
    """The subject of the verb that a participle behind a comma hangs on, where that can speak and acts.

    *[Police] shot the man, claiming he was armed.* Not: *The dam burst, claiming two lives*, nor *The man was
    shot, claiming he was armed*.
    """
    verb = words.heads[number]
    hangs = words.rel(number) == "advcl" and verb < number and words.tokens[number - 1].text == ","
    if not hangs or words.tokens[number].xpos != "VBG" or words.children(number, "nsubj", "aux", "mark"):
        return None
    subjects = [c for c in words.children(verb, "nsubj") if c < verb]
    acts = len(subjects) == 1 and not is_passive(words, verb) and _can_answer(words.tokens[subjects[0]])
    return subjects[0] if acts else None


def nobody_there(words: Words, cue: CueGroup) -> bool:
    """*The board met, and there were [reports] that it rained.* Not: *The board's reports that it rained.*"""
    nouns = any(words.tokens[n].upos == "NOUN" for n in cue.words)
    return nouns and any(words.children(n, "expl") for n in (*cue.words, words.heads[cue.head]))


def _last_solid(words: Words, number: int) -> int:
    while number > 0 and not words.solid[number]:
        number -= 1
    return number


def _can_answer(token: Token) -> bool:
    """Tell whether a word is a person or a body: *Roe*, *him*, *the clerk*; not *the roof*, *it*."""
    pronoun = token.upos == "PRON" and token.text.lower() not in grammar.NEUTER_PRONOUNS
    return pronoun or (token.upos in ("NOUN", "PROPN") and can_speak(token))


def label_before_colon(words: Words, cue: CueGroup) -> Iterator[set[int]]:
    """*Roe: I never left.* Not: *At 9:30 I left.*"""
    if words.tokens[cue.words[-1]].text == ":":
        start = words.first[words.sentence[cue.words[0]]]
        before = set(range(start, cue.words[0]))
        if before:
            yield before
            yield from _noun_phrase(words, max(before), cue)


def _noun_phrase(words: Words, head: int, cue: CueGroup) -> Iterator[set[int]]:
    """A noun with all below it, then without the clauses, appositions and conjuncts that trail it."""
    barred = [*cue.words, cue.head, *_joining(words, head)]
    whole = words.subtree(head, barred)
    yield whole
    for drop in (
        ("acl", "parataxis", "advcl"),
        ("acl", "appos", "parataxis", "advcl"),
        ("conj", "cc", "acl"),
    ):
        trailing = [c for c in words.children(head, *drop) if c > head]
        if trailing:
            yield words.subtree(head, [*barred, *trailing])


def _joining(words: Words, head: int) -> list[int]:
    """The conjunctions before a noun that a parse hung on it: *[and] 12 percent*; *both* is its own."""
    return [c for c in words.children(head, "cc") if c < head and words.lemma(c) in JOINING]


SOURCE_RULES: tuple[Rule, ...] = (
    subject,
    complement_of_phrase,
    possessor,
    agent,
    shared_subject,
    head_of_clause,
    its_document,
    object_asked,
    one_made_to_say,
    one_answering_for_it,
    label_before_colon,
)
