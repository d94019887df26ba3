"""The project's SQL as dbt compiled it, run over given raw tables in memory: a build in a second.

dbt compiles once per set of variables; every example then runs the very statements of the models.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import duckdb
import pandas as pd
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest

from customer_journey.lapse_policy import LapsePolicySettings, learn_lapse_policy
from customer_journey.markov import markov_shares
from reference import RawTables
from reference.tables import TABLES

PROJECT = Path(__file__).resolve().parents[2]

RAW_COLUMNS = {table.name: list(table.columns) for table in TABLES}


def dbt_environment(folder: Path, **more: str) -> dict[str, str]:
    """Database, target and logs in a folder of their own."""
    return {
        **os.environ,
        "JOURNEY_DB": str(folder / "journey.duckdb"),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
        "NO_COLOR": "1",
        **more,
    }


def dbt(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run dbt as a user does."""
    command = [str(Path(sys.executable).with_name("dbt")), *arguments]
    env = dbt_environment(folder, **environment)
    return subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False)


@cache
def parsed(variables: str, database: str) -> Manifest | None:
    """The project as dbt reads it, kept for the builds to come; none where it cannot be read."""
    with (
        TemporaryDirectory() as folder,
        patch.dict(os.environ, dbt_environment(Path(folder), JOURNEY_DB=f"{folder}/{database}")),
        chdir(PROJECT),
    ):
        result = dbtRunner().invoke(["--quiet", "parse", "--vars", variables]).result
    return result if isinstance(result, Manifest) else None


def dbt_in_process(*arguments: str, folder: Path, **environment: str) -> bool:
    """Run dbt within this process, which saves its start and reading the project; whether it succeeded."""
    given = dict(pairwise(arguments))
    env = dbt_environment(folder, **environment)
    manifest = parsed(given.get("--vars", "{}"), Path(env["JOURNEY_DB"]).name)
    with patch.dict(os.environ, env), chdir(PROJECT):
        succeeded = dbtRunner(manifest=manifest).invoke(list(arguments)).success
    # Else the adapter holds the database file to the end of the process.
    DuckDBConnectionManager.close_all_connections()
    return succeeded


def load_raw(connection: duckdb.DuckDBPyConnection, schema: str, raw: RawTables) -> None:
    """Write the raw tables, every column text; a table that is not given is there without rows."""
    connection.execute(f"create schema if not exists {schema}")
    for table, columns in RAW_COLUMNS.items():
        declared = ", ".join(f"{column} varchar" for column in columns)
        connection.execute(f"create or replace table {schema}.{table} ({declared})")
        rows = [[row.get(column) for column in columns] for row in raw.get(table, [])]
        if rows:
            frame = pd.DataFrame(rows, columns=columns, dtype="string")
            connection.register("frame", frame)
            connection.execute(f"insert into {schema}.{table} select * from frame")
            connection.unregister("frame")


def read_raw(connection: duckdb.DuckDBPyConnection, schema: str = "raw") -> RawTables:
    """The raw tables a schema holds, every column text."""
    found = connection.execute(
        "select table_name from information_schema.tables where table_schema = ? order by 1", [schema]
    ).fetchall()
    tables = {}
    for (table,) in found:
        result = connection.execute(f"select cast(columns(*) as varchar) from {schema}.{table}")
        names = [column[0] for column in result.description]
        tables[table] = [dict(zip(names, row, strict=True)) for row in result.fetchall()]
    return tables


def read_marts(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Every row of every mart, as text and in order."""
    found = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'marts' order by 1"
    ).fetchall()
    return {
        table: sorted(map(repr, connection.execute(f"select * from marts.{table}").fetchall()))
        for (table,) in found
    }


class CompiledProject:
    """The models compiled with some variables, ready to run over any raw tables."""

    def __init__(self, folder: Path, variables: Mapping[str, Any]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.variables = {"input": "tables", **variables}
        with duckdb.connect(str(folder / "journey.duckdb")) as connection:
            load_raw(connection, "raw", {})
        variables_text = json.dumps(self.variables)
        arguments = ("compile", "--quiet", "--select", "resource_type:model", "--vars", variables_text)
        if not dbt_in_process(*arguments, folder=folder):
            raise RuntimeError(f"dbt could not compile the project: see {folder / 'logs'}")
        nodes = json.loads((folder / "target" / "manifest.json").read_text())["nodes"]
        self.seeds = [node for node in nodes.values() if node["resource_type"] == "seed"]
        self.models = list(
            _in_order({n: node for n, node in nodes.items() if node["resource_type"] == "model"})
        )

    @contextmanager
    def built(self, raw: RawTables, as_of: str | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection to the marts over the raw tables given.

        A project compiled with the variable as_of can be built as of another instant, to the microsecond.
        """
        with duckdb.connect() as connection:
            connection.execute("set TimeZone = 'UTC'")
            connection.execute("attach ':memory:' as journey")
            connection.execute("use journey")
            load_raw(connection, "raw", raw)
            connection.execute("create schema rules")
            for seed in self.seeds:
                columns = ", ".join(f"{name} {kind}" for name, kind in seed["config"]["column_types"].items())
                connection.execute(f"create table rules.{seed['name']} ({columns})")
                connection.execute(
                    f"copy rules.{seed['name']} from '{PROJECT / seed['original_file_path']}' (header)"
                )
            for model in self.models:
                self._run(connection, model, as_of)
            yield connection

    def _run(self, connection: duckdb.DuckDBPyConnection, model: dict[str, Any], as_of: str | None) -> None:
        relation = f"{model['schema']}.{model['name']}"
        connection.execute(f"create schema if not exists {model['schema']}")
        if model["language"] == "python":
            connection.register("result", _python_model(connection, model))
            connection.execute(f"create table {relation} as select * from result")
            connection.unregister("result")
        else:
            kind = "view" if model["config"]["materialized"] in {"view", "batch"} else "table"
            statement = model["compiled_code"]
            if as_of is not None:
                statement = statement.replace(str(self.variables["as_of"]), as_of)
            connection.execute(f"create {kind} {relation} as {statement}")


def _python_model(connection: duckdb.DuckDBPyConnection, model: dict[str, Any]) -> pd.DataFrame:
    """What a Python model returns: its function over its tables."""
    if model["name"] == "int_markov_shares":
        return markov_shares(connection.sql("from intermediate.int_channel_steps").df())
    settings = LapsePolicySettings.from_config(model["config"]["meta"].get)
    durations = connection.sql("from intermediate.int_lapse_durations").df()
    return learn_lapse_policy(durations, settings, connection.sql("from rules.lapse_policy_fixed").df())


def _in_order(models: Mapping[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    done: set[str] = set()

    def visit(name: str) -> Iterator[dict[str, Any]]:
        if name in done or name not in models:
            return
        done.add(name)
        for parent in models[name]["depends_on"]["nodes"]:
            yield from visit(parent)
        yield models[name]

    for name in models:
        yield from visit(name)
