"""Every raw row is accepted, rejected with one reason, or not yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from .clock import find_clock
from .rows import Row, check_row, checks, currency_code
from .rules import Rules
from .settings import Settings
from .tables import CUSTOMERS, IDENTITIES, ORDER_LINES, ORDERS, TABLES, TOUCHPOINTS, RawTables
from .touchpoint_types import TouchpointType


@dataclass
class Sifted:
    clock: datetime
    accepted: dict[str, list[Row]]
    rejected: list[tuple[str, str, str]]
    not_yet: dict[str, int]


class SecondCurrencyError(ValueError):
    """Amounts of two currencies cannot be taken at face value."""


def identity_of(row: Row) -> tuple[object, ...]:
    """What makes two rows the same: the key, and of identities the instant, however it is written."""
    if row.table is IDENTITIES:
        return (row.texts["anonymous_id"], row.texts["customer_id"], row.dates["identified_at"])
    return row.key


def precedence(row: Row) -> tuple[object, ...]:
    """First loaded first, then the other columns as text; null comes last."""
    loaded_at = row.dates.get("loaded_at")
    texts = [row.texts[column] for column in row.table.columns]
    return (loaded_at is None, loaded_at or datetime.min, [(text is None, text or "") for text in texts])


def split_duplicates(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows that win their key, and the rows that repeat them."""
    winners: dict[tuple[object, ...], int] = {}
    for position, row in enumerate(rows):
        identity = identity_of(row)
        if identity not in winners or precedence(row) < precedence(rows[winners[identity]]):
            winners[identity] = position
    kept = set(winners.values())
    firsts = [row for position, row in enumerate(rows) if position in kept]
    repeats = [row for position, row in enumerate(rows) if position not in kept]
    return firsts, repeats


def is_after(row: Row, clock: datetime) -> bool:
    return row.own_time is not None and row.own_time > clock


def sift(raw: RawTables, rules: Rules, types: dict[str, TouchpointType], settings: Settings) -> Sifted:
    looked_up = checks(rules, types, settings)
    rejected: list[tuple[str, str, str]] = []
    readable: dict[str, list[Row]] = {}
    for table in TABLES:
        readable[table.name] = []
        for raw_row in raw.get(table.name, ()):
            row, reason = check_row(table, raw_row, looked_up)
            if reason:
                rejected.append((table.name, row.raw_key, reason))
            else:
                readable[table.name].append(row)

    # A duplicate is not accepted, so it does not move the clock.
    clock = find_clock(
        settings.as_of,
        orders=split_duplicates(readable[ORDERS.name])[0],
        touchpoints=split_duplicates(readable[TOUCHPOINTS.name])[0],
        customers=split_duplicates(readable[CUSTOMERS.name])[0],
    )

    accepted: dict[str, list[Row]] = {}
    not_yet = {table.name: 0 for table in TABLES}
    later_orders = {row.text("order_id") for row in readable[ORDERS.name] if is_after(row, clock)}
    for table in TABLES:
        present = [row for row in readable[table.name] if not is_after(row, clock)]
        if table is ORDER_LINES:
            # The orders are sifted first: a line goes with its order.
            known_orders = {row.text("order_id") for row in accepted[ORDERS.name]}
            orphans = [row for row in present if row.text("order_id") not in known_orders]
            unknown = [row for row in orphans if row.text("order_id") not in later_orders]
            rejected.extend((table.name, row.raw_key, "unknown_order") for row in unknown)
            not_yet[table.name] = len(orphans) - len(unknown)
            present = [row for row in present if row.text("order_id") in known_orders]
        else:
            not_yet[table.name] = len(readable[table.name]) - len(present)
        accepted[table.name], repeats = split_duplicates(present)
        rejected.extend((table.name, row.raw_key, "duplicate") for row in repeats)

    if looked_up.reporting_currency is None:
        refuse_second_currency(accepted[ORDERS.name])
    return Sifted(clock, accepted, rejected, not_yet)


def refuse_second_currency(orders: Sequence[Row]) -> None:
    currencies = sorted({code for row in orders if (code := currency_code(row.texts["currency"]))})
    if len(currencies) > 1:
        raise SecondCurrencyError(f"orders in {', '.join(currencies)}: set reporting_currency")
