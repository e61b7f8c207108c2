"""Extractions in Parquet files and from there into a database: nothing lost, nothing twice, the same rows."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from stored import stories

from quotetrack.errors import UnreadableInput
from quotetrack.export.tables.extraction_rows import (
    extraction_row,
    extraction_schema,
    labels_of,
    parquet_of,
    read_extractions,
    write_extractions,
)
from quotetrack.model import Article, Extraction
from quotetrack.scale import partitions
from quotetrack.scale.partition_rows import partition_files
from quotetrack.scale.partitions import Partitions
from quotetrack.store import Store
from quotetrack.store.articles.saving import Refused

pytest.importorskip("pyarrow")
Run = Callable[..., Result]


def rows_of(db: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, without times, files that need not be read and the full-text index's own."""
    found = {}
    with closing(sqlite3.connect(db)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master"
            " WHERE type = 'table' AND sql NOT LIKE '%fts%' AND name <> 'read_files'"
        )
        for (table,) in tables.fetchall():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{name}"' for name in columns if not name.endswith("_at")) or "1"
            found[table] = sorted(connection.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)
    return found


def write_stories(n: int = 12) -> None:
    """Files in which people of like names speak, one text stands twice and one is empty of quotes."""
    Path("in").mkdir()
    names = ("Ann Roe", "Ann B Roe", "Otto Dahl", "Mayor Roe")
    for number in range(n):
        text = f"{names[number % 4]} said it rains {number % 5} times. Otto Dahl believes that {number} rise."
        Path(f"in/{number:02}.txt").write_text(text if number != 5 else "Nobody spoke.", encoding="utf-8")
    Path("in/twice.txt").write_text(Path("in/03.txt").read_text(encoding="utf-8"), encoding="utf-8")


def test_an_extraction_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "part-000000.parquet"
    write_extractions(stories(), path, "default_accurate")
    assert list(read_extractions(path)) == stories()
    assert labels_of(path).model == "default_accurate"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_what_has_no_utf8_keeps_its_offsets(tmp_path: Path, call: Extraction) -> None:
    text = call.article.text.replace("small", "sm\ud800ll")
    write_extractions([replace(call, article=replace(call.article, text=text))], tmp_path / "a.parquet")
    [found] = read_extractions(tmp_path / "a.parquet")
    assert found.article.text == text.replace("\ud800", "\ufffd")
    assert found.attributions == call.attributions


