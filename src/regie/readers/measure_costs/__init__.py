"""What measures against failure cost, as people write it: ranges in euros, each with who says so. No landscape."""

from regie.readers.measure_costs.form import WrittenCost, WrittenCosts
from regie.readers.measure_costs.reader import parse_measure_costs, read_measure_costs

__all__ = ["WrittenCost", "WrittenCosts", "parse_measure_costs", "read_measure_costs"]
