"""A real browser, and a real server with the example city in it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.serving import PATIENCE, QUIET, Site, fill_screens, keep_city, served, site_in
from once_a_run import copy_of


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; missing in CI is a failure."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None and "CI" not in os.environ:
        pytest.skip("no chromium")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One filled installation for all tests, served as a user serves it."""

    def fill(folder: Path) -> None:
        shutil.copytree(copy_of("city", keep_city, tmp_path_factory), folder, dirs_exist_ok=True)
        fill_screens(folder)

    made = site_in(copy_of("site", fill, tmp_path_factory))
    with served(made):
        yield made
