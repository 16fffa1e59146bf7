"""Ownership watch over the kept landscape: newer files of GLEIF, and which changes of parent in them touch us.

Each change is a take-over that came true: it can be kept as a scenario, with who buys when only GLEIF knows them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from regie.actions.assess import day_of
from regie.actions.keeping import jobs
from regie.actions.keeping.outcomes import keep_outcome, outcome_of
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.scenarios import save_scenario
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.supposing import body_of, judging, landscape_now, leads_to, rows_of, written_of
from regie.actions.keeping.uploads import on_disk, upload
from regie.actions.scenarios import resolved
from regie.actions.watch import watched_in
from regie.landscape import Landscape, Verdict
from regie.reports.failure import ParentChange
from regie.store.models import Job, ScenarioVersion

WATCH = "watch"


def watch_owners(actor: Actor, files: Sequence[tuple[str, bytes]], *, to: str = "") -> Job:
    """Ask which changes of parent in these files of GLEIF touch us; nothing changes. Its outcome leads to `to`.

    Raises InputFaults for a file without a name, TooLargeError for one that is too large, NotAllowedError.
    """
    kept = upload(actor, files, Permission.ANALYSE)
    given = {"files": [one.id for one in kept], "names": [one.name for one in kept], "to": to}
    return jobs.start(actor, Permission.ANALYSE, WATCH, given)


def watched(actor: Actor, number: int) -> tuple[Job, Any]:
    """The job of a watch and what was found, None as long as that is not there. Raises NotThereError."""
    actor.require(Permission.ANALYSE)
    return outcome_of(actor, number, WATCH)


def keep_change(actor: Actor, number: int, organisation: str) -> ScenarioVersion:
    """Keep the change of parent of an organisation as a scenario. Raises NotThereError, and InputFaults when a
    scenario of that name is kept already."""
    _, found = watched(actor, number)
    changes = found["changes"] if found else ()
    one = next((each for each in changes if each["organisation"] == organisation and each["body"]), None)
    if one is None:
        raise NotThereError(organisation)
    return save_scenario(actor, written_of(one["body"]), beside=one["beside"])


def work(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work: read what touches us, and judge each change as a take-over."""
    place, landscape = landscape_now(actor)
    progress(1, 4)
    with on_disk(actor, given["files"]) as paths:
        found, theirs = watched_in(landscape, paths, day_of(landscape, None), judging(place.id))
    progress(3, 4)
    body = {
        "names": given["names"],
        "day": found.at,
        "compared": found.compared,
        "unmatched": len(found.unmatched),
        "changes": [_change(one, landscape, theirs) for one in found.changes],
    }
    file = keep_outcome(actor, progress.job, WATCH, body)
    progress(4, 4)
    return {"file": file, **leads_to(given, progress.job)}


def _change(one: ParentChange, ours: Landscape, theirs: Landscape) -> dict[str, Any]:
    buyers = resolved(ours, one.scenario, theirs).buyers if one.scenario is not None else ()
    over = one.found.taken_over if one.found is not None else None
    return {
        "organisation": one.organisation,
        "was": list(one.was),
        "becomes": one.becomes,
        "since": one.since,
        "judged": len(over.judged) if over else 0,
        "goals": len({effect.goal.id for effect in over.goals}) if over else 0,
        "contracts": len(over.rights) if over else 0,
        "may_object": sum(right.may_object is Verdict.YES for right in over.rights) if over else 0,
        "body": body_of(one.scenario) if one.scenario is not None else None,
        "beside": rows_of(buyers),
    }
