"""Passages about who came in last: by a cleft, in a relative clause, under a style or a description."""

from __future__ import annotations

from passage import Passage

_RAIN = "It rained on the harbour all day. " * 4  # sentences

CAME_IN = (
    Passage(
        "she_is_whom_a_cleft_brings_on",
        "After Lena Strand won her first race, it was Rosa Lind who got the day going.\n\n"
        "“[Q1:I hope we go on],” [S1:she] [C1:told] reporters.",
        {1: {"name": "Rosa Lind"}},
    ),
    Passage(
        "she_is_whom_the_sentence_is_about_where_nothing_is_cleft",
        "Lena Strand won her first race, and it was a day for Rosa Lind.\n\n"
        "“[Q1:I hope we go on],” [S1:she] [C1:told] reporters.",
        {1: {"name": "Lena Strand"}},
    ),
    Passage(
        "he_is_who_spoke_last_be_it_in_a_relative_clause",
        "[S1:Otto Brandt] [C1:told] Reuters [Q1:that the map was old]. He had the backing of the Chilean "
        "envoy Ned Fallow, [S2:who] [C2:said] [Q2:his staff would stop using it].\n\n"
        "“[Q3:It is a matter of fairness],” [S3:he] [C3:said].",
        {2: {"name": "Ned Fallow"}, 3: {"name": "Ned Fallow", "agency": None}},
    ),
    Passage(
        "he_is_not_who_only_acts_in_a_relative_clause",
        "[S1:Otto Brandt] [C1:told] Reuters [Q1:that the map was old]. He had the backing of the Chilean "
        "envoy Ned Fallow, who used it for years.\n\n“[Q2:It is a matter of fairness],” [S2:he] [C2:said].",
        {2: {"name": "Otto Brandt", "agency": ("Reuters", "told")}},
    ),
    Passage(
        "the_royal_is_the_prince",
        "Nobody had asked Prince Edgar or the clerk Ned Fallow, but [S1:the royal] [C1:said] "
        "[Q1:that it was late].",
        {1: {"name": "Edgar"}},
    ),
    Passage(
        "the_royal_is_no_clerk",
        "Nobody had asked the clerk Ned Fallow, but [S1:the royal] [C1:said] [Q1:that it was late].",
        {1: {"name": "royal", "type": "anonymous"}},
    ),
    Passage(
        "an_mec_is_a_person",
        "[S1:MEC for Roads and Water, Otto Brandt,] [C1:said] [Q1:the floods were over].\n\n"
        "[S2:The MEC] [C2:added] [Q2:that the dams were full].",
        {
            1: {"name": "Otto Brandt", "role": "MEC for Roads and Water"},
            2: {"name": "Otto Brandt", "role": "MEC for Roads and Water"},
        },
    ),
    Passage(
        "a_department_is_none_that_is_named_far_below",
        "[S1:The department] [C1:declined] [Q1:to publish that paper]. "
        + _RAIN
        + "The Department of National Defence rents the tower.",
        {1: {"name": "department"}},
    ),
    Passage(
        "a_department_may_be_named_soon",
        "[S1:The department] [C1:declined] [Q1:to publish that paper]. It rained on the harbour. "
        "The Department of National Defence rents the tower.",
        {1: {"name": "Department of National Defence"}},
    ),
    Passage(
        "a_council_may_be_named_far_below",
        "[S1:The council] [C1:declined] [Q1:to publish that paper]. "
        + _RAIN
        + "The Avonby City Council rents the tower.",
        {1: {"name": "Avonby City Council"}},
    ),
)
