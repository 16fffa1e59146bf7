"""What each measure against failure costs: as somebody estimated it, else as we assume."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from regie.actions.finding import find_one
from regie.analyses.failure import Measure, Step
from regie.landscape import Interval, Landscape, NamedRecord
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.measure_costs import WrittenCost, WrittenCosts, read_measure_costs
from regie.reference_data.measures import measure_costs
from regie.reports.failure.repaired import Costed


@dataclass(frozen=True, slots=True)
class Costs:
    """By measure and thing, and by measure for all other things."""

    named: dict[tuple[str, str], tuple[Interval, str | Message]]
    each: dict[str, tuple[Interval, str | Message]]

    def of(self, step: Step) -> Costed:
        """What a measure costs, and who says so."""
        euros, source = self.named.get((step.kind, step.thing)) or self.each[step.kind]
        return Costed(step, euros, source)

    def price(self, step: Step) -> float:
        """What counts when choices are compared: the middle of the range."""
        euros = self.of(step).euros
        return (euros.low + euros.high) / 2


def costs_of(landscape: Landscape, given: str | Path | WrittenCosts | None) -> Costs:
    """The costs in a file over those we assume. Raises InputFaults when it cannot be used, or is about nothing here."""
    assumed = measure_costs()
    costs = Costs({}, {word: (Interval(*euros), assumed.source) for word, euros in assumed.euros.items()})
    if given is None:
        return costs
    written = given if isinstance(given, WrittenCosts) else read_measure_costs(Path(given))
    faults: list[Fault] = []
    seen: set[tuple[str, str]] = set()
    for one in written.costs:
        faults += _put(costs, landscape, written, one, seen)
    if faults:
        raise InputFaults(faults)
    return costs


def _put(
    costs: Costs, landscape: Landscape, written: WrittenCosts, one: WrittenCost, seen: set[tuple[str, str]]
) -> list[Fault]:
    known = tuple(measure.value for measure in Measure)
    if one.measure not in known:
        return [_fault(written, one, "measure", measure=one.measure, known=known)]
    faults: list[Fault] = []
    things = [record for record in landscape.records if isinstance(record, NamedRecord)]
    about = [""] if not one.names else []
    for name in one.names:
        try:
            about.append(find_one(landscape, name, things, "thing").id)
        except InputFaults:
            faults.append(_fault(written, one, "name", name=name))
    for id_ in about:
        if (one.measure, id_) in seen:
            faults.append(_fault(written, one, "twice", measure=one.measure))
        seen.add((one.measure, id_))
        held = Interval(*one.euros), one.source
        if id_:
            costs.named[one.measure, id_] = held
        else:
            costs.each[one.measure] = held
    return faults


def _fault(written: WrittenCosts, one: WrittenCost, key: str, **values: object) -> Fault:
    what, mend = Message(f"measure_cost.fault.{key}", **values), Message(f"measure_cost.mend.{key}", **values)
    return Fault(Place(written.name, row=one.line), what, mend)
