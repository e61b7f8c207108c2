"""How fast extractions are stored: python benchmarks/loading.py [--articles 2000]

Makes articles of ten quotes each, as benchmarks/synthetic.py invents them, writes them to Parquet as
``extract --out`` does, and stores them twice: four thousand a transaction (``load``) and one by one
(``ingest``), without the comparing of statements, which is timed by itself. Prints articles a second, on the
clock and by the processor's time, and bytes a quote. With ``--steps 50000`` it stores them once, and prints
the rate of each so many articles and the memory held by then, to show how both go on as the file grows;
``--keep`` says where the database then stays, to be asked by benchmarks/questions.py.

Of more than 5,000 articles, Arrow repeats the first as later editions, with a line, places and ids of their
own: a million are written in minutes.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.compute
import pyarrow.parquet

from benchmarks.synthetic import TYPES, Newsroom
from quotetrack.cli.relating import relate
from quotetrack.export.tables.extraction_rows import read_extractions, write_extractions
from quotetrack.model import Article, Attribution, Cue, Extraction, Quote, Span, Speaker, quote_ids
from quotetrack.store import Store

QUOTES = 10  # an article
FILED = 1_000  # articles a file
TOGETHER = 4_000  # articles a transaction, as in quotetrack.cli.intake.loading
INVENTED = 5_000  # articles


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


def write_parts(folder: Path, articles: int) -> list[Path]:
    """Write so many articles to Parquet files of a thousand, and return these."""
    found = invented(min(articles, INVENTED))
    parts: list[Path] = []
    for number in range(-(-articles // FILED)):
        part = folder / f"part-{number:06}.parquet"
        if number < INVENTED // FILED:
            write_extractions(itertools.islice(found, min(FILED, articles - number * FILED)), part)
        else:
            edition, first = divmod(number, INVENTED // FILED)
            table = later_edition(pyarrow.parquet.read_table(parts[first]), edition)
            pyarrow.parquet.write_table(
                table.slice(0, articles - number * FILED), part, compression="zstd", row_group_size=200
            )
        parts.append(part)
    return parts


def later_edition(table: Any, edition: int) -> Any:
    """Return extractions with a last line, places and ids that no other edition has."""

    def with_end(column: Any, end: str) -> Any:
        return pyarrow.compute.binary_join_element_wise(column, end, "")

    ends = {"id": f"-{edition}", "path": f"-{edition}", "text": f"\nEdition {edition}."}
    quotes = table["quotes"].combine_chunks()
    struct = quotes.flatten()
    fields = [struct.field(n) for n in range(struct.type.num_fields)]
    fields[0] = with_end(fields[0], f"-{edition}")  # the id of a quote
    whole = pyarrow.StructArray.from_arrays(fields, fields=list(struct.type))
    columns = {name: with_end(table[name], end) for name, end in ends.items()}
    columns["quotes"] = pyarrow.ListArray.from_arrays(quotes.offsets, whole, type=quotes.type)
    arrays = [columns.get(name, table[name]) for name in table.column_names]
    return pyarrow.Table.from_arrays(arrays, schema=table.schema)


def timed(parts: list[Path], db: Path, together: int, steps: int | None = None) -> Path:
    """Store what files hold, so many articles a transaction; print the rate, of each ``steps`` too."""
    start, used, stored = time.monotonic(), time.process_time(), 0
    since, spent = start, used
    with Store(db) as store:
        found = itertools.chain.from_iterable(map(read_extractions, parts))
        while some := list(itertools.islice(found, together)):
            if together == 1:
                store.save(some[0])
            else:
                store.save_many(some)
            stored += len(some)
            if steps and stored % steps == 0:
                print(f"{stored:,}: {_rates(steps, since, spent)}, {_held()}", flush=True)
                since, spent = time.monotonic(), time.process_time()
    print(f"{db.stem}: {stored:,} articles, {_rates(stored, start, used)}", flush=True)
    return db


def _rates(articles: int, start: float, used: float) -> str:
    """Say how many articles a second were stored since a time of the clock and of the processor."""
    took, spent = time.monotonic() - start, time.process_time() - used
    return f"{took:.1f} s, {articles / took:,.0f} a second, {articles / spent:,.0f} a second of the processor"


def _held() -> str:
    """Say how much memory this process has held at most."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000} MB at most"


def main() -> None:
    """Parse the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--steps", type=int, help="print the rate of each so many, and store once alone")
    parser.add_argument("--keep", type=Path, metavar="DB", help="with --steps, keep the database here")
    args = parser.parse_args()
    if args.keep and (not args.steps or args.keep.exists()):
        parser.error("--keep needs --steps, and a file that does not exist")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = write_parts(folder, args.articles)
        size = sum(path.stat().st_size for path in parts)
        quotes = args.articles * QUOTES
        print(f"Parquet: {size / quotes:,.0f} bytes a quote", flush=True)
        db = timed(parts, args.keep or folder / "load.db", TOGETHER, args.steps)
        if args.steps:
            print(f"SQLite: {db.stat().st_size / quotes:,.0f} bytes a quote, no statement compared")
            return
        start = time.monotonic()
        with Store(db) as store:
            compared = relate(store.db)
        took = time.monotonic() - start
        print(f"statements: {compared:,} quotes in {took:.1f} s, {compared / took:,.0f} a second", flush=True)
        print(f"SQLite: {db.stat().st_size / quotes:,.0f} bytes a quote", flush=True)
        timed(parts, folder / "one by one.db", 1)


if __name__ == "__main__":
    main()
