"""Scenarios that are kept under a name: each save is a version that stays, and what is removed can be put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Max

from regie.actions.keeping.changing import ConflictError
from regie.actions.keeping.performing import Performing, performing
from regie.actions.keeping.rights import Actor, Permission
from regie.actions.keeping.shown import NotThereError
from regie.actions.keeping.supposing import Asking, body_of, written_of
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.scenarios import WrittenScenario, parse_scenario, scenario_text
from regie.store.models import KeptScenario, ScenarioVersion

_LONGEST = 300


def scenarios(actor: Actor) -> Sequence[KeptScenario]:
    """All of them by name, with their newest version as `newest`; those that were removed last."""
    actor.require(Permission.READ)
    mine = KeptScenario.objects.filter(municipality_id=actor.municipality).select_related("came_true__undone_by")
    found = list(mine.order_by("removed", "name", "number"))
    versions = ScenarioVersion.objects.filter(scenario__in=found)
    newest = {(one.scenario_id, one.number): one for one in versions}
    for one in found:
        one.newest = newest[one.id, one.last]  # type: ignore[attr-defined]
    return found


def kept_scenario(actor: Actor, number: int, version: int | None = None) -> tuple[KeptScenario, ScenarioVersion]:
    """One scenario in one version, the newest unless said. Raises NotThereError."""
    actor.require(Permission.READ)
    mine = KeptScenario.objects.filter(municipality_id=actor.municipality, number=number)
    found = mine.select_related("came_true__undone_by").first()
    if found is None:
        raise NotThereError(str(number))
    held = ScenarioVersion.objects.filter(scenario=found, number=found.last if version is None else version).first()
    if held is None:
        raise NotThereError(f"{number}/{version}")
    return found, held


def versions_of(actor: Actor, number: int) -> Sequence[ScenarioVersion]:
    """All versions of a scenario, the newest first. Raises NotThereError."""
    return list(kept_scenario(actor, number)[0].versions.all())


def asking_of(version: ScenarioVersion) -> Asking:
    """What a version says, to ask it."""
    return Asking(written_of(version.body), version.beside)


def save_scenario(
    actor: Actor, written: WrittenScenario, *, number: int = 0, seen: int = 0, beside: Sequence[Mapping[str, Any]] = ()
) -> ScenarioVersion:
    """Keep a scenario: a new one, or with a `number` the next version of that one. Names are looked up when it is
    asked.

    Raises NotAllowedError, NotThereError, ConflictError when somebody saved since version `seen`, and InputFaults when
    it has no name or that of another, or nothing happens in it.
    """
    with performing(actor, Permission.ANALYSE, "scenario_save", about=written.name, why=written.why) as doing:
        mine = KeptScenario.objects.filter(municipality=doing.municipality)
        found = _found(doing, number, seen) if number else None
        _refuse(written, mine.filter(removed=False, name__iexact=written.name.strip()).exclude(number=number).exists())
        if found is None:
            last = mine.aggregate(last=Max("number"))["last"] or 0
            found = KeptScenario(municipality=doing.municipality, number=last + 1)
        elif not beside:
            beside = found.versions.all()[0].beside
        found.name, found.last, found.removed = written.name.strip(), found.last + 1, False
        found.save()
        named = replace(written, name=found.name, version=str(found.last), line=0)
        return ScenarioVersion.objects.create(
            scenario=found, number=found.last, body=body_of(named), beside=list(beside), by=actor.name
        )


def import_scenario(actor: Actor, name: str, content: bytes) -> ScenarioVersion:
    """Keep the scenario in a file: the next version of the one of that name, else a new one. Raises InputFaults."""
    actor.require(Permission.ANALYSE)
    written = parse_scenario(content, name)
    mine = KeptScenario.objects.filter(municipality_id=actor.municipality, removed=False)
    same = mine.filter(name__iexact=written.name.strip()).first()
    return save_scenario(actor, written, number=same.number if same else 0, seen=same.last if same else 0)


def scenario_file(actor: Actor, number: int, version: int | None = None) -> tuple[str, str]:
    """A version as the file that `regie whatif --scenario` reads: its name and its text. Raises NotThereError."""
    found, held = kept_scenario(actor, number, version)
    return f"scenario-{found.number}-{held.number}.yaml", scenario_text(written_of(held.body))


def remove_scenario(actor: Actor, number: int) -> KeptScenario:
    """Take a scenario out of the list; `put_back` brings it back. Raises NotAllowedError and NotThereError."""
    return _remove(actor, number, "scenario_remove", removed=True)


def put_back(actor: Actor, number: int) -> KeptScenario:
    """Bring a removed scenario back. Raises as `remove_scenario`, and InputFaults when its name has been given away."""
    return _remove(actor, number, "scenario_put_back", removed=False)


def _remove(actor: Actor, number: int, action: str, *, removed: bool) -> KeptScenario:
    found, held = kept_scenario(actor, number)
    with performing(actor, Permission.ANALYSE, action, about=found.name) as doing:
        mine = KeptScenario.objects.filter(municipality=doing.municipality, removed=False, name__iexact=found.name)
        if not removed:
            _refuse(written_of(held.body), mine.exclude(number=number).exists())
        found.removed = removed
        found.save(update_fields=["removed"])
    return found


def _found(doing: Performing, number: int, seen: int) -> KeptScenario:
    found = KeptScenario.objects.filter(municipality=doing.municipality, number=number).first()
    if found is None:
        raise NotThereError(str(number))
    if found.last != seen:
        raise ConflictError([str(number)])
    return found


def _refuse(written: WrittenScenario, taken: bool) -> None:
    """Raises InputFaults with all that is wrong with keeping it."""
    name = written.name.strip()
    wrong = ["name_missing"] * (not name) + ["name_long"] * (len(name) > _LONGEST) + ["name_taken"] * taken
    faults = [_fault("name", kind, name=name, n=_LONGEST) for kind in wrong]
    if written.empty:
        faults.append(_fault("without", "nothing"))
    if faults:
        raise InputFaults(faults)


def _fault(field: str, kind: str, **values: object) -> Fault:
    what, mend = Message(f"scenarios.fault.{kind}", **values), Message(f"scenarios.mend.{kind}", **values)
    return Fault(Place("", column=field), what, mend)
