"""The site as an operator starts and stops it: real processes."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest
from click.testing import CliRunner

from otlp import receiver
from regie.actions.serve import serve
from regie.actions.supervising import Part, supervise
from regie.cli.main import regie as program
from regie.landscape.faults import InputFaults
from regie.site.environment import SETTINGS

OURS = {setting.name for setting in SETTINGS} | {"DJANGO_SETTINGS_MODULE"}


def environment():
    return {name: value for name, value in os.environ.items() if name not in OURS}


GOES_ON = """
import pathlib, signal, sys
signal.signal(signal.SIGTERM, lambda *_: pathlib.Path(sys.argv[1], "told").touch() or sys.exit(0))
pathlib.Path(sys.argv[1], "ready").touch()
signal.pause()
"""
ENDS = """
import pathlib, sys, time
while not pathlib.Path(sys.argv[1], "ready").exists():
    time.sleep(0.01)
sys.exit(7)
"""


def test_the_end_of_one_part_is_the_end_of_all(tmp_path):
    goes_on = Part([sys.executable, "-c", GOES_ON, str(tmp_path)], restarts=True)
    ends = Part([sys.executable, "-c", ENDS, str(tmp_path)])
    assert supervise([goes_on, ends], environment()) == 7
    assert (tmp_path / "told").exists()


def test_a_port_on_which_another_site_listens_is_refused_although_it_would_share():
    with taken() as port, pytest.raises(InputFaults) as refused:
        serve(port=port)
    assert "keeping.fault.port" in [one.what.key for one in refused.value.faults]


def test_no_address_is_told_of_a_site_that_is_refused():
    with taken() as port:
        told = CliRunner().invoke(program, ["serve", "--port", str(port)])
    assert (told.exit_code, str(port) in told.output, "http://" in told.output) == (1, True, False)


@contextlib.contextmanager
def taken():
    """A port on which another site listens that would share it."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.mark.slow
def test_the_site_serves_compressed_files_counts_what_all_its_processes_answer_and_stops_when_told(tmp_path):
    with served(tmp_path, "--workers", "2", REGIE_METRICS_TOKEN="only-for-tests") as address:
        page = urllib.request.urlopen(f"{address}/sign-in").read().decode()
        style = next(part for part in page.split('"') if part.startswith("/static/regie/site."))
        asked = urllib.request.Request(f"{address}{style}", headers={"Accept-Encoding": "br"})
        headers = urllib.request.urlopen(asked).headers
        assert style != "/static/regie/site.css"
        assert (headers["Content-Encoding"], "immutable" in headers["Cache-Control"]) == ("br", True)
        for _ in range(7):
            urllib.request.urlopen(f"{address}/sign-in").close()
        asked = urllib.request.Request(f"{address}/metrics", headers={"Authorization": "Bearer only-for-tests"})
        figures = urllib.request.urlopen(asked).read().decode()
        assert 'regie_requests_total{method="GET",route="sign-in",status="200"} 8.0' in figures.splitlines()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{address}/health/live", timeout=2)


@pytest.mark.slow
def test_what_was_to_be_told_the_processing_log_is_told_before_the_end(tmp_path):
    hour = "3600000"  # in milliseconds: nothing is sent meanwhile
    with receiver() as log:
        telling = {"REGIE_PROCESSING_LOG": "yes", "OTEL_EXPORTER_OTLP_ENDPOINT": log.address}
        with served(tmp_path, **telling, OTEL_BSP_SCHEDULE_DELAY=hour) as address:
            browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            page = browser.open(f"{address}/sign-in").read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]
            form = {"csrfmiddlewaretoken": token, "username": "niemand", "password": "x"}
            with contextlib.suppress(urllib.error.HTTPError):
                browser.open(f"{address}/sign-in", urllib.parse.urlencode(form).encode())
            assert log.lines == []
        assert [line.name for line in log.lines] == ["Inloggen geweigerd"]


@contextlib.contextmanager
def served(folder, *arguments, **settings):
    """A site, as an operator starts it, which must end well when told to."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    command = [sys.executable, "-m", "regie", "serve", "--port", str(port), *arguments]
    told = folder / "told"
    with told.open("w") as output:
        running = subprocess.Popen(command, cwd=folder, env={**environment(), **settings}, stdout=output)
    try:
        _until(f"http://127.0.0.1:{port}/health/ready")
        assert f"http://127.0.0.1:{port}" in told.read_text().splitlines()[0]
        yield f"http://127.0.0.1:{port}"
    finally:
        running.send_signal(signal.SIGTERM)
        status = running.wait(timeout=120)
    assert status == 0


def _until(address):
    """Until the server answers; it takes seconds to start, and minutes on a machine with much else to do."""
    for _ in range(1200):
        try:
            return urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(address)
