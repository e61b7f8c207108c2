"""Passages about posts in bodies: where a body's name begins and ends, and which post is whose."""

from __future__ import annotations

from passage import Passage

HELD = (
    Passage(
        "a_conjunction_that_opens_a_sentence_is_no_part_of_a_body",
        "But Marlow Lake Council (MLC) Chief [S1:Dora Venn] [C1:said] [Q1:the quay was wet]. South "
        "Marlow Council (SMC) Chief [S2:Bo Ek] [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Marlow Lake Council"}, 2: {"affiliation": "South Marlow Council"}},
    ),
    Passage(
        "a_possessive_ending_is_no_part_of_a_body_that_is_spelt_out",
        "[C1:According to] [S1:the International Glaziers Organisation’s (IGO) statistics], [Q1:the "
        "quay was wet].",
        {1: {"name": "International Glaziers Organisation"}},
    ),
    Passage(
        "a_post_ends_before_a_verb_and_one_that_is_only_thought_of_is_none",
        "Neither Anna Roe nor Piet being member of the Council would help the town. [S1:Piet Varga] "
        "[C1:said] [Q1:it was wet]. Bo Ek is a member of the Council. [S2:Bo Ek] [C2:said] [Q2:it was"
        " dry].",
        {1: {"role": None}, 2: {"role": "member of the Council"}},
    ),
    Passage(
        "a_post_behind_a_comma_that_titles_the_next_name_is_that_ones",
        "The guests were Mrs Ida Lund, Karo Governor Prof Hugo Venn, and the choir. [S1:Ida Lund] "
        "[C1:said] [Q1:it was wet]. [S2:Bo Ek, Karo governor], [C2:said] [Q2:it was dry].",
        {1: {"role": None}, 2: {"role": "Karo governor"}},
    ),
    Passage(
        "a_first_lady_is_no_president",
        "President Marten opened the pier. First Lady [S1:Dora Marten] [C1:said] [Q1:the quay was "
        "wet]. President Lund left. [S2:Bo Lund] [C2:said] [Q2:it was dry].",
        {1: {"role": "First Lady"}, 2: {"role": "President"}},
    ),
    Passage(
        "letters_for_a_post_in_a_cabinet_are_no_body_and_end_a_role_before_a_title",
        "Public Works CS Professor [S1:Dora Venn] [C1:said] [Q1:the quay was wet]. CS Avon director "
        "[S2:Bo Ek] [C2:said] [Q2:it was dry].",
        {1: {"role": "Public Works CS", "affiliation": None}, 2: {"role": "CS Avon director"}},
    ),
    Passage(
        "a_partys_short_form_stands_between_it_and_who_leads_it",
        "Conservative Party (CP) president [S1:Hugo Venn] [C1:said] [Q1:the quay was wet]. "
        "Conservative Party (CP) senator [S2:Bo Ek] [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Conservative Party"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_bodys_name_with_its_own_of_stands_before_a_post",
        "International Federation of Glaziers vice president for Europe, [S1:Dora Venn], [C1:said] "
        "[Q1:the quay was wet]. The president of glaziers, [S2:Bo Ek], [C2:said] [Q2:it was dry].",
        {
            1: {
                "role": "International Federation of Glaziers vice president for Europe",
                "affiliation": "International Federation of Glaziers",
            },
            2: {"role": "president of glaziers"},
        },
    ),
    Passage(
        "a_post_with_a_body_and_its_short_form_wins_over_a_trade",
        "[S1:Engineer Hugo Venn, a Network for Pumps in Europe (NPE) chairperson], [C1:said] [Q1:the "
        "quay was wet]. Engineer [S2:Bo Ek] (NPE) [C2:said] [Q2:it was dry].",
        {
            1: {
                "role": "Network for Pumps in Europe (NPE) chairperson",
                "affiliation": "Network for Pumps in Europe",
            },
            2: {"role": "Engineer"},
        },
    ),
    Passage(
        "a_county_is_where_one_works_behind_at",
        "[S1:Dora Venn, assistant works director at Marlow County], [C1:said] [Q1:the quay was wet]. "
        "[S2:Bo Ek, a packer in Alden County], [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Marlow County"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_sentence_that_says_what_somebody_is_tells_of_a_post",
        "Hugo Venn, a swimmer joining the trip in Marlow, is the project co-ordinator at the Tidewell"
        " Lagoon Project. Bo Ek, a swimmer, was the project manager at the Tidewell Canal Project. "
        "[S1:Venn] [C1:said] [Q1:the quay was wet]. [S2:Bo Ek] [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Tidewell Lagoon Project"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_role_holds_its_list_of_fields",
        "[S1:Hugo Venn, a researcher in botany, history and modern art at Marlow University], "
        "[C1:said] [Q1:the quay was wet]. [S2:Bo Ek, a researcher in botany], [C2:said] [Q2:it was "
        "dry].",
        {
            1: {
                "role": "researcher in botany, history and modern art at Marlow University",
                "affiliation": "Marlow University",
            },
            2: {"role": "researcher in botany", "affiliation": None},
        },
    ),
    Passage(
        "a_bodys_foreign_name_holds_its_small_words",
        "[S1:Te Puna Whiri i te reo Maori chief executive Dora Venn] [C1:said] [Q1:the quay was wet]."
        " [S2:Te Roopu of Nga Roto Kaha chair Hugo Lund] [C2:said] [Q2:it was dry].",
        {
            1: {"name": "Dora Venn", "affiliation": "Te Puna Whiri i te reo Maori"},
            2: {"name": "Hugo Lund", "role": "Te Roopu of Nga Roto Kaha chair"},
        },
    ),
    Passage(
        "a_ministers_portfolio_is_that_of_the_statement",
        "Minister Dora Venn spoke on Monday. [S1:The Works Minister] [C1:said] [Q1:the quay was wet].",
        {1: {"name": "Dora Venn", "role": "Works Minister"}},
    ),
    Passage(
        "what_is_said_on_a_broadcasters_panel_is_through_it",
        "[S1:Hugo Lund] [C1:said] on a CNN panel [Q1:that it was dry].\n\n[S2:Bo Ek] [C2:said] on a "
        "CNN boat [Q2:that it was wet].",
        {1: {"agency": ("CNN", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "a_counterpart_of_a_land_is_its_own",
        "Prime Minister Ann Roe spoke. His Danish counterpart [S1:Dora Lund] [C1:said] [Q1:the quay was wet]."
        " [S2:Bo Ek, her counterpart at Avon Rail], [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Denmark"}, 2: {"affiliation": "Avon Rail"}},
    ),
    Passage(
        "the_body_of_another_whom_a_description_is_taken_for_goes_no_further",
        "Economy minister Hugo Venn was sacked. [S1:Venn] [C1:said] [Q1:the quay was wet]. [S2:The leader of "
        "the Avon Trust] [C2:said] [Q2:more money was needed].",
        {1: {"role": "Economy minister", "affiliation": None}, 2: {"affiliation": None}},
    ),
)
