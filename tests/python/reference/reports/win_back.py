"""Who was lost in a month, who came back in it, and what became of those."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import zip_longest

from .. import Journey, Purchase
from ..facts.sales import Sale, paid, sales_of
from ..measures import days_between, median_of, share_of
from .calendar_months import Calendar, calendar_of


@dataclass(frozen=True)
class Absence:
    """From the instant a customer turns lost, or would turn lost just when coming back, to the recovery."""

    lost_at: datetime
    back_at: datetime | None
    # Of the lifetime that began with the return: what it brought, and whether it was lost in its turn.
    net_amount: Fraction
    is_lost_again: bool

    @property
    def has_duration(self) -> bool:
        """States of no duration do not appear: who comes back in the very instant never was in stage lost."""
        return self.back_at != self.lost_at


@dataclass(frozen=True)
class WinBackMonth:
    month: date
    count_lost: int
    count_won_back: int
    win_back_rate: Fraction | None
    median_days_lost: Fraction | None
    second_lifetime_net_amount: Fraction
    relapse_rate: Fraction | None


def absences(purchases: Sequence[Purchase], sales: Sequence[Sale], clock: datetime) -> list[Absence]:
    """One for every purchase after which the customer was lost."""
    ends = [
        (purchase, following)
        for purchase, following in zip_longest(purchases, purchases[1:])
        if (following.is_recovery if following else purchase.lost_at <= clock)
    ]
    lost_lifetimes = {purchase.lifetime_number for purchase, _ in ends}
    lifetime_of_day = {purchase.purchased_at.date(): purchase.lifetime_number for purchase in purchases}
    found = []
    for purchase, following in ends:
        next_lifetime = purchase.lifetime_number + 1
        found.append(
            Absence(
                lost_at=purchase.lost_at,
                back_at=following.purchased_at if following else None,
                net_amount=paid(sale for sale in sales if lifetime_of_day[sale.at.date()] == next_lifetime),
                is_lost_again=next_lifetime in lost_lifetimes,
            )
        )
    return found


def is_lost_in(absence: Absence, month: date, calendar: Calendar) -> bool:
    """Whether somebody was lost at some time of the month; who comes back in it was, up to then."""
    is_back_before = absence.back_at is not None and calendar.month_of(absence.back_at) < month
    return calendar.month_of(absence.lost_at) <= month and not is_back_before


def month_of_win_back(month: date, everyone: Sequence[Absence], calendar: Calendar) -> WinBackMonth:
    turned_lost = [one for one in everyone if one.has_duration and calendar.month_of(one.lost_at) == month]
    ever_lost = [one for one in everyone if is_lost_in(one, month, calendar)]
    returns = [one for one in everyone if one.back_at and calendar.month_of(one.back_at) == month]
    days = [days_between(one.lost_at, one.back_at) for one in returns if one.back_at]
    relapsed = [one for one in returns if one.is_lost_again]
    return WinBackMonth(
        month=month,
        count_lost=len(turned_lost),
        count_won_back=len(returns),
        win_back_rate=share_of(len(returns), len(ever_lost)),
        median_days_lost=median_of(days),
        second_lifetime_net_amount=sum((one.net_amount for one in returns), Fraction(0)),
        relapse_rate=share_of(len(relapsed), len(returns)),
    )


def win_back(expected: Journey) -> list[WinBackMonth]:
    """Every month, those in which nobody was lost included."""
    calendar = calendar_of(expected)
    if calendar is None:
        return []
    sales: dict[str, list[Sale]] = {}
    for sale in sales_of(expected):
        sales.setdefault(sale.customer_id, []).append(sale)
    everyone = [
        absence
        for customer_id, purchases in expected.purchases.items()
        for absence in absences(purchases, sales[customer_id], expected.clock)
    ]
    return [month_of_win_back(month, everyone, calendar) for month in calendar.months]
