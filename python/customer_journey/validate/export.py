"""The tables of both doors, copied out of the DuckDB file to Parquet over a connection that cannot write."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from .check import Asset

BASE_VIEWS = ("orders", "order_lines", "products", "customers", "touchpoints", "identities")

# Said once, used by the tables of raw_door.py. A share is null where there is nothing to share out.
MACROS = """
create temp macro read_instant(text) as coalesce(
    try_cast(text as timestamp),
    try_strptime(text, ['%Y%m%d', '%Y%m%dT%H%M%S', '%Y%m%dT%H%M%SZ', '%Y%m%dT%H%M', '%Y%m%d %H%M%S'])
);
create temp macro read_number(text) as
    case when isfinite(try_cast(text as double)) then try_cast(text as double) end;
create temp macro readable_share(text, reading) as
    count(reading) filter (where text is not null) / nullif(count(text), 0);
create temp macro missing_share(text) as count(*) filter (where text is null) / nullif(count(*), 0);
create temp macro repeated_share(key) as 1 - count(distinct key) / nullif(count(key), 0);
create temp macro true_share(condition) as avg(cast(condition as integer));
create temp macro share_among(those, condition) as avg(cast(condition as integer)) filter (where those);
"""


class CannotValidateError(Exception):
    """There is nothing to look at, with a message that says what to do."""


@contextmanager
def open_database(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that cannot write."""
    if not path.is_file():
        raise CannotValidateError(f"There is no database {path}. Run `make build`, or name one with --db.")
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise CannotValidateError(
                f"{path} is held by another program, a build or a BI tool. Wait for it, or close it."
            ) from error
        raise CannotValidateError(f"{path} is no DuckDB file: {_first_line(error)}") from error
    with connection:
        connection.execute("set TimeZone = 'UTC'")
        connection.execute(MACROS)
        yield connection


def read_marts(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The marts that are there and their columns, as `mart` and `mart.column`."""
    columns = connection.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'marts'"
    ).fetchall()
    return frozenset(name for mart, column in columns for name in (mart, f"{mart}.{column}"))


def require_doors(
    connection: duckdb.DuckDBPyConnection, marts: frozenset[str], needed: Iterable[str]
) -> None:
    """Stop with a message where marts are not built or raw tables cannot be read any more."""
    if missing := sorted(set(needed) - marts):
        raise CannotValidateError(
            f"Not all marts are there: {', '.join(missing)}. Run `make build`, and see whether it ends well."
        )
    for view in BASE_VIEWS:
        try:
            connection.execute(f"select * from staging.base_{view} limit 1").fetchall()
        except duckdb.Error as error:
            raise CannotValidateError(
                f"raw_{view} cannot be read any more, staging.base_{view} says: {_first_line(error)}\n"
                "The raw tables are read where they lay at the build. Put them back, or run `make build` "
                "with their new place."
            ) from error


def read_delivered_columns(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The columns the shop has, as `raw_table.column`: a view gives null for each of the others."""
    delivered = set()
    for view in BASE_VIEWS:
        (sql,) = connection.execute(
            "select sql from duckdb_views() where schema_name = 'staging' and view_name = ?",
            [f"base_{view}"],
        ).fetchall()[0]
        absent = set(re.findall(r'CAST\(NULL AS \w+\) AS "?(\w+)', str(sql), flags=re.IGNORECASE))
        columns = connection.execute(f"describe staging.base_{view}").fetchall()
        delivered |= {f"raw_{view}.{name}" for name, *_ in columns if name not in absent}
    return frozenset(delivered)


def export(connection: duckdb.DuckDBPyConnection, assets: Iterable[Asset], folder: Path) -> None:
    """Write each table to Parquet; decimals and large counts become plain numbers that pandas can compare."""
    for asset in assets:
        try:
            described = connection.execute(f"describe {asset.sql}").fetchall()
            columns = ", ".join(
                f'cast("{name}" as double) as "{name}"' if _is_number(kind) else f'"{name}"'
                for name, kind, *_ in described
            )
            file = folder / f"{asset.name}.parquet"
            connection.execute(f"copy (select {columns} from ({asset.sql})) to '{file}' (format parquet)")
        except duckdb.Error as error:
            raise CannotValidateError(f"{asset.name} cannot be read: {_first_line(error)}") from error


def read_range(folder: Path, asset: str, column: str) -> tuple[float, float]:
    """The smallest and the largest number of an exported column, not a number where it has none."""
    frame = pd.read_parquet(folder / f"{asset}.parquet", columns=[column])
    return float(frame[column].min()), float(frame[column].max())


def _is_number(kind: str) -> bool:
    return kind.startswith(("DECIMAL", "DOUBLE", "FLOAT")) or kind.endswith(("INT", "INTEGER"))


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
