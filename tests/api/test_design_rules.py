"""The document held against the NL API Design Rules, by the official ruleset and its tool: `make rules` gets both.

What the rules ask most plainly is also asked here in our own words, so that it never goes unasked.
"""

import json
import re
import subprocess
from pathlib import Path

import pytest

from api.spectral.prepare import RULES, TOOL, node
from regie.api.document import document

pytestmark = pytest.mark.anywhere
METHODS = {"get", "put", "post", "patch", "delete"}


@pytest.fixture
def lint(tmp_path):
    """What the tool says of a document, and whether it is content."""
    if not (RULES.exists() and TOOL.exists()):
        pytest.skip("the official ruleset or its tool is not here: make rules")

    def said(described: object) -> tuple[bool, str]:
        file = tmp_path / "openapi.json"
        file.write_text(json.dumps(described), encoding="utf-8")
        command: list[str | Path] = [node(), TOOL, "lint", "--fail-severity", "warn", "-r", RULES, file]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode == 0, done.stdout + done.stderr

    return said


@pytest.mark.slow
def test_the_document_keeps_to_the_official_rules(lint):
    content, words = lint(document())
    assert content, words


@pytest.mark.slow
def test_the_tool_sees_a_document_that_does_not(lint):
    content, words = lint({**document(), "info": {"title": "regie", "version": "1.0.0"}, "paths": {}})
    assert not content
    assert "info-contact" in words


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
