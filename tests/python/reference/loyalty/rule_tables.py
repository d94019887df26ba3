"""The rule tables of loyalty, as their seeds give them."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from ..seeds import rule_rows

UNDETERMINED = "undetermined"


@dataclass(frozen=True)
class LoyaltyType:
    """A row of loyalty_types; undetermined has no minimum."""

    loyalty_type: str
    precedence: int
    minimum: Fraction | None
    vulnerability: tuple[str | None, str | None]
    keeping_cost: tuple[str | None, str | None]


@dataclass(frozen=True)
class LoyaltyTier:
    """A row of loyalty_tiers; a null minimum means that it does not lead there."""

    loyalty_tier: str
    tier_order: int
    min_net_amount: Fraction | None
    min_referrals: int | None


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def _count(text: str | None) -> int | None:
    return None if text is None else int(text)


@cache
def loyalty_types() -> tuple[LoyaltyType, ...]:
    """In the order in which they are tried."""
    rows = [
        LoyaltyType(
            loyalty_type=str(row["loyalty_type"]),
            precedence=int(str(row["precedence"])),
            minimum=_number(row["minimum_score"]),
            vulnerability=(row["vulnerability"], row["vulnerability_it"]),
            keeping_cost=(row["keeping_cost"], row["keeping_cost_it"]),
        )
        for row in rule_rows("loyalty_types")
    ]
    return tuple(sorted(rows, key=lambda row: row.precedence))


@cache
def minima() -> dict[str, Fraction]:
    """The minimum score of each type that can be met, in the order in which they are tried."""
    return {row.loyalty_type: row.minimum for row in loyalty_types() if row.minimum is not None}


@cache
def loyalty_tiers() -> tuple[LoyaltyTier, ...]:
    """The lowest first."""
    rows = [
        LoyaltyTier(
            loyalty_tier=str(row["loyalty_tier"]),
            tier_order=int(str(row["tier_order"])),
            min_net_amount=_number(row["min_net_amount"]),
            min_referrals=_count(row["min_referrals"]),
        )
        for row in rule_rows("loyalty_tiers")
    ]
    return tuple(sorted(rows, key=lambda row: row.tier_order))
