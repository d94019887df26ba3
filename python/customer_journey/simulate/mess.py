"""Bad rows: copies of good ones with one thing wrong, for every reason a row can be rejected for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from .arrays import Rng
from .touchpoints import SCALES

Row = dict[str, str | None]
Spoil = Callable[[Rng, Row, int], Row]
"""A good row and a free number to a bad row."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "raw_orders": ("order_id", "customer_id", "ordered_at", "net_amount"),
    "raw_order_lines": ("order_id", "line_number", "product_id", "quantity", "net_amount"),
    "raw_products": ("product_id",),
    "raw_customers": ("customer_id",),
    "raw_touchpoints": ("touchpoint_id", "occurred_at", "touchpoint_type", "customer_id"),
    "raw_identities": ("anonymous_id", "customer_id"),
}
READABLE: dict[str, tuple[str, ...]] = {
    "raw_orders": ("ordered_at", "net_amount", "list_amount", "discount_amount", "points_earned",
                   "points_redeemed", "loaded_at"),
    "raw_order_lines": ("quantity", "net_amount", "list_amount", "discount_amount"),
    "raw_products": ("launched_on",),
    "raw_customers": ("created_at", "loaded_at"),
    "raw_touchpoints": ("occurred_at", "score", "cost", "loaded_at"),
    "raw_identities": ("identified_at",),
}  # fmt: skip
DATED = {"raw_orders": "ordered_at", "raw_customers": "created_at", "raw_touchpoints": "occurred_at",
         "raw_identities": "identified_at"}  # fmt: skip
NOT_NEGATIVE: dict[str, tuple[str, ...]] = {
    "raw_orders": ("net_amount", "list_amount", "discount_amount"),
    "raw_order_lines": ("net_amount", "list_amount", "discount_amount"),
    "raw_touchpoints": ("cost",),
}
KEYS: dict[str, tuple[str, ...]] = {
    "raw_orders": ("order_id",),
    "raw_order_lines": ("order_id", "line_number"),
    "raw_products": ("product_id",),
    "raw_customers": ("customer_id",),
    "raw_touchpoints": ("touchpoint_id",),
    "raw_identities": ("anonymous_id", "customer_id", "identified_at"),
}
LETTERS = {"raw_orders": "O", "raw_products": "P", "raw_customers": "C", "raw_touchpoints": "T"}

UNREADABLE_DATES = ("2025-02-30", "31/12/2024", "yesterday", "0000-00-00")
UNREADABLE_NUMBERS = ("12.5O", "NaN", "abc", "inf", "1.2.3", "--")


@dataclass(frozen=True)
class Fault:
    """One thing that can be wrong: the reason it is rejected for, and what spoils a copied row."""

    reason: str
    spoil: Spoil
    keeps_key: bool = False


def faults(table: str) -> Iterator[Fault]:
    """Every fault a row of that table can have."""
    for column in REQUIRED[table]:
        yield Fault(f"missing_{column}", _missing(table, column))
    for column in READABLE[table]:
        yield Fault(f"unreadable_{column}", _unreadable(column))
    if table in DATED:
        yield Fault("future_date", _future(DATED[table]))
    for column in NOT_NEGATIVE.get(table, ()):
        yield Fault("negative_amount", _negative(column))
    if table == "raw_touchpoints":
        yield Fault("score_out_of_scale", _out_of_scale)
    if table == "raw_order_lines":
        yield Fault("unknown_order", _unknown_order)
    yield Fault("duplicate", _same, keeps_key=True)
    if table in ("raw_orders", "raw_touchpoints", "raw_customers"):
        yield Fault("duplicate", _loaded_again, keeps_key=True)


def plant(
    rng: Rng, name: str, table: pa.Table, share: float, first_chunk: bool, next_number: int
) -> pa.Table:
    """The text table with about `share` bad rows mixed in; in the first chunk at least one per fault.

    Spoiled copies get keys of their own, counted from `next_number`; only duplicates keep theirs.
    """
    kinds = list(faults(name))
    wanted = share * table.num_rows
    if share <= 0 or table.num_rows == 0:
        return table
    counts = rng.poisson(wanted / len(kinds), len(kinds))
    if first_chunk:
        counts = np.maximum(counts, 1)
    chosen = np.repeat(np.arange(len(kinds)), counts)
    originals = table.take(pa.array(rng.integers(0, table.num_rows, len(chosen)))).to_pylist()
    spoiled: list[Row] = []
    for code, row in zip(chosen, originals, strict=True):
        number = next_number + len(spoiled)
        if not kinds[code].keeps_key:
            row = _with_new_key(name, row, number)
        spoiled.append(kinds[code].spoil(rng, row, number))
    both = pa.concat_tables([table, pa.Table.from_pylist(spoiled, schema=table.schema)])
    place = np.concatenate([np.arange(table.num_rows), rng.uniform(0, table.num_rows, len(spoiled))])
    return both.take(pa.array(np.argsort(place, kind="stable")))


def _with_new_key(name: str, row: Row, number: int) -> Row:
    if name in LETTERS:
        return row | {KEYS[name][0]: f"{LETTERS[name]}{number}"}
    if name == "raw_order_lines":
        return row | {"line_number": str(100 + number % 900)}
    return row | {"anonymous_id": f"A{number}"}


def _missing(table: str, column: str) -> Spoil:
    blanks: Row = {column: None}
    if table == "raw_touchpoints" and column == "customer_id":
        blanks["anonymous_id"] = None
    return lambda rng, row, number: row | blanks


def _unreadable(column: str) -> Spoil:
    texts = UNREADABLE_DATES if column.endswith(("_at", "_on")) else UNREADABLE_NUMBERS

    def spoil(rng: Rng, row: Row, number: int) -> Row:
        rated: Row = {"touchpoint_type": "csat"} if column == "score" else {}
        return row | rated | {column: texts[rng.integers(len(texts))]}

    return spoil


def _future(column: str) -> Spoil:
    def spoil(rng: Rng, row: Row, number: int) -> Row:
        if row.get("loaded_at") and rng.random() < 0.6:
            day = np.datetime64(str(row["loaded_at"])[:10]) + 4 + rng.integers(30)
            return row | {column: f"{day} 10:00:00"}
        return row | {column: "2199-12-31 23:59:59"}

    return spoil


def _negative(column: str) -> Spoil:
    return lambda rng, row, number: row | {column: f"-{rng.integers(1, 90)}.{rng.integers(10, 99)}"}


def _out_of_scale(rng: Rng, row: Row, number: int) -> Row:
    kind = list(SCALES)[rng.integers(len(SCALES))]
    low, high = SCALES[kind]
    return row | {"touchpoint_type": kind, "score": str(rng.choice([low - 1, high + 1, high + 40]))}


def _unknown_order(rng: Rng, row: Row, number: int) -> Row:
    return row | {"order_id": f"O{number}"}


def _same(rng: Rng, row: Row, number: int) -> Row:
    return row


def _loaded_again(rng: Rng, row: Row, number: int) -> Row:
    later: Row = {"loaded_at": None}
    if row["loaded_at"] and rng.random() < 0.7:
        day = np.datetime64(str(row["loaded_at"])[:10]) + 2 + rng.integers(20)
        later = {"loaded_at": f"{day} 04:00:00"}
    return row | {"channel": "web"} | later if "channel" in row else row | later
