"""The document held against the NL API Design Rules, by the official ruleset and its tool: `make rules` gets both.

What the rules ask most plainly is also asked here in our own words, so that it never goes unasked.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest
from pydantic import BaseModel

from api.spectral.prepare import RULES, TOOL, node
from regie.api.document import document

pytestmark = pytest.mark.anywhere
WARNING = 1
"""The tool counts from 0, an error, to 3, a hint."""
METHODS = {"get", "put", "post", "patch", "delete"}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the tool finds in our document and in one that breaks the rules, by name: its start takes longest."""
    if not (RULES.exists() and TOOL.exists()):
        pytest.skip("the official ruleset or its tool is not here: make rules")

    folder = tmp_path_factory.mktemp("documents")
    broken = {**document(), "info": {"title": "regie", "version": "1.0.0"}, "paths": {}}
    for name, described in {"ours": document(), "broken": broken}.items():
        (folder / f"{name}.json").write_text(json.dumps(described), encoding="utf-8")
    command: list[str | Path] = [node(), TOOL, "lint", "-f", "json", "-r", RULES, *folder.iterdir()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    rules: dict[str, list[str]] = {"ours": [], "broken": []}
    for one in json.loads(done.stdout):
        if one["severity"] <= WARNING:
            rules[Path(one["source"]).stem].append(f"{one['code']}: {one['message']} ({one['path']})")
    return rules


@pytest.mark.slow
def test_the_document_keeps_to_the_official_rules(found):
    assert found["ours"] == []


@pytest.mark.slow
def test_the_tool_sees_a_document_that_does_not(found):
    assert any(one.startswith("info-contact: ") for one in found["broken"])


def test_addresses_are_in_kebab_case_with_a_version_and_no_slash_at_the_end():
    assert all(re.search(r"/v\d+$", one["url"]) for one in document()["servers"])
    for path in document()["paths"]:
        assert re.fullmatch(r"(/_?([a-z0-9-]+|\{[a-z]+\}))+", path), path


def test_only_the_methods_of_http_and_parameters_in_camel_case():
    for methods in document()["paths"].values():
        assert methods.keys() <= METHODS
        for one in methods.values():
            asked = [part["name"] for part in one.get("parameters", ()) if part["in"] == "query"]
            assert all(re.fullmatch(r"[a-z][a-zA-Z0-9]*", name) for name in asked), asked


def test_no_parameter_has_examples_as_a_list_which_is_for_schemas():
    for path, methods in document()["paths"].items():
        for method, one in methods.items():
            assert [part["name"] for part in one.get("parameters", ()) if "examples" in part] == [], (method, path)


def test_no_two_shapes_share_a_name_for_the_document_holds_one_of_each():
    import regie.api.urls  # noqa: F401 - all resources are then there

    named: dict[str, set[str]] = {}
    waiting: list[type] = [BaseModel]
    while waiting:
        shape = waiting.pop()
        waiting += shape.__subclasses__()
        if shape.__module__.startswith("regie.api"):
            named.setdefault(shape.__name__, set()).add(shape.__module__)
    assert len(named) > 100
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}


def test_every_answer_has_the_version_and_every_refusal_is_a_problem():
    for path, methods in document()["paths"].items():
        for method, one in methods.items():
            for status, answer in one["responses"].items():
                assert "API-Version" in answer["headers"], (method, path, status)
                if status >= "400":
                    assert list(answer["content"]) == ["application/problem+json"]
            assert {"400", "401"} <= one["responses"].keys()


def test_who_to_ask_and_a_version_of_three_numbers():
    about = document()["info"]
    assert {"name", "email", "url"} <= about["contact"].keys()
    assert re.fullmatch(r"\d+\.\d+\.\d+", about["version"])
