"""What changed between two versions of a landscape."""

from regie.analyses.difference.differ import FactChange, LandscapeDifference, differ

__all__ = ["FactChange", "LandscapeDifference", "differ"]
