"""Passages about posts: which one somebody holds, where it begins and ends, and in which body."""

from __future__ import annotations

from passage import Passage

POSTS = (
    Passage(
        "a_given_name_that_is_anothers_surname_stays_a_given_name",
        "Dr. [S1:Colin Moss] [C1:said] [Q1:the quay was wet]. Dr. [S2:Vera Colin] [C2:said] [Q2:it was dry].",
        {1: {"name": "Colin Moss"}, 2: {"name": "Vera Colin"}},
    ),
    Passage(
        "a_role_stays_with_whom_it_was_told_of_where_a_surname_is_anothers_given_name",
        "Resident [S1:Grant Weaver] [C1:said] [Q1:the quay was wet].\n\nCouncil spokeswoman "
        "[S2:Jill Grant] [C2:said] [Q2:it was dry].",
        {
            1: {"name": "Grant Weaver", "role": "Resident"},
            2: {"name": "Jill Grant", "role": "Council spokeswoman"},
        },
    ),
    Passage(
        "a_headlines_verb_is_no_part_of_a_name",
        "Moss Slams Harbour Plan Again\n\n[S1:Colin Moss] [C1:said] [Q1:the plan was late]. "
        "[S2:Moss] [C2:said] [Q2:so again].",
        {1: {"name": "Colin Moss"}, 2: {"name": "Colin Moss"}},
    ),
)
