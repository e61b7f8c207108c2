"""Tells whom a reporting verb makes its source, and whom it only speaks of or to.

*She said so* is hers. *She was told so* and *they told her so* are not: she is the recipient, who belongs to
nothing. *She is believed to be ill* is about her: she belongs to the content, and no source is named.
"""

from __future__ import annotations

from quotetrack.detect.forms.drafts import CueGroup
from quotetrack.detect.forms.inverted_tags import FINITE, TENSED, can_speak
from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set

_MESSAGES = word_set("propose.messages")
_ISSUING = word_set("propose.issuing")
_RECEIVING = word_set("propose.receiving")
TOLD = word_set("propose.told")
QUOTING = word_set("propose.quoting")
QUOTING_WHOM = QUOTING | word_set("propose.reporting_whom")  # with *as saying*
_MAKING = word_set("propose.making")
_SEEMING = frozenset(("seem", "appear"))
_LONGEST_SPEAKER = 10  # words that name who speaks, between two commas
HEARD = TOLD | word_set("propose.asked")
_OPENS = frozenset(("ADP", "ADV", "SCONJ"))  # parts of speech with which a phrase opens
_ABOUT = grammar.TOPIC_PREPOSITIONS | {"for", "that"}
_CLAUSE_TELLING = word_set("propose.clause_telling")


def is_passive(words: Words, number: int) -> bool:
    """*She was told.* Not: *She had told us*, nor *She’s said that it is over*, which leaves out *has*.

    So is the second verb of *She was seen and told*, and *She’s said to have left*, for nobody says a *to*.
    """
    below = words.children(number)
    if words.lemma(number) == "say" and any(words.tokens[c].text in grammar.SHORT_AUXILIARIES for c in below):
        return any(words.lemma(m) == "to" for n in below for m in words.children(n, "mark"))
    first = words.heads[number]
    joined = words.rel(number) == "conj" and first < number and words.tokens[number].xpos == "VBN"
    own = any(words.rel(c) in ("aux", "nsubj") for c in below)
    if joined and not own and words.tokens[first].xpos == "VBN":
        return is_passive(words, first)
    subjects = [c for c in below if words.rel(c) == "nsubj" and c < number]
    active = bool(subjects) and words.tokens[subjects[-1]].deprel == "nsubj"
    aux = [words.tokens[c].text for c in below if words.tokens[c].deprel == "aux:pass"]
    short = all(text in grammar.SHORT_AUXILIARIES for text in aux)
    full = bool(aux) and not short
    return bool(aux) and (full or not active) and not (short and words.children(number, "ccomp", "obj"))


def telling_document(words: Words, number: int) -> int | None:
    """The document or message that a participle makes its source: *[a note] from Roe saying that it rained*.

    Not: *the nurse saying that it rained*, nor *She left, saying that it rained*. What *She sent a letter
    saying* are her own words.
    """
    if words.tokens[number].xpos != "VBG":
        return None
    found = _document_before(words, number)
    return None if found is None or words.lemma(words.heads[found]) in _ISSUING else found


def _document_before(words: Words, number: int) -> int | None:
    """The document or message that stands before a participle."""
    if number and words.rel(number) in ("acl", "advcl") and _is_document(words, number - 1):
        return number - 1
    above = words.heads[number]
    if words.lemma(above) in _RECEIVING and words.tokens[number - 1].text != ",":  # got a note in May warning
        had = [c for c in words.children(above, "obj") if above < c < number and _is_document(words, c)]
        if had:
            return had[0]
    for sender in (above, *words.children(number, "nsubj")):
        before = [c - 1 for c in words.children(sender, "case") if 0 < c < sender < number]
        for place in (sender, *before):
            beside = words.rel(number) == "acl" or place != sender
            if beside and place < number and _is_document(words, place):
                return place
    return None


def _is_document(words: Words, number: int) -> bool:
    listed = noun(words.lemma(number))
    document = listed is not None and listed.type == "document"
    return words.tokens[number].upos == "NOUN" and (document or words.lemma(number) in _MESSAGES)


