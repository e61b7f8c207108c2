"""What somebody speaks of: the words that their quotes hold more often than those of everybody else."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable

from sqlite_utils import Database

from quotetrack.model.stored import Row
from quotetrack.store.database import make_temporary
from quotetrack.store.questions.review_filter import COUNTED
from quotetrack.store.selecting import rows, within

_MOST = 20_000  # quotes of a speaker that are read, the newest
_VOCABULARY = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.quotes_fts_words USING fts5vocab(main, quotes_fts, 'row')"
)
_SAID = f"""
SELECT q.text FROM quote_speakers AS s JOIN quotes AS q ON q.id = s.quote
JOIN articles AS a ON a.id = q.article
WHERE s.speaker = :speaker AND {COUNTED} {{more}} ORDER BY a.published DESC LIMIT {_MOST}
"""


def speaker_topics(
    db: Database,
    speaker: int,
    *,
    words_of: Callable[[str], list[tuple[str, str, str]]],
    since: str | None = None,
    until: str | None = None,
    limit: int = -1,
) -> list[Row]:
    """Return the words of a speaker's quotes, those most their own first: *word*, *quotes*, *of*.

    ``words_of`` gives the words of matter of a text as (stem, indexed form, word). *quotes* counts those of
    the speaker that hold the word in any form, *of* those of anybody, at least; a word of one quote alone
    tells nothing.
    """
    conditions, values = within(since, until)
    more = "".join(f" AND {condition}" for condition in conditions)
    said = [row["text"] for row in rows(db, _SAID.format(more=more), {**values, "speaker": speaker})]
    held: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    indexed: defaultdict[str, set[str]] = defaultdict(set)
    for text in said:
        words = words_of(text)
        held.update({stem for stem, _, _ in words})
        for stem, form, word in words:
            forms[stem][word] += 1
            indexed[stem].add(form)
    often = {stem: count for stem, count in held.items() if count > 1}
    total = max(rows(db, "SELECT sum(quotes) AS n FROM count_days")[0]["n"] or 0, len(said), 1)
    common = _counted(db, {form for stem in often for form in indexed[stem]})
    found = []
    for stem, count in often.items():
        of = max(count, *(common.get(form, 0) for form in indexed[stem]))
        found.append((count * math.log(1 + total / of), forms[stem].most_common(1)[0][0], count, of))
    found.sort(key=lambda one: (-one[0], one[1]))
    chosen = found if limit < 0 else found[:limit]
    return [{"word": word, "quotes": count, "of": of} for _, word, count, of in chosen]


def _counted(db: Database, forms: set[str]) -> dict[str, int]:
    """Return how many quotes hold each of these forms, as the full-text index has them."""
    make_temporary(db, _VOCABULARY)
    found: dict[str, int] = {}
    for form in forms:
        for row in rows(db, "SELECT doc FROM temp.quotes_fts_words WHERE term = ?", [form]):
            found[form] = row["doc"]
    return found
