"""Passages about people who are described, counted, named late or named beside their description."""

from __future__ import annotations

from passage import Passage

PEOPLE = (
    Passage(
        "a_title_comes_before_what_somebody_teaches",
        "[S1:Professor Bo Tarrow, who teaches law at Avon University,] [C1:said] [Q1:it was late].",
        {1: {"name": "Bo Tarrow", "role": "Professor", "affiliation": "Avon University"}},
    ),
    Passage(
        "a_style_of_address_is_nobodys",
        "Ann Marsh opened the gate. [S1:Her Majesty] [C1:said] [Q1:it was late]. [S2:Her clerk] [C2:said] "
        "[Q2:it was not].",
        {1: {"name": "her Majesty"}, 2: {"name": "Marsh’s clerk"}},
    ),
    Passage(
        "an_age_in_words_stays_whole",
        "[S1:A nine-year-old boy] [C1:said] [Q1:it was dark]. [S2:Nine boys] [C2:said] [Q2:it was not].",
        {1: {"name": "nine-year-old boy"}, 2: {"name": "boys"}},
    ),
    Passage(
        "who_is_whoever_is_described_right_before",
        "The panel named three people: Bo Ek, a driver; Tom Reyl; and Ann Roe, a clerk at the ministry "
        "[S1:who] [C1:told] her staff [Q1:never to speak of it].",
        {1: {"name": "Ann Roe"}},
    ),
    Passage(
        "nobody_is_the_captain_in_his_own_words",
        "[S1:Colin Roe] [C1:said] [Q1:that [S2:the captain] had [C2:warned] "
        "[Q2:that the pumps were broken]].",
        {1: {"name": "Colin Roe"}, 2: {"name": "captain", "type": "anonymous"}},
    ),
    Passage(
        "whoever_has_spoken_may_be_the_captain_afterwards",
        "[S1:Colin Roe] [C1:said] [Q1:that the pumps were broken]. "
        "[S2:The captain] [C2:added] [Q2:that it was late].",
        {1: {"name": "Colin Roe"}, 2: {"name": "Colin Roe"}},
    ),
    Passage(
        "he_in_a_quotation_is_whom_it_spoke_of_and_never_its_speaker",
        "“[Q1:I asked the warden. [S2:He] [C2:told] me [Q2:that it was over].]” [S1:Tom Roe] [C1:said].",
        {1: {"name": "Tom Roe"}, 2: {"name": "warden", "type": "anonymous", "method": "pronoun"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "he_in_a_quotation_behind_its_speaker_is_not_that_speaker",
        "Tom Roe shook his head. “[Q1:[S2:He] [C2:told] me [Q2:that it was over].]”",
        {1: {"name": "Tom Roe"}, 2: {"name": "he", "method": "none"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "i_in_a_quotation_behind_its_speaker_is_that_speaker",
        "Tom Roe shook his head. “[Q1:[S2:I] [C2:told] them [Q2:that it was over].]”",
        {2: {"name": "Tom Roe", "method": "pronoun"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "a_single_word_taken_for_a_name_is_not_he_where_an_official_speaks",
        "[S1:The weather official] [C1:said] [Q1:that Arnstad had rain]. [Q2:The wind was strong], "
        "[S2:the official] [C2:said].\n\nQazimund recorded a low of 19 degrees on the night. "
        "[Q3:The cold was normal there], [S3:he] [C3:said].",
        {3: {"name": "weather official"}},
    ),
    Passage(
        "a_clear_choice_for_she_tells_that_he_is_the_other",
        "Brisk Vask met Tolva Renn on Monday. [S1:She] [C1:said] [Q1:it was late]. It rained. "
        "[S2:He] [C2:said] [Q2:the road was wet].",
        {1: {"name": "Brisk Vask"}, 2: {"name": "Tolva Renn"}},
    ),
    Passage(
        "a_close_choice_for_she_does_not_tell_that_he_is_the_other",
        "Tolva Renn and Brisk Vask met on Monday. [S1:She] [C1:said] [Q1:it was late]. It rained. "
        "Then Renn left the hall. [S2:He] [C2:said] [Q2:the road was wet].",
        {2: {"name": "Tolva Renn"}},
    ),
    Passage(
        "origin_and_age_are_of_whoever_was_spoken_of",
        "Coach [S1:Paul Whitcombe] [C1:said] [Q1:the court was closed]. [S2:The Irishman] [C2:added] "
        "[Q2:that it rained].\n\nKeeper [S3:Henry Alcott] [C3:said] [Q3:he was hurt]. [S4:The 29-year-old] "
        "[C4:added] [Q4:that he had not slept].",
        {2: {"name": "Paul Whitcombe"}, 4: {"name": "Henry Alcott"}},
    ),
    Passage(
        "a_title_behind_a_quotation_is_a_role",
        "“[Q1:The levy is a tax on rain],” Mayor [S1:Anna Alcott] [C1:told] Reuters.",
        {1: {"name": "Anna Alcott", "role": "Mayor"}},
    ),
    Passage(
        "its_chair_is_of_the_body_last_spoken_of_also_without_a_name",
        "[S1:Maria Keller] [C1:told] the Port Trust [Q1:that the cranes were old]. The dockers' union met on "
        "Monday. [S2:Its chair Anna Alcott] [C2:said] [Q2:they were safe].",
        {2: {"name": "Anna Alcott", "role": "chair", "affiliation": "dockers' union"}},
    ),
    Passage(
        "its_chair_is_of_the_named_body_where_that_came_last",
        "The dockers' union met the Port Trust. [S1:Its chair Anna Alcott] [C1:said] "
        "[Q1:the cranes were safe].",
        {1: {"name": "Anna Alcott", "affiliation": "Port Trust"}},
    ),
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
    Passage(
        "a_courtesy_title_names_a_person_of_its_sex",
        "Henry Alcott and his wife, Mary Alcott, run the mill. Critics of Mrs. Alcott left. "
        "[S1:Mrs. Alcott] [C1:said] [Q1:the mill was sold]. [S2:Mr. Alcott] [C2:said] [Q2:it was not].",
        {1: {"name": "Mary Alcott"}, 2: {"name": "Henry Alcott"}},
    ),
    Passage(
        "a_state_is_no_second_speaker",
        "[S1:Julia Brandt, 22, of Flint, Mich.,] [C1:said] [Q1:it rained].",
        {1: {"names": ("Julia Brandt",)}},
    ),
    Passage(
        "a_spokesman_for_mr_is_not_his_role",
        "A spokesman for Mr. Alcott left. An adviser to Julia Brandt stayed. Henry Alcott came. "
        "[S1:Alcott] [C1:said] [Q1:it rained]. [S2:Brandt] [C2:said] [Q2:it did not].",
        {1: {"name": "Henry Alcott", "role": None}, 2: {"name": "Julia Brandt", "role": None}},
    ),
    Passage(
        "a_role_ends_before_another_name",
        "Henry Alcott was the best friend Julia Brandt ever had. [S1:Brandt] [C1:said] [Q1:it rained]. "
        "[S2:Alcott] [C2:said] [Q2:it did not].",
        {2: {"name": "Henry Alcott", "role": "best friend"}},
    ),
    Passage(
        "whose_marriage_is_no_role",
        "Henry Alcott, whose own affair with an actress was in the papers, laughed. [S1:Alcott] [C1:said] "
        "[Q1:it rained].",
        {1: {"name": "Henry Alcott", "role": None, "affiliation": None}},
    ),
    Passage(
        "a_party_employs_its_chairman_but_not_its_members_of_congress",
        "[S1:Ohio Republican Party chairman Henry Alcott] [C1:said] [Q1:it rained]. "
        "[S2:Indiana GOP Rep. Julia Brandt] [C2:said] [Q2:it did not].",
        {1: {"affiliation": "Ohio Republican Party"}, 2: {"affiliation": None}},
    ),
    Passage(
        "the_woman_is_the_young_woman_before",
        "Maria Keller came to the hall. A young woman asked Keller about the mill. “[Q1:Is it sold],” "
        "[S1:the woman] [C1:asked]. “[Q2:It is not],” [S2:Keller] [C2:said].",
        {1: {"name": "young woman", "type": "anonymous"}, 2: {"name": "Maria Keller"}},
    ),
    Passage(
        "the_story_of_an_unlisted_site_is_not_the_last_papers",
        "The Los Angeles Times called it a rough week, and a story by the website Politigram was no kinder. "
        "[S1:The story] [C1:said] [Q1:that he would lose].",
        {1: {"name": "Politigram", "type": "organization"}},
    ),
    Passage(
        "a_surname_that_is_a_noun_opens_a_sentence",
        "The reporter Michelle Fields was hurt. [S1:Fields] [C1:said] [Q1:it was dark].",
        {1: {"name": "Michelle Fields"}},
    ),
    Passage(
        "blue_collar_voters_keep_their_collar",
        "The rise has been built on blue-collar voters [S1:who] [C1:say] [Q1:they were forgotten].",
        {1: {"name": "blue-collar voters"}},
    ),
    Passage(
        "a_headlines_possessive_is_not_the_speaker",
        "[S1:Brandt’s Daughter] [C1:Says] [Q1:The Mill Was Never Sold]\n\nHenry Brandt owns the mill.",
        {1: {"name": "Brandt’s Daughter"}},
    ),
    Passage(
        "an_email_ends_with_its_paragraph",
        "Maria Keller left. [S1:Keller] [C1:said] in an email [Q1:that it rained]. [S2:She] [C2:said] "
        "[Q2:it was late].\n\n[S3:Keller] [C3:said] [Q3:the mill was sold].",
        {1: {"channel": "letter"}, 2: {"channel": "letter"}, 3: {"channel": None}},
    ),
    Passage(
        "a_statement_by_a_described_body_is_that_bodys",
        "[C1:According to] [S1:a statement issued on Monday by the intelligence office of the border guard], "
        "[Q1:four men were held]. [S2:The border intelligence office] [C2:said] [Q2:they were armed].",
        {
            1: {"name": "intelligence office of the border guard", "type": "organization"},
            2: {"name": "intelligence office of the border guard"},
        },
    ),
    Passage(
        "an_office_of_other_words_is_another",
        "The intelligence office of the border guard opened. [S1:The harbour office] [C1:said] "
        "[Q1:it rained].",
        {1: {"name": "harbour office", "type": "organization"}},
    ),
    Passage(
        "a_superintendent_of_police_speaks_for_police",
        "[S1:Henry Alcott, superintendent of Police,] [C1:said] [Q1:it rained]. "
        "[S2:Julia Brandt, the secretary of State,] [C2:said] [Q2:it did not].",
        {1: {"name": "Henry Alcott", "affiliation": "Police"}, 2: {"affiliation": None}},
    ),
    Passage(
        "the_poll_is_not_the_three_polls",
        "Three state polls came out in Avon. A Marlow College poll was one. [S1:The poll] [C1:found] "
        "[Q1:that he would lose].",
        {1: {"name": "Marlow College poll"}},
    ),
    Passage(
        "an_author_keeps_the_title_of_the_book",
        "[S1:Henry Alcott, author of “Low Water,”] [C1:said] [Q1:it rained].",
        {1: {"name": "Henry Alcott", "role": "author of “Low Water”"}},
    ),
    Passage(
        "a_vice_president_speaks_for_no_vice",
        "[S1:Avon Trust Vice President Julia Brandt] [C1:said] [Q1:it rained].",
        {1: {"name": "Julia Brandt", "affiliation": "Avon Trust"}},
    ),
    Passage(
        "a_man_with_keys_speaks_for_nobody",
        "[S1:Henry Alcott, a man with the Avon Trust’s keys,] [C1:said] [Q1:it rained].",
        {1: {"name": "Henry Alcott", "affiliation": None}},
    ),
    Passage(
        "a_senate_leader_is_not_the_president",
        "President Henry Alcott signed it. [S1:The Senate minority leader] [C1:said] [Q1:it was wrong].",
        {1: {"name": "Senate minority leader"}},
    ),
    Passage(
        "the_leader_of_a_country_is_its_president",
        "President Henry Alcott of Alden signed it. [S1:The leader] [C1:said] [Q1:it was right].",
        {1: {"name": "Henry Alcott"}},
    ),
    Passage(
        "no_one_is_nobody_described",
        "[S1:No one] [C1:said] [Q1:it rained].",
        {1: {"name": "no one", "method": "none"}},
    ),
    Passage(
        "the_michigan_member_is_the_one_with_the_abbreviation",
        "Rep. Julia Brandt (D-Mich.) and Rep. Maria Keller (R-Ohio) met on Monday. Both were tired. "
        "[S1:The Michigan congresswoman] [C1:said] [Q1:it rained]. [S2:The Ohio congresswoman] [C2:said] "
        "[Q2:it did not].",
        {1: {"name": "Julia Brandt"}, 2: {"name": "Maria Keller"}},
    ),
    Passage(
        "a_bare_surname_of_two_keeps_both",
        "Henry Alcott met Julia Alcott. [S1:Alcott] [C1:said] [Q1:it rained]. [S2:Julia Alcott] [C2:said] "
        "[Q2:it did not]. [S3:Mr. Alcott] [C3:laughed] [Q3:at the rain].",
        {1: {"candidates": True}, 2: {"candidates": False}, 3: {"candidates": False}},
    ),
    Passage(
        "two_senators_alike_are_both_kept",
        "Senator Paul Whitcombe and Senator Henry Alcott met. They argued. [S1:The senator] [C1:said] "
        "[Q1:it rained].",
        {1: {"candidates": True, "method": "description"}},
    ),
    Passage(
        "the_one_senator_has_no_rival",
        "Senator Paul Whitcombe and Mayor Henry Alcott met. They argued. [S1:The senator] [C1:said] "
        "[Q1:it rained].",
        {1: {"candidates": False, "name": "Paul Whitcombe"}},
    ),
    Passage(
        "somebody_has_no_role_and_a_guard_has",
        "[S1:Somebody] [C1:said] [Q1:it rained]. [S2:A palace guard] [C2:said] [Q2:it did not].",
        {1: {"name": "somebody", "role": None}, 2: {"name": "palace guard", "role": "palace guard"}},
    ),
    Passage(
        "committee_members_speak_for_it_and_a_states_for_none",
        "The Harbour Committee met. [S1:Harbour Committee Republicans] [C1:said] [Q1:it rained]. "
        "[S2:Ohio Republicans] [C2:said] [Q2:it did not].",
        {1: {"affiliation": "Harbour Committee"}, 2: {"affiliation": None}},
    ),
    Passage(
        "her_son_is_no_she",
        "The death of Maria Keller was confirmed by her son, Ondarin Keller. “[Q1:I was bored],” [S1:she] "
        "[C1:told] a visitor years ago. “[Q2:I am sad],” [S2:he] [C2:said].",
        {1: {"name": "Maria Keller"}, 2: {"name": "Ondarin Keller", "role": "son"}},
    ),
    Passage(
        "a_trade_that_no_list_holds_is_a_role",
        "“[Q1:It rained],” [C1:said] [S1:Rosa Whitcombe, a packer and the president's cousin].",
        {1: {"name": "Rosa Whitcombe", "role": "packer"}},
    ),
    Passage(
        "a_role_ends_where_another_begins",
        "“[Q1:It rained],” [C1:said] [S1:Rosa Whitcombe, leader of the Civic Union and no relation to the "
        "mayor]. “[Q2:It did],” [C2:said] [S2:Anna Alcott, chairman and chief executive of Avon Bank].",
        {
            1: {"role": "leader of the Civic Union", "affiliation": "Civic Union"},
            2: {"role": "chairman and chief executive of Avon Bank"},
        },
    ),
    Passage(
        "a_seat_speaks_by_its_spokesman_and_a_town_by_no_baker",
        "[S1:A Carrow Street spokesman] [C1:said] [Q1:the letter was old]. [S2:An Avon baker] [C2:said] "
        "[Q2:it was not].",
        {1: {"affiliation": "Carrow Street"}, 2: {"affiliation": None}},
    ),
    Passage(
        "the_union_is_the_workers_and_the_company_is_not",
        "The United Glass Workers met. [S1:Kestrel Glass] [C1:said] [Q1:it was disappointed]. "
        "[S2:The company] [C2:said] [Q2:it would wait]. [S3:The union] [C3:said] [Q3:it would not].",
        {2: {"name": "Kestrel Glass"}, 3: {"name": "United Glass Workers"}},
    ),
    Passage(
        "an_agency_for_something_is_no_news_agency",
        "AFP reported the works on Monday. "
        "[S1:The regional roads agency] [C1:said] [Q1:the road was closed].",
        {1: {"name": "regional roads agency", "agency": None}},
    ),
    Passage(
        "what_comes_before_a_name_may_only_describe",
        "[S1:The rebel Front for Avon] [C1:said] [Q1:it had not fired]. [S2:The national weather service] "
        "[C2:said] [Q2:it would rain].",
        {1: {"name": "Front for Avon"}, 2: {"name": "national weather service"}},
    ),
    Passage(
        "a_chapter_keeps_its_number",
        "Paul Whitcombe, head of Glass Workers Local 88, spoke. [S1:The union] [C1:said] [Q1:it was over].",
        {1: {"name": "Glass Workers Local 88"}},
    ),
    Passage(
        "it_is_the_body_described_last",
        "Japanese trading house Takamine Shoji will sell the smelter, Kyodo News reported on Thursday. "
        "[S1:The Tokyo-based group] [C1:said] [Q1:no]. [S2:It] [C2:added] [Q2:that nothing was decided].",
        {1: {"name": "Takamine Shoji"}, 2: {"name": "Takamine Shoji", "agency": None}},
    ),
    Passage(
        "a_paragraph_of_one_sentence_brings_on_the_next_speaker",
        "“[Q1:We won],” [C1:said] [S1:Tom Hale].\n\nOpposite number Luke Dorn was not impressed.\n\n"
        "“[Q2:We were awful],” [S2:he] [C2:said].",
        {1: {"name": "Tom Hale"}, 2: {"name": "Luke Dorn"}},
    ),
    Passage(
        "a_caption_between_two_reports_brings_on_nobody",
        "“[Q1:We won],” [C1:said] [S1:Tom Hale].\n\nLuke Dorn leaves the field on Saturday.\n\n"
        "[S2:He] [C2:said] [Q2:it had rained].",
        {1: {"name": "Tom Hale"}, 2: {"name": "Tom Hale"}},
    ),
    Passage(
        "a_comma_behind_according_to_ends_its_phrase",
        "[C1:According to] [S1:the harbour master], [Q1:Roe's boat sank]. [S2:The mayor, Lund's sister,] "
        "[C2:said] [Q2:it rained].",
        {1: {"name": "harbour master", "type": "anonymous"}, 2: {"name": "mayor", "type": "anonymous"}},
    ),
    Passage(
        "whom_the_words_tell_of_is_not_who_is_named_beside_the_source",
        "[C1:According to] [S1:the mayor], [Q1:Ida Brandt lost the case]. [S2:The coach], Lena Dorn, "
        "[C2:said] [Q2:it rained].",
        {1: {"name": "mayor", "type": "anonymous"}, 2: {"name": "Lena Dorn"}},
    ),
    Passage(
        "whom_the_words_tell_of_does_not_say_them",
        "[Q1:Tom Reyl], [S1:the director] [C1:said], [Q1:was late].",
        {1: {"name": "director", "type": "anonymous"}},
    ),
    Passage(
        "what_the_last_page_of_a_study_says_the_study_says",
        "The independent study was long. [C1:According to] [S1:its last page], [Q1:the eels were well]. "
        "[S2:Its readers] [C2:said] [Q2:they were not].",
        {1: {"name": "independent study", "type": "document"}, 2: {"type": "group"}},
    ),
    Passage(
        "they_are_not_the_agency_that_was_told",
        "Speaking to Reuters, a parent, Ann Roe, said the office was shut. “We called at nine. "
        "[S1:They] [C1:said] [Q1:that the road was green],” she said. The Port Trust met on Monday. "
        "[S2:They] [C2:said] [Q2:it was late].",
        {1: {"name": "they", "type": "group"}, 2: {"name": "Port Trust"}},
    ),
    Passage(
        "a_letter_is_no_company",
        "Ann Roe cut an R that she was proud of. [S1:The company] [C1:said] [Q1:it would bring jobs].",
        {1: {"name": "company"}},
    ),
    Passage(
        "whoever_a_participle_names_is_who_speaks_next",
        "[S1:The gardener] [C1:said] [Q1:the soup was cold]. Last week a driver named Max Orr found a ring "
        "in it. “[Q2:I thought it was a tooth],” [S2:he] [C2:said].\n\nA teacher named Ola Brand then rose. "
        "“[Q3:We need a roof],” [S3:she] [C3:said]. [S4:A nurse called Jim Pell] [C4:said] [Q4:it leaked].",
        {
            2: {"name": "Max Orr", "role": "driver"},
            3: {"name": "Ola Brand", "role": "teacher", "type": "person"},
            4: {"name": "Jim Pell", "role": "nurse"},
        },
    ),
    Passage(
        "whoever_somebody_called_is_not_what_the_caller_is",
        "A teacher called Ola Brand on Monday. “[Q1:We need a roof],” [S1:she] [C1:said].\n\n"
        "The jury named Max Orr. [S2:Orr] [C2:said] [Q2:it was late].",
        {1: {"name": "teacher", "type": "anonymous"}, 2: {"name": "Max Orr", "role": None}},
    ),
    Passage(
        "a_boat_called_by_a_name_is_nobody",
        "A boat called Max Orr sank. The captain waited. “[Q1:I saw it],” [S1:he] [C1:said].",
        {1: {"name": "captain", "type": "anonymous"}},
    ),
    Passage(
        "a_party_and_a_seat_stand_before_one_person",
        "[S1:Sinn Féin TD Bríd Ní Mhurchú] [C1:said] [Q1:it was late]. “[Q2:We tried],” [S2:the TD] "
        "[C2:said]. [S3:Plaid Cymru MS Rhys Owen] [C3:said] [Q3:it was not]. [S4:Avon East MP Ann Roe] "
        "[C4:said] [Q4:it was]. [S5:Ms Roe] [C5:said] [Q5:so].",
        {
            1: {"name": "Bríd Ní Mhurchú", "role": "Sinn Féin TD", "affiliation": "Sinn Féin"},
            2: {"name": "Bríd Ní Mhurchú"},
            3: {"name": "Rhys Owen", "role": "Plaid Cymru MS", "affiliation": "Plaid Cymru"},
            4: {"name": "Ann Roe", "affiliation": None},
            5: {"name": "Ann Roe"},
        },
    ),
    Passage(
        "what_somebody_was_until_a_year_is_no_role",
        "[S1:Ann Roe, who was mayor until 2014 and now heads Lutra Bank,] [C1:said] [Q1:it was late]. [S2:"
        "Tom Reyl, who chaired the Padana Bank until 2015 and is now transport minister,] [C2:said] [Q2:it "
        "was not]. [S3:Ida Marsh, who led the Port Trust till 2015,] [C3:said] [Q3:it was]. [S4:Bob Lee, who "
        "chairs the Port Trust and runs the Avon Board,] [C4:said] [Q4:so].",
        {
            1: {"role": "heads Lutra Bank", "affiliation": "Lutra Bank"},
            2: {"role": "transport minister", "affiliation": None},
            3: {"role": None, "affiliation": None},
            4: {"affiliation": "Port Trust"},
        },
    ),
    Passage(
        "a_rank_before_a_post_is_part_of_the_role",
        "[S1:Vice Chairman Sue Park of Lutra Bank] [C1:said] [Q1:it was late]. [S2:The managing editor, "
        "Peter Nyaga,] [C2:told] staff [Q2:it was not]. [S3:The editor, Ann Roe,] [C3:said] [Q3:it was].",
        {
            1: {"role": "Vice Chairman", "affiliation": "Lutra Bank"},
            2: {"role": "managing editor"},
            3: {"role": "editor"},
        },
    ),
    Passage(
        "an_advocate_has_a_role",
        "[S1:Her advocate, Tom Oduya,] [C1:said] [Q1:it was late]. [S2:The family's counsel, advocate Biju "
        "Thekkekara,] [C2:said] [Q2:it was not].",
        {
            1: {"name": "Tom Oduya", "role": "advocate"},
            2: {"name": "Biju Thekkekara", "role": "family's counsel"},
        },
    ),
    Passage(
        "an_aide_who_called_somebody_is_not_somebody",
        "Critics include city aide David Plume, who called Max Orr a fool. [S1:Orr] [C1:said] [Q1:it was "
        "late]. It is a habit with Tom Reyl, a candidate aiming high. [S2:Reyl] [C2:said] [Q2:it was not].",
        {1: {"name": "Max Orr", "role": None}, 2: {"role": "candidate"}},
    ),
    Passage(
        "the_governor_may_be_whom_a_pronoun_of_his_was_taken_for",
        "Governor Tom Reyl was asked about Bob Lee. “[Q1:I have known him for years],” [S1:the governor] "
        "[C1:said].",
        {1: {"name": "Tom Reyl"}},
    ),
    Passage(
        "whom_the_sentence_before_is_about_may_be_the_official_of_a_quotation",
        "Harbour Party chairman Max Orr saw that Tom Reyl was late. “[Q1:I thought he would be early, and he "
        "is overrated],” [C1:said] [S1:the party official].",
        {1: {"name": "Max Orr"}},
    ),
    Passage(
        "a_man_or_a_woman_is_no_role",
        "[S1:A woman named Sue Ames] [C1:said] [Q1:it was late]. [S2:Bob Lee, an Avon man,] [C2:said] [Q2:it "
        "was not]. [S3:Ida Marsh, a businesswoman,] [C3:said] [Q3:it was].",
        {1: {"name": "Sue Ames", "role": None}, 2: {"role": None}, 3: {"role": "businesswoman"}},
    ),
    Passage(
        "a_participle_of_a_role_opens_its_own_phrase",
        "Tom Reyl made a call to the newly elected provincial chair, Bob Lee, on Monday. [S1:Lee] [C1:said] "
        "[Q1:it was late].",
        {1: {"name": "Bob Lee", "role": "elected provincial chair"}},
    ),
    Passage(
        "what_others_call_somebody_is_no_role",
        "[S1:Josaia Tarn] [C1:said] [Q1:that it was late]. “[Q2:Tarn is a thief],” [S2:Bo Kent] [C2:said]. "
        "[S3:Rose Nell] [C3:said] [Q3:that Tarn was a friend].",
        {1: {"name": "Josaia Tarn", "role": None}},
    ),
    Passage(
        "a_post_that_others_say_somebody_has_is_a_role",
        "[S1:Josaia Tarn] [C1:said] [Q1:that it was late]. [S2:Rose Nell] [C2:said] [Q2:that Tarn was the "
        "director of the Avon Trust].",
        {1: {"name": "Josaia Tarn", "role": "director of the Avon Trust", "affiliation": "Avon Trust"}},
    ),
    Passage(
        "whoever_speaks_for_somebody_may_be_named_later",
        "[S1:A spokeswoman for Karen Solt] [C1:said] [Q1:that it was late]. “[Q2:It rained],” [S2:the "
        "spokeswoman, "
        "Lusine Hov,] [C2:said].",
        {
            1: {"name": "Lusine Hov", "role": "spokeswoman for Karen Solt"},
            2: {"name": "Lusine Hov", "role": "spokeswoman for Karen Solt"},
        },
    ),
    Passage(
        "whoever_speaks_for_another_is_not_named_later",
        "[S1:A spokeswoman for Karen Solt] [C1:said] [Q1:that it was late]. “[Q2:It rained],” [S2:Lusine "
        "Hov, "
        "a spokeswoman for Bob Lee,] [C2:said].",
        {1: {"name": "spokeswoman for Karen Solt"}, 2: {"name": "Lusine Hov"}},
    ),
    Passage(
        "the_person_is_whoever_spoke_without_a_name",
        "In Arnstad [S1:a diplomat] [C1:said] [Q1:that it was late]. “[Q2:Too long],” [S2:the person] "
        "[C2:added].",
        {1: {"name": "diplomat"}, 2: {"name": "diplomat"}},
    ),
    Passage(
        "the_person_is_nobody_where_two_spoke_without_a_name",
        "In Arnstad [S1:a diplomat] [C1:said] [Q1:that it was late]. [S2:A banker] [C2:said] [Q2:it was "
        "cold]. "
        "“[Q3:Too long],” [S3:the person] [C3:added].",
        {3: {"name": "person"}},
    ),
    Passage(
        "the_end_of_a_surname_tells_a_daughter",
        "“[Q1:They lied],” [C1:said] [S1:Birna Oddsdottir, whose horses died]. [S2:Town manager Brisk "
        "Thrain] "
        "[C2:said] [Q2:that he could not discuss it]. [S3:He] [C3:said] [Q3:that the stables were safe].",
        {3: {"name": "Brisk Thrain"}},
    ),
    Passage(
        "who_is_described_by_the_same_noun_with_the_is_named_there",
        "[S1:A lawyer for Amir Hosn] [C1:said] [Q1:that it was late]. “[Q2:He is weak],” [S2:the lawyer, "
        "Dina "
        "Fahm,] [C2:said].",
        {1: {"name": "Dina Fahm", "role": "lawyer for Amir Hosn"}, 2: {"name": "Dina Fahm"}},
    ),
    Passage(
        "who_is_described_by_the_same_noun_with_an_article_is_another",
        "[S1:A lawyer for Amir Hosn] [C1:said] [Q1:that it was late]. “[Q2:Yes],” [S2:Dina Fahm, a lawyer "
        "for "
        "Bob Lee,] [C2:said].",
        {1: {"name": "lawyer for Amir Hosn"}, 2: {"name": "Dina Fahm"}},
    ),
    Passage(
        "a_post_tells_more_than_whose_brother_one_is",
        "Mayor Ana Fenn and her brother, Luis Fenn, fell out. “[Q1:It is late],” [S1:Senator Luis Fenn] "
        "[C1:said]. "
        "Bo Ek and his sister, Ida Brandt, left. “[Q2:It is cold],” [S2:Brandt] [C2:said].",
        {1: {"name": "Luis Fenn", "role": "Senator"}, 2: {"name": "Ida Brandt", "role": "sister"}},
    ),
)
