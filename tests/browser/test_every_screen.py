"""Every screen in a real browser: accessible in both themes, never sideways, silent, and asking nobody else."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.accessible import contrast, faults
from browser.serving import Site, go
from screens import NOT_THERE, OUTSIDE, POSTED, SCREENS

pytestmark = pytest.mark.browser
OUT_OF_SIGHT = """[...document.querySelectorAll(".top a, .top button")]
    .filter(one => !one.checkVisibility()).map(one => one.textContent)"""
EVERY = (*SCREENS, *OUTSIDE, *POSTED)
WORSE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":is(td, dd, p, a, th, label, button):nth-child(odd) { color: #999 !important; }");
    document.adoptedStyleSheets = [sheet];
}"""
"""Many texts, and not all, become too pale."""


OPENED = "document.querySelectorAll('details.menu, details.wide-open').forEach((one) => { one.open = true; })"
"""Menu and filters stand open, and are closed by a page that finds itself on a narrow screen."""


@pytest.fixture(scope="module")
def windows(browser: Any, site: Site) -> Iterator[dict[bool, Any]]:
    """A window by whether one is signed in, used for all screens: opening one takes as long as a screen."""
    opened = {signed_in: site.window(browser, signed_in=signed_in) for signed_in in (True, False)}
    yield opened
    for one in opened.values():
        one.context.close()


@pytest.mark.parametrize("name", EVERY)
def test_a_screen_is_silent_asks_nobody_else_never_scrolls_sideways_and_meets_wcag_in_both_themes_and_widths(
    windows: dict[bool, Any], site: Site, name: str
) -> None:
    window = windows[name not in OUTSIDE]
    window.set_viewport_size({"width": 320, "height": 900})
    window.emulate_media(color_scheme="light")
    said, elsewhere = heard_at(window, site, name)
    refused = "Failed to load resource"  # what a browser itself says of a page with status 404 or 422
    kept = [one for one in said if name not in {*NOT_THERE, *POSTED} or not one.startswith(refused)]
    assert (kept, elsewhere) == ([], [])
    assert window.evaluate("document.documentElement.scrollWidth") <= 320
    assert window.evaluate(OUT_OF_SIGHT) == []
    window.evaluate(OPENED)
    assert faults(window) == []


def heard_at(window: Any, site: Site, name: str) -> tuple[list[str], list[str]]:
    """What a page says, and what it asks of others, while it is gone to."""
    said: list[str] = []
    elsewhere: list[str] = []
    hear = {
        "console": lambda message: said.append(message.text),
        "pageerror": lambda error: said.append(str(error)),
        "request": lambda asked: None if asked.url.startswith(site.address) else elsewhere.append(asked.url),
    }
    for event, heard in hear.items():
        window.on(event, heard)
    go(window, site, name)
    window.evaluate("0")  # what it said has come by then
    for event, heard in hear.items():
        window.remove_listener(event, heard)
    return said, elsewhere


@pytest.mark.parametrize("name", ["application", "plan"])
def test_one_text_of_each_look_tells_what_every_text_tells(windows: dict[bool, Any], site: Site, name: str) -> None:
    window = windows[True]
    go(window, site, name)
    window.evaluate(WORSE)
    looks = []
    for every in (True, False):
        (broken,) = contrast(window, Axe(), of_every_text=every).response["violations"]
        places = [one["target"][0] for one in broken["nodes"]]
        looks.append(set(window.evaluate("all => all.map(one => document.querySelector(one).dataset.look)", places)))
    assert looks[0] == looks[1]
    assert len(looks[0]) > 9
