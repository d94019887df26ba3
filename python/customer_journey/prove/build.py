"""Build some models over a folder of raw tables, in a database of their own."""

import os
import subprocess
import sys
from pathlib import Path

import click


def build_marts(delivered: Path, folder: Path, select: str) -> Path:
    """Run `dbt build` of the selected models and their seeds; the DuckDB file it leaves in the folder.

    Raises ClickException, with dbt's own words, where it fails.
    """
    database = folder / "journey.duckdb"
    environment = os.environ | {
        "JOURNEY_INPUT": str(delivered),
        "JOURNEY_DB": str(database),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_LOG_PATH": str(folder / "logs"),
    }
    arguments = ["build", "--quiet", "--vars", "input: files", "--select", select]
    tests = ["--exclude-resource-type", "test", "unit_test"]
    dbt = str(Path(sys.executable).with_name("dbt"))
    built = subprocess.run(
        [dbt, *arguments, *tests], env=environment, capture_output=True, text=True, check=False
    )
    if built.returncode != 0:
        raise click.ClickException(f"dbt build failed:\n{built.stdout}{built.stderr}")
    return database
