"""What each person has bought, where it came from, and where it stands at the clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from .. import Journey
from ..measures import days_between
from ..persons import owner
from ..phases import phase_of, phase_table
from ..purchases import Purchase
from ..rows import Row
from .accounts import Account, accounts, persons_who_withdrew
from .order_facts import OrderFact, order_facts
from .sales import is_within_year
from .stage_facts import Stay, stays


@dataclass(frozen=True)
class Sales:
    """The orders of one person, summed up."""

    count_orders: int
    list_amount: Fraction | None
    discount_amount: Fraction | None
    net_amount: Fraction
    net_amount_365_days: Fraction


@dataclass(frozen=True)
class CustomerFact:
    customer_id: str
    account: Account
    acquisition_channel: str | None
    marketing_consent: bool | None
    stay: Stay
    sales: Sales
    purchases: Sequence[Purchase]
    days_since_purchase: int | None
    four_step_phase: str
    five_phase: str
    six_phase: str

    @property
    def first_purchased_at(self) -> datetime | None:
        return self.purchases[0].purchased_at if self.purchases else None

    @property
    def last_purchased_at(self) -> datetime | None:
        return self.purchases[-1].purchased_at if self.purchases else None


def sales_in_all(orders: Sequence[OrderFact], clock: datetime) -> Sales:
    """An order without a list amount counts at what was paid; all without, the sum is null."""
    amounts = [order.amounts for order in orders]
    discounts = [each.discount for each in amounts if each.discount is not None]
    shows_list = any(each.list is not None for each in amounts)
    listed = sum((each.net if each.list is None else each.list for each in amounts), Fraction(0))
    recent = [order.amounts.net for order in orders if is_within_year(order.ordered_at, clock)]
    return Sales(
        count_orders=len(orders),
        list_amount=listed if shows_list else None,
        discount_amount=sum(discounts, Fraction(0)) if discounts else None,
        net_amount=sum((each.net for each in amounts), Fraction(0)),
        net_amount_365_days=sum(recent, Fraction(0)),
    )


def first_channels(rows: Sequence[tuple[str, Row]]) -> dict[str, str | None]:
    """The channel of each person's first row, equal times by id."""
    firsts: dict[str, Row] = {}
    for person, row in sorted(rows, key=lambda found: (found[1].time, found[1].key)):
        firsts.setdefault(person, row)
    return {person: row.texts["channel"] for person, row in firsts.items()}


def acquisition_channels(journey: Journey) -> dict[str, str | None]:
    """Of the first touchpoint, or else of the first accepted order."""
    orders = [(row.text("customer_id"), row) for row in journey.rows["raw_orders"]]
    touchpoints = [(owner(row, journey.identified)[0], row) for row in journey.rows["raw_touchpoints"]]
    return first_channels(orders) | first_channels(touchpoints)


def customer_facts(journey: Journey) -> list[CustomerFact]:
    of_account = accounts(journey)
    withdrew = persons_who_withdrew(journey)
    channels = acquisition_channels(journey)
    phases = phase_table(journey.rules)
    current = {stay.interval.customer_id: stay for stay in stays(journey) if stay.is_current}
    orders: dict[str, list[OrderFact]] = {}
    for order in order_facts(journey):
        orders.setdefault(order.customer_id, []).append(order)

    facts = []
    for person, state in journey.persons.items():
        account = of_account.get(person, Account())
        purchases = journey.purchases.get(person, [])
        last_at = purchases[-1].purchased_at if purchases else None
        four, five, six = (
            phase_of(phases, framework, state.stage, state.prospect_intent)
            for framework in ("four_steps", "five_phases", "six_phases")
        )
        facts.append(
            CustomerFact(
                customer_id=person,
                account=account,
                acquisition_channel=channels.get(person),
                marketing_consent=False if person in withdrew else account.marketing_consent,
                stay=current[person],
                sales=sales_in_all(orders.get(person, []), journey.clock),
                purchases=purchases,
                days_since_purchase=days_between(last_at, journey.clock) if last_at else None,
                four_step_phase=four,
                five_phase=five,
                six_phase=six,
            )
        )
    return facts
