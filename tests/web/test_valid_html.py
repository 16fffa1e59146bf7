"""Every screen held against the HTML standard by the checker of its own editors."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from node import install
from screens import OUTSIDE, POSTED, SCREENS, address
from web.test_every_screen import names, visitor  # noqa: F401 - fixtures

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.anywhere]
HERE = Path(__file__).parent / "vnu"


@pytest.fixture(scope="session")
def checker():
    """The command, from its lock file; where no Java is and none could be installed, `make browser` says so."""
    if shutil.which("java") is None:
        pytest.skip("no java")
    install(HERE)
    jar = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    return ["java", "-jar", jar, "--Werror", "--format", "gnu"]


def test_every_screen_is_valid_html(names, visitor, checker, tmp_path):  # noqa: F811
    for who, screens in ((visitor, SCREENS), (Client(), OUTSIDE)):
        for name, template in screens.items():
            (tmp_path / f"{name}.html").write_text(who.get(address(template, names)).text, encoding="utf-8")
    for name, (template, body) in POSTED.items():
        sent = {field: value.format_map(names) for field, value in body.items()}
        answer = visitor.post(address(template, names), sent)
        assert answer.status_code in (200, 422), name
        (tmp_path / f"{name}.html").write_text(answer.text, encoding="utf-8")
    found = subprocess.run([*checker, *tmp_path.iterdir()], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_page_that_is_not_valid_is_refused(checker, tmp_path):
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="nl"><title>x</title><p id="a"><p id="a"></html>', encoding="utf-8")
    found = subprocess.run([*checker, page], capture_output=True, text=True, check=False)
    assert "Duplicate ID" in found.stderr
