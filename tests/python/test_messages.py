"""What a user reads when the input is wrong: what it is and what to do, not where Python stood."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from compiled_project import dbt

ORDERS = """order_id,customer_id,ordered_at,net_amount,currency
1,anna,2025-01-01,10.00,EUR
2,berta,2025-01-02,20.00,EUR
"""


class Desk:
    """A folder with the delivered files and a database; dbt parses the project once for all cases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.input = folder / "delivered"
        self.database = folder / "journey.duckdb"

    def deliver(self, orders: str | bytes, name: str = "raw_orders.csv") -> None:
        self.input.mkdir(exist_ok=True)
        for file in self.input.iterdir():
            file.unlink()
        (self.input / name).write_bytes(orders.encode() if isinstance(orders, str) else orders)

    def refusal(self, **variables: str) -> str:
        """What dbt says when it does not build the orders, its lines joined."""
        given = json.dumps({"input": "files", **variables})
        run = dbt(
            "build", "--select", "+stg_orders", "--exclude-resource-type", "test", "unit_test",
            "--vars", given, folder=self.folder, JOURNEY_INPUT=str(self.input),
        )  # fmt: skip
        assert run.returncode != 0, run.stdout
        assert "Traceback" not in run.stdout + run.stderr
        return " ".join((run.stdout + run.stderr).split())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.deliver(ORDERS)
    return desk


@contextmanager
def opened(database: Path) -> Iterator[None]:
    with duckdb.connect(str(database)):
        yield


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("input", "excel", "must be one of sample, files, tables"),
        ("lapse_policy", "guessed", "must be one of learned, fixed"),
        ("as_of", "yesterday", "must be a date or an instant such as 2026-06-30"),
        ("as_of", "2025-02-30", "must be a date or an instant such as 2026-06-30"),
    ],
)
def test_variable_that_makes_no_sense(desk: Desk, variable: str, value: str, expected: str) -> None:
    message = desk.refusal(**{variable: value})
    assert f"Variable {variable} is '{value}'" in message
    assert expected in message


def test_folder_that_is_not_there(desk: Desk) -> None:
    desk.input.rename(desk.folder / "elsewhere")
    try:
        message = desk.refusal()
    finally:
        (desk.folder / "elsewhere").rename(desk.input)
    assert "raw_orders, the one table that is required, was not found" in message
    assert str(desk.input) in message


def test_required_column_that_is_missing(desk: Desk) -> None:
    desk.deliver(ORDERS.replace("net_amount", "total"))
    message = desk.refusal()
    assert "raw_orders lacks the required column net_amount" in message
    assert "order_id, customer_id, ordered_at, total, currency" in message


def test_second_currency(desk: Desk) -> None:
    desk.deliver(ORDERS + "3,carla,2025-01-03,30.00,CHF\n")
    message = desk.refusal()
    assert "The orders are in CHF, EUR" in message
    assert "reporting_currency" in message


def test_orders_none_of_which_can_be_read(desk: Desk) -> None:
    desk.deliver(ORDERS.replace("2025-01-", "Jan 2025, "))
    message = desk.refusal()
    assert "Not one row of raw_orders can be used; most often: unreadable_ordered_at (2 rows)" in message


def test_parquet_file_that_is_broken(desk: Desk) -> None:
    desk.deliver(b"PAR1 and then the transfer broke off", name="raw_orders.parquet")
    assert "raw_orders.parquet" in desk.refusal()


def test_database_that_another_program_has_open(desk: Desk) -> None:
    desk.deliver(ORDERS)
    with opened(desk.database):
        message = desk.refusal()
    assert "Could not set lock on file" in message
    assert str(desk.database) in message
