"""A real browser, and a real server with the example city in it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from regie.site.environment import SETTINGS

_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_QUIET += ["--disable-sync", "--no-first-run", "--disable-quic"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; missing in CI is a failure."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None and "CI" not in os.environ:
        pytest.skip("no chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
        yield running
        running.close()


@dataclass(frozen=True)
class Site:
    """A running site with voorbeeldstad in it, and one administrator."""

    address: str
    username: str
    password: str
    folder: Path
    kept: dict[str, Any]

    def window(self, browser: Any, *, width: int = 1440, scheme: str = "light", **more: Any) -> Any:
        """A signed-in browser window; the sign-in is done once and its cookies are kept."""
        if "state" not in self.kept:
            self.kept["state"] = self._sign_in(browser)
        context = browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale="nl-NL",
            storage_state=self.kept["state"],
            **more,
        )
        return context.new_page()

    def _sign_in(self, browser: Any) -> Any:
        context = browser.new_context(base_url=self.address, locale="nl-NL")
        page = context.new_page()
        page.goto("/sign-in")
        page.fill("#username", self.username)
        page.fill("#password", self.password)
        page.click("main button")
        page.wait_for_url("**/overview")
        state = context.storage_state()
        context.close()
        return state

    def regie(self, *arguments: str) -> str:
        """Run a command on this installation."""
        return _regie(self.folder, *arguments)


def _environment() -> dict[str, str]:
    """As a user has it: nothing of the tests' own settings."""
    ours = {setting.name for setting in SETTINGS} | {"DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def _regie(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "regie", *arguments]
    return subprocess.run(command, cwd=folder, env=_environment(), check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as a user starts it: example, keep, account, serve."""
    folder = tmp_path_factory.mktemp("site")
    _regie(folder, "example", "voorbeeldstad", "-o", "stad.xlsx")
    _regie(folder, "keep", "stad.xlsx", "--municipality", "voorbeeldstad", "--name", "Voorbeeldstad")
    said = _regie(folder, "account", "beheerder", "--municipality", "voorbeeldstad")
    password = re.search(r": (\S+)\s*$", said)
    assert password, said
    port = _free_port()
    command = [sys.executable, "-m", "regie", "serve", "--port", str(port)]
    with (folder / "serve.log").open("w") as log:
        running = subprocess.Popen(command, cwd=folder, env=_environment(), stdout=log, stderr=log)
        try:
            _wait(f"http://127.0.0.1:{port}/sign-in")
            yield Site(f"http://127.0.0.1:{port}", "beheerder", password[1], folder, {})
        finally:
            running.terminate()
            running.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait(address: str) -> None:
    """Until the server answers; it takes seconds to start."""
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)
