"""The question of a landscape: its goals, its options, where things may go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from regie.actions.routing.allowed import allowed_targets
from regie.actions.routing.asking import ask, goals_of
from regie.analyses.autonomy import autonomous_verdicts
from regie.analyses.placement import Placement, place
from regie.analyses.roadmap import Asked, Proposal, propose
from regie.analyses.targets import measure_goals
from regie.landscape import Landscape
from regie.landscape.faults import Fault, InputFaults, Place
from regie.locale import Message
from regie.readers.roadmap import Given
from regie.reports.assessment import Assessment

_PLACING = "sourcing-2026"


def proposed(landscape: Landscape, day: date, goals: Sequence[str], given: Given, years: Sequence[int]) -> Proposal:
    """The question of a landscape, found by judging no more of it than a plan needs. Raises InputFaults for a goal that
    is not there, or that no option can meet."""
    verdicts = autonomous_verdicts(landscape, day)
    asked = ask(landscape, day, verdicts, measure_goals(landscape, day, verdicts, goals_of(goals)), goals)
    return _proposal(landscape, day, asked, place(landscape, day, _PLACING, verdicts), given, years)


def proposal_of(found: Assessment, goals: Sequence[str], given: Given, years: Sequence[int]) -> Proposal:
    """The same of a landscape that was assessed already, by its own goals and decision models."""
    landscape, day = found.landscape, found.at
    verdicts = {id_: judgement.autonomous for id_, judgement in found.autonomy.judgements.items()}
    asked = ask(landscape, day, verdicts, found.goals, goals)
    return _proposal(landscape, day, asked, found.placements[_PLACING], given, years)


def _proposal(
    landscape: Landscape, day: date, asked: Sequence[Asked], placed: Placement, given: Given, years: Sequence[int]
) -> Proposal:
    proposal = propose(landscape, day, asked, given, allowed_targets(placed), years)
    if proposal.hopeless:
        raise InputFaults(
            Fault(
                Place(landscape.name),
                Message("roadmap.fault.hopeless", goal=Message(f"goals.{goal}.name")),
                Message("roadmap.mend.hopeless", things=proposal.stuck.get((goal, reading), ())[:10]),
            )
            for goal, reading in proposal.hopeless
        )
    return proposal
