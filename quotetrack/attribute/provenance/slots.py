"""Tells by the parse in which slot of a sentence an outlet stands: told, reporting or carrying."""

from __future__ import annotations

from quotetrack.attribute.phrases.outlet_places import asks_before
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.verb_forms import verb_lemma
from quotetrack.lexicon.word_sets import word_set
from quotetrack.model import Relation, Sentence, Token

_FIRST = word_set("provenance.firstly")
_KINDS = word_set("provenance.kinds_of_press")
_TELLS = word_set("provenance.telling")
_GIVES = word_set("provenance.granting")
_TALKS_TO = word_set("provenance.speaking_to")
_TALKS_WITH = word_set("provenance.conversing")
_TALKS = word_set("provenance.talks")
_REPORTS = word_set("provenance.relaying_verbs")
_CARRIES = word_set("provenance.publishing")
_OBTAINS = word_set("provenance.obtaining")
_ASKS = word_set("provenance.interviewing")
_PAPERS = word_set("provenance.findings")
_PER = word_set("provenance.per_words")
_WRITES = word_set("provenance.writing_verbs")
_STAFF = word_set("provenance.press_staff")
_PIECES = word_set("provenance.printed_pieces")


def slot_of(sentence: Sentence, first: int, last: int, *, source: bool = True) -> Relation | None:
    """Return how a name from word ``first`` to ``last`` relates to what its sentence reports, by the parse.

    *told Kanal Nord*, *gave Kanal Nord an interview*, *remarks to Al-Barid television*, *before media
    including Sona*: told; *as quoted by the official Sona news agency*, *a Sona analysis*: reported; *a
    letter seen by Kanal Nord*, *an op-ed in La Barque*: carried. *the head of Kanal Nord* and *met Kanal
    Nord* are nothing, nor is *a Sona analysis* where it is not a ``source``.
    """
    token = _phrase(sentence, first, last)
    if token is None or token.head is None:
        return None
    upper = sentence.tokens[token.head]
    if _opens_report(sentence, first) or asks_before(sentence.tokens, first, last):
        return "told"
    inside = range(first, last + 1)
    tops = {token.index, *(t.index for t in sentence.tokens[first : last + 1] if t.head not in inside)}
    below = (c for place in sorted(tops) for c in sentence.children(place) if c.index < last)
    cases = {c.text.lower() for c in below if c.rel in ("case", "mark", "fixed")}
    word = verb_word(upper)
    if cases & _PER:
        return "reported"
    if "by" in cases:
        return _as_agent(sentence, upper)
    if token.rel in ("obj", "iobj") or (token.rel == "obl" and not cases):
        if upper.upos != "VERB":
            return None
        given = {c.lemma.lower() for c in sentence.children(upper.index) if c.rel == "obj"}
        return "told" if word in _TELLS or (word in _GIVES and given & _TALKS) else None
    if token.deprel == "nmod:poss" and answers_outlet(sentence, upper, {"from"}):
        return "told"
    if token.rel in ("compound", "nmod") and (not cases or token.deprel == "nmod:poss"):
        return "reported" if word in _PAPERS and source else None
    if told_by_air(sentence, (first, max(last, token.index)), upper, cases) or answers_outlet(
        sentence, upper, cases
    ):
        return "told"
    if cases & _SOURCES and word in _PAPERS and source and _is_cited(sentence, upper):
        return "reported"
    return _behind_preposition(upper, word, cases)


def told_by_air(sentence: Sentence, place: tuple[int, int], verb: Token, cases: set[str]) -> bool:
    """Tell whether something is said on what is called a station: *said on [Radio Avon]*, *on [Avon FM]*.

    So *said Ann Roe on [Avon television]*. Not: *said on [Monday]*, *said on [Avon Street]*, nor *met Ann Roe
    on [Avon FM]*.
    """
    verb = _verb_before(sentence, verb)
    if "on" not in cases or verb.upos != "VERB":
        return False
    row = cue_word(verb.lemma.lower(), "VERB")
    ends = {sentence.tokens[place[0]].text.lower(), sentence.tokens[place[1]].text.lower()}
    return row is not None and row.klass == "speech" and place[0] < place[1] and bool(ends & _STATIONS)


def _verb_before(sentence: Sentence, token: Token) -> Token:
    """Return the verb whose subject stands behind it, any other word itself: *[said] Ann Roe*.

    Not: *[Ann Roe] said*.
    """
    verb = sentence.tokens[token.head] if token.head is not None and token.rel == "nsubj" else token
    return verb if verb.index < token.index else token


