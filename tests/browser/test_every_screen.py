"""Every screen in a real browser: accessible in both themes, never sideways, silent, and asking nobody else."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.accessible import contrast, faults
from browser.serving import Site, go
from screens import NOT_THERE, OUTSIDE, POSTED, SCREENS

pytestmark = pytest.mark.browser
OUT_OF_SIGHT = """[...document.querySelectorAll("header a, header button")]
    .filter(one => !one.checkVisibility()).map(one => one.textContent)"""
EVERY = (*SCREENS, *OUTSIDE, *POSTED)
WORSE = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":is(td, dd, p, a, th, label, button):nth-child(odd) { color: #999 !important; }");
    document.adoptedStyleSheets = [sheet];
}"""
"""Many texts, and not all, become too pale."""


@pytest.fixture(scope="module")
def windows(browser: Any, site: Site) -> Iterator[dict[str, Any]]:
    """One window for each way of looking, used for all screens: opening one takes as long as a screen."""
    opened = {
        "wide": site.window(browser),
        "wide outside": site.window(browser, signed_in=False),
        "narrow": site.window(browser, width=320),
        "narrow outside": site.window(browser, width=320, signed_in=False),
    }
    yield opened
    for one in opened.values():
        one.context.close()


@pytest.mark.parametrize("name", EVERY)
def test_a_screen_meets_wcag_in_both_themes_and_widths(windows: dict[str, Any], site: Site, name: str) -> None:
    window = windows["wide outside" if name in OUTSIDE else "wide"]
    window.set_viewport_size({"width": 1440, "height": 900})
    window.emulate_media(color_scheme="light")
    go(window, site, name)
    assert faults(window) == []


@pytest.mark.parametrize("name", ["application", "plan"])
def test_one_text_of_each_look_tells_what_every_text_tells(windows: dict[str, Any], site: Site, name: str) -> None:
    window = windows["wide"]
    go(window, site, name)
    window.evaluate(WORSE)
    looks = []
    for every in (True, False):
        (broken,) = contrast(window, Axe(), of_every_text=every).response["violations"]
        places = [one["target"][0] for one in broken["nodes"]]
        looks.append(set(window.evaluate("all => all.map(one => document.querySelector(one).dataset.look)", places)))
    assert looks[0] == looks[1]
    assert len(looks[0]) > 9


@pytest.mark.parametrize("name", EVERY)
def test_a_screen_is_silent_asks_nobody_else_and_never_scrolls_sideways(
    windows: dict[str, Any], site: Site, name: str
) -> None:
    window = windows["narrow outside" if name in OUTSIDE else "narrow"]
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
    sideways = window.evaluate("document.documentElement.scrollWidth")
    out_of_sight = window.evaluate(OUT_OF_SIGHT)
    for event, heard in hear.items():
        window.remove_listener(event, heard)
    refused = "Failed to load resource"  # what a browser itself says of a page with status 404 or 422
    kept = [one for one in said if name not in {*NOT_THERE, *POSTED} or not one.startswith(refused)]
    assert (kept, elsewhere) == ([], [])
    assert sideways <= 320
    assert out_of_sight == []
