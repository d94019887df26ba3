"""A shop delivered as text and as typed columns gives the same marts: types are believed, text is read."""

from pathlib import Path

import duckdb
from click.testing import CliRunner

from compiled_project import dbt_in_process, read_marts
from customer_journey.cli import main

NO_TESTS = ("--exclude-resource-type", "test", "unit_test")


def marts_of(folder: Path, file_format: str) -> dict[str, list[str]]:
    raw = folder / "raw"
    shop = ["--customers", "150", "--seed", "21", "--bad-rows", "0", "--no-truth"]
    made = CliRunner().invoke(main, ["simulate", *shop, "--format", file_format, "--out", str(raw)])
    assert made.exit_code == 0, made.output
    arguments = ("build", "--quiet", "--vars", "input: files", *NO_TESTS)
    assert dbt_in_process(*arguments, folder=folder, JOURNEY_INPUT=str(raw))
    with duckdb.connect(str(folder / "journey.duckdb"), read_only=True) as connection:
        return read_marts(connection)


def test_text_and_types_give_the_same_marts(tmp_path: Path) -> None:
    typed = marts_of(tmp_path / "typed", "parquet")
    text = marts_of(tmp_path / "text", "csv")
    assert typed.keys() == text.keys()
    for mart, rows in typed.items():
        assert rows == text[mart], mart
    assert len(typed["fct_orders"]) > 100
