"""What a check asks of the database: quotes that share a claim's words, found by the rarest words first.

The full-text index says how common each word is. Words are fetched from the rarest on until a budget of
rows is spent, and quotes ranked by the summed rarity (the idf of BM25) of the words they hold, so that a
question costs about the same in a large database as in a small one.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlite_utils import Database

from quotetrack.model.stored import Row
from quotetrack.store.database import make_temporary
from quotetrack.store.people.lookup import meant_speakers
from quotetrack.store.people.name_keys import fold
from quotetrack.store.selecting import rows

BUDGET = 20_000  # rows of the full-text index that one question may fetch
PHRASES = 40  # quotes at most that hold the very phrase
_PHRASE_WORDS = 8
_VOCABULARY = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.{0}_words USING fts5vocab(main, {0}, 'row')"
_FORMS = 400  # words of the vocabulary that are looked at for one word's other forms

_PASSAGES = """
SELECT f.*, q.number, a.version AS article_version, a.text AS body FROM quotes AS q
JOIN quotes_full AS f ON f.id = q.id JOIN articles AS a ON a.id = q.article
WHERE q.number IN ({})
"""
_SPANS = """
SELECT p.quote, p.start, p."end" FROM quotes AS q
JOIN quote_spans AS p ON p.quote = q.id AND p.role = 'content'
WHERE q.number IN ({}) ORDER BY p.quote, p.ordinal
"""
_SPEAKERS = """
SELECT qs.quote, qs.speaker FROM quotes AS q JOIN quote_speakers AS qs ON qs.quote = q.id
WHERE q.number IN ({})
"""
_ARTICLES = """
SELECT a.id AS article, a.title, a.publisher, a.published, a.author, a.path,
  coalesce(a.fetched, a.url) AS url, a.document,
  a.text AS body, a.version AS article_version, a.sha256, a.retrieved_at,
  d.name AS dateline_agency, d.short AS dateline_short
