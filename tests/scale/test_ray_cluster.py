"""Extraction on a cluster of two nodes: real processes of Ray, one node killed in the middle."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from stand_ins import no_models, saying
from test_partitions import rows_of

from quotetrack.errors import ModelUnavailable
from quotetrack.export.tables.extraction_rows import read_extractions
from quotetrack.model import Article
from quotetrack.scale import ray_cluster
from quotetrack.scale.partition_rows import partition_files
from quotetrack.scale.partitions import Partitions
from quotetrack.scale.ray_cluster import Cluster, ClusterUnavailable, Written, extract_on_cluster

ray = pytest.importorskip("ray", reason="Ray has no package for this machine", exc_type=ImportError)
pytest.importorskip("pyarrow")
pytestmark = pytest.mark.filterwarnings(
    "ignore"
)  # Ray's own: sockets and processes that it leaves to its end
Run = Callable[..., Result]
STORE = 80_000_000  # bytes of shared memory a node


@pytest.fixture(scope="module")
def nodes() -> Iterator[Any]:
    """A cluster with one node that this process is connected to; tests add others."""
    from ray.cluster_utils import Cluster as LocalCluster

    patch = pytest.MonkeyPatch()
    here = Path(__file__).parent
    places = [str(here), str(here.parent), str(here.parents[1]), os.environ.get("PYTHONPATH", "")]
    patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, places)))
    head = {"num_cpus": 1, "object_store_memory": STORE, "include_dashboard": False}
    try:
        cluster = LocalCluster(initialize_head=True, head_node_args=head)
        ray.init(address=cluster.address, log_to_driver=False)
    except Exception as error:
        patch.undo()
        pytest.skip(f"Ray starts no cluster here: {type(error).__name__}: {error}")
    yield cluster
    ray.shutdown()
    cluster.shutdown()
    patch.undo()


def written(count: int) -> list[Article]:
    """Articles in which people of like names speak, as files that hold them give them."""
    names = ("Ann Roe", "Ann B Roe", "Otto Dahl", "Mayor Roe")
    Path("in").mkdir(exist_ok=True)
    found = []
    for n in range(count):
        text = f"{names[n % 4]} said it rains {n % 5} times. Otto Dahl believes that {n} rise."
        Path(f"in/{n:02}.txt").write_text(text, encoding="utf-8")
        found.append(Article(f"{n:02}", text, f"in/{n:02}.txt"))
    return found


def stored(folder: Path) -> list[str]:
    """The ids of the articles that the files of a folder hold, in their order."""
    return [one.article.id for path in partition_files(folder) for one in read_extractions(path)]


@pytest.mark.usefixtures("parser")
def test_a_node_that_is_killed_costs_no_article_and_adds_none(
    nodes: Any, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ray_cluster, "ARTICLES", 3)
    second = nodes.add_node(num_cpus=1, object_store_memory=STORE)
    nodes.wait_for_nodes()
    articles, out = written(24), Path("out")
    told: list[Written] = []
    with Cluster() as cluster:
        for one in extract_on_cluster(cluster, articles, Partitions(out), load=saying):
            told.append(one)
            if len(told) == 2:
                nodes.remove_node(second, allow_graceful=False)
    assert sum(one.articles for one in told) == 24
    assert [failure for one in told for failure in one.failed] == []
    assert stored(out) == [article.id for article in articles]
    assert run("ingest", "one.db", "in").exit_code == 0
    assert run("load", "bulk.db", "out").exit_code == 0
    assert rows_of("bulk.db") == rows_of("one.db")


@pytest.mark.usefixtures("run")
def test_a_run_that_is_started_again_does_what_is_missing(
    nodes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ray_cluster, "ARTICLES", 4)
    articles, out = written(12), Path("out")
    with Cluster() as cluster:
        some = extract_on_cluster(cluster, articles, Partitions(out), load=saying)
        assert next(some).articles == 4
        some.close()
        Path("out/part-000009.unfinished").write_bytes(b"half of it")
        files = Partitions(out)
        told = list(extract_on_cluster(cluster, files.missing(articles), files, load=saying))
    assert sum(one.articles for one in told) == 8
    assert sorted(stored(out)) == [article.id for article in articles]


@pytest.mark.usefixtures("run")
def test_an_article_that_ends_its_actors_is_told_and_the_others_are_kept(
    nodes: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ray_cluster, "ARTICLES", 2)
    articles = [
        Article(f"a{n}", f"Ann Roe said it rains {n}.", title="die" if n == 1 else None) for n in range(4)
    ]
    with Cluster() as cluster:
        told = list(extract_on_cluster(cluster, articles, Partitions(Path("out")), load=saying))
    [failure] = [failure for one in told for failure in one.failed]
    assert str(failure).startswith("a1: not extracted (ProcessDied: its actor ended, twice, with ")
    assert Counter(stored(Path("out"))) == Counter({"a0": 1, "a2": 1, "a3": 1})


@pytest.mark.usefixtures("run")
def test_models_that_are_not_there_end_the_run(nodes: Any) -> None:
    with Cluster() as cluster, pytest.raises(ModelUnavailable, match="reinstall quotetrack"):
        list(extract_on_cluster(cluster, written(2), Partitions(Path("out")), load=no_models))


def test_a_cluster_that_does_not_answer_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise ConnectionError("nobody there\nat all")

    monkeypatch.setattr(ray, "init", refuse)
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    with pytest.raises(
        ClusterUnavailable, match=r"^10\.0\.0\.1:1: no cluster answers \(nobody there\); start"
    ):
        Cluster("10.0.0.1:1")