def answers_outlet(sentence: Sentence, noun_of_asking: Token, cases: set[str]) -> bool:
    """Tell whether somebody answers what an outlet asked: *In response to queries from [Sona], she said*.

    Not: *answered calls from [Sona]*.
    """
    asked = noun_of_asking.lemma.lower() in _QUERIES and bool(cases & {"from", "of"})
    upper = sentence.tokens[noun_of_asking.head] if noun_of_asking.head is not None else noun_of_asking
    return asked and verb_word(upper) in _ANSWERS


def _is_cited(sentence: Sentence, paper: Token) -> bool:
    """Tell whether a report is what a sentence goes by: *According to a [report] in La Barque*.

    Not: *He lost a report in La Barque*.
    """
    return any(c.rel == "case" and c.lemma.lower() in _ACCORDING for c in sentence.children(paper.index))


def verb_word(verb: Token) -> str:
    """Return a word's lemma in lower case, also of a verb that opens its sentence: *Contacted by Sona*."""
    word = verb.lemma.lower()
    if not (verb.upos == "VERB" and verb.text[:1].isupper() and word == verb.text.lower()):
        return word
    forms = (verb_lemma(word) or word, *(word.removesuffix(end) for end in ("ed", "d", "ing")))
    return next((form for form in forms if form in _VERBS), word)


def _opens_report(sentence: Sentence, first: int) -> bool:
    """Tell whether the parse takes who was told into the report: *told [Kanal Nord her staff] saw it*.

    Not: *told Kanal Nord reporters that she saw it*, where the phrase hangs on the verb that tells.
    """
    verb = sentence.tokens[first - 1] if first else None
    if verb is None or verb.upos != "VERB" or verb.lemma.lower() not in _TELLS:
        return False
    token = sentence.tokens[first]
    while token.rel not in _ARGUMENTS and token.head is not None and token.head > token.index:
        token = sentence.tokens[token.head]
    before = token.head is not None and token.head > token.index
    return token.rel in _ARGUMENTS and before and (token.index > first or token.rel != "nsubj")


def _behind_preposition(upper: Token, word: str, cases: set[str]) -> Relation | None:
    """*spoke to*, *an interview with*, *a guest on*: told; *wrote in*, *a column for*: carried."""
    if upper.upos == "VERB":
        row = cue_word(word, "VERB")
        reports = row is not None and row.klass == "speech" and row.strength > 1
        told = ("to" in cases and (reports or word in _TALKS_TO | _TALKS_WITH)) or (
            bool(cases & _WITH) and word in _TALKS_WITH
        )
        carried = bool(cases & grammar.WRITING_PREPOSITIONS) and word in _WRITES
        return "told" if told else "carried" if carried else None
    if cases & _WITH_TALKS and word in _TALKS:
        return "told"
    return "carried" if cases & grammar.WRITING_PREPOSITIONS and word in _PIECES else None


_QUERIES = word_set("provenance.queries")
_ANSWERS = word_set("provenance.answering")
_STATIONS = word_set("provenance.station_words")
_ACCORDING = word_set("provenance.according")
_SOURCES = grammar.WRITING_PREPOSITIONS | {"from"}
_INTERVIEW = frozenset(("interview",))
_VERBS = (
    _TELLS | _TALKS_TO | _TALKS_WITH | _GIVES | _REPORTS | _CARRIES | _OBTAINS | _ASKS | _WRITES | _INTERVIEW
)
_PERSONS = grammar.MASCULINE_PRONOUNS | grammar.FEMININE_PRONOUNS | grammar.PLURAL_PRONOUNS
_ARGUMENTS = ("nsubj", "obj", "iobj")
_WITH = grammar.TALK_PREPOSITIONS | {"before"}
_WITH_TALKS = grammar.TALK_PREPOSITIONS | {"for", "by"}


def _as_agent(sentence: Sentence, verb: Token) -> Relation | None:
    """*quoted as saying by*: reported; *published by*, *seen by*: carried; *interviewed by*: told."""
    word = verb_word(verb)
    if any(c.text.lower() in _FIRST for c in sentence.children(verb.index)):
        said = (sentence.tokens[verb.head], *sentence.children(verb.index)) if verb.head is not None else ()
        talk = any(t.lemma.lower() in _TALKS and t.index < verb.index for t in said)
        return "reported" if talk and word in _REPORTS else None  # in remarks first reported by
    if word == "say" and verb.head is not None:  # was quoted as saying by
        word = sentence.tokens[verb.head].lemma.lower()
    if word in _REPORTS:
        return "reported"
    if word in _CARRIES | _OBTAINS:
        noun = sentence.tokens[verb.head].lemma.lower() if verb.head is not None else ""
        return "told" if noun == "interview" else "carried"
    return "told" if word in _ASKS | _INTERVIEW else None


