"""Passages about whom somebody serves, and where a post ends: before a rank, at a staff, behind a list."""

from __future__ import annotations

from passage import Passage

SERVING = (
    Passage(
        "an_adviser_is_of_the_body_advised",
        "[S1:Anton Gera], an adviser to the Port Ministry, [C1:said] [Q1:the quay was wet]. [S2:Lina Poe], "
        "an adviser to Mayor Ida Moss, [C2:said] [Q2:it was dry].",
        {1: {"affiliation": "Port Ministry"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_post_under_somebody_named_is_a_role",
        "[Q1:It was over], [C1:said] [S1:Fidel Goua], special adviser to President Tovar. [S2:Noku Jele], "
        "President Cyril Rama’s special envoy on docks, [C2:argued] [Q2:that it was not].",
        {
            1: {"role": "special adviser to President Tovar"},
            2: {"role": "President Cyril Rama’s special envoy on docks"},
        },
    ),
    Passage(
        "a_title_that_introduces_another_is_no_role",
        "[S1:Noku Jele], Mayor Bo Ek and a clerk [C1:said] [Q1:so]. [S2:Jele] [C2:said] [Q2:no].",
        {2: {"role": None}},
    ),
    Passage(
        "a_trade_is_plied_at_the_body_behind_its_participle",
        "[S1:Jim Barne], a researcher specialising in moths at the Hodson Institute, [C1:said] [Q1:so]. "
        "[S2:Bo Ek], a man shouting at the Dock Board, [C2:said] [Q2:no].",
        {1: {"affiliation": "Hodson Institute"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_post_with_a_capital_ends_before_a_rank_of_two_words",
        "Marno Marine Corps Commandant Major General [S1:Arto Roja] [C1:said] [Q1:it was over]. Harbour "
        "Police Chief Inspector [S2:Bo Ek] [C2:said] [Q2:so]. Prisons Service Director General [S3:Lina Poe] "
        "[C3:said] [Q3:no].",
        {
            1: {"role": "Marno Marine Corps Commandant", "affiliation": "Marno Marine Corps"},
            2: {"role": "Harbour Police Chief Inspector"},
            3: {"role": "Prisons Service Director General"},
        },
    ),
    Passage(
        "a_post_before_a_comma_counts_more_than_a_rank_behind_it",
        "Chile's chief military spokesperson, Rear Admiral [S1:Dan Hage], [C1:said] [Q1:it was over].",
        {1: {"role": "Chile's chief military spokesperson", "affiliation": "Chile"}},
    ),
    Passage(
        "the_staff_of_a_chief_is_no_body",
        "Chile's Chief of Army Staff General [S1:Asif Mora] [C1:said] [Q1:it was over]. [S2:Bo Ek], chief of "
        "staff of the Dock Board, [C2:said] [Q2:so].",
        {
            1: {"role": "Chile's Chief of Army Staff", "affiliation": None},
            2: {"affiliation": "Dock Board"},
        },
    ),
    Passage(
        "a_list_whose_parts_hang_on_one_another_is_part_of_a_post",
        "[S1:Abdel Mus], the ECOWAS commissioner for political affairs, peace and security, [C1:said] "
        "[Q1:so].",
        {1: {"role": "ECOWAS commissioner for political affairs, peace and security"}},
    ),
    Passage(
        "a_level_behind_a_land_is_no_body",
        "U.S. District Judge [S1:Jane Corle] [C1:said] [Q1:the sale was on]. Harbour Court judge [S2:Bo Ek] "
        "[C2:said] [Q2:it was off].",
        {1: {"affiliation": None}, 2: {"affiliation": "Harbour Court"}},
    ),
    Passage(
        "what_any_body_is_called_is_none",
        "[S1:A fund manager] [C1:said] [Q1:so]. [S2:A second ministry official] [C2:said] [Q2:no].",
        {1: {"affiliation": None}, 2: {"affiliation": "ministry"}},
    ),
    Passage(
        "a_post_that_somebody_only_might_have_is_no_role",
        "Voters fear what a President Connell might sell. [S1:Mary Connell] [C1:said] [Q1:she would sell "
        "nothing]. The port was shut by a Sergeant Ek. [S2:Bo Ek] [C2:said] [Q2:so].",
        {1: {"role": None}, 2: {"role": "Sergeant"}},
    ),
    Passage(
        "a_second_post_leaves_a_post_in_a_state_the_role",
        "Prime Minister [S1:Shiro Ishida] [C1:said] [Q1:so]. [S2:Ishida], who is also the president of the "
        "BDP, [C2:said] [Q2:no].",
        {1: {"role": "Prime Minister"}, 2: {"role": "Prime Minister"}},
    ),
    Passage(
        "a_land_that_opens_a_name_is_part_of_it",
        "[S1:Chad Hawke], a clerk, [C1:said] [Q1:so]. Israeli Defence Minister [S2:Israel Kutz] [C2:said] "
        "[Q2:no].",
        {1: {"name": "Chad Hawke"}, 2: {"name": "Israel Kutz", "role": "Israeli Defence Minister"}},
    ),
    Passage(
        "a_union_in_dotted_initials_is_a_body",
        "[S1:The U.N. human rights chief] [C1:said] [Q1:so]. [S2:The U.S. rights chief] [C2:said] [Q2:no].",
        {1: {"affiliation": "U.N."}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_land_before_a_secretary_of_state_tells_whose_he_is",
        "U.S. Defense Secretary [S1:Jim Matter] [C1:said] [Q1:it was over]. Press secretary [S2:Lina Poe] "
        "[C2:said] [Q2:so]. Chile branch president [S3:Bo Ek] [C3:said] [Q3:no].",
        {1: {"affiliation": "U.S."}, 2: {"affiliation": None}, 3: {"role": "Chile branch president"}},
    ),
    Passage(
        "a_place_that_people_run_employs_who_is_something_at_it",
        "[S1:Cara Dexter], an educator at Heron Island State Park in Tarvo Bay, [C1:said] [Q1:so]. "
        "[S2:Bo Ek], a guide at the park, [C2:said] [Q2:no].",
        {1: {"affiliation": "Heron Island State Park"}, 2: {"affiliation": None}},
    ),
    Passage(
        "an_agency_of_a_union_goes_by_its_field",
        "The UN health agency's director, [S1:Mike Ryle], [C1:said] [Q1:so]. The UN’s spokesman, "
        "[S2:Bo Ek], [C2:said] [Q2:no].",
        {1: {"affiliation": "UN health agency"}, 2: {"affiliation": "UN"}},
    ),
    Passage(
        "what_an_office_is_held_for_is_no_body",
        "MEC for Cooperative Governance and Traditional Affairs, [S1:Jacob Mabo], [C1:said] [Q1:so].",
        {1: {"role": "MEC for Cooperative Governance and Traditional Affairs", "affiliation": None}},
    ),
)
