"""The report in a real browser: nothing scrolls sideways, everything can be reached, nothing is called for."""

from pathlib import Path
from typing import Any

import pytest

from regie.reports import report_html
from reports.assessed import american

pytestmark = pytest.mark.browser
_WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(report_html(american(), "nl"), encoding="utf-8")
    return file


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_the_page_never_scrolls_sideways(browser: Any, report: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(report.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_meets_wcag(browser: Any, report: Path, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto(report.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _WCAG}})
    assert found.violations_count == 0, found.generate_report()
    page.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_content(browser: Any, report: Path) -> None:
    page = browser.new_page()
    page.goto(report.as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "report"
    page.close()


def test_the_page_calls_for_nothing_but_itself(browser: Any, report: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    page.wait_for_load_state("networkidle")
    assert asked == [report.as_uri()]
    page.close()


def test_readings_are_open_on_paper(browser: Any, report: Path) -> None:
    page = browser.new_page()
    page.goto(report.as_uri())
    page.emulate_media(media="print")
    assert page.locator("#goals blockquote").first.bounding_box()["height"] > 0
    page.close()
