"""The shop a benchmark runs on: simulated once, found again by its parameters."""

import json
import shutil
import sys
from datetime import date
from pathlib import Path

import click
import duckdb

from customer_journey.simulate.run import Request, run
from customer_journey.simulate.shop import SHOPS

PERIOD = (date(2023, 1, 1), date(2025, 12, 31))
TABLES = (
    "raw_orders",
    "raw_order_lines",
    "raw_products",
    "raw_customers",
    "raw_touchpoints",
    "raw_identities",
)
# Written last: a folder without it was not finished.
MARKER = "shop.json"


def simulated_shop(shops: Path, customers: int, seed: int) -> Path:
    """The folder with the raw tables of that many persons, as typed parquet; simulated unless it is there."""
    folder = shops / f"general-{customers}-{seed}"
    parameters = {"customers": customers, "seed": seed, "period": [day.isoformat() for day in PERIOD]}
    marker = folder / MARKER
    if marker.exists() and json.loads(marker.read_text()) == parameters:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    start, end = PERIOD
    request = Request(
        shop=SHOPS["general"], persons=customers, seed=seed, start=start, end=end, folder=folder,
        file_format="parquet", bad_rows=0.0, with_truth=False,
    )  # fmt: skip
    with click.progressbar(
        length=customers, label="simulate", hidden=not sys.stderr.isatty(), file=sys.stderr
    ) as bar:
        for size in run(request):
            bar.update(size)
    marker.write_text(json.dumps(parameters))
    return folder


def count_rows(raw: Path) -> dict[str, int]:
    """Rows of each raw table of a folder of parquet files, from their footers."""
    counts = {}
    with duckdb.connect() as connection:
        for table in TABLES:
            if (raw / f"{table}.parquet").exists():
                [(rows,)] = connection.execute(
                    f"select count(*) from read_parquet('{raw / table}.parquet')"
                ).fetchall()
                counts[table] = int(rows)
    return counts
