"""What SQLite plans for queries over our file: which large tables it would read row by row."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

LARGE = set(
    "articles quotes quote_spans quote_speakers quote_relays copies"
    " statement_quotes statement_keys statement_links former_texts".split()
)
COVERED = "USING COVERING INDEX"
_SCAN = re.compile(r"SCAN (\w+)(?! VIRTUAL)(.*)")
_TABLE = re.compile(r"\b(?:FROM|JOIN|,)\s+(?:main\.)?(\w+)(?:\s+AS)?\s+(\w+)\b")


def scans_of(path: Path, asked: Iterable[str]) -> list[str]:
    """Return the scans of large tables in the plans of queries, each as the table and how it is read."""
    found = []
    with sqlite3.connect(path) as file:
        for query in asked:
            if re.match(r"\s*CREATE TEMP TABLE", query):
                file.execute(query)  # a list of the command's own, which later queries name
            if not re.match(r"\s*(SELECT|WITH)\b", query) or "temp." in query:
                continue
            tables = {alias: table for table, alias in _TABLE.findall(query)}
            for row in file.execute(f"EXPLAIN QUERY PLAN {query}"):
                scan = _SCAN.match(row[3])
                few = scan and "quotes_rejected" in scan[2]  # an index of what was rejected alone
                if scan and not few and tables.get(scan[1], scan[1]) in LARGE:
                    found.append(f"{tables.get(scan[1], scan[1])}{scan[2]}")
    return found
