"""Is anybody in the landscape on a sanctions list? By number with certainty, by name as a proposal to look at."""

from regie.analyses.sanctions.screening import Hit, Screening, screen

__all__ = ["Hit", "Screening", "screen"]
