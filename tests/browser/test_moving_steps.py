"""A step of a plan is moved by mouse and by keyboard, and what breaks is said at once."""

from typing import Any

import pytest
from playwright.sync_api import expect

from browser.serving import Site

pytestmark = pytest.mark.browser


def test_a_step_is_dragged_by_mouse_and_moved_by_keyboard_and_what_breaks_is_seen(browser: Any, site: Site) -> None:
    window = site.window(browser)
    window.goto(f"/voorbeeldstad/plans/{site.names['plan']}")
    step = window.locator("a.step[data-choice^='open:']").first
    step.scroll_into_view_if_needed()
    row = window.locator("tr", has=step)
    year, place = int(step.get_attribute("data-year")), step.get_attribute("id")
    bar, track = row.locator("rect.move").bounding_box(), row.locator("td.track").bounding_box()
    window.mouse.move(bar["x"] + 3, bar["y"] + 3)
    window.mouse.down()
    window.mouse.move(bar["x"] + 3 + track["width"] / 10, bar["y"] + 5, steps=4)
    window.mouse.up()
    said = window.locator("#by-hand")
    said.get_by_text(f"van {year} naar {year + 1}").wait_for()
    expect(said.locator(".notice.bad")).to_contain_text("voordat dat open is")
    expect(window.locator("td .head.broken").first).to_be_attached()
    window.locator(f"[id='{place}']").press("ArrowLeft")
    said.get_by_text("vast waar het plan het zet").wait_for()
    expect(said.locator(".notice.bad")).to_have_count(0)
    window.wait_for_selector(f"[id='{place}']:focus")
    window.context.close()
