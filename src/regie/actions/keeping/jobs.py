"""Long work in the background: asked for, under way with progress, stopped, or ended with its outcome."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.rights import Actor, NotAllowedError, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.signed_in import actor_of
from regie.landscape.faults import Fault, InputFaults, Place, Severity
from regie.locale.carried import from_data, to_data
from regie.store.models import Job, Municipality

Work = Callable[[Actor, Mapping[str, Any], "Progress"], dict[str, Any]]

WORK: dict[str, str] = {
    "look_at_import": "regie.actions.keeping.importing:work_look",
    "take_in": "regie.actions.keeping.importing:work_take_in",
    "tables": "regie.actions.keeping.effect:work",
    "goal_effect": "regie.actions.keeping.goal_effect:work",
    "report": "regie.actions.keeping.reporting:make_report",
    "what_if": "regie.actions.keeping.supposing:work_what_if",
    "plan": "regie.actions.keeping.roadmap.making:work_plan",
    "compare_scenarios": "regie.actions.keeping.compare_kept:work",
    "look_at_scenario": "regie.actions.keeping.coming_true:work_look",
    "repair": "regie.actions.keeping.repairing:work",
    "watch": "regie.actions.keeping.watching:work",
    "scenario_true": "regie.actions.keeping.coming_true:work_do",
}
"""The kinds of work, each with the function that does it as `module:name`; loaded when it runs."""

GIVES_ITS_BEST = frozenset({"plan"})
"""Kinds that hand in the best they have when somebody stops them; of the others nothing is kept."""

_BUSY = (Job.State.RUNNING, Job.State.STOPPING)
_WHENCE = "whence"
_SILENCE = timedelta(minutes=2)
_logger = logging.getLogger(__name__)


class StoppedError(Exception):
    """Somebody asked the work to stop; nothing of it is kept."""


@dataclass
class Progress:
    """How far a job is. Saying so costs little: the database hears of it twice a second at most."""

    job: int
    _said: float = field(default=0.0, init=False)
    _asked: float = field(default=0.0, init=False)
    _stops: bool = field(default=False, init=False)

    def __call__(self, done: int, total: int) -> None:
        """Say that `done` of `total` steps are done. Raises StoppedError when somebody asked to stop."""
        if time.monotonic() - self._said < 0.5 and done < total:
            return
        self._said = time.monotonic()
        running = Job.objects.filter(id=self.job, state=Job.State.RUNNING)
        if not running.update(done=done, total=total, alive_at=timezone.now()):
            raise StoppedError

    def stops(self) -> bool:
        """Whether somebody asked to stop, for work that then hands in its best; it also says that the work is alive.

        Asks the database twice a second at most.
        """
        if not self._stops and time.monotonic() - self._asked >= 0.5:
            self._asked = time.monotonic()
            running = Job.objects.filter(id=self.job, state=Job.State.RUNNING)
            self._stops = not running.update(alive_at=timezone.now())
        return self._stops

    def ends(self, outcome: Mapping[str, Any]) -> None:
        """Note the outcome within the transaction of the work: what happened and what is said of it are one.

        Raises StoppedError when somebody asked to stop.
        """
        running = Job.objects.filter(id=self.job, state__in=_BUSY)
        done = {"state": Job.State.DONE, "done": F("total"), "outcome": dict(outcome), "ended_at": timezone.now()}
        if not running.update(**done):
            raise StoppedError


def start(actor: Actor, permission: Permission, kind: str, given: Mapping[str, Any]) -> Job:
    """Ask for work of a kind in `WORK`. Raises NotAllowedError."""
    actor.require(permission)
    whence = {"channel": actor.channel, "from": actor.address}
    made = Job.objects.create(
        municipality_id=actor.municipality, user_id=actor.user, kind=kind, given={**given, _WHENCE: whence}
    )
    transaction.on_commit(lambda: run_task.enqueue(made.id))
    return made


def job(actor: Actor, number: int) -> Job:
    """One's own job, or anybody's for an administrator. Raises NotThereError. Work that fell silent has failed."""
    found = Job.objects.filter(municipality_id=actor.municipality, id=number).first()
    if found is None or (found.user_id != actor.user and not actor.may(Permission.ADMINISTER)):
        raise NotThereError(str(number))
    if found.state in _BUSY and (found.alive_at or found.created_at) < timezone.now() - _SILENCE:
        _end(found.id, Job.State.FAILED, {"reason": "interrupted"})
        found.refresh_from_db()
    return found


def own(actor: Actor, *, most: int = 50) -> list[Job]:
    """One's own latest jobs, the newest first; of whom has no account none."""
    actor.require(Permission.READ)
    if actor.user is None:
        return []
    return list(Job.objects.filter(municipality_id=actor.municipality, user_id=actor.user)[:most])


