"""A file is the one that extract read, from wherever its extraction is loaded or it is given again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from test_partitions import rows_of

from quotetrack.export.tables.extraction_rows import read_extractions, write_extractions
from quotetrack.scale.partition_rows import partition_files

pytest.importorskip("pyarrow")
pytestmark = pytest.mark.usefixtures("parser")
Run = Callable[..., Result]
Desk = Callable[[str], Path]


@pytest.fixture
def desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Return what makes a folder with articles in it, if there is none, and goes there."""

    def go(name: str) -> Path:
        folder = tmp_path / name
        if not folder.exists():
            (folder / "in").mkdir(parents=True)
            for number in range(3):
                text = f"Ann Roe said it rains {number} times in {name}."
                (folder / f"in/{number}.txt").write_text(text, encoding="utf-8")
        monkeypatch.chdir(folder)
        return folder

    return go


@pytest.mark.parametrize("where", ["home", "elsewhere", "home/in"])
def test_loading_anywhere_stores_what_ingest_would_where_extract_ran(
    run: Run, desk: Desk, where: str
) -> None:
    home = desk("home")
    assert run("ingest", "one.db", "in", "in/../in/1.txt").exit_code == 0
    assert run("extract", "in", "in/../in/1.txt", "--out", "out").exit_code == 0
    desk(where)
    assert run("load", home / "bulk.db", home / "out").exit_code == 0
    found = rows_of(home / "bulk.db")
    assert found == rows_of(home / "one.db")
    assert [row[1] for row in found["articles"]] == [f"in/{n}.txt" for n in range(3)]
    assert " 3 unchanged" in run("load", home / "one.db", home / "out").stdout


def test_a_file_that_is_given_from_elsewhere_is_known(run: Run, desk: Desk) -> None:
    home = desk("home")
    run("extract", "in", "--out", "out")
    desk("elsewhere")
    for given in (home / "in", "../home/in"):
        done = run("extract", given, "--out", home / "out")
        assert done.stdout.endswith("/out: 0 articles written, 3 there before, 0 failed\n")


def test_files_of_one_name_in_two_folders_are_two(run: Run, desk: Desk) -> None:
    home = desk("home")
    run("extract", "in", "--out", "out")
    desk("elsewhere")
    for _ in range(2):
        done = run("extract", "in", "--out", home / "out")
    assert done.stdout.endswith("/out: 0 articles written, 6 there before, 0 failed\n")
    (home / "in/2.txt").write_text("Ann Roe said it snows.", encoding="utf-8")
    Path("in/0.txt").write_text("Ann Roe said it thaws.", encoding="utf-8")
    run("extract", "in", home / "in", "--out", home / "out")
    for where in ("elsewhere", "home"):
        desk(where)
        done = run("load", home / "news.db", home / "out")
        assert done.stdout.endswith(" 0 failed; earlier texts of the same places passed over: 2\n")
    away = home.parent / "elsewhere/in"
    assert {row[1]: row[11] for row in rows_of(home / "news.db")["articles"]} == {
        "in/0.txt": "Ann Roe said it rains 0 times in home.",
        "in/1.txt": "Ann Roe said it rains 1 times in home.",
        "in/2.txt": "Ann Roe said it snows.",
        f"{away}/0.txt": "Ann Roe said it thaws.",
        f"{away}/1.txt": "Ann Roe said it rains 1 times in elsewhere.",
        f"{away}/2.txt": "Ann Roe said it rains 2 times in elsewhere.",
    }


def test_a_folder_moves_with_its_articles(run: Run, desk: Desk) -> None:
    home = desk("home")
    run("extract", "in", "--out", "out")
    run("load", "news.db", "out")
    before = rows_of("news.db")
    desk("elsewhere")
    home = home.rename(home.with_name("moved"))
    assert " 3 unchanged" in run("load", home / "news.db", home / "out").stdout
    assert rows_of(home / "news.db") == before
    assert ": 0 articles written" in run("extract", home / "in", "--out", home / "out").stdout


def test_extractions_alone_keep_the_places_of_their_articles_on_another_machine(run: Run, desk: Desk) -> None:
    home = desk("home")
    run("extract", "in", "--out", "out")
    other = desk("other/machine")
    (home / "out").rename(other / "out")
    shutil.rmtree(home)
    shutil.rmtree(other / "in")
    run("load", "news.db", "out")
    assert sorted(row[1] for row in rows_of("news.db")["articles"]) == [
        str(home / f"in/{n}.txt") for n in range(3)
    ]


def test_what_an_older_version_wrote_is_named_from_where_one_is(run: Run, desk: Desk) -> None:
    home = desk("home")
    run("extract", "in", "--out", "out")
    [path] = partition_files(Path("out"))
    write_extractions(list(read_extractions(path)), path)
    assert ": 0 articles written" in run("extract", "in", "--out", "out").stdout
    run("load", "bulk.db", "out")
    run("ingest", "one.db", "in")
    assert rows_of(home / "bulk.db") == rows_of("one.db")


@pytest.fixture
def odd(desk: Desk, tmp_path: Path) -> Path:
    """Return a folder of articles whose name has no UTF-8; go there."""
    name = os.fsdecode(b"d\xff\xe9")
    try:
        (tmp_path / name).mkdir()
    except OSError:
        pytest.skip("no such names on this system")
    desk("home")
    shutil.copytree(tmp_path / "home/in", tmp_path / name / "in")
    return desk(name)


def test_a_folder_whose_name_is_no_text_is_written_and_loaded(run: Run, desk: Desk, odd: Path) -> None:
    assert (
        run("extract", "in", "--out", "out").stdout == "out: 3 articles written, 0 there before, 0 failed\n"
    )
    assert " 3 new" in run("load", "bulk.db", "out").stdout
    assert " 3 new" in run("ingest", "one.db", "in").stdout
    assert rows_of("bulk.db") == rows_of("one.db")
    desk("home")
    assert " 3 unchanged" in run("load", odd / "bulk.db", odd / "out").stdout


def test_a_file_that_nobody_may_read_is_not_called_damaged(run: Run, desk: Desk) -> None:
    desk("home")
    run("extract", "in", "--out", "out")
    Path("out/part-000001.parquet").mkdir()
    for command in (("load", "news.db", "out"), ("extract", "in", "--out", "out")):
        done = run(*command)
        assert done.exit_code == 2
        assert done.stderr == "Error: out/part-000001.parquet: cannot be read (Is a directory)\n"
