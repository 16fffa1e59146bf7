"""Every screen in a real browser: accessible in both themes, never sideways, silent, and asking nobody else."""

from itertools import product
from typing import Any

import pytest

from browser.conftest import Site

pytestmark = pytest.mark.browser
_RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What can differ between a light and a dark screen: the rest of the page is the same one."""
PAGES = (
    "overview",
    "changes/",
    "changes/1",
    "tables/",
    "tables/sourcing-2026/0",
    "tables/cloudbeleid-2026/0/try",
    "tables/autonoom-2026/0/try?a.noun=application&a.control=nl&a.laws=maan",
    "tables/sourcing-2026/0/try?application=VS-APP-01",
    "history/VS-APP-01",
    "fact/users/VS-APP-01",
    "application/",
    "organisation/?seat=NL",
    "application/?q=bestaatniet",
    "application/?cluster=?&more=suppliers&columns=name&columns=end",
    "search?q=zaak",
    "import",
    "add/dependency",
    "remove/VS-APP-01",
    "search?q=bestaatniet",
    "application/VS-APP-01",
    "organisation/microsoft",
    "process/VS-PRO-01",
    "contract/VS-CON-01",
    "trace/sourcing-2026/VS-APP-01",
    "decide/sourcing-2026/VS-APP-01",
    "compare",
    "compare/VS-APP-01",
    "goals/",
    "goals/thirty-percent",
    "goals/thirty-percent/suppliers?met=no",
    "calendar/",
    "concentration/",
    "concentration/?level=jurisdiction&measure=cost",
    "what-if/",
    "what-if/?without=microsoft&bought=aws&by=Microsoft&supplier=Microsoft&percent=20&law=dpf",
    "what-if/matrix",
    "behind/place/hyperscaler",
    "goal-versions/",
    "report/",
    "publishing/",
    "chains",
    "chains?thing=VS-APP-01&focus=country:US",
)


@pytest.mark.parametrize("page", PAGES)
def test_a_screen_meets_wcag_in_both_themes_and_widths(browser: Any, site: Site, page: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    window = site.window(browser, bypass_csp=True)
    window.goto(f"/voorbeeldstad/{page}")
    for width, scheme in product((1440, 390), ("light", "dark")):
        window.set_viewport_size({"width": width, "height": 900})
        window.emulate_media(color_scheme=scheme)
        rules = _RULES if scheme == "light" else _OF_COLOUR
        found = Axe().run(window, options={"runOnly": rules, "resultTypes": ["violations"]})
        assert found.violations_count == 0, (width, scheme, found.generate_report())
    window.context.close()


@pytest.mark.parametrize("page", PAGES)
def test_a_screen_is_silent_asks_nobody_else_and_never_scrolls_sideways(browser: Any, site: Site, page: str) -> None:
    window = site.window(browser, width=320)
    said: list[str] = []
    elsewhere: list[str] = []
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    window.on("request", lambda asked: None if asked.url.startswith(site.address) else elsewhere.append(asked.url))
    window.goto(f"/voorbeeldstad/{page}")
    window.wait_for_load_state("networkidle")
    assert (said, elsewhere) == ([], [])
    assert window.evaluate("document.documentElement.scrollWidth") <= 320
    window.context.close()


def test_the_slash_goes_to_the_search_field(browser: Any, site: Site) -> None:
    window = site.window(browser)
    window.goto("/voorbeeldstad/overview")
    window.keyboard.press("/")
    assert window.evaluate("document.activeElement.id") == "search"
    window.context.close()
