"""The few real organisations in the large city: from the supplier register, every fact with its document."""

from __future__ import annotations

from datetime import date

from regie.landscape import Record, Source
from regie.readers.directories import registered

REPORT = Source("Rapport Streven naar Digitale Autonomie, Gemeente Amsterdam", date(2025, 3, 1))

_REAL = (
    "microsoft",
    "salesforce",
    "amazon",
    "aws",
    "oracle",
    "alphabet",
    "google",
    "sap",
    "kpn",
    "proximus",
    "sogeti",
    "capgemini",
    "accenture",
    "solvinity",
    "centric",
    "pinkroccade",
    "ovhcloud",
    "scaleway",
    "hetzner",
)


def real_suppliers() -> tuple[Record, ...]:
    """Organisations and who owns them, with the sub-processors a document names."""
    return registered(_REAL)
