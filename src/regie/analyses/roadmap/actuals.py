"""What a landscape shows of the steps of a plan: that a thing stands where it was to go, is retired, or is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from regie.analyses.roadmap.follow import Actual
from regie.analyses.roadmap.results import PlannedStep
from regie.landscape import Application, Landscape, Platform
from regie.landscape.vocabulary import Lifecycle
from regie.readers.roadmap import Strategy

_OPEN, _RETIRE = Strategy.OPEN.value, Strategy.RETIRE.value


def seen(landscape: Landscape, steps: Sequence[PlannedStep], before: Iterable[str] = ()) -> dict[str, Actual]:
    """By the thing of a step what the landscape shows of it; it never says when. `before` are things of which it showed
    the same when the plan was made, so that it proves nothing now.

    A platform counts as opened when it is in the landscape, or when something that was to land there stands there.
    """
    skip = frozenset(before)
    done = {step.thing for step in steps if step.thing not in skip and _done(landscape, step)}
    landed = {step.target for step in steps if step.thing in done}
    found = {}
    for step in steps:
        if step.thing in done or (step.strategy == _OPEN and step.thing in landed):
            found[step.thing] = Actual(step.thing, done=True)
        elif step.thing not in skip and _gone(landscape, step):
            found[step.thing] = Actual(step.thing, dropped=True)
    return found


def already(landscape: Landscape, steps: Sequence[PlannedStep]) -> tuple[str, ...]:
    """The things of which the landscape already shows what their step would bring, in order."""
    return tuple(step.thing for step in steps if _done(landscape, step))


def _done(landscape: Landscape, step: PlannedStep) -> bool:
    if step.strategy == _OPEN:
        return isinstance(landscape.get(step.thing), Platform)
    if step.strategy == _RETIRE:
        return all(_left(landscape, id_) for id_ in step.things)
    return bool(step.target) and all(step.target in _places(landscape, id_) for id_ in step.things)


def _gone(landscape: Landscape, step: PlannedStep) -> bool:
    """Whether a thing that was to move is no longer there to be moved."""
    if step.strategy in (_OPEN, _RETIRE):
        return False
    return all(_left(landscape, id_) for id_ in step.things)


def _left(landscape: Landscape, id_: str) -> bool:
    thing = landscape.get(id_)
    if isinstance(thing, Application):
        return thing.lifecycle.value_or(None) is Lifecycle.RETIRED
    return thing is None


def _places(landscape: Landscape, id_: str) -> set[str]:
    """Where a thing surely stands: its platform, and the kind of cloud that is."""
    thing = landscape.get(id_)
    if isinstance(thing, Application):
        platform = landscape.get(thing.platform.value) if thing.platform.known else None
        return {platform.id, *_kind(platform)} if isinstance(platform, Platform) else set()
    return _kind(thing) if isinstance(thing, Platform) else set()


def _kind(platform: Platform) -> set[str]:
    return {platform.kind.value.value} if platform.kind.known else set()
