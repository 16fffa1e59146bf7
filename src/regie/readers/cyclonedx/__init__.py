"""CycloneDX bills of materials (software, services, operations), in JSON or XML, as a landscape."""

from regie.readers.cyclonedx.bom import Bom, Flow, Item, Need, Party
from regie.readers.cyclonedx.reader import read_bom, read_cyclonedx

__all__ = ["Bom", "Flow", "Item", "Need", "Party", "read_bom", "read_cyclonedx"]
