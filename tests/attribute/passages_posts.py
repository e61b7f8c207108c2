"""Passages about posts: which one somebody holds, where it begins and ends, and in which body."""

from __future__ import annotations

from passage import Passage

POSTS = (
    Passage(
        "a_given_name_that_is_anothers_surname_stays_a_given_name",
        "Dr. [S1:Colin Moss] [C1:said] [Q1:the quay was wet]. Dr. [S2:Vera Colin] [C2:said] [Q2:it was dry].",
        {1: {"name": "Colin Moss"}, 2: {"name": "Vera Colin"}},
    ),
    Passage(
        "a_role_stays_with_whom_it_was_told_of_where_a_surname_is_anothers_given_name",
        "Resident [S1:Grant Weaver] [C1:said] [Q1:the quay was wet].\n\nCouncil spokeswoman "
        "[S2:Jill Grant] [C2:said] [Q2:it was dry].",
        {
            1: {"name": "Grant Weaver", "role": "Resident"},
            2: {"name": "Jill Grant", "role": "Council spokeswoman"},
        },
    ),
    Passage(
        "a_headlines_verb_is_no_part_of_a_name",
        "Moss Slams Harbour Plan Again\n\n[S1:Colin Moss] [C1:said] [Q1:the plan was late]. "
        "[S2:Moss] [C2:said] [Q2:so again].",
        {1: {"name": "Colin Moss"}, 2: {"name": "Colin Moss"}},
    ),
    Passage(
        "a_post_is_told_before_a_rank_or_a_profession",
        "The harbour spokesman, SP [S1:Lina Poe], [C1:said] [Q1:the quay was wet]. The minister of ports "
        "and docks, "
        "Engr. [S2:Karim Saif], [C2:said] [Q2:it was dry]. Police spokesperson Inspector [S3:Owen Tully] "
        "[C3:said] "
        "[Q3:it was shut].",
        {
            1: {"name": "Lina Poe", "role": "harbour spokesman"},
            2: {"name": "Karim Saif", "role": "minister of ports and docks"},
            3: {"name": "Owen Tully", "role": "Police spokesperson"},
        },
    ),
    Passage(
        "a_rank_alone_is_a_post",
        "Inspector [S1:Lina Poe] [C1:said] [Q1:the quay was wet]. The deputy Inspector [S2:Owen Tully] "
        "[C2:said] "
        "[Q2:it was dry].",
        {1: {"name": "Lina Poe", "role": "Inspector"}, 2: {"name": "Owen Tully", "role": "deputy Inspector"}},
    ),
    Passage(
        "a_name_behind_a_post_needs_no_second_comma_where_the_post_does_something",
        "The union chairman, [S1:Bob Lee] on Monday [C1:told] reporters [Q1:the quay was wet].",
        {1: {"name": "Bob Lee", "role": "union chairman"}},
    ),
    Passage(
        "who_speaks_of_the_chairman_is_not_he",
        "Last week the chairman, [S1:Bob Lee] [C1:said], [Q1:had been absent].",
        {1: {"name": "Bob Lee", "role": None}},
    ),
    Passage(
        "two_posts_joined_by_and_are_one_persons",
        "The head of the choir and town councillor, [S1:Lina Poe], [C1:said] [Q1:it was over].",
        {1: {"name": "Lina Poe", "role": "head of the choir and town councillor"}},
    ),
    Passage(
        "the_second_of_two_people_joined_by_and_has_his_own_post_only",
        "He rang Owen Tully and the union chairman, [S1:Bob Lee], [C1:said] [Q1:it was over].",
        {1: {"name": "Bob Lee"}},
    ),
    Passage(
        "a_list_is_part_of_a_post",
        "[S1:Lars Moe], director of sales for Norland, Sudland and the isles, [C1:said] [Q1:fares would "
        "fall].",
        {1: {"role": "director of sales for Norland, Sudland and the isles"}},
    ),
    Passage(
        "people_behind_a_post_are_no_part_of_it",
        "Lars Moe, head of the bank, Ida Moss and Bo Ek left. [S1:Moe] [C1:said] [Q1:fares would fall].",
        {1: {"role": "head of the bank"}},
    ),
    Passage(
        "then_and_under_open_a_post",
        "The book stopped then-Prime Minister Lars Moe from resigning. [S1:Moe] [C1:said] [Q1:so]. Under "
        "Secretary "
        "[S2:Lina Poe] [C2:said] [Q2:it was signed].",
        {1: {"role": "then-Prime Minister"}, 2: {"role": "Under Secretary"}},
    ),
    Passage(
        "then_and_under_that_open_no_post",
        "Then mayor [S1:Lars Moe] [C1:said] [Q1:so]. Under pressure Secretary [S2:Lina Poe] [C2:said] "
        "[Q2:it was "
        "signed].",
        {1: {"name": "Lars Moe", "role": "mayor"}, 2: {"role": "Secretary"}},
    ),
    Passage(
        "what_somebody_got_is_no_part_of_a_post",
        "The court gave two years in jail for former Avon coach [S1:Lars Moe], who [C1:said] [Q1:he would "
        "appeal].",
        {1: {"role": "former Avon coach"}},
    ),
    Passage(
        "a_courtesy_before_somebody_of_a_firm_is_no_role",
        "Her lawyer, Mr [S1:Rajan Poe] from Reed & Ong LLC, [C1:said] [Q1:so]. Captain [S2:Owen Tully] of "
        "the Coast "
        "Watch [C2:said] [Q2:it was late].",
        {
            1: {"role": "lawyer", "affiliation": "Reed & Ong LLC"},
            2: {"role": "Captain", "affiliation": "Coast Watch"},
        },
    ),
    Passage(
        "a_party_in_full_before_a_lawmaker_is_the_affiliation",
        "Coastal Forest Party (CFP) Legislator [S1:Lina Poe] [C1:said] [Q1:the dam was old]. Veteran Labour "
        "MP [S2:Lars Moe] [C2:said] [Q2:it was new]. Democratic legislator [S3:Bo Ek] [C3:said] [Q3:so].",
        {1: {"affiliation": "Coastal Forest Party"}, 2: {"affiliation": "Labour"}, 3: {"affiliation": None}},
    ),
    Passage(
        "a_party_before_a_seat_in_brackets_is_the_affiliation",
        "[S1:Lars Moe] (Reform Union, Tarvo East) [C1:said] [Q1:the dam was old]. [S2:Bo Ek] (Avon, Ohio) "
        "[C2:said] [Q2:so].",
        {1: {"affiliation": "Reform Union"}, 2: {"affiliation": None}},
    ),
    Passage(
        "initials_before_a_title_are_the_body_that_the_article_spells_out",
        "The Lakes Conservation Service (LCS) closed the track. LCS Senior Ranger [S1:Lars Moe] [C1:said] "
        "[Q1:dogs were loose]. BTR Senior Ranger [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "Lakes Conservation Service"}, 2: {"affiliation": None}},
    ),
    Passage(
        "what_a_post_is_in_charge_of_is_no_body",
        "Provincial Election Commissioner [S1:Lina Poe] [C1:said] [Q1:it was late]. Dr. [S2:Ida Moss], the "
        "District Health Officer, [C2:said] [Q2:so]. Education Permanent Secretary [S3:Bo Ek] [C3:said] "
        "[Q3:it was not]. Avon Health Trust director [S4:Lars Moe] [C4:said] [Q4:no].",
        {
            1: {"role": "Provincial Election Commissioner", "affiliation": None},
            2: {"role": "District Health Officer", "affiliation": None},
            3: {"affiliation": None},
            4: {"affiliation": "Avon Health Trust"},
        },
    ),
    Passage(
        "a_union_of_another_is_not_a_minister_of_labour",
        "Labor Minister [S1:Lars Moe] [C1:said] [Q1:it was late]. [S2:A company spokesman] [C2:said] "
        "[Q2:so].",
        {1: {"role": "Labor Minister", "affiliation": None}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_treasury_before_a_grade_of_secretary_is_the_affiliation",
        "Treasury Principal Secretary [S1:Lars Moe] [C1:said] [Q1:it was late]. Health Principal Secretary "
        "[S2:Ida Moss] [C2:said] [Q2:so].",
        {1: {"affiliation": "Treasury"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_body_that_opens_a_sentence_keeps_its_capital",
        "Fire Service commander [S1:Lars Moe] [C1:said] [Q1:it was late]. Police spokesman [S2:Bo Ek] "
        "[C2:said] [Q2:so].",
        {1: {"affiliation": "Fire Service"}, 2: {"affiliation": "police"}},
    ),
    Passage(
        "a_chiefs_title_before_a_professor_is_no_body",
        "Nii Professor [S1:Lars Moe], of Moss Clinic fame, [C1:said] [Q1:it was late].",
        {1: {"affiliation": "Moss Clinic"}},
    ),
    Passage(
        "a_name_with_the_before_it_that_has_a_secretary_is_a_body",
        "The Pehla Tehrik's information secretary, [S1:Bo Ek], [C1:said] [Q1:it was late]. Ann Roe's "
        "secretary, [S2:Lars Moe], [C2:said] [Q2:so].",
        {1: {"affiliation": "Pehla Tehrik"}, 2: {"role": "Ann Roe's secretary"}},
    ),
    Passage(
        "its_registrar_is_of_the_body_before",
        "The Clerks' Council of Tarvo shut the school. [S1:Its registrar] [C1:said] [Q1:it was old]. "
        "[S2:Her registrar] [C2:said] [Q2:so].",
        {1: {"affiliation": "Clerks' Council of Tarvo"}, 2: {"affiliation": None}},
    ),
    Passage(
        "an_unlisted_trade_at_a_body_is_of_it",
        "[S1:Lina Poe], a toxicologist at Tarvo State University, [C1:said] [Q1:it was late]. [S2:Bo Ek], "
        "who heads the HTB labor federation, [C2:said] [Q2:so]. [S3:Ida Moss], who met the HTB labor "
        "federation, [C3:said] [Q3:no].",
        {1: {"affiliation": "Tarvo State University"}, 2: {"affiliation": "HTB"}, 3: {"affiliation": None}},
    ),
    Passage(
        "a_club_of_two_words_is_whole",
        "Tarvo Kings coach [S1:Bo Ek] [C1:said] [Q1:it was late]. Avon Trust bosses met. Avon Trust "
        "chairman [S2:Lars Moe] [C2:said] [Q2:so].",
        {1: {"affiliation": "Tarvo Kings"}, 2: {"affiliation": "Avon Trust"}},
    ),
    Passage(
        "an_adjective_or_a_name_before_a_head_of_state_tells_the_country",
        "Egyptian President [S1:Paul Whitcombe] [C1:said] [Q1:it was late]. US President [S2:Henry Alcott] "
        "[C2:said] [Q2:so].",
        {1: {"role": "Egyptian President", "affiliation": "Egypt"}, 2: {"affiliation": "US"}},
    ),
    Passage(
        "another_is_no_role",
        "One reader wrote: “[Q1:It is late].” [S2:Another] [C2:wrote]: “[Q2:It is not].” [S3:Another "
        "reader] [C3:wrote]: “[Q3:No].”",
        {2: {"name": "another", "role": None}, 3: {"name": "another reader", "role": "reader"}},
    ),
    Passage(
        "who_posts_is_somebody_and_what_hangs_on_a_wall_is_none",
        "[S1:One online poster] [C1:said] [Q1:it was late]. [S2:A poster on the wall] [C2:said] [Q2:it was "
        "not]. [S3:One user] [C3:wrote] [Q3:so]. [S4:A village aunty] [C4:said] [Q4:no].",
        {
            1: {"type": "anonymous"},
            2: {"type": "document"},
            3: {"type": "anonymous"},
            4: {"type": "anonymous"},
        },
    ),
    Passage(
        "an_executive_with_a_bodys_name_is_a_body",
        "[S1:The Health and Road Executive] [C1:said] [Q1:it was late]. [S2:A company executive] [C2:said] "
        "[Q2:so].",
        {
            1: {"name": "Health and Road Executive", "type": "organization", "role": None},
            2: {"type": "anonymous", "role": "company executive"},
        },
    ),
    Passage(
        "who_commissioned_a_survey_does_not_say_what_it_found",
        "[S1:The survey, commissioned by the newspaper Folha do Vale], [C1:said] [Q1:support was low]. "
        "[S2:The guide, published by the Avon Trust], [C2:said] [Q2:geese were rare].",
        {1: {"name": "survey", "agency": None}, 2: {"name": "Avon Trust"}},
    ),
    Passage(
        "her_deputy_is_of_the_body_of_whom_she_is",
        "Bay Terminals chief executive [S1:Ida Moss] [C1:said] [Q1:it was late]. [S2:Her deputy, Lars Moe], "
        "[C2:said] [Q2:so]. [S3:Her brother, Bo Ek], [C3:said] [Q3:no].",
        {2: {"role": "deputy", "affiliation": "Bay Terminals"}, 3: {"affiliation": None}},
    ),
    Passage(
        "sources_in_a_body_are_of_it",
        "[S1:Sources in the Ministry of Roads] [C1:said] [Q1:it was late]. [S2:Sources in Avon] [C2:said] "
        "[Q2:so]. [S3:An EU diplomat] [C3:said] [Q3:no].",
        {1: {"affiliation": "Ministry of Roads"}, 2: {"affiliation": None}, 3: {"affiliation": "EU"}},
    ),
    Passage(
        "whose_operator_is_a_body_and_whose_brother_is_none",
        "[S1:The depot's operator, Petrolume], [C1:said] [Q1:it was late]. [S2:The mayor's brother, "
        "Marden], [C2:said] [Q2:so].",
        {1: {"name": "Petrolume", "type": "organization"}, 2: {"name": "Marden", "type": "person"}},
    ),
    Passage(
        "the_body_of_the_second_of_two_posts_is_found",
        "The Adviser to the Prime Minister and Spokesperson for the Ministry of Ports, Dr [S1:Lars Moe], "
        "[C1:said] [Q1:it was late]. The head of the Port Trust and town councillor, [S2:Bo Ek], [C2:said] "
        "[Q2:so].",
        {
            1: {"affiliation": "Ministry of Ports"},
            2: {"role": "head of the Port Trust and town councillor", "affiliation": "Port Trust"},
        },
    ),
    Passage(
        "a_minister_of_a_country_behind_the_name_is_the_countrys",
        "Foreign Minister [S1:Bo Ek] of Chile [C1:said] [Q1:it was late]. Captain [S2:Ann Roe] of Chile "
        "[C2:said] [Q2:so].",
        {1: {"affiliation": "Chile"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_station_of_a_place_is_whole_and_a_ward_is_no_body",
        "[S1:Lars Moe], acting director of Tarva Police Station, [C1:said] [Q1:it was late]. [S2:Lina Poe], "
        "who represents the Third Ward, [C2:said] [Q2:so].",
        {1: {"affiliation": "Tarva Police Station"}, 2: {"role": None, "affiliation": None}},
    ),
    Passage(
        "what_a_commissioner_is_for_is_no_body",
        "The Commissioner for Health, [S1:Lina Poe], [C1:said] [Q1:it was late]. A spokesman for the Health "
        "Trust, [S2:Bo Ek], [C2:said] [Q2:so]. HBC Public Relations Officer [S3:Lars Moe] [C3:said] [Q3:no].",
        {1: {"affiliation": None}, 2: {"affiliation": "Health Trust"}, 3: {"affiliation": "HBC"}},
    ),
    Passage(
        "an_honorific_is_no_part_of_a_name",
        "The chairman of the Port Board, Alhaji [S1:Musa Cole], [C1:said] [Q1:it was late]. Pastor [S2:Ann "
        "Roe] [C2:said] [Q2:so].",
        {1: {"name": "Musa Cole", "role": "chairman of the Port Board"}},
    ),
    Passage(
        "a_professional_is_somebody_at_first",
        "[S1:A care professional] [C1:said] [Q1:it was late].",
        {1: {"type": "anonymous", "role": "care professional"}},
    ),
    Passage(
        "what_the_state_runs_is_a_body",
        "[S1:State-run Minera Norte] [C1:said] [Q1:it was late]. [S2:The church-owned Vela Marsh] [C2:said] "
        "[Q2:no]. [S3:The Avon-based Lena Marsh] [C3:said] [Q3:so].",
        {
            1: {"type": "organization"},
            2: {"type": "organization"},
            3: {"name": "Lena Marsh", "type": "person"},
        },
    ),
    Passage(
        "a_union_of_democratic_workers_is_a_body",
        "The Democratic Clerks' Union (DCU) struck. DCU general secretary [S1:Lars Moe] [C1:said] [Q1:no]. "
        "Democratic Caucus secretary [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "Democratic Clerks' Union"}, 2: {"affiliation": None}},
    ),
    Passage(
        "where_somebody_works_is_the_body_before_what_for",
        "[S1:Lars Moe], acting director for Knowledge and Planning at the Avon Development Agency, "
        "[C1:said] [Q1:it was late]. [S2:Bo Ek], head of the Port branch at Avon Rail, [C2:said] [Q2:so].",
        {1: {"affiliation": "Avon Development Agency"}, 2: {"affiliation": "Port branch"}},
    ),
    Passage(
        "a_board_of_directors_is_that_of_its_body",
        "[S1:Lars Moe], chairman of the Board of Directors of the Avon Boxing Federation, [C1:said] [Q1:it "
        "was late]. [S2:Bo Ek], head of the Board of Trade, [C2:said] [Q2:so].",
        {1: {"affiliation": "Avon Boxing Federation"}, 2: {"affiliation": "Board of Trade"}},
    ),
    Passage(
        "a_team_of_a_body_is_another_body",
        "The Medical Team of Avon Heart Association won a prize. [S1:Lina Poe], director of Avon Heart "
        "Association, [C1:said] [Q1:it was late].",
        {1: {"affiliation": "Avon Heart Association"}},
    ),
    Passage(
        "a_rank_and_a_law_are_no_bodies",
        "The Vice President, Dr [S1:Musa Cole], [C1:said] [Q1:it was late]. [S2:Bo Ek], the "
        "deputy, [C2:said] [Q2:so]. [S3:Ann Roe], counsel for the Port Act, [C3:said] [Q3:no]. The "
        "National Director of Public Prosecutions, [S4:Lina Poe], [C4:said] [Q4:yes].",
        {
            1: {"role": "Vice President", "affiliation": None},
            2: {"affiliation": None},
            3: {"affiliation": None},
            4: {"affiliation": None},
        },
    ),
    Passage(
        "a_union_representative_is_of_no_firm",
        "State-run Minera Norte shut the shaft. [S1:A union representative] [C1:said] [Q1:it was late]. "
        "[S2:A company spokesman] [C2:said] [Q2:so].",
        {1: {"affiliation": "union"}, 2: {"affiliation": "Minera Norte"}},
    ),
    Passage(
        "a_union_representative_is_of_what_is_called_a_union",
        "The Glass Workers Union struck. [S1:A union representative] [C1:said] [Q1:it was late].",
        {1: {"affiliation": "Glass Workers Union"}},
    ),
    Passage(
        "initials_that_spell_a_rank_are_part_of_a_name",
        "Minister [S1:M.K.Polin] [C1:said] [Q1:it was late].",
        {1: {"name": "M.K.Polin"}},
    ),
    Passage(
        "behind_a_former_post_only_a_present_one_has_a_body",
        "[S1:Lars Moe], former director of government affairs and public policy for the Avon Trust, "
        "[C1:said] [Q1:it was late]. [S2:Bo Ek], a former clerk of the Port Trust and now head of the Bay "
        "Museum, [C2:said] [Q2:so].",
        {1: {"affiliation": None}, 2: {"affiliation": "Bay Museum"}},
    ),
    Passage(
        "a_department_of_finance_is_a_body_and_finance_is_none",
        "[S1:Lina Poe], comptroller general of the territory’s Department of Finance, [C1:said] [Q1:it was "
        "late].",
        {1: {"affiliation": "Department of Finance"}},
    ),
    Passage(
        "a_day_before_a_post_is_no_part_of_it",
        "Last year Avon’s former minister of Tourism and Culture, [S1:Lina Poe], [C1:said] [Q1:it was "
        "late]. The Additional Superintendent of Police (Rural), [S2:Bo Ek], [C2:said] [Q2:so].",
        {
            1: {"role": "Avon’s former minister of Tourism and Culture"},
            2: {"role": "Additional Superintendent of Police (Rural)"},
        },
    ),
    Passage(
        "police_go_by_their_place",
        "Eastern Vale police spokesman [S1:Lars Moe] [C1:said] [Q1:it was late]. Avon Trust spokesman "
        "[S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "Eastern Vale police"}, 2: {"affiliation": "Avon Trust"}},
    ),
    Passage(
        "police_go_by_their_place_before_a_comma_too",
        "The Avon Bay police spokesperson, [S1:Lars Moe], [C1:said] [Q1:it was late]. The police "
        "spokesperson, [S2:Bo Ek], [C2:said] [Q2:so].",
        {1: {"affiliation": "Avon Bay police"}, 2: {"affiliation": "police"}},
    ),
)
