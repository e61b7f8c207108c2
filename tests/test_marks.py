"""Marks are paired as copy editors set them, well or badly; each case stands beside its look-alike.

An expected quotation is written as it stands, with ``>`` for each quotation around it, ``+`` where it
carries on the paragraph before, and ``~`` behind one whose closing mark is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from quotetrack.marks import Quotation, pair_marks
from quotetrack.marks.paragraph_marks import MarkedParagraph
from quotetrack.model import Span

STYLES = {
    '"We won," she said.': ['"We won,"'],
    "She said, “We won.”": ["“We won.”"],
    "'We won,' she said.": ["'We won,'"],
    "‘We won,’ she said.": ["‘We won,’"],
    "«We won,» she said.": ["«We won,»"],
    "« We won », she said.": ["« We won »"],
    "»We won,« she said.": ["»We won,«"],
    "‹We won›, she said.": ["‹We won›"],
    "„We won,“ she said.": ["„We won,“"],
    "„We won,” she said.": ["„We won,”"],
    "``We won,'' she said.": ["``We won,''"],
    "`We won,' she said.": ["`We won,'"],
    "''We won,'' she said.": ["''We won,''"],
    "”We won,” she said.": ["”We won,”"],
    "“We won,“ she said.": ["“We won,“"],
    "She said ''no'' and ''yes''.": ["''no''", "''yes''"],
    "‘‘We won,’’ she said.": ["‘‘We won,’’"],
    "‘’We won,’’ she said.": ["‘’We won,’’"],
    "«We won,” she said.": ["«We won,”"],
    ",,We won,'' she said. ,,We won.”": [",,We won,''", ",,We won.”"],
    "<<We won,>> she said. <<We won.>>": ["<<We won,>>", "<<We won.>>"],
    '""We won,"" she said. ""We won.""': ['""We won,""', '""We won.""'],
    "“The ship,, which sank, was ours.”": ["“The ship,, which sank, was ours.”"],
    ">> ROE: We won. >> WARD: We lost.": [],
    "«We won, “at last”,» she said.": ["«We won, “at last”,»", ">“at last”"],
}
# Marks set apart by spaces, as treebanks and tokenizers write them.
SPACED = {
    '" We won , " she said .': ['" We won , "'],
    "“ We won , ” she said .": ["“ We won , ”"],
    "`` We did n't win , '' she said . `` We lost . ''": ["`` We did n't win , ''", "`` We lost . ''"],
    "The mayor 's aide called it `` nonsense '' .": ["`` nonsense ''"],
    "' We won , ' she said . ' They lost . '": ["' We won , '", "' They lost . '"],
    "` We won , ' she said . ` They lost . '": ["` We won , '", "` They lost . '"],
    "`` He told me ` no ' twice , '' she said .": ["`` He told me ` no ' twice , ''", ">` no '"],
    "The plan was ' quite dead ' and the players ' union agreed .": ["' quite dead '"],
    "' It was the miners ' strike , ' he said . ' We won . '": [
        "' It was the miners ' strike , '",
        "' We won . '",
    ],
    "The dogs ' tails wagged , and the cats ' did not .": [],
    'A 5 \' 11 " guard said , " No . "': ['" No . "'],
}
PLACES = {
    'The "old guard" and the "new guard"': ['"old guard"', '"new guard"'],
    '("We won," she said.)': ['"We won,"'],
    "[“We won”]": ["“We won”"],
    'She said—"We won"—and left.': ['"We won"'],
    '"We won"—she said.': ['"We won"'],
    '"…and then we left," he said.': ['"…and then we left,"'],
    "“...and then,” he said.": ["“...and then,”"],
    '"Yes"; "no", "maybe".': ['"Yes"', '"no"', '"maybe"'],
    'He said"We won".': ['"We won"'],
    '"We won,"she said.': ['"We won,"'],
    'It ended."We won," she said.': ['"We won,"'],
    'She said "We won.""We lost," he said.': ['"We won."', '"We lost,"'],
    '""': ['""'],
    "": [],
}
NESTED = {
    "“He told me ‘no’ twice,” she said.": ["“He told me ‘no’ twice,”", ">‘no’"],
    "\"He told me 'no' twice,\" she said.": ["\"He told me 'no' twice,\"", ">'no'"],
    "'He told me \"no\" twice,' she said.": ["'He told me \"no\" twice,'", '>"no"'],
    "‘“No,” he told me,’ she said.": ["‘“No,” he told me,’", ">“No,”"],
    "\"He said 'no,'\" she said.": ["\"He said 'no,'\"", ">'no,'"],
    "\"'No,' he told me,\" she said.": ["\"'No,' he told me,\"", ">'No,'"],
    "He asked, \"Did she say 'no'?\"": ["\"Did she say 'no'?\"", ">'no'"],
    "``He said `no' to me,'' she said.": ["``He said `no' to me,''", ">`no'"],
    "“She said, ‘We’re “done” here,’” he said.": [
        "“She said, ‘We’re “done” here,’”",
        ">‘We’re “done” here,’",
        ">>“done”",
    ],
}
SAME_STYLE = {
    '"He said "no" to me," she said.': ['"He said "no" to me,"', '>"no"'],
    "“He said “no” to me,” she said.": ["“He said “no” to me,”", ">“no”"],
    '"He said "no" to me" was all she wrote.': ['"He said "no" to me"', '>"no"'],
    '"We lost, she said. "We fought," he added.': ['"We lost,~', '"We fought,"'],
    "“We lost, she said. “We fought.”": ["“We lost,~", "“We fought.”"],
}
APOSTROPHES = {
    "don't, can’t, rock 'n' roll": [],
    "The players' union and the dockers' club met.": [],
    "The players’ union and the dockers’ club met.": [],
    "In the '90s and the ’80s, it was king.": [],
    "'Tis the season, he said.": [],
    "It's the boss's son's car.": [],
    "The dogs'' tails wagged.": [],
    "‘I can't swim,’ she said, ‘and I don’t row.’": ["‘I can't swim,’", "‘and I don’t row.’"],
    "'I can't swim,' she said, 'and I don't row.'": ["'I can't swim,'", "'and I don't row.'"],
    "'The players' union won't move,' he said.": ["'The players' union won't move,'"],
    "‘The players’ union won’t move,’ he said.": ["‘The players’ union won’t move,’"],
    "Smith, of the 'Times', said it was 'all the miners' fault'.": ["'Times'", "'all the miners' fault'"],
    "He said: 'I gave it to James' and left.": ["'I gave it to James'"],
    "Rail 'chaos' hits travellers' plans": ["'chaos'"],
    "He quoted O'Brien's 'Ulysses'.": ["'Ulysses'"],
    "'Nuff said,' he quipped.": ["'Nuff said,'"],
    "\"I love the 80's and the players' club,\" he said.": ["\"I love the 80's and the players' club,\""],
    "'It was the '90s,' he said. 'We had rock 'n' roll.'": ["'It was the '90s,'", "'We had rock 'n' roll.'"],
    "The 'Rock 'n' Roll' club met in '68 in the dogs' yard.": ["'Rock 'n' Roll'"],
    "In ‘90s Lodow, ‘tis said, the bells rang. He said ‘no’.": ["‘no’"],
    "‘Tis late, he said. ‘We go home.’": ["‘We go home.’"],
    "'Tis late,' he said.": ["'Tis late,'"],
    "'Round two is mine,' he said. 'I'm goin' home.'": ["'Round two is mine,'", "'I'm goin' home.'"],
    "‘Twas the boys‘ idea, and it didn‘t work, said Roe. “No.”": ["“No.”"],
    "“He shouldn‘t have signed,” she said.": ["“He shouldn‘t have signed,”"],
    "'I love the lads' wives' kitchens,' he said.": ["'I love the lads' wives' kitchens,'"],
    "'40 people came,' he said.": ["'40 people came,'"],
    "'Where's the dogs' dinner?' he asked.": ["'Where's the dogs' dinner?'"],
}
PRIMES = {
    "She is 5' 2\" tall and he 6'1\".": [],
    'She is 5\'2" and said "no".': ['"no"'],
    'A 12" record, "Blue", sold out.': ['"Blue"'],
    'The guard, 5\' 11" and broad, said: "I never saw him."': ['"I never saw him."'],
    'The 12" and 16" pizzas were "cold," said Roe. "We sent them back."': ['"cold,"', '"We sent them back."'],
    'He ran it in 4\' 12" and said, "I could go faster."': ['"I could go faster."'],
    '"The screen is 6.5" wide," he said. "It breaks."': ['"The screen is 6.5" wide,"', '"It breaks."'],
    "“He’s like 6’2” or so,” she said. “Or 5’ 11”.”": ["“He’s like 6’2” or so,”", "“Or 5’ 11”.”"],
    "'He is 5' tall,' she said.": ["'He is 5' tall,'"],
    'A 12"x14" sheet of "paper" cost "more".': ['"paper"', '"more"'],
    '"He said "give me 12" to me," she said.': ['"He said "give me 12" to me,"', '>"give me 12"'],
    'They were told "no", "never" and "12".': ['"no"', '"never"', '"12"'],
    'The minister said "we want 12" and left.': ['"we want 12"'],
    "The “Fight for $15” plan is “dead,” she said.": ["“Fight for $15”", "“dead,”"],
    '"It is a 12" record and it sold.\n"We got rich," he said.': [
        '"It is a 12" record and it sold.~',
        '+"We got rich,"',
    ],
}
UNBALANCED = {
    '"We lost, she said.': ['"We lost,~'],
    "“We lost, said Ann Roe. It rained.": ["“We lost,~"],
    "“We lost. He said so.": ["“We lost. He said so.~"],
    "“We lost,” she said. “We fought.": ["“We lost,”", "“We fought.~"],
    'We lost," she said.': ['We lost,"'],
    "We lost,” she said. “We fought.”": ["We lost,”", "“We fought.”"],
    'One.\n"We lost, she said.\nShe said "no".': ['"We lost,~', '"no"'],
    # the mark is lost with which the speech goes on behind its tag
    "“We lost,” said Mr. Roe. We fought. It rained.”": ["“We lost,”", "We fought. It rained.”"],
    '“We lost," Roe continues in his letter. We fought."': ['“We lost,"', 'We fought."'],
    "“We lost,” she said. It is a 12”": ["“We lost,”"],
    "“We lost,” she said, and left the U.S. Navy.”": ["“We lost,”"],
    "The “old guard” left. We fought.”": ["“old guard”"],
    "“We lost,” she said. It rained” in Avon.": ["“We lost,”"],
    # the mark is lost with which a paragraph opens that speaks
    "They came.\nIt's over. We lost,\" she said.": ["It's over. We lost,\""],
    'They came.\nThe quay shut. We lost," she said.': [],
    # phrases in marks within what the paragraph below carries on
    '"He "won" it. Did he?\n"No," she said.': ['"He "won" it. Did he?~', '>"won"', '+"No,"'],
    '"We lost, she said. "We fought."\n"No," he said.': ['"We lost,~', '"We fought."', '"No,"'],
    '"': ['"~'],
    "'": [],
}
# Every mark set as a closing one, as archives have it that lost the directions.
TURNED = {
    "She said,” We lost.” It rained.": ["” We lost.”"],
    "The quay is shut.” We lost,” said Ann Roe.” We fought.”": ["” We lost,”", "” We fought.”"],
    "We lost,” said Ann Roe.” We fought.”": ["We lost,”", "” We fought.”"],
    "We lost. We fought,” Mr. Roe, 82, told us.": ["We lost. We fought,”"],
    "It rained.\nThey came. We lost,” she said.": [],
    "They call the dam” safe” and the quay” open.”": ["” safe”", "” open.”"],
    "We lost,” she said, for they” swim well” and” run.” ”": ["We lost,”", "” swim well”", "” run.”"],
    "He spoke of a” grand bargain” over the dam, and of the cost.”": ["” grand bargain”"],
    "“We lost,” she said.” We fought.” It rained.": ["“We lost,”", "” We fought.”"],
    "She said, ''We lost.'' It rained.'' We fought.''": ["''We lost.''", "'' We fought.''"],
    "It rained on them all.”": ["It rained on them all.”"],
    "It rained on them all.”\nThey left.": [],
    "She said it rained on them all.”": [],
    "A 12” pizza and a 16” one are too much.": [],
    "“We lost,” she said.”": ["“We lost,”"],
    "«We lost,” she said.": ["«We lost,”"],
    'They came. We lost," she said. "We fought."': ['They came. We lost,"', '"We fought."'],
    'She said "no", and it rained," they said.': ['"no"'],
    "We lost,' said Ann Roe. 'We fought.'": ["We lost,'", "'We fought.'"],
    "We don’t lose,’ she said. ‘We fight.’": ["We don’t lose,’", "‘We fight.’"],
    "’We lost,’ said Ann Roe. ’We fought.’": ["’We lost,’", "’We fought.’"],
    "The lads’ boat, ’twas said, is lost.": [],
    "”We lost,”” said Ann Roe. ”We fought.””": ["”We lost,”", "”We fought.”"],
    "It rained. They all left the quay.”": [],
    "It rained. We all left the quay.”": ["It rained. We all left the quay.”"],
}
PARAGRAPHS = {
    '"One.\n"Two.\n"Three," he said.': ['"One.~', '+"Two.~', '+"Three,"'],
    "He said: “One.\n“Two.”": ["“One.~", "+“Two.”"],
    "``One.\n``Two,'' he said.": ["``One.~", "+``Two,''"],
    "‘One, and don’t laugh.\n‘Two,’ he said.": ["‘One, and don’t laugh.~", "+‘Two,’"],
    "'One.\n'Two,' he said.": ["'One.~", "+'Two,'"],
    "“One.\n“Two,” he said.\n“Three.”": ["“One.~", "+“Two,”", "“Three.”"],
    '"One.\nHe paused.\n"Two."': ['"One.~', '"Two."'],
    "“One, said Roe.\n“Two.”": ["“One,~", "“Two.”"],
    "“One, she says to me.\n“Two.”": ["“One, she says to me.~", "+“Two.”"],
    '"One.\n“Two.”': ['"One.~', "+“Two.”"],
    "“One.\n‘Two.’": ["“One.~", "‘Two.’"],
    "'90s music.\n'Twas loud.": [],
    "“I saw it. The Audit\nOffice has done its own\nwork,” she said. “No.”": [
        "“I saw it. The Audit~",
        "+Office has done its own~",
        "+work,”",
        "“No.”",
    ],
    "“I saw it. The Audit\n23 June 2021 : Column 512\nOffice has it,” she said.": [
        "“I saw it. The Audit~",
        "+Office has it,”",
    ],
    "“One.\nTwo, and a good deal more,” she said.": ["“One.~", "+Two, and a good deal more,”"],
    "“One.\nAnn Roe.”": ["“One.~"],
    "“One.\nHe paused.\nTwo,” she said.": ["“One.~", "Two,”"],
    "“One, she said.\nShe left the “old guard” and it was gone.”": ["“One,~", "“old guard”"],
}


def pair(text: str) -> tuple[Quotation, ...]:
    """Pair the marks of a text whose lines are its paragraphs."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    return pair_marks(text, paragraphs)