def made_to_say(words: Words, number: int) -> int | None:
    """Whom another makes speak by a verb: *The judge made [Roe] admit it*, *[Roe] was forced to admit it*.

    Returns the head word of who speaks, None for *The judge asked Roe to admit it*: Roe may not have done so.
    """
    above = words.heads[number]
    infinitive = words.tokens[number].xpos == "VB" and words.rel(number) in ("xcomp", "ccomp", "advcl", "obl")
    if above >= number or not infinitive or words.lemma(above) not in _MAKING:
        return None
    if cue_word(words.lemma(number), "VERB") is None:
        return None
    if is_passive(words, above):
        return words.child(above, "nsubj")
    between = [*words.children(above, "obj", "iobj"), *words.children(number, "nsubj")]
    return next((n for n in between if above < n < number), None)


def clause_subject(words: Words, cue: CueGroup) -> int | None:
    """The subject of the clause whose second verb reports: *a book [which] tells how it was and argues so*.

    So in *Roe left after [she] spoke of it and called it a joke*, where the first reports as well. Not: *Roe
    left when the board met and called it a joke*, which leaves open whose the second verb is. A conjunction
    may have been read as a preposition: *Roe left after [an inquiry] found that he lied*.
    """
    behind = behind_conjunction(words, cue.head)
    if behind is not None:
        return behind
    first = words.heads[cue.head]
    told = cue_word(words.lemma(first), words.tokens[first].upos) is not None
    clause = words.rel(first) == "acl" or (words.rel(first) == "advcl" and told)
    below = words.rel(cue.head) == "conj" and clause and first < cue.head
    if not below or is_passive(words, cue.head) or words.children(cue.head, "nsubj"):
        return None
    return words.child(first, "nsubj")


def behind_conjunction(words: Words, verb: int) -> int | None:
    """The noun between a conjunction of time and its verb, hung on the verb as if it told when: see above."""
    if words.rel(verb) != "advcl" or words.tokens[verb].xpos not in TENSED or words.children(verb, "nsubj"):
        return None
    for head in words.children(verb, "obl"):
        opening = words.child(head, "case")
        timed = opening is not None and words.lemma(opening) in grammar.CONJUNCTIONS_OF_TIME
        if timed and max(words.subtree(head)) == verb - 1:
            return head
    return None


def is_asked(words: Words, cue: CueGroup) -> bool:
    """*Asked about the gate, he left.* Not: *He asked about the gate*, nor *The mayor, Roe, told us no*."""
    token = words.tokens[cue.head]
    hangs = words.rel(cue.head) in ("advcl", "acl", "parataxis")
    past = token.xpos == "VBD" and not words.children(cue.head, "obj", "iobj")  # as a tagger takes *asked*
    participle = (token.xpos == "VBN" or past) and hangs
    return cue.lemma in HEARD and participle and not words.children(cue.head, "nsubj", "aux")


def is_felt(words: Words, cue: CueGroup) -> bool:
    """Tell whether a participle is listed as a state of mind: *They were worried that it might rain.*"""
    return any(cue_word(form, "ADJ") for form in (cue.lemma, words.tokens[cue.head].text.lower()))


def raised_subject(words: Words, cue: CueGroup) -> int | None:
    """The subject of a verb that says of it what others hold: *[Dozens] are feared to be trapped*.

    The same with *seem* and *appear*. Not: *[The board] was told that it was over*, which only hears, nor
    *[She] was quoted as saying so*, nor *[They] were worried that it might rain*.
    """
    subject = words.child(cue.head, "nsubj", "csubj")
    if subject is None or subject > cue.head:
        return None
    told = bool(words.children(cue.head, "ccomp")) or interrupted(words, cue) is not None
    told = told or any(c > cue.head for c in words.children(cue.head, "csubj"))
    if told and words.lemma(subject) == "it":
        return None
    if cue.lemma in _SEEMING and words.children(cue.head, "xcomp"):
        return subject
    apart = cue.lemma in HEARD or is_quoted_saying(words, cue) or is_felt(words, cue)
    return subject if is_passive(words, cue.head) and not apart else None


