"""The learned lapse policy: after how many expected gaps silence means at risk, and lost.

Every purchase gives one duration: the days to the customer's next purchase (observed) or to the
clock's day (censored). Divided by the gap that was expected of that customer, durations of quick
and slow customers are comparable, and a Kaplan-Meier curve of them says which share of those who
come back is back by which multiple of the expected gap.

Method: E. L. Kaplan and P. Meier, "Nonparametric Estimation from Incomplete Observations",
Journal of the American Statistical Association 53 (1958), 457-481; the curve itself is lifelines'.

Durations, gaps and weights are integers, so every ratio is kept as a fraction of two integers.
Floating point decides nothing but the curve, which is rounded to 9 decimals before it is compared.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# Doubles hold every integer up to here.
LARGEST_EXACT_INTEGER = 2**53
# F, the share of returners who are back, is compared in billionths: nine decimals.
BILLION = 10**9

# The columns of the policy, with their SQL types.
POLICY_COLUMNS = {
    "first_purchase_number": "integer",
    "last_purchase_number": "integer",
    "at_risk_multiple": "decimal(12, 4)",
    "lost_multiple": "decimal(12, 4)",
    "typical_gap_days": "decimal(12, 1)",
    "count_observed_gaps": "bigint",
    "is_pooled": "boolean",
    "at_risk_quantile": "decimal(12, 4)",
    "lost_quantile": "decimal(12, 4)",
}
# What an SQL type is in a frame, so that an engine reads the same type back, with rows and without.
FRAME_TYPES: dict[str, Any] = {
    "integer": "Int32",
    "bigint": "Int64",
    "boolean": "boolean",
    "decimal(12, 4)": pd.ArrowDtype(pa.decimal128(12, 4)),
    "decimal(12, 1)": pd.ArrowDtype(pa.decimal128(12, 1)),
}


@dataclass(frozen=True)
class LapsePolicySettings:
    """The project variables the policy is learned with, under their own names.

    `gap_prior_weight` counts in gaps (3 decimals), the quantiles are shares in 0..1 (4 decimals),
    the other two are counts. Raises ValueError where a value makes no sense.
    """

    gap_prior_weight: Decimal
    policy_min_gaps: int
    policy_min_at_risk: int
    at_risk_quantile: Decimal
    lost_quantile: Decimal

    def __post_init__(self) -> None:
        if self.gap_prior_weight < Decimal("0.001"):
            raise ValueError(f"gap_prior_weight must be at least 0.001, not {self.gap_prior_weight}")
        if self.policy_min_gaps < 1 or self.policy_min_at_risk < 1:
            raise ValueError("policy_min_gaps and policy_min_at_risk must be at least 1")
        if not 0 < self.at_risk_quantile <= self.lost_quantile <= 1:
            raise ValueError("the quantiles must satisfy 0 < at_risk_quantile <= lost_quantile <= 1")

    @classmethod
    def from_config(cls, get: Callable[[str], object]) -> Self:
        """Read the settings from what gives a value for a name, such as `dbt.config.get`.

        Numbers may come as text. Raises ValueError naming the variable that is missing or unreadable.
        """
        decimals = {"gap_prior_weight": 3, "at_risk_quantile": 4, "lost_quantile": 4}
        read = {field.name: _decimal(field.name, get(field.name), decimals.get(field.name, 0))
                for field in fields(cls)}  # fmt: skip
        return cls(
            gap_prior_weight=read["gap_prior_weight"],
            policy_min_gaps=int(read["policy_min_gaps"]),
            policy_min_at_risk=int(read["policy_min_at_risk"]),
            at_risk_quantile=read["at_risk_quantile"],
            lost_quantile=read["lost_quantile"],
        )


def learn_lapse_policy(
    durations: pd.DataFrame, settings: LapsePolicySettings, bands: pd.DataFrame
) -> pd.DataFrame:
    """Learn one row of the lapse policy per band of purchase number.

    `durations`: one row per combination, all integers, nothing null: `purchase_number` (overall, of
    the purchase that starts the duration, from 1), `capped_gap_days` (sum of the customer's own gaps
    so far, each capped), `duration_days`, `is_observed` (true: gap to the next purchase; false: the
    clock came first) and `count_durations`, how many durations the row stands for.

    `bands`: `first_purchase_number` and `last_purchase_number` (null: open), one row per band.

    Returns `POLICY_COLUMNS`, one row per band in the order given: the two multiples of the
    expected gap, `typical_gap_days` (the median observed gap, the same in every band), the band's
    `count_observed_gaps`, `is_pooled` (the band took the curve of all bands) and the quantiles used.
    No rows, same types, where even all bands together say too little.

    Raises ValueError for a missing column, a value that is null or no integer, a negative one, a gap
    under a day, or values too large for exact arithmetic.
    """
    columns = ["purchase_number", "capped_gap_days", "duration_days", "is_observed", "count_durations"]
    number, capped, days, observed, counts = (_integers(durations, column) for column in columns)
    is_observed = observed.astype(bool)
    if number.min(initial=1) < 1 or min(part.min(initial=0) for part in (capped, days, counts)) < 0:
        raise ValueError("durations: purchase_number counts from 1, the other columns from 0")
    if days[is_observed].min(initial=1) < 1:
        raise ValueError("durations: an observed gap lasts at least one day")
    if counts[is_observed].sum() < settings.policy_min_gaps:
        return _policy([])

    gap_tenths = _median_in_tenths(days[is_observed], counts[is_observed])
    dividends, divisors = _ratios(number, capped, days, gap_tenths, settings.gap_prior_weight)
    # Both are exact in a double, so equal fractions give equal quotients: one step of the curve each.
    # Unequal ones cannot share a double while their reduced terms stay below 2^26.
    _, row_of_step, steps = np.unique(dividends / divisors, return_index=True, return_inverse=True)

    def multiples_of(rows: Flags) -> list[Decimal] | None:
        """At-risk and lost multiple of the curve of some rows."""
        if counts[rows & is_observed].sum() < settings.policy_min_gaps:
            return None
        curve = _return_curve(steps[rows], is_observed[rows], counts[rows], settings.policy_min_at_risk)
        if curve is None:
            return None
        event_steps, billionths_back = curve
        multiples = []
        for quantile in (settings.at_risk_quantile, settings.lost_quantile):
            needed = int((quantile * BILLION).to_integral_value(ROUND_CEILING))
            row = row_of_step[event_steps[np.searchsorted(billionths_back, needed)]]
            multiples.append(_half_up_to_4_decimals(int(dividends[row]), int(divisors[row])))
        return multiples

    multiples_of_all = multiples_of(np.ones(len(number), dtype=bool))
    if multiples_of_all is None:
        return _policy([])

    policy: list[tuple[object, ...]] = []
    for first, last in zip(bands["first_purchase_number"], bands["last_purchase_number"], strict=True):
        rows = (number >= int(first)) & ((number <= int(last)) if pd.notna(last) else True)
        own = multiples_of(rows)
        policy.append((
            int(first), int(last) if pd.notna(last) else None,
            *(own or multiples_of_all),
            Decimal(gap_tenths) / 10,
            int(counts[rows & is_observed].sum()), own is None,
            settings.at_risk_quantile, settings.lost_quantile,
        ))  # fmt: skip
    return _policy(policy)


def _return_curve(
    steps: Integers, is_observed: Flags, counts: Integers, min_at_risk: int
) -> tuple[Integers, Integers] | None:
    """The steps at which somebody came back, and the share of returners back by then, in billionths.

    Up to the last event with `min_at_risk` durations at risk; None where there is no such event.
    Only the order of the durations matters to the curve, so lifelines is given their steps.
    """
    # Slow to import, and needed here alone.
    from lifelines import KaplanMeierFitter  # type: ignore[import-untyped]

    count_steps = int(steps.max(initial=-1)) + 1
    # Row 0: durations cut off by the clock at each step; row 1: durations that ended in a purchase.
    weights = np.stack(
        [np.bincount(steps[rows], counts[rows], count_steps) for rows in (~is_observed, is_observed)]
    ).astype(np.int64)
    is_event, step = np.nonzero(weights)
    with np.errstate(all="ignore"):  # lifelines takes logarithms of zero, and silences numpy for good
        curve = KaplanMeierFitter().fit(step + 1, is_event, weights=weights[is_event, step])
    table = curve.event_table
    is_used = ((table["observed"] > 0) & (table["at_risk"] >= min_at_risk)).to_numpy()
    if not is_used.any():
        return None
    gone = 1 - curve.survival_function_["KM_estimate"].to_numpy()[is_used]
    billionths_back = np.rint(gone / gone[-1] * BILLION).astype(np.int64)
    return table.index.to_numpy()[is_used].astype(np.int64) - 1, billionths_back


def _ratios(
    number: Integers, capped: Integers, days: Integers, gap_tenths: int, prior_weight: Decimal
) -> tuple[Integers, Integers]:
    """Each duration divided by its expected gap, as dividends and divisors.

    Expected gap in days = (w * G + own gaps) / (w + number of own gaps), scaled to integers by the
    thousandths of w and the tenths of G.
    """
    weight = int(prior_weight.scaleb(3).to_integral_value(ROUND_HALF_UP))
    largest_dividend = int(days.max(initial=0)) * 10 * (weight + 1000 * int(number.max(initial=0)))
    largest_divisor = weight * gap_tenths + 10_000 * int(capped.max(initial=0))
    if max(largest_dividend, largest_divisor) >= LARGEST_EXACT_INTEGER:
        raise ValueError("durations: values too large for exact arithmetic")
    return days * 10 * (weight + 1000 * (number - 1)), weight * gap_tenths + 10_000 * capped


def _median_in_tenths(days: Integers, counts: Integers) -> int:
    """Ten times the median of days, each counted so often; the mean of the middle two for an even count."""
    order = np.argsort(days)
    count_up_to = np.cumsum(counts[order])
    total = int(count_up_to[-1])
    middle = np.searchsorted(count_up_to, [(total - 1) // 2, total // 2], side="right")
    return int(days[order][middle].sum()) * 5


def _half_up_to_4_decimals(dividend: int, divisor: int) -> Decimal:
    """A fraction of two positive integers, rounded half up to 4 decimals in exact arithmetic."""
    return Decimal((2 * 10_000 * dividend + divisor) // (2 * divisor)).scaleb(-4)


def _integers(frame: pd.DataFrame, column: str) -> Integers:
    """A column as 64-bit integers; flags become 0 and 1."""
    if column not in frame:
        raise ValueError(f"durations: column {column} is missing")
    values = pd.to_numeric(frame[column])
    if values.isna().any() or (values % 1 != 0).any():
        raise ValueError(f"durations: column {column} has a value that is null or no integer")
    return values.to_numpy().astype(np.int64)


def _decimal(name: str, value: object, decimals: int) -> Decimal:
    """A setting as a decimal of that many digits after the point, rounded half up."""
    try:
        number = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ValueError(f"{name}: {value!r} is not a number; set the variable {name}")
    return number


def _policy(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    """The policy as a frame whose types hold without rows too."""
    types = {name: FRAME_TYPES[sql_type] for name, sql_type in POLICY_COLUMNS.items()}
    return pd.DataFrame(rows, columns=list(types), dtype=object).astype(types)
