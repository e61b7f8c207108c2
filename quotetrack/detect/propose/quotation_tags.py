"""Recognises the quotation to which a report is tied by its place: right beside it, or right below it."""

from __future__ import annotations

from quotetrack.detect.forms.drafts import CueGroup
from quotetrack.detect.forms.inverted_tags import TENSED
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.loose_quotations import is_nickname, is_subheading, is_title
from quotetrack.lexicon.reporting_words import cue_word

_SPEAKS_ON = frozenset((",", "?", "!", "…", "...", "—", "–", "--"))
_LEADS = frozenset((",", ":"))
_FAR = 200  # words behind a report in which others speak turn about
_BETWEEN = 8  # words between a verb and the comma or colon that leads to a quotation
_PARTED = 16  # words by which a tag may part the halves of a quotation
_COMES = "come"
_OF_A_TAG = frozenset(("nsubj", "aux", "advmod", "obl", "iobj", "obj", "punct"))  # below its verb


def tagged_quotation(words: Words, cue: CueGroup) -> int | None:
    """The quotation beside which a reporting verb stands with its subject.

    *“It is over,” clarifies Roe.* *“It is over”, the clerk said.* *The clerk said on Monday: “It is over.”*
    Not: *She read “Harbour” and said that it was over.*
    """
    listed = cue_word(words.lemma(cue.head), words.tokens[cue.head].upos)
    if listed is None or listed.klass != "speech" or listed.strength < 2:
        return None
    if words.tokens[cue.head].upos == "NOUN":
        return answers_quotation(words, cue.head)
    found = _before(words, cue)
    if found is None:
        found = broken_off_above(words, cue)
    if found is None:
        found = _behind(words, cue)
    inside = words.quote_of[cue.head]
    if found is None or found == inside or is_title(words, found) or is_nickname(words, found):
        return None
    return found


def stands_beside(words: Words, number: int) -> bool:
    """Tell whether a verb stands right behind a quotation with its subject: *“It is a farce,” fumed Roe.*"""
    return _before(words, CueGroup((number,), number, words.lemma(number), "speech")) is not None


def _before(words: Words, cue: CueGroup) -> int | None:
    """The quotation that ends right before a verb, or before the subject of one."""
    first, inside = cue.words[0], words.quote_of[cue.head]
    on = _reports_on(words, cue)
    subjects = words.children(cue.head, "nsubj")
    ahead = [c for c in subjects if c < first and words.quote_of[c] == inside]
    if ahead:
        below = words.subtree(ahead[-1], cue.words)
        between = (n for n in range(max(below) + 1, first) if words.tokens[n].upos != "PUNCT")
        near = all(n in below or words.heads[n] == cue.head for n in between)
        found = closed_before(words, min(below)) if near else None
        return found if not on or _resumes(words, found, cue.words[-1] + 1) else None
    if on:
        return None
    behind = words.children(cue.head, "nsubj", "obj", "obl")
    inverted = any(min(words.subtree(c)) == cue.words[-1] + 1 for c in behind if c not in cue.words)
    finite = words.tokens[cue.head].xpos in TENSED
    passive = words.tokens[first].upos == "AUX" and first != cue.head
    return closed_before(words, first) if (inverted and finite) or passive else None


def goes_on_behind_tag(words: Words, cue: CueGroup, quotation: int) -> int | None:
    """The second half of a quotation that its tag parts: *“There is,” began Roe, [“a plan.”]*

    Not: *“There is,” she told a man who wore a sign, “Peace”*, where another verb stands between, nor *“There
    is,” began Roe in her memoir, “A Life”*, a title.
    """
    end = words.quoted(quotation)[-1]
    if end > cue.words[0]:
        return None
    if _resumes(words, quotation, cue.words[-1] + 1):
        return words.quote_of[cue.words[-1] + 1]
    for number in range(cue.words[-1] + 1, min(cue.words[-1] + _PARTED, len(words) - 1)):
        if words.sentence[number] != words.sentence[cue.head] or words.quote_of[number] is not None:
            return None
        if words.tokens[number].text == "," and words.is_mark(number + 1):
            second = words.quote_of[number + 1]
            return None if second is None or is_title(words, second) else second
        if words.tokens[number].upos in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return None
    return None


