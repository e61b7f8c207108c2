"""Tells what the word of a report does: says, thinks, sees, keeps silent, or acts without saying anything.

*She denied the charge* says something, *she denied him a visa* does not; the reading network tells the two
apart by what stands around (``encoder.reading_network.SENSES``). A softmax over what it says, the word list
and the form of the content settles the class; its weights are learnt with the scorer's.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import TYPE_CHECKING

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.forms.drafts import Candidate, CueGroup
from quotetrack.detect.forms.negation import is_negated
from quotetrack.detect.forms.words import Words
from quotetrack.detect.network.scorer import Features, dot
from quotetrack.detect.propose.sources import nobody_there
from quotetrack.detect.propose.voice import is_passive
from quotetrack.encoder.reading_network import SENSES
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import CLASSES, Class

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FLOOR, _NOTHING = 1e-3, 0.5  # of shares; from which a verb is believed to say nothing
_WEAKLY = 0.4  # share from which a word that reports but rarely is
_OUTRIGHT = 0.55  # share of a deed from which even a clause behind a verb is what was done
_LIKELY = 0.4  # share from which a class is believed against the word list
_DENYING, _REJECTING = word_set("decide.denying"), word_set("decide.rejecting")
_CLAIMED, _REFUSED = word_set("decide.claimed"), word_set("decide.refused")
_EXCLUDING = word_set("decide.excluding")
_JUDGING = word_set("decide.judging")
_THREATENING, _THREATS = word_set("decide.threatening"), word_set("decide.threats")
_PEOPLE = grammar.SPEAKERS_THEMSELVES | (grammar.THIRD_PERSON_SUBJECTS - {"it"})
_SPEAKING = ("person", "organization", "group", "PERSON", "ORG", "NORP")  # kinds of sources
_FINDING, _RULING = word_set("decide.finding"), word_set("decide.ruling")
_SHOWING, _MEASURING = word_set("decide.showing"), word_set("decide.measures")
_DISCUSSING, _DIFFERING = word_set("decide.discussing"), word_set("decide.differing")
_NEUTRAL, _QUESTIONING = word_set("decide.neutral"), word_set("decide.questioning")
_WITHHOLDING, _COMMENTS = word_set("decide.withholding"), word_set("propose.comments")
_TELLING = word_set("decide.telling")
_GIVING = word_set("decide.giving_answers")
_ON = word_set("decide.topics")
_WEAK = ("form=noun", "form=infinitive", "mixed=noun", "mixed=infinitive")
_WELCOMING, _WELCOMED = word_set("decide.welcoming"), word_set("decide.welcomed")
_OFFERING, _REVEALING = word_set("decide.offering"), word_set("decide.revealing")
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
    if any(aloud(words, cue, content, source) for aloud in _ALOUD) or judges_aloud(words, cue, source):
        return "speech"
    if keeps_to_himself(words, cue, content, source):
        return "no_comment"
    always = _always_reports(features) and _holds_clause(words, cue, content)
    if (is_deed(features, shares) and not always) or talks_it_over(words, cue, content):
        return "thought"
    if not may_be_silent(words, cue, content, source):
        shares = {**shares, "no_comment": 0.0}
    found = settled_class(cue.klass, features, shares)
    shows = found == "thought" and cue.klass == "perception" and features.get("source=document")
    if found == "speech" and shows_by_itself(words, cue, source):
        return "perception"
    if found == "speech" and leaves_unsaid(words, cue, content, source):
        return "thought"
    rules = found == "perception" and rules_on_it(words, cue, content, source)
    return "speech" if shows or rules else found


def answers_a_claim(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*She denied the report.* Not: *She denied the visa*, nor *The judge dismissed the charge.*

    What is said of somebody can only be denied or rejected in words; and whoever is able to speak denies what
    he may be blamed for (*Roe denied theft*), but for what one may refuse others (*The judge denied bail*).
    """
    solid = solid_words(words, content)
    tops = [n for n in solid if words.heads[n] not in content.words and words.rel(n) != "obl"]
    if len(tops) != 1 or words.tokens[tops[0]].upos != "NOUN" or words.rel(tops[0]) not in ("obj", "nsubj"):
        return False
    verb, thing = words.lemma(cue.head), words.lemma(tops[0])
    if words.tokens[cue.head].upos != "VERB" or verb not in _DENYING | _REJECTING:
        return False
    blamed = verb in _DENYING and words.rel(tops[0]) == "obj" and thing not in _REFUSED
    alone = not words.children(cue.head, "iobj") and len(words.children(cue.head, "obj")) == 1
    return thing in _CLAIMED or (blamed and alone and _can_speak(words, source))


def _can_speak(words: Words, source: Candidate) -> bool:
    """Tell whether a source is a person, a body or a pronoun for one."""
    tops = words.tops(source.words)
    if len(tops) != 1:
        return False
    spoken = kind_of_source(words, source) in _SPEAKING or words.tokens[tops[0]].upos == "PROPN"
    form = words.tokens[tops[0]].text.lower()
    return spoken or form in _PEOPLE or form in grammar.PERSONAL_RELATIVES


