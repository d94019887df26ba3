"""Rounding in exact arithmetic, for numbers that are not negative."""

from fractions import Fraction
from math import floor


def half_up(number: Fraction, decimals: int = 0) -> Fraction:
    scale = 10**decimals
    return Fraction(floor(number * scale + Fraction(1, 2)), scale)
