"""Tells what the word of a report does: says, thinks, sees, keeps silent, or acts without saying anything.

*She denied the charge* says something, *she denied him a visa* does not; the reading network tells the two
apart by what stands around (``encoder.reading_network.SENSES``). A softmax over what it says, the word list
and the form of the content settles the class; its weights are learnt with the scorer's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import TYPE_CHECKING

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.scorer import Features, dot
from quotetrack.detect.propose.cues import is_negated
from quotetrack.detect.propose.voice import HEARD, QUOTING, is_passive, made_to_say
from quotetrack.encoder.reading_network import SENSES
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_pairs, word_set
from quotetrack.model import CLASSES, Class

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FLOOR, _NOTHING = 1e-3, 0.5  # of shares; from which a verb is believed to say nothing
_WEAKLY = 0.4  # share from which a word that reports but rarely is
_OUTRIGHT = 0.55  # share of a deed from which even a clause behind a verb is what was done
_CLAIM = 6  # words that are cited; fewer, and no verb among them, are a thing
_LIKELY = 0.4  # share from which a class is believed against the word list
_DEEDS, _PARTICLES = word_pairs("decide.deeds"), word_pairs("decide.particles")
_DESCRIBING = word_set("decide.describing")
_CALLS = "call"  # a vote, but the vote names it
_POSSIBLE, _ANYBODY = word_set("decide.possibility"), word_set("decide.anybody")
_NO = grammar.EMPTY_DETERMINERS | {"nothing"}
_PIECES, _EDITED = word_set("decide.pieces_of_text"), word_set("decide.edited")
_BIDDING = word_set("decide.appealing")
_DISCUSSING, _DIFFERING = word_set("decide.discussing"), word_set("decide.differing")
_NEUTRAL = word_set("decide.neutral")
_WITHHOLDING, _COMMENTS = word_set("decide.withholding"), word_set("propose.comments")
_TELLING, _WITHOUT = word_set("decide.telling"), "without"
_GIVING = word_set("decide.giving_answers")
_PAPERS, _ON = word_set("announced.texts") | word_set("propose.works"), word_set("decide.topics")
_LINKING = ("ADP", "VERB", "SCONJ")
_SHORT = 6  # words in marks that are put into a text
_WEAK = ("form=noun", "form=infinitive", "mixed=noun", "mixed=infinitive")
_CLAUSES = ("ccomp", "csubj", "parataxis")


def told_class(
    words: Words,
    senses: NDArray[np.float32],
    cue: CueGroup,
    content: Candidate,
    source: Candidate,
    weights: Mapping[str, Mapping[str, float]],
) -> Class:
    """Return the class of a draft; an act without words is *thought*, as the corpus has decrees.

    So is what people talk over: *The ministers discussed trade.*

    ``senses`` are the network's, a row a word; ``weights`` those of the scorer.
    """
    features = sense_features(words, senses, cue, content, source)
    shares = sense_shares(weights, features)
    always = _always_reports(features) and _holds_clause(words, cue, content)
    if (is_deed(features, shares) and not always) or talks_it_over(words, cue, content):
        return "thought"
    if not may_be_silent(words, cue, content, source):
        shares = {**shares, "no_comment": 0.0}
    found = settled_class(cue.klass, features, shares)
    shows = found == "thought" and cue.klass == "perception" and features.get("source=document")
    return "speech" if shows else found


def _always_reports(features: Features) -> bool:
    """Tell whether a verb practically always says something: *denied*, *said*. Not: *refused*."""
    return all(features.get(name) for name in ("class=speech", "strength=3", "upos=VERB"))


def _holds_clause(words: Words, cue: CueGroup, content: Candidate) -> bool:
    """Tell whether a content is a clause of its verb: *denied [starting it]*. Not: *denied [the charge]*."""
    return any(c in content.words for c in words.children(cue.head, "ccomp", "xcomp"))


def may_be_silent(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """Tell whether any word denies that something was told: *They never [asked for help]*.

    Not: *They [asked for help]*, nor *“It is over.” They [spoke for an hour].*
    """
    told = solid_words(words, content)
    if told and all(words.quote_of[n] is not None for n in told):
        return False
    withheld = {words.lemma(n) for n in cue.words} & _WITHHOLDING
    verb = next((n for n in told if words.tokens[n].xpos == "VB"), None)
    if withheld and verb is not None and words.lemma(verb) not in _TELLING | _GIVING:
        return False  # refused to sign
    asked = {words.lemma(n) for n in told} & _COMMENTS
    return bool(withheld or asked) or is_negated(words, cue, sorted(source.words))


def sense_features(
    words: Words, senses: NDArray[np.float32], cue: CueGroup, content: Candidate, source: Candidate
) -> dict[str, float]:
    """Return, by name, what the class of a draft is told by; ``senses`` are the network's, a row a word."""
    own = senses[cue.head]
    row = senses[list(cue.words)].mean(axis=0) if len(cue.words) > 1 else own
    token = words.tokens[cue.head]
    listed = cue_word(cue.lemma, token.upos)
    solid = solid_words(words, content)
    features = {"bias": 1.0}
    for name, shared, alone in zip(SENSES, row.tolist(), own.tolist(), strict=True):
        features[f"cue={name}"] = log(max(shared, _FLOOR))
        features[f"head={name}"] = log(max(alone, _FLOOR))
    features[f"class={cue.klass}"] = 1.0
    features[f"strength={listed.strength if listed else 0}"] = 1.0
    form, below = _marked(words, solid), _form(words, solid)
    features[f"form={form or below}"] = 1.0
    if form == "mixed":
        features[f"mixed={below}"] = 1.0
    features[f"upos={token.upos}"] = 1.0
    features["rel=case"] = float(words.rel(cue.head) == "case")  # according to
    features["asks"] = float(_asks(words, solid))
    features["nobody"] = float(not source.words)
    features["passive"] = float(token.upos == "VERB" and is_passive(words, cue.head))
    features[f"source={_kind(words, source)}"] = 1.0
    return features


