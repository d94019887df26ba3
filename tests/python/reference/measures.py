"""The numbers that facts and reports say: days between, shares, the middle, and nine in ten."""

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction
from math import ceil
from statistics import median

from .rounding import half_up


def days_between(start: datetime, end: datetime) -> int:
    """Calendar days."""
    return (end.date() - start.date()).days


def share_of(part: int, whole: int) -> Fraction | None:
    """To four decimals, half up; null where there is no whole."""
    return half_up(Fraction(part, whole), 4) if whole else None


def median_of(days: Sequence[int]) -> Fraction | None:
    """The mean of the middle two for an even count."""
    return Fraction(median(map(Fraction, days))) if days else None


def nine_in_ten(days: Sequence[int]) -> int:
    """The smallest value that occurred and that nine in ten do not exceed."""
    return sorted(days)[ceil(Fraction(9, 10) * len(days)) - 1]
