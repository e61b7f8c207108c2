"""Passages about posts taken up again in short, and about who keeps the floor."""

from __future__ import annotations

from passage import Passage

FLOOR = (
    Passage(
        "initials_of_a_post_are_its_holder",
        "[S1:Karim Soll, Brenda superintendent of police (SP),] [C1:told] reporters [Q1:that the men fled].\n\n"
        "“[Q2:The road was cleared by noon],” [C2:said] [S2:the SP].",
        {2: {"name": "Karim Soll", "type": "person"}},
    ),
    Passage(
        "initials_of_a_body_with_people_are_no_holder",
        "[S1:Karim Soll, Brenda superintendent of police,] [C1:said] [Q1:that the men fled]. The SP leader "
        "Hanna Voll was there. [S2:The SP] [C2:said] [Q2:it would march].",
        {2: {"name": "SP", "type": "organization"}},
    ),
    Passage(
        "initials_of_a_deputy_post_go_with_deputy",
        "Prime Minister Ola Brandt and Deputy Prime Minister Tove Lunde met on Monday.\n\n[S1:The PM] [C1:said] "
        "[Q1:that it was late]. [S2:The Deputy PM] [C2:said] [Q2:that it was early].",
        {1: {"name": "Ola Brandt"}, 2: {"name": "Tove Lunde"}},
    ),
    Passage(
        "a_deputy_is_not_called_by_the_initials_of_the_post_above",
        "Deputy Prime Minister Tove Lunde was there on Monday.\n\n[S1:The PM] [C1:said] [Q1:that it was late].",
        {1: {"name": "PM"}},
    ),
    Passage(
        "the_pm_of_another_land_is_another",
        "Prime Minister of Norway Ola Brandt was there on Monday.\n\n[S1:The PM of Chile] [C1:said] "
        "[Q1:that it was late].",
        {1: {"name": "PM"}},
    ),
    Passage(
        "a_top_diplomat_is_the_foreign_minister_of_that_land",
        "Chile's foreign minister, Omar Rassel, met his Peruvian counterpart on Sunday.\n\n"
        "[S1:The Chilean top diplomat] [C1:said] [Q1:that the ties were close]. [S2:The Peruvian top diplomat] "
        "[C2:said] [Q2:that they were not]. [S3:The top diplomat of Peru] [C3:added] [Q3:that he was tired].",
        {1: {"name": "Omar Rassel"}, 2: {"name": "Peruvian top diplomat"}, 3: {"name": "top diplomat of Peru"}},
    ),
    Passage(
        "a_top_diplomat_is_no_other_minister",
        "The finance minister, Omar Rassel, met his counterpart on Sunday.\n\n[S1:The top diplomat] [C1:said] "
        "[Q1:that the ties were weak].",
        {1: {"name": "top diplomat"}},
    ),
    Passage(
        "a_post_in_capitals_is_whoever_came_in_with_it",
        "Ambassador at Large of Chile Pablo Werrui and the mayor's guest, Ana Lind, came in June.\n\n"
        "[S1:The Ambassador] [C1:said] [Q1:that it was late].",
        {1: {"name": "Pablo Werrui"}},
    ),
    Passage(
        "a_post_in_capitals_is_not_whoever_came_in_as_somebodys_guest",
        "The Ambassador's guest, Ana Lind, came in June.\n\n[S1:The Ambassador] [C1:said] [Q1:that it was late].",
        {1: {"name": "Ambassador", "type": "anonymous"}},
    ),
)
