"""--lexicon: a newsroom's own words change what is found, in every process, and nothing else does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quotetrack import open as open_database

ROOT = Path(__file__).resolve().parents[2]
CUES = "lemma,upos,class,strength,example\ntannoy,VERB,speech,3,\n"
DESK = {
    "cues.csv": CUES,
    "agencies.csv": "canonical,short,kind,country,aliases,weak,wikidata,example\n"
    "Tidewatch,Tidewatch,wire,Valdria,,,,\n-Reuters\n",
    "nouns.csv": "noun,type,gender,bearing,example\nwaterschap,organization,,,\n",
    "coreference.toml": '[general_bodies]\nwords = "waterschap"\n',
    "channels.csv": "words,channel,example\ndeskside,interview,\n",
}
LOCK = """HARBOUR TOWN (Tidewatch) — Vale Dykes Corp. shut its lock, and the waterschap said it was sorry.

Ida Brandt is the clerk.

Brandt then tannoyed the closure of the hall.

“Nobody drowned,” Otto Dahl, the harbour master, said at a deskside.
"""
ISLE = """GREY ISLE (Reuters) — The tannoy of the clerk broke, and no waterschap owns another, Ann Poe said.
"""


def quotetrack(folder: Path, *args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own: one process reads by one lexicon."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment}
    return subprocess.run(
        [sys.executable, "-m", "quotetrack", *args], cwd=folder, env=env, capture_output=True, text=True
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with two stories and, in *desk*, a lexicon."""
    (tmp_path / "desk").mkdir()
    for name, text in DESK.items():
        (tmp_path / "desk" / name).write_text(text)
    (tmp_path / "lock.txt").write_text(LOCK)
    (tmp_path / "isle.txt").write_text(ISLE)
    return tmp_path


def told(line: str) -> list[tuple[str | None, ...]]:
    """Return the dateline of an article, then who said what, by what word, on what channel."""
    found = json.loads(line)
    rows = [
        (
            quote["speaker"]["name"],
            quote["speaker"]["type"],
            quote["cue_lemma"],
            quote["text"],
            quote["channel"],
        )
        for quote in found["quotes"]
    ]
    return [(found["document"]["dateline_agency"],), *rows]


SHIPPED = [
    [
        (None,),
        ("waterschap", "document", "say", "it was sorry", None),
        ("Otto Dahl", "person", "say", "“Nobody drowned,”", None),
    ],
    [
        ("Reuters",),
        (
            "Ann Poe", "person", "say", "The tannoy of the clerk broke, and no waterschap owns another", None,
        ),
    ],
]  # fmt: skip
OWN = [
    [
        ("Tidewatch",),
        ("Vale Dykes Corp.", "organization", "say", "it was sorry", None),
        ("Ida Brandt", "person", "tannoy", "the closure of the hall", None),
        ("Otto Dahl", "person", "say", "“Nobody drowned,”", "interview"),
    ],
    [(None,), SHIPPED[1][1]],
]


@pytest.mark.model
@pytest.mark.parametrize(
    ("options", "environment", "expected"),
    [
        ([], {}, SHIPPED),
        (["--lexicon", "desk", "--jobs", "2"], {}, OWN),
        (["--jobs", "1"], {"QUOTETRACK_LEXICON": "desk"}, OWN),
    ],
)
def test_own_words_change_what_is_found_in_every_process(
    desk: Path, options: list[str], environment: dict[str, str], expected: list[object]
) -> None:
    done = quotetrack(desk, "extract", "lock.txt", "isle.txt", "--format", "jsonl", *options, **environment)
    assert [told(line) for line in done.stdout.splitlines()] == expected
    assert done.returncode == 0


@pytest.mark.model
def test_stored_articles_are_read_again_when_the_words_change(desk: Path) -> None:
    def ingest(*options: str) -> tuple[str, set[str]]:
        done = quotetrack(desk, "ingest", "news.db", "lock.txt", *options)
        with open_database(desk / "news.db") as db:
            return done.stdout.partition("articles: ")[2][:22], {row.speaker for row in db.quotes()}

    without, own = {"waterschap", "Otto Dahl"}, {"Vale Dykes Corp.", "Otto Dahl"}
    assert ingest() == ("1 new, 0 updated, 0 un", without)
    assert ingest("--lexicon", "desk") == ("0 new, 1 updated, 0 un", own)
    (desk / "desk" / "cues.csv").write_text(f"# Ours.\n{CUES}")
    assert ingest("--lexicon", "desk") == ("0 new, 0 updated, 1 un", own)
    assert ingest() == ("0 new, 1 updated, 0 un", without)


@pytest.mark.parametrize("command", ["extract", "ingest", "quotes", "search", "verify", "serve"])
def test_lists_that_cannot_be_used_are_one_line_and_exit_status_2(
    run: Callable[..., Result], tmp_path: Path, command: str
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "cues.csv").write_text(CUES.replace("VERB", "VRB"))
    found = run(command, "news.db", "words", "--lexicon", folder)
    assert found.exit_code == 2
    assert found.stderr.startswith(f"Error: {folder}/cues.csv, line 2: upos is VRB; write one of: ADJ, ")
    assert found.stderr.count("\n") == 1
    assert not Path("news.db").exists()
