"""A kept scenario has become true: first what that changes, row by row; then all of it as one change set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regie.actions.come_true import came_true
from regie.actions.keeping import jobs
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.scenarios import asking_of, kept_scenario
from regie.actions.keeping.supposing import landscape_now
from regie.actions.keeping.trial_rows import (
    Looked,
    do_trial,
    done_trial,
    forget_old_rows,
    keep_rows,
    page_of_trial,
    trial_job,
)
from regie.store.models import Job, KeptScenario

LOOK, DO = "look_at_scenario", "scenario_true"


def look_at_truth(actor: Actor, number: int, version: int | None = None, *, to: str = "") -> Job:
    """Ask what becomes otherwise when a scenario has come true; nothing changes. Its outcome leads to `to`.

    Raises NotAllowedError and NotThereError. What cannot be done comes back as faults of the job.
    """
    _, held = kept_scenario(actor, number, version)
    forget_old_rows()
    given = {"scenario": number, "version": held.number, "name": held.body["name"], "to": to}
    return jobs.start(actor, Permission.IMPORT, LOOK, given)


def truth_started(actor: Actor, number: int) -> Job:
    """The dry run of this number, done or not. Raises NotThereError."""
    actor.require(Permission.IMPORT)
    return trial_job(actor, number, LOOK)


def truth_looked(actor: Actor, number: int, kind: str = "", page: int = 1) -> Looked:
    """A page of a dry run that is done. Raises NotThereError."""
    actor.require(Permission.IMPORT)
    return page_of_trial(done_trial(actor, number, LOOK), kind, page)


def confirm_truth(actor: Actor, number: int, *, why: str = "") -> Job:
    """Ask to do all that a dry run showed, as one change set that can be undone. Raises NotThereError."""
    actor.require(Permission.IMPORT)
    return jobs.start(actor, Permission.IMPORT, DO, {"trial": done_trial(actor, number, LOOK).id, "why": why})


def work_look(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work of a dry run: the scenario over the landscape as it is, and what would differ."""
    _, held = kept_scenario(actor, given["scenario"], given["version"])
    place, landscape = landscape_now(actor)
    progress(1, 3)
    asked = asking_of(held)
    change = came_true(landscape, asked.written, beside=asked.around).change
    progress(2, 3)
    keep_rows(
        progress.job,
        ((landscape.get(record.id), record) for record in change.put),
        (landscape[id_] for id_ in change.remove),
    )
    progress(3, 3)
    return {"address": f"{given['to']}{progress.job}", "version": place.version}


def work_do(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work: all that was seen, or nothing when the landscape changed since."""
    looked_at = done_trial(actor, given["trial"], LOOK)
    seen = looked_at.given
    progress(1, 2)
    about = f"{seen['name']} ({seen['version']})"
    with performing(actor, Permission.IMPORT, DO, about=about, why=given["why"]) as doing:
        made = do_trial(doing, looked_at, about, remove=True)
        outcome = {"address": f"../changes/{made.version}", "change": made.version} if made else {}
        mine = KeptScenario.objects.filter(municipality=doing.municipality, number=seen["scenario"])
        mine.update(came_true=made, true_version=seen["version"] if made else 0)
        progress.ends(outcome)
    return outcome
