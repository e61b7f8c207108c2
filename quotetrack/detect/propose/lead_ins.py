"""Recognises who is quoted without a verb that reports: *Mette Ruud to the Courier: “We were lucky.”*

Also *Her answer was “never”*: what somebody's answer, verdict or message is, or his position in a clause; and
*The report put losses at 4 million*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotetrack.detect.forms.drafts import Candidate, CueGroup, Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.quotation_tags import closed_before
from quotetrack.detect.propose.voice import HEARD, is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word, reports_words
from quotetrack.lexicon.word_sets import word_set

LEAD_IN = "colon_lead_in"
ANSWER_IS = "answer_is"
HEARSAY = "hearsay"
OVERHEARD = "heard_saying"
ESTIMATE = "put_it_at"
POSITION_IS = "position_is"
CONFIDENCE = 0.9
_OWNING = frozenset(("of", "from"))  # before whoever gives an answer or sends a message
_FEWEST = 5  # words of a sentence that is told at second hand
_LONGEST = 30  # words before the colon
_ANSWERS, _POSITIONS = word_set("propose.answers"), word_set("propose.positions")
_OCCASIONS = grammar.TALK_PREPOSITIONS | grammar.CIRCUMSTANCE_PREPOSITIONS
_ACCORDING = ("accord", "according")  # opens whose words they are
_OVERHEARD = word_set("propose.overhearing")
_SPEAKS = frozenset(("person", "group", "organization"))
_ESTIMATED, _AMOUNTS = word_set("propose.estimated"), word_set("propose.amounts")


def lead_ins(words: Words) -> Iterator[Draft]:
    """Yield a draft for each quotation behind a colon before which a person and an occasion stand.

    *Mette Ruud to the Courier: “We were lucky.”* Not: *The sign on the gate: “No entry”*, nor *She had this
    to say: “We were lucky.”*, which has a verb.
    """
    for number, quotation in enumerate(words.quotations):
        inside = words.quoted(number) if quotation.depth == 0 and not quotation.continues else []
        colon = inside[0] - 1 if inside else -1
        if colon < 1 or words.tokens[colon].text != ":":
            continue
        who = _who(words, colon)
        source = Candidate.of(LEAD_IN, words, who, (colon,))
        content = Candidate.of(LEAD_IN, words, inside, (colon,))
        if source.runs and content.runs and _speaks(words, who):
            yield Draft(CueGroup((colon,), colon, ":", "speech"), content, source, CONFIDENCE)


def answers(words: Words) -> Iterator[Draft]:
    """Yield a draft for each quotation that somebody's answer, verdict or message is said to be.

    *The mayor's answer was “not in my lifetime”.* So *“Stay in” was the message from the mayor*. Not: *The
    answer was “no”*, which is nobody's, nor *Her coat was “a scandal”*.
    """
    for number, quotation in enumerate(words.quotations):
        inside = words.quoted(number) if quotation.depth == 0 and not quotation.continues else []
        said, be = _answer_before(words, inside) or _answer_behind(words, inside) or (0, 0)
        if not be or words.lemma(said) not in _ANSWERS or words.rel(words.heads[said]) == "ccomp":
            continue  # concluded that his words were “mostly false”
        owners = words.children(said, "nmod")
        owned = [owner for owner in owners if _owns(words, owner)]
        whole = {n for owner in owned for n in words.subtree(owner)}
        whose = sorted(n for n in whole if words.tokens[n].text not in _OWNING)
        source = Candidate.of(ANSWER_IS, words, whose, (said, be))
        content = Candidate.of(ANSWER_IS, words, inside, (be,))
        if source.runs and content.runs:
            told = (said, be) if be == said + 1 else (be, said) if said == be + 1 else (said,)
            cue = CueGroup(told, said, words.lemma(said), "speech")
            yield Draft(cue, content, source, CONFIDENCE)


def positions(words: Words) -> Iterator[Draft]:
    """Yield a draft for each clause that somebody's case, line or excuse is said to be.

    *The union's position is that the vote was void.* So *It was the union's position that ...* and *The
    defence case is that ...*, and *A point made by the clerk is that ...* Not: *The case is that it rained*,
    which is nobody's.
    """
    for number, token in enumerate(words.tokens):
        if token.upos != "NOUN" or words.quote_of[number] is not None:
            continue
        by = _made_by(words, number)
        if words.lemma(number) not in _POSITIONS and by is None:
            continue
        be, clause = _held_clause(words, number)
        owners = [c for c in words.children(number, "nmod") if _owns(words, c)]
        owners = owners or [c for c in words.children(number, "compound") if _speaks(words, [c])]
        owners = owners if by is None else [by]
        if clause is None or not owners:
            continue
        cases = {*words.children(number, "case"), *words.children(owners[0], "case")}
        whose = {n for n in words.subtree(owners[0]) if n not in cases}
        whose |= {c for c in words.children(number, "det") if words.rel(owners[0]) == "compound"}
        whose = {n for n in whose if words.tokens[n].text not in grammar.POSSESSIVE_ENDINGS | _OWNING}
        cue = CueGroup((number, be) if be == number + 1 else (number,), number, token.lemma, "speech")
        source = Candidate.of(POSITION_IS, words, whose, cue.words)
        content = Candidate.of(POSITION_IS, words, words.subtree(clause, [number, be]), cue.words)
        content = Candidate.of(POSITION_IS, words, [n for n in content.words if n > max(number, be)])
        if source.runs and content.runs:
            yield Draft(cue, content, source, CONFIDENCE)


def _made_by(words: Words, number: int) -> int | None:
    """Who made a point that a noun is for: *a point made by [the clerk]*; not *a mistake made by him*."""
    for verb in words.children(number, "acl"):
        listed, own = cue_word(words.lemma(verb), "VERB"), cue_word(words.lemma(number), "NOUN")
        says = listed is not None and listed.klass == "speech" and words.tokens[verb].xpos == "VBN"
        says = says and ((listed is not None and listed.strength > 1) or own is not None)
        for agent in words.children(verb, "obl") if says else ():
            by = any(words.lemma(c) == "by" for c in words.children(agent, "case"))
            if by and _speaks(words, [agent]):
                return agent
    return None


def _held_clause(words: Words, number: int) -> tuple[int, int | None]:
    """The copula beside a noun and the clause with *that* which it leads to, None where there is none."""
    head = words.heads[number]
    if words.rel(number) == "nsubj":
        be = next(iter(words.children(head, "cop")), head)
        clauses = [head, *words.children(head, "ccomp")]
        near = be > number and be + 1 < len(words) and words.lemma(be + 1) == "that"
    else:
        be = next(iter(words.children(number, "cop")), number)
        clauses = list(words.children(number, "csubj", "ccomp", "acl", "advcl"))
        it = any(words.lemma(c) == "it" for c in words.children(number, "nsubj", "expl"))
        near = it and be < number and number + 1 < len(words) and words.lemma(number + 1) == "that"
    told = [c for c in clauses if any(words.lemma(m) == "that" for m in words.children(c, "mark"))]
    return be, told[0] if near and told and words.lemma(be) == "be" else None


def overheard(words: Words) -> Iterator[Draft]:
    """Yield a draft for each statement that somebody is heard to make.

    *A guard can be heard saying that the gate is shut.* So *“It is shut,” he is heard telling them.* Not: *A
    guard can be heard singing*, nor *The court heard that the gate was shut*.
    """
    for number, token in enumerate(words.tokens):
        subject = words.child(number, "nsubj") if words.lemma(number) in _OVERHEARD else None
        if subject is None or token.upos != "VERB" or not is_passive(words, number):
            continue
        saying = next((c for c in words.children(number, "advcl", "xcomp", "ccomp") if _says(words, c)), None)
        if saying is None or saying < number or words.children(saying, "mark", "nsubj"):
            continue
        cue = CueGroup((saying,), saying, words.lemma(saying), "speech")
        who = Candidate.of(OVERHEARD, words, words.subtree(subject), cue.words)
        content = Candidate.of(OVERHEARD, words, _overheard(words, subject, saying), cue.words)
        if who.runs and content.runs:
            yield Draft(cue, content, who, CONFIDENCE)


def _says(words: Words, number: int) -> bool:
    """Tell whether a participle practically always reports: *heard [saying]*; not *heard [singing]*."""
    return words.tokens[number].xpos == "VBG" and reports_words(words.lemma(number), "VERB")


def _overheard(words: Words, subject: int, saying: int) -> list[int]:
    """What is heard: the clause behind, or the quotation before whoever says it."""
    hung = [c for thing in words.children(saying, "obj", "iobj") for c in words.children(thing, "acl")]
    clauses = [c for c in (*words.children(saying, "ccomp"), *hung) if c > saying]
    if clauses:
        return sorted(words.branch(clauses[0]))
    tagged = closed_before(words, min(words.subtree(subject)))
    behind = saying + 1
    if tagged is None and behind + 1 < len(words) and words.tokens[behind].text in (",", ":"):
        behind += 1
    if tagged is None and behind < len(words) and words.is_mark(behind):
        tagged = words.quote_of[behind]
    return [] if tagged is None else list(words.quoted(tagged))


def hearsay(words: Words) -> Iterator[Draft]:
    """Yield a draft for each sentence that an adverb opens by which nobody vouches for it.

    *Allegedly, the clerk sold the ferry.* So *Reportedly, she told the board*, which reports a report. Not:
    *Finally, the clerk sold the ferry.*
    """
    for first in words.first:
        token = words.tokens[first]
        listed = cue_word(words.lemma(first), "ADV") if token.upos == "ADV" else None
        sentence = words.sentence_words(first)
        if listed is None or listed.klass != "speech" or listed.strength < 3 or len(sentence) < _FEWEST:
            continue
        if words.tokens[first + 1].text == "," and words.quote_of[first] is None:
            content = Candidate.of(HEARSAY, words, sentence[2:], (first,))
            cue = CueGroup((first,), first, words.lemma(first), "speech")
            yield Draft(cue, content, Candidate(HEARSAY, ()), CONFIDENCE)


def hearsay_within(words: Words) -> Iterator[Draft]:
    """Yield a draft for each sentence whose main verb has an adverb by which nobody vouches for it.

    *The clerk reportedly sold the ferry.* Not: *The clerk was held for allegedly selling the ferry.* Nor *The
    clerk reportedly said that it leaks*, whose verb reports, nor what is told *according to Roe* besides.
    """
    for number, token in enumerate(words.tokens):
        hearsay_word = token.upos == "ADV" and reports_words(words.lemma(number), "ADV", 3)
        if not hearsay_word or words.quote_of[number] is not None:
            continue
        main, sentence = words.heads[number], words.sentence_words(number)
        if words.heads[main] != main or number == sentence[0] or _is_told_besides(words, main):
            continue
        others = [c for c in words.children(main, "conj", "parataxis") if words.children(c, "nsubj")]
        told = words.subtree(main, [number, *others]) - {number}
        content = Candidate.of(
            HEARSAY, words, {n for n in told if words.solid[n] or n > min(told)}, (number,)
        )
        if len(content.words) >= _FEWEST - 1:
            cue = CueGroup((number,), number, words.lemma(number), "speech")
            yield Draft(cue, content, Candidate(HEARSAY, ()), CONFIDENCE)


def _is_told_besides(words: Words, main: int) -> bool:
    """Tell whether a sentence reports by more than an adverb: by its main verb, *according to*, marks."""
    reports = reports_words(words.lemma(main), words.tokens[main].upos)
    sentence = words.sentence_words(main)
    return reports or any(words.is_mark(n) or words.lemma(n) in _ACCORDING for n in sentence)


def _answer_before(words: Words, inside: Sequence[int]) -> tuple[int, int] | None:
    """The noun and the verb before a quotation: *Her [answer] [was] “never”*."""
    be = inside[0] - 1 if inside else -1
    if be < 1 or words.lemma(be) != "be" or words.sentence[be] != words.sentence[inside[0]]:
        return None
    said = next((c for n in (be, words.heads[be]) for c in words.children(n, "nsubj") if c < be), None)
    return None if said is None else (said, be)


def _answer_behind(words: Words, inside: Sequence[int]) -> tuple[int, int] | None:
    """The noun and the verb behind one: *“Stay indoors” [was] the [message] from the fire chief*."""
    be = inside[-1] + 1 if inside else len(words)
    if be >= len(words) or words.lemma(be) != "be" or words.sentence[be] != words.sentence[inside[-1]]:
        return None
    said = words.heads[be]
    return (said, be) if said > be and words.tokens[said].upos == "NOUN" else None


def _owns(words: Words, owner: int) -> bool:
    """Tell whether a word says whose an answer is: *her*, *the mayor's*, *of the jury*."""
    cases = {words.lemma(c) for c in words.children(owner, "case")}
    token = words.tokens[owner]
    if token.deprel == "nmod:poss" and token.upos == "PRON":
        return token.text.lower() not in grammar.NEUTER_PRONOUNS
    return (token.deprel == "nmod:poss" or (len(cases) == 1 and cases <= _OWNING)) and _speaks(words, [owner])


