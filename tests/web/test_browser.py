"""What a reader does, in a real browser: search, narrow, read, follow, cite; by mouse, thumb and keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from chromium import dress, logged, resize, until, visit
from conftest import extraction_of
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from served import EVIL, articles, started, store

from quotetrack.store import Store

Find = Callable[[str, str], int]
pytest_plugins = ("lent",)
THEIRS = ("/quotes", "/articles", "/who-said-what-about?about=toll", "?sql=select+1")
PAGES = (
    "",
    "/-/search",
    "/-/search?q=bridge",
    "/-/speakers",
    "/-/agencies",
    "/-/audit?by=publisher",
    "/-/data",
    *THEIRS,
)
# Bidirectional controls in text that is not isolated.
LOOSE_CONTROLS = r"""
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const loose = [];
while (walker.nextNode()) {
  const node = walker.currentNode;
  const isolated = getComputedStyle(node.parentElement).unicodeBidi === "isolate";
  if (/[\u202a-\u202e\u2066-\u2069]/.test(node.data) && !isolated) loose.push(node.data);
}
return loose;
"""
# Where the letters of a word stand that follows an override.
PLACES_OF_LETTERS = """
const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode, at = node.data.indexOf("gnirts"), range = document.createRange();
  if (at < 0) continue;
  return [0, 1, 2, 3, 4, 5].map((i) => {
    range.setStart(node, at + i);
    range.setEnd(node, at + i + 1);
    return range.getBoundingClientRect().left;
  });
}
"""
HAS_LOOKED = """
return performance.getEntriesByType("resource").some((e) => e.name.endsWith("/-/state") && e.responseEnd > 0);
"""


@pytest.fixture
def page(chrome: Chrome) -> Iterator[Chrome]:
    """Return the browser at the size of a desk, with nothing logged yet."""
    chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    logged(chrome, "performance")
    logged(chrome, "browser")
    yield chrome


def one(driver: Chrome, selector: str) -> Any:
    return until(driver, lambda d: d.find_element(By.CSS_SELECTOR, selector), f"there is no {selector}")


def texts(driver: Chrome, selector: str) -> list[str]:
    return [element.text for element in driver.find_elements(By.CSS_SELECTOR, selector)]


def all_pages(site: str, ids: dict[str, str], number: Find) -> list[str]:
    """Return the address of one page of each kind, and of every page of the hostile article."""
    rows = [
        ("articles", number("articles", "bridge")),
        ("articles", number("articles", "evil")),
        ("articles", number("articles", "hebrew")),
        ("speakers", number("speakers", "Ann Roe")),
        ("speakers", number("speakers", EVIL)),
        ("agencies", number("agencies", "Reuters")),
        ("quotes", ids["said"]),
    ]
    return [site + path for path in PAGES] + [f"{site}/{table}/{key}" for table, key in rows]


def test_search_narrow_open_follow_and_cite(page: Chrome, site: str, ids: dict[str, str]) -> None:
    visit(page, site)
    box = one(page, "#big")
    box.send_keys("bridge OR toll", Keys.HOME, Keys.DELETE * 10)
    box.send_keys(Keys.ENTER)
    until(page, lambda d: "/-/search?q=toll" in d.current_url, "the search did not open")
    assert len(texts(page, ".stream .card")) == 3
    assert set(texts(page, ".stream mark")) == {"toll"}

    facet = until(
        page,
        lambda d: d.find_element(By.XPATH, "//aside//li/a[span[text()='Ann Roe']]"),
        "there is no facet for Ann Roe",
    )
    facet.click()
    until(page, lambda d: "speaker=" in d.current_url, "the facet did not narrow")
    assert texts(page, ".chips.narrowed a b") == ["Ann Roe"]
    assert len(texts(page, ".stream .card")) == 2

    page.find_element(By.LINK_TEXT, "Bridge to open").click()
    until(page, lambda d: d.current_url.endswith("#" + ids["told"]), "the article did not open at the quote")
    note = one(page, f".note.on[data-q='{ids['told']}']")
    assert "Ann Roe and Ben Ito" in note.text

    page.find_element(By.CSS_SELECTOR, f"span.cue[data-own='{ids['added']}']").click()
    note = one(page, f".note.on[data-q='{ids['added']}']")
    note.find_element(By.LINK_TEXT, "Ann Roe").click()
    until(page, lambda d: d.find_element(By.TAG_NAME, "h1").text == "Ann Roe", "the speaker did not open")
    assert texts(page, ".roles li b") == ["former mayor", "mayor, Oldbridge City Council"]
    assert texts(page, ".totals li:first-child b") == ["4"]

    page.find_element(By.PARTIAL_LINK_TEXT, "It opens in May").click()
    until(page, lambda d: d.find_elements(By.ID, "cite"), "the quote did not open")
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.current_url))
    grant = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": origin}
    page.execute_cdp_cmd("Browser.grantPermissions", grant)
    assert "> “It opens in May,” […] “Bring flags.”" in copied(page, "markdown")
    assert copied(page, "bibtex").startswith("@misc{" + ids["added"])
    annotation = json.loads(copied(page, "json"))
    assert [t["selector"][0]["exact"] for t in annotation["target"]] == [
        "“It opens in May,”",
        "“Bring flags.”",
    ]
    link = copied(page, "url")
    visit(page, link)
    assert one(page, f".note.on[data-q='{ids['added']}']")


def copied(page: Chrome, form: str) -> str:
    """Copy a form of the citation and return what the clipboard holds."""
    page.find_element(By.ID, f"tab-{form}").click()
    page.find_element(By.CSS_SELECTOR, f"#cite-{form} .copy").click()
    until(page, lambda d: d.find_element(By.ID, "notice").text.endswith("copied"), "nothing was copied")
    page.execute_script("document.getElementById('notice').textContent = ''")
    return str(
        page.execute_async_script("const done = arguments[0]; navigator.clipboard.readText().then(done)")
    )


def test_a_slash_leads_to_the_search_but_is_a_letter_in_a_field(
    page: Chrome, site: str, number: Find
) -> None:
    for path in ("", f"/articles/{number('articles', 'bridge')}"):
        visit(page, site + path)
        page.execute_script("document.activeElement.blur()")
        one(page, "body").send_keys("/")
        field = page.switch_to.active_element
        assert (field.get_attribute("name"), field.get_property("value")) == ("q", ""), path
        field.send_keys("toll/")
        assert field.get_property("value") == "toll/", "it is written where one types"
    visit(page, f"{site}?sql=select+1")
    area = one(page, "textarea[name=sql]")
    area.send_keys("/")
    assert page.switch_to.active_element == area and area.get_property("value").count("/") == 1


def test_an_article_is_read_by_keyboard(page: Chrome, site: str, ids: dict[str, str], number: Find) -> None:
    visit(page, f"{site}/articles/{number('articles', 'bridge')}")
    body = one(page, "body")
    order = [ids[cue] for cue in ("said", "promised", "added", "told", "believe")]
    for key in order:
        body.send_keys("j")
        assert page.switch_to.active_element.get_attribute("id") == key
        assert page.current_url.endswith("#" + key)
    page.switch_to.active_element.send_keys("k")
    assert page.switch_to.active_element.get_attribute("id") == ids["told"]
    page.switch_to.active_element.send_keys(Keys.TAB)
    card = page.switch_to.active_element.find_element(By.XPATH, "./ancestor::li")
    assert card.get_attribute("data-q") == ids["told"], "a quote's card comes next"
    card.find_element(By.CSS_SELECTOR, "a").send_keys("j")
    assert page.switch_to.active_element.get_attribute("id") == ids["believe"]
    assert page.switch_to.active_element.accessible_name == "Quote 5: officials, believe, indirect"
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not texts(page, ".on")


def test_the_parts_of_a_quote_are_linked(page: Chrome, site: str, ids: dict[str, str], number: Find) -> None:
    visit(page, f"{site}/articles/{number('articles', 'bridge')}")
    said = ids["said"]
    ActionChains(page).move_to_element(one(page, f"span.cue[data-own='{said}']")).perform()
    hot = {element.text for element in page.find_elements(By.CSS_SELECTOR, ".hot")}
    assert {"AP", "Mayor Ann Roe", "said", "engineer Ben Ito", "“a bridge that holds”"} <= hot
    nested = page.find_element(By.CSS_SELECTOR, ".m.depth2")
    assert nested.text == "“a bridge that holds”"
    assert nested.get_attribute("data-m") == f"{said}:content {ids['promised']}:content"
    nested.click()
    note = one(page, f".note.on[data-q='{ids['promised']}']")
    assert "within 1" in note.text and "71 % sure" in note.text
    assert page.execute_script("return getSelection().toString()") == ""


def test_what_is_not_wanted_is_not_highlighted(
    page: Chrome, site: str, ids: dict[str, str], number: Find
) -> None:
    visit(page, f"{site}/articles/{number('articles', 'bridge')}")
    piece = one(page, f"span.content[data-own='{ids['added']}']")
    shown = "rgba(255, 231, 163, 1)"
    assert piece.value_of_css_property("background-color") == shown
    page.find_element(By.CSS_SELECTOR, "[data-hide=direct]").click()
    until(
        page, lambda d: piece.value_of_css_property("background-color") == "rgba(0, 0, 0, 0)", "still there"
    )
    one(page, "body").send_keys("j", "j", "j")
    assert page.switch_to.active_element.get_attribute("id") == ids["believe"]


def test_no_page_asks_another_host_or_fails(
    page: Chrome, site: str, ids: dict[str, str], number: Find
) -> None:
    own = urlsplit(site).netloc
    for address in all_pages(site, ids, number):
        visit(page, address)
        until(page, lambda d: d.execute_script("return document.readyState") == "complete", "not loaded")
    asked = [
        message["params"]["request"]["url"]
        for entry in logged(page, "performance")
        if (message := json.loads(entry["message"])["message"])["method"] == "Network.requestWillBeSent"
    ]
    assert len(asked) > len(PAGES)
    assert {urlsplit(url).netloc for url in asked if not url.startswith("data:")} == {own}
    assert logged(page, "browser") == []


def test_hostile_words_stay_words(page: Chrome, site: str, ids: dict[str, str], number: Find) -> None:
    evil = [address for address in all_pages(site, ids, number) if "/quotes/" not in address]
    for address in evil:
        visit(page, address)
        assert page.title != "owned"
        found = page.execute_script(
            "return [...document.querySelectorAll('main b, main script:not([type]), section b')]"
            ".filter(e => e.textContent === 'bold' || e.textContent.includes('owned')).length"
        )
        assert found == 0, address
        assert not page.find_elements(By.CSS_SELECTOR, "a[href^='javascript']")
    visit(page, f"{site}/articles/{number('articles', 'evil')}")
    loose = page.execute_script(LOOSE_CONTROLS)
    assert loose == []
    words = one(page, "#text").get_property("textContent")
    assert EVIL in words, "the words can be copied as they stand"
    # the letters behind the override still run from left to right
    run = page.execute_script(PLACES_OF_LETTERS)
    assert run == sorted(run) and len(set(run)) == 6


AXE = """
const done = arguments[0];
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).then((found) =>
  done(found.violations.map((one) => [one.id, one.nodes.map((node) => node.html)])));
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_keep_to_the_accessibility_guidelines(
    page: Chrome, site: str, ids: dict[str, str], number: Find, scheme: str
) -> None:
    """axe finds no fault against WCAG 2.1 A and AA in a page of ours; Datasette's tables are its own."""
    dress(page, scheme)
    script = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    ours = [
        address for address in all_pages(site, ids, number) if address not in {site + path for path in THEIRS}
    ]
    for address in [*ours, f"{site}/articles/{number('articles', 'bridge')}#{ids['promised']}"]:
        visit(page, address)
        page.execute_script(script)
        assert page.execute_async_script(AXE) == [], address
    dress(page, None)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways(
    page: Chrome, site: str, ids: dict[str, str], number: Find, scheme: str
) -> None:
    dress(page, scheme)
    resize(page, 390, 844, phone=True)
    for address in all_pages(site, ids, number):
        visit(page, address)
        wide = page.execute_script("return document.documentElement.scrollWidth")
        assert wide <= 390, address
    dress(page, None)


