"""Refusals of names, titles and labels, which look like words that somebody said."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import marked
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.loose_quotations import is_mere_name, is_nickname, is_title
from quotetrack.lexicon.word_sets import word_set

_THEMES = word_set("decide.themes")
_SOUNDS = word_set("decide.performing")
_NAMING = word_set("decide.mere_naming")
_NAME = 4  # words of a name that is given
_ENTERING = word_set("decide.entering")
_NAMERS = word_set("propose.naming")
_LABEL = 6  # words of a label at most
_GENRES = word_set("propose.genres")
_DAYS = word_set("decide.days")
_MENTIONING = word_set("decide.mentioning")


def names_a_day(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*As Roe said the other day, it leaks.* Not: *As Roe said, the other boat leaks.*

    When somebody spoke is not what he said.
    """
    solid = solid_words(words, draft.content)
    tops = [n for n in solid if words.heads[n] not in draft.content.words]
    when = len(tops) == 1 and words.lemma(tops[0]) in _DAYS and words.rel(tops[0]) == "obl"
    bare = when and words.heads[tops[0]] == draft.cue.head and not words.children(tops[0], "case", "acl")
    return bare and marked(words, solid) is None


def sings_a_title(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The crowd sang “Here Comes the Tide”.* Not: *The crowd sang “we want our money back”.*"""
    if words.lemma(draft.cue.head) not in _SOUNDS:
        return False
    quoted = {q for n in solid_words(words, draft.content) if (q := words.quote_of[n]) is not None}
    return bool(quoted) and all(is_title(words, q) for q in quoted)


def quotes_a_name(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Known as “Mother Tait,” she called the police.* Not: *She called the police “a disgrace”.*

    Nor is anything said in *“Mother Tait” called the police*, where nobody is left who could have said it.
    """
    solid = solid_words(words, draft.content)
    quoted = {words.quote_of[n] for n in solid}
    names = [q for q in quoted if q is not None]
    if is_mere_name(words, draft.cue.head, set(solid)):
        return True
    if len(names) < len(quoted):
        return False
    nobody = not draft.source.words
    return all(
        (is_nickname(words, q) and _is_name(words, q)) or (nobody and is_title(words, q)) for q in names
    )


def _is_name(words: Words, quotation: int) -> bool:
    """Tell whether a nickname has the form of one: *“the Duke”*, *“Old Rusty”*. Not: *termed “lies”*."""
    inside = [words.tokens[n].text for n in words.quoted(quotation)[1:]]
    return inside[0][0].isupper() or inside[0] == "the"


def gives_a_name(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The group is called “Salt First”.* Not: *The group was called “a disgrace”.*

    So *They named their boat “Gull”*, *Locals spell it “ware”*, *The crew listed their port as “Hope”*. Not:
    *They called her “Big Blue”*, where somebody says so.
    """
    solid = solid_words(words, draft.content)
    quoted = {q for n in solid if (q := words.quote_of[n]) is not None}
    if words.lemma(draft.cue.head) in _NAMING:
        return all(len(words.voiced(q)) <= _NAME for q in quoted)
    entered = words.lemma(draft.cue.head) in _ENTERING
    if not quoted or not (entered or (words.lemma(draft.cue.head) in _NAMERS and not draft.source.words)):
        return False
    first = [words.tokens[min(words.voiced(q))].text for q in quoted if words.voiced(q)]
    return all(form[:1].isupper() for form in first) and all(len(words.voiced(q)) <= _NAME for q in quoted)


def labels_an_entry(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Dora Vane: Harbour master.¶Ned Fallow: Pilot.* Not: *Dora Vane: The harbour is closed.¶Pilots left.*

    Lines that open with a label and a colon, one below another, are a list where the layout has found no
    turns. So is an item of an agenda: *Bins: To agree the new days*.
    """
    colon = draft.cue.head
    if words.tokens[colon].text != ":" or any(
        words.quote_of[n] is not None for n in solid_words(words, draft.content)
    ):
        return False
    own = words.paragraph_words(colon)
    if _is_purpose(words, draft):
        return True
    beside = [words.paragraph_words(n).start for n in (own.start - 1, own.stop) if 0 <= n < len(words)]
    return colon - own.start <= _LABEL and any(_opens_with_label(words, at) for at in beside)


def _is_purpose(words: Words, draft: Draft) -> bool:
    """Tell whether a content is *to* and what is to be done, without a verb that states anything."""
    solid = solid_words(words, draft.content)
    opens = len(solid) > 1 and words.lemma(solid[0]) == "to" and words.tokens[solid[1]].xpos == "VB"
    return opens and not any(words.tokens[n].xpos in FINITE for n in solid)


def labels_a_genre(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Exclusive: Roe knew of the leak.* Not: *Police: Roe knew of the leak.*

    Nor does *The goose war, explained* report an explanation.
    """
    cue = draft.cue
    if words.tokens[cue.head].text == ":":
        source = {words.tokens[n].text.lower() for n in draft.source.words if not words.is_bare(n)}
        return bool(source) and source <= _GENRES
    if _is_label(words, cue.head) and not draft.source.words:
        return True
    title = words.title
    if title is None or draft.source.words or not title.span.covers(words.tokens[cue.head].span):
        return False
    before, behind = cue.words[0] - 1, cue.words[-1] + 1
    last = behind >= len(words) or not title.span.covers(words.tokens[behind].span)
    bare = len(cue.words) == 1 and words.tokens[cue.head].xpos in ("VBN", "VBD", "JJ")
    return last and bare and before >= 0 and words.tokens[before].text == ","


def _is_label(words: Words, head: int) -> bool:
    """Tell whether a noun alone opens a paragraph before a colon: *WARNING: Keep away.*"""
    alone = head == words.paragraph_words(head).start and head + 1 < len(words)
    return alone and words.tokens[head].upos in ("NOUN", "PROPN") and words.tokens[head + 1].text == ":"


def _opens_with_label(words: Words, first: int) -> bool:
    """Tell whether a paragraph opens with a few words and a colon, and goes on outside quotation marks."""
    ahead = range(first, min(first + _LABEL + 2, len(words)))
    line = [n for n in ahead if words.paragraph(n) == words.paragraph(first)]
    colon = next((n for n in line if words.tokens[n].text == ":"), None)
    return colon is not None and line[-1] > colon and words.quote_of[colon + 1] is None


def mentions_a_word(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The pamphlet mentions “flocks.”* Not: *The pamphlet mentions “flocks of angry geese”.*"""
    solid = solid_words(words, draft.content)
    quoted = len(solid) == 1 and words.quote_of[solid[0]] is not None
    return quoted and draft.cue.lemma in _MENTIONING


def gives_a_theme(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*It was held on the theme: “One river.”* Not: *Her message was: “One river.”*"""
    solid = solid_words(words, draft.content)
    quoted = words.quote_of[solid[0]] if solid else None
    if quoted is None or any(words.quote_of[n] != quoted for n in solid):
        return False
    before = words.quoted(quoted)[0] - 1
    while before >= 0 and words.tokens[before].text in (":", ","):
        before -= 1
    return before >= 0 and words.lemma(before) in _THEMES and not draft.source.words - {*range(before)}


def is_called(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*A man called Ned Roe left.* Not: *A man called Ned Roe a liar.*"""
    head, solid = draft.cue.head, solid_words(words, draft.content)
    named = words.lemma(head) in _NAMERS | _NAMING and words.tokens[head].xpos in ("VBN", "VBD")
    mere = bool(solid) and all(words.tokens[n].upos == "PROPN" for n in solid)
    beside = max(draft.cue.words) + 1 == solid[0] if solid else False
    person = beside and words.tokens[solid[0]].ner != "O"
    more = [n for n in words.children(head, "aux", "xcomp", "iobj") if n not in draft.content.words]
    return named and mere and person and not more


def heads_a_column(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*What the papers say: Monday* Not: *What the papers say: “It is over.”*"""
    own, solid = words.paragraph_words(draft.cue.head), solid_words(words, draft.content)
    colon = next((n for n in own if words.tokens[n].text == ":"), None)
    opens = words.lemma(own.start) == "what" and words.heads[draft.cue.head] == own.start
    if colon is None or not opens or not solid or solid[0] < colon:
        return False
    return draft.cue.head < colon and all(words.quote_of[n] is None for n in solid)
