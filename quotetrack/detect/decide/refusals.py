"""Refuses drafts that have the form of a report and report nothing that a reader could note down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quotetrack.detect.decide.certainty import solid_words
from quotetrack.detect.decide.senses import (
    cites_a_thing,
    counts_none,
    describes_in_passing,
    does_a_deed,
    edits_a_text,
    is_bidden,
    leaves_open,
    makes_another_say,
    names_a_topic,
    supposes,
    tells_what_was_asked,
)
from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.inverted_tags import FINITE
from quotetrack.detect.forms.words import Words
from quotetrack.detect.propose.loose_quotations import is_mere_name, is_nickname, is_title
from quotetrack.detect.propose.silences import SILENCE
from quotetrack.detect.propose.voice import QUOTING, is_passive
from quotetrack.lexicon import grammar
from quotetrack.lexicon.person_words import noun
from quotetrack.lexicon.reporting_words import cue_word
from quotetrack.lexicon.word_sets import word_pairs, word_set

Refusal = Callable[[Words, Draft, Sequence[Draft]], bool]
_POINTERS = grammar.POINTERS
_SAYINGS = word_set("decide.sayings")
_SOUNDS = word_set("decide.performing")
_OCCASIONS = word_set("decide.occasions")
_NOTHING = word_set("decide.no_contents")
_IDIOMS = {verb: words.split() for verb, words in word_pairs("decide.idioms").items()}
_LINKS = word_pairs("decide.linking_idioms")
_SKILLS = word_set("decide.skills")
_GENRES = word_set("propose.genres")
_WITHHOLDING = word_set("decide.withholding")
_TELLING = word_set("decide.telling")
_GREETINGS = word_set("decide.greetings")
_CONCESSIONS = word_set("decide.concessions")
_REACTIONS = word_set("decide.reactions")
_NAMING = word_set("decide.mere_naming")
_ENTERING = word_set("decide.entering")
_NAMERS = word_set("propose.naming")
_MENTIONING = word_set("decide.mentioning")
_APPEALING = word_set("decide.appealing")
_NAME = 4  # words of a name that is given
_LABEL = 6  # words of a label at most


def names_nothing(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*He denied it.* Not: *He denied the charge.*

    So does *He doubts [it: she suspects a spring]*; not what somebody would neither confirm nor deny.
    """
    solid = solid_words(words, draft.content)
    colon = (
        next((n for n in range(solid[0], solid[-1]) if words.tokens[n].text == ":"), None) if solid else None
    )
    if colon is not None and words.lemma(colon + 1) in grammar.THIRD_PERSON_SUBJECTS:
        solid = [n for n in solid if n < colon]
    return draft.content.rule != SILENCE and all(
        words.quote_of[n] is None
        and (words.tokens[n].text.lower() in _POINTERS or words.tokens[n].upos == "ADP")
        for n in solid
    )


