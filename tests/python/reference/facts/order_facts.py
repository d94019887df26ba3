"""Every order that counts, with the purchase it belongs to and the stages around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from .. import Journey
from ..purchases import Purchase
from ..rows import Row
from ..signals import counts
from .amounts import Amounts, amounts_of, rate_of, rates
from .history import stage_from, stage_until


@dataclass(frozen=True)
class OrderFact:
    order_id: str
    customer_id: str
    ordered_at: datetime
    status: str | None
    channel: str | None
    amounts: Amounts
    order_number: int
    purchase: Purchase
    stage_before: str | None
    stage_after: str | None

    @property
    def ordered_on(self) -> date:
        return self.ordered_at.date()


def shown_status(order: Row) -> str | None:
    """As it is compared."""
    status = order.texts["status"]
    return status.lower() if status else None


def orders_by_customer(journey: Journey) -> dict[str, list[Row]]:
    """The counting orders of each customer in order of time, equal times by order_id."""
    orders: dict[str, list[Row]] = {}
    for row in journey.rows["raw_orders"]:
        if counts(row, journey.settings):
            orders.setdefault(row.text("customer_id"), []).append(row)
    return {
        customer_id: sorted(rows, key=lambda row: (row.time, row.text("order_id")))
        for customer_id, rows in orders.items()
    }


def purchase_on(purchases: Sequence[Purchase], day: date) -> Purchase:
    return next(purchase for purchase in purchases if purchase.purchased_at.date() == day)


def order_facts(journey: Journey) -> list[OrderFact]:
    rate_table = rates(journey.rules)
    facts = []
    for customer_id, rows in orders_by_customer(journey).items():
        moments = journey.moments[customer_id]
        for number, row in enumerate(rows, start=1):
            facts.append(
                OrderFact(
                    order_id=row.text("order_id"),
                    customer_id=customer_id,
                    ordered_at=row.time,
                    status=shown_status(row),
                    channel=row.texts["channel"],
                    amounts=amounts_of(row, rate_of(row, rate_table, journey.settings)),
                    order_number=number,
                    purchase=purchase_on(journey.purchases[customer_id], row.time.date()),
                    stage_before=stage_until(moments, row.time),
                    stage_after=stage_from(moments, row.time),
                )
            )
    return facts
