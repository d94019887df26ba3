"""The measuring instrument: days bring all that can happen, the floor is the mart, the command tells all."""

import json
import os
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from compiled_project import PROJECT
from conftest import Compiled
from customer_journey.bench.dbt import DbtRun, Node, Settings
from customer_journey.bench.floor import run_floor
from customer_journey.bench.memory import MemorySamples
from customer_journey.bench.parts import execute_profiled
from customer_journey.bench.process import Measured, measure
from customer_journey.bench.progress import Progress
from customer_journey.bench.report import report_lines
from customer_journey.bench.result import result
from customer_journey.bench.session import Plan, Session, run_session
from customer_journey.bench.shop import TABLES, count_rows, simulated_shop
from customer_journey.cli import main
from customer_journey.simulate.days import make_day
from reference import RawTables

DAYS = 8
COLUMNS = """
    stage_interval_id, customer_id, stage, stage_category, level, previous_stage, next_stage, entered_at,
    exited_at, days_in_stage, is_current, entry_reason, entry_evidence, entry_evidence_it, lifetime_number
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return simulated_shop(tmp_path_factory.mktemp("shops"), customers=1000, seed=7)


@pytest.fixture(scope="module")
def days(shop: Path) -> list[Path]:
    """The shop, and the shop after each of some days."""
    folders = [shop]
    for seed in range(DAYS):
        folders.append(shop.with_name(f"day{seed}"))
        make_day(folders[-2], folders[-1], seed=seed, share=0.1)
    return folders


def rows(folder: Path, query: str, before: Path | None = None) -> list[tuple[Any, ...]]:
    """A query in which raw_orders and so on are the files of a folder, old.raw_orders those of another."""
    with duckdb.connect() as connection:
        connection.execute("create schema old")
        for table in TABLES:
            connection.execute(f"create view {table} as from read_parquet('{folder / table}.parquet')")
            if before:
                connection.execute(
                    f"create view old.{table} as from read_parquet('{before / table}.parquet')"
                )
        return connection.execute(query).fetchall()


def contents(folder: Path) -> dict[str, list[str]]:
    return {table: sorted(map(repr, rows(folder, f"from {table}"))) for table in TABLES}


def test_a_day_is_the_same_whenever_it_is_made(shop: Path, days: list[Path], tmp_path: Path) -> None:
    assert make_day(shop, tmp_path / "again", seed=0, share=0.1) == date(2026, 1, 1)
    assert contents(tmp_path / "again") == contents(days[1])
    make_day(shop, tmp_path / "other", seed=99, share=0.1)
    assert contents(tmp_path / "other")["raw_orders"] != contents(days[1])["raw_orders"]


def test_a_day_keeps_the_types_of_the_tables(shop: Path, days: list[Path]) -> None:
    for table in TABLES:
        described = f"select column_name, column_type from (describe from {table})"
        assert rows(days[-1], described) == rows(shop, described)


def test_a_share_of_nobody_is_refused(shop: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="share"):
        make_day(shop, tmp_path, seed=1, share=0)


@pytest.mark.parametrize("table", ["raw_orders", "raw_customers", "raw_touchpoints"])
def test_news_are_loaded_later_than_all_before(days: list[Path], table: str) -> None:
    for before, after in pairwise(days):
        news = f"(from {table} except all from old.{table})"
        ((news_begin, old_end),) = rows(
            after, f"select (select min(loaded_at) from {news}), max(loaded_at) from old.{table}", before
        )
        assert news_begin > old_end


# A visitor nobody knew before.
UNKNOWN = """
    select anonymous_id from old.raw_touchpoints where anonymous_id is not null
    except select anonymous_id from old.raw_identities
    except select anonymous_id from old.raw_touchpoints where customer_id is not null
