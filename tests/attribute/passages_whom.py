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
        "Anna Keller sold eels. Anna was ill. Then Anna left. Keller came back. Rosa Keller, a nurse, "
        "came home. "
        "[S1:Keller] [C1:said] [Q1:that it was late].",
        {1: {"name": "Anna Keller"}},
    ),
    Passage(
        "the_minister_is_no_member_whom_a_clause_in_front_names",
        "The Minister of Ports, Otto Brandt, rose. Answering a question from the Member for Avon North, "
        "Ms Lena Strand, "
        "[S1:the Minister] [C1:said] [Q1:that it was late].",
        {1: {"name": "Otto Brandt"}},
    ),
    Passage(
        "the_director_stays_whose_name_stands_right_before",
        "On Monday, Lena Strand, the director of the Port Trust, spoke. “[Q1:It is late],” [S1:Lena "
        "Strand, the trust’s director] "
        "[C1:said].",
        {1: {"name": "Lena Strand"}},
    ),
    Passage(
        "a_leader_is_nobody_whom_the_words_name",
        "Drivers shut the road, and [S1:their leader] [C1:said] [Q1:they would stay till President Otto "
        "Brandt came].",
        {1: {"name": "leader", "type": "anonymous"}},
    ),
    Passage(
        "a_bloc_itself_is_the_bloc",
        "The bloc UNALU met on Monday. [S1:The bloc itself] [C1:said] [Q1:that it was late].",
        {1: {"name": "UNALU", "type": "organization"}},
    ),
    Passage(
        "a_spokesman_for_a_mills_owner_is_not_the_owner",
        "[S1:A spokesman for the mill’s owner, the Avon-listed Vale Foods,] [C1:said] [Q1:that it was late].",
        {1: {"type": "anonymous"}},
    ),
    Passage(
        "counsel_for_a_trust_is_who_is_named_behind",
        "[S1:Counsel for the trust, Ned Fallow,] [C1:said] [Q1:that it was late].",
        {1: {"name": "Ned Fallow"}},
    ),
    Passage(
        "a_managing_director_is_no_firm",
        "[S1:Corvane managing director Lena Strand] [C1:said] [Q1:that it was late].",
        {1: {"name": "Lena Strand", "type": "person"}},
    ),
    Passage(
        "he_is_for_whom_it_was_told",
        "Otto Brandt wrote songs. Ned Fallow has sung them all. For Mr Fallow, Brandt’s songs were a "
        "home.\n\n"
        "“[Q1:He found words for it],” [S1:he] [C1:said].",
        {1: {"name": "Ned Fallow"}},
    ),
    Passage(
        "he_is_the_subject_behind_for_somebody",
        "Otto Brandt wrote songs. Ned Fallow has sung them all. For Fallow, Brandt changed a song.\n\n"
        "“[Q1:I found words for it],” [S1:he] [C1:said].",
        {1: {"name": "Otto Brandt"}},
    ),
    Passage(
        "he_is_my_driver_who_has_just_come_in",
        "Senator Otto Brandt wants a vote. [S1:He] [C1:said] [Q1:that it was late]. Brandt has promised "
        "one.\n\n"
        "My driver has a theory. [S2:He] [C2:says] [Q2:that it is early].",
        {1: {"name": "Otto Brandt"}, 2: {"type": "anonymous", "role": "driver"}},
    ),
    Passage(
        "he_is_not_the_clerk_whom_all_know",
        "Senator Otto Brandt wants a vote. [S1:He] [C1:said] [Q1:that it was late].\n\n"
        "Brandt met the clerk. [S2:He] [C2:says] [Q2:that it is early].",
        {2: {"name": "Otto Brandt"}},
    ),
    Passage(
        "a_source_that_is_quoted_as_saying_is_the_source",
        "The agency quoted [S1:a harbour source] [C1:as saying] [Q1:that it was late]. [S2:The source] "
        "[C2:said] "
        "[Q2:that it rained].",
        {2: {"name": "harbour source"}},
    ),
    Passage(
        "he_in_a_quotation_is_whom_it_asked",
        "Otto Brandt left the field. “[Q1:I asked the fourth official, and [S2:he] [C2:told] me "
        "[Q2:that it was late]],” "
        "[S1:Lena Strand] [C1:said].",
        {2: {"name": "fourth official", "type": "anonymous"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "it_is_often_said_has_no_source",
        "The song is old. “[Q1:[S2:It] [C2:’s often said] [Q2:that songs are free]],” [S1:Lena Strand] "
        "[C1:said].",
        {2: {"speaker": None}},
        {2: {"parent": 1}},
    ),
    Passage(
        "as_they_say_is_nobody",
        "The crews slept. [Q1:It was late], as [S1:they] [C1:say]. [Q2:It was late], as [S2:they] "
        "[C2:said] on Monday.",
        {1: {"speaker": None}, 2: {"type": "group"}},
    ),
    Passage(
        "both_are_the_two_just_named",
        "Otto Brandt ran the mill. Lena Strand ran the port. [S1:Both] [C1:said] [Q1:that it was late].",
        {1: {"names": ("Otto Brandt", "Lena Strand")}},
    ),
    Passage(
        "both_of_three_are_nobody",
        "Otto Brandt ran the mill that Lena Strand built. Rosa Lind ran the port. [S1:Both] [C1:said] "
        "[Q1:that it was late].",
        {1: {"type": "group"}},
    ),
    Passage(
        "one_of_them_is_what_stands_behind",
        "Crews sang. [S1:One of them, a welder from Avon,] [C1:said] [Q1:that it was late].",
        {1: {"name": "welder from Avon", "type": "anonymous"}},
    ),
    Passage(
        "they_are_the_spokesperson_who_has_just_spoken",
        "The Lind family sold eels.\n\n[S1:A spokesperson for the council] [C1:denied] [Q1:that it was "
        "late]. "
        "[S2:They] [C2:said] [Q2:that it was early].",
        {2: {"name": "spokesperson for the council"}},
    ),
    Passage(
        "they_are_the_people_of_whom_a_spokesperson_spoke",
        "[S1:A spokesperson for the council] [C1:said] [Q1:that residents were angry]. "
        "[S2:They] [C2:said] [Q2:that it was early].",
        {2: {"name": "residents", "type": "group"}},
    ),
    Passage(
        "they_are_a_people_that_was_the_subject",
        "Zimbabweans face raids and letters from agencies. [S1:They] [C1:say] [Q1:that they are afraid].",
        {1: {"name": "Zimbabweans", "type": "group"}},
    ),
    Passage(
        "a_nickname_in_marks_names_its_bearer",
        "Darren “Bodge” Keller married on Monday. [S1:Bodge] [C1:said] [Q1:that it was late]. "
        "[S2:Podge] [C2:said] "
        "[Q2:that it was early].",
        {1: {"name": "Darren Keller"}, 2: {"name": "Podge"}},
    ),
    Passage(
        "a_body_known_as_its_letters",
        "The Harbour Pilots Confederation, known by its French acronym MLM, met. [S1:MLM] [C1:said] "
        "[Q1:that it was late].",
        {1: {"name": "Harbour Pilots Confederation"}},
    ),
    Passage(
        "two_letters_are_a_union_of_states_named_in_full",
        "The European Union met in Oslo. [S1:The EU] [C1:said] [Q1:that it was late].",
        {1: {"name": "European Union"}},
    ),
    Passage(
        "a_pseudonym_is_whoever_uses_it",
        "A former clerk spoke on Monday. The clerk, who referred to herself by the pseudonym Lena, wept. "
        "[S1:Lena] [C1:said] [Q1:that it was late].",
        {1: {"name": "Lena"}},
    ),
    Passage(
        "a_name_in_marks_is_given_to_who_is_described",
        "A young man named “Ned Fallow” was there, and [S1:he] [C1:said] [Q1:that it was late].",
        {1: {"name": "Ned Fallow"}},
    ),
    Passage(
        "the_head_of_a_body_is_its_president",
        "The president of the Harbour Trust, Lena Strand, met Otto Brandt, its vice president. It rained. "
        "[S1:The Harbour Trust head] [C1:said] [Q1:that it was late].",
        {1: {"name": "Lena Strand"}},
    ),
    Passage(
        "a_bodys_president_needs_no_article",
        "The president of the Harbour Trust, Lena Strand, met Otto Brandt. It rained. "
        "[S1:Harbour Trust president] [C1:said] [Q1:that it was late].",
        {1: {"name": "Lena Strand"}},
    ),
    Passage(
        "the_goalkeeper_is_the_only_one_told_of",
        "[S1:Rovers coach Ned Fallow] [C1:said] [Q1:that it was late]. “[Q2:It rained],” "
        "[S2:the former Chile goalkeeper] [C2:added].",
        {2: {"name": "Ned Fallow"}},
    ),
    Passage(
        "the_goalkeeper_is_nobody_of_two",
        "[S1:Rovers coach Ned Fallow] [C1:said] [Q1:that it was late]. Rovers captain Otto Brandt "
        "laughed. “[Q2:It rained],” "
        "[S2:the former Chile goalkeeper] [C2:added].",
        {2: {"type": "anonymous"}},
    ),
    Passage(
        "the_accused_is_a_person_and_a_regulator_a_commission",
        "The Port Fees Commission met. [S1:The regulator] [C1:said] [Q1:that it was late]. [S2:The "
        "accused] [C2:said] "
        "[Q2:that it was early].",
        {1: {"name": "Port Fees Commission"}, 2: {"name": "accused", "type": "anonymous"}},
    ),
    Passage(
        "her_son_is_the_son_whom_she_met",
        "Lena Strand met her son, Bo Ek, in May. Strand has died. "
        "[Q1:She had been ill], [S1:her son] [C1:said].",
        {1: {"name": "Bo Ek"}},
    ),
    Passage(
        "her_son_is_not_the_son_of_another",
        "Lena Strand met Rosa Lind and Rosa’s son, Bo Ek, in May. Strand has died. [Q1:She had been ill], "
        "[S1:her son] [C1:said].",
        {1: {"name": "Strand’s son", "type": "anonymous"}},
    ),
    Passage(
        "observers_from_a_body_are_not_the_body",
        "[S1:Harbour observers from the Avon-based Organization of Seafaring States] [C1:said] "
        "[Q1:that it was late].",
        {1: {"type": "group"}},
    ),
    Passage(
        "reports_from_across_the_country_are_reports",
        "[S1:Reports from across the country] [C1:said] [Q1:that it was late].",
        {1: {"name": "reports from across the country", "type": "document"}},
    ),
    Passage(
        "letters_are_not_the_scheme_that_opens_with_them",
        "The RPKA Talent Growth Scheme opened. [S1:RPKA] [C1:said] [Q1:that it was late].",
        {1: {"name": "RPKA"}},
    ),
    Passage(
        "letters_are_the_firm_that_opens_with_them",
        "RPKA Holdings opened. [S1:RPKA] [C1:said] [Q1:that it was late].",
        {1: {"name": "RPKA Holdings"}},
    ),
    Passage(
        "three_groups_are_three",
        "[S1:Sailors, welders and residents] [C1:said] [Q1:that it was late].",
        {1: {"names": ("sailors", "welders", "residents")}},
    ),
    Passage(
        "the_second_of_two_leaders_with_parties_speaks_too",
        "[S1:Their leaders, Otto Brandt of the CTF, and Ned Fallow of the UDW,] [C1:said] "
        "[Q1:that it was late].",
        {1: {"names": ("Otto Brandt", "Ned Fallow")}},
    ),
    Passage(
        "the_person_is_the_one_close_to_the_firm",
        "[S1:A person close to the firm] [C1:said] [Q1:that it was late]. [S2:The person] [C2:added] "
        "[Q2:that it rained].",
        {
            1: {"name": "person close to the firm", "type": "anonymous"},
            2: {"name": "person close to the firm"},
        },
    ),
    Passage(
        "a_port_operator_is_a_body_though_it_sounds_like_a_person",
        "Crews met the port operator, Corredo Termaro, on Monday. [S1:Corredo Termaro] [C1:said] "
        "[Q1:that it was late]. [S2:The company] [C2:added] [Q2:that it rained].",
        {1: {"name": "Corredo Termaro", "type": "organization"}, 2: {"name": "Corredo Termaro"}},
    ),
    Passage(
        "an_officer_of_a_union_is_no_union",
        "[S1:Cerys Pugh, the union’s national officer,] [C1:said] [Q1:that it was late].",
        {1: {"name": "Cerys Pugh", "type": "person"}},
    ),
    Passage(
        "whoever_is_spoken_to_answers",
        "“[Q1:Well?]” [C1:said] [S1:the clerk] to Lena Strand, and [S2:she] [C2:replied]: “[Q2:No!]”",
        {2: {"name": "Lena Strand"}},
    ),
    Passage(
        "whoever_speaks_to_somebody_goes_on",
        "[S1:Rosa Lind] [C1:said] to Lena Strand [Q1:that it was late], and [S2:she] [C2:added] "
        "[Q2:that it rained].",
        {2: {"name": "Rosa Lind"}},
    ),
    Passage(
        "a_president_of_a_land_may_be_named_far_below",
        "[S1:The Chilean president] [C1:said] [Q1:that it was late]. "
        + _RAIN
        + "Later the president of Chile, Ned Fallow, left.",
        {1: {"name": "Ned Fallow"}},
    ),
    Passage(
        "letters_are_a_firm_of_several_words",
        "RPKA Technology Co opened. [S1:RPKA] [C1:said] [Q1:that it was late].",
        {1: {"name": "RPKA Technology Co"}},
    ),
)
