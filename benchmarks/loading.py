"""How fast extractions are stored: python benchmarks/loading.py [--articles 2000]

Makes articles of ten quotes each, as benchmarks/synthetic.py invents them, writes them to Parquet as
``extract --out`` does, and stores them twice: a thousand a transaction (``load``) and one by one
(``ingest``), without the comparing of statements, which is timed by itself. Prints articles a second, on the
clock and by the processor's time, and bytes a quote.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.synthetic import TYPES, Newsroom
from quotetrack.cli.relating import relate
from quotetrack.export.tables.extraction_rows import read_extractions, write_extractions
from quotetrack.model import Article, Attribution, Cue, Extraction, Quote, Span, Speaker, quote_ids
from quotetrack.store import Store

QUOTES = 10  # an article


def invented(articles: int) -> Iterator[Extraction]:
    """Yield extractions, the same ones each time."""
    newsroom = Newsroom()
    for number in range(articles):
        made = newsroom.article(number + 1, QUOTES, 1, 30)
        head, text = made["article"], made["article"]["text"]
        quotes = [_quote(row) for row in made["quotes"]]
        found = tuple(
            Attribution(key, quote, _speaker(row))
            for key, quote, row in zip(quote_ids(text, quotes), quotes, made["quotes"], strict=True)
        )
        told = {name: head[name] for name in ("title", "publisher", "published", "path")}
        yield Extraction(
            Article(head["document"], text, **told), head["title"], found, None, "synthetic", "1"
        )


def _quote(row: dict[str, Any]) -> Quote:
    """Return a quote as detection would."""
    start, source = row["start"], row["_source_start"]
    return Quote(
        kind=row["kind"],
        klass=row["class"],
        content=(Span(start, start + len(row["text"])),),
        cue=Cue(Span(row["cue_start"], row["cue_end"]), row["cue_lemma"]),
        source=(Span(source, source + len(row["source"])),),
        rule="synthetic",
        confidence=row["confidence"],
    )


def _speaker(row: dict[str, Any]) -> Speaker:
    """Return who speaks, under a name of the type that its number has."""
    kind: Any = TYPES[(row["speaker"] - 1) % len(TYPES)]
    return Speaker((row["source"],), kind, "name", row["role"], row["affiliation"])


def timed(folder: Path, name: str, together: int) -> Path:
    """Store what the folder holds, so many articles a transaction; print the rate; return the database."""
    db = folder / f"{name}.db"
    start, used, stored = time.monotonic(), time.process_time(), 0
    with Store(db) as store:
        found = itertools.chain.from_iterable(map(read_extractions, sorted(folder.glob("part-*.parquet"))))
        while some := list(itertools.islice(found, together)):
            if together == 1:
                store.save(some[0])
            else:
                store.save_many(some)
            stored += len(some)
        took = time.monotonic() - start
        used = time.process_time() - used
        rates = f"{stored / took:,.0f} a second, {stored / used:,.0f} a second of the processor"
        print(f"{name}: {stored:,} articles in {took:.1f} s, {rates}", flush=True)
    return db


def main() -> None:
    """Parse the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = invented(args.articles)
        for part in itertools.count():
            some = list(itertools.islice(found, 1_000))
            if not some:
                break
            write_extractions(some, folder / f"part-{part:06}.parquet")
        size = sum(path.stat().st_size for path in folder.glob("*.parquet"))
        quotes = args.articles * QUOTES
        print(f"Parquet: {size / quotes:,.0f} bytes a quote", flush=True)
        db = timed(folder, "load", 1_000)
        start = time.monotonic()
        with Store(db) as store:
            compared = relate(store.db)
        took = time.monotonic() - start
        print(f"statements: {compared:,} quotes in {took:.1f} s, {compared / took:,.0f} a second", flush=True)
        print(f"SQLite: {db.stat().st_size / quotes:,.0f} bytes a quote", flush=True)
        timed(folder, "one by one", 1)


if __name__ == "__main__":
    main()
