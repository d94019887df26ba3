"""One session of measuring: what runs, in which order, on the same data."""

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

import click

from customer_journey.bench.dbt import PROJECT, DbtRun, Settings, run_dbt
from customer_journey.bench.process import Measured, measure
from customer_journey.simulate.days import make_day

INTERVALS = "+fct_stage_intervals"
"""The models that end in the table the floor computes."""

JOURNEY = "+path:models/marts/journey"
"""The models that end in the marts of the journey: stages, phases, transitions and the reports on them."""

WITHIN_THE_DAY = "within_the_day"
"""The selector of what is kept by customer."""

NO_TESTS = ["--exclude-resource-type", "test", "--exclude-resource-type", "unit_test"]


@dataclass(frozen=True)
class Plan:
    """What to measure."""

    select: tuple[str, ...]
    with_tests: bool
    with_floor: bool
    with_day: bool
    share: float
    seed: int
    repeat: int


@dataclass
class Session:
    """What was measured: every run, in the order they ran."""

    parse: DbtRun
    models: list[DbtRun] = field(default_factory=list)
    intervals: list[DbtRun] = field(default_factory=list)
    journey: list[DbtRun] = field(default_factory=list)
    floor: list[Measured] = field(default_factory=list)
    floor_parts: dict[str, float] = field(default_factory=dict)
    tests: list[DbtRun] = field(default_factory=list)
    facts: DbtRun | None = None
    day: DbtRun | None = None
    database_bytes: int = 0


def run_session(plan: Plan, raw: Path, settings: Settings) -> Session:
    """Measure the plan over the raw tables of a folder; leaves the database of the last full build.

    Each round runs the models the floor stands for, the floor, the marts of the journey, and all models, so
    that whatever else the machine does befalls them alike. Every build begins with no database. Parsing
    comes first, and is measured alone: what dbt has parsed stays valid from run to run.

    Of a day's news the facts are brought up to date first, as within a day, then everything, as at night:
    until the night is over the news are news.
    """
    (settings.folder / "dbt" / "partial_parse.msgpack").unlink(missing_ok=True)
    session = Session(parse=run_dbt(["parse"], raw, settings, "parse"))
    selection = ["--select", *plan.select] if plan.select else []
    for _ in range(plan.repeat):
        if plan.with_floor:
            session.intervals.append(_run_selected(INTERVALS, "intervals", raw, settings))
            session.floor.append(_run_floor("run", raw, settings)[0])
            session.journey.append(_run_selected(JOURNEY, "journey", raw, settings))
        _remove_database(settings)
        session.models.append(run_dbt(["build", *NO_TESTS, *selection], raw, settings, "models"))
        session.database_bytes = settings.db.stat().st_size
        if plan.with_tests:
            # Of a selection, the tests that read nothing beside it.
            tests = [
                "test",
                "--exclude-resource-type",
                "unit_test",
                "--indirect-selection",
                "cautious",
                *selection,
            ]
            session.tests.append(run_dbt(tests, raw, settings, "tests"))
    if plan.with_floor:
        session.floor_parts = json.loads(_run_floor("profile", raw, settings)[1])
    if plan.with_day:
        news = settings.folder / "news"
        make_day(raw, news, plan.seed, share=plan.share, threads=settings.threads)
        if not selection:
            within = ["build", *NO_TESTS, "--selector", WITHIN_THE_DAY]
            session.facts = run_dbt(within, news, settings, "facts")
        session.day = run_dbt(["build", *NO_TESTS, *selection], news, settings, "day")
    return session


def _run_selected(selected: str, label: str, raw: Path, settings: Settings) -> DbtRun:
    """The models selected, from nothing but the rules, whose loading is not counted."""
    _remove_database(settings)
    run_dbt(["seed", "--select", "path:seeds/rules"], raw, settings, "seeds")
    return run_dbt(["run", "--select", selected], raw, settings, label)


def _run_floor(what: str, raw: Path, settings: Settings) -> tuple[Measured, str]:
    """The floor in a process of its own, to a database that is removed; and what it printed."""
    db = settings.folder / "floor.duckdb"
    db.unlink(missing_ok=True)
    module = [sys.executable, "-m", "customer_journey.bench.floor", what]
    limit = [settings.memory_limit] if settings.memory_limit else []
    printed: list[str] = []
    command = [*module, str(raw), str(db), str(settings.threads), *limit]
    measured = measure(command, PROJECT, os.environ, printed.append)
    if measured.exit_code != 0:
        raise click.ClickException("the floor failed:\n" + "".join(printed))
    db.unlink()
    return measured, "".join(printed)


def _remove_database(settings: Settings) -> None:
    settings.db.unlink(missing_ok=True)
    settings.db.with_name(settings.db.name + ".wal").unlink(missing_ok=True)
