"""The variables of the build, same names and defaults as in dbt_project.yml."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

Number = int | float | str | Fraction


def exact(value: Number) -> Fraction:
    """The number as it is written: 0.8 is four fifths, not the nearest binary fraction."""
    return Fraction(str(value))


@dataclass(frozen=True, kw_only=True)
class Settings:
    # The start of the build, UTC: only for the reason future_date.
    build_started_at: datetime

    as_of: str | None = None
    reporting_currency: str | None = None
    excluded_order_statuses: tuple[str, ...] = (
        "cancelled",
        "canceled",
        "returned",
        "refunded",
        "failed",
        "pending",
        "test",
    )

    lapse_policy: str = "learned"
    gap_prior_weight: Number = 2
    gap_cap_days: int = 365
    policy_min_gaps: int = 200
    policy_min_at_risk: int = 50
    at_risk_quantile: Number = 0.80
    lost_quantile: Number = 0.97
    win_back_purchases: int = 1
    at_risk_min_days: int = 7
    at_risk_max_days: int = 365
    lost_min_days: int = 30
    lost_max_days: int = 730

    repeat_from_purchases: int = 3
    loyal_min_purchases: int | None = 5
    loyal_min_tenure_days: int | None = 180
    loyal_min_on_time_share: Number | None = 0.75
    loyal_min_categories: int | None = 2
    advocate_min_acts: int = 1
    advocacy_days: int = 730
    prospect_dormant_days: int = 180

    slowing_min_gaps: int = 3
    slowing_multiple: Number = 1.5

    loyalty_window_days: int = 365
    loyalty_prior_purchases: Number = 1
    price_amount_weight: Number = 0.8
    programme_use_weight: Number = 0.9
    programme_strategies: tuple[str, ...] = ("tiered_incentives", "gamification")
    programme_offer_days: int = 14
    convenience_channel_weight: Number = 0.25
    convenience_reorder_weight: Number = 0.25
    perks_use_weight: Number = 0.4
    neutral_answer_rate: Number = 0.5
    satisfied_dependence_weight: Number = 0.5
    acts_for_half: Number = 2
    prompted_act_weight: Number = 0.5
    true_late_weight: Number = 0.5
    true_prior_gaps: Number = 2
    referral_touchpoint_types: tuple[str, ...] = ("referral_made",)
