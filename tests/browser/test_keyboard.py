"""The main pages by keyboard alone: everything is reached, in the order it is read, and one sees where one is."""

from typing import Any

import pytest
from playwright.sync_api import expect

from browser.serving import Site, go

pytestmark = pytest.mark.browser
MAIN = ("overview", "list", "application", "my-work", "chain-focus", "table-try", "decide", "import-trial")
_STOPS = """() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
    const group = (one) => document.querySelectorAll(`[name="${one.name}"]:checked`)[0];
    return all.filter((one) =>
        one.type !== "hidden" && !one.disabled && one.tabIndex >= 0
        && one.checkVisibility({visibilityProperty: true})
        && (one.type !== "radio" || (group(one) ?? one) === one)
    ).length;
}"""
_HERE = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const style = getComputedStyle(one);
    const drawn = one.matches("svg a") ? getComputedStyle(one.querySelector(".box")) : null; // a block of a picture
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const box = one.getBoundingClientRect();
    return {
        at: [...document.querySelectorAll("*")].indexOf(one),
        what: one.outerHTML.slice(0, 120),
        seen: (outlined || (drawn && parseFloat(drawn.strokeWidth) >= 3)) && box.width > 0 && box.height > 0,
        shown: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""


@pytest.mark.parametrize("name", MAIN)
def test_a_page_is_walked_by_tab_in_reading_order_and_every_stop_is_seen(browser: Any, site: Site, name: str) -> None:
    window = site.window(browser)
    go(window, site, name)
    stops = window.evaluate(_STOPS)
    walked = []
    for _ in range(4 * stops):
        window.keyboard.press("Tab")
        here = window.evaluate(_HERE)
        if here is None:
            break
        if not walked or walked[-1]["at"] != here["at"]:  # a date is one field with a stop a part
            walked.append(here)
    assert [one["what"] for one in walked if not (one["seen"] and one["shown"])] == []
    places = [one["at"] for one in walked]
    assert places == sorted(set(places)), "back to an earlier stop, or out of order"
    assert len(walked) == stops
    window.context.close()


@pytest.mark.parametrize("name", ["overview", "list", "application"])
def test_the_first_stop_skips_to_the_content(browser: Any, site: Site, name: str) -> None:
    window = site.window(browser)
    go(window, site, name)
    window.keyboard.press("Tab")
    expect(window.locator(":focus")).to_have_text("Naar de inhoud")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "content"
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.closest('main') !== null")
    window.context.close()


def test_suggestions_are_left_with_escape_and_the_focus_stays_in_the_field(browser: Any, site: Site) -> None:
    window = site.window(browser)
    go(window, site, "overview")
    window.keyboard.press("/")
    window.keyboard.insert_text("zaak")
    window.wait_for_selector("#suggestions a")
    window.keyboard.press("ArrowDown")
    window.keyboard.press("Escape")
    expect(window.locator("#suggestions a")).to_have_count(0)
    assert window.evaluate("document.activeElement.id") == "search"
    window.context.close()


def test_the_slash_goes_to_the_search_field(browser: Any, site: Site) -> None:
    window = site.window(browser)
    go(window, site, "overview")
    window.keyboard.press("/")
    assert window.evaluate("document.activeElement.id") == "search"
    window.context.close()
