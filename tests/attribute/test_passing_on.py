"""How far an agency is passed on: a case on either side of each reach, and by what stands between."""

from __future__ import annotations

from typing import Any

import pytest

from quotetrack.attribute.provenance.occasions import Anchor, Occasion, pass_on
from quotetrack.model import Agency, Class, Cue, Quote, Span, Speaker

TOLD, REPORTED = Agency("Reuters", "told"), Agency("AP", "reported")
CARRIED, SPEAKS = Agency("Twitter", "carried"), Agency("Xinhua", "speaker")
ROE, DAHL = Speaker(("Ann Roe",), "person", "name"), Speaker(("Bob Dahl",), "person", "name")
OFFICIAL = Speaker(("official",), "anonymous", "description")
OFFICIAL_OF = Speaker(("official of the port",), "anonymous", "description")
HE = Speaker(("official",), "anonymous", "pronoun")
SOURCES, LAST = (
    Speaker(("two sources",), "group", "description"),
    Speaker(("sources close",), "anonymous", "description"),
)
STAFF = Speaker(("staff",), "group", "description")
Said = tuple[int, Speaker | None, Agency | None, dict[str, Any]]


def said(start: int, who: Speaker | None, agency: Agency | None = None, **more: Any) -> Said:
    """Return a statement: where it starts, whose it is, what agency its own sentence names, and the rest."""
    return start, who, agency, more


def passed(statements: list[Said], tellings: tuple[Anchor, ...] = ()) -> list[str | None]:
    """Return the agency of each statement."""
    quotes, occasions = [], []
    for start, _, agency, more in statements:
        klass: Class = more.pop("klass", "speech")
        cue = Cue(Span(start, start + 1), more.pop("lemma", "say"), klass)
        content = (Span(more.pop("content", start + 2), start + 9),)
        quotes.append(Quote("indirect", klass, content, cue, (), "r", 1.0))
        occasions.append(Occasion(start, agency, **more))
    found = pass_on(quotes, [who for _, who, _, _ in statements], occasions, tellings)
    return [None if one is None else f"{one.name} {one.relation}" for one in found]


