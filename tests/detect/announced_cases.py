"""Texts whose words are somebody's by layout: what the quotes are, and who speaks in them.

Each row: a name, the text, the rule of its one quote, cue and source as they stand (None for none), and then
the speaker's name and type, his role and the channel. Frozen by ``freeze_announced.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FROZEN = Path(__file__).parent.parent / "parses" / "announced.conllu"
HEADER = "# text = "


@dataclass(frozen=True)
class Announced:
    """A text with one quote by layout, and what must be found."""

    name: str
    text: str
    rule: str
    cue: str | None
    source: str | None
    speaker: tuple[str, str] | None
    role: str | None = None
    channel: str | None = None


CASES = (
    Announced(
        "a letter and its post",
        "Dear Editor,\n\nI have counted nine stumps.\n\nYours,\nCallum Dray\nChair, Holm Bay Trust",
        "signed_letter",
        None,
        "Callum Dray",
        ("Callum Dray", "person"),
        "Chair",
        "letter",
    ),
    Announced(
        "a letter in capitals and its note",
        "Sir, I built the first bridge.\n\nINES CORRAN\nHolm\nThe writer is a retired engineer.",
        "signed_letter",
        None,
        "INES CORRAN",
        ("Ines Corran", "person"),
        "retired engineer",
        "letter",
    ),
    Announced(
        "a letter that nobody signs",
        "Sir, I have worked at the mill since May.\n\nName and address supplied",
        "signed_letter",
        None,
        None,
        None,
        None,
        "letter",
    ),
    Announced(
        "a post by a body",
        "All clinics are open today.\n— Vale Health Board (@valehealth) May 4, 2021",
        "pasted_post",
        "—",
        "Vale Health Board",
        ("Vale Health Board", "organization"),
        None,
        "tweet",
    ),
    Announced(
        "a post by a person",
        "Rosa Delmar (@rosadelmar) · 3h\nI never promised a tunnel. #Bridge",
        "pasted_post",
        None,
        "Rosa Delmar",
        ("Rosa Delmar", "person"),
        None,
        "tweet",
    ),
    Announced(
        "a signed block",
        "The sea gave my mother her bread.\n    —Marta Quill, baker\n\nThe show opens in May.",
        "signed_quotation",
        "—",
        "Marta Quill",
        ("Marta Quill", "person"),
        "baker",
    ),
    Announced(
        "a verb with having",
        "Here is what the minister, Rosa Delmar, had to say:\n\nWe did not close the ferry.",
        "announced_words",
        "had to say",
        "the minister, Rosa Delmar",
        ("Rosa Delmar", "person"),
        "minister",
    ),
    Announced(
        "a noun and its owner",
        "Tom Reyl resigned on Monday. His statement in full:\n\nI made mistakes.",
        "announced_words",
        "statement",
        "His",
        ("Tom Reyl", "person"),
        None,
        "statement",
    ),
    Announced(
        "a heading",
        "Statement from Minister Rosa Delmar\n\nI accept every finding.",
        "announced_words",
        "Statement",
        "Minister Rosa Delmar",
        ("Rosa Delmar", "person"),
        "Minister",
        "statement",
    ),
    Announced(
        "a passive with by",
        "The prayer was offered by the chaplain, Ida Moss:\n\nLet us be patient.",
        "announced_words",
        "was offered",
        "the chaplain, Ida Moss",
        ("Ida Moss", "person"),
    ),
    Announced(
        "a post that a verb announces",
        "Tom Reyl has just tweeted:\n\nI will not stand again.",
        "announced_words",
        "tweeted",
        "Tom Reyl",
        ("Tom Reyl", "person"),
        None,
        "tweet",
    ),
    Announced(
        "a body in a statement",
        "Holm Bay Ferries said in a statement:\n\nWe are sorry that the boat did not sail.",
        "announced_words",
        "said",
        "Holm Bay Ferries",
        ("Holm Bay Ferries", "organization"),
        None,
        "statement",
    ),
    Announced(
        "somebody about something",
        "Coach Bo Halvard on the first half:\n\nWe were asleep.",
        "announced_words",
        ":",
        "Coach Bo Halvard",
        ("Bo Halvard", "person"),
        "Coach",
    ),
    Announced(
        "according to somebody",
        "According to Jack Kelly, writing for the Courier:\n\nThe fund got nine crowns.",
        "announced_words",
        "According to",
        "Jack Kelly, writing for the Courier",
        ("Jack Kelly", "person"),
    ),
    Announced(
        "her story as told to another",
        "Pia Holm, 19, swam the strait. This is her story, as told to Jo Ferrand.\n\nI was sick twice.",
        "announced_words",
        "story",
        "her",
        ("Pia Holm", "person"),
    ),
    Announced(
        "a text without an owner",
        "The board met. The statement in full:\n\nWe are late.",
        "announced_words",
        "statement",
        None,
        None,
        None,
        "statement",
    ),
)
