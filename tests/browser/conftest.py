"""A real browser, and a real server with the example city in it."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from browser.serving import QUIET, Site, installed, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; missing in CI is a failure."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None and "CI" not in os.environ:
        pytest.skip("no chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One filled installation for all tests, served as a user serves it."""
    made = installed(tmp_path_factory.mktemp("site"))
    with served(made):
        yield made
