"""Passages about names that no list of outlets holds: which are outlets, and which are other bodies."""

from __future__ import annotations

from passage import Passage

UNLISTED = (
    Passage(
        "a_body_known_to_all_is_no_outlet",
        "[S1:Anna Alcott] [C1:told] Oxfam [Q1:that the boats were old]. [S2:Maria Keller] [C2:told] "
        "Bayern Munich "
        "[Q2:that they leaked]. [S3:Paul Whitcombe] [C3:told] Greenpeace Africa [Q3:that they were sound].",
        {1: {"agency": None}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "a_name_that_the_text_calls_another_body",
        "[S1:Anna Alcott] [C1:told] Odeon Vartha, a cinema chain, [Q1:that the boats were old].\n\n"
        "[S2:Maria Keller] [C2:told] the Polish union Solidarna Praca [Q2:that they leaked].\n\n"
        "[S3:Paul Whitcombe] [C3:told] Kazi Yetu, which makes pumps, [Q3:that they were sound].",
        {1: {"agency": None}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "a_name_that_the_text_says_is_a_bank",
        "Kazi Yetu is a bank based in Haldia. [S1:Anna Alcott] [C1:told] Kazi Yetu [Q1:that the "
        "boats were old].",
        {1: {"agency": None}},
    ),
    Passage(
        "a_name_that_the_text_calls_an_outlet",
        "[S1:Anna Alcott] [C1:told] Kazi Yetu, a daily based in Haldia, [Q1:that the boats were old].",
        {1: {"agency": ("Kazi Yetu", "told")}},
    ),
    Passage(
        "a_news_agency_and_a_space_agency",
        "[S1:Anna Alcott] [C1:told] Kazi Yetu, a news agency, [Q1:that the boats were old].\n\n"
        "[S2:Maria Keller] [C2:told] Orbita Veld, a space agency, [Q2:that they leaked].",
        {1: {"agency": ("Kazi Yetu", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "told_a_name_that_the_tagger_took_for_a_person",
        "“[Q1:The boats are old],” [S1:Anna Alcott] [C1:told] Mto Wetu in Haldia.",
        {1: {"agency": ("Mto Wetu", "told")}},
    ),
    Passage(
        "told_a_person_is_no_outlet",
        "“[Q1:The boats are old],” [S1:Anna Alcott] [C1:told] Paul Whitcombe.\n\n“[Q2:They leak],” "
        "[S2:Maria Keller] [C2:told] Selim Kaya. He shook his head.",
        {1: {"agency": None}, 2: {"agency": None}},
    ),
    Passage(
        "a_person_by_the_name_who_is_taken_up_as_a_channel",
        "[S1:Anna Alcott] [C1:told] Ada Hiru [Q1:that the boats were old]. “[Q2:They leak],” "
        "[S2:she] [C2:told] "
        "the television channel.",
        {1: {"agency": ("Ada Hiru", "told")}, 2: {"agency": ("Ada Hiru", "told")}},
    ),
    Passage(
        "a_name_that_keeps_its_article",
        "[S1:Anna Alcott] [C1:told] The Turret [Q1:that the boats were old].\n\nIn a memo seen by "
        "The Lightkeeper, "
        "[S2:Maria Keller] [C2:said] [Q2:they leaked].",
        {1: {"agency": ("The Turret", "told")}, 2: {"agency": ("The Lightkeeper", "carried")}},
    ),
    Passage(
        "a_name_with_its_article_that_is_a_museum_or_a_court",
        "[S1:Anna Alcott] [C1:told] The Turret, a tower museum, [Q1:that the boats were "
        "old].\n\n[S2:Maria Keller] "
        "[C2:told] The Hague court [Q2:that they leaked].",
        {1: {"agency": None}, 2: {"agency": None}},
    ),
    Passage(
        "a_podcast_and_a_restaurant",
        "Speaking on The Long Table, a podcast hosted by Ann Roe, [S1:Anna Alcott] [C1:said] [Q1:the "
        "boats were old]."
        "\n\nSpeaking at The Long Bench restaurant, [S2:Maria Keller] [C2:said] [Q2:they leaked].",
        {1: {"agency": ("The Long Table", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "quoted_as_saying_by_a_name_and_what_a_name_reported",
        "[Q1:The boats are old], [S1:Anna Alcott] [C1:was quoted as saying] by Mto Wetu.\n\n[S2:Kazi Yetu] "
        "[C2:reported] [Q2:that its sales had fallen].",
        {1: {"agency": ("Mto Wetu", "reported")}, 2: {"agency": None}},
    ),
    Passage(
        "several_outlets_are_told_at_once",
        "[S1:Anna Alcott] [C1:told] Sinar Pagi, Radio Cochayuyo and the French agency AFP "
        "[Q1:that the boats were old].",
        {
            1: {
                "relays": [
                    ("Sinar Pagi", "told"),
                    ("Radio Cochayuyo", "told"),
                    ("Agence France-Presse", "told"),
                ]
            }
        },
    ),
    Passage(
        "a_country_goes_on_with_an_outlets_name_or_opens_the_report",
        "[S1:Anna Alcott] [C1:told] CNN Kenya [Q1:that the boats were old]. [S2:Maria Keller] "
        "[C2:told] CNN "
        "[Q2:Kenya would win]. [S3:Paul Whitcombe] [C3:told] BBC Radio Orwell [Q3:that it was late].",
        {
            1: {"agency": ("CNN Kenya", "told")},
            2: {"agency": ("CNN", "told")},
            3: {"relays": [("BBC Radio Orwell", "told")]},
        },
    ),
    Passage(
        "an_outlets_charity_is_no_outlet",
        "[S1:Anna Alcott] [C1:told] Bloomberg Philanthropies [Q1:that the boats were old].",
        {1: {"agency": None}},
    ),
    Passage(
        "an_outlets_rival_is_told_and_not_the_outlet",
        "[S1:Anna Alcott] [C1:told] Radio Mwangaza's lawyer [Q1:that the boats were old]. [S2:Maria "
        "Keller] "
        "[C2:told] Radio Mwangaza's presenter [Q2:that they leaked].",
        {1: {"agency": None}, 2: {"agency": ("Radio Mwangaza", "told")}},
    ),
    Passage(
        "names_are_taken_whole",
        "[S1:Anna Alcott] [C1:told] Sauti ya Milima 97.3 FM [Q1:that the boats were old]. [S2:Maria "
        "Keller] "
        "[C2:told] Sudan Nile News Agency [Q2:that they leaked]. [S3:Paul Whitcombe] [C3:told] the Harbour "
        "Herald-Courier [Q3:that it was late]. [S4:Ines Brandt] [C4:told] the Sunday Kottu [Q4:that "
        "it was not].",
        {
            1: {"agency": ("Sauti ya Milima 97.3 FM", "told")},
            2: {"agency": ("Sudan Nile News Agency", "told")},
            3: {"agency": ("Harbour Herald-Courier", "told")},
            4: {"agency": ("Sunday Kottu", "told")},
        },
    ),
    Passage(
        "told_the_station_that_was_named_before",
        "[S1:Anna Alcott] [C1:told] Radio Lutra [Q1:that the boats were old]. “[Q2:They leak],” "
        "[S2:she] [C2:told] "
        "the station. [S3:Paul Whitcombe] [C3:told] the same station [Q3:that it was late].",
        {2: {"agency": ("Radio Lutra", "told")}, 3: {"agency": ("Radio Lutra", "told")}},
    ),
    Passage(
        "a_police_station_is_no_broadcaster",
        "The police station in Haldia was shut. [S1:Anna Alcott] [C1:told] the station [Q1:that the "
        "boats were old].",
        {1: {"agency": None}},
    ),
    Passage(
        "a_clause_put_first_tells_the_outlet",
        "Interviewed by Radio Lutra, [S1:Anna Alcott] [C1:said] [Q1:the boats were "
        "old].\n\nContacted by The Delta "
        "Ledger, [S2:Maria Keller] [C2:said] [Q2:they leaked].\n\nContacted by Radio Lutra's lawyers, "
        "[S3:Paul Whitcombe] [C3:said] [Q3:it was late].",
        {
            1: {"agency": ("Radio Lutra", "told")},
            2: {"agency": ("Delta Ledger", "told")},
            3: {"agency": None},
        },
    ),
    Passage(
        "a_group_is_not_the_paper_that_was_told",
        "[S1:Lutra Aid] [C1:said] [Q1:the dam was full]. [S2:Mayor Anna Alcott] [C2:told] the Lutra Herald "
        "[Q2:it was empty]. [S3:The group] [C3:said] [Q3:it would sue].",
        {2: {"agency": ("Lutra Herald", "told")}, 3: {"name": "Lutra Aid", "agency": None}},
    ),
    Passage(
        "a_report_is_not_that_of_the_agency_that_was_told",
        "The Lutra Guild published a report on Monday. [S1:Mayor Anna Alcott] [C1:told] Reuters "
        "[Q1:she had not "
        "read it]. [S2:The report] [C2:said] [Q2:the dam would burst].",
        {1: {"agency": ("Reuters", "told")}, 2: {"name": "report", "agency": None}},
    ),
    Passage(
        "the_newspaper_that_was_told_may_speak",
        "[S1:Mayor Anna Alcott] [C1:told] the Lutra Herald [Q1:it was empty]. [S2:The newspaper] [C2:said] "
        "[Q2:it had seen the plans].",
        {2: {"name": "Lutra Herald", "agency": ("Lutra Herald", "speaker")}},
    ),
    Passage(
        "whoever_a_clause_put_first_names_is_no_source",
        "Contacted by [S1:The Padma Ledger, a central bank director, who did not wish to be named,] "
        "[C1:said] "
        "[Q1:the notes were old].\n\n[C2:According to] [S2:Anna Alcott, a baker,] "
        "[Q2:they were new].",
        {
            1: {"name": "central bank director", "agency": ("Padma Ledger", "told")},
            2: {"name": "Anna Alcott", "agency": None},
        },
    ),
    Passage(
        "a_listed_outlet_whose_name_is_a_noun_of_people_speaks",
        "[S1:Politico] [C1:reported] [Q1:that the boats were old]. [S2:CNN Kenya] [C2:reported] "
        "[Q2:that they "
        "leaked]. [S3:The politico] [C3:said] [Q3:that it was late].",
        {
            1: {"name": "Politico", "agency": ("POLITICO", "speaker")},
            2: {"agency": ("CNN Kenya", "speaker")},
            3: {"agency": None},
        },
    ),
    Passage(
        "police_at_the_station_are_no_broadcaster",
        "[S1:Anna Alcott] [C1:told] Radio Lutra [Q1:that the boats were old]. [S2:She] [C2:told] "
        "police at the "
        "station [Q2:that they leaked].",
        {1: {"agency": ("Radio Lutra", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "two_outlets_are_told_and_a_website_is_one",
        "[S1:Anna Alcott] [C1:told] Pwani Sauti and Radio Kusini [Q1:that the boats were "
        "old].\n\n[S2:Maria "
        "Keller] [C2:told] the Kusini Leo website [Q2:that they leaked].",
        {
            1: {"relays": [("Pwani Sauti", "told"), ("Radio Kusini", "told")]},
            2: {"agency": ("Kusini Leo", "told")},
        },
    ),
    Passage(
        "an_outlets_own_show_is_no_other_outlet",
        "[S1:Anna Alcott] [C1:told] BBC Radio 4's Morning Boat programme [Q1:that the boats were old].",
        {1: {"relays": [("BBC", "told")]}},
    ),
    Passage(
        "a_company_that_reports_is_no_outlet",
        "[Q1:More than 200 homes were dark at midday], [S1:Tidewater Electric] [C1:reported]. "
        "[S2:Mto Wetu] "
        "[C2:reported] on Friday [Q2:that the boats were old].",
        {1: {"agency": None}, 2: {"type": "organization", "agency": ("Mto Wetu", "speaker")}},
    ),
    Passage(
        "what_is_said_at_the_harbour_or_to_the_council_was_not_told_the_outlet",
        "[S1:Anna Alcott] [C1:told] Radio Lutra [Q1:that the boats were old]. Speaking at the harbour, "
        "[S2:Alcott] [C2:said] [Q2:they leaked].\n\n[S3:Maria Keller] [C3:told] Radio Lutra [Q3:that "
        "it was "
        "late]. Addressing the council, [S4:Keller] [C4:said] [Q4:it was not].\n\n[S5:Paul "
        "Whitcombe] [C5:told] "
        "Radio Lutra [Q5:that it rained]. Speaking of the cost, [S6:Whitcombe] [C6:said] [Q6:it was high].",
        {2: {"agency": None}, 4: {"agency": None}, 6: {"agency": ("Radio Lutra", "told")}},
    ),
    Passage(
        "a_noun_of_people_with_its_article_and_a_title",
        "“[Q1:The boats are old],” [S1:Anna Alcott] [C1:told] The Sentry.\n\n“[Q2:They leak],” "
        "[S2:Maria Keller] "
        "[C2:told] The Queen.\n\n“[Q3:It is late],” [S3:Paul Whitcombe] [C3:told] The Bell Inn.",
        {1: {"agency": ("The Sentry", "told")}, 2: {"agency": None}, 3: {"agency": None}},
    ),
    Passage(
        "a_name_whose_trucks_burnt_and_one_whose_reporter_asked",
        "[S1:Anna Alcott] [C1:told] Kusini Leo, whose trucks were burnt, [Q1:that the boats were old].\n\n"
        "[S2:Maria Keller] [C2:told] Pwani Sauti, whose reporter had asked, [Q2:that they leaked].",
        {1: {"agency": None}, 2: {"agency": ("Pwani Sauti", "told")}},
    ),
    Passage(
        "an_outlets_bosses_are_told_and_not_the_outlet",
        "[S1:Anna Alcott] [C1:told] BBC bosses [Q1:that the boats were old]. [S2:Maria Keller] "
        "[C2:told] BBC "
        "correspondent Tom Reyl [Q2:that they leaked]. [S3:Paul Whitcombe] [C3:told] BBC Persian "
        "[Q3:that it was late].",
        {
            1: {"agency": None},
            2: {"agency": ("BBC", "told")},
            3: {"relays": [("BBC", "told")]},
        },
    ),
    Passage(
        "the_website_that_reports_is_an_outlet",
        "[Q1:The boats are old], [S1:the website Nowa Fala] [C1:reported].\n\n[Q2:They leak], "
        "[S2:the union Praca Wolna] [C2:reported].",
        {1: {"agency": ("Nowa Fala", "speaker")}, 2: {"agency": None}},
    ),
    Passage(
        "a_broadcaster_who_is_somebody",
        "[S1:The writer and broadcaster Anna Alcott] [C1:said] [Q1:the boats were old]. [S2:Alcott] "
        "[C2:said] "
        "[Q2:they leaked].\n\n[S3:The state broadcaster Kanal Nord] [C3:said] [Q3:it was late].",
        {1: {"agency": None}, 2: {"agency": None}, 3: {"agency": ("Kanal Nord", "speaker")}},
    ),
    Passage(
        "a_first_name_that_an_agency_bears_is_no_mention_of_it",
        "[S1:Petra Alcott] [C1:said] [Q1:the boats were old]. [S2:She] [C2:told] the agency [Q2:that they "
        "leaked].\n\n[S3:Petra] [C3:said] [Q3:it was late].",
        {1: {"agency": None}, 2: {"agency": None}, 3: {"type": "person", "agency": None}},
    ),
    Passage(
        "an_agency_that_bears_a_first_name",
        "[S1:Anna Alcott] [C1:told] Jordan's Petra news agency [Q1:that the boats were old].",
        {1: {"agency": ("Jordan News Agency", "told")}},
    ),
    Passage(
        "what_the_board_was_told_last_month_and_whom_she_met_close_the_talk",
        "[S1:Anna Alcott] [C1:told] Radio Lutra [Q1:that the boats were old]. [S2:Alcott] [C2:told] the "
        "harbour board last month [Q2:that they were sound]. “[Q3:I was misled],” [S3:she] [C3:said].\n\n"
        "[S4:Maria Keller] [C4:told] Radio Lutra [Q4:that it was late]. Keller met the mayor on Monday and "
        "[C5:told] her [Q5:that it rained].",
        {
            2: {"agency": None},
            3: {"agency": None},
            4: {"agency": ("Radio Lutra", "told")},
            5: {"agency": None},
        },
    ),
    Passage(
        "what_was_said_a_year_ago_and_what_was_said_of_it",
        "[S1:Anna Alcott] [C1:told] Radio Lutra [Q1:that the boats were old]. A year ago [S2:she] [C2:said] "
        "[Q2:they were sound]. “[Q3:That was a year ago],” [S3:she] [C3:said].",
        {2: {"agency": None}, 3: {"agency": ("Radio Lutra", "told")}},
    ),
    Passage(
        "the_weekly_of_a_place_and_the_magazine_of_two_words",
        "[S1:Anna Alcott] [C1:said] in an interview with the Haldia weekly Chyndo [Q1:that it leaked]. "
        "[S2:Maria Keller] [C2:told] the trade magazine Hops & Malt [Q2:that it did]. [S3:Paul Whitcombe] "
        "[C3:told] the Chyndo weekly on Monday [Q3:that it was late].",
        {
            1: {"agency": ("Chyndo", "told")},
            2: {"agency": ("Hops & Malt", "told")},
            3: {"agency": ("Chyndo", "told")},
        },
    ),
    Passage(
        "a_dispatch_and_a_ledger_without_an_article",
        "[S1:Anna Alcott] [C1:told] Port Haldia Dispatch [Q1:that the boats were old]. [S2:Maria Keller] "
        "[C2:told] Dispatch Riders Haldia [Q2:that they leaked].",
        {1: {"agency": ("Port Haldia Dispatch", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "a_station_that_a_church_runs_and_a_pumping_station",
        "[S1:Anna Alcott] [C1:told] the church-run station Mto Wetu [Q1:that the boats were old]. "
        "[S2:Maria Keller] [C2:told] the water-pumping station Kusini Leo [Q2:that they leaked]. "
        "[S3:Paul Whitcombe] [C3:told] Mto Wetu [Q3:that it was late].",
        {1: {"agency": ("Mto Wetu", "told")}, 2: {"agency": None}, 3: {"agency": ("Mto Wetu", "told")}},
    ),
    Passage(
        "an_outlet_that_is_told_to_pay_is_told_no_news",
        "[S1:Anna Alcott] [C1:told] Radio Lutra [Q1:to pay the fine].\n\n[S2:Maria Keller] [C2:told] The "
        "Haldia Courier [Q2:that the boats were old]. [S3:The press council] [C3:told] the paper [Q3:to "
        "publish an apology]. [S4:Paul Whitcombe] [C4:told] Radio Lutra [Q4:that it had to pay].",
        {
            1: {"agency": None},
            2: {"agency": ("Haldia Courier", "told")},
            3: {"agency": None},
            4: {"agency": ("Radio Lutra", "told")},
        },
    ),
    Passage(
        "a_broadcasting_authority_is_no_outlet_and_a_broadcasting_corporation_is",
        "[S1:Anna Alcott] [C1:told] the Pelago Broadcasting Authority [Q1:that the boats were old]. "
        "[S2:Maria Keller] [C2:told] the Pelago Broadcasting Corporation [Q2:that they leaked].",
        {1: {"agency": None}, 2: {"agency": ("Pelago Broadcasting Corporation", "told")}},
    ),
    Passage(
        "remarks_that_an_outlet_reported_first_and_a_sale_that_it_did",
        "[S1:Anna Alcott] [C1:said] [Q1:the boats were old], in remarks first reported by Radio Lutra. "
        "[S2:Maria Keller] [C2:said] [Q2:they leaked], after a sale first reported by Radio Lutra.",
        {1: {"agency": ("Radio Lutra", "reported")}, 2: {"agency": None}},
    ),
    Passage(
        "quoted_in_a_newspaper_of_a_weekday_and_at_the_head_of_a_sentence",
        "[S1:Anna Alcott] was quoted in Tuesday's Haldia Gazette as [C1:saying] [Q1:that it leaked]. "
        "Quoted in the Lutra Courier, [S2:Maria Keller] [C2:said] [Q2:they leaked]. In Tuesday's Haldia "
        "heat, [S3:Paul Whitcombe] [C3:said] [Q3:it was late].",
        {
            1: {"agency": ("Haldia Gazette", "reported")},
            2: {"agency": ("Lutra Courier", "reported")},
            3: {"agency": None},
        },
    ),
    Passage(
        "said_on_a_podcast_with_a_name_and_told_an_outlet_by_its_town",
        "[S1:Anna Alcott] [C1:said] on the podcast Harbour Builders [Q1:that they were old].\n\n[Q2:They "
        "leak], [S2:Lutra Courier] [C2:reported]. [S3:Maria Keller] [C3:told] the Haldia-based newspaper "
        "[Q3:that it was late]. [S4:Paul Whitcombe] [C4:told] the Haldia-based trust [Q4:that it rained].",
        {
            1: {"agency": ("Harbour Builders", "told")},
            3: {"agency": ("Lutra Courier", "told")},
            4: {"agency": None},
        },
    ),
    Passage(
        "a_deal_confirmed_to_an_outlet_and_one_with_it",
        "[S1:Anna Alcott] [C1:confirmed] [Q1:the deal to Interfax].\n\n[S2:Maria Keller] [C2:confirmed] "
        "[Q2:the sale of a boat to Interfax on Monday].",
        {1: {"agency": ("Interfax", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "the_company_is_no_name_that_only_heard",
        "[S1:Tidewater Electric] [C1:told] The Haldia Trumpet [Q1:that the boats were old]. [S2:The company] "
        "[C2:said] [Q2:they leaked].",
        {2: {"name": "Tidewater Electric"}},
    ),
    Passage(
        "the_group_is_no_website_that_only_heard",
        "[S1:Anna Alcott] [C1:told] the website Kusini Leo [Q1:that the boats were old]. [S2:The group] "
        "[C2:said] [Q2:they leaked].",
        {2: {"name": "group", "agency": None}},
    ),
    Passage(
        "the_company_is_one_that_only_heard_where_its_name_tells",
        "[S1:Anna Alcott] [C1:told] Corvane Motors [Q1:that it was late]. [S2:The company] [C2:said] [Q2:it "
        "was not].",
        {2: {"name": "Corvane Motors"}},
    ),
    Passage(
        "one_of_those_who_told_an_outlet_and_one_of_nobody",
        "[S1:Two fishermen] [C1:told] Radio Lutra [Q1:that the boats were old]. “[Q2:They leak],” [S2:one] "
        "[C2:said].\n\n[S3:Anna Alcott] [C3:told] Radio Lutra [Q3:that it was late]. “[Q4:It rains],” "
        "[S4:one] [C4:said].",
        {2: {"agency": ("Radio Lutra", "told")}, 4: {"agency": None}},
    ),
    Passage(
        "a_tribune_that_rules_is_no_outlet",
        "[S1:Anna Alcott] [C1:told] the Water Tribune [Q1:that the boats were old]. The tribune, which rules "
        "on river disputes, met on Monday.",
        {1: {"agency": None}},
    ),
    Passage(
        "a_tribune_that_reported_it_is_an_outlet",
        "[S1:Anna Alcott] [C1:told] the Water Tribune [Q1:that the boats were old]. The tribune, which "
        "reported it on Monday, was sold.",
        {1: {"agency": ("Water Tribune", "told")}},
    ),
)
