"""verify, variants, timeline and contrast as they are run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from quotetrack.cli.factcheck import check_commands
from quotetrack.model import Article, Extraction, Speaker
from quotetrack.read import read
from quotetrack.store import Store

FILES = Path(__file__).parents[1] / "read" / "handed_over"

Run = Callable[..., Result]
Build = Callable[..., Extraction]
COLE = Speaker(("Bob Cole",), "person", "name")
STORIES: tuple[tuple[str, str, Speaker | None], ...] = (
    ("2030-03-01", "[Q1:“We will never raise the toll on the bridge,”] [S1:Roe] [C1:said].", None),
    (
        "2030-03-02",
        "[S1:Roe] [C1:said] [Q1:that the council would never raise the toll on the bridge].",
        None,
    ),
    ("2031-07-09", "[Q1:“We will raise the toll on the bridge by 12 crowns,”] [S1:Roe] [C1:said].", None),
    ("2031-07-10", "[Q1:“It is a tax on rain,”] [S1:Cole] [C1:said].", COLE),
    ("2031-07-10", "[S1:Roe] [C1:said] [Q1:that nothing was decided about the new ferry].", None),
    ("2031-07-11", "[S1:Cole] [C1:called] the toll [Q1:“a tax on rain”].", COLE),
)


@pytest.fixture
def bridge(run: Run, extraction: Build) -> str:
    """Return a database of six articles about one bridge."""
    with Store("bridge.db") as store:
        for i, (day, marked, speaker) in enumerate(STORIES):
            kind = "direct" if "[Q1:“" in marked else "indirect"
            quotes: dict[int, dict[str, Any]] = {1: {"kind": kind}}
            if speaker:
                quotes[1]["speaker"] = speaker
            story = extraction(marked, quotes, id=f"b{i}", path=f"b{i}.txt", published=day, publisher="Post")
            store.save(story)
    return "bridge.db"


def test_verbatim_words_hold_and_the_answer_names_everything(run: Run, bridge: str) -> None:
    done = run("verify", bridge, "“It is a tax on rain.”", "--speaker", "Cole")
    row = json.loads(done.stdout)
    assert done.exit_code == 0
    assert (row["verdict"], row["holds"], row["said_by"]) == ("verbatim", True, ["Bob Cole"])
    assert row["quote"]["path"] == "b3.txt"
    assert row["quote"]["published"] == "2031-07-10"


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("We will raise the toll on the bridge by 21 crowns", "Roe", "altered"),
        ("We will raise the toll on the bridge", "Roe", "truncated"),
        ("It is a tax on rain", "Ann Roe", "other speaker"),
        ("Nothing is decided about the new ferry", None, "paraphrase only"),
        ("The moon is made of harbour mud", None, "not found"),
    ],
)
def test_what_does_not_hold_exits_with_1(
    run: Run, bridge: str, words: str, speaker: str | None, verdict: str
) -> None:
    named = ["--speaker", speaker] if speaker else []
    done = run("verify", bridge, words, *named)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["verdict"] == verdict


def test_a_verdict_reads_well_without_colours(run: Run, bridge: str) -> None:
    words = "We will raise the toll on the bridge by 21 crowns"
    key = json.loads(run("verify", bridge, words).stdout)["quote"]["id"]
    assert run("verify", bridge, words, "--table").stdout == (
        "altered  number “12” became “21”\n"
        "\n"
        "  We will raise the toll on the bridge by [-21-] {+12+} crowns\n"
        "\n"
        f"  Ann Roe, mayor, Oldbridge City Council{key:>40}\n"
        "    “We will raise the toll on the bridge by 12 crowns,”\n"
        "  b2                                                                  2031-07-09\n"
        "  Post · b2.txt · article 3, version 1\n"
    )


def test_what_is_not_found_shows_what_comes_nearest_and_every_finding_its_text(run: Run, bridge: str) -> None:
    row = json.loads(run("verify", bridge, "We will lower the toll on every ferry we own").stdout)
    assert (row["verdict"], row["quote"]) == ("not found", None)
    assert "the toll on the bridge" in row["nearest"]["quote"]["text"]
    assert row["nearest"]["similarity"] < 0.6
    page = run("verify", bridge, "We will lower the toll on every ferry we own", "--table").stdout
    assert "\n  what comes nearest:\n  Ann Roe, mayor, Oldbridge City Council" in page
    assert max(map(len, page.splitlines())) <= 80
    assert json.loads(run("verify", bridge, "harbour mud and moonlight").stdout)["nearest"] is None
    found = json.loads(run("verify", bridge, "It is a tax on rain").stdout)["quote"]
    assert (found["article"], found["article_version"], len(found["sha256"])) == (4, 1, 64)


@pytest.mark.parametrize("word", ["rain", "“toll”", "12", "Never!"])
def test_one_word_is_refused_with_a_way_on(run: Run, bridge: str, word: str) -> None:
    done = run("verify", bridge, word)
    assert done.exit_code == 2
    assert f"{word!r} is one word, which anybody may have said; give a phrase" in done.stderr
    assert "quotetrack quotes DB --search " in done.stderr


DRAFTS = [
    ("that the toll would never be raised on the bridge", "indirect", None, "paraphrase", True),
    ("that the toll on the bridge would rise by 21 crowns", "indirect", None, "altered", False),
    ("that harbour mud was on the moon", "indirect", None, "not found", False),
    ("so", "indirect", None, None, None),
    ("that it was a tax on rain", "indirect", None, "other speaker", False),
    ("that it was a tax on rain", "indirect", COLE, "paraphrase", True),
    ("“It is a tax on rain”", "direct", COLE, "verbatim", True),
    ("“rain”", "direct", None, "too short", False),
]


@pytest.mark.parametrize(("words", "kind", "speaker", "verdict", "holds"), DRAFTS)
def test_a_draft_is_checked_with_what_it_reports_in_its_own_words(
    run: Run,
    bridge: str,
    extraction: Build,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    kind: str,
    speaker: Speaker | None,
    verdict: str | None,
    holds: bool,
) -> None:
    quotes: dict[int, dict[str, Any]] = {1: {"kind": kind, **({"speaker": speaker} if speaker else {})}}
    made = extraction(f"[S1:Roe] [C1:said] [Q1:{words}].", quotes, id="draft", path="draft.md")
    monkeypatch.setattr("quotetrack.pipeline.extract_many", lambda articles, parser: [made])
    monkeypatch.setattr("quotetrack.pipeline.load_parser", lambda model: None)
    Path("draft.md").write_text("words", encoding="utf-8")
    done = run("verify", bridge, "--file", "draft.md")
    rows = json.loads(done.stdout)
    assert [(row["verdict"], row["holds"]) for row in rows] == ([(verdict, holds)] if verdict else [])
    own_news = verdict == "not found" and kind == "indirect"
    assert done.exit_code == (1 if holds is False and not own_news else 0)
    assert run("verify", bridge, "--file", "draft.md", "--strict").exit_code == (1 if holds is False else 0)
    page = run("verify", bridge, "--file", "draft.md", "--table").stdout
    noun = "report" if kind == "indirect" else "quotation"
    assert page.splitlines()[-1] == (f"1 {noun}: 1 {verdict}" if verdict else "nothing to check")
    if kind == "indirect":
        alone = run("verify", bridge, "--file", "draft.md", "--quotations-only")
        assert (alone.exit_code, json.loads(alone.stdout)) == (0, [])


def test_a_cut_is_shown_with_what_it_drops(run: Run, bridge: str) -> None:
    done = run("verify", bridge, "raise the toll on the bridge", "--speaker", "Roe", "--table")
    assert "the cut drops a negation: never" in done.stdout
    assert "{+We will never+} raise the toll on the bridge" in done.stdout


def test_a_speaker_is_found_among_many_who_say_the_same(run: Run, extraction: Build) -> None:
    with Store("crowd.db") as store:
        for i in range(30):
            quotes = {1: {"kind": "direct", "speaker": Speaker((f"Person Number{i}",), "person", "name")}}
            marked = f"[Q1:“Enough is enough,”] [S1:Person Number{i}] [C1:said]."
            store.save(extraction(marked, quotes, id=f"c{i}", path=f"c{i}.txt"))
    done = run("verify", "crowd.db", "Enough is enough", "--speaker", "Number29")
    assert (done.exit_code, json.loads(done.stdout)["said_by"]) == (0, ["Person Number29"])


def test_a_name_that_nobody_bears_is_pointed_out(run: Run, bridge: str) -> None:
    done = run("verify", bridge, "It is a tax on rain", "--speaker", "Bob Coles")
    assert done.exit_code == 1
    assert "no speaker is called 'Bob Coles'; did you mean Bob Cole" in done.stderr


@pytest.mark.parametrize("args", [[], ["words", "--file", "draft.md"]])
def test_words_or_a_draft_must_be_given_and_not_both(run: Run, bridge: str, args: list[str]) -> None:
    done = run("verify", bridge, *args)
    assert done.exit_code == 2
    assert "give the words to check, or a draft with --file" in done.stderr


@pytest.mark.parametrize("words", ["", "“”", "… …"])
def test_a_claim_without_words_is_an_error(run: Run, bridge: str, words: str) -> None:
    done = run("verify", bridge, words)
    assert done.exit_code == 2
    assert "give the words of a quotation" in done.stderr


def test_a_missing_database_and_a_missing_draft_are_errors(run: Run, bridge: str) -> None:
    assert run("verify", "none.db", "words").exit_code == 2
    done = run("verify", bridge, "--file", "none.md")
    assert done.exit_code == 2
    assert "none.md" in done.stderr


def test_csv_of_a_verdict_has_its_quotation_beside_it(run: Run, bridge: str) -> None:
    done = run("verify", bridge, "It is a tax on rain", "--csv")
    [row] = csv.DictReader(io.StringIO(done.stdout))
    assert (row["verdict"], row["published"], row["publisher"]) == ("verbatim", "2031-07-10", "Post")


def test_variants_compares_what_came_in_uncompared_and_lists_it(run: Run, bridge: str) -> None:
    rows = json.loads(run("variants", bridge).stdout)
    assert [(row["speaker"], row["articles"]) for row in rows] == [("Ann Roe", 2), ("Bob Cole", 2)]
    assert [row["first"] for row in rows] == ["2030-03-01", "2031-07-10"]
    [mine] = json.loads(run("variants", bridge, "--speaker", "Cole").stdout)
    assert [quote["variant"] for quote in mine["quotes"]] == ["same words", "part"]


def test_one_statement_shows_its_drift_and_what_contradicts_it(run: Run, bridge: str) -> None:
    row = json.loads(run("variants", bridge, "never raise the toll").stdout)
    assert [quote["published"] for quote in row["quotes"]] == ["2030-03-01", "2030-03-02"]
    assert row["quotes"][1]["diff"]
    assert [quote["published"] for quote in row["contrary"]] == ["2031-07-09"]
    page = run("variants", bridge, row["statement"][:6], "--table").stdout
    assert "2 articles · 2 quotes · 2 wordings · first 2030-03-01, Post" in page
    assert "contradicted by" in page
    assert max(map(len, page.splitlines())) <= 80


def test_a_copy_elsewhere_counts_among_those_who_carried_it(run: Run, bridge: str, extraction: Build) -> None:
    with Store(bridge) as store:
        story = extraction(STORIES[0][1], {1: {"kind": "direct"}}, id="copy", path="copy.txt")
        earlier = replace(story.article, published="2030-02-27", publisher="Herald")
        assert store.save(replace(story, article=earlier)) == "copy"
    row = json.loads(run("variants", bridge, "never raise the toll").stdout)
    assert (row["articles"], row["first"], row["first_publisher"]) == (3, "2030-02-27", "Herald")
    page = run("variants", bridge, row["statement"], "--table").stdout
    assert "also in Herald · 2030-02-27 · copy.txt" in page


def test_words_that_no_quote_holds_have_no_variants(run: Run, bridge: str) -> None:
    done = run("variants", bridge, "purple submarines")
    assert done.exit_code == 2
    assert "quotetrack quotes DB --search" in done.stderr


def test_a_timeline_folds_variants_and_marks_a_change_of_position(run: Run, bridge: str) -> None:
    rows = json.loads(run("timeline", bridge, "--speaker", "Roe", "--about", "tolls").stdout)
    assert [(row["published"], row["articles"]) for row in rows] == [("2030-03-01", 2), ("2031-07-09", 1)]
    assert rows[1]["differs_from"] == [rows[0]["id"]]
    assert "negation" in rows[1]["differs_in"]
    page = run("timeline", bridge, "--speaker", "Roe", "--table").stdout
    assert f"≠ differs from {rows[0]['id']} in negation" in page
    assert max(map(len, page.splitlines())) <= 80


def test_a_timeline_narrows_by_date_and_by_words(run: Run, bridge: str) -> None:
    def count(*args: str) -> int:
        return len(json.loads(run("timeline", bridge, "--speaker", "Roe", *args).stdout))

    assert [count("--since", "2031"), count("--until", "2030-12"), count("--about", "crowns")] == [2, 1, 1]
    assert count("--about", "mackerel") == 0
    assert run("timeline", bridge, "--speaker", "Roe", "--about", "?!").exit_code == 2


def test_contrast_sets_two_quotes_side_by_side(run: Run, bridge: str) -> None:
    rows = json.loads(run("timeline", bridge, "--speaker", "Roe").stdout)
    one, other = rows[0]["id"], rows[1]["id"]
    row = json.loads(run("contrast", bridge, one, other).stdout)
    assert (row["relation"], row["same_speaker"]) == ("contrary", True)
    assert {"op": "first", "text": "never"} in row["diff"]
    page = run("contrast", bridge, one, other, "--table").stdout
    assert "they contradict each other in negation" in page
    assert "We will [-never-] raise the toll on the bridge {+by 12 crowns+}" in page
    assert max(map(len, page.splitlines())) <= 80


@pytest.mark.usefixtures("parser")
def test_ingest_compares_as_it_goes(run: Run) -> None:
    for name in ("one", "two"):
        Path(f"{name}.txt").write_text(
            f"Ann Roe said the new toll bridge opens in May. Nobody spoke at meeting {name}.",
            encoding="utf-8",
        )
        assert run("ingest", "news.db", f"{name}.txt").exit_code == 0
    [row] = json.loads(run("variants", "news.db").stdout)
    assert (row["speaker"], row["articles"]) == ("Ann Roe", 2)


@pytest.mark.usefixtures("parser")
def test_a_draft_without_quotations_holds(run: Run, bridge: str) -> None:
    Path("draft.md").write_text("Ann Roe said it rains.", encoding="utf-8")
    done = run("verify", bridge, "--file", "draft.md", "--table")
    assert (done.exit_code, done.stdout) == (0, "nothing to check\n")


@pytest.mark.model
def test_a_draft_is_checked_from_file_to_exit_status(run: Run) -> None:
    Path("story.txt").write_text(
        "OLDBRIDGE (AP) — “We will never sell the pier to strangers,” Mayor Ann Roe said on Monday.\n\n"
        "“It is a tax on rain,” said Otto Dahl, a fisherman.\n",
        encoding="utf-8",
    )
    assert run("ingest", "news.db", "story.txt").exit_code == 0
    Path("draft.md").write_text(
        "# A week in Oldbridge\n\n“It is a tax on rain,” fisherman Otto Dahl said.\n\n"
        "“We will sell the pier to strangers,” said Mayor Ann Roe.\n",
        encoding="utf-8",
    )
    done = run("verify", "news.db", "--file", "draft.md")
    rows = json.loads(done.stdout)
    assert done.exit_code == 1
    assert [(row["line"], row["verdict"], row["speaker"]) for row in rows] == [
        (3, "verbatim", "Otto Dahl"),
        (5, "altered", "Ann Roe"),
    ]
    held = run("verify", "news.db", "--file", "-", input="“It is a tax on rain,” Otto Dahl said.\n")
    assert held.exit_code == 0


@pytest.mark.model
@pytest.mark.parametrize("suffix", ["docx", "odt", "pdf"])
def test_a_draft_is_a_document_of_a_word_processor(run: Run, suffix: str) -> None:
    """The files were made by another program; one says what the archive does, the other not."""
    draft = FILES / f"ferry.{suffix}"
    (article,) = read([str(draft)])
    assert isinstance(article, Article)
    Path("story.txt").write_text(article.text, encoding="utf-8")
    assert run("ingest", "news.db", "story.txt").exit_code == 0
    held = run("verify", "news.db", "--file", draft, "--quotations-only")
    rows = json.loads(held.stdout)
    assert rows and {row["verdict"] for row in rows} == {"verbatim"} and held.exit_code == 0
    Path("news.db").unlink()
    Path("story.txt").write_text("“It never rains at all in Hail,” said Otto Dahl.", encoding="utf-8")
    assert run("ingest", "news.db", "story.txt").exit_code == 0
    assert run("verify", "news.db", "--file", draft, "--quotations-only").exit_code == 1
    Path(f"broken.{suffix}").write_bytes(draft.read_bytes()[:900])
    broken = run("verify", "news.db", "--file", f"broken.{suffix}")
    assert broken.exit_code == 2 and f"broken.{suffix}: " in broken.stderr


def test_a_long_timeline_reads_the_last_statements_alone(
    run: Run, bridge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = json.loads(run("timeline", bridge, "--speaker", "Roe", "--limit", "0").stdout)
    monkeypatch.setattr(check_commands, "_LOOKED_BACK", 2)
    done = run("timeline", bridge, "--speaker", "Roe", "--limit", "2")
    assert [row["id"] for row in json.loads(done.stdout)] == [row["id"] for row in every[-2:]]
    assert done.stderr == "changes are looked for in the last 2 of 3 statements; for all: --limit 0\n"
    assert run("timeline", bridge, "--speaker", "Roe", "--limit", "0").stderr == ""


def test_very_many_quotes_are_not_compared_while_somebody_waits(
    run: Run, bridge: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_commands, "_WHILE_ASKED", 5)
    done = run("variants", bridge)
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])
    assert done.stderr == (
        "6 quotes have not been compared yet; that is done by: quotetrack ingest bridge.db PATH\n"
    )
    monkeypatch.setattr(check_commands, "_WHILE_ASKED", 6)
    assert json.loads(run("variants", bridge).stdout) != []