def _who(words: Words, colon: int) -> list[int]:
    """The words from the start of a sentence that name somebody, none where it has a verb of its own.

    *[Tom Reyl], asked about the bridge:*, *[Ruud] on her striker:*, *[Jane Pike, a teacher]:*
    """
    start = words.first[words.sentence[colon]]
    if colon - start > _LONGEST or words.paragraph(start) != words.paragraph(colon):
        return []
    end = colon
    for number in range(start, colon):
        token = words.tokens[number]
        verb = token.upos in ("VERB", "AUX") or token.xpos in FINITE
        if verb and not (words.lemma(number) in HEARD and words.tokens[number - 1].text == ","):
            return []
        ends = verb or token.upos == "ADV" or words.lemma(number) in _OCCASIONS
        if ends and number > start:
            end = min(end, number)
    if end - start > 2 and words.tokens[end - 1].text.islower() and words.rel(end - 1) == "flat":
        end -= 1  # *Carla Venosta sagte:*
    return [] if words.lemma(start) in _OCCASIONS else list(range(start, end))


def _speaks(words: Words, who: list[int]) -> bool:
    """Tell whether words name a person or a body: a name at their head, or a noun for one."""
    tops = [n for n in who if words.heads[n] not in who or words.heads[n] == n]
    last = who[-1] if not any(words.children(n, "case") for n in (who[-1], words.heads[who[-1]])) else tops[0]
    named = any(words.tokens[n].ner[2:] == "PERSON" for n in (*tops, last))
    row = noun(words.tokens[tops[0]].text, words.lemma(tops[0]))
    return named or (row is not None and row.type in _SPEAKS)


