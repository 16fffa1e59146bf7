"""What a change of the landscape did to the goals."""

from __future__ import annotations

from dataclasses import dataclass

from regie.analyses.targets.results import GoalResults, Measurement
from regie.landscape import Verdict
from regie.reference_data.goals import Goal


@dataclass(frozen=True, slots=True)
class GoalEffect:
    """One reading before and after; `gained` are the things that are met now and were not, `lost` the reverse."""

    goal: Goal
    old: Measurement
    new: Measurement
    gained: tuple[str, ...]
    lost: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the share moved at either end, or a thing gained or lost."""
        return self.old.share != self.new.share or bool(self.gained or self.lost)


def goal_effect(old: GoalResults, new: GoalResults) -> tuple[GoalEffect, ...]:
    """Per reading that both measured: what became of it."""
    before = {
        (result.goal.id, measurement.reading.id): measurement
        for result in old.goals
        for measurement in result.measurements
    }
    return tuple(
        _effect(result.goal, before[result.goal.id, measurement.reading.id], measurement)
        for result in new.goals
        for measurement in result.measurements
        if (result.goal.id, measurement.reading.id) in before
    )


def _effect(goal: Goal, old: Measurement, new: Measurement) -> GoalEffect:
    was, now = set(old.counted(Verdict.YES)), set(new.counted(Verdict.YES))
    return GoalEffect(goal, old, new, tuple(sorted(now - was)), tuple(sorted(was - now)))
