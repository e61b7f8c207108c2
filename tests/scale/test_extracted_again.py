"""What ``extract --out`` asks of a folder before it passes an article over: as ``ingest`` asks a database."""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from conftest import said
from test_partitions import ONE, TWO, rows_of

from quotetrack.export.tables.extraction_rows import read_extractions
from quotetrack.lexicon.own import chosen
from quotetrack.lexicon.own.chosen import OwnLexicon, versioned
from quotetrack.model import Article, Document, Extraction
from quotetrack.scale import partitions
from quotetrack.scale.partition_rows import partition_files
from quotetrack.scale.partitions import Partitions
from quotetrack.version import __version__

sys.path.append(str(Path(__file__).parents[1] / "read"))

from test_web_archives import PAGE, archive, record

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.usefixtures("parser")
Run = Callable[..., Result]
Change = Callable[[], tuple[str, ...]]
WROTE = "out: {} articles written, {} there before, {}0 failed\n"
OTHERWISE = "{} of them by another version, model or lexicon, "


def held(folder: str = "out") -> list[str]:
    """The texts that the files of a folder hold, in their order."""
    return [one.article.text for path in partition_files(Path(folder)) for one in read_extractions(path)]


def read_as(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the stand-ins be of a version."""

    def annotate(article: Article, document: Document) -> Extraction:
        return replace(said(article, document), version=version)

    monkeypatch.setattr(partitions, "__version__", version)
    monkeypatch.setattr("quotetrack.pipeline._annotate", annotate)


def write_pages(*numbers: int) -> None:
    """A web archive in which one page was fetched as often as there are numbers, with others each time."""
    made = [record("https://news.example/mill.html", PAGE.format(n=n).encode()) for n in numbers]
    Path("in.warc").write_bytes(archive(made, zipped=False))


@pytest.fixture(params=["lexicon", "version", "model"])
def change(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Change:
    """Return what lets the next run read otherwise, and gives the options that it takes."""

    def changed() -> tuple[str, ...]:
        if request.param == "lexicon":
            own = OwnLexicon("desk", (("cues.csv", "lemma\ntannoy\n"),))
            monkeypatch.setattr(chosen._Process, "lexicon", own)
        elif request.param == "version":
            for name in ("quotetrack.cli.intake.ingesting", "quotetrack.scale.partitions"):
                monkeypatch.setattr(f"{name}.__version__", "99.0")
        return ("--model", "other") if request.param == "model" else ()

    return changed


def test_what_was_read_by_another_version_model_or_lexicon_is_read_again(
    run: Run, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_version(article: Article, document: Document) -> Extraction:
        return replace(said(article, document), version=chosen.versioned(vars(partitions)["__version__"]))

    monkeypatch.setattr("quotetrack.pipeline._annotate", by_version)
    Path("in").mkdir()
    for number in range(3):
        Path(f"in/{number}.txt").write_text(f"Ann Roe said it rains {number} times.", encoding="utf-8")
    assert run("extract", "in", "--out", "out").stdout == WROTE.format(3, 0, "")
    assert run("ingest", "one.db", "in").exit_code == 0
    assert run("load", "bulk.db", "out").exit_code == 0
    options = change()
    again = run("extract", "in", "--out", "out", *options)
    assert again.stdout == WROTE.format(3, 3, OTHERWISE.format(3))
    assert run("extract", "in", "--out", "out", *options).stdout == WROTE.format(0, 6, "")
    assert "0 new, 3 updated, 0 unchanged" in run("ingest", "one.db", "in", *options).stdout
    assert "0 new, 3 updated, 0 unchanged" in run("load", "bulk.db", "out").stdout
    assert rows_of("bulk.db") == rows_of("one.db")
    assert "0 new, 0 updated, 3 unchanged" in run("load", "bulk.db", "out").stdout


def test_what_has_another_date_now_is_read_again(run: Run) -> None:
    """A row says more of its article than the text: ``ingest`` writes what has changed."""
    for day in (None, "2026-03-04", "2026-03-05"):
        Path("in.jsonl").write_text(json.dumps({"id": "a", "text": ONE, "published": day}), encoding="utf-8")
        assert run("extract", "in.jsonl", "--out", "out").stdout.startswith("out: 1 articles written")
        run("ingest", "one.db", "in.jsonl")
        run("load", "bulk.db", "out")
        assert rows_of("bulk.db") == rows_of("one.db")
    assert run("extract", "in.jsonl", "--out", "out").stdout == WROTE.format(0, 3, "")


def test_of_a_place_in_an_archive_the_last_text_counts_when_another_version_reads_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And when the first version reads it again: then too it comes to rest."""
    write_pages(1, 2)
    for version in ("0.1.0", "99.0", "0.1.0"):
        read_as(version, monkeypatch)
        assert run("extract", "in.warc", "--out", "out").stdout.startswith("out: 2 articles written")
        assert "number 2" in held()[-1]
        assert run("extract", "in.warc", "--out", "out").stdout.startswith("out: 0 articles written")


def test_what_waits_until_the_last_text_is_known_is_little(tmp_path: Path) -> None:
    """A text that another followed may come before that one again; with every article that would be much."""
    some = [Article(f"a{n}", f"Text {n}.", f"a{n}.txt") for n in range(5)]
    for version in ("1", "2"):
        files = Partitions(tmp_path, version)
        for one in files.missing(some):
            files.add(Extraction(one, None, (), None, "p", versioned(__version__)))
        files.finish()
    taken: list[str] = []

    def given() -> Iterator[Article]:
        for one in some:
            assert len(taken) == int(one.id[1:])  # whoever comes before is through
            yield one

    for one in Partitions(tmp_path, "1").missing(given()):
        taken.append(one.id)
    assert len(taken) == len(some)


@pytest.mark.parametrize("numbers", [(1, 2), (1, 2, 1), (1, 1, 2)])
def test_a_place_that_is_read_twice_in_a_run_comes_to_rest(run: Run, numbers: tuple[int, ...]) -> None:
    write_pages(numbers[0])
    run("extract", "in.warc", "--out", "out")
    write_pages(*numbers)
    run("extract", "in.warc", "--out", "out")
    found = [next(n for n in (1, 2) if f"number {n}" in text) for text in held()]
    assert found == [number for number, _ in itertools.groupby(numbers)]
    assert "out: 0 articles written" in run("extract", "in.warc", "--out", "out").stdout


@pytest.mark.parametrize("name", ["in.jsonl", "in.csv"])
def test_two_rows_with_one_id_are_an_error_as_they_are_for_ingest(run: Run, name: str) -> None:
    rows = {
        "in.jsonl": "\n".join(json.dumps({"id": "a", "text": text}) for text in (ONE, TWO, ONE)),
        "in.csv": f"id,text\na,{ONE}\na,{TWO}\na,{ONE}\n",
    }
    Path(name).write_text(rows[name], encoding="utf-8")
    for written, before in ((1, 0), (0, 1)):
        done = run("extract", name, "--out", "out")
        assert done.exit_code == 2
        assert done.stdout == f"out: {written} articles written, {before} there before, 1 failed\n"
        assert done.stderr == run("ingest", "one.db", name).stderr
        assert f"{name}: two articles are called 'a'; name their ids with --column id=" in done.stderr
    assert held() == [ONE]
    Path(name).write_text(rows[name].replace(ONE, TWO), encoding="utf-8")  # edited, in every row
    assert run("extract", name, "--out", "out").stdout == WROTE.format(1, 1, "")


def test_a_copy_that_was_read_before_keeps_what_its_text_is_read_as_now(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text stands at a second place, which is gone by the time that another version reads it."""
    for name in ("a", "b"):
        Path("in").mkdir(exist_ok=True)
        Path(f"in/{name}.txt").write_text(ONE, encoding="utf-8")
    read_as("0.1.0", monkeypatch)
    run("extract", "in", "--out", "out")
    Path("in/b.txt").unlink()
    read_as("99.0", monkeypatch)
    run("extract", "in", "--out", "out")
    assert "1 new, 0 updated, 0 unchanged, 1 copy" in run("load", "news.db", "out").stdout
    before = rows_of("news.db")
    assert "0 new, 0 updated, 2 unchanged" in run("load", "news.db", "out").stdout
    assert rows_of("news.db") == before


def test_a_copy_keeps_it_too_when_the_place_that_was_read_again_says_something_else(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        Path("in").mkdir(exist_ok=True)
        Path(f"in/{name}.txt").write_text(ONE, encoding="utf-8")
    read_as("0.1.0", monkeypatch)
    run("extract", "in", "--out", "out")
    Path("in/b.txt").unlink()
    read_as("99.0", monkeypatch)
    for text in (ONE, TWO):
        Path("in/a.txt").write_text(text, encoding="utf-8")
        run("extract", "in", "--out", "out")
        run("load", "news.db", "out")
    rows = rows_of("news.db")
    assert sorted((row[1], row[11]) for row in rows["articles"]) == [("in/a.txt", TWO), ("in/b.txt", ONE)]
    assert {row[1] for row in rows["runs"] if row[0] in {one[16] for one in rows["articles"]}} == {"99.0"}
