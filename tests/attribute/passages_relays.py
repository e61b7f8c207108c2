"""Passages about the way of a statement: through which outlets, cited by whom, said to whom."""

from __future__ import annotations

from passage import Passage

RELAYS = (
    Passage(
        "an_outlet_is_known_by_its_description",
        "[S1:State news agency Sona] [C1:said] [Q1:the port was closed]. A pro-government daily, Al-Barid, "
        "[C2:reported] [Q2:that it was open]. [S3:The mayor] [C3:said] [Q3:it was neither].",
        {1: {"name": "Sona", "agency": ("Sona", "speaker")}, 3: {"agency": None}},
    ),
    Passage(
        "an_outlet_is_known_by_its_name",
        "[S1:Maria Keller] [C1:told] the Avon Courier [Q1:that the cranes were safe]. In a letter to the "
        "Courier, [S2:her lawyers] [C2:said] [Q2:they were old]. "
        "[S3:The Avon Courier] [C3:reported] [Q3:both].",
        {
            1: {"agency": ("Avon Courier", "told")},
            3: {"name": "Avon Courier", "type": "organization", "agency": ("Avon Courier", "speaker")},
        },
    ),
    Passage(
        "what_another_told_an_outlet_is_not_the_speakers",
        "[S1:The Port Trust] [C1:denied] [Q1:that the cranes were old], which its engineer had told "
        "Reuters. [S2:The trust] [C2:said] [Q2:it was sorry].",
        {1: {"name": "Port Trust", "agency": None}, 2: {"agency": None}},
    ),
    Passage(
        "what_was_told_a_day_earlier_was_told_then",
        "[S1:Maria Keller] [C1:told] Reuters a day earlier [Q1:that the cranes were safe]. [S2:She] "
        "[C2:said] [Q2:they were old].",
        {1: {"agency": ("Reuters", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "told_one_and_reported_by_another",
        "[S1:Maria Keller] [C1:told] CNN [Q1:that the cranes were safe], Reuters reported.",
        {1: {"name": "Maria Keller", "agency": ("CNN", "told"), "recipient": "CNN",
             "relays": [("CNN", "told"), ("Reuters", "reported")]}},
    ),
    Passage(
        "what_ap_said_that_she_told_another",
        "[S1:AP] [C1:said] [Q1:[S2:Maria Keller] [C2:told] CNN [Q2:that the cranes were safe]].",
        {
            1: {"relays": [("Associated Press", "speaker")]},
            2: {"relays": [("CNN", "told"), ("Associated Press", "reported")]},
        },
        {2: {"parent": 1}},
    ),
    Passage(
        "the_chain_goes_on_with_the_speaker",
        "[S1:Maria Keller] [C1:told] CNN [Q1:that the cranes were safe], Reuters reported. [S2:She] "
        "[C2:added] [Q2:that the port was open].",
        {2: {"relays": [("CNN", "told"), ("Reuters", "reported")], "recipient": None}},
    ),
    Passage(
        "whom_an_outlet_sat_down_with_told_it",
        "The Avon Courier sat down with the banker Maria Keller. [Q1:“I worry about the bears,”] [S1:Keller] "
        "[C1:said]. Reuters asked Tom Reyl for comment. [Q2:“They bite,”] [S2:Reyl] [C2:said].",
        {1: {"agency": ("Avon Courier", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "one_outlet_is_one_hop",
        "[S1:Maria Keller] [C1:told] Reuters [Q1:that the cranes were safe].",
        {1: {"relays": [("Reuters", "told")], "recipient": "Reuters"}},
    ),
    Passage(
        "an_outlet_that_was_first_is_no_hop",
        "[S1:Maria Keller] [C1:said] [Q1:the cranes were safe], a story first reported by Reuters.",
        {1: {"relays": [], "agency": None}},
    ),
    Passage(
        "a_report_that_quotes_brings_the_words_of_the_quoted",
        "“[Q1:It is over],” [S1:Xinhua] [C1:reported], quoting the Harbour Commission.",
        {1: {"name": "Harbour Commission", "relays": [("Xinhua", "reported")]}},
    ),
    Passage(
        "a_report_that_cites_officials_brings_theirs",
        "[S1:Reuters] [C1:reported] [Q1:that the port was closed], citing two harbour officials.",
        {1: {"name": "harbour officials", "type": "group", "agency": ("Reuters", "reported")}},
    ),
    Passage(
        "what_is_told_of_officials_behind_them_makes_them_no_others",
        "[S1:Reuters] [C1:reported], citing two officials familiar with the plan, [Q1:that the port was "
        "closed].",
        {1: {"name": "officials familiar with the plan", "type": "group", "agency": ("Reuters", "reported")}},
    ),
    Passage(
        "a_report_that_cites_another_came_through_both",
        "[S1:Reuters] [C1:reported] [Q1:that the port was closed], citing Interfax.",
        {1: {"name": "Interfax", "relays": [("Interfax", "speaker"), ("Reuters", "reported")]}},
    ),
    Passage(
        "a_report_that_cites_figures_stays_its_own",
        "[S1:Reuters] [C1:reported] [Q1:that the port was closed], citing a lack of wind.",
        {1: {"name": "Reuters", "relays": [("Reuters", "speaker")]}},
    ),
    Passage(
        "whom_the_press_at_large_cites_speaks_through_no_outlet",
        "[Q1:The port was closed], [S1:media reports] [C1:said], citing the Harbour Commission.",
        {1: {"name": "Harbour Commission", "agency": None}},
    ),
    Passage(
        "whom_an_outlet_cites_before_it_says_so_speaks",
        "[S1:Reuters], citing police, [C1:said] [Q1:that the port was open].",
        {1: {"name": "police", "agency": ("Reuters", "reported")}},
    ),
    Passage(
        "whom_another_cites_does_not_speak_through_the_outlet",
        "[S1:Reuters] [C1:reported] [Q1:the closure], and [S2:the mayor] [C2:said], citing the Harbour "
        "Commission, [Q2:that it was old].",
        {1: {"name": "Reuters"}, 2: {"name": "mayor"}},
    ),
    Passage(
        "what_other_reports_say_did_not_come_through_the_outlet",
        "[C1:According to] [S1:Reuters], [Q1:the cranes were safe], but [S2:other reports] [C2:said] "
        "[Q2:that they were old].",
        {1: {"agency": ("Reuters", "speaker")}, 2: {"agency": None}},
    ),
    Passage(
        "a_document_comes_through_whoever_saw_it",
        "[Q1:The cranes were old], [C1:according to] [S1:a memo obtained by Reuters]. "
        "[S2:A critic of Reuters] [C2:said] [Q2:they were safe].",
        {1: {"agency": ("Reuters", "carried")}, 2: {"agency": None}},
    ),
    Passage(
        "a_minister_who_cites_an_agency_speaks_himself",
        "[S1:Paul Whitcombe] [C1:said] [Q1:the port was closed], citing Maria Keller.",
        {1: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "reporters_are_told",
        "[S1:Maria Keller] [C1:told] the county’s reporters [Q1:that the cranes were safe]. "
        "[S2:Paul Whitcombe] [C2:said] to the harbour committee [Q2:that they were not].",
        {1: {"recipient": "the county’s reporters"}, 2: {"recipient": "the harbour committee"}},
    ),
    Passage(
        "nobody_is_told_the_truth",
        "[S1:Maria Keller] [C1:told] the truth on Monday: [Q1:the cranes were safe]. [S2:Paul Whitcombe] "
        "[C2:said] [Q2:to Monday’s crew nothing was clear].",
        {1: {"recipient": None}, 2: {"recipient": None}},
    ),
    Passage(
        "all_who_spoke_with_an_outlet_did",
        "Last week, Maria Keller and her sisters Nora Brandt, 32, and Dana Orlik, 30, spoke with Reuters in "
        "Avon about the cranes.\n\n“[Q1:They were old],” [C1:said] [S1:Brandt]. [S2:Orlik] [C2:said] "
        "[Q2:that "
        "they fell]. [S3:Brandt and Orlik] [C3:said] [Q3:nobody came].",
        {number: {"agency": ("Reuters", "told")} for number in (1, 2, 3)},
    ),
    Passage(
        "of_whom_a_description_speaks_spoke_with_no_outlet",
        "Maria Keller, the sister of Nora Brandt, spoke with Reuters about the cranes.\n\n[S1:Brandt] "
        "[C1:said] [Q1:they were old]. [S2:Brandt and Keller] [C2:said] [Q2:nobody came].",
        {1: {"agency": None}, 2: {"agency": None}},
    ),
    Passage(
        "a_joint_statement_to_an_outlet_is_no_talk_with_each",
        "In a joint statement to Reuters, Maria Keller and Nora Brandt said they were sorry.\n\n[S1:Brandt] "
        "[C1:said] [Q1:the cranes were old].",
        {1: {"agency": None}},
    ),
    Passage(
        "an_interview_in_a_newspaper",
        "In a recent interview in Haaretz, [S1:Maria Keller] [C1:said] [Q1:the cranes were safe]. In an "
        "interview in Oslo, [S2:Dana Orlik] [C2:said] [Q2:they fell].",
        {1: {"agency": ("Haaretz", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "who_said_it_according_to_an_outlet_said_it",
        "Maria Keller came to Avon. She said, [C1:according to] [S1:Reuters]: “[Q1:The cranes are old].” "
        "“[Q2:They "
        "fall],” [C2:according to] [S2:Reuters].",
        {
            1: {"name": "Maria Keller", "agency": ("Reuters", "reported")},
            2: {"name": "Reuters", "agency": ("Reuters", "speaker")},
        },
    ),
    Passage(
        "what_an_unlisted_name_is_given_for_may_be_an_outlets",
        "Maria Keller came to Avon. She said, [C1:according to] [S1:Soundings]: “[Q1:The cranes are old].” "
        "She "
        "said, [C2:according to] [S2:her clerk, Bo Ek]: “[Q2:They fall].”",
        {
            1: {"name": "Maria Keller", "agency": ("Soundings", "reported")},
            2: {"name": "Maria Keller"},
        },
    ),
    Passage(
        "what_a_name_behind_its_verb_says_on_a_station_came_through_it",
        "“[Q1:It is late],” [C1:said] [S1:port chief Lena Strand] on CNN television. “[Q2:It is cold],” "
        "[C2:said] [S2:Ned Fallow] on Monday.",
        {1: {"agency": ("CNN", "told")}, 2: {"agency": None}},
    ),
    Passage(
        "a_statement_that_an_outlet_received_came_through_it",
        "[S1:A port spokesman], in a statement received by AFP, [C1:said] [Q1:that it was late]. [Q2:A cup "
        "received by Reuters was cold], [S2:Ned Fallow] [C2:said].",
        {1: {"agency": ("Agence France-Presse", "carried")}, 2: {"agency": None}},
    ),
)  # fmt: skip
