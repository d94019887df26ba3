"""Who is a person, since when, and whose each touchpoint is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .rows import Row


@dataclass(frozen=True)
class Known:
    is_identified: bool
    known_at: datetime


def first_identified_as(identities: Sequence[Row], touchpoints: Sequence[Row]) -> dict[str, str]:
    """The customer each anonymous id was first identified as."""
    candidates: list[tuple[str, datetime | None, str]] = []
    for row in identities:
        candidates.append((row.text("anonymous_id"), row.own_time, row.text("customer_id")))
    for row in touchpoints:
        if row.texts["anonymous_id"] and row.texts["customer_id"]:
            candidates.append((row.text("anonymous_id"), row.time, row.text("customer_id")))
    # A null time comes last, equal times go to the smaller customer_id.
    candidates.sort(key=lambda found: (found[1] is None, found[1] or datetime.min, found[2]))
    customers: dict[str, str] = {}
    for anonymous_id, _, customer_id in candidates:
        customers.setdefault(anonymous_id, customer_id)
    return customers


def owner(touchpoint: Row, customers: dict[str, str]) -> tuple[str, bool]:
    """The person a touchpoint belongs to, and whether that is a customer."""
    if touchpoint.texts["customer_id"]:
        return touchpoint.text("customer_id"), True
    anonymous_id = touchpoint.text("anonymous_id")
    if anonymous_id in customers:
        return customers[anonymous_id], True
    return f"anonymous:{anonymous_id}", False


def find_persons(
    customers: Sequence[Row],
    orders: Sequence[Row],
    touchpoints: Sequence[Row],
    identified: dict[str, str],
    clock: datetime,
) -> dict[str, Known]:
    """Everyone in customers, orders and touchpoints."""
    is_identified: dict[str, bool] = {}
    seen: dict[str, list[datetime]] = {}
    loaded: dict[str, datetime] = {}

    def note(person: str, is_customer: bool, at: datetime | None) -> None:
        is_identified[person] = is_identified.get(person, False) or is_customer
        seen.setdefault(person, [])
        if at is not None:
            seen[person].append(at)

    for row in customers:
        note(row.text("customer_id"), True, row.own_time)
        loaded_at = row.dates["loaded_at"]
        if loaded_at is not None:
            loaded[row.text("customer_id")] = loaded_at
    for row in orders:
        note(row.text("customer_id"), True, row.time)
    for row in touchpoints:
        person, is_customer = owner(row, identified)
        note(person, is_customer, row.time)

    persons = {}
    for person in sorted(seen):
        undated = min(loaded.get(person, clock), clock)
        persons[person] = Known(is_identified[person], min(seen[person], default=undated))
    return persons
