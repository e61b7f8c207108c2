"""What cells of a sheet, fields of a form and options of a command set right, without an archive."""

from __future__ import annotations

from typing import Any

import pytest

from quotetrack.errors import UnknownRow
from quotetrack.model import Span
from quotetrack.store.reviews.corrections import alike, cells_of, correction_of, differing

TEXT = "“Rain is near,” Ann Roe said. “It is late.” Rain is near, said Bo."
SHOWN: dict[str, Any] = {
    "text_of_article": TEXT,
    "spans": [("content", 0, 15), ("content", 30, 43), ("cue", 24, 28), ("source", 16, 23)],
    "start": 0,
    "text": "“Rain is near,” [...] “It is late.”",
    "cue": "said",
    "source": "Ann Roe",
    "speaker": "Ann Roe; Bo Ek",
    "speaker_type": "person",
    "role": "mayor",
    "affiliation": None,
    "class": "speech",
    "agency": "Reuters",
    "relation": "told",
    "channel": None,
}

# what the cells say, and what they set right; the second half where emptied fields count
CELLS: list[tuple[dict[str, str], bool, dict[str, Any]]] = [
    ({}, False, {}),
    ({}, True, {}),
    (cells_of(SHOWN), False, {}),
    (cells_of(SHOWN), True, {}),
    ({"cue": " said\n"}, False, {}),
    ({"cue": " told\n"}, False, {"cue": "told"}),
    ({"role": " "}, False, {"role": ""}),
    ({"role": ""}, False, {}),
    ({"role": ""}, True, {"role": ""}),
    ({"agency": ""}, True, {"agency": ""}),
    ({"channel": ""}, True, {}),
    ({"affiliation": ""}, True, {}),
    ({"cue": ""}, True, {}),
    ({"relation": ""}, True, {}),
    ({"class": "thought"}, False, {"klass": "thought"}),
    ({"channel": "a letter"}, False, {"channel": "a letter"}),
    ({"speaker": "Ann  Roe; Bo Ek"}, False, {}),
    ({"speaker": "Bo Ek"}, False, {"speaker": ("Bo Ek",)}),
    ({"speaker": "Bo Ek; Ann Roe"}, False, {"speaker": ("Bo Ek", "Ann Roe")}),
    ({"speaker": "Bo Ek", "role": "mayor"}, False, {"speaker": ("Bo Ek",), "role": "mayor"}),
    ({"speaker": "Bo Ek", "role": "", "affiliation": ""}, False, {"speaker": ("Bo Ek",)}),
    ({"speaker": "Ann Roe; Bo Ek", "role": "mayor"}, False, {}),
    ({"speaker": ""}, True, {}),
    ({"content": "0-15;30-43"}, False, {}),
    ({"content": "0-15; 30-43"}, False, {}),
    ({"content": "1-9"}, False, {}),
    ({"content": "0-15"}, False, {"content_span": (Span(0, 15),)}),
    ({"content": "0-15; 30-41"}, False, {"content_span": (Span(0, 15), Span(30, 41))}),
    ({"content": "0-15;"}, False, {}),
    ({"content": "0-15", "text": "It is"}, False, {"content_span": (Span(0, 15),)}),
    ({"content": "1-9", "text": "It is"}, False, {"content": ("It is",)}),
    ({"text": "“Rain is near,” […] “It is late.”"}, False, {}),
    ({"text": "“Rain is near,”\n“It is late.”"}, False, {}),
    ({"text": " It is [...] [...]late "}, False, {"content": ("It is", "late")}),
]


@pytest.mark.parametrize(("cells", "emptied", "expected"), CELLS)
def test_cells_set_right_what_somebody_has_changed(
    cells: dict[str, str], emptied: bool, expected: dict[str, Any]
) -> None:
    assert differing(cells, SHOWN, {"1-9"}, emptied=emptied) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a  b", "a\r\nb", True),
        (None, "", True),
        (" ", None, True),
        ("a", None, False),
        (None, "a", False),
        ("ab", "a b", False),
        ("a", "b", False),
        ("b", "a", False),
    ],
)
def test_cells_are_alike_but_for_their_gaps(one: str | None, other: str | None, same: bool) -> None:
    assert alike(one, other) is same


