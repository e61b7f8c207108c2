"""The commands of fact-checking: verify, variants, timeline, contrast."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quotetrack.cli.factcheck.draft_checks import check_draft, stops
from quotetrack.cli.intake.inputs import FORMAT
from quotetrack.cli.relating import relate
from quotetrack.cli.terminal.opening import explain_nothing, opened, tell_apart
from quotetrack.cli.terminal.printing import (
    console,
    default_form,
    note,
    tell_cut,
    to_json,
    write_line,
    write_rows,
)
from quotetrack.cli.terminal.shared_options import (
    CLASS,
    DB,
    LEXICON,
    LIMIT,
    MODEL,
    date_option,
    output_options,
    rows_wanted,
)
from quotetrack.errors import DatabaseError
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import Row

if TYPE_CHECKING:
    from sqlite_utils import Database

_LOOKED_BACK = 1_000  # statements of a timeline in which changes are looked for, unless all are asked for
_WHILE_ASKED = 1_000  # quotes that wait; more are not compared while somebody waits for an answer
_ID = re.compile(r"q[0-9a-f]{2,12}")
_VERDICT_COLUMNS = (
    *("path", "line", "verdict", "holds", "speaker", "words", "reason", "similarity", "said_by"),
    *("id", "text"),
    *("published", "publisher", "agency", "dateline_agency", "title", "url"),
)
_VARIANT_COLUMNS = (
    *(
        "statement",
        "published",
        "publisher",
        "dateline_agency",
        "agency",
        "relation",
        "speaker",
        "kind",
        "text",
    ),
    *("wording", "likeness", "title", "url", "path", "id"),
)
_STATEMENT_COLUMNS = (
    *("statement", "speaker", "articles", "quotes", "wordings", "first", "first_publisher", "first_agency"),
    *("last", "agencies", "text"),
)
_TIMELINE_COLUMNS = (
    *("published", "id", "speaker", "kind", "text", "articles", "quotes", "differs_from", "differs_in"),
    *("publisher", "agency", "dateline_agency", "title", "url", "path"),
)


@click.command("verify", short_help="Say whether anybody said these words, or those of a draft.")
@DB
@click.argument("words", required=False)
@click.option("--speaker", metavar="NAME", help="Who is said to have said so: a name, an alias or a surname")
@click.option("--file", "draft", metavar="DRAFT", help="Check all that a draft quotes; - is standard input")
@click.option(
    "--quotations-only", is_flag=True, help="Of a draft, pass over what it reports without quotation marks"
)
@click.option("--strict", is_flag=True, help="Of a draft, let a report that no article tells of fail as well")
@FORMAT
@MODEL
@LEXICON
@output_options("json", "nl", "csv", "md", "table")
@click.pass_context
def verify_command(
    ctx: click.Context,
    db: Path,
    words: str | None,
    speaker: str | None,
    draft: str | None,
    quotations_only: bool,
    strict: bool,
    source: str,
    model: str | None,
    form: str | None,
) -> None:
    """Say whether anybody said these words, or whether every quotation of a draft holds.

    \b
    verbatim         the words stand in quotation marks, nothing between them
    truncated        they do, but the sentence goes on; says what the cut drops
    altered          they do not: a word, a number, a negation differs
    paraphrase only  reported in other words, never in quotation marks
    other speaker    the words are somebody else's
    not found        nothing comes near; the nearest is shown
    paraphrase       a draft's own words for it, borne out by what is quoted
    too short        a single word in marks, which anybody may have said

    A draft is text, HTML, Word, OpenDocument or PDF. Exit status: 0 where all is verbatim or a paraphrase, 1
    where not, 2 on errors. What a draft reports without marks and no article tells of is listed as not
    found; it makes the status 1 with --strict alone.

    \b
    Example:
      quotetrack verify news.db "We want calm, and nobody wants else."
      quotetrack verify news.db "This is not a small matter" --speaker Volkova
      quotetrack verify news.db --file draft.md
      quotetrack verify news.db --file draft.md --strict
    """
    from quotetrack.check.verification.answers import answer
    from quotetrack.check.verification.verifying import verify as check

    if (words is None) == (draft is None):
        raise click.UsageError("give the words to check, or a draft with --file")
    form = default_form(form)
    with opened(db) as database:
        archive = _archive(database)
        tell_apart(database, speaker)
        if draft is not None:
            rows = check_draft(archive, draft, source, model, speaker, reports=not quotations_only)
            for name in dict.fromkeys(row["speaker"] for row in rows if speaker is None):
                tell_apart(database, name)
        else:
            rows = [answer(check(str(words), archive, speaker))]
            if speaker is not None and not archive.speakers(speaker):
                _nobody_called(database, speaker)
        for row in rows:
            _tell_which(database, row)
        _write_verdicts(rows, form, draft=draft is not None)
    if any(stops(row, strict=strict) for row in rows):
        ctx.exit(1)


@click.command("variants", short_help="Show how one statement is worded across articles.")
@DB
@click.argument("quote", required=False, metavar="[QUOTE]")
@click.option("--speaker", metavar="NAME", help="Statements of this speaker: a name, an alias or a surname")
@LIMIT
@LEXICON
@output_options("json", "nl", "csv", "md", "table")
def variants_command(
    db: Path, quote: str | None, speaker: str | None, form: str | None, limit: int | None
) -> None:
    """Show the same statement across articles: who carried it first, and how its wording drifted.

    QUOTE is a quote's id, or words of one; without it, the statements that several articles carry are
    listed, those in most articles first. Ingesting compares each new quote with those that are stored.

    \b
    Example:
      quotetrack variants news.db
      quotetrack variants news.db q1f
      quotetrack variants news.db "nobody wants else"
    """
    from quotetrack.cli.factcheck.history_cards import print_statement, print_statements, statement_row
    from quotetrack.store.statements import tracing

    form = default_form(form)
    _catch_up(db)
    with opened(db) as database:
        if quote is not None:
            members = tracing.statement_of_quote(database, _id_of(database, quote))
            contrary = tracing.contrary_to(database, [row["number"] for row in members])
            found = statement_row(members, contrary)
            if form == "table":
                print_statement(console(), found)
            elif form == "json":
                write_line(to_json(found))
            else:
                write_rows(_flat(found["quotes"]), _VARIANT_COLUMNS, form)
            return
        tell_apart(database, speaker)
        people = _speakers(database, speaker) if speaker is not None else None
        groups = tracing.statements(database, speakers=people, limit=rows_wanted(limit, form))
        total = tracing.count_statements(database, speakers=people) if form == "table" else 0
        rows = [statement_row(group, []) for group in groups]
        if form == "table":
            print_statements(console(), rows)
            tell_cut(console(), len(rows), total, "statement")
        else:
            write_rows(rows if form in ("json", "nl") else _flat(rows), _STATEMENT_COLUMNS, form)


@click.command("timeline", short_help="Show what somebody said over time, with changes marked.")
@DB
@click.option("--speaker", metavar="NAME", required=True, help="A name, an alias or a surname")
@click.option("--about", metavar="TERM", help="Only what holds these words, in any of their forms")
@click.option(
    "--since", metavar="DATE", callback=date_option, help="Published on this day, month or year or later"
)
@click.option(
    "--until", metavar="DATE", callback=date_option, help="Published on this day, month or year or before"
)
@CLASS
@LIMIT
@LEXICON
@output_options("json", "nl", "csv", "md", "table")
def timeline_command(
    db: Path, speaker: str, about: str | None, form: str | None, limit: int | None, **narrow: Any
) -> None:
    """Show what somebody said, in order of time, with changes of position marked.

    The same statement in several articles is one entry. An entry that contradicts an earlier one on the
    same matter, by a number, a negation or an opposite, says so and shows the difference. A name that
    several speakers share is refused; ask for one by number (#12).

    \b
    Example:
      quotetrack timeline news.db --speaker Roe
      quotetrack timeline news.db --speaker Roe --about "toll" --json
    """
    from quotetrack.check.history.histories import timeline as fold
    from quotetrack.check.verification.archive import words_alike
    from quotetrack.cli.factcheck.history_cards import print_timeline, timeline_row
    from quotetrack.store.people.lookup import refuse_several
    from quotetrack.store.statements import tracing

    form = default_form(form)
    _catch_up(db)
    with opened(db) as database:
        archive = _archive(database)
        refuse_several(database, speaker)
        people = _speakers(database, speaker)
        terms = re.findall(r"\w+", about.casefold()) if about is not None else ()
        if about is not None and not terms:
            raise click.BadParameter(f"{about!r} holds no word", param_hint="--about")
        said = tracing.statements_said(database, people, about=terms, alike=words_alike, **narrow)
        wanted = rows_wanted(limit, form)
        read = said if wanted < 0 else said[-max(wanted, _LOOKED_BACK) :]
        found = tracing.quotes_numbered(database, [number for some in read for number in some])
        del archive
    entries = fold(found, last=None if wanted < 0 else wanted)
    if len(read) < len(said):
        of = f"the last {len(read):,} of {len(said):,} statements"
        note(f"changes are looked for in {of}; for all: --limit 0")
    shown = entries if wanted < 0 else entries[-wanted:]
    rows = [timeline_row(entry) for entry in shown]
    if form == "table":
        print_timeline(console(), rows, len(said))
    else:
        write_rows(rows if form in ("json", "nl") else _flat(rows), _TIMELINE_COLUMNS, form)


@click.command("contrast", short_help="Set two quotes side by side, word by word.")
@DB
@click.argument("one", metavar="ID")
@click.argument("other", metavar="ID")
@output_options("json", "table")
def contrast_command(db: Path, one: str, other: str, form: str | None) -> None:
    """Set two quotes side by side: who, when and where, word by word.

    \b
    Example:
      quotetrack contrast news.db q1f q2a
    """
    from quotetrack.cli.factcheck.history_cards import contrast_row, print_contrast
    from quotetrack.store.statements import tracing

    with opened(db) as database:
        row = contrast_row(tracing.find_quote(database, one), tracing.find_quote(database, other))
    if default_form(form) == "json":
        write_line(to_json(row))
    else:
        print_contrast(console(), row)


def _catch_up(path: Path) -> None:
    """Compare quotes that came into a database without being compared, where it can be written."""
    from quotetrack.store import Store
    from quotetrack.store.statements import tracing

    with opened(path) as database:
        left = tracing.waiting(database)
    if not left:
        return
    if left > _WHILE_ASKED:
        note(f"{left:,} quotes have not been compared yet; that is done by: quotetrack ingest {path} PATH")
        return
    try:
        with Store(path) as store:
            relate(store.db)
    except DatabaseError as error:
        note(f"not compared with the others yet: {counted(left, 'quote')} ({error})")


def _archive(database: Database) -> Any:
    """Return the passages of an open database."""
    from quotetrack.check.verification.archive import Archive, words_alike
    from quotetrack.store.statements.claim_search import ClaimReader

    return Archive(ClaimReader(database, words_alike))


def _speakers(database: Database, name: str) -> frozenset[int]:
    """Return the speakers whom a name may mean, with a hint where there is none."""
    found: frozenset[int] = _archive(database).speakers(name)
    if not found:
        explain_nothing(database, name)
    return found


def _nobody_called(database: Database, name: str) -> None:
    """Say that nobody is called so, and who is called nearly so."""
    from quotetrack.store.people.lookup import similar_speakers

    like = similar_speakers(database, name)
    hint = f"; did you mean {', '.join(like)}?" if like else ""
    note(f"no speaker is called {name!r}{hint}")


def _tell_which(database: Database, row: Row) -> None:
    """Say in a verdict which of several of one name is quoted: *#4 John Smith (senator), 2 quotes*."""
    from quotetrack.store.people.lookup import label_of, several_meant

    quote = row["quote"]
    if quote is not None:
        names = str(quote["speaker"] or "").split("; ")
        shared = len(names) == 1 and names[0] and several_meant(database, names[0])
        quote["which"] = label_of(database, quote["speaker_ids"][0]) if shared else None


def _id_of(database: Database, given: str) -> str:
    """Return the id that was given, or that of the quote whose words were."""
    from quotetrack.check.verification.verifying import verify as check
    from quotetrack.errors import UnknownRow

    if _ID.fullmatch(given):
        return given
    best = check(given, _archive(database)).best
    if best is None or best.match.passage.quote is None:
        raise UnknownRow(
            f"no quote holds the words {given!r}; search with: quotetrack quotes DB --search WORDS"
        )
    return str(best.match.passage.quote)


def _write_verdicts(rows: list[Row], form: str, *, draft: bool) -> None:
    """Write verdicts in any format."""
    from quotetrack.cli.factcheck.verdict_cards import print_summary, print_verdict

    if form == "table":
        screen = console()
        for i, row in enumerate(rows):
            if i:
                screen.print()
            print_verdict(screen, row, place=f"{row['path']}:{row['line']}" if draft else "")
        if draft:
            if rows:
                screen.print()
            print_summary(screen, rows)
    elif form == "json" and not draft:
        write_line(to_json(rows[0]))
    else:
        write_rows(rows if form in ("json", "nl") else _flat(rows), _VERDICT_COLUMNS, form)


def _flat(rows: list[Row]) -> list[Row]:
    """Return rows for CSV and Markdown: the quotation's columns beside the verdict's, lists joined."""
    found = []
    for row in rows:
        flat = {**(row.get("quote") or {}), **row}
        found.append(
            {k: "; ".join(map(str, v)) if isinstance(v, (list, tuple)) else v for k, v in flat.items()}
        )
    return found
