"""How wordings are compared, whole: what pairs, what differs, what was cut, on either side of every bound.

Claims and passages stand in comparisons.py. Who means to change an answer pins it anew,
``python tests/check/test_every_comparison.py``, and reads the difference.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))

import comparisons
import pytest
from pinned_answers import plain_answers, read_pins, write_pins
from test_every_verdict import read, word

from quotetrack.check.history import statement_likeness
from quotetrack.check.history.contradictions import EarlierStatements
from quotetrack.check.history.histories import contrast, drift, timeline
from quotetrack.check.history.statement_likeness import Statement, likeness, may_be_one, statement_of
from quotetrack.check.verification import claims
from quotetrack.check.verification.answers import answer, diff
from quotetrack.check.verification.archive import Archive, search_words
from quotetrack.check.verification.comparing import Match, compare_claim
from quotetrack.check.verification.passages import Passage, run_on
from quotetrack.check.verification.verifying import NothingToCheck, Verdict, shortlist, verify, verify_claims
from quotetrack.check.wording.compared_words import is_money, is_sign, read_words, written
from quotetrack.check.wording.differences import Difference
from quotetrack.model import Span

PINNED_IN = Path(__file__).parent / "every_comparison.json"


LADDER = "divers found seven amber combs beneath wet sand near Avonby harbour wall last Monday"
REPORTED = "wooden cranes would lift rusty anchors above quiet docks before sunrise every day"


def braced(marked: str) -> tuple[str, dict[int, list[Span]]]:
    """Return a text without its braces, and what stood in them by the number they open with (else 0)."""
    body, spans = "", defaultdict(list)
    for i, piece in enumerate(re.split(r"[{}]", marked)):
        number, _, words = piece.rpartition(":") if re.match(r"\d:", piece) and i % 2 else ("0", "", piece)
        if i % 2:
            spans[int(number)].append(Span(len(body), len(body) + len(words)))
        body += words
    return body, spans


def kind_of(body: str, spans: Sequence[Span]) -> str:
    """Return the kind that a quotation is of by its marks."""
    pieces = [span.of(body) for span in spans]
    if all(piece[:1] == "“" and piece[-1:] == "”" for piece in pieces):
        return "direct"
    return "mixed" if any("“" in piece for piece in pieces) else "indirect"


def passage(marked: str) -> Passage:
    """Return the passage whose spans stand in braces; nobody is named for it."""
    body, spans = braced(marked)
    return Passage(kind_of(body, spans[0]), tuple(spans[0]), body, {}, "q1")


def quotes() -> Iterator[dict[str, Any]]:
    """Yield the quotes of the articles as the store gives them."""
    for article, (published, marked, known) in enumerate(comparisons.ARTICLES, start=1):
        body, spans = braced(marked)
        for number, (who, more) in known.items():
            kind = more.get("kind") or kind_of(body, spans[number])
            yield {
                "number": 10 * article + number,
                "id": f"{article}q{number}",
                "article": article,
                "published": published,
                "body": body,
                "text": " … ".join(span.of(body) for span in spans[number]),
                "spans": [[span.start, span.end] for span in spans[number]],
                "kind": "direct" if article == 9 else kind,
                "speaker": comparisons.PEOPLE.get(who),
                "speakers": [who] if who else [],
                "speaker_type": more.get("type", "person"),
                "method": more.get("method", "name"),
                "negated": more.get("negated", False),
                "cue": more.get("cue", "said"),
            }


class Read:
    """The articles as a database would hand them over, whatever is asked for."""

    def __init__(self, rows: Sequence[dict[str, Any]]) -> None:
        self.rows = {row["number"]: row for row in rows}
        self.asked: list[Any] = []

    def quotes_holding(
        self, words: Sequence[str], *, limit: int, speakers: frozenset[int]
    ) -> list[dict[str, Any]]:
        self.asked.append([*words, limit])
        return [{**row, "own": bool(speakers & {*row["speakers"]})} for row in self.rows.values()]

    def passages(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        return [self.rows[number] for number in numbers]

    def articles_holding(self, words: Sequence[str], *, limit: int) -> list[dict[str, Any]]:
        self.asked.append([*words, limit])
        found = []
        for article, (published, marked, _) in enumerate(comparisons.ARTICLES, start=1):
            body, spans = braced(marked)
            contents = [[span.start, span.end] for some in spans.values() for span in some]
            found.append({"article": article, "published": published, "body": body, "contents": contents})
        return found

    def speakers_called(self, *names: str) -> frozenset[int]:
        return frozenset(number for number, name in comparisons.PEOPLE.items() if name in names)


def compared(match: Match | None) -> list[str]:
    """Return all that is known of a claim beside a passage."""
    if match is None:
        return ["nothing in common"]
    shares = (match.similarity, match.recall, match.coverage, match.coverage_beside_numbers)
    told = {
        "in marks": match.in_marks,
        "honest": match.honest,
        "gathered": match.gathered,
        "renumbered": match.renumbered,
        "conflicts": " ".join(match.conflicts),
        "exchanged": " ".join(f"{one.text}/{other.text}" for one, other in match.replaced),
        "before": match.text(match.before),
        "after": match.text(match.after),
        "omitted": " | ".join(map(match.text, match.omitted)),
        "frame": match.text(match.frame),
        "drops": " ".join(f"{kind}:{words}" for kind, words in match.drops),
        "differs": " ".join(map(difference, match.differences)),
        "equal": " ".join(map(difference, match.equal)),
    }
    said = " ".join(f"{name}: {value};" for name, value in told.items() if value)
    return [
        " ".join(f"{part['op']}:{part['text']}" for part in diff(match)),
        " ".join(f"{share:.3f}" for share in shares),
        said,
    ]


def difference(one: Difference) -> str:
    """Return a difference in a word."""
    return f"{one.kind}:{one.claim}/{one.quote}"


def of_words() -> Iterator[tuple[str, Any]]:
    """Yield how words and claims are read."""
    for text in comparisons.READ:
        found = read_words(text)
        edges = f"{'…' * found.opens_cut}|{'…' * found.ends_cut}"
        money = " ".join(one.text for one in found.words if is_money(one) or is_sign(one))
        stands = " ".join(one.span.of(text) for one in found.words)
        yield (
            f"read {text}",
            [edges, money, written(found.words), stands, " ".join(map(word, found.words))],
        )
    for text in comparisons.CLAIMED:
        claimed = claims.read_claims(text)
        parts = [[one.text for one in claims.claimed_pieces(claim)] for claim in claimed]
        sentences = [[read(one)[:2] for one in claims.claimed_sentences(claim)] for claim in claimed]
        marks = [f"{'x' if one.marked else '-'}{one.part}" for claim in claimed for one in claim.words]
        yield f"claim {text}", [[read(claim)[:2] for claim in claimed], parts, sentences, " ".join(marks)]
        yield f"searched {text}", search_words(claimed[0].words) if claimed else []


def of_passages() -> Iterator[tuple[str, Any]]:
    """Yield what a claim beside a passage comes to, for each way to read the claim."""
    for claimed, marked in comparisons.COMPARED:
        held = passage(marked)
        for claim in claims.read_claims(claimed):
            yield (
                f"{claimed} | {marked}{' | framed' * claim.framed}",
                compared(compare_claim(claim, held)),
            )


def of_statements() -> Iterator[tuple[str, Any]]:
    """Yield what two statements are to each other, one way round and the other."""
    for pair in comparisons.STATEMENTS:
        for number, (one, other) in enumerate((pair, pair[::-1])):
            first, second = said(one), said(other)
            two = contrast(stored(one), stored(other))
            found = likeness(first, second)
            yield (
                f"{'turned: ' * number}{one} | {other}",
                [
                    f"{found.relation} {found.score}" if found else None,
                    " ".join((two.relation, str(two.likeness), *two.kinds, "|", *two.shared)),
                    " ".join(f"{part['op']}:{part['text']}" for part in two.diff),
                    *([" ".join(map(str, worth(first)))] if not number else []),
                ],
            )
    yield "denied", [f"{text}: {' '.join(sorted(said(text).denied))}" for text in comparisons.DENIALS]
    spoken = [(f"{name} {kind}", said("x", (row, name, kind))) for row, name, kind in comparisons.VOICES]
    pairs = itertools.combinations_with_replacement(spoken, 2)
    yield "one voice", [f"{name}/{theirs}" for (name, a), (theirs, b) in pairs if may_be_one(a, b)]
    by_voice = defaultdict(list)
    for name, statement in spoken:
        for voice in statement_likeness.voices(statement):
            by_voice[voice].append(name)
    yield "voices", sorted(by_voice.values())
    told = [
        {**stored(text, number), "statement": number // 4 + 1 if number < 20 else None}
        for number, text in enumerate(itertools.chain.from_iterable(comparisons.STATEMENTS))
    ]
    for last in (None, 3):
        yield (
            f"timeline {last}",
            [
                " ".join(
                    [str(e.row["id"]), "of", *(str(row["id"]) for row in e.rows), *map(differs, e.differs)]
                )
                for e in timeline(told, last=last)
            ],
        )
    for role, body in comparisons.SPOKEN_FOR:
        statement = statement_of({**stored("x"), "role": role, "affiliation_key": body})
        yield f"{role} of {body}", [statement.body, len(statement_likeness.voices(statement))]
    for method in ("name", "none", None, "pronoun"):
        yield f"known by {method}", statement_of({**stored("x"), "method": method}).known
    yield "drift", [f"{one['id']} {one['wording']} {one['relation']}" for one in drift(told)]


def differs(found: tuple[str, tuple[str, ...], Any]) -> str:
    """Return what an entry contradicts, and how."""
    return f"≠{found[0]} {'+'.join(found[1])}"


def said(text: str, who: tuple[int, str, str] = (1, "ann roe", "person"), number: int = 0) -> Statement:
    """Return a statement of somebody's, of the kind that its marks make it."""
    return Statement(number, kind_of(text, [Span(0, len(text))]), text, (who,))


