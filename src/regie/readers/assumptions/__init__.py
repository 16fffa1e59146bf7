"""How often things fail and for how long, as people write it: ranges, each with who says so. No landscape."""

from regie.readers.assumptions.form import WrittenAssumption, WrittenAssumptions
from regie.readers.assumptions.reader import read_assumptions

__all__ = ["WrittenAssumption", "WrittenAssumptions", "read_assumptions"]
