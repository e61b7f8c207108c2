"""Kind, type of cue and class as the bare words show them."""

from __future__ import annotations

import pytest
from annotated import spans_of

from quotetrack.evaluate.annotation_kinds import cue_of, kind_of_annotation

KINDS = [
    ("She said [Q1:it rains].", "indirect"),
    ("[Q1:“It rains,”] she said.", "direct"),
    ("“[Q1:It rains],” she said.", "direct"),
    ("“[Q1:It rains]”, she said.", "direct"),
    ('[Q1:"It rains,"] she said. [Q1:"It pours."]', "direct"),
    ("[Q1:''It rains,''] she said.", "direct"),
    ("[Q1:``It rains,''] she said.", "direct"),
    ("[Q1:«It rains»], she said.", "direct"),
    ("[Q1:‘It rains and it’s cold,’] she said.", "direct"),
    ("She found [Q1:it “rather wet”].", "mixed"),
    ('He calls [Q1:"rain" a blessing].', "mixed"),
    ("[Q1:“It rains,”] she said, [Q1:adding that it pours].", "mixed"),
    ("[Q1:It rains,” she thought].", "mixed"),
    ("[Q1:“It rains and pours], she said.", "direct"),
    ("She said [Q1:the mayors’ dogs don’t bark].", "indirect"),
    ('She said [Q1:it rains], "and it pours" is a song.', "indirect"),
]


@pytest.mark.parametrize(("marked", "kind"), KINDS)
def test_the_kind_of_a_content(marked: str, kind: str) -> None:
    assert kind_of_annotation(*spans_of(marked, "Q")) == kind


CUES = [
    ("She [C1:said] it rains.", "say or tell", "speech"),
    ("She [C1:has also told] them it rains.", "say or tell", "speech"),
    ("She [C1:didn’t say] so.", "say or tell", "speech"),
    ("She [C1:said in an interview] that it rains.", "say or tell", "speech"),
    ("She [C1:admitted] it.", "other speech verb", "speech"),
    ("She [C1:wrote]: it rains.", "other speech verb", "speech"),
    ("They [C1:claim] it rains.", "other speech verb", "speech"),
    ("Their [C1:claim] that it rains is new.", "noun", "speech"),
    ("the mayor’s [C1:promise] to stay", "noun", "speech"),
    ("The mayors [C1:promise] to stay.", "other speech verb", "speech"),
    ("There was [C1:a statement] that it rains.", "noun", "speech"),
    ("She [C1:believes] it rains.", "other verb", "thought"),
    ("She [C1:thought] it rained.", "other verb", "thought"),
    ("The gauge [C1:shows] it rained.", "other verb", "perception"),
    ("She [C1:saw] that it rained.", "other verb", "perception"),
    ("She [C1:zorbed] that it rains.", "other verb", "speech"),
    ("the [C1:zorbification] of rain", "noun", "speech"),
    ("[C1:According to] her, it rains.", "according to", "speech"),
    ("Her motto[C1::] rain.", "colon or none", "speech"),
    ("It rains [C1:—] she.", "colon or none", "speech"),
    ("She [C1:is convinced] it rains.", "other", "thought"),
    ("She [C1:is zorbful] that it rains.", "other", "thought"),
    ("[C1:In] her eyes it rains.", "other", "speech"),
]


@pytest.mark.parametrize(("marked", "cue_type", "klass"), CUES)
def test_the_type_and_class_of_a_cue(marked: str, cue_type: str, klass: str) -> None:
    assert cue_of(*spans_of(marked, "C")) == (cue_type, klass)


def test_no_cue_has_a_type_too() -> None:
    assert cue_of("It rains.", ()) == ("colon or none", "speech")
