"""The lapse policy: learned from the shop's own gaps, or fixed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from statistics import median

from .rhythm import expected_gaps
from .rounding import half_up
from .rules import PolicyBand, Rules
from .settings import Settings, exact
from .visits import Visit

NINE_DECIMALS = Decimal("0.000000001")


@dataclass(frozen=True)
class Duration:
    """The silence after one purchase, in expected gaps; observed when a purchase ended it."""

    purchase_number: int
    ratio: Fraction
    is_observed: bool


@dataclass(frozen=True)
class ReturnCurve:
    """Of those who come back, the share back within each ratio."""

    points: Sequence[tuple[Fraction, Fraction]]

    def multiple(self, quantile: Fraction) -> Fraction:
        for ratio, share in self.points:
            if share >= quantile:
                return half_up(ratio, 4)
        raise ValueError("a quantile above 1 is never reached")


def find_durations(
    visits: Iterable[Sequence[Visit]], typical_gap_days: Fraction, today: date, settings: Settings
) -> list[Duration]:
    durations = []
    for own in visits:
        gaps = [visit.gap_days for visit in own if visit.gap_days is not None]
        expected = expected_gaps(gaps, typical_gap_days, settings)
        for position, visit in enumerate(own):
            is_observed = position < len(gaps)
            days = gaps[position] if is_observed else (today - visit.day).days
            durations.append(Duration(visit.purchase_number, days / expected[position], is_observed))
    return durations


def return_curve(durations: Sequence[Duration], settings: Settings) -> ReturnCurve | None:
    """Kaplan-Meier up to the last event with enough durations at risk; None when there is none."""
    events: dict[Fraction, int] = {}
    leaving: dict[Fraction, int] = {}
    for duration in durations:
        leaving[duration.ratio] = leaving.get(duration.ratio, 0) + 1
        if duration.is_observed:
            events[duration.ratio] = events.get(duration.ratio, 0) + 1

    returned: list[tuple[Fraction, Decimal]] = []
    at_risk = len(durations)
    with localcontext() as context:
        context.prec = 50
        survival = Decimal(1)
        for ratio in sorted(leaving):
            # At risk are the durations not shorter than this: a censoring at a tie leaves after the event.
            if ratio in events and at_risk >= settings.policy_min_at_risk:
                survival = survival * (at_risk - events[ratio]) / at_risk
                returned.append((ratio, 1 - survival))
            at_risk -= leaving[ratio]
        if not returned:
            return None
        last = returned[-1][1]
        shares = [(part / last).quantize(NINE_DECIMALS, ROUND_HALF_UP) for _, part in returned]
        return ReturnCurve(
            [(ratio, Fraction(share)) for (ratio, _), share in zip(returned, shares, strict=True)]
        )


def fixed_policy(rules: Rules) -> list[PolicyBand]:
    return [
        PolicyBand(
            band.first_purchase_number,
            band.last_purchase_number,
            half_up(band.at_risk_multiple, 4),
            half_up(band.lost_multiple, 4),
            half_up(band.typical_gap_days, 1),
            "fixed",
        )
        for band in rules.lapse_policy_fixed
    ]


def learned_policy(
    visits: Mapping[str, Sequence[Visit]], today: date, rules: Rules, settings: Settings
) -> list[PolicyBand] | None:
    """One row per band; None when the shop has too few gaps to learn from."""
    gaps = [visit.gap_days for own in visits.values() for visit in own if visit.gap_days is not None]
    if not gaps or len(gaps) < settings.policy_min_gaps:
        return None
    typical_gap_days = half_up(Fraction(median(gaps)), 1)
    durations = find_durations(visits.values(), typical_gap_days, today, settings)
    of_all_bands = return_curve(durations, settings)
    if of_all_bands is None:
        return None

    policy = []
    for band in rules.lapse_policy_fixed:
        own = [duration for duration in durations if band.holds(duration.purchase_number)]
        observed = sum(duration.is_observed for duration in own)
        curve = return_curve(own, settings) if observed >= settings.policy_min_gaps else None
        curve = curve or of_all_bands
        policy.append(
            PolicyBand(
                band.first_purchase_number,
                band.last_purchase_number,
                curve.multiple(exact(settings.at_risk_quantile)),
                curve.multiple(exact(settings.lost_quantile)),
                typical_gap_days,
                "learned",
            )
        )
    return policy


def find_policy(
    visits: Mapping[str, Sequence[Visit]], today: date, rules: Rules, settings: Settings
) -> list[PolicyBand]:
    if settings.lapse_policy == "fixed":
        return fixed_policy(rules)
    if settings.lapse_policy != "learned":
        raise ValueError(f"lapse_policy is neither learned nor fixed: {settings.lapse_policy}")
    return learned_policy(visits, today, rules, settings) or fixed_policy(rules)
