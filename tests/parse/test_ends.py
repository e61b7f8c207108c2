"""Ends of sentences by rules: a bar with spaces around stands where one ends and the next begins."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from quotetrack.parse.sentences.ends import sentences_of

TABLE = """
He left. | She stayed.
Who? | Nobody. | Why!
It was bad.|He left.
Wait... what? | No… yes.
Really?! | No way!!
It cost $5. | We paid.
It rose 3.5 percent. | It fell.
They won 3-2. they lost.
Who? me.
This is it. | iPhone sales rose.
Mr. Roe met Dr. Dahl Jr. in St. Ives.
Capt. Rosa Diaz left. | He left in May. | Rosa stayed.
J. R. R. Quill met J.K. Dahl. | K. Roe left.
Plan B. | He left.
The union leader K. Roe left. | So did plan B. | Quill stayed.
According to K. Gyude Roe, it leaks. | He left.
It was made by K. Roe in May.
“No,” said K. Roe. | He went from A to B. | Quill stayed.
He lives in D.C. | He left.
The U.S. army fell.
At 8 a.m. the doors opened. | At 8 a.m. | Some waited.
It is 5 p.m. in Oslo.
He is No. 4. | Next is No. 5.
He said no. | 14 others agreed.
It is constituency no. 3 in the north.
It cost Rs. 500 a head. | It cost rs. | 500 came.
It ended on Aug. 14. | Ford spoke.
He works at Acme Inc. | He likes it.
He works at Acme Inc., which failed.
He works at (Media Inc.) | It failed.
It sells tents, ropes, etc. to climbers.
She is a Ph.D. | He is not.
Visit www.example.com. | Then go.
1. First we eat. | 2. Then we go.
“Is it?” asked Sen. Ruth Okafor. | She left.
“Why?” she asked.
“No!” | He left.
“Yahoo! is here,” she said.
“Who?” Anton Belov told TASS.
“Who?” | Belov said he knew.
He said “It is over.” | Then he left.
He said, “It is over. | We lost.” | It was late.
“It is over,” he said. | “We lost.”
He left. | “Why?” | Nobody knows.
He left.” | Nobody knows.
He said: "Yes." | "No," she said.
'I left.' | He stayed.
'I left.' he said.
“He said ‘no.’” | She left.
``It is over.'' | He left.
(She left.) | He stayed.
He (Mr. Roe) left! | Did he? | Yes.
He left [to eat]. | She stayed.
.
...
Nothing ends here
"""


def marked(text: str) -> str:
    """A paragraph with a bar where a sentence ends."""
    found = sentences_of(text)
    for sentence in found:
        assert all(text[p.start : p.end] == p.text for p in sentence)
    cuts = [(a[-1].end, b[0].start) for a, b in pairwise(found)]
    for end, start in reversed(cuts):
        text = text[:end] + (" |" if text[end:start] else "|") + text[end:]
    return text


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_sentences_end(line: str) -> None:
    assert marked(line.replace(" |", "").replace("|", "")) == line


def test_a_mark_that_opens_goes_with_what_follows() -> None:
    text = "She left.” It is over,” he said. ”It was late.” It rained."
    opening = {text.index("” It is"), text.index("”It was")}
    found = [text[s[0].start : s[-1].end] for s in sentences_of(text, opening)]
    assert found == ["She left.", "” It is over,” he said.", "”It was late.”", "It rained."]


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_no_sentence_without_a_word(text: str) -> None:
    assert sentences_of(text) == []


PARTS = "He Sen. said U.S. 4 . . . ? ! … ... , “ ” \" ' ) ( Inc. No. J . : left She it a.m. Aug. 。".split()


def test_every_word_is_in_one_sentence() -> None:
    rng = random.Random(3)
    for _ in range(2000):
        parts = rng.choices(PARTS, k=rng.randint(1, 14))
        text = "".join(part + rng.choice(("", " ")) for part in parts)
        words = [piece for sentence in sentences_of(text) for piece in sentence]
        assert all(sentences_of(text)), text
        assert "".join(piece.text for piece in words) == text.replace(" ", ""), text
        assert all(a.end <= b.start for a, b in pairwise(words)), text
