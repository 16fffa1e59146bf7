"""Every dependency of a landscape as one kind of link, whether it stands in a field or as a Dependency.

A link runs from what depends (`dependant`) to what it needs (`provider`). "A is sub-processor of B" makes B
the dependant; "A stores D" makes D the dependant: data is where it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Any, NamedTuple

from regie.landscape.application import Application
from regie.landscape.dataset import Dataset
from regie.landscape.dependency import Dependency
from regie.landscape.fact import UNKNOWN, Fact, each
from regie.landscape.field import NONE
from regie.landscape.landscape import Landscape
from regie.landscape.organisation import Organisation, Team
from regie.landscape.ownership import controls, owners_at
from regie.landscape.platform import Platform
from regie.landscape.process import Process
from regie.landscape.reason import FactRef
from regie.landscape.record import Record
from regie.landscape.vocabulary import DependencyKind


class LinkKind(Enum):
    """How the dependant needs the provider."""

    USES = "uses"
    PART_OF = "part_of"
    RUNS_ON = "runs_on"
    SUPPLIED_BY = "supplied_by"
    OPERATED_BY = "operated_by"
    SUB_PROCESSOR = "sub_processor"
    OWNED_BY = "owned_by"
    EMPLOYED_BY = "employed_by"
    STORED_IN = "stored_in"
    READS = "reads"

    # members are equal when they are the same; the hash of Enum is a function in Python, and links are asked by kind
    __hash__ = object.__hash__


SUPPLY_KINDS = frozenset(LinkKind) - {LinkKind.USES, LinkKind.STORED_IN, LinkKind.READS}
"""The kinds that make up a supply chain: who makes, runs, hosts, owns; not what merely exchanges data."""


class Link(NamedTuple):
    """One dependency. `sure` is False when sources differ on it or its date is unknown.
    `group` names the alternatives that can stand in for each other; `tested` is None when unknown."""

    dependant: str
    kind: LinkKind
    provider: str
    fact: FactRef
    sure: bool = True
    group: str = ""
    needed: int = 1
    tested: bool | None = None
    felt_after: Fact[float] = UNKNOWN
    recovery_time: Fact[float] = UNKNOWN


_FIELDS: tuple[tuple[type[Record], str, LinkKind], ...] = (
    (Process, "applications", LinkKind.USES),
    (Process, "teams", LinkKind.OPERATED_BY),
    (Application, "suppliers", LinkKind.SUPPLIED_BY),
    (Application, "platform", LinkKind.RUNS_ON),
    (Application, "operated_by", LinkKind.OPERATED_BY),
    (Application, "suite", LinkKind.PART_OF),
    (Platform, "suppliers", LinkKind.SUPPLIED_BY),
    (Platform, "operated_by", LinkKind.OPERATED_BY),
    (Platform, "infrastructure", LinkKind.RUNS_ON),
    (Dataset, "stored_in", LinkKind.STORED_IN),
    (Team, "organisation", LinkKind.EMPLOYED_BY),
    (Organisation, "sub_processors", LinkKind.SUB_PROCESSOR),
)

# Unknown here means: there may be a link nobody has told us of. A suite is never assumed. A stated dependency closes
# the end, except for sub-processors: naming one says nothing of the others, only the whole list does.
_OPEN_FIELDS = frozenset(
    {
        ("application", "suppliers"),
        ("application", "platform"),
        ("application", "operated_by"),
        ("team", "organisation"),
        ("platform", "suppliers"),
        ("platform", "operated_by"),
        ("platform", "infrastructure"),
        ("process", "applications"),
        ("organisation", "sub_processors"),
        ("dataset", "stored_in"),
    }
)

_DEPENDENCY_KINDS: dict[DependencyKind, tuple[LinkKind, bool]] = {
    DependencyKind.USES: (LinkKind.USES, False),
    DependencyKind.RUNS_ON: (LinkKind.RUNS_ON, False),
    DependencyKind.SUPPLIED_BY: (LinkKind.SUPPLIED_BY, False),
    DependencyKind.OPERATED_BY: (LinkKind.OPERATED_BY, False),
    DependencyKind.SUB_PROCESSOR_OF: (LinkKind.SUB_PROCESSOR, True),
    DependencyKind.STORES: (LinkKind.STORED_IN, True),
    DependencyKind.READS: (LinkKind.READS, False),
}


def links(landscape: Landscape, at: date) -> tuple[Link, ...]:
    """All links at a date, in the order of the landscape."""
    return landscape.remembered(("links", at), lambda: _links(landscape, at))


def _links(landscape: Landscape, at: date) -> tuple[Link, ...]:
    return (*undated_links(landscape), *_ownership_links(landscape, at))


def undated_links(landscape: Landscape) -> tuple[Link, ...]:
    """The links that are there at any date: only owners come and go."""
    return landscape.remembered("undated_links", lambda: (*_field_links(landscape), *dependency_links(landscape)))


def open_ends(landscape: Landscape, at: date) -> dict[str, tuple[str, ...]]:
    """Per thing the fields in which unknown links may hide; `independent` when its owners are not all known."""
    return landscape.remembered(("open_ends", at), lambda: _open_ends(landscape, at))


def missing(landscape: Landscape, at: date) -> frozenset[str]:
    """What links lead to while the landscape does not hold it: nothing is known of it. A file cannot have these."""
    return landscape.remembered(
        ("missing", at),
        lambda: frozenset(id_ for id_ in {link.provider for link in links(landscape, at)} if id_ not in landscape),
    )


def _open_ends(landscape: Landscape, at: date) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    stated: dict[str, set[LinkKind]] = {}
    for link in dependency_links(landscape):
        stated.setdefault(link.dependant, set()).add(link.kind)
    for noun, name, kind in _FIELDS:
        if (noun.noun, name) not in _OPEN_FIELDS:
            continue
        records = landscape.all(noun)
        for record, fact in zip(records, map(attrgetter(name), records), strict=True):
            if not fact.claims and (kind is LinkKind.SUB_PROCESSOR or kind not in stated.get(record.id, ())):
                found.setdefault(record.id, []).append(name)
    for id_, control in controls(landscape, at).items():
        if not control.complete:
            found.setdefault(id_, []).append("independent")
    return {id_: tuple(names) for id_, names in found.items()}


def _field_links(landscape: Landscape) -> Iterator[Link]:
    for noun, name, kind in _FIELDS:
        records = landscape.all(noun)
        for record, named in zip(records, each(map(attrgetter(name), records), _named), strict=True):
            if named:
                ref = FactRef(record.id, name)
                for provider, sure in named:
                    yield Link(record.id, kind, provider, ref, sure)


def _named(fact: Fact[Any]) -> tuple[tuple[str, bool], ...]:
    """What a field refers to by any claim, and whether that is certain: all claims name it."""
    values = [one.value if isinstance(one.value, tuple) else (one.value,) for one in fact.claims]
    named = dict.fromkeys(one for value in values for one in value if one != NONE)
    return tuple((one, all(one in value for value in values)) for one in named)


def dependency_links(landscape: Landscape) -> tuple[Link, ...]:
    """The links that stand as a Dependency."""

    def found() -> tuple[Link, ...]:
        dependencies = landscape.all(Dependency)
        needed = each(map(attrgetter("needed"), dependencies), lambda fact: fact.value_or(1))
        tested = each(map(attrgetter("tested"), dependencies), lambda fact: fact.every(bool))
        return tuple(map(_dependency_link, dependencies, needed, tested))

    return landscape.remembered("dependency_links", found)


def dependant_of(dependency: Dependency) -> str:
    """The thing that needs the other: not always the one that a sentence begins with."""
    _, reversed_ = _DEPENDENCY_KINDS[dependency.kind]
    return dependency.target if reversed_ else dependency.subject


def _dependency_link(dependency: Dependency, needed: int, tested: bool | None) -> Link:
    kind, reversed_ = _DEPENDENCY_KINDS[dependency.kind]
    ends = (dependency.subject, dependency.target)
    dependant, provider = reversed(ends) if reversed_ else ends
    return Link(
        dependant,
        kind,
        provider,
        FactRef(dependency.id, "kind"),
        True,
        dependency.group,
        needed,
        tested,
        dependency.felt_after,
        dependency.recovery_time,
    )


def _ownership_links(landscape: Landscape, at: date) -> Iterator[Link]:
    for id_, owners in owners_at(landscape, at).items():
        for owner in owners:
            if owner.controls is not False:
                sure = owner.controls is True and owner.in_effect is True
                ref = FactRef(owner.ownership.id, "share")
                yield Link(id_, LinkKind.OWNED_BY, owner.ownership.owner, ref, sure)
