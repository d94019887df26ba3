"""The command `customer_journey bench`."""

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import click

from customer_journey.bench.dbt import PROJECT, Settings
from customer_journey.bench.machine import machine, versions
from customer_journey.bench.report import report_lines
from customer_journey.bench.result import result
from customer_journey.bench.session import Plan, run_session
from customer_journey.bench.shop import count_rows, simulated_shop

FOLDER = click.Path(path_type=Path, file_okay=False)
WORK = PROJECT / "target" / "bench"


@click.command()
@click.option(
    "--customers", type=click.IntRange(1), default=100_000, show_default=True, help="Persons to simulate."
)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option(
    "--raw", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Raw tables instead."
)
@click.option("--threads", type=click.IntRange(1), default=2, show_default=True)
@click.option("--memory-limit", help="Of DuckDB, such as 4GB.  [7GB]")
@click.option("--select", multiple=True, help="Only these models, as for dbt; may be given again.")
@click.option("--with-tests", is_flag=True, help="The data tests, too, after the models.")
@click.option(
    "--floor", "with_floor", is_flag=True, help="Beside the hand-written floor of the stage intervals."
)
@click.option("--day", "with_day", is_flag=True, help="Then a day's news, built on top.")
@click.option("--share", type=click.FloatRange(0, 1, min_open=True), default=0.002, show_default=True,
              help="Share of customers heard of in the day's news.")  # fmt: skip
@click.option("--repeat", type=click.IntRange(1), default=1, show_default=True, help="Rounds; medians count.")
@click.option("--work", type=FOLDER, default=WORK, help="Where shops and databases lie.  [target/bench]")
@click.option("--keep", is_flag=True, help="Keep the database and the day's news; a shop is always kept.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Everything measured, as JSON.")
def bench(
    customers: int,
    seed: int,
    raw: Path | None,
    threads: int,
    memory_limit: str | None,
    select: tuple[str, ...],
    with_tests: bool,
    with_floor: bool,
    with_day: bool,
    share: float,
    repeat: int,
    work: Path,
    keep: bool,
    out: Path | None,
) -> None:
    """Measure `dbt build` over a simulated shop: seconds and memory, in all and of each model.

    A shop of the same size and seed is made once, so that two runs compare on the same data.
    """
    work = work.resolve()
    folder = (raw or simulated_shop(work / "shops", customers, seed)).resolve()
    settings = Settings(folder=work / "run", threads=threads, memory_limit=memory_limit)
    settings.folder.mkdir(parents=True, exist_ok=True)
    plan = Plan(select, with_tests, with_floor, with_day, share, seed, repeat)
    session = run_session(plan, folder, settings)
    found = {
        "machine": machine(),
        "versions": versions(),
        "parameters": {
            "customers": None if raw else customers,
            "threads": threads,
            "memory_limit": memory_limit,
            **asdict(plan),
        },
        **result(session, count_rows(folder)),
    }
    for line in report_lines(found):
        click.echo(line)
    if out:
        out.write_text(json.dumps(found, indent=2) + "\n")
    if not keep:
        settings.db.unlink(missing_ok=True)
        shutil.rmtree(settings.folder / "news", ignore_errors=True)
