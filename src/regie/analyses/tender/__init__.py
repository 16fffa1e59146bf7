"""What to ask when a contract is tendered again: level, requirements, award, clauses and evidence, each with why.

Knows landscape and reference data. What other analyses found (judgements, places, dates) is given to it.
"""

from regie.analyses.tender.conditions import conditions
from regie.analyses.tender.pack import known_of, pack_of, tender_pack
from regie.analyses.tender.results import (
    Asked,
    Award,
    Condition,
    Covered,
    KnownOfCovered,
    MinimumSeal,
    TenderPack,
)

__all__ = [
    "Asked",
    "Award",
    "Condition",
    "Covered",
    "KnownOfCovered",
    "MinimumSeal",
    "TenderPack",
    "conditions",
    "known_of",
    "pack_of",
    "tender_pack",
]
