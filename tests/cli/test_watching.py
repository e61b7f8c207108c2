"""``ingest --watch``: what comes later is stored, what is known is neither said nor fetched again."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

sys.path.insert(0, str(Path(__file__).parents[1] / "read"))

Run = Callable[..., Result]


def steps(monkeypatch: pytest.MonkeyPatch, *happening: Callable[[], object]) -> list[float]:
    """Let something happen in each pause, and Ctrl-C be pressed in the last; return the pauses."""
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) > len(happening):
            raise KeyboardInterrupt
        happening[len(pauses) - 1]()

    monkeypatch.setattr(time, "sleep", sleep)
    return pauses


@pytest.mark.usefixtures("parser")
def test_what_comes_into_a_folder_is_stored_and_what_is_known_is_not_said_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("Ann Roe said it rains.")
    (folder / "bad.txt").write_text("")
    pauses = steps(
        monkeypatch,
        lambda: None,
        lambda: (folder / "b.txt").write_text("Otto Dahl said it snows."),
        lambda: (folder / "a.txt").write_text("Ann Roe said it snows."),
    )
    done = run("ingest", "news.db", "in", "--watch", 7, "--jobs", 1)
    assert (done.exit_code, pauses) == (0, [7] * 4)
    assert [line.split("articles: ")[1].split(";")[0] for line in done.stdout.splitlines()] == [
        "1 new, 0 updated, 0 unchanged, 1 failed",
        "1 new, 0 updated, 1 unchanged, 0 failed",
        "0 new, 1 updated, 1 unchanged, 0 failed",
    ]
    assert done.stderr.count("bad.txt: empty") == 1


@pytest.mark.parametrize(
    ("path", "every", "said"),
    [("https://a.example/feed", "5", "once a minute at the most"), ("-", "90", "standard input ends")],
)
def test_what_cannot_be_watched_says_so(run: Run, path: str, every: str, said: str) -> None:
    done = run("ingest", "news.db", path, "--watch", every)
    assert done.exit_code == 2 and said in done.stderr and not Path("news.db").exists()


def test_a_page_of_a_list_is_fetched_once_however_often_the_list_is_read(tmp_path: Path) -> None:
    from misbehaving import page, serving

    from quotetrack.cli.intake.inputs import Input
    from quotetrack.model import Article
    from quotetrack.read import FetchRules, ReadOptions, read

    rules = FetchRules(
        intranet=frozenset({"press.example"}), lookup=lambda host, port: ["127.0.0.1"], pause=0.0
    )
    had: set[str] = set()
    assert Input((), {}, "text", follow=True, fetched=had)._options().fetched is had
    with serving({"/*": page}) as server:
        (tmp_path / "list.txt").write_text(server.url("/1") + "\n")
        options = ReadOptions(fetching=rules, follow=True, fetched=had)
        first = list(read([str(tmp_path / "list.txt")], options))
        (tmp_path / "list.txt").write_text(server.url("/1") + "\n" + server.url("/2") + "\n")
        second = list(read([str(tmp_path / "list.txt")], options))
    assert [f.fetched for f in (*first, *second) if isinstance(f, Article)] == [
        server.url("/1"),
        server.url("/2"),
    ]
    assert server.asked.count("/1") == 1
