"""The bill of materials of regie itself (CycloneDX 1.6), from the lock files: `make sbom` writes out/regie.cdx.json.

What pip installs comes from requirements/runtime.lock by CycloneDX's own tool; what pages take from npm from its lock
file.
"""

import base64
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "out" / "regie.cdx.json"
_MARK = "node_modules/"


def sbom() -> dict[str, Any]:
    """The document. The same lock files give the same document."""
    bom = _of_python()
    bom["components"] += _of_pages()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    root = bom["metadata"]["component"]
    root["version"], root["purl"] = project["version"], f"pkg:pypi/{project['name']}@{project['version']}"
    for one in bom["components"]:
        one["bom-ref"] = one["purl"]  # ours does not change when a line moves
        one.pop("description", None)
    bom["dependencies"] = [
        {"ref": root["bom-ref"], "dependsOn": sorted(one["purl"] for one in bom["components"])},
        *({"ref": one["purl"]} for one in bom["components"]),
    ]
    return bom


def _of_python() -> dict[str, Any]:
    tool = Path(sys.executable).with_name("cyclonedx-py")
    options = ["--pyproject", "pyproject.toml", "--mc-type", "application", "--sv", "1.6", "--output-reproducible"]
    options += ["--no-validate"]  # loading the schema takes seconds; a test holds the finished document against it
    command = [tool, "requirements", "requirements/runtime.lock", *options, "-o", "-"]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - our own tool
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def _of_pages() -> Iterator[dict[str, Any]]:
    locked: Mapping[str, Any] = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))
    for place, one in locked["packages"].items():
        if place:
            name, version = place.rpartition(_MARK)[2], one["version"]
            digest = base64.b64decode(one["integrity"].removeprefix("sha512-")).hex()
            yield {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:npm/{name.replace('@', '%40')}@{version}",
                "licenses": [{"license": {"id": one["license"]}}],
                "hashes": [{"alg": "SHA-512", "content": digest}],
            }


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(sbom(), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(sbom()['components'])} components")
