"""A what-if as people write it: a file of YAML, or the same value made by hand. Names, not ids; no landscape."""

from regie.readers.scenarios.form import Bought, Dearer, WrittenScenario
from regie.readers.scenarios.reader import (
    parse_scenario,
    read_scenario,
    scenario_text,
    together,
    write_scenario,
)

__all__ = [
    "Bought",
    "Dearer",
    "WrittenScenario",
    "parse_scenario",
    "read_scenario",
    "scenario_text",
    "together",
    "write_scenario",
]