def judges_aloud(words: Words, cue: CueGroup, source: Candidate) -> bool:
    """*The mayor condemned the raid.* Not: *The job demanded patience*, nor *The mayor welcomed the guests*.

    Praise, blame and demands of people and bodies are put in words. *They never demanded it* denies them, and
    is the network's to judge.
    """
    if words.lemma(cue.head) not in _JUDGING or words.tokens[cue.head].upos != "VERB":
        return False
    return _can_speak(words, source) and not is_negated(words, cue, sorted(source.words))


def threatens_a_deed(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*The union threatened a strike.* Not: *The man threatened a guard*, nor *The flood threatened war*."""
    things = [n for n in words.children(cue.head, "obj") if n in content.words]
    verb = words.lemma(cue.head) in _THREATENING and words.tokens[cue.head].upos == "VERB"
    deed = len(things) == 1 and words.lemma(things[0]) in _THREATS
    speaks = _can_speak(words, source) and not is_negated(words, cue, sorted(source.words))
    return verb and deed and speaks and not is_passive(words, cue.head)


def does_in_words(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*The club welcomed the verdict*, *The mayor offered to resign.* Not: *The club welcomed the guests.*

    Nor *The mayor offered the guests a seat*, nor *The hotel offers to let*: whoever can speak does so.
    """
    verb = words.lemma(cue.head)
    things = [words.lemma(n) for n in words.children(cue.head, "obj") if n in content.words]
    takes = verb in _WELCOMING and len(things) == 1 and things[0] in _WELCOMED
    deeds = [n for n in words.children(cue.head, "xcomp") if n in content.words and n > cue.head]
    does = verb in _OFFERING and not things and any(words.tokens[n].xpos == "VB" for n in deeds)
    said = words.tokens[cue.head].upos == "VERB" and not is_passive(words, cue.head)
    said = said and not is_negated(words, cue, sorted(source.words))
    return said and (takes or does) and _can_speak(words, source)


def is_a_claim(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*There were allegations of theft.* Not: *There were fears of theft*, nor *He fled the allegations*."""
    claim = words.lemma(cue.head) in _CLAIMED and nobody_there(words, cue) and not source.words
    return claim and all(words.tokens[n].upos != "PROPN" for n in words.tops(content.words))


def keeps_to_himself(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*The clerk has not revealed the price.* Not: *The scan has not revealed a leak*, which cannot speak.

    Nor *The clerk has not revealed that it leaks*, which tells it.
    """
    mere = form_of(words, solid_words(words, content)) == "noun" or asks(words, solid_words(words, content))
    verb = words.tokens[cue.head].upos == "VERB" and words.lemma(cue.head) in _REVEALING
    silent = verb and is_negated(words, cue, sorted(source.words)) and not is_passive(words, cue.head)
    return silent and mere and _can_speak(words, source)


def leaves_unsaid(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*He never complained of loneliness.* Not: *He never said that he was lonely*, nor *He did not deny it*.

    That somebody did not speak of a thing, or asked no question, tells no words of his; that he *would not
    confirm it* is left to the network, which may hear a refusal.
    """
    solid = solid_words(words, content)
    verb = words.lemma(cue.head)
    mere = form_of(words, solid) in ("noun", "infinitive") and not asks(words, solid)
    asked = any(words.lemma(n) in _QUESTIONING for n in cue.words)
    mere = (mere or (asked and asks(words, solid))) and marked(words, solid) is None
    mere = mere and not any(words.tokens[n].xpos == "MD" for n in words.children(cue.head, "aux"))
    spoken = words.tokens[cue.head].upos == "VERB" and verb not in _DENYING | _REJECTING | _EXCLUDING
    return mere and spoken and is_negated(words, cue, sorted(source.words))


def is_of_a_mood(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*Roe was coy: “We will see.”* Not: *Roe was coy about “it”*: what a colon leads to, he says."""
    told, behind = solid_words(words, content), cue.words[-1] + 1
    marked_all = bool(told) and all(words.quote_of[n] is not None for n in told)
    colon = words.tokens[cue.words[-1]].text == ":" or (
        behind < len(words) and words.tokens[behind].text == ":"
    )
    return marked_all and colon and words.tokens[cue.head].upos == "ADJ" and bool(source.words)


def rules_on_it(words: Words, cue: CueGroup, content: Candidate, source: Candidate) -> bool:
    """*The audit found that money was missing.* Not: *Police found that the door was open.*

    What a document finds, and whoever rules on a matter, is told; what others find they only saw. So with
    *it* behind a sentence about a document: *The study is out. It found that naps help.*
    """
    solid = solid_words(words, content)
    if cue.lemma not in _SHOWING | _FINDING or asks(words, solid) or form_of(words, solid) != "clause":
        return False
    tops = words.tops(source.words)
    ruling = len(tops) == 1 and words.lemma(tops[0]) in _RULING
    writes = ruling or kind_of_source(words, source) == "document" or _is_document_before(words, source)
    return writes and not shows_by_itself(words, cue, source)


def _is_document_before(words: Words, source: Candidate) -> bool:
    """Tell whether a source is *it* and a document did something, or had it done, the sentence before."""
    at = min(source.words, default=0)
    sentence = words.sentence[at] - 1
    if len(source.words) != 1 or words.lemma(at) != "it" or sentence < 0:
        return False
    subjects = (n for n in words.sentence_words(words.first[sentence]) if words.rel(n) == "nsubj")
    listed = (noun(words.tokens[n].text, words.lemma(n)) for n in subjects)
    return any(row is not None and row.type == "document" for row in listed)


def shows_by_itself(words: Words, cue: CueGroup, source: Candidate) -> bool:
    """*The unrest showed that the law had failed.* Not: *The survey showed that the law had failed.*

    What only happened, or *this*, says nothing; the writer concludes from it. So does a decision to do
    something: *Roe's decision to leave showed that it was over*.
    """
    tops = words.tops(source.words)
    if cue.lemma not in _SHOWING or len(tops) != 1:
        return False
    token = words.tokens[tops[0]]
    if token.upos == "PRON":
        return token.xpos == "DT" and len(source.words) == 1
    listed = noun(token.text, token.lemma)
    named = any(words.tokens[n].upos == "PROPN" for n in words.children(tops[0], "appos", "flat"))
    named = named or any(words.tokens[n].upos == "PRON" for n in words.children(tops[0], "nmod"))  # his agent
    if token.upos != "NOUN" or token.ner != "O" or named or words.lemma(tops[0]) in _MEASURING:
        return False
    to_do = any(words.tokens[v].xpos == "VB" for v in words.children(tops[0], "acl"))
    return listed is None or (listed.type == "document" and to_do)


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
    form, below = marked(words, solid), form_of(words, solid)
    features[f"form={form or below}"] = 1.0
    if form == "mixed":
        features[f"mixed={below}"] = 1.0
    features[f"upos={token.upos}"] = 1.0
    features["rel=case"] = float(words.rel(cue.head) == "case")  # according to
    features["asks"] = float(asks(words, solid))
    features["nobody"] = float(not source.words)
    features["passive"] = float(token.upos == "VERB" and is_passive(words, cue.head))
    features[f"source={kind_of_source(words, source)}"] = 1.0
    return features


def talks_it_over(words: Words, cue: CueGroup, content: Candidate) -> bool:
    """*The ministers discussed trade.* Not: *She discussed how trade had grown.*

    So *The towns disagreed over who should pay*, though not *She disagreed with the mayor's view*.
    """
    solid = solid_words(words, content)
    topic = solid and solid[0] > 0 and words.lemma(solid[0] - 1) == "about"
    if topic and cue.lemma in _NEUTRAL and form_of(words, solid) == "noun" and not marked(words, solid):
        return True
    verb = cue.lemma in _DISCUSSING | _DIFFERING and words.tokens[cue.head].upos == "VERB"
    if not verb or marked(words, solid):
        return False
    over = words.lemma(min([n for n in (*cue.words, *solid) if n > cue.head], default=cue.head)) in _ON
    mere = cue.lemma not in _DIFFERING and not asks(words, solid) and form_of(words, solid) != "clause"
    return over or mere


def asks(words: Words, solid: list[int]) -> bool:
    """Tell whether a content opens as a question does: *[whether it was over]*, *[to whom it fell]*."""
    opening = [words.tokens[n] for n in solid[:2]]
    return any(t.xpos in ("WP", "WRB", "WDT", "WP$") or t.lemma in ("whether", "if") for t in opening)


def marked(words: Words, solid: list[int]) -> str | None:
    """Tell whether a content stands in marks, or partly so; None where it does not."""
    quoted = sum(words.quote_of[n] is not None for n in solid)
    return None if not quoted else "quoted" if quoted == len(solid) else "mixed"


def form_of(words: Words, solid: list[int]) -> str:
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


def kind_of_source(words: Words, source: Candidate) -> str:
    """What a source is by its head: a person, a body, a document, or what the list does not know."""
    tops = words.tops(source.words)
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


def settled_class(listed: Class, features: Features, shares: Mapping[str, float]) -> Class:
    """Return the class of a draft: the likeliest one, or the word list's where the shares leave it open.

    *She did not say [where it was]* tells nothing of her; *She did not say [that it was over]* does. Of a
    thing or an infinitive the word list alone makes no speech: *They listed [their country as “Hope”]*.
    """
    told = bool(features.get("form=clause")) and not features["asks"]
    if told and _always_reports(features):
        shares = {**shares, "thought": 0.0, "perception": 0.0}
    able = [name for name in CLASSES if name != "no_comment" or not (told or features["nobody"])]
    best = max(able, key=lambda name: shares[name])
    if shares[best] >= _LIKELY:
        return best
    weak = any(map(features.get, _WEAK)) and not features["rel=case"]
    return "thought" if weak and listed == "speech" else listed


_ALOUD = (answers_a_claim, threatens_a_deed, is_of_a_mood, does_in_words, is_a_claim)
