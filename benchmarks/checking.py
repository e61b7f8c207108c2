"""How fast claims are verified and variants found: python benchmarks/checking.py [--quotes N]

Synthetic quotations are stored straight into a database of the real schema. Words follow Zipf's law over a
vocabulary that grows with the text, as in news, on top of the real function words; speakers follow it too.
A tenth of the quotations repeats an earlier one: word for word, cut, reworded or reported. Claims are drawn
from the stored quotations in the shapes that the verdicts tell apart, and from words that nobody said.

Two figures count: the median time of one verdict, and by what factor the time to build the variants grows
when the quotations double. A verdict is timed by the clock and by the processor, building by the processor.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import statistics
import tempfile
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from quotetrack.check.history import statement_likeness
from quotetrack.check.verification.archive import Archive, words_alike
from quotetrack.check.verification.verifying import verify
from quotetrack.lexicon.equivalence import function_words
from quotetrack.store import open_existing, open_or_create
from quotetrack.store.database import transaction
from quotetrack.store.statements.claim_search import ClaimReader
from quotetrack.store.statements.statement_groups import Statements

VOCABULARY = 200_000  # word forms of matter; a year of a newspaper has about as many
SPEAKERS = 60_000
PER_ARTICLE = 10
_SYLLABLES = [
    c + v for c in "b br c ch d f fl g gr h k l m n p pr qu r s st t tr v w".split() for v in "aeiou"
]
_ENDINGS = ("", "s", "ed", "ing", "er", "ion", "al", "ly")
_PREFERRED = (
    "the of to and a in that it is was for on we will be not have with by this are they at from as".split()
)


class Zipf:
    """Draws from a list, the n-th item with a chance in proportion to 1/n."""

    def __init__(self, items: Sequence[str], chance: random.Random) -> None:
        self._items = items
        self._chance = chance
        self._sums = list(itertools.accumulate(1 / (n + 2.7) for n in range(len(items))))

    def draw(self) -> str:
        """Return one item."""
        return self._items[bisect(self._sums, self._chance.random() * self._sums[-1])]


class Quotations:
    """An endless supply of quotations: kind, text and speaker's number."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        words = [self._word(n) for n in range(VOCABULARY)]
        grammar = _PREFERRED + sorted(function_words() - set(_PREFERRED))
        self.matter = Zipf(words, self.chance)
        self.grammar = Zipf(grammar, self.chance)
        self.people = Zipf([str(n) for n in range(1, SPEAKERS + 1)], self.chance)
        self._kept: list[tuple[list[str], str]] = []

    def _word(self, n: int) -> str:
        """Make a word; common ones are shorter."""
        syllables = 1 + min(3, len(str(n)) // 2) + self.chance.randrange(2)
        return "".join(self.chance.choices(_SYLLABLES, k=syllables)) + self.chance.choice(_ENDINGS)

    def words(self) -> list[str]:
        """Return the words of a new sentence, about half of them grammar; lengths as in news quotations."""
        length = max(4, min(70, int(self.chance.lognormvariate(2.85, 0.55))))
        return [(self.grammar if self.chance.random() < 0.5 else self.matter).draw() for _ in range(length)]

    def __iter__(self) -> Iterator[tuple[str, str, int]]:
        """Yield quotations."""
        while True:
            if self._kept and self.chance.random() < 0.1:
                words, speaker = self.chance.choice(self._kept)
                words, kind = self._changed(list(words))
            else:
                words, speaker, kind = self.words(), self.people.draw(), self._kind()
                self._keep(words, speaker)
            text = " ".join(words)
            yield kind, f"“{text.capitalize()},”" if kind == "direct" else text, int(speaker)

    def _kind(self) -> str:
        """Draw a kind: three in ten are direct."""
        return "direct" if self.chance.random() < 0.3 else "indirect"

    def _keep(self, words: list[str], speaker: str) -> None:
        """Remember some quotations, to be repeated later."""
        if len(self._kept) < 20_000:
            self._kept.append((words, speaker))
        elif self.chance.random() < 0.1:
            self._kept[self.chance.randrange(len(self._kept))] = (words, speaker)

    def _changed(self, words: list[str]) -> tuple[list[str], str]:
        """Return words as another article has them."""
        way = self.chance.randrange(4)
        if way == 1 and len(words) > 8:
            start = self.chance.randrange(len(words) // 2)
            return words[start : start + max(6, len(words) // 2)], "direct"
        if way == 2:
            words[self.chance.randrange(len(words))] = self.grammar.draw()
        if way == 3:
            return ["that", *words], "indirect"
        return words, "direct"


def fill(path: Path, quotations: Iterator[tuple[str, str, int]], amount: int) -> None:
    """Store quotations, ten to an article, one transaction for 20,000."""
    db = open_or_create(path)
    connection = db.conn
    connection.execute("PRAGMA synchronous = off")
    have = connection.execute("SELECT count(*) FROM quotes").fetchone()[0]
    if not have:
        with transaction(db):
            connection.execute("INSERT INTO runs VALUES (1, 'bench', 'none', '', '2030-01-01T00:00:00Z')")
            people = [
                (n, f"Person{n} Name{n}", f"person{n} name{n}", "person") for n in range(1, SPEAKERS + 1)
            ]
            connection.executemany("INSERT INTO speakers (id, name, key, type) VALUES (?, ?, ?, ?)", people)
            connection.execute(
                "INSERT INTO speaker_names (id, speaker, name, key, type)"
                " SELECT id, id, name, key, type FROM speakers"
            )
            aliases = [(n, f"name{n}", "person", f"Name{n}", "surname") for n in range(1, SPEAKERS + 1)]
            connection.executemany("INSERT INTO speaker_aliases VALUES (?, ?, ?, ?, ?)", aliases)
    number, article = have, have // PER_ARTICLE
    while number < amount:
        with transaction(db):
            for _ in range(min(20_000, amount - number) // PER_ARTICLE):
                article += 1
                some = list(itertools.islice(quotations, PER_ARTICLE))
                _article(connection, article, number, some)
                number += PER_ARTICLE
    connection.close()


def _article(connection: Any, article: int, number: int, some: Sequence[tuple[str, str, int]]) -> None:
    """Store one article with its quotations."""
    text, spans = "", []
    for _, words, speaker in some:
        spans.append((len(text), len(text) + len(words)))
        text += f"{words} Name{speaker} said.\n\n"
    day = f"20{20 + article % 10:02}-{1 + article % 12:02}-{1 + article % 28:02}"
    connection.execute(
        "INSERT INTO articles (id, document, path, title, published, text, sha256, run, retrieved_at)"
        " VALUES (?, ?, ?, 'Title', ?, ?, ?, 1, '')",
        (article, f"a{article}", f"a{article}.txt", day, text, hashlib.sha256(text.encode()).hexdigest()),
    )
    rows = [
        (f"q{number + i:012x}", number + i, article, spans[i][0], kind, words, speaker)
        for i, (kind, words, speaker) in enumerate(some)
    ]
    connection.executemany(
        "INSERT INTO quotes (id, number, article, start, kind, class, text, speaker, method, rule,"
        " confidence) VALUES (?, ?, ?, ?, ?, 'speech', ?, ?, 'name', 'bench', 0.9)",
        rows,
    )
    connection.executemany(
        "INSERT INTO quote_spans VALUES (?, 'content', 0, ?, ?)",
        [(row[0], *spans[i]) for i, row in enumerate(rows)],
    )
    connection.executemany(
        "INSERT INTO quote_speakers (quote, ordinal, speaker, name) VALUES (?, 0, ?, ?)",
        [(row[0], row[6], row[6]) for row in rows],
    )


def claims(path: Path, amount: int, source: Quotations) -> list[tuple[str, str, str | None]]:
    """Return claims with their shape: verbatim, cut, altered, reported, invented, of common words only."""
    db = open_existing(path)
    total = db.conn.execute("SELECT max(number) FROM quotes").fetchone()[0]
    found: list[tuple[str, str, str | None]] = []
    for i in range(amount):
        number = source.chance.randrange(total + 1)
        text, speaker = db.conn.execute(
            "SELECT text, speaker FROM quotes WHERE number = ?", (number,)
        ).fetchone()
        words = text.strip("“”,").split()
        shape = ("verbatim", "cut", "altered", "invented", "common", "by name")[i % 6]
        if shape == "cut":
            words = words[: max(4, len(words) // 2)]
        elif shape == "altered":
            words[source.chance.randrange(len(words))] = source.matter.draw()
        elif shape == "invented":
            words = source.words()
        elif shape == "common":
            words = [source.grammar.draw() for _ in range(6)] + [source.matter.draw()]
        found.append((shape, " ".join(words), f"Name{speaker}" if shape == "by name" else None))
    db.conn.close()
    return found


def time_verify(path: Path, asked: Sequence[tuple[str, str, str | None]]) -> dict[str, Any]:
    """Return the milliseconds of verdicts, and how many of each shape got which verdict."""
    times: dict[str, list[float]] = {}
    worked: list[float] = []
    verdicts: dict[str, Counter[str]] = {}
    for shape, words, speaker in asked:
        started, used = time.perf_counter(), time.process_time()
        db = open_existing(path)  # as a command does: nothing is kept between two claims
        verdict = verify(words, Archive(ClaimReader(db, words_alike)), speaker)
        db.conn.close()
        times.setdefault(shape, []).append(1000 * (time.perf_counter() - started))
        worked.append(1000 * (time.process_time() - used))
        verdicts.setdefault(shape, Counter())[verdict.name] += 1
    every = sorted(itertools.chain.from_iterable(times.values()))
    return {
        "claims": len(every),
        "median_ms": round(statistics.median(every), 1),
        "median_processor_ms": round(statistics.median(worked), 1),
        "p95_ms": round(every[int(0.95 * len(every))], 1),
        "max_ms": round(every[-1], 1),
        "median_ms_by_shape": {shape: round(statistics.median(some), 1) for shape, some in times.items()},
        "verdicts_by_shape": {shape: dict(some) for shape, some in verdicts.items()},
    }


def time_variants(folder: Path, amount: int, seed: int) -> dict[str, Any]:
    """Return the seconds that it takes to compare and group so many quotations, and twice as many.

    Both are counted from an empty database: quotations are compared as they come in, so the second figure
    is the first and what the second half takes on top.
    """
    path = folder / "variants.db"
    source = iter(Quotations(seed))
    found: dict[str, Any] = {}
    seconds, taken = 0.0, list[float]()
    for name, total in (("once", amount), ("twice", 2 * amount)):
        fill(path, source, total)
        db = open_or_create(path)
        db.conn.execute("PRAGMA synchronous = off")
        started = time.process_time()
        Statements(db, statement_likeness).update()
        seconds += time.process_time() - started
        taken.append(max(seconds, 1e-9))
        groups, linked = db.conn.execute(
            "SELECT count(*), coalesce(sum(n), 0) FROM"
            " (SELECT count(*) AS n FROM statement_quotes GROUP BY statement HAVING count(*) > 1)"
        ).fetchone()
        db.conn.close()
        found[name] = {
            "quotes": total,
            "seconds": round(seconds, 3),
            "statements": groups,
            "quotes_in_them": linked,
        }
    found["ratio"] = round(taken[1] / taken[0], 2)
    return found


def main() -> None:
    """Parse the command line, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--quotes", type=int, default=1_000_000, help="quotations to verify claims against")
    parser.add_argument("--variants", type=int, default=250_000, help="half of the quotations to compare")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--db", type=Path, help="keep the large database here, and use it when it is there")
    args = parser.parse_args()
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if args.variants:
            figures["variants"] = time_variants(folder, args.variants, args.seed)
        if args.quotes:
            path = args.db or folder / "verify.db"
            source = Quotations(args.seed)
            if not path.exists():
                fill(path, iter(source), args.quotes)
            figures["verify"] = {
                "quotes": args.quotes,
                **time_verify(path, claims(path, args.claims, source)),
            }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
