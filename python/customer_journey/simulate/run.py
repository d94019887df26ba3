"""One simulation: chunks of persons, each from its own seed, written as they are made."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from .advocacy import advocacy, leaving
from .approach import approach
from .arrays import Rng
from .care import care
from .identities import identify
from .mess import plant
from .orders import make_orders
from .people import make_people
from .products import Catalogue, make_catalogue
from .programme import offers, programme
from .purchases import make_purchases
from .shop import Shop
from .tables import (
    CHUNK_ORDERS,
    CHUNK_TOUCHPOINTS,
    customers_table,
    identities_table,
    lines_table,
    orders_table,
    products_table,
    touchpoints_table,
)
from .text import as_text
from .touchpoints import details, stacked
from .truth import truth_tables
from .visits import visits
from .write import Writer

CHUNK = 20_000
"""Persons simulated at a time."""

SPOILED_PEOPLE = 900_000_000
"""Customer and device numbers of bad rows count from here."""


@dataclass(frozen=True)
class Request:
    """What to simulate and where to write it."""

    shop: Shop
    persons: int
    seed: int
    start: date
    end: date
    folder: Path
    file_format: str
    bad_rows: float
    with_truth: bool = True

    @property
    def begins(self) -> float:
        """First instant, in days since 1970."""
        return float((self.start - date(1970, 1, 1)).days)

    @property
    def ends(self) -> float:
        """First instant after the last day."""
        return float((self.end - date(1970, 1, 1)).days + 1)


def run(request: Request) -> Iterator[int]:
    """Write all files; yields the number of persons of each chunk as it is done."""
    chunks = -(-request.persons // CHUNK)
    shop_seed, *seeds = np.random.SeedSequence(request.seed).spawn(chunks + 1)
    rng = np.random.default_rng(shop_seed)
    catalogue = make_catalogue(rng, request.shop, request.begins, request.ends)
    with ExitStack() as files:
        raw = files.enter_context(Writer(request.folder, request.file_format))
        truth = files.enter_context(Writer(request.folder / "truth", request.file_format))
        products = products_table(request.shop, catalogue)
        raw.write("raw_products", _dressed(rng, request, "raw_products", products, 0, products.num_rows + 1))
        for chunk, seed in enumerate(seeds):
            size = min(CHUNK, request.persons - chunk * CHUNK)
            raw_tables, true_tables = _chunk(np.random.default_rng(seed), request, catalogue, chunk, size)
            for name, table in raw_tables.items():
                raw.write(name, table)
            for name, table in true_tables.items():
                truth.write(name, table)
            yield size


def _chunk(
    rng: Rng, request: Request, catalogue: Catalogue, chunk: int, size: int
) -> tuple[dict[str, pa.Table], dict[str, pa.Table]]:
    """The raw tables and the truth of one chunk."""
    shop, start, end = request.shop, request.begins, request.ends
    people = make_people(rng, shop, size, chunk * CHUNK + 1, start, end)
    purchases = make_purchases(rng, shop, people, end)
    orders, lines = make_orders(rng, shop, people, purchases, catalogue, end)
    touchpoints = stacked([
        *approach(rng, shop, people, end),
        *visits(rng, shop, people, purchases),
        *care(rng, shop, people, purchases, orders),
        *programme(rng, shop, people, purchases, orders),
        *offers(rng, shop, people, purchases),
        *advocacy(rng, shop, people, purchases),
        *leaving(rng, shop, people, purchases),
    ], start, end)  # fmt: skip
    visible, identities = identify(rng, people, touchpoints, end)
    more = details(rng, touchpoints)
    tables = {
        "raw_orders": orders_table(rng, shop, people, orders, chunk),
        "raw_order_lines": lines_table(rng, orders, lines, chunk),
        "raw_customers": customers_table(rng, shop, people, end),
        "raw_touchpoints": touchpoints_table(rng, people, touchpoints, more, visible, chunk),
        "raw_identities": identities_table(people, identities),
    }
    next_order = chunk * CHUNK_ORDERS + len(orders) + 1
    free = {
        "raw_orders": next_order,
        # No order of these numbers is a good one: a line of theirs has no order.
        "raw_order_lines": next_order,
        "raw_customers": SPOILED_PEOPLE + chunk * CHUNK,
        "raw_touchpoints": chunk * CHUNK_TOUCHPOINTS + len(touchpoints) + 1,
        "raw_identities": SPOILED_PEOPLE + chunk * CHUNK,
    }
    raw = {name: _dressed(rng, request, name, table, chunk, free[name]) for name, table in tables.items()}
    return raw, truth_tables(people, purchases, touchpoints, end) if request.with_truth else {}


def _dressed(
    rng: Rng, request: Request, name: str, table: pa.Table, chunk: int, next_number: int
) -> pa.Table:
    """Typed as it is for clean parquet; else text, with the bad rows planted."""
    if request.file_format == "parquet" and request.bad_rows <= 0:
        return table
    return plant(rng, name, as_text(rng, table), request.bad_rows, chunk == 0, next_number)
