"""Passages about bodies told beside a post or by the article: its land, a field's place, a branch's union."""

from __future__ import annotations

from passage import Passage

LANDS = (
    Passage(
        "the_republic_is_the_land_that_the_article_is_of",
        "The first lady of the republic, [S1:Lina Poe], [C1:said] [Q1:it was late]. Chile is poor. Chilean "
        "mothers wait. In Chile they hope.",
        {1: {"role": "first lady of the republic", "affiliation": "Chile"}},
    ),
    Passage(
        "no_republic_without_a_name_is_a_body",
        "The President of the Republic, [S1:Lina Poe], [C1:said] [Q1:it was late].",
        {1: {"role": "President of the Republic", "affiliation": None}},
    ),
    Passage(
        "a_foreign_minister_may_be_of_the_readers_own_land",
        "The Foreign Minister, [S1:Lina Poe], [C1:said] [Q1:it was late]. Kenya is poor. Kenyan traders "
        "wait. In Kenya they hope. The president, [S2:Bo Ek], [C2:said] [Q2:so].",
        {1: {"affiliation": None}, 2: {"affiliation": None}},
    ),
    Passage(
        "where_two_lands_compete_the_republic_is_neither",
        "The first lady of the republic, [S1:Lina Poe], [C1:said] [Q1:it was late]. Chile is poor. Chilean "
        "mothers wait. In Chile they hope. Italy helps. Italian doctors work.",
        {1: {"affiliation": None}},
    ),
    Passage(
        "a_people_behind_a_place_is_part_of_a_colleges_name",
        "[S1:Lina Poe], a professor at Hong Kong Baptist University, [C1:said] [Q1:it was late]. [S2:Bo Ek], "
        "a lecturer at the University of Wales, [C2:said] [Q2:so].",
        {1: {"affiliation": "Hong Kong Baptist University"}, 2: {"affiliation": "University of Wales"}},
    ),
    Passage(
        "a_field_with_capitals_gives_way_to_where_it_is_worked_in",
        "[S1:Lina Poe], director of Microbiology and Rare Diseases at the Marlow Children's "
        "Hospital, [C1:said] [Q1:it was late]. [S2:Bo Ek], chairman of SANU at Avon University, [C2:said] "
        "[Q2:so].",
        {1: {"affiliation": "Marlow Children's Hospital"}, 2: {"affiliation": "SANU"}},
    ),
    Passage(
        "a_body_gives_way_to_no_place_that_is_none_of_study",
        "[S1:Lina Poe], head of Amnesty International at the United Nations, [C1:said] [Q1:it was late].",
        {1: {"affiliation": "Amnesty International"}},
    ),
    Passage(
        "a_group_behind_a_bare_post_gives_way_to_the_body_at_which_it_is",
        "“[Q1:It was late],” [C1:said] [S1:Lina Poe], Vice President, Platforms & Systems Group at "
        "Avon Trust.",
        {1: {"affiliation": "Avon Trust"}},
    ),
    Passage(
        "what_opens_a_sentence_with_as_is_a_post_with_its_body",
        "As a product director at Corvane Cloud, [S1:Tom Reed] [C1:said] [Q1:it was late].",
        {1: {"role": "product director at Corvane Cloud", "affiliation": "Corvane Cloud"}},
    ),
    Passage(
        "a_child_at_a_trust_has_no_post_there",
        "As a child at the Port Trust, [S1:Tom Reed] [C1:said] [Q1:it was late].",
        {1: {"role": None, "affiliation": None}},
    ),
    Passage(
        "a_secretary_of_a_unions_branch_is_the_unions",
        "The Dockers and Crane Drivers Union (DCDU) met on Monday. DCDU Victorian secretary [S1:Lina Poe] "
        "[C1:said] [Q1:it was late].",
        {1: {"role": "DCDU Victorian secretary", "affiliation": "Dockers and Crane Drivers Union"}},
    ),
    Passage(
        "two_letters_before_a_land_are_part_of_a_bodys_name",
        "SG Australia chief economist [S1:Bo Ek] [C1:said] [Q1:it was late].",
        {1: {"affiliation": "SG Australia"}},
    ),
    Passage(
        "a_man_with_a_cane_has_no_role",
        "Tom Reed is a family man with a cane. [S1:Reed] [C1:said] [Q1:it was late].",
        {1: {"role": None}},
    ),
    Passage(
        "the_chief_of_people_is_not_of_the_body_they_speak_of",
        "Villagers at Kelsford blame the Merton Mining Company. They say their area chief, [S1:Tom Reed], "
        "[C1:said] [Q1:it was late].",
        {1: {"affiliation": None}},
    ),
    Passage(
        "a_party_for_the_people_is_whole_before_its_leader",
        "Alliance for the People leader [S1:Tom Reed] [C1:said] [Q1:it was late].",
        {1: {"name": "Tom Reed", "affiliation": "Alliance for the People"}},
    ),
    Passage(
        "a_constable_goes_by_initials",
        "PC [S1:Tom Reed] [C1:said] [Q1:it was late].",
        {1: {"name": "Tom Reed", "role": "PC"}},
    ),
)