@pytest.mark.parametrize("by", ["publisher", "author"])
def test_a_desk_shows_all_counts_of_the_audit_at_once(page: Chrome, site: str, by: str) -> None:
    resize(page, 1280, 900)
    visit(page, f"{site}/-/audit?by={by}")
    within, wide = page.execute_script(
        "const box = document.querySelector('h2 + .scroll'); return [box.clientWidth, box.scrollWidth];"
    )
    assert 900 < wide <= within


def test_a_phone_shows_a_quote_in_a_sheet(page: Chrome, site: str, ids: dict[str, str], number: Find) -> None:
    resize(page, 390, 844, phone=True)
    visit(page, f"{site}/articles/{number('articles', 'bridge')}")
    assert not page.find_element(By.ID, "sheet").is_displayed()
    page.execute_script("arguments[0].click()", one(page, f"#{ids['added']}"))
    until(page, lambda d: d.find_element(By.ID, "sheet").is_displayed(), "no sheet")
    assert "Ann Roe, mayor" in page.find_element(By.ID, "sheet-body").text
    assert page.find_element(By.ID, "count").text == "3 of 5"
    page.find_element(By.CSS_SELECTOR, "[data-step='1']").click()
    assert "Ann Roe and Ben Ito" in page.find_element(By.ID, "sheet-body").text
    page.find_element(By.CSS_SELECTOR, "[data-close]").click()
    assert not page.find_element(By.ID, "sheet").is_displayed()


