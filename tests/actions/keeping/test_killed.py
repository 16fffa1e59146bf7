"""The power goes while something is written: afterwards it happened whole, or not at all. Real processes that die."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from regie.site.environment import SETTINGS

pytestmark = pytest.mark.slow
TESTS = Path(__file__).parents[2]
OURS = {setting.name for setting in SETTINGS} | {"DJANGO_SETTINGS_MODULE"}


class Installation:
    """A folder with its own database; each thing done in it is done by a process of its own."""

    def __init__(self, folder):
        self.folder = folder
        paths = (str(TESTS), str(Path(__file__).parent), os.environ.get("PYTHONPATH", ""))
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        self.environment = {**kept, "PYTHONPATH": os.pathsep.join(paths)}

    def does(self, what, *, dies_at=0):
        command = [sys.executable, "-m", "killed", what, str(dies_at)]
        ran = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == (-signal.SIGKILL if dies_at else 0), ran.stderr
        return json.loads(ran.stdout.splitlines()[-1]) if not dies_at else {}


@pytest.fixture
def installation(tmp_path):
    made = Installation(tmp_path)
    made.does("set_up")
    return made


@pytest.mark.parametrize(("what", "first"), [("take_in", None), ("bulk_edit", "take_in"), ("results", "take_in")])
def test_what_is_killed_while_it_writes_has_not_happened_and_can_be_done_again(installation, what, first):
    if first:
        installation.does(first)
    before = installation.does("state")
    for dies_at in (1, 2, 3):
        installation.does(what, dies_at=dies_at)
        assert installation.does("state") == before
    writes = installation.does(what)["writes"]
    after = installation.does("state")
    assert writes >= 3
    assert after != before
    assert (after["changes"], after["version"]) == (after["audit"], after["changes"])


def test_a_job_that_was_killed_left_nothing_and_says_after_the_restart_that_it_was_interrupted(installation):
    before = installation.does("state")
    installation.does("job", dies_at=3)
    installation.does("restart")
    after = installation.does("state")
    assert after.pop("job") == ["failed", "interrupted"]
    assert after == {name: value for name, value in before.items() if name != "job"}


def test_an_import_that_was_killed_near_its_end_says_what_really_happened(installation, tmp_path_factory):
    installation.does("looked")

    def again():
        folder = tmp_path_factory.mktemp("again")
        shutil.copytree(installation.folder, folder, dirs_exist_ok=True)
        return Installation(folder)

    writes = again().does("import_job")["writes"]
    for dies_at in (3, writes - 1, writes):
        killed = again()
        killed.does("import_job", dies_at=dies_at)
        killed.does("restart")
        after = killed.does("state")
        told = [0, ["failed", "interrupted"]] if dies_at == 3 else [1, ["done", None]]
        assert [after["changes"], after["job"]] == told
