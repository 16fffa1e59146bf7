"""What a question about the route gives, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from regie.analyses.roadmap import Changed, Clash, Front, Proposal, RoutePlan, Surface, Uncertainty
from regie.landscape import Landscape


@dataclass(frozen=True, slots=True)
class Route:
    """A plan for a landscape, with what it was made from; and, where asked for, why there is none, what more would
    cost, how it may turn out, and what differs from an earlier plan."""

    landscape: Landscape
    at: date
    proposal: Proposal
    plan: RoutePlan
    clash: Clash | None = None
    front: Front | None = None
    surface: Surface | None = None
    uncertainty: Uncertainty | None = None
    changed: tuple[Changed, ...] | None = None

    def to_data(self) -> dict[str, object]:
        """What is written out."""
        return {
            "landscape": self.landscape.name,
            "at": self.at,
            "plan": self.plan,
            "stuck": {"/".join(key): ids for key, ids in self.proposal.stuck.items()},
            "no_cost": self.proposal.no_cost,
            "clash": self.clash,
            "front": self.front,
            "surface": self.surface,
            "uncertainty": self.uncertainty,
            "changed": self.changed,
        }
