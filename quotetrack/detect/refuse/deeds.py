"""Refusals of what is done and not told: deeds, topics, reasons, what somebody is called in passing."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import form_of, marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import QUOTING, is_passive
from quotetrack.detect.refuse.somebody import is_somebody
from quotetrack.lexicon.word_sets import word_pairs, word_set

_DEEDS, _PARTICLES = word_pairs("decide.deeds"), word_pairs("decide.particles")
_CALLS = "call"  # a vote, but the vote names it
_PIECES, _EDITED = word_set("decide.pieces_of_text"), word_set("decide.edited")
_SHORT = 6  # words in marks that are put into a text
_PAPERS, _ON = word_set("announced.texts") | word_set("propose.works"), word_set("decide.topics")
_LINKING = ("ADP", "VERB", "SCONJ")
_CLAIM = 6  # words that are cited; fewer, and no verb among them, are a thing
_DESCRIBING = word_set("decide.describing")
_OCCASIONS = word_set("decide.occasions")
_SKILLS = word_set("decide.skills")


def does_a_deed(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The firm gave him the option to leave.* Not: *The firm gave him the message to leave.*

    What a verb and its object make together says nothing: *He argued his case*, *The unions called a strike*,
    *It says a lot about us*. Not: *He called the strike a farce*, nor *The return lists 1,204 cases*. So does
    a verb with a word behind it: *The singer called off the tour*, *The clerk read out the names*.
    """
    head, content = draft.cue.head, draft.content.words
    nouns = _DEEDS.get(words.lemma(head), "").split()
    behind = words.lemma(head + 1) if head + 1 < len(words) else ""
    if behind in _PARTICLES.get(words.lemma(head), "").split():
        solid = solid_words(words, draft.content)
        mere = marked(words, solid) is None and form_of(words, solid) == "noun"
        return mere and words.tokens[head].upos == "VERB" and not words.children(head, "xcomp")
    if not nouns or any(words.quote_of[n] is not None for n in content) or words.children(head, "xcomp"):
        return False
    things = [
        *words.children(head, "obj"),
        *(words.children(head, "nsubj") if is_passive(words, head) else ()),
    ]
    made = [n for n in things if words.lemma(n) in nouns]
    if words.lemma(head) == _CALLS:  # her vote a mistake
        made = [
            n for n in made if all(words.lemma(d) in ("a", "an") for d in words.children(n, "det", "nmod"))
        ]
    return bool(made)


def edits_a_text(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*They added the words “and Sons” to the name.* Not: *They added the words “Nobody came.”*"""
    head = draft.cue.head
    pieces = [n for n in words.children(head, "obj") if words.lemma(n) in _PIECES]
    near = [*words.children(head, "obl"), *(c for n in pieces for c in words.children(n, "nmod"))]
    onto = any(words.lemma(c) in _EDITED for n in near for c in words.children(n, "case"))
    quoted = [n for n in draft.content.words if words.quote_of[n] is not None]
    return bool(pieces) and bool(quoted) and onto and len(quoted) <= _SHORT


def names_a_topic(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The senator issued a statement regarding the closure.* Not: *The senator issued a denial of the leak.*

    What a text is on is not what it says.
    """
    first, last = draft.cue.words[0], draft.cue.words[-1]
    solid = solid_words(words, draft.content)
    if draft.cue.klass == "no_comment" or not solid:
        return False
    verb = words.tokens[draft.cue.head].upos == "VERB"  # wrote a novel about bees
    opens = [
        n
        for n in (last, solid[0] - verb, solid[0])
        if words.lemma(n) in _ON and words.tokens[n].upos in _LINKING
    ]
    text = any(words.lemma(n) in _PAPERS and words.tokens[n].upos == "NOUN" for n in range(first, last + 1))
    return text and bool(opens) and marked(words, solid) is None and form_of(words, solid) == "noun"


def cites_a_thing(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She stayed, citing fog.* Not: *She stayed, citing fears that it would flood.*

    A reason for a deed, in a few words of no verb, is no statement: *citing the risk of flight*; nor are
    those who are quoted: *Roe, quoting elders, said it was over*. What is cited at length says something.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    if cue.lemma not in QUOTING or words.tokens[cue.head].xpos != "VBG" or len(solid) >= _CLAIM:
        return False
    told = any(
        words.quote_of[n] is not None or (words.tokens[n].upos in ("VERB", "AUX") and words.rel(n) != "amod")
        for n in solid
    )
    return not told and not words.children(cue.head, "aux", "cop")


def describes_in_passing(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*A boy described as a genius won.* Not: *Roe described the boy as a genius.*

    A participle without an object is passive, and no agent is left who could have said it; the object may be
    a relative, as in *what analysts described as a ruse*.
    """
    head, behind = draft.cue.head, draft.cue.words[-1] + 1
    as_ = behind < len(words) and words.lemma(behind) == "as"
    if words.lemma(head) not in _DESCRIBING or not as_ or words.children(head, "obj", "aux"):
        return False
    agents = (m for c in words.children(head, "obl") for m in words.children(c, "case"))
    if any(words.lemma(m) == "by" for m in agents) or words.tokens[head].xpos not in ("VBN", "VBD"):
        return False
    subject = words.child(head, "nsubj")
    if words.rel(head) in ("acl", "ccomp", "csubj"):
        return subject is None and words.rel(head) == "acl" and words.heads[head] < head
    return subject is not None and subject < head


def gives_the_occasion(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Referring to the storm, she said it was over.* Not: *She referred to the storm as a blessing.*

    The participle only says what the other statement was about, or whom it goes back to: *Citing a
    diplomat, Reuters reported ...*
    """
    cue = draft.cue
    whom = cue.lemma in QUOTING and is_somebody(words, draft)
    if not (whom or cue.lemma in _OCCASIONS) or words.tokens[cue.head].xpos != "VBG":
        return False
    quoted = any(words.quote_of[n] is not None for n in solid_words(words, draft.content))
    beside = any(
        other is not draft
        and words.sentence[other.cue.head] == words.sentence[cue.head]
        and cue.head not in other.content.words
        for other in others
    )
    return beside and not quoted and not words.children(cue.head, "aux", "cop")


def learns_a_skill(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*My mother learned to swim here.* Not: *My mother learned that the pool was shut.*"""
    first = min(draft.content.words)
    return (
        draft.cue.lemma in _SKILLS and words.tokens[first].text == "to" and words.tokens[first].upos == "PART"
    )


def shares_its_clause(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Words that were read and said at a rally.* Not: *The words were read and said to be kind.*

    A participle that a verb of the content leads to is done to the same subject, and reports no words before.
    """
    cue = draft.cue
    joined = words.rel(cue.head) == "conj" and words.heads[cue.head] in draft.content.words
    if not joined or max(draft.content.words) > cue.head:
        return False
    return is_passive(words, words.heads[cue.head]) and not words.children(cue.head, "nsubj", "aux")
