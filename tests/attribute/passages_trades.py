"""Passages about trades and politics: for which body or party somebody works, stands or sits."""

from __future__ import annotations

from passage import Passage

TRADES = (
    Passage(
        "a_trade_is_done_for_the_body_named_behind_it",
        "[S1:Lina Poe], a wreck investigator for the Agency for Coastal Affairs, [C1:said] [Q1:it was "
        "late]. [S2:Bo Ek], a founding partner of dredging developer Corvane Hydro Works, [C2:said] "
        "[Q2:so]. [S3:Owen Tully], a witness for the Port Trust, [C3:said] [Q3:it was dry]. [S4:Ida "
        "Moss], a guide for Avon, [C4:said] [Q4:it was wet].",
        {
            1: {"affiliation": "Agency for Coastal Affairs"},
            2: {"affiliation": "Corvane Hydro Works"},
            3: {"affiliation": None},
            4: {"affiliation": None},
        },
    ),
    Passage(
        "an_activist_is_of_the_body_right_before_it",
        "[S1:Lina Poe], co-founder and Provenda activist, [C1:said] [Q1:it was late]. Climate change "
        "activist [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "Provenda"}, 2: {"affiliation": None}},
    ),
    Passage(
        "who_does_politics_is_of_the_party_right_before_it",
        "[S1:Lina Poe], a KBP politician in Avon, [C1:said] [Q1:it was late]. KBP caucus whip [S2:Bo "
        "Ek] [C2:said] [Q2:so]. The British politician [S3:Owen Tully] [C3:said] [Q3:it was dry]. The "
        "NATO candidate [S4:Ida Moss] [C4:said] [Q4:it was wet].",
        {
            1: {"affiliation": "KBP"},
            2: {"affiliation": "KBP"},
            3: {"affiliation": None},
            4: {"affiliation": None},
        },
    ),
    Passage(
        "a_candidate_is_of_the_party_named_in_full",
        "Democratic Harbour Party Avon mayoral candidate [S1:Lina Poe] [C1:said] [Q1:it was late]. "
        "Democratic Party candidate [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "Democratic Harbour Party"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_lawmaker_is_of_the_party_behind_from",
        "[S1:A lawmaker from the ruling Free Harbour Party] [C1:said] [Q1:it was late]. [S2:A clerk "
        "from the Free Harbour Party rally] [C2:said] [Q2:so].",
        {1: {"affiliation": "Free Harbour Party"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_body_stands_beside_a_bare_post",
        "[S1:Lina Poe, Director, Avon Harbour Trust,] [C1:said] [Q1:it was late]. Ida Moss, the "
        "director, [S2:Port Trust] [C2:said], [Q2:was wet].",
        {
            1: {"affiliation": "Avon Harbour Trust"},
            2: {"name": "Port Trust"},
        },
    ),
    Passage(
        "of_which_somebody_is_the_head_gives_the_body",
        "The Harbour Victims Organisation (HARVIC)—of which Lina Poe is the coordinator—met. [S1:Poe] "
        "[C1:said] [Q1:it was late]. The choir sang, which Bo Ek is the head of. [S2:Ek] [C2:said] "
        "[Q2:so].",
        {1: {"affiliation": "Harbour Victims Organisation"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_bracket_within_a_post_does_not_end_it",
        "[S1:Lars Moe, president (e) of the College of Divers,] [C1:said] [Q1:it was late]. [S2:Bo Ek, "
        "the president (left),] [C2:said] [Q2:so].",
        {
            1: {"role": "president (e) of the College of Divers", "affiliation": "College of Divers"},
            2: {"role": "president"},
        },
    ),
    Passage(
        "who_has_headed_a_body_since_a_year_still_does",
        "[S1:Lina Poe, who has headed Corvane Copper since 2021,] [C1:said] [Q1:it was late]. [S2:Bo "
        "Ek, who has headed Corvane Zinc,] [C2:said] [Q2:so].",
        {1: {"role": None, "affiliation": "Corvane Copper"}, 2: {"affiliation": None}},
    ),
    Passage(
        "officials_from_a_body_are_of_it",
        "[S1:Officials from the Port Trust] [C1:said] [Q1:it was late]. [S2:Officials from Norway] "
        "[C2:said] [Q2:so].",
        {1: {"affiliation": "Port Trust"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_councillors_title_is_no_part_of_the_name",
        "Coun [S1:Bo Ek] (Lib Dem, Avon West) [C1:said] [Q1:it was late].",
        {1: {"name": "Bo Ek"}},
    ),
    Passage(
        "a_ruler_before_a_title_tells_the_land",
        "The long-time ruler of Jordan, King [S1:Omar II], [C1:said] [Q1:it was late].",
        {1: {"role": "long-time ruler of Jordan", "affiliation": "Jordan"}},
    ),
    Passage(
        "a_body_stands_behind_a_posts_colon",
        "Omar Weld is the Executive Chairman: Centre for Harbour Diplomacy in Avon (CHDA). [S1:Weld] "
        "[C1:said] [Q1:it was late].",
        {1: {"affiliation": "Centre for Harbour Diplomacy"}},
    ),
)
