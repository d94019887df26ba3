"""Builds that compute only the customers with news, held to builds that compute everybody."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pytest

from compiled_project import PROJECT, dbt, dbt_environment, dbt_in_process, read_marts
from customer_journey.simulate.days import make_day
from customer_journey.simulate.run import Request, run
from customer_journey.simulate.shop import SHOPS

NO_TESTS = ("--exclude-resource-type", "test", "unit_test")
FILES = ("--vars", "input: files")

DAYS = 30
COMPARED_AFTER = (1, 7, 20, DAYS)

# What `--selector within_the_day` brings up to date.
FACTS = (
    "fct_attribution", "fct_orders", "fct_phase_intervals", "fct_stage_intervals", "fct_stage_transitions",
    "fct_touchpoints",
)  # fmt: skip

# On which day the build is killed, and how far it has come: from the list of persons to the marts.
KILLED_AT = {
    3: "stg_touched_persons",
    7: "stg_orders__set_aside",
    12: "int_purchases_numbered",
    20: "int_touchpoints_in_stages",
    25: "dim_customers",
}


class Shop:
    """A shop's raw tables of each day, and a database that is built day by day."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.raw = [folder / "day00"]

    @property
    def database(self) -> Path:
        return self.folder / "journey.duckdb"

    def environment(self, day: int) -> dict[str, str]:
        return dbt_environment(self.folder, JOURNEY_INPUT=str(self.raw[day]))

    def next_day(self, share: float) -> None:
        """One day more of raw tables."""
        day = len(self.raw)
        self.raw.append(self.folder / f"day{day:02d}")
        make_day(self.raw[day - 1], self.raw[day], seed=day, share=share)

    def build(self, *arguments: str, day: int = -1) -> None:
        given = ("--quiet", "--no-write-json", "build", *NO_TESTS, *FILES, *arguments)
        assert dbt_in_process(*given, folder=self.folder, JOURNEY_INPUT=str(self.raw[day]))

    def build_tested(self, *arguments: str) -> bool:
        """Whether a build succeeded with its data tests, too."""
        given = ("--quiet", "build", "--exclude-resource-type", "unit_test", *arguments)
        return dbt_in_process(*given, folder=self.folder, JOURNEY_INPUT=str(self.raw[-1]))

    def build_killed(self, at: str) -> None:
        """A build whose process is killed when it comes to a model."""
        command = [str(Path(sys.executable).with_name("dbt")), "build", *NO_TESTS, *FILES]
        with subprocess.Popen(
            command, cwd=PROJECT, env=self.environment(-1), stdout=subprocess.PIPE, text=True,
            start_new_session=True,
        ) as run:  # fmt: skip
            assert run.stdout is not None
            for line in run.stdout:
                if "START" in line and at in line:
                    break
            os.killpg(run.pid, signal.SIGKILL)
        assert run.returncode == -signal.SIGKILL

    def query(self, query: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(query).fetchall()

    def last_build(self) -> tuple[object, ...]:
        """Whether the last build was by customer, and came to its end."""
        return self.query(
            "select is_by_customer, is_complete from staging.builds order by build_number desc limit 1"
        )[0]

    def marts(self) -> dict[str, list[str]]:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return read_marts(connection)


def marts_of_everybody(shop: Shop, folder: Path) -> dict[str, list[str]]:
    """The marts of a build from nothing over the shop's last day, with the lapse policy the shop has kept."""
    other = Shop(folder)
    other.raw = shop.raw
    with duckdb.connect(str(other.database)) as connection:
        connection.execute(f"attach '{shop.database}' as kept (read_only)")
        connection.execute("create schema intermediate")
        connection.execute(
            "create table intermediate.int_lapse_policy_learned as "
            "from kept.intermediate.int_lapse_policy_learned"
        )
    other.build()
    assert other.last_build() == (False, True)
    return other.marts()


def assert_same(marts: dict[str, list[str]], others: dict[str, list[str]]) -> None:
    assert marts.keys() == others.keys()
    for mart, rows in marts.items():
        assert rows == others[mart], mart


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """Some hundred persons, built once."""
    shop = Shop(tmp_path_factory.mktemp("shop"))
    run_simulation(shop.raw[0])
    put_blanks_around_ids(shop.raw[0])
    shop.build()
    assert shop.last_build() == (False, True)
    return shop


def put_blanks_around_ids(folder: Path) -> None:
    """Some ids of touchpoints as a careless export writes them: the days to come keep them so."""
    table = folder / "raw_touchpoints.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"""
            create table touchpoints as
            select * replace (
                case
                    when hash(touchpoint_id) % 5 = 0 then ' ' || customer_id || chr(9) else customer_id
                end as customer_id,
                case
                    when hash(touchpoint_id) % 7 = 0 then anonymous_id || chr(10)
                    when anonymous_id is null and hash(touchpoint_id) % 7 = 1 then ' '
                    else anonymous_id
                end as anonymous_id
            )
            from '{table}'
        """)
        connection.execute(f"copy touchpoints to '{table}'")


def run_simulation(folder: Path) -> None:
    request = Request(
        shop=SHOPS["general"], persons=500, seed=11, start=date(2023, 1, 1), end=date(2025, 12, 31),
        folder=folder, file_format="parquet", bad_rows=0.0, with_truth=False,
    )  # fmt: skip
    for _ in run(request):
        pass


def test_days_of_news_equal_a_build_of_everybody(shop: Shop, tmp_path: Path) -> None:
    """Late rows, corrections, orders taken back or moved, visitors identified: thirty days of them.

    On some days the build is killed, and run again. Before some nights the facts alone are made.
    """
    for day in range(1, DAYS + 1):
        shop.next_day(share=0.02)
        if day in KILLED_AT:
            shop.build_killed(at=KILLED_AT[day])
        if day in COMPARED_AFTER:
            shop.build("--selector", "within_the_day")
            assert shop.last_build() == (True, False), day
            facts = {mart: rows for mart, rows in shop.marts().items() if mart in FACTS}
            assert len(facts) == len(FACTS)
        shop.build()
        assert shop.last_build() == (True, True), day
        if day in COMPARED_AFTER:
            everybody = marts_of_everybody(shop, tmp_path / f"everybody{day}")
            assert_same(shop.marts(), everybody)
            assert_same(facts, {mart: everybody[mart] for mart in FACTS})


def test_only_persons_with_news_are_touched(shop: Shop) -> None:
    """Of those nobody heard of, no row is written again: they are few, and their number says so."""
    shop.next_day(share=0.02)
    shop.build()
    ((touched, everybody),) = shop.query(
        """
        select
            count(*) filter (where customer_id in (select customer_id from staging.stg_touched_persons)),
            count(*)
        from intermediate.int_persons
        """
    )
    assert isinstance(touched, int)
    assert isinstance(everybody, int)
    assert 0 < touched < everybody / 5


def test_the_same_rows_again_are_no_news(shop: Shop) -> None:
    before = shop.marts()
    shop.build()
    assert shop.last_build() == (True, True)
    assert shop.query("select count(*) from staging.stg_news") == [(0,)]
    assert shop.query("select table_name from information_schema.tables where table_schema = 'main'") == []
    assert shop.query("from duckdb_tables() where table_name like '%replacement'") == []
    assert_same(shop.marts(), before)


def test_an_account_of_builds_of_an_earlier_version_gets_the_columns_it_lacks(shop: Shop) -> None:
    """What the builds so far have done stays known: the next build goes on from them."""
    shop.build()
    with duckdb.connect(str(shop.database)) as connection:
        for column in ("failed_tests", "has_new_failures"):
            connection.execute(f"alter table staging.builds drop column {column}")
        builds = connection.execute("from staging.builds order by build_number").fetchall()
    shop.build()
    assert shop.last_build() == (True, True)
    kept = "select * exclude (failed_tests, has_new_failures) from staging.builds order by build_number"
    assert shop.query(f"{kept} limit {len(builds)}") == builds
    last = "select failed_tests, has_new_failures from staging.builds order by build_number desc limit 1"
    assert shop.query(last) == [(None, False)]


def test_a_part_of_the_models_finds_the_persons_in_the_kept_tables(shop: Shop) -> None:
    """Where the steps before it are not built, nothing has been put into these tables to be read again."""
    shop.next_day(share=0.02)
    shop.build()
    steps = "from intermediate.int_touchpoint_steps order by all"
    before = shop.query(steps)
    touched = "select customer_id from staging.stg_touched_persons"
    assert shop.query(f"select 1 from intermediate.int_touchpoint_steps where customer_id in ({touched})")
    shop.build("--select", "int_touchpoint_steps")
    assert shop.query(steps) == before


def test_a_table_of_everybody_is_not_made_anew_from_the_steps_of_some(shop: Shop) -> None:
    refused = dbt(
        "run", "--full-refresh", *FILES, "--select", "int_purchases",
        folder=shop.folder, JOURNEY_INPUT=str(shop.raw[-1]),
    )  # fmt: skip
    assert refused.returncode != 0
    assert "+int_purchases" in refused.stdout


def test_another_rule_computes_everybody(shop: Shop, tmp_path: Path) -> None:
    """A variable given for one build; and back again."""
    shop.build("--vars", "{input: files, repeat_from_purchases: 2}")
    assert shop.last_build() == (False, True)
    shop.build()
    assert shop.last_build() == (False, True)
    assert_same(shop.marts(), marts_of_everybody(shop, tmp_path / "everybody"))


def test_another_macro_computes_everybody(shop: Shop, tmp_path: Path) -> None:
    """After a build by customer a part of the project is refused, since all of it has to be made anew."""
    shop.build()
    assert shop.last_build() == (True, True)
    project = tmp_path / "project"
    project.mkdir()
    shutil.copy(PROJECT / "dbt_project.yml", project)
    for folder in ("models", "macros", "seeds", "tests", "analyses"):
        shutil.copytree(PROJECT / folder, project / folder)
    macro = project / "macros/journey/journey_stage.sql"
    macro.write_text(macro.read_text().replace("'at_risk'", "'in_danger'"))
    refused = dbt(
        "run", *FILES, "--select", "int_purchases", "--project-dir", str(project),
        folder=shop.folder, DBT_TARGET_PATH=str(project / "target"), JOURNEY_INPUT=str(shop.raw[-1]),
    )  # fmt: skip
    assert refused.returncode != 0
    assert "int_purchases holds everybody" in refused.stdout


def test_a_column_that_comes_later_computes_everybody(shop: Shop, tmp_path: Path) -> None:
    """A status in old orders, whose `loaded_at` does not say that they have one now."""
    shop.build()
    whole = shop.raw[-1]
    shop.raw.append(tmp_path / "narrower")
    shutil.copytree(whole, shop.raw[-1])
    replace_table(shop.raw[-1], "raw_orders", "select * exclude (status) from orders")
    for raw in (shop.raw[-1], whole):
        shop.raw.append(raw)
        shop.build()
        assert shop.last_build() == (False, True)
        assert_same(shop.marts(), marts_of_everybody(shop, tmp_path / f"everybody of {raw.name}"))
    shop.build()
    assert shop.last_build() == (True, True)


def test_a_table_of_the_warehouse_with_another_column_computes_everybody(tmp_path: Path) -> None:
    """To look at it is not to forget the plan of the build."""
    shop = Shop(tmp_path / "shop")
    shop.raw.append(shop.folder)
    others = "raw_order_lines, raw_products, raw_customers, raw_touchpoints, raw_identities"
    tables = ("--vars", f"{{input: tables, missing_tables: [{others}]}}")
    with duckdb.connect(str(shop.database)) as connection:
        connection.execute("create schema raw")
        connection.execute(
            "create table raw.raw_orders as select 'O' || day as order_id, 'C' || day % 5 as customer_id, "
            "date '2025-01-01' + cast(day as integer) as ordered_at, 10 as net_amount, "
            "timestamp '2026-01-01' as loaded_at from range(40) as days (day)"
        )
    for is_by_customer in (False, True):
        shop.build(*tables)
        assert shop.last_build() == (is_by_customer, True)
    with duckdb.connect(str(shop.database)) as connection:
        connection.execute("alter table raw.raw_orders add column status varchar")
    shop.build(*tables)
    assert shop.last_build() == (False, True)


def test_a_row_that_vanished_is_noticed_and_then_everybody_is_computed(shop: Shop, tmp_path: Path) -> None:
    """Nothing says which customer lost it: the counts of the raw tables no longer add up."""
    lose_an_order(shop, tmp_path / "shorter")
    assert not shop.build_tested(*FILES)
    assert shop.last_build() == (True, False)
    shop.build()
    assert shop.last_build() == (False, True)
    assert_same(shop.marts(), marts_of_everybody(shop, tmp_path / "everybody"))


def test_data_tests_that_fail_for_everybody_too_do_not_compute_everybody(tmp_path: Path) -> None:
    """Such a rule lets stages follow each other as no transition allows: each build says so, and goes on."""
    shop = Shop(tmp_path / "shop")
    run_simulation(shop.raw[0])
    rule = ("--vars", "{input: files, win_back_purchases: 0}")
    assert not shop.build_tested(*rule)
    assert shop.last_build() == (False, True)
    shop.next_day(share=0.02)
    assert not shop.build_tested(*rule)
    assert shop.last_build() == (True, True)
    lose_an_order(shop, tmp_path / "shorter")
    assert not shop.build_tested(*rule)
    assert shop.last_build() == (True, False), "another test failed, too"
    assert not shop.build_tested(*rule)
    assert shop.last_build() == (False, True)


def lose_an_order(shop: Shop, folder: Path) -> None:
    """The raw tables once more, one row short."""
    shutil.copytree(shop.raw[-1], folder)
    with duckdb.connect() as connection:
        connection.execute(f"""
            copy (from '{shop.raw[-1]}/raw_orders.parquet' order by order_id offset 1)
            to '{folder}/raw_orders.parquet'
        """)
    shop.raw.append(folder)


def test_lines_are_news_without_their_orders(shop: Shop, tmp_path: Path) -> None:
    """A line comes later than its order, is corrected or taken away: no loaded_at says so."""
    shop.build()
    shop.raw.append(tmp_path / "other_lines")
    shutil.copytree(shop.raw[-2], shop.raw[-1])
    lines = f"'{shop.raw[-2]}/raw_order_lines.parquet'"
    with duckdb.connect(str(shop.database), read_only=True) as connection:
        connection.execute(
            f"create temp table orders as select order_id, customer_id, "
            f"row_number() over (partition by customer_id order by order_id) as number "
            f"from staging.stg_orders where order_id in (select order_id from {lines})"
        )
        chosen = connection.execute(
            "select order_id, customer_id from orders where number = 1 order by customer_id limit 3"
        ).fetchall()
        (late, corrected, taken_away), buyers = zip(*chosen, strict=True)
        connection.execute(
            f"copy (select * from {lines} where order_id <> $taken_away and order_id <> $corrected union all "
            f"select * replace ('P0' as product_id) from {lines} where order_id = $corrected union all "
            f"select * replace (99 as line_number) from {lines} where order_id = $late) "
            f"to '{shop.raw[-1]}/raw_order_lines.parquet'",
            {"late": late, "corrected": corrected, "taken_away": taken_away},
        )
    shop.build()
    assert shop.last_build() == (True, True)
    assert set(shop.query("select customer_id from staging.stg_touched_persons")) >= {
        (buyer,) for buyer in buyers
    }
    assert_same(shop.marts(), marts_of_everybody(shop, tmp_path / "everybody"))


def test_the_first_lines_of_a_shop_concern_everybody(tmp_path: Path) -> None:
    """From then on loyalty asks for categories, of customers without lines too; not when none are left."""
    shop = Shop(tmp_path / "shop")
    run_simulation(shop.raw[0])
    lines = tmp_path / "lines.parquet"
    (shop.raw[0] / "raw_order_lines.parquet").rename(lines)
    orders = f"'{shop.raw[0]}/raw_orders.parquet'"
    orders_of_some = f"select order_id from {orders} where hash(customer_id) % 3 = 0"
    counts_loyal = []
    for day, kept in enumerate(["false", f"order_id in ({orders_of_some})", "false"]):
        if day > 0:
            shop.raw.append(shop.folder / f"day{day:02d}")
            shutil.copytree(shop.raw[0], shop.raw[day])
        with duckdb.connect() as connection:
            connection.execute(
                f"copy (select * from '{lines}' where {kept}) to '{shop.raw[day]}/raw_order_lines.parquet'"
            )
        shop.build()
        assert shop.last_build() == (day > 0, True)
        counts_loyal += shop.query("select count(*) from marts.fct_stage_intervals where stage = 'loyal'")
        if day > 0:
            assert_same(shop.marts(), marts_of_everybody(shop, tmp_path / f"everybody{day}"))
    assert counts_loyal[1] < counts_loyal[0] == counts_loyal[2]


def test_bad_orders_of_nobody_do_not_stop_a_day_without_orders(tmp_path: Path) -> None:
    """Every build reads them; that none can be used says nothing of the orders it does not read."""
    shop = Shop(tmp_path / "shop")
    run_simulation(shop.raw[0])
    replace_table(
        shop.raw[0], "raw_orders",
        "from orders union all "
        "(select * replace ('of_nobody' as order_id, null as customer_id) from orders limit 1)",
    )  # fmt: skip
    shop.build()
    day_of_a_newcomer(shop, comes_at="max(occurred_at)")
    shop.build()
    assert shop.last_build() == (True, True)
    assert_same(shop.marts(), marts_of_everybody(shop, tmp_path / "everybody"))


def test_a_date_far_ahead_touches_nobody_else(tmp_path: Path) -> None:
    """A year mistyped moves no clock: whose due dates lie before it has no news."""
    shop = Shop(tmp_path / "shop")
    run_simulation(shop.raw[0])
    shop.build()
    day_of_a_newcomer(shop, comes_at="timestamp '2199-01-01'")
    shop.build()
    assert shop.last_build() == (True, True)
    assert shop.query(
        "select customer_id from staging.stg_touched_persons "
        "where customer_id in (select customer_id from intermediate.int_persons)"
    ) == []  # fmt: skip


def test_orders_none_of_which_can_be_read_any_more_stop_a_build(shop: Shop, tmp_path: Path) -> None:
    """An export gone wrong over night: the customers with news had orders, and seem to have none."""
    shop.build()
    shop.next_day(share=0.02)
    right = shop.raw.pop()
    shop.raw.append(tmp_path / "wrong")
    shutil.copytree(right, shop.raw[-1])
    replace_table(
        shop.raw[-1], "raw_orders",
        "select * replace (strftime(ordered_at, '%d.%m.%Y') as ordered_at) from orders",
    )  # fmt: skip
    stopped = dbt("build", *NO_TESTS, *FILES, folder=shop.folder, JOURNEY_INPUT=str(shop.raw[-1]))
    assert stopped.returncode != 0
    assert "Not one row of raw_orders of the customers with news can be used" in stopped.stdout
    assert "unreadable_ordered_at" in stopped.stdout
    shop.raw[-1] = right
    shop.build()
    assert shop.last_build() == (True, True)
    assert_same(shop.marts(), marts_of_everybody(shop, tmp_path / "everybody"))


def day_of_a_newcomer(shop: Shop, comes_at: str) -> None:
    """The raw tables of the day before and one touchpoint more."""
    shop.raw.append(shop.folder / f"day{len(shop.raw):02d}")
    shutil.copytree(shop.raw[-2], shop.raw[-1])
    replace_table(
        shop.raw[-1], "raw_touchpoints",
        "from touchpoints union all by name "
        "select 'new' as touchpoint_id, 'newcomer' as anonymous_id, 'page_view' as touchpoint_type, "
        f"{comes_at} as occurred_at, max(loaded_at) + interval 1 day as loaded_at from touchpoints",
    )  # fmt: skip


def replace_table(folder: Path, table: str, query: str) -> None:
    """A raw table written anew by a query that knows it by its name without `raw_`."""
    file = folder / f"{table}.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"create table {table.removeprefix('raw_')} as from '{file}'")
        connection.execute(f"copy ({query}) to '{file}'")


def test_a_clock_turned_back_stops_with_a_message(shop: Shop, tmp_path: Path) -> None:
    """The latest order or touchpoint is corrected to an earlier day: news to one, another today to all."""
    shop.raw.append(tmp_path / "earlier")
    shutil.copytree(shop.raw[-2], shop.raw[-1])
    [(clock_at,)] = shop.query("select clock_at from staging.stg_clock")
    latest = f"timestamp '{clock_at}' - interval 1 day"
    with duckdb.connect() as connection:
        for table, happened_at in (("raw_orders", "ordered_at"), ("raw_touchpoints", "occurred_at")):
            delivered = f"'{shop.raw[-2]}/{table}.parquet'"
            corrected_at = f"(select max(loaded_at) from {delivered}) + interval 9 day"
            connection.execute(
                f"copy (select * replace (least({happened_at}, {latest}) as {happened_at}, "
                f"case when {happened_at} > {latest} then {corrected_at} else loaded_at end as loaded_at) "
                f"from {delivered}) to '{shop.raw[-1]}/{table}.parquet'"
            )
    stopped = dbt("build", *NO_TESTS, *FILES, folder=shop.folder, JOURNEY_INPUT=str(shop.raw[-1]))
    assert stopped.returncode != 0
    assert "compute_everybody: true" in stopped.stdout
    shop.build("--vars", "{input: files, compute_everybody: true}")
    assert shop.last_build() == (False, True)
