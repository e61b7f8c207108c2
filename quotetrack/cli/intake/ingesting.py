"""The command ``ingest``: from files into a database, going on where it left off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.intake.inputs import COLUMNS, DATES, FETCH, FORMAT, INTRANET, Input
from quotetrack.cli.intake.spreading import extractions
from quotetrack.cli.intake.watching import WATCH, refuse_watching, rounds
from quotetrack.cli.relating import relate
from quotetrack.cli.terminal.opening import tell_upgraded
from quotetrack.cli.terminal.printing import note, write_line
from quotetrack.cli.terminal.progress_line import ProgressLine, progress_line
from quotetrack.cli.terminal.shared_options import DB, JOBS, LEXICON, MODEL
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.lexicon.own.chosen import versioned
from quotetrack.model import Article
from quotetrack.version import __version__

if TYPE_CHECKING:
    from quotetrack.store import Store
    from quotetrack.store.articles.read_files import ReadFiles


_CHANGES = ("new", "updated", "copy")


@click.command("ingest", short_help="Store articles in a database, with who said what in them.")
@DB
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL...")
@click.option("--again", is_flag=True, help="Extract again what is already stored")
@JOBS
@COLUMNS
@FORMAT
@DATES
@FETCH
@WATCH
@INTRANET
@MODEL
@LEXICON
@click.pass_context
def ingest_command(
    ctx: click.Context,
    /,
    db: Path,
    paths: tuple[str, ...],
    again: bool,
    jobs: int | None,
    model: str | None,
    every: int | None,
    **reading: Any,
) -> None:
    """Store articles and who said what in them; DB is created if it does not exist.

    Each article is one transaction: stop it whenever you like and run it again to go on. An article whose
    text is stored is passed over; a changed text at the same path or address is the article's next
    version, and the one before is kept; the same text at a second path is noted as a copy. A database of
    an older version is upgraded, and kept beside it as it was.

    \b
    Example:
      quotetrack ingest news.db articles/
      quotetrack ingest news.db rows.csv --column text=body
      quotetrack ingest news.db story.txt --again

    PATH may also be another database, of this or an older version: its articles are extracted again.
    """
    from quotetrack.store import Store

    refuse_watching(every, paths)
    heard: set[str] = set()
    fetched: set[str] = set()
    with Store(db, model=model or "", tell=tell_upgraded) as store:
        for number in rounds(every):
            listing = db.with_name(f"{db.name}.failed.txt")
            articles = Input(paths, **reading, listing=listing, heard=heard, fetched=fetched)
            work = _Ingest(articles, again=again and not number)
            lost = _one_round(ctx, db, store, work, partial(work.run, store, model, jobs))
            if not number or work.did_something():
                write_line(work.summary(db))
            if lost > 0:
                see = f"see: quotetrack review {db} --orphaned"
                note(f"{db}: reviews that lost their quote, and are kept: {lost}; {see}")
    if work.articles.failed and every is None:
        ctx.exit(2)


def _one_round(
    ctx: click.Context, db: Path, store: Store, work: _Ingest, run: Callable[[ProgressLine], None]
) -> int:
    """Read all that is named once; return how many reviews have lost their quote by it."""
    from quotetrack.store.reviews import verdicts

    before = verdicts.count_orphans(store.db)
    with work.articles:
        try:
            with progress_line(work.articles.count) as line:
                run(line)
            return verdicts.count_orphans(store.db) - before
        except KeyboardInterrupt:
            note(f"stopped; {work.summary(db)}; run the same command again to go on")
            ctx.exit(130)
        except BaseException:
            note(work.summary(db))
            raise


class _Ingest:
    """One run: what was read, and what became of it."""

    def __init__(self, articles: Input, *, again: bool) -> None:
        self.articles = articles
        self.again = again
        self.outcomes: Counter[str] = Counter()
        self.quotes = 0
        self._files: ReadFiles | None = None

    def run(self, store: Store, model: str | None, jobs: int | None, line: ProgressLine) -> None:
        """Read, extract and store everything; the models are loaded once something needs them."""
        from quotetrack.pipeline import ExtractionFailed
        from quotetrack.store import Refused

        relate(store.db)  # what an earlier run left
        if self.again:
            store.mend_counts()  # what writing anew changes is added to what is there
        else:
            self._files = store.read_files(versioned(__version__), self.articles.mark())
            self.articles.known = self
        extracted = 0
        with closing(extractions(self._unknown(store), model, jobs)) as answers:
            for found in answers:
                extracted += 1
                if isinstance(found, ExtractionFailed):
                    self.articles.fail(found)
                    continue
                try:
                    outcome = store.save(found, again=self.again)
                except Refused as error:
                    self.articles.fail(error)
                    continue
                self.outcomes[outcome] += 1
                self._see(found.article)
                self.quotes += len(found.attributions) if outcome in ("new", "updated") else 0
                relate(store.db)
                line.update(
                    sum(self.outcomes.values()) + self.articles.failed, extracted, self.articles.failed
                )
        relate(store.db)  # what a replaced article left behind
        if self._files is not None:
            self._files.write()

    def holds(self, path: str, digest: str) -> bool:
        """Tell whether all that a file of these bytes holds is stored as it is, and count it as unchanged."""
        known = self._files.known(path, digest) if self._files is not None else None
        self.outcomes["unchanged"] += known or 0
        return known is not None

    def end(self, path: str, digest: str, articles: int) -> None:
        """Note that a file was read to its end."""
        if self._files is not None:
            self._files.end(path, digest, articles)

    def _see(self, article: Article) -> None:
        """Note that an article is stored, if it is from a file and reading it gave nothing to tell."""
        told = article.encoding or article.undated or article.day_order
        if self._files is not None and article.path not in (None, "-") and not told:
            self._files.see(article)

    def _unknown(self, store: Store) -> Iterator[Article]:
        """Yield the articles to extract; count those that are stored already."""
        for article in self.articles.distinct():
            outcome = store.recognise(article, versioned(__version__))
            if outcome is None or (self.again and outcome != "removed"):
                yield article
            else:
                self.outcomes[outcome] += 1
                self._see(article)

    def did_something(self) -> bool:
        """Tell whether this run found anything that is new, or failed."""
        return bool(self.articles.failed or any(n for name, n in self.outcomes.items() if name in _CHANGES))

    def state(self) -> str:
        """Say how many articles became what."""
        counts = self.outcomes
        parts = [f"{counts['new']} new", f"{counts['updated']} updated", f"{counts['unchanged']} unchanged"]
        if counts["copy"]:
            parts.append(f"{counts['copy']} {'copy' if counts['copy'] == 1 else 'copies'}")
        if counts["removed"]:
            parts.append(f"{counts['removed']} taken out before")
        parts.append(f"{self.articles.failed} failed")
        return f"articles: {', '.join(parts)}; {counted(self.quotes, 'quote')} stored"

    def summary(self, db: Path) -> str:
        """Say what this run did to the database."""
        return f"{db}: {self.state()}"
