"""Passages about roles: which of two posts counts, what verbs and plurals say of nobody, where they end."""

from __future__ import annotations

from passage import Passage

DOINGS = (
    Passage(
        "what_somebody_is_comes_before_what_they_head",
        "[S1:Lars Moe, a wreck diver based in Avon,] [C1:said] [Q1:it was late]. [S2:Moe, who heads the "
        "Wreck Lab,] [C2:said] [Q2:so]. [S3:Lina Poe, who heads the Dock Lab,] [C3:said] [Q3:it was "
        "dry].",
        {
            1: {"role": "wreck diver", "affiliation": "Wreck Lab"},
            2: {"role": "wreck diver"},
            3: {"role": "heads the Dock Lab", "affiliation": "Dock Lab"},
        },
    ),
    Passage(
        "a_present_post_stands_before_a_former_one",
        "The Union for Avon met. [Q1:It was late], [C1:said] [S1:its president, former prime minister "
        "Lars Moe]. [Q2:It was dry], [C2:said] [S2:former prime minister Bo Ek].",
        {
            1: {"role": "president", "affiliation": "Union for Avon"},
            2: {"role": "former prime minister", "affiliation": None},
        },
    ),
    Passage(
        "another_persons_post_is_none_of_who_comes_behind",
        "Mayor Per Holm, former dock coach [S1:Bo Ek] and a clerk [C1:said] [Q1:it was late].",
        {1: {"role": "former dock coach"}},
    ),
    Passage(
        "the_first_of_two_posts_gives_the_body",
        "KBP national spokesperson and Rajya Sabha member Dr [S1:Lars Moe] [C1:said] [Q1:it was late]. "
        "The sculptor and Avon Trust director [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "KBP"}, 2: {"affiliation": "Avon Trust"}},
    ),
    Passage(
        "two_posts_before_a_name_are_one_persons",
        "[S1:Bay Party leader and MEP Lina Poe] [C1:said] [Q1:it was late].",
        {1: {"name": "Lina Poe", "role": "Bay Party leader and MEP"}},
    ),
    Passage(
        "a_managing_director_is_no_body",
        "[S1:Northgrid managing director Lina Poe] [C1:said] [Q1:it was late]. [S2:Corvane Corporation "
        "managing director Bo Ek] [C2:said] [Q2:so].",
        {1: {"name": "Lina Poe"}, 2: {"name": "Bo Ek"}},
    ),
    Passage(
        "a_general_secretary_is_of_no_person",
        "Jan Morcha general secretary [S1:Lars Moe] [C1:said] [Q1:it was late]. Ida Moss press "
        "secretary [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "Jan Morcha"}, 2: {"affiliation": None}},
    ),
    Passage(
        "who_acts_for_others_is_none_of_them",
        "[S1:The lawyer representing the former Avon prison guards, Lina Poe,] [C1:said] [Q1:it was late].",
        {1: {"role": "lawyer representing the former Avon prison guards"}},
    ),
    Passage(
        "a_plural_before_a_list_is_nobodys_role",
        "The sons of the baker, Bo Ek, Max Ek and Kim Ek, left. [S1:Bo Ek] [C1:said] [Q1:it was late]. "
        "The son of the baker, Lars Moe, left. [S2:Moe] [C2:said] [Q2:so].",
        {1: {"role": None}, 2: {"role": "son of the baker"}},
    ),
    Passage(
        "a_press_conference_is_nobodys_role",
        "At a dock press conference on Jan. 12, [S1:Lina Poe, Avon’s press officer,] [C1:said] [Q1:it "
        "was late].",
        {1: {"role": "Avon’s press officer"}},
    ),
    Passage(
        "brothers_own_what_is_theirs",
        "Poe is now the brothers’ bread and butter. [S1:Poe] [C1:said] [Q1:it was late].",
        {1: {"role": None}},
    ),
    Passage(
        "an_article_is_no_part_of_a_role",
        "Under the new Prime Minister Lars Moe it rained. [S1:Moe] [C1:said] [Q1:it was late].",
        {1: {"role": "new Prime Minister"}},
    ),
    Passage(
        "a_councillor_is_told_by_a_post_before_the_title",
        "Deputy leader Cllr [S1:Lars Moe] [C1:said] [Q1:it was late]. Cllr [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"role": "Deputy leader"}, 2: {"role": "Cllr"}},
    ),
    Passage(
        "its_military_spokesman_is_of_it",
        "The Sulab Harbour Front took the dock. [S1:Its military spokesman, Lars Moe,] [C1:said] "
        "[Q1:it was late]. [S2:An unnamed military source] [C2:said] [Q2:so].",
        {1: {"affiliation": "Sulab Harbour Front"}, 2: {"affiliation": "military"}},
    ),
    Passage(
        "a_shop_is_called_after_its_owner",
        "[S1:Jem Hallam, of Hallam's Hardware,] [C1:said] [Q1:it was late].",
        {1: {"name": "Jem Hallam", "affiliation": "Hallam's Hardware"}},
    ),
    Passage(
        "radio_alone_is_no_body",
        "The radio host [S1:Lina Poe] [C1:said] [Q1:it was late]. Radio Avon host [S2:Bo Ek] [C2:said] "
        "[Q2:so].",
        {1: {"affiliation": None}, 2: {"affiliation": "Radio Avon"}},
    ),
)
