"""What is answered about claims and pairs of statements, whole: no answer changes unnoticed.

The claims are those of the gold and what may be done to them: cut, marked as cut, turned, put in another
number or into nobody's mouth. Who means to change an answer pins it anew,
``python tests/check/test_every_verdict.py``, and reads the difference.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import pytest
from checking_gold import claims, pair_stories, stories
from conftest import extraction_of
from pinned_answers import plain_answers, read_pins, write_pins

from quotetrack.check.history import statement_likeness
from quotetrack.check.history.histories import contrast, drift, timeline
from quotetrack.check.history.statement_likeness import Statement, statement_of
from quotetrack.check.verification.answers import answer
from quotetrack.check.verification.archive import Archive, without_titles, words_alike
from quotetrack.check.verification.article_drafts import drafted
from quotetrack.check.verification.claims import Claim, claimed_quotations, read_claims
from quotetrack.check.verification.verifying import NothingToCheck, verify
from quotetrack.check.wording.compared_words import Word
from quotetrack.model import Extraction
from quotetrack.store import Store, open_existing
from quotetrack.store.statements.claim_search import ClaimReader
from quotetrack.store.statements.statement_groups import Statements
from quotetrack.store.statements.tracing import quotes_numbered

PINNED_IN = Path(__file__).parent / "every_verdict.json"
READ = [
    "twenty-five per cent of 2.5 million, or two and a half",
    "a hundred and one, nineteen hundred, $3bn and €40k",
    "one hundred thousand; three-quarters; the 21st of May 2026",
    "twenty one to thirty, forty-ten, ninety nine",
    "We won't, we can’t, they're gone and he'd been; o'clock; rock 'n' roll",
    "It’s John’s. The boys' own, U.S.-led co-operation",
    "She said: “We … will [not] go.” … Never!",
    "... as he put it, “the end”",
    "[W]e lost [sic] it",
    "[He] left (laughing) at 3.30pm",
    "the colour of the centre – organised, travelled -- e-mail",
    "NOBODY Should Read THIS",
    "No. 10 and Mr. Roe. Dr. Marsh",
    "",
    "…",
    "“”",
    "“I never said that,” she said, “and I never will.”",
    "'Single marks' and ‘others’",
    "the 11th, 12th, 13th, 111th, 21st, 22nd, 23rd and 24th",
    "one million and five, a hundred and; two and, thirty and six; one and",
    "the end of it all is it, of what; some of them did, and one of",
    "the first of May, May 1st, 2 June, June the third, of March; the 4th of July and may 5",
    "half a dozen of a million of them",
]

TITLED = [
    "Mayor Ida Brandt",
    "Dr. Otto Dahl",
    "Otto Dahl",
    "Sen. Roe",
    "Vice President Ann Marsh",
    "Ann",
    "",
    "Mayor",
]


def variants(words: str) -> Iterator[tuple[str, str]]:
    """Yield what may be done to a claim, by name."""
    parts = words.split()
    half = len(parts) // 2
    yield "without its end", " ".join(parts[: -max(1, len(parts) // 4)])
    yield "without its start", " ".join(parts[max(1, len(parts) // 4) :])
    yield "cut and marked", " ".join(["…", *parts[2:-1], "…"])
    yield "left out and marked", " ".join([*parts[: half - 1], "…", *parts[half + 1 :]])
    yield "left out", " ".join([*parts[: half - 1], *parts[half + 1 :]])
    yield "turned", " ".join([*parts[half:], *parts[:half]])
    yield "one word another", " ".join([*parts[:half], "ladder", *parts[half + 1 :]])
    yield "denied", " ".join([*parts[:half], "never", *parts[half:]])
    yield "in brackets", " ".join([f"[{parts[0]}]", *parts[1:half], "[sic]", *parts[half:]])
    yield "numbered", " ".join([*parts[:half], "41", *parts[half:]])


def of_claims(path: Path, part: int) -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on an eighth of the gold's claims and on variants of each."""
    with Store(path) as store:
        for story in stories(extraction_of):
            store.save(story)
    db = open_existing(path)
    with closing(db.conn):
        archive = Archive(ClaimReader(db, words_alike))
        for number, claim in itertools.islice(enumerate(claims()), part, None, 8):
            asked = [
                ("as it is", claim.words),
                *itertools.islice(variants(claim.words), number % 5, None, 5),
            ]
            for name, words in asked:
                speaker = claim.speaker if number % 5 or name == "as it is" else "Ida Brandt"
                try:
                    found = compact(answer(verify(words, archive, speaker)))
                except NothingToCheck as error:
                    found = [str(error)]
                yield f"{number} {name}: {speaker or ''}: {words}", found