def test_a_form_shows_the_parts_of_the_content_and_nothing_for_none() -> None:
    cells = cells_of(SHOWN)
    assert cells["text"] == "“Rain is near,” [...] “It is late.”"
    assert (cells["speaker"], cells["role"], cells["affiliation"]) == ("Ann Roe; Bo Ek", "mayor", "")
    assert cells["class"] == "speech"


# what is given, and of the correction: content, kind, cue, cue lemma, source, speaker
GIVEN: list[tuple[dict[str, Any], tuple[Any, ...]]] = [
    ({}, (None, None, None, None, None, None)),
    ({"content": ("Rain is near",)}, ((Span(1, 13),), "direct", None, None, None, None)),
    ({"content": ("said Bo",)}, ((Span(58, 65),), "indirect", None, None, None, None)),
    (
        {"content": ("Rain is near,", "It is")},
        ((Span(1, 14), Span(31, 36)), "direct", None, None, None, None),
    ),
    ({"content": ("is late", "is near")}, ((Span(34, 41), Span(49, 56)), "mixed", None, None, None, None)),
    (
        {"content_span": (Span(30, 43), Span(0, 15))},
        ((Span(0, 15), Span(30, 43)), "direct", None, None, None, None),
    ),
    (
        {"content_span": (Span(15, 30), Span(0, 15))},
        ((Span(0, 15), Span(15, 30)), "mixed", None, None, None, None),
    ),
    ({"content_span": (Span(58, 66),)}, ((Span(58, 66),), "indirect", None, None, None, None)),
    ({"cue": "said", "source": "Bo"}, (None, None, Span(24, 28), "say", (Span(63, 65),), None)),
    ({"cue": "", "source": ""}, (None, None, None, None, None, None)),
    ({"speaker": (" Bo Ek ", " ", "Ann Roe")}, (None, None, None, None, None, ("Bo Ek", "Ann Roe"))),
    ({"speaker": (" ",)}, (None, None, None, None, None, None)),
]


@pytest.mark.parametrize(("given", "expected"), GIVEN)
def test_options_are_found_in_the_text(given: dict[str, Any], expected: tuple[Any, ...]) -> None:
    found = correction_of(SHOWN, given)
    assert (
        found.content,
        found.kind,
        found.cue,
        found.cue_lemma,
        found.source,
        found.speaker,
    ) == expected


@pytest.mark.parametrize(("start", "at"), [(0, 1), (40, 44)])
def test_the_nearest_words_are_meant(start: int, at: int) -> None:
    found = correction_of({**SHOWN, "start": start}, {"content": ("Rain is near",)})
    assert found.content == (Span(at, at + 12),)


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"klass": "song"}, "'song' is no class; write one of speech, "),
    ({"relation": "sold"}, "'sold' is no relation; write one of "),
    ({"speaker_type": "cat"}, "'cat' is no kind of speaker; write one of person"),
    ({"content": ("Snow",)}, "the article does not say 'Snow'; copy the content from"),
    ({"cue": "sang"}, "the article does not say 'sang'; copy the cue from"),
    ({"source": "Cy"}, "the article does not say 'Cy'; copy the source from"),
    ({"content_span": (Span(0, 16), Span(15, 30))}, "the parts of the content overlap"),
    ({"content_span": (Span(58, 67),)}, "the text has 66 characters, fewer than 67"),
]


@pytest.mark.parametrize(("given", "said"), REFUSED)
def test_what_is_no_correction_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(UnknownRow) as caught:
        correction_of(SHOWN, given)
    assert str(caught.value).startswith(said)
