"""The least to arrange over the kept landscape: worked out in the background, for a scenario or all single failures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from regie.actions.keeping import jobs
from regie.actions.keeping.outcomes import keep_outcome, outcome_of
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.supposing import Asking, landscape_now, leads_to
from regie.actions.measure_costs import costs_of
from regie.actions.repair import repaired_in
from regie.analyses.failure import Patience
from regie.readers.measure_costs import parse_measure_costs
from regie.reports.kept.repaired import repaired
from regie.store.models import Job

REPAIR = "repair"
_SECONDS = 25.0
"""So long is looked for something cheaper; what is found then is shown with what may still come off."""


def ask_repair(
    actor: Actor,
    asked: Asking | None = None,
    *,
    cheapest: bool = False,
    costs: bytes = b"",
    to: str = "",
    query: str = "",
) -> Job:
    """Ask for the fewest measures, or the cheapest, that keep critical processes up in a scenario; without one, in
    every single failure. `costs` is the content of a file of estimates. Its outcome leads to `to`.

    Raises InputFaults with everything that is wrong with the estimates by themselves.
    """
    actor.require(Permission.READ)
    if costs:
        parse_measure_costs(costs, "costs.yaml")
    given = {
        "asked": asked.to_data() if asked is not None else None,
        "cheapest": cheapest,
        "costs": costs.decode("utf-8", "replace"),
        "to": to,
        "query": query,
    }
    return jobs.start(actor, Permission.READ, REPAIR, given)


def repair_found(actor: Actor, number: int) -> tuple[Job, Any]:
    """The job of a repair and what was found, None as long as that is not there. Raises NotThereError."""
    return outcome_of(actor, number, REPAIR)


def work(actor: Actor, given: Mapping[str, Any], progress: jobs.Progress) -> dict[str, Any]:
    """The work, over the landscape as it is; stopping it keeps nothing."""
    actor.require(Permission.READ)
    _, landscape = landscape_now(actor)
    progress(1, 3)
    written = parse_measure_costs(given["costs"].encode(), "costs.yaml") if given["costs"] else None
    prices = costs_of(landscape, written) if given["cheapest"] or written is not None else None
    asked = Asking.of(given["asked"]) if given["asked"] else None
    found = repaired_in(
        landscape,
        asked.written if asked else None,
        prices,
        patience=Patience(_SECONDS),
        beside=asked.around if asked else None,
    )
    progress(2, 3)
    file = keep_outcome(actor, progress.job, REPAIR, repaired(found))
    progress(3, 3)
    return {"file": file, **leads_to(given, progress.job)}
