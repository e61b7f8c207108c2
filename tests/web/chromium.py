"""A headless Chromium to look at pages with: Debian's, driven by Selenium; nothing is downloaded."""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 20  # to wait for a condition on a busy machine
ARGUMENTS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *(
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--force-color-profile=srgb",
    ),
    *(
        "--window-size=1280,1000",
        "--force-prefers-reduced-motion",
    ),
)

# The style sheets of a page that were not loaded: nobody may read the rules of what stands in for one.
LACKING = """
const loaded = (sheet) => { try { return sheet.cssRules.length > 0; } catch { return false; } };
const links = [...document.querySelectorAll("link[rel=stylesheet]")];
return links.filter((link) => !loaded(link.sheet)).map((link) => link.href);
"""


def missing() -> str | None:
    """Say why there is no browser to test with, None where there is one."""
    for names in (("chromium", "chromium-browser", "google-chrome"), ("chromedriver",)):
        if not any(map(shutil.which, names)):
            return f"{names[0]} is not installed (Debian: apt-get install chromium chromium-driver)"
    return None


@contextmanager
def browser(profile: Path) -> Iterator[Chrome]:
    """Start a browser with a profile of its own in the folder ``profile``."""
    options = ChromeOptions()
    options.binary_location = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))
    )
    for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    os.environ.setdefault("SE_AVOID_STATS", "true")
    driver = Chrome(options=options, service=ChromeService(shutil.which("chromedriver")))
    try:
        driver.set_page_load_timeout(60)
        yield driver
    finally:
        driver.quit()


def until(driver: Chrome, condition: Callable[[Chrome], Any], what: str) -> Any:
    """Wait until a condition holds and return what it found.

    Whatever the browser complains of while one page goes and the next comes is no answer yet.
    """
    return WebDriverWait(driver, SECONDS, 0.05, (WebDriverException,)).until(condition, what)


def visit(driver: Chrome, address: str) -> None:
    """Open a page as its author meant it: with every style sheet.

    A busy machine may lose a request, and a page without its styles still counts as loaded. It is then
    opened again; where a sheet is still lacking, the AssertionError says what the browser said.
    """
    said: list[dict[str, Any]] = []
    for _ in range(3):
        driver.get(address)
        lacking = driver.execute_script(LACKING)
        if not lacking:
            return
        said += logged(driver, "browser")
    raise AssertionError(f"{address}: {lacking} did not load: {said}")


def logged(driver: Chrome, kind: str) -> list[dict[str, Any]]:
    """Return what the browser has logged since it was last asked: its console, or all that it fetched."""
    found: list[dict[str, Any]] = driver.get_log(kind)  # type: ignore[no-untyped-call]
    return found


def dress(driver: Chrome, scheme: str | None) -> None:
    """Let the system prefer light or dark colours and no motion, None for whatever it does."""
    wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"} if scheme else {}
    features = [{"name": name, "value": value} for name, value in wanted.items()]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def resize(driver: Chrome, width: int, height: int, *, phone: bool = False) -> None:
    """Give the page a size in CSS pixels, below what a window can be as well."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone},
    )


def screenshot(driver: Chrome, width: int, height: int) -> bytes:
    """Return a PNG of the top of the page."""
    resize(driver, width, height, phone=width < 600)
    clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
    found = driver.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "clip": clip, "captureBeyondViewport": True}
    )
    return base64.b64decode(found["data"])
