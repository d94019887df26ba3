"""The models as dbt compiles them, run over raw tables in memory: a proof is about what a build runs."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import duckdb
import pandas as pd

Node = dict[str, Any]


class CompiledModels:
    """The models that lead to one mart, compiled with the fixed lapse policy."""

    def __init__(
        self, mart: str, raw_columns: Mapping[str, Sequence[str]], missing_tables: Sequence[str]
    ) -> None:
        """`raw_columns`: what the shops deliver. Raises ClickException where dbt fails."""
        variables = {"input": "tables", "lapse_policy": "fixed", "missing_tables": list(missing_tables)}
        with tempfile.TemporaryDirectory() as folder:
            database = str(Path(folder, "journey.duckdb"))
            # dbt looks up the columns of the raw tables; rows it needs none.
            with duckdb.connect(database) as connection:
                connection.execute("create schema raw")
                for table, columns in raw_columns.items():
                    connection.execute(
                        f"create table raw.{table} ({', '.join(f'{name} text' for name in columns)})"
                    )
            places = {"JOURNEY_DB": database, "DBT_TARGET_PATH": folder, "DBT_LOG_PATH": folder}
            command = [str(Path(sys.executable).with_name("dbt")), "compile", "--quiet", "--target", "duckdb"]
            choice = ["--select", f"+{mart},resource_type:model", "--vars", json.dumps(variables)]
            environment = {**os.environ, **places}
            compiled = subprocess.run(
                [*command, *choice], env=environment, capture_output=True, text=True, check=False
            )
            if compiled.returncode != 0:
                raise click.ClickException(f"dbt could not compile the models:\n{compiled.stdout}")
            nodes = json.loads(Path(folder, "manifest.json").read_text())["nodes"]
        self.seeds = [
            node for node in nodes.values() if node["resource_type"] == "seed" and node["schema"] == "rules"
        ]
        compiled_models = {
            name: node
            for name, node in nodes.items()
            if node["resource_type"] == "model" and node.get("compiled_code")
        }
        self.models = list(_in_order(compiled_models))

    def build(self, connection: duckdb.DuckDBPyConnection, raw: dict[str, pd.DataFrame]) -> None:
        """Seeds and all models into the database `journey` of the connection."""
        for schema in ("raw", "rules", "staging", "intermediate", "marts"):
            connection.execute(f"create schema if not exists {schema}")
        for name, frame in raw.items():
            connection.register("frame", frame)
            connection.execute(f"create or replace table raw.{name} as select * from frame")
            connection.unregister("frame")
        for seed in self.seeds:
            columns = ", ".join(f"{name} {kind}" for name, kind in seed["config"]["column_types"].items())
            connection.execute(f"create or replace table rules.{seed['name']} ({columns})")
            path = Path(seed["root_path"]) / seed["original_file_path"]
            connection.execute(f"copy rules.{seed['name']} from '{path}' (header)")
        self.run(connection, self.models)

    def run(self, connection: duckdb.DuckDBPyConnection, models: list[Node]) -> None:
        """Make or replace the tables of some of the models, in the order given."""
        for model in models:
            kind = "view" if model["config"]["materialized"] == "view" else "table"
            relation = f"{model['schema']}.{model['name']}"
            connection.execute(f"create or replace {kind} {relation} as {model['compiled_code']}")


def _in_order(models: dict[str, Node]) -> Iterator[Node]:
    """Every model after those it reads."""
    done: set[str] = set()

    def visit(name: str) -> Iterator[Node]:
        if name in done or name not in models:
            return
        done.add(name)
        for parent in models[name]["depends_on"]["nodes"]:
            yield from visit(parent)
        yield models[name]

    for name in models:
        yield from visit(name)
