"""The tier of the programme everybody who has bought is in, and what is missing to the next one."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction

from .. import Journey
from ..facts.sales import sales_of
from ..persons import owner
from .judged import is_in_window
from .rule_tables import LoyaltyTier, loyalty_tiers


@dataclass(frozen=True)
class Standing:
    """Null where there is no purchase; next_* are null at the top, and each where it does not lead there."""

    loyalty_tier: str | None = None
    next_tier: str | None = None
    next_tier_net_amount: Fraction | None = None
    next_tier_referrals: int | None = None


def is_reached(tier: LoyaltyTier, net_amount: Fraction, referrals: int) -> bool:
    """Either by what was paid or by referrals."""
    has_paid = tier.min_net_amount is not None and net_amount >= tier.min_net_amount
    has_referred = tier.min_referrals is not None and referrals >= tier.min_referrals
    return has_paid or has_referred


def standing_of(net_amount: Fraction, referrals: int) -> Standing:
    """The highest tier reached, and the way to the one after it."""
    tiers = loyalty_tiers()
    reached = [tier for tier in tiers if is_reached(tier, net_amount, referrals)]
    above = [tier for tier in tiers if not reached or tier.tier_order > reached[-1].tier_order]
    following = above[0] if above else None
    missing = missing_referrals = None
    if following and following.min_net_amount is not None:
        missing = following.min_net_amount - net_amount
    if following and following.min_referrals is not None:
        missing_referrals = following.min_referrals - referrals
    return Standing(
        loyalty_tier=reached[-1].loyalty_tier if reached else None,
        next_tier=following.loyalty_tier if following else None,
        next_tier_net_amount=missing,
        next_tier_referrals=missing_referrals,
    )


def standings(expected: Journey) -> dict[str, Standing]:
    """Everyone's; what counts is paid and referred within the loyalty window."""
    paid: defaultdict[str, Fraction] = defaultdict(Fraction)
    for sale in sales_of(expected):
        if is_in_window(sale.at, expected):
            paid[sale.customer_id] += sale.net_amount
    referrals = Counter(
        owner(row, expected.identified)[0]
        for row in expected.rows["raw_touchpoints"]
        if row.text("touchpoint_type") in expected.settings.referral_touchpoint_types
        and is_in_window(row.time, expected)
    )
    return {
        person: standing_of(paid[person], referrals[person]) if person in expected.purchases else Standing()
        for person in expected.persons
    }
