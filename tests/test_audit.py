"""The audit of packages: a finding fails, an audit that could not be done is said and does not."""

import importlib.util
from pathlib import Path

import pytest

FILE = Path(__file__).parents[1] / ".ci" / "audit.py"


@pytest.fixture(scope="module")
def verdict():
    spec = importlib.util.spec_from_file_location("audit", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.verdict


def sound(name):
    return {"name": name, "version": "1.0", "vulns": []}


def skipped(name):
    return {"name": name, "skip_reason": "not found"}


def test_a_finding_fails_and_names_package_and_remedy(verdict):
    hole = {"name": "old", "version": "0.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["0.2"]}]}
    status, words = verdict({"dependencies": [sound("good"), skipped("other"), hole]})
    assert status == 1
    assert "old 0.1: PYSEC-1 (mended in 0.2)" in words


@pytest.mark.parametrize("report", [None, {"dependencies": []}, {"dependencies": [skipped("a"), skipped("b")]}])
def test_an_audit_that_looked_nothing_up_does_not_pass_for_a_clean_one(verdict, report):
    status, words = verdict(report)
    assert status == 0
    assert words.startswith("NOT AUDITED")


def test_what_was_not_looked_up_is_named(verdict):
    status, words = verdict({"dependencies": [sound("good"), skipped("other")]})
    assert status == 0
    assert "other" in words


def test_a_clean_lock_file_says_how_many_packages_were_looked_up(verdict):
    assert verdict({"dependencies": [sound("a"), sound("b")]}) == (
        0,
        "Audited: no known vulnerabilities in 2 locked packages.",
    )
