"""Where each application may go, by the decision model that places them."""

from __future__ import annotations

from regie.analyses.placement import Placement
from regie.reference_data.options import option_defaults

_FREE = "reconsider"


def allowed_targets(placement: Placement) -> dict[str, frozenset[str]]:
    """The kinds of cloud allowed to each application: the least autonomous that is possible, and all above it.

    When several outcomes are possible the strictest counts; what must be reconsidered may go anywhere.
    """
    order = option_defaults().order
    found: dict[str, frozenset[str]] = {}
    for row in placement.rows:
        places = [order.index(outcome) for outcome in row.possible if outcome in order]
        if places and _FREE not in row.possible:
            found[row.application] = frozenset(order[max(places) :])
    return found