def estimates(words: Words) -> Iterator[Draft]:
    """Yield a draft for each clause in which somebody puts a figure on something.

    *The report put losses at 4 million.* So *The union puts the repair at two years*. Not: *The coach put Roe
    at number nine*, nor *A win put the club at 12 points*, where nobody speaks.
    """
    for number, token in enumerate(words.tokens):
        if words.lemma(number) != "put" or token.upos != "VERB" or words.quote_of[number] is not None:
            continue
        subject, thing = words.child(number, "nsubj"), words.child(number, "obj")
        if subject is None or thing is None or not subject < number < thing:
            continue
        at = next((c for c in words.children(number, "obl", "advcl") if _is_figure(words, c)), None)
        at = at or next((c for c in words.children(thing, "nmod") if _is_figure(words, c)), None)
        below = set() if at is None else words.subtree(at)
        measured = words.lemma(thing) in _ESTIMATED or bool({words.lemma(n) for n in below} & _AMOUNTS)
        if at is None or not (measured and _estimates(words, subject)) or is_passive(words, number):
            continue
        last = max(n for n in [*below, *_bound_to(words, number, at)] if words.solid[n])
        source = Candidate.of(ESTIMATE, words, words.subtree(subject), (number,))
        content = Candidate.of(ESTIMATE, words, range(min(words.subtree(thing)), last + 1), (number,))
        if source.runs and content.runs:
            yield Draft(CueGroup((number,), number, "put", "speech"), content, source, CONFIDENCE)


def _bound_to(words: Words, verb: int, at: int) -> Iterator[int]:
    """The words behind a figure that limit it: *at 12 percent [in May]*, *at 4 million, [assuming rain]*."""
    for child in words.children(verb, "obl", "advmod", "advcl"):
        linked = any(words.lemma(m) in grammar.TRAILING_OPENERS for m in words.children(child, "mark"))
        linked = linked or any(words.lemma(c) in _ACCORDING for c in words.children(child, "case"))
        if child > at and not linked:
            yield from words.branch(child)


def _is_figure(words: Words, number: int) -> bool:
    """Tell whether a phrase behind *at* is a number: *at [12]*, *at [two years]*, *at [$4 million]*."""
    marked = any(words.lemma(c) == "at" for c in words.children(number, "case"))
    return marked and any(words.tokens[n].upos == "NUM" for n in (number, *words.children(number, "nummod")))


def _estimates(words: Words, subject: int) -> bool:
    """Tell whether a subject can put a figure on something: somebody, a body, or a document."""
    token = words.tokens[subject]
    listed = noun(token.text, token.lemma)
    named = token.upos == "PROPN"
    personal = token.xpos == "PRP" and words.lemma(subject) != "it"
    return named or personal or (token.upos == "NOUN" and listed is not None)
