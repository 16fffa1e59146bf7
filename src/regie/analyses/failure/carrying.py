"""Which links carry an outage to what depends on them, and after how many hours: in the worst and the best case.

A buffer counts when it is stated (`felt_after`). When it is not, it follows from the kind of link where that leaves
no doubt; else the loss is felt at once in the worst case, and some time, at an hour nobody knows, in the best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from regie.landscape import Application, Fact, Landscape, Link, LinkKind, Organisation, Platform
from regie.landscape.vocabulary import CloudKind, CutOff, ServiceModel

NEVER: Final = float("inf")
SOME_TIME: Final = 1e9
"""It comes, at an hour nobody knows: after every outage that ends, before one that does not."""


@dataclass(frozen=True, slots=True)
class Hours:
    """A number of hours in the worst and in the best case."""

    worst: float
    best: float

    def of(self, worst: bool) -> float:
        """In one of the two cases."""
        return self.worst if worst else self.best


AT_ONCE: Final = Hours(0.0, 0.0)
UNSAID: Final = Hours(0.0, SOME_TIME)
CARRIES_NOTHING: Final = Hours(NEVER, NEVER)

_BY_KIND = {
    LinkKind.RUNS_ON: AT_ONCE,
    LinkKind.PART_OF: AT_ONCE,
    LinkKind.STORED_IN: AT_ONCE,
    LinkKind.EMPLOYED_BY: AT_ONCE,
    LinkKind.USES: UNSAID,
    LinkKind.READS: UNSAID,
    LinkKind.SUB_PROCESSOR: UNSAID,
    LinkKind.OWNED_BY: CARRIES_NOTHING,
}
_BY_CUT_OFF = {
    CutOff.STOPS_AT_ONCE: AT_ONCE,
    CutOff.STOPS_AFTER_DELAY: UNSAID,
    CutOff.CONTINUES_BY_CONTRACT: UNSAID,
    CutOff.CAN_BE_MOVED: Hours(0.0, NEVER),
    CutOff.CONTINUES: CARRIES_NOTHING,
}
_SERVICES = (ServiceModel.SAAS, ServiceModel.PAAS, ServiceModel.IAAS)
_OWN_PLACES = (CloudKind.OWN_SERVER_ROOM, CloudKind.OPERATIONAL_TECHNOLOGY)


def felt_after(landscape: Landscape, link: Link) -> Hours:
    """After how many hours the dependant feels that the provider is gone; `NEVER` when the link carries no outage."""
    stated = link.felt_after.candidates
    if stated and link.kind is not LinkKind.OWNED_BY:
        return Hours(min(stated), max(stated))
    if link.kind in _BY_KIND:
        return _BY_KIND[link.kind]
    provider = landscape.get(link.provider)
    if provider is not None and not isinstance(provider, Organisation):
        return UNSAID  # a team that is gone: the thing runs on until somebody is needed
    return _cut_off(landscape, link.dependant)


def _cut_off(landscape: Landscape, dependant: str) -> Hours:
    """A supplier or operator that is gone: what the thing says of a cut-off, else what kind of thing it is."""
    match landscape.get(dependant):
        case Application(cut_off=said, service_model=model):
            return _worst_and_best(said) or _service(model.every(lambda one: one in _SERVICES))
        case Platform(cut_off=said, kind=kind):
            return _worst_and_best(said) or _service(kind.every(lambda one: one not in _OWN_PLACES))
    return UNSAID


def _worst_and_best(said: Fact[CutOff]) -> Hours | None:
    possible = [_BY_CUT_OFF[one] for one in said.candidates or ()]
    return Hours(min(one.worst for one in possible), max(one.best for one in possible)) if possible else None


def _service(is_service: bool | None) -> Hours:
    """Who buys a service has nothing left without it; who runs software goes on until it needs mending."""
    return AT_ONCE if is_service else UNSAID
