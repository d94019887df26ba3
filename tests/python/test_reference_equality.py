"""The marts equal an independent reading of the specification in plain Python: a sample, real shops."""

import json
from pathlib import Path

import duckdb
import pytest

from comparison import differences, reference
from compiled_project import RAW_COLUMNS, dbt
from conftest import Compiled, Shops, make_raw_tables

LAST_INSTANT = "23:59:59.999999"

SHOPS = ("sample", "cdnow", "adventureworks", "northwind")
EARLIER = {
    "sample": f"2025-06-30 {LAST_INSTANT}",
    "cdnow": f"1997-09-30 {LAST_INSTANT}",
    "adventureworks": f"2021-12-31 {LAST_INSTANT}",
    "northwind": f"1997-06-30 {LAST_INSTANT}",
}


@pytest.mark.parametrize("shop", SHOPS)
def test_learned_policy_at_the_end_of_the_data(compiled: Compiled, raw_tables: Shops, shop: str) -> None:
    raw = raw_tables(shop)
    expected = reference(raw)
    with compiled("learned").built(raw) as marts:
        assert differences(marts, expected) == []


@pytest.mark.parametrize("policy", ["learned", "fixed"])
@pytest.mark.parametrize("shop", SHOPS)
def test_either_policy_as_of_an_earlier_day(
    compiled: Compiled, raw_tables: Shops, shop: str, policy: str
) -> None:
    raw = raw_tables(shop)
    expected = reference(raw, lapse_policy=policy, as_of=EARLIER[shop])
    with compiled(f"{policy} as of").built(raw, as_of=EARLIER[shop]) as marts:
        assert differences(marts, expected) == []


@pytest.mark.parametrize("shop", SHOPS)
def test_fixed_policy_as_of_the_last_instant(compiled: Compiled, raw_tables: Shops, shop: str) -> None:
    raw = raw_tables(shop)
    expected = reference(raw, lapse_policy="fixed")
    last_instant = expected.clock.isoformat(sep=" ", timespec="microseconds")
    with compiled("fixed as of").built(raw, as_of=last_instant) as marts:
        assert differences(marts, expected) == []


def test_real_shops_are_read_whole() -> None:
    """The counts published with the data."""
    counts = {
        "cdnow": (6_919, 2_357, 244_091.94),
        "adventureworks": (27_659, 18_484, 29_358_677.22),
        "northwind": (830, 89, 1_265_793.04),
    }
    for shop, expected in counts.items():
        with duckdb.connect() as connection:
            make_raw_tables(connection, shop)
            found = connection.execute(
                "select count(*), count(distinct customer_id), round(sum(cast(net_amount as double)), 2) "
                "from raw.raw_orders"
            ).fetchall()
        assert found == [expected]


def test_build_of_a_warehouse_that_has_only_orders(tmp_path: Path, raw_tables: Shops) -> None:
    """The whole of dbt build, its data tests included."""
    with duckdb.connect(str(tmp_path / "journey.duckdb")) as connection:
        make_raw_tables(connection, "cdnow")
    missing = [table for table in RAW_COLUMNS if table != "raw_orders"]
    variables = json.dumps({"input": "tables", "missing_tables": missing})
    run = dbt("build", "--vars", variables, "--exclude-resource-type", "unit_test", folder=tmp_path)
    assert run.returncode == 0, run.stdout
    with duckdb.connect(str(tmp_path / "journey.duckdb"), read_only=True) as marts:
        assert differences(marts, reference(raw_tables("cdnow"))) == []
