"""What stops if one falls away, is sanctioned or is bought; what does it cost, and where may data no longer stand?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from regie.actions.assess import assess, day_of
from regie.actions.files import Paths, open_landscape, refuse_to_overwrite
from regie.actions.scenarios import Scenarios, Supposed, as_one, resolved
from regie.analyses.failure import (
    Scenario,
    contract_rights,
    displaced_data,
    fail,
    price_effect,
    take_over_change,
)
from regie.analyses.placement import compare_placements
from regie.analyses.targets.effect import goal_effect
from regie.landscape import Application, Landscape
from regie.locale import Language
from regie.readers.scenarios import Bought, Dearer, WrittenScenario, write_scenario
from regie.reference_data.jurisdictions import adequacy_decisions
from regie.reports.assessment import Assessment
from regie.reports.failure import Judged, Moved, TakenOver, WhatIf

Judge = Callable[[Landscape, date], Assessment]


def whatif(  # noqa: PLR0913 - each is one thing that may happen, or one the commands share
    files: Landscape | Paths,
    *,
    scenario: Scenarios = (),
    without: Sequence[str] = (),
    sanction: Sequence[str] = (),
    refuse: Sequence[str] = (),
    takeover: Sequence[tuple[str, str]] = (),
    price: Sequence[tuple[str, float]] = (),
    law: Sequence[str] = (),
    on: date | None = None,
    notice: float = 0.0,
    lasts: str = "for_good",
    at: date | None = None,
    mapping: str | Path | None = None,
    save: str | Path | None = None,
    xlsx: str | Path | None = None,
    language: Language = "nl",
    force: bool = False,
) -> WhatIf:
    """What a scenario stops and changes; everything given happens together.

    `scenario` holds files of scenarios, or scenarios made by hand (`readers.scenarios`). `without` names what falls
    away (an organisation, platform, application, team or data centre), `sanction` countries by code, `refuse`
    suppliers that keep data locked with keys they hold, `takeover` pairs of who is bought and who buys, `price`
    suppliers or parents with the percentage they ask more, `law` adequacy decisions that fall away. It happens on the
    day `on` (else `at`, the landscape's date, or today), known `notice` hours ahead, and `lasts` a day, week, month or
    is for_good. Names may be ids or what people use. With `save` the scenario is written as YAML, with `xlsx` the
    result as a workbook.

    Raises InputFaults with every name that is not there, or when the files cannot be used.
    """
    landscape = open_landscape(files, mapping)
    for path in (save, xlsx):
        if path is not None:
            refuse_to_overwrite(Path(path), force)
    names = [*without, *sanction, *refuse, *(f"{one} < {other}" for one, other in takeover)]
    names += [*(f"{one} +{percent:g}%" for one, percent in price), *law]
    given = WrittenScenario(
        name="; ".join(names),
        on=on,
        notice=notice,
        lasts=lasts,
        without=tuple(without),
        sanction=tuple(sanction),
        refuse=tuple(refuse),
        takeover=tuple(Bought(organisation=one, by=other) for one, other in takeover),
        price=tuple(Dearer(supplier=one, percent=percent) for one, percent in price),
        law=tuple(law),
    )
    written = as_one(scenario, given)
    found = supposed(landscape, written, at)
    if save is not None:
        write_scenario(written, Path(save))
    if xlsx is not None:
        from regie.reports import whatif_xlsx

        whatif_xlsx(found, Path(xlsx), language)
    return found


def supposed(
    landscape: Landscape,
    written: WrittenScenario,
    at: date | None = None,
    judge: Judge | None = None,
    *,
    beside: Landscape | None = None,
) -> WhatIf:
    """What one scenario stops and changes; `judge` assesses before and after a take-over by other goals and models than
    the shipped ones, and who buys may be in what lies `beside`. Raises InputFaults with every name that is not there.
    """
    given = resolved(landscape, written, beside)
    scenario, day = given.scenario, written.on or day_of(landscape, at)
    then = with_take_overs(landscape, day, given)
    laws = [law for law in adequacy_decisions() if law.id in scenario.laws_gone]
    return WhatIf(
        landscape=then,
        at=day,
        scenario=scenario,
        failure=fail(then, day, scenario) if scenario.stops_things else None,
        taken_over=_taken_over((landscape, then), day, scenario, judge or _by_shipped) if scenario.taken_over else None,
        prices=price_effect(then, day, scenario.price_rises) if scenario.price_rises else None,
        displaced=displaced_data(then, day, laws) if laws else None,
    )


def with_take_overs(landscape: Landscape, day: date, given: Supposed) -> Landscape:
    """The landscape with the new owners of a scenario."""
    for one in given.scenario.taken_over:
        also = tuple(record for record in given.buyers if record.id not in landscape)
        landscape = landscape.with_change(take_over_change(landscape, day, one, also))
    return landscape


def _by_shipped(landscape: Landscape, day: date) -> Assessment:
    return assess(landscape, at=day)


def _taken_over(both: tuple[Landscape, Landscape], day: date, scenario: Scenario, judge: Judge) -> TakenOver:
    before, after = (judge(one, day) for one in both)
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
        rights=tuple(right for one in scenario.taken_over for right in contract_rights(both[1], day, one.organisation)),
    )


def _judged(before: Assessment, after: Assessment) -> Iterable[Judged]:
    for application in before.landscape.all(Application):
        old, new = before.autonomy.of(application.id), after.autonomy.of(application.id)
        if (old.autonomous, old.seal) != (new.autonomous, new.seal):
            yield Judged(application.id, old.autonomous, new.autonomous, old.seal, new.seal)
