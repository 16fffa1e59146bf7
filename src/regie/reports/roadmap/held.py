"""What a question about the route gives, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.analyses.roadmap import Proposal, RoutePlan
from regie.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Route:
    """A plan for a landscape, with what it was made from."""

    landscape: Landscape
    at: date
    proposal: Proposal
    plan: RoutePlan

    def to_data(self) -> dict[str, object]:
        """What is written out."""
        return {
            "landscape": self.landscape.name,
            "at": self.at,
            "plan": self.plan,
            "stuck": {"/".join(key): ids for key, ids in self.proposal.stuck.items()},
            "no_cost": self.proposal.no_cost,
        }
