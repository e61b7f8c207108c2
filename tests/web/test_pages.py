"""What a real Datasette answers over HTTP, served by us and by itself."""

from __future__ import annotations

import csv
import json
import sqlite3
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode

import lxml.html
import pytest
from served import EVIL, articles, datasette, started, store

from quotetrack.store import open_existing
from quotetrack.store.database import database_of
from quotetrack.store.questions.auditing import audit
from quotetrack.web.plugin.policy import DATASETTE, OURS

Find = Callable[[str, str], int]
pytest_plugins = ("lent",)


def get(url: str) -> tuple[int, dict[str, str], str]:
    """Return status, headers by lower-case name, and body, of an error as well."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return answer.status, headers, answer.read().decode("utf-8")
    except HTTPError as error:
        return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read().decode("utf-8")


def page(url: str) -> Any:
    """Return a page that must exist, as a tree."""
    status, _, body = get(url)
    assert status == 200, url
    return lxml.html.fromstring(body)


def words(tree: Any, selector: str) -> list[str]:
    """Return what the elements say; what stands in elements of its own is parted by a space."""
    return [" ".join(" ".join(element.itertext()).split()) for element in tree.cssselect(selector)]


@pytest.fixture(scope="module")
def plain(db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the database, an older one and a foreign one by plain ``datasette``; return the root."""
    folder = tmp_path_factory.mktemp("plain")
    store(folder / "older.db", articles()[:2])
    make_older(folder / "older.db")
    with closing(sqlite3.connect(folder / "foreign.db")) as connection:
        connection.executescript(
            "CREATE TABLE quotes (id TEXT PRIMARY KEY, text TEXT); INSERT INTO quotes VALUES ('q1', 'mine')"
        )
    paths = [str(path) for path in (db, folder / "older.db", folder / "foreign.db")]
    with datasette(*paths) as root:
        yield root


