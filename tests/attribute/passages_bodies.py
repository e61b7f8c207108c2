"""Passages about posts and the bodies that they are held in, and about people without a name."""

from __future__ import annotations

from passage import Passage

BODIES = (
    Passage(
        "the_office_of_a_sheriff_is_the_body_of_who_speaks_for_it",
        "[S1:Steve Whitmore, a representative for the LA Sheriff's office,] [C1:told] the Weekly "
        "[Q1:that the case was small].",
        {1: {"name": "Steve Whitmore", "affiliation": "LA Sheriff's office"}},
    ),
    Passage(
        "the_office_of_a_trust_is_the_trusts",
        "[S1:Tom Reyl, a spokesman for the Avon Trust's office,] [C1:said] [Q1:that the case was small].",
        {1: {"name": "Tom Reyl", "affiliation": "Avon Trust"}},
    ),
    Passage(
        "the_panel_of_a_project_is_the_projects",
        "The council's Flag Design Project met on Monday. [S1:Ida Brandt, the head of the project's panel of "
        "nine,] [C1:said] [Q1:that it rained].",
        {1: {"name": "Ida Brandt", "affiliation": "Flag Design Project"}},
    ),
    Passage(
        "who_ends_a_sentence_in_apposition_has_the_role_before",
        "The boy then called a Halden Bank spokesman, Tom Reyl. [S1:Reyl] [C1:said] [Q1:that it was over].",
        {1: {"name": "Tom Reyl", "role": "Halden Bank spokesman", "affiliation": "Halden Bank"}},
    ),
    Passage(
        "who_is_described_before_a_comma_has_that_role",
        "On Monday [S1:the mayor, Lia Cork,] [C1:said] [Q1:it was shut]. [S2:Counsel for Halberd & Sons, "
        "Oliver Finch KC,] [C2:said] [Q2:it was weak]. [S3:The contractor, Anand Jha of Sunrise Works,] "
        "[C3:said] [Q3:it was done].",
        {
            1: {"name": "Lia Cork", "role": "mayor"},
            2: {"role": "Counsel for Halberd & Sons", "affiliation": "Halberd & Sons"},
            3: {"name": "Anand Jha", "role": "contractor"},
        },
    ),
    Passage(
        "a_phrase_before_a_name_is_not_always_its_role",
        "After the mayor, [S1:Lia Cork] [C1:said] [Q1:it was shut]. Of the two clerks, [S2:Anand Jha] "
        "[C2:said] [Q2:it was done].",
        {1: {"role": None}, 2: {"role": None}},
    ),
    Passage(
        "a_body_employs_whom_it_stands_before",
        "[S1:Avon Rovers goalkeeper Max Ort] [C1:said] [Q1:he was fit]. [S2:Avon Rovers fan Bo Ek] [C2:said] "
        "[Q2:he was sad].",
        {1: {"affiliation": "Avon Rovers"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_former_post_does_not_hide_what_one_heads_now",
        "[S1:Jo Pell, a former ambassador who now heads the Orro Institute,] [C1:said] [Q1:it was a start]. "
        "[S2:Ann Roe, a former ambassador who met the Orro Institute,] [C2:said] [Q2:it was not].",
        {1: {"affiliation": "Orro Institute"}, 2: {"role": "former ambassador", "affiliation": None}},
    ),
    Passage(
        "an_apposition_tells_which_body_is_the_agency",
        "The Department of Port Safety runs the docks. [S1:Officials at Harbour Inquiries, a division of the "
        "Coast Guard,] [C1:said] [Q1:they were worried]. In a memo, [S2:the agency] [C2:said] [Q2:that it "
        "would end].",
        {2: {"name": "Harbour Inquiries"}},
    ),
    Passage(
        "what_stands_behind_a_comma_is_not_always_told_of_the_body",
        "The Department of Port Safety runs the docks. In a letter to Harbour Inquiries, [S1:the agency] "
        "[C1:said] [Q1:that it would end].",
        {1: {"name": "Department of Port Safety"}},
    ),
    Passage(
        "a_noun_means_the_body_that_it_meant_last",
        "[S1:The Ministry of Finance] [C1:said] [Q1:it would sign]. [S2:The ministry] [C2:said] [Q2:that oil "
        "was dear]. Aides from the Ministry of Ports and the Central Bank were there. [S3:The ministry] "
        "[C3:said] [Q3:it would buy more].",
        {2: {"name": "Ministry of Finance"}, 3: {"name": "Ministry of Finance"}},
    ),
    Passage(
        "a_body_named_as_the_subject_takes_its_noun",
        "[S1:The Ministry of Finance] [C1:said] [Q1:it would sign]. The Ministry of Ports met on Monday. "
        "[S2:The ministry] [C2:said] [Q2:it would buy more].",
        {2: {"name": "Ministry of Ports"}},
    ),
    Passage(
        "a_body_by_its_own_noun",
        "[S1:Paul Whitcombe, director of the gallery,] [C1:said] [Q1:it was shut]. "
        "[S2:Government spokesman Henry Alcott] [C2:said] [Q2:it would open].",
        {1: {"affiliation": "gallery"}, 2: {"affiliation": "government"}},
    ),
    Passage(
        "a_mere_place_or_chamber_is_no_body",
        "[S1:Paul Whitcombe, the mayor of the city,] [C1:said] [Q1:it was shut]. "
        "[S2:Henry Alcott, member of parliament Avon East,] [C2:said] [Q2:it would open].",
        {1: {"affiliation": None}, 2: {"affiliation": None, "role": "member of parliament Avon East"}},
    ),
    Passage(
        "a_former_post_gives_no_body_and_yields_to_a_present_one",
        "[S1:Paul Whitcombe, a former director of the Avon Trust,] [C1:said] [Q1:it was shut]. "
        "Paul Whitcombe is a lecturer at Port University.",
        {1: {"role": "lecturer at Port University", "affiliation": "Port University"}},
    ),
    Passage(
        "a_capital_former_is_no_part_of_the_body",
        "[S1:Former Avon Trust clerk Paul Whitcombe] [C1:said] [Q1:it was shut].",
        {1: {"role": "Former Avon Trust clerk", "affiliation": None}},
    ),
    Passage(
        "a_portfolio_is_no_body_a_press_secretary_has_one",
        "[S1:Shadow Home Secretary Anna Alcott] [C1:said] [Q1:it was shut]. "
        "[S2:Avon Trust press secretary Henry Alcott] [C2:said] [Q2:it would open].",
        {1: {"affiliation": None}, 2: {"affiliation": "Avon Trust"}},
    ),
    Passage(
        "a_country_is_the_body_of_its_ministers_and_envoys",
        "[S1:Chile's prime minister, Paul Whitcombe,] [C1:said] [Q1:it was shut]. "
        "[S2:Peruvian Foreign Minister Henry Alcott] [C2:said] [Q2:it would open].",
        {1: {"affiliation": "Chile"}, 2: {"affiliation": "Peru"}},
    ),
    Passage(
        "a_country_before_the_head_of_its_state_is_the_affiliation",
        "[S1:US President Paul Whitcombe] [C1:said] [Q1:it was shut]. "
        "[S2:The Chilean baker Henry Alcott] [C2:said] [Q2:it would open].",
        {1: {"role": "US President", "affiliation": "US"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_state_is_the_body_of_its_governor",
        "[S1:Governor of Ohio Paul Whitcombe] [C1:said] [Q1:it was shut]. "
        "[S2:Ohio's governor, Henry Alcott,] [C2:said] [Q2:it would open].",
        {1: {"role": "Governor of Ohio", "affiliation": "Ohio"}, 2: {"affiliation": "Ohio"}},
    ),
    Passage(
        "a_body_in_brackets_behind_a_name",
        "[S1:Professor Paul Whitcombe (University of Avon)] [C1:said] [Q1:it was shut]. "
        "[S2:Henry Alcott (director, the Avon Trust)] [C2:said] [Q2:it would open]. "
        "[S3:Anna Alcott (left)] [C3:said] [Q3:it was late].",
        {
            1: {"name": "Paul Whitcombe", "affiliation": "University of Avon"},
            2: {"role": "director", "affiliation": "Avon Trust"},
            3: {"affiliation": None},
        },
    ),
    Passage(
        "the_police_are_a_body_however_many_they_are",
        "[S1:Paul Whitcombe, a detective with the harbour police,] [C1:said] [Q1:it was shut]. "
        "[S2:Henry Alcott, a teacher at the schools,] [C2:said] [Q2:it would open].",
        {1: {"affiliation": "harbour police"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_description_behind_according_to",
        "[C1:According to] [S1:the coach of the Avon Rowing Club, Paul Whitcombe,] [Q1:the boat was old].",
        {1: {"name": "Paul Whitcombe", "affiliation": "Avon Rowing Club"}},
    ),
    Passage(
        "critics_of_somebody_are_not_what_he_is",
        "Critics of Chilean President Paul Whitcombe met on Monday. [S1:Whitcombe] [C1:said] "
        "[Q1:he would stay].",
        {1: {"role": "Chilean President"}},
    ),
    Passage(
        "two_trades_are_one_role",
        "[S1:Sculptor and professor Paul Whitcombe] [C1:said] [Q1:it was shut].",
        {1: {"role": "Sculptor and professor"}},
    ),
    Passage(
        "a_chain_of_bodies_before_a_name",
        "[S1:Executive director of the Avon chapter of the Council on Harbour Relations Anna "
        "Alcott] [C1:said] "
        "[Q1:it was shut].",
        {1: {"name": "Anna Alcott", "affiliation": "Council on Harbour Relations"}},
    ),
    Passage(
        "a_meeting_that_somebody_chaired_is_no_body",
        "[S1:Health Secretary Paul Whitcombe, who chaired an emergency Anvil meeting,] [C1:said] "
        "[Q1:it was shut].",
        {1: {"role": "Health Secretary", "affiliation": None}},
    ),
    Passage(
        "what_stands_in_marks_is_a_work",
        "[S1:Anna Alcott, curator of “Low Water: Prints from the Quay” at Avon University,] [C1:said] "
        "[Q1:it was shut].",
        {1: {"affiliation": "Avon University"}},
    ),
    Passage(
        "a_day_is_no_company",
        "Corvane Ltd shut its mill on Thursday. [S1:Anna Alcott, the company’s executive "
        "director,] [C1:said] "
        "[Q1:it was sold].",
        {1: {"affiliation": "Corvane Ltd"}},
    ),
    Passage(
        "who_is_appointed_has_the_post",
        "The Port Trust appointed Anna Alcott as head of cranes. [S1:Alcott] [C1:said] [Q1:she was glad].",
        {1: {"role": "head of cranes", "affiliation": "Port Trust"}},
    ),
    Passage(
        "a_party_before_mp_a_constituency_not",
        "[S1:BNP MP Paul Whitcombe] [C1:said] [Q1:it was shut]. "
        "[S2:Avon East MP Henry Alcott] [C2:said] [Q2:it would open].",
        {1: {"affiliation": "BNP"}, 2: {"affiliation": None}},
    ),
    Passage(
        "a_trade_that_no_list_holds",
        "[S1:Paul Whitcombe, a practising bryologist,] [C1:said] [Q1:it was moss].",
        {1: {"role": "practising bryologist"}},
    ),
    Passage(
        "her_agency_is_where_she_works",
        "[S1:Harbour Safety Board chief Anna Alcott] [C1:said] [Q1:it was shut]. "
        "[S2:Her agency] [C2:said] [Q2:it would open].",
        {1: {"affiliation": "Harbour Safety Board"}, 2: {"name": "Harbour Safety Board"}},
    ),
    Passage(
        "an_official_stays_himself_with_role_and_body",
        "“[Q1:Rain is likely],” [C1:said] [S1:an official of the harbour department] on Monday. "
        "[S2:The official] [C2:added] [Q2:that it would stop].\n\n[S3:He] [C3:said] [Q3:it was cold].",
        {
            1: {"name": "official of the harbour department", "affiliation": "harbour department"},
            2: {"name": "official of the harbour department", "affiliation": "harbour department"},
            3: {"name": "official of the harbour department", "affiliation": "harbour department"},
        },
    ),
    Passage(
        "another_source_is_not_the_one_before",
        "[S1:A source at the port] [C1:said] [Q1:it was shut]. [S2:Another source] [C2:said] "
        "[Q2:it was open]. Paul Whitcombe fished. [S3:The other source] [C3:said] [Q3:it would close].",
        {2: {"type": "anonymous", "name": "another source"}, 3: {"type": "anonymous"}},
    ),
    Passage(
        "a_portfolio_that_conflicts_rules_a_match_out",
        "The Turkish foreign minister, Paul Whitcombe, landed on Monday. "
        "[S1:The health minister] [C1:said] [Q1:the camps were full].",
        {1: {"type": "anonymous", "name": "health minister"}},
    ),
    Passage(
        "a_nationality_that_conflicts_rules_a_match_out",
        "The Turkish envoy, Paul Whitcombe, landed on Monday. "
        "[S1:The Chilean envoy] [C1:said] [Q1:the camps were full].",
        {1: {"type": "anonymous", "name": "Chilean envoy"}},
    ),
    Passage(
        "the_minister_may_be_the_one_who_was_named",
        "The Turkish foreign minister, Paul Whitcombe, landed on Monday. "
        "[S1:The minister] [C1:said] [Q1:the camps were full].",
        {1: {"name": "Paul Whitcombe", "affiliation": "Turkey"}},
    ),
    Passage(
        "the_statement_is_its_issuers",
        "In a statement, [S1:the Avon Trust] [C1:said] [Q1:the pier was safe]. "
        "[S2:The statement] [C2:added] [Q2:that it was new].",
        {2: {"name": "Avon Trust", "type": "organization"}},
    ),
    Passage(
        "a_report_is_not_whoever_spoke_before",
        "In an interview, [S1:Anna Alcott] [C1:said] [Q1:the pier was safe]. "
        "[S2:The report] [C2:added] [Q2:that it was new].",
        {2: {"type": "document"}},
    ),
    Passage(
        "her_aide_is_not_she",
        "Anna Alcott stayed away. On Monday, [S1:her aide, the lawyer Paul Whitcombe,] [C1:said] "
        "[Q1:she was ill]. "
        "[S2:He] [C2:said] [Q2:she would return].",
        {2: {"name": "Paul Whitcombe"}},
    ),
    Passage(
        "a_councillor_sits_in_the_one_council_named",
        "The Avon Regional Council met on Monday. [S1:Councillor Paul Whitcombe] [C1:said] [Q1:it was late]. "
        "[S2:Council planning and science manager Anna Alcott] [C2:said] [Q2:it was early].",
        {1: {"affiliation": "Avon Regional Council"}, 2: {"affiliation": "Avon Regional Council"}},
    ),
    Passage(
        "a_councillor_of_two_councils_of_neither",
        "The Avon Regional Council met the Port City Council. [S1:Councillor Paul Whitcombe] [C1:said] "
        "[Q1:it was late].",
        {1: {"affiliation": None}},
    ),
    Passage(
        "through_what_it_gives_out_a_body_speaks",
        "[S1:A statement from the Port Trust] [C1:said] [Q1:it was shut]. [Q2:It is old], [C2:according to] "
        "[S2:a survey that the Avon Board published last month]. [Q3:It is full], [C3:according to] [S3:a "
        "notice posted on the Port Trust’s website]. [S4:The ministry’s website] [C4:said] [Q4:it was late].",
        {
            1: {"name": "Port Trust", "type": "organization"},
            2: {"name": "Avon Board", "type": "organization"},
            3: {"name": "Port Trust", "type": "organization"},
            4: {"name": "ministry", "type": "organization"},
        },
    ),
    Passage(
        "a_document_about_a_body_or_kept_by_it_speaks_itself",
        "[Q1:It is old], [C1:according to] [S1:data that the Port Trust hid from the public]. [S2:A study of "
        "the Port Trust] [C2:said] [Q2:it was shut]. [Q3:It is full], [C3:according to] [S3:a notice on the "
        "Port Trust]. [S4:Data from 2019] [C4:show] [Q4:that it was late].",
        {
            1: {"name": "data", "type": "document"},
            2: {"type": "document"},
            3: {"type": "document"},
            4: {"type": "document"},
        },
    ),
    Passage(
        "a_fire_agency_is_no_news_agency",
        "[S1:Fire agency spokesman Joko Santoso] [C1:told] Antara [Q1:the blaze was out]. [S2:Disaster "
        "agency chief Rina Dewi] [C2:said] [Q2:40 houses burned]. [S3:Space agency chief Ann Mbeki] "
        "[C3:said] [Q3:it was dry]. [S4:The news agency] [C4:said] [Q4:it rained].",
        {
            1: {"name": "Joko Santoso", "affiliation": "fire agency"},
            2: {"name": "Rina Dewi", "affiliation": "disaster agency"},
            3: {"name": "Ann Mbeki", "role": "Space agency chief"},
            4: {"name": "Antara"},
        },
    ),
    Passage(
        "a_guard_and_a_team_keep_the_people_they_are_called_after",
        "[S1:Coast Guard spokesman Rey Tuazon] [C1:said] [Q1:the dam was full]. [S2:The company] [C2:said] "
        "[Q2:it was not]. [S3:Delta Stars captain Ann Roe] [C3:said] [Q3:it was late]. [S4:The National "
        "Guard] [C4:said] [Q4:it was not].",
        {
            1: {"affiliation": "Coast Guard"},
            2: {"name": "company"},
            3: {"affiliation": "Delta Stars"},
            4: {"name": "National Guard", "type": "organization"},
        },
    ),
    Passage(
        "what_a_commissioner_is_in_charge_of_is_no_part_of_the_body",
        "[S1:EU Trade Commissioner Ann Roe] [C1:said] [Q1:it was late]. "
        "[S2:Avon Trade Association chairman Bob Lee] [C2:said] [Q2:it was not].",
        {1: {"affiliation": "EU"}, 2: {"affiliation": "Avon Trade Association"}},
    ),
    Passage(
        "a_company_that_nobody_names_is_no_affiliation",
        "[S1:The company's chairman, Ann Roe,] [C1:said] [Q1:it was late]. [S2:The gallery’s director, Tom "
        "Reyl,] [C2:said] [Q2:it was not].",
        {1: {"affiliation": None, "role": "company's chairman"}, 2: {"affiliation": "gallery"}},
    ),
    Passage(
        "a_party_is_the_body_of_its_leaders_and_not_of_its_senators",
        "[S1:Green Party co-leader Ann Roe] [C1:said] [Q1:it was late]. [S2:Green Party senator Bob Lee] "
        "[C2:said] [Q2:it was not]. [S3:Labour Party spokesperson Ida Marsh] [C3:said] [Q3:it was].",
        {1: {"affiliation": "Green Party"}, 2: {"affiliation": None}, 3: {"affiliation": "Labour Party"}},
    ),
    Passage(
        "a_body_with_a_foreign_name_has_a_chairman",
        "[S1:Karaelmas Enerji's chairman Ann Roe] [C1:said] [Q1:it was late]. [S2:Ann Roe's editor, Bob "
        "Lee,] [C2:said] [Q2:it was not]. [S3:Analyst Ida Marsh of Banque Rivage] [C3:said] [Q3:it was]. "
        "[S4:Karina Lund of Tuxtla Gutiérrez] [C4:said] [Q4:it rained].",
        {
            1: {"affiliation": "Karaelmas Enerji"},
            2: {"name": "Bob Lee", "affiliation": None},
            3: {"affiliation": "Banque Rivage"},
            4: {"affiliation": None},
        },
    ),
    Passage(
        "posts_in_societies_unions_and_teams",
        "The Avon Harbour Society met the Students' Caucus. [S1:Society secretary Ann Roe] [C1:said] "
        "[Q1:it was late]. [S2:Home Secretary Tom Reyl] [C2:said] [Q2:it was not]. [S3:Teachers union "
        "president Ida Marsh] [C3:said] [Q3:it was]. [S4:Rangers coach Bob Lee] [C4:said] [Q4:it rained]. "
        "[S5:Carl Lund, the caucus's national organiser,] [C5:said] [Q5:it did].",
        {
            1: {"affiliation": "Avon Harbour Society"},
            2: {"affiliation": None},
            3: {"affiliation": "teachers union"},
            4: {"affiliation": "Rangers"},
            5: {"affiliation": "Students' Caucus"},
        },
    ),
    Passage(
        "a_secretary_general_a_patron_and_a_lawyer_are_of_a_body",
        "[S1:Ann Roe, acting secretary general of the Kenya Leaf Growers Alliance,] [C1:said] [Q1:it was "
        "late]. [S2:Tom Reyl, patron of the Pahang Musang Growers Society,] [C2:said] [Q2:it was not]. The "
        "Avon Forum met. [S3:Ida Marsh, lawyer for the forum,] [C3:said] [Q3:it was]. [S4:Bob Lee, a lawyer "
        "for Ann Roe,] [C4:said] [Q4:it rained]. [S5:Economist Sue Park at Lutra Bank] [C5:said] [Q5:so].",
        {
            1: {"affiliation": "Kenya Leaf Growers Alliance"},
            2: {"affiliation": "Pahang Musang Growers Society"},
            3: {"affiliation": "Avon Forum"},
            4: {"affiliation": None},
            5: {"affiliation": "Lutra Bank"},
        },
    ),
    Passage(
        "a_declaration_is_not_what_the_initials_of_a_union_mean",
        "The EU Declaration was read on Monday. [S1:The EU] [C1:said] [Q1:it was late].",
        {1: {"name": "EU", "type": "organization"}},
    ),
    Passage(
        "a_guard_before_a_post_and_a_field_behind_initials",
        "[S1:Home Guard chief Ann Roe] [C1:said] [Q1:it was late]. [S2:EU Home Affairs Chief Bob Lee] "
        "[C2:said] [Q2:it was not]. [S3:The farmers' union's president, Ida Marsh,] [C3:said] [Q3:it was].",
        {
            1: {"affiliation": "Home Guard"},
            2: {"affiliation": "EU"},
            3: {"affiliation": "farmers' union"},
        },
    ),
    Passage(
        "a_federal_agency_is_no_news_agency",
        "Ann Roe told Reuters of her plans. [S1:A federal agency spokesman] [C1:said] [Q1:it was late]. [S2:"
        "Rescue agency head Tom Oduya] [C2:said] [Q2:it was not]. [S3:The agency] [C3:said] [Q3:so].",
        {1: {"affiliation": "federal agency"}, 2: {"affiliation": "rescue agency"}, 3: {"name": "Reuters"}},
    ),
    Passage(
        "its_is_the_subject_before_and_not_where_it_happened",
        "[S1:The journalists' union] [C1:welcomed] [Q1:the sacking at Nistru TV]. “[Q2:Good],” [S2:its "
        "chairwoman, "
        "Alina Munt,] [C2:said]. The union met the Port Trust. “[Q3:Late],” [S3:its chief, Bo Ek,] "
        "[C3:said].",
        {2: {"name": "Alina Munt", "affiliation": "journalists' union"}, 3: {"affiliation": "Port Trust"}},
    ),
    Passage(
        "what_somebody_once_did_is_no_role",
        "“[Q1:Good],” [C1:said] [S1:Alina Munt, who once worked at Nistru TV]. “[Q2:Late],” [C2:said] [S2:Bo "
        "Ek, "
        "who works at Nistru TV].",
        {
            1: {"name": "Alina Munt", "role": None, "affiliation": None},
            2: {"name": "Bo Ek", "affiliation": "Nistru TV"},
        },
    ),
    Passage(
        "a_bank_has_a_governor_and_a_state_is_none",
        "“[Q1:Good],” [S1:Chile's central bank governor, Alma Bek,] [C1:said]. “[Q2:Late],” [S2:state "
        "governor "
        "Bo Ek] [C2:said].",
        {
            1: {"name": "Alma Bek", "affiliation": "Chile's central bank"},
            2: {"name": "Bo Ek", "affiliation": None},
        },
    ),
    Passage(
        "the_club_is_the_one_whose_name_tells_it",
        "Tarn Rovers lost again on Sunday. “[Q1:Good],” [S1:the club's president, Alma Bek,] [C1:said]. "
        "“[Q2:Late],” "
        "[S2:the team's doctor, Bo Ek,] [C2:said].",
        {1: {"affiliation": "Tarn Rovers"}, 2: {"name": "Bo Ek", "affiliation": "Tarn Rovers"}},
    ),
    Passage(
        "the_club_of_no_name_is_no_body",
        "Avon Foods paid for it. “[Q1:Good],” [S1:the club's president, Alma Bek,] [C1:said].",
        {1: {"name": "Alma Bek", "affiliation": None}},
    ),
    Passage(
        "who_leads_a_body_is_of_it_and_a_chairman_of_no_place",
        "The football federation was fined. “[Q1:Good],” [S1:federation leader Alma Bek] [C1:said]. "
        "“[Q2:Late],” "
        "[S2:Coast guard commander Bo Ek] [C2:said]. “[Q3:Cold],” [S3:Stann Valley chairman Tom Reyl] "
        "[C3:said].",
        {
            1: {"affiliation": "football federation"},
            3: {"name": "Tom Reyl", "affiliation": "Stann Valley"},
        },
    ),
    Passage(
        "its_country_manager_is_the_companys",
        "The oil company, Carrow Deepwater, shut its well. [S1:Its country manager, Lyn Persand,] [C1:told] "
        "the "
        "Avon Post [Q1:that it was late].",
        {1: {"name": "Lyn Persand", "affiliation": "Carrow Deepwater"}},
    ),
    Passage(
        "the_secretary_of_a_country_is_its_own_and_a_home_secretary_of_none",
        "“[Q1:Good],” [S1:Chile's trade secretary, Lyn Persand,] [C1:said]. “[Q2:Late],” [S2:Home Secretary "
        "Bo Ek] "
        "[C2:said].",
        {1: {"affiliation": "Chile"}, 2: {"name": "Bo Ek", "affiliation": None}},
    ),
    Passage(
        "a_noble_title_behind_a_post_is_no_part_of_the_role",
        "“[Q1:Late],” [S1:King's adviser Prince Logan Dorn] [C1:said]. “[Q2:Cold],” [S2:hotelier Quim Ross] "
        "[C2:wrote].",
        {1: {"name": "Logan Dorn", "role": "King's adviser"}, 2: {"name": "Quim Ross", "role": "hotelier"}},
    ),
    Passage(
        "the_team_of_a_racer_is_no_campaign",
        "Marco Bell tested positive on Monday. [S1:His team] [C1:said] [Q1:it was late]. [S2:Bell’s team] "
        "[C2:said] "
        "[Q2:it was cold].",
        {1: {"name": "Bell’s team", "type": "organization"}, 2: {"name": "Bell’s team"}},
    ),
    Passage(
        "the_team_of_a_senator_is_the_campaign",
        "Senator Marco Bell tested positive on Monday. [S1:His team] [C1:said] [Q1:it was late].",
        {1: {"name": "Bell campaign", "type": "organization"}},
    ),
    Passage(
        "his_team_may_have_a_name",
        "Marco Bell won the race on Monday. [S1:His team, Zanten-Corr,] [C1:told] the Avon Post [Q1:that it "
        "rained].",
        {1: {"name": "Zanten-Corr", "type": "organization"}},
    ),
    Passage(
        "who_has_a_founder_is_a_body",
        "“[Q1:Good],” [S1:Tapak's founder, Noor Damin,] [C1:said]. “[Q2:Late],” [S2:Roe's doctor, Bo Ek,] "
        "[C2:said].",
        {1: {"name": "Noor Damin", "affiliation": "Tapak"}, 2: {"name": "Bo Ek", "affiliation": None}},
    ),
    Passage(
        "its_secretary_is_of_the_body_and_a_bank_governor_of_the_bank",
        "[S1:The teachers' union] [C1:denounced] [Q1:the arrest]. “[Q2:Shame],” [S2:its secretary, Ilie "
        "Rus,] "
        "[C2:said]. “[Q3:Late],” [S3:Ghana's bank governor Bo Ek] [C3:said]. “[Q4:Cold],” [S4:State governor "
        "Tom "
        "Reyl] [C4:said].",
        {
            2: {"affiliation": "teachers' union"},
            3: {"affiliation": "Ghana's bank"},
            4: {"name": "Tom Reyl", "affiliation": None},
        },
    ),
    Passage(
        "a_name_whose_initials_are_a_bodys_is_the_bodys",
        "[S1:Lakon Pel Morava] [C1:asked] [Q1:five members to leave]. LPM has also called for a vote. "
        "[S2:The party] [C2:said] [Q2:it was late].",
        {1: {"name": "Lakon Pel Morava", "type": "organization"}},
    ),
    Passage(
        "a_name_with_a_given_name_is_somebodys_whatever_its_initials_are",
        "[S1:Ann Ida Roe] [C1:asked] [Q1:five members to leave]. AIR has also called for a vote.",
        {1: {"name": "Ann Ida Roe", "type": "person"}},
    ),
)
