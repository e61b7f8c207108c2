"""Passages about who came in last: by a cleft, in a relative clause, under a style or a description."""

from __future__ import annotations

from passage import Passage

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
)
