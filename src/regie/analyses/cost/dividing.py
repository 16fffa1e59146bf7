"""Dividing a whole number into whole numbers by weight, so that nothing is lost: the method of the largest remainder.

Everybody first gets their share rounded down; what is left goes one by one to the largest remainders, of equal ones to
the first. Also known as the method of Hamilton (apportionment); for cents rather than seats.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor


def divide(total: int, weights: Sequence[Decimal]) -> list[int]:
    """The parts, in the order of the weights; together exactly the total, each less than one from its exact share.

    The total may be negative (a credit). Raises ValueError for a negative weight or when all are nought.
    """
    exact = [Fraction(weight) for weight in weights]
    whole = sum(exact)
    if any(weight < 0 for weight in exact) or not whole:
        raise ValueError("weights are nought or more, and not all nought")
    return rounded([total * weight / whole for weight in exact], total)


def rounded(shares: Sequence[Fraction], total: int) -> list[int]:
    """Whole numbers next to exact shares that add up to the total, which is less than their number away from theirs."""
    parts = [floor(share) for share in shares]
    left = total - sum(parts)
    order = sorted(range(len(shares)), key=lambda at: (parts[at] - shares[at], at))
    for at in order[:left]:
        parts[at] += 1
    return parts
