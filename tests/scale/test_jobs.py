"""Articles in several processes: the order, a process that dies, what fails, when it stops, what is held."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import psutil
import pytest
import stand_ins
from click.testing import Result

from quotetrack.errors import QuotetrackError
from quotetrack.model import Article
from quotetrack.pipeline import ExtractionFailed
from quotetrack.resources import resource
from quotetrack.scale import cores, jobs
from quotetrack.scale.jobs import extract_with_jobs
from quotetrack.scale.worker_process import Found


def articles(*texts: str) -> Iterator[Article]:
    return (Article(f"a{number}", text) for number, text in enumerate(texts))


def told(found: Found) -> str:
    """What became of an article: its title, or why it failed."""
    return str(found) if isinstance(found, ExtractionFailed) else str(found.title)


def workers() -> list[psutil.Process]:
    """The processes that extract: the children of the one from which they are forked."""
    servers = psutil.Process().children()
    return [child for server in servers for child in server.children()]


def test_answers_come_in_the_order_given_from_several_processes() -> None:
    texts = [f"{'long ' * (2000 if n % 7 == 0 else 1)}{n}" for n in range(100)]
    found = list(extract_with_jobs(articles(*texts), 2, stand_ins.shouting))
    assert [told(one) for one in found] == [text.upper() for text in texts]
    assert len({one.parser for one in found if not isinstance(one, ExtractionFailed)}) == 2
    assert workers() == []


def test_fewer_articles_than_processes_start_no_more_than_they_need() -> None:
    found = extract_with_jobs(articles("one"), 4, stand_ins.shouting)
    assert told(next(found)) == "ONE"
    assert len(workers()) == 1
    assert list(found) == []


def test_a_process_that_dies_is_replaced_and_its_article_tried_once_more(tmp_path: Path) -> None:
    texts = ["a", f"die once {tmp_path / 'died'}", "b", "c", "die", "d", "e", "die", "f"]
    found = [told(one) for one in extract_with_jobs(articles(*texts), 2, stand_ins.shouting)]
    assert [found[at] for at in (0, 2, 3, 5, 6, 8)] == ["A", "B", "C", "D", "E", "F"]
    assert found[1] == texts[1].upper()
    why = "not extracted (ProcessDied: its process ended, twice, with signal 9); please report this article"
    assert (found[4], found[7]) == (f"a4: {why}", f"a7: {why}")


def test_a_failure_keeps_its_article_and_its_words_on_the_way() -> None:
    failed, _ = extract_with_jobs(articles("fail", "x"), 2, stand_ins.shouting)
    assert isinstance(failed, ExtractionFailed)
    assert failed.article == Article("a0", "fail")
    assert str(failed) == "a0: not extracted (ValueError: out of cheese); please report this article"


@pytest.mark.parametrize(
    ("load", "why"),
    [
        (stand_ins.no_models, "models: none; reinstall quotetrack"),
        (stand_ins.stillborn, "processes end before they read an article (status 7); run with --jobs 1"),
    ],
)
def test_what_concerns_every_article_is_raised_once(load: Callable[[], object], why: str) -> None:
    with pytest.raises(QuotetrackError) as raised:
        list(extract_with_jobs(articles("x", "y"), 2, load))  # type: ignore[arg-type]
    assert str(raised.value) == why
    assert workers() == []


def test_no_more_is_read_ahead_than_the_processes_need() -> None:
    read: list[int] = []

    def endless() -> Iterator[Article]:
        while True:
            read.append(len(read))
            yield Article(f"a{len(read)}", "text")

    answers = extract_with_jobs(endless(), 2, stand_ins.shouting)
    for taken in range(1, 300):
        next(answers)
        assert len(read) - taken <= jobs._AHEAD * 2
    answers.close()
    assert workers() == []


def test_long_articles_are_not_read_ahead_beyond_what_memory_has_room_for() -> None:
    read: list[int] = []

    def long() -> Iterator[Article]:
        for number in range(20):
            read.append(number)
            yield Article(f"a{number}", "x" * (jobs._CHARACTERS // 2))

    answers = extract_with_jobs(long(), 2, stand_ins.shouting)
    next(answers)
    assert len(read) <= 4
    assert len(list(answers)) == 19


def test_ctrl_c_does_not_reach_the_processes() -> None:
    answers = extract_with_jobs(articles(*"abcdefghij"), 2, stand_ins.shouting)
    found = list(islice(answers, 1))
    for worker in workers():
        os.kill(worker.pid, signal.SIGINT)
    assert [told(one) for one in (*found, *answers)] == list("ABCDEFGHIJ")


@pytest.mark.parametrize(
    ("physical", "allowed", "free", "processes"),
    [(8, 8, 64, 8), (8, 2, 64, 2), (8, 8, 1, 2), (8, 8, 0, 1), (None, 1, 64, 1)],
)
def test_there_is_a_process_a_core_where_memory_has_room(
    monkeypatch: pytest.MonkeyPatch, physical: int | None, allowed: int, free: int, processes: int
) -> None:
    memory = type("Memory", (), {"available": free * 1_000_000_000})
    monkeypatch.setattr(psutil, "cpu_count", lambda logical: physical)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: set(range(allowed)), raising=False)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    assert cores.processes_to_use() == processes


@pytest.mark.model
def test_two_processes_read_unlike_articles_as_one_does(run: Callable[..., Result]) -> None:
    articles = str(resource("data/articles"))
    one, two = (run("extract", articles, "--jobs", count, "--format", "jsonl") for count in ("1", "2"))
    assert one.stdout == two.stdout != ""


@pytest.mark.model
def test_two_processes_write_and_store_what_one_does(run: Callable[..., Result]) -> None:
    for n in range(6):
        Path(f"{n}.txt").write_text(
            f"Bridge {n}\n\n“It is {n} weeks late,” Mayor Ann Roe told AP. She said the toll will rise.\n",
            encoding="utf-8",
        )
    names = [f"{n}.txt" for n in range(6)]
    outputs, rows = [], []
    for count in ("1", "2"):
        outputs.append(run("extract", *names, "--jobs", count).stdout)
        assert run("ingest", f"{count}.db", *names, "--jobs", count).exit_code == 0
        rows.append(json.loads(run("quotes", f"{count}.db", "--class", "all", "--json").stdout))
    assert outputs[0] == outputs[1] != ""
    assert [[row["id"], row["text"], row["speaker"]] for row in rows[0]] == [
        [row["id"], row["text"], row["speaker"]] for row in rows[1]
    ]
