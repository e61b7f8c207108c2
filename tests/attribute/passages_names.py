"""Passages about names as the world writes them: particles, order, brackets, firms, variant spellings."""

from __future__ import annotations

from passage import Passage

WORLD_NAMES = (
    Passage(
        "a_nickname_in_straight_marks_is_no_part_of_a_role",
        'My neighbour [S1:Anna "Nan" Alcott] [C1:said] [Q1:that it was late].',
        {1: {"role": "neighbour"}},
    ),
    Passage(
        "the_former_and_the_latter_of_two",
        "Lars Brandt met Mia Oke on Monday. [S1:The former] [C1:said] [Q1:the dam was safe]; [S2:the latter] "
        "[C2:said] [Q2:it was not].",
        {1: {"name": "Lars Brandt"}, 2: {"name": "Mia Oke"}},
    ),
    Passage(
        "the_latter_of_one_is_nobody",
        "Lars Brandt left on Monday. [S1:The latter] [C1:said] [Q1:the dam was safe].",
        {1: {"name": "latter"}},
    ),
    Passage(
        "what_stands_in_brackets_behind_a_firm_is_no_second_speaker",
        "[S1:Halden Pipes plc (LSE: HPP)] [C1:said] [Q1:sales fell].",
        {1: {"name": "Halden Pipes plc"}},
    ),
    Passage(
        "a_role_begins_behind_the_name_of_its_body",
        "[S1:Touch ‘n Pay group CEO Azlan Idris] [C1:said] [Q1:profits rose].",
        {1: {"role": "group CEO", "affiliation": "Touch ‘n Pay"}},
    ),
    Passage(
        "a_given_name_that_looks_like_a_preposition",
        "[S1:Per Hald] [C1:said] [Q1:the dam was old]. [S2:Hald] [C2:said] [Q2:he was sure]. Per Reuters, "
        "[S3:King Oskar II] [C3:said] [Q3:he was glad].",
        {1: {"name": "Per Hald"}, 2: {"name": "Per Hald"}, 3: {"name": "Oskar II"}},
    ),
    Passage(
        "a_mother_of_three_is_who_is_named_behind",
        "[S1:Mum-of-three Kelly Strand] [C1:said] [Q1:that it was late].",
        {1: {"name": "Kelly Strand", "type": "person"}},
    ),
    Passage(
        "a_monsignor_is_no_name",
        "“[Q1:It is late],” [C1:quipped] the bishop, [S1:Msgr. Anton Feld].",
        {1: {"name": "Anton Feld"}},
    ),
    Passage(
        "they_are_the_kin",
        "However, [S1:kin of the deceased] [C1:alleged] [Q1:foul play]. [S2:They] [C2:claimed] "
        "[Q2:Sewak had quarrelled with police].",
        {2: {"name": "kin"}},
    ),
    Passage(
        "a_particle_in_lower_case_opens_a_surname",
        "[S1:Karim al-Tamaru] [C1:said] [Q1:it fell]. Later [S2:al-Tamaru] [C2:said] [Q2:it had rained]. "
        "“[Q3:No],” [C3:said] [S3:al-Tamaru's brother].",
        {2: {"name": "Karim al-Tamaru"}, 3: {"type": "anonymous"}},
    ),
    Passage(
        "a_double_name_behind_a_title_is_one_person",
        "[S1:Ms Okafor-Bell, her deputy,] [C1:said] [Q1:it helped].",
        {1: {"type": "person", "name": "Okafor-Bell"}},
    ),
    Passage(
        "a_bracket_is_no_second_speaker",
        "[S1:Tomas Reyl (Alden)] [C1:said] [Q1:it helped]. [S2:Halden Valves plc (LSE: HVL)] [C2:said] "
        "[Q2:it rained].",
        {1: {"name": "Tomas Reyl"}, 2: {"name": "Halden Valves plc"}},
    ),
    Passage(
        "an_acronym_in_brackets_may_be_the_name",
        "[S1:An activist group, the Avon Association of Harbour Clerks (AAHC),] [C1:said] [Q1:it helped].",
        {1: {"name": "Avon Association of Harbour Clerks"}},
    ),
    Passage(
        "a_firm_is_not_its_bearer",
        "[S1:Lars Brandt, the chief executive of Brandt & Sons,] [C1:said] [Q1:it helped]. "
        "[S2:Brandt] [C2:said] [Q2:it would stay]. [S3:Brandt & Sons] [C3:said] [Q3:it would hire].",
        {
            1: {"name": "Lars Brandt", "affiliation": "Brandt & Sons"},
            2: {"name": "Lars Brandt"},
            3: {"name": "Brandt & Sons", "type": "organization"},
        },
    ),
    Passage(
        "a_firm_of_three_surnames",
        "[S1:Kai Brandt of Moss, Reed and Lowe] [C1:said] [Q1:it helped].",
        {1: {"name": "Kai Brandt", "affiliation": "Moss, Reed and Lowe"}},
    ),
    Passage(
        "counsel_for_a_firm_is_the_person_named",
        "[S1:Counsel for Brandt & Sons, Oliver Finch KC,] [C1:said] [Q1:it helped].",
        {1: {"name": "Oliver Finch"}},
    ),
    Passage(
        "a_variant_spelling_is_one_person",
        "[S1:Nadja Maurer] [C1:said] [Q1:it helped]. [S2:Mauer] [C2:said] [Q2:it rained].",
        {2: {"name": "Nadja Maurer"}},
    ),
    Passage(
        "two_like_given_names_are_two_people",
        "[S1:Marina Vold] [C1:said] [Q1:it helped]. [S2:Martina Vold] [C2:said] [Q2:it rained].",
        {1: {"name": "Marina Vold"}, 2: {"name": "Martina Vold"}},
    ),
    Passage(
        "a_surname_in_the_middle",
        "[S1:Sophia Chong Wai-lin, the director,] [C1:said] [Q1:it helped]. [S2:Chong] [C2:said] "
        "[Q2:it rained].",
        {1: {"name": "Sophia Chong Wai-lin"}, 2: {"name": "Sophia Chong Wai-lin"}},
    ),
    Passage(
        "a_surname_that_is_a_town_too",
        "[S1:Valerie Paris] [C1:said] [Q1:it helped]. [S2:Paris] [C2:said] [Q2:she was born at sea].",
        {2: {"name": "Valerie Paris", "type": "person"}},
    ),
    Passage(
        "capitals_and_small_letters_are_one_body",
        "PORT TRUST SAYS SO\n\n[S1:The Port Trust] [C1:said] [Q1:it helped]. [S2:The PORT TRUST] [C2:added] "
        "[Q2:that it rained].",
        {1: {"name": "Port Trust"}, 2: {"name": "Port Trust"}},
    ),
    Passage(
        "a_keeper_at_somebodys_house",
        "[S1:A keeper at Elm Hill's Reptile House] [C1:said] [Q1:it helped].",
        {1: {"type": "anonymous"}},
    ),
    Passage(
        "letters_behind_a_name",
        "[S1:Ann Lee MP] [C1:said] [Q1:it helped]. [S2:Lee] [C2:said] [Q2:it rained].",
        {1: {"name": "Ann Lee"}, 2: {"name": "Ann Lee"}},
    ),
    Passage(
        "the_daily_is_the_paper_that_was_named",
        "[S1:The influential daily Al-Barid] [C1:wrote] [Q1:that it helped]. [S2:The daily] [C2:added] "
        "[Q2:that it rained].",
        {2: {"name": "Al-Barid"}},
    ),
    Passage(
        "a_surname_may_begin_with_a_title",
        "[S1:Omar Bishop-Hall] [C1:said] [Q1:it was late]. “[Q2:We tried],” [S2:Bishop-Hall] [C2:said]. "
        "[S3:Imran Sheikh-Dawes] [C3:said] [Q3:it was not]. [S4:Bishop Tom Reyl] [C4:said] [Q4:it was].",
        {
            1: {"name": "Omar Bishop-Hall", "role": None},
            2: {"name": "Omar Bishop-Hall"},
            3: {"name": "Imran Sheikh-Dawes"},
            4: {"name": "Tom Reyl", "role": "Bishop"},
        },
    ),
    Passage(
        "a_surname_of_two_parts_is_one_person_behind_a_quotation",
        '[S1:John Smith-Jones] [C1:said] [Q1:it was late]. "[Q2:We tried]," [S2:Smith-Jones] [C2:said]. The '
        "Roe-Lee talks failed. [S3:Lee] [C3:said] [Q3:it was not].",
        {2: {"name": "John Smith-Jones"}, 3: {"name": "Lee"}},
    ),
    Passage(
        "a_name_goes_on_behind_its_patronymic",
        "[S1:Deputy minister Arumugam a/l Subramaniam] [C1:said] [Q1:it was late]. [S2:Subramaniam] "
        "[C2:said] [Q2:it was not].",
        {
            1: {"name": "Arumugam a/l Subramaniam", "role": "Deputy minister"},
            2: {"name": "Arumugam a/l Subramaniam"},
        },
    ),
    Passage(
        "a_name_keeps_an_apostrophe_that_nobody_owns",
        "[S1:The family's lawyer, Lilian Achieng',] [C1:said] [Q1:it was late]. [S2:Achieng’s] [C2:claim] "
        "[Q2:that it was not] was doubted.",
        {1: {"name": "Lilian Achieng'", "role": "family's lawyer"}, 2: {"name": "Lilian Achieng'"}},
    ),
    Passage(
        "a_mark_that_closes_behind_a_name_is_no_part_of_it",
        "[S1:The warden] [C1:said] [Q1:‘It is over for Tom Reyl’, and left]. [S2:Reyl] [C2:said] [Q2:so].",
        {2: {"name": "Tom Reyl"}},
    ),
    Passage(
        "titles_of_the_east_are_no_part_of_a_name",
        "[S1:Datuk Seri Chan Boon Keat] [C1:said] [Q1:it was late]. [S2:Chan] [C2:said] [Q2:it was not]. "
        "Councillor Mae Abernethy left. [S3:Cr Abernethy] [C3:said] [Q3:it was]. [S4:Trust chairman Tan Sri "
        "Siti Rahim] [C4:said] [Q4:so]. [S5:She] [C5:said] [Q5:it rained].",
        {
            1: {"name": "Chan Boon Keat"},
            2: {"name": "Chan Boon Keat"},
            3: {"name": "Mae Abernethy"},
            4: {"name": "Siti Rahim", "role": "Trust chairman"},
            5: {"name": "Siti Rahim"},
        },
    ),
    Passage(
        "the_first_of_two_surnames_goes_by_itself",
        "Eva Cruz Rentería waited at the gate with her sister, Marta Cruz Rentería. [S1:Cruz] [C1:said] "
        "[Q1:it was late].\n\nMary Ann Roe met Ann Lee. [S2:Ann] [C2:said] [Q2:it was not].",
        {1: {"name": "Eva Cruz Rentería"}, 2: {"name": "Ann Lee"}},
    ),
    Passage(
        "a_plural_behind_a_land_is_a_body",
        "[S1:Tri-County Aggregates] [C1:said] [Q1:it was late]. Sue Roe lives in Avon. [S2:Roe] [C2:said] "
        "[Q2:it was not].",
        {1: {"name": "Tri-County Aggregates", "type": "organization"}, 2: {"name": "Sue Roe"}},
    ),
    Passage(
        "of_two_of_a_surname_the_one_of_that_title_is_meant",
        "Mayor Ana Fenn and her brother, Senator Luis Fenn, fell out. “[Q1:He lies],” [S1:Mayor Fenn] "
        "[C1:said]."
        " “[Q2:She is mad],” [S2:Senator Fenn] [C2:said].",
        {1: {"name": "Ana Fenn"}, 2: {"name": "Luis Fenn"}},
    ),
    Passage(
        "a_mother_of_four_is_whose_name_stands_behind",
        "[S1:Mother-of-four Tracey Holt, 38,] [C1:said] [Q1:that it was late]. [S2:A mother of Tom Moss] "
        "[C2:said] [Q2:that it was cold].",
        {1: {"name": "Tracey Holt"}, 2: {"name": "mother of Tom Moss"}},
    ),
    Passage(
        "no_courtesy_is_a_childs",
        "The boy, Tom Fry, 11, found the well. His father, Peter Fry, runs the mill. [S1:Mr Fry] [C1:said] "
        "[Q1:the well was deep].",
        {1: {"name": "Peter Fry"}},
    ),
    Passage(
        "a_courtesy_is_a_younger_mans_than_his_father",
        "Tom Fry, 31, found the well. His father, Peter Fry, runs the mill. [S1:Mr Fry] [C1:said] "
        "[Q1:the well was deep].",
        {1: {"name": "Tom Fry"}},
    ),
    Passage(
        "mrs_is_nobody_who_is_called_mr",
        "Jon Rell, 44, went to the fair. [S1:Mr Rell] [C1:said] [Q1:the ride was slow]. [S2:Mrs Rell] "
        "[C2:said] [Q2:the ride was fast].",
        {1: {"name": "Jon Rell"}, 2: {"name": "Rell"}},
    ),
    Passage(
        "a_short_title_before_a_surname_is_the_whole_title",
        "A bank teller, Grace Hild, fled on Monday. Inspector Moses Hild told the Avon Post about it. "
        "“[Q1:She is well],” [S1:Insp Hild] [C1:said].",
        {1: {"name": "Moses Hild"}},
    ),
    Passage(
        "a_title_that_nobody_of_the_surname_has_leaves_the_first",
        "Ana Fenn and her brother, Luis Fenn, fell out. “[Q1:He lies],” [S1:Mayor Fenn] [C1:said].",
        {1: {"name": "Ana Fenn"}},
    ),
    Passage(
        "people_with_a_preposition_in_capitals_are_a_body",
        "[S1:Nurses Without Frontiers] [C1:told] the Avon Post [Q1:that it was late]. [S2:Nurses without "
        "papers] [C2:said] [Q2:that it was cold].",
        {
            1: {"name": "Nurses Without Frontiers", "type": "organization"},
            2: {"name": "nurses", "type": "group"},
        },
    ),
    Passage(
        "a_surname_that_looks_like_a_verb_is_part_of_the_name",
        "[S1:Transport ministry spokesman Abdou Said] [C1:told] the Avon Post [Q1:that it was late]. "
        "“[Q2:It is cold],” [S2:Karim Voss] [C2:said].",
        {1: {"name": "Abdou Said"}, 2: {"name": "Karim Voss"}},
    ),
    Passage(
        "a_verb_before_a_surname_is_no_given_name",
        "[S1:Suryani Lestari], a member of the council, [C1:said] [Q1:it was late].\n\n[C2:Said] "
        "[S2:Lestari]: "
        "“[Q2:This is not the time for it].”",
        {2: {"name": "Suryani Lestari"}},
    ),
    Passage(
        "a_name_goes_on_to_its_family",
        "[S1:Sheikh Karim Saif Al-Tamaru] [C1:said] [Q1:it rained]. [S2:Sheikh Karim Saif] [C2:said] "
        "[Q2:it was "
        "late]. [S3:Sheikh Karim Saif] [C3:said] [Q3:it was over].",
        {number: {"name": "Karim Saif Al-Tamaru"} for number in (1, 2, 3)},
    ),
    Passage(
        "a_son_is_not_his_father_whose_names_follow_his",
        "[S1:Sheikh Saif Al-Ahmad Al-Tamaru] [C1:said] [Q1:it rained]. [S2:Sheikh Karim Saif Al-Ahmad "
        "Al-Tamaru] [C2:said] [Q2:it was late].",
        {1: {"name": "Saif Al-Ahmad Al-Tamaru"}, 2: {"name": "Karim Saif Al-Ahmad Al-Tamaru"}},
    ),
    Passage(
        "titles_before_a_title_are_nobodys_name",
        "It was the wish of HH the Amir Sheikh Saif Al-Tamaru. [S1:Sheikh Saif Al-Tamaru] [C1:said] [Q1:it "
        "was "
        "late]. [S2:He] [C2:said] [Q2:it rained].",
        {1: {"name": "Saif Al-Tamaru"}, 2: {"name": "Saif Al-Tamaru"}},
    ),
    Passage(
        "a_generation_is_no_general",
        "[S1:Lena Moss, a student in Avon], [C1:said] [Q1:it was late]. Gen Z likes films. “[Q2:It is "
        "school],” "
        "[S2:she] [C2:said]. “[Q3:Wait],” [C3:said] [S3:Gen. Bo Ek].",
        {1: {"name": "Lena Moss"}, 2: {"name": "Lena Moss"}, 3: {"name": "Bo Ek"}},
    ),
    Passage(
        "a_body_keeps_what_and_joins_in_it",
        "[S1:Lena Moss, fellow at the Institute for Central Asia and Afghanistan Studies], [C1:said] "
        "[Q1:it was "
        "late]. [S2:Bo Ek, director of E-house Norse Research and Development Institute], "
        "[C2:said] [Q2:prices fell]. [S3:Kim Lund, of the Institute for Norway and Avon Rail], [C3:said] "
        "[Q3:no].",
        {
            1: {"affiliation": "Institute for Central Asia and Afghanistan Studies"},
            2: {"affiliation": "E-house Norse Research and Development Institute"},
            3: {"affiliation": "Institute for Norway"},
        },
    ),
    Passage(
        "a_name_within_a_bodys_is_no_second_speaker",
        "[S1:Lena Moss, a researcher with the Yuan Wang military science and technology think tank in "
        "Beijing], "
        "[C1:said] [Q1:it was late]. [S2:Director of the Avon Trust Ann Roe] [C2:said] [Q2:it rained].",
        {1: {"name": "Lena Moss"}, 2: {"name": "Ann Roe"}},
    ),
    Passage(
        "a_surname_that_is_also_a_noun_is_a_name_where_it_stands_alone",
        "Paul Expert, a clerk, [C1:said] [Q1:so]. In May it was cold, [S2:Expert] [C2:said] [Q2:no]. "
        "In June [S3:experts] [C3:said] [Q3:yes]. [S4:The expert] [C4:said] [Q4:it was over].",
        {2: {"name": "Paul Expert"}, 3: {"name": "experts"}},
    ),
    Passage(
        "the_sign_under_which_a_firm_is_traded_is_no_part_of_its_name",
        "[S1:iRover Corp. IRVR, +4.07%] [C1:said] [Q1:so]. [S2:Avon Motors Corp. USA] [C2:said] [Q2:no].",
        {1: {"name": "iRover Corp."}},
    ),
    Passage(
        "a_team_is_no_person",
        "Marek went top on Monday. The Marek manager smiled. [S1:Marek] [C1:said] [Q1:it was over].",
        {1: {"name": "Marek", "type": "organization"}},
    ),
    Passage(
        "a_surname_before_a_post_in_a_team_stays_a_persons",
        "Ivo Marek won on Monday. The Marek coach smiled. [S1:Marek] [C1:said] [Q1:it was over].",
        {1: {"name": "Ivo Marek", "type": "person"}},
    ),
    Passage(
        "a_post_behind_somebody_elses_is_the_minister_s",
        "[S1:A spokesman for Mayor Tom Reyl] [C1:said] [Q1:it was late]. [S2:A spokeswoman for Health "
        "Secretary Ann Roe] [C2:said] [Q2:it was early]. [S3:Roe] [C3:said] [Q3:no]. [S4:Director of Avon "
        "Airport Tom Kint] [C4:said] [Q4:so].",
        {
            1: {"type": "anonymous"},
            2: {"type": "anonymous", "role": "spokeswoman for Health Secretary Ann Roe"},
            3: {"name": "Ann Roe", "role": "Health Secretary"},
            4: {"name": "Tom Kint"},
        },
    ),
    Passage(
        "who_tells_of_a_person",
        "[S1:A rafter who raised the alarm] [C1:said] [Q1:it was cold]. [S2:A draft] [C2:said] [Q2:no]. "
        "Captain [S3:Guy Forgerat] [C3:said] [Q3:so]. Commander Haji [S4:Moh Zarman] [C4:said] [Q4:yes].",
        {
            1: {"type": "anonymous"},
            2: {"type": "document"},
            3: {"name": "Guy Forgerat", "role": "Captain"},
            4: {"name": "Moh Zarman", "affiliation": None},
        },
    ),
    Passage(
        "who_speaks_for_somebody_goes_on_as_he",
        "[S1:A spokesman for Immigration Minister Philip Rudd] [C1:said] [Q1:it was late]. [S2:He] [C2:said] "
        "[Q2:no]. Kremlin spokesman [S3:Dmitry Peshkov] [C3:said] [Q3:so]. [S4:He] [C4:said] [Q4:yes].",
        {2: {"type": "anonymous"}, 4: {"name": "Dmitry Peshkov"}},
    ),
)