def talks_it_over(words: Words, cue: CueGroup, content: Candidate) -> bool:
    """*The ministers discussed trade.* Not: *She discussed how trade had grown.*

    So *The towns disagreed over who should pay*, though not *She disagreed with the mayor's view*.
    """
    solid = solid_words(words, content)
    topic = solid and solid[0] > 0 and words.lemma(solid[0] - 1) == "about"
    if topic and cue.lemma in _NEUTRAL and _form(words, solid) == "noun" and not _marked(words, solid):
        return True
    verb = cue.lemma in _DISCUSSING | _DIFFERING and words.tokens[cue.head].upos == "VERB"
    if not verb or _marked(words, solid):
        return False
    over = words.lemma(min([n for n in (*cue.words, *solid) if n > cue.head], default=cue.head)) in _ON
    mere = cue.lemma not in _DIFFERING and not _asks(words, solid) and _form(words, solid) != "clause"
    return over or mere


def leaves_open(words: Words, draft: Draft) -> bool:
    """*She left without saying why it was over.* Not: *She left without saying that it was over.*

    Who leaves a question open on going away has said nothing; who leaves out a fact is said to do so.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    tells = [n for n in cue.words if words.lemma(n) in _TELLING]
    if not tells or _marked(words, solid) or not _asks(words, solid) or solid[0] < cue.words[-1]:
        return False
    near = [n for tell in tells for n in (*cue.words, *words.children(tell, "mark"))]
    return any(words.lemma(n) == _WITHOUT for n in near)


def _asks(words: Words, solid: list[int]) -> bool:
    """Tell whether a content opens as a question does: *[whether it was over]*, *[to whom it fell]*."""
    opening = [words.tokens[n] for n in solid[:2]]
    return any(t.xpos in ("WP", "WRB", "WDT", "WP$") or t.lemma in ("whether", "if") for t in opening)


def _marked(words: Words, solid: list[int]) -> str | None:
    """Tell whether a content stands in marks, or partly so; None where it does not."""
    quoted = sum(words.quote_of[n] is not None for n in solid)
    return None if not quoted else "quoted" if quoted == len(solid) else "mixed"


def _form(words: Words, solid: list[int]) -> str:
    """The form of a content, whatever its marks: a clause, an infinitive or a mere noun."""
    members = set(solid)
    for number in solid:
        token = words.tokens[number]
        if token.upos not in ("VERB", "AUX") or words.rel(number) in ("acl", "amod", "compound"):
            continue
        if words.heads[number] in members and words.rel(number) not in _CLAUSES:
            continue
        infinitive = any(words.tokens[c].upos == "PART" for c in words.children(number, "mark"))
        return "infinitive" if infinitive and token.xpos in ("VB", "") else "clause"
    tops = [n for n in solid if words.heads[n] not in members]
    below = any(words.children(n, "nsubj", "cop") for n in tops)
    return "clause" if below else "noun"


def _kind(words: Words, source: Candidate) -> str:
    """What a source is by its head: a person, a body, a document, or what the list does not know."""
    tops = [n for n in source.words if words.heads[n] not in source.words]
    if not tops:
        return "nobody"
    token = words.tokens[tops[0]]
    if token.ner != "O":
        return token.ner[2:]
    if token.upos == "PRON":
        return "pronoun"
    listed = noun(token.lemma)
    return listed.type if listed else "other"


def sense_shares(weights: Mapping[str, Mapping[str, float]], features: Features) -> dict[str, float]:
    """Return the probability of each sense; all are equal where nothing was learnt."""
    scores = {name: dot(weights.get(name, {}), features) for name in SENSES}
    top = max(scores.values())
    shares = {name: exp(score - top) for name, score in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def is_deed(features: Features, shares: Mapping[str, float]) -> bool:
    """Tell whether a verb with a mere thing or an infinitive behind it says nothing.

    *She denied him [a visa].* Not: *She denied [the charge].* A clause is told unless the network holds its
    verb for a deed outright: *He was charged [with taking drives].* Words in quotation marks and what hangs
    on a noun or a colon are told whatever the network makes of them.
    """
    if not features.get("upos=VERB") or features.get("rel=case"):
        return False
    if features.get("form=clause"):
        return shares["deed"] >= _OUTRIGHT
    least = _NOTHING if features.get("strength=2") or features.get("strength=3") else _WEAKLY
    form = any(features.get(f"form={name}") for name in ("noun", "infinitive"))
    return form and shares["none"] + shares["deed"] >= least


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
        mere = _marked(words, solid) is None and _form(words, solid) == "noun"
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
    somebody = len(tops) == 1 and _kind(words, draft.content) in ("person", "PERSON")
    return relative or somebody or words.lemma(solid[0]) in _NO


def _is_noun(words: Words, solid: Sequence[int]) -> bool:
    """Tell whether a content is a mere thing, without a verb or an infinitive."""
    return all(words.tokens[n].upos not in ("VERB", "AUX", "PART") for n in solid)


def supposes(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*One might argue that it is late.* Not: *Roe might argue that it is late.*"""
    modal = any(words.lemma(n) in _POSSIBLE for n in words.children(draft.cue.head, "aux"))
    who = [words.tokens[n].text.lower() for n in draft.source.words]
    return modal and len(who) == 1 and who[0] in _ANYBODY


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
    return text and bool(opens) and _marked(words, solid) is None and _form(words, solid) == "noun"