def compact(found: dict[str, Any]) -> list[Any]:
    """Return an answer without the quotations' own columns."""
    quote = found["quote"] or {}
    cut = found["cut"] or {}
    return [
        *(found[name] for name in ("verdict", "holds", "reason", "similarity", "said_by", "doubt")),
        " ".join(f"{d['kind']}:{d['claim']}/{d['quote']}" for d in [*found["differences"], *found["equal"]]),
        [cut.get("before"), cut.get("after"), cut.get("omitted"), [d["words"] for d in cut.get("drops", ())]],
        " ".join(":".join(map(str, part.values())) for part in found["diff"]),
        [quote.get("id"), quote.get("text") if not quote.get("id") else None, quote.get("spans")],
        [place["id"] for place in [*found["also"], *found["denied"]]],
        [compact(part)[:3] for part in found["parts"]],
    ]


def of_pairs(path: Path) -> Iterator[tuple[str, Any]]:
    """Yield what is said of each pair of the gold, of neighbours that are none, and of all in a row."""
    with Store(path) as store:
        ids = [story.attributions[0].id for story in pair_sides() if store.save(story)]
        Statements(store.db, statement_likeness).update()
        listed = store.db.query("SELECT id, number FROM quotes WHERE parent IS NULL")
        number = {row["id"]: row["number"] for row in listed}
        rows = {row["id"]: row for row in quotes_numbered(store.db, list(number.values()))}
    found = [rows[one] for one in ids]
    for at in range(0, len(found) - 2, 2):
        for one, other in ((found[at], found[at + 1]), (found[at + 1], found[at + 2])):
            two = contrast(one, other)
            said = [statement_of(one), statement_of(other)]
            alike = statement_likeness.likeness(*said)
            yield (
                f"pair {at} {one['text']} | {other['text']}",
                [
                    *(two.relation, two.likeness, two.kinds, two.shared, str(alike)),
                    *(statement_likeness.is_copy(*said), statement_likeness.may_be_one(*said)),
                    " ".join(":".join(map(str, part.values())) for part in two.diff),
                    *([[*keys_of(one)], statement_likeness.voices(one)] for one in said[:1]),
                ],
            )
    for at in range(0, len(found) - 12, 12):
        some = found[at : at + 12]
        yield f"drift {at}", [[one["wording"], one["relation"], len(one["diff"])] for one in drift(some)]
    told = timeline(found, last=50)
    yield "timeline", [[e.row["id"], len(e.rows), [[i, k] for i, k, _ in e.differs]] for e in told]


def pair_sides() -> Iterator[Extraction]:
    """Yield the articles of every second pair, side by side."""
    for sides in itertools.islice(pair_stories(extraction_of), 0, None, 2):
        yield from sides


def keys_of(statement: Statement) -> list[int]:
    """Return how many keys a statement is found by, what they are worth, and which are the first."""
    worth = statement_likeness.search_keys(statement)
    return [len(worth), sum(worth.values()), *itertools.islice(worth, 2)]


def of_words(_: Path) -> Iterator[tuple[str, Any]]:
    """Yield how claims are read."""
    for text in READ:
        yield f"read {text}", [read(claim) for claim in read_claims(text)]
        yield f"marked {text}", [str(quotation) for quotation in claimed_quotations(text)]
    yield "titles", [without_titles(name) for name in TITLED]
    for story in stories(extraction_of):
        drafts = [[one.line, one.speaker, [*map(str, one.spans)], read(one.claim)] for one in drafted(story)]
        yield f"draft {story.article.id}", drafts


def read(claim: Claim) -> list[Any]:
    """Return a claim with its words as they are compared."""
    flags = [claim.opens_cut, claim.ends_cut, claim.fragment, claim.framed]
    return [claim.text, "".join("-x"[flag] for flag in flags), " ".join(map(word, claim.words))]


def word(one: Word) -> str:
    """Return a word with all that is known of it."""
    flags = [one.editorial, one.aside, one.marked, one.recased, one.after_gap, one.is_function]
    return f"{one.text}|{one.key}|{one.stem}|{one.stop}|{one.part}|{''.join('-x'[flag] for flag in flags)}"


ASKED: dict[str, Callable[[Path], Iterator[tuple[str, Any]]]] = {
    "words": of_words,
    **{f"claims {part}": partial(of_claims, part=part) for part in range(8)},
    "pairs": of_pairs,
}


def answers(about: str, folder: Path) -> dict[str, Any]:
    """Return every answer about something, as JSON gives it back; a database is made in ``folder``."""
    return plain_answers(about, ASKED[about](folder / f"{about}.db"))


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("about", ASKED)
def test_every_answer_is_as_it_was_pinned(about: str, tmp_path: Path) -> None:
    found = answers(about, tmp_path)
    assert found.keys() == {name for name in PINNED if name.startswith(f"{about}: ")}
    assert {name: got for name, got in found.items() if got != PINNED[name]} == {}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made_in:
        pinned = {name: got for about in ASKED for name, got in answers(about, Path(made_in)).items()}
    write_pins(PINNED_IN, pinned, a_name_a_line=True)
