"""Known vulnerabilities in the locked packages: a finding fails, an audit that could not be done is said loudly.

pip-audit itself calls a run in which it could look up nothing a success; so what was looked up is counted here.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LOCK = "requirements/test.lock"
_SECONDS = 180


def verdict(report: Mapping[str, Any] | None) -> tuple[int, str]:
    """Exit status and words for what pip-audit found; None when it gave no answer at all."""
    packages = report["dependencies"] if report else []
    found = [one for one in packages if one.get("vulns")]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    audited = len(packages) - len(skipped)
    if found:
        lines = [f"  {one['name']} {one['version']}: {_ids(one)}" for one in found]
        return 1, "\n".join(["KNOWN VULNERABILITIES in the locked packages:", *lines])
    if audited == 0:
        return 0, (
            "NOT AUDITED: the vulnerability service could not be reached, so nothing is known about the locked\n"
            "packages. This does not fail the build, since an outage elsewhere is no reason to stop mending.\n"
            "Run `make audit` where pypi.org can be reached before you release."
        )
    if skipped:
        return 0, f"PARTLY AUDITED: nothing known about {audited} packages; not looked up: {', '.join(skipped)}"
    return 0, f"Audited: no known vulnerabilities in {audited} locked packages."


def _ids(package: Mapping[str, Any]) -> str:
    return ", ".join(f"{one['id']} (mended in {', '.join(one['fix_versions']) or '?'})" for one in package["vulns"])


def audit() -> Mapping[str, Any] | None:
    """What pip-audit says of the lock file, or None when it cannot reach its service in time."""
    tool = Path(sys.executable).with_name("pip-audit")
    options = ["--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json", "-r", LOCK]
    try:
        done = subprocess.run([tool, *options], capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own tool
        answer: Mapping[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None
    return answer


if __name__ == "__main__":
    status, words = verdict(audit())
    bar = "=" * 100
    print(f"{bar}\n{words}\n{bar}")
    sys.exit(status)
