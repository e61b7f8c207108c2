"""Passages about whom a pronoun or a description means right behind somebody else's words."""

from __future__ import annotations

from passage import Passage

LATEST = (
    Passage(
        "he_is_the_chief_and_not_the_trust_that_his_name_is_followed_by",
        "Otto Brandt left early. Brandt slept. Brandt ate. Brandt sang. [S1:Zemnon Fallow, chief of the Port "
        "Trust,] [C1:said] [Q1:that it was late]. [S2:He] [C2:asked for] [Q2:help]. " + "Brandt sat. " * 16,
        {2: {"name": "Zemnon Fallow"}},
    ),
    Passage(
        "he_is_the_second_of_two_who_spoke",
        "[S1:Lena Strand and Ned Fallow] [C1:said] [Q1:that it was late]. [S2:He] [C2:asked for] [Q2:help].",
        {2: {"name": "Ned Fallow"}},
    ),
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
    Passage(
        "they_are_the_group_that_spoke_and_not_one_told_of",
        "[Q1:He then left for Avon], [S1:prosecutors] [C1:said]. [Q2:Police searched his home on Monday], "
        "[S2:they] [C2:said].",
        {2: {"name": "prosecutors"}},
    ),
    Passage(
        "they_are_the_group_told_of_where_nobody_else_is_about",
        "It rained. [Q1:Police searched his home on Monday], [S1:they] [C1:said].",
        {1: {"name": "police"}},
    ),
    Passage(
        "they_are_no_group_that_only_tells_of_how_many_spoke",
        "Farmers came to Avon. [S1:A group of clerks] [C1:said] [Q1:that it was late]. [S2:They] [C2:asked "
        "for] [Q2:help].",
        {2: {"type": "group"}},
    ),
)
