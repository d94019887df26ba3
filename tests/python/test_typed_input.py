"""A shop delivered as text and as typed columns gives the same marts: types are believed, text is read."""

from pathlib import Path

import duckdb
from click.testing import CliRunner

from compiled_project import dbt_in_process, read_marts
from customer_journey.cli import main

NO_TESTS = ("--exclude-resource-type", "test", "unit_test")


def simulated(folder: Path) -> Path:
    """A small shop as parquet, its dates and amounts typed."""
    shop = ["--customers", "150", "--seed", "21", "--bad-rows", "0", "--no-truth"]
    made = CliRunner().invoke(main, ["simulate", *shop, "--format", "parquet", "--out", str(folder)])
    assert made.exit_code == 0, made.output
    return folder


def as_text(typed: Path, folder: Path) -> Path:
    """The same rows as CSV files."""
    folder.mkdir()
    with duckdb.connect() as connection:
        for file in typed.glob("*.parquet"):
            connection.execute(f"copy (from '{file}') to '{folder / file.stem}.csv' (header)")
    return folder


def marts_of(raw: Path, folder: Path) -> dict[str, list[str]]:
    arguments = ("build", "--quiet", "--vars", "input: files", *NO_TESTS)
    assert dbt_in_process(*arguments, folder=folder, JOURNEY_INPUT=str(raw))
    with duckdb.connect(str(folder / "journey.duckdb"), read_only=True) as connection:
        return read_marts(connection)


def test_text_and_types_give_the_same_marts(tmp_path: Path) -> None:
    raw = simulated(tmp_path / "raw")
    typed = marts_of(raw, tmp_path / "typed")
    text = marts_of(as_text(raw, tmp_path / "raw_text"), tmp_path / "text")
    assert typed.keys() == text.keys()
    for mart, rows in typed.items():
        assert rows == text[mart], mart
    assert len(typed["fct_orders"]) > 100


def oddly_typed(typed: Path, folder: Path) -> Path:
    """The same rows with columns of types that say something else, as epochs and flags of 0 and 1 do."""
    odd = {
        "raw_customers": "epoch(created_at) as created_at, "
        "cast(marketing_consent as integer) as marketing_consent",
        "raw_orders": "cast(is_reorder as integer) as is_reorder, cast(list_amount as double) as list_amount",
        "raw_order_lines": "discount_amount > 0 as discount_amount",
        "raw_products": "year(launched_on) as launched_on",
        "raw_touchpoints": "cast(score as double) as score, date '2025-01-01' as cost, "
        "cast(loaded_at as timestamptz) as loaded_at",
    }
    folder.mkdir()
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        for file in typed.glob("*.parquet"):
            replaced = f"replace ({odd[file.stem]})" if file.stem in odd else ""
            connection.execute(f"copy (select * {replaced} from '{file}') to '{folder / file.name}'")
    return folder


def test_a_type_that_says_something_else_is_read_as_its_text(tmp_path: Path) -> None:
    """And what cannot be read of it is rejected with a reason."""
    raw = oddly_typed(simulated(tmp_path / "raw"), tmp_path / "raw_odd")
    typed = marts_of(raw, tmp_path / "typed")
    text = marts_of(as_text(raw, tmp_path / "raw_text"), tmp_path / "text")
    for mart, rows in typed.items():
        assert rows == text[mart], mart
    assert len(typed["fct_orders"]) > 100
    reasons = {row.split(", ")[2] for row in typed["rpt_rejected_rows"]}
    wrong = ("created_at", "discount_amount", "launched_on", "cost")
    assert reasons == {f"'unreadable_{column}'" for column in wrong}
