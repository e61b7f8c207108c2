"""Passages about whom and what a description does not mean: another post, age, place or kind of body."""

from __future__ import annotations

from passage import Passage

RULED_OUT = (
    Passage(
        "an_opposition_leader_is_no_minister",
        "Foreign Minister Ada Orr flew to Kessa on Monday. [S1:The opposition leader] [C1:called]"
        " [Q1:it panic]. [S2:The foreign minister] [C2:said] [Q2:she knew nothing of it].",
        {1: {"name": "opposition leader", "type": "anonymous"}, 2: {"name": "Ada Orr"}},
    ),
    Passage(
        "a_former_mayor_and_the_mayor_of_another_town_are_not_the_mayor",
        "The mayor, Ida Brandt, opened the pool. [S1:The former mayor] [C1:said] [Q1:it was "
        "small]. [S2:The mayor of Alden] [C2:said] [Q2:hers was bigger]. [S3:The mayor] [C3:said]"
        " [Q3:it was deep].",
        {
            1: {"name": "former mayor", "type": "anonymous"},
            2: {"name": "mayor of Alden", "type": "anonymous"},
            3: {"name": "Ida Brandt"},
        },
    ),
    Passage(
        "whoever_resigned_is_the_former_mayor",
        "Mayor Ida Brandt resigned on Monday. [S1:The former mayor] [C1:said] [Q1:she was tired].",
        {1: {"name": "Ida Brandt"}},
    ),
    Passage(
        "the_mayor_is_no_former_mayor",
        "Former mayor Karl Dahl spoke first. [S1:The mayor] [C1:said] [Q1:it was late]. [S2:The "
        "former mayor] [C2:said] [Q2:it was early].",
        {1: {"name": "mayor", "type": "anonymous"}, 2: {"name": "Karl Dahl"}},
    ),
    Passage(
        "a_minister_for_youth_is_no_health_minister",
        "Health Minister Sol Venn came late. [S1:The minister for youth] [C1:said] [Q1:he had "
        "walked]. [S2:The health minister] [C2:said] [Q2:the road was bad].",
        {1: {"name": "minister for youth", "type": "anonymous"}, 2: {"name": "Sol Venn"}},
    ),
    Passage(
        "ministers_without_a_name_keep_apart",
        "[S1:The interior minister] [C1:said] [Q1:the border was shut]. [S2:The prime minister] "
        "[C2:said] [Q2:it was open]. [S3:The interior minister] [C3:said] [Q3:it was not]. "
        "[S4:The minister] [C4:said] [Q4:it was late].",
        {
            1: {"name": "interior minister"},
            2: {"name": "prime minister"},
            3: {"name": "interior minister"},
            4: {"name": "interior minister"},
        },
    ),
    Passage(
        "a_boy_and_a_man_are_no_judge",
        'Judge Tom Reyl sent the boy home. "[Q1:I want my dog]," [S1:the boy] [C1:said]. [S2:The '
        "man at the gate] [C2:said] [Q2:nothing was ready].",
        {1: {"name": "boy", "type": "anonymous"}, 2: {"name": "man at the gate", "type": "anonymous"}},
    ),
    Passage(
        "the_woman_may_be_a_suspect",
        "Ann Roe, a suspect, was held on Monday. [S1:The woman] [C1:said] [Q1:that she was tired].",
        {1: {"name": "Ann Roe"}},
    ),
    Passage(
        "a_girl_is_nobody_of_forty_three",
        "Ann Roe, 43, found the key. [S1:The girl] [C1:said] [Q1:it was hers]. [S2:The 29-year-"
        "old] [C2:said] [Q2:it was not].",
        {1: {"name": "girl", "type": "anonymous"}, 2: {"name": "29-year-old"}},
    ),
    Passage(
        "a_girl_may_be_nine",
        "Ann Roe, 9, found the key. [S1:The girl] [C1:said] [Q1:it was hers].",
        {1: {"name": "Ann Roe"}},
    ),
    Passage(
        "a_coach_is_nobody_who_said_nothing_and_has_no_post",
        "Dan Oke testified on Monday. [S1:The coach] left the court early and [C1:told] fans "
        "[Q1:to go home].",
        {1: {"name": "coach", "type": "anonymous"}},
    ),
    Passage(
        "nobody_is_her_own_deputy",
        "Mayor Ann Roe was ill. [Q1:Ms Roe], [S1:her deputy] [C1:said], [Q1:was out of the country].",
        {1: {"name": "Roe’s deputy", "type": "anonymous"}},
    ),
    Passage(
        "an_apposition_before_names_a_body_and_tells_its_kind",
        "Driver Ned Foley told the Courier he would do it again. [S1:The bus company, Swift "
        "Coaches,] [C1:said] [Q1:a passenger had fallen]. [S2:Swift] [C2:said] [Q2:it would look "
        "at the film]. [S3:The company] [C3:said] [Q3:it was sorry].",
        {
            1: {"name": "Swift Coaches", "type": "organization"},
            2: {"name": "Swift Coaches"},
            3: {"name": "Swift Coaches"},
        },
    ),
    Passage(
        "who_stands_behind_a_hospital_is_no_body",
        "In the hospital, Ann Roe, a nurse, waited. [S1:Roe] [C1:said] [Q1:that it was late].",
        {1: {"name": "Ann Roe", "type": "person"}},
    ),
    Passage(
        "the_bank_is_the_one_that_is_called_a_bank",
        "Orel Motors has bought Kite Batteries from the investment bank Dorn & Lee. [S1:The bank]"
        " [C1:said] [Q1:it was pleased]. [S2:The battery maker] [C2:added] [Q2:that its name "
        "would stay].",
        {1: {"name": "Dorn & Lee"}, 2: {"name": "Kite Batteries"}},
    ),
    Passage(
        "the_zoo_is_no_union_of_its_keepers",
        "The Kessa Zoo Keepers' Union met the zoo on Friday. [S1:The zoo] [C1:said] [Q1:the tiger"
        " was asleep]. [S2:The union] [C2:said] [Q2:it was awake].",
        {1: {"name": "zoo"}, 2: {"name": "Kessa Zoo Keepers' Union"}},
    ),
    Passage(
        "the_council_is_no_charity_called_so",
        "[S1:The council] [C1:said] [Q1:it would close the shelter]. [S2:The Oak Council, a "
        "charity,] [C2:said] [Q2:trees were dying]. [S3:The council] [C3:said] [Q3:it had planted"
        " nine].",
        {1: {"name": "council"}, 2: {"name": "Oak Council"}, 3: {"name": "council"}},
    ),
    Passage(
        "a_council_named_late_is_the_council",
        "[S1:The council] [C1:said] [Q1:it would close the shelter]. [S2:Avon City Council] "
        "[C2:said] [Q2:trees were dying]. [S3:The council] [C3:said] [Q3:it had planted nine]. "
        "[S4:The county council] [C4:said] [Q4:it had not].",
        {
            1: {"name": "Avon City Council"},
            2: {"name": "Avon City Council"},
            3: {"name": "Avon City Council"},
            4: {"name": "county council"},
        },
    ),
    Passage(
        "a_central_bank_is_no_bank_of_another_kind",
        "[S1:Nord Bank] [C1:said] [Q1:it was sorry]. [S2:The central bank] [C2:said] [Q2:it was "
        "late]. [S3:The bank] [C3:said] [Q3:it was not].",
        {1: {"name": "Nord Bank"}, 2: {"name": "central bank"}, 3: {"name": "Nord Bank"}},
    ),
    Passage(
        "the_agency_is_the_one_called_so_before_a_news_agency",
        "The Meteorological Agency issued a flood alert, the news agency Darvin reported. [S1:The"
        " agency] [C1:said] [Q1:the river would crest on Monday].",
        {1: {"name": "Meteorological Agency"}},
    ),
    Passage(
        "a_union_at_a_firm_is_not_the_firm",
        "[S1:The staff union at Zenith TV] [C1:said] [Q1:it was theft]. [S2:The fans' club of "
        "Alden United] [C2:said] [Q2:the price was mad].",
        {1: {"name": "staff union at Zenith TV"}, 2: {"name": "fans' club of Alden United"}},
    ),
    Passage(
        "a_ferry_is_no_company",
        "The Herald of Free Winds, a ferry, will dock elsewhere. [S1:The company] [C1:said] "
        "[Q1:that it was sorry].",
        {1: {"name": "company"}},
    ),
    Passage(
        "the_ministry_is_the_one_that_spoke_last",
        "The health ministry and the education ministry met on Monday. [S1:The health ministry] "
        "[C1:said] [Q1:19 degrees was enough]. [S2:The ministry] [C2:said] [Q2:it had sent "
        "thermometers].",
        {1: {"name": "health ministry"}, 2: {"name": "health ministry"}},
    ),
    Passage(
        "a_boy_is_no_name_that_has_said_nothing",
        "[S1:Agnes Thorne, 83,] [C1:said] [Q1:Skipper vanished on Tuesday].\n\nA driver asked a child if "
        "the dog was friendly, and drove off when [S2:the boy] [C2:said] [Q2:he was not].",
        {2: {"name": "boy", "type": "anonymous"}},
    ),
    Passage(
        "a_woman_may_be_a_bare_name_that_spoke",
        "[S1:Keller] [C1:said] [Q1:it was late]. [S2:The woman] [C2:added] [Q2:that it was dark].",
        {2: {"name": "Keller"}},
    ),
    Passage(
        "who_is_he_in_the_words_of_a_politician_does_not_speak_them",
        "[S1:The deputy speaker of parliament, Olga Strel,] [C1:has demanded] [Q1:that Venn step down]. "
        "“[Q2:He speaks of signatures; I speak of trucks],” [S2:the politician] [C2:said].",
        {2: {"name": "Olga Strel"}},
    ),
    Passage(
        "the_politician_is_nobody_of_another_sentence_but_the_last",
        "Foreign Minister Ann Roe flew home. It rained in Avon. [S1:The politician] [C1:said] "
        "[Q1:it was late].",
        {1: {"name": "politician", "type": "anonymous"}},
    ),
    Passage(
        "a_bank_is_no_maker_of_food",
        "Greenhollow Foods is expanding. [S1:The bank] [C1:said] [Q1:it was delighted]. [S2:The company] "
        "[C2:said] [Q2:it was hungry].",
        {1: {"name": "bank", "type": "organization"}, 2: {"name": "Greenhollow Foods"}},
    ),
    Passage(
        "a_clause_behind_according_to_tells_no_post",
        "[C1:According to] [S1:Mr Berg], [Q1:[S2:the clerk] [C2:told] him [Q2:that it was late]]. "
        "[C3:According to] [S3:Mr Lund, the mayor], [Q3:it was not].",
        {
            1: {"name": "Berg", "role": None},
            2: {"name": "clerk", "type": "anonymous"},
            3: {"name": "Lund", "role": "mayor"},
        },
        {2: {"parent": 1}},
    ),
    Passage(
        "a_road_or_a_town_is_no_state",
        "Rosa Lind has a store off Highway 80 near Alden. [S1:The state] [C1:said] [Q1:it had no trucks].\n\n"
        "Ships left Ohio. [S2:The state] [C2:said] [Q2:its harbour was shut].",
        {1: {"name": "state"}, 2: {"name": "Ohio"}},
    ),
)