def test_every_bar_of_a_chart_links_to_its_rows(page: Chrome, site: str, number: Find) -> None:
    visit(page, f"{site}/speakers/{number('speakers', 'Ann Roe')}")
    bars = until(page, lambda d: d.find_elements(By.CSS_SELECTOR, "[data-chart=timeline] svg a"), "no bars")
    assert len(bars) == 4, "direct, mixed and indirect in 2016, indirect in 2018"
    assert {bar.get_attribute("tabindex") for bar in bars} == {"-1"}, "the table below is the keyboard's way"
    direct = page.execute_script("return arguments[0].href.baseVal", bars[0])
    visit(page, page.execute_script("return new URL(arguments[0], location.href).href", direct))
    assert texts(page, ".stream .badge") == ["direct"]
    assert texts(page, ".count b") == ["1", "newest"]
    page.back()
    details = one(page, "[data-chart=timeline] details")
    details.find_element(By.TAG_NAME, "summary").click()
    assert texts(page, "[data-chart=timeline] tbody th") == ["2016-11", "2018-02"]


def test_an_open_page_shows_what_is_ingested_meanwhile(page: Chrome, tmp_path: Path) -> None:
    path = tmp_path / "growing.db"
    store(path, articles()[:1])
    with started("quotetrack", "serve", str(path), "--port", "0", "--reload") as (_, url):
        visit(page, url)
        assert texts(page, ".totals li:first-child b") == ["1"]
        until(page, lambda d: d.execute_script(HAS_LOOKED), "the page does not look")
        with Store(path) as opened:
            opened.save(extraction_of("[S1:Cy Poe] [C1:said] [Q1:it rains].", id="rain", path="rain.txt"))
        until(page, lambda d: texts(d, ".totals li:first-child b") == ["2"], "the page did not follow")


def test_a_page_without_its_styles_is_not_taken_for_one(page: Chrome, site: str) -> None:
    page.execute_cdp_cmd("Network.enable", {})
    page.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
    page.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*quotetrack.css*"]})
    try:
        with pytest.raises(AssertionError, match=r"quotetrack\.css.* did not load"):
            visit(page, site)
    finally:
        page.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})
        page.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})
    visit(page, site)
