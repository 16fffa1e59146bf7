"""Intervals of hours as pieces keep them."""

from __future__ import annotations

import math

from regie.landscape import Interval


def hours(value: Interval) -> list[float | None]:
    """From least to most; None where there is no upper end, because JSON has no infinity."""
    return [value.low, None if math.isinf(value.high) else value.high]
