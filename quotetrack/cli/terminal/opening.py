"""Opens databases for commands, and explains on standard error why a name found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from quotetrack.cli.terminal.printing import note
from quotetrack.errors import UnknownRow

if TYPE_CHECKING:
    from sqlite_utils import Database

    from quotetrack.model.stored import Row
    from quotetrack.store.upgrades.upgrading import Upgrade


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[Database]:
    """Open a database, for reading only unless ``writing``, and close it afterwards.

    What becomes of a file of an older schema is said on standard error.
    """
    from quotetrack.store import open_existing

    db = open_existing(path, writing=writing, tell=tell_upgraded)
    with closing(db.conn):
        yield db


def tell_upgraded(done: Upgrade) -> None:
    """Say on standard error that a file was upgraded, and where it is kept as it was."""
    note(done.line)


def explain_nothing(
    db: Database,
    speaker: str | None = None,
    agency: str | None = None,
    publisher: str | None = None,
    search: str | None = None,
) -> None:
    """Say on standard error what else may have been meant, where nothing was found.

    Raises UnknownRow where nobody has a name that was asked for: every command answers that alike.
    """
    from quotetrack.lexicon.asked.asked_words import read_asked
    from quotetrack.store.people import lookup
    from quotetrack.store.questions.searching import other_words, people_named, publishers_named

    if search is not None:
        asked = read_asked(search)
        for row in people_named(db, asked):
            note(f"{row['label']}: quotetrack quotes DB --speaker '#{row['id']}'")
        offer_searches(publishers_named(db, asked), other_words(db, asked))
    if speaker is not None and not lookup.find_speakers(db, speaker):
        like = lookup.similar_speakers(db, speaker)
        hint = f"; did you mean {', '.join(like)}?" if like else ""
        raise UnknownRow(f"no speaker is called {speaker!r}{hint}")
    if agency is not None and not lookup.find_agencies(db, agency):
        raise UnknownRow(f"no agency is called {agency!r}; see: quotetrack agencies DB")
    if publisher is not None and not lookup.find_publishers(db, publisher):
        raise UnknownRow(f"no publisher is called {publisher!r}; see: quotetrack agencies DB --by publisher")


def offer_searches(publishers: Iterable[Row], others: Iterable[Row]) -> None:
    """Say on standard error which publishers a search names, and which words may have been meant."""
    for row in publishers:
        note(f"{row['name']} is a publisher; for what appeared there, search: {row['asks']}")
    for row in others:
        note(f"no article holds {row['word']!r}; did you mean {row['meant']!r}?")


def tell_apart(db: Database, speaker: str | None) -> None:
    """Say on standard error that a name means several speakers, and how to ask for one."""
    from quotetrack.store.people import lookup

    several = lookup.several_meant(db, speaker) if speaker is not None else None
    if several is not None:
        note(several)