CASES: list[Any] = [
    # what is told holds behind, however far, and shortly before
    pytest.param([said(0, ROE, TOLD), said(9999, ROE)], "Reuters told", id="told holds on"),
    pytest.param([said(0, ROE, TOLD), said(9, DAHL)], None, id="for its speaker alone"),
    pytest.param([said(0, ROE), said(699, ROE, TOLD)], "Reuters told|Reuters told", id="told back"),
    pytest.param([said(0, ROE), said(700, ROE, TOLD)], "None|Reuters told", id="told too far back"),
    pytest.param([said(0, ROE), said(9, ROE, REPORTED)], "None|AP reported", id="reported is not told back"),
    pytest.param([said(0, ROE), said(9, ROE, TOLD, own=True)], "None|Reuters told", id="nor is a statement"),
    # what is reported holds for a while
    pytest.param([said(0, ROE, REPORTED), said(700, ROE)], "AP reported", id="reported reaches"),
    pytest.param([said(0, ROE, REPORTED), said(701, ROE)], None, id="reported too far"),
    pytest.param([said(0, ROE, REPORTED), said(710, ROE, content=700)], "AP reported", id="from its content"),
    pytest.param([said(0, ROE, REPORTED), said(699, DAHL), said(700, ROE)], "AP reported", id="over another"),
    pytest.param(
        [said(0, ROE, REPORTED), said(600, ROE), said(1299, ROE)], "AP reported", id="from one to the next"
    ),
    pytest.param([said(0, ROE, REPORTED), said(600, ROE), said(1300, ROE)], None, id="the next too far"),
    pytest.param(
        [said(0, ROE, REPORTED), said(600, ROE), said(900, DAHL), said(1200, ROE)], None, id="parted"
    ),
    # what is carried holds for more writing
    pytest.param([said(0, ROE, CARRIED), said(399, ROE, lemma="write")], "Twitter carried", id="written on"),
    pytest.param([said(0, ROE, CARRIED), said(400, ROE, lemma="post")], None, id="too far"),
    pytest.param(
        [said(0, ROE, CARRIED), said(1599, ROE, lemma="write")], "Twitter carried", id="wrote far on"
    ),
    pytest.param([said(0, ROE, CARRIED), said(1600, ROE, lemma="write")], None, id="wrote too far"),
    pytest.param([said(0, ROE, CARRIED), said(9, ROE)], None, id="said, not written"),
    pytest.param(
        [said(0, ROE, CARRIED), said(9, ROE, document=True)], "Twitter carried", id="the statement added"
    ),
    pytest.param(
        [said(0, ROE, CARRIED, paragraph=1), said(9, ROE, paragraph=1)], "Twitter carried", id="one paragraph"
    ),
    pytest.param([said(0, ROE, CARRIED, paragraph=1), said(9, ROE, paragraph=2)], None, id="two paragraphs"),
    pytest.param(
        [said(0, ROE, CARRIED, paragraph=1, lemma="tweet"), said(9, ROE, paragraph=1)], None, id="one message"
    ),
    pytest.param(
        [said(0, ROE, CARRIED, paragraph=1, klass="thought"), said(9, ROE, paragraph=1)], None, id="a thought"
    ),
    pytest.param(
        [said(0, ROE, CARRIED, paragraph=1), said(300, ROE, paragraph=1), said(600, ROE, paragraph=1)],
        "Twitter carried",
        id="carried from one to the next",
    ),
    # occasions of their own
    pytest.param([said(0, ROE, TOLD), said(9, ROE, past=True)], None, id="another time"),
    pytest.param([said(0, ROE, TOLD, past=True), said(9, ROE)], None, id="told at another time"),
    pytest.param([said(0, ROE, TOLD), said(9, ROE, elsewhere=True)], None, id="told to somebody else"),
    pytest.param([said(0, ROE, TOLD), said(9, ROE, own=True)], None, id="in a statement"),
    pytest.param(
        [said(0, ROE, TOLD), said(9, ROE, own=True), said(18, ROE)], None, id="closed by a statement"
    ),
    pytest.param(
        [said(0, ROE, TOLD), said(9, ROE, own=True, document=True), said(18, ROE)],
        "Reuters told",
        id="not by one that goes on",
    ),
    pytest.param(
        [said(0, ROE, own=True), said(9, ROE), said(18, ROE, TOLD)],
        "None|None|Reuters told",
        id="closed before",
    ),
    pytest.param(
        [said(0, ROE, TOLD), said(9, ROE, own=True), said(18, ROE, back=True)],
        "Reuters told",
        id="back again",
    ),
    pytest.param([said(0, ROE, REPORTED), said(9, ROE, back=True)], None, id="back to no talk"),
    pytest.param([said(0, ROE, SPEAKS), said(9, ROE)], None, id="the agency itself"),
    pytest.param([said(0, None, TOLD), said(9, ROE)], None, id="nobody told"),
    pytest.param([said(0, ROE, TOLD), said(9, None)], None, id="nobody says"),
    # who has no name
    pytest.param([said(0, OFFICIAL, TOLD), said(9, OFFICIAL)], "Reuters told", id="an official in a row"),
    pytest.param([said(0, OFFICIAL, TOLD), said(700, OFFICIAL)], None, id="too far for a row"),
    pytest.param([said(0, OFFICIAL, TOLD), said(699, OFFICIAL)], "Reuters told", id="just near enough"),
    pytest.param([said(0, OFFICIAL, TOLD), said(5, DAHL), said(9, OFFICIAL)], None, id="another official"),
    pytest.param([said(0, OFFICIAL, TOLD), said(5, DAHL), said(9, HE)], "Reuters told", id="he"),
    pytest.param(
        [said(0, OFFICIAL_OF, TOLD), said(5, DAHL), said(9, OFFICIAL_OF)],
        "Reuters told",
        id="by several words",
    ),
    pytest.param([said(0, STAFF, TOLD), said(5, DAHL), said(9, STAFF)], None, id="a group"),
    pytest.param([said(0, OFFICIAL, CARRIED), said(9, OFFICIAL)], None, id="no row of what is carried"),
    pytest.param(
        [said(0, OFFICIAL, TOLD, past=True), said(9, OFFICIAL)], None, id="no row from another time"
    ),
    # the sources of the outlet before
    pytest.param([said(0, DAHL, SPEAKS), said(9, SOURCES)], "Xinhua reported", id="its sources"),
    pytest.param([said(0, DAHL, SPEAKS), said(9, LAST)], "Xinhua reported", id="the first word"),
    pytest.param([said(0, DAHL, REPORTED), said(9, SOURCES)], "AP reported", id="sources of a report"),
    pytest.param([said(0, DAHL, TOLD), said(9, SOURCES)], None, id="not of a talk"),
    pytest.param([said(0, DAHL, SPEAKS), said(9, STAFF)], None, id="staff are none"),
    pytest.param([said(0, DAHL, SPEAKS), said(9, ROE)], None, id="nor is a name"),
    pytest.param([said(9, SOURCES), said(0, DAHL, SPEAKS)], "Xinhua reported|Xinhua speaker", id="by place"),
    pytest.param([said(0, DAHL), said(9, SOURCES)], None, id="of nothing"),
]


@pytest.mark.parametrize(("statements", "expected"), CASES)
def test_what_is_passed_on(statements: list[Said], expected: str | None) -> None:
    found = passed([(start, who, agency, dict(more)) for start, who, agency, more in statements])
    if expected is not None and "|" in expected:
        assert "|".join(map(str, found)) == expected
    else:
        assert found[-1] == expected


def test_a_sentence_that_is_no_quote_passes_on_as_well() -> None:
    telling = Anchor(5, ("Ann Roe",), TOLD)
    assert passed([said(0, ROE), said(9, ROE), said(18, DAHL)], (telling,)) == [
        "Reuters told",
        "Reuters told",
        None,
    ]
    statement = Anchor(5, ("Ann Roe",), TOLD, statement=True)
    assert passed([said(0, ROE), said(9, ROE)], (statement,)) == [None, "Reuters told"]


def test_of_two_at_one_place_the_first_counts_and_of_two_places_the_last() -> None:
    first, other = Anchor(5, ("Ann Roe",), TOLD), Anchor(5, ("Ann Roe",), REPORTED)
    later = Anchor(7, ("Ann Roe",), Agency("CNN", "told"))
    assert passed([said(9, ROE)], (first, other)) == ["Reuters told"]
    assert passed([said(9, ROE)], (other, first)) == ["AP reported"]
    assert passed([said(9, ROE)], (first, later)) == ["CNN told"]
    assert passed([said(0, ROE)], (first, later)) == ["Reuters told"]
    assert passed([said(7, ROE)], (first, later)) == ["Reuters told"]
