"""What other analyses found of the things under a contract, gathered for its tender pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from regie.analyses.autonomy import Autonomy
from regie.analyses.placement import Placement
from regie.analyses.tender import Covered
from regie.landscape import Application, Contract, Landscape, Platform


def covered_by(
    landscape: Landscape, contract: Contract, autonomy: Autonomy, placements: Mapping[str, Placement]
) -> Iterator[Covered]:
    """The applications and platforms under a contract, in its order."""
    for id_ in contract.covers.value_or(()):
        thing = landscape.get(id_)
        if not isinstance(thing, Application | Platform):
            continue
        judgement = autonomy.of(id_)
        placed = placements if isinstance(thing, Application) else {}
        yield Covered(
            id_,
            judgement.autonomous,
            judgement.seal,
            {one.objective: one.seal for one in judgement.objectives},
            {name: placement.of(id_).possible for name, placement in placed.items()},
        )
