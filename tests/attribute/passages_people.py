"""Passages about people who are described, counted, named late or named beside their description."""

from __future__ import annotations

from passage import Passage

PEOPLE = (
    Passage(
        "a_possessive_in_the_source_is_not_the_last_speaker",
        "[S1:Paul Whitcombe] [C1:said] [Q1:the court was closed]. It rained. On Thursday the panel "
        "fined Henry Alcott. "
        "[S2:His lawyer] [C2:said] [Q2:he would not pay].",
        {2: {"name": "Alcott’s lawyer", "type": "anonymous"}},
    ),
    Passage(
        "the_head_pronoun_goes_on_from_the_last_speaker",
        "[S1:Paul Whitcombe] [C1:said] [Q1:the court was closed]. The panel fined Henry Alcott. "
        "[S2:He] [C2:added] [Q2:that the door was locked].",
        {2: {"method": "pronoun"}},
    ),
    Passage(
        "one_of_several_who_is_one",
        "A group of nurses wrote to the mayor. [S1:One of the nurses who] signed the letter [C1:called] "
        "[Q1:the ward a disgrace].",
        {1: {"name": "nurse", "type": "anonymous"}},
    ),
    Passage(
        "two_presidents_are_the_two_named_before",
        "The tax was proposed by President Henry Alcott and kept by Paul Whitcombe. "
        "[S1:The two presidents] [C1:said] [Q1:it was fair].",
        {1: {"names": ("Henry Alcott", "Paul Whitcombe")}},
    ),
    Passage(
        "two_presidents_among_three_are_nobody_in_particular",
        "Henry Alcott, Paul Whitcombe and Maria Keller met in the old mill. "
        "[S1:The two presidents] [C1:said] [Q1:it was fair].",
        {1: {"type": "group", "name": "presidents"}},
    ),
    Passage(
        "my_father_is_the_authors",
        "By Maria Keller\n\n[S1:My father] [C1:said] [Q1:the river would rise]. [S2:He] [C2:warned] "
        "[Q2:that the boats were rotten].",
        {
            1: {"name": "Maria Keller’s father", "type": "anonymous"},
            2: {"name": "Maria Keller’s father", "method": "pronoun"},
        },
    ),
    Passage(
        "my_father_in_a_quotation_is_the_speakers",
        "By Maria Keller\n\n“[Q1:[S2:My father] [C2:said] [Q2:the river would rise]],” [S1:Paul Whitcombe] "
        "[C1:said].",
        {2: {"name": "Whitcombe’s father"}},
    ),
    Passage(
        "a_given_name_names_the_one_woman_described",
        "The woman waited by the gate. She held a lamp. It rained all night over the harbour.\n\n"
        "“[Q1:I saw the boat],” [S1:Melanie] [C1:said]. [S2:The woman] [C2:said] [Q2:it was green].",
        {1: {"name": "Melanie"}, 2: {"name": "Melanie", "type": "person"}},
    ),
    Passage(
        "a_given_name_with_a_surname_is_somebody_else",
        "[S1:The woman] [C1:said] [Q1:she held a lamp]. It rained all night over the harbour.\n\n"
        "“[Q2:I saw the boat],” [S2:Melanie Brandt] [C2:said].",
        {1: {"name": "woman"}},
    ),
    Passage(
        "two_given_names_share_a_surname",
        "Henry and Julia Brandt own the mill. [S1:Henry] [C1:said] [Q1:it would close].",
        {1: {"name": "Henry Brandt", "type": "person"}},
    ),
    Passage(
        "several_roles_are_one_person_of_that_sex",
        "Maria Keller is running again. Paul Whitcombe is her rival. "
        "[S1:The former first lady and ambassador] [C1:said] [Q1:it was a mistake].",
        {1: {"name": "Maria Keller"}},
    ),
    Passage(
        "several_roles_of_a_woman_are_no_mans",
        "Paul Whitcombe is running again. [S1:The former first lady and ambassador] [C1:said] "
        "[Q1:it was a mistake].",
        {1: {"name": "former first lady and ambassador"}},
    ),
    Passage(
        "a_name_beside_the_description_is_the_speaker",
        "“[Q1:He did it],” Maria Keller, [S1:the trust’s director] [C1:told] reporters. "
        "[S2:The spokesman for the harbour], Paul Whitcombe, [C2:said] [Q2:the cranes were safe].",
        {1: {"name": "Maria Keller"}, 2: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "a_name_in_another_phrase_is_not_the_speaker",
        "The trust met on Monday. After a call to Maria Keller, [S1:the spokesman] [C1:said] "
        "[Q1:the cranes were safe].",
        {1: {"name": "spokesman", "type": "anonymous"}},
    ),
    Passage(
        "a_vice_president_is_no_president",
        "Maria Keller is vice president. Henry Alcott is president. They met. Keller smiled. "
        "[S1:The president] [C1:said] [Q1:the road was safe]. [S2:The vice president] [C2:said] "
        "[Q2:it was not].",
        {1: {"name": "Henry Alcott"}, 2: {"name": "Maria Keller"}},
    ),
    Passage(
        "where_someone_works_is_the_affiliation",
        "The letter went to the dean of Avon University, where Keller teaches. Maria Keller laughed. "
        "[S1:Keller] [C1:said] [Q1:it was late].",
        {1: {"name": "Maria Keller", "affiliation": "Avon University"}},
    ),
    Passage(
        "where_someone_spoke_is_none",
        "The letter went to the dean of Avon University, where Keller spoke. Maria Keller laughed. "
        "[S1:Keller] [C1:said] [Q1:it was late].",
        {1: {"name": "Maria Keller", "affiliation": None}},
    ),
    Passage(
        "a_member_of_a_committee_speaks_for_it",
        "The Harbour Committee met on Monday. [S1:Maria Keller, a committee member,] [C1:said] "
        "[Q1:the vote was close].",
        {1: {"name": "Maria Keller", "affiliation": "Harbour Committee"}},
    ),
    Passage(
        "members_on_a_committee_leave_its_name_alone",
        "Democrats on the Harbour Committee walked out. [S1:The panel] [C1:said] [Q1:it would meet again].",
        {1: {"name": "Harbour Committee", "type": "organization"}},
    ),
    Passage(
        "the_film_is_the_one_titled_before",
        "Maria Keller made the documentary “Low Water” in a year. [S1:The film] [C1:says] "
        "[Q1:the river is poisoned].",
        {1: {"name": "Low Water", "type": "document"}},
    ),
    Passage(
        "a_film_without_a_title_keeps_its_words",
        "Maria Keller called it “Low Water” on Monday. [S1:The film] [C1:says] [Q1:the river is poisoned].",
        {1: {"name": "film", "type": "document"}},
    ),
    Passage(
        "a_headlines_verb_is_no_part_of_the_name",
        "[S1:Maria Keller Hammers Marlow Keene CEO]: ‘[Q1:You Should Be Ashamed]’\n\nMaria Keller "
        "grilled the chief of Avon Rail on Monday.",
        {1: {"name": "Maria Keller", "type": "person"}},
    ),
    Passage(
        "the_bank_is_the_one_without_a_noun_of_its_own",
        "Norwick Partners was fined on Monday. [S1:The bank] [C1:said] [Q1:it had dismissed the clerks].",
        {1: {"name": "Norwick Partners"}},
    ),
)
