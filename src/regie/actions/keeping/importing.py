"""An import in two steps, both in the background: a dry run kept row by row, then what was seen as one change set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from regie.actions.keeping import jobs
from regie.actions.keeping.performing import performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.take_in import date_landscape, try_take_in
from regie.actions.keeping.trial_rows import (
    Looked,
    do_trial,
    done_trial,
    forget_old_rows,
    keep_rows,
    page_of_trial,
    trial_job,
)
from regie.actions.keeping.uploads import on_disk, upload
from regie.landscape.faults import InputFaults
from regie.store.models import Job

LOOK, DO = "look_at_import", "take_in"


def look(actor: Actor, files: Sequence[tuple[str, bytes]], *, mapping: str = "", empties: bool = False) -> Job:
    """Ask for a dry run over these files, each a name and content.

    Raises InputFaults for one without a name, TooLargeError for one that is too large, NotAllowedError.
    """
    actor.require(Permission.IMPORT)
    forget_old_rows()
    kept = upload(actor, files)
    numbers, names = [one.id for one in kept], [one.name for one in kept]
    given = {"files": numbers, "names": names, "mapping": mapping, "empties": empties}
    return jobs.start(actor, Permission.IMPORT, LOOK, given)


def looked(actor: Actor, number: int, kind: str = "", page: int = 1) -> Looked:
    """A page of a dry run that is done. Raises NotThereError when it is not, or when its hour is over."""
    actor.require(Permission.IMPORT)
    return page_of_trial(done_trial(actor, number, LOOK), kind, page)


def confirm(actor: Actor, number: int, *, remove: bool = False, why: str = "") -> Job:
    """Ask to do what a dry run showed; `remove` also takes away what its files lack.

    Raises NotThereError, and InputFaults with all that is wrong with files that cannot be taken in.
    """
    actor.require(Permission.IMPORT)
    seen = done_trial(actor, number, LOOK)
    if not seen.outcome["usable"]:
        raise InputFaults(jobs.faults_from(seen.outcome))
    return jobs.start(actor, Permission.IMPORT, DO, {"trial": seen.id, "remove": remove, "why": why})


def started(actor: Actor, number: int) -> Job:
    """The dry run of this number, whether or not it is done. Raises NotThereError when it is none, or its hour over."""
    actor.require(Permission.IMPORT)
    return trial_job(actor, number, LOOK)


def work_look(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work of a dry run: read, compare, and keep what would change."""
    with on_disk(actor, given["files"]) as paths:
        trial = try_take_in(
            actor,
            paths,
            mapping=given["mapping"],
            empties=given["empties"],
            progress=lambda done: progress(int(done * 90), 100),
        )
    keep_rows(progress.job, ((row.before, row.after) for row in trial.rows), trial.gone)
    progress(100, 100)
    return {
        "address": f"../import/{progress.job}",
        "version": trial.version,
        "usable": trial.usable,
        "same": trial.same,
        "as_of": trial.as_of.isoformat() if trial.as_of else None,
        "faults": [jobs.fault_data(one) for one in trial.faults],
    }


def work_take_in(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work of an import: all that was seen, or nothing when the landscape changed since."""
    looked_at = done_trial(actor, given["trial"], LOOK)
    as_of = looked_at.outcome["as_of"]
    progress(1, 3)
    about = ", ".join(looked_at.given["names"])
    with performing(actor, Permission.IMPORT, "take_in", about=about, why=given["why"]) as doing:
        date_landscape(doing.municipality, date.fromisoformat(as_of) if as_of else None)
        made = do_trial(doing, looked_at, "take in", remove=given["remove"])
        outcome = {"address": f"../changes/{made.version}", "change": made.version} if made else {}
        progress.ends(outcome)
    return outcome
