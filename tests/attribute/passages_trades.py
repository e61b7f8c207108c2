"""Passages about trades and politics: for which body or party somebody works, stands or sits."""

from __future__ import annotations

from passage import Passage

TRADES = (
    Passage(
        "a_trade_is_done_for_the_body_named_behind_it",
        "[S1:Lina Poe], a wreck investigator for the Agency for Coastal Affairs, [C1:said] [Q1:it was late]. "
        "[S2:Bo Ek], a founding partner of dredging developer Corvane Hydro Works, [C2:said] [Q2:so]. "
        "[S3:Owen Tully], a witness for the Port Trust, [C3:said] [Q3:it was dry]. [S4:Ida Moss], a guide "
        "for Avon, [C4:said] [Q4:it was wet].",
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
        "[S1:Lina Poe], a KBP politician in Avon, [C1:said] [Q1:it was late]. KBP caucus whip [S2:Bo Ek] "
        "[C2:said] [Q2:so]. The British politician [S3:Owen Tully] [C3:said] [Q3:it was dry]. The NATO "
        "candidate [S4:Ida Moss] [C4:said] [Q4:it was wet].",
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
        "[S1:A lawmaker from the ruling Free Harbour Party] [C1:said] [Q1:it was late]. [S2:A clerk from the "
        "Free Harbour Party rally] [C2:said] [Q2:so].",
        {1: {"affiliation": "Free Harbour Party"}, 2: {"affiliation": None}},
    ),
)
