"""Passages about posts taken up again in short, and about who keeps the floor."""

from __future__ import annotations

from passage import Passage

FLOOR = (
    Passage(
        "initials_of_a_post_are_its_holder",
        "[S1:Karim Soll, Brenda superintendent of police (SP),] [C1:told] reporters [Q1:that the men "
        "fled].\n\n"
        "“[Q2:The road was cleared by noon],” [C2:said] [S2:the SP].",
        {2: {"name": "Karim Soll", "type": "person"}},
    ),
    Passage(
        "initials_of_a_body_with_people_are_no_holder",
        "[S1:Karim Soll, Brenda superintendent of police,] [C1:said] [Q1:that the men fled]. The SP leader "
        "Hanna Voll was there. [S2:The SP] [C2:said] [Q2:it would march].",
        {2: {"name": "SP", "type": "organization"}},
    ),
    Passage(
        "initials_of_a_deputy_post_go_with_deputy",
        "Prime Minister Ola Brandt and Deputy Prime Minister Tove Lunde met on Monday.\n\n[S1:The PM] "
        "[C1:said] "
        "[Q1:that it was late]. [S2:The Deputy PM] [C2:said] [Q2:that it was early].",
        {1: {"name": "Ola Brandt"}, 2: {"name": "Tove Lunde"}},
    ),
    Passage(
        "a_deputy_is_not_called_by_the_initials_of_the_post_above",
        "Deputy Prime Minister Tove Lunde was there on Monday.\n\n[S1:The PM] [C1:said] [Q1:that it was "
        "late].",
        {1: {"name": "PM"}},
    ),
    Passage(
        "the_pm_of_another_land_is_another",
        "Prime Minister of Norway Ola Brandt was there on Monday.\n\n[S1:The PM of Chile] [C1:said] "
        "[Q1:that it was late].",
        {1: {"name": "PM"}},
    ),
    Passage(
        "a_top_diplomat_is_the_foreign_minister_of_that_land",
        "Chile's foreign minister, Omar Rassel, met his Peruvian counterpart on Sunday.\n\n"
        "[S1:The Chilean top diplomat] [C1:said] [Q1:that the ties were close]. [S2:The Peruvian top "
        "diplomat] "
        "[C2:said] [Q2:that they were not]. [S3:The top diplomat of Peru] [C3:added] [Q3:that he was "
        "tired].",
        {
            1: {"name": "Omar Rassel"},
            2: {"name": "Peruvian top diplomat"},
            3: {"name": "top diplomat of Peru"},
        },
    ),
    Passage(
        "a_top_diplomat_is_no_other_minister",
        "The finance minister, Omar Rassel, met his counterpart on Sunday.\n\n[S1:The top diplomat] "
        "[C1:said] "
        "[Q1:that the ties were weak].",
        {1: {"name": "top diplomat"}},
    ),
    Passage(
        "a_post_in_capitals_is_whoever_came_in_with_it",
        "Ambassador at Large of Chile Pablo Werrui and the mayor's guest, Ana Lind, came in June.\n\n"
        "[S1:The Ambassador] [C1:said] [Q1:that it was late].",
        {1: {"name": "Pablo Werrui"}},
    ),
    Passage(
        "a_post_in_capitals_is_not_whoever_came_in_as_somebodys_guest",
        "The Ambassador's guest, Ana Lind, came in June.\n\n[S1:The Ambassador] [C1:said] [Q1:that it was "
        "late].",
        {1: {"name": "Ambassador", "type": "anonymous"}},
    ),
    Passage(
        "whoever_alone_speaks_goes_on_behind_a_paragraph_without_anybody",
        "[S1:Lena Harbo] [C1:said] [Q1:that the boats were old]. [S2:She] [C2:said] [Q2:the harbour had no "
        "crane].\n\nBoats have been built in the bay for two hundred years.\n\n“[Q3:They were the best of "
        "the "
        "coast and nobody builds them now].”\n\nNets hung on the wall.\n\n“[Q4:The children wanted to "
        "sail them "
        "all summer long, every one of them].”\n\nThe harbour was closed in the spring.",
        {3: {"name": "Lena Harbo", "method": "continuation"}, 4: {"name": "Lena Harbo"}},
    ),
    Passage(
        "whoever_speaks_before_and_behind_a_quotation_speaks_in_it",
        "[S1:Lena Harbo] [C1:said] [Q1:that the boats were old].\n\nBoats have been built in the bay for "
        "two "
        "hundred years.\n\n“[Q2:They were the best of the coast and nobody builds them now].”\n\nIt was "
        "closed "
        "in spring. [Q3:It was a cold one], [S3:Harbo] [C3:said].",
        {2: {"name": "Lena Harbo", "method": "continuation"}},
    ),
    Passage(
        "whoever_spoke_once_does_not_go_on_behind_a_paragraph_about_another",
        "[S1:Lena Harbo] [C1:said] [Q1:that the boats were old]. [S2:She] [C2:said] [Q2:the harbour had no "
        "crane].\n\nOle Brink came in from the yard.\n\n“[Q3:They were the best of the coast and nobody "
        "builds "
        "them now].”\n\nThe harbour was closed in the spring.",
        {3: {"speaker": None}},
    ),
    Passage(
        "of_two_who_spoke_nobody_goes_on_behind_a_paragraph",
        "[S1:Lena Harbo] [C1:said] [Q1:that the boats were old]. [S2:Ole Brink] [C2:said] [Q2:the harbour "
        "had "
        "no crane].\n\nBoats have been built in the bay for two hundred years.\n\n“[Q3:They were the best "
        "of the "
        "coast and nobody builds them now].”\n\nThe harbour was closed in the spring.",
        {3: {"speaker": None}},
    ),
    Passage(
        "whoever_is_told_to_speak_right_above_a_quotation_speaks_in_it",
        "Minister Lena Harbo praised the crew of the ferry.\n\n“[Q1:They were fast and nobody was hurt in "
        "the "
        "whole of the rescue].”\n\nThe harbour was closed in the spring.",
        {1: {"name": "Lena Harbo", "method": "continuation"}},
    ),
    Passage(
        "whoever_does_something_else_or_is_praised_right_above_a_quotation_does_not_speak_in_it",
        "Minister Lena Harbo was praised.\n\n“[Q1:She was fast and nobody was hurt in the whole of the "
        "rescue].”\n\nMinister Lena Harbo left the hall.\n\n“[Q2:They were fast and nobody was hurt in "
        "the whole "
        "of the rescue].”\n\nThe harbour was closed in the spring.",
        {1: {"speaker": None}, 2: {"speaker": None}},
    ),
    Passage(
        "what_many_think_lets_whoever_speaks_go_on",
        "[S1:Lena Harbo] [C1:said] [Q1:that the boats were old]. [S2:She] [C2:said] [Q2:the harbour had no "
        "crane].\n\n[S3:Most people] [C3:believe] [Q3:that oak lasts for ever].\n\n“[Q4:They come to the "
        "yard and "
        "tell me so every summer].”\n\nThe harbour was closed in the spring.",
        {4: {"name": "Lena Harbo", "method": "continuation"}},
        classes={3: "thought"},
    ),
    Passage(
        "what_many_say_does_not",
        "[S1:Lena Harbo] [C1:said] [Q1:that the boats were old]. [S2:She] [C2:said] [Q2:the harbour had no "
        "crane].\n\n[S3:Many residents] [C3:said] [Q3:that oak lasts for ever].\n\n“[Q4:They come to the "
        "yard and "
        "tell us so every summer].”\n\nThe harbour was closed in the spring.",
        {4: {"name": "residents", "type": "group"}},
    ),
    Passage(
        "who_came_in_speaking_without_a_name_keeps_the_floor",
        "Businessman [S1:Tom Varga] [C1:said] [Q1:the tower was safe].\n\n[S2:A shop owner, who spoke to "
        "The "
        "Tarn Post,] [C2:said] [Q2:that he signed a letter against the tower].\n\n“[Q3:If I wanted to live "
        "beside a tower I would have moved to Brenda],” [S3:he] [C3:said].",
        {3: {"name": "shop owner", "type": "anonymous"}},
    ),
    Passage(
        "who_spoke_without_a_name_loses_the_floor_to_whom_the_text_names_since",
        "[S1:A shop owner] [C1:said] [Q1:that the tower was old]. Businessman Tom Varga built it. "
        "[S2:He] [C2:said] [Q2:that it was safe].",
        {2: {"name": "Tom Varga"}},
    ),
    Passage(
        "a_possessor_may_be_named_before_in_what_is_said_of_him",
        "Tom Brandt won the vote. [Q1:Brandt is in a different league], [S1:his campaign slogan] "
        "[C1:claimed].",
        {1: {"name": "Brandt’s campaign slogan"}},
    ),
    Passage(
        "a_possessor_is_not_named_behind_in_what_is_said_of_another",
        "Tom Brandt won the vote. [S1:His agent] [C1:said] [Q1:that Bob Lee was late].",
        {1: {"name": "Brandt’s agent"}},
    ),
    Passage(
        "nobody_is_named_in_his_own_words_where_he_owns_nothing",
        "Ola Brandt met Tom Varga. [Q1:Brandt was in a hurry], [S1:he] [C1:said].",
        {1: {"name": "Tom Varga"}},
    ),
    Passage(
        "the_latter_goes_on_speaking",
        "The words of Dag Balgo, Minister of Ports, and Bo Hurre, Minister of Roads, were awaited. "
        "[S1:The latter] [C1:denounced] [Q1:what [S2:he] [C2:called] [Q2:a plot]]. [S3:He] [C3:said] "
        "[Q3:that it was late].",
        {1: {"name": "Bo Hurre"}, 2: {"name": "Bo Hurre"}, 3: {"name": "Bo Hurre"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "the_former_goes_on_speaking",
        "The words of Dag Balgo, Minister of Ports, and Bo Hurre, Minister of Roads, were awaited. "
        "[S1:The former] [C1:said] [Q1:it was a plot]. [S3:He] [C3:said] [Q3:that it was late].",
        {1: {"name": "Dag Balgo"}, 2: {"name": "Dag Balgo"}},
    ),
    Passage(
        "whoever_is_reported_inside_a_statement_does_not_take_the_floor",
        "[S1:Rolf Valen] [C1:added] [Q1:that [S2:Tom Varga] [C2:wants] [Q2:to sue the minister]]. [S3:He] "
        "[C3:said] [Q3:that the party had friends in Chile].",
        {3: {"name": "Rolf Valen"}},
        {2: {"parent": 1}},
    ),
    Passage(
        "he_is_not_whose_post_the_reported_words_name",
        "Jon Moer, a lawyer, wrote to Prime Minister Ola Brandt. [S1:He] [C1:asked] [Q1:them not to back "
        "the "
        "Prime Minister].",
        {1: {"name": "Jon Moer"}},
    ),
    Passage(
        "he_may_be_whose_car_the_reported_words_name",
        "Prime Minister Ola Brandt came home. [S1:He] [C1:said] [Q1:that the Prime Minister's car was old].",
        {1: {"name": "Ola Brandt"}},
    ),
    Passage(
        "he_is_who_alone_is_named_in_the_sentence_before",
        "[S1:Jon Moer] [C1:said] [Q1:that the law was clear].\n\nThe fear is shared by Rolf Valen. "
        "[C2:According "
        "to] [S2:him], [Q2:the ministers must leave].",
        {2: {"name": "Rolf Valen"}},
    ),
    Passage(
        "he_is_the_last_speaker_where_two_are_named_in_the_sentence_before",
        "[S1:Jon Moer] [C1:said] [Q1:that the law was clear].\n\nThe fear is shared by Rolf Valen and Tom "
        "Varga. "
        "[C2:According to] [S2:him], [Q2:the ministers must leave].",
        {2: {"name": "Jon Moer"}},
    ),
    Passage(
        "a_given_name_alone_does_not_tell_the_sex_for_sure",
        "President Dana Odoi opened the hall.\n\n[S1:He] [C1:said] [Q1:the register would help the poor].",
        {1: {"name": "Dana Odoi"}},
    ),
    Passage(
        "a_courtesy_tells_the_sex_for_sure",
        "Mrs Dana Odoi opened the hall.\n\n[S1:He] [C1:said] [Q1:the register would help the poor].",
        {1: {"name": "he"}},
    ),
    Passage(
        "the_father_is_whose_son_he_was_told_to_be_when_he_spoke",
        "Tom Holt came home. “[Q1:I was glad],” [S1:his father] [C1:said].\n\nTom has also begun to draw "
        "ships. "
        "“[Q2:It came by itself],” [S2:the father] [C2:said].",
        {1: {"name": "Holt’s father"}, 2: {"name": "Holt’s father", "type": "anonymous"}},
    ),
    Passage(
        "the_father_is_whoever_is_about_where_no_father_spoke",
        "Tom Holt came with his father. “[Q1:I was glad],” [S1:Holt] [C1:said].\n\nHolt has begun to draw "
        "ships. "
        "“[Q2:It came by itself],” [S2:the father] [C2:said].",
        {2: {"name": "Tom Holt"}},
    ),
    Passage(
        "a_poster_of_a_forum_is_a_person_and_a_poster_of_a_council_is_none",
        "[S1:One social media poster] [C1:said] [Q1:that it was late]. [S2:A council poster] [C2:said] "
        "[Q2:that dogs must be on a lead].",
        {1: {"name": "social media poster", "type": "anonymous"}, 2: {"type": "document"}},
    ),
    Passage(
        "they_can_be_one_who_came_in_without_a_name_and_says_i",
        "[S1:A youth worker] [C1:said] [Q1:that the courts were slow].\n\n“[Q2:I feel that it is hard for "
        "young "
        "people],” [S2:they] [C2:said].",
        {2: {"name": "youth worker", "type": "anonymous"}},
    ),
    Passage(
        "they_who_say_we_are_several",
        "[S1:A youth worker] [C1:said] [Q1:that the courts were slow]. The parents agreed.\n\n“[Q2:We "
        "feel that "
        "it is hard for young people],” [S2:they] [C2:said].",
        {2: {"name": "parents", "type": "group"}},
    ),
    Passage(
        "two_people_with_a_determiner_each_are_two",
        "[S1:The mayor and the warden] [C1:said] [Q1:that the gate was shut]. [S2:The mayor, the warden and "
        "a clerk] [C2:said] [Q2:that it was late]. [S3:The mayor and leader] [C3:said] [Q3:that it was "
        "cold].",
        {
            1: {"name": "mayor and warden", "type": "anonymous"},
            2: {"name": "mayor, warden and clerk", "type": "anonymous"},
            3: {"name": "mayor and leader"},
        },
    ),
    Passage(
        "an_item_of_a_list_is_said_by_whose_name_heads_it",
        "Two economists wrote.\n\nIda Moss, Moss & Sons\n– Age: 44\n– “[Q1:The bill will hang on the tide.]”"
        "\n\nFees of the port\n– “[Q2:It is hard to say.]”",
        {1: {"name": "Ida Moss"}},
    ),
    Passage(
        "a_title_is_whoever_bears_it_before_whoever_bore_it",
        "[S1:The First Lady] [C1:said] [Q1:that her trust would go on]. First Lady Mary Okoro opened it. "
        "Former First Lady Ada Tolo came.\n\n“[Q2:I go on],” [S2:the First Lady] [C2:said]. [S3:The former "
        "First Lady] [C3:said] [Q3:that it was late].",
        {1: {"name": "Mary Okoro"}, 2: {"name": "Mary Okoro"}, 3: {"name": "Ada Tolo"}},
    ),
    Passage(
        "letters_that_stood_before_a_name_are_a_title_and_those_of_a_club_are_none",
        "Roads CS Peter Lum praised the work. [S1:The Roads CS] [C1:said] [Q1:that it would last]. Avon FC "
        "captain Bo Ek agreed. [S2:The Avon FC] [C2:said] [Q2:that it was late].",
        {1: {"name": "Peter Lum"}, 2: {"name": "Avon FC"}},
    ),
    Passage(
        "the_former_holder_is_meant_by_the_letters_of_the_post",
        "Carol Lim, the former chief executive, left. John Brandt is the chief executive. [S1:The former "
        "CE] [C1:said] [Q1:that she was late]. [S2:The CE] [C2:said] [Q2:that it was cold].",
        {1: {"name": "Carol Lim"}, 2: {"name": "John Brandt"}},
    ),
    Passage(
        "a_star_is_the_person_the_story_is_about_and_no_club",
        "Tim Porter, an independent senator, spoke on Monday. [S1:The Avon rugby legend] [C1:said] "
        "[Q1:that he was glad]. Mr Porter thanked them. [S2:The former farm boy] [C2:said] [Q2:that it was "
        "late]. [S3:A rugby legend] [C3:said] [Q3:that it was cold].",
        {
            1: {"name": "Tim Porter"},
            2: {"name": "Tim Porter"},
            3: {"name": "rugby legend", "type": "anonymous"},
        },
    ),
    Passage(
        "who_gives_a_name_is_called_by_it",
        "[S1:A second-year student, who gave her name as Petra,] [C1:said] [Q1:that it was late]. "
        "[S2:Petra] [C2:said] [Q2:that it was cold]. [S3:The student] [C3:said] [Q3:that she was afraid].",
        {
            1: {"name": "Petra", "type": "person", "role": "second-year student"},
            2: {"name": "Petra", "role": "second-year student"},
            3: {"name": "Petra"},
        },
    ),
    Passage(
        "who_meets_somebody_surnamed_so_is_not_called_by_it",
        "A police officer, surnamed Brandt, stopped the bus. [S1:The officer] [C1:said] [Q1:that it was "
        "late].\n\n[S2:A clerk] [C2:said] [Q2:that she knew a man surnamed Moss]. [S3:The clerk] [C3:said] "
        "[Q3:that it was cold].",
        {1: {"name": "Brandt", "role": "police officer"}, 2: {"name": "clerk"}, 3: {"name": "clerk"}},
    ),
    Passage(
        "a_counterpart_has_the_same_post",
        "Prime Minister Ken Ishii and his Irish counterpart Pat Dolan met. “[Q1:We go on],” [S1:they] "
        "[C1:said]. [S2:The Irish prime minister] [C2:said] [Q2:that he was sorry]. [S3:The prime "
        "minister] [C3:said] [Q3:that it was late].",
        {1: {"names": ("Ken Ishii", "Pat Dolan")}, 2: {"name": "Pat Dolan"}, 3: {"name": "Ken Ishii"}},
    ),
    Passage(
        "who_is_the_person_described_last_and_no_complaint",
        "The court heard a complaint filed by a clerk from the ruling Avon Party, [S1:who] [C1:said] "
        "[Q1:that it was late]. The clerk spoke of a strike filed under fraud, [S2:which] [C2:said] "
        "[Q2:that it was cold].",
        {1: {"name": "clerk from the ruling Avon Party"}},
    ),
    Passage(
        "a_name_and_a_description_are_two",
        "[S1:Ann Roe and a clerk] [C1:said] [Q1:that it was late]. [S2:Ann Roe, a clerk and a poet,] "
        "[C2:said] [Q2:that it was cold].",
        {1: {"names": ("Ann Roe", "clerk")}, 2: {"name": "Ann Roe"}},
    ),
    Passage(
        "a_report_that_spoke_goes_on_past_one_only_told_of",
        "The board wrote a report on the loss of 20 ships. [S1:The report] [C1:said] [Q1:that they sank]. "
        "The port kept a preliminary report. [S2:The report] [C2:said] [Q2:that nobody was told]. A later "
        "report on cranes came. [S3:The report] [C3:said] [Q3:that it was late].",
        {
            1: {"name": "report on the loss of 20 ships"},
            2: {"name": "report on the loss of 20 ships"},
            3: {"name": "later report on cranes"},
        },
    ),
    Passage(
        "a_title_without_an_article_is_whose_it_is",
        "Crown Prince Omar Salem left. “[Q1:It was good],” [S1:Crown prince] [C1:said] in a letter. [S2:A "
        "crown prince] [C2:said] [Q2:that it was late].",
        {1: {"name": "Omar Salem"}, 2: {"name": "crown prince", "type": "anonymous"}},
    ),
    Passage(
        "a_second_apposition_with_a_name_names_the_speaker",
        "[S1:Avon Trust’s dean, the priest and poet Tomas Villar,] [C1:said] [Q1:that it was late]. [S2:A "
        "lawyer for the priest Tomas Villar] [C2:said] [Q2:that it was cold].",
        {1: {"name": "Tomas Villar"}, 2: {"type": "anonymous"}},
    ),
    Passage(
        "the_leader_of_a_coalition_is_no_minister_and_a_leader_is",
        "Finance minister Max Brandt resigned. Mr Brandt was tired. [S1:The leader of the ruling coalition] "
        "[C1:said] [Q1:that it was late]. [S2:The minister] [C2:said] [Q2:that it was cold].",
        {1: {"name": "leader of the ruling coalition", "type": "anonymous"}, 2: {"name": "Max Brandt"}},
    ),
    Passage(
        "several_right_before_who_are_people",
        "It told of the talent of creatives, [S1:who] [C1:said] [Q1:that it was late]. It told of the "
        "price of a ring, [S2:which] [C2:said] [Q2:that it was cold].",
        {1: {"name": "creatives", "type": "group"}, 2: {}},
    ),
    Passage(
        "he_is_whose_mood_leads_up_to_the_words",
        "“[Q1:It is over],” [S1:Lena Maurer] [C1:told] the Avon Post.\n\nJan Brandt was glad: “[Q2:We won],” "
        "[S2:he] [C2:said].",
        {2: {"name": "Jan Brandt"}},
    ),
)
