"""The words of ArchiMate 3.2 (The Open Group), and the older words tools still write for them."""

from __future__ import annotations

from collections.abc import Mapping

# fmt: off
ELEMENT_TYPES = frozenset({
    "Resource", "Capability", "ValueStream", "CourseOfAction",
    "BusinessActor", "BusinessRole", "BusinessCollaboration", "BusinessInterface", "BusinessProcess",
    "BusinessFunction", "BusinessInteraction", "BusinessEvent", "BusinessService", "BusinessObject", "Contract",
    "Representation", "Product",
    "ApplicationComponent", "ApplicationCollaboration", "ApplicationInterface", "ApplicationFunction",
    "ApplicationInteraction", "ApplicationProcess", "ApplicationEvent", "ApplicationService", "DataObject",
    "Node", "Device", "SystemSoftware", "TechnologyCollaboration", "TechnologyInterface", "Path",
    "CommunicationNetwork", "TechnologyFunction", "TechnologyProcess", "TechnologyInteraction", "TechnologyEvent",
    "TechnologyService", "Artifact",
    "Equipment", "Facility", "DistributionNetwork", "Material",
    "Stakeholder", "Driver", "Assessment", "Goal", "Outcome", "Principle", "Requirement", "Constraint", "Meaning",
    "Value",
    "WorkPackage", "Deliverable", "ImplementationEvent", "Plateau", "Gap",
    "Grouping", "Location", "Junction",
})

RELATIONSHIP_TYPES = frozenset({
    "Composition", "Aggregation", "Assignment", "Realization", "Serving", "Access", "Influence", "Triggering", "Flow",
    "Specialization", "Association",
})
# fmt: on

RENAMED: Mapping[str, str] = {
    "UsedBy": "Serving",
    "InfrastructureService": "TechnologyService",
    "InfrastructureFunction": "TechnologyFunction",
    "InfrastructureInterface": "TechnologyInterface",
    "Network": "CommunicationNetwork",
    "CommunicationPath": "Path",
    "AndJunction": "Junction",
    "OrJunction": "Junction",
}
"""From ArchiMate 2.1 to 3: types that changed name, with the meaning kept.

Source: ArchiMate 3.0 specification (The Open Group, C162), appendix on changes from version 2.1 to version 3.0.
"""

_SPELLED: Mapping[str, str] = {"Realisation": "Realization", "Specialisation": "Specialization"}

# Archi leaves the default, write, out of its files; the numbers are the order of its enumeration.
ARCHI_ACCESS: Mapping[str, str] = {"": "write", "0": "write", "1": "read", "2": "access", "3": "read_write"}
EXCHANGE_ACCESS: Mapping[str, str] = {
    "": "access",
    "Access": "access",
    "Read": "read",
    "Write": "write",
    "ReadWrite": "read_write",
}


def type_name(written: str) -> str:
    """The ArchiMate 3 word for what a file writes: without prefix, without `Relationship`, older words replaced."""
    bare = written.rpartition(":")[2]
    if bare != "Relationship":
        bare = bare.removesuffix("Relationship")
    return RENAMED.get(bare) or _SPELLED.get(bare, bare)