def _phrase(sentence: Sentence, first: int, last: int) -> Token | None:
    """Return the head of the phrase that a name makes with its kind: agency of *the Sona news agency*.

    A name joined to another (*Sona and EFE*; *Sona, EFE and Ansa*; *a rival, EFE*) stands where it does.
    """
    tokens, inside = sentence.tokens, range(first, last + 1)
    token = next((t for t in tokens[first : last + 1] if t.head not in inside), None)
    for _ in tokens:
        if token is None or token.head is None:
            return token
        upper = tokens[token.head]
        owned = token.deprel == "nmod:poss" and upper.lemma.lower() in _STAFF
        kind = token.rel in ("compound", "flat", "amod", "appos", "nmod") and token.deprel != "nmod:poss"
        parted = first > 0 and (tokens[first - 1].text == "," or tokens[first - 1].upos == "CCONJ")
        listed = token.rel in ("flat", "appos") and parted
        joined = (token.rel == "conj" or listed) and upper.upos in ("PROPN", "NOUN")
        if not joined and not owned and not (kind and upper.lemma.lower() in _KINDS):
            return token
        token = upper
    return None


def asks_apart(sentence: Sentence, verb: Token) -> Token | None:
    """Return who asks, where that is surely no outlet: *Asked by [reporters]*, *Interviewed by [police]*.

    Not: *Asked by Ann Roe*, *Asked by the presenter*, who may be the outlet's.
    """
    if verb.upos != "VERB" or verb_word(verb) not in _ASKS | _INTERVIEW:
        return None
    for token in sentence.children(verb.index):
        case = {c.text.lower() for c in sentence.children(token.index) if c.rel == "case"}
        if token.rel != "obl" or "by" not in case or token.upos != "NOUN":
            continue
        if token.feat("Number") == "Plur" or token.lemma.lower() not in _STAFF:
            return token
    return None


def tells_whom_it_met(sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody is told who was met before: *Roe met the mayor and [told] her that it rained*.

    Not: *Roe denied it and told her that it rained*, where she may be the interviewer.
    """
    if verb.rel != "conj" or verb.head is None:
        return False
    heard = {t.text.lower() for t in sentence.children(verb.index) if t.rel in ("obj", "iobj")}
    met = [t for t in sentence.children(verb.head) if t.rel == "obj" and t.index < verb.index]
    rows = (noun(t.text, t.lemma) for t in met if t.upos == "NOUN")
    return bool(heard & _PERSONS) and any(row is not None and row.type == "person" for row in rows)


def is_ordered(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether an outlet is told to do something, and no news: *told [Radio Avon] to pay the fine*.

    Not: *told Radio Avon that it had to pay*.
    """
    inside = range(first, last + 1)
    token = _phrase(sentence, first, last)
    verb = sentence.tokens[token.head] if token is not None and token.head is not None else None
    if token is None or verb is None or verb.upos != "VERB" or verb.lemma.lower() not in _TELLS:
        return False
    if token.rel not in _ARGUMENTS or token.index < verb.index or verb.index in inside:
        return False
    for order in sentence.children(verb.index):
        marks = {c.text.lower() for c in sentence.children(order.index) if c.rel == "mark"}
        if order.rel == "xcomp" and order.index > last and "to" in marks:
            return True
    return False


def is_owner(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether not an outlet but somebody of its own is told: *told [Radio Avon]'s rival, Kanal Nord*.

    Also *told Radio Avon bosses*. Not: *told Radio Avon's reporter*, *told Radio Avon's breakfast show*,
    through whom the outlet is.
    """
    words, inside = sentence.tokens, range(first, last + 1)
    token = next((t for t in words[first : last + 1] if t.head not in inside and t.head is not None), None)
    owned = words[token.head] if token is not None and token.head is not None else None
    if token is None or owned is None or owned.upos != "NOUN" or owned.index < last:
        return False
    between = {t.lemma.lower() for t in words[last + 1 : owned.index + 1]}
    if between & (_KINDS | _STAFF):
        return False
    row = noun(owned.text, owned.lemma)
    if token.deprel == "nmod:poss":
        return row is None or row.type != "document"
    return token.rel in ("compound", "nmod") and row is not None and row.type in ("person", "group")
