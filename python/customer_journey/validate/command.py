"""The command `customer_journey validate`."""

import tempfile
from collections.abc import Set
from pathlib import Path

import click

from .check import Check, Door, Outcome
from .export import (
    CannotValidateError,
    export,
    open_database,
    read_delivered_columns,
    read_marts,
    require_doors,
)
from .marts_checks import MARTS_CHECKS
from .marts_door import CORE_MARTS, MARTS_ASSETS
from .page import as_page
from .raw_checks import RAW_CHECKS
from .raw_door import RAW_ASSETS
from .summary import DoorOutcomes, as_text, has_failed

DOORS = (
    Door("The raw tables as delivered", RAW_ASSETS, RAW_CHECKS),
    Door("The marts as published", MARTS_ASSETS, MARTS_CHECKS),
)


def look(database: Path) -> list[DoorOutcomes]:
    """What is seen at both doors of a database."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_database(database) as connection:
            marts = read_marts(connection)
            require_doors(connection, marts, CORE_MARTS)
            delivered = read_delivered_columns(connection)
            assets = [asset for door in DOORS for asset in door.assets if marts.issuperset(asset.needs)]
            export(connection, assets, folder)
        # Great Expectations takes seconds to import: not before there is something to look at.
        from .checkpoint import run_checkpoint

        there = {asset.name for asset in assets}
        asked = [check for door in DOORS for check in door.checks if applies(check, there, delivered)]
        seen = dict(zip(asked, run_checkpoint(asked, folder), strict=True))
    return [
        DoorOutcomes(
            door.title,
            [seen.get(check) or Outcome(check, "not delivered", "not applicable") for check in door.checks],
        )
        for door in DOORS
    ]


def applies(check: Check, there: Set[str], delivered: Set[str]) -> bool:
    """Whether the shop has what a check is about."""
    return check.asset in there and (not check.of or check.of in delivered)


@click.command()
@click.option(
    "--db",
    "database",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar="JOURNEY_DB",
    default="journey.duckdb",
    show_default=True,
    help="The DuckDB file; also environment variable JOURNEY_DB.",
)
@click.option(
    "--page",
    type=click.Path(path_type=Path, dir_okay=False),
    default="output/validation.html",
    show_default=True,
    help="Where to write the summary as a page.",
)
def validate(database: Path, page: Path) -> None:
    """Great Expectations at the two doors: the raw tables as delivered, the marts as published.

    The exit code is 1 where anything is not as expected. What is expected, and why, stands in
    python/customer_journey/validate, in raw_checks.py and marts_checks.py.
    """
    try:
        doors = look(database)
    except CannotValidateError as error:
        raise click.ClickException(str(error)) from error
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(as_page(doors, f"Database {database.name}"), encoding="utf-8")
    click.echo(as_text(doors))
    click.echo(f"The same as a page: {page}")
    raise SystemExit(1 if has_failed(doors) else 0)
