"""Every page that a link leads to, ours and Datasette's: no fault for axe, nothing wider than a phone.

A link is followed where its page is of a kind not seen yet, or asks for something that no page of its kind
was asked for; what only a form leads to, and what fails, is added by hand.
"""

from __future__ import annotations

import re
import sqlite3
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import lxml.html
import pytest
from chromium import browser, dress, missing, resize, visit
from conftest import extraction_of
from selenium.webdriver import Chrome
from served import articles, started, store

from quotetrack.store import Store
from quotetrack.store.articles.removing import remove_article

FORMS = (
    "/who-said-what-about?about=toll",
    "/who-said-what-about?about=",
    "/first-to-say?about=nowhere",
    "/-/search?q=toll",
    "/-/search?q=nowhere",
    "/-/articles?q=nowhere",
    "/-/articles?q=%22",
    "/-/speakers?q=nobody",
    "/-/audit?topics=toll,bridge",
    "/quotes?kind=never",
    "?sql=select+text,+%3Ax+as+x+from+quotes",
)
FAILED = {
    "/nothing": 404,
    "/nothing/1": 400,
    "/quotes/q000000000000": 404,
    "/quotes?_sort=nothing": 400,
    "?sql=select+nothing": 400,
    "?sql=drop+table+quotes": 400,
}
_ROW = re.compile(r"(/[a-z_]+)/(?:q[0-9a-f]{12}|\d+|[^/]*,[^/]*)$")
# axe in all its rules, but for those of the experts' opinion only; contrast alone where only colours change
AXE = """
const [rules, done] = arguments;
const given = {resultTypes: ["violations"], preload: false};
if (rules) given.runOnly = {type: "rule", values: rules};
axe.run(document, given).then((found) =>
  done(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html.slice(0, 200))])));
"""
# What is to be hit by a finger or a mouse and is smaller than 24 by 24, but for links within a line of text.
SMALL = """
const seen = (e) => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length;
const inText = (e) => getComputedStyle(e).display === "inline"
  && [...e.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
return [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary, textarea")]
  .filter((e) => seen(e) && !e.closest("svg, .qt-hidden") && !inText(e))
  .filter((e) => !(e.closest("label") && e.closest("label").getBoundingClientRect().height >= 24))
  .filter((e) => { const r = e.getBoundingClientRect(); return r.height < 23.5 && r.right > 0; })
  .map((e) => e.outerHTML.slice(0, 120));
"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a page of every kind: an article that was edited, one taken out, one without a title."""
    path = tmp_path_factory.mktemp("everything") / "news.db"
    edited = articles()[1]
    bare = extraction_of(
        "[S1:Cy Poe] [C1:said] [Q1:it rains].\n\n[Q2:“One,”] [S2:he] [C2:added]. [Q2:“Two.”]",
        {2: {"kind": "direct"}}, id="IMG_2201", path="IMG_2201.txt",
    )  # fmt: skip
    out = extraction_of("[S1:Ann Roe] [C1:said] [Q1:secret words].", id="out", path="out.txt", title="Out")
    store(path, [*articles(), bare, out])
    text = replace(edited.article, text=edited.article.text.replace("mistake", "great mistake"))
    store(path, [replace(edited, article=text, attributions=())])
    with Store(path) as opened:
        remove_article(opened.db, "6")
    return path


@pytest.fixture(scope="module")
def served(everything: Path) -> Iterator[tuple[str, str]]:
    """Serve the file to Ida, who reviews; give its address, and the link by which she signs in."""
    with started("quotetrack", "serve", str(everything), "--port", "0", "--review", "Ida") as (process, url):
        assert process.stdout is not None
        yield f"{url}news", process.stdout.readline().strip().partition(" reviews at ")[2]


@pytest.fixture(scope="module")
def site(served: tuple[str, str]) -> str:
    return served[0]


@pytest.fixture(scope="module")
def gone(everything: Path) -> list[str]:
    """Return the addresses of what was there once."""
    with closing(sqlite3.connect(everything)) as connection:
        (quote,) = connection.execute("SELECT id FROM former_quotes LIMIT 1").fetchone()
    return [f"/quotes/{quote}", "/articles/6"]


@pytest.fixture(scope="module")
def reached(served: tuple[str, str]) -> list[str]:
    """Return the addresses of the pages that links lead to, one for each kind and each thing it is asked.

    Ida has signed in: all that a visitor sees is there, and the queue of reviews.
    """
    site, link = served
    ask = urllib.request.build_opener(urllib.request.HTTPCookieProcessor()).open
    with ask(link, timeout=20) as answer:
        queue = answer.url
    known: set[tuple[str, str]] = set()
    found: list[str] = []
    waiting = [site, queue]
    while waiting:
        address = waiting.pop(0)
        if not (kinds_of(address) - known):
            continue
        known |= kinds_of(address)
        with ask(address, timeout=20) as answer:
            if "html" not in answer.headers["content-type"]:
                continue
            body, there = answer.read().decode("utf-8"), answer.url
        found.append(address)
        known |= kinds_of(there)
        for link in lxml.html.fromstring(body).xpath("//a/@href"):
            following = urldefrag(urljoin(there, link))[0]
            if urlsplit(following).netloc == urlsplit(site).netloc and kinds_of(following) - known:
                waiting.append(following)
    return found


