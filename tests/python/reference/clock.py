"""Today: the data's own clock, never the wall clock."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from .reading import is_date_alone, read_instant, trim
from .rows import Row

NOTHING_KNOWN = datetime(1970, 1, 1)


def read_as_of(as_of: str | None) -> datetime | None:
    """The variable as_of; a date alone means the last microsecond of that day."""
    text = trim(as_of)
    if text is None:
        return None
    instant = read_instant(text)
    if instant is None:
        raise ValueError(f"as_of is not an ISO 8601 date: {text}")
    if is_date_alone(text):
        return instant + timedelta(days=1) - timedelta(microseconds=1)
    return instant


def find_clock(
    as_of: str | None, orders: Sequence[Row], touchpoints: Sequence[Row], customers: Sequence[Row]
) -> datetime:
    """The latest of the accepted rows given, unless as_of is set."""
    chosen = read_as_of(as_of)
    if chosen is not None:
        return chosen
    times = [row.time for row in orders] + [row.time for row in touchpoints]
    if not times:
        times = [row.own_time for row in customers if row.own_time is not None]
    return max(times, default=NOTHING_KNOWN)