def _resumes(words: Words, quotation: int | None, number: int) -> bool:
    """Tell whether a mark goes on with a quotation that ended in a comma: *“There is,” Roe says [“a plan.”]*

    Not: *“No”, Roe says “a plan is there.”*, nor *“Yes,” one says “No plan.”*
    """
    inside = number + 1 < len(words) and words.is_mark(number) and words.quote_of[number + 1] is not None
    if quotation is None or not inside or words.quote_of[number] == quotation:
        return False
    comma = (
        words.tokens[words.quoted(quotation)[-2]].text == "," if len(words.quoted(quotation)) > 1 else False
    )
    return comma and words.tokens[number + 1].text[:1].islower()


def _reports_on(words: Words, cue: CueGroup) -> bool:
    """Tell whether a clause or a quotation follows a verb at once: *“Yes,” one said, and two [said “no”].*"""
    after = cue.words[-1] + 1
    if after >= len(words):
        return False
    clause = any(c > cue.words[-1] for c in words.children(cue.head, "ccomp", "xcomp"))
    if words.is_mark(after) or words.lemma(after) == "that":
        return True
    return clause and words.tokens[after].upos != "PUNCT"


def closed_before(words: Words, number: int) -> int | None:
    """The quotation that is closed right before a word and speaks on to it: *“It is over,” [she]*.

    Not: *“Harbour” [opens]*, which is a part of its sentence.
    """
    mark = number - 1
    if mark < 1 or words.paragraph(mark) != words.paragraph(number):
        return None
    outside = words.tokens[mark].text == ","
    if outside:
        mark -= 1
    quotation = words.quote_of[mark]
    if quotation is None or words.quote_of[number] == quotation or not words.is_mark(mark):
        return None
    last = words.tokens[mark - 1].text
    return quotation if outside or last in _SPEAKS_ON else None


def _behind(words: Words, cue: CueGroup) -> int | None:
    """The quotation to which a verb leads through a comma or a colon."""
    leads = words.tokens[cue.words[-1]].text in _LEADS and len(cue.words) > 1  # a colon counts as the cue's
    for number in range(cue.words[-1] + (not leads), min(cue.words[-1] + _BETWEEN, len(words) - 1)):
        token = words.tokens[number]
        if words.sentence[number] != words.sentence[cue.head] or words.quote_of[number] is not None:
            return None
        if token.text in _LEADS and words.is_mark(number + 1):
            return words.quote_of[number + 1]
        if token.upos in ("VERB", "AUX", "SCONJ", "CCONJ"):
            return None
    return None


def broken_off_above(words: Words, cue: CueGroup) -> int | None:
    """The quotation that a comma ends above a paragraph with nothing but its tag: *“It is over,” / Roe said.*

    Not: *“It is over.” / Roe said so.*, nor *The sign read “Ann,” / Roe said it was old*, which tells of
    something else.
    """
    head, first = cue.head, words.first[words.sentence[cue.head]]
    mark = first - 1
    if mark < 1 or words.paragraph(first) != words.paragraph(mark) + 1:
        return None
    if words.rel(head) != "root" or words.tokens[head].xpos not in TENSED or words.quote_of[head] is not None:
        return None
    told = [c for c in words.children(head) if words.rel(c) not in _OF_A_TAG]
    who = words.children(head, "nsubj")
    if told or len(who) != 1 or not words.subtree(who[0], cue.words) >= {*range(first, cue.words[0])}:
        return None
    outside = words.tokens[mark].text == ","
    mark -= outside
    comma = outside or words.tokens[mark - 1].text == ","
    return words.quote_of[mark] if comma and words.is_mark(mark) else None


def answers_quotation(words: Words, number: int) -> int | None:
    """The quotation that a noun behind a verb calls somebody's: *“It is over,” was the clerk's answer.*

    So *“It is over,” came the reply.* Not: *“Harbour” was the clerk's answer to the riddle*, a mere name.
    """
    token = words.tokens[number]
    listed = cue_word(token.lemma.lower(), token.upos) if token.upos == "NOUN" else None
    if listed is None or listed.klass != "speech":
        return None
    verbs = words.children(number, "cop")
    head = words.heads[number]
    if words.rel(number) in ("nsubj", "obj") and words.lemma(head) == _COMES:
        verbs = [head]
    if not verbs or verbs[0] > number:
        return None
    return closed_before(words, verbs[0])


