"""Run a company's own SELECTs, the ones that make its raw tables, on the DuckDB file of the project."""

from pathlib import Path

import click
import duckdb

from customer_journey.database import STORAGE, database_option


@click.command()
@click.argument("script", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--schema", default="raw", show_default=True, help="The schema of the raw tables, made if missing."
)
@database_option
def load(script: Path, schema: str, db: str) -> None:
    """Run SCRIPT, SQL that creates raw_orders and the other raw tables, on the database."""
    try:
        with duckdb.connect(db, config=STORAGE) as connection:
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(script.read_text())
            tables = connection.execute(
                "select table_name from information_schema.tables where table_schema = ? order by 1", [schema]
            ).fetchall()
    except duckdb.Error as error:
        raise click.ClickException(f"{script}: {error}") from error
    click.echo(f"{db}, schema {schema}: {', '.join(name for (name,) in tables) or 'no tables'}")
