"""The commands export, cite and report: where they write, and what they say to bad input."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from quotetrack.cli.handing_on import exporting
from quotetrack.cli.terminal import shared_options
from quotetrack.evaluate import read_corpus
from quotetrack.export.formats import FORMATS
from quotetrack.export.newsroom.citation_styles import STYLES
from quotetrack.store.questions import review_filter

Run = Callable[..., Result]


def test_the_names_in_the_options_are_those_of_the_stages() -> None:
    told = re.findall(r"^ *([a-z-]+) {2,}\S", exporting.export_command.help or "", re.MULTILINE)
    assert told == list(FORMATS)
    assert set(exporting._STYLES) == set(STYLES)
    assert set(shared_options.REVIEWED) == set(review_filter.REVIEWED)


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.stream])
def test_a_format_goes_to_standard_output_or_a_file(run: Run, news: Path, name: str) -> None:
    shown = run("export", news, "--format", name, "--class", "all")
    assert (shown.exit_code, shown.stderr) == (0, "")
    done = run("export", news, "--format", name, "--class", "all", "-o", "out")
    assert done.stdout == "out: 4 quotes of 2 articles\n"
    assert Path("out").read_bytes() == shown.stdout_bytes
    assert not list(Path().glob("*.part"))


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.files])
def test_a_format_goes_to_a_folder_of_files(run: Run, news: Path, name: str) -> None:
    done = run("export", news, "--format", name, "--class", "all", "-o", "out/")
    assert (done.exit_code, done.stdout) == (0, "out/: 4 quotes of 2 articles\n")
    files = [path for path in Path("out").rglob("*") if path.is_file()]
    assert len(files) == {"brat": 5}.get(name, 2)
    again = run("export", news, "--format", name, "-o", "out")
    assert again.exit_code == 0


def test_brat_needs_a_folder_and_reads_back(run: Run, news: Path) -> None:
    wrong = run("export", news, "--format", "brat")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "name one with: -o FOLDER" in wrong.stderr
    run("export", news, "--format", "brat", "--class", "all", "-o", "gold")
    assert sum(len(article.attributions) for article in read_corpus(Path("gold"))) == 4
    assert run("evaluate", "gold", "--predictions", "none.jsonl").exit_code == 2


def test_what_extract_wrote_and_export_write_score_as_the_same(run: Run, news: Path) -> None:
    run("export", news, "--format", "brat", "--class", "all", "-o", "gold")
    lines = [
        json.loads(line)
        for line in run("export", news, "--format", "jsonl", "--class", "all").stdout.splitlines()
    ]
    for line in lines:  # a corpus names articles by file
        line["document"]["id"] = next(
            p.stem for p in Path("gold/text").iterdir() if p.stem.startswith(line["document"]["id"])
        )
    Path("found.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    scored = run("evaluate", "gold", "--predictions", "found.jsonl", "--json")
    assert scored.exit_code == 0, scored.stderr
    assert '"triple"' in scored.stdout


def test_filters_choose_and_raw_keeps_formulas(run: Run, news: Path) -> None:
    def speakers(*args: str) -> list[str]:
        text = run("export", news, "--format", "csv", *args).stdout
        return [row["speaker"] for row in csv.DictReader(io.StringIO(text))]

    assert speakers("--speaker", "Volkova") == ["Irina Volkova"]
    assert speakers("--class", "all", "--limit", "2") == ["Irina Volkova", "Ann Roe; Otto Dahl"]
    assert speakers("--search", "bridge", "--kind", "indirect") == ["Ann Roe; Otto Dahl", "Ann Roe"]
    Path("formula.txt").write_text("x", encoding="utf-8")
    assert run("export", news, "--format", "csv", "--raw").exit_code == 0


@pytest.mark.parametrize("style", list(STYLES))
def test_a_citation_in_every_style(run: Run, news: Path, style: str) -> None:
    [first, *_] = json.loads(run("quotes", news).stdout)
    done = run("cite", news, first["id"][:6], "--style", style)
    assert (done.exit_code, done.stderr) == (0, "")
    assert first["id"] in done.stdout


def test_a_report_in_a_file(run: Run, news: Path) -> None:
    done = run("report", news, "-o", "report.html", "--speaker", "Roe", "--cards", "1")
    assert done.stdout == "report.html: 2 quotes of 2 articles\n"
    page = Path("report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page.count("<article ") == 1
    assert "\x1b" not in page
    assert run("report", news, "--cards", "0").stdout.count("<article ") == 0


WRONG = [
    (("export", "news.db"), "Missing option '--format'. Choose from: csv, jsonl, "),
    (("export", "news.db", "--format", "xls"), "'xls' is not one of"),
    (("export", "news.db", "--format", "csv", "-o", "no/where.csv"), "cannot be written (No such file"),
    (("export", "news.db", "--format", "csv", "-o", "there/"), "this format is one file; name it"),
    (("export", "news.db", "--format", "parquet", "-o", "there/"), "Parquet is one file; name it"),
    (("export", "none.db", "--format", "csv"), "none.db: no such database"),
    (("cite", "news.db", "zz"), "no quote has the id 'zz'"),
    (("report", "news.db", "-o", "no/where.html"), "cannot be written (No such file"),
]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
@pytest.mark.usefixtures("news")
def test_bad_input_is_one_clear_line_and_status_2(run: Run, args: tuple[str, ...], message: str) -> None:
    Path("there").mkdir()
    done = run(*args)
    assert done.exit_code == 2
    assert message in done.stderr.splitlines()[-1] or message in done.stderr
    assert not list(Path().rglob("*.part"))


def test_a_failed_export_leaves_the_old_file(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.csv").write_text("old", encoding="utf-8")

    def broken(articles: object) -> object:
        yield "half"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, "markdown", type(FORMATS["markdown"])("", ".md", broken))  # type: ignore[arg-type]
    done = run("export", news, "--format", "markdown", "-o", "out.csv")
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: out.csv: cannot be written (No space left on device); give another place\n",
    )
    assert Path("out.csv").read_text(encoding="utf-8") == "old"
    assert not list(Path().glob("*.part"))
