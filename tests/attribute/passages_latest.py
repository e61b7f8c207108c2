"""Passages about whom a pronoun or a description means right behind somebody else's words."""

from __future__ import annotations

from passage import Passage

LATEST = (
    Passage(
        "he_who_rules_in_anothers_favour_is_not_the_other",
        "Otto Brandt heard them both on Monday. Ned Fallow was glad. Later, [S1:he] ruled in Fallow’s favour "
        "and [C1:said] [Q1:that it was late].",
        {1: {"name": "Otto Brandt"}},
    ),
    Passage(
        "he_may_be_the_one_whose_view_is_told_in_front",
        "Otto Brandt left on Monday. Ned Fallow was glad. In Fallow’s office, [S1:he] [C1:said] "
        "[Q1:that it was late].",
        {1: {"name": "Ned Fallow"}},
    ),
)
