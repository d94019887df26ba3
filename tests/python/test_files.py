"""Files as exports write them: what looks like a comment, a quote or another type loses no row, no digit."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd

from compiled_project import dbt_in_process

ORDERS = """order_id,customer_id,ordered_at,net_amount
#1001,'t Hooft,2024-01-01,5
1002,Jan d',2024-01-02,6
#1003,'7',2024-01-03,7
1004,"Smith, J",2024-01-04,0.0001e12
1005,27" screens,2024-01-05,0.000000000000000000123e20
1006,nobody,0001-01-01T00:00:00+01:00,8
"""


def test_a_careless_export_is_read_as_it_was_meant(tmp_path: Path) -> None:
    """Names with a # or a bracket, apostrophes, numbers of a float, a quote late in the file, nanoseconds."""
    delivered = tmp_path / "today's export [2024] *"
    delivered.mkdir()
    (delivered / "raw_orders.csv").write_text(ORDERS)
    visits = [f"t{number},2024-01-01,site_visit,anna,web\n" for number in range(25_000)]
    (delivered / "raw_touchpoints.csv").write_text(
        "touchpoint_id,occurred_at,touchpoint_type,customer_id,channel\n"
        + "".join(visits)
        + 'last,2024-01-01,complaint,"anna","Ads, search"\n'
    )
    created_at = pd.to_datetime(["2024-01-01 10:00:00.123456789", None]).astype("datetime64[ns]")
    pd.DataFrame({"customer_id": ["anna", "jan"], "created_at": created_at}).to_parquet(
        delivered / "raw_customers.parquet"
    )

    assert dbt_in_process(
        "build", "--select", "+stg_orders", "+stg_touchpoints", "+stg_customers",
        "--exclude-resource-type", "test", "unit_test", "--vars", "input: files",
        folder=tmp_path, JOURNEY_INPUT=str(delivered),
    )  # fmt: skip
    with duckdb.connect(str(tmp_path / "journey.duckdb"), read_only=True) as connection:
        orders = connection.execute(
            "select order_id, customer_id, net_amount from staging.stg_orders order by ordered_at"
        ).fetchall()
        last = connection.execute(
            "select customer_id, channel from staging.stg_touchpoints where touchpoint_id = 'last'"
        ).fetchall()
        customers = connection.execute(
            "select customer_id, created_at from staging.stg_customers order by customer_id"
        ).fetchall()
    assert orders == [
        ("#1001", "'t Hooft", Decimal(5)),
        ("1002", "Jan d'", Decimal(6)),
        ("#1003", "'7'", Decimal(7)),
        ("1004", "Smith, J", Decimal(100_000_000)),
        ("1005", '27" screens', Decimal("12.3")),
    ]
    assert last == [("anna", "Ads, search")]
    assert customers == [("anna", datetime(2024, 1, 1, 10, 0, 0, 123456)), ("jan", None)]


def test_a_file_of_a_table_declared_missing_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "raw_orders.csv").write_text(ORDERS)
    (tmp_path / "raw_products.csv").write_text("product_id\ntea\n")
    assert dbt_in_process(
        "build", "--select", "+stg_raw_counts", "--exclude-resource-type", "test", "unit_test",
        "--vars", "{input: files, missing_tables: [raw_products]}",
        folder=tmp_path, JOURNEY_INPUT=str(tmp_path),
    )  # fmt: skip
    with duckdb.connect(str(tmp_path / "journey.duckdb"), read_only=True) as connection:
        counts = connection.execute("select raw_table, count_raw from staging.stg_raw_counts").fetchall()
    assert dict(counts)["raw_orders"] == len(ORDERS.splitlines()) - 1
    assert dict(counts)["raw_products"] == 0
