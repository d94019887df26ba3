"""What the orders that count brought, in the reporting currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from .. import Journey
from ..signals import counts
from .amounts import amounts_of, rate_of, rates


@dataclass(frozen=True)
class Sale:
    customer_id: str
    at: datetime
    net_amount: Fraction


def is_within_year(at: datetime, clock: datetime) -> bool:
    """After the instant 365 days of 24 hours before the clock."""
    return at > clock - timedelta(days=365)


def sales_of(expected: Journey) -> list[Sale]:
    """One sale per counting order."""
    known = rates(expected.rules)
    return [
        Sale(row.text("customer_id"), row.time, amounts_of(row, rate_of(row, known, expected.settings)).net)
        for row in expected.rows["raw_orders"]
        if counts(row, expected.settings)
    ]


def paid(sales: Iterable[Sale]) -> Fraction:
    """What sales brought together."""
    return sum((sale.net_amount for sale in sales), Fraction(0))
