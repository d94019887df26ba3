"""The command `customer_journey simulate`."""

import sys
from datetime import datetime
from pathlib import Path

import click

from .run import Request, run
from .shop import SHOPS
from .write import FORMATS

DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--customers", "persons", type=click.IntRange(1), required=True, help="Number of persons.")
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--out", "folder", type=click.Path(path_type=Path, file_okay=False), required=True)
@click.option("--format", "file_format", type=click.Choice(FORMATS), default="parquet", show_default=True)
@click.option("--start", type=DAY, default="2023-01-01", show_default=True, help="First day.")
@click.option("--end", type=DAY, default="2025-12-31", show_default=True, help="Last day.")
@click.option("--shop", type=click.Choice(sorted(SHOPS)), default="general", show_default=True)
@click.option("--bad-rows", type=click.FloatRange(0, 1), help="Share of bad rows.  [0.005; parquet 0]")
@click.option("--truth/--no-truth", default=True, show_default=True, help="Write OUT/truth, too.")
def simulate(
    persons: int,
    seed: int,
    folder: Path,
    file_format: str,
    start: datetime,
    end: datetime,
    shop: str,
    bad_rows: float | None,
    truth: bool,
) -> None:
    """Invent a shop: the raw tables of N persons, the same for the same seed and size.

    CSV is all text. Parquet is typed, unless bad rows are asked for: then it is all text, too.
    """
    if end < start:
        raise click.BadParameter("the last day lies before the first", param_hint="--end")
    if bad_rows is None:
        bad_rows = 0.0 if file_format == "parquet" else 0.005
    request = Request(
        shop=SHOPS[shop],
        persons=persons,
        seed=seed,
        start=start.date(),
        end=end.date(),
        folder=folder,
        file_format=file_format,
        bad_rows=bad_rows,
        with_truth=truth,
    )
    with click.progressbar(length=persons, label="persons", hidden=not sys.stdout.isatty()) as bar:
        for size in run(request):
            bar.update(size)
    click.echo(f"{persons} persons written to {folder}")
