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
    Passage(
        "an_unlisted_trade_stands_before_its_bearer",
        "[S1:Avon spoonmaker Lena Moss] [C1:said] [Q1:it was late]. [S2:The carrier Avon Air] [C2:said] "
        "[Q2:it rained]. In December [S3:Kim Lund] [C3:said] [Q3:no].",
        {1: {"role": "Avon spoonmaker"}, 2: {"role": None}, 3: {"role": None}},
    ),
    Passage(
        "who_was_something_for_years_is_it_no_more",
        "[S1:Former judge Lena Moss] [C1:said] [Q1:it was late]. Moss, who was a judge in Avon for 17 years, "
        "left. [S2:Bo Ek, who was a judge for the county], [C2:said] [Q2:it rained].",
        {1: {"role": "Former judge"}, 2: {"role": "judge for the county"}},
    ),
    Passage(
        "a_post_ends_where_a_clause_of_time_opens",
        "[S1:Lena Moss] [C1:said] [Q1:it was late]. Moss was appointed as a harbour adviser when she came to "
        "Avon in May.",
        {1: {"role": "harbour adviser"}},
    ),
    Passage(
        "how_a_voice_sounds_is_no_role",
        "“[Q1:Where do we go]?” [C1:asked] [S1:Lena Moss], her voice thin with age. [S2:Bo Ek, her old "
        "friend], "
        "[C2:said] [Q2:it rained].",
        {1: {"role": None}, 2: {"role": "old friend"}},
    ),
    Passage(
        "a_public_figure_has_no_post",
        "[S1:Lena Moss, an influencer in Avon], [C1:said] [Q1:it was late]. Moss quickly became a public "
        "figure.",
        {1: {"role": "influencer in Avon"}},
    ),
    Passage(
        "a_son_in_law_is_no_son",
        "[S1:Bo Ek, the son-in-law of Lena Moss], [C1:said] [Q1:it was late]. [S2:The son-in-law of Mei "
        "Lund, "
        "surnamed Tsai], [C2:said] [Q2:it rained]. [S3:Max Dow, a son in the firm], [C3:said] [Q3:no].",
        {1: {"role": "son-in-law of Lena Moss"}, 2: {"role": "son-in-law"}, 3: {"role": "son in the firm"}},
    ),
    Passage(
        "each_of_several_is_one",
        "Ministers Lena Moss and Bo Ek met. [S1:Moss] [C1:said] [Q1:it was late].",
        {1: {"role": "Minister"}},
    ),
    Passage(
        "a_minister_of_justice_is_named_behind_it",
        "[S1:First Deputy Minister of Justice Lena Moss] [C1:said] [Q1:it was late]. [S2:Critics of "
        "Justice Lena "
        "Moss] [C2:said] [Q2:it rained].",
        {1: {"name": "Lena Moss", "role": "First Deputy Minister of Justice"}, 2: {"type": "group"}},
    ),
    Passage(
        "who_lectures_at_a_university_is_of_it",
        "[S1:Lena Moss, who lectures on ink and glass at Avon University], [C1:said] [Q1:it was late]. "
        "[S2:Bo "
        "Ek, who slept at Avon University], [C2:said] [Q2:it rained].",
        {1: {"affiliation": "Avon University"}, 2: {"affiliation": None}},
    ),
    Passage(
        "newly_appointed_is_whole",
        "[S1:The newly-appointed mayor Lena Moss] [C1:said] [Q1:it was late]. [S2:MK Amir Kadosh] "
        "[C2:said] [Q2:it "
        "rained].",
        {1: {"role": "newly-appointed mayor"}, 2: {"name": "Amir Kadosh", "role": "MK"}},
    ),
)
