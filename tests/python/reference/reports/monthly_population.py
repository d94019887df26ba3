"""How many are in each stage month by month, who came and went, and what was sold to them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .. import Journey, StageInterval
from ..facts.sales import Sale, paid, sales_of
from ..rules import STAGES
from ..timeline import Moment
from .calendar_months import calendar_of, months_after, start_of


@dataclass(frozen=True)
class MonthAndStage:
    month: date
    stage: str
    count_customers: int
    count_entered: int
    count_left: int
    net_amount: Fraction


def lasts_at_end(stay: StageInterval, month: date) -> bool:
    """Whether it holds the last instant of the month; of the clock's month, the clock."""
    end = start_of(months_after(month, 1))
    return stay.entered_at < end and (stay.exited_at is None or stay.exited_at >= end)


def stage_after(sale: Sale, moments: list[Moment]) -> str:
    """The stage held right after the order: a first purchase counts as new."""
    return [moment.stage for moment in moments if moment.at <= sale.at][-1]


def monthly_population(expected: Journey) -> list[MonthAndStage]:
    """Every stage in every month, those with nobody included."""
    calendar = calendar_of(expected)
    if calendar is None:
        return []
    stays = expected.stage_intervals
    entered = Counter((calendar.month_of(stay.entered_at), stay.stage) for stay in stays)
    left = Counter((calendar.month_of(stay.exited_at), stay.stage) for stay in stays if stay.exited_at)
    sales: dict[tuple[date, str], list[Sale]] = {}
    for sale in sales_of(expected):
        stage = stage_after(sale, expected.moments[sale.customer_id])
        sales.setdefault((calendar.month_of(sale.at), stage), []).append(sale)

    rows = []
    for month in calendar.months:
        held = Counter(stay.stage for stay in stays if lasts_at_end(stay, month))
        for stage in STAGES:
            at = (month, stage)
            rows.append(
                MonthAndStage(month, stage, held[stage], entered[at], left[at], paid(sales.get(at, [])))
            )
    return rows
