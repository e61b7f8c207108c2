"""Refusals of what is done and not told: deeds, topics, reasons, what somebody is called in passing."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import form_of, marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.voice import QUOTING, is_passive
from quotetrack.detect.refuse.somebody import is_somebody
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word, reports_words
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
_MEASURED_BY, _PLANS = word_set("decide.measured_by"), word_set("decide.plans")
_PROOFS, _PRODUCING = word_set("decide.proofs"), word_set("decide.producing")
_MAY_REPORT = 2  # strength of a verb by which a text tells what it says
_RELATIVE = ("WDT", "WP")
_MERE = ("DET", "ADJ", "NUM", "PRON")


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
    those who are quoted: *Roe, quoting elders, said it was over*. What is cited at length says something, but
    for a document beside what it tells: *The paper said that it leaks, citing a draft of the second audit*.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    if cue.lemma not in QUOTING or words.tokens[cue.head].xpos != "VBG":
        return False
    if len(solid) >= _CLAIM and not (_is_document(words, draft) and _stands_beside(words, draft, others)):
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
    diplomat, Reuters reported ...* So does a relative clause: *The paper, which quoted a diplomat, said ...*
    """
    cue = draft.cue
    whom = cue.lemma in QUOTING and is_somebody(words, draft)
    beside_it = words.tokens[cue.head].xpos == "VBG" or (whom and _is_relative(words, cue.head))
    if not (whom or cue.lemma in _OCCASIONS) or not beside_it:
        return False
    quoted = any(words.quote_of[n] is not None for n in solid_words(words, draft.content))
    beside = _stands_beside(words, draft, others)
    return beside and not quoted and not words.children(cue.head, "aux", "cop")


def _stands_beside(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """Tell whether another report of its sentence does not hold a draft."""
    return any(
        other is not draft
        and words.sentence[other.cue.head] == words.sentence[draft.cue.head]
        and draft.cue.head not in other.content.words
        for other in others
    )


def _is_document(words: Words, draft: Draft) -> bool:
    """Tell whether a content is only a document: *a draft of the audit*."""
    tops = [n for n in solid_words(words, draft.content) if words.heads[n] not in draft.content.words]
    listed = noun(words.tokens[tops[0]].text, words.lemma(tops[0])) if len(tops) == 1 else None
    return listed is not None and listed.type == "document"


def _is_relative(words: Words, verb: int) -> bool:
    """Tell whether a verb belongs to a clause of *which* or *who*."""
    subjects = words.children(verb, "nsubj")
    return words.rel(verb) == "acl" and any(words.lemma(n) in grammar.SUBJECT_RELATIVES for n in subjects)


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


def keeps_to_it(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Posts are filled according to ability.* Not: *Posts are filled according to the mayor.*

    So *It will go according to plan*. What opens a sentence, or stands behind a comma and is a document, may
    tell: *Posts are filled by ability, according to the rules.*
    """
    cue = draft.cue
    by = words.heads[cue.head]
    if cue.lemma != "according to" or by < cue.head or marked(words, solid_words(words, draft.content)):
        return False
    first = words.first[words.sentence[cue.head]]
    if all(words.tokens[n].upos in ("CCONJ", "ADV", "PUNCT") for n in range(first, cue.words[0])):
        return False
    listed, apart = noun(words.lemma(by)), words.tokens[cue.words[0] - 1].text == ","
    if apart and listed is not None and listed.type == "document":
        return False
    planned = words.lemma(by) in _PLANS and not words.children(by, "det", "nmod", "amod")
    return words.lemma(by) in _MEASURED_BY or planned


def names_a_text(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*He wrote me a letter.* Not: *He wrote me a letter of thanks.*

    That a text was written or given out does not tell what it says.
    """
    cue, content = draft.cue, draft.content.words
    if cue.klass == "no_comment" or cue.lemma not in _PRODUCING or words.tokens[cue.head].upos != "VERB":
        return False
    things = [n for n in words.children(cue.head, "obj") if n in content]
    if len(things) != 1 or words.lemma(things[0]) not in _PAPERS or words.tokens[things[0]].upos != "NOUN":
        return False
    rest = set(solid_words(words, draft.content)) - {things[0]}
    if any(words.lemma(n) in grammar.EMPTY_DETERMINERS for n in rest):
        return False  # made no comment
    return all(words.tokens[n].upos in _MERE and words.heads[n] == things[0] for n in rest)


def describes_the_text(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*They made public a letter that Roe had sent.* Not: *They made public a letter that Roe had lied.*

    A relative clause tells of a text, and not what it says; but *a comment that called Poe a liar* does.
    """
    solid = solid_words(words, draft.content)
    if not solid or words.tokens[solid[0]].upos != "PRON" or words.tokens[solid[0]].xpos not in _RELATIVE:
        return False
    verb = words.heads[solid[0]]
    text, last = words.heads[verb], draft.cue.words[-1]
    known = noun(words.tokens[text].text, words.lemma(text)) if text <= last < solid[0] else None
    spoken = (known is not None and known.type == "document") or cue_word(words.lemma(text), "NOUN")
    hung = words.rel(verb) == "acl" and text in draft.cue.words and words.tokens[text].upos == "NOUN"
    tells = words.rel(solid[0]) == "nsubj" and reports_words(words.lemma(verb), "VERB", _MAY_REPORT)
    return hung and bool(spoken) and not tells and words.rel(solid[0]) in ("obj", "nsubj")


def offers_none(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The paper offers no evidence.* Not: *The paper offers evidence that he lied.*"""
    solid = solid_words(words, draft.content)
    none = len(solid) == 2 and words.lemma(solid[0]) in grammar.EMPTY_DETERMINERS
    return none and words.lemma(solid[1]) in _PROOFS


def announces_the_next(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She issued a statement for the clerk, saying that he lied.* Not: *She issued a denial of the leak.*

    The participle behind it tells what a text says; for or against whom it is, is none of its words.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    things = [n for n in words.children(cue.head, "obj") if n in cue.words]
    text = any(words.lemma(n) in _PAPERS for n in things)
    if not (text and solid) or marked(words, solid) or not is_somebody(words, draft):
        return False
    return any(
        words.tokens[other.cue.head].xpos == "VBG"
        and words.heads[other.cue.head] in cue.words
        and min(other.content.words) > max(draft.content.words)
        and form_of(words, solid_words(words, other.content)) == "clause"
        for other in others
    )