def reports_below(words: Words, number: int) -> int | None:
    """The quotation that opens the paragraph below a sentence which breaks off behind its reporting verb.

    *Rathe stated, / “It is over.”* *The mayor wrote from her own account: / “It is over.”* Not: *Rathe
    stayed. / “It is over.”*, nor *Rathe stated his case, / “It is over.”*
    """
    sentence = words.sentence_words(number)
    after, last = sentence.stop, words.tokens[sentence.stop - 1]
    if after >= len(words) or words.paragraph(after) != words.paragraph(number) + 1:
        return None
    breaks_off = last.text in (":", "…", "...") and not words.children(number, "ccomp", "xcomp")
    rest = range(number + 1, sentence.stop)
    near = len(rest) == 0 or (len(rest) == 1 and last.text in _LEADS)
    listed = cue_word(words.lemma(number), words.tokens[number].upos)
    says = listed is not None and listed.klass == "speech"
    return words.quote_of[after] if (near or breaks_off) and says and words.is_mark(after) else None


def beside(words: Words, cue: CueGroup) -> int | None:
    """The quotation that a report must hold because of where the two stand."""
    tagged = tagged_quotation(words, cue)
    return reports_below(words, cue.words[-1]) if tagged is None else tagged


def answered_at_once(words: Words, quotation: int) -> bool:
    """Tell whether a question is answered by the quotation right behind it: *[“Why not?”] “I have a cold.”*

    Not: *“It is over,” said Ana. “We lost.” “We did not,” said Tom*, where the first may go on.
    """
    last = words.quoted(quotation)[-1]
    after = words.quote_of[last + 1] if last + 1 < len(words) else None
    if after is None or after == quotation or words.paragraph(last) != words.paragraph(last + 1):
        return False
    return words.tokens[last - 1].text == "?" and words.quotations[after].depth == 0


def answers_at_once(words: Words, quotation: int) -> bool:
    """Tell whether a quotation answers the question right before it: *“Why not?” [“I have a cold.”]*"""
    first = words.quoted(quotation)[0]
    before = words.quote_of[first - 1] if first else None
    return (
        before is not None and not words.quotations[quotation].continues and answered_at_once(words, before)
    )


def _is_answer(words: Words, cue: CueGroup, quotation: int) -> bool:
    """Tell whether a clause behind a report leads to a quotation: *said Ana, to which Bo replied: “Why?”*"""
    for verb in range(cue.words[-1] + 1, words.quoted(quotation)[0]):
        if words.sentence[verb] != words.sentence[cue.head]:
            return False
        relative = [c for c in words.children(verb, "obl") if words.lemma(c) == "which"]
        if relative and words.children(verb, "nsubj") and cue_word(words.lemma(verb), "VERB"):
            return True
    return False


def turn_about(words: Words, cue: CueGroup) -> frozenset[int]:
    """The quotations behind a report in which two speak turn about: *“No,” [said Ana]. “Why?” “I am cold.”*

    They are no part of what it reports, but for the one that it is tied to. So are the turns of a dialogue in
    the paragraphs below, headings in marks there, and what somebody answers in the same sentence: *“No,”
    [said Ana], to which Bo replied: “Why?”*
    """
    own, found = beside(words, cue), set[int]()
    stop = min(len(words), cue.words[-1] + _FAR)
    quotations = dict.fromkeys(words.quote_of[n] for n in range(cue.words[-1] + 1, stop))
    for quotation in quotations:
        if quotation is None or quotation in (own, words.quote_of[cue.head]):
            continue
        below = words.paragraph(words.quoted(quotation)[0]) > words.paragraph(cue.head)
        if below:
            parts = words.takes_turn(quotation) or is_subheading(words, quotation)
        else:
            turns = answered_at_once(words, quotation) or answers_at_once(words, quotation)
            parts = turns or _is_answer(words, cue, quotation)
        if parts:
            found.update(words.quoted(quotation))
    return frozenset(found)