def cites_a_thing(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She stayed, citing fog.* Not: *She stayed, citing fears that it would flood.*

    A reason for a deed, in a few words of no verb, is no statement: *citing the risk of flight*; nor are
    those who are quoted: *Roe, quoting elders, said it was over*. What is cited at length says something.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    if cue.lemma not in QUOTING or words.tokens[cue.head].xpos != "VBG" or len(solid) >= _CLAIM:
        return False
    told = any(words.quote_of[n] is not None or words.tokens[n].upos in ("VERB", "AUX") for n in solid)
    return not told and not words.children(cue.head, "aux", "cop")


def settled_class(listed: Class, features: Features, shares: Mapping[str, float]) -> Class:
    """Return the class of a draft: the likeliest one, or the word list's where the shares leave it open.

    *She did not say [where it was]* tells nothing of her; *She did not say [that it was over]* does. Of a
    thing or an infinitive the word list alone makes no speech: *They listed [their country as “Hope”]*.
    """
    told = bool(features.get("form=clause")) and not features["asks"]
    if told and _always_reports(features):
        shares = {**shares, "thought": 0.0}
    able = [name for name in CLASSES if name != "no_comment" or not (told or features["nobody"])]
    best = max(able, key=lambda name: shares[name])
    if shares[best] >= _LIKELY:
        return best
    weak = any(map(features.get, _WEAK)) and not features["rel=case"]
    return "thought" if weak and listed == "speech" else listed


def makes_another_say(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The leak led the board to admit a mistake.* Not: *The board admitted a mistake.*

    Who makes another speak says nothing by it; what the other says is a report of its own.
    """
    head = draft.cue.head
    return any(words.heads[n] == head and made_to_say(words, n) is not None for n in draft.content.words)


def is_bidden(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The judge told Roe to say that he was sorry.* Not: *The judge made Roe say that he was sorry.*

    That it was told is a report of its own; what Roe was to say, nobody has said yet.
    """
    head, above = draft.cue.head, words.heads[draft.cue.head]
    bids = words.lemma(above) in HEARD | _BIDDING and above < head and above not in draft.cue.words
    infinitive = words.tokens[head].xpos == "VB" and words.rel(head) == "xcomp"
    somebody = bool(words.children(above, "obj", "iobj")) or is_passive(words, above)
    return bids and infinitive and somebody and any(other.cue.head == above for other in others)
