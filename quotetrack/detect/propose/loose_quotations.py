"""Judges quotations that no cue claims: speech that goes on, or marks that do not quote at all."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import takewhile

from quotetrack.detect.forms.words import Words
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_set
from quotetrack.marks import Quotation
from quotetrack.model import Kind

_NAMERS = word_set("propose.naming")
_WORKS = word_set("propose.works")
_INSCRIBED = word_set("propose.inscribed")
_GO_AS = word_set("propose.names_taken")
_SHOUTED = 6  # words in capitals throughout, from which they are speech rather than a title
_TRAILING = ("acl", "parataxis", "advcl")
_BULLETS = frozenset("-–—•*·▪►")  # before a quotation that is an item of a list
_PHRASE = 6  # words up to which what has no verb is a phrase and no speech
_FEWEST = 3  # words of a fragment that may be somebody's
_BESIDE = frozenset(("nsubj", "advcl", "acl", "vocative", "dislocated"))
_HEADING, _RUNNING = 14, 8  # words that a heading has at most, and a paragraph below it at least
_LONGEST = 160  # characters of a heading, and of a paragraph that tell whether it is running text
_NAMED_WITHIN = 5  # words between a verb of naming and its *as*
_SMALL = grammar.SMALL_IN_TITLES


def is_title(words: Words, quotation: int) -> bool:
    """*She sang “Rivers of the North”.* Not: *“Rivers run north,” she sang.*"""
    inside = words.voiced(quotation)
    if not inside or len(inside) > 10:
        return False
    forms = [words.tokens[n].text for n in inside]
    capital = all(f[0].isupper() or f[0].isdigit() or f.lower() in _SMALL for f in forms)
    if not capital or not forms[0][0].isupper():
        return False
    if len(forms) > 1:
        if _is_uttered(words, quotation):
            return False
        shouted = all(f.isupper() for f in forms)
        ended = any(words.tokens[n].text[-1] in "!?" for n in words.quoted(quotation))  # “AND I WALKED!”
        return not shouted or (len(forms) <= _SHOUTED and not ended)
    before = _before(words, quotation)
    return before is not None and words.lemma(before) in _WORKS


def _is_uttered(words: Words, quotation: int) -> bool:
    """Tell whether a colon behind a word of reporting opens it and a full stop ends it: *He said: “Ask Roe.”*

    Not: *She sang: “Rivers of the North”*, nor *The book: “Ask Roe.”*
    """
    members = words.quoted(quotation)
    colon, verb = members[0] - 1, members[0] - 2
    ended = any(words.tokens[n].text in (".", "!", "?") for n in members[-2:])
    if verb < 0 or words.tokens[colon].text != ":" or not ended:
        return False
    listed = cue_word(words.lemma(verb), words.tokens[verb].upos)
    return listed is not None and listed.klass == "speech" and words.tokens[verb].upos == "VERB"


def is_nickname(words: Words, quotation: int) -> bool:
    """*Ana “Lefty” Duarte won.* Not: *Ana “won big”, Duarte said.*

    So *a woman known to all as “Mother Tait”* and *the boxer Luis Marrero (“Tiny”)*. Not: *It was called “a
    disgrace”.*
    """
    inside = words.voiced(quotation)
    if not inside or len(inside) > 4 or words.lemma(inside[0]) in ("a", "an"):
        return False
    members = words.quoted(quotation)
    before, after = members[0] - 1, members[-1] + 1
    if before >= 0 and (words.lemma(before) in _NAMERS or _goes_as(words, before)):
        return True
    if before < 0 or after >= len(words) or words.sentence[before] != words.sentence[after]:
        return False
    first = words.tokens[inside[0]].text
    capital = first[:1].isupper() or (first == "the" and words.tokens[inside[-1]].text[:1].isupper())
    around = [words.tokens[n].text for n in (before, after)]
    if around == ["(", ")"]:
        return capital and before > 0 and words.tokens[before - 1].upos == "PROPN"
    return capital and all(words.tokens[n].upos == "PROPN" for n in (before, after))


def _goes_as(words: Words, number: int) -> bool:
    """*known to all [as]*, *performs [as]*, *goes [by]*: a name follows. Not: *described [as]*."""
    near = range(max(number - _NAMED_WITHIN, words.first[words.sentence[number]]), number)
    if words.lemma(number) == "by":
        return number - 1 in near and words.lemma(number - 1) == "go"
    behind = [n for n in near if words.tokens[n].upos in ("VERB", "AUX")]
    return words.lemma(number) == "as" and bool(behind) and words.lemma(behind[-1]) in _NAMERS | _GO_AS


def is_mere_name(words: Words, cue: int, content: Set[int]) -> bool:
    """Tell whether words are a nickname and whose it is, beside a verb: *Roe, known as “Big Blue,” said it.*

    Not where the verb itself gives the name: *They called Roe “Big Blue”*, nor where another verb stands
    between: *Roe's claim that the vote was what many called “a sham”*.
    """
    quoted = {q for n in content if (q := words.quote_of[n]) is not None}
    if not quoted:
        return False
    around: set[int] = set()
    for quotation in quoted:
        if not is_nickname(words, quotation):
            return False
        branch = next(iter(words.voiced(quotation)))
        above = words.ancestors(branch)
        for number in takewhile(lambda n: n != cue, above):
            branch = number
            if words.tokens[number].xpos.startswith("VB") and words.lemma(number) not in _NAMERS | _GO_AS:
                return False
        beside = words.rel(branch) in _BESIDE and words.tokens[branch].deprel != "nsubj:pass"
        if words.heads[branch] != cue or not beside:
            return False
        around |= words.subtree(branch)
    return content <= around


def is_scare_quote(words: Words, quotation: int) -> bool:
    """*The “miracle” diet failed.* Not: *The diet was “a miracle that saved us”.*

    A short stretch without a verb that ends no sentence, which no cue claims.
    """
    inside = words.voiced(quotation)
    verb = any(words.tokens[n].upos in ("VERB", "AUX") for n in inside)
    members = words.quoted(quotation)
    ends = len(members) > 1 and words.tokens[members[-2]].text in ("?", "!", ".")
    return len(inside) <= 2 or (len(inside) <= _PHRASE and not verb and not ends)


def stands_alone(words: Words, quotation: int) -> bool:
    """Tell whether a quotation makes up whole sentences by itself, behind a bullet as well."""
    members = words.quoted(quotation)
    first, last = members[0], members[-1]
    if any(words.tokens[n].text not in _BULLETS for n in range(words.first[words.sentence[first]], first)):
        return False
    rest = [n for n in words.sentence_words(last) if n > last]
    return all(words.tokens[n].upos == "PUNCT" for n in rest)


def has_speaker_before(words: Words, quotation: int) -> bool:
    """*Roe put down her cup. “It is cold.”* Not: *The cup was cold. “It is late.”*

    The sentence before, in the same paragraph, has a person for its subject, by name or by description.
    """
    subjects = _subjects_before(words, quotation)
    named = any(
        words.tokens[n].ner[2:] == "PERSON" or words.tokens[n].text.lower() in ("he", "she") for n in subjects
    )
    return named or bool(described_before(words, quotation))


def described_before(words: Words, quotation: int) -> set[int]:
    """*[The Rovers manager] smiled. “We were lucky.”* Not: *The manager was fined. “He was late.”*

    The words for the subject of the sentence before, where they describe people and give no name; what is
    said after something was done to somebody may be anybody's.
    """
    for number in _subjects_before(words, quotation):
        token = words.tokens[number]
        row = noun(token.text, token.lemma) if token.upos == "NOUN" else None
        people = row is not None and (row.type == "person" or (row.type == "group" and token.xpos == "NNS"))
        if people and token.deprel == "nsubj":
            trailing = [c for c in words.children(number, *_TRAILING) if c > number]
            return words.subtree(number, trailing)
    return set()


def _subjects_before(words: Words, quotation: int) -> list[int]:
    """The subjects of the sentence right before a quotation, in its paragraph."""
    first = words.quoted(quotation)[0]
    sentence = words.sentence[first] - 1
    if sentence < 0 or words.paragraph(words.first[sentence]) != words.paragraph(first):
        return []
    roots = [n for n in words.words_of(sentence) if words.heads[n] == n]
    return [c for root in roots for c in words.children(root, "nsubj")]


def is_fragment(words: Words, quotation: int) -> bool:
    """Tell whether a quotation is a part of a sentence and long enough to be somebody's words.

    *It would “double the price of a bath”.* Not: *It was “a great public good.”*, which may be anybody's, nor
    *It bears the motto “in haste and in hope”*, whose words are nobody's here.
    """
    inside, before = words.voiced(quotation), _before(words, quotation)
    inscribed = before is not None and words.lemma(before) in _NAMERS | _WORKS | _INSCRIBED
    verb = any(words.tokens[n].upos in ("VERB", "AUX") for n in inside)
    long = len(inside) > _PHRASE or (verb and len(inside) >= _FEWEST)
    return long and not inscribed and not stands_alone(words, quotation)


def is_subheading(words: Words, quotation: int) -> bool:
    """*Roe left.¶“No way back”¶The hall was ...* Not: *Roe said:¶“No way back”¶The hall was ...*

    A line that is a quotation without a stop, between paragraphs of running text, repeats what is quoted
    elsewhere or names what follows. In dialogue, below words that lead to it and above a mere name it speaks.
    """
    own, paragraphs, text = words.quotations[quotation], words.doc.layout.paragraphs, words.doc.text
    if own.depth or own.continues or not own.closed or not 0 < own.paragraph < len(paragraphs) - 1:
        return False
    before, here, after = paragraphs[own.paragraph - 1 : own.paragraph + 2]
    inside = own.inner(text)
    if len(here) > _LONGEST or here.of(text).strip() != own.span.of(text):
        return False
    ended = text[inside.end - 1 : inside.end].isalnum() and len(inside.of(text).split()) <= _HEADING
    running = len(text[after.start : min(after.end, after.start + _LONGEST)].split()) >= _RUNNING
    leads = text[max(before.start, before.end - 1) : before.end] in (":", ",")
    return ended and running and not leads and not words.takes_turn(quotation)


def unclaimed(words: Words, claimed: set[int]) -> Iterator[tuple[int, Quotation]]:
    """Yield the outermost quotations of which ``claimed`` holds no word, that may be speech."""
    for number, quotation in enumerate(words.quotations):
        if not quotation.depth and is_unclaimed(words, number, claimed):
            yield number, quotation


def is_unclaimed(words: Words, quotation: int, claimed: set[int]) -> bool:
    """Tell whether an outermost quotation may be speech, of which ``claimed`` holds no word."""
    inside = words.voiced(quotation)
    if not inside or not claimed.isdisjoint(inside) or is_subheading(words, quotation):
        return False
    if words.takes_turn(quotation):
        return True
    called = is_title(words, quotation) or is_nickname(words, quotation)
    return not (called or is_scare_quote(words, quotation))


def kind_of_content(words: Words, content: Set[int]) -> Kind:
    """Tell whether content is all, partly or not in quotation marks; titles and nicknames do not count."""
    solid = [n for n in content if words.tokens[n].upos != "PUNCT"]
    judged: dict[int, bool] = {}
    quoted = 0
    for number in solid:
        quotation = words.quote_of[number]
        if quotation is None:
            continue
        if quotation not in judged:
            judged[quotation] = not (is_title(words, quotation) or is_nickname(words, quotation))
        quoted += judged[quotation]
    if quoted == len(solid) and solid:
        return "direct"
    return "mixed" if quoted else "indirect"


def _before(words: Words, quotation: int) -> int | None:
    """The last word before a quotation that is no punctuation, in its sentence."""
    members = words.quoted(quotation)
    start = words.first[words.sentence[members[0]]]
    for number in range(members[0] - 1, start - 1, -1):
        if words.tokens[number].upos != "PUNCT":
            return number
    return None
