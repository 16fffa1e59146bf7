"""The council report in a real browser: accessible, no sideways scrolling, nothing asked of others."""

import os
import shutil

import pytest

import regie
from regie.reports import report_html

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs a Chromium")
        pytest.skip("no Chromium on this machine: make browser")
    from playwright.sync_api import sync_playwright

    file = tmp_path_factory.mktemp("report") / "rapport.html"
    file.write_text(report_html(regie.assess(regie.example("voorbeeldstad")), "nl"), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        opened = browser.new_page(locale="nl-NL")
        opened.asked = []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.on("console", lambda message: opened.asked.append(f"console: {message.text}"))
        opened.goto(file.as_uri())
        yield opened
        browser.close()


def test_axe_finds_nothing_against_wcag_2_2_aa(page):
    from axe_playwright_python.sync_playwright import Axe

    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in results.response["violations"]] == []


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_page_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_asks_nothing_of_anybody_and_logs_nothing(page):
    assert [url for url in page.asked if not url.startswith("file:")] == []


def test_the_keyboard_reaches_the_content_and_opens_an_explanation(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.evaluate("document.querySelector('summary').focus()")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details').open")
