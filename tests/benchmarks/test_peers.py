"""The peers take turns, and what is missing has a reason; how fast they are on this machine is not tested."""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.accuracy import history
from benchmarks.peer_environments import (
    NO_STANZA,
    OURS,
    WORKER,
    Peer,
    PeerMissing,
    environment,
    last_line,
    run_quietly,
    stanza_peer,
)

FAKE = """
import os, sys
sys.path.insert(0, {folder!r})
from peer_worker import main

def load(models):
    print("a library that prints")
    if models == "broken":
        raise ValueError("no such models")
    def work(texts):
        if models == "ends" and len(texts) > 1:
            sys.exit("out of memory")
        return sum(text.count('"') // 2 for text in texts), int(models == "refuses")
    return work

sys.exit(main(sys.argv[1:], {{"quotetrack": load, "spacy": load, "third": load}}))
"""
TEXTS = ['"It is closed," she said. "We know."', '"Yes," he said.']


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    """Return a worker that counts quotation marks instead of loading a model."""
    script = tmp_path / "fake.py"
    script.write_text(FAKE.format(folder=str(WORKER.parent)), encoding="utf-8")
    return script


def peer(worker: Path, name: str, models: str = "") -> Peer:
    """Return a peer whose worker runs in the Python of the tests."""
    return Peer(name, f"the {name}", Path(sys.executable), (models,), worker)


def test_peers_take_turns_over_the_same_articles(fake: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sequence[str]] = []

    def cpu_seconds(command: Sequence[str]) -> float:
        asked.append(command)
        return 0.25

    monkeypatch.setattr(peers, "cpu_seconds", cpu_seconds)
    rows, missing = peers.measure([peer(fake, OURS), peer(fake, "spacy", "refuses")], TEXTS, 2)
    assert not missing
    assert (rows[OURS]["found"], rows[OURS]["failed"]) == (rows["spacy"]["found"], 0) == (3, 0)
    assert rows["spacy"]["failed"] == 1
    assert set(rows[OURS]) - set(rows["spacy"]) == {"cpu_s_help"}
    assert all(row["words_per_cpu_s"] > 0 and row["peak_mb"] > 0 for row in rows.values())
    assert rows["spacy"]["cpu_s_story"] == 0.25
    turn = [OURS, "help", "spacy"]
    assert ["help" if command == peers.HELP else command[4] for command in asked] == turn * 2


@pytest.mark.parametrize(
    ("models", "reason"), [("broken", "ValueError: no such models"), ("ends", "out of memory")]
)
def test_a_peer_that_fails_has_a_reason_and_no_row(fake: Path, models: str, reason: str) -> None:
    rows, missing = peers.measure([peer(fake, "third", models), peer(fake, "spacy")], TEXTS, 1)
    assert set(rows) == {"spacy"}
    assert missing == {"the third": reason}


def test_one_core_is_held_and_given_back() -> None:
    before = os.sched_getaffinity(0)
    with peers.on_one_core():
        assert os.sched_getaffinity(0) == {max(before)}
    assert os.sched_getaffinity(0) == before


def test_a_command_that_fails_has_no_time() -> None:
    with pytest.raises(PeerMissing, match=r"^no luck$"):
        peers.cpu_seconds([sys.executable, "-c", "raise SystemExit('no luck')"])


@pytest.mark.parametrize(
    ("texts", "story"),
    [
        (["a b", "a  b\n\nc d"], "a  b\n\nc\n"),
        (["a", "b c"], "a\n\nb c\n"),
        (["a"], "a\n"),
    ],
)
def test_the_story_is_the_first_words_with_their_white_space(texts: list[str], story: str) -> None:
    assert peers.story_of(texts, 3) == story


