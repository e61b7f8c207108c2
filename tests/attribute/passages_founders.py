"""Passages about the names of bodies: whom they are called after, where they open, what they are not."""

from __future__ import annotations

from passage import Passage

FOUNDERS = (
    Passage(
        "a_body_called_after_people_is_one",
        "On Monday [S1:the Bo and Lena bin Hassel Charitable Foundation] [C1:said] [Q1:the quay would "
        "stay shut for years]. On Tuesday [S2:Lina Poe, the new head of the Bo and Lena bin Hassel "
        "Charitable Foundation,] [C2:said] [Q2:so].",
        {
            1: {"name": "Bo and Lena bin Hassel Charitable Foundation"},
            2: {"name": "Lina Poe", "affiliation": "Bo and Lena bin Hassel Charitable Foundation"},
        },
    ),
    Passage(
        "people_beside_a_body_are_no_part_of_its_name",
        "On Monday [S1:Bo Ek and the Bay Foundation] [C1:said] [Q1:the quay would stay shut for years].",
        {1: {"name": "Bo Ek and Bay Foundation"}},
    ),
    Passage(
        "a_name_opens_before_its_hyphen",
        "On Monday [S1:the U.S.-Korea Harbour Council] [C1:said] [Q1:the quay would stay shut].",
        {1: {"name": "U.S.-Korea Harbour Council"}},
    ),
    Passage(
        "a_bracket_tied_to_letters_is_the_names_own",
        "[S1:Lina Poe, a JD(S) leader,] [C1:said] [Q1:it was late]. [S2:The Avon Harbour Trust (AHT)] "
        "[C2:said] [Q2:so].",
        {1: {"affiliation": "JD(S)"}, 2: {"name": "Avon Harbour Trust"}},
    ),
    Passage(
        "a_firms_analyst_is_no_persons",
        "Wood Marchand principal analyst [S1:Lars Moe] [C1:said] [Q1:it was late]. Ann Roe aide [S2:Bo "
        "Ek] [C2:said] [Q2:so].",
        {1: {"affiliation": "Wood Marchand"}, 2: {"affiliation": "Roe’s office"}},
    ),
    Passage(
        "what_a_body_undertakes_is_not_the_body",
        "[C1:According to] [S1:UNIFA], [Q1:it was late]. The UNIFA Talent Harbour Scheme (THS) met. "
        "UNIFA technical director [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"name": "UNIFA"}, 2: {"affiliation": "UNIFA"}},
    ),
    Passage(
        "what_an_envoy_is_in_charge_of_is_no_body",
        "[S1:The United States Trade Representative] [C1:said] [Q1:it was late].",
        {1: {"affiliation": None}},
    ),
    Passage(
        "a_creed_before_a_post_is_no_newspaper",
        "On Monday the controversial Hindu leader [S1:Lars Moe] [C1:said] [Q1:it was late]. [S2:The "
        "Hindu] [C2:reported] [Q2:that it was not].",
        {1: {"affiliation": None}, 2: {"name": "The Hindu"}},
    ),
    Passage(
        "a_long_description_is_not_cut_within_a_word",
        "In May, a study by the local chapter of the anti-corruption nonprofit Clear Water Watch found "
        "leaks. [S1:The study] [C1:said] [Q1:it was late].",
        {1: {"name": "Clear Water Watch"}},
    ),
    Passage(
        "whom_an_outlet_asked_is_who_speaks",
        "[S1:Many fishermen Al Jazeera spoke to in Avon] [C1:said] [Q1:the quay was shut]. "
        "[S2:Residents CNN contacted] [C2:said] [Q2:they were afraid]. [S3:Many clerks] [C3:said] "
        "[Q3:Reuters spoke to them].",
        {
            1: {"name": "fishermen", "agency": ("Al Jazeera", "told")},
            2: {"name": "residents", "agency": ("CNN", "told")},
            3: {"name": "clerks"},
        },
    ),
)
