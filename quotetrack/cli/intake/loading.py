"""The command ``load``: from a folder of extractions into a database, many articles a transaction."""

from __future__ import annotations

import gc
import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quotetrack.cli.relating import relate
from quotetrack.cli.terminal.complaints import Complaints
from quotetrack.cli.terminal.opening import tell_upgraded
from quotetrack.cli.terminal.printing import note, write_line
from quotetrack.cli.terminal.progress_line import progress_line
from quotetrack.cli.terminal.shared_options import DB, LEXICON

if TYPE_CHECKING:
    from quotetrack.model import Extraction
    from quotetrack.store import Store
    from quotetrack.store.articles.saving import Outcome, Refused

    Row = tuple[int, Extraction]  # behind its number in the folder

# In a transaction. A quote's id is a place anywhere in seven indexes: of a large file each transaction writes
# nearly every page of them, so that one of four times as many articles takes two thirds of the time.
_TOGETHER, _QUOTES, _CHARACTERS = 4_000, 40_000, 20_000_000


@click.command("load", short_help="Store what extract --out has written, in bulk.")
@DB
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False))
@LEXICON
@click.pass_context
def load_command(ctx: click.Context, db: Path, folder: Path) -> None:
    """Store the extractions of DIR, which extract --out has written; DB is created if it does not exist.

    The rows are those that ingest would store; where DIR holds several texts of one place, the last counts.
    Up to four thousand articles are one transaction: stop it
    whenever you like and run it again to go on; what is stored already stays as it is.

    \b
    Example:
      quotetrack load news.db extracted
    """
    from quotetrack.errors import UnreadableInput
    from quotetrack.export.tables.extraction_rows import read_extractions
    from quotetrack.scale.partition_rows import EarlierRows, by_origin, earlier_rows, partition_files
    from quotetrack.store import Store
    from quotetrack.store.articles.saving import Refused

    files = partition_files(folder)
    if not files:
        raise UnreadableInput(f"{folder}: no extractions there; write them with: quotetrack extract --out")
    numbers = itertools.count()
    outcomes: Counter[str] = Counter()
    failed = 0
    earlier = EarlierRows()
    with Complaints() as complaints, progress_line(lambda: None) as line:
        try:
            earlier = earlier_rows(files)
            line.total = earlier.count - len(earlier.passed)
            line.update(0, 0, 0)
            for (model, given_from), same in by_origin(files):
                with Store(db, model=model, given_from=given_from, tell=tell_upgraded) as store:
                    read = itertools.chain.from_iterable(map(read_extractions, same))
                    rows = ((number, one) for one in read if (number := next(numbers)) not in earlier.passed)
                    while told := _store_some(store, rows, earlier.outdated):
                        for outcome in told:
                            if isinstance(outcome, Refused):
                                failed += 1
                                complaints.add(f"Error: {outcome}", "failed")
                            else:
                                outcomes[outcome] += 1
                        relate(store.db)
                        line.update(sum(outcomes.values()) + failed, sum(outcomes.values()), failed)
        except KeyboardInterrupt:
            note(f"stopped; {_summary(db, outcomes, failed)}; run the same command again to go on")
            ctx.exit(130)
    passed_over = (
        f"; earlier texts of the same places passed over: {len(earlier.passed):,}" if earlier.passed else ""
    )
    write_line(_summary(db, outcomes, failed) + passed_over)
    if failed:
        ctx.exit(2)


def _store_some(store: Store, rows: Iterator[Row], outdated: set[int]) -> list[Outcome | Refused]:
    """Store the next extractions in one transaction, and say what became of each; empty where none is left.

    None of the objects that this makes by the ten thousand refers to itself: nobody need look for such.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        some = list(_some(rows))
        old = {index for index, (number, _) in enumerate(some) if number in outdated}
        return store.save_many([one for _, one in some], outdated=old)
    finally:
        if collected:
            gc.enable()


def _some(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the next extractions, as many as one transaction takes."""
    quotes = characters = 0
    for number, one in itertools.islice(rows, _TOGETHER):
        yield number, one
        quotes += len(one.attributions)
        characters += len(one.article.text)
        if quotes >= _QUOTES or characters >= _CHARACTERS:
            return


def _summary(db: Path, outcomes: Counter[str], failed: int) -> str:
    """Say how many articles became what."""
    kinds = ("new", "updated", "unchanged", "copy", "removed")
    counted = [f"{outcomes[kind]:,} {kind}" for kind in kinds if outcomes[kind] or kind in kinds[:3]]
    return f"{db}: articles: {', '.join(counted)}, {failed:,} failed"
