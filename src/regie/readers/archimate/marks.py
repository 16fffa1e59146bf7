"""How each reference and dependency of a landscape is written as a relationship, and read back by its mark.

The mark is a property of the relationship. It says what the ArchiMate type alone does not: that an association means
"is supplied by". Every combination is allowed by the relationship tables of ArchiMate 3.2 (The Open Group, appendix B).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from regie.landscape.vocabulary import DependencyKind as Kind

MARK, GROUP = "regie", "regie group"
"""Names of the properties: what the relationship is, and which alternatives it belongs to."""


@dataclass(frozen=True, slots=True)
class Written:
    """A relationship type and its direction. `backward`: it runs from what is needed to what needs it."""

    relationship: str
    backward: bool = False
    access: str = ""


ASSOCIATION = Written("Association")
_SERVES = Written("Serving", backward=True)

FIELDS: Mapping[str, Written] = {
    "process.applications": _SERVES,
    "process.teams": Written("Assignment", backward=True),
    "application.suppliers": ASSOCIATION,
    "application.platform": _SERVES,
    "application.operated_by": _SERVES,
    "application.suite": Written("Aggregation", backward=True),
    "platform.suppliers": ASSOCIATION,
    "platform.operated_by": _SERVES,
    "platform.infrastructure": _SERVES,
    "dataset.stored_in": Written("Access", backward=True, access="write"),
    "organisation.sub_processors": _SERVES,
    "team.organisation": Written("Assignment", backward=True),
    "contract.supplier": ASSOCIATION,
    "contract.covers": ASSOCIATION,
    **{f"{noun}.municipality": ASSOCIATION for noun in ("application", "platform", "process", "dataset", "contract")},
}
"""References by `noun.field`."""

OTHERS = ("ownership", "evidence", "deviation")
"""Marks of relationships that only belong to a thing that is not read back."""


def of_dependency(kind: Kind, subject: str, target: str) -> Written:
    """How a dependency between these nouns is written. Nothing serves data, and data needs nothing by its type."""
    if subject == "dataset" or kind is Kind.SUPPLIED_BY:
        return ASSOCIATION
    if target == "dataset":
        return Written("Access", access="write" if kind is Kind.STORES else "read")
    return Written("Serving") if kind is Kind.SUB_PROCESSOR_OF else _SERVES
