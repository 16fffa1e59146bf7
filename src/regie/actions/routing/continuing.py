"""What a scenario stops, as an aim of a plan: the processes that must go on, and which places stand in it."""

from __future__ import annotations

from datetime import date

from regie.actions.routing.asking import BEHIND, needs_of
from regie.actions.scenarios import Scenarios, as_one
from regie.actions.whatif import supposed
from regie.analyses.failure import Failure
from regie.analyses.roadmap import Choice, Problem, with_continuity
from regie.landscape import Chain, Landscape, Verdict
from regie.landscape.faults import Fault, InputFaults, Place
from regie.landscape.vocabulary import CloudKind
from regie.locale import Message
from regie.readers.roadmap import Strategy
from regie.readers.scenarios import WrittenScenario

_FOREIGN = frozenset({CloudKind.HYPERSCALER.value, CloudKind.HYPERSCALER_GUARDED.value})
_FOREIGN |= {CloudKind.SAAS_INTERNATIONAL.value}
"""Kinds of place that may well fall in the same scenario; of a kind alone nobody says who its supplier is."""


def continuing(landscape: Landscape, day: date, scenario: Scenarios, problem: Problem) -> Problem:
    """The question with the aim that the critical processes a scenario stops now go on; all processes it stops when
    none of them is known to be critical. What may stop counts as stopped.

    Raises InputFaults when the scenario cannot be used, or stops no process.
    """
    failure = supposed(landscape, as_one(scenario, WrittenScenario()), day).failure
    if failure is None or not failure.processes:
        what, mend = (Message(f"continuity.{key}.nothing_stops") for key in ("fault", "mend"))
        raise InputFaults([Fault(Place(landscape.name), what, mend)])
    down = frozenset(id_ for id_, verdict in failure.things.items() if verdict is not Verdict.NO)
    stopped = {id_: tuple(one for one in needs if one in down) for id_, needs in _behind(landscape, day, failure)}

    def safe(choice: Choice) -> bool:
        if choice.strategy is Strategy.OPEN or choice.supplier in down:
            return False
        if choice.target in landscape:
            return choice.target not in down
        return bool(choice.target) and choice.target not in _FOREIGN

    return with_continuity(problem, stopped, down, safe)


def _behind(landscape: Landscape, day: date, failure: Failure) -> list[tuple[str, tuple[str, ...]]]:
    """The processes that must go on, each with the applications and platforms behind it."""
    chain = Chain.of(landscape, day, BEHIND)
    critical = [one.id for one in failure.processes if one.critical is Verdict.YES]
    asked = critical or [one.id for one in failure.processes]
    return [(id_, needs_of(landscape, chain, landscape[id_])) for id_ in asked]
