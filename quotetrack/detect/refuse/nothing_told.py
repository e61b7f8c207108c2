"""Refusals of what tells nobody's words: questions, orders, silence, what somebody might say."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import asks, form_of, kind_of_source, marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.inverted_tags import FINITE, TENSED
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.silences import SILENCE
from quotetrack.detect.propose.voice import HEARD, is_passive, made_to_say
from quotetrack.detect.refuse.somebody import is_somebody
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import reports_words
from quotetrack.lexicon.word_sets import word_set

_NOBODY = word_set("decide.nobody")
_DENYING, _ABLE = word_set("decide.denying"), word_set("decide.able")
_ANONYMITY, _IDENTIFYING = word_set("decide.anonymity"), word_set("decide.identifying")
_FEW = 4  # words within which *not to be named* has its verb
_STOPPING = word_set("decide.stopping")
_MANNER = "ly"  # of adverbs that tell how
_WHEN = word_set("decide.when")
_POINTERS = grammar.POINTERS
_NOTHING = word_set("decide.no_contents")
_SAYINGS = word_set("decide.sayings")
_WITHHOLDING = word_set("decide.withholding")
_TELLING, _WITHOUT = word_set("decide.telling"), "without"
_REACTIONS = word_set("decide.reactions")
_CONCESSIONS = word_set("decide.concessions")
_LABEL = 6  # words of a label at most
_GREETINGS = word_set("decide.greetings")
_NAME = 4  # words of a name that is given
_APPEALING = word_set("decide.appealing")
_POSSIBLE, _ANYBODY = word_set("decide.possibility"), word_set("decide.anybody")
_NO = grammar.EMPTY_DETERMINERS | {"nothing"}


def names_nothing(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*He denied it.* Not: *He denied the charge.*

    So does *He doubts [it: she suspects a spring]*; not what somebody would neither confirm nor deny, nor
    *They would not say with [whom]*.
    """
    solid = solid_words(words, draft.content)
    colon = (
        next((n for n in range(solid[0], solid[-1]) if words.tokens[n].text == ":"), None) if solid else None
    )
    if colon is not None and words.lemma(colon + 1) in grammar.THIRD_PERSON_SUBJECTS:
        solid = [n for n in solid if n < colon]
    silent = draft.content.rule == SILENCE or (draft.cue.klass == "no_comment" and asks(words, solid))
    return not silent and all(
        words.quote_of[n] is None
        and (words.tokens[n].text.lower() in _POINTERS or words.tokens[n].upos == "ADP")
        for n in solid
    )


