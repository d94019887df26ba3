"""The expected gap: the customer's own rhythm, pulled toward the population gap."""

from collections.abc import Sequence
from fractions import Fraction

from .rounding import half_up
from .settings import Settings, exact


def prior_weight(settings: Settings) -> Fraction:
    weight = half_up(exact(settings.gap_prior_weight), 3)
    if weight <= 0:
        raise ValueError("gap_prior_weight must be above 0")
    return weight


def expected_gap(own_gaps: Sequence[int], typical_gap_days: Fraction, settings: Settings) -> Fraction:
    weight = prior_weight(settings)
    total = sum(min(gap, settings.gap_cap_days) for gap in own_gaps)
    return (weight * typical_gap_days + total) / (weight + len(own_gaps))


def expected_gaps(gaps: Sequence[int], typical_gap_days: Fraction, settings: Settings) -> list[Fraction]:
    """One expected gap per purchase: after the first, after the second, and so on."""
    return [expected_gap(gaps[:count], typical_gap_days, settings) for count in range(len(gaps) + 1)]
