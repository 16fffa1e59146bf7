"""The site as a user starts it, filled so that every screen has something to show, and windows on it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import screens
from regie.site.environment import SETTINGS

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
QUIET += ["--disable-sync", "--no-first-run", "--disable-quic"]
PATIENCE = 60_000
"""Milliseconds to wait for what a page will show: a machine with much else to do takes long."""
_KNOWN = "known.json"
_SEND = """([where, body]) => {
    const form = document.createElement("form");
    form.method = "post";
    form.action = where;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    for (const [name, value] of Object.entries({...body, csrfmiddlewaretoken: token})) {
        const field = document.createElement("input");
        field.name = name;
        field.value = value;
        form.append(field);
    }
    document.body.append(form);
    form.submit();
}"""


@dataclass(frozen=True)
class Site:
    """A running site with voorbeeldstad in it, one administrator, and what `screens.filled` made; `names` says what."""

    address: str
    username: str
    password: str
    folder: Path
    names: Mapping[str, str]
    kept: dict[str, Any]

    def window(
        self, browser: Any, *, width: int = 1440, scheme: str = "light", signed_in: bool = True, **more: Any
    ) -> Any:
        """A browser window, signed in unless asked otherwise; the sign-in is done once and its cookies are kept."""
        if signed_in and "state" not in self.kept:
            self.kept["state"] = self._sign_in(browser)
        context = browser.new_context(
            base_url=self.address,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale="nl-NL",
            storage_state=self.kept["state"] if signed_in else None,
            **more,
        )
        context.set_default_timeout(PATIENCE)
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
        return regie_at(self.folder, *arguments)


def environment() -> dict[str, str]:
    """As a user has it: nothing of the tests' own settings."""
    ours = {setting.name for setting in SETTINGS} | {"DJANGO_SETTINGS_MODULE"}
    return {name: value for name, value in os.environ.items() if name not in ours}


def regie_at(folder: Path, *arguments: str) -> str:
    return _run(folder, "-m", "regie", *arguments)


def _run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment(), check=True, capture_output=True, text=True).stdout


def installed(folder: Path, city: str = "voorbeeldstad") -> Site:
    """An installation in a folder: example, keep, account, and what `screens.filled` makes."""
    keep_city(folder, city)
    fill_screens(folder)
    return site_in(folder)


def keep_city(folder: Path, city: str = "voorbeeldstad") -> None:
    """An installation with an example city in it, and nobody yet."""
    regie_at(folder, "example", city, "-o", "stad.xlsx")
    regie_at(folder, "keep", "stad.xlsx", "--municipality", "voorbeeldstad", "--name", "Voorbeeldstad")


def fill_screens(folder: Path) -> None:
    """Its administrator, and something for every screen; what one must know of them is in a file beside it."""
    said = regie_at(folder, "account", "beheerder", "--municipality", "voorbeeldstad")
    password = re.search(r": (\S+)\s*$", said)
    assert password, said
    names = json.loads(_run(folder, screens.__file__, "voorbeeldstad", "beheerder"))
    (folder / _KNOWN).write_text(json.dumps({"password": password[1], "names": names}), encoding="utf-8")


def site_in(folder: Path) -> Site:
    """The site of what `fill_screens` filled, at an address of its own."""
    known = json.loads((folder / _KNOWN).read_text(encoding="utf-8"))
    return Site(f"http://127.0.0.1:{free_port()}", "beheerder", known["password"], folder, known["names"], {})


@contextmanager
def served(site: Site) -> Iterator[None]:
    """The site of an installation while it lasts."""
    command = [sys.executable, "-m", "regie", "serve", "--port", site.address.rpartition(":")[2]]
    with (site.folder / "serve.log").open("w") as log:
        running = subprocess.Popen(command, cwd=site.folder, env=environment(), stdout=log, stderr=log)
        try:
            wait_for(f"{site.address}/sign-in")
            yield
        finally:
            running.terminate()
            running.wait(timeout=120)


def go(window: Any, site: Site, name: str) -> None:
    """To a screen; one that answers a form is posted from a page."""
    if name in screens.POSTED:
        template, body = screens.POSTED[name]
        window.goto("/account")
        sent = {field: value.format_map(site.names) for field, value in body.items()}
        with window.expect_navigation():
            window.evaluate(_SEND, [screens.address(template, site.names), sent])
    else:
        window.goto(screens.address({**screens.SCREENS, **screens.OUTSIDE}[name], site.names))


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def wait_for(address: str) -> None:
    """Until the server answers; it takes seconds to start, and minutes on a machine with much else to do."""
    for _ in range(1200):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)
