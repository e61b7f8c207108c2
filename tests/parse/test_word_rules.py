"""Words by rules: what is parted and, beside it, what stays one word."""

from __future__ import annotations

import random
import re

import pytest

from quotetrack.parse.sentences.word_rules import split_words

# a bar parts two words that no space parts; other lines of a group are what the rule leaves alone
TABLE = r"""
contractions
I ca|n't|, wo|n't and sha|n't|.
“|Do|n’t|,|” said Quill|.
It|'s late and I|'m here|; we|'ll see|, you|'ve won|, they|'re in|, he|'d go|.
I|'d|'ve come|.
you|ʼll see
DO|N'T|, HE|'S
y'all
ai|n't
can|not
CAN|NOT
gon|na|, wan|na|, got|ta
gone|, wanton|, gotten

possessives and names
Quill|'s roof|, Quill|’s roof
the players|' union
the U.S.|'s army
O'Brien and D’Angelo met in Hawai'i|.
Lloyd|'s|-|based

words without their beginning
'tis late|, let 'em go|.
’Twas so|.
'|They left|.
the '|90s and ’|82

abbreviations and initials
the U.S. army|, the U.N. chief
Washington|, D.C.
at 8 a.m. or p.m.
J.K. Rowling
J|. Quill
Ines Vale|, Ph.D.|, wrote it
Yahoo! said|, wow|! said
Mr|. Roe left|.
end|.|Next
U.S.|-|led

addresses
see https://example.org/a?b=1|. Then
(|www.example.com/page|)
avonby.com is up|.
go to bbc.co.uk/news|, now
write to ann.roe@example.org|, please
a.b.c.
file|.|txt
@annroe said
@ annroe
#|river

figures
1,200.50 and 3.5 and .5
1|, 2
10:30 and 12:05:59
10|:|5
1|:|2|:|3
in 1990|,|he said
50|%|, 3|°|C
5th|, 3rd|, 20s
24/7
01/24/2001
9/11|,
#|1

currency
$|5m|, €|20|, £|3.50|, US|$|5
5|$

units
5|km|, 10|pm|, 7|am
5k|, 10x
km5

hyphens
a well|-|known|, state|-|run mill
a 12|-|year|-|old boy
co-founder|, ex-wife|, pro-ferry|, re-elect|, e-mail|, Co-Founder
so-called|, no-confidence
so|-|what
B|-|52
1990|-|1995
ex|-
-|ex
non|‑|stop
Jan|.|-|Feb|.

dashes
said|—|and
said – yes
yes -- no --- go
a|——|b

dots
wait|...
wait|…  oh . . .
wait|....|what
a|.|bc

marks
What|?!|, No|!!|, Why|?
"|yes|" '|no|' «|oui|» „|ja|“ ‘|so|’ ‹|a|›
``|then|''
`|x|'
''|a
[|the|] (|mayor|)
word|"|quoted|"|word
He said|:|“|Yes|”
and|/|or
6|'|2|"
***
* * *
=====
C|#|, x_y
a & b
AT&T and R&D

other scripts and signs
東京 и Москва naïve İstanbul Ⅷ ﬁne
étude
soft­hyphen
hi 🙂 there|👍🏽
❤️ and 👩‍🚒|, 🇳🇴|🇸🇪
5½ cups
m²
"""


def rows() -> list[tuple[str, str]]:
    """The marked texts with the group that each stands in."""
    found = []
    for block in TABLE.strip().split("\n\n"):
        group, *lines = block.split("\n")
        found += [(group, line) for line in lines]
    return found


def marked(text: str) -> str:
    """A text with a bar where two words touch."""
    words = split_words(text)
    shown, end = "", 0
    for start, stop in words:
        shown += text[end:start] if start > end or not end else "|"
        shown += text[start:stop]
        end = stop
    return shown + text[end:]


@pytest.mark.parametrize(("group", "line"), rows(), ids=[line for _, line in rows()])
def test_words(group: str, line: str) -> None:
    assert marked(line.replace("|", "")) == line


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u200b\ufeff", "\u00a0\u2028"])
def test_no_words(text: str) -> None:
    assert split_words(text) == []


@pytest.mark.parametrize(
    "space", ["\u00a0", "\u2009", "\u202f", "\u200b", "\ufeff", "\u2028", "\x1c", "\r\n"]
)
def test_words_part_at_spaces_of_all_kinds(space: str) -> None:
    text = f"Ann{space}Roe"
    assert [text[a:b] for a, b in split_words(text)] == ["Ann", "Roe"]


LETTERS = [
    *"abtsmNT'’‘ʼ´`\"“”-–—.…,:;!?()/&@#%$€_*=~+0159 \n\t",
    "\u00a0",
    "\u200b",
    "\u0301",
    "é",
    "東",
    "🙂",
    "\ufe0f",
]
LETTERS += ["n't", "'s", "U.S.", "http://", "www.", ".com", "cannot", "km", "re-", "\u200d", "\ud83d", "\x00"]


def test_any_text_is_words_and_spaces() -> None:
    """Words in order, none empty, none overlapping, no space within, and nothing but spaces between."""
    rng = random.Random(5)
    for _ in range(4000):
        text = "".join(rng.choices(LETTERS, k=rng.randint(0, 30)))
        end = 0
        for start, stop in split_words(text):
            assert end <= start < stop <= len(text), text
            assert not re.search(r"[\s\u200b\ufeff]", text[start:stop]), text
            assert not text[end:start].strip("\u200b\ufeff \n\t\u00a0"), text
            end = stop
        assert not text[end:].strip("\u200b\ufeff \n\t\u00a0"), text


@pytest.mark.parametrize(
    "text", ["a" * 20_000, "a-" * 10_000, "a'" * 10_000, "." * 20_000, "a." * 10_000, "_" * 20_000]
)
def test_odd_texts_take_no_time(text: str) -> None:
    words = split_words(text)
    assert "".join(text[a:b] for a, b in words) == text
