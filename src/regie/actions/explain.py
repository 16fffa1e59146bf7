"""Everything about one application: its chain, class, level and places, with every rule, fact and source."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from regie.actions.assess import day_of
from regie.actions.defining import Definition, defined
from regie.actions.files import Paths, open_landscape, paths
from regie.actions.finding import find_one
from regie.analyses.autonomy import assess_autonomy
from regie.analyses.placement import MODELS, in_effect, place, unheard_of
from regie.landscape import (
    NO_DATA,
    NO_PROCESS,
    Application,
    Chain,
    Fact,
    FactRef,
    Landscape,
    criticality,
    fact_fields,
    protection,
)
from regie.readers.merging import memory_of, read_deliveries
from regie.reports.assessment import Explanation, Gone

_INHERITED = frozenset({"maximum_outage", "critical"})
"""What an application takes over of the processes that need it."""


def explain(
    files: Landscape | Paths,
    name: str,
    *,
    at: date | None = None,
    models: Sequence[str] = MODELS,
    definition: Definition | None = None,
    mapping: str | Path | None = None,
) -> Explanation:
    """Explain one application, by id or by name (case does not matter).

    Of a landscape that was merged it also says what its sources no longer hold. `definition` is a definition of
    autonomous of your own, by folder or file. Raises InputFaults when the files or it cannot be used, or no or several
    applications bear the name.
    """
    by = defined(definition)
    landscape = open_landscape(files, mapping)
    day = day_of(landscape, at)
    application = find(landscape, name)
    autonomy = assess_autonomy(landscape, day, by)
    verdicts = {id_: judgement.autonomous for id_, judgement in autonomy.judgements.items()}
    chain = Chain.of(landscape, day)
    placements = {model: place(landscape, day, model, verdicts) for model in models}
    reached = (application.id, *chain.closure(application.id))
    needed = criticality(landscape, day).get(application.id, NO_PROCESS)
    return Explanation(
        landscape=landscape,
        at=day,
        application=application,
        definition=autonomy.models.definition,
        judgement=autonomy.of(application.id),
        criticality=needed,
        protection=protection(landscape).get(application.id, NO_DATA),
        chain=tuple(link for thing in reached for link in chain.needs.get(thing, ())),
        open_ends={thing: chain.open_ends[thing] for thing in reached if thing in chain.open_ends},
        disputed=(*_disputed(landscape, reached), *_disputed(landscape, needed.all_processes, _INHERITED)),
        gone=_gone(files, reached),
        placed={name: placement.of(application.id) for name, placement in placements.items()},
        models={name: placement.model for name, placement in placements.items()},
        unheard=tuple(unheard_of(one for one in in_effect(landscape, day) if one.application == application.id)),
    )


def _disputed(
    landscape: Landscape, ids: Sequence[str], only: Collection[str] | None = None
) -> tuple[tuple[FactRef, Fact[Any]], ...]:
    """Facts of these things (only those named) that are contested, or of which a claim was set aside."""
    found = []
    for record in (landscape[id_] for id_ in ids if id_ in landscape):
        for field in fact_fields(type(record)):
            if only is not None and field.name not in only:
                continue
            held: Fact[Any] = getattr(record, field.name)
            if held.overruled or (held.claims and not held.known):
                found.append((FactRef(record.id, field.name), held))
    return tuple(found)


def _gone(files: Landscape | Paths, ids: Sequence[str]) -> tuple[Gone, ...]:
    """What of these things a source no longer holds, as far as the files are merged landscapes that remember it."""
    memories = [] if isinstance(files, Landscape) else [memory_of(path) for path in paths(files)]
    found = [
        Gone(one.ids[id_], one.register, since)
        for memory in memories
        if memory.is_file()
        for one in read_deliveries(memory)
        for id_, since in one.gone.items()
        if one.ids.get(id_) in ids
    ]
    return tuple(sorted(found, key=lambda one: (ids.index(one.id), one.source)))


def find(landscape: Landscape, name: str) -> Application:
    """The application with this id or name. Raises InputFaults when there is none, or more than one."""
    return find_one(landscape, name, landscape.all(Application), "application")