def says_nothing(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*No statement was made.* Not: *The geese made no promise to stay.* Who makes none is *no_comment*."""
    return _is_nothing(words, draft) and not draft.source.words


def _is_nothing(words: Words, draft: Draft) -> bool:
    """Tell whether a content outside marks says that nothing was said: *[no statement]*."""
    listed = cue_word(draft.cue.lemma, words.tokens[draft.cue.head].upos)
    says = listed is not None and listed.klass == "speech" and listed.strength >= 2
    if says and all(words.quote_of[n] is not None for n in solid_words(words, draft.content)):
        return False
    solid = [words.tokens[n].text.lower() for n in solid_words(words, draft.content)]
    if len(solid) == 1:
        return solid[0] in _NOTHING
    return len(solid) == 2 and solid[0] in grammar.EMPTY_DETERMINERS and solid[1] in _SAYINGS


def _withholds(words: Words, draft: Draft) -> bool:
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


def gives_an_order(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Ask the clerk whether the bridge is safe.* Not: *Officials ask whether the bridge is safe.*"""
    head = draft.cue.head
    while words.rel(head) == "conj" and words.heads[head] != head and _is_bare_verb(words, head):
        head = words.heads[head]
    before = list(range(words.first[words.sentence[head]], head))
    label = next((at for at, n in enumerate(before) if words.tokens[n].text == ":"), -1)
    before = before[label + 1 :]  # *Agnes Thorn: write to the county*
    opens = all(words.tokens[n].upos in ("PUNCT", "ADV", "INTJ", "CCONJ") for n in before)
    return opens and _is_bare_verb(words, head)


def _is_bare_verb(words: Words, number: int) -> bool:
    """Tell whether a verb is in its base form, without a subject and without *to*."""
    bare = words.tokens[number].xpos == "VB"
    return bare and not words.children(number, "nsubj", "aux", "mark", "csubj")


def reacts_to_it(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*“The field is dry.” Tenants disagreed.* Not: *“The field is dry!” tenants insisted.*

    Who agrees or laughs in a sentence of his own, behind a quotation that has ended, did not say it.
    """
    cue, solid = draft.cue, solid_words(words, draft.content)
    if cue.lemma not in _REACTIONS or not solid or solid[-1] > cue.words[0]:
        return False
    ended = words.quote_of[solid[-1]] is not None and words.sentence[solid[-1]] < words.sentence[cue.head]
    return ended and words.tokens[solid[-1] + 1].text in (".", "?", "!")


def gives_the_occasion(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Referring to the storm, she said it was over.* Not: *She referred to the storm as a blessing.*

    The participle only says what the other statement was about, or whom it goes back to: *Citing a
    diplomat, Reuters reported ...*
    """
    cue = draft.cue
    whom = cue.lemma in QUOTING and _is_somebody(words, draft)
    if not (whom or cue.lemma in _OCCASIONS) or words.tokens[cue.head].xpos != "VBG":
        return False
    quoted = any(words.quote_of[n] is not None for n in solid_words(words, draft.content))
    beside = any(
        other is not draft
        and words.sentence[other.cue.head] == words.sentence[cue.head]
        and cue.head not in other.content.words
        for other in others
    )
    return beside and not quoted and not words.children(cue.head, "aux", "cop")


def is_an_idiom(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*It goes without saying that it rains.* Not: *She left without saying that it rains.*

    Nor does *That said, it rains* report anything.
    """
    cue = [words.tokens[n].text.lower() for n in draft.cue.words]
    source = [words.tokens[n].text.lower() for run in draft.source.runs for n in run]
    ending = _IDIOMS.get(words.lemma(draft.cue.words[0]))
    if ending is not None and cue[-len(ending) :] == ending:
        return True
    behind = draft.cue.words[-1] + 1
    linking = len(source) == 1 and cue == [_LINKS.get(source[0])]
    return linking and [t.text for t in words.tokens[behind : behind + 1]] == [","]


def learns_a_skill(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*My mother learned to swim here.* Not: *My mother learned that the pool was shut.*"""
    first = min(draft.content.words)
    return (
        draft.cue.lemma in _SKILLS and words.tokens[first].text == "to" and words.tokens[first].upos == "PART"
    )


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


def _is_somebody(words: Words, draft: Draft) -> bool:
    """Tell whether a content names a person or a body."""
    members = set(solid_words(words, draft.content))
    heads = [n for n in members if words.heads[n] not in members]
    named = any(words.tokens[n].ner[2:] in ("PERSON", "ORG") for n in heads)
    listed = noun(words.lemma(heads[0])) if heads else None
    return named or (listed is not None and listed.type in ("person", "group", "organization"))


def mentions_a_word(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*The pamphlet mentions “flocks.”* Not: *The pamphlet mentions “flocks of angry geese”.*"""
    solid = solid_words(words, draft.content)
    quoted = len(solid) == 1 and words.quote_of[solid[0]] is not None
    return quoted and draft.cue.lemma in _MENTIONING


def talks_to_somebody(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*She tweeted to Mohamed.* Not: *She tweeted to Mohamed that it was over.*"""
    solid = solid_words(words, draft.content)
    if not solid or len(solid) > _NAME or any(words.quote_of[n] is not None for n in solid):
        return False
    inside = set(solid)
    tops = [n for n in solid if words.heads[n] not in inside]
    if len(tops) != 1 or not _is_somebody(words, draft):
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


def shares_its_clause(words: Words, draft: Draft, others: Sequence[Draft]) -> bool:
    """*Words that were read and said at a rally.* Not: *The words were read and said to be kind.*

    A participle that a verb of the content leads to is done to the same subject, and reports no words before.
    """
    cue = draft.cue
    joined = words.rel(cue.head) == "conj" and words.heads[cue.head] in draft.content.words
    if not joined or max(draft.content.words) > cue.head:
        return False
    return is_passive(words, words.heads[cue.head]) and not words.children(cue.head, "nsubj", "aux")


def refuse(words: Words, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts that no refusal meets; each is told of the other drafts of its sentence.

    Who said nothing gets the class *no_comment*.
    """
    by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[words.sentence[draft.cue.head]].append(draft)
    for draft in drafts:
        others = by_sentence[words.sentence[draft.cue.head]]
        if any(refusal(words, draft, others) for refusal in REFUSALS):
            continue
        silent = (draft.cue.klass == "speech" and _is_nothing(words, draft)) or _withholds(words, draft)
        yield replace(draft, cue=replace(draft.cue, klass="no_comment")) if silent else draft


REFUSALS: tuple[Refusal, ...] = (
    *(names_nothing, says_nothing, sings_a_title, quotes_a_name),
    *(gives_the_occasion, is_an_idiom, learns_a_skill, labels_an_entry, labels_a_genre, says_whatever),
    *(greets_somebody, gives_a_name, gives_an_order, reacts_to_it, talks_to_somebody),
    *(does_a_deed, edits_a_text, names_a_topic, supposes, is_withheld),
    *(makes_another_say, is_bidden, cites_a_thing, tells_what_was_asked, describes_in_passing),
    *(mentions_a_word, appeals_to_readers, counts_none, shares_its_clause),
)
