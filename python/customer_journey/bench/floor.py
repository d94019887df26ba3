"""The hand-written floor: one DuckDB script that computes the stage intervals and nothing else.

It shows what the generality of the models costs on the same data, engine and machine.
"""

import json
import sys
import time
from pathlib import Path

import duckdb
import yaml  # type: ignore[import-untyped]

from customer_journey.bench.parts import execute_profiled
from customer_journey.database import STORAGE
from customer_journey.lapse_policy import LapsePolicySettings, learn_lapse_policy

PROJECT = Path(__file__).resolve().parents[3]
SCRIPT = PROJECT / "benchmarks" / "stage_intervals_floor.sql"
RULES = PROJECT / "seeds" / "rules"
LEARN_HERE = "-- @lapse_policy\n"


def run_floor(raw: Path, db: Path, threads: int, memory_limit: str | None = None) -> dict[str, float]:
    """Write `fct_stage_intervals` of the raw tables in folder `raw` to the new database file `db`.

    All six raw tables must be there as typed parquet files; the rules are the seeds, the settings the
    defaults of dbt_project.yml. Returns wall seconds: `sql`, `lapse_policy` (learned in Python) and
    `in_all`. Raises duckdb.Error where a table is missing or not typed.
    """
    began = time.perf_counter()
    with _opened(raw, db, threads, memory_limit) as connection:
        before, after = _halves()
        connection.execute(before)
        learning = time.perf_counter()
        _learn(connection)
        learned = time.perf_counter()
        connection.execute(after)
    ended = time.perf_counter()
    return {
        "sql": ended - began - (learned - learning),
        "lapse_policy": learned - learning,
        "in_all": ended - began,
    }


def profile_floor(raw: Path, db: Path, threads: int, memory_limit: str | None = None) -> dict[str, float]:
    """The same, profiled: thread-seconds of each part of the work, by the names of `bench.parts`."""
    with _opened(raw, db, threads, memory_limit) as connection:
        before, after = _halves()
        parts = execute_profiled(connection, before)
        _learn(connection)
        parts += execute_profiled(connection, after)
    return {part: round(seconds, 2) for part, seconds in parts.most_common()}


def _opened(raw: Path, db: Path, threads: int, memory_limit: str | None) -> duckdb.DuckDBPyConnection:
    config = {
        **STORAGE,
        "threads": threads,
        "memory_limit": memory_limit or "7GB",
        # As in profiles.yml.
        "block_allocator_memory": "4GB",
    }
    connection = duckdb.connect(str(db), config=config)
    connection.execute("set TimeZone = 'UTC'")
    for name, folder in {"raw": raw, "rules": RULES}.items():
        connection.execute(f"set variable {name} = ?", [str(folder)])
    return connection


def _halves() -> list[str]:
    return SCRIPT.read_text().split(LEARN_HERE)


def _learn(connection: duckdb.DuckDBPyConnection) -> None:
    """Temp table `lapse_policy` from temp table `durations`: learned, else fixed, as in the models."""
    variables = yaml.safe_load((PROJECT / "dbt_project.yml").read_text())["vars"]
    settings = LapsePolicySettings.from_config(variables.get)
    connection.execute(f"create temp table fixed as from read_csv('{RULES / 'lapse_policy_fixed.csv'}')")
    bands = connection.execute("from fixed").df()
    policy = learn_lapse_policy(connection.execute("from durations").df(), settings, bands)
    connection.register("learned", policy)
    connection.execute("create temp table lapse_policy as from learned")
    connection.execute("""
        insert into lapse_policy by name
        select * from fixed where not exists (select 1 from lapse_policy)
    """)
    connection.unregister("learned")


if __name__ == "__main__":
    # A process of its own, so that its memory can be measured as that of dbt:
    # run|profile RAW DB THREADS [MEMORY_LIMIT].
    what, raw_folder, db_file, count_threads, *limit = sys.argv[1:]
    floor = {"run": run_floor, "profile": profile_floor}[what]
    print(json.dumps(floor(Path(raw_folder), Path(db_file), int(count_threads), *limit)))