def make_older(path: Path) -> None:
    """Take the counts out of a database, as a version had it that knew none."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger', 'table')"
            " AND (name LIKE '%count%' OR name LIKE '%_facts')"
            " AND name NOT IN ('speaker_counts', 'agency_counts')"
            " ORDER BY type DESC"
        ).fetchall()
        for kind, name in sorted(found):
            connection.execute(f"DROP {kind} IF EXISTS {name}")


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("", "Who said what in news"),
        ("/-/search?q=toll", "Search the quotes"),
        ("/-/speakers", "Speakers"),
        ("/-/agencies", "Agencies"),
        ("/-/audit", "Source audit"),
        ("/-/data", "Data"),
    ],
)
def test_every_page_has_its_heading(site: str, path: str, heading: str) -> None:
    assert words(page(site + path), "h1") == [heading]


def test_the_overview_counts_what_is_in_the_file(site: str) -> None:
    tree = page(site)
    assert words(tree, ".totals li") == [
        "4 articles",
        "8 quotes",
        "5 speakers",
        "3 agencies",
        "1 from unnamed sources",
        "2016-11-14 to 2018-02-01",
    ]
    speakers, agencies, timeline = tree.cssselect("figure.chart")
    rows = words(speakers, "tbody tr")
    assert rows[0].startswith("Ann Roe 4")
    assert {row.split(" ")[0] for row in words(agencies, "tbody tr")} == {"Associated", "BBC", "Reuters"}
    assert words(timeline, "tbody th") == ["2016-11", "2018-02"]
    assert words(timeline, ".beside") == ["2 more in articles without a date."]
    for link in timeline.cssselect("tbody a"):
        status, _, _ = get(site.removesuffix("/news") + link.get("href"))
        assert status == 200


def test_the_speakers_page_tells_roles_aliases_and_agencies(site: str, number: Find) -> None:
    tree = page(f"{site}/speakers/{number('speakers', 'Ann Roe')}")
    assert words(tree, ".roles li") == [
        "former mayor 2018-02 · 1 quote",
        "mayor, Oldbridge City Council 2016-11 · 2 quotes",
    ]
    assert words(tree, ".meta q") == ["Mayor Ann Roe"]
    agencies = tree.cssselect("figure.chart")[1]
    assert words(agencies, "tbody th") == ["Associated Press", "BBC", "Reuters"]
    assert len(tree.cssselect(".stack .card")) == 4
    newest = tree.cssselect(".stack .card time")[0]
    assert newest.get("datetime") == "2018-02-01"


def test_the_agencys_page_tells_who_spoke_through_it_and_how(site: str, number: Find) -> None:
    tree = page(f"{site}/agencies/{number('agencies', 'BBC')}")
    assert words(tree, ".totals li")[1] == "1 told to it"
    assert words(tree, ".ranked li a.speaker") == ["Ann Roe", "Ben Ito"]
    reuters = page(f"{site}/agencies/{number('agencies', 'Reuters')}")
    assert words(reuters, ".totals li")[1:] == ["1 under its dateline", "1 article with its dateline"]


def test_the_article_shows_the_text_as_it_stands(
    site: str, db: Path, number: Find, ids: dict[str, str]
) -> None:
    tree = page(f"{site}/articles/{number('articles', 'bridge')}")
    with closing(sqlite3.connect(db)) as connection:
        text = connection.execute("SELECT text FROM articles WHERE document = 'bridge'").fetchone()[0]
    shown = [paragraph.text_content() for paragraph in tree.cssselect("#text .passage > p")]
    assert ["Bridge to open", *shown] == text.split("\n\n")
    pins = [(pin.get("id"), pin.get("data-n")) for pin in tree.cssselect("#text .pin")]
    order = ("said", "promised", "added", "told", "believe")
    assert pins == [(ids[cue], str(n)) for n, cue in enumerate(order, 1)]
    nested = tree.cssselect(f".note[data-q='{ids['promised']}']")[0]
    assert "nest1" in nested.get("class") and words(nested, ".details code") == ["by_hand"]
    first = tree.cssselect(f".note[data-q='{ids['said']}']")[0]
    assert "said_that_clause" in words(first, ".details code")


def test_the_quotes_page_cites_and_tells_how_it_was_found(site: str, ids: dict[str, str]) -> None:
    tree = page(f"{site}/quotes/{ids['said']}")
    assert [pre.text_content()[:12] for pre in tree.cssselect(".panel pre")][:2] == [
        "> engineer B",
        "@misc{" + ids["said"][:6],
    ]
    assert words(tree, ".facts dd")[3] == "Associated Press (reported)"
    assert words(tree, "section h2")[-2:] == ["Contains", "How it was found"]
    permalink = tree.cssselect("#cite-url pre")[0].text_content()
    assert permalink.startswith(site + "/articles/") and permalink.endswith("#" + ids["said"])


SEARCHES = [
    ("q=toll", {"the toll was a mistake", "that the toll would be low", "the toll will rise"}),
    ("q=toll&kind=direct", set()),
    ("q=toll&class=thought", {"the toll will rise"}),
    ("q=toll&publisher=The+Post", {"the toll was a mistake"}),
    ("q=toll&since=2017", {"the toll was a mistake"}),
    ("q=toll&until=2016-11", {"that the toll would be low", "the toll will rise"}),
    ('q="low"', {"that the toll would be low"}),
    ("q=fla*", {"“It opens in May,” “Bring flags .”"}),
    ("type=anonymous", {"the toll will rise"}),
    ("relation=told", {"that the toll would be low"}),
    ("relation=dateline", {"the toll was a mistake"}),
    ("q=nowhere", set()),
]


@pytest.mark.parametrize(("asked", "expected"), SEARCHES, ids=[asked for asked, _ in SEARCHES])
def test_search_finds_and_narrows(site: str, asked: str, expected: set[str]) -> None:
    tree = page(f"{site}/-/search?{asked.replace(chr(34), '%22')}")
    assert set(words(tree, ".stack blockquote")) == expected
    if not expected:
        assert words(tree, ".stack .none")


@pytest.mark.parametrize(
    "asked", ["q=%22", "q=-", "speaker=999999", "speaker=x&agency=%00", "page=99&q=toll", "since=%F0"]
)
def test_a_strange_search_is_answered(site: str, asked: str) -> None:
    status, _, body = get(f"{site}/-/search?{asked}")
    assert status == 200 and "Traceback" not in body


def test_found_terms_are_marked_and_best_match_is_first(site: str) -> None:
    tree = page(f"{site}/-/search?q=toll")
    assert words(tree, "mark") == ["toll"] * 3
    assert "best match first" in words(tree, ".count")[0]
    dated = page(f"{site}/-/search?q=toll&sort=oldest")
    assert [time.get("datetime") for time in dated.cssselect(".card time")] == ["2016-11-14"] * 2 + [
        "2018-02-01"
    ]


def test_facets_count_what_is_found_and_can_be_lifted(site: str) -> None:
    tree = page(f"{site}/-/search?q=toll")
    facets = {words(f, "h2")[0]: words(f, "li") for f in tree.cssselect(".facets section")}
    assert facets["class"] == ["speech 2", "thought 1"]
    assert facets["publisher"] == ["Oldbridge Echo 2", "The Post 1"]
    assert facets["speaker"][0] == "Ann Roe 2"
    assert facets["year"] == ["2016 2", "2018 1"]
    chosen = page(f"{site}/-/search?q=toll&class=thought")
    lifted = [link.get("href") for link in chosen.cssselect(".facets a[aria-current]")]
    assert [href.split("?")[1] for href in lifted] == ["q=toll"]


LOW, RISE, MISTAKE = "that the toll would be low", "the toll will rise", "the toll was a mistake"
QUESTIONS = [
    (
        "who-said-what-about",
        {"about": "bridge"},
        ["“a ⟦bridge⟧ that holds”", "engineer Ben Ito had promised “a ⟦bridge⟧ that holds”"],
    ),
    ("first-to-say", {"about": "toll"}, [q.replace("toll", "⟦toll⟧") for q in (LOW, RISE, MISTAKE)]),
    ("said-to-agency", {"speaker": "ito", "agency": "bbc"}, [LOW]),
    ("what-did-someone-say-about", {"speaker": "ANN ROE", "about": "toll"}, [LOW, MISTAKE]),
    ("what-did-someone-say-about", {"speaker": "roe", "about": "toll low"}, [LOW]),
    ("who-said-what-about", {"about": ""}, []),
]


@pytest.mark.parametrize(("name", "asked", "expected"), QUESTIONS)
def test_a_question_is_answered(site: str, name: str, asked: dict[str, str], expected: list[str]) -> None:
    _, _, body = get(f"{site}/{name}.json?{urlencode(asked)}&_shape=array")
    assert [row["quote"] for row in json.loads(body)] == expected
    tree = page(f"{site}/{name}?{urlencode(asked)}")
    assert len(tree.cssselect("td.col-quote")) == len(expected)


def test_anonymous_sources_are_counted_by_publisher(site: str) -> None:
    _, _, body = get(f"{site}/anonymous-by-publisher.json?since=2016&_shape=array")
    rows = {row["publisher"]: (row["anonymous"], row["quotes"], row["per_cent"]) for row in json.loads(body)}
    assert rows == {"Oldbridge Echo": (1, 5, 20.0), "The Post": (0, 1, 0.0)}


def test_tables_first_show_columns_and_facets_worth_seeing(site: str) -> None:
    tree = page(f"{site}/quotes")
    assert "speaker" in words(tree, "th") and "candidates" not in words(tree, "th")
    assert "Ann Roe" in " ".join(words(tree, "td.col-speaker"))
    assert {name.split()[0] for name in words(tree, ".facet-info-name strong")} == {
        "speaker",
        "agency",
        "kind",
        "class",
    }
    assert words(page(f"{site}/quotes?_size=5"), "th.col-candidates")


@pytest.mark.parametrize("table", ["quotes", "articles", "speakers", "agencies", "quotes_full", "copies"])
def test_everything_is_csv_and_json(site: str, table: str, db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        expected = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    assert len(list(csv.DictReader(get(f"{site}/{table}.csv?_size=max")[2].splitlines()))) >= expected
    assert len(json.loads(get(f"{site}/{table}.json?_shape=array&_size=max")[2])) == expected


def test_our_pages_run_no_script_but_their_own(site: str, number: Find) -> None:
    for path in ("", "/-/search", f"/speakers/{number('speakers', EVIL)}"):
        _, headers, body = get(site + path)
        assert headers["content-security-policy"] == OURS
        tree = lxml.html.fromstring(body)
        inline = [s for s in tree.cssselect("script") if s.text and s.get("type") != "application/json"]
        assert inline == []
    for path in ("/quotes", "/quotes.json", "?sql=select+1", "/nothing"):
        assert get(site + path)[1]["content-security-policy"] == DATASETTE
    assert "'unsafe-inline'" not in OURS.split("script-src")[1] and "http" not in OURS + DATASETTE


def test_a_static_file_is_fetched_once(site: str) -> None:
    """Its address changes with it, so a browser may keep it; an address without a version may not be kept."""
    host = "/".join(site.split("/")[:3])
    sheets = [link.get("href") for link in page(site).cssselect("link[rel=stylesheet]")]
    assert len(sheets) > 1
    for sheet in sheets:
        if "static-plugins/quotetrack" in sheet:
            assert get(host + sheet)[1]["cache-control"] == "public, max-age=31536000, immutable"
            assert "cache-control" not in get(host + sheet.partition("?")[0])[1]
    status, headers, _ = get(host + "/-/static-plugins/quotetrack/nothing.css?1")
    assert status == 404 and "cache-control" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/speakers/999999",
        "/quotes/q000000000000",
        "/articles/x",
        "/agencies/0",
        "/articles/99999999999999999999",
    ],
)
def test_what_does_not_exist_is_not_found(site: str, path: str) -> None:
    status, _, body = get(site + path)
    assert status == 404 and "Traceback" not in body


def test_nothing_can_be_written(site: str) -> None:
    _, _, body = get(f"{site}.json?{urlencode({'sql': 'delete from quotes'})}")
    assert json.loads(body)["ok"] is False
    _, _, body = get(f"{site}.json?{urlencode({'sql': 'select 1'})}&_shape=array")
    assert json.loads(body) == [{"1": 1}]


def test_plain_datasette_shows_the_same_pages(plain: str, site: str, number: Find) -> None:
    address = f"news/speakers/{number('speakers', 'Ann Roe')}"
    ours, theirs = page(f"{site.removesuffix('news')}{address}"), page(plain + address)
    assert words(ours, "main") == words(theirs, "main")
    assert words(page(plain + "news"), "h1") == ["Who said what in news"]


def test_several_databases_are_listed_by_datasette_itself(plain: str) -> None:
    assert {"news", "older", "foreign"} <= set(words(page(plain), "h2"))


def test_a_foreign_database_is_left_alone(plain: str) -> None:
    for path in ("foreign", "foreign/quotes", "foreign/quotes/q1"):
        _, headers, body = get(plain + path)
        assert "quotetrack" not in body, path
        assert "content-security-policy" not in headers, path
    assert get(plain + "foreign/-/search")[0] == 404
    assert "who-said" not in get(plain + "foreign")[2]


def test_an_older_file_is_counted_as_it_is_read(plain: str) -> None:
    tree = page(plain + "older")
    assert words(tree, ".totals li")[:3] == ["2 articles", "6 quotes", "3 speakers"]
    assert page(plain + "older/speakers/1").cssselect(".card")
    assert words(page(plain + "older/-/search?q=toll"), "mark")


def test_a_database_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "my news, été.v2.db"
    store(path, articles()[:1])
    with started("quotetrack", "serve", str(path), "--port", "0") as (_, url):
        tree = page(url)
        assert words(tree, ".lead em") == ["my news, été.v2"]
        root = url.removesuffix("/")
        links = {link.get("href") for link in tree.cssselect("main a") if link.get("href").startswith("/")}
        assert len(links) > 10
        for href in sorted(links):
            assert get(root + quote(href, safe="/?&=%~+#,;:@"))[0] == 200, href


def test_a_database_may_be_kept_from_whoever_asks(db: Path, tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.json"
    metadata.write_text(json.dumps({"databases": {"news": {"allow": {"id": "editor"}}}}), encoding="utf-8")
    with datasette(str(db), "--metadata", str(metadata)) as root:
        for path in ("news", "news/-/search", "news/-/state", "news/quotes", "news/articles/1", ""):
            status, _, body = get(root + path)
            assert (status == 403) or (path == "" and "Ann Roe" not in body), path


def test_pages_may_lie_below_another_address(db: Path) -> None:
    with datasette(str(db), "--setting", "base_url", "/desk/") as root:
        for path in ("desk/", "desk/news/-/speakers", "desk/news/quotes"):
            tree = page(root + path)
            for attribute in ("href", "src"):
                for element in tree.xpath(f"//*[@{attribute}]"):
                    address = element.get(attribute)
                    assert not address.startswith("/") or address.startswith("/desk/"), address
            for sheet in tree.xpath("//link[@rel='stylesheet']/@href"):
                assert get(root.removesuffix("/") + sheet)[0] == 200


def test_a_source_is_shown_without_the_comma_that_closes_it(tmp_path: Path) -> None:
    from click.testing import CliRunner
    from conftest import extraction_of

    from quotetrack.cli import main

    path = tmp_path / "commas.db"
    store(path, [extraction_of("[S1:Ann Roe, the mayor,] [C1:said] [Q1:no].")])
    card = CliRunner().invoke(main, ["quotes", str(path), "--table"]).output
    assert "said · source “Ann Roe, the mayor” · indirect" in card
    with started("quotetrack", "serve", str(path), "--port", "0") as (_, url):
        assert words(page(f"{url}commas/articles/1"), ".as") == ["“Ann Roe, the mayor”"]


def test_the_search_reads_what_a_person_types(site: str) -> None:
    def found(typed: str) -> Any:
        return page(f"{site}/-/search?" + urlencode({"q": typed}))

    def many(typed: str) -> int:
        return int(words(found(typed), ".count b")[0])

    assert many("toll") == many("toll -bridge") + many("toll bridge") > 0
    assert many("toll OR bridge") == many("toll") + many("bridge -toll") > many("toll")
    assert many("speaker:nobody") == 0
    assert many("speaker:Roe") == many("by:Roe after:2016") + many("by:Roe before:2015") > 0
    assert "is no date" in words(found("toll after:soonish"), ".none")[0]
    listed = words(found("toll"), ".held li a")
    assert 0 < len(listed) <= 5 and listed == words(found("toll"), ".held li a")
    assert words(found("toll after:2199"), ".held li a") == words(found("speaker:Roe"), ".held li a") == []
    assert words(page(f"{site}/-/search?q=toll&kind=direct"), ".held li a") == []
    named = found("Roe")
    assert any("Roe" in text for text in words(named, ".chips.named a"))
    wrong = found("brigdge")
    assert next(a.get("href") for a in wrong.cssselect(".none a")).endswith("q=bridge")


@pytest.mark.parametrize("where", ["", "/-/search", "/-/speakers", "/articles/1", "/quotes/{}", "/-/audit"])
def test_every_page_has_one_search_on_a_phone(site: str, ids: dict[str, Any], where: str) -> None:
    found = page(site + where.format(ids["said"]))
    assert len(found.cssselect("form.big[action$='/search']")) == len(found.cssselect("form.qt-find.double"))
    assert found.cssselect("form.qt-find")


def test_the_audit_page_counts_as_the_command_does(site: str, db: Path) -> None:
    with closing(open_existing(db).conn) as connection:
        rows = audit(database_of(connection), by="publisher")
    tree = page(f"{site}/-/audit?by=publisher")
    lines = words(tree, ".scroll[aria-label='All counts'] table tbody tr")
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert (
            f" {row['articles']} {row['quotes']} {row['sources']} {row['sources_per_article']:.1f} " in line
        )
    assert len(tree.cssselect("figure.chart")) == 5
    assert words(page(f"{site}/-/audit?topics=zzz"), ".none") == ["No article matches."]
    assert "nothing to search for" in words(page(f"{site}/-/audit?topics=%3F%21"), ".none")[0]