@pytest.mark.usefixtures("parser")
def test_extract_and_load_store_the_rows_that_ingest_does(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(partitions, "ARTICLES", 5)
    write_stories()
    assert run("ingest", "one.db", "in").exit_code == 0
    assert (
        run("extract", "in", "--out", "out").stdout == "out: 13 articles written, 0 there before, 0 failed\n"
    )
    assert [path.name for path in partition_files(Path("out"))] == [
        f"part-00000{n}.parquet" for n in range(3)
    ]
    done = run("load", "bulk.db", "out")
    assert done.stdout == "bulk.db: articles: 12 new, 0 updated, 0 unchanged, 1 copy, 0 failed\n"
    one, bulk = rows_of("one.db"), rows_of("bulk.db")
    assert one == bulk
    assert {"quotes", "speakers", "speaker_names", "statement_quotes", "count_speakers"} <= set(one)
    assert min(len(one[name]) for name in ("quotes", "speakers", "statement_quotes", "count_speakers")) > 1


@pytest.mark.usefixtures("parser")
def test_loading_again_changes_nothing(run: Run) -> None:
    write_stories()
    run("extract", "in", "--out", "out")
    run("load", "news.db", "out")
    before = rows_of("news.db")
    assert (
        run("load", "news.db", "out").stdout
        == "news.db: articles: 0 new, 0 updated, 13 unchanged, 0 failed\n"
    )
    assert rows_of("news.db") == before


def write_text(text: str) -> None:
    """The one article that is edited."""
    Path("in").mkdir(exist_ok=True)
    Path("in/a.txt").write_text(text, encoding="utf-8")


ONE, TWO = "Ann Roe said it rains.", "Ann Roe said it rains today. Otto Dahl believes that seas rise."


@pytest.mark.usefixtures("parser")
def test_of_an_article_that_was_edited_the_last_text_counts(run: Run) -> None:
    for text in (ONE, TWO):
        write_text(text)
        run("extract", "in", "--out", "out")
    told = "news.db: articles: {} 0 failed; earlier texts of the same places passed over: 1\n"
    assert run("load", "news.db", "out").stdout == told.format("1 new, 0 updated, 0 unchanged,")
    before = rows_of("news.db")
    assert [TWO in row for row in before["articles"]] == [True]
    for _ in range(2):
        assert run("load", "news.db", "out").stdout == told.format("0 new, 0 updated, 1 unchanged,")
    assert rows_of("news.db") == before


@pytest.mark.usefixtures("parser")
def test_an_edited_article_is_another_version_once(run: Run) -> None:
    write_text(ONE)
    run("extract", "in", "--out", "out")
    run("load", "news.db", "out")
    write_text(TWO)
    run("extract", str(Path("in").absolute()), "--out", "out")
    assert "0 new, 1 updated, 0 unchanged" in run("load", "news.db", "out").stdout
    before = rows_of("news.db")
    assert [ONE in row for row in before["former_texts"]] == [True]
    assert "0 new, 0 updated, 1 unchanged" in run("load", "news.db", "out").stdout
    assert rows_of("news.db") == before


@pytest.mark.usefixtures("parser")
def test_an_article_that_is_as_it_was_once_more_is_written_once_more(run: Run) -> None:
    for text in (ONE, TWO, ONE):
        write_text(text)
        assert "out: 1 articles written" in run("extract", "in", "--out", "out").stdout
    assert (
        run("extract", "in", "--out", "out").stdout == "out: 0 articles written, 3 there before, 0 failed\n"
    )
    run("load", "news.db", "out")
    rows = rows_of("news.db")
    assert [ONE in row for row in rows["articles"]] == [True]


@pytest.mark.usefixtures("parser")
def test_what_came_through_standard_input_has_no_place_to_be_edited_at(run: Run) -> None:
    for text in (ONE, TWO):
        run("extract", "-", "--out", "out", input=text)
    assert "2 new, 0 updated, 0 unchanged" in run("load", "news.db", "out").stdout
    assert "0 new, 0 updated, 2 unchanged" in run("load", "news.db", "out").stdout


def test_a_run_that_ended_early_goes_on_with_what_is_missing(run: Run, parser: Any) -> None:
    write_stories()
    run("extract", *(f"in/{n:02}.txt" for n in range(4)), "--out", "out")
    Path("out/part-000001.unfinished").write_bytes(b"half of it")
    parser.asked = 0
    assert (
        run("extract", "in", "--out", "out").stdout == "out: 9 articles written, 4 there before, 0 failed\n"
    )
    assert parser.asked == 9
    ids = [one.article.id for path in partition_files(Path("out")) for one in read_extractions(path)]
    assert sorted(ids) == sorted(path.stem for path in Path("in").iterdir())
    parser.asked = 0
    assert (
        run("extract", "in", "--out", "out").stdout == "out: 0 articles written, 13 there before, 0 failed\n"
    )
    assert parser.asked == 0


def test_files_come_in_the_order_of_their_numbers_however_long(tmp_path: Path) -> None:
    for name in ("part-1000000", "part-000002", "part-999999", "part-²"):
        (tmp_path / f"{name}.parquet").touch()
    names = [path.stem for path in partition_files(tmp_path)]
    assert names == ["part-000002", "part-999999", "part-1000000"]


def test_two_runs_into_one_folder_lose_nothing(tmp_path: Path, call: Extraction) -> None:
    other = replace(call, article=replace(call.article, id="other"))
    first, second = Partitions(tmp_path), Partitions(tmp_path)
    first.add(call)
    second.add(other)
    first.finish()
    (tmp_path / "part-000001.unfinished").touch()  # by a third
    second.finish()
    assert [list(read_extractions(path)) for path in partition_files(tmp_path)] == [[call], [other]]
    second.take(first.reserve(), parquet_of([call]), 1)
    assert [len(list(read_extractions(path))) for path in partition_files(tmp_path)] == [1, 1, 1]
    assert (first.stored, second.stored) == (1, 2)


def test_a_file_that_cannot_be_written_leaves_nothing(
    tmp_path: Path, call: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    files = Partitions(tmp_path)
    files.add(call)
    monkeypatch.setattr("os.replace", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        files.finish()
    assert list(tmp_path.iterdir()) == []


def test_loading_takes_a_transaction_for_many_articles(db_path: Path) -> None:
    told: list[str] = []
    some = [Extraction(Article(f"a{n}", f"Text {n}."), None, (), None, "p", "1") for n in range(50)]
    with Store(db_path) as store:
        store.db.conn.set_trace_callback(told.append)
        assert store.save_many(some) == ["new"] * 50
    assert sum(line.startswith("BEGIN") for line in told) == 1


def test_an_article_that_is_refused_leaves_the_others(db_path: Path, call: Extraction) -> None:
    first = call.attributions[0]
    bad = replace(first, quote=replace(first.quote, confidence=2.0))
    none = Extraction(Article("none", "Nobody spoke."), None, (), None, "other", "1")
    broken = replace(call, article=replace(call.article, text=call.article.text + "x"), attributions=(bad,))
    with Store(db_path) as store:
        outcomes = store.save_many([broken, call, none])
    assert [isinstance(one, Refused) for one in outcomes] == [True, False, False]
    assert str(outcomes[0]).startswith("call.txt: not stored (CHECK constraint failed")
    rows = rows_of(db_path)
    assert (len(rows["articles"]), len(rows["quotes"]), len(rows["runs"])) == (2, 3, 2)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (None, b"", "no extractions there; write them with: quotetrack extract --out"),
        ("part-000000.parquet", b"PAR1 no more", "no Parquet file, or a damaged one; delete it and run"),
        ("part-latest.parquet", b"", "no extractions there"),
    ],
)
def test_a_folder_of_something_else_is_refused_in_one_line(
    run: Run, name: str | None, content: bytes, why: str
) -> None:
    Path("out").mkdir()
    if name is not None:
        Path("out", name).write_bytes(content)
    done = run("load", "news.db", "out")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert why in done.stderr


@pytest.mark.usefixtures("parser")
def test_a_file_that_is_damaged_within_is_named_in_one_line(run: Run) -> None:
    write_text(TWO)
    run("extract", "in", "--out", "out")
    [path] = partition_files(Path("out"))
    made = list(read_extractions(path))
    whole = bytearray(path.read_bytes())
    pages = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")  # the rest describes them
    places = range(4, pages, 97)
    seen = 0
    for place in places:
        damaged = whole.copy()
        damaged[place] ^= 0x10
        path.write_bytes(damaged)
        for command in (("load", "news.db", "out"), ("extract", "in", "--out", "out")):
            done = run(*command)
            assert done.exit_code in (0, 2), (place, done.exception)
            assert not Path("news.db").exists() or done.exit_code == 0
            if done.exit_code:
                seen += 1
                assert done.stderr == (
                    f"Error: {path}: no Parquet file, or a damaged one;"
                    " delete it and run quotetrack extract --out again\n"
                )
            else:
                assert list(read_extractions(path)) == made
        Path("news.db").unlink(missing_ok=True)
    assert seen > len(places)  # not all that a page's own heading says is of use


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"text": None}, "no text"),
        ({"id": None}, "no id"),
        ({"parent": 50}, "quote 0 names quote 50 of 3"),
        ({"continues": -1}, "quote 0 names quote -1 of 3"),
        ({"content": [{"start": -4, "end": 2}]}, "not a span: [-4, 2]"),
        ({"cue": {"start": 2, "end": None}}, ""),
        ({"recipient": {"start": 2, "end": 9_999}}, "quote 0 lies at 2 to 9999 of a text of "),
        ({"content": []}, "quote 0 has no content"),
        ({"content": [None]}, "quote 0 has a content that is nowhere"),
    ],
)
def test_a_row_of_somebody_elses_making_is_refused_in_one_line(
    run: Run, call: Extraction, change: dict[str, Any], why: str
) -> None:
    import pyarrow
    from pyarrow import parquet

    row = extraction_row(call)
    (row if set(change) <= {"text", "id"} else row["quotes"][0]).update(change)
    Path("out").mkdir()
    table = pyarrow.Table.from_pylist([row], schema=extraction_schema(pyarrow))
    parquet.write_table(table, "out/part-000000.parquet")
    done = run("load", "news.db", "out")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1), done.exception
    assert done.stderr.startswith("Error: out/part-000000.parquet: row 0 is no extraction (")
    assert why in done.stderr
    assert not Path("news.db").exists()


