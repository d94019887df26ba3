"""Build the marts and say what came of it: `dbt build`, with a plain word where the database is in use."""

import os
import subprocess
import sys
from pathlib import Path

import click
import duckdb

from customer_journey.database import STORAGE
from customer_journey.summary import print_summary


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("dbt_options", nargs=-1, type=click.UNPROCESSED)
def build(dbt_options: tuple[str, ...]) -> None:
    """Run `dbt build` with DBT_OPTIONS, then print the persons per stage."""
    db = os.environ.get("JOURNEY_DB", "journey.duckdb")
    try:
        duckdb.connect(db, config=STORAGE).close()
    except duckdb.IOException as error:
        raise click.ClickException(
            f"{error}\n{db} cannot be written. "
            "Close the program that has it open (see the PID), or name another file: JOURNEY_DB=other.duckdb"
        ) from error
    built = subprocess.run([Path(sys.executable).with_name("dbt"), "build", *dbt_options], check=False)
    if built.returncode != 0:
        sys.exit(built.returncode)
    print_summary(db)
