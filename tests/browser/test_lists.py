"""Lists as people work with them, in a real browser on a real server."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.serving import Site

pytestmark = pytest.mark.browser


def test_search_and_filters_work_without_javascript(browser: Any, site: Site) -> None:
    window = site.window(browser, java_script_enabled=False)
    window.goto("/voorbeeldstad/overview")
    window.fill("#search", "salesforce")
    window.press("#search", "Enter")
    window.wait_for_url("**/search?q=salesforce")
    window.goto("/voorbeeldstad/application/")
    window.check('[name="autonomous"] >> nth=0')
    window.click("#facets button")
    window.wait_for_url("**autonomous=**")
    window.context.close()


def test_choosing_a_filter_renews_list_and_counts_and_keeps_the_focus(browser: Any, site: Site) -> None:
    window = site.window(browser)
    window.goto("/voorbeeldstad/application/")
    window.check("#autonomous-1")
    window.wait_for_url("**autonomous=**")
    window.wait_for_selector(".chosen")
    expect(window.locator(":focus")).to_have_attribute("name", "autonomous")
    window.context.close()


def test_several_rows_are_changed_after_a_look_and_the_notice_leads_to_undo(browser: Any, site: Site) -> None:
    window = site.window(browser)
    window.goto("/voorbeeldstad/application/?size=25")
    for number in (0, 1):
        window.check(f'[name="key"] >> nth={number}')
    window.select_option("#bulk-field", "users")
    window.click('button[value="chosen"]')
    window.fill("#field-users", "4321")
    window.click("main form button.main")
    expect(window.locator("ins", has_text="4.321")).to_have_count(2)
    window.screenshot(path=site.folder / "bulk.png")
    window.click("main form button.main")
    window.click("#said a")
    window.wait_for_url("**/changes/**")
    window.click("main form button")
    expect(window.locator("#said")).to_contain_text("ongedaan")
    window.context.close()


def test_a_list_is_exported_changed_and_read_back(browser: Any, site: Site, tmp_path: Path) -> None:
    window = site.window(browser)
    window.goto("/voorbeeldstad/application/?columns=name&columns=users")
    with window.expect_download() as download:
        window.click('a:has-text("CSV")')
    file = tmp_path / download.value.suggested_filename
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    lines[1] = ";".join((*lines[1].split(";")[:2], "7654"))
    file.write_text("\n".join(lines), encoding="utf-8")
    window.goto("/voorbeeldstad/import")
    window.set_input_files("#files", file)
    window.click("main button.main")
    window.click('a:has-text("Bekijk het resultaat")')
    expect(window.locator("ins", has_text="7.654")).to_have_count(1)
    window.screenshot(path=site.folder / "trial.png")
    window.click("main form button.main")
    window.click('a:has-text("Bekijk het resultaat")')
    window.wait_for_url("**/changes/**")
    expect(window.locator("ins", has_text="7.654")).to_have_count(1)
    window.context.close()
