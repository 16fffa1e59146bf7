"""What a municipality says of its route, from a workbook or a text file: values, and every fault at once."""

from regie.readers.roadmap.circles import moves_together
from regie.readers.roadmap.layout import TABLES
from regie.readers.roadmap.read import read_roadmap
from regie.readers.roadmap.values import (
    NOTHING,
    Budget,
    Capacity,
    Estimate,
    Freeze,
    Given,
    Group,
    Happened,
    Landing,
    MostMoves,
    Option,
    Order,
    Room,
    Strategy,
)

__all__ = [
    "NOTHING",
    "TABLES",
    "Budget",
    "Capacity",
    "Estimate",
    "Freeze",
    "Given",
    "Group",
    "Happened",
    "Landing",
    "MostMoves",
    "Option",
    "Order",
    "Room",
    "Strategy",
    "moves_together",
    "read_roadmap",
]
