"""Passages about several who speak together, and whom *which* means of a body, its place and its like."""

from __future__ import annotations

from passage import Passage

LISTS = (
    Passage(
        "a_body_with_a_name_and_others_without_are_all_who_speak",
        "[S1:The UN, foreign charities and Chilean officials] have [C1:accused] [Q1:the port of theft].",
        {1: {"name": "UN, foreign charities and Chilean officials"}},
    ),
    Passage(
        "a_body_and_what_it_is_are_one",
        "[S1:The UN, a body of charities and officials], has often [C1:accused] [Q1:the port of theft].",
        {1: {"name": "UN"}},
    ),
    Passage(
        "a_person_and_two_trades_of_his_are_one",
        "[S1:Ned Fallow, a baker and poet], has often [C1:accused] [Q1:the port of theft].",
        {1: {"name": "Ned Fallow"}},
    ),
    Passage(
        "lands_of_whatever_label_are_all_who_speak",
        "[S1:Chile, Peru and the United States] [C1:welcomed] [Q1:the end of the strike].",
        {1: {"name": "Chile, Peru and United States"}},
    ),
    Passage(
        "which_with_a_verb_of_several_is_all_of_them",
        "The lands met in Lima, with the exception of Mali, Chad and Niger, [S1:which] have [C1:said] "
        "[Q1:that they are late].",
        {1: {"name": "Mali, Chad and Niger"}},
    ),
    Passage(
        "which_with_a_verb_of_one_is_the_last",
        "The lands met in Lima, with the exception of Mali, Chad and Niger, [S1:which] has [C1:said] "
        "[Q1:that it is late].",
        {1: {"name": "Niger"}},
    ),
    Passage(
        "the_places_from_which_several_come_do_not_speak",
        "[S1:Three panels of writers, from New York, Chicago and Boston], [C1:spoke] "
        "[Q1:about their love of boats].",
        {1: {"name": "panels of writers"}},
    ),
    Passage(
        "a_body_says_so_and_not_the_land_it_is_in",
        "Ned Fallow is the head of the Harbour Dialogue Group in Chile, [S1:which] [C1:says] "
        "[Q1:that it is late].",
        {1: {"name": "Harbour Dialogue Group"}},
    ),
    Passage(
        "a_land_in_which_somebody_met_a_body_may_say_so",
        "Ned Fallow met the Harbour Dialogue Group near Chile, [S1:which] [C1:says] [Q1:that it is late].",
        {1: {"name": "Chile"}},
    ),
)