def stored(text: str, number: int = 0) -> dict[str, Any]:
    """Return a statement as the store gives it."""
    return {
        "id": f"s{number}",
        "number": number,
        "kind": kind_of(text, [Span(0, len(text))]),
        "text": text,
        "speakers": [(1, "ann roe", "person")],
        "method": "name",
        "role": None,
        "affiliation_key": None,
        "published": None,
        "negated": 0,
        "article": number,
        "start": 0,
        "end": len(text),
    }


def worth(statement: Statement) -> list[int]:
    """Return how many keys a statement is found by, and what they are worth by how many."""
    counted = Counter(statement_likeness.search_keys(statement).values())
    return [n for value in sorted(counted) for n in (counted[value], value)]


def of_claims() -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on claims, in marks and as reports."""
    database = Read(list(quotes()))
    archive = Archive(database)
    for words, speaker in comparisons.ASKED:
        yield f"{speaker or ''}: {words}", verdict(partial(verify, words, archive, speaker))
        yield (
            f"reported: {speaker or ''}: {words}",
            verdict(partial(report, words, archive, speaker)),
        )
    yield "asked", sorted({" ".join(map(str, one)) for one in database.asked})


def of_departing() -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on claims that depart word by word from what was said."""
    archive = Archive(Read(list(quotes())))
    for name, ladder in (("quoted", LADDER.split()), ("reported", REPORTED.split())):
        for speaker, how in itertools.product(("Ann Roe", "Bob Dahl"), ("others", "fewer", "more", "turned")):
            ask = report if name == "reported" and how == "others" else verify
            yield (
                f"{name}, asked of {speaker}, {how}",
                [
                    " ".join(map(str, verdict(partial(ask, claimed, archive, speaker))[:4]))
                    for claimed in departing(ladder, how)
                ],
            )


