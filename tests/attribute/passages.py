"""Short stories with their answers: ``[S1:..]`` source, ``[C1:..]`` cue, ``[Q1:..]`` content of quote 1.

Each passage names the mechanism it tries; ``answers`` gives, by quote, only what the passage is about.
Positives stand beside the look-alikes that must not be taken for them. The parses are frozen in
tests/parses/passages.conllu; after a change run ``python tests/freeze.py``.
"""

from __future__ import annotations

from pathlib import Path

from passage import Passage
from passages_bodies import BODIES
from passages_came_in import CAME_IN
from passages_doings import DOINGS
from passages_floor import FLOOR
from passages_founders import FOUNDERS
from passages_held import HELD
from passages_lands import LANDS
from passages_latest import LATEST
from passages_lists import LISTS
from passages_named_next import NAMED_NEXT
from passages_names import WORLD_NAMES
from passages_outlets import OUTLETS
from passages_people import PEOPLE
from passages_posts import POSTS
from passages_relays import RELAYS
from passages_ruled_out import RULED_OUT
from passages_serving import SERVING
from passages_standing import STANDING
from passages_trades import TRADES
from passages_unlisted import UNLISTED
from passages_whom import WHOM
from passages_writers import WRITERS

FROZEN = Path(__file__).parent.parent / "parses" / "passages.conllu"
HEADER = "# passage = "

