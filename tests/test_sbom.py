"""The bill of materials of regie itself: valid, from the locks, and the same each time."""

import importlib.util
import json
from pathlib import Path

import pytest

from bom_schema import by_the_schema

pytestmark = pytest.mark.slow  # reading the locks takes seconds
ROOT = Path(__file__).parents[1]


def made():
    spec = importlib.util.spec_from_file_location("sbom", ROOT / ".ci" / "sbom.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.sbom()


@pytest.fixture(scope="module")
def bom():
    return made()


def test_it_is_valid_by_the_official_schema(bom):
    assert by_the_schema(json.dumps(bom)) is None


def test_every_locked_package_is_in_it_once_with_what_it_must_hash_to(bom):
    locked = [
        one.split("==") for one in (ROOT / "requirements" / "runtime.lock").read_text().splitlines() if "==" in one
    ]
    wanted = {f"pkg:pypi/{name}@{rest.split()[0]}" for name, rest in locked}
    found = [one["purl"] for one in bom["components"]]
    assert len(found) == len(set(found))
    assert {one for one in found if one.startswith("pkg:pypi/")} == wanted
    assert all(one.get("hashes") or one["externalReferences"][0]["hashes"] for one in bom["components"])


def test_what_pages_take_from_npm_is_in_it_with_its_licence(bom):
    licences = {one["name"]: one["licenses"] for one in bom["components"] if one["purl"].startswith("pkg:npm/")}
    asked = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert licences.keys() >= asked.keys()


def test_it_is_about_this_version_and_the_same_each_time(bom):
    assert bom["metadata"]["component"]["name"] == "regie"
    assert bom["metadata"]["component"]["version"] == "0.1.0"
    assert made() == bom
