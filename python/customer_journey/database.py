"""The DuckDB file that a build leaves, opened to read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click
import duckdb

# As in profiles.yml: readable by DuckDB 1.4 and later.
STORAGE: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.4.0"}

database_option = click.option(
    "--db",
    default=lambda: os.environ.get("JOURNEY_DB", "journey.duckdb"),
    help="The DuckDB file. Default: JOURNEY_DB, or journey.duckdb.",
)


@contextmanager
def reading(db: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that only reads; a file that is missing, locked or empty is a message, not a trace."""
    try:
        with duckdb.connect(db, read_only=True) as connection:
            yield connection
    except duckdb.CatalogException as error:
        raise click.ClickException(f"{error}\nIs {db} built? Run `dbt build` first.") from error
    except duckdb.IOException as error:
        raise click.ClickException(
            f"{db} cannot be opened: {error}\nBuild it with `dbt build`, or close the program that holds it."
        ) from error
    except duckdb.Error as error:
        raise click.ClickException(str(error)) from error