def says_nothing(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*No statement was made.* Not: *The geese made no promise to stay.* Who makes none is *no_comment*."""
    return is_nothing(words, draft) and not draft.source.words


def is_nothing(words: Words, draft: Draft) -> bool:
    """Tell whether a content outside marks says that nothing was said: *[no statement]*."""
    says = reports_words(draft.cue.lemma, words.tokens[draft.cue.head].upos)
    if says and all(words.quote_of[n] is not None for n in solid_words(words, draft.content)):
        return False
    solid = [words.tokens[n].text.lower() for n in solid_words(words, draft.content)]
    if len(solid) == 1:
        return solid[0] in _NOTHING
    return len(solid) == 2 and solid[0] in grammar.EMPTY_DETERMINERS and solid[1] in _SAYINGS


def withholds(words: Words, draft: Draft) -> bool:
    """Tell whether somebody would not tell: *She declined [to comment].* Not: *She declined [to resign].*

    So *She declined to say [whether she would go]*, where the cue holds both verbs.
    """
    cue = {words.lemma(n) for n in draft.cue.words}
    if (cue & _WITHHOLDING and cue & _TELLING) or leaves_open(words, draft):
        return True
    if draft.cue.lemma not in _WITHHOLDING:
        return False
    inside = draft.content.words
    tops = [n for n in inside if words.heads[n] not in inside and words.tokens[n].upos != "PUNCT"]
    return any(words.lemma(n) in _TELLING for n in tops)


def is_withheld(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She declined to say whether it was over.* Not: *She was asked to say whether it was over.*

    The refusal is kept, as *no_comment*; what was not said is no statement of its own.
    """
    head = draft.cue.head
    above = words.heads[head]
    withholds = words.rel(head) == "xcomp" and words.lemma(above) in _WITHHOLDING
    return withholds and words.lemma(head) in _TELLING and above not in draft.cue.words


def leaves_open(words: Words, draft: Draft) -> bool:
    """*She left without saying why it was over.* Not: *She left without saying that it was over.*

    Who leaves a question open on going away has said nothing; who leaves out a fact is said to do so.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    tells = [n for n in cue.words if words.lemma(n) in _TELLING]
    if not tells or marked(words, solid) or not asks(words, solid) or solid[0] < cue.words[-1]:
        return False
    near = [n for tell in tells for n in (*cue.words, *words.children(tell, "mark"))]
    return any(words.lemma(n) == _WITHOUT for n in near)


def reacts_to_it(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*“The field is dry.” Tenants disagreed.* Not: *“The field is dry!” tenants insisted.*

    Who agrees or laughs in a sentence of his own, behind a quotation that has ended, did not say it.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    if cue.lemma not in _REACTIONS or not solid or solid[-1] > cue.words[0]:
        return False
    ended = words.quote_of[solid[-1]] is not None and words.sentence[solid[-1]] < words.sentence[cue.head]
    return ended and words.tokens[solid[-1] + 1].text in (".", "?", "!")


def tells_what_was_asked(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Asked if he would go, Roe nodded.* Not: *Asked about it, Roe said that he would go.*

    What somebody was asked is no statement of whoever answers it.
    """
    asked = [
        c
        for c in words.children(draft.cue.head, "advcl")
        if words.lemma(c) in HEARD and c not in draft.cue.words
    ]
    for verb in asked:
        below = words.subtree(verb)
        if words.tokens[verb].xpos in ("VBN", "VBD") and draft.content.words <= below:
            return True
    return False


def says_whatever(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Whatever they say, it rains.* Not: *They say whatever comes to mind.*

    Nor does *No matter what he says, it rains* tell what he says.
    """
    head = draft.cue.head
    before = [n for n in (words.heads[head], *words.children(head)) if n < head]
    if any(words.lemma(n) in _CONCESSIONS for n in before):
        return True
    near = range(max(words.first[words.sentence[head]], head - _LABEL), head)
    opens = next((n for n in near[1:] if words.lemma(n) == "matter" and words.lemma(n - 1) == "no"), head)
    return opens < head and not any(words.is_bare(n) for n in range(opens, head))


def greets_somebody(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Roe congratulated the winner.* Not: *Roe congratulated him on the win.*"""
    solid = solid_words(words, draft.content)
    if draft.cue.lemma not in _GREETINGS or any(words.quote_of[n] is not None for n in solid):
        return False
    return not any(words.tokens[n].upos in ("ADP", "SCONJ", "VERB", "AUX") for n in solid)


def talks_to_somebody(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She tweeted to Mohamed.* Not: *She tweeted to Mohamed that it was over.*"""
    solid = solid_words(words, draft.content)
    if not solid or len(solid) > _NAME or any(words.quote_of[n] is not None for n in solid):
        return False
    inside = set(solid)
    tops = [n for n in solid if words.heads[n] not in inside]
    if len(tops) != 1 or not is_somebody(words, draft):
        return False
    marks = words.children(tops[0], "case")
    before = [words.lemma(n) for n in marks]
    return before == ["to"] and words.tokens[draft.cue.head].upos == "VERB"


def appeals_to_readers(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Residents are urged to stay away.* Not: *Residents were urged to stay away.*

    So the writer asks on, as in *They have been asked to*; *urged by police to* has somebody who does.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    if cue.lemma not in _APPEALING or draft.source.words or any(words.quote_of[n] is not None for n in solid):
        return False
    helps = words.children(cue.head, "aux")
    now = any(words.tokens[n].xpos in ("VBP", "VBZ") for n in helps)
    return is_passive(words, cue.head) and now and any(words.lemma(n) == "be" for n in helps)


def supposes(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*One might argue that it is late.* Not: *Roe might argue that it is late.*"""
    modal = any(words.lemma(n) in _POSSIBLE for n in words.children(draft.cue.head, "aux"))
    who = [words.tokens[n].text.lower() for n in draft.source.words]
    return modal and len(who) == 1 and who[0] in _ANYBODY


def counts_none(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*No injuries were reported.* Not: *No injuries were reported by the crew.*

    Nor does anybody say *[of which a third] was pledged*, or somebody alone: *[The mayor] was asked*.
    """
    solid = solid_words(words, draft.content)
    bare = not draft.source.words and is_passive(words, draft.cue.head)
    if not solid or not bare or not _is_noun(words, solid):
        return False
    relative = len(solid) > 1 and any(words.tokens[n].xpos in ("WDT", "WP$") for n in solid)
    tops = [n for n in solid if words.heads[n] not in draft.content.words]
    somebody = len(tops) == 1 and kind_of_source(words, draft.content) in ("person", "PERSON")
    return relative or somebody or words.lemma(solid[0]) in _NO


def _is_noun(words: Words, solid: Sequence[int]) -> bool:
    """Tell whether a content is a mere thing, without a verb or an infinitive."""
    return all(words.tokens[n].upos not in ("VERB", "AUX", "PART") for n in solid)


def is_bidden(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The judge told Roe to say that he was sorry.* Not: *The judge made Roe say that he was sorry.*

    That it was told is a report of its own; what Roe was to say, nobody has said yet.
    """
    head, above = draft.cue.head, words.heads[draft.cue.head]
    bids = words.lemma(above) in HEARD | _APPEALING and above < head and above not in draft.cue.words
    infinitive = words.tokens[head].xpos == "VB" and words.rel(head) == "xcomp"
    somebody = bool(words.children(above, "obj", "iobj")) or is_passive(words, above)
    return bids and infinitive and somebody and any(other.cue.head == above for other in others)


def makes_another_say(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The leak led the board to admit a mistake.* Not: *The board admitted a mistake.*

    Who makes another speak says nothing by it; what the other says is a report of its own.
    """
    head = draft.cue.head
    return any(words.heads[n] == head and made_to_say(words, n) is not None for n in draft.content.words)


def gives_an_order(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Ask the clerk whether the bridge is safe.* Not: *Officials ask whether the bridge is safe.*

    So *Do note that it may change*, which is the writer's own.
    """
    head = draft.cue.head
    while words.rel(head) == "conj" and words.heads[head] != head and _is_bare_verb(words, head):
        head = words.heads[head]
    before = list(range(words.first[words.sentence[head]], head))
    label = next((at for at, n in enumerate(before) if words.tokens[n].text == ":"), -1)
    before = before[label + 1 :]  # *Agnes Thorn: write to the county*
    do = [n for n in words.children(head, "aux") if words.tokens[n].xpos == "VB"]  # *Do note that*
    opens = all(n in do or words.tokens[n].upos in ("PUNCT", "ADV", "INTJ", "CCONJ", "PART") for n in before)
    return opens and _is_bare_verb(words, head)


def _is_bare_verb(words: Words, number: int) -> bool:
    """Tell whether a verb is in its base form, without a subject, *to* or an auxiliary but *do*."""
    bare = words.tokens[number].xpos == "VB"
    help_ = [n for n in words.children(number, "aux") if words.tokens[n].xpos != "VB"]
    return bare and not help_ and not words.children(number, "nsubj", "mark", "csubj")


def nobody_tells(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*No one asks the town to close.* Not: *No one from the town asks it to close.*

    That nobody said so is told of a clause (*No one has said that it is over*), and words in marks are left
    for a reader to see.
    """
    who = {words.tokens[n].text.lower() for n in draft.source.words}
    quoted = any(words.quote_of[n] is not None for n in solid_words(words, draft.content))
    outside = words.quote_of[draft.cue.head] is None
    clauses = [c for c in words.children(draft.cue.head, "ccomp") if c in draft.content.words]
    clause = any(words.tokens[c].xpos in FINITE or words.children(c, "nsubj") for c in clauses)
    spoken = draft.cue.klass == "speech" and not (clause or (quoted and outside))
    return spoken and who <= _NOBODY and bool(who & grammar.NEGATIVE_PRONOUNS)


def cannot_deny(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*They cannot deny that it leaks.* Not: *They do not deny that it leaks.*

    Nor *I cannot deny it*, which says so.
    """
    if draft.cue.lemma not in _DENYING:
        return False
    below = words.children(draft.cue.head)
    able = any(words.lemma(n) in _ABLE for n in below if words.rel(n) == "aux")
    denied = any(words.lemma(n) in grammar.NEGATIONS_OF_REPORTS for n in below if n < draft.cue.head)
    own = any(words.tokens[n].text.lower() in grammar.SPEAKERS_THEMSELVES for n in draft.source.words)
    return able and denied and not own


def asks_not_to_be_named(words: Words, draft: Draft) -> bool:
    """*Roe's aide, who asked not to be named, left.* Not: *Roe's aide asked not to be moved.*

    So *requesting anonymity*, and *Both asked not to be named because the talks are private*, but not *Both
    asked not to be named in the suit*: it tells on which terms somebody speaks. PolNeAR marks it, and no
    reader looks for it among what was said.
    """
    solid = solid_words(words, draft.content)
    if not solid:
        return False
    aside = words.rel(draft.cue.head) in ("acl", "advcl")
    withheld = words.lemma(solid[0]) in _ANONYMITY
    verb = next((n for n in solid if words.tokens[n].xpos == "VBN"), None)
    denied = words.lemma(solid[0]) == "not" or draft.cue.lemma in _WITHHOLDING
    unnamed = denied and verb is not None and verb - solid[0] < _FEW and words.lemma(verb) in _IDENTIFYING
    if not aside and unnamed and verb is not None:
        unnamed = not words.children(verb, "obl")
    return unnamed or (withheld and aside)


def tells_only_when(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*When it rained, she laughed.* Not: *When it rained, she said, the roof leaked.*"""
    solid = solid_words(words, draft.content)
    if not solid or any(words.quote_of[n] is not None for n in solid):
        return False
    clause = [c for c in words.children(draft.cue.head, "advcl") if c in draft.content.words]
    if len(clause) != 1 or not draft.content.words <= words.branch(clause[0]):
        return False
    opens = min(words.branch(clause[0]))
    return opens == solid[0] and words.lemma(opens) in _WHEN and solid[-1] < draft.cue.words[0]


def is_a_things(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*They want a system that acknowledges needs.* Not: *They read a law that acknowledges needs.*

    What neither speaks nor is written says nothing of a mere thing in a relative clause. Not: *They met a man
    who acknowledges needs*.
    """
    head = draft.cue.head
    hung = words.rel(head) == "acl" and words.tokens[words.heads[head]].upos == "NOUN"
    if not hung or draft.cue.klass != "speech":
        return False
    relatives = [c for c in words.children(head, "nsubj") if words.lemma(c) in grammar.OBJECT_RELATIVES]
    relatives = [c for c in relatives if words.tokens[c - 1].text != ","]
    solid = solid_words(words, draft.content)
    form = bool(solid) and marked(words, solid) is None and form_of(words, solid) == "noun"
    token = words.tokens[words.heads[head]]
    return bool(relatives) and form and token.ner == "O" and noun(token.text, token.lemma) is None


def is_its_own_subject(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She said the claim “disclosed no cause”.* Not: *She said her claim that it leaks is old.*

    A noun of saying that is the subject of the words behind it tells them to nobody.
    """
    head, solid = draft.cue.head, solid_words(words, draft.content)
    if words.tokens[head].upos != "NOUN" or len(draft.cue.words) > 1 or not solid:
        return False
    if words.lemma(solid[0]) in grammar.REPORT_CONJUNCTIONS:
        return False  # her claim that it leaks sounds odd
    subject = words.rel(head) == "nsubj"
    verb = words.heads[head] if subject else solid[0]
    tied = subject or not words.children(verb, "mark", "nsubj")
    acts = words.tokens[verb].upos == "VERB" and words.tokens[verb].xpos in TENSED
    return tied and acts and verb in draft.content.words and verb > head


def is_given_up(words: Words, draft: Draft) -> bool:
    """*They should stop saying that boats are cheap.* Not: *They began saying that boats are cheap.*

    So *She stopped short of calling it a farce*, which PolNeAR marks.
    """
    above = words.heads[draft.cue.head]
    under = words.rel(draft.cue.head) == "xcomp" and above < draft.cue.head
    held = {words.lemma(n) for n in draft.cue.words if n < draft.cue.words[-1]}
    return (under and words.lemma(above) in _STOPPING) or bool(held & _STOPPING)


def tells_but_how(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Roe agreed vehemently.* Not: *Roe said no.*"""
    solid = solid_words(words, draft.content)
    mere = bool(solid) and all(words.tokens[n].xpos in ("RB", "RBR") for n in solid)
    mere = mere and all(words.lemma(n).endswith(_MANNER) for n in solid)
    return mere and not any(words.quote_of[n] is not None for n in solid)
