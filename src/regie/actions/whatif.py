"""What stops if one falls away, is sanctioned or is bought?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from regie.actions.assess import assess, day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.finding import find_one
from regie.analyses.failure import Scenario, TakeOver, contract_rights, fail, take_over_change
from regie.analyses.placement import compare_placements
from regie.analyses.targets import goal_effect
from regie.landscape import Application, Landscape, Organisation, Platform, Record, Team
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Language, Message
from regie.readers.directories import register_directory, registered
from regie.reference_data.jurisdictions import is_country
from regie.reports.assessment import Assessment
from regie.reports.failure import Judged, Moved, TakenOver, WhatIf

T = TypeVar("T")


def whatif(  # noqa: PLR0913 - each is one thing that may happen, or one the commands share
    files: Landscape | Paths,
    *,
    without: Sequence[str] = (),
    sanction: Sequence[str] = (),
    refuse: Sequence[str] = (),
    takeover: Sequence[tuple[str, str]] = (),
    on: date | None = None,
    notice: float = 0.0,
    at: date | None = None,
    mapping: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> WhatIf:
    """What a scenario stops and changes; everything given happens together.

    `without` names what falls away (an organisation, platform, application, team or data centre), `sanction` countries
    by code, `refuse` suppliers that keep data locked with keys they hold, `takeover` pairs of who is bought and who
    buys. It happens on the day `on` (else `at`, the landscape's date, or today), known `notice` hours ahead. Names may
    be ids or what people use. With `xlsx` the result is also written as a workbook.

    Raises InputFaults with every name that is not there, or when the files cannot be used.
    """
    landscape = open_landscape(files, mapping)
    if xlsx is not None:
        refuse_to_overwrite(Path(xlsx), force)
    scenario, buyers = _scenario(landscape, (without, sanction, refuse, takeover), on, notice)
    day = on or day_of(landscape, at)
    then = _with_take_overs(landscape, day, scenario, buyers)
    found = WhatIf(
        landscape=then,
        at=day,
        scenario=scenario,
        failure=fail(then, day, scenario) if scenario.stops_things else None,
        taken_over=_taken_over(landscape, then, day, scenario) if scenario.taken_over else None,
    )
    if xlsx is not None:
        from regie.reports import whatif_xlsx

        whatif_xlsx(found, Path(xlsx), language)
    return found


_Names = tuple[Sequence[str], Sequence[str], Sequence[str], Sequence[tuple[str, str]]]


def _scenario(
    landscape: Landscape, given: _Names, on: date | None, notice: float
) -> tuple[Scenario, dict[str, tuple[Record, ...]]]:
    """The scenario by ids, and the records of buyers the landscape lacks. Raises InputFaults with every fault."""
    without, sanction, refuse, takeover = given
    faults: list[Fault] = []
    if not (without or sanction or refuse or takeover):
        faults.append(_fault(landscape, "no_scenario"))
    if notice < 0:
        faults.append(_fault(landscape, "negative_hours"))
    buyers: dict[str, tuple[Record, ...]] = {}
    organisations = landscape.all(Organisation)

    def organisation(name: str) -> str:
        return find_one(landscape, name, organisations, "organisation").id

    def pair(names: tuple[str, str]) -> TakeOver:
        bought = _gathered(organisation, names[:1], faults)
        buyer = _gathered(lambda name: _buyer(landscape, name, buyers), names[1:], faults)
        return TakeOver(bought[0] if bought else "", buyer[0] if buyer else "", on)

    scenario = Scenario(
        name="; ".join([*without, *sanction, *refuse, *(f"{one} < {other}" for one, other in takeover)]),
        without=_gathered(lambda name: _thing(landscape, name), without, faults),
        sanctioned=_gathered(lambda code: _country(landscape, code), sanction, faults),
        keys_refused=_gathered(organisation, refuse, faults),
        taken_over=tuple(pair(names) for names in takeover),
        notice=notice,
    )
    if faults:
        raise InputFaults(faults)
    return scenario, buyers


def _gathered(find: Callable[[str], T], names: Iterable[str], faults: list[Fault]) -> tuple[T, ...]:
    """What each name stands for; faults are kept, so that all are told at once."""
    found = []
    for name in names:
        try:
            found.append(find(name))
        except InputFaults as refused:
            faults.extend(refused.faults)
    return tuple(found)


def _fault(landscape: Landscape, key: str, **values: object) -> Fault:
    return Fault(
        Place(landscape.name), Message(f"actions.fault.{key}", **values), Message(f"actions.mend.{key}", **values)
    )


def _thing(landscape: Landscape, name: str) -> str:
    written = (platform.data_centres.candidates or () for platform in landscape.all(Platform))
    centres = {centre for said in written for names in said for centre in names}
    if name in centres and name not in landscape:
        return name
    things = (*landscape.all(Organisation), *landscape.all(Platform), *landscape.all(Application), *landscape.all(Team))
    return find_one(landscape, name, things, "thing").id


def _country(landscape: Landscape, code: str) -> str:
    if not is_country(code.upper()):
        raise InputFaults([_fault(landscape, "no_country", name=code)])
    return code.upper()


def _buyer(landscape: Landscape, name: str, buyers: dict[str, tuple[Record, ...]]) -> str:
    """The id of who buys: in the landscape, else in the supplier register, with its own owners."""
    try:
        return find_one(landscape, name, landscape.all(Organisation), "organisation").id
    except InputFaults as refused:
        known = register_directory().landscape.all(Organisation)
        wanted = name.casefold().strip()
        same = [one for one in known if wanted in (one.id, one.name.casefold())]
        if len(same) != 1:
            raise refused from None
        buyers[same[0].id] = tuple(one for one in registered([same[0].id]) if one.id not in landscape)
        return same[0].id


def _with_take_overs(
    landscape: Landscape, day: date, scenario: Scenario, buyers: dict[str, tuple[Record, ...]]
) -> Landscape:
    for one in scenario.taken_over:
        also = tuple(record for record in buyers.get(one.by, ()) if record.id not in landscape)
        landscape = landscape.with_change(take_over_change(landscape, day, one, also))
    return landscape


def _taken_over(now: Landscape, then: Landscape, day: date, scenario: Scenario) -> TakenOver:
    before, after = assess(now, at=day), assess(then, at=day)
    moved = {
        model: tuple(
            Moved(move.application, move.old.possible, move.new.possible)
            for move in compare_placements(before.placements[model], placement)
        )
        for model, placement in after.placements.items()
    }
    return TakenOver(
        on=day,
        take_overs=scenario.taken_over,
        judged=tuple(_judged(before, after)),
        goals=tuple(effect for effect in goal_effect(before.goals, after.goals) if effect.changed),
        moved=moved,
        placements=after.placements,
        rights=tuple(right for one in scenario.taken_over for right in contract_rights(then, day, one.organisation)),
    )


def _judged(before: Assessment, after: Assessment) -> Iterable[Judged]:
    for application in before.landscape.all(Application):
        old, new = before.autonomy.of(application.id), after.autonomy.of(application.id)
        if (old.autonomous, old.seal) != (new.autonomous, new.seal):
            yield Judged(application.id, old.autonomous, new.autonomous, old.seal, new.seal)
