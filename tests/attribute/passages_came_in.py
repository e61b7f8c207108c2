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
)
