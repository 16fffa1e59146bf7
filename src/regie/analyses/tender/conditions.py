"""When something is asked: what holds of the things under the contract, surely, perhaps or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from regie.analyses.tender.results import Condition, Covered
from regie.landscape import (
    NO_DATA,
    NO_PROCESS,
    Application,
    FactRef,
    Landscape,
    Platform,
    Protection,
    Reason,
    Verdict,
    criticality,
    protection,
)
from regie.landscape.vocabulary import Bbn, CloudKind, Privacy, ServiceModel
from regie.locale import Message
from regie.reference_data.tender import CONDITIONS

_HIGH = (Bbn.BBN2_PLUS, Bbn.BBN3)
_CLOUD = (ServiceModel.SAAS, ServiceModel.PAAS, ServiceModel.IAAS, ServiceModel.WORKPLACE)
_PLATFORM = (ServiceModel.PAAS, ServiceModel.IAAS)
_OWN = (CloudKind.OWN_SERVER_ROOM, CloudKind.OPERATIONAL_TECHNOLOGY)


def conditions(landscape: Landscape, at: date, covered: Sequence[Covered]) -> Mapping[str, Condition]:
    """Every condition by name. A contract of which nobody knows what it covers may meet any of them."""
    tests: dict[str, Callable[[Covered], tuple[Verdict, tuple[FactRef, ...]]]] = {
        "critical": lambda one: _critical(landscape, at, one),
        "sensitive": lambda one: _protected(landscape, one, _is_sensitive),
        "personal_data": lambda one: _protected(landscape, one, _is_personal),
        "cloud": lambda one: _delivered(landscape, one, _CLOUD, own_counts=False),
        "platform": lambda one: _delivered(landscape, one, _PLATFORM, own_counts=True),
        "not_autonomous": lambda one: (_opposite(one.autonomous), ()),
    }
    found = {"always": Condition("always", Verdict.YES, Reason(Message("tender.why.always"), "tender#always"))}
    for name in CONDITIONS[1:]:
        found[name] = _condition(landscape, name, [(one, *tests[name](one)) for one in covered])
    return found


def _condition(
    landscape: Landscape, name: str, found: Sequence[tuple[Covered, Verdict, tuple[FactRef, ...]]]
) -> Condition:
    holds = Verdict.some(verdict for _, verdict, _ in found) if found else Verdict.BETWEEN
    about = [(one, refs) for one, verdict, refs in found if verdict is holds and holds is not Verdict.NO]
    names = tuple(landscape.name_of(one.id) for one, _ in about)
    key = "nothing_covered" if not found else f"{name}_{holds.value}"
    refs = tuple(dict.fromkeys(ref for _, some in about for ref in some))
    return Condition(name, holds, Reason(Message(f"tender.why.{key}", names=names), f"tender#{name}", refs))


def _critical(landscape: Landscape, at: date, one: Covered) -> tuple[Verdict, tuple[FactRef, ...]]:
    needed = criticality(landscape, at).get(one.id, NO_PROCESS)
    return needed.critical, tuple(FactRef(process, "critical") for process in needed.processes)


def _protected(
    landscape: Landscape, one: Covered, test: Callable[[Protection], Verdict]
) -> tuple[Verdict, tuple[FactRef, ...]]:
    held = protection(landscape).get(one.id, NO_DATA)
    return test(held), held.facts


def _is_sensitive(held: Protection) -> Verdict:
    high = [bbn in _HIGH for bbn in held.bbn]
    special = [privacy is Privacy.SPECIAL_CATEGORIES for privacy in held.privacy]
    if all(high) or all(special):
        return Verdict.YES
    return Verdict.BETWEEN if any(high) or any(special) else Verdict.NO


def _is_personal(held: Protection) -> Verdict:
    personal = [privacy is not Privacy.NO_PERSONAL_DATA for privacy in held.privacy]
    if all(personal):
        return Verdict.YES
    return Verdict.BETWEEN if any(personal) else Verdict.NO


def _delivered(
    landscape: Landscape, one: Covered, models: tuple[ServiceModel, ...], *, own_counts: bool
) -> tuple[Verdict, tuple[FactRef, ...]]:
    thing = landscape[one.id]
    if isinstance(thing, Application):
        holds = Verdict.of(thing.service_model.every(lambda model: model in models))
        return holds, (FactRef(one.id, "service_model"),)
    if isinstance(thing, Platform):
        holds = Verdict.YES if own_counts else Verdict.of(thing.kind.every(lambda kind: kind not in _OWN))
        return holds, (FactRef(one.id, "kind"),)
    return Verdict.NO, ()


def _opposite(verdict: Verdict) -> Verdict:
    return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(verdict, Verdict.BETWEEN)
