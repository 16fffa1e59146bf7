"""The power goes while something is written: afterwards it happened whole, or not at all. Real processes that die."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from regie.site.environment import SETTINGS

pytestmark = [pytest.mark.slow, pytest.mark.anywhere]  # on a database of its own, whatever the others run on
TESTS = Path(__file__).parents[2]
OURS = {setting.name for setting in SETTINGS} | {"DJANGO_SETTINGS_MODULE"}


COUNTS = {
    "version": "SELECT version FROM store_municipality",
    "things": "SELECT count(*) FROM store_thing",
    "changes": "SELECT count(*) FROM store_changeset",
    "audit": "SELECT count(*) FROM store_auditentry",
    "edited": "SELECT count(*) FROM store_thing WHERE json_extract(known, '$.users') = 77",
    "runs": "SELECT count(*) FROM store_resultrun",
    "results": "SELECT count(*) FROM store_result",
    "computed": "SELECT count(*) FROM store_thing WHERE computed <> '{}'",
}
LAST_JOB = "SELECT state, json_extract(outcome, '$.reason') FROM store_job ORDER BY id DESC LIMIT 1"


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

    def state(self):
        """What is in the tables, looked at from outside."""
        with closing(sqlite3.connect(self.folder / "regie.sqlite3")) as looking:
            found = {name: looking.execute(sql).fetchone()[0] for name, sql in COUNTS.items()}
            return {**found, "job": list(looking.execute(LAST_JOB).fetchone())}

    def copy(self, folder):
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Installation(folder)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    made = Installation(tmp_path_factory.mktemp("empty"))
    made.does("set_up")
    return made


@pytest.fixture(scope="module")
def filled(empty, tmp_path_factory):
    made = empty.copy(tmp_path_factory.mktemp("filled"))
    made.does("take_in")
    assert made.state() != empty.state()
    return made


@pytest.fixture
def installation(empty, tmp_path):
    return empty.copy(tmp_path)


@pytest.mark.parametrize(("what", "at"), [("take_in", "empty"), ("bulk_edit", "filled"), ("results", "filled")])
def test_what_is_killed_while_it_writes_has_not_happened_and_can_be_done_again(what, at, request, tmp_path):
    installation = request.getfixturevalue(at).copy(tmp_path)
    before = installation.state()
    for dies_at in (1, 2, 3):
        installation.does(what, dies_at=dies_at)
        assert installation.state() == before
    writes = installation.does(what)["writes"]
    after = installation.state()
    assert writes >= 3
    assert after != before
    assert (after["changes"], after["version"]) == (after["audit"], after["changes"])


def test_a_job_that_was_killed_left_nothing_and_says_after_the_restart_that_it_was_interrupted(installation):
    before = installation.state()
    installation.does("job", dies_at=3)
    installation.does("restart")
    after = installation.state()
    assert after.pop("job") == ["failed", "interrupted"]
    assert after == {name: value for name, value in before.items() if name != "job"}


def test_an_import_that_was_killed_near_its_end_says_what_really_happened(installation, tmp_path_factory):
    installation.does("looked")

    def again():
        return installation.copy(tmp_path_factory.mktemp("again"))

    writes = again().does("import_job")["writes"]
    for dies_at in (3, writes - 1, writes):
        killed = again()
        killed.does("import_job", dies_at=dies_at)
        killed.does("restart")
        after = killed.state()
        told = [0, ["failed", "interrupted"]] if dies_at == 3 else [1, ["done", None]]
        assert [after["changes"], after["job"]] == told
