"""The simulator: the same command gives the same shop, with everything in it that can happen."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import isfinite
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from customer_journey import simulate
from customer_journey.cli import main
from customer_journey.simulate import SAMPLE_ARGUMENTS, run
from customer_journey.simulate.arrays import month_of_year
from customer_journey.simulate.orders import make_orders
from customer_journey.simulate.people import make_people
from customer_journey.simulate.products import make_catalogue
from customer_journey.simulate.purchases import make_purchases
from customer_journey.simulate.shop import MOTIVES, SHOPS
from customer_journey.simulate.tables import SCHEMAS
from customer_journey.simulate.touchpoints import SCALES, STRATEGY, TYPES, UNKNOWN_TYPES
from customer_journey.simulate.truth import STAGES

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "seeds" / "sample"
Row = dict[str, str]

# Section 0 of the meaning once more, by hand: the columns each reason looks at.
AMOUNTS = ("net_amount", "list_amount", "discount_amount")
REQUIRED = {
    "raw_orders": ("order_id", "customer_id", "ordered_at", "net_amount"),
    "raw_order_lines": ("order_id", "line_number", "product_id", "quantity", "net_amount"),
    "raw_products": ("product_id",),
    "raw_customers": ("customer_id",),
    "raw_touchpoints": ("touchpoint_id", "occurred_at", "touchpoint_type", "customer_id"),
    "raw_identities": ("anonymous_id", "customer_id"),
}
READABLE = {
    "raw_orders": ("ordered_at", *AMOUNTS, "points_earned", "points_redeemed", "loaded_at"),
    "raw_order_lines": ("quantity", *AMOUNTS),
    "raw_products": ("launched_on",),
    "raw_customers": ("created_at", "loaded_at"),
    "raw_touchpoints": ("occurred_at", "score", "cost", "loaded_at"),
    "raw_identities": ("identified_at",),
}
DATED = {
    "raw_orders": "ordered_at",
    "raw_customers": "created_at",
    "raw_touchpoints": "occurred_at",
    "raw_identities": "identified_at",
}
NOT_NEGATIVE = {"raw_orders": AMOUNTS, "raw_order_lines": AMOUNTS, "raw_touchpoints": ("cost",)}
KEYS = {
    "raw_orders": ("order_id",),
    "raw_order_lines": ("order_id", "line_number"),
    "raw_products": ("product_id",),
    "raw_customers": ("customer_id",),
    "raw_touchpoints": ("touchpoint_id",),
    "raw_identities": ("anonymous_id", "customer_id", "identified_at"),
}


def possible_reasons(table: str) -> set[str]:
    """Every reason a row of that table can be rejected for, but no_exchange_rate."""
    return (
        {f"missing_{column}" for column in REQUIRED[table]}
        | {f"unreadable_{column}" for column in READABLE[table]}
        | ({"future_date"} if table in DATED else set())
        | ({"negative_amount"} if table in NOT_NEGATIVE else set())
        | ({"score_out_of_scale"} if table == "raw_touchpoints" else set())
        | ({"unknown_order"} if table == "raw_order_lines" else set())
        | {"duplicate"}
    )


def simulated(folder: Path, *arguments: str) -> Path:
    """The folder, filled by `customer_journey simulate` with these arguments."""
    result = CliRunner().invoke(main, ["simulate", "--out", str(folder), *arguments])
    assert result.exit_code == 0, result.output
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(folder: Path, table: str) -> list[Row]:
    with (folder / f"{table}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def is_readable(column: str, text: str) -> bool:
    try:
        return bool(instant(text)) if column.endswith(("_at", "_on")) else isfinite(float(text))
    except ValueError:
        return False


def reasons(folder: Path, table: str) -> Iterator[tuple[str, str]]:
    """Reason and key of every row that breaks a rule of section 0, found without the simulator's help."""
    headers = rows(folder, "raw_orders")
    orders = {row["order_id"] for row in headers if first_reason("raw_orders", row) is None}
    seen = set()
    for row in rows(folder, table):
        key = "|".join(row[column] for column in KEYS[table])
        reason = first_reason(table, row)
        if reason is None and table == "raw_order_lines" and row["order_id"] not in orders:
            reason = "unknown_order"
        if reason is None and key in seen:
            reason = "duplicate"
        if reason is None:
            seen.add(key)
        else:
            yield reason, key


