"""The commands that ask a database, and what they say to bad input."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from quotetrack.model import Extraction
from quotetrack.store import Store

Run = Callable[..., Result]


def ids(news: Path) -> dict[str, str]:
    with closing(sqlite3.connect(news)) as connection:
        return dict(connection.execute("SELECT cue, id FROM quotes"))


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


TABLE = """\
Two presidents speak                                                  2016-11-14
Example Post · dateline AP · call.txt

  Irina Volkova, spokeswoman, Government of Valdria                {told}
    “This is not a small matter,” “We want calm, and nobody wants else.”
    told · source “she” · direct · told Reuters · interview

  Ann Roe and Otto Dahl                                            {did not say}
    when the council thinks the new bridge opens
    did not say · negated · indirect

toll
toll.txt

  Ann Roe, mayor, Oldbridge City Council                           {said}
    the toll on the new bridge \ufffd[31m will\ufffd rise
    said · source “Roe” · indirect
"""


def test_quotes_in_80_columns(run: Run, news: Path) -> None:
    done = run("quotes", news, "--table")
    assert done.stdout == TABLE.format_map(ids(news))
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_quotes_are_json_where_the_output_is_no_terminal(run: Run, news: Path) -> None:
    rows = json.loads(run("quotes", news).stdout)
    assert [row["speaker"] for row in rows] == ["Irina Volkova", "Ann Roe; Otto Dahl", "Ann Roe"]
    assert [row["negated"] for row in rows] == [False, True, False]
    assert lines(run("quotes", news, "--nl").stdout) == rows
    table = list(csv.DictReader(io.StringIO(run("quotes", news, "--csv").stdout)))
    assert [row["text"] for row in table] == [row["text"] for row in rows]
    assert run("quotes", news, "--md").stdout.splitlines()[2].startswith("| Irina Volkova | spokeswoman | ")


def test_options_reach_the_query(run: Run, news: Path) -> None:
    def speakers(*args: str) -> list[str]:
        return [row["speaker"] for row in json.loads(run("quotes", news, *args).stdout)]

    assert speakers("--speaker", "dahl") == ["Ann Roe; Otto Dahl"]
    assert speakers("--agency", "reuters") == ["Irina Volkova"]
    assert speakers("--affiliation", "government of valdria") == ["Irina Volkova"]
    assert speakers("--kind", "direct", "--since", "2016", "--until", "2016-11") == ["Irina Volkova"]
    assert speakers("--class", "thought") == ["Council"]
    assert speakers("--search", '"new bridge"', "--class", "all", "--limit", "0")[1:] != []
    assert len(speakers("--class", "all", "--limit", "1")) == 1


def test_a_table_says_how_much_it_leaves_out(run: Run, news: Path) -> None:
    assert run("quotes", news, "--table", "--limit", "1").stdout.endswith(
        "\n1 of 3 quotes; --limit 3 shows all\n"
    )
    assert "of 3 quotes" not in run("quotes", news, "--table", "--limit", "0").stdout


def test_an_unknown_name_is_explained(run: Run, news: Path) -> None:
    done = run("quotes", news, "--speaker", "Volkowa")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Error: no speaker is called 'Volkowa'; did you mean Volkova?\n"
    assert run("quotes", news, "--agency", "Tass").stderr == (
        "Error: no agency is called 'Tass'; see: quotetrack agencies DB\n"
    )


def test_speakers_and_agencies_as_tables(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def table(command: str) -> list[list[str]]:
        return [line.split() for line in run(command, news, "--table").stdout.splitlines()]

    assert table("speakers")[:2] == [
        ["speaker", "type", "quotes", "direct", "articles", "last"],
        ["Ann", "Roe", "person", "2", "0", "2", "2016-11-14"],
    ]
    assert table("agencies") == [
        ["agency", "quotes", "reported", "told", "carried", "speaker", "dateline", "share"],
        ["Reuters", "1", "0", "1", "0", "0", "0", "33.3", "%"],
        ["Associated", "Press", "0", "0", "0", "0", "0", "1", "33.3", "%"],
    ]
    monkeypatch.setenv("COLUMNS", "120")
    assert table("speakers")[1] == ["Ann", "Roe", "person", "2", "0", "0", "2", "2", "2016-11-14"]
    assert table("agencies")[1] == ["Reuters", "wire", "1", "0", "1", "0", "0", "0", "33.3", "%"]


def test_show_marks_the_quote_in_its_article(run: Run, news: Path) -> None:
    key = ids(news)["told"]
    shown = run("show", news, key[:5]).stdout
    assert "[“This is not a small matter,”] <she> {told} (Reuters)." in shown
    assert "rule by_hand · confidence 0.90 · speaker by pronoun" in shown
    assert "One.\n...\n" in shown
    assert "Three." not in shown
    assert "Three." in run("show", news, key, "--whole").stdout
    found = json.loads(run("show", news, key, "--json").stdout)
    texts = {(s["role"], found["text_of_article"][s["start"] : s["end"]]) for s in found["spans"]}
    assert ("cue", "told") in texts
    assert ("agency", "Reuters") in texts


def test_show_names_the_copies(run: Run, news: Path, call: Extraction) -> None:
    there = replace(call.article, path=None, url="https://example.org/x", publisher="Herald")
    with Store(news) as store:
        store.save(replace(call, article=there))
    shown = run("show", news, ids(news)["told"]).stdout
    assert "also in Herald · 2016-11-14 · https://example.org/x\n" in shown


def test_stats_and_its_check(run: Run, news: Path) -> None:
    row = json.loads(run("stats", news, "--check").stdout)
    assert (row["articles"], row["quotes"], row["faults"]) == (2, 4, 0)
    assert re.search(r"^quotes +4 *$", run("stats", news, "--table").stdout, re.MULTILINE)
    with closing(sqlite3.connect(news)) as connection:
        connection.execute("UPDATE articles SET text = 'X' || text WHERE document = 'toll'")
        connection.commit()
    done = run("stats", news, "--check")
    assert done.exit_code == 2
    assert "the stored content is not what its offsets say" in done.stderr


WRONG = [
    (("quotes", "none.db"), "none.db: no such database; make it with: quotetrack ingest none.db PATH"),
    (("show", "news.db", "zz"), "no quote has the id 'zz'; see the ids with: quotetrack quotes DB"),
    (("quotes", "news.db", "--search", "?!"), "nothing to search for in '?!'; give a word or a phrase"),
    (
        ("quotes", "news.db", "--since", "2016-13"),
        "'2016-13' is no date; write 2016, 2016-11, 2016-11-14, yesterday",
    ),
    (("quotes", "news.db", "--since", "2016-02-30"), "'2016-02-30' is no date"),
    (("quotes", "news.db", "--limit", "-1"), "-1 is not in the range x>=0"),
    (("quotes", "news.db", "--kind", "loud"), "'loud' is not one of 'direct', 'mixed', 'indirect'"),
    (("quotes",), "Missing argument 'DB'"),
    (("extract",), "Missing argument 'PATH|URL...'"),
    (("models", "download"), "Missing argument 'NAME'"),
]


@pytest.mark.parametrize(("args", "message"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
@pytest.mark.usefixtures("news")
def test_bad_input_is_one_clear_line_and_status_2(run: Run, args: tuple[str, ...], message: str) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert message in done.stderr.splitlines()[-1]


def test_models_lists_the_embedded_files_first(run: Run) -> None:
    found = json.loads(run("models", "--json").stdout)
    assert found[0]["package"] == "news"
    assert found[0]["files"]["reading.onnx"] > 1_000_000
    assert found[0]["bytes"] == sum(found[0]["files"].values())
    table = run("models", "--table").stdout
    assert table.startswith("news  ")
    assert re.search(r"^reading\.onnx +[0-9.]+ MB$", table, re.MULTILINE)


def test_download_without_stanza_is_one_clear_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    done = run("models", "download", "default")
    assert (done.exit_code, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.endswith("run: pip install 'quotetrack[stanza]'")


def test_download_asks_stanza_and_says_where(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(name: str) -> Path:
        asked.append(name)
        return Path("/models")

    monkeypatch.setattr("quotetrack.parse.fetch.fetch", fetch)
    done = run("models", "download", "ewt")
    assert (asked, done.exit_code) == (["ewt"], 0)
    assert done.stdout == "ewt: in /models; use it with: quotetrack extract PATH --model ewt\n"


def test_one_search_finds_people_quotes_and_articles(run: Run, news: str) -> None:
    row = json.loads(run("search", "news.db", "bridge", "OR", "Volkova").stdout)
    assert [one["name"] for one in row["people"]] == ["Irina Volkova"]
    assert {one["document"] for one in row["quotes"]} <= {one["document"] for one in row["articles"]}
    page = run("search", "news.db", "bridge OR Volkova", "--table").stdout
    assert page.startswith("People\n  #")
    assert "\n\nQuotes (" in page
    assert "\n\nArticles\n" in page
    assert max(map(len, page.splitlines())) <= 80


def test_a_word_that_no_article_holds_is_said_with_another(run: Run, news: str) -> None:
    done = run("quotes", "news.db", "--search", "brigde")
    assert done.stderr == "no article holds 'brigde'; did you mean 'bridge'?\n"
    assert "did you mean 'bridge'?" in run("search", "news.db", "brigde", "--table").stderr
    assert run("search", "news.db", "unheard", "--table").stdout == "nothing found\n"
    offered = 'is a publisher; for what appeared there, search: publisher:"Example Post"'
    assert offered in run("search", "news.db", "example post", "--table").stderr
    assert offered in run("quotes", "news.db", "--search", "Example Post").stderr
    nobody = run("search", "news.db", "speaker:Nobody", "--table")
    assert (nobody.exit_code, nobody.stdout) == (2, "") and "no speaker is called 'Nobody'" in nobody.stderr


def test_a_search_may_open_with_a_minus(run: Run, news: str) -> None:
    def ids(*words: str) -> list[str]:
        return [one["id"] for one in json.loads(run("search", "news.db", *words).stdout)["quotes"]]

    assert ids("-bridge", "Volkova", "OR", "road*") == ids("Volkova OR road* -bridge")
    assert ids("-bridge Volkova OR road*") == ids("Volkova OR road* -bridge")
    assert "no such option" in run("search", "news.db", "bridge", "--tabel").stderr.lower()
    assert run("search", "news.db", "-h").stdout.startswith("Usage:")


def test_an_empty_table_says_so(run: Run, news: str) -> None:
    assert run("quotes", "news.db", "--since", "yesterday", "--table").stdout == "no quotes match\n"
    assert run("quotes", "news.db", "--since", "yesterday", "--json").stdout == "[]\n"


def test_a_name_among_the_words_says_who_it_is(run: Run, news: str) -> None:
    done = run("quotes", "news.db", "--search", "Volkova unheard")
    assert "Irina Volkova" in done.stderr
    assert "quotetrack quotes DB --speaker '#" in done.stderr


def test_a_date_may_be_given_in_words(run: Run, news: str) -> None:
    assert json.loads(run("quotes", "news.db", "--since", "yesterday").stdout) == []
    assert json.loads(run("quotes", "news.db", "--until", "yesterday", "--class", "all").stdout) != []


def test_an_audit_as_table_csv_and_excel(run: Run, news: str) -> None:
    rows = json.loads(run("audit", "news.db").stdout)
    assert [row["group"] for row in rows] == ["all articles"]
    table = run("audit", "news.db", "--table").stdout
    assert table.startswith("articles")
    assert "\n  by name " in table
    assert max(map(len, table.splitlines())) <= 80
    by = run("audit", "news.db", "--by", "publisher", "--table").stdout
    assert "not known" in by
    assert max(map(len, by.splitlines())) <= 80
    [head, first] = csv.reader(io.StringIO(run("audit", "news.db", "--topic", "bridge", "--csv").stdout))
    assert (first[0], len(first)) == ("bridge", len(head))
    assert run("audit", "news.db", "--topic", "=toll", "--xlsx", "a.xlsx").stdout == "a.xlsx: 1 row\n"
    sheet = openpyxl.load_workbook("a.xlsx").active
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0] == head
    assert cells[1][0] == "=toll"
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}


@pytest.mark.parametrize("args", [("--by", "topic"), ("--by", "month", "--topic", "toll")])
def test_topics_are_asked_for_by_topic(run: Run, news: str, args: tuple[str, ...]) -> None:
    done = run("audit", "news.db", *args)
    assert done.exit_code == 2
    assert "give the topics, and no other --by" in done.stderr
