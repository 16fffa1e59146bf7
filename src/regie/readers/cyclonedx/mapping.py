"""What each type and direction of CycloneDX means for a landscape, as data.

Source: CycloneDX specification 1.2 to 1.6 (OWASP, ECMA-424), `component.type`, `service.data` and `dataFlow`.
"""

from __future__ import annotations

from collections.abc import Mapping

from regie.landscape.vocabulary import DependencyKind as Kind

VERSIONS = ("1.2", "1.3", "1.4", "1.5", "1.6")
SERVICE = "service"
"""The type given here to services, which have none of their own."""

NOUN_OF_TYPE: Mapping[str, str] = {
    "application": "application",
    SERVICE: "application",
    "platform": "platform",
    "operating-system": "platform",
    "container": "platform",
    "device": "platform",
    "data": "dataset",
}

WHY_NO_NOUN: Mapping[str, str] = {
    **dict.fromkeys(("library", "framework", "file"), "library"),
    **dict.fromkeys(("firmware", "device-driver"), "inside_device"),
    "machine-learning-model": "model",
    "cryptographic-asset": "cryptography",
}
"""Why a type has no noun; a type in neither table is unknown."""

KINDS_OF_DIRECTION: Mapping[str, tuple[Kind, ...]] = {
    "inbound": (Kind.STORES,),
    "outbound": (Kind.READS,),
    "bi-directional": (Kind.STORES, Kind.READS),
    "unknown": (Kind.READS,),
}
"""A service that receives data keeps it; one that sends data needs it. An unknown direction is at least reading."""

KIND_BETWEEN: Mapping[tuple[str, str], Kind] = {
    ("application", "application"): Kind.USES,
    ("application", "platform"): Kind.RUNS_ON,
    ("application", "dataset"): Kind.READS,
    ("platform", "platform"): Kind.RUNS_ON,
    ("platform", "application"): Kind.USES,
    ("platform", "dataset"): Kind.READS,
}
"""The dependency between two nouns; data itself depends on nothing here."""
