"""A nasty shop is delivered over some days; after each, the marts built by customer equal those of everybody.

JOURNEY_EXAMPLES=80 hunts for longer, with other shops each time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

import duckdb
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from compiled_project import read_marts
from conftest import Compiled
from days import build_day
from reference.reading import read_instant, trim
from reference.tables import TABLES, Table
from strategies import EXAMPLES, LAST_DAY, OTHER_TEXTS, Rows, Shop, nasty, shops, story_settings

# Of all that happens, the share that has happened when a day ends.
HAPPENED_BY = (0.94, 0.96, 0.98, 1.0)
DAYS = range(len(HAPPENED_BY))

Row = dict[str, str | None]


@dataclass(frozen=True)
class Delivery:
    """A raw row as it is delivered on some of the days."""

    table: Table
    row: Row
    days: frozenset[int]


def time_of(row: Row, column: str) -> datetime | None:
    text = trim(row.get(column))
    return read_instant(text) if text else None


def ends_of_days(raw: Rows) -> list[datetime]:
    """When each day ends; what is dated later than any story comes on the last."""
    times = [time_of(row, "ordered_at") for row in raw["raw_orders"]]
    times += [time_of(row, "occurred_at") for row in raw["raw_touchpoints"]]
    happened = sorted(time for time in times if time is not None and time <= LAST_DAY)
    return [happened[int(share * (len(happened) - 1))] for share in HAPPENED_BY]


def day_it_happened(table: Table, row: Row, ends: list[datetime]) -> int:
    """Of orders and touchpoints; all else may be known before its time."""
    if table.name not in ("raw_orders", "raw_touchpoints"):
        return 0
    time = time_of(row, str(table.own_time))
    return next((day for day in DAYS if time is None or time <= ends[day]), DAYS[-1])


def deliveries(table: Table, row: Row, ends: list[datetime], random: Random) -> Iterator[Delivery]:
    """A row comes when it has happened, or later; some were there before, with another text in one column.

    What has no loaded_at of its own, such as the lines of an order, may also go and come back.
    """
    happened = day_it_happened(table, row, ends)
    came = min(happened + (random.choice((1, 2, 3)) if random.random() < 0.1 else 0), DAYS[-1])
    if "loaded_at" not in table.columns:
        gone = {random.choice(DAYS)} if random.random() < 0.05 else set()
        yield Delivery(table, row, frozenset(DAYS[came:]) - gone)
        return
    is_dated = random.random() < 0.5
    yield Delivery(table, loaded(row, came if is_dated else None), frozenset(DAYS[came:]))
    # Without its key a row cannot be known again.
    if came > happened and all(trim(row.get(column)) for column in table.key) and random.random() < 0.5:
        kept = {*table.key, table.own_time, "loaded_at", "currency"}
        columns = [column for column in table.columns if column not in kept]
        # Whose row it is matters most.
        weights = [5 if column in ("customer_id", "anonymous_id") else 1 for column in columns]
        (column,) = random.choices(columns, weights)
        draft = {**row, column: random.choice((*OTHER_TEXTS, "c001", "c002"))}
        yield Delivery(table, loaded(draft, happened if is_dated else None), frozenset(DAYS[happened:came]))


def loaded(row: Row, day: int | None) -> Row:
    """The row as loaded after a day, later than on any day before, or undated; an unreadable date stays."""
    if trim(row.get("loaded_at")) and time_of(row, "loaded_at") is None:
        return row
    return {**row, "loaded_at": None if day is None else (LAST_DAY + timedelta(days=day + 1)).isoformat()}


def raw_tables_by_day(raw: Rows, random: Random) -> Iterator[Rows]:
    """The raw tables at the end of each day; a visit then holds the clock, whatever is corrected later."""
    ends = ends_of_days(raw)
    delivered = [
        delivery
        for table in TABLES
        for row in raw[table.name]
        for delivery in deliveries(table, row, ends, random)
    ]
    for day in DAYS:
        by_now: Rows = {table.name: [] for table in TABLES}
        for delivery in delivered:
            if day in delivery.days:
                by_now[delivery.table.name].append(delivery.row)
        by_now["raw_touchpoints"] += [last_visit(number, ends[number]) for number in DAYS[: day + 1]]
        yield by_now


def last_visit(day: int, end: datetime) -> Row:
    visit: Row = {
        "touchpoint_id": f"end of day {day}",
        "touchpoint_type": "site_visit",
        "anonymous_id": "last visitor",
        "occurred_at": end.isoformat(),
    }
    return loaded(visit, day)


@nasty(examples=max(1, EXAMPLES // 8))
@given(st.data())
def test_days_of_a_nasty_shop_equal_a_build_of_everybody(
    compiled: Compiled, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Rows late, changed, repeated, unreadable or undated; identities and the like that go and come."""
    shop: Shop = data.draw(shops(story_settings(lapse_policy="fixed")))
    assume(shop.raw["raw_orders"])
    random = Random(data.draw(st.integers(0, 2**32)))
    folder = tmp_path_factory.mktemp("days")
    for day, raw in enumerate(raw_tables_by_day(shop.raw, random)):
        assert build_day(folder, raw) == (day > 0)
        with (
            compiled("fixed").built(raw) as of_everybody,
            duckdb.connect(str(folder / "journey.duckdb"), read_only=True) as by_customer,
        ):
            everybody, marts = read_marts(of_everybody), read_marts(by_customer)
        assert marts.keys() == everybody.keys()
        differing = {
            mart: (set(rows) - set(everybody[mart]), set(everybody[mart]) - set(rows))
            for mart, rows in marts.items()
            if rows != everybody[mart]
        }
        assert not differing, (day, differing)