def first_reason(table: str, row: Row) -> str | None:
    for column in REQUIRED[table]:
        if not row[column] and (table, column) != ("raw_touchpoints", "customer_id"):
            return f"missing_{column}"
    if table == "raw_touchpoints" and not row["customer_id"] and not row["anonymous_id"]:
        return "missing_customer_id"
    for column in READABLE[table]:
        if row[column] and not is_readable(column, row[column]):
            return f"unreadable_{column}"
    time = row[DATED[table]] if table in DATED else ""
    latest = instant(row["loaded_at"]) if row.get("loaded_at") else datetime(2100, 1, 1)
    if time and instant(time) > latest + timedelta(days=1):
        return "future_date"
    if any(row[column] and float(row[column]) < 0 for column in NOT_NEGATIVE.get(table, ())):
        return "negative_amount"
    if table == "raw_touchpoints" and row["score"] and row["touchpoint_type"] in SCALES:
        low, high = SCALES[row["touchpoint_type"]]
        if not low <= float(row["score"]) <= high:
            return "score_out_of_scale"
    return None


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command of the docstring makes."""
    return simulated(tmp_path_factory.mktemp("sample"), *SAMPLE_ARGUMENTS.split())


def test_the_committed_sample_is_what_its_command_makes(sample: Path) -> None:
    documented = str(simulate.__doc__).replace("\\", " ").split()
    assert all(word in documented for word in SAMPLE_ARGUMENTS.split())
    made, kept = files(sample), files(SAMPLE)
    committed = {name: text for name, text in kept.items() if name.endswith(".csv")}
    assert made.keys() == committed.keys() == {f"{table}.csv" for table in SCHEMAS}
    for name in made:
        assert made[name] == committed[name], f"{name} differs from what the command makes"


def test_the_sample_is_small_plain_text(sample: Path) -> None:
    texts = files(sample).values()
    assert sum(map(len, texts)) < 1_400_000
    assert all(b"\r" not in text and b'"' not in text for text in texts)


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_column_is_there_in_order_and_used(sample: Path, table: str) -> None:
    content = rows(sample, table)
    assert list(content[0]) == SCHEMAS[table].names
    for column in SCHEMAS[table].names:
        assert any(row[column] for row in content), f"{column} is null everywhere"


def test_every_touchpoint_type_happens(sample: Path) -> None:
    happened = {row["touchpoint_type"] for row in rows(sample, "raw_touchpoints")} - {""}
    assert happened == set(TYPES)
    with (ROOT / "seeds/rules/touchpoint_types.csv").open(newline="") as file:
        known = {row["touchpoint_type"] for row in csv.DictReader(file)}
    assert known <= happened
    assert not known & set(UNKNOWN_TYPES)


def test_what_makes_a_shop_untidy_is_in_the_sample(sample: Path) -> None:
    orders, touchpoints = rows(sample, "raw_orders"), rows(sample, "raw_touchpoints")
    statuses = {row["status"].strip().lower() for row in orders}
    assert statuses >= {"", "cancelled", "canceled", "returned", "refunded", "failed", "pending", "test"}
    assert {row["currency"] for row in orders} == {"", "EUR"}
    assert {row["is_reorder"] for row in orders} == {"", "true", "false"}
    assert {row["customer_kind"] for row in rows(sample, "raw_customers")} == {"", "b2c", "b2b"}
    days = [(row["customer_id"], row["ordered_at"][:10]) for row in orders if row["status"] == "completed"]
    assert len(days) > len(set(days)), "no split invoices"
    ways = {(bool(row["customer_id"]), bool(row["anonymous_id"])) for row in touchpoints}
    assert ways == {(True, True), (True, False), (False, True), (False, False)}
    links = {(row["anonymous_id"], row["customer_id"]) for row in rows(sample, "raw_identities")}
    assert len({device for device, _ in links}) < len(links), "no shared devices"
    spellings = [row["occurred_at"] for row in touchpoints]
    assert any(text.endswith("Z") for text in spellings)
    assert any(text.endswith("+02:00") for text in spellings)
    assert any(len(text) == 10 for text in spellings)
    known = {row["customer_id"] for row in rows(sample, "raw_customers")}
    assert {row["customer_id"] for row in orders} - known, "no guest orders"


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_reason_to_reject_a_row_is_planted(sample: Path, table: str) -> None:
    planted = list(reasons(sample, table))
    assert {reason for reason, _ in planted} == possible_reasons(table)
    assert len(planted) < 0.01 * len(rows(sample, table)) + 20


def test_without_bad_rows_nothing_is_rejected_and_amounts_add_up(tmp_path: Path) -> None:
    simulated(tmp_path, "--customers", "150", "--format", "csv", "--bad-rows", "0", "--shop", "sample")
    assert [broken for table in SCHEMAS for broken in reasons(tmp_path, table)] == []
    lines: dict[str, float] = {}
    for line in rows(tmp_path, "raw_order_lines"):
        lines[line["order_id"]] = lines.get(line["order_id"], 0) + float(line["net_amount"])
    for order in rows(tmp_path, "raw_orders"):
        assert lines[order["order_id"]] == pytest.approx(float(order["net_amount"]))
        if order["list_amount"]:
            difference = float(order["list_amount"]) - float(order["discount_amount"])
            assert difference == pytest.approx(float(order["net_amount"]))


def test_more_bad_rows_are_made_on_request(tmp_path: Path) -> None:
    few = simulated(tmp_path / "few", "--customers", "100", "--format", "csv", "--shop", "sample")
    wished = ("--customers", "100", "--format", "csv", "--shop", "sample", "--bad-rows", "0.1")
    many = simulated(tmp_path / "many", *wished)
    count = [len(list(reasons(folder, "raw_touchpoints"))) for folder in (few, many)]
    assert count[1] > 3 * count[0]


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_same_seed_same_bytes(tmp_path: Path, file_format: str) -> None:
    wished = ("--customers", "60", "--format", file_format, "--seed")
    first = files(simulated(tmp_path / "first", *wished, "7"))
    assert first == files(simulated(tmp_path / "second", *wished, "7"))
    assert first != files(simulated(tmp_path / "other", *wished, "8"))


def test_parquet_is_typed_unless_it_holds_bad_rows(tmp_path: Path) -> None:
    clean = simulated(tmp_path / "clean", "--customers", "60", "--format", "parquet")
    messy = simulated(tmp_path / "messy", "--customers", "60", "--format", "parquet", "--bad-rows", "0.01")
    for table, schema in SCHEMAS.items():
        assert pq.read_schema(clean / f"{table}.parquet").equals(schema)
        assert set(pq.read_schema(messy / f"{table}.parquet").types) == {pa.string()}


def test_chunks_do_not_depend_on_the_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHUNK", 40)
    small = simulated(tmp_path / "small", "--customers", "80")
    large = simulated(tmp_path / "large", "--customers", "200")
    for table in SCHEMAS:
        first, longer = (pq.ParquetFile(folder / f"{table}.parquet") for folder in (small, large))
        assert longer.num_row_groups == (1 if table == "raw_products" else 5)
        assert first.read().equals(longer.read_row_groups(range(first.num_row_groups)))
    for table in ("raw_orders", "raw_touchpoints", "raw_customers"):
        key = pq.read_table(large / f"{table}.parquet").column(0)
        assert pc.count_distinct(key).as_py() == len(key)


def test_twice_the_people_are_about_twice_the_rows(tmp_path: Path) -> None:
    folders = [simulated(tmp_path / size, "--customers", size) for size in ("400", "800")]
    for table in ("raw_orders", "raw_touchpoints", "raw_customers"):
        small, large = (pq.read_metadata(folder / f"{table}.parquet").num_rows for folder in folders)
        assert 1.6 < large / small < 2.4
    people = [pq.read_metadata(folder / "truth/customers.parquet").num_rows for folder in folders]
    assert 360 < people[0] <= 400 < 720 < people[1] <= 800


def test_the_truth_is_beside_the_raw_tables_and_names_the_same_people(tmp_path: Path) -> None:
    simulated(tmp_path, "--customers", "400")
    assert {path.name for path in tmp_path.glob("*.parquet")} == {f"{table}.parquet" for table in SCHEMAS}
    customers = pq.read_table(tmp_path / "truth/customers.parquet")
    stages = pq.read_table(tmp_path / "truth/stages.parquet")
    assert set(stages.column("stage").to_pylist()) == set(STAGES)
    assert set(stages.column("customer_id").to_pylist()) == set(customers.column("customer_id").to_pylist())
    bought = pq.read_table(tmp_path / "raw_orders.parquet").column("customer_id").to_pylist()
    assert set(bought) <= set(customers.column("customer_id").to_pylist())


def test_people_act_from_motives_and_contacts_work_as_the_truth_says() -> None:
    rng, shop = np.random.default_rng(5), SHOPS["general"]
    start, end = 18_993.0, 20_089.0  # 2022 to 2024
    people = make_people(rng, shop, 20_000, 1, start, end)
    bought = make_purchases(rng, shop, people, end)
    motive = people.motive[bought.person]
    discounted = {name: bought.is_discounted[motive == code].mean() for code, name in enumerate(MOTIVES)}
    assert discounted["price"] > 2 * max(rate for name, rate in discounted.items() if name != "price")
    first = bought.number == 1
    onboarded = bought.strategy == STRATEGY["onboarding"]
    assert bought.is_last[first & onboarded].mean() < 0.8 * bought.is_last[first & ~onboarded].mean()
    months = np.bincount(month_of_year(bought.at), minlength=12)
    assert months[9:].sum() > 1.3 * months[5:8].sum(), "no season"


def test_a_shop_without_purchases_can_have_orders() -> None:
    rng = np.random.default_rng(5)
    shop = replace(SHOPS["general"], prospect_share=1 - SHOPS["general"].visitor_share - 0.13)
    people = make_people(rng, shop, 60, 1, 19_000.0, 20_000.0)
    bought = make_purchases(rng, shop, people, 20_000.0)
    catalogue = make_catalogue(rng, shop, 19_000.0, 20_000.0)
    orders, lines = make_orders(rng, shop, people, bought, catalogue, 20_000.0)
    assert len(bought) == 0 < len(orders) <= len(lines.order)


def test_importing_the_command_line_stays_fast() -> None:
    code = "import sys, customer_journey.cli; print({'numpy', 'pyarrow', 'duckdb'} & set(sys.modules))"
    shown = subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT / "python")
    assert shown.strip() == "set()"


def test_an_end_before_the_start_is_refused(tmp_path: Path) -> None:
    wished = ["--customers", "5", "--start", "2025-01-01", "--end", "2024-01-01", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, ["simulate", *wished])
    assert result.exit_code == 2
    assert "the last day lies before the first" in result.output


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(size=st.integers(1, 30), seed=st.integers(0, 10_000), days=st.integers(0, 900))
def test_any_size_seed_and_length_gives_a_shop(tmp_path: Path, size: int, seed: int, days: int) -> None:
    start = datetime(2024, 1, 1)
    end = start + timedelta(days=days + 1)
    last_day = f"{end - timedelta(days=1):%Y-%m-%d}"
    wished = (
        "--customers",
        str(size),
        "--seed",
        str(seed),
        "--start",
        f"{start:%Y-%m-%d}",
        "--end",
        last_day,
    )
    simulated(tmp_path, *wished)
    for table, time in DATED.items():
        moments = [at for at in pq.read_table(tmp_path / f"{table}.parquet").column(time).to_pylist() if at]
        assert all(start <= at < end for at in moments)
