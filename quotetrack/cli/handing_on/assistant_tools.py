"""What an assistant may ask a database by the Model Context Protocol: four questions, none of which writes.

Each opens the file, asks and closes it, so that what is ingested meanwhile is found. Answers are plain
values, every quote with its id, its offsets in code points of its article's text, and its confidence.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from quotetrack.errors import QuotetrackError

INSTRUCTIONS = (
    "An archive of news in which it is marked who said what. Before you print that somebody said something, "
    "call verify with the words and the name: only what it calls verbatim may stand in quotation marks. Name "
    "the article that cite gives. An empty answer means that the archive does not hold it, not that it was "
    "never said."
)
_SHOWN = (
    *(
        "id",
        "speaker",
        "role",
        "affiliation",
        "kind",
        "class",
        "text",
        "cue",
        "agency",
        "relation",
        "negated",
    ),
    *("start", "end", "content", "confidence", "rule", "review"),
    *("title", "publisher", "published", "url", "document"),
)
_MOST = 100  # quotes of one answer


class AssistantTools:
    """The questions about one database."""

    def __init__(self, db: Path) -> None:
        self._db = db

    def all(self) -> tuple[Callable[..., Any], ...]:
        """Return the questions, each a function whose name and docstring an assistant is shown."""
        return (self.search, self.verify, self.cite, self.who_said_what)

    def search(
        self,
        words: str,
        speaker: str | None = None,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        order: Literal["best match", "newest"] = "best match",
        limit: int = 10,
    ) -> dict[str, Any]:
        """Find quotes by their words, the best match first: words, "a phrase in marks", begin*.

        speaker is a name or a surname; since and until are ISO dates or their beginnings (2026-03). start,
        end and content are offsets in code points of the article's text; confidence is the probability that
        it is right.
        """
        narrow = {"speaker": speaker, "publisher": publisher, "since": since, "until": until}
        newest = "newest" if order == "newest" else None
        return self._quotes(limit, search=words, order=newest, klass="all", **narrow)

    def verify(self, words: str, speaker: str | None = None) -> dict[str, Any]:
        """Say whether anybody said these words: verbatim, truncated, altered, paraphrase only, not found.

        Give the words alone, with their marks or without, and the name of who is said to have said them
        (words that are somebody else's are called so). The answer holds the stored quotation, what differs,
        and the article that it stands in.
        """
        from quotetrack.check.verification.answers import answer
        from quotetrack.check.verification.archive import Archive, words_alike
        from quotetrack.check.verification.verifying import verify
        from quotetrack.cli.terminal.opening import opened
        from quotetrack.store.statements.claim_search import ClaimReader

        with opened(self._db) as db:
            return answer(verify(words, Archive(ClaimReader(db, words_alike)), speaker))

    def cite(self, quote: str, style: Literal["plain", "markdown", "bibtex", "json"] = "plain") -> str:
        """Cite one quote by its id: who said what, where it stands, when it was read, how it was found."""
        from quotetrack.cli.terminal.opening import opened
        from quotetrack.export.newsroom.citation_styles import STYLES
        from quotetrack.store.questions.stored_articles import article_of

        with opened(self._db) as db:
            article = article_of(db, quote)
        return STYLES[style](article, article.quotes[0])

    def who_said_what(
        self,
        speaker: str | None = None,
        article: str | None = None,
        agency: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """List what a person or body said, the newest first, or all that is said in one article.

        speaker is a name or a surname; article a number, document id, path or address; agency who carried it.
        Give a speaker, an article or an agency.
        """
        if article is not None:
            return self._of_article(article, speaker, limit)
        if speaker is None and agency is None:
            raise QuotetrackError("give a speaker, an article or an agency; search finds quotes by words")
        return self._quotes(limit, speaker=speaker, agency=agency, since=since, until=until, klass="all")

    def _quotes(self, limit: int, **wanted: Any) -> dict[str, Any]:
        """Return quotes as plain values, and whether there are more."""
        from quotetrack.databases import OpenDatabase

        most = max(1, min(limit, _MOST))
        with OpenDatabase(self._db) as db:
            found = db.quotes(limit=most + 1, **wanted).to_records()
        return {"quotes": [_shown(row) for row in found[:most]], "more": len(found) > most}

    def _of_article(self, given: str, speaker: str | None, limit: int) -> dict[str, Any]:
        """Return the quotes of one article, those of one speaker where one is named."""
        from quotetrack.cli.terminal.opening import opened
        from quotetrack.export.tables.columns import article_rows, flat
        from quotetrack.store.people.lookup import find_speakers
        from quotetrack.store.questions.article_lists import find_article
        from quotetrack.store.questions.stored_articles import whole_article

        with opened(self._db) as db:
            stored = whole_article(db, find_article(db, given))
            asked = set(find_speakers(db, speaker)) if speaker is not None else None
        if stored is None:
            return {"quotes": [], "more": False}
        spoken = [
            flat(row)
            for row, quote in zip(article_rows(stored), stored.quotes, strict=True)
            if asked is None or asked & {one.number for one in quote.speakers}
        ]
        most = max(1, min(limit, _MOST))
        return {"quotes": [_shown(row) for row in spoken[:most]], "more": len(spoken) > most}


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """Return of a row what tells who said what, where, and how far to trust it."""
    return {column: row[column] for column in _SHOWN if row[column] not in (None, "")}
