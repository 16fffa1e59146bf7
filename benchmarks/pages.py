"""How quickly pages answer, on one worker of the real server with 1,300 applications on SQLite. The bar is 100 ms for
95 of 100. Time is by the clock: what else the machine does counts, so its load is printed
beside it, and the least of all times and the processor time of the server, which say what a page costs when nothing
else runs."""

import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))  # the list of screens stands with the tests that look at each of them
from benchmarks._processor import below, milliseconds  # noqa: E402
from screens import NOT_THERE, OUTSIDE, SCREENS, address  # noqa: E402

BAR, TIMES, PORT = 100.0, 20, 8207


def main() -> bool:
    """Print the figures; whether all are within the bars."""
    with TemporaryDirectory() as folder:
        password, names = filled(Path(folder))
        with served(Path(folder)) as server:
            print(f"  1,300 applications on SQLite, one worker; {TIMES} times each, bar {BAR:.0f} ms (load {load()})")
            met = [
                within(page, times, BAR, used) for page, times, used in asked(password, names, below(server, "granian"))
            ]
    print(f"  {sum(met)} of {len(met)} screens within the bar (load {load()})")
    return all(met)


def filled(folder: Path) -> tuple[str, dict[str, str]]:
    """An installation with the large example city, and all that the screens show: the password of its administrator,
    and the names that stand in addresses."""
    regie(folder, "example", "amsterdam-schaal", "-o", "city.xlsx")
    regie(folder, "keep", "city.xlsx", "--municipality", "schaalstad")
    password = regie(folder, "account", "beheerder", "--municipality", "schaalstad").split()[-1]
    filling = [sys.executable, ROOT / "tests" / "screens.py", "schaalstad", "beheerder"]
    made = subprocess.run(filling, cwd=folder, check=True, capture_output=True, text=True).stdout
    return password, json.loads(made)


def regie(folder: Path, *arguments: str) -> str:
    """A command on an installation; what it said."""
    command = [sys.executable, "-m", "regie", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@contextmanager
def served(folder: Path, workers: int = 1, **environment: str) -> Iterator[int]:
    """The site of an installation while it lasts: the number of its process."""
    command = [sys.executable, "-m", "regie", "serve", "--port", str(PORT), "--workers", str(workers)]
    log = (folder / "serve.log").open("w")
    running = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=log, stderr=log)
    try:
        _until_ready()
        yield running.pid
    finally:
        running.terminate()
        running.wait()


def _until_ready(patience: float = 300) -> None:
    """Raises TimeoutError; a busy machine starts slowly."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with suppress(OSError):
            if Visitor().get("/health/ready")[0] == 200:
                return
        time.sleep(0.25)
    raise TimeoutError("the site did not start")


class Visitor:
    """A browser with cookies and one connection that stays open."""

    def __init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        self.cookies: dict[str, str] = {}

    def get(self, address: str) -> tuple[int, str]:
        """A page: its status and its text."""
        return self._ask("GET", address)

    def post(self, address: str, **values: str) -> tuple[int, str]:
        """A form with the token of the page that was last seen."""
        return self._ask("POST", address, urlencode({"csrfmiddlewaretoken": self.token, **values}))

    def sign_in(self, username: str, password: str) -> None:
        """As a person does it. Raises PermissionError."""
        self.get("/sign-in")
        status, _ = self.post("/sign-in", username=username, password=password)
        if status != 302:
            raise PermissionError(username)

    def _ask(self, method: str, address: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        self.token = token[1] if token else getattr(self, "token", "")
        return answer.status, text


def asked(password: str, names: dict[str, str], server: list[int]) -> Iterator[tuple[str, list[float], list[float]]]:
    """Milliseconds of each screen, asked one after another: by the clock, and of the server's processes."""
    visitor = Visitor()
    visitor.sign_in("beheerder", password)
    for who, screens in ((visitor, SCREENS), (Visitor(), OUTSIDE)):
        for name, template in screens.items():
            target = quote(address(template, names), safe="/?&=:")
            status, _ = who.get(target)
            if status != (404 if name in NOT_THERE else 200):
                raise LookupError(f"{target}: {status}")
            times, used = [], []
            for _ in range(TIMES):
                before = milliseconds(server)
                times.append(took(who, target))
                used.append(milliseconds(server) - before)
            yield name, times, used


def took(visitor: Visitor, address: str) -> float:
    """How long one answer takes by the clock, whole, in milliseconds."""
    start = time.perf_counter()
    visitor.get(address)
    return (time.perf_counter() - start) * 1000


def within(page: str, times: list[float], bar: float, processor: list[float]) -> bool:
    """Print a line; whether 95 of 100 are within the bar by the clock."""
    late = statistics.quantiles(times, n=20)[-1]
    used = statistics.quantiles(processor, n=20)[-1]
    print(
        f"  {page:<44} least {min(times):>6.0f} ms   p50 {statistics.median(times):>6.0f} ms   p95 {late:>6.0f} ms"
        f"   processor p50 {statistics.median(processor):>5.0f} ms   p95 {used:>5.0f} ms"
        f"{'' if late < bar else '   MISSED'}"
    )
    return late < bar


def load() -> str:
    """What else the machine does: processes that want to run, of how many cores."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