def interrupted(words: Words, cue: CueGroup) -> tuple[int, int] | None:
    """*She, I hear, won.* Not: *She, when I asked about it, won.*

    Returns the subject and the verb between which a clause stands that reports them; in *She, I said that it
    was late, won* it reports another thing.
    """
    told = words.children(cue.head, "ccomp", "xcomp") or not words.children(cue.head, "nsubj")
    when = [c for c in words.children(cue.head) if words.tokens[c].xpos == "WRB"]
    if told or when or any(words.lemma(m) != "as" for m in words.children(cue.head, "mark")):
        return None
    own = [n for n in words.subtree(cue.head) if words.tokens[n].text != ","]
    first, last = min(own), max(own)
    around = [words.tokens[n].text for n in (first - 1, last + 1) if 0 <= n < len(words.tokens)]
    if around != [",", ","] or words.rel(cue.head) not in ("parataxis", "advcl", "dep"):
        return None
    for verb in words.ancestors(cue.head):
        subjects = [c for c in words.children(verb, "nsubj", "csubj") if c < first]
        if subjects and verb > last:
            return subjects[-1], verb
    return None


def parting_tag(words: Words, cue: CueGroup) -> tuple[range, range, range] | None:
    """Who stands with a verb between two commas that part a statement, and its two halves.

    *Rocks, say [his critics], do not fly.* So *The port, [the board] says, has shut*, and *It will shut at
    ten, say [those who run it], and reopen*. Not: *The board, which said so, has shut*, nor *On Monday, Roe
    said, it rained*, whose second half stands by itself. A cleft has both: *It was the board, Roe said, that
    lied.*
    """
    sentence, token = words.sentence_words(cue.head), words.tokens[cue.head]
    beside = [words.tokens[n].text for n in (cue.words[0] - 1, cue.words[-1] + 1) if n in sentence]
    if "," not in beside and cue.lemma not in HEARD:
        return None
    bare = token.xpos == "VB" and not words.children(cue.head, "aux", "mark")  # say his critics
    tensed = token.xpos in TENSED or words.tokens[cue.words[0]].xpos in TENSED  # likes to joke
    if not (bare or tensed) or any(words.quote_of[n] is not None for n in cue.words):
        return None
    commas = [n for n in sentence if words.tokens[n].text == ","]
    first = max((n for n in commas if n < cue.words[0]), default=None)
    second = min((n for n in commas if n > cue.words[-1]), default=None)
    if first is None or second is None:
        return None
    ahead, behind = range(first + 1, cue.words[0]), range(cue.words[-1] + 1, second)
    who = ahead or behind
    told = cue.lemma in HEARD and _is_mere_speaker(words, behind)  # The clerk, she told the court, burned it
    if (ahead and behind and not told) or not _is_mere_speaker(words, who):
        return None
    front, rest = range(sentence.start, first), range(second + 1, sentence.stop)
    goes_on = next((n for n in rest if words.tokens[n].upos != "ADV"), rest.stop)
    stated = any(words.tokens[n].xpos in FINITE for n in front)
    if stated:  # It will shut at ten, ..., and reopen
        bare = goes_on + 1 < rest.stop and words.tokens[goes_on + 1].xpos == "VB"
        joined = bare and words.tokens[goes_on].upos == "CCONJ"
        opens = words.lemma(front[0]) == "it" and goes_on < rest.stop
        cleft = opens and (words.lemma(goes_on) in ("that", "who") or (bare and words.lemma(goes_on) == "to"))
        return (who, front, rest) if joined or cleft else None
    named = any(words.tokens[n].upos in ("NOUN", "PROPN", "PRON") for n in front)
    verb = goes_on < rest.stop and (
        words.tokens[goes_on].xpos in FINITE or words.tokens[goes_on].upos == "AUX"
    )
    return (who, front, rest) if named and verb else None


def fronted_statement(words: Words, cue: CueGroup) -> tuple[int, int, int] | None:
    """The first word, the verb and the speaker of a statement that a tag parts from its opening phrase.

    *In May, says Roe, the river rose.* Not: *In May, Roe says, the river rose*, whose tree is right.
    """
    main, start = words.heads[cue.head], words.first[words.sentence[cue.head]]
    behind = [c for c in words.children(cue.head, "nsubj") if c > cue.words[-1]]
    if words.rel(cue.head) != "parataxis" or main < cue.head or not behind or cue.words[0] - 1 <= start:
        return None
    commas = (cue.words[0] - 1, max(words.branch(cue.head)))
    parted = all(words.tokens[n].text == "," for n in (commas[0], commas[1] + (words.solid[commas[1]])))
    return (start, main, behind[0]) if parted and words.tokens[start].upos in _OPENS else None


