"""Reviewing as a person does, in a real browser: by keys, by thumb, without scripts, and two at once."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from chromium import browser, dress, logged, resize, until, visit
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from served import articles, refill
from test_browser import AXE, one, texts

pytest_plugins = ("lent",)
QUOTE = "#verdict input[name=quote]"


@pytest.fixture
def path(reviewed: tuple[Path, str, list[str]], edition: str) -> Path:
    """Return the file that is served, with the articles as nobody has reviewed them."""
    refill(reviewed[0], articles(edition))
    return reviewed[0]


@pytest.fixture
def links(reviewed: tuple[Path, str, list[str]], path: Path) -> list[str]:
    """Return the links of Ida and Bo, by which they sign in."""
    return reviewed[2]


def shown(driver: Chrome) -> str:
    """Return the id of the quote that is asked about."""
    return str(one(driver, QUOTE).get_attribute("value"))


def press(driver: Chrome, *keys: str) -> None:
    one(driver, "body").send_keys(*keys)


def pressed(driver: Chrome, key: str) -> str:
    """Press a key that decides, and return the id of the quote that comes next."""
    before = shown(driver)
    press(driver, key)
    until(
        driver,
        lambda d: d.find_elements(By.CSS_SELECTOR, ".done") and shown(d) != before,
        f"{key} does nothing",
    )
    return shown(driver)


def decided(path: Path) -> list[tuple[str, str, str]]:
    """Return every verdict as the command line tells it: quote, who, what."""
    command = [sys.executable, "-m", "quotetrack", "review", str(path), "--history", "--json"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return [(row["id"], row["reviewer"], row["status"]) for row in found if row["status"] != "found"]


def axe(driver: Chrome) -> Any:
    driver.execute_script((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
    return driver.execute_async_script(AXE)


def test_a_queue_is_worked_through_by_keys(chrome: Chrome, links: list[str], path: Path) -> None:
    chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    logged(chrome, "browser")
    visit(chrome, links[0])
    first = shown(chrome)
    assert one(chrome, ".hero blockquote").text == "“a bridge that holds”"
    assert "Mayor Ann Roe said engineer Ben Ito" in one(chrome, ".review .context").text, (
        "it can be judged here"
    )
    assert one(chrome, "#keys").is_displayed()
    second = pressed(chrome, "c")
    press(chrome, "n")
    assert chrome.switch_to.active_element.get_attribute("id") == "note"
    chrome.switch_to.active_element.send_keys("crc", Keys.ESCAPE)  # letters in a field decide nothing
    assert shown(chrome) == second
    third = pressed(chrome, "r")
    press(chrome, "e")
    speaker = until(chrome, lambda d: d.switch_to.active_element, "nothing is active")
    assert speaker.get_attribute("id") == "c-speaker"
    speaker.send_keys("Benjamin Ito", Keys.ENTER)
    until(chrome, lambda d: shown(d) != third, "the correction was not sent")
    assert decided(path) == [
        (first, "Ida", "confirmed"),
        (second, "Ida", "rejected"),
        (third, "Ida", "corrected"),
    ]
    press(chrome, "u")
    until(chrome, lambda d: shown(d) == third, "the correction was not taken back")
    assert decided(path)[3:] == [(third, "Ida", "undone")]
    press(chrome, "s")
    until(chrome, lambda d: shown(d) != third, "not skipped")
    assert logged(chrome, "browser") == [], "nothing is against the policy"


def test_two_who_review_at_once_never_overwrite_each_other(
    chrome: Chrome, links: list[str], path: Path, tmp_path: Path
) -> None:
    with browser(tmp_path / "second") as other:
        visit(chrome, links[0])
        visit(other, links[1])
        assert shown(chrome) != shown(other), "each has a quote of their own"
        for driver, name in ((chrome, "Ida"), (other, "Bo")):
            key = shown(driver)
            pressed(driver, "c")
            assert decided(path)[-1] == (key, name, "confirmed")
        same = f"{links[0].partition('/-/')[0]}/news/-/review?quote={shown(chrome)}"
        visit(chrome, same)
        visit(other, same)
        key = shown(chrome)
        assert shown(other) == key and "Ida has this quote open as well." in one(other, ".held").text
        pressed(chrome, "r")
        press(other, "n")
        other.switch_to.active_element.send_keys("sounds right", Keys.ESCAPE)
        press(other, "c")
        told = until(other, lambda d: d.find_element(By.CSS_SELECTOR, ".problem").text, "Bo is not told")
        assert "Nothing was recorded" in told and "Ida rejected it" in told
        assert other.switch_to.active_element.get_attribute("id") == "problem", "and a listener hears it"
        assert shown(other) == key and one(other, "#note").get_attribute("value") == "sounds right"
        assert decided(path)[-1] == (key, "Ida", "rejected"), "nothing was overwritten"
        assert texts(other, ".hero .verdict") == ["rejected by Ida"]
        pressed(other, "c")
        assert decided(path)[-2:] == [(key, "Ida", "rejected"), (key, "Bo", "confirmed")]


def test_it_works_without_scripts(chrome: Chrome, links: list[str], path: Path) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        chrome.get(links[0])
        first = shown(chrome)
        assert not chrome.find_element(By.ID, "keys").is_displayed(), "keys that do nothing are not offered"
        chrome.find_element(By.CSS_SELECTOR, "#verdict button.yes").click()
        until(chrome, lambda d: shown(d) != first, "not confirmed")
        chrome.find_element(By.CSS_SELECTOR, "#correct summary").click()
        one(chrome, "#c-role").send_keys("witness")
        chrome.find_element(By.CSS_SELECTOR, "#correct button").click()
        until(
            chrome,
            lambda d: "Ida corrected" in d.find_element(By.CSS_SELECTOR, ".done").text,
            "not corrected",
        )
        chrome.find_element(By.CSS_SELECTOR, ".done button").click()
        until(
            chrome, lambda d: "took back" in d.find_element(By.CSS_SELECTOR, ".done").text, "not taken back"
        )
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert [status for _, _, status in decided(path)] == ["confirmed", "corrected", "undone"]


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
)
def test_the_page_keeps_to_the_guidelines(chrome: Chrome, links: list[str], scheme: str, width: int) -> None:
    """axe finds nothing, nothing scrolls sideways, and what is pressed is large enough for a thumb."""
    dress(chrome, scheme)
    resize(chrome, width, 900, phone=width < 600)
    visit(chrome, links[0])
    for step in ("the queue", "correcting", "told"):
        if step == "correcting":
            chrome.execute_script("document.getElementById('correct').open = true")
        if step == "told":
            chrome.find_element(By.CSS_SELECTOR, "#correct button").click()
            until(chrome, lambda d: d.find_elements(By.CSS_SELECTOR, ".problem"), "nothing is told")
        assert axe(chrome) == [], step
        assert chrome.execute_script("return document.documentElement.scrollWidth") <= width, step
        sizes = chrome.execute_script(
            "return [...document.querySelectorAll('.review :is(button, a.button, input:not([type=hidden]),"
            " select, textarea, summary)')].filter(e => e.offsetParent)"
            ".map(e => [e.outerHTML.slice(0, 80), e.offsetWidth, e.offsetHeight])"
            ".filter(e => e[1] < 24 || e[2] < 24)"
        )
        assert sizes == [], step
    dress(chrome, None)