FROM articles AS a LEFT JOIN agencies AS d ON d.id = a.dateline_agency WHERE a.id IN ({})
"""
_CONTENTS = """
SELECT q.article, p.start, p."end" FROM quotes AS q
JOIN quote_spans AS p ON p.quote = q.id AND p.role = 'content'
WHERE q.article IN ({}) AND q.rejected = 0
"""
_REJECTED = "SELECT number FROM rejected_quotes"
_BY_SPEAKER = """
SELECT q.number FROM quote_speakers AS qs JOIN quotes AS q ON q.id = qs.quote
WHERE qs.speaker IN ({}) AND q.rejected = 0 LIMIT 20000
"""


class ClaimReader:
    """The questions of a check, bound to one database; ``alike`` tells whether two words are forms of one.

    So *raise* finds *raised*, and *colour* *color*.
    """

    def __init__(self, db: Database, alike: Callable[[str, str], bool]) -> None:
        self._db = db
        self._alike = alike
        for index in ("quotes_fts", "articles_fts"):
            make_temporary(db, _VOCABULARY.format(index))

    def quotes_holding(self, words: Sequence[str], *, limit: int, speakers: frozenset[int]) -> list[Row]:
        """See :func:`quotes_holding`."""
        return quotes_holding(self._db, words, self._alike, limit=limit, speakers=speakers)

    def passages(self, numbers: Sequence[int]) -> list[Row]:
        """See :func:`passages`."""
        return passages(self._db, numbers)

    def articles_holding(self, words: Sequence[str], *, limit: int) -> list[Row]:
        """See :func:`articles_holding`."""
        return articles_holding(self._db, words, self._alike, limit=limit)

    def speakers_called(self, *names: str) -> frozenset[int]:
        """See :func:`speakers_called`."""
        return speakers_called(self._db, *names)


def quotes_holding(
    db: Database,
    words: Sequence[str],
    alike: Callable[[str, str], bool],
    *,
    limit: int,
    speakers: Iterable[int] = (),
) -> list[Row]:
    """Return *number*, *text* and *own* of the quotes that hold most of the rarer ``words``, best first.

    ``alike`` tells whether two words are forms of one (*raise*, *raised*), so that either finds the other.
    Quotes of ``speakers`` come in addition to the ``limit`` best of all; *own* tells them.
    """
    scores = _scores(db, "quotes_fts", words, alike)
    phrase = _phrase(words)
    if phrase and len(words) <= _PHRASE_WORDS:
        found = rows(db, "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? LIMIT ?", [phrase, PHRASES])
        for row in found:
            scores[row["rowid"]] += 100.0
    for row in rows(db, _REJECTED):
        scores.pop(row["number"], None)
    chosen = _best(scores, limit)
    own: set[int] = set()
    wanted = number_list(speakers)
    if wanted != "NULL":
        own = {row["number"] for row in rows(db, _BY_SPEAKER.format(wanted), {})} & scores.keys()
        chosen += _best({number: scores[number] for number in own - set(chosen)}, limit)
    texts = rows(db, f"SELECT number, text FROM quotes WHERE number IN ({number_list(chosen)})", {})
    order = {number: i for i, number in enumerate(chosen)}
    found = [{**row, "own": row["number"] in own} for row in texts]
    return sorted(found, key=lambda row: order[row["number"]])


def passages(db: Database, numbers: Sequence[int]) -> list[Row]:
    """Return quotes by number, as quotes_full gives them, with *body*, *spans* and *speakers*.

    *body* is the article's text, *spans* the content's (start, end) in it, *speakers* row numbers.
    """
    listed = number_list(numbers)
    found = rows(db, _PASSAGES.format(listed), {})
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows(db, _SPANS.format(listed), {}):
        spans[row["quote"]].append((row["start"], row["end"]))
    people: dict[str, list[int]] = defaultdict(list)
    for row in rows(db, _SPEAKERS.format(listed), {}):
        people[row["quote"]].append(row["speaker"])
    for row in found:
        row["spans"], row["speakers"] = spans[row["id"]], people[row["id"]]
    order = {number: i for i, number in enumerate(numbers)}
    return sorted(found, key=lambda row: order[row["number"]])


def articles_holding(
    db: Database, words: Sequence[str], alike: Callable[[str, str], bool], *, limit: int
) -> list[Row]:
    """Return the articles that hold most of the rarer ``words``, with *body* and *contents*.

    *contents* are the (start, end) of all that is quoted in it.
    """
    scores = _scores(db, "articles_fts", words, alike)
    ranked = _best(scores, limit)
    found = rows(db, _ARTICLES.format(number_list(ranked)), {})
    contents: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in rows(db, _CONTENTS.format(number_list(ranked)), {}):
        contents[row["article"]].append((row["start"], row["end"]))
    order = {number: i for i, number in enumerate(ranked)}
    for row in found:
        row["contents"] = contents[row["article"]]
    return sorted(found, key=lambda row: order[row["article"]])


def speakers_called(db: Database, *names: str) -> frozenset[int]:
    """Return the speakers whom the first known of ``names`` may mean, with those who speak for that body."""
    found: set[int] = set()
    for name in names:
        found = found or set(meant_speakers(db, name))
        found |= _fuller(db, name)
    known = rows(db, f"SELECT name FROM speakers WHERE id IN ({number_list(found)})", {})
    bodies = {form for name in names for form in (name, name.removeprefix("the "))} | {
        r["name"] for r in known
    }
    marks = ", ".join("?" * len(bodies))
    query = (
        f"SELECT DISTINCT speaker FROM quotes WHERE affiliation IN ({marks}) AND speaker IS NOT NULL"
        " AND rejected = 0"
    )
    return frozenset(found | {row["speaker"] for row in rows(db, query, sorted(bodies))})


def _fuller(db: Database, name: str) -> set[int]:
    """Return the speakers of a full name that are stored with a title or another middle name.

    *Daniel Harrow* finds *President Daniel Harrow* and *Daniel J. Harrow*; *Daniel P. Harrow* does not find
    the latter.
    """
    words = fold(name).split()
    if len(words) < 2:
        return set()
    query = "SELECT id, key FROM speakers WHERE key LIKE ? AND type = 'person'"
    found = set()
    for row in rows(db, query, [f"%{words[-1]}"]):
        other = row["key"].split()
        if other[-1] != words[-1] or words[0] not in other:
            continue
        own, theirs = words[1:-1], other[other.index(words[0]) + 1 : -1]
        if not own or not theirs or all(a[0] == b[0] for a, b in zip(own, theirs, strict=False)):
            found.add(int(row["id"]))
    return found


def _scores(
    db: Database, index: str, words: Sequence[str], alike: Callable[[str, str], bool]
) -> defaultdict[int, float]:
    """Return rows of a full-text index by the summed rarity of the words they hold."""
    table = index.removesuffix("_fts")
    total = rows(db, f"SELECT max(rowid) AS n FROM {table}", {})[0]["n"] or 1
    scores: defaultdict[int, float] = defaultdict(float)
    spent = fetched = 0
    for count, forms in sorted(_counted(db, index, words, alike)):
        if fetched and spent + count > BUDGET:
            break
        query = f"SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT {BUDGET}"
        worth = math.log(1 + total / count)
        expression = " OR ".join(f'"{form}"' for form in forms)
        for (number,) in db.conn.execute(query, [expression]):
            scores[number] += worth
        spent, fetched = spent + count, fetched + 1
    return scores


def _best(scores: Mapping[int, float], limit: int) -> list[int]:
    """Return the rows with the highest scores, the best first."""
    return heapq.nsmallest(limit, scores, key=lambda number: (-scores[number], number))


def _counted(
    db: Database, index: str, words: Sequence[str], alike: Callable[[str, str], bool]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return each different word's stored forms, with the number of rows that hold them."""
    found: dict[tuple[str, ...], int] = {}
    for word in dict.fromkeys(words):
        forms = forms_of(db, index, word, alike)
        if forms:
            found.setdefault(tuple(sorted(forms)), sum(forms.values()))
    return [(count, forms) for forms, count in found.items()]


def forms_of(db: Database, index: str, word: str, alike: Callable[[str, str], bool]) -> dict[str, int]:
    """Return the words of the index that are forms of ``word``, with how many rows hold each."""
    opening = word[: max(3, min(len(word) - 3, 6))]
    query = f"SELECT term, doc FROM temp.{index}_words WHERE term >= ? AND term < ? LIMIT {_FORMS}"
    if len(word) < 4:
        query, opening = f"SELECT term, doc FROM temp.{index}_words WHERE term = ?", word
        return {row["term"]: row["doc"] for row in rows(db, query, [word])}
    found = rows(db, query, [opening, opening + "\U0010ffff"])
    return {row["term"]: row["doc"] for row in found if row["term"] == word or alike(row["term"], word)}


def _phrase(words: Sequence[str]) -> str:
    """Return the full-text expression for words in a row."""
    plain = [word for word in words if re.fullmatch(r"\w+", word)]
    return '"' + " ".join(plain) + '"' if plain else ""


def number_list(numbers: Iterable[int]) -> str:
    """Write numbers of our own for IN; an empty list matches nothing."""
    return ", ".join(map(str, map(int, numbers))) or "NULL"
