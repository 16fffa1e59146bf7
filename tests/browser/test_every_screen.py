"""Every screen in a real browser: accessible in both themes, never sideways, silent, and asking nobody else."""

from collections.abc import Iterator
from typing import Any

import pytest

from browser.serving import Site, go
from screens import NOT_THERE, OUTSIDE, POSTED, SCREENS

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that depend on the theme; a second theme needs no other look."""

EVERY = (*SCREENS, *OUTSIDE, *POSTED)


@pytest.fixture(scope="module")
def windows(browser: Any, site: Site) -> Iterator[dict[str, Any]]:
    """One window for each way of looking, used for all screens: opening one takes as long as a screen."""
    opened = {
        "axe": site.window(browser, bypass_csp=True),
        "axe outside": site.window(browser, bypass_csp=True, signed_in=False),
        "narrow": site.window(browser, width=320),
        "narrow outside": site.window(browser, width=320, signed_in=False),
    }
    yield opened
    for one in opened.values():
        one.context.close()


@pytest.mark.parametrize("name", EVERY)
def test_a_screen_meets_wcag_in_both_themes_and_widths(windows: dict[str, Any], site: Site, name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = windows["axe outside" if name in OUTSIDE else "axe"]
    window.emulate_media(color_scheme="light")
    go(window, site, name)
    axe = Axe()
    for scheme, width in (("light", 1440), ("dark", 1440), ("dark", 390), ("light", 390)):
        window.set_viewport_size({"width": width, "height": 900})
        window.emulate_media(color_scheme=scheme)
        only = {"type": "tag", "values": RULES} if scheme == "light" else {"type": "rule", "values": COLOURS}
        found = axe.run(window, options={"runOnly": only, "resultTypes": ["violations"]})
        axe.axe_script = "null"  # once a page is enough
        assert found.violations_count == 0, (width, scheme, found.generate_report())


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
    for event, heard in hear.items():
        window.remove_listener(event, heard)
    refused = "Failed to load resource"  # what a browser itself says of a page with status 404 or 422
    kept = [one for one in said if name not in {*NOT_THERE, *POSTED} or not one.startswith(refused)]
    assert (kept, elsewhere) == ([], [])
    assert sideways <= 320
