"""Every command explains itself, and every example in its help runs."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest
from click.testing import Result

from quotetrack.cli import GROUPS, main

Run = Callable[..., Result]
CORPUS = Path(__file__).parent.parent / "evaluate" / "corpus"


def ids(news: Path) -> dict[str, str]:
    with closing(sqlite3.connect(news)) as connection:
        return dict(connection.execute("SELECT cue, id FROM quotes"))


def commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in main.commands.items():
        yield name, command
        if isinstance(command, click.Group):
            for below, inner in command.commands.items():
                yield f"{name} {below}", inner


COMMANDS = list(commands())


def examples() -> Iterator[str]:
    for _, command in [("", main), *COMMANDS]:
        yield from re.findall(r"^ *quotetrack (.*)$", command.help or "", re.MULTILINE)


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[c[0] for c in COMMANDS])
def test_every_command_has_help_with_an_example(run: Run, name: str, command: click.Command) -> None:
    short, long = run(*name.split(), "-h"), run(*name.split(), "--help")
    assert short.exit_code == 0
    assert short.output == long.output
    assert re.search(rf"^ +Example:\n +quotetrack {name} ?", short.output, re.MULTILINE)
    assert all(p.help for p in command.params if isinstance(p, click.Option))


def test_the_commands_are_listed_by_what_a_person_wants_to_do(run: Run) -> None:
    lines = run("--help").output.splitlines()
    headings = [f"{heading}:" for heading in GROUPS]
    assert [line for line in lines if line in headings] == headings
    listed = lines[lines.index(headings[0]) :]
    assert [line.split()[0] for line in listed if line.startswith("  ")] == [
        command.name for group in GROUPS.values() for command in group
    ]


def test_every_short_help_is_a_whole_sentence_in_eighty_columns(run: Run) -> None:
    lines = run("--help").output.splitlines()
    for name, command in main.commands.items():
        if name != "help":
            (line,) = (line for line in lines if line.startswith(f"  {name} "))
            assert line.endswith(f" {command.short_help}") and len(line) <= 80
            assert re.fullmatch(r"[A-Z][^.…]+\.", command.short_help or ""), name


@pytest.mark.parametrize("name", ["", *(name for name, _ in COMMANDS)])
def test_help_shows_what_the_option_shows(run: Run, name: str) -> None:
    asked = run("help", *name.split())
    assert (asked.exit_code, asked.output) == (0, run(*name.split(), "--help").output)


@pytest.mark.parametrize("name", ["quoets", "models nothing", "quotes more"])
def test_help_on_what_is_no_command_says_so(run: Run, name: str) -> None:
    asked = run("help", *name.split())
    assert asked.exit_code == 2
    assert f"No such command {name.split()[-1]!r}." in asked.stderr


@pytest.mark.parametrize("example", list(dict.fromkeys(examples())))
@pytest.mark.usefixtures("parser")
def test_every_example_in_a_help_text_runs(
    run: Run, news: Path, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotetrack.parse.fetch.fetch", lambda name: Path("stanza_resources"))
    monkeypatch.setattr("quotetrack.web.serve", lambda *_, ready, **__: ready("http://127.0.0.1:8001/"))
    Path("story.txt").write_text("Ann Roe said it rains.", encoding="utf-8")
    Path("articles").mkdir()
    Path("articles/one.txt").write_text("Otto Dahl said it snows.", encoding="utf-8")
    Path("rows.csv").write_text("id,body\n1,Otto Dahl said it hails.\n", encoding="utf-8")
    shutil.copytree(CORPUS, "corpus")
    shutil.copy(CORPUS / "predictions.jsonl", "found.jsonl")
    Path("checked.csv").write_text(f"id,status\n{ids(news)['told']},confirmed\n", encoding="utf-8")
    Path("questions.toml").write_text('[toll]\nsearch = "toll"\n', encoding="utf-8")
    Path("draft.md").write_text("Otto Dahl said it hails.\n", encoding="utf-8")
    known = {"q1f": ids(news)["told"], "q2a": ids(news)["did not say"]}
    args = [known.get(part, part) for part in shlex.split(example)]
    if args[0] == "undo":
        run("alias", news, "Otto Dahl", "Dahl the Elder")
    if args[0] == "load":
        run("extract", "articles", "--out", "extracted")
    if args[0] == "restore":
        run("remove", news, "toll")
    done = run(*args)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.strip() or args[0] == "mcp"  # which waits for what an assistant asks
