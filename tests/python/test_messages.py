"""What a user reads when the input is wrong: what it is and what to do, not where Python stood."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from compiled_project import dbt_in_process

ORDERS = """order_id,customer_id,ordered_at,net_amount,currency
1,anna,2025-01-01,10.00,EUR
2,berta,2025-01-02,20.00,EUR
"""


@dataclass
class Desk:
    """A folder with the delivered files; dbt parses the project once for all of them."""

    folder: Path

    @property
    def input(self) -> Path:
        return self.folder / "delivered"

    def deliver(self, orders: str | bytes, name: str = "raw_orders.csv", lines: str | None = None) -> None:
        self.input.mkdir(exist_ok=True)
        for file in self.input.iterdir():
            file.unlink()
        (self.input / name).write_bytes(orders.encode() if isinstance(orders, str) else orders)
        if lines is not None:
            (self.input / "raw_order_lines.csv").write_text(lines)

    def build(self, database: str = "journey.duckdb", model: str = "stg_orders", **variables: str) -> bool:
        return dbt_in_process(
            "build", "--select", f"+{model}", "--exclude-resource-type", "test", "unit_test",
            "--vars", json.dumps({"input": "files", **variables}),
            folder=self.folder, JOURNEY_INPUT=str(self.input), JOURNEY_DB=str(self.folder / database),
        )  # fmt: skip


Refusal = Callable[..., str]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.deliver(ORDERS)
    return desk


@pytest.fixture
def refusal(desk: Desk, capfd: pytest.CaptureFixture[str]) -> Refusal:
    """What dbt says when it does not build the orders, its lines joined."""

    def refuse(**variables: str) -> str:
        assert not desk.build(**variables)
        printed = capfd.readouterr()
        return " ".join((printed.out + printed.err).split())

    return refuse


def test_folder_that_is_not_there(desk: Desk, refusal: Refusal) -> None:
    desk.input.rename(desk.folder / "elsewhere")
    try:
        message = refusal()
    finally:
        (desk.folder / "elsewhere").rename(desk.input)
    assert "raw_orders, the one table that is required, was not found" in message
    assert str(desk.input) in message
    assert "Traceback" not in message


def test_required_column_that_is_missing(desk: Desk, refusal: Refusal) -> None:
    desk.deliver(ORDERS.replace("net_amount", "total"))
    message = refusal()
    assert "raw_orders lacks the required column net_amount" in message
    assert "order_id, customer_id, ordered_at, total, currency" in message
    assert "Traceback" not in message


def test_line_with_fewer_fields_than_the_header(desk: Desk, refusal: Refusal) -> None:
    desk.deliver(ORDERS.replace("berta,", "berta "))
    message = refusal()
    assert "raw_orders cannot be told apart into columns" in message
    assert "some line has more fields, or fewer" in message
    assert "Traceback" not in message


def test_second_currency(desk: Desk, refusal: Refusal) -> None:
    desk.deliver(ORDERS + "3,carla,2025-01-03,30.00,CHF\n")
    message = refusal()
    assert "The orders are in CHF, EUR" in message
    assert "reporting_currency" in message
    assert "Traceback" not in message


def test_orders_none_of_which_can_be_read(desk: Desk, refusal: Refusal) -> None:
    desk.deliver(ORDERS.replace("2025-01-", "Jan 2025 "))
    message = refusal()
    assert "Not one row of raw_orders can be used; most often: unreadable_ordered_at (2 rows)" in message
    assert "Traceback" not in message


def test_order_lines_of_no_order_are_a_warning(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """Of orders that do not exist: two exports that spell ids differently, perhaps."""
    desk.deliver(ORDERS, lines="order_id,line_number,product_id,quantity,net_amount\nNo. 1,1,tea,1,10.00\n")
    assert desk.build(model="stg_order_lines__counted")
    printed = " ".join(capfd.readouterr().out.split())
    assert "Not one row of raw_order_lines can be used; most often: unknown_order (1 rows)" in printed


def test_parquet_file_that_is_broken(desk: Desk, refusal: Refusal) -> None:
    desk.deliver(b"PAR1 and then the transfer broke off", name="raw_orders.parquet")
    message = refusal()
    assert "raw_orders.parquet" in message
    assert "Traceback" not in message


def test_database_that_another_program_has_open(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Here dbt itself adds where Python stood, after the message."""
    desk = Desk(tmp_path)
    desk.deliver(ORDERS)
    database = tmp_path / "journey.duckdb"
    program = f"import duckdb; held = duckdb.connect({str(database)!r}); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        assert not desk.build()
        other.communicate("\n")
    message = capfd.readouterr().out.partition("Traceback")[0]
    assert f'Could not set lock on file "{database}": Conflicting lock is held in' in message
    assert f"(PID {other.pid})" in message


def test_database_named_like_one_of_its_schemas(refusal: Refusal) -> None:
    message = refusal(database="marts.duckdb")
    assert "The database file is named marts, and so is a schema in it" in message
    assert "Traceback" not in message


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("input", "excel", "must be sample, files or tables"),
        ("lapse_policy", "guessed", "must be one of learned, fixed"),
        ("prompted_act_weight", "half", "must be a share, from 0 to 1"),
        ("as_of", "yesterday", "must be a date or an instant such as 2026-06-30"),
        ("as_of", "2025-02-30", "must be a date or an instant such as 2026-06-30"),
        ("as_of", "9999-12-31", "must be before the year 9999"),
    ],
)
def test_variable_that_makes_no_sense(refusal: Refusal, variable: str, value: str, expected: str) -> None:
    message = refusal(**{variable: value})
    assert f"Variable {variable} is '{value}'" in message
    assert expected in message
    assert "Traceback" not in message
