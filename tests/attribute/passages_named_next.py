"""Passages about who is told of again: named in the next sentence, by other words, or behind a paper."""

from __future__ import annotations

from passage import Passage

NAMED_NEXT = (
    Passage(
        "a_learned_trade_is_the_doctor_whom_the_next_sentence_is_about",
        "[S1:A Peruvian surgeon, held at the harbour,] [C1:said] [Q1:she was late for a medal].\n\n"
        "Dr Lena Ortiz was to get it on Monday but was not able to come.",
        {1: {"name": "Lena Ortiz", "type": "person"}},
    ),
    Passage(
        "a_church_leader_is_the_reverend_named_next",
        "[S1:A church leader] [C1:said] [Q1:that it was late].\n\n"
        "The Reverend Paul Okoro, who is the president of the Methodist Union of Alden, left.",
        {1: {"name": "Paul Okoro", "type": "person"}},
    ),
    Passage(
        "a_church_leader_is_no_president_of_another_body_named_next",
        "[S1:A church leader] [C1:said] [Q1:that it was late].\n\n"
        "Paul Okoro, who is the president of the Port Trust, left.",
        {1: {"name": "church leader", "type": "anonymous"}},
    ),
    Passage(
        "a_rescue_official_has_a_post_at_the_rescue_agency",
        "[S1:A Danish mountain rescue official] [C1:said] [Q1:that it was late]. Bo Ek, deputy head of "
        "operations at the national mountain rescue agency, left.",
        {1: {"name": "Bo Ek", "type": "person"}},
    ),
    Passage(
        "a_port_official_has_no_post_at_the_rescue_agency",
        "[S1:A Danish port official] [C1:said] [Q1:that it was late]. Bo Ek, deputy head of "
        "operations at the national mountain rescue agency, left.",
        {1: {"name": "Danish port official", "type": "anonymous"}},
    ),
    Passage(
        "a_botanist_is_no_doctor_to_whom_the_next_sentence_turns",
        "[S1:A leading botanist] [C1:said] [Q1:that it was late].\n\nBut Dr Karin Holt went home.",
        {1: {"name": "leading botanist", "type": "anonymous"}},
    ),
    Passage(
        "a_clerk_is_no_doctor",
        "[S1:A leading clerk] [C1:said] [Q1:that it was late].\n\nDr Karin Holt went home.",
        {1: {"name": "leading clerk", "type": "anonymous"}},
    ),
    Passage(
        "a_botanist_is_neither_of_two_doctors",
        "[S1:A leading botanist] [C1:said] [Q1:that it was late].\n\nDr Karin Holt met Professor Bo Ek.",
        {1: {"name": "leading botanist", "type": "anonymous"}},
    ),
    Passage(
        "the_official_of_a_body_is_not_its_leader",
        "[S1:An official from Peruvian leader Luis Vega's Reform movement] [C1:said] [Q1:that it was late]. "
        "It rained in Lima. [S2:The Reform official] [C2:added] [Q2:that it was cold].",
        {2: {"name": "official from Peruvian leader Luis Vega's Reform movement", "type": "anonymous"}},
    ),
    Passage(
        "the_official_is_whom_a_verb_missed_by_the_parse_introduced",
        "[S1:Councilwoman Ann Roe] [C1:said] [Q1:that the mayor had left].\n\n"
        "[S2:A top female city official who frequently appears before the council] [C2:agreed] "
        "[Q2:that men were preferred]. [Q3:“It is late,”] [S3:the official] [C3:said].",
        {3: {"name": "top female city official", "type": "anonymous"}},
    ),
    Passage(
        "who_told_police_goes_on_behind_the_papers_that_say_so",
        "Sergeant Bo Ek led the search. The waiter sat in a red van. "
        "[Q1:[S2:The waiter] [C2:told] the police [Q2:that it was late]], [S1:court papers] [C1:say]. "
        "[S3:He] [C3:said] [Q3:that the gate was shut].",
        {2: {"name": "waiter"}, 3: {"name": "waiter"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "who_told_police_does_not_go_on_behind_a_man_who_says_so",
        "The waiter sat in a red van. "
        "[Q1:[S2:The waiter] [C2:told] the police [Q2:that it was late]], [S1:Sergeant Bo Ek] [C1:said]. "
        "[S3:He] [C3:said] [Q3:that the gate was shut].",
        {3: {"name": "Bo Ek"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "letters_that_an_article_explains_are_no_outlets",
        "Ann Roe was held by the Australian Fisheries Police (AFP) and the Department of Ports. "
        "[S1:The AFP] [C1:said] [Q1:that it was late].",
        {1: {"name": "Australian Fisheries Police", "agency": None}},
    ),
    Passage(
        "letters_that_an_article_explains_as_the_outlets_are_the_outlets",
        "[S1:Ann Roe] [C1:told] Agence France-Presse (AFP) [Q1:that it was late]. "
        "[S2:AFP] [C2:said] [Q2:that it was cold].",
        {1: {"agency": ("Agence France-Presse", "told")},
         2: {"name": "Agence France-Presse", "agency": ("Agence France-Presse", "speaker")}},
    ),
    Passage(
        "a_native_with_a_capital_is_a_person",
        "Her manager, Anneke Voss, was less poetic. [Q1:“We were cold,”] [S1:the Dutchwoman] [C1:said].",
        {1: {"name": "Anneke Voss", "type": "person"}},
    ),
    Passage(
        "a_native_of_the_other_sex_is_another",
        "Her manager, Anneke Voss, was less poetic. [Q1:“We were cold,”] [S1:the Dutchman] [C1:said].",
        {1: {"name": "Dutchman", "type": "anonymous"}},
    ),
    Passage(
        "a_native_is_somebody",
        "It rained in Alden. [S1:A Scot] [C1:said] [Q1:that it was late].",
        {1: {"name": "Scot", "type": "anonymous"}},
    ),
    Passage(
        "a_trade_is_the_one_body_spoken_of",
        "Rask Marine Plc lost money on Monday. [S1:The shipbuilder] [C1:said] [Q1:that it was late].",
        {1: {"name": "Rask Marine Plc", "type": "organization"}},
    ),
    Passage(
        "a_trade_is_neither_of_two_bodies",
        "Corvane Marine and Rask Metal lost money on Monday. [S1:The shipbuilder] [C1:said] "
        "[Q1:that it was late].",
        {1: {"name": "shipbuilder", "type": "organization"}},
    ),
    Passage(
        "a_trade_is_no_body_whose_name_tells_another",
        "Corvane University lost money on Monday. [S1:The shipbuilder] [C1:said] [Q1:that it was late].",
        {1: {"name": "shipbuilder", "type": "organization"}},
    ),
    Passage(
        "he_is_whose_digs_they_are_where_nobody_else_is",
        "Bo Hayakawa dug in the sand. [Q1:Hayakawa's own digs], [S1:he] [C1:said], [Q1:had turned up beads].",
        {1: {"name": "Bo Hayakawa"}},
    ),
    Passage(
        "he_is_not_whose_digs_they_are_where_another_spoke",
        "[S2:Tom Reyl] [C2:said] [Q2:that it was late]. [Q1:Bo Hayakawa's own digs], [S1:he] [C1:said], "
        "[Q1:had turned up arrows].",
        {1: {"name": "Tom Reyl"}},
    ),
    Passage(
        "a_title_is_nobody_who_comes_later",
        "Council leader Maureen Stott left the room. [Q1:“It is late,”] [C1:said] [S1:Cllr Stott].\n\n"
        "Councillor Jim Stott stayed.",
        {1: {"name": "Maureen Stott"}},
    ),
    Passage(
        "a_title_is_whoever_has_it_where_the_other_has_another",
        "Mayor Maureen Stott left the room. [Q1:“It is late,”] [C1:said] [S1:Senator Stott].\n\n"
        "Senator Jim Stott stayed.",
        {1: {"name": "Jim Stott"}},
    ),
    Passage(
        "an_echo_that_is_told_something_is_a_newspaper",
        "[S1:A source close to the board] [C1:told] the Pellworth Echo [Q1:that it was late].",
        {1: {"agency": ("Pellworth Echo", "told")}},
    ),
)  # fmt: skip