def test_the_command_adds_a_row(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(envs: Path, stanza: Path | None) -> Iterator[Peer | tuple[str, str]]:
        yield from (peer(fake, OURS), peer(fake, "spacy"), ("Stanza", NO_STANZA))

    monkeypatch.setattr(peers, "peers", found)
    article, rows = tmp_path / "a.txt", tmp_path / "speed.jsonl"
    article.write_text(TEXTS[0], encoding="utf-8")
    command = [str(article), "--rounds", "1", "--history", str(rows), "--note", "n", "--prediction", "p"]
    assert peers.main(command) == 0
    [row] = history(rows)
    assert (row["note"], row["prediction"], row["articles"], row["words"]) == ("n", "p", 1, 7)
    assert set(row["rows"]) == {OURS, "spacy"}
    assert row["ratio_to_spacy"] > 0
    shown = capsys.readouterr().out
    assert "1 articles, 7 words, median of 1" in shown
    assert "the spacy" in shown and f"not measured: {NO_STANZA}" in shown


def test_without_quotetrack_no_row_is_added(
    fake: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "peers", lambda envs, stanza: [peer(fake, OURS, "broken")])
    article, rows = tmp_path / "a.txt", tmp_path / "speed.jsonl"
    article.write_text(TEXTS[0], encoding="utf-8")
    assert peers.main([str(article), "--history", str(rows)]) == 2
    assert "not measured: ValueError: no such models" in capsys.readouterr().out
    assert not rows.exists()


def test_a_folder_without_articles_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert peers.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path}: no article with text to measure on\n"


def test_an_environment_is_made_once_for_its_versions(tmp_path: Path) -> None:
    made: list[str] = []

    def run(command: Sequence[str]) -> None:
        made.append(command[2])
        if command[2] == "venv":
            (tmp_path / "env" / "bin").mkdir(parents=True)
            (tmp_path / "env" / "bin" / "python").touch()

    for requirements in (["a==1"], ["a==1"], ["a==2"]):
        assert environment(tmp_path / "env", requirements, run) == tmp_path / "env" / "bin" / "python"
    assert made == ["venv", "pip"] * 2


def test_an_installation_that_fails_is_a_reason_and_is_tried_again(tmp_path: Path) -> None:
    made = 0

    def run(command: Sequence[str]) -> None:
        nonlocal made
        made += 1
        raise PeerMissing("no network")

    for _ in range(2):
        with pytest.raises(PeerMissing, match=r"^it cannot be installed \(no network\)$"):
            environment(tmp_path / "env", ["a==1"], run)
    assert made == 2


def test_the_reason_is_the_error_of_the_command() -> None:
    with pytest.raises(PeerMissing, match=r"^ERROR: no such version$"):
        run_quietly([sys.executable, "-c", "raise SystemExit('ERROR: no such version\\nWARNING: a new pip')"])
    with pytest.raises(PeerMissing):
        run_quietly(["/nowhere/python"])
    assert last_line("\n") == ""


def test_stanza_needs_a_package_of_models(tmp_path: Path) -> None:
    with pytest.raises(PeerMissing, match=NO_STANZA):
        stanza_peer("Stanza", tmp_path / "envs", tmp_path)
    assert not (tmp_path / "envs").exists()


def test_the_worker_needs_nothing_that_a_peer_lacks() -> None:
    top = ast.parse(WORKER.read_text(encoding="utf-8")).body
    modules = {alias.name for node in top if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}
    assert {module.partition(".")[0] for module in modules} <= sys.stdlib_module_names


def test_every_row_of_the_history_tells_what_was_expected() -> None:
    for row in history(peers.HISTORY) if peers.HISTORY.exists() else ():
        assert {"date", "commit", "note", "prediction", "articles"} <= set(row)
        if "outcome" in row:  # measured in turns with the code before it, without the peers
            assert row["outcome"] and "ratio_to_spacy" not in row
            continue
        assert {"words", "ratio_to_spacy"} <= set(row)
        assert row["rows"][OURS]["words_per_cpu_s"] > 0


@pytest.mark.model
def test_quotetrack_itself_works_in_its_process(tmp_path: Path) -> None:
    article = tmp_path / "articles.json"
    article.write_text(json.dumps(["The bridge is closed, Mayor Ilse Brandt said on Monday.\n"]))
    with peers.working(Peer(OURS, "quotetrack", Path(sys.executable)).command("serve", article)) as worker:
        first, second = worker.turn(), worker.turn()
    assert (first["found"], first["failed"]) == (second["found"], second["failed"]) == (1, 0)
