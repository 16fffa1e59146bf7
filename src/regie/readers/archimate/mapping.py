"""What each ArchiMate type means for a landscape, as data: one row a case, each with the key of its reason.

Semantics follow the ArchiMate 3.2 specification (The Open Group, chapters 5 and 7–10): Serving A→B means B uses A;
Realization, Assignment: the source makes or performs the target; Flow: the target receives; Composition and
Aggregation: the whole needs its parts. Reasons stand under `archimate.why.<key>`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regie.landscape.vocabulary import DependencyKind as Kind

NOUN_OF_TYPE: Mapping[str, str] = {
    "BusinessProcess": "process",
    "BusinessFunction": "process",
    "BusinessInteraction": "process",
    "BusinessService": "process",
    "ApplicationComponent": "application",
    "BusinessActor": "organisation",
    "BusinessRole": "team",
    "BusinessCollaboration": "team",
    "Node": "platform",
    "Device": "platform",
    "SystemSoftware": "platform",
    "TechnologyService": "platform",
    "CommunicationNetwork": "platform",
    "DistributionNetwork": "platform",
    "Facility": "platform",
    "Equipment": "platform",
    "BusinessObject": "dataset",
    "DataObject": "dataset",
    "Artifact": "dataset",
    "Contract": "contract",
}
"""The noun an element type becomes. A service is what a process or platform offers; it stands for it."""

WHY_NO_NOUN: Mapping[str, str] = {
    **dict.fromkeys(
        ("Stakeholder", "Driver", "Assessment", "Goal", "Outcome", "Principle", "Requirement", "Constraint"),
        "motivation",
    ),
    **dict.fromkeys(("Meaning", "Value"), "motivation"),
    **dict.fromkeys(("Resource", "Capability", "ValueStream", "CourseOfAction"), "strategy"),
    **dict.fromkeys(("WorkPackage", "Deliverable", "ImplementationEvent", "Plateau", "Gap"), "migration"),
    **dict.fromkeys(("Grouping", "Location", "Junction"), "grouping"),
}
"""Why a type has no noun; a type in neither table is behaviour or an interface of something else (`inner`)."""

REFERENCE_TYPES = frozenset({"Referentiecomponent", "Technologiecomponent"})
"""`GEMMA type` (or specialisation) of what GEMMA describes and nobody owns (docs/decisions/0030)."""

TYPED_BY_GEMMA = frozenset({"ApplicationComponent", "SystemSoftware"})
"""Types of which GEMMA gives every component it stands for a `GEMMA type`."""

GROUP_TYPES = frozenset(
    {
        "Groep",
        "Applicatielaag",
        "Technologielaag",
        "Cloud dienstverleningslaag",
        "Bedrijfsfunctie laag",
        "Bedrijfsfunctie domein",
    }
)
"""`GEMMA type` of elements that only order others."""

ANY = frozenset({"process", "application", "dataset", "platform", "organisation", "team"})
PEOPLE = frozenset({"organisation", "team"})


@dataclass(frozen=True, slots=True)
class Row:
    """From `relationship` between these nouns to `kind`. `backward`: the target is the subject of the dependency."""

    relationship: str
    source: frozenset[str]
    target: frozenset[str]
    kind: Kind
    backward: bool
    why: str
    access: frozenset[str] = frozenset()


def _only(*nouns: str) -> frozenset[str]:
    return frozenset(nouns)


_APP, _PLATFORM, _PROCESS, _DATA = _only("application"), _only("platform"), _only("process"), _only("dataset")
_SOFT, _WORK = _APP | _PLATFORM, _APP | _PLATFORM | _PROCESS
_READ, _WRITE = frozenset({"read", "read_write", "access"}), frozenset({"write", "read_write"})

ROWS: tuple[Row, ...] = (
    Row("Serving", _PLATFORM, _SOFT, Kind.RUNS_ON, True, "serving_platform"),
    Row("Serving", PEOPLE, _WORK, Kind.OPERATED_BY, True, "people"),
    Row("Serving", ANY - PEOPLE, ANY - _DATA, Kind.USES, True, "serving"),
    Row("Realization", _PLATFORM, _SOFT, Kind.RUNS_ON, True, "realization_platform"),
    Row("Realization", _WORK, _WORK, Kind.USES, True, "realization"),
    Row("Assignment", PEOPLE, _WORK | PEOPLE, Kind.OPERATED_BY, True, "people"),
    Row("Assignment", _PLATFORM, _SOFT, Kind.RUNS_ON, True, "assignment_platform"),
    Row("Assignment", _PLATFORM, _DATA, Kind.STORES, False, "assignment_data"),
    Row("Assignment", _APP, _PROCESS, Kind.USES, True, "assignment"),
    Row("Access", _SOFT, _DATA, Kind.STORES, False, "access_write", _WRITE),
    Row("Access", _WORK | PEOPLE, _DATA, Kind.READS, False, "access_read", _READ),
    Row("Access", _PROCESS | PEOPLE, _DATA, Kind.USES, False, "access_process", frozenset({"write"})),
    Row("Flow", _WORK, _WORK, Kind.USES, True, "flow"),
    Row("Triggering", _WORK, _WORK, Kind.USES, True, "triggering"),
    *(
        row
        for whole in ("Composition", "Aggregation")
        for row in (
            Row(whole, _PLATFORM, _PLATFORM, Kind.RUNS_ON, False, "parts_platform"),
            Row(whole, _PROCESS | _APP, _PROCESS | _APP, Kind.USES, False, "parts"),
            Row(whole, _only("organisation"), PEOPLE, Kind.OPERATED_BY, True, "parts_people"),
        )
    ),
)
"""Per relationship the rows are tried in order; the first that fits is taken, and for Access all that fit."""

WHY_NO_ROW: Mapping[str, str] = {
    "Association": "association",
    "Influence": "influence",
    "Specialization": "specialization",
}
"""Relationships that never make a dependency; others without a fitting row get the reason `no_row`."""

INNER_OF = frozenset({"Realization", "Assignment", "Composition", "Aggregation"})
"""Relationships that tie a service, function or interface to the one thing it belongs to."""


def rows_for(relationship: str, source: str, target: str, access: str = "") -> tuple[Row, ...]:
    """The rows that apply between these nouns; none when there is no dependency to speak of."""
    fitting = [
        row
        for row in ROWS
        if row.relationship == relationship
        and source in row.source
        and target in row.target
        and (not row.access or access in row.access)
    ]
    return tuple(fitting if relationship == "Access" else fitting[:1])
