"""On whom do we depend: shares per supplier, parent and country, first tier and through the chain."""

from regie.analyses.concentration.concentrate import concentrate
from regie.analyses.concentration.counting import Count, count_applications
from regie.analyses.concentration.results import Concentration, Hidden, Level, Measure, Part, Table

__all__ = [
    "Concentration",
    "Count",
    "Hidden",
    "Level",
    "Measure",
    "Part",
    "Table",
    "concentrate",
    "count_applications",
]
