"""Passages about whom a post, a bare name or a pronoun means where several people are about."""

from __future__ import annotations

from passage import Passage

_RAIN = "It rained on the harbour all day. " * 9  # sentences

WHOM = (
    Passage(
        "a_post_is_nobody_who_is_named_far_below",
        "[S1:The prosecutor] [C1:said] [Q1:that it was late]. "
        + _RAIN
        + "Later the chief prosecutor, Ned Fallow, left.",
        {1: {"name": "prosecutor", "type": "anonymous"}},
    ),
    Passage(
        "a_post_is_whoever_is_named_soon",
        "[S1:The prosecutor] [C1:said] [Q1:that it was late]. It rained on the harbour. "
        "The chief prosecutor, Ned Fallow, left.",
        {1: {"name": "Ned Fallow"}},
    ),
    Passage(
        "a_post_is_nobody_who_only_runs_for_it",
        "Former finance minister Ned Fallow, a frontrunner for the post of Prime Minister, flew home. "
        "[S1:The Prime Minister] [C1:said] [Q1:that it was late].",
        {1: {"name": "Prime Minister", "type": "anonymous"}},
    ),
    Passage(
        "whoever_is_charged_is_not_the_prosecutor",
        "[S1:Ned Fallow] [C1:said] [Q1:that the gate was shut]. Fallow was charged with theft. "
        "[S2:The prosecutor] [C2:asked for] [Q2:seven years].",
        {1: {"name": "Ned Fallow", "role": None}, 2: {"name": "prosecutor", "type": "anonymous"}},
    ),
    Passage(
        "whoever_has_just_spoken_is_the_strategist",
        "[S1:Ned Fallow] [C1:said] [Q1:that the gate was shut]. "
        "[S2:The strategist] [C2:added] [Q2:that it was late].",
        {2: {"name": "Ned Fallow"}},
    ),
    Passage(
        "my_father_is_no_father_of_whom_the_article_tells",
        "Otto Brandt, the father of a clerk, left. “[Q1:[S2:My father] [C2:told] me [Q2:that it was late]],” "
        "[S1:Ned Fallow] [C1:said].",
        {1: {"name": "Ned Fallow"}, 2: {"name": "Fallow’s father", "type": "anonymous"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "one_of_the_mothers_is_not_the_mother_who_has_a_name",
        "Rosa Lind, the mother of a sailor, waved. [S1:One of the mothers] [C1:said] [Q1:that it was late]. "
        "[S2:The mother] [C2:said] [Q2:that it was not].",
        {1: {"name": "mother", "type": "anonymous"}, 2: {"name": "Rosa Lind"}},
    ),
    Passage(
        "a_name_without_its_accents_is_the_same",
        "Andrés Pilar Munda left the harbour. [S1:Andres] [C1:said] [Q1:that it was late]. "
        "[S2:Anders] [C2:said] [Q2:that it was not].",
        {1: {"name": "Andrés Pilar Munda"}, 2: {"name": "Anders"}},
    ),
    Passage(
        "the_first_part_of_a_name_joined_by_small_words_is_its_bearer",
        "Zaheer-ul-Amin left the harbour. [S1:Zaheer] [C1:said] [Q1:that it was late].",
        {1: {"name": "Zaheer-ul-Amin"}},
    ),
    Passage(
        "a_given_name_before_and_has_the_surname_behind_it",
        "Andrés and Carlos Munda run a mill. Andrés Pilar sells them corn. [S1:Andrés] [C1:said] "
        "[Q1:that it was late].",
        {1: {"name": "Andrés Munda"}},
    ),
    Passage(
        "a_surname_of_two_words_is_no_full_name",
        "The minister, Omer Ben Sorek, left. [S1:Ben Sorek] [C1:said] [Q1:that it was late]. "
        "[S2:Ben Sorek] [C2:added] [Q2:that it rained].",
        {1: {"name": "Omer Ben Sorek"}, 2: {"name": "Omer Ben Sorek"}},
    ),
    Passage(
        "a_surname_is_that_of_the_one_just_named_where_the_first_bearer_is_long_gone",
        "Anna Keller sold eels. " + _RAIN * 3 + "Then Rosa Keller, a nurse, came home. "
        "[S1:Keller] [C1:said] [Q1:that it was late].",
        {1: {"name": "Rosa Keller"}},
    ),
    Passage(
        "a_surname_is_that_of_the_one_who_goes_by_it",
        "Anna Keller sold eels. Anna was ill. Then Anna left. Rosa Keller, a nurse, came home. "
        "[S1:Keller] [C1:said] [Q1:that it was late].",
        {1: {"name": "Rosa Keller"}},
    ),
    Passage(
        "a_surname_is_that_of_the_first_bearer_who_has_gone_by_both",
        "Anna Keller sold eels. Anna was ill. Then Anna left. Keller came back. Rosa Keller, a nurse, came home. "
        "[S1:Keller] [C1:said] [Q1:that it was late].",
        {1: {"name": "Anna Keller"}},
    ),
)
