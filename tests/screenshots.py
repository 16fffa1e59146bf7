"""A picture of every screen at 1440 and 390 wide: `make screens`, or `python tests/screenshots.py [FOLDER [NAME ...]]`.

The pictures are for looking at, and git leaves them out. They are of the example city; of the city of Amsterdam's size
with `--city amsterdam-schaal`, of the English pages with `--language en`, in the dark theme with `--dark`.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from browser.serving import QUIET, Site, go, installed, served
from screens import OUTSIDE, POSTED, SCREENS

WIDTHS = (1440, 390)


def main() -> None:
    """Make them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path, nargs="?", default=Path("out/screens"))
    asked.add_argument("names", nargs="*", default=[])
    asked.add_argument("--city", default="voorbeeldstad")
    asked.add_argument("--language", default="nl")
    asked.add_argument("--dark", action="store_true")
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        site = installed(Path(folder), given.city)
        with served(site):
            photographed(site, given)


def photographed(site: Site, given: argparse.Namespace) -> None:
    """Every screen, or those named, at each width."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        for width in WIDTHS:
            for signed_in, names in ((True, (*SCREENS, *POSTED)), (False, OUTSIDE)):
                scheme = "dark" if given.dark else "light"
                window = site.window(browser, width=width, scheme=scheme, signed_in=signed_in)
                window.context.add_cookies([{"name": "language", "value": given.language, "url": site.address}])
                for name in names:
                    if not given.names or name in given.names:
                        go(window, site, name)
                        window.wait_for_load_state("networkidle")
                        window.screenshot(path=given.folder / f"{name}-{width}.png", full_page=True)
                window.context.close()
        browser.close()


if __name__ == "__main__":
    main()
