"""The command ``review``: a person's verdict on a quote, and the list of verdicts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import click

from quotetrack.cli.editing.review_cards import print_history, print_reviews
from quotetrack.cli.terminal.cards import print_quotes
from quotetrack.cli.terminal.complaints import Complaints
from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import console, default_form, tell_cut, write_line, write_rows
from quotetrack.cli.terminal.shared_options import DB, LIMIT, output_options, rows_wanted
from quotetrack.model import CLASSES, Relation, Span, SpeakerType
from quotetrack.model.stored import CORRECTABLE, REVIEW_STATUSES

_COLUMNS = (
    *("id", "status", "reviewer", "reviewed_at", "note", "corrected"),
    *("kind", "speaker", "role", "affiliation", "cue", "source", "text", "content"),
    *("orphaned", "title", "published", "path", "url", "document"),
)
_DECIDED = (
    *("id", "review", "reviewer", "reviewed_at", "review_note", "corrected"),
    *("kind", "class", "speaker", "role", "affiliation", "cue", "source", "text"),
)


def _span(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[Span, ...]:
    """Read spans written *12-57*."""
    found = []
    for value in values:
        match = re.fullmatch(r"(\d+)-(\d+)", value)
        if not match or int(match[1]) >= int(match[2]):
            raise click.BadParameter(f"{value!r}: write START-END in characters of the text, as in 12-57")
        found.append(Span(int(match[1]), int(match[2])))
    return tuple(sorted(found))


@click.command("review", short_help="Confirm, correct or reject quotes, or list the verdicts.")
@DB
@click.argument("quote", metavar="[ID]", required=False)
@click.option(
    "--status",
    type=click.Choice(REVIEW_STATUSES),
    help="The verdict; undone takes back the last, withdrawn all before. In a list: only these",
)
@click.option("--by", "reviewer", metavar="NAME", help="Who decides. In a list: only theirs")
@click.option("--note", "remark", metavar="TEXT", help="Why; with commented, the comment")
@click.option(
    "--content", multiple=True, metavar="WORDS", help="What was said, as in the text; once per part"
)
@click.option(
    "--content-span", multiple=True, callback=_span, metavar="A-B", help="The same in characters of the text"
)
@click.option("--cue", metavar="WORDS", help="The words that report it, as in the text")
@click.option("--source", metavar="WORDS", help="The words that name who is reported, as in the text")
@click.option(
    "--speaker",
    multiple=True,
    metavar="NAME",
    help="Who said it, in any form of a name; repeat it for each name",
)
@click.option("--speaker-type", type=click.Choice(get_args(SpeakerType)), help="What kind of speaker that is")
@click.option("--role", metavar="TEXT", help="In what capacity")
@click.option("--affiliation", metavar="BODY", help="For whom")
@click.option("--class", "klass", type=click.Choice(CLASSES), help="Whether it is speech at all")
@click.option("--agency", metavar="NAME", help="The outlet through which it came; '' for none")
@click.option("--relation", type=click.Choice(get_args(Relation)), help="How it came through that outlet")
@click.option("--channel", metavar="TEXT", help="On what occasion: interview, tweet, ...; '' for none")
@click.option(
    "--apply", "path", metavar="FILE", help="Record the verdicts of a CSV or JSON lines file: id, status, ..."
)
@click.option("--history", is_flag=True, help="Every verdict ever given, and what was found between them")
@click.option("--orphaned", is_flag=True, help="In a list: only verdicts whose quote is no longer there")
@LIMIT
@output_options("json", "nl", "csv", "md", "table")
@click.pass_context
def review_command(
    ctx: click.Context,
    /,
    db: Path,
    quote: str | None,
    path: str | None,
    form: str | None,
    limit: int | None,
    **given: Any,
) -> None:
    """Confirm, correct or reject a quote; without ID, list the verdicts.

    Every verdict is kept and the latest counts, also after the article is extracted anew. What is set
    right shows in every command. ID may be the beginning of an id.

    \b
    Example:
      quotetrack review news.db q1f --status confirmed --by "Ida Lund"
      quotetrack review news.db q1f --status corrected --by Ida --speaker Dahl
      quotetrack review news.db q1f --history
      quotetrack review news.db --status rejected
      quotetrack review news.db --apply checked.csv --by "Ida Lund"
    """
    if path is not None:
        _apply(ctx, db, path, given["reviewer"])
        return
    form = default_form(form)
    if quote is not None and given["status"] is not None:
        _decide(db, quote, form, given)
        return
    if any(given[name] not in (None, ()) for name in (*CORRECTABLE, "remark")):
        raise click.UsageError(
            f"a verdict needs an ID and --status {', '.join(REVIEW_STATUSES[:-1])} or withdrawn"
        )
    from quotetrack.store.reviews import verdicts

    past = given["history"] or quote is not None
    with opened(db) as file:
        total = 0
        if past:
            rows = verdicts.history(file, quote)
        else:
            asked = {name: given[name] for name in ("status", "reviewer", "orphaned")}
            every = verdicts.reviews(file, **asked)
            wanted = rows_wanted(limit, form)
            rows, total = every if wanted < 0 else every[:wanted], len(every)
    if form != "table":
        write_rows(rows, _COLUMNS, form)
    elif not rows:
        console().print("no verdicts; give one with: quotetrack review DB ID --status confirmed --by NAME")
    elif past:
        print_history(console(), rows)
    else:
        print_reviews(console(), rows)
        tell_cut(console(), len(rows), total, "verdict")


def _decide(db: Path, quote: str, form: str, given: dict[str, Any]) -> None:
    """Record a verdict and show the quote as it is now."""
    from quotetrack.store.questions import queries
    from quotetrack.store.reviews import verdicts
    from quotetrack.store.reviews.corrections import correction_of

    if not given["reviewer"] or not given["reviewer"].strip():
        raise click.UsageError("say who is deciding: --by NAME")
    correcting = any(given[name] not in (None, ()) for name in CORRECTABLE)
    if (given["status"] == "corrected") != correcting:
        raise click.UsageError(
            "corrected needs the right value: --content, --content-span, --cue, --source, --speaker,"
            " --speaker-type, --role, --affiliation, --class, --agency, --relation or --channel;"
            " no other verdict takes them"
        )
    if given["status"] == "commented" and not (given["remark"] or "").strip():
        raise click.UsageError("a comment has words: --note TEXT")
    with opened(db, writing=True) as file:
        shown = queries.show(file, quote)
        correction = correction_of(shown, given) if correcting else None
        key = verdicts.record_review(
            file,
            shown["id"],
            given["status"],
            reviewer=given["reviewer"].strip(),
            note=given["remark"],
            correction=correction,
        )
        row = queries.show(file, key)
    if form == "table":
        print_quotes(console(), [row])
    else:
        write_rows([{name: row[name] for name in _DECIDED}], _DECIDED, form)


def _apply(ctx: click.Context, db: Path, path: str, reviewer: str | None) -> None:
    """Record the verdicts of a file."""
    from quotetrack.cli.editing.applying import Applied

    applied = Applied()
    listing = None if path == "-" else Path(f"{path}.failed.txt")
    with opened(db, writing=True) as file, Complaints(listing) as complaints:
        for refusal in applied.run(file, path, reviewer):
            complaints.add(f"Error: {refusal}", "refused")
    write_line(applied.summary(path))
    if applied.counts["refused"] or applied.counts["conflict"]:
        ctx.exit(2)
