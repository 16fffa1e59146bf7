"""kill -9 of the real site while it makes a report, imports and edits in bulk: afterwards nothing is half done."""

import contextlib
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path
from threading import Thread

import pytest

from browser.serving import keep_city
from once_a_run import copy_of
from regie.reports.choosing import CHAPTERS
from regie.site.environment import SETTINGS

pytestmark = pytest.mark.slow
OURS = {setting.name for setting in SETTINGS} | {"DJANGO_SETTINGS_MODULE"}
NEW = 5000  # enough to be seen under way, also when the machine is busy
ROWS = "".join(f"nieuw-{number};Nieuw {number};5\n" for number in range(NEW))
DELIVERY = f"kenmerk;naam;gebruikers\n{ROWS}"


class Killable:
    """A folder with an installation, its site when it runs, and one browser that stays signed in."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if name not in OURS}
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self.token, self.running = "", None
        self.password = self.regie("account", "beheerder", "--municipality", "voorbeeldstad").split()[-1]
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{listening.getsockname()[1]}"

    def regie(self, *arguments):
        command = [sys.executable, "-m", "regie", *arguments]
        ran = subprocess.run(command, cwd=self.folder, env=self.environment, check=True, capture_output=True, text=True)
        return ran.stdout

    def start(self):
        command = [sys.executable, "-m", "regie", "serve", "--port", self.address.rpartition(":")[2]]
        log = (self.folder / "log").open("a")
        self.running = subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=log, stderr=log)
        until(self.answers, "the site starts")

    def answers(self):
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(f"{self.address}/health/ready", timeout=5).status == 200
        return False

    def kill(self):
        """The main process and all it started, as when the power goes."""
        for process in (self.running.pid, *descendants(self.running.pid)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self.running.wait()

    def sign_in(self):
        self.get("/sign-in")
        self.post("/sign-in", {"username": "beheerder", "password": self.password})

    def get(self, address):
        text = self.opener.open(f"{self.address}{address}", timeout=120).read().decode()
        self.token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)[1]
        return text

    def post(self, address, values):
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **values}, doseq=True).encode()
        return self.opener.open(f"{self.address}{address}", body, timeout=120).geturl()

    def hand_in(self, name, text):
        """A file in the form for imports; gives back the number of the job that looks at it."""
        parts = (("csrfmiddlewaretoken", "", self.token), ("files", f'; filename="{name}"', text))
        lines = [
            f'--x\r\nContent-Disposition: form-data; name="{one}"{more}\r\n\r\n{held}' for one, more, held in parts
        ]
        body = "\r\n".join((*lines, "--x--", "")).encode()
        headers = {"Content-Type": "multipart/form-data; boundary=x"}
        asked = urllib.request.Request(f"{self.address}/voorbeeldstad/import", body, headers)
        return int(re.search(r"(\d+)/?$", self.opener.open(asked, timeout=120).geturl())[1])

    def ask(self, sql, *values):
        """What is in the tables, looked at from outside."""
        with contextlib.closing(sqlite3.connect(f"file:{self.folder}/regie.sqlite3?mode=ro", uri=True)) as looking:
            return looking.execute(sql, values).fetchall()

    def job(self, kind):
        """State and reason of the last job of a kind."""
        sql = "SELECT state, json_extract(outcome, '$.reason') FROM store_job WHERE kind = ? ORDER BY id DESC LIMIT 1"
        return next(iter(self.ask(sql, kind)), (None, None))

    def kept(self):
        """Version, change sets, new things, and things the bulk edit changed."""
        new = "SELECT count(*) FROM store_thing WHERE key LIKE 'nieuw-%'"
        edited = "SELECT count(*) FROM store_thing WHERE json_extract(known, '$.users') IN (77, '77')"
        queries = ("SELECT version FROM store_municipality", "SELECT count(*) FROM store_changeset", new, edited)
        return [self.ask(one)[0][0] for one in queries]


def descendants(process):
    """The processes a process started, and those they did."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(") ")[2].split()[1])
    found = [child for child, parent in parents.items() if parent == process]
    return found + [below for child in found for below in descendants(child)]


def until(holds, what):
    """Until something holds: looked at a hundred times a second, so that one sees it under way."""
    end = time.monotonic() + 300
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.01)


@pytest.fixture
def site(tmp_path_factory):
    made = Killable(copy_of("city", keep_city, tmp_path_factory))
    made.start()
    made.sign_in()
    yield made
    made.kill()


def test_what_a_killed_site_was_doing_has_not_happened_waits_or_says_that_it_was_interrupted(site):
    before = site.kept()
    applications = dict(site.ask("SELECT key, version FROM store_thing WHERE noun = 'application'"))
    site.get("/voorbeeldstad/import")
    trial = site.hand_in("Applicaties.csv", DELIVERY)
    until(lambda: site.job("look_at_import")[0] == "done", "the dry run ends")
    site.post("/voorbeeldstad/report/", {"chapters": [*CHAPTERS], "language": "nl", "form": "pdf"})
    site.post(f"/voorbeeldstad/import/{trial}", {"why": "proef"})
    until(lambda: site.job("report")[0] == "running", "the report is being made")
    site.kill()
    assert site.kept() == before

    site.start()
    assert site.job("report") == ("failed", "interrupted")
    until(lambda: site.job("take_in")[0] == "running", "what waited is taken up again")
    bulk = {"field": "users", "value": "77", "source": "telling", "step": "apply", "seen": json.dumps(applications)}
    editing = Thread(target=unanswered, args=(site, "/voorbeeldstad/bulk/application", bulk))
    editing.start()
    site.kill()
    editing.join()
    assert site.kept() == before

    site.start()
    assert site.job("take_in") == ("failed", "interrupted")
    site.post(f"/voorbeeldstad/import/{trial}", {"why": "nog eens"})
    until(lambda: site.job("take_in")[0] == "done", "it can be done again")
    site.post("/voorbeeldstad/bulk/application", bulk)
    version, changes, new, edited = site.kept()
    assert (version - before[0], changes - before[1], new, edited) == (2, 2, NEW, len(applications))


def unanswered(site, address, values):
    with pytest.raises(OSError, match=r"."):
        site.post(address, values)
