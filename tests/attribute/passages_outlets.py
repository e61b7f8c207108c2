"""Passages about the outlets through which words came: slots, unlisted outlets, occasions."""

from __future__ import annotations

from passage import Passage

OUTLETS = (
    Passage(
        "a_listed_agency_is_no_part_of_a_longer_name_behind_a_place",
        "[S1:The North's official Haldia Central News Agency] [C1:said] [Q1:that the ships had left].",
        {1: {"name": "Haldia Central News Agency", "agency": ("Haldia Central News Agency", "speaker")}},
    ),
    Passage(
        "told_an_outlet_that_no_list_holds",
        "[S1:Anna Alcott] [C1:told] LA Harbour [Q1:the boats were old]. [S2:She] [C2:said] [Q2:they leaked].",
        {1: {"agency": ("LA Harbour", "told")}, 2: {"agency": ("LA Harbour", "told")}},
    ),
    Passage(
        "told_a_committee_or_a_trust_is_no_outlet",
        "[S1:Anna Alcott] [C1:told] the committee [Q1:the boats were old]. [S2:She] [C2:told] the "
        "Port Trust "
        "[Q2:they leaked].",
        {1: {"agency": None}, 2: {"agency": None}},
    ),
    Passage(
        "an_interview_with_an_unlisted_station",
        "“[Q1:We are ready],” [S1:Anna Alcott] [C1:said] in an interview with Kanal Nord on Monday.",
        {1: {"agency": ("Kanal Nord", "told"), "channel": "interview"}},
    ),
    Passage(
        "an_interview_with_a_person_is_none",
        "“[Q1:We are ready],” [S1:Anna Alcott] [C1:said] after an interview with Paul Whitcombe on Monday.",
        {1: {"agency": None}},
    ),
    Passage(
        "spoke_to_inside_the_source",
        "[S1:The harbour chief, who spoke to Reuters on condition of anonymity,] [C1:said] [Q1:it was shut].",
        {1: {"agency": ("Reuters", "told")}},
    ),
    Passage(
        "remarks_to_a_television_and_before_media",
        "In remarks to Al-Barid television, [S1:Anna Alcott] [C1:said] [Q1:it was shut].\n\n"
        "Speaking before media including EFE, [S2:Paul Whitcombe] [C2:said] [Q2:it was open].",
        {1: {"agency": ("Al-Barid", "told")}, 2: {"agency": ("EFE", "told")}},
    ),
    Passage(
        "an_analysis_of_an_agency",
        "[S1:An AP analysis] [C1:said] [Q1:it was shut].",
        {1: {"agency": ("Associated Press", "reported")}},
    ),
    Passage(
        "an_article_that_is_only_evidence",
        "On the evidence of a Reuters article, [S1:Anna Alcott] [C1:said] [Q1:it was shut].",
        {1: {"agency": None}},
    ),
    Passage(
        "a_letter_seen_by_an_outlet",
        "In a letter seen by Sky News, [S1:Anna Alcott] [C1:said] [Q1:it was shut].",
        {1: {"agency": ("Sky News", "carried"), "channel": "letter"}},
    ),
    Passage(
        "first_reported_by_is_none_by_any_slot",
        "[S1:Anna Alcott] [C1:said] [Q1:it was shut], a closure first reported by Sky News.",
        {1: {"agency": None}},
    ),
    Passage(
        "a_statement_carried_goes_on",
        "In a statement published by KUNA, [S1:the ministry] [C1:said] [Q1:it was shut]. "
        "[S2:The statement] [C2:added] [Q2:that it would open].",
        {1: {"agency": ("Kuwait News Agency", "carried")}, 2: {"agency": ("Kuwait News Agency", "carried")}},
    ),
    Passage(
        "two_outlets_report_at_once",
        "[Q1:The boats are old], [S1:NBC and CNN both] [C1:reported].",
        {1: {"agency": ("NBC News", "speaker"), "relays": [("NBC News", "speaker"), ("CNN", "speaker")]}},
    ),
    Passage(
        "an_outlet_in_marks",
        "On “Fox News Sunday,” [S1:Anna Alcott] [C1:said] [Q1:it was shut]. [S2:Paul Whitcombe] [C2:told] "
        "“Sky News” [Q2:it was open].",
        {1: {"agency": ("Fox News", "told")}, 2: {"agency": ("Sky News", "told")}},
    ),
    Passage(
        "a_listed_name_is_no_part_of_a_longer_one",
        "[S1:Anna Alcott] [C1:told] GB News [Q1:it was shut]. [S2:Paul Whitcombe] [C2:told] Harbour98.1 "
        "[Q2:it was open].",
        {1: {"agency": ("GB News", "told")}, 2: {"agency": ("Harbour98.1", "told")}},
    ),
    Passage(
        "the_official_agency_in_the_passive",
        "“[Q1:It was loud],” [S1:the mayor, Anna Alcott,] was quoted as saying by the official "
        "Sona news agency.",
        {1: {"agency": ("Sona", "reported")}},
    ),
    Passage(
        "reportedly_is_the_outlet_named_last",
        "[Q1:The boats leaked], [S1:the Avon Herald] [C1:reported]. [S2:The captain] reportedly [C2:said] "
        "[Q2:that they were old].",
        {2: {"agency": ("Avon Herald", "reported")}},
    ),
    Passage(
        "a_trader_without_a_name_has_an_occasion_another_not",
        "[S1:The trader] [C1:told] Reuters [Q1:prices were up]. [S2:The trader] [C2:said] [Q2:they "
        "would fall]. "
        "[S3:Another trader] [C3:said] [Q3:they would rise].",
        {2: {"agency": ("Reuters", "told")}, 3: {"agency": None}},
    ),
    Passage(
        "back_in_the_interview",
        "[S1:Anna Alcott] [C1:told] Reuters [Q1:it was shut]. In a separate statement, [S2:she] [C2:said] "
        "[Q2:the crews were safe]. In her interview, [S3:she] [C3:said] [Q3:she was tired].",
        {2: {"agency": None}, 3: {"agency": ("Reuters", "told")}},
    ),
    Passage(
        "what_was_told_to_a_committee_is_elsewhere",
        "[S1:Anna Alcott] [C1:told] Reuters [Q1:it was shut]. [S2:She] [C2:told] the committee "
        "[Q2:it was old].",
        {1: {"agency": ("Reuters", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "a_post_goes_on_in_its_paragraph",
        "In a post shared on Facebook on Friday, [S1:Anna Alcott] [C1:said] [Q1:it was shut]. [S2:Alcott] "
        "[C2:said] [Q2:it was old].\n\n[S3:Alcott] [C3:said] [Q3:it would open] on Monday at the pier.",
        {2: {"agency": ("Facebook", "carried")}, 3: {"agency": None}},
    ),
    Passage(
        "what_was_before_a_statement_was_not_in_it",
        "[S1:The Avon Trust] [C1:said] [Q1:it was shut]. In a statement to Reuters, [S2:the Avon "
        "Trust] [C2:said] "
        "[Q2:it would open].",
        {1: {"agency": None}, 2: {"agency": ("Reuters", "told")}},
    ),
    Passage(
        "a_site_by_its_domain",
        "[S1:Anna Alcott] [C1:told] Harbourline.com [Q1:it was shut].",
        {1: {"agency": ("Harbourline.com", "told")}},
    ),
    Passage(
        "confided_to_an_outlet_by_any_verb_of_saying",
        "[S1:Anna Alcott, who confided to Kanal Sports that she was tired,] [C1:said] [Q1:it was shut].",
        {1: {"agency": ("Kanal Sports", "told")}},
    ),
    Passage(
        "what_somebody_thinks_between_two_statements_ends_no_run",
        "[S1:An official of the weather office] [C1:told] Kanal Nord [Q1:it was cold]. [S2:The town] "
        "[C2:hoped] [Q2:for snow]. [S3:He] [C3:said] [Q3:it would thaw].",
        {3: {"agency": ("Kanal Nord", "told")}},
        classes={2: "thought"},
    ),
    Passage(
        "initials_that_its_kind_makes_a_listed_agency",
        "[Q1:It is cold], [S1:an official] [C1:said], as per the news agency GNS. [S2:Anna Alcott] "
        "heads the "
        "GNS and [C2:said] [Q2:it was late].",
        {1: {"agency": ("Global News Service (Kashmir)", "reported")}},
    ),
    Passage(
        "a_body_whose_name_only_opens_as_an_outlets_is_none",
        "[S1:The Guardian Trust] [C1:said] [Q1:that it rained]. [S2:The Independent Electoral Commission] "
        "[C2:said] [Q2:that it was late]. [S3:The Guardian] [C3:said] [Q3:that it was over].",
        {
            1: {"name": "Guardian Trust", "agency": None},
            2: {"name": "Independent Electoral Commission", "agency": None},
            3: {"name": "The Guardian", "agency": ("The Guardian", "speaker")},
        },
    ),
    Passage(
        "an_ordinary_word_goes_on_to_another_outlet",
        "[S1:Abel Foss] [C1:told] Sky Nova [Q1:that it rained]. [S2:Ida Brandt] [C2:told] Sky "
        "[Q2:that it was late].",
        {1: {"agency": ("Sky Nova", "told")}, 2: {"agency": ("Sky News", "told")}},
    ),
    Passage(
        "a_surname_is_no_agency",
        "[S1:Leo Ansa] [C1:said] [Q1:that it rained]. [S2:Ansa] [C2:said] [Q2:that it was late].",
        {1: {"name": "Leo Ansa", "agency": None}, 2: {"name": "Leo Ansa", "agency": None}},
    ),
    Passage(
        "the_sun_is_the_paper_named_before",
        "[S1:The mayor] [C1:told] the Evening Sun [Q1:that it rained]. [S2:The Sun] [C2:said] "
        "[Q2:that it was late].",
        {1: {"agency": ("Evening Sun", "told")}, 2: {"agency": ("Evening Sun", "speaker")}},
    ),
    Passage(
        "a_paper_by_the_word_that_ends_its_name",
        "[S1:The mayor] [C1:told] the Lantern [Q1:that it rained]. [S2:The clerk] [C2:told] the Lantern "
        "Trust [Q2:that it was late].",
        {1: {"agency": ("Lantern", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "what_was_said_on_another_day_was_not_told_to_the_outlet",
        "On Monday [S1:Lia Cork] [C1:said] [Q1:that it rained]. On Wednesday [S2:she] [C2:told] Radio Sol "
        "[Q2:that it was late]. [S3:She] [C3:said] [Q3:that it was over].",
        {1: {"agency": None}, 2: {"agency": ("Radio Sol", "told")}, 3: {"agency": ("Radio Sol", "told")}},
    ),
    Passage(
        "what_was_said_at_a_meeting_was_not_said_in_an_interview",
        "[S1:Lia Cork] [C1:told] Radio Sol [Q1:that it rained]. At a council meeting [S2:she] [C2:said] "
        "[Q2:that it was late]. [S3:She] [C3:said] [Q3:that it was over].",
        {1: {"agency": ("Radio Sol", "told")}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "who_was_told_behind_a_semicolon_was_not_told_before_it",
        "On Monday [S1:Lia Cork] [C1:said] [Q1:that it rained]; on Wednesday, in an interview with Radio "
        "Sol, [S2:she] [C2:said] [Q2:that it was late].",
        {1: {"agency": None}, 2: {"agency": ("Radio Sol", "told")}},
    ),
    Passage(
        "what_follows_what_others_were_told_was_told_to_them",
        "[S1:Lia Cork] [C1:told] Radio Sol [Q1:that it rained]. [S2:She] [C2:told] the committee "
        "[Q2:that it "
        "was late]. [S3:She] [C3:said] [Q3:that it was over].",
        {1: {"agency": ("Radio Sol", "told")}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "whom_an_unlisted_outlet_quotes_speaks_wherever_that_stands",
        "[S1:Radio Sol], quoting the harbour master, Tom Reyl, [C1:said] [Q1:that it rained]. Citing "
        "witnesses, [S2:Reuters] [C2:said] [Q2:that it was late]. [S3:The minister, citing Reuters,] "
        "[C3:said] [Q3:that it was over].",
        {
            1: {"name": "Tom Reyl", "agency": ("Radio Sol", "reported")},
            2: {"name": "witnesses", "agency": ("Reuters", "reported")},
            3: {"name": "minister"},
        },
    ),
    Passage(
        "quoted_as_saying_by_an_agency_of_initials",
        "“[Q1:The road is shut],” [S1:Abel Foss] [C1:was cited as saying] by KUNA.",
        {1: {"agency": ("Kuwait News Agency", "reported")}},
    ),
    Passage(
        "somebody_without_a_name_who_spoke_to_an_outlet",
        "“[Q1:It rained],” [S1:the guard], who spoke to Reuters on condition of anonymity, [C1:said]. "
        "[S2:The clerk] met a guard who spoke to Reuters and [C2:said] [Q2:that it was late].",
        {1: {"agency": ("Reuters", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "an_agency_that_the_tagger_takes_for_a_person",
        "“[Q1:We will not go back],” [S1:the union chief, who spoke to Kyodo,] [C1:said].",
        {1: {"agency": ("Kyodo News", "told")}},
    ),
    Passage(
        "an_outlet_of_another_language_and_a_council",
        "[S1:El Eco de Puntarena] [C1:reported] [Q1:that the bridge was shut].\n\n"
        "[S2:El Consejo de Puntarena] [C2:said] [Q2:that it was not]. "
        "[Q3:The mayor would go], [S3:Le Courrier de Sarne] [C3:reported].",
        {
            1: {"name": "El Eco de Puntarena", "agency": ("El Eco de Puntarena", "speaker")},
            2: {"agency": None},
            3: {"type": "organization", "agency": ("Le Courrier de Sarne", "speaker")},
        },
    ),
    Passage(
        "an_outlet_whose_name_ends_in_today",
        "[C1:According to] [S1:Kessa Today], [Q1:two ferries were held].\n\n"
        "[Q2:A third was let go], [S2:Kessa Today] [C2:reported].",
        {
            1: {"name": "Kessa Today", "agency": ("Kessa Today", "speaker")},
            2: {"name": "Kessa Today", "agency": ("Kessa Today", "speaker")},
        },
    ),
    Passage(
        "somebody_unnamed_spoke_to_an_outlet_in_no_quote",
        "A fisherman from Kessa spoke to Reuters on Friday. “[Q1:We are ready],” [S1:the fisherman] "
        "[C1:said]. “[Q2:We will go out],” [C2:said] [S2:another fisherman].\n\n"
        "The mayor spoke to the council. “[Q3:We are not],” [S3:he] [C3:said].",
        {1: {"agency": ("Reuters", "told")}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "an_interview_that_opens_another_sentence",
        "In an interview with Radio Pelago, Anna Alcott apologised. “[Q1:We are ready],” [S1:she] "
        "[C1:said]. "
        "[S2:Paul Whitcombe] [C2:said] [Q2:they were not].",
        {1: {"agency": ("Radio Pelago", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "given_an_interview_and_given_a_licence",
        "Anna Alcott gave Radio Pelago an interview. “[Q1:We are ready],” [S1:she] [C1:said].\n\n"
        "Paul Whitcombe gave Radio Tarn a licence. “[Q2:We are ready],” [S2:he] [C2:said].",
        {1: {"agency": ("Radio Pelago", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "two_unlisted_outlets_report_together",
        "[S1:Radio Pelago and Kanal Nord] [C1:reported] [Q1:that the dam was leaking]. "
        "[S2:Alcott and the Port Trust] [C2:said] [Q2:that it was not].",
        {1: {"agency": ("Radio Pelago", "speaker")}, 2: {"agency": None}},
    ),
    Passage(
        "firms_and_hotels_that_bear_a_word_of_the_press",
        "[S1:Anna Alcott] [C1:told] Mirror Lake Resort [Q1:that it was late]. [S2:She] [C2:told] Sentinel "
        "Insurance [Q2:that it was not].\n\n[S3:Morning Star Shipping] [C3:said] [Q3:that it was over].\n\n"
        "[S4:Paul Whitcombe] [C4:told] the Mirror [Q4:that it was late].",
        {
            1: {"agency": None},
            2: {"agency": None},
            3: {"agency": None},
            4: {"agency": ("Daily Mirror", "told")},
        },
    ),
    Passage(
        "a_broadcasting_corporation_and_a_german_paper",
        "[S1:The Pelago Broadcasting Corporation] [C1:reported] [Q1:that the dam was leaking].\n\n"
        "[S2:Der Ostbote] [C2:reported] [Q2:that it was not]. [S3:The Ostmark Kurier] "
        "[C3:said] [Q3:it was dry].",
        {
            1: {"agency": ("Pelago Broadcasting Corporation", "speaker")},
            2: {"type": "organization", "agency": ("Der Ostbote", "speaker")},
            3: {"type": "organization", "agency": ("Ostmark Kurier", "speaker")},
        },
    ),
    Passage(
        "a_press_service_that_carried_a_statement",
        "[S1:The foreign minister] [C1:said] in a statement carried by the Sarmatian Press Service "
        "[Q1:that the embassy would open].\n\n[S2:Anna Alcott] [C2:told] Sarmatian Steel "
        "[Q2:that it was late].",
        {1: {"agency": ("Sarmatian Press Service", "carried")}, 2: {"agency": None}},
    ),
    Passage(
        "what_is_said_in_court_or_in_a_book_was_not_told_the_outlet",
        "[S1:Anna Alcott] [C1:told] Radio Sol [Q1:that it rained]. In court on Friday, [S2:Alcott] "
        "[C2:said] "
        "[Q2:that it was late]. In her memoir, [S3:she] [C3:said] [Q3:that it was over].",
        {1: {"agency": ("Radio Sol", "told")}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "what_reporters_asked_was_not_told_the_outlet",
        "[S1:Anna Alcott] [C1:told] Radio Sol [Q1:that it rained]. Asked about it by reporters, "
        "[S2:Alcott] "
        "[C2:said] [Q2:that it was late].\n\n[S3:Paul Whitcombe] [C3:told] Radio Sol [Q3:that it "
        "rained]. Asked "
        "by the presenter, [S4:Whitcombe] [C4:said] [Q4:that it was late].",
        {2: {"agency": None}, 4: {"agency": ("Radio Sol", "told")}},
    ),
    Passage(
        "what_was_said_last_week_was_not_told_the_outlet",
        "[S1:Anna Alcott] [C1:told] Radio Sol [Q1:that it rained]. Last week, [S2:Alcott] [C2:said] "
        "[Q2:that it was late].",
        {1: {"agency": ("Radio Sol", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "a_separate_appearance_on_a_podcast",
        "[S1:Anna Alcott] [C1:told] Radio Sol [Q1:that it rained]. In a separate appearance on the "
        "podcast Haldia "
        "Mornings, [S2:Alcott] [C2:said] [Q2:that it was late]. “[Q3:We are ready],” [S3:she] [C3:said].",
        {2: {"relays": [("Haldia Mornings", "told")]}, 3: {"agency": ("Haldia Mornings", "told")}},
    ),
    Passage(
        "what_is_told_behind_reaches_back_to_the_same_talk_alone",
        "“[Q1:It is late],” [S1:Anna Alcott] [C1:said]. [S2:She] [C2:told] Radio Sol [Q2:that it "
        "rained].\n\n"
        "In parliament, [S3:Paul Whitcombe] [C3:said] [Q3:that it was late]. [S4:He] [C4:told] Radio Sol "
        "[Q4:that it rained].\n\n[S5:Maria Keller] [C5:said] [Q5:that it was late]. [S6:She] later "
        "[C6:told] "
        "Radio Sol [Q6:that it rained].",
        {1: {"agency": ("Radio Sol", "told")}, 3: {"agency": None}, 5: {"agency": None}},
    ),
    Passage(
        "what_is_told_behind_another_speaker_does_not_reach_back",
        "“[Q1:It is late],” [S1:Anna Alcott] [C1:said]. [S2:Paul Whitcombe] [C2:said] [Q2:it was early]. "
        "[S3:Alcott] [C3:told] Radio Sol [Q3:that it rained].",
        {1: {"agency": None}, 3: {"agency": ("Radio Sol", "told")}},
    ),
    Passage(
        "according_to_an_outlet_that_quotes_another",
        "[C1:According to] [S1:Reuters], quoting the Lutra Herald, [Q1:the port was closed]. "
        "[C2:According to] "
        "[S2:Reuters], [Q2:the Lutra Herald was closed].",
        {
            1: {"name": "Reuters", "relays": [("Reuters", "speaker"), ("Lutra Herald", "reported")]},
            2: {"name": "Reuters", "relays": [("Reuters", "speaker")]},
        },
    ),
    Passage(
        "an_outlet_that_asked_was_told",
        "In response to queries from Kanal Nord, [S1:the ministry] [C1:said] [Q1:the bridge was safe]. In "
        "reply to queries from residents, [S2:the council] [C2:said] [Q2:so].",
        {1: {"agency": ("Kanal Nord", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "what_is_said_on_a_station_is_told_to_it",
        "[S1:Bo Ek] [C1:said] on Radio Harbour [Q1:the club was lost]. [S2:Ann Roe] [C2:said] on Harbour "
        "Street [Q2:it was not].",
        {1: {"agency": ("Radio Harbour", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "initials_before_radio_are_no_title",
        "[S1:Bo Ek] [C1:said] on REP Radio [Q1:the club was lost]. [S2:Rep. Ann Roe] [C2:said] [Q2:it was "
        "not].",
        {1: {"agency": ("REP Radio", "told")}, 2: {"name": "Ann Roe", "agency": None}},
    ),
    Passage(
        "a_report_in_a_paper_is_reported_by_it",
        "According to [S1:a report in The Guardian], [Q1:the club will sell him]. According to [S2:a report "
        "in the minutes], [Q2:it will not].",
        {1: {"agency": ("The Guardian", "reported")}, 2: {"agency": None}},
    ),
    Passage(
        "who_speaks_to_this_newspaper_is_no_newspaper",
        "Speaking to this newspaper, [S1:Poe, who is married with two sons], [C1:said] [Q1:the mill was "
        "loud]. A weekly, Al-Barid, came out. [S2:Al-Barid] [C2:reported] [Q2:that it rained].",
        {1: {"type": "person", "agency": None}, 2: {"agency": ("Al-Barid", "speaker")}},
    ),
    Passage(
        "an_outlet_in_a_clause_of_its_own_keeps_its_article",
        "[S1:A village member, who spoke to The Sun on Monday], [C1:said] [Q1:it was "
        "late]. [S2:A clerk, who spoke to the sun of the hills], [C2:said] [Q2:so].",
        {1: {"agency": ("The Sun", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "a_paper_called_like_people_is_told_behind_an_article",
        "[S1:Bo Ek] [C1:told] the Observer [Q1:the road was wet]. [S2:Ann Roe] [C2:told] the observer "
        "[Q2:it was dry].",
        {1: {"agency": ("Observer", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "what_is_told_to_one_name_is_not_what_the_next_outlet_heard",
        "[S1:Ann Coe] [C1:told] the Bugle [Q1:the road was wet]. “[Q2:It is wet],” [S2:Coe] [C2:told] the "
        "Herald.",
        {1: {"agency": None, "recipient": "the Bugle"}, 2: {"agency": ("Herald", "told")}},
    ),
    Passage(
        "an_outlet_called_like_a_document_is_one_behind_by",
        "[Q1:The sale] was first [C1:reported] by [S1:The Dossier]. [Q2:The hall] was [C2:described] "
        "by [S2:The Dossier].",
        {1: {"name": "The Dossier", "type": "organization"}},
    ),
    Passage(
        "a_later_talk_is_not_that_of_what_another_quoted",
        "[S1:Ann Roe] [C1:told] the Avon Herald-Courier: “[Q1:[S2:Tom Roe] [C2:said] [Q2:paper was for "
        "fish].]”\n\nIn an interview with Kanal Nord, [S3:Tom Roe] [C3:said] [Q3:it was old].",
        {2: {"agency": None}, 3: {"agency": ("Kanal Nord", "told")}},
        {2: {"parent": 1}},
    ),
    Passage(
        "the_sister_of_an_outlet_was_told_and_not_the_outlet",
        "“[Q1:It failed],” [C1:said] [S1:Ned Fallow] in an interview with France 24’s sister radio station "
        "Radio France Internationale.",
        {1: {"agency": ("Radio France Internationale", "told")}},
    ),
    Passage(
        "an_outlets_own_show_is_the_outlet",
        "“[Q1:It failed],” [C1:said] [S1:Ned Fallow] in an interview with France 24’s evening show.",
        {1: {"agency": ("France 24", "told")}},
    ),
    Passage(
        "an_age_of_something_is_no_newspaper",
        "Speaking at the Age of Wonder fair in Lima, [S1:Ned Fallow] [C1:said] [Q1:that it was late]. "
        "[S2:Rosa Lind] [C2:told] the Age [Q2:that it was not].",
        {1: {"agency": None}, 2: {"agency": ("The Age", "told")}},
    ),
    Passage(
        "a_possessive_with_a_turned_mark_owns",
        "[S1:Ned Fallow‘s mother] [C1:said] [Q1:that it was late].",
        {1: {"type": "anonymous"}},
    ),
    Passage(
        "a_memo_obtained_by_a_newspaper_came_through_it",
        "In a memo obtained by the Harbour Citizen, [S1:the trust] [C1:said] [Q1:that it was late].",
        {1: {"agency": ("Harbour Citizen", "carried")}},
    ),
    Passage(
        "a_memo_obtained_by_a_citizen_came_through_nobody",
        "In a memo obtained by a citizen, [S1:the trust] [C1:said] [Q1:that it was late].",
        {1: {"agency": None}},
    ),
    Passage(
        "whoever_fronts_the_media_later_tells_the_outlet_no_more",
        "[S1:Ned Fallow] [C1:told] Sky News [Q1:that it was late].\n\nFallow later fronted the media, where "
        "[S2:he] [C2:said] [Q2:that it rained].\n\n“[Q3:I do not agree],” [S3:he] [C3:said].",
        {1: {"agency": ("Sky News", "told")}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "whoever_meets_others_than_the_press_goes_on_telling_the_outlet",
        "[S1:Ned Fallow] [C1:told] Sky News [Q1:that it was late].\n\nFallow later fronted the band, where "
        "[S2:he] [C2:said] [Q2:that it rained].\n\n“[Q3:I do not agree],” [S3:he] [C3:said].",
        {1: {"agency": ("Sky News", "told")}, 3: {"agency": ("Sky News", "told")}},
    ),
)