def stop(actor: Actor, number: int) -> Job:
    """Ask a job to stop; what it was doing is not kept, unless its kind gives its best. Raises NotThereError."""
    found = job(actor, number)
    running = Job.objects.filter(id=found.id, state=Job.State.RUNNING)
    if found.kind not in GIVES_ITS_BEST or not running.update(state=Job.State.STOPPING):
        _end(found.id, Job.State.STOPPED, {})
    found.refresh_from_db()
    return found


def interrupted() -> int:
    """Called when a worker starts: what was running when the last one ended will not go on. How many there were."""
    running = Job.objects.filter(state__in=_BUSY)
    return running.update(state=Job.State.FAILED, outcome={"reason": "interrupted"}, ended_at=timezone.now())


@task()
def run_task(number: int) -> None:
    """The queue's door to `run`."""
    run(number)


def run(number: int) -> None:
    """Do a job's work, whole or not at all, and note how it ended."""
    waiting = Job.objects.filter(id=number, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.RUNNING, alive_at=timezone.now()):
        return
    found = Job.objects.get(id=number)
    try:
        outcome = _work(found.kind)(_actor(found), found.given, Progress(found.id))
    except StoppedError:
        _end(number, Job.State.STOPPED, {})
    except InputFaults as refused:
        _end(number, Job.State.FAILED, {"reason": "faults", "faults": [fault_data(one) for one in refused.faults]})
    except ConflictError:
        _end(number, Job.State.FAILED, {"reason": "changed_meanwhile"})
    except NotThereError:
        _end(number, Job.State.FAILED, {"reason": "gone"})
    except NotAllowedError:
        _end(number, Job.State.FAILED, {"reason": "not_allowed"})
    except Exception:
        _logger.exception("job failed", extra={"job": number, "kind": found.kind})
        _end(number, Job.State.FAILED, {"reason": "broken"})
    else:
        _end(number, Job.State.DONE, outcome)


def _work(kind: str) -> Work:
    module, _, name = WORK[kind].partition(":")
    found: Work = getattr(import_module(module), name)
    return found


def _actor(found: Job) -> Actor:
    """Who asked, with the rights they have now, through the door they asked by."""
    slug = Municipality.objects.get(id=found.municipality_id).slug
    whence = found.given.get(_WHENCE, {"channel": "page", "from": None})
    door = {"channel": whence["channel"], "address": whence["from"]}
    actor = actor_of(found.user_id, slug, **door) if found.user_id is not None else None
    if actor is None:
        raise NotAllowedError(Permission.READ)
    return actor


def _end(number: int, state: Job.State, outcome: Mapping[str, Any]) -> None:
    open_ = Job.objects.filter(id=number, state__in=(Job.State.WAITING, *_BUSY))
    open_.update(state=state, outcome=dict(outcome), ended_at=timezone.now())


def faults_from(outcome: Mapping[str, Any]) -> list[Fault]:
    """The faults an outcome keeps."""
    return [
        Fault(Place(**one["place"]), from_data(one["what"]), from_data(one["mend"]), Severity(one["severity"]))
        for one in outcome.get("faults", ())
    ]


def fault_data(one: Fault) -> dict[str, Any]:
    """A fault as an outcome keeps it."""
    place = {"file": one.place.file, "sheet": one.place.sheet, "row": one.place.row, "column": one.place.column}
    return {"place": place, "what": to_data(one.what), "mend": to_data(one.mend), "severity": one.severity.value}
