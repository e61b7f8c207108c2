"""The command that asks saved questions again and tells what is new: alerts."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.text import Text

from quotetrack.cli.terminal.cards import print_quotes
from quotetrack.cli.terminal.opening import opened
from quotetrack.cli.terminal.printing import console, default_form, note, to_json, write_line
from quotetrack.cli.terminal.shared_options import DB, output_options
from quotetrack.errors import UnreadableInput
from quotetrack.lexicon.counted_nouns import counted
from quotetrack.model.stored import Row

if TYPE_CHECKING:
    from sqlite_utils import Database

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Seen = dict[str, dict[str, str]]  # by question, when each quote was first found

_SHOWN = 20  # quotes of a question on a terminal
_FED = 100  # entries of a feed
_ASKED = ("search", "speaker", "agency", "affiliation", "publisher", "kind", "class", "since", "until")


@click.command("alerts", short_help="Ask saved questions again, and report what is new.")
@DB
@click.argument("questions", metavar="QUESTIONS", type=click.Path(path_type=Path))
@click.option("--atom", "feed", metavar="FILE", type=click.Path(path_type=Path), help="Write an Atom feed")
@click.option("--keep", is_flag=True, help="Report the same quotes again next time")
@output_options("json", "nl", "table")
def alerts_command(db: Path, questions: Path, feed: Path | None, keep: bool, form: str | None) -> None:
    """Ask the questions of a TOML file, and tell which quotes are new since they were last asked.

    \b
    [toll]
    search = "toll OR tax -parking"
    [roe]
    speaker = "Ann Roe"
    kind = "direct"

    A question may have search (as quotetrack search takes it), speaker, agency, affiliation, publisher, kind,
    class, since and until. What has been told is kept beside the file, in QUESTIONS.seen. A feed holds the
    hundred found last. The exit status is 0 whether or not anything is new.

    \b
    Example:
      quotetrack alerts news.db questions.toml
      quotetrack alerts news.db questions.toml --atom alerts.xml
    """
    asked = _questions(questions)
    memory = questions.with_name(questions.name + ".seen")
    seen = _seen(memory)
    now = datetime.now(timezone.utc)
    moment = now.strftime("%Y-%m-%dT%H:%M:%SZ")
    with opened(db) as found:
        answers = {name: _answers(found, question) for name, question in asked.items()}
    news = {
        name: [row for row in rows if row["id"] not in seen.get(name, {})] for name, rows in answers.items()
    }
    for name, rows in news.items():
        seen.setdefault(name, {}).update({row["id"]: moment for row in rows})
    if feed is not None:
        _write(feed, _feed(questions.stem, answers, seen, now))
        write_line(f"{feed}: {counted(sum(map(len, news.values())), 'new quote')}")
    else:
        _tell(news, default_form(form))
    if not keep:
        _write(memory, json.dumps(seen, indent=0, sort_keys=True) + "\n")


def _questions(path: Path) -> dict[str, dict[str, Any]]:
    """Read the questions; raise UnreadableInput where the file is none of such."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror or error}; give a file of questions") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: is not valid TOML ({error}); see: quotetrack alerts -h") from error
    if not found:
        raise UnreadableInput(f"{path}: has no question in it; see: quotetrack alerts -h")
    for name, question in found.items():
        if not isinstance(question, dict) or not question:
            raise UnreadableInput(
                f'{path}: {name} is not a question; write [{name}], and below it search = "toll"'
            )
        for key, value in question.items():
            if key not in _ASKED:
                raise UnreadableInput(
                    f"{path}: [{name}] has {key!r}, which no question has; use {', '.join(_ASKED)}"
                )
            if not isinstance(value, str):
                raise UnreadableInput(f'{path}: [{name}] {key} is not in quotes; write {key} = "{value}"')
    return found


def _answers(db: Database, question: Mapping[str, str]) -> list[Row]:
    """Return the quotes that answer a question, but for what a person rejected."""
    from quotetrack.lexicon.asked.asked_dates import read_asked_date
    from quotetrack.store.questions.queries import quotes
    from quotetrack.store.questions.quote_filter import QuoteFilter

    given: dict[str, Any] = {"klass" if key == "class" else key: value for key, value in question.items()}
    for key in {"since", "until"} & set(given):
        given[key] = read_asked_date(given[key])
    return quotes(db, QuoteFilter(**given))


def _seen(memory: Path) -> Seen:
    """Return what has been told; nothing where nothing has."""
    if not memory.exists():
        return {}
    try:
        found: Seen = json.loads(memory.read_text(encoding="utf-8"))
        return {str(name): dict(rows) for name, rows in found.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UnreadableInput(
            f"{memory}: is damaged; delete it, and everything counts as new again"
        ) from error


def _feed(title: str, answers: Mapping[str, list[Row]], seen: Seen, now: datetime) -> str:
    """Return the feed of what was found last."""
    from quotetrack.export.newsroom.atom import atom_feed

    entries = {
        row["id"]: (name, seen[name][row["id"]], row) for name, rows in answers.items() for row in rows
    }
    last = sorted(entries.values(), key=lambda one: (one[1], one[2]["published"] or ""), reverse=True)
    return atom_feed(title, last[:_FED], now)


def _tell(news: Mapping[str, list[Row]], form: str) -> None:
    """Print what is new, question by question."""
    if form != "table":
        rows = [{"question": name, **row} for name, found in news.items() for row in found]
        lines = [to_json(row) for row in rows]
        for line in lines if form == "nl" else ["[" + ",\n ".join(lines) + "]"]:
            write_line(line)
        return
    screen = console()
    for i, (name, rows) in enumerate(news.items()):
        screen.print(Text(("\n" if i else "") + f"{name}: {counted(len(rows), 'new quote')}", style="bold"))
        if rows:
            screen.print()
            print_quotes(screen, rows[:_SHOWN])
        if len(rows) > _SHOWN:
            note(f"{name}: {len(rows) - _SHOWN} more; --json shows all")


def _write(path: Path, text: str) -> None:
    """Put a file in the place of an older one only once it is whole."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be written ({error.strerror}); give another place") from error
