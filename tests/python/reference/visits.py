"""Purchases as the orders tell them: one per customer and day, before any judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from .rows import Row
from .settings import Settings
from .signals import counts


@dataclass(frozen=True)
class Visit:
    purchase_number: int
    purchased_at: datetime
    gap_days: int | None
    categories: frozenset[str]

    @property
    def day(self) -> date:
        return self.purchased_at.date()


def categories_of_orders(lines: Sequence[Row], products: Sequence[Row]) -> dict[str, set[str]]:
    """The categories bought per order; null is no category."""
    category_of = {row.text("product_id"): row.texts["category"] for row in products}
    categories: dict[str, set[str]] = {}
    for row in lines:
        category = category_of.get(row.text("product_id"))
        if category is not None:
            categories.setdefault(row.text("order_id"), set()).add(category)
    return categories


def find_visits(
    orders: Sequence[Row], lines: Sequence[Row], products: Sequence[Row], settings: Settings
) -> dict[str, list[Visit]]:
    """All counting orders of one customer on one day are one visit, at the time of the first."""
    categories = categories_of_orders(lines, products)
    by_day: dict[str, dict[date, list[Row]]] = {}
    for row in orders:
        if counts(row, settings):
            by_day.setdefault(row.text("customer_id"), {}).setdefault(row.time.date(), []).append(row)

    visits: dict[str, list[Visit]] = {}
    for customer_id, days in by_day.items():
        visits[customer_id] = []
        previous: date | None = None
        for number, day in enumerate(sorted(days), start=1):
            bought: set[str] = set()
            for row in days[day]:
                bought |= categories.get(row.text("order_id"), set())
            at = min(row.time for row in days[day])
            gap_days = None if previous is None else (day - previous).days
            visits[customer_id].append(Visit(number, at, gap_days, frozenset(bought)))
            previous = day
    return visits
