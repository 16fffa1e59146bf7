"""The document held against the NL API Design Rules, with the official ruleset and its own tool.

The ruleset lies with the real data beside the checkout; the tool comes from its lock file, without running scripts.
"""

import json
import subprocess
from pathlib import Path

import pytest

from node import install, node
from regie.api.document import document

pytestmark = [pytest.mark.anywhere, pytest.mark.slow]
HERE = Path(__file__).parent / "spectral"


@pytest.fixture(scope="session")
def spectral() -> Path:
    """The tool, installed once."""
    install(HERE)
    return HERE / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"


def _lint(spectral: Path, ruleset: Path, described: object, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "openapi.json").write_text(json.dumps(described), encoding="utf-8")
    command = [node(), spectral, "lint", "--fail-severity", "warn", "-r", ruleset, folder / "openapi.json"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_document_keeps_to_the_rules(spectral, shared, tmp_path):
    ruleset = shared / "standards" / "nl-api-design-rules-spectral.yaml"
    found = _lint(spectral, ruleset, document(), tmp_path)
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_document_without_a_contact_does_not(spectral, shared, tmp_path):
    ruleset = shared / "standards" / "nl-api-design-rules-spectral.yaml"
    described = {**document(), "info": {"title": "regie", "version": "1.0.0"}}
    assert "info-contact" in _lint(spectral, ruleset, described, tmp_path).stdout