"""
NEWS = {
    "an order of the day": """
        from raw_orders anti join old.raw_orders using (order_id) where ordered_at >= $day
    """,
    "an order late by weeks": """
        from raw_orders anti join old.raw_orders using (order_id) where ordered_at < $day - 7
    """,
    "an amount corrected": """
        from raw_orders as now join old.raw_orders as was using (order_id)
        where now.net_amount <> was.net_amount
            and order_id not in (select order_id from raw_orders group by all having count(*) > 1)
    """,
    "an order taken back": """
        from raw_orders as now join old.raw_orders as was using (order_id)
        where now.status in ('cancelled', 'returned') and was.status is distinct from now.status
    """,
    "an order moved to another customer": """
        from raw_orders as now join old.raw_orders as was using (order_id)
        where now.customer_id <> was.customer_id
    """,
    "an order sent again": """
        select order_id from raw_orders group by all having count(*) > 1
        except all select order_id from old.raw_orders group by all having count(*) > 1
    """,
    "a touchpoint sent again": """
        select touchpoint_id from raw_touchpoints group by all having count(*) > 1
        except all select touchpoint_id from old.raw_touchpoints group by all having count(*) > 1
    """,
    "a line of a new order": """
        from raw_order_lines
        semi join (from raw_orders anti join old.raw_orders using (order_id)) as fresh using (order_id)
    """,
    "a new customer": "from raw_customers anti join old.raw_customers using (customer_id)",
    "a consent changed": """
        from raw_customers as now join old.raw_customers as was using (customer_id)
        where now.marketing_consent is distinct from was.marketing_consent
    """,
    "a touchpoint of the day": """
        from raw_touchpoints anti join old.raw_touchpoints using (touchpoint_id) where occurred_at >= $day
    """,
    "a touchpoint late by weeks": """
        from raw_touchpoints anti join old.raw_touchpoints using (touchpoint_id) where occurred_at < $day - 7
    """,
    "a visitor identified by name, one person with a customer": f"""
        from raw_identities
        where anonymous_id in ({UNKNOWN}) and customer_id in (select customer_id from old.raw_customers)
    """,
    "a visitor identified by a touchpoint, one person with a customer": f"""
        from raw_touchpoints
        where anonymous_id in ({UNKNOWN}) and customer_id in (select customer_id from old.raw_customers)
    """,
    "a new product": "from raw_products anti join old.raw_products using (product_id)",
    "a product in another category": """
        from raw_products as now join old.raw_products as was using (product_id)
        where now.category is distinct from was.category
    """,
    "a negative order": "from raw_orders where net_amount < 0",
    "a score out of scale": "from raw_touchpoints where touchpoint_type = 'nps' and score > 10",
    "a line of an unknown order": "from raw_order_lines anti join raw_orders using (order_id)",
}


@pytest.mark.parametrize("kind", NEWS)
def test_days_bring_every_kind_of_news(days: list[Path], kind: str) -> None:
    found = []
    for number, (before, after) in enumerate(pairwise(days)):
        query = NEWS[kind].replace("$day", f"(date '2026-01-01' + {number})")
        found.append(len(rows(after, query, before)))
    assert max(found) > 0
    # Nothing of it was in the shop before.
    assert rows(days[0], NEWS[kind].replace("$day", "date '2026-01-01'"), days[0]) == []


def as_text(folder: Path) -> RawTables:
    """Typed parquet as the rows of text a shop system would deliver."""
    with duckdb.connect() as connection:
        tables = {}
        for table in TABLES:
            query = f"select cast(columns(*) as varchar) from read_parquet('{folder / table}.parquet')"
            result = connection.execute(query)
            names = [column[0] for column in result.description]
            tables[table] = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
        return tables


@pytest.mark.parametrize("day", [0, DAYS])
def test_the_floor_equals_the_mart(days: list[Path], day: int, compiled: Compiled, tmp_path: Path) -> None:
    """The shop as it was made; and after some days, with repeated keys, bad rows and persons become one."""
    seconds = run_floor(days[day], tmp_path / "floor.duckdb", threads=2)
    assert seconds["in_all"] > seconds["lapse_policy"] > 0
    with duckdb.connect(str(tmp_path / "floor.duckdb"), read_only=True) as connection:
        floor = connection.execute(f"select {COLUMNS} from fct_stage_intervals order by all").fetchall()
    with compiled("learned").built(as_text(days[day])) as connection:
        mart = connection.execute(f"select {COLUMNS} from marts.fct_stage_intervals order by all").fetchall()
    assert len(mart) > 4000
    assert floor == mart


def test_the_work_of_a_script_is_split_into_parts(tmp_path: Path) -> None:
    """A raw file that is read; a table made of it and read again, which is no reading."""
    with duckdb.connect() as connection:
        connection.execute(f"copy (from range(1000) as r(n)) to '{tmp_path / 'n.parquet'}'")
        read = f"create temp table made as from '{tmp_path / 'n.parquet'}';"
        parts = execute_profiled(connection, read)
        assert parts["reading"] > 0
        assert parts["writing"] > 0
        assert parts.keys() <= {"reading", "writing", "computing"}
        parts = execute_profiled(
            connection, "select n from made join made as other using (n) order by hash(n)"
        )
        assert parts["sorting"] > 0
        assert parts["joining"] > 0
        assert "reading" not in parts


def test_a_process_is_measured_while_it_runs() -> None:
    program = "import time; held = bytearray(80_000_000); print('held'); time.sleep(0.4)"
    lines: list[str] = []
    measured = measure([sys.executable, "-c", program], PROJECT, os.environ, lines.append)
    assert (measured.exit_code, lines) == (0, ["held\n"])
    assert measured.seconds > 0.4
    assert measured.peak_bytes > 80_000_000
    if Path("/proc").exists():
        assert 80_000_000 < (measured.memory.peak(measured.began, measured.ended) or 0) <= measured.peak_bytes
        assert measured.memory.peak(0, 1) is None


def test_what_a_node_holds_is_the_largest_sample_while_it_ran() -> None:
    samples = MemorySamples(pid=0, samples=[(1.0, 5), (2.0, 9), (3.0, 7), (4.0, 30)])
    assert samples.peak(1.9, 3.0) == 9


def test_the_words_of_a_dbt_that_breaks_are_kept() -> None:
    with Progress("models") as progress:
        progress.read_line("Segmentation fault\n")
        progress.read_line('{"info": {"level": "error", "name": "RunResultError", "msg": "no such column"}}')
        progress.read_line('{"info": {"level": "info", "name": "StatsLine", "msg": "Done."}}')
    assert progress.errors == ["Segmentation fault", "no such column"]


def measured_for(seconds: float) -> Measured:
    return Measured(100.0, 100.0 + seconds, 0, 500_000_000, seconds, MemorySamples(0, [(102.0, 400_000_000)]))


def dbt_run_of(seconds: float) -> DbtRun:
    """Two models on two threads, one second after the call and until one second before the end."""
    nodes = [Node("short", "model", 101.0, 103.0, None), Node("long", "model", 102.0, 99.0 + seconds, None)]
    return DbtRun(measured_for(seconds), nodes, threads=2)


def test_ratios_are_of_medians_and_a_day_counts_beyond_the_start() -> None:
    session = Session(
        parse=dbt_run_of(8), models=[dbt_run_of(20), dbt_run_of(90), dbt_run_of(22)],
        facts=dbt_run_of(5), day=dbt_run_of(9),
        intervals=[dbt_run_of(10), dbt_run_of(11), dbt_run_of(70)], journey=[dbt_run_of(14)],
        floor=[measured_for(5), measured_for(2)] * 2,
    )  # fmt: skip
    found = result(session, {"raw_orders": 2200})
    assert found["medians"] == {"models": 22, "intervals": 11, "journey": 14, "floor": 3.5}
    assert found["ratios"] == {
        "intervals_to_floor": 3.14, "intervals_beyond_start_to_floor": 2.57,
        "journey_to_floor": 4.0, "journey_beyond_start_to_floor": 3.43, "models_to_floor": 6.29,
    }  # fmt: skip
    assert found["rows_per_second"] == 100
    assert (found["day"]["seconds_beyond_start"], found["day"]["share_of_full_build"]) == (8, 0.4091)
    assert "a day's news, the facts alone: 5.0 s, 22.7% of the full build" in report_lines(found)
    parts = [found["models"][0][f"{part}_seconds"] for part in ("start", "nodes", "end", "idle_thread")]
    assert parts == [1, 18, 1, 17]
    slowest = [line.split()[0] for line in list(report_lines(found))[1:4]]
    assert slowest == ["long", "short", "the"]


@pytest.mark.parametrize("selected", [(), ("stg_clock",)])
def test_of_a_day_the_facts_come_first_where_all_is_measured(
    selected: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labels: list[str] = []
    settings = Settings(tmp_path, threads=2, memory_limit=None)

    def run(arguments: list[str], raw: Path, settings: Settings, label: str) -> DbtRun:
        settings.db.touch()
        labels.append(label)
        return dbt_run_of(5)

    monkeypatch.setattr("customer_journey.bench.session.run_dbt", run)
    monkeypatch.setattr("customer_journey.bench.session.make_day", lambda *_, **__: None)
    run_session(Plan(selected, False, False, True, 0.1, 1, 1), tmp_path, settings)
    assert labels == ["parse", "models", *([] if selected else ["facts"]), "day"]


def test_bench_measures_builds_and_tells_no_path(tmp_path: Path) -> None:
    out = tmp_path / "bench.json"
    what = [
        "--customers",
        "300",
        "--select",
        "+stg_clock",
        "--with-tests",
        "--floor",
        "--day",
        "--share",
        "0.1",
    ]
    where = ["--share", "0.1", "--work", str(tmp_path / "work"), "--out", str(out)]
    told = CliRunner().invoke(main, ["bench", *what, *where])
    assert told.exit_code == 0, told.output
    for words in (
        "base_",
        "the whole build",
        "raw,",
        "data tests",
        "x the floor",
        "of its threads' work: ",
        "a day's news",
    ):
        assert words in told.output
    text = out.read_text()
    assert str(tmp_path) not in text
    assert str(PROJECT) not in text
    found = json.loads(text)
    assert found["machine"]["cores"] >= 1
    assert {"python", "dbt-core", "dbt-duckdb", "duckdb"} <= set(found["versions"])
    assert found["parameters"]["customers"] == 300
    (folder,) = (tmp_path / "work" / "shops").iterdir()
    assert found["raw_rows"] == count_rows(folder)
    build = found["models"][0]
    assert build["peak_bytes"] > 10_000_000
    assert build["seconds"] >= build["start_seconds"] + build["nodes_seconds"]
    assert {"stg_clock", "touchpoint_types"} <= {node["name"] for node in build["nodes"]}
    assert "fct_stage_intervals" in {node["name"] for node in found["intervals"][0]["nodes"]}
    assert "rpt_win_back" in {node["name"] for node in found["journey"][0]["nodes"]}
    assert {node["kind"] for node in found["tests"][0]["nodes"]} == {"test"}
    ratio = found["medians"]["intervals"] / found["medians"]["floor"]
    assert found["ratios"]["intervals_to_floor"] == pytest.approx(ratio, abs=0.05)
    assert 0 < found["day"]["seconds_beyond_start"] < found["day"]["seconds"]
    # The shop stays for the next run, the database does not.
    assert simulated_shop(tmp_path / "work" / "shops", 300, 1) == folder
    assert not list((tmp_path / "work" / "run").glob("*.duckdb"))