NAMES = (
    Passage(
        "surname_finds_the_full_name",
        "Maria Keller runs the harbour. [S1:Keller] [C1:said] [Q1:the cranes were safe].",
        {1: {"name": "Maria Keller", "type": "person", "method": "name"}},
    ),
    Passage(
        "headline_surname_finds_the_name_that_comes_later",
        "[S1:Keller] [C1:says] [Q1:cranes are safe].\n\nThe harbour director, Maria Keller, spoke on Monday.",
        {1: {"name": "Maria Keller"}},
    ),
    Passage(
        "titles_and_possessives_are_no_part_of_the_name",
        "[S1:Senator Paul Whitcombe] [C1:said] [Q1:the vote was close]. [S2:Whitcombe’s] [C2:claim] "
        "[Q2:that he had won] was doubted.",
        {1: {"name": "Paul Whitcombe", "role": "Senator"}, 2: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "a_title_keeps_two_bearers_of_a_surname_apart",
        "Mary Alcott and her husband, Henry Alcott, own the mill. [S1:Mr. Alcott] [C1:said] "
        "[Q1:it would close]. "
        "[S2:Mrs. Alcott] [C2:said] [Q2:it would not].",
        {1: {"name": "Henry Alcott"}, 2: {"name": "Mary Alcott"}},
    ),
    Passage(
        "the_first_bearer_goes_by_the_surname",
        "Governor Daniel Brandt visited the camp. His daughter, Julia Brandt, came along. "
        "[S1:Brandt] [C1:said] [Q1:the tents were dry]. [S2:Julia Brandt] [C2:said] [Q2:they were not].",
        {1: {"name": "Daniel Brandt"}, 2: {"name": "Julia Brandt"}},
    ),
    Passage(
        "a_family_name_can_come_first",
        "Chen Weiming, a farmer, lost his barn. [S1:Chen] [C1:said] [Q1:the river rose at night].",
        {1: {"name": "Chen Weiming"}},
    ),
    Passage(
        "initials_are_the_body_they_stand_for",
        "The European Harbour Council (EHC) met in Oslo. [S1:The EHC] [C1:said] [Q1:fees would rise].",
        {1: {"name": "European Harbour Council", "type": "organization"}},
    ),
    Passage(
        "a_short_form_is_the_body_with_the_full_name",
        "Marlow Shipping bought two ferries. [S1:Marlow] [C1:said] [Q1:they were cheap].",
        {1: {"name": "Marlow Shipping", "type": "organization"}},
    ),
    Passage(
        "two_names_joined_are_two_speakers",
        "[S1:Maria Keller and Paul Whitcombe] [C1:said] [Q1:the plan was sound].",
        {1: {"names": ("Maria Keller", "Paul Whitcombe"), "type": "person"}},
    ),
    Passage(
        "three_names_with_their_parties_are_three_speakers",
        "[S1:Sens. Maria Keller (D-Ohio), Paul Whitcombe (R-Iowa) and Daniel Brandt (D-Maine)] [C1:said] "
        "[Q1:they would vote no].",
        {1: {"names": ("Maria Keller", "Paul Whitcombe", "Daniel Brandt")}},
    ),
    Passage(
        "a_name_that_only_describes_is_not_the_speaker",
        "Maria Keller has resigned. [S1:A lawyer for Maria Keller] [C1:said] [Q1:she was ill]. "
        "[S2:Critics like Paul Whitcombe] [C2:said] [Q2:she was not].",
        {
            1: {"name": "lawyer for Maria Keller", "type": "anonymous"},
            2: {"name": "critics", "type": "group"},
        },
    ),
    Passage(
        "a_station_is_a_body",
        "[S1:Radio Paulina] [C1:said] [Q1:the cranes were safe].",
        {1: {"name": "Radio Paulina", "type": "organization"}},
    ),
    Passage(
        "a_nickname_parts_no_name",
        "[S1:Edmund “Sarge” Whitcombe] [C1:said] [Q1:the geese were nine].",
        {1: {"name": "Edmund Whitcombe", "type": "person"}},
    ),
    Passage(
        "a_nickname_of_two_words_parts_no_name",
        "Everyone knows Ernesto “El Gato” Whitcombe. [S1:Whitcombe] [C1:said] [Q1:the geese were nine].",
        {1: {"name": "Ernesto Whitcombe", "type": "person"}},
    ),
    Passage(
        "a_title_in_a_label_is_no_name",
        "[S1:THE CHAIR][C1::] [Q1:Order, please].\n\n[S2:PROF. KELLER][C2::] [Q2:The roof leaks].\n\n"
        "[S3:DR. MARSH][C3::] [Q3:It does]. Doctor Julia Marsh sat down.",
        {2: {"name": "Keller", "type": "person"}, 3: {"name": "Julia Marsh"}},
    ),
    Passage(
        "a_label_in_capitals_is_a_person",
        "Councillor Keller was in the chair.\n\n[S1:KELLER][C1::] [Q1:Order, please].\n\n"
        "[S2:WHITCOMBE][C2::] [Q2:[S3:I] [C3:said] [Q3:the roof leaks]].\n\n"
        "[S4:KELLER][C4::] [Q4:It does].",
        {
            1: {"name": "Keller", "type": "person"},
            2: {"name": "Whitcombe", "type": "person"},
            3: {"name": "Whitcombe"},
        },
    ),
    Passage(
        "q_asks_and_a_answers",
        "Maria Keller carves slate. Keller is sixty.\n\n[S1:Q][C1::] [Q1:Who taught you?]\n\n"
        "[S2:A][C2::] [Q2:A man called Paul Whitcombe. Whitcombe knew slate].\n\n"
        "[S3:Q][C3::] [Q3:Is it hard?]",
        {1: {"name": "interviewer", "type": "anonymous"}, 2: {"name": "Maria Keller", "type": "person"}},
    ),
)

PRONOUNS = (
    Passage(
        "she_is_the_woman_and_he_the_man",
        "Maria Keller met Paul Whitcombe at the port. [S1:She] [C1:said] [Q1:the talks went well]. "
        "[S2:He] [C2:said] [Q2:they had failed].",
        {
            1: {"name": "Maria Keller", "method": "pronoun"},
            2: {"name": "Paul Whitcombe", "method": "pronoun"},
        },
    ),
    Passage(
        "nobody_speaks_of_himself_by_name",
        "Paul Whitcombe attacked Daniel Brandt. “[Q1:Brandt never kept a promise],” [S1:he] [C1:said].",
        {1: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "the_subject_before_the_object",
        "Paul Whitcombe telephoned Daniel Brandt on Monday. [S1:He] [C1:said] [Q1:the road was open].",
        {1: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "the_speaker_goes_on_speaking",
        "[S1:Paul Whitcombe] [C1:said] [Q1:the road was open]. A bus driver, Daniel Brandt, "
        "was hurt there last year. "
        "“[Q2:We have mended it],” [S2:he] [C2:added].",
        {2: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "where_the_text_does_not_decide_both_are_kept",
        "Paul Whitcombe and Daniel Brandt met on Monday. [S1:He] [C1:said] [Q1:the road was open].",
        {1: {"candidates": True}},
    ),
    Passage(
        "they_are_the_two_just_named",
        "Maria Keller and Paul Whitcombe met on Monday. [S1:They] [C1:said] [Q1:the talks went well].",
        {1: {"names": ("Maria Keller", "Paul Whitcombe"), "method": "pronoun"}},
    ),
    Passage(
        "they_are_the_group_before",
        "[S1:Residents] [C1:said] [Q1:the noise was unbearable]. [S2:They] [C2:said] [Q2:nobody slept].",
        {1: {"name": "residents", "type": "group"}, 2: {"name": "residents", "type": "group"}},
    ),
    Passage(
        "they_are_rather_people_than_the_body_that_spoke",
        "Maria Keller and Paul Whitcombe met on Monday. [S1:The Admiralty] [C1:said] "
        "[Q1:the talks went well]. "
        "[S2:They] [C2:said] [Q2:the cranes were safe].",
        {1: {"name": "Admiralty"}, 2: {"names": ("Maria Keller", "Paul Whitcombe")}},
    ),
    Passage(
        "most_of_them_are_they",
        "[S1:Residents] [C1:said] [Q1:the noise was unbearable]. [S2:Most of them] [C2:said] "
        "[Q2:nobody slept].",
        {2: {"name": "residents", "type": "group"}},
    ),
    Passage(
        "a_name_that_the_sentence_splitter_cut_is_whole",
        "[S1:Maria Keller, a lawyer,] [C1:said] [Q1:the treaty was void]. [S2:She and Paul Whitcombe] "
        "[C2:said] "
        "[Q2:they would appeal].",
        {1: {"name": "Maria Keller"}, 2: {"names": ("Maria Keller", "Paul Whitcombe")}},
    ),
    Passage(
        "it_is_the_body",
        "Marlow Shipping bought two ferries. [S1:It] [C1:said] [Q1:they were cheap].",
        {1: {"name": "Marlow Shipping", "method": "pronoun"}},
    ),
    Passage(
        "who_is_the_name_before",
        "Maria Keller, [S1:who] [C1:said] [Q1:the cranes were safe], left early.",
        {1: {"name": "Maria Keller", "method": "pronoun"}},
    ),
    Passage(
        "who_is_past_the_body_that_employs",
        "Maria Keller, a clerk at the Avon Trust [S1:who] [C1:told] a court [Q1:the cranes were safe], left.",
        {1: {"name": "Maria Keller", "method": "pronoun"}},
    ),
    Passage(
        "a_second_who_is_the_first",
        "The mayor met sailors, most of [S1:whom] had [C1:announced] [Q1:a strike], and [S2:who] "
        "[C2:said] [Q2:it would last].",
        {1: {"name": "sailors"}, 2: {"name": "sailors"}},
    ),
    Passage(
        "which_is_no_person",
        "Maria Keller founded the Avon Trust, [S1:which] [C1:said] [Q1:the cranes were safe].",
        {1: {"name": "Avon Trust", "type": "organization"}},
    ),
    Passage(
        "a_new_subject_takes_over_with_its_paragraph",
        "“[Q1:The road is open],” [S1:Paul Whitcombe] [C1:said].\n\nDaniel Brandt was glad of it. "
        "“[Q2:We have waited],” [S2:he] [C2:added].",
        {2: {"name": "Daniel Brandt"}},
    ),
    Passage(
        "who_accuses_her_is_another",
        "Maria Keller left early. The opposition leader, Percival Tull, told [Q1:her that he was angry]. "
        "[S1:He] [C1:said] [Q1:the road was closed].",
        {1: {"name": "Percival Tull"}},
    ),
    Passage(
        "it_is_the_body_described_before",
        "[S1:The national weather service] [C1:said] [Q1:rain was near]. [S2:It] [C2:warned] [Q2:of floods].",
        {2: {"name": "national weather service", "type": "organization", "method": "pronoun"}},
    ),
    Passage(
        "she_is_the_woman_described_where_no_other_is_near",
        "The librarian telephoned on Monday. [S1:She] [C1:said] [Q1:the roof leaked].",
        {1: {"name": "librarian", "type": "anonymous"}},
    ),
    Passage(
        "she_is_rather_the_woman_named_than_one_described",
        "Maria Keller met him on Monday. The librarian was absent. [S1:She] [C1:said] [Q1:the roof leaked]. "
        "His wife came. [S2:She] [C2:said] [Q2:it did not].",
        {1: {"name": "Maria Keller"}, 2: {"name": "Maria Keller"}},
    ),
    Passage(
        "an_unclosed_quotation_goes_on_in_the_next_paragraph",
        "[S1:Paul Whitcombe] [C1:said] [Q1:the road was open].\n\n“[Q2:We heard a bang.]\n\n"
        "“[Q3:Then silence],” [S3:Maria Keller] [C3:said].",
        {2: {"name": "Maria Keller", "method": "continuation"}},
    ),
    Passage(
        "it_that_stands_for_a_clause_is_nobody",
        "Marlow Shipping bought two ferries. [S1:It] is [C1:alleged] [Q1:that they were cheap]. "
        "[S2:It] [C2:said] [Q2:they were not].",
        {1: {"speaker": None}, 2: {"name": "Marlow Shipping"}},
    ),
    Passage(
        "a_possessive_speaks",
        "Maria Keller left early. [S1:Her] [C1:claim] [Q1:that the cranes were safe] was doubted.",
        {1: {"name": "Maria Keller"}},
    ),
    Passage(
        "i_inside_a_quotation_is_its_speaker",
        "“[Q1:[S2:I] [C2:said] [Q2:the cranes were safe]],” [S1:Maria Keller] [C1:told] a court.",
        {1: {"name": "Maria Keller"}, 2: {"name": "Maria Keller", "type": "person"}},
    ),
    Passage(
        "i_outside_quotations_is_the_author",
        "[S1:I] [C1:said] [Q1:nothing for a week].\n\nMaria Keller is a writer at Avon College.",
        {1: {"name": "Maria Keller", "type": "author", "affiliation": "Avon College"}},
    ),
    Passage(
        "an_author_without_a_name_stays_one",
        "[S1:I] [C1:said] [Q1:nothing for a week].",
        {1: {"name": "author", "type": "author"}},
    ),
    Passage(
        "nobody_is_invented_for_a_pronoun",
        "[S1:He] [C1:said] [Q1:the road was open].",
        {1: {"method": "none"}},
    ),
)

DESCRIPTIONS = (
    Passage(
        "an_office_finds_its_holder",
        "Sen. Maria Keller of Ohio met Paul Whitcombe, a banker. [S1:The senator] [C1:said] "
        "[Q1:the talks went well]. "
        "[S2:The banker] [C2:said] [Q2:they had failed].",
        {1: {"name": "Maria Keller", "method": "description"}, 2: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "a_place_tells_two_holders_apart",
        "Ohio Governor Daniel Brandt met Iowa Governor Julia Marsh. [S1:The Iowa governor] [C1:said] "
        "[Q1:corn was cheap].",
        {1: {"name": "Julia Marsh"}},
    ),
    Passage(
        "an_indefinite_description_is_nobody_named",
        "Sen. Maria Keller left early. [S1:A senator] [C1:said] [Q1:the talks had failed].",
        {1: {"type": "anonymous", "name": "senator"}},
    ),
    Passage(
        "the_company_is_the_one_spoken_of",
        "Marlow Shipping bought two ferries. [S1:The company] [C1:said] [Q1:they were cheap].",
        {1: {"name": "Marlow Shipping", "type": "organization"}},
    ),
    Passage(
        "the_lender_is_the_bank",
        "Nordhavn Bank met in Oslo. [S1:The lender] [C1:said] [Q1:profits fell]. [S2:The airline] [C2:said] "
        "[Q2:they rose].",
        {1: {"name": "Nordhavn Bank"}, 2: {"name": "airline", "type": "organization"}},
    ),
    Passage(
        "a_news_agency_has_its_name_before_its_noun",
        "[S1:Russia’s Interfax news agency] [C1:said] [Q1:the road was open].",
        {1: {"name": "Interfax", "type": "organization"}},
    ),
    Passage(
        "a_noun_finds_the_body_named_with_it",
        "The Avon Institute of Technology sued the Ministry of Health. [S1:The ministry] [C1:said] "
        "[Q1:it would answer].",
        {1: {"name": "Ministry of Health"}},
    ),
    Passage(
        "an_announcement_is_spoken_by_its_issuer",
        "The Admiralty met on Monday. [S1:The Admiralty’s announcement] [C1:said] [Q1:two ships would sail]. "
        "[S2:Its statement] [C2:added] [Q2:that they were old].",
        {1: {"name": "Admiralty", "type": "organization"}, 2: {"name": "Admiralty"}},
    ),
    Passage(
        "a_report_is_spoken_by_its_maker",
        "[S1:A recent report by Avon University] [C1:said] [Q1:rivers were warmer]. [S2:The report] "
        "[C2:warned] [Q2:of floods].",
        {1: {"type": "organization", "name": "Avon University"}, 2: {"name": "Avon University"}},
    ),
    Passage(
        "a_report_of_nobody_speaks_for_itself",
        "[S1:A recent report on rivers] [C1:said] [Q1:they were warmer]. [S2:The report] "
        "[C2:warned] [Q2:of floods near Avon University].",
        {1: {"type": "document", "name": "report on rivers"}, 2: {"name": "report on rivers"}},
    ),
    Passage(
        "a_paper_is_spoken_by_its_publisher",
        "[S1:The paper, published on Monday by the Avon Institute,] [C1:said] [Q1:rivers were warmer].",
        {1: {"type": "organization", "name": "Avon Institute"}},
    ),
    Passage(
        "a_study_by_a_professor_is_not_her_universitys",
        "[S1:A study by Avon University professor Maria Keller] [C1:said] [Q1:rivers were warmer].",
        {1: {"type": "document", "name": "study by Avon University professor Maria Keller"}},
    ),
    Passage(
        "it_is_the_publisher_of_the_paper_before",
        "[S1:The paper, published on Monday by the Avon Institute,] [C1:said] [Q1:rivers were warmer]. "
        "[S2:It] [C2:warned] [Q2:of floods].",
        {2: {"name": "Avon Institute", "method": "pronoun"}},
    ),
    Passage(
        "a_title_names_a_document",
        "[S1:The council’s pamphlet, Living With Waterfowl,] [C1:said] [Q1:geese were many].",
        {1: {"name": "Living With Waterfowl", "type": "document"}},
    ),
    Passage(
        "a_body_behind_a_body_is_a_body",
        "[S1:The city’s largest union, the Avon Harbour Federation,] [C1:said] [Q1:geese were many].",
        {1: {"name": "Avon Harbour Federation", "type": "organization"}},
    ),
    Passage(
        "the_palace_is_the_palace_named_before",
        "Two ships will sail, the Linden Palace announced on Monday. [S1:The palace’s announcement] "
        "[C1:added] [Q1:that they were old]. [S2:The palace] [C2:said] [Q2:the crew was ready]. "
        "[S3:The palace’s account] [C3:added] [Q3:that the sea was calm].",
        {
            1: {"name": "Linden Palace", "type": "organization"},
            2: {"name": "Linden Palace", "type": "organization"},
            3: {"name": "Linden Palace", "type": "organization"},
        },
    ),
    Passage(
        "a_palace_that_nobody_named_is_a_body",
        "[S1:The palace] [C1:said] [Q1:two ships would sail].",
        {1: {"name": "palace", "type": "organization"}},
    ),
    Passage(
        "the_survey_is_the_survey_of_that_name",
        "The Northern Harbour Survey met in Oslo. [S1:The survey] [C1:said] [Q1:the piers were sound].\n\n"
        "A survey of sailors was made in May. [S2:The survey] [C2:said] [Q2:most were glad].",
        {1: {"name": "Northern Harbour Survey"}, 2: {"type": "document", "name": "survey of sailors"}},
    ),
    Passage(
        "nouns_tell_people_bodies_and_groups",
        "[S1:A diplomat] [C1:said] [Q1:the talks had failed]. [S2:The state radio] [C2:said] "
        "[Q2:they had not]. [S3:The bishops’ conference] [C3:said] [Q3:nothing was known]. [S4:Everyone] "
        "[C4:said] [Q4:the sea was calm]. [S5:Somebody] [C5:said] [Q5:it was not].",
        {
            1: {"type": "anonymous", "name": "diplomat"},
            2: {"type": "organization", "name": "state radio"},
            3: {"type": "organization", "name": "bishops’ conference"},
            4: {"type": "group", "name": "everyone"},
            5: {"type": "anonymous", "name": "somebody"},
        },
    ),
    Passage(
        "groups_keep_their_words_without_trimmings",
        "[S1:Some residents of the old town] [C1:said] [Q1:the noise was unbearable]. "
        "[S2:One of the officers] [C2:said] [Q2:it was not].",
        {
            1: {"name": "residents of the old town", "type": "group"},
            2: {"name": "officer", "type": "anonymous"},
        },
    ),
    Passage(
        "the_two_senators_are_those_named",
        "Senators Maria Keller and Paul Whitcombe met on Monday. [S1:The two senators] [C1:said] "
        "[Q1:the plan was sound].",
        {1: {"names": ("Maria Keller", "Paul Whitcombe")}},
    ),
    Passage(
        "her_lawyer_is_not_the_next_lawyer",
        "The court heard Paul Whitcombe, a lawyer. Maria Keller was absent. [S1:Her lawyer] [C1:said] "
        "[Q1:she was ill].",
        {1: {"name": "Keller’s lawyer", "type": "anonymous"}},
    ),
    Passage(
        "a_campaign_is_a_body",
        "Maria Keller is a candidate for mayor. [S1:Her campaign] [C1:said] [Q1:she had raised little].",
        {1: {"name": "Keller campaign", "type": "organization"}},
    ),
    Passage(
        "an_age_describes_a_person",
        "Paul Whitcombe, 44, saved the goal. [S1:A 44-year-old] [C1:said] [Q1:the goal was wide].",
        {1: {"type": "anonymous", "name": "44-year-old"}},
    ),
    Passage(
        "the_senators_office_is_his",
        "Senator Paul Whitcombe was absent. [S1:The senator’s office] [C1:said] [Q1:he was ill]. "
        "[S2:His office] [C2:said] [Q2:he was well].",
        {
            1: {"name": "Whitcombe’s office", "type": "organization"},
            2: {"name": "Whitcombe’s office", "type": "organization"},
        },
    ),
    Passage(
        "whose_wife_is_the_wife_of_the_name_before",
        "Paul Whitcombe, [S1:whose wife] had [C1:said] [Q1:he was ill], came late.",
        {1: {"name": "Whitcombe’s wife", "type": "anonymous", "role": "wife"}},
    ),
    Passage(
        "you_are_nobody_named",
        "[S1:You] [C1:said] [Q1:the road was open].",
        {1: {"type": "anonymous", "method": "none"}},
    ),
)

ROLES = (
    Passage(
        "a_spokesman_speaks_for_the_body_before_him",
        "[S1:Admiralty spokesman Paul Whitcombe] [C1:said] [Q1:two ships would sail].",
        {1: {"role": "Admiralty spokesman", "affiliation": "Admiralty"}},
    ),
    Passage(
        "an_apposition_gives_role_and_body",
        "[S1:Maria Keller, director of the Harbour Trust,] [C1:said] [Q1:the cranes were safe].",
        {1: {"role": "director of the Harbour Trust", "affiliation": "Harbour Trust"}},
    ),
    Passage(
        "a_role_found_once_holds_throughout",
        "[S1:Keller] [C1:said] [Q1:the cranes were safe].\n\nMaria Keller, "
        "a professor of law at Avon University, spoke on Monday.",
        {1: {"name": "Maria Keller", "affiliation": "Avon University"}},
    ),
    Passage(
        "a_relative_clause_gives_the_employer",
        "[S1:Maria Keller, who teaches law at Avon University,] [C1:said] [Q1:the treaty was void].",
        {1: {"affiliation": "Avon University"}},
    ),
    Passage(
        "offices_parties_and_chambers_are_no_affiliation",
        "[S1:Senate Majority Leader Maria Keller] [C1:said] [Q1:the vote was close]. "
        "[S2:US President Paul Whitcombe] [C2:said] [Q2:it was not].",
        {1: {"affiliation": None}, 2: {"affiliation": "US", "role": "US President"}},
    ),
    Passage(
        "an_unnamed_spokeswoman_has_an_affiliation",
        "[S1:A spokeswoman for the Harbour Trust] [C1:said] [Q1:the cranes were safe].",
        {1: {"type": "anonymous", "affiliation": "Harbour Trust"}},
    ),
    Passage(
        "a_persons_spokesman_speaks_for_the_campaign",
        "Maria Keller, the candidate, is ill. [S1:Keller spokesman Paul Whitcombe] [C1:said] "
        "[Q1:she would return].",
        {1: {"name": "Paul Whitcombe", "affiliation": "Keller campaign"}},
    ),
    Passage(
        "a_time_and_a_pronoun_are_no_part_of_a_role",
        "Last week the deputy mayor, Paul Whitcombe, was ill. [S1:Whitcombe] [C1:said] [Q1:he was well]. "
        "[S2:His deputy, Maria Keller,] [C2:said] [Q2:he was not].",
        {1: {"role": "deputy mayor"}, 2: {"role": "deputy"}},
    ),
    Passage(
        "a_lead_author_leads",
        "“[Q1:The lake is cold],” [C1:said] [S1:lead author Maria Keller]. "
        "[S2:Her co-author, Paul Whitcombe,] [C2:said] [Q2:it was warm].",
        {1: {"role": "lead author"}, 2: {"role": "co-author"}},
    ),
    Passage(
        "a_title_is_the_role_of_one_of_a_body",
        "[S1:Professor Paul Whitcombe of Avon College] [C1:said] [Q1:the treaty was void].",
        {1: {"name": "Paul Whitcombe", "role": "Professor", "affiliation": "Avon College"}},
    ),
    Passage(
        "a_title_between_role_and_name",
        "[S1:The bird officer, Dr Maria Keller,] [C1:said] [Q1:the geese were well].",
        {1: {"name": "Maria Keller", "role": "bird officer"}},
    ),
    Passage(
        "a_manager_or_deputy_speaks_for_no_office",
        "Paul Whitcombe was absent. [S1:Whitcombe’s manager, Maria Keller,] [C1:said] [Q1:he was ill]. "
        "[S2:A campaign began, and Whitcombe’s deputy, Daniel Brandt,] [C2:said] [Q2:he was not]. "
        "[S3:Julia Marsh, a spokeswoman for the Harbour Trust,] [C3:said] [Q3:nothing was known].",
        {1: {"affiliation": None}, 3: {"affiliation": "Harbour Trust"}},
    ),
    Passage(
        "a_spokeswoman_speaks_for_an_office",
        "Paul Whitcombe was absent. [S1:Whitcombe’s spokeswoman, Maria Keller,] [C1:said] [Q1:he was ill].",
        {1: {"affiliation": "Whitcombe’s office"}},
    ),
)

AGENCIES = (
    Passage(
        "told_an_agency",
        "“[Q1:The cranes are safe],” [S1:Maria Keller] [C1:told] Reuters. [S2:She] [C2:said] "
        "[Q2:nobody was hurt].",
        {1: {"agency": ("Reuters", "told")}, 2: {"agency": ("Reuters", "told")}},
    ),
    Passage(
        "a_telling_that_is_no_quote_still_counts",
        "Maria Keller told Reuters of her plans on Monday. [S1:She] [C1:said] [Q1:nobody was hurt].",
        {1: {"agency": ("Reuters", "told")}},
    ),
    Passage(
        "another_speaker_inherits_nothing",
        "“[Q1:The cranes are safe],” [S1:Maria Keller] [C1:told] Reuters. "
        "[S2:Paul Whitcombe] [C2:said] [Q2:they were not].",
        {1: {"agency": ("Reuters", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "told_a_court_is_no_agency",
        "“[Q1:The cranes are safe],” [S1:Maria Keller] [C1:told] a court. Reuters has an office nearby.",
        {1: {"agency": None}},
    ),
    Passage(
        "an_agency_reported_it",
        "[S1:Maria Keller] [C1:said] [Q1:the cranes were safe], AP reported.",
        {1: {"agency": ("Associated Press", "reported")}},
    ),
    Passage(
        "according_to_an_agency_the_agency_speaks",
        "[C1:According to] [S1:the AP agency], [Q1:the cranes were safe].",
        {1: {"name": "Associated Press", "agency": ("Associated Press", "speaker")}},
    ),
    Passage(
        "quoted_by_an_agency",
        "“[Q1:The cranes are safe],” [S1:Maria Keller] [C1:said], as quoted by Interfax.",
        {1: {"agency": ("Interfax", "reported")}},
    ),
    Passage(
        "first_reported_by_is_no_source",
        "[S1:Maria Keller] [C1:said] [Q1:the cranes were safe]. The fall was first reported by Reuters.\n\n"
        "[S2:Paul Whitcombe] [C2:said] [Q2:a crane fell], in a case first reported by Reuters.",
        {1: {"agency": None}, 2: {"agency": None}},
    ),
    Passage(
        "an_interview_on_another_occasion_does_not_spread",
        "[S1:Maria Keller] [C1:said] [Q1:the cranes were safe] in an interview with CNN. "
        "[S2:She] [C2:said] in a speech in March [Q2:that they were old].",
        {1: {"agency": ("CNN", "told"), "channel": "interview"}, 2: {"agency": None, "channel": "speech"}},
    ),
    Passage(
        "an_outlet_that_goes_to_law_is_no_agency",
        "[S1:The Washington Post] [C1:argued] [Q1:that the files were public].",
        {1: {"name": "The Washington Post", "agency": None}},
    ),
    Passage(
        "an_outlet_that_writes_speaks_itself",
        "[S1:The Washington Post] [C1:wrote] [Q1:that the files were public]. [S2:The paper] [C2:added] "
        "[Q2:that they were old].",
        {1: {"agency": ("The Washington Post", "speaker")}, 2: {"name": "The Washington Post"}},
    ),
    Passage(
        "an_employer_is_no_agency",
        "[S1:Maria Keller, a reporter for CNN,] [C1:said] [Q1:the cranes were safe].",
        {1: {"agency": None, "affiliation": "CNN"}},
    ),
    Passage(
        "a_tweet_is_carried_by_its_platform",
        "[S1:Maria Keller] [C1:tweeted] [Q1:that the cranes were safe].",
        {1: {"agency": ("Twitter", "carried"), "channel": "tweet"}},
    ),
    Passage(
        "a_nested_quote_comes_through_the_outlet_that_holds_it",
        "[S1:Reuters] [C1:reported] [Q1:that [S2:Maria Keller] had [C2:announced] [Q2:a strike]].",
        {1: {"agency": ("Reuters", "speaker")}, 2: {"agency": ("Reuters", "reported")}},
        {2: {"parent": 1}},
    ),
    Passage(
        "a_continuation_keeps_speaker_and_agency",
        "“[Q1:The cranes are safe],” [S1:Maria Keller] [C1:told] Reuters.\n\n“[Q2:Nobody was hurt].”",
        {2: {"name": "Maria Keller", "method": "continuation", "agency": ("Reuters", "told")}},
        {2: {"continues": 1}},
    ),
    Passage(
        "without_source_there_is_no_speaker",
        "As [C1:announced], [Q1:two ships would sail].",
        {1: {"speaker": None}},
    ),
)

CHANNELS = (
    Passage(
        "the_sentence_names_the_channel",
        "[S1:Maria Keller] [C1:said] in a statement [Q1:that the cranes were safe]. "
        "[S2:Paul Whitcombe] [C2:told] a news conference [Q2:that they were not].",
        {1: {"channel": "statement"}, 2: {"channel": "press conference"}},
    ),
    Passage(
        "what_is_reported_names_no_channel",
        "[S1:Maria Keller] [C1:said] [Q1:she had read his statement in a letter].",
        {1: {"channel": None}},
    ),
)

FLOATING = (
    Passage(
        "a_quotation_is_the_subjects_of_the_sentence_before",
        "Maria Keller put down the cup. “[Q1:It is cold].”",
        {1: {"name": "Maria Keller", "method": "continuation"}},
    ),
    Passage(
        "a_quotation_alone_goes_on_from_the_last",
        "“[Q1:The road is open],” [S1:Paul Whitcombe] [C1:said].\n\n“[Q2:We have mended it].”\n\n"
        "“[Q3:It leaks],” [S3:Maria Keller] [C3:said].",
        {2: {"name": "Paul Whitcombe", "method": "continuation"}},
    ),
    Passage(
        "a_quotation_that_opens_is_that_of_the_next_paragraph",
        "The road was mended.\n\n“[Q1:We heard a bang].”\n\n“[Q2:Then silence],” [S2:Maria Keller] "
        "[C2:said].",
        {1: {"name": "Maria Keller", "method": "continuation"}},
    ),
    Passage(
        "a_quotation_with_a_name_behind_a_colon",
        "“[Q1:No door is small]”: Mayor Paul Whitcombe on the night of the boats",
        {1: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "a_quotation_far_from_everyone_is_nobodys",
        "[S1:Maria Keller] [C1:said] [Q1:the road was open].\n\nThe day was long.\n\nThe sea was calm.\n\n"
        "“[Q2:It is cold].”\n\nThe cup was empty.",
        {2: {"speaker": None}},
    ),
)

PASSAGES = (
    *NAMES,
    *PRONOUNS,
    *DESCRIPTIONS,
    *ROLES,
    *AGENCIES,
    *CHANNELS,
    *FLOATING,
    *PEOPLE,
    *POSTS,
    *LANDS,
    *RELAYS,
    *LATEST,
    *WHOM,
    *WRITERS,
    *BODIES,
    *WORLD_NAMES,
    *OUTLETS,
    *RULED_OUT,
    *UNLISTED,
    *FLOOR,
    *HELD,
    *STANDING,
    *TRADES,
    *FOUNDERS,
    *DOINGS,
    *LISTS,
    *CAME_IN,
    *SERVING,
    *NAMED_NEXT,
)
