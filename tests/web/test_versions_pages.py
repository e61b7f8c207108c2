"""Old links lead on: former texts, changes, ids that are gone, claims of pages; in a real browser too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from chromium import until, visit
from conftest import extraction_of
from older_files import SCHEMAS, make_older
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from served import EVIL, datasette, started, store
from test_browser import AXE
from test_pages import get, page, words

from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article
from quotetrack.web.plugin.policy import OURS

pytest_plugins = ("lent",)

OPEN = "[S1:Ann Roe] [C1:said] [Q1:the bridge will open in May]."
LUCKY = "[S2:Otto Dahl] [C2:added], [Q2:“We were lucky.”]"
CUT = f"[S3:Mia Falk] [C3:replied], [Q3:“I was {EVIL}.”]"
BEFORE = f"The council met.\n\n{OPEN}\n\n{LUCKY}\n\nIt was late.\n\n{CUT}"
AFTER = f"The council met.\n\n{OPEN.replace('May', 'June')}\n\n{LUCKY}\n\nIt was late."
GENUINE, FORGER = "https://gull.example/bridge", "https://forger.example/bridge"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of an article that was edited, one that became another's, one taken out, one that lies."""
    path = tmp_path_factory.mktemp("edited") / "news.db"
    store(path, [extraction_of(BEFORE, title="Bridge")])
    ids = known(path)
    store(path, [extraction_of(AFTER, title="Bridge")])
    other = extraction_of(f"{OPEN}\n\nIt rained.", id="other", path="other.txt", title="Other")
    twin = extraction_of(f"{OPEN}\n\nIt poured.", id="twin", path="twin.txt", title="Twin")
    store(path, [other, twin])
    ids |= {f"twin {cue}": key for cue, key in known(path, 3).items()}
    text = replace(twin.article, text=other.article.text)
    store(path, [replace(twin, article=text, attributions=other.attributions)])
    lies = extraction_of(
        "[S1:Ann Roe] [C1:said] [Q1:I lied].", id="lies", path=None, title="Lies", url=FORGER, fetched=FORGER,
        claimed_url=GENUINE,
    )  # fmt: skip
    out = extraction_of("[S1:Ann Roe] [C1:said] [Q1:secret words].", id="out", path="out.txt", title="Out")
    store(path, [lies, out])
    ids |= {f"out {cue}": key for cue, key in known(path, 5).items()}
    with Store(path) as opened:
        remove_article(opened.db, "5")
    KEPT.update(ids)
    return path


KEPT: dict[str, str] = {}


def known(path: Path, article: int = 1) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT cue, id FROM quotes WHERE article = ?", (article,)).fetchall())


@pytest.fixture(scope="module")
def told(edited: Path) -> Iterator[str]:
    with started("quotetrack", "serve", str(edited), "--port", "0") as (_, url):
        yield f"{url}news"


def test_the_article_keeps_its_address_and_shows_what_was_changed(told: str) -> None:
    tree = page(f"{told}/articles/1")
    (link,) = tree.cssselect("a.versions")
    assert link.text == "version 2: what was changed"
    changes = page(told.removesuffix("/news") + link.get("href"))
    assert words(changes, "h1") == ["Bridge: 2 versions"]
    assert words(changes, "h2") == ["Version 2", "Version 1"]
    assert words(changes, ".changes del")[0] == "May" and words(changes, ".changes ins") == ["June"]
    assert [w for w in words(changes, ".changes p") if w == "It was late."]
    assert words(changes, ".gone li q")[0] == "the bridge will open in May"
    assert len(changes.cssselect(".whole")) == 2


def test_a_quote_that_stands_keeps_its_address(told: str, edited: Path) -> None:
    assert known(edited)["added"] == KEPT["added"]
    assert words(page(f"{told}/quotes/{KEPT['added']}"), "blockquote")[0] == "“We were lucky.”"


def test_an_id_that_is_gone_leads_to_its_successor(told: str, edited: Path) -> None:
    tree = page(f"{told}/quotes/{KEPT['said']}")
    assert words(tree, "article.hero blockquote") == ["the bridge will open in June"]
    (note,) = words(tree, ".was")
    assert KEPT["said"] in note and "the bridge will open in May" in note
    (link,) = tree.cssselect(".was a")
    assert link.get("href") == "/news/-/versions/1#v1"
    plain = page(f"{told}/quotes/{known(edited)['said']}?was={KEPT['replied']}")
    assert not plain.cssselect(".was")


def test_an_id_that_is_gone_without_one_says_what_held_it(told: str) -> None:
    status, headers, body = get(f"{told}/quotes/{KEPT['replied']}")
    assert status == 410
    assert 'It stood in <a href="/news/-/versions/1#v1">version 1 of the article</a>' in body
    assert "I was &lt;script&gt;" in body and "<script>document" not in body
    assert headers["content-security-policy"] == OURS


def test_as_json_what_is_gone_is_answered_as_its_page_is(told: str, edited: Path) -> None:
    status, _, body = get(f"{told}/quotes/{KEPT['said']}.json?_shape=array")
    assert status == 200 and json.loads(body)[0]["id"] == known(edited)["said"]
    status, headers, body = get(f"{told}/quotes/{KEPT['replied']}.json")
    found = json.loads(body)
    assert (status, found["ok"], found["status"], found["successor"]) == (410, False, 410, None)
    assert (found["gone"]["id"], found["gone"]["article"], found["gone"]["version"]) == (
        KEPT["replied"],
        1,
        1,
    )
    assert headers["content-type"].startswith("application/json")
    assert json.loads(get(f"{told}/articles/3.json?_shape=array")[2])[0]["id"] == 2
    for path in (f"/quotes/{KEPT['out said']}.json", "/articles/5.json"):
        status, _, body = get(told + path)
        assert status == 410 and json.loads(body)["removed"] == 5 and "secret words" not in body
    assert json.loads(get(f"{told}/quotes/{KEPT['added']}.json?_shape=array")[2])[0]["id"] == KEPT["added"]
    for path in ("quotes/q000000000000.json", "articles/99.json", "articles/x.json"):
        assert get(f"{told}/{path}")[0] == 404