def test_another_parquet_file_is_refused(tmp_path: Path) -> None:
    from pyarrow import parquet, table

    parquet.write_table(table({"id": ["a"]}), tmp_path / "part-000000.parquet")
    with pytest.raises(UnreadableInput, match="its columns are not those of extractions"):
        Partitions(tmp_path)


def test_the_files_are_read_by_others(tmp_path: Path) -> None:
    from pyarrow import dataset

    write_extractions(stories(), tmp_path / "part-000000.parquet")
    found = dataset.dataset(tmp_path, format="parquet").to_table(columns=["id", "quotes"]).to_pylist()
    assert [len(row["quotes"]) for row in found] == [len(one.attributions) for one in stories()]
    assert found[0]["quotes"][0]["speaker"]["names"] == ["Irina Volkova"]
    assert json.dumps(found[0]["quotes"][0]["content"][0]).startswith('{"start"')


def test_the_page_names_every_column(tmp_path: Path) -> None:
    from pyarrow import parquet, types

    def named(fields: Any) -> set[str]:
        """The names of fields, and of all that lie in them."""
        found = set()
        for one in fields:
            kind = one.type.value_type if types.is_list(one.type) else one.type
            found |= {one.name} | (named(kind) if types.is_struct(kind) else set())
        return found

    write_extractions(stories(), tmp_path / "part-000000.parquet")
    schema = parquet.read_schema(tmp_path / "part-000000.parquet")
    page = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
    table = page.partition("| column | what |")[2].partition("\n\n")[0]
    columns = [cells[1] for row in table.splitlines()[2:] if "," not in (cells := row.split("|"))[1]]
    assert sorted(name for cell in columns for name in re.findall("`(\\w+)`", cell)) == sorted(schema.names)
    assert set(re.findall("`(\\w+)`", table)) == named(schema)


@pytest.mark.usefixtures("parser")
def test_a_full_disk_is_one_line_and_keeps_what_is_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> int:
        if path.name.startswith("part-000001"):
            raise OSError(28, "No space left on device")
        return write(path, data)

    write = Path.write_bytes
    monkeypatch.setattr(partitions, "ARTICLES", 5)
    write_stories()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        done = run("extract", "in", "--out", "out")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "Error: out/part-000001.parquet: cannot be written (No space left on device);"
        " what is there stays; mend that and run the same command again to go on\n"
    )
    assert [path.name for path in Path("out").iterdir()] == ["part-000000.parquet"]
    assert (
        run("extract", "in", "--out", "out").stdout == "out: 8 articles written, 5 there before, 0 failed\n"
    )
