"""As of a past instant the build gives what it would have given then: nothing leaks back from the future."""

from datetime import UTC, datetime

import pytest

from comparison import rules
from compiled_project import read_marts
from conftest import Compiled, Shops
from reference import RawTables, Settings
from reference.acceptance import sift
from reference.rows import check_row, checks
from reference.tables import CUSTOMERS, IDENTITIES, ORDER_LINES, ORDERS, TOUCHPOINTS
from reference.touchpoint_types import touchpoint_types

SETTINGS = Settings(build_started_at=datetime.now(UTC).replace(tzinfo=None))
RULES = rules()
TYPES = touchpoint_types(RULES.touchpoint_types)


def instants_of_evidence(raw: RawTables) -> list[datetime]:
    """When accepted orders and touchpoints happened: as of such an instant, the clock stands still at it."""
    accepted = sift(raw, RULES, TYPES, SETTINGS).accepted
    return sorted({row.time for table in (ORDERS, TOUCHPOINTS) for row in accepted[table.name]})


def cut(raw: RawTables, at: datetime) -> RawTables:
    """The raw tables as they were at an instant; a row rejected by itself is wrong whatever the date."""
    looked_up = checks(RULES, TYPES, SETTINGS)
    kept = dict(raw)
    later_orders, earlier_orders = set(), set()
    for table in (ORDERS, CUSTOMERS, TOUCHPOINTS, IDENTITIES):
        kept[table.name] = []
        for raw_row in raw.get(table.name, ()):
            row, reason = check_row(table, raw_row, looked_up)
            is_later = reason is None and row.own_time is not None and row.own_time > at
            if not is_later:
                kept[table.name].append(raw_row)
            if table is ORDERS and reason is None:
                (later_orders if is_later else earlier_orders).add(row.text("order_id"))
    gone = later_orders - earlier_orders
    kept[ORDER_LINES.name] = [
        line
        for line in raw.get(ORDER_LINES.name, ())
        if (line["order_id"] or "").strip() not in gone or check_row(ORDER_LINES, line, looked_up)[1]
    ]
    return kept


def without_raw_counts(marts: dict[str, list[str]]) -> dict[str, list[str]]:
    """The reconciliation of the input counts the raw rows themselves, which is what was cut."""
    return {name: rows for name, rows in marts.items() if name != "rpt_input_reconciliation"}


@pytest.mark.parametrize("share", [0.15, 0.5, 0.9])
@pytest.mark.parametrize("shop", ["sample", "cdnow"])
def test_as_of_equals_the_data_cut_there(
    compiled: Compiled, raw_tables: Shops, shop: str, share: float
) -> None:
    raw = raw_tables(shop)
    instants = instants_of_evidence(raw)
    at = instants[int(share * len(instants))]
    as_of = at.isoformat(sep=" ", timespec="microseconds")
    with compiled("learned as of").built(raw, as_of=as_of) as connection:
        as_of_then = read_marts(connection)
        judged = (
            "select raw_table, count_accepted, count_rejected from marts.rpt_input_reconciliation order by 1"
        )
        counts_as_of_then = connection.execute(judged).fetchall()
    with compiled("learned").built(cut(raw, at)) as connection:
        built_then = read_marts(connection)
        counts_then = connection.execute(judged).fetchall()
    for mart, rows in without_raw_counts(built_then).items():
        assert as_of_then[mart] == rows, mart
    assert counts_as_of_then == counts_then
