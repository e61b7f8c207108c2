"""Passages about whom a pronoun or a description means right behind somebody else's words."""

from __future__ import annotations

from passage import Passage

_RAIN = "It rained on the harbour all day. " * 4

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
    Passage(
        "whoever_is_of_an_age_is_whom_the_sentence_before_is_about",
        "The port asked President Otto Brandt this year, as it did last year. [S1:Ned Fallow] [C1:said] "
        "[Q1:it was late].\n\n“[Q2:I starved],” [C2:said] [S2:the 46-year-old], who sold his house. "
        "“[Q3:It rained],” [S3:the 46 year old] [C3:added].",
        {2: {"name": "Ned Fallow"}, 3: {"name": "Ned Fallow"}},
    ),
    Passage(
        "a_consultant_of_an_age_is_whom_the_sentence_before_is_about",
        "[S1:Lena Strand, a port consultant,] [C1:said] [Q1:that it was late]. Otto Brandt met her in May. "
        "“[Q2:I am ill],” [C2:said] [S2:the 42-year-old consultant].",
        {2: {"name": "Otto Brandt"}},
    ),
    Passage(
        "a_consultant_of_no_age_is_the_consultant",
        "[S1:Lena Strand, a port consultant,] [C1:said] [Q1:that it was late]. Otto Brandt met her in May. "
        "“[Q2:I am ill],” [C2:said] [S2:the consultant].",
        {2: {"name": "Lena Strand"}},
    ),
    Passage(
        "the_jurist_is_whose_name_it_led_up_to_in_the_sentence_before",
        "Former judge Lena Strand, a jurist, came home. Jurist and former Law dean at the Avon Academy Otto "
        "Brandt saw lapses. “[Q1:It is late],” [C1:noted] [S1:the jurist].",
        {1: {"name": "Otto Brandt"}},
    ),
    Passage(
        "the_jurist_stays_who_is_one_where_another_only_saw_him",
        "Former judge Lena Strand, a jurist, came home. The jurist’s friend Otto Brandt saw lapses. “[Q1:It "
        "is late],” [C1:noted] [S1:the jurist].",
        {1: {"name": "Lena Strand"}},
    ),
    Passage(
        "the_very_words_of_the_lead_mean_the_same_further_down",
        "[Q1:Avon has to act], [S1:the central port chief] [C1:said]. It rained on the "
        "harbour all day and all night. Ida Lund, managing director of the trust, told clerks so. "
        + _RAIN
        + "[S2:The central port chief] [C2:said] [Q2:it was late].",
        {1: {"name": "Ida Lund"}, 2: {"name": "Ida Lund"}},
    ),
    Passage(
        "the_officials_are_those_who_spoke_in_fuller_words",
        "[S1:Chilean port officials] [C1:said] [Q1:that it was late]. The boat sank on Sunday. [S2:The "
        "officials] [C2:added] [Q2:that it was cold].",
        {2: {"name": "Chilean port officials"}},
    ),
    Passage(
        "the_officials_are_nobodys_where_two_kinds_were_told_of",
        "[S1:Port officials] [C1:said] [Q1:that it was late]. Bank officials met them. [S2:The officials] "
        "[C2:added] [Q2:that it was cold].",
        {2: {"name": "officials"}},
    ),
    Passage(
        "the_official_of_a_land_is_the_official_of_its_people",
        "[S1:A senior Chilean harbour official] [C1:told] Radio Avon [Q1:that it was late]. Now, [S2:the "
        "Chile official] [C2:says] [Q2:that it was cold].",
        {2: {"name": "senior Chilean harbour official"}},
    ),
    Passage(
        "the_official_of_a_land_is_not_that_of_another",
        "[S1:A senior Chilean harbour official] [C1:said] [Q1:that it was late]. Now, [S2:the Peru official] "
        "[C2:says] [Q2:that it was cold].",
        {2: {"name": "Peru official"}},
    ),
    Passage(
        "a_former_general_is_whoever_just_spoke",
        "[S1:Envoy Otto Brandt] [C1:told] Mr Fallow [Q1:that it was late]. “[Q2:It is cold],” [S2:the "
        "retired army general] [C2:said].",
        {2: {"name": "Otto Brandt"}},
    ),
    Passage(
        "a_former_mayor_is_nobody_who_has_not_spoken_or_is_spoken_of",
        "Otto Brandt left on Monday. “[Q1:It is late],” [S1:the former mayor] [C1:said]. [S2:Clerk "
        "Ned Fallow] [C2:said] [Q2:that it was cold]. “[Q3:He was rude],” [S3:the former envoy] [C3:said].",
        {1: {"name": "former mayor"}, 3: {"name": "former envoy"}},
    ),
    Passage(
        "the_official_is_whoever_with_a_post_spoke_last",
        "[S1:Lena Strand, a spokeswoman for the port board,] [C1:said] [Q1:that it was late]. It rained.\n\n"
        "[S2:The official] [C2:added] [Q2:that it was cold].",
        {2: {"name": "Lena Strand"}},
    ),
    Passage(
        "the_official_is_nobody_without_a_post_nor_where_one_without_a_name_spoke",
        "[S1:Lena Strand, a baker,] [C1:said] [Q1:that it was late]. [S2:The official] [C2:added] [Q2:that "
        "it was cold]. [S3:Ned Fallow, a spokesman for the port board,] [C3:said] [Q3:that it was dry]. "
        "[S4:The official] [C4:added] [Q4:that it was wet].",
        {2: {"name": "official"}, 4: {"name": "official"}},
    ),
    Passage(
        "the_person_is_whoever_without_a_name_alone_spoke_in_the_paragraph",
        "[S1:A clerk] [C1:said] [Q1:that it was late].\n\n“[Q2:It is cold],” [C2:said] [S2:a fund manager]. "
        "“[Q3:It is dry],” [S3:the person] [C3:said].",
        {3: {"name": "fund manager"}},
    ),
    Passage(
        "a_spokesman_of_a_lands_ministry_is_the_spokesman_of_the_ministry_named_next",
        "[S1:A spokesman for Chile’s Harbour Ministry] [C1:said] [Q1:that it was late]. [S2:Harbour Ministry "
        "spokesman Karim Hadel] [C2:said] [Q2:that it was cold].",
        {1: {"name": "Karim Hadel"}},
    ),
    Passage(
        "a_spokesman_of_a_lands_ministry_is_not_that_of_another_ministry",
        "[S1:A spokesman for Norland’s Harbour Ministry] [C1:said] [Q1:it was late]. [S2:Roads Ministry "
        "spokesman Karim Hadel] [C2:said] [Q2:that it was cold].",
        {1: {"type": "anonymous"}},
    ),
    Passage(
        "a_body_and_the_groups_listed_behind_it_all_speak",
        "[S1:The UN, local charities and Chilean officials] [C1:said] [Q1:that it was late]. [S2:The UN, "
        "which feeds charities and officials,] [C2:said] [Q2:that it was cold].",
        {
            1: {"names": ("UN", "local charities", "Chilean officials")},
            2: {"names": ("UN",)},
        },
    ),
    Passage(
        "a_bodys_staff_of_two_kinds_are_no_list_with_it",
        "[S1:UN clerks and officials] [C1:said] [Q1:that it was late]. [S2:The UN and the EU] [C2:said] "
        "[Q2:that it was cold].",
        {1: {"names": ("UN clerks", "officials")}, 2: {"names": ("UN", "EU")}},
    ),
)
