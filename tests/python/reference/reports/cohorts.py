"""Of those who first bought in one month, how many bought in each month since."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from .. import Journey
from ..facts.sales import Sale, paid, sales_of
from ..measures import share_of
from .calendar_months import calendar_of, months_after, months_between


@dataclass(frozen=True)
class CohortMonth:
    cohort_month: date
    months_since: int
    count_customers: int
    count_active: int
    retention_rate: Fraction | None
    net_amount: Fraction


def cohort_retention(expected: Journey) -> list[CohortMonth]:
    """Every month from that of the first purchase to that of the clock, those without an order included."""
    calendar = calendar_of(expected)
    if calendar is None:
        return []
    cohorts: dict[date, set[str]] = {}
    for customer_id, purchases in expected.purchases.items():
        first_month = calendar.month_of(purchases[0].purchased_at)
        cohorts.setdefault(first_month, set()).add(customer_id)
    sales: dict[date, list[Sale]] = {}
    for sale in sales_of(expected):
        sales.setdefault(calendar.month_of(sale.at), []).append(sale)

    rows = []
    for cohort_month, members in cohorts.items():
        for months_since in range(months_between(cohort_month, calendar.last) + 1):
            month = months_after(cohort_month, months_since)
            own = [sale for sale in sales.get(month, []) if sale.customer_id in members]
            count_active = len({sale.customer_id for sale in own})
            rows.append(
                CohortMonth(
                    cohort_month=cohort_month,
                    months_since=months_since,
                    count_customers=len(members),
                    count_active=count_active,
                    retention_rate=share_of(count_active, len(members)),
                    net_amount=paid(own),
                )
            )
    return rows