def kinds_of(address: str) -> set[tuple[str, str]]:
    """Return of what kind a page is, with nothing and with each thing that it is asked.

    All tables are shown by one page: what one was asked, none other need be, and any column is a filter.
    """
    parts = urlsplit(address)
    path = _ROW.sub(r"\1/#", parts.path)
    asked = [name for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    if re.fullmatch(r"/news/[a-z_]+", path):
        asked = [name if name.startswith("_") else "filter" for name in asked]
        return {(path, "")} | {("table", name) for name in asked}
    return {(path, "")} | {(path, name) for name in asked}


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    reason = missing()
    if reason:
        pytest.skip(reason)
    with browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


def test_links_lead_to_pages_of_every_kind(reached: list[str], site: str) -> None:
    paths = {_ROW.sub(r"\1/#", urlsplit(address).path.removeprefix("/news")) for address in reached}
    assert {
        "",
        "/-/review",
        "/-/search",
        "/-/articles",
        "/-/speakers",
        "/-/agencies",
        "/-/audit",
        "/-/data",
    } <= paths
    assert {"/quotes/#", "/articles/#", "/speakers/#", "/agencies/#", "/-/versions/#", "/runs/#"} <= paths
    assert {"/quotes", "/quotes_full", "/articles", "/runs", "/who-said-what-about"} <= paths


@pytest.mark.parametrize(("path", "status"), FAILED.items())
def test_what_fails_has_a_page_of_ours_with_a_way_on(site: str, path: str, status: int) -> None:
    with pytest.raises(HTTPError) as raised:
        urllib.request.urlopen(site + path, timeout=20)
    assert raised.value.code == status
    tree = lxml.html.fromstring(raised.value.read().decode("utf-8"))
    assert tree.cssselect("h1")[0].text_content().strip()
    assert [a for a in tree.cssselect("main a, nav a") if a.get("href") in ("/", "/news")]
    assert tree.cssselect("form[role=search] input[name=q]")
    if "sql=" in path:
        assert tree.cssselect("textarea[name=sql]")[0].text.strip().startswith(("select", "drop"))


def faults(driver: Chrome, address: str, ways: Sequence[tuple[int, str]]) -> list[Any]:
    """Return what is wrong with a page at widths and in schemes: all at the first, then what may differ.

    Another width may hide or move things, other colours change contrast alone; the page stands all the while.
    """
    found: list[Any] = []
    resize(driver, ways[0][0], 900, phone=ways[0][0] < 600)
    visit(driver, address)
    driver.execute_script(SCRIPT)
    seen: set[int] = set()
    for width, scheme in ways:
        dress(driver, scheme)
        resize(driver, width, 900, phone=width < 600)
        rules = CONTRAST if width in seen else None
        found += [(width, scheme, *one) for one in driver.execute_async_script(AXE, rules)]
        if width not in seen:
            found += [(width, "small", html) for html in driver.execute_script(SMALL)]
            if driver.execute_script("return document.documentElement.scrollWidth") > width:
                found.append((width, "wide", "wider than the screen"))
        seen.add(width)
    return found


def ways_of(addresses: list[str]) -> Iterator[tuple[str, Sequence[tuple[int, str]]]]:
    """Give each page with how to look at it: the first of a template in every way, the others in one."""
    seen: set[str] = set()
    for address in addresses:
        path = _ROW.sub(r"\1/#", urlsplit(address).path.removeprefix("/news"))
        template = (
            "row of a table" if path in OTHER_ROWS else "table" if re.fullmatch("/[a-z_]+", path) else path
        )
        yield address, WAYS if template not in seen else WAYS[-1:]
        seen.add(template)


CONTRAST = ["color-contrast"]
WAYS = ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark"))
OTHER_ROWS = ("/runs/#", "/copies/#", "/quote_spans/#", "/quote_speakers/#")
SCRIPT = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")


def test_no_page_has_a_fault(
    chrome: Chrome, reached: list[str], served: tuple[str, str], gone: list[str]
) -> None:
    """axe finds nothing, nothing to hit is too small, and no page is wider than a phone."""
    site, link = served
    visit(chrome, link)  # signs in
    asked = [*reached, *(site + path for path in (*FORMS, *FAILED, *gone))]
    found = {address: faults(chrome, address, ways) for address, ways in ways_of(asked)}
    dress(chrome, None)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}
