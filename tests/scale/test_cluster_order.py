"""In which order a cluster's batches come to stand in files, with stand-ins for Ray that need no process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from quotetrack.export.tables.extraction_rows import read_extractions
from quotetrack.lexicon.own.chosen import versioned
from quotetrack.model import Article, Extraction
from quotetrack.pipeline import ExtractionFailed
from quotetrack.scale import ray_cluster
from quotetrack.scale.partition_rows import earlier_rows, partition_files
from quotetrack.scale.partitions import Partitions
from quotetrack.scale.ray_cluster import Cluster, Written, extract_on_cluster
from quotetrack.version import __version__

pytest.importorskip("pyarrow")


class Lost(Exception):
    """What Ray raises of an actor that is gone."""


class TaskError(Lost):
    """What Ray raises of an error in a task."""


class StandInRay:
    """Two actors, of which the one that was asked last is through first; *die* ends the one that reads it."""

    exceptions = SimpleNamespace(RayError=Lost, RayTaskError=TaskError)

    def __init__(self, **more: float) -> None:
        self.there = {"CPU": 2.0, **more}
        self.gpus: list[float] = []  # of each actor that was made

    def remote(self, *, num_gpus: float, **_: Any) -> Callable[[type], Any]:
        def made(kind: type, given: Any) -> Any:
            self.gpus.append(num_gpus)
            return self._actor(kind(*given))

        return lambda kind: SimpleNamespace(remote=lambda *given: made(kind, given))

    def _actor(self, made: Any) -> Any:
        def method(name: str) -> Any:
            return SimpleNamespace(remote=lambda *given: _Task(lambda: getattr(made, name)(*given), name))

        return SimpleNamespace(ready=method("ready"), extract=method("extract"))

    def cluster_resources(self) -> dict[str, float]:
        return self.there

    def wait(self, tasks: list[_Task], **_: Any) -> tuple[list[_Task], list[_Task]]:
        starting = [task for task in tasks if task.name == "ready"]
        return [(starting or tasks)[-1]], []

    def get(self, task: _Task) -> Any:
        return task.run()

    def kill(self, actor: Any) -> None:
        pass


class _Task:
    """What an actor was asked for, done when it is looked at."""

    def __init__(self, run: Callable[[], Any], name: str) -> None:
        self.run, self.name = run, name


def reading() -> Callable[[Article], Extraction | ExtractionFailed]:
    """Find nothing in an article; *die* ends the actor, *fail* fails."""

    def extract(article: Article) -> Extraction | ExtractionFailed:
        if article.text == "die":
            raise Lost("gone")
        if article.text == "fail":
            return ExtractionFailed(article, ValueError("no"))
        return Extraction(article, None, (), None, "p", versioned(__version__))

    return extract


def page(*texts: str) -> list[Article]:
    """Articles: one that begins with *Page* is what the one page said, any other is one of its own."""
    return [
        Article("page" if text.startswith("Page") else text, text, fetched=f"https://n.example/{text[:4]}")
        for text in texts
    ]


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Cluster:
    """A cluster of stand-ins, which takes two articles a batch."""
    monkeypatch.setattr(ray_cluster, "ARTICLES", 2)
    found = object.__new__(Cluster)
    found.ray, found._own = StandInRay(), False
    return found


def run(
    cluster: Cluster, articles: Iterable[Article], out: Path, batches: int | None = None
) -> list[Written]:
    """Extract what is missing; stop behind so many batches."""
    files = Partitions(out)
    some = extract_on_cluster(cluster, files.missing(articles), files, load=reading)
    told = []
    for one in some:
        told.append(one)
        if len(told) == batches:
            some.close()
    return told


def texts(out: Path) -> list[str]:
    """What the files of a folder hold, in their order."""
    return [one.article.text for path in partition_files(out) for one in read_extractions(path)]


def counting(out: Path) -> list[str]:
    """The texts that ``load`` takes."""
    earlier = earlier_rows(partition_files(out)).passed
    return [text for number, text in enumerate(texts(out)) if number not in earlier]


def test_files_follow_the_input_whichever_actor_was_faster(cluster: Cluster, tmp_path: Path) -> None:
    given = page("one", "Page as it was", "Page as it is", "two", "three")
    assert sum(one.articles for one in run(cluster, given, tmp_path)) == 5
    assert texts(tmp_path) == [one.text for one in given]


@pytest.mark.parametrize("bad", ["die", "fail"])
@pytest.mark.parametrize("first", [True, False])
def test_a_batch_that_is_parted_stays_before_those_behind_it(
    cluster: Cluster, tmp_path: Path, bad: str, first: bool
) -> None:
    before = (bad, "Page as it was") if first else ("Page as it was", bad)
    told = run(cluster, page(*before, "Page as it is", "two", "three"), tmp_path)
    assert sum(one.articles for one in told) == 4
    assert [failure.article.text for one in told for failure in one.failed] == [bad]
    assert texts(tmp_path) == ["Page as it was", "Page as it is", "two", "three"]
    assert counting(tmp_path) == ["Page as it is", "two", "three"]
    assert [path.suffix for path in sorted(tmp_path.iterdir())] == [".parquet"] * 3


def test_the_last_text_counts_when_a_run_is_stopped_and_gone_on_with(
    cluster: Cluster, tmp_path: Path
) -> None:
    given = page("one", "Page as it was", "Page as it is", "two", "three", "Page as it will be", "four")
    for stop in (1, 2):
        out = tmp_path / str(stop)
        run(cluster, given[:5], out, batches=stop)
        run(cluster, given[:5], out)
        assert "Page as it is" in counting(out) and "Page as it was" not in counting(out)
        assert run(cluster, given[:5], out) == []
        run(cluster, given, out, batches=stop)
        run(cluster, given, out)
        assert sorted(counting(out)) == sorted(["one", "two", "three", "Page as it will be", "four"])
        assert run(cluster, given, out) == []


def test_two_runs_at_once_each_keep_their_order(cluster: Cluster, tmp_path: Path) -> None:
    one, two = page("one", "Page as it was"), page("Page as it is", "two")
    files, other = Partitions(tmp_path), Partitions(tmp_path)
    some = extract_on_cluster(cluster, [*one, *two], files, load=reading)
    told = next(some)
    elsewhere = list(extract_on_cluster(cluster, page("three"), other, load=reading))
    told_all = [told, *some, *elsewhere]
    assert sum(written.articles for written in told_all) == 5
    assert [text for text in texts(tmp_path) if text.startswith("Page")] == [
        "Page as it was",
        "Page as it is",
    ]


def test_a_batch_of_which_nothing_is_left_leaves_no_file(cluster: Cluster, tmp_path: Path) -> None:
    assert [one.articles for one in run(cluster, page("fail", "die"), tmp_path)] == [0, 0]
    some = extract_on_cluster(cluster, page("one", "two", "three"), Partitions(tmp_path), load=reading)
    next(some)
    some.close()
    assert [path.suffix for path in tmp_path.iterdir()] == [".parquet"]


@pytest.mark.parametrize(
    ("gpus", "model", "texts", "given"),
    [
        (1, "default", ["a", "b", "c"], [1, 0]),
        (3, "default", ["a", "b", "c"], [1, 1]),
        (1, "default", ["die"], [1, 0, 0, 1]),  # who is lost gives back what he had
        (0, "default", ["a"], [0, 0]),
        (2, None, ["a", "b"], [0, 0]),
    ],
)
def test_as_many_actors_have_a_gpu_as_there_are(
    cluster: Cluster, tmp_path: Path, gpus: int, model: str | None, texts: list[str], given: list[int]
) -> None:
    cluster.ray = StandInRay(GPU=float(gpus))
    files = Partitions(tmp_path / "out", model or "")
    list(extract_on_cluster(cluster, files.missing(page(*texts)), files, model=model, load=reading))
    assert cluster.ray.gpus == given
