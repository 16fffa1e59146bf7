"""Invented landscapes, shipped for the demo, the docs and the tests."""

from collections.abc import Callable, Mapping

from regie.examples.amsterdam_scale import amsterdam_schaal
from regie.examples.netherlands import Plan, netherlands
from regie.examples.voorbeeldstad import voorbeeldstad
from regie.landscape import Landscape

EXAMPLES: Mapping[str, Callable[[], Landscape]] = {
    "voorbeeldstad": voorbeeldstad,
    "amsterdam-schaal": amsterdam_schaal,
}
"""The shipped landscapes by the name the command line knows them by."""

__all__ = ["EXAMPLES", "Plan", "amsterdam_schaal", "netherlands", "voorbeeldstad"]
