"""Passages about *I* and *we* outside quotations: a writer's only where the text is by a writer."""

from __future__ import annotations

from passage import Passage

WRITERS = (
    Passage(
        "a_byline_makes_i_the_writer",
        "By Maria Keller\n\nThe river rose.\n\nThe cranes stood still.\n\nThe boats left.\n\n"
        "[S1:I] [C1:believe] [Q1:that it will fall].",
        {1: {"name": "Maria Keller", "type": "author"}},
    ),
    Passage(
        "an_opening_in_the_first_person_shows_a_writer",
        "When I was nine, the river rose.\n\n[S1:I] [C1:believe] [Q1:that it will fall].",
        {1: {"name": "author", "type": "author"}},
    ),
    Passage(
        "i_late_in_a_report_is_nobody",
        "Maria Keller resigned on Monday.\n\nThe council will meet on Friday.\n\nIt will be short.\n\n"
        "[S1:I] [C1:hope] [Q1:that the crews come back].",
        {1: {"name": "i", "type": "anonymous"}},
    ),
    Passage(
        "a_writer_tells_of_a_talk",
        "The rain came early.\n\nPaul Whitcombe brought the post.\n\nHe was wet.\n\n“[Q1:You are late],” "
        "[S1:I] [C1:told] him.",
        {1: {"name": "author", "type": "author"}},
    ),
    Passage(
        "we_is_no_writer_without_i",
        "[S1:We] [C1:asked] [Q1:whether the pool would close]. Nobody knew.",
        {1: {"name": "we", "type": "anonymous"}},
    ),
    Passage(
        "we_of_a_press_release_is_the_issuer",
        "FOR IMMEDIATE RELEASE\n\nThe Avon Trust opened a pier. [S1:We] [C1:believe] "
        "[Q1:that it is the longest].\n\nAbout Avon Trust\nThe Avon Trust keeps piers.",
        {1: {"name": "Avon Trust", "type": "organization"}},
    ),
    Passage(
        "i_of_a_press_release_is_nobody",
        "I was there.\n\n[S1:I] [C1:believe] [Q1:that it is the longest].\n\nMedia contact: Maria Keller",
        {1: {"name": "i", "type": "anonymous"}},
    ),
    Passage(
        "my_father_in_a_report_is_not_the_authors",
        "Maria Keller resigned on Monday.\n\nThe council will meet on Friday.\n\n[S1:My father] [C1:said] "
        "[Q1:the river would rise].",
        {1: {"name": "speaker’s father", "type": "anonymous"}},
    ),
    Passage(
        "a_hashtag_is_nobody",
        "Maria Keller walked to the pier. #PierForAll was painted on her coat. “[Q1:I can],” [S1:she] "
        "[C1:said].",
        {1: {"name": "Maria Keller"}},
    ),
    Passage(
        "a_handle_is_no_part_of_a_name",
        "[S1:Maria Keller (@mkeller)] [C1:said] [Q1:that it rained].",
        {1: {"name": "Maria Keller"}},
    ),
    Passage(
        "a_statement_on_behalf_of_somebody_is_hers",
        "The lawyer Paul Whitcombe read a statement on behalf of Maria Keller.\n\n“[Q1:I have waited],” "
        "[S1:it] [C1:said].",
        {1: {"name": "Maria Keller"}},
    ),
    Passage(
        "a_statement_by_somebody_stays_a_statement",
        "The lawyer Paul Whitcombe read a statement. “[Q1:I have waited],” [S1:it] [C1:said].",
        {1: {"type": "document"}},
    ),
    Passage(
        "a_signature_apart_is_whose_quotation_it_is",
        "[S1:The engineer Maria Keller] [C1:said] [Q1:the tunnel will stay shut].\n\n“[Q2:We will open it "
        "soon],”\n\n— Paul Whitcombe, mayor of Avonby\n\nIt rained on the town.",
        {1: {"name": "Maria Keller"}, 2: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "a_signature_without_a_name_keeps_a_quotation_from_whoever_spoke_before",
        "[S1:The engineer Maria Keller] [C1:said] [Q1:the tunnel will stay shut].\n\n“[Q2:We will open it "
        "soon],”\n— a visitor to the town\n\nIt rained on the town.",
        {1: {"name": "Maria Keller"}, 2: {"speaker": None}},
    ),
    Passage(
        "a_line_of_talk_behind_a_dash_signs_nothing",
        "[S1:The engineer Maria Keller] [C1:said] [Q1:the tunnel will stay shut].\n\n“[Q2:We will open it "
        "soon],”\n\n— I never heard that, Paul Whitcombe.",
        {1: {"name": "Maria Keller"}, 2: {"name": "Maria Keller"}},
    ),
)