def of_rivals() -> Iterator[tuple[str, Any]]:
    """Yield which of two passages decides, the one earlier than the other, whoever says either."""
    model = next(quotes())
    voices = {"own": [1], "another's": [2], "nobody's": []}
    kinds = list(itertools.product(comparisons.RIVALS.items(), voices.items()))
    for (name, text), (whose, speakers) in kinds:
        chosen = []
        for (rival, theirs), (others, them) in kinds:
            rows = [
                {**model, "number": n, "id": id, "article": n, "published": f"203{n}", "body": said}
                | {"text": said, "spans": [[0, len(said)]], "speakers": who, "speaker": "x" if who else None}
                | {"kind": kind_of(said, [Span(0, len(said))])}
                for n, (id, said, who) in enumerate((("it", text, speakers), ("rival", theirs, them)))
            ]
            found = answer(verify(comparisons.RIVALLED, Archive(Read(rows)), "Ann Roe"))
            if found["quote"] is None or found["quote"]["id"] != "it":
                also = "+" if found["also"] else ""
                chosen.append(
                    f"{others} {rival}{also}" if found["quote"] else f"neither nor {others} {rival}"
                )
        yield f"{whose} {name} gives way to", chosen


def of_crowds() -> Iterator[tuple[str, Any]]:
    """Yield the verdicts on claims of which much nearly the same is quoted."""
    model = next(quotes())
    for name, texts in comparisons.CROWDS.items():
        crowd = [
            {**model, "number": n, "id": f"m{n}", "article": 99 - n, "body": text, "text": text}
            | {"published": ("2031", None)[n % 2], "spans": [[0, len(text)]], "speakers": [1 + n % 2]}
            for n, text in enumerate(texts)
        ]
        for words in comparisons.OF_CROWDS:
            speaker = "Ann Roe" if name == "alike" else None
            found = answer(verify(words, Archive(Read(crowd)), speaker))
            best = found["quote"] and found["quote"]["id"]
            yield (
                f"crowd {name}: {words}",
                [found["verdict"], best, " ".join(one["id"] for one in found["also"])],
            )


