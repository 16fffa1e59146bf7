"""A version of a decision table in a real browser: drafted, its effect seen, published; each screen accessible."""

from typing import Any

import pytest

from browser.conftest import Site
from browser.test_site_pages import _RULES

pytestmark = pytest.mark.browser


def test_a_version_is_made_seen_and_published(browser: Any, site: Site) -> None:
    window = site.window(browser, bypass_csp=True)
    window.goto("/voorbeeldstad/tables/cloud-2021/0")
    window.get_by_role("button", name="Maak een eigen versie").click()
    draft = window.url
    window.get_by_role("link", name="Bewerk:").click()
    _accessible(window)
    window.fill("#out-1-0", window.input_value("#out-2-0"))
    window.get_by_role("button", name="Opslaan").first.click()
    assert window.get_by_text("Opgeslagen.").is_visible()
    window.goto(f"{draft}/effect")
    window.get_by_role("button", name="Bereken").click()
    assert window.get_by_text("Dit is nagerekend, niet geschat").is_visible()
    _accessible(window)
    window.goto(f"{draft}/publish")
    _accessible(window)
    window.get_by_label("Waarom deze versie?").fill("De raad wil het zo")
    window.get_by_role("button", name="Publiceer deze versie").click()
    assert window.get_by_text("is gepubliceerd en geldt vanaf").is_visible()
    window.context.close()


def _accessible(window: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for scheme in ("light", "dark"):
        window.emulate_media(color_scheme=scheme)
        found = Axe().run(window, options={"runOnly": {"type": "tag", "values": _RULES}})
        assert found.violations_count == 0, (window.url, scheme, found.generate_report())