def written(text: str, found: Sequence[Quotation]) -> list[str]:
    """Write quotations as the tables do."""
    return [">" * q.depth + "+" * q.continues + q.span.of(text) + "~" * (not q.closed) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *STYLES.items(),
        *SPACED.items(),
        *PLACES.items(),
        *NESTED.items(),
        *SAME_STYLE.items(),
        *APOSTROPHES.items(),
        *PRIMES.items(),
        *UNBALANCED.items(),
        *TURNED.items(),
        *PARAGRAPHS.items(),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert written(text, pair(text)) == expected


@pytest.mark.parametrize("text", [*STYLES, *SPACED, *NESTED, *UNBALANCED, *PARAGRAPHS])
def test_quotations_keep_to_their_paragraph_and_nest_without_crossing(text: str) -> None:
    found = pair(text)
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)
    for one in found:
        assert "\n" not in one.span.of(text)
        for other in found:
            apart = not one.span.overlaps(other.span)
            assert apart or one.span.covers(other.span) or other.span.covers(one.span)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"We won," she said.', "We won,"),
        ("``We won,'' she said.", "We won,"),
        ("''We won,'' she said.", "We won,"),
        ("“We won", "We won"),
        ('""', ""),
        ('"', ""),
        ("‘‘We won,’’ she said.", "We won,"),
    ],
)
def test_the_inner_span_leaves_the_marks_out(text: str, inner: str) -> None:
    assert pair(text)[0].inner(text).of(text) == inner