def cleft_copula(words: Words, cue: CueGroup) -> int | None:
    """The *was* that parts what somebody said from that: *What the mayor said [was] that it is over*.

    Not: *What the mayor said was unkind*, which does not tell it, nor *“What I know,” he said, “is that it is
    over.”*, which is a quotation in two parts.
    """
    sentence, inside = words.sentence_words(cue.head), words.quote_of[cue.head]
    opens = [n for n in range(sentence.start, cue.words[0]) if words.lemma(n) == "what"]
    opens = [n for n in opens if words.quote_of[n] is None]
    held = words.rel(cue.head) in ("acl", "csubj") or any(words.heads[n] == cue.head for n in opens)
    if not opens or not held or inside is not None:
        return None
    for number in range(cue.words[-1] + 1, sentence.stop - 1):
        if words.tokens[number].xpos not in FINITE:
            continue
        told = words.lemma(number + 1) == "that" or words.is_mark(number + 1)
        return number if words.lemma(number) == "be" and told else None
    return None


def _is_mere_speaker(words: Words, who: range) -> bool:
    """Tell whether a few words name somebody: *the board*, *those who run it*. Not: *which*, *after Roe*."""
    if not 0 < len(who) <= _LONGEST_SPEAKER:
        return False
    opens = words.tokens[who[0]]
    if opens.upos in ("ADP", "SCONJ", "CCONJ", "ADV") or opens.text.lower() in grammar.SUBJECT_RELATIVES:
        return False
    nouns = [n for n in who if words.tokens[n].upos in ("NOUN", "PROPN", "PRON")]
    verbs = [n for n in who if words.tokens[n].xpos in FINITE]
    within = [n for n in verbs if words.rel(n) == "acl"]
    return bool(nouns) and len(verbs) == len(within)


def is_quoted_saying(words: Words, cue: CueGroup) -> bool:
    """*She was quoted as saying that it was over.* Not: *The radio quoted her as saying so.*"""
    last = words.tokens[cue.words[-1]]
    return cue.lemma in QUOTING_WHOM and last.xpos == "VBG" and is_passive(words, cue.head)


def recipients(words: Words, cue: CueGroup) -> set[int]:
    """The words for whoever is told: *They told [the board] that ...*, *[The board] was told that ...*.

    So does the subject of a bare *told* at a sentence's end: *Ferry had no boats, [court] told*; so do *They
    promised [them] help*, *They assured [them] of help*, *They asked [the clerk] where it was*. Not: *They
    urged [the board] to act*, where what is urged is that the board act.
    """
    found: set[int] = set()
    if cue.lemma in HEARD and (is_passive(words, cue.head) or _is_bare_told(words, cue)):
        for child in words.children(cue.head, "nsubj")[-1:]:
            found |= words.subtree(child, cue.words)
    elif cue.lemma in _CLAUSE_TELLING:
        found |= _told_a_clause(words, cue)
    elif cue.lemma in TOLD:
        things = list(words.children(cue.head, "obj", "iobj"))
        clauses = [c for c in words.children(cue.head, "ccomp", "xcomp") if c > cue.head]
        hung = [c for thing in things for c in words.children(thing, "acl")]
        clauses += [c for c in hung if any(words.lemma(m) == "that" for m in words.children(c, "mark"))]
        for clause in clauses:
            opens = next((m for m in words.children(clause, "mark") if words.lemma(m) == "that"), clause)
            subjects = [c for c in words.children(clause, "nsubj") if c < clause]
            things += [c for c in subjects[:1] if c < opens] if len(subjects) > 1 else []
        if clauses:
            for thing in things:
                if cue.words[-1] < thing < clauses[0]:
                    found |= words.subtree(thing, [*cue.words, *clauses])
        elif any(
            words.lemma(m) == "of" for c in words.children(cue.head, "obl") for m in words.children(c, "case")
        ):
            found.update(n for n in things if words.tokens[n].upos == "PRON" and n > cue.words[-1])
    if cue.lemma in TOLD and not words.children(cue.head, "obj", "iobj"):
        found |= _bare_recipient(words, cue)
    found |= _turned_to(words, cue)
    given = [n for n in words.children(cue.head, "iobj", "obj") if n > cue.words[-1]]
    if len(given) == 2 and (words.tokens[given[0]].upos == "PRON" or _is_given(words, cue, given[0])):
        found |= words.subtree(given[0])
    return found


