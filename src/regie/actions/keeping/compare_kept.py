"""Kept scenarios side by side: each asked by itself over the landscape as it is, in the background."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from regie.actions.keeping import jobs
from regie.actions.keeping.outcomes import keep_outcome, outcome_of
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.scenarios import asking_of, kept_scenario
from regie.actions.keeping.supposing import leads_to, over_the_landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.reports.kept.compared import compared
from regie.store.models import Job

COMPARE = "compare_scenarios"
MOST = 6
"""So many scenarios fit beside each other."""


def compare_kept(actor: Actor, numbers: Sequence[int], *, to: str = "") -> Job:
    """Ask to compare the newest versions of these scenarios. Its outcome leads to `to` with the number of the job.

    Raises NotThereError, and InputFaults for fewer than two or too many.
    """
    wanted = list(dict.fromkeys(numbers))
    chosen = [(number, kept_scenario(actor, number)[1].number) for number in wanted]
    if not 2 <= len(chosen) <= MOST:
        what = Message("scenarios.fault.how_many", n=len(chosen))
        raise InputFaults([Fault(Place("", column="scenario"), what, Message("scenarios.mend.how_many", most=MOST))])
    return jobs.start(actor, Permission.READ, COMPARE, {"scenarios": chosen, "to": to})


def compared_kept(actor: Actor, number: int) -> tuple[Job, Any]:
    """The job of a comparison and what was found, None as long as that is not there. Raises NotThereError."""
    return outcome_of(actor, number, COMPARE)


def work(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work: one after the other, over one and the same landscape."""
    ask = over_the_landscape(actor)
    found, faults, total = [], [], len(given["scenarios"]) + 1
    for at, (number, version) in enumerate(given["scenarios"], 1):
        kept, held = kept_scenario(actor, number, version)
        progress(at, total)
        try:
            found.append((number, version, ask(asking_of(held))))
        except InputFaults as refused:
            faults += [Fault(Place(kept.name, column=one.place.column), one.what, one.mend) for one in refused.faults]
    if faults:
        raise InputFaults(faults)
    file = keep_outcome(actor, progress.job, COMPARE, compared(found))
    progress(total, total)
    return {"file": file, **leads_to(given, progress.job)}
