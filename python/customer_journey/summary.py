"""What a build ends with: how many persons are in each stage, and where the marts are."""

from pathlib import Path

import click

from customer_journey.database import database_option, reading

QUESTION = """
    select stages.label_en, count(customers.customer_id) as count_persons
    from marts.dim_stages as stages
    left join marts.dim_customers as customers on stages.stage = customers.stage
    group by stages.label_en, stages.stage_order
    order by stages.stage_order
"""


@click.command()
@database_option
def summary(db: str) -> None:
    """Print the persons per stage of the last build."""
    print_summary(db)


def print_summary(db: str) -> None:
    """Print the persons per stage, the clock, and where the marts are; `db` is the DuckDB file."""
    with reading(db) as connection:
        stages = connection.execute(QUESTION).fetchall()
        clock = connection.execute("select clock_at from staging.stg_clock").fetchall()
    for line in summary_lines(stages):
        click.echo(line)
    click.echo(f"\nAs of {clock[0][0]} UTC. Database {Path(db).resolve()}, schema marts.")


def summary_lines(stages: list[tuple[str, int]]) -> list[str]:
    """The persons per stage as text: a heading, one line a stage with a bar, and the sum."""
    most = max((count for _, count in stages), default=0)
    width = max((len(label) for label, _ in stages), default=0)
    lines = [
        f"{label:<{width}} {count:>9,}  {'█' * round(24 * count / max(most, 1))}".rstrip()
        for label, count in stages
    ]
    return ["Persons per stage", *lines, f"{'All':<{width}} {sum(count for _, count in stages):>9,}"]
