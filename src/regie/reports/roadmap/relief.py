"""What would help a plan that cannot be, in words."""

from __future__ import annotations

from regie.analyses.roadmap import Relief
from regie.landscape import Landscape
from regie.locale import Message

_NAMED = 6


def relief_says(relief: Relief, whose: object, landscape: Landscape) -> Message:
    """One relief. Of many things the first few are named, with how many there are: a wall of names is not read."""
    units = tuple(landscape.name_of(id_) if id_ in landscape else id_ for id_ in relief.units)
    if len(units) > _NAMED:
        return Message("roadmap.relief.many_units", of=whose, n=len(units), units=units[:_NAMED])
    key = "units" if units else relief.hold.value
    return Message(f"roadmap.relief.{key}", of=whose, by=relief.by, units=units)
