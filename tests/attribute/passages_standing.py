"""Passages about for whom somebody stands by what is beside the name, and posts that several share."""

from __future__ import annotations

from passage import Passage

STANDING = (
    Passage(
        "a_noun_for_a_body_of_the_article_owns_a_name",
        "The Marlow Growers Association wants rain. The association's [S1:Dora Venn] [C1:says] [Q1:the "
        "quay is wet]. The mayor's [S2:Bo Ek] [C2:says] [Q2:it is dry].",
        {
            1: {"name": "Dora Venn", "affiliation": "Marlow Growers Association"},
            2: {"affiliation": None},
        },
    ),
    Passage(
        "a_body_owns_a_name_over_its_letters_in_brackets",
        "[S1:The Cranes, Docks and Piers Union's (CDPU) Dora Venn] [C1:says] [Q1:the quay is wet]. "
        "[S2:The Marlow Trust (MT)] [C2:says] [Q2:it is dry].",
        {
            1: {"name": "Dora Venn", "affiliation": "Cranes, Docks and Piers Union"},
            2: {"name": "Marlow Trust"},
        },
    ),
    Passage(
        "who_represents_a_body_stands_for_it",
        "[S1:Dora Venn KC, representing the Marlow Harbour Corporation], [C1:said] [Q1:the quay was wet]. "
        "[S2:Bo Ek, praising the Marlow Harbour Corporation], [C2:said] [Q2:it was dry].",
        {
            1: {"name": "Dora Venn", "affiliation": "Marlow Harbour Corporation"},
            2: {"affiliation": None},
        },
    ),
    Passage(
        "who_speaks_for_a_body_stands_for_it",
        "[S1:Dora Venn, speaking for the Marlow Port Trust], [C1:said] [Q1:the quay was wet]. "
        "[S2:Bo Ek, speaking at the Marlow Port Trust], [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Marlow Port Trust"}, 2: {"affiliation": None}},
    ),
    Passage(
        "who_is_now_with_a_body_works_there",
        "[S1:Dora Venn, who is now with the Centre for Tidal Policy], [C1:said] [Q1:the quay was wet]. "
        "[S2:Bo Ek, who was once with the Centre for Tidal Policy], [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Centre for Tidal Policy"}, 2: {"affiliation": None}},
    ),
    Passage(
        "letters_behind_a_name_part_it_from_no_role",
        "[S1:Dora Venn KC, director of the Marlow Port Trust], [C1:said] [Q1:the quay was wet]. [S2:Bo Ek "
        "KC] [C2:said] [Q2:it was dry].",
        {
            1: {"role": "director of the Marlow Port Trust", "affiliation": "Marlow Port Trust"},
            2: {"role": None},
        },
    ),
    Passage(
        "a_bodys_name_before_a_name_holds_its_conjunction",
        "[S1:The national secretary of the Marlow Cranes and Piers Union (MCPU), Dora Venn], [C1:says] "
        "[Q1:the quay is wet]. He rang the drivers and [S2:union boss, Bo Ek], who [C2:says] [Q2:it is dry].",
        {
            1: {
                "role": "national secretary of the Marlow Cranes and Piers Union",
                "affiliation": "Marlow Cranes and Piers Union",
            },
            2: {"role": "union boss"},
        },
    ),
    Passage(
        "a_title_behind_a_comma_parts_a_post_from_no_name",
        "[S1:The Port Trust's Tides Unit director, professor Dora Venn], [C1:says] [Q1:the quay is wet]. "
        "In the end, [S2:professor Bo Ek] [C2:says] [Q2:it is dry].",
        {1: {"affiliation": "Tides Unit"}, 2: {"role": "professor"}},
    ),
    Passage(
        "what_opens_a_clause_is_no_part_of_a_role",
        "They left when [S1:chief guide Dora Venn] [C1:said] [Q1:the quay was wet]. [S2:The very "
        "old baker Bo Ek] [C2:said] [Q2:it was dry].",
        {1: {"role": "chief guide"}, 2: {"role": "very old baker"}},
    ),
    Passage(
        "a_post_in_what_is_yet_to_be_is_a_post",
        "[S1:Dora Venn, harbour minister in the interim cabinet to be sworn in on Monday], [C1:said] [Q1:the "
        "quay was wet].",
        {1: {"role": "harbour minister in the interim cabinet"}},
    ),
    Passage(
        "a_post_in_the_plural_is_that_of_each_name_behind_it",
        "Marlow Port Trust directors Dora Venn and Hugo Lund walked along the quay, where they found Mayor "
        "Ida Reyl and Bo Ek. [S1:Mr Lund] "
        "[C1:said] [Q1:the quay was wet]. [S2:Mr Ek] [C2:said] [Q2:it was dry].",
        {
            1: {
                "name": "Hugo Lund",
                "role": "Marlow Port Trust director",
                "affiliation": "Marlow Port Trust",
            },
            2: {"role": None},
        },
    ),
    Passage(
        "who_calls_himself_by_a_name_has_it",
        "The man who calls himself Tomas Brill came. [S1:The man] [C1:said] [Q1:the quay was wet]. [S2:A "
        "woman who called Ida Lund] [C2:said] [Q2:it was dry].",
        {1: {"name": "Tomas Brill"}, 2: {"type": "anonymous"}},
    ),
    Passage(
        "a_government_has_all_of_its_lands_name",
        "[S1:The New Zealand Government] [C1:says] [Q1:the quay is wet]. Mayor Dora Venn left. [S2:The Venn "
        "government] [C2:says] [Q2:it is dry].",
        {1: {"name": "New Zealand government"}, 2: {"name": "Venn government"}},
    ),
    Passage(
        "a_surname_can_stand_within_a_name",
        "Robin Yau Wingsun opened the quay, and Mary Ann Lund sang. [S1:Yau] [C1:said] [Q1:the quay was "
        "wet]. [S2:Ann] [C2:said] [Q2:it was dry].",
        {1: {"name": "Robin Yau Wingsun"}, 2: {"name": "Ann"}},
    ),
    Passage(
        "a_tour_guide_is_a_person",
        "[S1:A tour guide] [C1:said] [Q1:the quay was wet]. [S2:The travel guide] [C2:says] [Q2:it is dry].",
        {1: {"type": "anonymous", "role": "tour guide"}, 2: {"type": "document"}},
    ),
    Passage(
        "who_comes_from_a_body_is_of_it",
        "Harbour Watch has left the talks. [S1:A militant from the group] [C1:said] [Q1:the quay was wet]. "
        "[S2:A witness from the group] [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Harbour Watch"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_trade_from_a_body_is_done_for_it",
        "[S1:Dora Venn, an engineer from the Marlow Port Trust], [C1:said] [Q1:the quay was wet]. [S2:Bo Ek, "
        "a witness from the Marlow Port Trust], [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Marlow Port Trust"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_bodys_name_behind_its_noun_is_no_speaker_of_a_post_in_it",
        "[S1:The director of the charity, Marlow Aid,] [C1:said] [Q1:the quay was wet]. [S2:The cook of the "
        "school, Dora Venn,] [C2:said] [Q2:it was dry].",
        {1: {"type": "anonymous", "affiliation": "Marlow Aid"}, 2: {"name": "Dora Venn"}},
    ),
)