def departing(words: list[str], how: str) -> Iterator[str]:
    """Yield words that depart more and more from some."""
    for departed in range(len(words)):
        other = [f"blue{n}" for n in range(departed)]
        rest = words[departed:]
        said = {
            "others": [*other, *rest],
            "fewer": rest,
            "more": [*words, *other],
            "turned": rest + words[:departed],
        }
        yield " ".join(said[how])


def of_answers() -> Iterator[tuple[str, Any]]:
    """Yield whole answers, and which texts are looked at and which earlier statements held against one."""
    archive = Archive(Read(list(quotes())))
    for words, speaker in comparisons.ANSWERED:
        for ask in (verify, report):
            try:
                yield f"{ask.__name__}: {speaker or ''}: {words}", answer(ask(words, archive, speaker))
            except NothingToCheck as error:
                yield f"{ask.__name__}: {speaker or ''}: {words}", str(error)
    texts = list(enumerate(itertools.chain.from_iterable(comparisons.STATEMENTS)))
    for words in ("old ferries carry cargo", "we will open the pool", "rain", "it was a tax on rain"):
        (claim,) = claims.read_claims(words)
        yield f"shortlist {words}", shortlist(claim, texts)
    statements = [said(text) for _, text in texts]
    earlier = EarlierStatements(statements)
    yield (
        "related",
        [" ".join(map(str, [n, "to", *earlier.related(n)])) for n in range(0, len(statements), 3)],
    )


def report(words: str, archive: Archive, speaker: str | None) -> Verdict:
    """Return the verdict on words that a writer reports."""
    claim = claims.claim_of_report(words, [Span(0, len(words))])
    if claim is None:
        raise NothingToCheck("too little")
    return verify_claims([claim], archive, speaker)


def verdict(ask: Callable[[], Verdict]) -> list[Any]:
    """Return a verdict in a few lines, or why there is none."""
    try:
        found = answer(ask())
    except NothingToCheck as error:
        return [str(error)]
    quote, nearest = found["quote"] or {}, found["nearest"] or {}
    return [
        found["verdict"],
        found["similarity"],
        quote.get("id") or quote.get("text"),
        nearest and [nearest["similarity"], nearest["quote"]["id"] or nearest["quote"]["text"]],
        found["reason"],
        *([found["doubt"]] if found["doubt"] else []),
        " ".join([*found["said_by"], "|", *(str(place["id"]) for place in found["also"])]),
        [f"{part['verdict']} {part['words']}" for part in found["parts"]],
        [str(place["id"]) for place in found["denied"]],
    ]


def of_pieces() -> Iterator[tuple[str, Any]]:
    """Yield which quotes of an article are read on as one."""
    for marked, more in comparisons.PIECES:
        body, spans = braced(marked)
        passages = [
            Passage(
                kind=kind_of(body, spans[number]),
                spans=tuple(spans[number]),
                body=body,
                row={"article": 1, "cue": None, **more.get(number, {})},
                quote=f"q{number}",
                speakers=frozenset(more.get(number, {}).get("speakers", (1,))),
                unresolved=more.get(number, {}).get("unresolved", False),
            )
            for number in spans
            if number
        ]
        shown = f"{marked[:90]} [{len(body)}] {more or ''}"
        yield (
            shown,
            [
                " ".join(f"{one.text}{'/' if one.stop else ''}{one.part}" for one in found.words)
                for found in run_on(passages[::-1])
            ],
        )


ASKED: dict[str, Callable[[], Iterator[tuple[str, Any]]]] = {
    "words": of_words,
    "passages": of_passages,
    "statements": of_statements,
    "claims": of_claims,
    "departing": of_departing,
    "crowds": of_crowds,
    "rivals": of_rivals,
    "answers": of_answers,
    "pieces": of_pieces,
}


def answers(about: str) -> dict[str, Any]:
    """Return every answer about something, as JSON gives it back."""
    return plain_answers(about, ASKED[about]())


PINNED = read_pins(PINNED_IN)


@pytest.mark.parametrize("about", ASKED)
def test_every_answer_is_as_it_was_pinned(about: str) -> None:
    found = answers(about)
    assert found.keys() == {name for name in PINNED if name.startswith(f"{about}: ")}
    assert {name: got for name, got in found.items() if got != PINNED[name]} == {}


if __name__ == "__main__":
    write_pins(
        PINNED_IN, {name: got for about in ASKED for name, got in answers(about).items()}, a_name_a_line=True
    )