def test_a_mark_does_not_reach_into_the_next_paragraph() -> None:
    text = '"We lost, she said.\nHe left.\nThe "old guard" stayed.'
    assert [q.paragraph for q in pair(text)] == [0, 2]


def test_pairing_is_the_same_wherever_the_text_stands() -> None:
    text = "“He told me ‘no’ twice,” she said."
    shifted = "Café.\n" + text
    (first, second), moved = pair(text), pair(shifted)
    assert [(q.span.start - 6, q.span.end - 6) for q in moved] == [
        (first.span.start, first.span.end),
        (second.span.start, second.span.end),
    ]


def test_a_quotation_that_goes_on_without_a_mark_has_no_mark_to_leave_out() -> None:
    text = "“The Audit\nOffice has it,” she said."
    first, second = pair(text)
    assert (first.inner(text).of(text), second.inner(text).of(text)) == ("The Audit", "Office has it,")


CROWDED = {
    "only opening marks": "“a ",
    "straight marks that open": 'He said "no. ',
}


@pytest.mark.parametrize("unit", CROWDED.values(), ids=CROWDED)
def test_a_paragraph_of_twice_as_many_marks_takes_twice_the_work(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    around, looked_at = MarkedParagraph.around, 0

    def counted(*given: Any) -> tuple[str, str]:
        nonlocal looked_at
        looked_at += 1
        return around(*given)

    def work(times: int) -> int:
        nonlocal looked_at
        looked_at = 0
        text = "“A pipe " + unit * times
        pair_marks(text, [Span(0, len(text))])
        return looked_at

    monkeypatch.setattr(MarkedParagraph, "around", counted)
    assert work(400) <= 2.1 * work(200)
