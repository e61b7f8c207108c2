"""Words that are somebody's by layout: letters, posts, signed blocks, and what a line announces.

Answers stand in the text: ``[Q1:..]`` a paragraph of the words of turn 1, ``[S1:..]`` who signs or posts it.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from conftest import unmark

from quotetrack.parse.layout.announced import announces
from quotetrack.parse.layout.regions import lay_out
from quotetrack.parse.layout.sign_offs import in_first_person, is_persons, is_wholly_quoted, read_signature

GIVEN = [
    (
        "sir_with_a_dash",
        "letter",
        "SIR – [Q1:Your leader on the quay forgets who swept it. I did.]\n\n[Q1:Let the trust say so.]\n\n"
        "[S1:Ivo Brandt]\nHolm, Karra",
    ),
    (
        "dear_editor_and_yours",
        "letter",
        "Dear Editor,\n\n[Q1:The nine was late again on Friday.]\n\n[Q1:Who will be surprised?]\n\n"
        "Yours faithfully,\n[S1:Marta Lind]\nChair, Holm Bus Users' Group",
    ),
    (
        "to_the_editor_in_america",
        "letter",
        "To the Editor:\n\nRe “A Dear Bridge” (news article, May 3):\n\n"
        "[Q1:The toll would cost us nine dollars.]\n\n"
        "[S1:PETER ANSCOMB]\nMillbrook, Conn.\nThe writer is a retired pilot.",
    ),
    (
        "heading_and_address_without_salutation",
        "letter",
        "Buses\n\n[Q1:I have lived on Mill Lane for thirty years and never owned a car.]\n\n"
        "[S1:Hanna Weir]\n"
        "Mill Lane, Holm",
    ),
    (
        "from_somebody",
        "letter",
        "Plots\n\nFrom [S1:Dr Ruth Okon]\n\nSir, [Q1:I counted eleven plots without water.]\n\n"
        "[Q1:Perhaps they wait for rain.]\n\nMarsh End",
    ),
    (
        "a_name_behind_a_dash",
        "letter",
        "Lamps\n[Q1:The new lamps are too bright. My bed is lit like a pitch.] — [S1:GRETA HOLM], Pier Road",
    ),
    (
        "nobody_is_named",
        "letter",
        "[Q1:I have worked at the mill since I left school, and nobody dares complain.]\n\n"
        "Name and address supplied",
    ),
    (
        "a_page_of_letters",
        "letter",
        "YOUR LETTERS\n\nFares\n[Q1:Your report missed the point: fares have doubled.]\n"
        "– [S1:Ola Dunn], Largo\n\n"
        "[Q2:Gulls took the sandwich and the hat.]\n[S2:Vera Lamb]\n\nTWITTER\n\n"
        "[Q3:Cull them.]\n– [S3:B. Fenwick], by text",
    ),
    (
        "stops_behind_names_and_places",
        "letter",
        "LETTERS.\n\n[Q1:The mayor has not read the bill.]\n\n[S1:Nick Paxton].\n\nLong Reach, Calif.\n\n"
        "[Q2:He has read it twice.]\n\n[S2:Toni Marsh].\n",
    ),
    (
        "an_open_letter_of_many",
        "letter",
        "Dear Minister,\n\n[Q1:We, the nurses of Holm, ask you to visit one ward.]\n\nSigned,\n"
        "[S1:Odile Marc\nKwame Adu\nPia Holm]\nand 212 others",
    ),
    (
        "announced_and_signed",
        "letter",
        "The actor published a letter on Thursday. It reads in full:\n\n"
        "[Q1:I was lost and you walked me home.]\n\n"
        "[S1:Nela Brook]\n\nThe letter was shared widely.",
    ),
    (
        "embedded_below_its_words",
        "post",
        "Commuters were angry.\n\n[Q1:Nobody told us the bridge was closing.] https://t.example/9f\n"
        "— [S1:Rosa Dahl] (@rosadahl) May 4, 2021\n\nIt reopened the next day.",
    ),
    (
        "at_the_end_of_the_line",
        "post",
        "[Q1:The pump is off, and I said so.] — [S1:Tom Reed] (@tomreed) 3 May 2022",
    ),
    (
        "a_quoted_block_parted_from_its_name",
        "post",
        "> [Q1:I will not sign.]\n>\n> — [S1:Hugo Stahl] (@hstahl) May 4, 2021 at 3:05 PM\n\n"
        "The vote is on Friday.",
    ),
    (
        "a_thread",
        "post",
        "[S1:Priya Nair] (@pnair)\n1/ [Q1:I sat on the committee for two years.]\n2/ [Q1:Nobody spoke.] /end",
    ),
    (
        "pasted_from_a_phone",
        "post",
        "[S1:Tom Reed]\n@tomreed\n·\nMar 2\n[Q1:The lights are out again.]\n14 replies\n52 reposts",
    ),
    (
        "below_a_headline",
        "post",
        "[S1:Greta Olm] • 1st\nChief Executive at Tide Pumps\n2h • Edited\n"
        "[Q1:We have opened a pier.]\nLike  Comment",
    ),
    (
        "a_picture",
        "post",
        "View this post on Picta\n\n[Q1:One very small hat.]\n\n"
        "A post shared by [S1:Odile Marc] (@odilemarc)",
    ),
    (
        "messages",
        "post",
        "Two messages were shown.\n\n[S1:Hugh Perry], 23:04\n[Q1:Is the shed locked]\n\n"
        "[S2:Amos Tarr], 23:05\n[Q2:it was]",
    ),
    (
        "in_marks_with_a_name_below",
        "signed",
        "What guests say\n\n[Q1:“The softest bed.”]\n[S1:Ruth Carr], Holm\n\n"
        "[Q2:“A rare gift.”]\n[S2:Kwame Adu], Largo\n\nBook by phone.",
    ),
    (
        "a_block_with_a_dash_and_a_trade",
        "signed",
        "[Q1:The sea gave my mother her bread.]\n    —[S1:Marta Quill], net-maker\n\nThe show opens in May.",
    ),
    (
        "a_quoted_block_with_its_own_name",
        "signed",
        "The minister praised the crews.\n\n> [Q1:“They went out in a gale.”]\n"
        "> — [S1:Dana Oak]\n\nHe gave no date.",
    ),
    (
        "had_to_say",
        "announced",
        "The row deepened. Here is what the minister, Rosa Dahl, had to say:\n\n"
        "[Q1:We did not close the ferry.]\n\n"
        "[Q1:I have asked for a boat.]\n\nDahl then left.",
    ),
    (
        "one_post",
        "announced",
        "Tom Reed has just tweeted:\n\n[Q1:I will not stand again in May.]\n\n"
        "More to come when the party replies.",
    ),
    (
        "in_full",
        "announced",
        "He resigned on Monday. His statement in full:\n\n[Q1:It is with regret that I go.]\n\n"
        "[Q1:Children learned to swim there.]\n\n[Q1:I thank the staff.]\n\nReed was elected in 2015.",
    ),
    (
        "to_the_next_announcement",
        "announced",
        "Ida Lund wrote:\n\n[Q1:I have seen the bill.]\n\nTom Reed replied:\n\n[Q2:She has not read it.]",
    ),
    (
        "a_quoted_block",
        "announced",
        "In his memoir Hugh Perry describes the night:\n\n> [Q1:The lamp went first.]\n>\n"
        "> [Q1:Then the stairs went.]\n\nHe lives inland.",
    ),
    ("a_heading", "announced", "Statement from the Holm Trust\n\n[Q1:We are sorry.]\n\n[Q1:We will pay.]"),
    (
        "as_told_to",
        "announced",
        "This is her story, as told to Jo Fell.\n\n[Q1:I was sick twice.]\n\n[Q1:I swam on.]",
    ),
    ("read_out", "announced", "The prayer was offered by the chaplain, Ida Moss:\n\n[Q1:Let us be patient.]"),
    (
        "about_something",
        "announced",
        "Coach Bo Lund on the first half:\n\n[Q1:We were asleep. I counted nine.]",
    ),
]


@pytest.mark.parametrize(("form", "marked"), [c[1:] for c in GIVEN], ids=[c[0] for c in GIVEN])
def test_words_are_somebodys(form: str, marked: str) -> None:
    text, wanted = unmark(marked)
    turns = lay_out(text).turns
    assert [t.form for t in turns] == [form] * len(wanted)
    for turn, (_, parts) in zip(turns, sorted(wanted.items()), strict=True):
        assert [w.of(text) for w in turn.words] == [w.of(text) for w in parts["Q"]]
        assert (turn.source.of(text) if turn.source else None) == (
            parts["S"][0].of(text) if "S" in parts else None
        )


NOBODYS = {
    "a reporter's name below a story": (
        "The council voted on Monday.\n\n“It leaks,” said the mayor.\n\nNora Ask, Holm"
    ),
    "a reporter's name behind an item": (
        "The ferry stopped twice on Sunday. — Nora Ask\n\nThe lamp will be lit in May. — Tom Reed"
    ),
    "an essay with its writer's name": (
        "By Nora Ask\n\nI left in June. “Go,” my brother told me.\n\nNora Ask\nHolm"
    ),
    "a note on a writer": "I left in June.\n\nRep. Ann Roe, D-Fla., chairs the committee.",
    "names in a list": "Ida Lund, of Largo\nTom Reed, of Karra\nOla Dunn, of Holm",
    "somebody with a handle": "Tom Reed (@tomreed) said that the pier would open.",
    "a list": "The committee asked for:\n\nTwo boats\n\nA pump",
    "a clause": "The auditors argued that:\n\nThe wall was weak.",
    "a film": "Watch what the minister said:\n\nThe harbour reopened on Friday.",
    "marks of their own": "Ida Lund wrote:\n\n“I have seen the bill.”",
    "a count of boats": "Three boats were added:\n\nThe Mirabel, the Ruth and the Ivo.",
    "a dateline and a byline": "Brook on hats\nJo Fell\nSat 7 Mar 2026 09.00 GMT\n\nBrook is late and wet.",
    "a story that opens dear": "Dear old Holm has changed, and I saw it change.\n\nThe quay is shut.",
}


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS.keys())
def test_words_are_the_articles_own(text: str) -> None:
    assert lay_out(text).turns == ()


@pytest.mark.parametrize("marked", [c[2] for c in GIVEN], ids=[c[0] for c in GIVEN])
def test_every_character_lies_in_one_paragraph_or_region(marked: str) -> None:
    text = unmark(marked)[0]
    layout = lay_out(text)
    regions = [r.span for r in layout.regions if r.kind != "title"]
    spans = sorted([*layout.paragraphs, *regions])
    assert all(a.end <= b.start for a, b in pairwise(spans))
    held = {n for span in spans for n in range(span.start, span.end)}
    assert {n for n, c in enumerate(text) if not c.isspace()} <= held


ANNOUNCING = {
    "The governor added:": "words",
    "Ann Roe wrote on Monday:": "words",
    "The judge told the court:": "words",
    "One reader tweeted:": "post",
    "Her letter to the board reads in full:": "whole",
    "In a statement to the radio, the church denied these charges:": "whole",
    "Read her full statement below:": "whole",
    "She describes the night:": "block",
    "He began to say:": "block",
    "We asked:": "block",
    "The plan has three parts:": None,
    "While the town breaks its own rules:": "block",
    "What she said:": None,
    "She said so.": None,
}


@pytest.mark.parametrize(("unit", "kind"), ANNOUNCING.items(), ids=ANNOUNCING.keys())
def test_a_line_announces_words(unit: str, kind: str | None) -> None:
    assert announces(unit) == kind


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("— GRETA LUNN, Pier Road", "GRETA LUNN"),
        ("Dr Nuala Byrne", "Dr Nuala Byrne"),
        ("Nick Paxton.", "Nick Paxton"),
        ("Heather T. Reed", "Heather T. Reed"),
        ("Long Reach, Calif.", None),
        ("Greta Lunn is our reporter", None),
        ("Unlike Roe, she left early", None),
        ("Ann Roe, Reuters", None),
        ("The Crier", None),
    ],
)
def test_a_line_names_who_signs(line: str, name: str | None) -> None:
    found = read_signature(line, lay_out(f"{line}\n").paragraphs[0]) if lay_out(line).paragraphs else None
    assert (found.name.of(line) if found else None) == name


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("My bed is lit.", True),
        ("It’s over and I’m glad.", True),
        ("“I saw it,” she said.", False),
        ("World War I.", False),
    ],
)
def test_somebody_speaks_of_himself_outside_marks(words: str, own: bool) -> None:
    assert in_first_person(words) is own


def test_a_given_name_an_initial_or_a_title_shows_a_person() -> None:
    assert [is_persons(n) for n in ("Kwame Adu", "B. Fenwick", "Dr Okon", "Marsh End")] == [
        True,
        True,
        True,
        False,
    ]


def test_one_pair_of_marks_holds_all() -> None:
    assert is_wholly_quoted("“The softest bed.”")
    assert not is_wholly_quoted("“Yes,” she said. “No.”")
