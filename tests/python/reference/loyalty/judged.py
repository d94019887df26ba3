"""Whose loyalty can be judged, and which instants count."""

from datetime import datetime, timedelta

from .. import Journey

LEVELS_JUDGED = ("repeat", "loyal", "advocate")


def is_in_window(at: datetime, expected: Journey) -> bool:
    """After the instant so many days of 24 hours before the clock."""
    return at > expected.clock - timedelta(days=expected.settings.loyalty_window_days)


def customers_judged(expected: Journey) -> list[str]:
    """Level repeat or higher at the clock, however silent, and a purchase in the window."""
    return [
        customer_id
        for customer_id, person in expected.persons.items()
        if person.level in LEVELS_JUDGED
        and person.last_purchase is not None
        and is_in_window(person.last_purchase.purchased_at, expected)
    ]
