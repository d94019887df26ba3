"""One SQL, two engines: the sample built on a real PostgreSQL server equals DuckDB's marts, row for row."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg2
import pytest

from compiled_project import PROJECT, dbt

BUILD = ("build", "--exclude-resource-type", "test", "unit_test")
BUILD_ON = (*BUILD, "seed")

# A day's news in the SQL of both: orders taken back, new ones, and a visitor who turns out to be a customer.
NEWS = (
    """
    update sample.raw_orders set status = 'cancelled', loaded_at = '2026-09-01 00:00:00'
    where order_id in (select max(order_id) from sample.raw_orders group by customer_id having count(*) = 9)
    """,
    """
    insert into sample.raw_orders (order_id, customer_id, ordered_at, net_amount, loaded_at)
    select 'again ' || customer_id, customer_id, '2026-06-30 23:00:00', '25', '2026-09-01 00:00:00'
    from (select distinct customer_id from sample.raw_orders where customer_id like '%7') as customers
    """,
    """
    insert into sample.raw_touchpoints
    (touchpoint_id, occurred_at, touchpoint_type, customer_id, anonymous_id, channel, loaded_at)
    select
        'told ' || max(anonymous_id), '2026-06-30 22:00:00', 'newsletter_signup', 'C1', max(anonymous_id),
        'web', '2026-09-01 00:00:00'
    from sample.raw_touchpoints
    where customer_id is null
    """,
)

ACCOUNT_OF_BEFORE = "alter table staging.builds drop column failed_tests"


@pytest.fixture(scope="module")
def postgres() -> Iterator[dict[str, str]]:
    """A server of our own, on a socket in a folder of our own: embedded from PyPI, or else the system's."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        try:
            import pgserver
        except ImportError:
            yield from _system_server(Path(folder))
        else:
            with pgserver.get_server(Path(folder) / "data", cleanup_mode="stop") as server:
                yield _environment(server.get_uri())


def _environment(uri: str) -> dict[str, str]:
    parts = psycopg2.extensions.parse_dsn(uri)
    return {
        "JOURNEY_TARGET": "postgres",
        "PGHOST": parts["host"],
        "PGPORT": parts.get("port", "5432"),
        "PGUSER": parts["user"],
        "PGDATABASE": parts["dbname"],
    }


def _system_server(folder: Path) -> Iterator[dict[str, str]]:
    found = [shutil.which("pg_ctl"), *sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")))]
    pg_ctl = next((path for path in found if path), None)
    if pg_ctl is None or os.geteuid() == 0:
        pytest.skip("neither pgserver nor a PostgreSQL server that this user may start")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    data = folder / "data"
    subprocess.run([pg_ctl, "initdb", "-D", data, "-o", "-U postgres -A trust"], check=True)
    options = f"-p {port} -k {folder} -c listen_addresses=''"
    subprocess.run([pg_ctl, "start", "-w", "-D", data, "-o", options], check=True)
    try:
        yield _environment(f"postgresql://postgres@/postgres?host={folder}&port={port}")
    finally:
        subprocess.run([pg_ctl, "stop", "-m", "fast", "-D", data], check=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("engines")


@pytest.fixture(scope="module")
def built(postgres: dict[str, str], folder: Path) -> dict[str, str]:
    """The sample on both engines, the policy learned on each from its own aggregates."""
    on_duckdb = dbt(*BUILD, folder=folder)
    assert on_duckdb.returncode == 0, on_duckdb.stdout
    unlearned = dbt("run", "--select", "int_lapse_policy", folder=folder, **postgres)
    assert unlearned.returncode != 0
    assert "Run `customer_journey fit --target postgres` first" in unlearned.stdout
    _command("fit", folder, postgres)
    on_postgres = dbt(*BUILD, folder=folder, **postgres)
    assert on_postgres.returncode == 0, on_postgres.stdout
    assert "markov" not in _models_of_attribution(postgres)
    _command("fit_markov", folder, postgres)
    assert "markov" in _models_of_attribution(postgres)
    return postgres


def _command(name: str, folder: Path, postgres: dict[str, str]) -> None:
    """Run a command of ours on PostgreSQL."""
    ran = subprocess.run(
        [Path(sys.executable).with_name("customer_journey"), name, "--target", "postgres"],
        cwd=PROJECT,
        env={
            **os.environ,
            **postgres,
            "DBT_TARGET_PATH": str(folder / "target"),
            "DBT_LOG_PATH": str(folder / "logs"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def _connected(postgres: dict[str, str]) -> psycopg2.extensions.connection:
    return psycopg2.connect(
        host=postgres["PGHOST"],
        port=postgres["PGPORT"],
        user=postgres["PGUSER"],
        dbname=postgres["PGDATABASE"],
    )


def _models_of_attribution(postgres: dict[str, str]) -> set[str]:
    with _connected(postgres) as server, server.cursor() as cursor:
        cursor.execute("select distinct attribution_model from marts.rpt_channel_attribution")
        return {model for (model,) in cursor.fetchall()}


def _rows(rows: list[tuple[Any, ...]]) -> list[str]:
    return sorted(
        str([value.normalize() if isinstance(value, Decimal) else value for value in row]) for row in rows
    )


def _assert_same_marts(postgres: dict[str, str], folder: Path) -> None:
    with (
        duckdb.connect(str(folder / "journey.duckdb"), read_only=True) as ours,
        _connected(postgres) as server,
        server.cursor() as theirs,
    ):
        marts = ours.execute(
            "select table_name from information_schema.tables where table_schema = 'marts' order by 1"
        ).fetchall()
        assert len(marts) > 15
        for (mart,) in marts:
            columns = ", ".join(name for name, *_ in ours.execute(f"describe marts.{mart}").fetchall())
            theirs.execute(f"select {columns} from marts.{mart}")
            rows = _rows(ours.execute(f"select {columns} from marts.{mart}").fetchall())
            assert _rows(theirs.fetchall()) == rows, mart


def test_every_mart_is_the_same_on_postgresql_and_duckdb(built: dict[str, str], folder: Path) -> None:
    _assert_same_marts(built, folder)


def test_a_day_of_news_by_customer_is_the_same_too(built: dict[str, str], folder: Path) -> None:
    """The account of the builds is one of an earlier version, and goes on."""
    # fit_markov runs two models more, which is no complete build.
    last_build = (
        "select is_by_customer from staging.builds where is_complete order by build_number desc limit 1"
    )
    with duckdb.connect(str(folder / "journey.duckdb")) as ours:
        for statement in (*NEWS, ACCOUNT_OF_BEFORE):
            ours.execute(statement)
    with _connected(built) as server, server.cursor() as theirs:
        for statement in (*NEWS, ACCOUNT_OF_BEFORE):
            theirs.execute(statement)
    for selected in (["--selector", "within_the_day"], []):
        for environment in ({}, built):
            ran = dbt(*BUILD_ON, *selected, folder=folder, **environment)
            assert ran.returncode == 0, ran.stdout
        if selected:
            _assert_same_marts(built, folder)
    _command("fit_markov", folder, built)
    with duckdb.connect(str(folder / "journey.duckdb"), read_only=True) as ours:
        assert ours.execute(last_build).fetchall() == [(True,)]
    with _connected(built) as server, server.cursor() as theirs:
        theirs.execute(last_build)
        assert theirs.fetchall() == [(True,)]
    _assert_same_marts(built, folder)
