"""Builds of one database day after day, over raw tables that are delivered anew each time."""

import json
from pathlib import Path

import duckdb

from compiled_project import dbt_in_process, load_raw
from reference import RawTables

# Every row may lack its loaded_at, and still only those with news are computed.
VARIABLES = {"input": "tables", "lapse_policy": "fixed", "most_undated_share": 1}


def query(folder: Path, text: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(folder / "journey.duckdb"), read_only=True) as connection:
        return connection.execute(text).fetchall()


def build_day(folder: Path, raw: RawTables, *selection: str) -> bool:
    """Build over the database of the day before, all or what is selected; whether it was by customer."""
    with duckdb.connect(str(folder / "journey.duckdb")) as connection:
        load_raw(connection, "raw", raw)
    assert dbt_in_process(
        "--quiet", "--no-write-json", "build", "--exclude-resource-type", "test", "unit_test",
        "--vars", json.dumps(VARIABLES), *selection,
        folder=folder,
    )  # fmt: skip
    [(is_by_customer,)] = query(
        folder, "select is_by_customer from staging.builds order by build_number desc limit 1"
    )
    return bool(is_by_customer)
