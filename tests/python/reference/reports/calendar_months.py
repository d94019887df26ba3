"""The months of the reports: from the first one in which somebody is known to that of the clock."""

from dataclasses import dataclass
from datetime import date, datetime

from .. import Journey

# The time spine holds so many calendar years, that of the clock included.
MOST_YEARS = 100


def months_after(month: date, count: int) -> date:
    """The first day of the month so many months later."""
    years, month_index = divmod(month.month - 1 + count, 12)
    return date(month.year + years, month_index + 1, 1)


def months_between(earlier: date, later: date) -> int:
    """Calendar months from one month to another."""
    return 12 * (later.year - earlier.year) + later.month - earlier.month


def start_of(month: date) -> datetime:
    """The first instant of a month."""
    return datetime(month.year, month.month, 1)


@dataclass(frozen=True)
class Calendar:
    """The first day of the first and of the last month."""

    first: date
    last: date

    @property
    def months(self) -> list[date]:
        """Every month, without a hole."""
        return [months_after(self.first, count) for count in range(months_between(self.first, self.last) + 1)]

    def month_of(self, at: datetime) -> date:
        """The month of an instant; what happened before the calendar counts in its first month."""
        return max(at.date().replace(day=1), self.first)


def calendar_of(expected: Journey) -> Calendar | None:
    """None where nobody is known."""
    if not expected.persons:
        return None
    last = expected.clock.date().replace(day=1)
    first_known = min(person.known_at for person in expected.persons.values()).date().replace(day=1)
    first_kept = date(max(last.year - MOST_YEARS + 1, 1), 1, 1)
    return Calendar(max(first_known, first_kept), last)