def test_an_article_that_became_another_leads_there(told: str) -> None:
    tree = page(f"{told}/articles/3")
    assert words(tree, "h1") == ["Other"]
    assert "Article 3 has this text since" in words(tree, ".was")[0]
    assert words(page(f"{told}/quotes/{KEPT['twin said']}"), "blockquote")[0] == "the bridge will open in May"
    former = page(f"{told}/-/versions/3")
    assert words(former, "h1") == ["Twin: 1 version"] and "It poured." in words(former, ".whole p")


def test_what_was_taken_out_is_said_and_not_shown(told: str) -> None:
    for path in (f"/quotes/{KEPT['out said']}", "/articles/5"):
        status, _, body = get(told + path)
        assert status == 410 and "was taken out" in body and "secret words" not in body
    for path in ("/-/versions/5", "/-/search?q=secret", "", "/-/data", "/-/speakers"):
        assert "secret words" not in get(told + path)[2]
    assert get(f"{told}/-/versions/5")[0] == 404


def test_what_a_page_claims_is_shown_as_a_claim(told: str) -> None:
    tree = page(f"{told}/articles/4")
    (fetched,) = [a for a in tree.cssselect(".head .meta a") if a.text == "fetched from here"]
    assert fetched.get("href") == FORGER
    assert words(tree, ".claimed") == [f"The page says its address is {GENUINE}"]
    quote = tree.cssselect("li.note")[0].get("data-q")
    cited = page(f"{told}/quotes/{quote}")
    markdown, bibtex = (
        cited.cssselect(f"#cite-{form} pre")[0].text_content() for form in ("markdown", "bibtex")
    )
    assert f"(<{FORGER}>)" in markdown and f"the page says its address is {GENUINE}" in markdown
    assert f"url = {{{FORGER}}}" in bibtex


@pytest.mark.parametrize(
    "path",
    ["/-/versions/99", "/-/versions/0", "/quotes/qnever", "/articles/99", "/-/versions/12345678901234567"],
)
def test_what_never_was_is_not_found(told: str, path: str) -> None:
    assert get(told + path)[0] == 404


def test_a_reader_follows_an_old_link_to_what_was_changed(chrome: Chrome, told: str) -> None:
    visit(chrome, f"{told}/quotes/{KEPT['said']}")
    until(chrome, lambda d: "?was=" in d.current_url, "the old address did not lead on")
    chrome.find_element(By.CSS_SELECTOR, ".was a").click()
    until(chrome, lambda d: d.current_url.endswith("/-/versions/1#v1"), "the versions did not open")
    cut, added = (chrome.find_element(By.CSS_SELECTOR, f".changes {tag}") for tag in ("del", "ins"))
    assert (cut.text, added.text) == ("May", "June")
    assert chrome.title == "What was changed in Bridge · news"
    whole = chrome.find_elements(By.CSS_SELECTOR, ".whole")[1]
    assert not whole.is_displayed()
    chrome.find_elements(By.XPATH, "//summary[contains(., 'whole text of version 1')]")[0].click()
    until(chrome, lambda d: whole.is_displayed() and "open in May" in whole.text, "the text did not open")
    chrome.find_element(By.LINK_TEXT, "The article as it stands").click()
    until(chrome, lambda d: d.current_url.endswith("/articles/1"), "the article did not open")


@pytest.mark.parametrize("path", ["/-/versions/1", "/articles/1", "/articles/4", "gone"])
def test_the_pages_are_accessible(chrome: Chrome, told: str, path: str) -> None:
    visit(chrome, told + (f"/quotes/{KEPT['replied']}" if path == "gone" else path))
    script = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    chrome.execute_script(script)
    assert chrome.execute_async_script(AXE) == []


def test_plain_datasette_shows_the_same(edited: Path) -> None:
    with datasette(str(edited)) as root:
        assert words(page(f"{root}news/-/versions/1"), "h1") == ["Bridge: 2 versions"]
        assert get(f"{root}news/quotes/{KEPT['replied']}")[0] == 410


OLDER = [SCHEMAS[0], max(path for path in SCHEMAS if path.stem < "3")]


@pytest.mark.parametrize("schema", OLDER, ids=[path.stem for path in OLDER])
def test_a_file_of_any_older_schema_has_its_pages_as_it_is(tmp_path: Path, schema: Path) -> None:
    """Plain datasette opens files for reading only, so that an older one is never upgraded there."""
    path = tmp_path / "old.db"
    make_older(path, schema)
    before = path.read_bytes()
    with datasette(str(path)) as root:
        for page_of in (
            "old",
            "old/articles/1",
            "old/articles/2",
            "old/quotes/qa1",
            "old/-/search?q=rains",
            "old/-/audit",
        ):
            status, _, body = get(root + page_of)
            assert status == 200, (page_of, body[-300:])
            assert 'href="javascript' not in body.lower() and "](<javascript" not in body.lower()
        assert [get(f"{root}old/{gone}")[0] for gone in ("-/versions/1", "articles/9", "quotes/qx")] == [
            404
        ] * 3
    assert path.read_bytes() == before
