"""Purchases with what follows from each: the dates of silence, the lifetime, the loyal criteria."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from .rhythm import expected_gaps
from .rounding import half_up
from .rules import PolicyBand
from .settings import Settings, exact
from .visits import Visit


@dataclass(frozen=True)
class Purchase:
    purchase_number: int
    purchased_at: datetime
    gap_days: int | None
    lifetime_number: int
    is_recovery: bool
    # From here on the state is won_back, until the next purchase or lost.
    is_won_back: bool
    expected_gap_days: Fraction
    at_risk_after_days: int
    lost_after_days: int
    at_risk_at: datetime
    lost_at: datetime
    loyal_criteria_met: bool
    is_slowing: bool


def band_of(policy: Sequence[PolicyBand], purchase_number: int) -> PolicyBand:
    return next(band for band in policy if band.holds(purchase_number))


def due_days(band: PolicyBand, expected: Fraction, settings: Settings) -> tuple[int, int]:
    """The days of silence still on time, and the days before lost."""
    at_risk = int(half_up(band.at_risk_multiple * expected))
    at_risk = min(max(at_risk, settings.at_risk_min_days), settings.at_risk_max_days)
    lost = int(half_up(band.lost_multiple * expected))
    lost = min(max(lost, settings.lost_min_days), settings.lost_max_days)
    return at_risk, max(lost, at_risk + 1)


def midnight_after(day: date, days: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(days=days + 1)


@dataclass
class Lifetime:
    """What is remembered of the current lifetime while walking the purchases."""

    number: int
    first_day: date
    purchases: int
    gaps: list[int]
    gaps_on_time: int
    categories: set[str]
    is_after_recovery: bool


def criteria_met(lifetime: Lifetime, today: date, has_categories: bool, settings: Settings) -> bool:
    """Every loyal criterion, each switched off by null."""
    met = []
    if settings.loyal_min_purchases is not None:
        met.append(lifetime.purchases >= settings.loyal_min_purchases)
    if settings.loyal_min_tenure_days is not None:
        met.append((today - lifetime.first_day).days >= settings.loyal_min_tenure_days)
    if settings.loyal_min_on_time_share is not None:
        wanted = exact(settings.loyal_min_on_time_share) * len(lifetime.gaps)
        met.append(bool(lifetime.gaps) and lifetime.gaps_on_time >= wanted)
    if settings.loyal_min_categories is not None and has_categories:
        met.append(len(lifetime.categories) >= settings.loyal_min_categories)
    return all(met)


def slows(gaps: Sequence[int], settings: Settings) -> bool:
    """The last two gaps of the lifetime average more than 1.5 times the mean of its earlier ones."""
    last_two, earlier = gaps[-2:], gaps[:-2]
    if len(gaps) < settings.slowing_min_gaps or not earlier:
        return False
    mean_of_earlier = Fraction(sum(earlier), len(earlier))
    return Fraction(sum(last_two), 2) > exact(settings.slowing_multiple) * mean_of_earlier


def judge_visits(
    visits: Sequence[Visit], policy: Sequence[PolicyBand], has_categories: bool, settings: Settings
) -> list[Purchase]:
    gaps = [visit.gap_days for visit in visits if visit.gap_days is not None]
    expected = expected_gaps(gaps, policy[0].typical_gap_days, settings)
    purchases: list[Purchase] = []
    lifetime = Lifetime(1, visits[0].day, 0, [], 0, set(), False)
    for visit, expected_gap_days in zip(visits, expected, strict=True):
        is_recovery = False
        if visit.gap_days is not None:
            before = purchases[-1]
            is_recovery = visit.gap_days > before.lost_after_days
            if is_recovery:
                lifetime = Lifetime(lifetime.number + 1, visit.day, 0, [], 0, set(), True)
            else:
                lifetime.gaps.append(visit.gap_days)
                lifetime.gaps_on_time += visit.gap_days <= before.at_risk_after_days
        lifetime.purchases += 1
        lifetime.categories |= visit.categories

        # All purchases of a lifetime but its first were no recoveries.
        further_purchases = lifetime.purchases - 1
        is_won_back = lifetime.is_after_recovery and further_purchases < settings.win_back_purchases
        band = band_of(policy, visit.purchase_number)
        at_risk_after, lost_after = due_days(band, expected_gap_days, settings)
        purchases.append(
            Purchase(
                purchase_number=visit.purchase_number,
                purchased_at=visit.purchased_at,
                gap_days=visit.gap_days,
                lifetime_number=lifetime.number,
                is_recovery=is_recovery,
                is_won_back=is_won_back,
                expected_gap_days=expected_gap_days,
                at_risk_after_days=at_risk_after,
                lost_after_days=lost_after,
                at_risk_at=midnight_after(visit.day, at_risk_after),
                lost_at=midnight_after(visit.day, lost_after),
                loyal_criteria_met=criteria_met(lifetime, visit.day, has_categories, settings),
                is_slowing=slows(lifetime.gaps, settings),
            )
        )
    return purchases
