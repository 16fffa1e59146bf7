"""The pictures of the site in the documents, of the example city as a user installs it: part of `make pictures`."""

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.append(str(Path(__file__).parents[2] / "tests"))  # the list of screens stands with the tests that look at them
from browser.serving import QUIET, go, installed, served

SHOWN: Mapping[str, tuple[str, int]] = {
    "overview": ("site-overview.png", 900),
    "list-filtered": ("site-list.png", 800),
    "application": ("site-application.png", 860),
    "my-work": ("site-my-work.png", 700),
    "import-faults": ("site-import.png", 540),
    "table-try": ("site-try-a-case.png", 760),
}
"""Screens of `tests/screens.py`, each with the name of its picture and how high that is."""


def site_pictures(target: Path) -> list[Path]:
    """Photograph them into a folder; gives the pictures."""
    from playwright.sync_api import sync_playwright

    made = []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = installed(Path(folder))
        with served(site):
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
            window = site.window(browser, width=1280)
            for name, (picture, height) in SHOWN.items():
                window.set_viewport_size({"width": 1280, "height": height})
                go(window, site, name)
                window.wait_for_load_state("networkidle")
                window.screenshot(path=target / picture)
                made.append(target / picture)
            browser.close()
    return made
