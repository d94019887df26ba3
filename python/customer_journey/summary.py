"""What a build ends with: how many persons are in each stage, and where the marts are."""

import os
from pathlib import Path

import click
import duckdb

QUESTION = """
    select stages.label_en, count(customers.customer_id) as count_persons
    from marts.dim_stages as stages
    left join marts.dim_customers as customers on stages.stage = customers.stage
    group by stages.label_en, stages.stage_order
    order by stages.stage_order
"""


@click.command()
@click.option(
    "--db",
    default=lambda: os.environ.get("JOURNEY_DB", "journey.duckdb"),
    help="The DuckDB file. Default: JOURNEY_DB, or journey.duckdb.",
)
def summary(db: str) -> None:
    """Print the persons per stage of the last build."""
    try:
        with duckdb.connect(db, read_only=True) as connection:
            stages = connection.execute(QUESTION).fetchall()
            clock = connection.execute("select clock_at from staging.stg_clock").fetchone()
    except duckdb.CatalogException as error:
        raise click.ClickException(f"{db} holds no marts yet. Run `dbt build` first.") from error
    except duckdb.IOException as error:
        raise click.ClickException(
            f"{db} cannot be opened: {error}\nClose the program that holds it, or build it with `dbt build`."
        ) from error
    for line in summary_lines(stages):
        click.echo(line)
    click.echo(f"\nAs of {clock[0] if clock else 'nothing'}. Database: {Path(db).resolve()}, marts: schema marts.")


def summary_lines(stages: list[tuple[str, int]]) -> list[str]:
    """The persons per stage as text: a heading, one line a stage with a bar, and the sum."""
    most = max((count for _, count in stages), default=0)
    width = max((len(label) for label, _ in stages), default=0)
    bars = ["█" * round(24 * count / most) if most else "" for _, count in stages]
    lines = [
        f"{label:<{width}} {count:>9,}  {bar}".rstrip() for (label, count), bar in zip(stages, bars, strict=True)
    ]
    return ["Persons per stage", *lines, f"{'All':<{width}} {sum(count for _, count in stages):>9,}"]
