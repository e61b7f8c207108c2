"""The pages of what is no longer: former texts of an article with what was changed, ids that are gone."""

from __future__ import annotations

from itertools import pairwise

from quotetrack.model.stored import Row
from quotetrack.model.text_edits import ChangedLine, changed_lines
from quotetrack.web.reader import PageReader

_VERSIONS = """
SELECT version, title, text, retrieved_at, replaced_at FROM former_texts WHERE article = :number
UNION ALL
SELECT version, title, text, retrieved_at, NULL FROM articles WHERE id = :number
ORDER BY version
"""
_SUCCESSOR = """
WITH RECURSIVE way (id, step) AS (
  SELECT successor, 1 FROM former_quotes WHERE id = ?
  UNION ALL
  SELECT f.successor, way.step + 1 FROM way JOIN former_quotes AS f ON f.id = way.id WHERE way.step < 1000
)
SELECT q.id FROM way JOIN quotes AS q ON q.id = way.id ORDER BY way.step LIMIT 1
"""
_AROUND = 1  # unchanged lines shown on either side of what was changed


def versions_page(reader: PageReader, number: int) -> Row | None:
    """Return the context of the page of an article's texts, None where none of it is kept."""
    if not reader.has("former_texts") or is_taken_out(reader, number):
        return None
    texts = reader.rows(_VERSIONS, number=number)
    if not texts:
        return None
    for before, after in pairwise(texts):
        after["changes"] = shown_changes(before["text"], after["text"])
    gone = reader.rows(
        "SELECT id, version, text, speaker, successor FROM former_quotes WHERE article = ?"
        " ORDER BY version, start",
        number,
    )
    for text in texts:
        text["gone"] = [quote for quote in gone if quote["version"] == text["version"]]
        text["words"] = len(text["text"].split())
    return {
        "number": number,
        "heading": texts[-1]["title"] or f"Article {number}",
        "texts": texts,
        "standing": reader.value("SELECT 1 FROM articles WHERE id = ?", number) is not None,
        "into": merged_into(reader, number),
    }


def gone_quote_page(reader: PageReader, key: str) -> Row | None:
    """Return the context of the page of a quote that is gone, None where no quote ever had the id.

    ``successor`` is the id of the quote that stands in its place, None where there is none.
    """
    if not reader.has("former_quotes"):
        return None
    quote = reader.row("SELECT * FROM former_quotes WHERE id = ?", key)
    if quote is None:
        return None
    if is_taken_out(reader, quote["article"]):
        return {"removed": quote["article"], "successor": None}
    return {"gone": quote, "successor": reader.value(_SUCCESSOR, key)}


def gone_article_page(reader: PageReader, number: int) -> Row | None:
    """Return the context of the page of an article that is gone, None where there never was one.

    ``into`` is the number of the article that has its text now.
    """
    if not reader.has("former_articles"):
        return None
    into = merged_into(reader, number)
    if into is None and not is_taken_out(reader, number):
        return None
    return {"removed": number, "into": into}


def is_taken_out(reader: PageReader, number: int) -> bool:
    """Tell whether an article was taken out."""
    return reader.value("SELECT 1 FROM removed_articles WHERE id = ?", number) is not None


def merged_into(reader: PageReader, number: int) -> int | None:
    """Return the number of the article with which another's place shares its text now."""
    found: int | None = reader.value("SELECT article FROM former_articles WHERE id = ?", number)
    return found


def shown_changes(before: str, after: str) -> list[ChangedLine | None]:
    """Return the lines that were changed and their neighbours; None stands for lines left out."""
    lines = changed_lines(before, after)
    near = {j for i, line in enumerate(lines) if not line.same for j in range(i - _AROUND, i + _AROUND + 1)}
    found: list[ChangedLine | None] = []
    for i, line in enumerate(lines):
        if i in near:
            found.append(line)
        elif not found or found[-1] is not None:
            found.append(None)
    return found