def bidden(words: Words, cue: CueGroup) -> set[int]:
    """Who is to do what is asked: *They advised [others] to go.* Not: *The news surprised them.*"""
    deeds = [c for c in words.children(cue.head, "xcomp") if words.tokens[c].xpos == "VB"]
    if cue.klass != "speech" or not deeds or is_passive(words, cue.head):
        return set()
    told = [c for c in words.children(cue.head, "obj", "iobj") if cue.words[-1] < c < deeds[0]]
    return {n for c in told for n in words.subtree(c, [*cue.words, *deeds])}


def _turned_to(words: Words, cue: CueGroup) -> set[int]:
    """Whoever stands behind *to* before what is said: *They apologised [to the clerk] for it*.

    Not: *They apologised [to the clerk]*, behind whom nothing stands, nor *They agreed to the sale of it*.
    """
    behind = cue.words[-1] + 1
    if behind >= len(words) or words.tokens[behind].text != "to" or words.rel(behind) != "case":
        return set()
    head = words.heads[behind]
    later = [c for c in words.children(cue.head, "obl", "ccomp", "advcl", "xcomp") if c > head]
    hung = [c for c in words.children(head, "nmod", "acl") if words.lemma(min(words.subtree(c))) in _ABOUT]
    whom = words.subtree(head, [*cue.words, *later, *hung])
    goes_on = bool(whom) and max(whom) + 1 in {min(words.subtree(c)) for c in (*later, *hung)}
    return whom if goes_on and words.heads[head] in cue.words and _can_hear(words, head) else set()


def _told_a_clause(words: Words, cue: CueGroup) -> set[int]:
    """Whoever stands between a verb and a clause that tells or asks: *They asked [the clerk] where it was*.

    Not: *They asked [the clerk] to leave*, whom it is asked of.
    """
    for clause in words.children(cue.head, "ccomp", "xcomp", "advcl"):
        below = words.children(clause)
        marked = [words.lemma(c) for c in below if words.rel(c) == "mark"]
        asks = any(words.tokens[c].xpos in ("WRB", "WP", "WDT") and c < clause for c in below)
        told = asks or bool(grammar.REPORT_CONJUNCTIONS & {*marked}) or words.tokens[clause].xpos in FINITE
        told = told or (not marked and bool(words.children(clause, "nsubj")))
        for thing in words.children(cue.head, "obj", "iobj") if told else ():
            whom = words.subtree(thing, [*cue.words, clause])
            if not whom:  # the thing is a word of the cue: *expressed thanks that it was over*
                continue
            beside = cue.words[-1] < min(whom) and max(whom) + 1 == min(words.subtree(clause))
            topic = any(words.lemma(n) in ("of", "about") for n in whom)  # warned Alden of a storm that came
            if beside and not topic and _can_hear(words, thing):
                return whom
    return set()


def _can_hear(words: Words, number: int) -> bool:
    """Tell whether a word is for somebody who can be told: *her*, *the clerk*. Not: *it*, *the contest*."""
    token = words.tokens[number]
    person = token.upos == "PRON" and token.text.lower() not in grammar.NEUTER_PRONOUNS
    return person or can_speak(token)


def _is_given(words: Words, cue: CueGroup, number: int) -> bool:
    """Tell whether the first of two objects is whom something is promised: *They promised [fans] a cup*."""
    return cue.lemma in _CLAUSE_TELLING and _can_hear(words, number)


def _bare_recipient(words: Words, cue: CueGroup) -> set[int]:
    """The noun behind *told* that the parse joins to a clause's subject: *He told [parliament] rates fell*.

    Not: *He told that bank rates fell*. Whoever tells a clause tells it to somebody.
    """
    first = cue.words[-1] + 1
    subjects = [s for c in words.children(cue.head, "ccomp") for s in words.children(c, "nsubj")]
    opens = [s for s in subjects if first < s and min(words.branch(s)) == first]
    bare = bool(opens) and words.rel(first) == "compound" and can_speak(words.tokens[first])
    return {first} if bare and not is_passive(words, cue.head) else set()


def _is_bare_told(words: Words, cue: CueGroup) -> bool:
    """Tell whether *told* ends its sentence: headlines leave out the *was* of *the court was told*."""
    after = [n for n in words.home(cue.head) if n > cue.words[-1]]
    return cue.lemma == "tell" and all(words.tokens[n].upos == "PUNCT" for n in after)
