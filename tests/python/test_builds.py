"""Whole builds by dbt itself: twice, in pieces, killed half way, with new orders, with nothing."""

import csv
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from comparison import differences, reference
from compiled_project import PROJECT, RAW_COLUMNS, dbt_environment, dbt_in_process, read_marts
from conftest import Shops, make_raw_tables

# The tests of the project are run by `make test`; here only what they would look at is built.
NO_TESTS = ("--exclude-resource-type", "test", "unit_test")

# The lapse policy and all it is learned from.
POLICY = ("--select", "+int_lapse_policy")

Marts = dict[str, list[str]]


class Shop:
    """A folder with a database of its own; dbt parses the project once for all of its builds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "journey.duckdb"
        self.input = folder / "delivered"

    def deliver(self, last_order_at: str = "9999") -> None:
        """The sample as files, up to a point in time."""
        self.input.mkdir(exist_ok=True)
        self.clear()
        for file in (PROJECT / "seeds" / "sample").glob("raw_*.csv"):
            shutil.copy(file, self.input)
        with (PROJECT / "seeds/sample/raw_orders.csv").open(newline="") as file:
            rows = list(csv.reader(file))
        ordered_at = rows[0].index("ordered_at")
        with (self.input / "raw_orders.csv").open("w", newline="") as file:
            csv.writer(file).writerows(
                rows[:1] + [row for row in rows[1:] if row[ordered_at] <= last_order_at]
            )

    def clear(self) -> None:
        for file in self.input.iterdir():
            file.unlink()

    def build(self, *arguments: str, variables: str = "input: files") -> None:
        given = ("build", "--vars", variables, *NO_TESTS, *arguments)
        assert dbt_in_process(*given, folder=self.folder, JOURNEY_INPUT=str(self.input))

    def marts(self) -> Marts:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return read_marts(connection)

    def policy(self, model: str = "int_lapse_policy") -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(f"select * from intermediate.{model} order by 1").fetchall()


def assert_same(marts: Marts, others: Marts) -> None:
    assert marts.keys() == others.keys()
    for mart, rows in marts.items():
        assert rows == others[mart], mart


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = Shop(tmp_path_factory.mktemp("shop"))
    shop.deliver()
    return shop


@pytest.fixture(scope="module")
def in_one_go(shop: Shop) -> Marts:
    shop.build()
    return shop.marts()


@pytest.fixture
def emptied(shop: Shop, in_one_go: Marts) -> Iterator[Shop]:
    """The shop as if it had never been built; all files are delivered again afterwards."""
    shop.database.unlink(missing_ok=True)
    yield shop
    shop.deliver()


def test_second_build_changes_nothing(shop: Shop, in_one_go: Marts) -> None:
    shop.build()
    assert_same(shop.marts(), in_one_go)


def test_older_duckdb_reads_the_database(shop: Shop, in_one_go: Marts, tmp_path: Path) -> None:
    """BI tools bring drivers of their own, which lag behind."""
    older = tmp_path / "older"
    installer = ["uv", "pip"] if shutil.which("uv") else [sys.executable, "-m", "pip"]
    install = subprocess.run(
        [*installer, "install", "--quiet", "--target", str(older), "duckdb==1.4.*"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if install.returncode != 0:
        pytest.skip("DuckDB 1.4 could not be installed: no package registry is reachable")
    query = (
        "import duckdb; print(duckdb.__version__, "
        f"duckdb.connect({str(shop.database)!r}, read_only=True)"
        ".execute('select count(*) from marts.dim_customers').fetchone()[0])"
    )
    read = subprocess.run(
        [sys.executable, "-c", query], env={**os.environ, "PYTHONPATH": str(older)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert read.returncode == 0, read.stderr
    version, count = read.stdout.split()
    assert version.startswith("1.4.")
    assert int(count) == len(in_one_go["dim_customers"])


def test_building_in_pieces_equals_one_go(emptied: Shop, in_one_go: Marts) -> None:
    emptied.build("--select", "rules", "staging")
    emptied.build("--select", "intermediate")
    emptied.build("--select", "marts")
    assert_same(emptied.marts(), in_one_go)


def test_build_killed_half_way_and_run_again_equals_one_go(emptied: Shop, in_one_go: Marts) -> None:
    command = [str(Path(sys.executable).with_name("dbt")), "build", "--vars", "input: files", *NO_TESTS]
    environment = dbt_environment(emptied.folder, JOURNEY_INPUT=str(emptied.input))
    with subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout is not None
        for line in run.stdout:
            if "START" in line and "int_purchases_paced" in line:
                break
        os.killpg(run.pid, signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    emptied.build()
    assert_same(emptied.marts(), in_one_go)


def test_one_file_with_the_required_columns(emptied: Shop, raw_tables: Shops) -> None:
    emptied.clear()
    with duckdb.connect() as connection:
        make_raw_tables(connection, "cdnow")
        connection.execute(
            "copy (select order_id, customer_id, cast(ordered_at as date) as ordered_at, "
            "cast(net_amount as double) as net_amount from raw.raw_orders) "
            f"to '{emptied.input}/raw_orders.parquet'"
        )
    emptied.build()
    with duckdb.connect(str(emptied.database), read_only=True) as marts:
        assert differences(marts, reference(raw_tables("cdnow"))) == []


def test_files_without_rows_give_marts_without_rows(emptied: Shop) -> None:
    emptied.clear()
    for table, columns in RAW_COLUMNS.items():
        (emptied.input / f"{table}.csv").write_text(",".join(columns) + "\n")
    emptied.build()
    # Nothing is news to it either.
    emptied.build()
    marts = emptied.marts()
    for mart in (
        "dim_customers",
        "fct_orders",
        "fct_touchpoints",
        "fct_stage_intervals",
        "fct_phase_intervals",
    ):
        assert marts[mart] == [], mart
    assert len(marts["rpt_input_reconciliation"]) == len(RAW_COLUMNS)


def test_a_shop_in_its_first_weeks_passes_every_data_test(emptied: Shop) -> None:
    """Nobody was lost yet, so nobody won back: what never happened has rows in some reports."""
    assert dbt_in_process(
        "build", "--vars", "{input: files, as_of: 2024-03-15}", "--exclude-resource-type", "unit_test",
        folder=emptied.folder, JOURNEY_INPUT=str(emptied.input),
    )  # fmt: skip


def test_learned_policy_is_kept_until_it_is_asked_for_again(emptied: Shop) -> None:
    emptied.deliver(last_order_at="2025-06-30")
    emptied.build(*POLICY)
    learned_at_first = emptied.policy()

    emptied.deliver()
    emptied.build(*POLICY)
    assert emptied.policy() == learned_at_first
    emptied.build(*POLICY, "--full-refresh")
    learned_of_all = emptied.policy()
    assert learned_of_all != learned_at_first

    emptied.deliver(last_order_at="2025-06-30")
    emptied.build(*POLICY, variables="{input: files, relearn_lapse_policy: true}")
    assert emptied.policy() == learned_at_first
    kept = emptied.policy("int_lapse_policy_learned")

    emptied.build(*POLICY, variables="{input: files, as_of: 2025-01-31}")
    assert emptied.policy() not in (learned_at_first, learned_of_all)
    assert emptied.policy("int_lapse_policy_learned") == kept
