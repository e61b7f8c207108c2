"""Every command that writes is killed at some of its changes; a database that lost something is seen."""

from __future__ import annotations

import sys
from typing import Any

import killing
import pytest
import reliability

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kills are counted under Linux")


def test_no_kill_loses_anything() -> None:
    try:
        found = killing.killed(14, 0)
    except RuntimeError as error:
        if "no C compiler" in str(error):
            pytest.skip(str(error))
        raise
    assert (found["kills"], found["faults"]) == (14, [])
    assert set(found["commands"]) == set(killing.WRITING)


BEFORE = {
    "articles": ["('a', 'in/a.txt', 'f0')"],
    "copies": list[str](),
    "quotes": ["('q1', 'it rains', 'Ann Roe', None, None)"],
    "reviews": ["('confirmed', 'Bo', None, 'it rains')"],
    "decisions": ["('merge', 'Anna Roe', None)"],
    "names": list[str](),
}
AFTER = {**BEFORE, "names": ["('Ann Roe', 'Ann Roe')"]}
LEFT: dict[str, tuple[str, dict[str, Any], str]] = {
    "as before": ("merge", BEFORE, "as before"),
    "done": ("merge", AFTER, "done"),
    "half of it": ("merge", {**AFTER, "copies": ["x"]}, "fault: neither as before nor done"),
    "an article less": ("ingest", {**BEFORE, "articles": []}, "fault: an article is lost"),
    "a verdict less": ("ingest", {**BEFORE, "reviews": []}, "fault: a verdict or a decision is lost"),
    "a decision less": ("ingest", {**BEFORE, "decisions": []}, "fault: a verdict or a decision is lost"),
    "another end": ("ingest", {**BEFORE, "quotes": []}, "fault: done again, it comes to another end"),
}


@pytest.mark.parametrize(("name", "left", "verdict"), LEFT.values(), ids=LEFT)
def test_what_is_lost_is_seen(
    monkeypatch: pytest.MonkeyPatch, name: str, left: dict[str, Any], verdict: str
) -> None:
    again = iter([left, AFTER if verdict == "as before" else left])
    monkeypatch.setattr(killing, "state_of", lambda path: next(again))
    monkeypatch.setattr(killing, "run", lambda words: 0)
    assert killing._judge(killing.WRITING[name], killing.WRITING[name].words, BEFORE, AFTER) == verdict


def test_a_database_that_cannot_be_read_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(path: object) -> None:
        raise AssertionError("malformed")

    monkeypatch.setattr(killing, "state_of", torn)
    verdict = killing._judge(killing.WRITING["merge"], ("merge", "news.db"), BEFORE, AFTER)
    assert verdict.startswith("fault: cannot be read")


def test_the_page_has_the_counts_of_the_run_and_what_broke() -> None:
    tally = reliability.Tally()
    names = (
        "readers",
        "encodings",
        "UTF-8",
        "dates",
        "marks",
        "CSV",
        "addresses",
        "texts",
        "stored",
        "servers",
    )
    for n, name in enumerate((*names, "kills"), 1001):
        tally.add(name, n, [])
    commands = {"merge": {"as before": 3, "done": 1, "changes": 107}}
    page = reliability.page(tally, commands, "python tests/reliability.py")
    assert all(f"| {n:,} | 0 |" in page for n in range(1001, 1011)) and "Kills: 1,011, broken: 0." in page
    assert "| `merge` | 107 | 3 | 0 | 1 | 0 |" in page and "## Broken" not in page
    tally.add("CSV", 1, ["a cell\nis lost"])
    assert "## Broken\n\n- a cell is lost" in reliability.page(tally, commands, "x")


def test_every_promise_is_tried() -> None:
    import promises

    template = reliability.TEMPLATE.read_text(encoding="utf-8")
    for name in (*promises.QUICK, "texts", "stored", "servers", "kills"):
        assert "{" + name.lower().replace("-", "_") + "}" in template
