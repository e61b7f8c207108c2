"""Refuses drafts that have the form of a report and report nothing that a reader could note down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quotetrack.detect.forms.drafts import Draft
from quotetrack.detect.forms.words import Words
from quotetrack.detect.refuse.acts import is_only_done
from quotetrack.detect.refuse.deeds import (
    announces_the_next,
    cites_a_thing,
    describes_in_passing,
    describes_the_text,
    does_a_deed,
    edits_a_text,
    gives_the_occasion,
    keeps_to_it,
    learns_a_skill,
    names_a_text,
    names_a_topic,
    offers_none,
    shares_its_clause,
)
from quotetrack.detect.refuse.names_and_labels import (
    gives_a_name,
    gives_a_theme,
    heads_a_column,
    is_called,
    labels_a_genre,
    labels_an_entry,
    mentions_a_word,
    names_a_day,
    quotes_a_name,
    sings_a_title,
)
from quotetrack.detect.refuse.narrator import (
    is_an_idiom,
    is_only_if,
    nobody_knows,
    puts_his_own_view,
    refers_back,
    tells_readers,
)
from quotetrack.detect.refuse.nothing_told import (
    appeals_to_readers,
    asks_not_to_be_named,
    cannot_deny,
    counts_none,
    gives_an_order,
    greets_somebody,
    is_a_things,
    is_bidden,
    is_given_up,
    is_its_own_subject,
    is_nothing,
    is_withheld,
    makes_another_say,
    names_nothing,
    nobody_tells,
    reacts_to_it,
    says_nothing,
    says_whatever,
    supposes,
    talks_to_somebody,
    tells_but_how,
    tells_only_when,
    tells_what_was_asked,
    withholds,
)
from quotetrack.detect.refuse.plain_facts import is_only_shown
from quotetrack.detect.refuse.supposed import (
    describes_the_hearer,
    is_an_owners,
    is_anothers_adverb,
    is_held_back,
    is_in_its_subject,
    is_of_anybody,
    is_still_due,
    is_to_rest_assured,
    would_be_called,
)
from quotetrack.detect.refuse.told_aloud import is_told_aloud
from quotetrack.detect.refuse.unanswered import (
    has_reason_to_think,
    is_awaited,
    puts_the_case,
    says_anything,
)

Refusal = Callable[[Words, Draft, Sequence[Draft]], bool]


def refuse(words: Words, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts that no refusal meets; each is told of the other drafts of its sentence.

    Who said nothing gets the class *no_comment*, who only asks not to be named *thought*,
    and so what somebody is to stop saying and what is only done. What facts show is *perception*,
    what research shows *speech*.
    """
    by_sentence: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[words.sentence[draft.cue.head]].append(draft)
    for draft in drafts:
        others = by_sentence[words.sentence[draft.cue.head]]
        if any(refusal(words, draft, others) for refusal in REFUSALS):
            continue
        silent = (draft.cue.klass == "speech" and is_nothing(words, draft)) or withholds(words, draft)
        done = not silent and is_only_done(words, draft)
        if asks_not_to_be_named(words, draft) or is_given_up(words, draft) or done:
            yield replace(draft, cue=replace(draft.cue, klass="thought"))
            continue
        if not silent and is_only_shown(words, draft):
            yield replace(draft, cue=replace(draft.cue, klass="perception"))
            continue
        if not silent and is_told_aloud(words, draft):
            yield replace(draft, cue=replace(draft.cue, klass="speech"))
            continue
        yield replace(draft, cue=replace(draft.cue, klass="no_comment")) if silent else draft


REFUSALS: tuple[Refusal, ...] = (
    *(names_nothing, says_nothing, sings_a_title, quotes_a_name),
    *(gives_the_occasion, is_an_idiom, learns_a_skill, labels_an_entry, labels_a_genre, says_whatever),
    *(greets_somebody, gives_a_name, gives_an_order, reacts_to_it, talks_to_somebody),
    *(does_a_deed, edits_a_text, names_a_topic, supposes, is_withheld),
    *(makes_another_say, is_bidden, cites_a_thing, tells_what_was_asked, describes_in_passing),
    *(mentions_a_word, appeals_to_readers, counts_none, shares_its_clause),
    *(nobody_tells, cannot_deny, gives_a_theme, tells_only_when, is_a_things),
    *(tells_but_how, is_its_own_subject),
    *(is_awaited, puts_the_case, has_reason_to_think, says_anything),
    *(tells_readers, refers_back, nobody_knows, is_only_if, puts_his_own_view),
    *(keeps_to_it, names_a_text, offers_none, announces_the_next, is_called, heads_a_column),
    *(is_still_due, would_be_called, is_held_back, describes_the_hearer, is_an_owners, is_in_its_subject),
    *(is_anothers_adverb, is_of_anybody, is_to_rest_assured, names_a_day, describes_the_text),
)
