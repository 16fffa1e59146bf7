"""The files that steer and remember merging: proposed matches, precedence, and what each register delivered."""

from regie.readers.merging.deliveries import Delivery, memory_of, read_deliveries, write_deliveries
from regie.readers.merging.matches import Decision, Match, Pair, Thing, pair, read_matches, write_matches
from regie.readers.merging.precedence import read_precedence

__all__ = [
    "Decision",
    "Delivery",
    "Match",
    "Pair",
    "Thing",
    "memory_of",
    "pair",
    "read_deliveries",
    "read_matches",
    "read_precedence",
    "write_deliveries",
    "write_matches",
]
