"""The national roll-up: 450,000 applications in 342 municipalities, checked, assessed and added up on two cores.

The bar is 120 s and 4 GB. Making the country takes longer than rolling it up, so it is kept: REGIE_NATION names the
folder (made when it is not there). REGIE_NATION_COUNT takes that many municipalities of the usual size instead of all.
"""

import os
import resource
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

BAR_SECONDS, BAR_MEGABYTES = 120.0, 4096.0
WORKERS = 2


def main() -> bool:
    """Print the figures; whether the bar is met, in proportion when not all municipalities are taken."""
    import regie
    from regie.examples.netherlands import APPLICATIONS

    count = int(os.environ.get("REGIE_NATION_COUNT", "342"))
    total = APPLICATIONS * count // 342
    country = Path(os.environ.get("REGIE_NATION", f"{gettempdir()}/regie-nation-{count}"))
    if not country.exists():
        print(f"  making {count} municipalities in {country} …")
        regie.example_nation(country, total=total, count=count, workers=WORKERS)
    with TemporaryDirectory() as output, Memory() as memory:
        first, found = timed(lambda: regie.roll_up(country, output, workers=WORKERS))
        second, again = timed(lambda: regie.roll_up(country, output, workers=WORKERS))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    each = 1000 * first * WORKERS / total
    print(f"  {found.municipalities} municipalities, {found.applications:,} applications, {len(found.refused)} refused")
    print(f"  first run  {first:>7.1f} s on {WORKERS} cores, {each:.2f} core-ms an application")
    print(f"  second run {second:>7.1f} s: nothing changed, nothing found again")
    print(
        f"  processor time of all workers {used.ru_utime + used.ru_stime:.1f} s; together {memory.most:,.0f} MB at most"
    )
    right = found == again and not found.refused
    return right and first <= BAR_SECONDS * count / 342 + 5 and memory.most <= BAR_MEGABYTES


def timed(run):
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


class Memory:
    """Looks five times a second how much memory this process and its children hold together."""

    def __init__(self) -> None:
        self.most = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._stop.wait(0.2):
            self.most = max(self.most, sum(resident(one) for one in family(os.getpid())))


def family(pid: int) -> list[int]:
    """A process and everything it started, on Linux."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def resident(pid: int) -> float:
    """Megabytes; 0 when the process has ended meanwhile."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        return 0.0
